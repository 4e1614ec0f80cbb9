//! Dates and times of day as clerks write them into a sheet.

use jiff::civil::{Date, Weekday};
use unicode_normalization::UnicodeNormalization;

use super::calendar::DAY;

/// Why a date was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    Unreadable,
    /// `11/22（土）`, and it is a Sunday.
    OtherWeekday,
}

const ERAS: [(&str, i16); 6] = [("令和", 2018), ("平成", 1988), ("R", 2018), ("H", 1988), ("r", 2018), ("h", 1988)];
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
    let date = plain_date(text).ok_or(DateFault::Unreadable)?;
    // 祝 and the like say nothing about the weekday.
    let weekday = weekday.and_then(|c| WEEKDAYS.iter().find(|(sign, _)| *sign == c));
    match weekday {
        Some((_, weekday)) if *weekday != date.weekday() => Err(DateFault::OtherWeekday),
        _ => Ok(date),
    }
}

fn plain_date(text: &str) -> Option<Date> {
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return of_numbers(text.get(..4)?.parse().ok()?, text.get(4..6)?, text.get(6..)?);
    }
    let era = ERAS.iter().find_map(|(era, before)| Some((text.strip_prefix(era)?, *before)));
    let (text, before) = era.unwrap_or((text, 0));
    let mut parts = text.strip_suffix('日').unwrap_or(text).split(['年', '月', '/', '-', '.']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let year = if era.is_some() && year == "元" { 1 } else { short_number(year, 4)? };
    of_numbers(before.checked_add(year)?, month, day)
}

fn of_numbers(year: i16, month: &str, day: &str) -> Option<Date> {
    let (month, day) = (short_number(month, 2)?, short_number(day, 2)?);
    // No calendar is older or reaches farther.
    (2000..2200).contains(&year).then(|| Date::new(year, month as i8, day as i8).ok())?
}

fn short_number(text: &str, most: usize) -> Option<i16> {
    let digits = !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

/// A time of day and whether it is said to be on the next day, in minutes after midnight.
///
/// `9:00`, `９時`, `17時30分`, `5時半`, `午後5時`, `24:00`, `翌8:00`, `25:00`, `9:00:00`, `0900`, `正午`.
fn time(text: &str) -> Option<u16> {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let next_day = ["翌日", "翌朝", "翌"].iter().find_map(|word| text.strip_prefix(word));
    let text = next_day.unwrap_or(&text);
    let afternoon = text.strip_prefix("午後");
    let half = afternoon.or_else(|| text.strip_prefix("午前"));
    let text = half.unwrap_or(text);
    let (hours, minutes) = match text {
        "正午" => (12, 0),
        _ if text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) => (number(&text[..2])?, number(&text[2..])?),
        _ => parts_of_time(text)?,
    };
    // 午後12時 is noon for some and midnight for others.
    if minutes > 59 || half.is_some() && hours > 11 || next_day.is_some() && hours > 24 {
        return None;
    }
    let minutes = hours * 60 + minutes + if afternoon.is_some() { DAY / 2 } else { 0 };
    let minutes = if next_day.is_some() { minutes + DAY } else { minutes };
    (minutes <= 2 * DAY).then_some(minutes)
}

fn parts_of_time(text: &str) -> Option<(u16, u16)> {
    if let Some((hours, rest)) = text.split_once('時') {
        let minutes = match rest {
            "" => 0,
            "半" => 30,
            _ => number(rest.strip_suffix('分').unwrap_or(rest))?,
        };
        return Some((number(hours)?, minutes));
    }
    let (hours, minutes) = text.split_once(':')?;
    // Spreadsheets add seconds.
    let minutes = minutes.strip_suffix(":00").unwrap_or(minutes);
    Some((number(hours)?, number(minutes).filter(|_| minutes.len() == 2)?))
}

fn number(text: &str) -> Option<u16> {
    let digits = !text.is_empty() && text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

/// From and to in minutes after midnight of the day on which a duty begins. An end that is not after the start is on
/// the next day. `None` for what is no time, for 24 hours or more that are not written as such, and for a start on the
/// next day: that is a duty of the next day.
pub fn hours(start: &str, end: &str) -> Option<(u16, u16)> {
    let (opens, mut closes) = (time(start)?, time(end)?);
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
        ] {
            assert_eq!(date(text).map(|date| date.to_string()), Ok("2026-11-22".to_owned()), "{text}");
        }
        assert_eq!(date("令和元年5月1日").map(|date| date.to_string()), Ok("2019-05-01".to_owned()));
        for text in
            ["", "11/22", "2026/2/29", "2026/13/1", "R8", "明治8年1月1日", "2026/11/22/1", "46348", "令和99年1月1日x"]
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
