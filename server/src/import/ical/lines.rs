//! Lines of iCalendar: unfolded, and taken apart into name, parameters and value.

use encoding_rs::SHIFT_JIS;

/// A content line and where it begins in the file.
#[derive(Debug, PartialEq)]
pub struct Property {
    pub line: u64,
    /// In capitals: `DTSTART`.
    pub name: String,
    /// Names in capitals.
    pub parameters: Vec<(String, String)>,
    /// As written, escapes included.
    pub value: String,
}

impl Property {
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The value as text: `\n`, `\,`, `\;`, `\\` resolved.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.value.len());
        let mut chars = self.value.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some('n' | 'N') => text.push('\n'),
                    Some(escaped) => text.push(escaped),
                    None => {}
                },
                c => text.push(c),
            }
        }
        text
    }
}

/// The content lines of a file in UTF-8 or CP932. A line that begins with a blank goes on the one before (RFC 5545,
/// 3.1); what has no colon is no content line.
pub fn unfold(content: &[u8]) -> Vec<Property> {
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    // Folding may cut a character in two: bytes are put together before they are read.
    let mut lines: Vec<(u64, Vec<u8>)> = Vec::new();
    for (number, line) in (1..).zip(content.split(|byte| *byte == b'\n')) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match (line.strip_prefix(b" ").or_else(|| line.strip_prefix(b"\t")), lines.last_mut()) {
            (Some(rest), Some((_, whole))) => whole.extend_from_slice(rest),
            _ => lines.push((number, line.to_vec())),
        }
    }
    lines.iter().filter_map(|(number, line)| property(*number, &decode(line))).collect()
}

fn decode(line: &[u8]) -> String {
    match std::str::from_utf8(line) {
        Ok(text) => text.to_owned(),
        Err(_) => SHIFT_JIS.decode_without_bom_handling(line).0.into_owned(),
    }
}

fn property(line: u64, text: &str) -> Option<Property> {
    // A colon or semicolon within quotes is part of a parameter's value.
    let mut quoted = false;
    let mut cuts = Vec::new();
    let mut colon = None;
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            ';' if !quoted => cuts.push(at),
            ':' if !quoted => {
                colon = Some(at);
                break;
            }
            _ => {}
        }
    }
    let colon = colon?;
    let (head, value) = (&text[..colon], &text[colon + 1..]);
    let mut parts = Vec::with_capacity(cuts.len() + 1);
    let mut from = 0;
    for cut in cuts.into_iter().chain([head.len()]) {
        parts.push(&head[from..cut]);
        from = cut + 1;
    }
    let (name, parameters) = parts.split_first()?;
    let parameters = parameters.iter().filter_map(|part| part.split_once('='));
    Some(Property {
        line,
        name: name.trim().to_ascii_uppercase(),
        parameters: parameters
            .map(|(name, value)| (name.trim().to_ascii_uppercase(), value.trim_matches('"').to_owned()))
            .collect(),
        value: value.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_put_together_and_taken_apart() {
        let file = "BEGIN:VEVENT\r\nDTSTART;TZID=\"Asia/Tokyo;x:y\";value=DATE-TIME:2026\r\n 1122T090000\r\nSUMMARY:休日\\, 当番\\n医\\\\\r\nno colon\r\n";
        let properties = unfold(file.as_bytes());
        assert_eq!(properties.len(), 3);
        let start = &properties[1];
        assert_eq!((start.line, start.name.as_str(), start.value.as_str()), (2, "DTSTART", "20261122T090000"));
        assert_eq!((start.parameter("TZID"), start.parameter("VALUE")), (Some("Asia/Tokyo;x:y"), Some("DATE-TIME")));
        assert_eq!((properties[2].line, properties[2].text().as_str()), (4, "休日, 当番\n医\\"));
    }

    #[test]
    fn a_character_that_was_cut_is_whole_again() {
        let (front, back) = "桜".as_bytes().split_at(1);
        let file = [b"SUMMARY:".as_slice(), front, b"\r\n ", back, b"\r\n"].concat();
        assert_eq!(unfold(&file)[0].text(), "桜");
        assert_eq!(unfold(b"\xef\xbb\xbfSUMMARY:\x8d\x91")[0].text(), "国");
    }
}
