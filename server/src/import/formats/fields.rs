//! Fields that several formats share: times, flags, coordinates, numbers.

use api::facilities::Location;

use super::super::problems::Problem;
use super::super::rows::Row;
use super::Output;
use crate::facilities::document::WeekSpans;
use crate::facilities::normalize;

/// `（改行）` stands for a line break; `なし`, `ー` and the like for nothing.
pub fn free_text(text: &str) -> Option<String> {
    let text = text.replace("（改行）", "\n");
    let text = text.trim();
    let nothing = text.is_empty() || matches!(text, "なし" | "無し" | "無" | "ー" | "－" | "-" | "―" | "特になし");
    (!nothing).then(|| text.to_owned())
}

/// Latitude and longitude, WGS 84. Empty and `0.0,0.0` mean that there are none.
pub fn location(row: &Row<'_>, lat: Option<usize>, lng: Option<usize>, out: &mut Output) -> Option<Location> {
    let (lat, lng) = (row.get(lat), row.get(lng));
    let shown = || format!("{lat},{lng}");
    let number = |text: &str| text.parse::<f64>().ok().filter(|n| n.is_finite());
    match (number(lat), number(lng)) {
        (Some(lat), Some(lng)) if (20.0..46.0).contains(&lat) && (122.0..155.0).contains(&lng) => {
            Some(Location { lat, lng })
        }
        (Some(lat), Some(lng)) if lat != 0.0 || lng != 0.0 => {
            out.problem(Problem::CoordinateOutsideJapan, row.line, "緯度,経度", &shown());
            None
        }
        _ => {
            out.problem(Problem::CoordinateMissing, row.line, "緯度,経度", &shown());
            None
        }
    }
}

/// A website, or nothing.
pub fn website(row: &Row<'_>, text: &str, field: &str, out: &mut Output) -> Option<String> {
    let text = free_text(text)?;
    let address = normalize::website(&text);
    if address.is_none() {
        out.problem(Problem::WebsiteUnreadable, row.line, field, &text);
    }
    address
}

/// A telephone or FAX number, or nothing.
pub fn telephone(row: &Row<'_>, text: &str, field: &str, out: &mut Output) -> Option<String> {
    let text = free_text(text)?;
    let number = normalize::telephone(&text);
    if number.is_none() {
        out.problem(Problem::TelephoneUnreadable, row.line, field, &text);
    }
    number
}

/// 都道府県コード (2 digits) and 市区町村コード (3 digits) as one code of 5.
pub fn area_code(row: &Row<'_>, prefecture: &str, municipality: &str, out: &mut Output) -> Option<String> {
    if municipality.is_empty() {
        return None;
    }
    let code = format!("{prefecture:0>2}{municipality:0>3}");
    if code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit()) {
        return Some(code);
    }
    out.problem(Problem::AreaCodeUnreadable, row.line, "市区町村コード", &code);
    None
}

/// Day flags as one character each: `1` open, `0` closed, `-` not reported.
///
/// The columns are called 休診 and 閉店, but `1` means open: checked against the hours of
/// hospitals whose hours are known.
pub fn flags(row: &Row<'_>, columns: &[Option<usize>], field: &str, out: &mut Output) -> String {
    columns
        .iter()
        .map(|&column| match row.get(column) {
            "1" => '1',
            "0" => '0',
            "" => '-',
            other => {
                out.problem(Problem::FlagUnreadable, row.line, field, other);
                '-'
            }
        })
        .collect()
}

/// The same; empty when none is given.
pub fn flags_if_any(row: &Row<'_>, columns: &[Option<usize>], field: &str, out: &mut Output) -> String {
    let days = flags(row, columns, field, out);
    if days.bytes().all(|day| day == b'-') { String::new() } else { days }
}

/// Flags of the five weeks; empty when none is given.
pub fn flags_by_week(row: &Row<'_>, weeks: &[Vec<Option<usize>>], field: &str, out: &mut Output) -> Vec<String> {
    let weeks: Vec<String> = weeks.iter().map(|columns| flags(row, columns, field, out)).collect();
    if weeks.iter().all(|week| week.bytes().all(|b| b == b'-')) { Vec::new() } else { weeks }
}

/// Start and end columns of a band, Monday to Sunday and 祝日.
pub type BandColumns = [(Option<usize>, Option<usize>); 8];

/// Adds the spans of one band to a week.
pub fn add_band(row: &Row<'_>, columns: &BandColumns, week: &mut WeekSpans, out: &mut Output) {
    for (&(start, end), day) in columns.iter().zip(week) {
        if let Some(span) = span(row, row.get(start), row.get(end), out)
            && !day.contains(&span)
        {
            day.push(span);
        }
    }
}

fn span(row: &Row<'_>, start: &str, end: &str, out: &mut Output) -> Option<(u16, u16)> {
    if start.is_empty() && end.is_empty() {
        return None;
    }
    let shown = || format!("{start}-{end}");
    if start.is_empty() || end.is_empty() {
        out.problem(Problem::TimeHalfGiven, row.line, "時間", &shown());
        return None;
    }
    let (Some(opens), Some(closes)) = (minutes(start), minutes(end)) else {
        out.problem(Problem::TimeUnreadable, row.line, "時間", &shown());
        return None;
    };
    // 00:00-00:00 stands for an empty field.
    if opens == closes {
        return None;
    }
    if closes < opens && closes + 24 * 60 - opens >= 18 * 60 {
        out.problem(Problem::SpanOverEighteenHours, row.line, "時間", &shown());
    }
    Some((opens, closes))
}

/// Minutes after midnight of `H:MM` or `HH:MM`; `24:00` is the end of the day.
fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let digits = |text: &str| text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(hours) || !digits(minutes) || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    let total = hours * 60 + minutes;
    (minutes < 60 && total <= 24 * 60).then_some(total)
}

/// A whole number; empty is none.
pub fn number(row: &Row<'_>, text: &str, field: &str, out: &mut Output) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    let plain: String = unicode_normalization::UnicodeNormalization::nfkc(text).filter(|c| *c != ',').collect();
    let number = plain.trim().parse().ok();
    if number.is_none() {
        out.problem(Problem::NumberUnreadable, row.line, field, text);
    }
    number
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn times() {
        assert_eq!(minutes("09:00"), Some(540));
        assert_eq!(minutes("9:00"), Some(540));
        assert_eq!(minutes("24:00"), Some(1440));
        for wrong in ["24:01", "25:00", "9:60", "9", "9:0", "０９:00", "-1:00", ""] {
            assert_eq!(minutes(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn a_time_is_within_a_day(text in "\\PC{0,6}") {
            prop_assert!(minutes(&text).is_none_or(|m| m <= 1440));
        }

        #[test]
        fn every_minute_is_read_back(m in 0u16..1440) {
            prop_assert_eq!(minutes(&format!("{:02}:{:02}", m / 60, m % 60)), Some(m));
        }
    }
}
