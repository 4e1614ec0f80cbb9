//! Facilities: their rules, their SQL and their routes.

pub mod areas;
mod cursor;
pub mod document;
pub mod hours;
pub mod normalize;
pub mod routes;
pub mod search;
mod view;

use std::collections::BTreeMap;

use api::facilities::Facility;
use jiff::civil::Date;

use crate::db::Db;
use crate::{municipality, on_reader, sources};
use document::Document;

/// A row is shown in the current data version.
pub const SHOWN: &str = "f.from_version <= (select current from data_versions)
    and f.until_version > (select current from data_versions)";

#[derive(sqlx::FromRow)]
struct FacilityRow {
    id: String,
    source_key: String,
    area_code: Option<String>,
    document: String,
}

/// One facility with everything known of it; also one that has closed.
pub async fn get(db: &Db, id: &str, today: Date) -> Result<Option<Facility>, sqlx::Error> {
    const SQL: &str = "select f.id, f.source_key, f.area_code, d.document
        from facilities f join facility_documents d on d.facility_id = f.id and d.from_version = f.from_version
        where f.id = $1 and f.from_version <= (select current from data_versions)
        and f.until_version > (select current from data_versions)";
    let row: Option<FacilityRow> = on_reader!(db, |pool| sqlx::query_as(SQL).bind(id).fetch_optional(pool).await)?;
    let Some(FacilityRow { id, source_key, area_code, document }) = row else { return Ok(None) };
    let document = read_document(&document)?;
    let holiday = is_holiday(db, today).await?;
    let dates = sources::dates(db).await?;
    let mut facility = view::facility(id, &source_key, area_code, &document, today, holiday, &dates);
    if municipality::load(db).await?.demo {
        for source in &mut facility.sources {
            source.title = sources::fictional_title(&source.dataset);
        }
    }
    Ok(Some(facility))
}

/// Whether a date is a national holiday, as far as the imported list reaches.
pub async fn is_holiday(db: &Db, date: Date) -> Result<bool, sqlx::Error> {
    const SQL: &str = "select count(*) from holidays where date = $1";
    let count: i64 = on_reader!(db, |pool| sqlx::query_scalar(SQL).bind(date.to_string()).fetch_one(pool).await)?;
    Ok(count > 0)
}

/// Facilities in use, by kind.
pub async fn counts(db: &Db) -> Result<BTreeMap<String, i64>, sqlx::Error> {
    const SQL: &str = "select f.kind, count(*) from facilities f
        where f.closed_on is null and f.from_version <= (select current from data_versions)
        and f.until_version > (select current from data_versions) group by f.kind";
    let rows: Vec<(String, i64)> = on_reader!(db, |pool| sqlx::query_as(SQL).fetch_all(pool).await)?;
    Ok(rows.into_iter().collect())
}

fn read_document(json: &str) -> Result<Document, sqlx::Error> {
    serde_json::from_str(json).map_err(|error| sqlx::Error::Decode(Box::new(error)))
}
