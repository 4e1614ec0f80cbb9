//! What everybody may read of the figures: one 年度 of the region, month by month as months end; by who asked, how, what
//! about and what was provided as soon as the year has ended. Told each month, these would differ by one or two from one
//! month to the next, and so tell what must be hidden.

mod hiding;
pub mod routes;

use std::collections::BTreeMap;

use api::consults::figures::{Counted, PublishedCount, PublishedFigures};
use api::consults::lists::ConsultLists;
use jiff::civil::Date;

use super::due::fiscal_year;
use super::figures::{DayRow, Rows, days_of, figures, months_of, read, years_of};
use super::lists;
use crate::db::Db;
use crate::error::{ApiError, ApiResult};

/// The figures of a year, or the newest that there are.
///
/// # Errors
/// 404 for a year of which nothing is published.
pub async fn get(db: &Db, year: Option<i16>, today: Date) -> ApiResult<PublishedFigures> {
    let lists = lists::read(db).await?;
    let this_year = fiscal_year(today);
    let asked = year.unwrap_or(this_year);
    let first = published(asked, today, &lists, &rows_of(db, asked).await?)?;
    match (year, first.years.first()) {
        (None, Some(newest)) if *newest != asked => {
            Ok(published(*newest, today, &lists, &rows_of(db, *newest).await?)?)
        }
        (Some(year), _) if !first.years.contains(&year) => {
            Err(ApiError::not_found("nothing is published of this year"))
        }
        _ => Ok(first),
    }
}

async fn rows_of(db: &Db, year: i16) -> Result<Rows, sqlx::Error> {
    let (from, to) = days_of(year);
    read(db, None, from, to).await
}

/// What is published of the rows of a year.
fn published(year: i16, today: Date, lists: &ConsultLists, rows: &Rows) -> Result<PublishedFigures, sqlx::Error> {
    let figures = figures(year, None, today, lists, rows)?;
    let (names, counts) = whole_months(year, today, &rows.received);
    let months = hiding::months(&counts);
    let told = months.len();
    let has_ended = days_of(year).1 < today;
    let table = |counted: &[Counted]| match has_ended {
        true => hidden(counted, told),
        false => Vec::new(),
    };
    Ok(PublishedFigures {
        year,
        until: names[..told].last().and_then(|month| last_day(month)),
        years: years(today, &rows.received),
        received: Some(counts[..told].iter().sum()),
        askers: table(&figures.askers),
        channels: table(&figures.channels),
        topics: table(&figures.topics),
        provided: table(&figures.provided),
        months: names.into_iter().zip(months).map(|(code, total)| PublishedCount { code, total }).collect(),
    })
}

/// The months of a year that have ended, each with what came in it.
fn whole_months(year: i16, today: Date, received: &[DayRow]) -> (Vec<String>, Vec<i64>) {
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    let ended =
        months_of(year, today).into_iter().filter(|month| last_day(month).is_some_and(|day| day < today.to_string()));
    counts.extend(ended.map(|month| (month, 0)));
    for row in received {
        if let Some(count) = row.day.get(..7).and_then(|month| counts.get_mut(month)) {
            *count += row.count;
        }
    }
    counts.into_iter().unzip()
}

/// 2026-11 → 2026-11-30
fn last_day(month: &str) -> Option<String> {
    let first: Date = format!("{month}-01").parse().ok()?;
    Some(first.last_of_month().to_string())
}

/// Years of which months are told, the newest first.
fn years(today: Date, received: &[DayRow]) -> Vec<i16> {
    let is_told = |year: &i16| {
        let counts = whole_months(*year, today, received).1;
        counts.iter().any(|count| *count > 0) && !hiding::months(&counts).is_empty()
    };
    years_of(received).into_iter().filter(is_told).collect()
}

/// A table of the first months of a year, with what must be hidden.
fn hidden(counted: &[Counted], months: usize) -> Vec<PublishedCount> {
    let totals: Vec<i64> = counted.iter().map(|counted| counted.by_month.iter().take(months).sum()).collect();
    let shown = hiding::hide(&totals);
    counted.iter().zip(shown).map(|(counted, total)| PublishedCount { code: counted.code.clone(), total }).collect()
}
