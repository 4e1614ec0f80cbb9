//! What a person sees of joins, and decides: `sasae joins`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use sqlx::AssertSqlSafe;

use super::store::{self, Why};
use super::{Division, FunctionRecord};
use crate::clock::Clock;
use crate::db::Db;
use crate::facilities::entry::Entry;
use crate::facilities::read_json;
use crate::import::datasets::FUNCTIONS;
use crate::import::{ImportError, join_again};
use crate::on_reader;
use crate::spreadsheet::{harmless, telephone};

/// Facilities looked up by one statement.
const STATEMENT: usize = 500;

/// A record and a facility that it is joined to or may be; a record that is like none stands alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct JoinLine {
    pub key: String,
    /// 医科, 歯科, 薬局
    pub division: &'static str,
    pub name: String,
    pub address: String,
    pub telephone: String,
    /// `certain`, `chosen`, `doubtful`, `nothing`
    pub verdict: String,
    /// Why it waits.
    pub doubt: &'static str,
    /// What agrees, with blanks between.
    pub reasons: String,
    pub facility_id: String,
    pub facility_kind: String,
    pub facility: String,
    pub facility_address: String,
}

/// Why a decision was not taken.
#[derive(Debug, thiserror::Error)]
pub enum ReviewError {
    #[error("no record has the key {0:?}; `sasae joins list` shows those that wait, `sasae joins list --all` all")]
    NoRecord(String),
    #[error("no open facility has the id {0:?}; `sasae joins show KEY` tells those that may be meant")]
    NoFacility(String),
    #[error("{name} is a {kind}; a record of {division} cannot be joined to it")]
    WrongKind { name: String, kind: String, division: &'static str },
    #[error("there is no facility that {0} could be told apart from")]
    NothingToReject(String),
    #[error(transparent)]
    Import(#[from] ImportError),
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

#[derive(sqlx::FromRow)]
struct ShownRow {
    content: String,
    verdict: String,
    reasons: String,
}

#[derive(Clone)]
struct Facility {
    id: String,
    name: String,
    kind: String,
    address: String,
}

/// Records that wait for a person, in the order of their keys; with `all` every record.
pub async fn list(db: &Db, all: bool) -> Result<Vec<JoinLine>, sqlx::Error> {
    const SQL: &str = "select content, verdict, reasons from joins
        where from_version <= (select current from data_versions)
        and until_version > (select current from data_versions) and (verdict = 'doubtful' or $1 = 1)
        order by key";
    let rows: Vec<ShownRow> = on_reader!(db, |pool| sqlx::query_as(SQL).bind(i64::from(all)).fetch_all(pool).await)?;
    lines(db, rows).await
}

/// A record with every facility that may be meant; empty when there is none with this key.
pub async fn show(db: &Db, key: &str) -> Result<Vec<JoinLine>, sqlx::Error> {
    lines(db, row(db, key).await?.into_iter().collect()).await
}

/// Joins a record to a facility, whatever the rule says, and shows it at once.
pub async fn accept(db: &Db, clock: &Clock, key: &str, facility_id: &str) -> Result<(), ReviewError> {
    if row(db, key).await?.is_none() {
        return Err(ReviewError::NoRecord(key.to_owned()));
    }
    let Some((source_key, name, kind)) = open_facility(db, facility_id).await? else {
        return Err(ReviewError::NoFacility(facility_id.to_owned()));
    };
    let division = Division::of_key(key);
    let allows =
        api::facilities::FacilityKind::parse(&kind).zip(division).is_some_and(|(kind, division)| division.allows(kind));
    if !allows {
        return Err(ReviewError::WrongKind { name, kind, division: division.map_or("", Division::ja) });
    }
    let now = clock.now_text();
    Ok(join_again(db, async |session| store::decide(session, FUNCTIONS, key, &source_key, true, &now).await).await?)
}

/// Tells a record and a facility apart for good; without a facility, the record and all that it is joined to or may be.
pub async fn reject(db: &Db, clock: &Clock, key: &str, facility_id: Option<&str>) -> Result<(), ReviewError> {
    let Some(row) = row(db, key).await? else { return Err(ReviewError::NoRecord(key.to_owned())) };
    let source_keys: Vec<String> = match facility_id {
        Some(id) => match open_facility(db, id).await? {
            Some((source_key, ..)) => vec![source_key],
            None => return Err(ReviewError::NoFacility(id.to_owned())),
        },
        None => {
            let why: Why = read_json(&row.reasons)?;
            why.facilities.into_iter().map(|likeness| likeness.source_key).collect()
        }
    };
    if source_keys.is_empty() {
        return Err(ReviewError::NothingToReject(key.to_owned()));
    }
    let now = clock.now_text();
    let note = async |session: &mut crate::db::Session| {
        for source_key in &source_keys {
            store::decide(session, FUNCTIONS, key, source_key, false, &now).await?;
        }
        Ok(())
    };
    Ok(join_again(db, note).await?)
}

async fn row(db: &Db, key: &str) -> Result<Option<ShownRow>, sqlx::Error> {
    const SQL: &str = "select content, verdict, reasons from joins
        where key = $1 and from_version <= (select current from data_versions)
        and until_version > (select current from data_versions)";
    on_reader!(db, |pool| sqlx::query_as(SQL).bind(key).fetch_optional(pool).await)
}

/// `source_key`, name and kind.
async fn open_facility(db: &Db, id: &str) -> Result<Option<(String, String, String)>, sqlx::Error> {
    const SQL: &str = "select source_key, name, kind from facilities
        where id = $1 and closed_on is null and from_version <= (select current from data_versions)
        and until_version > (select current from data_versions)";
    on_reader!(db, |pool| sqlx::query_as(SQL).bind(id).fetch_optional(pool).await)
}

async fn lines(db: &Db, rows: Vec<ShownRow>) -> Result<Vec<JoinLine>, sqlx::Error> {
    let mut read = Vec::with_capacity(rows.len());
    let mut keys = BTreeSet::new();
    for ShownRow { content, verdict, reasons } in rows {
        let why: Why = read_json(&reasons)?;
        keys.extend(why.facilities.iter().map(|likeness| likeness.source_key.clone()));
        read.push((read_json::<FunctionRecord>(&content)?, verdict, why));
    }
    let facilities = facilities(db, &keys.into_iter().collect::<Vec<_>>()).await?;
    let mut lines = Vec::new();
    for (record, verdict, why) in read {
        let line = JoinLine {
            division: Division::of_key(&record.key).map_or("", Division::ja),
            key: record.key,
            name: record.name,
            address: record.address,
            telephone: record.telephone.unwrap_or_default(),
            verdict,
            doubt: why.doubt.map_or("", super::Doubt::as_str),
            ..JoinLine::default()
        };
        if why.facilities.is_empty() {
            lines.push(line.clone());
        }
        for likeness in &why.facilities {
            let reasons: Vec<&str> = likeness.reasons.iter().map(|reason| reason.as_str()).collect();
            let mut line = JoinLine { reasons: reasons.join(" "), ..line.clone() };
            if let Some(Facility { id, name, kind, address }) = facilities.get(&likeness.source_key).cloned() {
                (line.facility_id, line.facility, line.facility_kind, line.facility_address) =
                    (id, name, kind, address);
            }
            lines.push(line);
        }
    }
    Ok(lines)
}

async fn facilities(db: &Db, source_keys: &[String]) -> Result<BTreeMap<String, Facility>, sqlx::Error> {
    type Row = (String, String, String, String, Option<String>);
    let mut found = BTreeMap::new();
    for keys in source_keys.chunks(STATEMENT) {
        let sql = format!(
            "select source_key, id, name, kind, entry from facilities
             where from_version <= (select current from data_versions)
             and until_version > (select current from data_versions) and source_key in {}",
            db.dialect().value_rows(1, keys.len())
        );
        let rows: Vec<Row> = on_reader!(db, |pool| {
            let mut query = sqlx::query_as(AssertSqlSafe(sql));
            for key in keys {
                query = query.bind(key);
            }
            query.fetch_all(pool).await
        })?;
        for (source_key, id, name, kind, entry) in rows {
            let address = match &entry {
                Some(entry) => read_entry(entry)?.address.into_owned(),
                None => String::new(),
            };
            found.insert(source_key, Facility { id, name, kind, address });
        }
    }
    Ok(found)
}

fn read_entry(json: &str) -> Result<Entry<'_>, sqlx::Error> {
    serde_json::from_str(json).map_err(|error| sqlx::Error::Decode(Box::new(error)))
}

/// The same for a spreadsheet.
pub fn for_spreadsheet(line: JoinLine) -> JoinLine {
    let text = |text: String| harmless(&text).into_owned();
    JoinLine {
        telephone: telephone(&line.telephone).into_owned(),
        name: text(line.name),
        address: text(line.address),
        facility: text(line.facility),
        facility_address: text(line.facility_address),
        ..line
    }
}
