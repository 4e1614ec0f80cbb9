//! Whether the log is whole: every entry recomputed, every head that was told outside the database held against it. Reads
//! page by page, so that memory does not grow with the log, and may run while servers write.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::AssertSqlSafe;

use super::chain::{COLUMNS, Chain, Head, Link};
use super::heads::{Heads, is_broken_off, read_line};
use super::{AuditError, chain_of, key_check};
use crate::db::Db;
use crate::{in_transaction, on_reader};

/// Entries, or lines of a file, that are read at once.
const PAGE: usize = 1_000;

/// Against what the log is held.
#[derive(Clone, Debug, Default)]
pub struct Witnesses {
    /// Files of heads: of each server that writes its own.
    pub files: Vec<PathBuf>,
    /// Heads that were mailed or written down.
    pub heads: Vec<Head>,
}

/// What was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    pub entries: u64,
    /// Time of the first and of the last entry.
    pub from: Option<String>,
    pub until: Option<String>,
    /// Lines of files of heads, and heads that were given.
    pub heads: u64,
    /// Lines of files of heads that were broken off when a program was killed, and for which later ones stand.
    pub broken_off: u64,
    pub faults: u64,
}

/// What is wrong, in words. Numbers are those of entries.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("the row that says where the log ends is missing, or was not made with this key")]
    KeyCheck,
    #[error("entry {0} stands before the first: it was inserted")]
    BeforeFirst(i64),
    #[error("entry {0} is missing: it was dropped")]
    Missing(i64),
    #[error("entries {0} to {1} are missing: they were dropped")]
    MissingRange(i64, i64),
    #[error("entry {0} does not fit the one before it: it was changed, inserted or moved")]
    Broken(i64),
    #[error(
        "the database says that the log ends with entry {said}, but the last is {found}: the end was cut off or added to"
    )]
    End { said: i64, found: i64 },
    #[error("the database says that the log ends with another entry {0} than the one that is there")]
    OtherEnd(i64),
    #[error("{} cannot be read ({reason})", file.display())]
    File { file: PathBuf, reason: String },
    #[error("{}, line {line}: expected NUMBER MAC TIME", file.display())]
    Line { file: PathBuf, line: u64 },
    #[error(
        "{from} tells of entry {number}, but the log ends with {last}: the end was cut off, or an older copy restored"
    )]
    Beyond { from: Source, number: i64, last: i64 },
    #[error("{from} tells of another entry {number} than the one in the log")]
    Differs { from: Source, number: i64 },
    #[error(
        "the log ends with entry {last}, but the files of heads with {told}: one was cut or is not given, or a program was \
         killed before it wrote its line (its next start adds it)"
    )]
    FilesEnd { last: i64, told: i64 },
}

/// Where a head was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    Line(PathBuf, u64),
    Given,
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Line(file, line) => write!(f, "{}, line {line},", file.display()),
            Self::Given => write!(f, "the head that was given"),
        }
    }
}

