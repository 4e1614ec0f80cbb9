//! The calendar in memory: which duties there are on a day, and which of them at a moment.

use api::duties::DutyState;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

pub use crate::written::times::DAY;

/// How far ahead the next day of duties is looked for.
const AHEAD_DAYS: i32 = 62;

/// The days of a line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    pub first: Date,
    /// `None`: without an end.
    pub last: Option<Date>,
    /// Monday to Sunday.
    pub weekdays: [bool; 7],
    pub except: Vec<Date>,
}

impl Days {
    pub fn one(date: Date) -> Self {
        Self::every_day(date, Some(date))
    }

    pub fn every_day(first: Date, last: Option<Date>) -> Self {
        Self { first, last, weekdays: [true; 7], except: Vec::new() }
    }

    pub fn holds(&self, date: Date) -> bool {
        let weekday = date.weekday().to_monday_zero_offset() as usize;
        date >= self.first
            && self.last.is_none_or(|last| date <= last)
            && self.weekdays[weekday]
            && !self.except.contains(&date)
    }
}

/// A line of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duty {
    pub days: Days,
    /// From and to, in minutes after midnight of the day on which the duty begins; `None` where only the day is known.
    pub hours: Option<(u16, u16)>,
    pub name: String,
    pub department: Option<String>,
    pub address: Option<String>,
    pub telephone: Option<String>,
    pub note: Option<String>,
    /// ID of 医療情報ネット or of this database, as the file gives it.
    pub facility: Option<String>,
}

impl Duty {
    /// Where the duty that begins on `date` stands at a moment.
    pub fn state(&self, date: Date, now: DateTime) -> DutyState {
        let Some((opens, closes)) = self.hours else {
            return match now.date().cmp(&date) {
                std::cmp::Ordering::Less => DutyState::Later,
                std::cmp::Ordering::Equal => DutyState::Unknown,
                std::cmp::Ordering::Greater => DutyState::Over,
            };
        };
        let days = i64::from((now.date() - date).get_days());
        let minute = days * i64::from(DAY) + i64::from(now.hour()) * 60 + i64::from(now.minute());
        match minute {
            _ if minute < i64::from(opens) => DutyState::Later,
            _ if minute < i64::from(closes) => DutyState::On,
            _ => DutyState::Over,
        }
    }
}

/// All lines, each with the facility that is meant where that is known.
#[derive(Debug, Default)]
pub struct Calendar {
    pub(super) duties: Vec<Duty>,
    /// Ids in the database, by line.
    pub(super) facilities: Vec<Option<String>>,
}

/// A duty on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OnDay<'c> {
    pub date: Date,
    pub state: DutyState,
    pub duty: &'c Duty,
    pub facility: Option<&'c str>,
}

impl Calendar {
    pub fn is_empty(&self) -> bool {
        self.duties.is_empty()
    }

    /// The last day that it tells of, but for what has no end.
    pub fn until(&self) -> Option<Date> {
        self.duties.iter().filter_map(|duty| duty.days.last).max()
    }

    /// Duties that begin on a day, as they stand at a moment: first those on duty.
    pub fn on(&self, date: Date, now: DateTime) -> Vec<OnDay<'_>> {
        let mut found: Vec<_> = self.beginning(date, now).collect();
        sort(&mut found);
        found
    }

    /// Duties of the day of a moment, and those of the day before that go on.
    pub fn at(&self, now: DateTime) -> Vec<OnDay<'_>> {
        let today = now.date();
        let begun_before = today.yesterday().ok().into_iter().flat_map(|date| self.beginning(date, now));
        let mut found: Vec<_> = begun_before.filter(|on_day| on_day.state == DutyState::On).collect();
        found.extend(self.beginning(today, now));
        sort(&mut found);
        found
    }

    /// The next day after this one with other duties than those without an end.
    pub fn next_after(&self, date: Date) -> Option<Date> {
        let dated = |date: &Date| self.duties.iter().any(|duty| duty.days.last.is_some() && duty.days.holds(*date));
        (1..=AHEAD_DAYS).map_while(|days| date.checked_add(days.days()).ok()).find(dated)
    }

    fn beginning(&self, date: Date, now: DateTime) -> impl Iterator<Item = OnDay<'_>> {
        let lines = self.duties.iter().zip(&self.facilities).filter(move |(duty, _)| duty.days.holds(date));
        lines.map(move |(duty, facility)| OnDay {
            date,
            state: duty.state(date, now),
            duty,
            facility: facility.as_deref(),
        })
    }
}

