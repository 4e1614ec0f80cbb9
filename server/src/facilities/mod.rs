//! Facilities: their rules, their SQL and their routes.
//!
//! From a document to a search: `document` (what the files say) → `entry` (what the index keeps) →
//! `index` (all of Japan in memory) ← `plan` (what a query means, by `understanding`) ← `search`. `opening`
//! tells when each is open.

pub mod activities;
pub mod areas;
mod cards;
pub mod confirmations;
mod cursor;
pub mod document;
pub mod entry;
pub mod export;
pub mod finder;
pub mod folding;
mod gaps;
pub mod home_care;
pub mod index;
pub mod institutions;
pub mod joins;
pub mod normalize;
pub mod opening;
pub mod plan;
mod ranking;
pub mod routes;
pub mod search;
pub mod service_areas;
pub mod statements;
mod suggestions;
pub mod understanding;
mod view;

use api::facilities::Facility;
use api::sources::SourceDate;

use crate::db::{Db, Transaction};
use crate::import::datasets;
use crate::{in_transaction, on_reader, sources};
use document::Document;
use finder::Snapshot;
pub use opening::Moment;
pub(crate) use view::service_name;

#[derive(sqlx::FromRow)]
struct FacilityRow {
    id: String,
    source_key: String,
    area_code: Option<String>,
    document: String,
}

const SHOWN: &str = "select f.id, f.source_key, f.area_code, d.document
    from facilities f join facility_documents d on d.facility_id = f.id and d.from_version = f.from_version
    where f.id = $1 and f.from_version <= (select current from data_versions)
    and f.until_version > (select current from data_versions)";

async fn row(db: &Db, id: &str) -> Result<Option<FacilityRow>, sqlx::Error> {
    on_reader!(db, |pool| sqlx::query_as(SHOWN).bind(id).fetch_optional(pool).await)
}

/// The key of a facility and what is told of it, the newest first; also of one that has closed.
pub async fn document(db: &Db, id: &str) -> Result<Option<(String, Document)>, sqlx::Error> {
    let Some(row) = row(db, id).await? else { return Ok(None) };
    let mut document: Document = read_json(&row.document)?;
    document.newest_first(&sources::dates(db).await?);
    Ok(Some((row.source_key, document)))
}

/// The same as a transaction sees it.
pub async fn document_within(
    transaction: &mut Transaction,
    id: &str,
) -> Result<Option<(String, Document)>, sqlx::Error> {
    let row: Option<FacilityRow> =
        in_transaction!(transaction, |connection| sqlx::query_as(SHOWN).bind(id).fetch_optional(connection).await)?;
    let Some(row) = row else { return Ok(None) };
    let mut document: Document = read_json(&row.document)?;
    document.newest_first(&sources::dates_within(&mut *transaction).await?);
    Ok(Some((row.source_key, document)))
}

/// One facility with everything known of it; also one that has closed.
pub async fn get(db: &Db, snapshot: &Snapshot, id: &str, now: Moment) -> Result<Option<Facility>, sqlx::Error> {
    let Some(FacilityRow { id, source_key, area_code, document }) = row(db, id).await? else { return Ok(None) };
    let mut document: Document = read_json(&document)?;
    document.newest_first(&snapshot.dates);
    let calendar = &snapshot.calendar;
    let mut facility = view::facility(id, &source_key, area_code, &document, now, calendar, &snapshot.dates);
    let area_name = |code: &str| code.parse().map_or_else(|_| code.to_owned(), |code| snapshot.area_name(code));
    facility.service_area = document.service_area().map(|(dataset, sheet)| {
        let as_of = snapshot.dates.get(dataset).map_or("", String::as_str);
        service_areas::shown(sheet, facility.area_code.as_deref(), as_of, now.today, area_name)
    });
    if snapshot.municipality.demo {
        let published = |source: &&mut SourceDate| document::series_of(&source.dataset) != statements::SERIES;
        for source in facility.sources.iter_mut().filter(published) {
            source.title = sources::fictional_title(&source.dataset);
        }
        let others =
            facility.telephone_source.iter_mut().chain(facility.service_area.as_mut().map(|area| &mut area.source));
        others.for_each(|source| source.title = sources::fictional_title(&source.dataset));
    }
    for source in &mut facility.sources {
        if let Some(code) = datasets::area(&source.dataset).and_then(|code| code.parse().ok()) {
            source.title = sources::in_area(&source.dataset, &source.title, &snapshot.area_name(code));
        }
    }
    facility.confirmations =
        confirmations::shown(&document, &confirmations::store::of(db, &source_key).await?, now.today);
    facility.support_center = snapshot.support_center(facility.location);
    let index = &snapshot.index;
    if let Some(member) = index.member(&facility.id) {
        let others = index.members(index.row_of(member)).filter(|&other| other != member);
        facility.together = others.map(|other| cards::sibling(snapshot, other)).collect();
    }
    Ok(Some(facility))
}

/// Whether there is a facility with this id, open or closed.
pub async fn exists(db: &Db, id: &str) -> Result<bool, sqlx::Error> {
    const SQL: &str = "select count(*) from facilities
        where id = $1 and from_version <= (select current from data_versions)
        and until_version > (select current from data_versions)";
    let count: i64 = on_reader!(db, |pool| sqlx::query_scalar(SQL).bind(id).fetch_one(pool).await)?;
    Ok(count > 0)
}

/// Reads what this program wrote into the database.
pub(crate) fn read_json<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, sqlx::Error> {
    serde_json::from_str(json).map_err(|error| sqlx::Error::Decode(Box::new(error)))
}
