//! Times of day as clerks write them.

use unicode_normalization::UnicodeNormalization;

/// Minutes of a day.
pub const DAY: u16 = 24 * 60;

/// A time of day, up to the end of the next day, in minutes after midnight.
///
/// `9:00`, `９時`, `17時30分`, `5時半`, `午後5時`, `24:00`, `翌8:00`, `25:00`, `9:00:00`, `0900`, `正午`, and Excel's fraction of a day, `0.375`.
pub fn minutes(text: &str) -> Option<u16> {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    if let Some(fraction) = text.parse::<f64>().ok().filter(|part| (0.0..=1.0).contains(part)) {
        let exact = fraction * f64::from(DAY);
        // What is no whole minute, but for the digits that were cut off, was no time.
        return ((exact - exact.round()).abs() < 0.05).then_some(exact.round() as u16);
    }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn times_as_they_are_found() {
        for text in
            ["0.375", "9:00", "09:00", "９：００", "9時", "9時00分", "09:00:00", " 9:00 ", "0.37500", "0900", "午前9時"]
        {
            assert_eq!(minutes(text), Some(540), "{text}");
        }
        for (text, expected) in [
            ("0.354166666666667", 510),
            ("9時半", 570),
            ("12時5分", 725),
            ("正午", 720),
            ("午後5時", 1020),
            ("1", 1440),
            ("24:00", 1440),
            ("翌8:00", 1920),
            ("25:00", 1500),
        ] {
            assert_eq!(minutes(text), Some(expected), "{text}");
        }
        let wrong = [
            "",
            "9",
            "9:0",
            "9:60",
            "0.12345",
            "9:00-12:00",
            "-0.1",
            "NaN",
            "inf",
            "午後12時",
            "49:00",
            "翌25:00",
            "朝",
        ];
        for wrong in wrong {
            assert_eq!(minutes(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in "\\PC{0,20}") {
            prop_assert!(minutes(&text).is_none_or(|minutes| minutes <= 2 * DAY));
        }

        #[test]
        fn excel_writes_every_minute(m in 0u16..1440, places in 6usize..17) {
            prop_assert_eq!(minutes(&format!("{:.places$}", f64::from(m) / f64::from(DAY))), Some(m));
        }
    }
}