/// On duty, to come, hours unknown, over; each in the order of their beginning and of the file.
fn sort(found: &mut [OnDay<'_>]) {
    found.sort_by_key(|on_day| (on_day.state, on_day.date, on_day.duty.hours));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn duty(name: &str, days: Days, hours: Option<(u16, u16)>) -> Duty {
        Duty {
            days,
            hours,
            name: name.to_owned(),
            department: None,
            address: None,
            telephone: None,
            note: None,
            facility: None,
        }
    }

    fn calendar(duties: Vec<Duty>) -> Calendar {
        Calendar { facilities: vec![None; duties.len()], duties }
    }

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn names(found: &[OnDay<'_>]) -> Vec<(String, DutyState)> {
        found.iter().map(|on_day| (on_day.duty.name.clone(), on_day.state)).collect()
    }

    #[test]
    fn a_night_goes_on_after_midnight() {
        let night = Days::every_day(date("2026-11-01"), None);
        let calendar = calendar(vec![
            duty("夜間", night, Some((20 * 60, 32 * 60))),
            duty("日曜", Days::one(date("2026-11-22")), Some((540, 1020))),
            duty("時間不明", Days::one(date("2026-11-22")), None),
        ]);
        let at = |moment: &str| names(&calendar.at(moment.parse().unwrap()));
        let of = |list: &[(&str, DutyState)]| list.iter().map(|(n, s)| ((*n).to_owned(), *s)).collect::<Vec<_>>();
        use DutyState::{Later, On, Over, Unknown};
        assert_eq!(
            at("2026-11-22T07:59"),
            of(&[("夜間", On), ("日曜", Later), ("夜間", Later), ("時間不明", Unknown)])
        );
        assert_eq!(at("2026-11-22T08:00"), of(&[("日曜", Later), ("夜間", Later), ("時間不明", Unknown)]));
        assert_eq!(at("2026-11-22T16:59"), of(&[("日曜", On), ("夜間", Later), ("時間不明", Unknown)]));
        assert_eq!(at("2026-11-22T20:00"), of(&[("夜間", On), ("時間不明", Unknown), ("日曜", Over)]));
        // The first night has no night before it.
        assert_eq!(at("2026-11-01T00:00"), of(&[("夜間", Later)]));
        assert_eq!(calendar.until(), Some(date("2026-11-22")));
        assert_eq!(calendar.next_after(date("2026-11-20")), Some(date("2026-11-22")));
        assert_eq!(calendar.next_after(date("2026-11-22")), None);
    }

    #[test]
    fn the_ends_of_time_are_no_trouble() {
        let calendar = calendar(vec![duty("夜間", Days::every_day(Date::MIN, None), Some((0, DAY)))]);
        for date in [Date::MIN, Date::MAX] {
            assert_eq!(calendar.at(date.at(12, 0, 0, 0)).len(), 1);
            assert_eq!(calendar.next_after(date), None);
        }
    }

    proptest! {
        /// Against the obvious way: is there a beginning so that the moment lies within the hours?
        #[test]
        fn who_is_on_duty_is_on_duty(
            first in 0i32..40, length in 0i32..40, weekdays in any::<[bool; 7]>(), except in 0i32..40,
            opens in 0u16..1440, minutes in 1u16..=1440, day in 0i32..60, minute in 0i32..1440,
        ) {
            let base = date("2026-11-01");
            let on_day = |day: i32| base.checked_add(day.days()).unwrap();
            let days = Days {
                first: on_day(first), last: Some(on_day(first + length)), weekdays, except: vec![on_day(except)],
            };
            let line = duty("a", days, Some((opens, opens + minutes)));
            let now = on_day(day).at((minute / 60) as i8, (minute % 60) as i8, 0, 0);
            let moment = day * 1440 + minute;
            let expected = (first..=first + length).filter(|begun| {
                let weekday = on_day(*begun).weekday().to_monday_zero_offset() as usize;
                let start = begun * 1440 + i32::from(opens);
                *begun != except && weekdays[weekday] && (start..start + i32::from(minutes)).contains(&moment)
            }).count();
            let calendar = calendar(vec![line]);
            let found = calendar.at(now).into_iter().filter(|on_day| on_day.state == DutyState::On).count();
            prop_assert_eq!(found, expected);
        }
    }
}
