//! その他の休診日: what the free text beside the weekly flags says, as far as it can be read.
//!
//! A day that is named by its date, or as the how-manieth weekday of a month, is closed. A season without
//! dates (年末年始, お盆, GW) and a day closed by halves (12月30日午後) make the days unclear: neither open nor
//! closed is claimed. What cannot be read changes nothing, and is shown as published.

mod clauses;
mod dates;

use std::fmt::Write;

use api::hours::Closure;
use jiff::civil::Date;

use super::calendar::{Facts, number_of};
use dates::{MonthDay, Stretch};

/// Numbers of a closed day in a schedule: kind (and whether it is certain), two bounds.
pub(super) const WIDTH: usize = 3;
/// 最終 beside the 1st to the 5th week.
const LAST_WEEK: u8 = 1 << 5;
const UNCLEAR: u16 = 1 << 8;

/// A closed day, or many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClosedDay {
    pub when: When,
    /// Else it is not known what holds then.
    pub is_certain: bool,
}

/// Days that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// Month and day, each year; the end may lie in the next year.
    EveryYear {
        from: (u8, u8),
        to: (u8, u8),
    },
    Once {
        from: Date,
        to: Date,
    },
    /// Bits of the weeks of the month, 第1 first and 最終 sixth, and of the weekdays, Monday first.
    Weekdays {
        weeks: u8,
        days: u8,
    },
}

/// A time of the year that is named without dates, and the days that may be meant.
struct Season {
    names: &'static [&'static str],
    from: (u8, u8),
    to: (u8, u8),
}

/// The days of 年末年始 are those of 行政機関の休日に関する法律 第1条第1項第3号; GW lasts from 昭和の日 to こどもの日
/// (国民の祝日に関する法律 第2条); around 月遅れ盆 (13th to 16th of August) one day more is our own caution.
const SEASONS: [Season; 3] = [
    Season { names: &["年末", "年始", "正月", "冬季", "冬期", "冬休"], from: (12, 29), to: (1, 3) },
    Season {
        names: &["GW", "gw", "ゴールデン", "大型連休", "5月連休", "5月の連休"], from: (4, 29), to: (5, 5)
    },
    Season { names: &["盆", "夏季", "夏期", "夏休"], from: (8, 12), to: (8, 16) },
];
/// So many of its days must be dated elsewhere in the text for a season to be taken for explained.
const EXPLAINED: usize = 3;
/// A longer stretch is a slip (8/14-5/16) or a season of its own: it is not known what holds then.
const LONGEST: usize = 31;

/// Days of a leap year.
const DAYS: usize = 366;

/// Reads a text. Equal days give equal lists, however they are written.
pub fn read(text: &str) -> Vec<ClosedDay> {
    let clauses = clauses::read(text);
    let (mut certain, mut unclear) = ([false; DAYS], [false; DAYS]);
    let mut others = Vec::new();
    for (stretch, is_certain) in &clauses.dates {
        match *stretch {
            Stretch::EveryYear(from, to) => {
                let days = days_between(from, to);
                let of = if *is_certain && days.len() <= LONGEST { &mut certain } else { &mut unclear };
                days.into_iter().for_each(|day| of[day] = true);
            }
            Stretch::Once(from, to) => {
                let is_short = number_of(to) - number_of(from) < LONGEST as i32;
                others.push(ClosedDay { when: When::Once { from, to }, is_certain: *is_certain && is_short });
            }
        }
    }
    for season in SEASONS.iter().filter(|season| clauses.seasons.iter().any(|name| season.names.contains(name))) {
        let days = days_between(season.from, season.to);
        if days.iter().filter(|&&day| certain[day] || unclear[day]).count() < EXPLAINED {
            days.into_iter().for_each(|day| unclear[day] = true);
        }
    }
    for (day, is_certain) in certain.iter().enumerate() {
        unclear[day] &= !is_certain;
    }
    others.extend(
        clauses
            .weekdays
            .iter()
            .map(|&(weeks, days, is_certain)| ClosedDay { when: When::Weekdays { weeks, days }, is_certain }),
    );
    others.extend(stretches(&certain, true));
    others.extend(stretches(&unclear, false));
    others.sort_unstable();
    others.dedup();
    others
}

/// 臨時休診: of a part of a day it is not known what holds.
pub fn of_closure(closure: &Closure) -> Option<ClosedDay> {
    let when = When::Once { from: closure.from.parse().ok()?, to: closure.until.parse().ok()? };
    Some(ClosedDay { when, is_certain: !closure.is_partly })
}

