//! The day and the hours of a duty, as clerks write them into a sheet.

use jiff::civil::{Date, Weekday};
use unicode_normalization::UnicodeNormalization;

use super::calendar::DAY;
use crate::written::{dates, times};

/// Why a date was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    Unreadable,
    /// `11/22（土）`, and it is a Sunday.
    OtherWeekday,
}

const WEEKDAYS: [(char, Weekday); 7] = [
    ('月', Weekday::Monday),
    ('火', Weekday::Tuesday),
    ('水', Weekday::Wednesday),
    ('木', Weekday::Thursday),
    ('金', Weekday::Friday),
    ('土', Weekday::Saturday),
    ('日', Weekday::Sunday),
];

/// `2026/11/22`, `２０２６年１１月２２日（日）`, `20261122`, `令和8年11月22日`, `R8.11.22`.
pub fn date(text: &str) -> Result<Date, DateFault> {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let (text, weekday) = match text.split_once('(') {
        Some((date, behind)) => (date, behind.chars().next()),
        None => (text.as_str(), None),
    };
    // No calendar is older.
    let date = dates::date(text).filter(|date| date.year() >= 2000).ok_or(DateFault::Unreadable)?;
    // 祝 and the like say nothing about the weekday.
    let weekday = weekday.and_then(|c| WEEKDAYS.iter().find(|(sign, _)| *sign == c));
    match weekday {
        Some((_, weekday)) if *weekday != date.weekday() => Err(DateFault::OtherWeekday),
        _ => Ok(date),
    }
}

/// From and to in minutes after midnight of the day on which a duty begins. An end that is not after the start is on
/// the next day. `None` for what is no time, for 24 hours or more that are not written as such, and for a start on the
/// next day: that is a duty of the next day.
pub fn hours(start: &str, end: &str) -> Option<(u16, u16)> {
    let (opens, mut closes) = (times::minutes(start)?, times::minutes(end)?);
    if closes < opens {
        closes += DAY;
    }
    (opens < DAY && closes > opens && closes - opens <= DAY).then_some((opens, closes))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn dates_as_they_are_written() {
        for text in [
            "2026/11/22",
            "2026-11-22",
            "2026.11.22",
            "2026年11月22日",
            "２０２６年１１月２２日（日）",
            " 2026/11/22 (日・祝) ",
            "2026/11/22（祝）",
            "20261122",
            "令和8年11月22日",
            "令和８年 11月 22日",
            "R8.11.22",
            "r8/11/22",
            // As Excel counts days.
            "46348",
        ] {
            assert_eq!(date(text).map(|date| date.to_string()), Ok("2026-11-22".to_owned()), "{text}");
        }
        assert_eq!(date("令和元年5月1日").map(|date| date.to_string()), Ok("2019-05-01".to_owned()));
        for text in ["", "11/22", "2026/2/29", "2026/13/1", "R8", "明治8年1月1日", "2026/11/22/1", "令和99年1月1日x"]
        {
            assert_eq!(date(text), Err(DateFault::Unreadable), "{text}");
        }
        assert_eq!(date("2026/11/22（土）"), Err(DateFault::OtherWeekday));
    }

    #[test]
    fn hours_as_they_are_written() {
        for (start, end, expected) in [
            ("9:00", "17:00", Some((540, 1020))),
            ("０９：００", "１７：３０", Some((540, 1050))),
            ("9時", "17時30分", Some((540, 1050))),
            ("午前9時", "午後5時半", Some((540, 1050))),
            ("0900", "正午", Some((540, 720))),
            ("9:00:00", "17:00:00", Some((540, 1020))),
            ("20:00", "24:00", Some((1200, 1440))),
            ("20:00", "8:00", Some((1200, 1920))),
            ("20:00", "翌8:00", Some((1200, 1920))),
            ("20:00", "翌朝8時", Some((1200, 1920))),
            ("22:00", "30:00", Some((1320, 1800))),
            ("0:00", "24:00", Some((0, 1440))),
            ("9:00", "翌9:00", Some((540, 1980))),
            // Hours from nothing to nothing, too many, or on another day.
            ("9:00", "9:00", None),
            ("9:00", "翌9:30", None),
            ("翌1:00", "翌8:00", None),
            ("9:60", "17:00", None),
            ("9:0", "17:00", None),
            ("午後12時", "午後5時", None),
            ("9:00", "", None),
            ("朝", "夕方", None),
            ("49:00", "50:00", None),
        ] {
            assert_eq!(hours(start, end), expected, "{start}–{end}");
        }
    }

    proptest! {
        #[test]
        fn hours_lie_within_two_days(start in "\\PC{0,8}", end in "[0-9:時分半翌午前後]{0,8}") {
            for (opens, closes) in hours(&start, &end).into_iter().chain(hours(&end, &end)) {
                prop_assert!(opens < DAY && opens < closes && closes <= opens + DAY);
            }
        }

        #[test]
        fn every_day_is_read_back(days in 0i32..36_500) {
            let day = Date::constant(2019, 5, 1).checked_add(jiff::Span::new().days(days)).unwrap();
            let (year, month, of_month) = (day.year(), day.month(), day.day());
            prop_assert_eq!(date(&format!("{year}年{month}月{of_month}日")), Ok(day));
            if year >= 2020 {
                prop_assert_eq!(date(&format!("令和{}年{month}月{of_month}日", year - 2018)), Ok(day));
            }
        }

        #[test]
        fn arbitrary_text_is_no_trouble(text in "\\PC{0,20}") {
            let _ = date(&text);
        }
    }
}
