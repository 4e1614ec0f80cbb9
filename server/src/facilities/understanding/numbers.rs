//! Postal codes and telephone numbers.

use unicode_normalization::UnicodeNormalization;

/// A postal code: seven digits, with or without 〒 and hyphen; with 〒 also its first three digits.
pub(super) fn postal(text: &str) -> Option<String> {
    let (marked, number) = without_mark(text);
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let shaped = match number.split_once('-') {
        Some((first, second)) => first.len() == 3 && second.len() == 4 && digits.len() == 7,
        None => digits.len() == number.len() && (digits.len() == 7 || (marked && digits.len() == 3)),
    };
    shaped.then_some(digits)
}

/// Characters of a postal code, 〒 and hyphen included.
const POSTAL_CHARS: usize = 9;

/// The postal code of seven digits that a word begins with, and the length of it in `text`: 〒573-0032枚方市, 5730032内科.
pub(super) fn leading_postal(text: &str) -> Option<(String, usize)> {
    if !text.starts_with(may_begin) {
        return None;
    }
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end < text.len());
    let codes = ends.take(POSTAL_CHARS).filter_map(|end| Some((postal(&text[..end])?, end)));
    let (code, end) = codes.filter(|(code, _)| code.len() == 7).last()?;
    let more = text[end..].chars().next().is_some_and(goes_on);
    (!more).then_some((code, end))
}

/// The postal code of seven digits that a word ends with, and where it begins: 内科573-0032.
pub(super) fn trailing_postal(text: &str) -> Option<(String, usize)> {
    if !text.ends_with(is_digit) {
        return None;
    }
    let starts = text.char_indices().rev().take(POSTAL_CHARS).map(|(at, _)| at).take_while(|at| *at > 0);
    let codes = starts.filter_map(|at| Some((postal(&text[at..])?, at)));
    let (code, start) = codes.filter(|(code, _)| code.len() == 7).last()?;
    let more = text[..start].chars().next_back().is_some_and(goes_on);
    (!more).then_some((code, start))
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

fn may_begin(c: char) -> bool {
    is_digit(c) || c == '〒'
}

/// Whether a character next to a number belongs to the same thing: a longer number, a code with letters.
fn goes_on(c: char) -> bool {
    matches!(c, '０'..='９' | '－' | 'ー' | '─' | '‐'..='―' | '−')
        || c.is_ascii_alphanumeric()
        || matches!(c, '-' | '(' | ')' | '+')
}

/// A telephone number: ten or eleven digits that begin with 0, in any grouping; also with +81.
pub(super) fn telephone(text: &str) -> Option<String> {
    let number = number_in_ascii(text);
    let number = match number.strip_prefix("+81") {
        Some(rest) => format!("0{}", rest.trim_start_matches(['-', '0', '(', ')'])),
        None => number,
    };
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let plain = number.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '(' | ')'));
    (plain && digits.starts_with('0') && matches!(digits.len(), 10 | 11)).then_some(digits)
}

fn without_mark(text: &str) -> (bool, String) {
    let number = number_in_ascii(text);
    match number.strip_prefix('〒') {
        Some(rest) => (true, rest.to_owned()),
        None => (false, number),
    }
}

/// NFKC without blanks, every dash a hyphen.
fn number_in_ascii(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace())
        .map(|c| if matches!(c, '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | 'ー' | '─') { '-' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postal_codes() {
        for text in ["573-0032", "5730032", "〒573-0032", "〒 573ー0032", "５７３－００３２", "〒5730032", "573−0032"]
        {
            assert_eq!(postal(text).as_deref(), Some("5730032"), "{text}");
        }
        assert_eq!(postal("〒573").as_deref(), Some("573"));
        for text in ["573", "57-30032", "573-003", "〒", "", "573-0032-1", "573003a", "5730-032"] {
            assert_eq!(postal(text), None, "{text}");
        }
        assert_eq!(leading_postal("〒573-0032枚方市"), Some(("5730032".to_owned(), "〒573-0032".len())));
        assert_eq!(leading_postal("573-0032枚方市"), Some(("5730032".to_owned(), 8)));
        assert_eq!(leading_postal("5730032枚方市"), Some(("5730032".to_owned(), 7)));
        assert_eq!(trailing_postal("枚方市５７３－００３２"), Some(("5730032".to_owned(), "枚方市".len())));
        assert_eq!(trailing_postal("内科〒5730032"), Some(("5730032".to_owned(), "内科".len())));
        for text in ["573-00321枚方市", "57300321枚方市", "5730032-1枚方市", "573枚方市", "573-0032", "5730032a"]
        {
            assert_eq!(leading_postal(text), None, "{text}");
        }
        for text in ["枚方市072-840-2641", "新町1-2-35", "内科15730032", "a5730032", "5730032", "内科0032"] {
            assert_eq!(trailing_postal(text), None, "{text}");
        }
    }

    #[test]
    fn telephone_numbers() {
        for text in ["072-840-2641", "0728402641", "０７２（８４０）２６４１", "072 840 2641", "+81-72-840-2641"]
        {
            assert_eq!(telephone(text).as_deref(), Some("0728402641"), "{text}");
        }
        for text in ["119", "5730032", "1728402641", "072840264", "072-840-2641x", ""] {
            assert_eq!(telephone(text), None, "{text}");
        }
    }
}
