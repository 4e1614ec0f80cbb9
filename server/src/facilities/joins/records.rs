//! Records as the last join left them, with the facilities that are meant.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::AssertSqlSafe;

use super::FunctionRecord;
use super::store::Why;
use crate::db::Db;
use crate::facilities::entry::Entry;
use crate::facilities::read_json;
use crate::on_reader;

/// Facilities looked up by one statement.
const STATEMENT: usize = 500;

#[derive(sqlx::FromRow)]
struct ShownRow {
    content: String,
    verdict: String,
    reasons: String,
}

/// A record, what became of it, and why.
pub struct Record {
    pub record: FunctionRecord,
    /// As [`Verdict`](super::store::Verdict) is written.
    pub verdict: String,
    pub why: Why,
}

/// A facility that may be meant.
#[derive(Clone, Debug)]
pub struct Facility {
    pub id: String,
    pub name: String,
    pub kind: String,
    pub address: String,
    pub telephone: Option<String>,
    pub area_code: Option<String>,
}

impl Record {
    pub fn source_keys(&self) -> impl Iterator<Item = &str> {
        self.why.facilities.iter().map(|likeness| likeness.source_key.as_str())
    }
}

impl TryFrom<ShownRow> for Record {
    type Error = sqlx::Error;

    fn try_from(row: ShownRow) -> Result<Self, sqlx::Error> {
        Ok(Self { record: read_json(&row.content)?, verdict: row.verdict, why: read_json(&row.reasons)? })
    }
}

/// Records that wait for a person, in the order of their keys; with `all` every record.
pub async fn list(db: &Db, all: bool) -> Result<Vec<Record>, sqlx::Error> {
    const SQL: &str = "select content, verdict, reasons from joins
        where from_version <= (select current from data_versions)
        and until_version > (select current from data_versions) and (verdict = 'doubtful' or $1 = 1)
        order by key";
    let rows: Vec<ShownRow> = on_reader!(db, |pool| sqlx::query_as(SQL).bind(i64::from(all)).fetch_all(pool).await)?;
    rows.into_iter().map(Record::try_from).collect()
}

/// The record with this key.
pub async fn find(db: &Db, key: &str) -> Result<Option<Record>, sqlx::Error> {
    const SQL: &str = "select content, verdict, reasons from joins
        where key = $1 and from_version <= (select current from data_versions)
        and until_version > (select current from data_versions)";
    let row: Option<ShownRow> = on_reader!(db, |pool| sqlx::query_as(SQL).bind(key).fetch_optional(pool).await)?;
    row.map(Record::try_from).transpose()
}

/// `source_key`, name and kind of a facility that has not closed.
pub async fn open_facility(db: &Db, id: &str) -> Result<Option<(String, String, String)>, sqlx::Error> {
    const SQL: &str = "select source_key, name, kind from facilities
        where id = $1 and closed_on is null and from_version <= (select current from data_versions)
        and until_version > (select current from data_versions)";
    on_reader!(db, |pool| sqlx::query_as(SQL).bind(id).fetch_optional(pool).await)
}

/// Facilities by their keys.
pub async fn facilities(db: &Db, source_keys: &BTreeSet<&str>) -> Result<BTreeMap<String, Facility>, sqlx::Error> {
    type Row = (String, String, String, String, Option<String>, Option<String>);
    let source_keys: Vec<&str> = source_keys.iter().copied().collect();
    let mut found = BTreeMap::new();
    for keys in source_keys.chunks(STATEMENT) {
        let sql = format!(
            "select source_key, id, name, kind, area_code, entry from facilities
             where from_version <= (select current from data_versions)
             and until_version > (select current from data_versions) and source_key in {}",
            db.dialect().value_rows(1, keys.len())
        );
        let rows: Vec<Row> = on_reader!(db, |pool| {
            let query = keys.iter().fold(sqlx::query_as(AssertSqlSafe(sql)), |query, key| query.bind(*key));
            query.fetch_all(pool).await
        })?;
        for (source_key, id, name, kind, area_code, entry) in rows {
            let (address, telephone) = match &entry {
                Some(entry) => {
                    let Entry { address, telephone, .. } = read_entry(entry)?;
                    (address.into_owned(), telephone.map(std::borrow::Cow::into_owned))
                }
                None => (String::new(), None),
            };
            found.insert(source_key, Facility { id, name, kind, address, telephone, area_code });
        }
    }
    Ok(found)
}

fn read_entry(json: &str) -> Result<Entry<'_>, sqlx::Error> {
    serde_json::from_str(json).map_err(|error| sqlx::Error::Decode(Box::new(error)))
}