/// Looks at everything, and tells each fault as it is found.
pub async fn verify(
    db: &Db,
    key_file: &Path,
    witnesses: &Witnesses,
    told: &mut (dyn FnMut(Fault) + Send),
) -> Result<Verified, AuditError> {
    let last = last(db).await?;
    let chain = chain_of(key_file)?;
    // It was never begun, or all of it is gone: then whatever tells of it outside the database is a fault.
    let is_empty = chain.is_none() && last == 0 && key_check(db).await?.is_none();
    let mut verified = Verified::default();
    let mut faults = 0;
    let mut told = |fault| {
        faults += 1;
        told(fault);
    };
    // What is committed may not have been told yet.
    for _ in 0..10 {
        let ends = witnesses.files.iter().filter_map(|file| Heads::new(file.clone()).last().ok().flatten());
        if witnesses.files.is_empty() || ends.map(|head| head.number).max().unwrap_or_default() >= last {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    match chain {
        Some(chain) => walk(db, &chain, &mut verified, &mut told).await?,
        None if is_empty => {}
        None => return Err(AuditError::KeyMissing(key_file.to_path_buf())),
    }
    let mut farthest = 0;
    for file in &witnesses.files {
        farthest = farthest.max(hold_file(db, file, &mut verified, &mut told).await?);
    }
    if farthest < last && !witnesses.files.is_empty() {
        told(Fault::FilesEnd { last, told: farthest });
    }
    for heads in witnesses.heads.chunks(PAGE) {
        let given: Vec<_> = heads.iter().map(|head| (Source::Given, head.clone())).collect();
        hold(db, given, &mut verified, &mut told).await?;
    }
    verified.faults = faults;
    Ok(verified)
}

/// Recomputes the chain, and holds the row of its end against it.
async fn walk(
    db: &Db,
    chain: &Chain,
    verified: &mut Verified,
    told: &mut (dyn FnMut(Fault) + Send),
) -> Result<(), AuditError> {
    const HEAD: &str = "select number, mac, key_check from audit_head where id = 1";
    let page = format!("select {COLUMNS} from audit_entries where number > $1 order by number limit {PAGE}");
    let mut snapshot = db.snapshot().await?;
    let said: Option<(i64, String, String)> =
        in_transaction!(&mut snapshot, |connection| sqlx::query_as(HEAD).fetch_optional(connection).await)?;
    let mut end = Head { number: 0, mac: chain.check() };
    if said.as_ref().is_none_or(|(_, _, key_check)| *key_check != end.mac) {
        told(Fault::KeyCheck);
    }
    let mut after = i64::MIN;
    loop {
        let links: Vec<Link> = in_transaction!(&mut snapshot, |connection| {
            sqlx::query_as(AssertSqlSafe(page.as_str())).bind(after).fetch_all(connection).await
        })?;
        let Some(last) = links.last() else { break };
        after = last.number;
        for link in links {
            step(chain, &mut end, &link, told);
            verified.entries += 1;
            verified.from.get_or_insert_with(|| link.at.clone());
            verified.until = Some(link.at);
        }
    }
    match said {
        Some((number, _, _)) if number != end.number => told(Fault::End { said: number, found: end.number }),
        Some((number, mac, _)) if mac != end.mac => told(Fault::OtherEnd(number)),
        _ => {}
    }
    Ok(())
}

/// Holds an entry against the one before it. What follows is held against what is there, so that one change is one fault.
fn step(chain: &Chain, end: &mut Head, link: &Link, told: &mut (dyn FnMut(Fault) + Send)) {
    let expected = end.number + 1;
    if link.number < 1 {
        told(Fault::BeforeFirst(link.number));
        return;
    }
    if link.number > expected {
        let last = link.number - 1;
        told(if last == expected { Fault::Missing(last) } else { Fault::MissingRange(expected, last) });
    } else if chain.mac(&end.mac, link) != link.mac {
        told(Fault::Broken(link.number));
    }
    *end = link.head();
}

/// Holds the lines of a file against the log; returns the highest number that is told and fits.
async fn hold_file(
    db: &Db,
    file: &Path,
    verified: &mut Verified,
    told: &mut (dyn FnMut(Fault) + Send),
) -> Result<i64, AuditError> {
    let unreadable = |error: std::io::Error| Fault::File { file: file.to_path_buf(), reason: error.to_string() };
    let opened = match File::open(file) {
        Ok(opened) => opened,
        // That it lacks what it should tell is told anyway, where there is anything to tell.
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(0),
        Err(error) => {
            told(unreadable(error));
            return Ok(0);
        }
    };
    let mut lines = BufReader::new(opened).split(b'\n').zip(1..).peekable();
    let mut farthest = 0;
    let mut broken_off = Vec::new();
    while lines.peek().is_some() {
        let mut heads = Vec::with_capacity(PAGE);
        let mut broken = None;
        for (bytes, line) in lines.by_ref().take(PAGE) {
            let bytes = match bytes {
                Ok(bytes) => bytes,
                Err(error) => {
                    told(unreadable(error));
                    return Ok(farthest);
                }
            };
            let text = String::from_utf8_lossy(&bytes);
            match read_line(&text) {
                Some(head) => heads.push((Source::Line(file.to_path_buf(), line), head)),
                None if is_broken_off(&text) => {
                    broken = Some(line);
                    break;
                }
                None => told(Fault::Line { file: file.to_path_buf(), line }),
            }
        }
        let fits = hold(db, heads, verified, told).await?;
        if fits > 0 {
            // A head stands for all before it.
            verified.broken_off += broken_off.drain(..).count() as u64;
        }
        farthest = farthest.max(fits);
        broken_off.extend(broken);
    }
    for line in broken_off {
        told(Fault::Line { file: file.to_path_buf(), line });
    }
    Ok(farthest)
}

/// Holds heads against the log as it is now: what is told was committed before. Returns the highest number that fits.
async fn hold(
    db: &Db,
    heads: Vec<(Source, Head)>,
    verified: &mut Verified,
    told: &mut (dyn FnMut(Fault) + Send),
) -> Result<i64, AuditError> {
    if heads.is_empty() {
        return Ok(0);
    }
    let numbers: Vec<String> = heads.iter().map(|(_, head)| head.number.to_string()).collect();
    let sql = format!("select number, mac from audit_entries where number in ({})", numbers.join(","));
    let found: Vec<(i64, String)> =
        on_reader!(db, |pool| sqlx::query_as(AssertSqlSafe(sql)).persistent(false).fetch_all(pool).await)?;
    let found: HashMap<i64, String> = found.into_iter().collect();
    let last = last(db).await?;
    let mut farthest = 0;
    for (from, Head { number, mac }) in heads {
        verified.heads += 1;
        match found.get(&number) {
            Some(found) if *found == mac => farthest = farthest.max(number),
            None if number > last => told(Fault::Beyond { from, number, last }),
            _ => told(Fault::Differs { from, number }),
        }
    }
    Ok(farthest)
}

/// The number of the last entry, whatever the row of the end says; 0 without any.
async fn last(db: &Db) -> Result<i64, sqlx::Error> {
    const SQL: &str = "select coalesce(max(number), 0) from audit_entries";
    on_reader!(db, |pool| sqlx::query_scalar(SQL).fetch_one(pool).await)
}
