//! Until when something is due, and what year it belongs to.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// 年度: it begins in April.
pub fn fiscal_year(day: Date) -> i16 {
    if day.month() < 4 { day.year() - 1 } else { day.year() }
}

/// The day of work so many days of work after this day. Offices are closed on Saturdays, Sundays, holidays and from 29
/// December to 3 January (行政機関の休日に関する法律 第1条, which municipalities repeat in ordinances: 地方自治法 第4条の2).
pub fn days_of_work_after(day: Date, days: u8, is_holiday: impl Fn(Date) -> bool) -> Date {
    let is_closed = |day: Date| {
        let turn_of_year = matches!((day.month(), day.day()), (12, 29..) | (1, ..=3));
        matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) || turn_of_year || is_holiday(day)
    };
    let mut due = day;
    for _ in 0..days {
        due = due.saturating_add(1.day());
        while is_closed(due) && due < Date::MAX {
            due = due.saturating_add(1.day());
        }
    }
    due
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn is_holiday(day: Date) -> bool {
        // 文化の日, 勤労感謝の日, 元日
        [date(2026, 11, 3), date(2026, 11, 23), date(2027, 1, 1)].contains(&day)
    }

    #[test]
    fn days_of_work_leave_out_when_offices_are_closed() {
        for (from, days, expected) in [
            // A Friday before a holiday on Monday.
            (date(2026, 11, 20), 1, date(2026, 11, 24)),
            (date(2026, 11, 20), 2, date(2026, 11, 25)),
            (date(2026, 11, 21), 1, date(2026, 11, 24)),
            (date(2026, 11, 2), 1, date(2026, 11, 4)),
            (date(2026, 12, 28), 1, date(2027, 1, 4)),
            (date(2026, 12, 30), 2, date(2027, 1, 5)),
            (date(2026, 11, 24), 0, date(2026, 11, 24)),
        ] {
            assert_eq!(days_of_work_after(from, days, is_holiday), expected, "{from} + {days}");
        }
    }

    #[test]
    fn a_year_of_work_begins_in_april() {
        let years = [date(2026, 3, 31), date(2026, 4, 1), date(2026, 12, 31), date(2027, 1, 1)].map(fiscal_year);
        assert_eq!(years, [2025, 2026, 2026, 2026]);
    }

    proptest! {
        #[test]
        fn what_is_due_is_due_on_a_day_of_work_and_each_day_counts_once(ordinal in 0..20_000_i64, days in 1..=30_u8) {
            let from = date(2000, 1, 1).saturating_add(ordinal.days());
            let due = days_of_work_after(from, days, |_| false);
            prop_assert!(!matches!(due.weekday(), Weekday::Saturday | Weekday::Sunday));
            prop_assert_eq!(days_of_work_after(days_of_work_after(from, days - 1, |_| false), 1, |_| false), due);
            prop_assert!(due > from);
        }
    }
}
