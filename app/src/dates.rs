//! Dates as people write them.

use crate::lang::Lang;
use crate::words::{Text, dates as words};

/// `2026-06-01` → `2026年6月1日`. What is no such date is returned as it is.
pub fn date_words(lang: Lang, date: &str) -> Text {
    match parts(date) {
        Some((year, month, day)) => words::date(lang, year, month_words(lang, month), day),
        None => Text::published(lang, date),
    }
}

/// `2026-06-01` → `6月1日`
pub fn month_day_words(lang: Lang, date: &str) -> Text {
    match parts(date) {
        Some((_, month, day)) => words::month_day(lang, month_words(lang, month), day),
        None => Text::published(lang, date),
    }
}

/// `6` → `6`, `June`: what stands before 月 in Japanese. 1 to 12.
pub fn month_words(lang: Lang, month: u32) -> Text {
    let months = [
        words::january,
        words::february,
        words::march,
        words::april,
        words::may,
        words::june,
        words::july,
        words::august,
        words::september,
        words::october,
        words::november,
        words::december,
    ];
    // `parts` lets only 1 to 12 through.
    months[(month as usize - 1) % 12](lang)
}

/// The date in Japan of an instant in UTC: `2026-06-30T15:00:00Z` → `2026年7月1日`.
pub fn japanese_date_of(lang: Lang, instant: &str) -> Text {
    let date = instant.split('T').next().unwrap_or_default();
    let hour: Option<u32> = instant.get(11..13).and_then(|hour| hour.parse().ok());
    match (parts(date), hour) {
        // Japan is nine hours ahead and knows no summer time.
        (Some((year, month, day)), Some(hour)) if hour >= 15 => {
            let (year, month, day) = next_day(year, month, day);
            words::date(lang, year, month_words(lang, month), day)
        }
        _ => date_words(lang, date),
    }
}

/// The date and time in Japan of an instant in UTC: `2026-11-20T01:05:00Z` → `2026年11月20日 10時05分`.
pub fn japanese_moment_of(lang: Lang, instant: &str) -> Text {
    let date = japanese_date_of(lang, instant);
    let hour: Option<u32> = instant.get(11..13).and_then(|hour| hour.parse().ok());
    match (hour, instant.get(14..16)) {
        (Some(hour), Some(minute)) => words::moment(lang, date, (hour + 9) % 24, minute),
        _ => date,
    }
}

/// The day, month and time in Japan of an instant in UTC: `2026-11-20T00:12:00Z` → `11月20日 9:12`.
pub fn short_moment_of(lang: Lang, instant: &str) -> Text {
    let hour: Option<u32> = instant.get(11..13).and_then(|hour| hour.parse().ok());
    match (parts(instant.split('T').next().unwrap_or_default()), hour, instant.get(14..16)) {
        (Some((year, month, day)), Some(hour), Some(minute)) => {
            let (_, month, day) = if hour >= 15 { next_day(year, month, day) } else { (year, month, day) };
            let date = words::month_day(lang, month_words(lang, month), day);
            words::short_moment(lang, date, (hour + 9) % 24, minute)
        }
        _ => Text::published(lang, instant),
    }
}

fn parts(date: &str) -> Option<(u32, u32, u32)> {
    let mut numbers = date.split('-').map(|part| part.parse().ok());
    match (numbers.next()??, numbers.next()??, numbers.next()??, numbers.next()) {
        (year, month @ 1..=12, day @ 1..=31, None) => Some((year, month, day)),
        _ => None,
    }
}

fn next_day(year: u32, month: u32, day: u32) -> (u32, u32, u32) {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    match (month, day) {
        (12, 31) => (year + 1, 1, 1),
        (_, day) if day >= last => (year, month + 1, 1),
        _ => (year, month, day + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_lose_their_zeros() {
        let words = |date| date_words(Lang::Ja, date).plain();
        assert_eq!(words("2026-06-01"), "2026年6月1日");
        assert_eq!(words("令和8年"), "令和8年");
        assert_eq!(words("2026-13-01"), "2026-13-01");
        assert_eq!(month_day_words(Lang::Ja, "2026-11-20").plain(), "11月20日");
        assert_eq!(date_words(Lang::En, "2026-06-01").plain(), "June 1, 2026");
        assert_eq!(date_words(Lang::Easy, "2026-06-01").plain(), "2026年6月1日");
    }

    #[test]
    fn the_day_in_japan_begins_nine_hours_earlier() {
        let words = |instant| japanese_date_of(Lang::Ja, instant).plain();
        assert_eq!(words("2026-06-30T14:59:59Z"), "2026年6月30日");
        assert_eq!(words("2026-06-30T15:00:00Z"), "2026年7月1日");
        assert_eq!(words("2026-12-31T23:00:00.5Z"), "2027年1月1日");
        assert_eq!(words("2028-02-28T20:00:00Z"), "2028年2月29日");
        assert_eq!(words("2026-02-28T20:00:00Z"), "2026年3月1日");
        assert_eq!(words("soon"), "soon");
    }

    #[test]
    fn a_short_moment_leaves_the_year_out() {
        let words = |instant| short_moment_of(Lang::Ja, instant).plain();
        assert_eq!(words("2026-11-20T00:12:00Z"), "11月20日 9:12");
        assert_eq!(words("2026-12-31T15:05:00.2Z"), "1月1日 0:05");
        assert_eq!(words("soon"), "soon");
    }

    #[test]
    fn the_clock_in_japan_is_nine_hours_ahead() {
        let words = |instant| japanese_moment_of(Lang::Ja, instant).plain();
        assert_eq!(words("2026-11-20T01:05:59.123Z"), "2026年11月20日 10時05分");
        assert_eq!(words("2026-06-30T15:00:00Z"), "2026年7月1日 0時00分");
        assert_eq!(words("soon"), "soon");
    }
}
