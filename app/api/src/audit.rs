//! The audit log: who did what, when, to which object, and why. It holds no content.

use serde::{Deserialize, Serialize};

use crate::error::ErrorItem;
use crate::query::{self, encode, invalid};

/// Who did something.
pub const AUDIT_WHO: [&str; 4] = ["person", "unknown", "command_line", "resident"];
pub const AUDIT_OUTCOMES: [&str; 2] = ["done", "refused"];

/// Entries of a page.
pub const AUDIT_PAGE: usize = 50;

/// An id or a code in a query has at most so many characters.
const MOST: usize = 200;

/// `GET /api/v1/audit-entries`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditEntriesResponse {
    /// The newest first, at most 50.
    pub audit_entries: Vec<AuditEntry>,
    pub meta: AuditMeta,
}

/// What holds for the whole answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditMeta {
    /// Gives the page after this one, as `before`; `None` on the last.
    pub next_before: Option<i64>,
}

/// One thing that somebody did or was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditEntry {
    pub number: i64,
    /// RFC 3339 UTC.
    pub at: String,
    /// `person`, `unknown`, `command_line`, `resident`
    pub who: String,
    pub person_id: Option<String>,
    /// The name of the person today.
    pub person: Option<String>,
    /// For which the person acted.
    pub organization_id: Option<String>,
    /// Its name today.
    pub organization: Option<String>,
    /// Such as `read_people`, `sign_in`.
    pub action: String,
    /// Such as `person`, `correction`.
    pub object_kind: String,
    pub object_id: String,
    /// `done`, `refused`
    pub outcome: String,
    pub why: Option<String>,
}

/// Which entries are meant; what is empty does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditQuery {
    /// By id.
    pub person: String,
    /// By id.
    pub organization: String,
    pub action: String,
    /// The kind of the object.
    pub kind: String,
    /// The id of the object.
    pub object: String,
    /// `done`, `refused`
    pub outcome: String,
    /// The first day, in Japan: `2026-11-20`.
    pub from: String,
    /// The last day, in Japan.
    pub to: String,
    /// Only entries with lower numbers.
    pub before: Option<i64>,
}

impl AuditQuery {
    /// Reads a query string. Every fault is listed, each with its parameter and what is allowed.
    pub fn parse(query: &str) -> Result<Self, Vec<ErrorItem>> {
        let known = ["person", "organization", "action", "kind", "object", "outcome", "from", "to", "before"];
        query::read(query, &known, Self::set)
    }

    fn set(&mut self, name: &str, value: String) -> Result<(), ErrorItem> {
        let value = value.trim();
        if value.chars().count() > MOST {
            return invalid("longer than any id");
        }
        let place = match name {
            "person" => &mut self.person,
            "organization" => &mut self.organization,
            "action" => &mut self.action,
            "kind" => &mut self.kind,
            "object" => &mut self.object,
            "outcome" if value.is_empty() || AUDIT_OUTCOMES.contains(&value) => &mut self.outcome,
            "outcome" => return invalid("expected done or refused"),
            "from" if value.is_empty() || is_day(value) => &mut self.from,
            "to" if value.is_empty() || is_day(value) => &mut self.to,
            "from" | "to" => return invalid("expected a day such as 2026-11-20"),
            _ => {
                self.before = match (value, value.parse()) {
                    ("", _) => None,
                    (_, Ok(number)) if number > 0 => Some(number),
                    _ => return invalid("expected next_before of the page before"),
                };
                return Ok(());
            }
        };
        value.clone_into(place);
        Ok(())
    }

    /// Reads back as the same query.
    pub fn to_query_string(&self) -> String {
        let before = self.before.map(|number| number.to_string()).unwrap_or_default();
        let fields = [
            ("person", &self.person),
            ("organization", &self.organization),
            ("action", &self.action),
            ("kind", &self.kind),
            ("object", &self.object),
            ("outcome", &self.outcome),
            ("from", &self.from),
            ("to", &self.to),
            ("before", &before),
        ];
        let given = fields.into_iter().filter(|(_, value)| !value.is_empty());
        given.map(|(name, value)| format!("{name}={}", encode(value))).collect::<Vec<_>>().join("&")
    }
}

/// `2026-11-20`, in the form alone: whether there is such a day is told by whoever has a calendar.
fn is_day(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_reads_back_as_it_was_written() {
        let text =
            "person=p1&action=sign_in&kind=person&object=%E6%96%BD%26%3D&outcome=refused&from=2026-11-01&before=51";
        let query = AuditQuery::parse(text).expect("understood");
        assert_eq!(query.object, "施&=");
        assert_eq!(query.to_query_string(), text);
        assert_eq!(AuditQuery::parse("person=&before=&to="), Ok(AuditQuery::default()));
    }

    #[test]
    fn every_fault_is_told() {
        let long = format!("person={}", "a".repeat(201));
        let query = format!("outcome=maybe&from=yesterday&to=2026-1-1&before=0&colour=red&outcome=done&{long}");
        let errors = AuditQuery::parse(&query).expect_err("refused");
        let told: Vec<_> = errors.iter().map(|e| (e.field.as_deref().unwrap_or(""), e.code.as_str())).collect();
        let expected = [
            ("outcome", "invalid_value"),
            ("from", "invalid_value"),
            ("to", "invalid_value"),
            ("before", "invalid_value"),
            ("colour", "unknown_parameter"),
            ("outcome", "repeated_parameter"),
            ("person", "invalid_value"),
        ];
        assert_eq!(told, expected);
    }
}
