//! Telephone numbers and web addresses as they can be used, from what was published.

use unicode_normalization::UnicodeNormalization;

/// A telephone or FAX number as it is dialled and shown: ASCII digits parted by hyphens.
///
/// `None` when fewer than nine digits are left: no Japanese number is that short.
pub fn telephone(text: &str) -> Option<String> {
    let mut number = String::new();
    for c in text.nfkc() {
        match c {
            '0'..='9' => number.push(c),
            '+' if number.is_empty() => number.push(c),
            '-' | '‐' | '‑' | '–' | '—' | '―' | '−' | 'ー' | '(' | ')' | ' ' | '.' | '一' | '~'
                if number.ends_with(|last: char| last.is_ascii_digit()) =>
            {
                number.push('-');
            }
            // What follows is a remark such as 内線 or a second number.
            _ if number.chars().filter(char::is_ascii_digit).count() >= 9 => break,
            _ => {}
        }
    }
    let number = number.trim_end_matches('-').to_owned();
    let digits = number.chars().filter(char::is_ascii_digit).count();
    (9..=13).contains(&digits).then_some(number)
}

/// A web address that can be linked: `http` or `https` and a host with a dot.
///
/// Mends what the official files are known for: no scheme, `http//`, `http:/`, `htpp://`,
/// full-width characters. `None` for a mail address or anything else.
pub fn website(text: &str) -> Option<String> {
    let text: String = text.trim().nfkc().collect();
    let lower = text.to_ascii_lowercase();
    let (scheme, rest) = ["https", "http", "htpps", "htpp", "htttp", "ttps", "ttp"]
        .iter()
        .find_map(|prefix| {
            let rest = lower.strip_prefix(prefix)?;
            rest.starts_with([':', '/', ';']).then(|| (*prefix, &text[prefix.len()..]))
        })
        .unwrap_or(("http", text.as_str()));
    let rest = rest.trim_start_matches([':', '/', ';']);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plausible = host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !host.contains('@')
        && !rest.chars().any(|c| c.is_whitespace() || c.is_control() || "\"'<>\\^`{|}".contains(c));
    let secure = scheme.ends_with('s');
    plausible.then(|| format!("{}://{rest}", if secure { "https" } else { "http" }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn telephone_numbers_as_they_are_found() {
        assert_eq!(telephone("０２９－２２１－１１１１").as_deref(), Some("029-221-1111"));
        assert_eq!(telephone("(011)561‐8291").as_deref(), Some("011-561-8291"));
        assert_eq!(telephone("0115618291").as_deref(), Some("0115618291"));
        assert_eq!(telephone("03ー1234ー5678（内線12）").as_deref(), Some("03-1234-5678"));
        assert_eq!(telephone("なし"), None);
        assert_eq!(telephone("119"), None);
    }

    #[test]
    fn web_addresses_as_they_are_found() {
        assert_eq!(website("shimo-seikei.com").as_deref(), Some("http://shimo-seikei.com"));
        assert_eq!(website("http//www.a.jp/x").as_deref(), Some("http://www.a.jp/x"));
        assert_eq!(website("https：//a.jp").as_deref(), Some("https://a.jp"));
        assert_eq!(website("http:/a.jp").as_deref(), Some("http://a.jp"));
        assert_eq!(website("htpp://a.jp").as_deref(), Some("http://a.jp"));
        assert_eq!(website("shinya@keiyu-kai.org"), None);
        assert_eq!(website("javascript:alert(1)"), None);
        assert_eq!(website("なし"), None);
        assert_eq!(website(""), None);
    }

    proptest! {
        #[test]
        fn a_website_is_never_a_script(text in "\\PC{0,40}") {
            if let Some(address) = website(&text) {
                prop_assert!(address.starts_with("http://") || address.starts_with("https://"));
            }
        }
    }
}
