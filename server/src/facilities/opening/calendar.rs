//! Moments, dates and national holidays in Japan.

use std::collections::{BTreeSet, HashSet};

use api::hours::Day;
use api::moments::JapanMinute;
use jiff::civil::{Date, DateTime, Weekday};
use jiff::{Span, ToSpan};

const EPOCH: Date = Date::constant(1970, 1, 1);

/// A minute in Japan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    pub today: Date,
    /// Minutes after midnight.
    pub minute: u16,
}

impl Moment {
    /// The moment so many minutes after midnight of this day, or before.
    pub fn at(self, minutes: i32) -> Self {
        let day = minutes.div_euclid(24 * 60);
        Self { today: add_days(self.today, day), minute: minutes.rem_euclid(24 * 60) as u16 }
    }

    /// RFC 3339 in Japanese time.
    pub fn rfc3339(self) -> String {
        format!("{}T{:02}:{:02}:00+09:00", self.today, self.minute / 60, self.minute % 60)
    }
}

impl From<DateTime> for Moment {
    fn from(moment: DateTime) -> Self {
        let minute = u16::from(moment.hour().unsigned_abs()) * 60 + u16::from(moment.minute().unsigned_abs());
        Self { today: moment.date(), minute }
    }
}

impl From<JapanMinute> for Moment {
    fn from(moment: JapanMinute) -> Self {
        Self { today: add_days(EPOCH, moment.day() as i32), minute: moment.minute() }
    }
}

fn add_days(date: Date, days: i32) -> Date {
    let days: Span = days.days();
    date.saturating_add(days)
}

/// National holidays, and the years for which they are known.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    holidays: HashSet<Date>,
    /// Years of which the file holds a holiday: it is published for whole years.
    years: BTreeSet<i16>,
}

impl Calendar {
    /// `None` in a year that no imported file covers.
    pub fn is_holiday(&self, date: Date) -> Option<bool> {
        let is_holiday = self.holidays.contains(&date);
        (is_holiday || self.years.contains(&date.year())).then_some(is_holiday)
    }

    /// The row of a weekly table that a date has as far as is known: 祝 on a holiday.
    pub fn day_of(&self, date: Date) -> Day {
        if self.is_holiday(date) == Some(true) { Day::Holiday } else { weekday(date) }
    }

    /// No file has been imported.
    pub fn is_empty(&self) -> bool {
        self.years.is_empty()
    }

    /// What schedules look at of a date.
    pub(super) fn facts(&self, date: Date) -> Facts {
        let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
        Facts {
            weekday: weekday(date),
            week: (day - 1) / 7,
            is_last: day + 7 > date.days_in_month().unsigned_abs(),
            of_year: u16::from(month) * 32 + u16::from(day),
            number: number_of(date),
            is_holiday: self.is_holiday(date),
        }
    }
}

impl FromIterator<Date> for Calendar {
    fn from_iter<I: IntoIterator<Item = Date>>(dates: I) -> Self {
        let holidays: HashSet<Date> = dates.into_iter().collect();
        let years = holidays.iter().map(|date| date.year()).collect();
        Self { holidays, years }
    }
}

/// A date as schedules look at it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts {
    pub weekday: Day,
    /// 第1 is 0, 第5 is 4.
    pub week: u8,
    /// The last time that this weekday comes in its month.
    pub is_last: bool,
    /// Month and day as one number: month × 32 + day.
    pub of_year: u16,
    /// Days since 1970-01-01.
    pub number: i32,
    pub is_holiday: Option<bool>,
}

/// The day of the week.
pub fn weekday(date: Date) -> Day {
    match date.weekday() {
        Weekday::Monday => Day::Monday,
        Weekday::Tuesday => Day::Tuesday,
        Weekday::Wednesday => Day::Wednesday,
        Weekday::Thursday => Day::Thursday,
        Weekday::Friday => Day::Friday,
        Weekday::Saturday => Day::Saturday,
        Weekday::Sunday => Day::Sunday,
    }
}

/// Days since 1970-01-01.
pub(super) fn number_of(date: Date) -> i32 {
    date.since(EPOCH).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_covers_the_years_that_it_names() {
        let calendar: Calendar = [jiff::civil::date(2026, 1, 1), jiff::civil::date(2026, 11, 23)].into_iter().collect();
        assert_eq!(calendar.is_holiday(jiff::civil::date(2026, 11, 23)), Some(true));
        assert_eq!(calendar.is_holiday(jiff::civil::date(2026, 11, 24)), Some(false));
        assert_eq!(calendar.is_holiday(jiff::civil::date(2027, 1, 1)), None);
        assert!(Calendar::default().is_empty());
    }

    #[test]
    fn moments_are_reached_over_midnight() {
        let moment = Moment { today: jiff::civil::date(2026, 12, 31), minute: 600 };
        assert_eq!(moment.at(24 * 60).rfc3339(), "2027-01-01T00:00:00+09:00");
        assert_eq!(moment.at(-1).rfc3339(), "2026-12-30T23:59:00+09:00");
        let read = JapanMinute::parse("2026-12-31T10:00:00+09:00").map(Moment::from);
        assert_eq!(read, Some(moment));
    }

    #[test]
    fn the_last_weekday_of_a_month() {
        let facts = |day| Calendar::default().facts(jiff::civil::date(2026, 11, day));
        assert!(!facts(23).is_last && facts(24).is_last && facts(30).is_last);
        assert_eq!((facts(7).week, facts(8).week, facts(30).week), (0, 1, 4));
        assert_eq!(facts(20).number, 20_777);
    }
}
