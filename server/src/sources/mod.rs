//! Sources (出典): what has been imported, of which date, and what it does not tell.

pub mod routes;

use std::collections::BTreeMap;

use api::sources::{Gap, MissingSource, Source, SourceDate};

use crate::db::{Db, Held};
use crate::import::datasets;
use crate::{municipality, on_held, on_reader};

#[derive(sqlx::FromRow)]
struct SnapshotRow {
    dataset: String,
    as_of: String,
    imported_at: String,
    records: i64,
}

/// The newest snapshot of every dataset, in the order of the list of datasets.
pub async fn list(db: &Db) -> Result<Vec<Source>, sqlx::Error> {
    const SQL: &str = "select dataset, as_of, imported_at, records from snapshots";
    let rows: Vec<SnapshotRow> = on_reader!(db, |pool| sqlx::query_as(SQL).fetch_all(pool).await)?;
    let mut rows: BTreeMap<String, SnapshotRow> = rows.into_iter().map(|row| (row.dataset.clone(), row)).collect();
    let mut sources: Vec<Source> =
        datasets::all().filter_map(|dataset| rows.remove(&dataset)).map(Source::from).collect();
    // Lists of municipalities, in the order of their codes.
    let areas = area_names(db).await?;
    sources.extend(rows.into_values().map(Source::from).map(|source| {
        let name = datasets::area(&source.dataset).and_then(|code| areas.get(code));
        let title = name.map_or_else(|| source.title.clone(), |name| in_area(&source.dataset, &source.title, name));
        Source { title, ..source }
    }));
    if municipality::load(db).await?.demo {
        return Ok(sources.into_iter().map(fictional).collect());
    }
    Ok(sources)
}

/// Prefecture and name of every municipality that an import has told of, by code.
async fn area_names(db: &Db) -> Result<BTreeMap<String, String>, sqlx::Error> {
    const SQL: &str = "select code, prefecture, name from areas";
    let rows: Vec<(String, String, String)> = on_reader!(db, |pool| sqlx::query_as(SQL).fetch_all(pool).await)?;
    Ok(rows.into_iter().map(|(code, prefecture, name)| (code, format!("{prefecture}{name}"))).collect())
}

/// The title of a municipality's dataset with its name in place of its code.
pub fn in_area(dataset: &str, title: &str, name: &str) -> String {
    let code = datasets::area(dataset).unwrap_or_default();
    title.replace(&format!("（{code}）"), &format!("（{name}）"))
}

/// Made-up data must not bear a ministry's name.
fn fictional(source: Source) -> Source {
    Source {
        title: fictional_title(&source.dataset),
        series: format!("架空のデータ（{}の形式）", source.series),
        publisher: "ささえ（デモ用に作成）".to_owned(),
        licence: "なし（架空のデータ）".to_owned(),
        page: String::new(),
        // What the ministries leave out, such as telephone numbers, the demo has.
        gaps: Vec::new(),
        ..source
    }
}

/// Datasets that have not been imported.
pub fn missing(present: &[Source]) -> Vec<MissingSource> {
    datasets::all()
        .filter(|dataset| !present.iter().any(|source| source.dataset == *dataset))
        .map(|dataset| MissingSource { title: datasets::title(&dataset), dataset })
        .collect()
}

/// True before the first import.
pub async fn is_empty(db: &Db) -> Result<bool, sqlx::Error> {
    const SQL: &str = "select count(*) from snapshots";
    let count: i64 = on_reader!(db, |pool| sqlx::query_scalar(SQL).fetch_one(pool).await)?;
    Ok(count == 0)
}

const DATES: &str = "select dataset, as_of from snapshots";

/// Dates of the snapshots by dataset.
pub async fn dates(db: &Db) -> Result<BTreeMap<String, String>, sqlx::Error> {
    let rows: Vec<(String, String)> = on_reader!(db, |pool| sqlx::query_as(DATES).fetch_all(pool).await)?;
    Ok(rows.into_iter().collect())
}

/// The same as a held connection sees them.
pub async fn dates_within<'c>(held: impl Into<Held<'c>>) -> Result<BTreeMap<String, String>, sqlx::Error> {
    let rows: Vec<(String, String)> = on_held!(held.into(), |c| sqlx::query_as(DATES).fetch_all(c).await)?;
    Ok(rows.into_iter().collect())
}

/// The source line of a dataset.
pub fn source_date(dataset: &str, as_of: &str) -> SourceDate {
    SourceDate { dataset: dataset.to_owned(), title: datasets::title(dataset), as_of: as_of.to_owned() }
}

/// 架空のデータ（医療情報ネットの形式） 診療所
pub fn fictional_title(dataset: &str) -> String {
    format!("架空のデータ（{}の形式） {}", datasets::series(dataset).title, datasets::part(dataset))
        .trim_end()
        .to_owned()
}

impl From<SnapshotRow> for Source {
    fn from(row: SnapshotRow) -> Self {
        let SnapshotRow { dataset, as_of, imported_at, records } = row;
        let series = datasets::series(&dataset);
        let gaps = if dataset.ends_with("_hours") { &[][..] } else { series.gaps };
        Self {
            title: datasets::title(&dataset),
            dataset,
            series: series.title.to_owned(),
            publisher: series.publisher.to_owned(),
            licence: series.licence.to_owned(),
            page: series.page.to_owned(),
            as_of,
            imported_at,
            records,
            gaps: gaps
                .iter()
                .map(|(code, detail)| Gap { code: (*code).to_owned(), dataset: None, detail: (*detail).to_owned() })
                .collect(),
        }
    }
}