/// Writes what [`numbers`] reads: `1229-0103,?0812-0816,20260502-20260502,w10.4`.
pub(super) fn write(days: &[ClosedDay], text: &mut String) {
    for (index, day) in days.iter().enumerate() {
        let comma = if index > 0 { "," } else { "" };
        let mark = if day.is_certain { "" } else { "?" };
        let _ = match day.when {
            When::EveryYear { from, to } => {
                write!(text, "{comma}{mark}{:02}{:02}-{:02}{:02}", from.0, from.1, to.0, to.1)
            }
            When::Once { from, to } => {
                write!(text, "{comma}{mark}{}-{}", from.strftime("%Y%m%d"), to.strftime("%Y%m%d"))
            }
            When::Weekdays { weeks, days } => write!(text, "{comma}{mark}w{weeks}.{days}"),
        };
    }
}

/// The numbers of closed days, [`WIDTH`] each.
pub(super) fn numbers(text: &str) -> Vec<u16> {
    let read = |item: &str| {
        let (mark, item) = item.strip_prefix('?').map_or((0, item), |item| (UNCLEAR, item));
        if let Some((weeks, days)) = item.strip_prefix('w').and_then(|item| item.split_once('.')) {
            return Some([2 | mark, weeks.parse().ok()?, days.parse().ok()?]);
        }
        let (from, to) = item.split_once('-')?;
        let (from, to): (u32, u32) = (from.parse().ok()?, to.parse().ok()?);
        if from < 10_000 && to < 10_000 {
            let of_year = |day: u32| (day / 100 * 32 + day % 100) as u16;
            return Some([mark, of_year(from), of_year(to)]);
        }
        let number = |day: u32| {
            let date = Date::new((day / 10_000) as i16, (day / 100 % 100) as i8, (day % 100) as i8).ok()?;
            u16::try_from(number_of(date)).ok()
        };
        Some([1 | mark, number(from)?, number(to)?])
    };
    text.split(',').filter_map(read).flatten().collect()
}

/// What a closed day does to a date: it is closed, it is unclear (`false`), nothing.
pub(super) fn effect(numbers: &[u16], facts: &Facts) -> Option<bool> {
    let &[kind, from, to] = numbers else { return None };
    let within = |day: u16| if from <= to { from <= day && day <= to } else { day >= from || day <= to };
    let is_meant = match kind & !UNCLEAR {
        0 => within(facts.of_year),
        1 => u16::try_from(facts.number).is_ok_and(|number| from <= number && number <= to),
        _ => {
            let is_week = from & 1 << facts.week != 0 || (facts.is_last && from & u16::from(LAST_WEEK) != 0);
            is_week && to & 1 << facts.weekday as u16 != 0
        }
    };
    is_meant.then_some(kind & UNCLEAR == 0)
}

/// Days of a leap year from one to another, both included, over its end where the other comes first.
fn days_between(from: MonthDay, to: MonthDay) -> Vec<usize> {
    let (first, last) = (of_leap_year(from), of_leap_year(to));
    let length = if first <= last { last - first } else { last + DAYS - first };
    (0..=length).map(|after| (first + after) % DAYS).collect()
}

fn of_leap_year((month, day): MonthDay) -> usize {
    const BEFORE: [usize; 12] = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335];
    BEFORE[usize::from(month.clamp(1, 12)) - 1] + usize::from(day) - 1
}

fn month_day(of_leap_year: usize) -> MonthDay {
    let date = Date::constant(2000, 1, 1);
    let date = date.saturating_add(jiff::Span::new().days(of_leap_year as i64));
    (date.month().unsigned_abs(), date.day().unsigned_abs())
}

/// Days as stretches; one over the end of the year stays one.
fn stretches(days: &[bool; DAYS], is_certain: bool) -> Vec<ClosedDay> {
    let is_first = |day: usize| days[day] && !days[(day + DAYS - 1) % DAYS];
    let stretch = |first: usize| {
        let length = (1..DAYS).take_while(|after| days[(first + after) % DAYS]).count();
        let when = When::EveryYear { from: month_day(first), to: month_day((first + length) % DAYS) };
        ClosedDay { when, is_certain }
    };
    if days.iter().all(|&day| day) {
        return vec![ClosedDay { when: When::EveryYear { from: (1, 1), to: (12, 31) }, is_certain }];
    }
    (0..DAYS).filter(|&day| is_first(day)).map(stretch).collect()
}

#[cfg(test)]
mod tests;
