//! From counts of the database to the figures of a 年度.

use std::collections::BTreeMap;

use api::consults::Channel;
use api::consults::figures::{Counted, Figures, MonthFigures};
use api::consults::lists::{ConsultLists, ListItem};
use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::super::due::fiscal_year;
use super::super::moves::Move;
use super::rows::{CodesRow, Rows};
use crate::facilities::read_json;

/// First and last day of a 年度.
pub fn days_of(year: i16) -> (Date, Date) {
    (date(year, 4, 1), date(year + 1, 3, 31))
}

/// The months of a 年度 that have begun: 2026-04 …
pub fn months_of(year: i16, today: Date) -> Vec<String> {
    let first = (4..=12).map(|month| date(year, month, 1));
    let all = first.chain((1..=3).map(|month| date(year + 1, month, 1)));
    all.filter(|day| *day <= today).map(|day| day.strftime("%Y-%m").to_string()).collect()
}

/// The first day of a month as it is written here: 2026-11.
pub fn first_day(month: &str) -> Option<Date> {
    format!("{month}-01").parse().ok()
}

/// The 年度 of a month.
pub fn year_of(month: &str) -> Option<i16> {
    first_day(month).map(fiscal_year)
}

/// 年度 in which anything came or was done, the newest first.
fn years_of(rows: &Rows) -> Vec<i16> {
    let months = rows.received.iter().map(|row| &row.month).chain(rows.moves.iter().map(|row| &row.month));
    let mut years: Vec<i16> = months.filter_map(|month| year_of(month)).collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    years
}

/// The figures of a 年度 as they stand today. `rows`: of this year and the one before.
///
/// # Errors
/// What the database holds cannot be read.
pub fn figures(
    year: i16,
    desk: Option<String>,
    today: Date,
    lists: &ConsultLists,
    rows: &Rows,
) -> Result<Figures, sqlx::Error> {
    let (months, last) = (months_of(year, today), months_of(year - 1, today));
    let in_months = |items: &[String], counts: &[(String, String, i64)]| counted(items, counts, &months, &last);
    let cases = |code: fn(&super::rows::CaseRow) -> &str| -> Vec<(String, String, i64)> {
        rows.cases.iter().map(|row| (row.month.clone(), code(row).to_owned(), row.count)).collect()
    };
    let channels: Vec<String> = Channel::ALL.iter().map(|channel| channel.code().to_owned()).collect();
    Ok(Figures {
        year,
        desk,
        desk_name: None,
        years: years_of(rows),
        months: by_month(&months, rows),
        last_year: by_month(&last, rows),
        askers: in_months(&codes(&lists.askers), &cases(|row| &row.asker)),
        channels: in_months(&channels, &cases(|row| &row.channel)),
        topics: in_months(&codes(&lists.topics), &each_code(&rows.topics)?),
        provided: in_months(&codes(&lists.provided), &each_code(&rows.provided)?),
    })
}

/// Also those that are retired: which of them is listed must not tell whether it occurred.
fn codes(items: &[ListItem]) -> Vec<String> {
    items.iter().map(|item| item.code.clone()).collect()
}

fn by_month(months: &[String], rows: &Rows) -> Vec<MonthFigures> {
    let came = |is_in: &dyn Fn(&str) -> bool| -> i64 {
        rows.received.iter().filter(|row| is_in(&row.month)).map(|row| row.count).sum()
    };
    let moved = |kind: Move, is_in: &dyn Fn(&str) -> bool| -> i64 {
        let rows = rows.moves.iter().filter(|row| row.kind == kind.code() && is_in(&row.month));
        rows.map(|row| row.count).sum()
    };
    let open = |month: &String| {
        let until = |kind| moved(kind, &|other| other <= month.as_str());
        let came = came(&|other| other <= month.as_str());
        came + until(Move::TakenOver) + until(Move::Reopened) - until(Move::HandedOver) - until(Move::Closed)
    };
    let of = |month: &String| MonthFigures {
        month: month.clone(),
        received: came(&|other| other == month),
        closed: moved(Move::Closed, &|other| other == month),
        reopened: moved(Move::Reopened, &|other| other == month),
        taken_over: moved(Move::TakenOver, &|other| other == month),
        handed_over: moved(Move::HandedOver, &|other| other == month),
        open: open(month),
        median_minutes: rows.answers.iter().find(|row| row.month == *month).and_then(|row| median(&row.moments)),
        in_time: rows.cases.iter().filter(|row| row.month == *month).map(|row| row.in_time).sum(),
    };
    months.iter().map(of).collect()
}

/// The median of the minutes between the two moments of each pair; of an even number the mean of the two in the middle.
fn median(moments: &str) -> Option<i64> {
    let minutes = |pair: &str| {
        let (from, to) = pair.split_once(' ')?;
        let (from, to): (Timestamp, Timestamp) = (from.parse().ok()?, to.parse().ok()?);
        Some((to.as_second() - from.as_second()).max(0) / 60)
    };
    let mut all: Vec<i64> = moments.split(',').filter_map(minutes).collect();
    all.sort_unstable();
    let middle = [all.len().checked_sub(1)? / 2, all.len() / 2];
    Some((all[middle[0]] + all[middle[1]]) / 2)
}

/// Each code of a case by itself: month, code, count.
fn each_code(rows: &[CodesRow]) -> Result<Vec<(String, String, i64)>, sqlx::Error> {
    let mut each = Vec::new();
    for row in rows {
        let codes: Vec<String> = read_json(&row.codes)?;
        each.extend(codes.into_iter().map(|code| (row.month.clone(), code, row.count)));
    }
    Ok(each)
}

/// Codes in the order of their list, then those that are in none.
fn counted(order: &[String], counts: &[(String, String, i64)], months: &[String], last: &[String]) -> Vec<Counted> {
    let empty = |code: &String| Counted { code: code.clone(), by_month: vec![0; months.len()], ..Counted::default() };
    let mut all: Vec<Counted> = order.iter().map(empty).collect();
    let mut places: BTreeMap<String, usize> = order.iter().cloned().zip(0..).collect();
    for (month, code, count) in counts {
        let this = months.iter().position(|listed| listed == month);
        if this.is_none() && !last.contains(month) {
            continue;
        }
        let place = *places.entry(code.clone()).or_insert_with(|| {
            all.push(empty(code));
            all.len() - 1
        });
        match this {
            Some(at) => {
                all[place].by_month[at] += count;
                all[place].total += count;
            }
            None => all[place].last_year += count,
        }
    }
    // In an order of their own, not in that of the database.
    all[order.len()..].sort_by(|a, b| a.code.cmp(&b.code));
    all
}
