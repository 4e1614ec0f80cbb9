//! Query strings, checked byte by byte: what is not understood is refused, never ignored.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode, utf8_percent_encode};

use crate::error::ErrorItem;

/// The longest query string that is looked at, in bytes.
pub const MAX_QUERY_BYTES: usize = 4096;

const KEEP: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b',');

/// Percent-encodes a value for a query string or a path segment.
pub fn encode(value: &str) -> String {
    utf8_percent_encode(value, KEEP).to_string()
}

/// The `name=value` pairs of a query string in order, decoded.
///
/// Errors: longer than [`MAX_QUERY_BYTES`], invalid UTF-8 after decoding, control characters.
pub fn pairs(query: &str) -> Result<Vec<(String, String)>, ErrorItem> {
    if query.len() > MAX_QUERY_BYTES {
        return Err(ErrorItem::new(
            "too_long",
            format!("the query string has {} bytes; at most {MAX_QUERY_BYTES} are read", query.len()),
        ));
    }
    query.split('&').filter(|part| !part.is_empty()).map(pair).collect()
}

/// Reads a query string with `set`, which is given no other names than the `known` ones, each once at most. Every fault is
/// told at its parameter.
pub fn read<T: Default>(
    query: &str,
    known: &[&str],
    set: impl Fn(&mut T, &str, String) -> Result<(), ErrorItem>,
) -> Result<T, Vec<ErrorItem>> {
    let mut parsed = T::default();
    let mut errors = Vec::new();
    let mut seen = Vec::new();
    for (name, value) in pairs(query).map_err(|error| vec![error])? {
        let result = if seen.contains(&name) {
            Err(ErrorItem::new("repeated_parameter", "give it once"))
        } else if known.contains(&name.as_str()) {
            set(&mut parsed, &name, value)
        } else {
            Err(ErrorItem::new("unknown_parameter", format!("known parameters: {}", known.join(", "))))
        };
        errors.extend(result.err().map(|error| ErrorItem { field: Some(name.clone()), ..error }));
        seen.push(name);
    }
    if errors.is_empty() { Ok(parsed) } else { Err(errors) }
}

/// A value that a parameter does not take.
pub(crate) fn invalid<T>(expected: impl Into<String>) -> Result<T, ErrorItem> {
    Err(ErrorItem::new("invalid_value", expected))
}

/// A path with its query, if there is one.
pub fn with_query(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

fn pair(part: &str) -> Result<(String, String), ErrorItem> {
    let (name, value) = part.split_once('=').unwrap_or((part, ""));
    let name = decode(name).ok_or_else(|| ErrorItem::new("invalid_encoding", "a parameter name is not valid UTF-8"))?;
    let Some(value) = decode(value) else {
        return Err(ErrorItem::field("invalid_encoding", &name, "the value is not valid UTF-8 text"));
    };
    if value.chars().any(|c| c.is_control() && c != '\t') {
        return Err(ErrorItem::field("invalid_value", &name, "control characters are not allowed"));
    }
    Ok((name, value))
}

/// Decodes a segment of a path; `None` when it is not valid UTF-8 text.
pub fn decode_segment(segment: &str) -> Option<String> {
    percent_decode(segment.as_bytes()).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

/// What was typed into a field of a form; nothing is an empty text.
pub fn form_value<'a>(typed: &'a [(String, String)], name: &str) -> &'a str {
    typed.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
}

/// What was chosen of checkboxes with one name.
pub fn form_values(typed: &[(String, String)], name: &str) -> Vec<String> {
    typed.iter().filter(|(field, _)| field == name).map(|(_, value)| value.clone()).collect()
}

/// The fields of a posted form, decoded; what is not UTF-8 is replaced, so that nothing typed is lost.
pub fn form_pairs(body: &[u8]) -> Vec<(String, String)> {
    let decode = |text: &[u8]| {
        let spaced: Vec<u8> = text.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
        percent_decode(&spaced).decode_utf8_lossy().into_owned()
    };
    let parts = body.split(|byte| *byte == b'&').filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let mut sides = part.splitn(2, |byte| *byte == b'=');
            let (name, value) = (sides.next().unwrap_or_default(), sides.next().unwrap_or_default());
            (decode(name), decode(value))
        })
        .collect()
}

fn decode(text: &str) -> Option<String> {
    let spaced = text.replace('+', " ");
    percent_decode(spaced.as_bytes()).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

/// Writes a query string, leaving empty values out.
#[derive(Default)]
pub struct QueryWriter(String);

impl QueryWriter {
    /// Adds `name=value` unless the value is empty.
    pub fn push(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(name);
        self.0.push('=');
        self.0.push_str(&encode(value));
    }

    pub fn finish(self) -> String {
        self.0
    }
}
