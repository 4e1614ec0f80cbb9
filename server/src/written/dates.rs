//! Dates as clerks write them: 西暦 and 和暦, full-width digits, blanks that line up columns.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

/// First characters of an era, and its code in [`api::forms::date`].
const ERAS: [(&[&str], &str); 5] = [
    (&["令和", "令", "R"], "reiwa"),
    (&["平成", "平", "H"], "heisei"),
    (&["昭和", "昭", "S"], "showa"),
    (&["大正", "大", "T"], "taisho"),
    (&["明治", "明", "M"], "meiji"),
];

/// Day 0 of Excel's calendar, and the days that a date of our time can have in it: 1990 to 2100.
const EXCEL_BEGINS: Date = jiff::civil::date(1899, 12, 30);
const EXCEL_DAYS: std::ops::Range<i64> = 32_874..73_416;

/// `2026-06-01`, `2026/6/1`, `20260601`, `2026年6月1日`, `令和 8年 6月 1日`, `R8.6.1`, `令和元年５月１日`, Excel's
/// number of days `46174`. A time of the day behind it is left out; anything else is no date.
pub fn date(text: &str) -> Option<Date> {
    let text: String = text.nfkc().collect();
    let text = text.trim();
    let whole = text.split_once([' ', 'T']).filter(|(_, time)| is_time(time));
    let text: String = whole.map_or(text, |(day, _)| day).chars().filter(|c| !c.is_whitespace()).collect();
    let era = ERAS.iter().find_map(|(names, code)| {
        let rest = names.iter().find_map(|name| strip(&text, name))?;
        Some((*code, rest))
    });
    let (era, rest) = era.unwrap_or(("", &text));
    if era.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()) {
        return digits(rest);
    }
    let parts: Vec<&str> = rest.trim_end_matches('日').split(['年', '月', '/', '-', '.', '−', '‐']).collect();
    let [year, month, day] = parts[..] else { return None };
    if [month, day].iter().any(|part| part.is_empty() || part.len() > 2) || (era.is_empty() && year.len() != 4) {
        return None;
    }
    api::forms::date("", era, year, month, day).ok()??.parse().ok()
}

/// The first date in a text such as `[令和７年９月１日 現在 ]令和７年１０月２日作成`. A number alone is none.
pub fn date_within(text: &str) -> Option<Date> {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let names = || ERAS.iter().flat_map(|(names, _)| names.iter());
    let mut within_number = false;
    text.char_indices().find_map(|(at, first)| {
        let begins = !std::mem::replace(&mut within_number, first.is_ascii_digit());
        let rest = &text[at..];
        let era = names().find(|name| strip(rest, name).is_some()).map_or(0, |name| name.len());
        if era == 0 && !(begins && first.is_ascii_digit()) {
            return None;
        }
        let is_of_date = |c: char| c.is_ascii_digit() || "元年月/-.".contains(c);
        let end = rest[era..].find(|c: char| !is_of_date(c)).map_or(rest.len(), |end| era + end);
        let part = rest[..end].trim_end_matches(|c: char| !c.is_ascii_digit());
        date(part).filter(|_| !part.bytes().all(|b| b.is_ascii_digit()))
    })
}

fn strip<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let begins = text.get(..name.len())?.eq_ignore_ascii_case(name);
    let rest = text.get(name.len()..).filter(|_| begins)?;
    rest.starts_with(|c: char| c.is_ascii_digit() || c == '元').then_some(rest)
}

fn is_time(text: &str) -> bool {
    text.contains(':') && text.bytes().all(|b| b.is_ascii_digit() || b":.Z".contains(&b))
}

fn digits(text: &str) -> Option<Date> {
    if text.len() == 8 {
        return Date::new(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?)
            .ok()
            .filter(|date| (1868..2200).contains(&date.year()));
    }
    let days: i64 = text.parse().ok().filter(|days| EXCEL_DAYS.contains(days))?;
    EXCEL_BEGINS.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn dates_as_they_are_written() {
        for text in [
            "2026-06-01",
            "2026/6/1",
            "2026.6.1",
            "20260601",
            "２０２６年６月１日",
            "令和8年6月1日",
            "令和 8年 6月 1日",
            "令和　８年　６月　１日",
            "R8.6.1",
            "r08/06/01",
            "令8.6.1",
            "2026-06-01 00:00:00",
            "2026-06-01T00:00:00",
            "46174",
        ] {
            assert_eq!(date(text).map(|d| d.to_string()).as_deref(), Some("2026-06-01"), "{text}");
        }
        assert_eq!(date("令和元年５月１日").map(|d| d.to_string()).as_deref(), Some("2019-05-01"));
        assert_eq!(date("平成31年4月30日").map(|d| d.to_string()).as_deref(), Some("2019-04-30"));
        for wrong in [
            "",
            "未定",
            "26/6/1",
            "6月1日",
            "2026-13-01",
            "2026-02-30",
            "令和8年",
            "平成40年6月1日",
            "12345678901",
            "7",
            "令和",
            "2026-6-1頃",
            "R",
            "2026-001-01",
        ] {
            assert_eq!(date(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_first_date_within_a_text() {
        for (text, expected) in [
            ("令和 7年 4月 1日", Some("2025-04-01")),
            ("[令和７年９月１日 現在 ]令和７年１０月２日作成 全医療機関出力", Some("2025-09-01")),
            ("平成24年 改定、2025/4/1現在", Some("2025-04-01")),
            ("2025-04-01T00:00:00", Some("2025-04-01")),
            ("全46174件（20250401）", None),
            ("平成24年", None),
            ("令和7年13月1日", None),
            ("", None),
        ] {
            assert_eq!(date_within(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in "\\PC{0,20}") {
            let _ = (date(&text), date_within(&text), date_within(&format!("令和{text}")));
        }

        #[test]
        fn padding_changes_nothing(year in 2019i16..2060, month in 1i8..=12, day in 1i8..=28) {
            let expected = Date::new(year, month, day).ok().filter(|d| *d >= jiff::civil::date(2019, 5, 1));
            prop_assert_eq!(date(&format!("令和 {:>2}年 {month:>2}月 {day:>2}日", year - 2018)), expected);
        }
    }
}
