//! The place in a list at which its next page begins.
//!
//! Holds the last row's order and id, and a mark of the query, so that a cursor of another query
//! is refused and not misread.

use api::ErrorItem;
use api::facilities::{FacilityQuery, Sort};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// The last row of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Cursor {
    pub place: Place,
    pub id: String,
}

/// Where a row stands in the order of its list.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// Squared distance, exactly as the database computed it.
    Distance(f64),
    Name(String),
}

impl Cursor {
    pub fn write(&self, query: &FacilityQuery) -> String {
        let place = match &self.place {
            Place::Distance(square) => format!("d{:016x}", square.to_bits()),
            Place::Name(name) => format!("n{name}"),
        };
        URL_SAFE_NO_PAD.encode(format!("{}\n{}\n{place}", mark(query), self.id))
    }

    pub fn read(text: &str, query: &FacilityQuery) -> Result<Self, ErrorItem> {
        let refused = |detail| ErrorItem::field("invalid_value", "cursor", detail);
        let damaged = || refused("the cursor is damaged; take next_cursor of the page before, unchanged");
        let decoded = URL_SAFE_NO_PAD.decode(text).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let decoded = decoded.ok_or_else(damaged)?;
        let mut lines = decoded.splitn(3, '\n');
        let (Some(found), Some(id), Some(place)) = (lines.next(), lines.next(), lines.next()) else {
            return Err(damaged());
        };
        if found != mark(query) {
            return Err(refused("the cursor belongs to another query; begin again without it"));
        }
        let place = match (place.split_at_checked(1), query.sort()) {
            (Some(("n", name)), Sort::Name) => Place::Name(name.to_owned()),
            (Some(("d", bits)), Sort::Distance) => u64::from_str_radix(bits, 16)
                .ok()
                .map(f64::from_bits)
                .filter(|square| square.is_finite())
                .map(Place::Distance)
                .ok_or_else(damaged)?,
            _ => return Err(damaged()),
        };
        Ok(Self { place, id: id.to_owned() })
    }
}

/// What a query asks for, whatever its page and page size.
fn mark(query: &FacilityQuery) -> String {
    let question = FacilityQuery { cursor: None, limit: None, sort: Some(query.sort()), ..query.clone() };
    Sha256::digest(question.to_query_string()).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn query(text: &str) -> FacilityQuery {
        FacilityQuery::parse(text).unwrap()
    }

    #[test]
    fn a_cursor_of_another_query_is_refused() {
        let cursor = Cursor { place: Place::Name("あ".into()), id: "x".into() };
        let text = cursor.write(&query("q=a"));
        assert_eq!(Cursor::read(&text, &query("q=a&limit=5")), Ok(cursor));
        assert!(Cursor::read(&text, &query("q=b")).is_err());
        assert!(Cursor::read(&text, &query("q=a&near=34,135")).is_err());
        assert!(Cursor::read("", &query("q=a")).is_err());
    }

    proptest! {
        #[test]
        fn arbitrary_text_is_refused_or_read(text in "\\PC{0,60}") {
            let _ = Cursor::read(&text, &query("q=a"));
        }

        #[test]
        fn distances_come_back_exactly(square in 0.0..1e14f64) {
            let near = query("near=34,135");
            let cursor = Cursor { place: Place::Distance(square), id: "id".into() };
            prop_assert_eq!(Cursor::read(&cursor.write(&near), &near), Ok(cursor));
        }
    }
}
