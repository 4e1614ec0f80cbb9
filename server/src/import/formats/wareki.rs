//! Dates as offices write them: 令和 7年 4月 1日, 平成31年4月1日, 令和元年５月１日, 2025/4/1, 2025-04-01.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

/// The year before the first of each era.
const ERAS: [(&str, i16); 5] = [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("大正", 1911), ("明治", 1867)];

/// The first whole date in a text; `None` where year, month or day is missing.
pub fn date(text: &str) -> Option<Date> {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    of_era(&text).or_else(|| western(&text))
}

fn of_era(text: &str) -> Option<Date> {
    let (at, before, name) =
        ERAS.iter().filter_map(|(name, before)| text.find(name).map(|at| (at, *before, *name))).min()?;
    let rest = &text[at + name.len()..];
    let (year, rest) = match rest.strip_prefix('元') {
        Some(rest) => (1, rest),
        None => number(rest)?,
    };
    let (month, rest) = number(rest.strip_prefix('年')?)?;
    let (day, rest) = number(rest.strip_prefix('月')?)?;
    rest.starts_with('日').then_some(())?;
    Date::new(before.checked_add(year)?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn western(text: &str) -> Option<Date> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let (year, rest) = number(&text[start..])?;
    let (month, rest) = number(rest.strip_prefix(['/', '-', '.', '年'])?)?;
    let (day, _) = number(rest.strip_prefix(['/', '-', '.', '月'])?)?;
    (1868..2200).contains(&year).then_some(())?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn number(text: &str) -> Option<(i16, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    Some((text[..end].parse().ok()?, &text[end..]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn as_they_are_found() {
        for (text, expected) in [
            ("令和 7年 4月 1日", Some("2025-04-01")),
            ("令和７年１０月１日", Some("2025-10-01")),
            ("[令和７年９月１日 現在 ]令和７年１０月２日作成 全医療機関出力", Some("2025-09-01")),
            ("平成31年4月1日", Some("2019-04-01")),
            ("令和元年5月1日", Some("2019-05-01")),
            ("2025/4/1", Some("2025-04-01")),
            ("2025-04-01T00:00:00", Some("2025-04-01")),
            ("平成24年", None),
            ("令和7年13月1日", None),
            ("R7.4.1", None),
            ("", None),
        ] {
            assert_eq!(date(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn arbitrary_text_never_panics(text in "\\PC{0,30}") {
            let _ = date(&text);
            let _ = date(&format!("令和{text}"));
        }
    }
}
