//! The audit log: who did what, when and why, written in the transaction of what it tells of. Entries are chained by an
//! HMAC whose key is outside the database, and where the chain ends is told to a file at each commit: `sasae audit
//! verify` finds what was dropped, inserted, changed, reordered or cut off. It keeps no content.

mod chain;
mod entry;
mod find;
mod heads;
mod mailing;
pub mod routes;
mod verify;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use sqlx::AssertSqlSafe;

use crate::clock::Clock;
use crate::db::{Db, Transaction};
use crate::{in_transaction, key_file, on_reader, on_writer};
pub use chain::Head;
use chain::{COLUMNS, Chain, Link};
pub use entry::{Entry, Outcome, Who};
pub use find::find;
use heads::Heads;
pub use heads::read_pair;
pub use mailing::{mail_daily, mail_head};
pub use verify::{Fault, Source, Verified, Witnesses, verify};

/// Rows of one insert.
const AT_ONCE: usize = 500;

/// What writes to the log.
#[derive(Clone)]
pub struct Audit {
    chain: Chain,
    heads: Heads,
}

/// A transaction and what it tells: both count, or neither. Dropped without [`commit`](Change::commit), neither does.
pub struct Change {
    audit: Audit,
    clock: Clock,
    transaction: Transaction,
    entries: Vec<Entry>,
}

/// Why the log cannot be written, in words that say what to do.
#[derive(Debug, thiserror::Error)]
pub enum AuditError {
    #[error("the key of the audit log cannot be kept in {} ({source}); give another file in SASAE_AUDIT_KEY or make it usable", path.display())]
    KeyFile { path: PathBuf, source: std::io::Error },
    #[error("{} is no key of an audit log; expected 64 hexadecimal digits", .0.display())]
    NoKey(PathBuf),
    #[error("the audit log was begun with a key that is not in {}; bring that file back, or say where it is in SASAE_AUDIT_KEY", .0.display())]
    KeyMissing(PathBuf),
    #[error("the audit log was begun with another key than the one in {}; bring the right file back, or say where it is in SASAE_AUDIT_KEY", .0.display())]
    OtherKey(PathBuf),
    #[error("the file of heads {} cannot be read ({source}); make it readable or give another in SASAE_AUDIT_HEADS", path.display())]
    Heads { path: PathBuf, source: std::io::Error },
    #[error("the database refused: {0}")]
    Database(#[from] sqlx::Error),
}

impl Audit {
    /// Gets ready to write: with the key in a file, which is made where there is none and the log was never begun. A head
    /// that a killed program did not tell the file of heads is added.
    pub async fn open(key_file: &Path, heads_file: &Path, db: &Db) -> Result<Self, AuditError> {
        let chain = match (chain_of(key_file)?, key_check(db).await?) {
            (Some(chain), _) => chain,
            (None, None) => Chain::new(&key_file::make(key_file).map_err(|error| no_key(key_file, error))?),
            (None, Some(_)) => return Err(AuditError::KeyMissing(key_file.to_path_buf())),
        };
        const BEGIN: &str = "insert into audit_head (id, number, mac, key_check) values (1, 0, $1, $1)
            on conflict (id) do nothing";
        let check = chain.check();
        if key_check(db).await?.is_none() {
            on_writer!(db, |pool| sqlx::query(BEGIN).bind(&check).execute(pool).await.map(|_| ()))?;
        }
        if key_check(db).await? != Some(check) {
            return Err(AuditError::OtherKey(key_file.to_path_buf()));
        }
        let mut audit = Self { chain, heads: Heads::new(heads_file.to_path_buf()) };
        audit.catch_up(heads_file, db).await?;
        Ok(audit)
    }

    /// The file is read first: another program may go on writing.
    async fn catch_up(&mut self, file: &Path, db: &Db) -> Result<(), AuditError> {
        const MAC: &str = "select mac from audit_entries where number = $1";
        let failed = |source| AuditError::Heads { path: file.to_path_buf(), source };
        let told = self.heads.last().map_err(failed)?;
        let Some(head) = head(db).await? else { return Ok(()) };
        let mut misfit = None;
        if let Some(told) = &told {
            let mac: Option<String> =
                on_reader!(db, |pool| sqlx::query_scalar(MAC).bind(told.number).fetch_optional(pool).await)?;
            let (told_of, file) = (told.number, file.display());
            misfit = match mac {
                Some(mac) if mac == told.mac => None,
                Some(_) => Some(format!("{file} tells of another entry {told_of} than the one in the audit log")),
                None => Some(format!(
                    "the audit log ends with entry {}, but {file} tells of entry {told_of}: the end was cut off, or an \
                     older copy of the database was put in place",
                    head.number
                )),
            };
        }
        self.heads.note_misfit(misfit).map_err(failed)?;
        if told.map_or(0, |told| told.number) < head.number {
            self.heads.append(&head, &Clock::System.now_text());
        }
        Ok(())
    }

