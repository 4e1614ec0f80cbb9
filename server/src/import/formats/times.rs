//! Days and times as municipalities write them into 診療曜日, 診療開始時間 and 診療終了時間.

use unicode_normalization::UnicodeNormalization;

use crate::written::times;

/// Parts a list in one cell.
pub const SEPARATORS: [char; 9] = [';', '；', ',', '，', '、', '/', '／', '\n', '\r'];

/// The end of the day is the last.
fn minutes(text: &str) -> Option<u16> {
    times::minutes(text).filter(|minutes| *minutes <= times::DAY)
}

/// The spans of beginnings and ends in two cells, pair by pair. The fault names what was found.
pub fn spans(starts: &str, ends: &str) -> Result<Vec<(u16, u16)>, SpanFault> {
    let list = |text: &str| -> Vec<String> {
        text.split(SEPARATORS).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let (starts, ends) = (list(starts), list(ends));
    if starts.len() != ends.len() {
        return Err(SpanFault::HalfGiven);
    }
    let read = |(start, end): (&String, &String)| Some((minutes(start)?, minutes(end)?));
    let read: Option<Vec<(u16, u16)>> = starts.iter().zip(&ends).map(read).collect();
    let mut spans = read.ok_or(SpanFault::Unreadable)?;
    // 00:00-00:00 stands for an empty field.
    spans.retain(|(start, end)| start != end);
    Ok(spans)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanFault {
    /// Not as many ends as beginnings.
    HalfGiven,
    Unreadable,
}

/// The days of a cell, Monday to Sunday and 祝日, as one flag each: `月火水木金土`, `月～金、日`, `平日`, `毎日`.
///
/// `None` when anything else stands there, such as 木曜午後休診: which days are meant is not guessed.
pub fn days(text: &str) -> Option<[bool; 8]> {
    const DAYS: &str = "月火水木金土日祝";
    let mut text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    for (long, short) in
        [("曜日", ""), ("祝祭日", "祝"), ("祝日", "祝"), ("平日", "月火水木金"), ("毎日", "月火水木金土日")]
    {
        text = text.replace(long, short);
    }
    let place = |c: char| DAYS.chars().position(|day| day == c);
    let mut flags = [false; 8];
    let mut last: Option<usize> = None;
    let mut range = false;
    for c in text.chars() {
        match (c, place(c)) {
            (_, Some(day)) => {
                let from = if std::mem::take(&mut range) { last.filter(|from| *from < day && day < 7)? } else { day };
                flags[from..=day].iter_mut().for_each(|flag| *flag = true);
                last = Some(day);
            }
            ('~' | '〜' | '-' | 'ー' | '−' | '–' | '―', None) if last.is_some() && !range => range = true,
            ('・' | ',' | '、' | ';' | '/' | '\n' | '\r' | '.', None) if !range => {}
            _ => return None,
        }
    }
    (!range && flags.contains(&true)).then_some(flags)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn several_spans_in_one_cell() {
        assert_eq!(spans("9:00;15:00", "12:00；18:00"), Ok(vec![(540, 720), (900, 1080)]));
        assert_eq!(spans("0.375", "0.75"), Ok(vec![(540, 1080)]));
        assert_eq!(spans("", ""), Ok(Vec::new()));
        assert_eq!(spans("0:00", "0:00"), Ok(Vec::new()));
        assert_eq!(spans("9:00", ""), Err(SpanFault::HalfGiven));
        assert_eq!(spans("9:00;13:00", "12:00"), Err(SpanFault::HalfGiven));
        assert_eq!(spans("朝", "昼"), Err(SpanFault::Unreadable));
        assert_eq!(spans("20:00", "25:00"), Err(SpanFault::Unreadable));
    }

    #[test]
    fn days_as_they_are_found() {
        let letters =
            |text| days(text).map(|flags| flags.map(|flag| if flag { '1' } else { '0' }).iter().collect::<String>());
        for (text, flags) in [
            ("月火水木金土", "11111100"),
            ("月・火・木・金", "11011000"),
            ("月～金、日", "11111010"),
            ("月曜日〜土曜日", "11111100"),
            ("平日", "11111000"),
            ("毎日", "11111110"),
            ("土日祝", "00000111"),
            ("月;水", "10100000"),
        ] {
            assert_eq!(letters(text).as_deref(), Some(flags), "{text}");
        }
        for wrong in ["", "木曜午後休診", "金～月", "月～", "～金", "不定期", "祝日を除く毎日", "月～祝"]
        {
            assert_eq!(letters(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in "\\PC{0,20}") {
            let _ = days(&text);
            if let Ok(spans) = spans(&text, &text) {
                prop_assert!(spans.is_empty());
            }
        }

        #[test]
        fn any_set_of_days_is_read_back(set in proptest::sample::subsequence((0usize..8).collect::<Vec<_>>(), 1..=8)) {
            let letters: Vec<char> = "月火水木金土日祝".chars().collect();
            let text: String = set.iter().map(|&day| letters[day]).collect();
            let flags = days(&text).unwrap();
            prop_assert!((0..8).all(|day| flags[day] == set.contains(&day)));
        }
    }
}
