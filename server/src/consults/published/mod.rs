//! What everybody may read of the figures: one 年度 of the region, month by month; by who asked, how, what about and what was
//! provided as soon as the year has ended. Told each month, these would differ by one or two from one month to the next, and
//! so tell what must be hidden. For the same reason a month stays as it was told: it is counted once, when the sheets of its
//! last days are written, and what comes to be known later is in the figures of the desks alone.

mod hiding;
pub mod routes;

use std::collections::BTreeMap;

use api::consults::Channel;
use api::consults::figures::{Counted, Figures, PublishedCount, PublishedFigures};
use api::consults::lists::{ConsultLists, ListItem};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use super::due::fiscal_year;
use super::figures::{days_of, figures, first_day, months_of, read, year_of};
use super::lists;
use super::store::json;
use crate::clock::in_japan;
use crate::db::Db;
use crate::error::{ApiError, ApiResult};
use crate::facilities::read_json;
use crate::{AppState, in_transaction, on_reader};

/// Days after its end on which a month is counted.
const SETTLES: i64 = 14;

/// A month as it was counted, before anything is hidden: codes with how often they were. Told to nobody.
#[derive(Debug, Default, Serialize, Deserialize)]
struct MonthCounts {
    received: i64,
    askers: BTreeMap<String, i64>,
    channels: BTreeMap<String, i64>,
    topics: BTreeMap<String, i64>,
    provided: BTreeMap<String, i64>,
}

impl MonthCounts {
    /// The month at this place of a year.
    fn of(figures: &Figures, at: usize) -> Self {
        let counts = |counted: &[Counted]| {
            let counts = counted.iter().map(|each| (each.code.clone(), each.by_month[at]));
            counts.filter(|(_, count)| *count > 0).collect()
        };
        Self {
            received: figures.months[at].received,
            askers: counts(&figures.askers),
            channels: counts(&figures.channels),
            topics: counts(&figures.topics),
            provided: counts(&figures.provided),
        }
    }
}

/// Counts the months that have settled and were not counted yet; how many these were. From the month in which the first sheet
/// was written: what a desk types of the time before is not counted by anybody's month, and would come one by one.
pub async fn publish(state: &AppState) -> Result<usize, sqlx::Error> {
    const FIRST: &str = "select min(at) from consult_steps";
    const INSERT: &str = "insert into published_months (month, counts) values ($1, $2) on conflict do nothing";
    let (db, today) = (&state.db, state.clock.today_in_japan());
    let kept = kept(db).await?;
    // The steps of the first case may have been emptied since.
    let first = match kept.keys().next() {
        Some(month) => first_day(month),
        None => {
            let at: Option<String> = on_reader!(db, |pool| sqlx::query_scalar(FIRST).fetch_one(pool).await)?;
            at.and_then(|at| at.parse::<Timestamp>().ok()).map(|at| in_japan(at).date().first_of_month())
        }
    };
    let Some(first) = first else { return Ok(0) };
    let is_due = |month: &String| {
        first_day(month).is_some_and(|day| day >= first) && has_settled(month, today) && !kept.contains_key(month)
    };
    let mut published = 0;
    for year in fiscal_year(first)..=fiscal_year(today) {
        let months = months_of(year, today);
        let due: Vec<usize> = (0..months.len()).filter(|at| is_due(&months[*at])).collect();
        if due.is_empty() {
            continue;
        }
        let rows = read(db, None, days_of(year).0, days_of(year).1).await?;
        let figures = figures(year, None, today, &lists::read(db).await?, &rows)?;
        let mut transaction = db.begin().await?;
        for at in due {
            let counts = json(&MonthCounts::of(&figures, at))?;
            in_transaction!(&mut transaction, |c| {
                sqlx::query(INSERT).bind(&months[at]).bind(counts).execute(c).await.map(|_| ())
            })?;
            published += 1;
        }
        transaction.commit().await?;
    }
    Ok(published)
}

fn has_settled(month: &str, today: Date) -> bool {
    last_day(month).is_some_and(|day| day.saturating_add(SETTLES.days()) < today)
}