    /// Begins a transaction that tells what it does.
    pub async fn change(&self, db: &Db, clock: &Clock) -> Result<Change, sqlx::Error> {
        let transaction = db.begin().await?;
        Ok(Change { audit: self.clone(), clock: clock.clone(), transaction, entries: Vec::new() })
    }

    /// Tells something that changes nothing else: a read, a refusal.
    pub async fn tell(&self, db: &Db, clock: &Clock, entry: Entry) -> Result<(), sqlx::Error> {
        let mut change = self.change(db, clock).await?;
        change.tell(entry);
        change.commit().await
    }

    /// Why the file of heads lacks the end of the log, or does not fit it; `None` when all is well.
    pub fn trouble(&self) -> Option<String> {
        self.heads.trouble()
    }
}

impl Change {
    /// Where the change itself is written: `in_transaction!(change.transaction(), |connection| …)`.
    pub fn transaction(&mut self) -> &mut Transaction {
        &mut self.transaction
    }

    pub fn tell(&mut self, entry: Entry) {
        self.entries.push(entry);
    }

    /// Writes the entries, commits, and tells the file of heads.
    pub async fn commit(mut self) -> Result<(), sqlx::Error> {
        let at = self.clock.now_text();
        let head = self.write(&at).await?;
        let Self { audit, transaction, .. } = self;
        // A task of its own: a visitor who goes away must not come between the commit and the file of heads.
        let committed = tokio::spawn(async move {
            transaction.commit().await?;
            if let Some(head) = head {
                audit.heads.append(&head, &at);
            }
            Ok(())
        });
        committed.await.unwrap_or_else(|ended| Err(sqlx::Error::Io(std::io::Error::other(ended))))
    }

    /// Where the log ends, and will end until this transaction does.
    async fn lock(&mut self) -> Result<Head, sqlx::Error> {
        let lock =
            format!("select number, mac from audit_head where id = 1{}", self.transaction.dialect().for_update());
        in_transaction!(&mut self.transaction, |connection| {
            sqlx::query_as(AssertSqlSafe(lock)).fetch_one(connection).await
        })
    }

    /// The last statements of the transaction: from here on all other writers wait for it. Returns the new head.
    async fn write(&mut self, at: &str) -> Result<Option<Head>, sqlx::Error> {
        if self.entries.is_empty() {
            return Ok(None);
        }
        let dialect = self.transaction.dialect();
        let mut head = self.lock().await?;
        let mut links = Vec::with_capacity(self.entries.len());
        for entry in self.entries.drain(..) {
            let link = self.audit.chain.link(&head, at, entry);
            head = link.head();
            links.push(link);
        }
        for links in links.chunks(AT_ONCE) {
            let rows = dialect.value_rows(links.len(), COLUMNS.split(',').count());
            let insert = format!("insert into audit_entries ({COLUMNS}) values {rows}");
            in_transaction!(&mut self.transaction, |connection| {
                let query = links.iter().fold(sqlx::query(AssertSqlSafe(insert)), |query, link| {
                    let Link { number, at, who, person_id, organization_id, action, .. } = link;
                    let query =
                        query.bind(number).bind(at).bind(who).bind(person_id).bind(organization_id).bind(action);
                    let Link { object_kind, object_id, outcome, why, mac, .. } = link;
                    query.bind(object_kind).bind(object_id).bind(outcome).bind(why).bind(mac)
                });
                query.execute(connection).await.map(|_| ())
            })?;
        }
        const MOVE: &str = "update audit_head set number = $1, mac = $2 where id = 1";
        in_transaction!(&mut self.transaction, |connection| {
            sqlx::query(MOVE).bind(head.number).bind(&head.mac).execute(connection).await.map(|_| ())
        })?;
        Ok(Some(head))
    }
}

/// With the key in a file; `None` where there is no file.
fn chain_of(key_file: &Path) -> Result<Option<Chain>, AuditError> {
    let key = key_file::read(key_file).map_err(|error| no_key(key_file, error))?;
    Ok(key.map(|key| Chain::new(&key)))
}

fn no_key(file: &Path, source: std::io::Error) -> AuditError {
    let path = file.to_path_buf();
    match source.kind() {
        ErrorKind::InvalidData => AuditError::NoKey(path),
        _ => AuditError::KeyFile { path, source },
    }
}

async fn key_check(db: &Db) -> Result<Option<String>, sqlx::Error> {
    const SQL: &str = "select key_check from audit_head where id = 1";
    on_reader!(db, |pool| sqlx::query_scalar(SQL).fetch_optional(pool).await)
}

/// Where the log ends; `None` when it was never begun.
pub async fn head(db: &Db) -> Result<Option<Head>, sqlx::Error> {
    const SQL: &str = "select number, mac from audit_head where id = 1";
    on_reader!(db, |pool| sqlx::query_as(SQL).fetch_optional(pool).await)
}
