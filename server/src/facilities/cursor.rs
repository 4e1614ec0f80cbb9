//! The place in a list at which its next page begins.
//!
//! Holds how many results came before, and a mark of the query, so that a cursor of another query is
//! refused and not misread.

use api::ErrorItem;
use api::facilities::FacilityQuery;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// Bytes of the mark.
const MARK: usize = 6;

/// How far a list has been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Results on the pages before.
    pub skip: u32,
}

impl Cursor {
    pub fn write(self, query: &FacilityQuery) -> String {
        let mut bytes = mark(query).to_vec();
        bytes.extend_from_slice(&self.skip.to_be_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    pub fn read(text: &str, query: &FacilityQuery) -> Result<Self, ErrorItem> {
        let refused = |detail| ErrorItem::field("invalid_value", "cursor", detail);
        let bytes = URL_SAFE_NO_PAD.decode(text).unwrap_or_default();
        let Some((found, skip)) = bytes.split_at_checked(MARK) else {
            return Err(refused("the cursor is damaged; take next_cursor of the page before, unchanged"));
        };
        let Ok(skip) = skip.try_into().map(u32::from_be_bytes) else {
            return Err(refused("the cursor is damaged; take next_cursor of the page before, unchanged"));
        };
        if found != mark(query) {
            return Err(refused("the cursor belongs to another query; begin again without it"));
        }
        Ok(Self { skip })
    }
}

/// What a query asks for, whatever its page and page size.
fn mark(query: &FacilityQuery) -> [u8; MARK] {
    let question =
        FacilityQuery { cursor: None, limit: None, facets: false, sort: Some(query.sort()), ..query.clone() };
    let digest = Sha256::digest(question.to_query_string());
    std::array::from_fn(|at| digest[at])
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
        let cursor = Cursor { skip: 40 };
        let text = cursor.write(&query("q=a"));
        assert_eq!(Cursor::read(&text, &query("q=a&limit=5&facets=true")), Ok(cursor));
        assert!(Cursor::read(&text, &query("q=b")).is_err());
        assert!(Cursor::read(&text, &query("q=a&near=34,135")).is_err());
        assert!(Cursor::read(&text, &query("q=a&home=27210")).is_err());
        assert!(Cursor::read("", &query("q=a")).is_err());
    }

    proptest! {
        #[test]
        fn arbitrary_text_is_refused_or_read(text in "\\PC{0,60}") {
            let _ = Cursor::read(&text, &query("q=a"));
        }

        #[test]
        fn a_place_comes_back(skip in any::<u32>()) {
            let near = query("near=34,135");
            prop_assert_eq!(Cursor::read(&Cursor { skip }.write(&near), &near), Ok(Cursor { skip }));
        }
    }
}
