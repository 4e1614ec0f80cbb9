use super::codes;
use crate::error::ErrorItem;
use crate::query::{self, QueryWriter, invalid};

codes! {
    /// What a desk looks at.
    DeskView {
        New "new",
        Mine "mine",
        Overdue "overdue",
        Open "open",
        Closed "closed",
        /// Circulated to who is signed in, read or not.
        Circulated "circulated",
    }
}

/// The parameters of `GET /api/v1/consults`. Nothing of a person: words to look for are in the body of
/// `POST /api/v1/consult-searches`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsultQuery {
    pub view: DeskView,
    /// `next_cursor` of the page before.
    pub cursor: String,
}

impl Default for ConsultQuery {
    fn default() -> Self {
        Self { view: DeskView::New, cursor: String::new() }
    }
}

impl ConsultQuery {
    /// Reads a query string.
    pub fn parse(query: &str) -> Result<Self, Vec<ErrorItem>> {
        query::read(query, &["view", "cursor"], Self::set)
    }

    fn set(&mut self, name: &str, value: String) -> Result<(), ErrorItem> {
        match (name, DeskView::parse(&value)) {
            ("view", Some(view)) => self.view = view,
            ("view", None) if value.is_empty() => {}
            ("view", None) => {
                let views: Vec<&str> = DeskView::ALL.iter().map(|view| view.code()).collect();
                return invalid(format!("expected one of {}", views.join(", ")));
            }
            _ => self.cursor = value,
        }
        Ok(())
    }

    pub fn to_query_string(&self) -> String {
        let mut writer = QueryWriter::default();
        writer.push("view", if self.view == DeskView::New { "" } else { self.view.code() });
        writer.push("cursor", &self.cursor);
        writer.finish()
    }
}