/// Every month that was counted.
async fn kept(db: &Db) -> Result<BTreeMap<String, MonthCounts>, sqlx::Error> {
    const KEPT: &str = "select month, counts from published_months";
    let rows: Vec<(String, String)> = on_reader!(db, |pool| sqlx::query_as(KEPT).fetch_all(pool).await)?;
    rows.into_iter().map(|(month, counts)| Ok((month, read_json(&counts)?))).collect()
}

/// The figures of a year, or the newest that there are.
///
/// # Errors
/// 404 for a year of which nothing is published.
pub async fn get(db: &Db, year: Option<i16>, today: Date) -> ApiResult<PublishedFigures> {
    let mut by_year: BTreeMap<i16, Vec<(String, MonthCounts)>> = BTreeMap::new();
    for (month, counts) in kept(db).await? {
        // Nothing is told of months to come, whatever a clock that was ahead has written.
        if let Some(year) = year_of(&month).filter(|_| has_settled(&month, today)) {
            by_year.entry(year).or_default().push((month, counts));
        }
    }
    let is_told = |months: &[(String, MonthCounts)]| told(months).0.iter().any(|(_, counts)| counts.received > 0);
    let years: Vec<i16> = by_year.iter().rev().filter(|(_, months)| is_told(months)).map(|(year, _)| *year).collect();
    match year.or_else(|| years.first().copied()) {
        None => Ok(PublishedFigures { year: fiscal_year(today), ..PublishedFigures::default() }),
        Some(year) if !years.contains(&year) => Err(ApiError::not_found("nothing is published of this year")),
        Some(year) => {
            let lists = lists::read(db).await?;
            Ok(PublishedFigures { year, years, ..published(&by_year[&year], &lists) })
        }
    }
}

/// The first months of a year, as far as they are told, with what is shown of each.
fn told(months: &[(String, MonthCounts)]) -> (&[(String, MonthCounts)], Vec<Option<i64>>) {
    let shown = hiding::months(&months.iter().map(|(_, counts)| counts.received).collect::<Vec<_>>());
    (&months[..shown.len()], shown)
}

/// What is published of the months of a year.
fn published(months: &[(String, MonthCounts)], lists: &ConsultLists) -> PublishedFigures {
    let has_ended = months.last().is_some_and(|(month, _)| month.ends_with("-03"));
    let (told, shown) = told(months);
    let table = |order: Vec<String>, of: fn(&MonthCounts) -> &BTreeMap<String, i64>| match has_ended {
        true => hidden(order, told.iter().map(|(_, counts)| of(counts))),
        false => Vec::new(),
    };
    let codes = |items: &[ListItem]| items.iter().map(|item| item.code.clone()).collect();
    let channels = Channel::ALL.iter().map(|channel| channel.code().to_owned()).collect();
    let names = told.iter().map(|(month, _)| month.clone());
    PublishedFigures {
        until: told.last().and_then(|(month, _)| last_day(month)).map(|day| day.to_string()),
        received: Some(told.iter().map(|(_, counts)| counts.received).sum()),
        askers: table(codes(&lists.askers), |counts| &counts.askers),
        channels: table(channels, |counts| &counts.channels),
        topics: table(codes(&lists.topics), |counts| &counts.topics),
        provided: table(codes(&lists.provided), |counts| &counts.provided),
        months: names.zip(shown).map(|(code, total)| PublishedCount { code, total }).collect(),
        ..PublishedFigures::default()
    }
}

/// 2026-11 → 2026-11-30
fn last_day(month: &str) -> Option<Date> {
    first_day(month).map(Date::last_of_month)
}

/// A table in the order of its list, also with what is retired: which of them is listed must not tell whether it occurred.
/// Then what is in no list.
fn hidden<'c>(order: Vec<String>, months: impl Iterator<Item = &'c BTreeMap<String, i64>>) -> Vec<PublishedCount> {
    let mut totals: BTreeMap<&str, i64> = BTreeMap::new();
    months.flatten().for_each(|(code, count)| *totals.entry(code).or_default() += count);
    let others = totals.keys().filter(|code| order.iter().all(|listed| listed != *code)).map(|code| (*code).to_owned());
    let codes: Vec<String> = order.iter().cloned().chain(others).collect();
    let counts: Vec<i64> = codes.iter().map(|code| totals.get(code.as_str()).copied().unwrap_or_default()).collect();
    codes.into_iter().zip(hiding::hide(&counts)).map(|(code, total)| PublishedCount { code, total }).collect()
}
