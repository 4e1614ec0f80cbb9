use super::codes;
use crate::error::ErrorItem;
use crate::query::{QueryWriter, pairs};

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
        let mut parsed = Self::default();
        let mut errors = Vec::new();
        let mut seen = Vec::new();
        for (name, value) in pairs(query).map_err(|error| vec![error])? {
            if seen.contains(&name) {
                errors.push(ErrorItem::field("repeated_parameter", &name, "give it once"));
            }
            match name.as_str() {
                "view" if value.is_empty() => {}
                "view" => match DeskView::parse(&value) {
                    Some(view) => parsed.view = view,
                    None => {
                        let views: Vec<&str> = DeskView::ALL.iter().map(|view| view.code()).collect();
                        let detail = format!("expected one of {}", views.join(", "));
                        errors.push(ErrorItem::field("invalid_value", &name, detail));
                    }
                },
                "cursor" => parsed.cursor = value,
                _ => errors.push(ErrorItem::field("unknown_parameter", &name, "known parameters: view, cursor")),
            }
            seen.push(name);
        }
        if errors.is_empty() { Ok(parsed) } else { Err(errors) }
    }

    pub fn to_query_string(&self) -> String {
        let mut writer = QueryWriter::default();
        writer.push("view", if self.view == DeskView::New { "" } else { self.view.code() });
        writer.push("cursor", &self.cursor);
        writer.finish()
    }
}
