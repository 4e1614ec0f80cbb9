//! What most clinics do at a moment, so that a page can say what is likely open first.

use api::duties::UsualHours;
use api::hours::Day;
use jiff::civil::{Date, Time};

const MORNING: Time = Time::constant(8, 30, 0, 0);
const NOON: Time = Time::constant(12, 30, 0, 0);
const AFTERNOON: Time = Time::constant(15, 0, 0, 0);
const EVENING: Time = Time::constant(18, 0, 0, 0);

/// 年末年始: most close from 29 December to 3 January (行政機関の休日に関する法律 第1条 names the same days).
pub fn is_year_end(date: Date) -> bool {
    matches!((date.month(), date.day()), (12, 29..) | (1, ..=3))
}

/// `day`: the weekday, or that the date is a national holiday.
pub fn usual_hours(date: Date, day: Day, time: Time) -> UsualHours {
    let closed = is_year_end(date) || matches!(day, Day::Sunday | Day::Holiday);
    match time {
        _ if closed || time < MORNING || time >= EVENING => UsualHours::Closed,
        _ if time < NOON => UsualHours::Open,
        _ if day == Day::Saturday => UsualHours::Closed,
        _ if time < AFTERNOON => UsualHours::Midday,
        _ => UsualHours::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_moments_and_what_lies_between() {
        for (moment, day, expected) in [
            ("2026-11-20T08:29", Day::Friday, UsualHours::Closed),
            ("2026-11-20T10:00", Day::Friday, UsualHours::Open),
            ("2026-11-20T12:45", Day::Friday, UsualHours::Midday),
            ("2026-11-20T17:59", Day::Friday, UsualHours::Open),
            ("2026-11-20T18:00", Day::Friday, UsualHours::Closed),
            ("2026-11-21T10:00", Day::Saturday, UsualHours::Open),
            ("2026-11-21T13:00", Day::Saturday, UsualHours::Closed),
            ("2026-11-22T10:00", Day::Sunday, UsualHours::Closed),
            ("2026-11-23T10:00", Day::Holiday, UsualHours::Closed),
            ("2026-12-28T10:00", Day::Monday, UsualHours::Open),
            ("2026-12-29T10:00", Day::Tuesday, UsualHours::Closed),
            ("2027-01-01T10:00", Day::Friday, UsualHours::Closed),
            ("2027-01-04T10:00", Day::Monday, UsualHours::Open),
        ] {
            let moment: jiff::civil::DateTime = moment.parse().unwrap();
            assert_eq!(usual_hours(moment.date(), day, moment.time()), expected, "{moment}");
        }
    }
}
