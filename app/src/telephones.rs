//! Telephone numbers as published, made into something a telephone can dial.

/// The `tel:` address of a published number: `072-123-4567（代表）` → `tel:0721234567`.
/// `None` when it does not begin with a number that can be dialled.
pub fn tel_href(published: &str) -> Option<String> {
    let mut number = String::new();
    for c in published.trim().chars() {
        match c {
            '0'..='9' => number.push(c),
            // Full width digits, as the official files sometimes have them.
            '０'..='９' => number.extend(char::from_digit(u32::from(c) - u32::from('０'), 10)),
            '+' if number.is_empty() => number.push(c),
            // A whole number stands before the gap: what follows is another one, or a remark such as （24時間）.
            ' ' | '　' | '(' | '（' if number.len() >= 10 => break,
            '-' | ' ' | '(' | ')' | '－' | '‐' | '–' | '―' | 'ー' | '−' | '　' | '（' | '）' => {}
            // 内線, a second number, a remark: what follows is not part of the number.
            _ => break,
        }
    }
    // A number without its area code reaches somebody else from elsewhere.
    (number.len() >= 8 && number.starts_with(['0', '+'])).then(|| format!("tel:{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_dialled() {
        assert_eq!(tel_href("072-123-4567").as_deref(), Some("tel:0721234567"));
        assert_eq!(tel_href("０７２（１２３）４５６７").as_deref(), Some("tel:0721234567"));
        assert_eq!(tel_href("072-123-4567（代表）").as_deref(), Some("tel:0721234567"));
        assert_eq!(tel_href("072-123-4567、090-0000-0000").as_deref(), Some("tel:0721234567"));
        assert_eq!(tel_href("072-123-4567 072-123-4568").as_deref(), Some("tel:0721234567"));
        assert_eq!(tel_href("072-123-4567（24時間）").as_deref(), Some("tel:0721234567"));
        assert_eq!(tel_href("072-123-4567内線12").as_deref(), Some("tel:0721234567"));
        assert_eq!(tel_href("+81 72 123 4567").as_deref(), Some("tel:+81721234567"));
    }

    #[test]
    fn what_cannot() {
        assert_eq!(tel_href(""), None);
        assert_eq!(tel_href("なし"), None);
        assert_eq!(tel_href("12-3"), None);
        assert_eq!(tel_href("1234-5678"), None);
    }
}
