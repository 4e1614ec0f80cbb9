//! Doubtful joins: records of lists without an id of ours (届出受理医療機関名簿) that may belong to a facility, and wait for
//! a person.

use serde::{Deserialize, Serialize};

use crate::error::ErrorItem;
use crate::facilities::{FacilityKind, NamedCode};
use crate::query::{QueryWriter, pairs};

/// The longest body of a decision that is read, in bytes.
pub const MOST_DECISION_BYTES: usize = 16 * 1024;
/// A record has at most so many candidates.
pub const MOST_CANDIDATES: usize = 5;
/// In the form: none of the candidates is meant.
pub const NONE: &str = "none";

/// The parameters of `GET /api/v1/joins`; those of one record are `area` alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JoinQuery {
    /// A prefecture (2 digits) or a municipality (5 digits); empty for all.
    pub area: String,
    /// `next_cursor` of the page before.
    pub cursor: String,
}

impl JoinQuery {
    /// Reads a query string.
    pub fn parse(query: &str) -> Result<Self, Vec<ErrorItem>> {
        let mut parsed = Self::default();
        let mut errors = Vec::new();
        for (name, value) in pairs(query).map_err(|error| vec![error])? {
            let field = match name.as_str() {
                "area" if value.is_empty() || is_area(&value) => &mut parsed.area,
                "area" => {
                    let detail = "expected the code of a prefecture (39) or a municipality (39201)";
                    errors.push(ErrorItem::field("invalid_value", &name, detail));
                    continue;
                }
                "cursor" => &mut parsed.cursor,
                _ => {
                    errors.push(ErrorItem::field("unknown_parameter", &name, "known parameters: area, cursor"));
                    continue;
                }
            };
            if !field.is_empty() {
                errors.push(ErrorItem::field("repeated_parameter", &name, "give it once"));
            }
            *field = value;
        }
        if errors.is_empty() { Ok(parsed) } else { Err(errors) }
    }

    pub fn to_query_string(&self) -> String {
        let mut writer = QueryWriter::default();
        writer.push("area", &self.area);
        writer.push("cursor", &self.cursor);
        writer.finish()
    }
}

fn is_area(code: &str) -> bool {
    matches!(code.len(), 2 | 5) && code.bytes().all(|b| b.is_ascii_digit())
}

/// `GET /api/v1/joins`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JoinsResponse {
    /// In the order of their keys, at most 20.
    pub joins: Vec<JoinSummary>,
    pub meta: JoinsMeta,
}

/// What holds for the whole queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JoinsMeta {
    /// All that match, not only this page.
    pub total: i64,
    /// How many wait in each prefecture and municipality, whatever was asked for; a prefecture stands before its
    /// municipalities.
    pub areas: Vec<AreaCount>,
    /// Give it as `cursor` for the next page; absent on the last one.
    pub next_cursor: Option<String>,
}

/// How many records wait in an area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AreaCount {
    /// 2 digits: a prefecture; 5: a municipality, that of the likeliest candidate.
    pub code: String,
    /// 高知県, 高知県高知市; `null` when no imported file names it.
    pub name: Option<String>,
    pub total: i64,
}

/// A record that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JoinSummary {
    /// Prefecture (2 digits), 1 医科 / 3 歯科 / 4 薬局, 医療機関番号 (7 digits).
    pub key: String,
    /// `medical`, `dental`, `pharmacy`
    pub division: String,
    /// As published.
    pub name: String,
    /// As published, mostly without the prefecture.
    pub address: String,
    /// `weak`, `several_facilities`, `several_records`, `chosen_is_gone`
    pub doubt: String,
    /// How many facilities may be meant.
    pub candidates: usize,
}

/// `GET /api/v1/joins/{key}` and `POST /api/v1/joins/{key}/decision`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JoinResponse {
    pub join: Join,
    pub meta: JoinMeta,
}

/// Where one can go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JoinMeta {
    /// The next that waits in the area, the first after the last; `null` when no other waits.
    pub next_key: Option<String>,
}

/// What is to be compared, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Join {
    pub key: String,
    /// `medical`, `dental`, `pharmacy`
    pub division: String,
    pub name: String,
    pub address: String,
    pub telephone: Option<String>,
    /// The date of the list, `2025-10-01`.
    pub as_of: String,
    /// What it has notified.
    pub functions: Vec<NamedCode>,
    /// `doubtful`: it waits; `chosen`: a person has joined it; `certain`: the rule has; `nothing`: it belongs to none.
    pub verdict: String,
    /// Why it waits; `null` when it does not.
    pub doubt: Option<String>,
    /// The likeliest first; of a record that is joined, the facility alone.
    pub candidates: Vec<JoinCandidate>,
    /// The last decision of a person, RFC 3339 UTC; `null` when there is none.
    pub decided_at: Option<String>,
    /// Who took it; `null` when there is none, and when it was done on the command line.
    pub decided_by: Option<String>,
}

/// A facility that may be meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JoinCandidate {
    pub facility_id: String,
    pub kind: FacilityKind,
    pub name: String,
    pub address: String,
    /// As its own sources publish it.
    pub telephone: Option<String>,
    /// What agrees: `same_telephone`, `same_block`, `block_contained`, `same_town`, `same_municipality`, `same_name`,
    /// `name_contained`, `similar_name`, `same_operator`.
    pub reasons: Vec<String>,
}

/// Body of `POST /api/v1/joins/{key}/decision`: one of the two.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewJoinDecision {
    /// The facility to which the record belongs.
    #[serde(default)]
    pub accepted: Option<String>,
    /// All facilities that were looked at, to none of which it belongs.
    #[serde(default)]
    pub rejected: Vec<String>,
}

/// A decision about a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JoinDecision {
    Accepted(String),
    Rejected(Vec<String>),
}

impl NewJoinDecision {
    /// Reads the form: `decision` is a facility or [`NONE`], `candidate` stands once for each that was shown.
    pub fn from_form(typed: &[(String, String)]) -> Result<Self, Vec<ErrorItem>> {
        let values =
            |name: &str| typed.iter().filter(|(field, _)| field == name).map(|(_, value)| value.clone()).collect();
        let (decisions, shown): (Vec<String>, Vec<String>) = (values("decision"), values("candidate"));
        match decisions.into_iter().next().unwrap_or_default().as_str() {
            "" => Err(vec![ErrorItem::field("required", "decision", "this must be filled in")]),
            NONE => Ok(Self { accepted: None, rejected: shown }),
            id if shown.iter().any(|one| one == id) => Ok(Self { accepted: Some(id.to_owned()), rejected: Vec::new() }),
            _ => Err(vec![ErrorItem::field("not_a_choice", "decision", "expected one that was shown")]),
        }
    }

    /// 422 `either_or` unless it is one of the two.
    pub fn checked(self) -> Result<JoinDecision, Vec<ErrorItem>> {
        let wrong = |code, detail| Err(vec![ErrorItem::field(code, "decision", detail)]);
        match (self.accepted, self.rejected) {
            (Some(id), rejected) if rejected.is_empty() => Ok(JoinDecision::Accepted(id)),
            (None, rejected) if rejected.len() > MOST_CANDIDATES => {
                wrong("too_long", format!("at most {MOST_CANDIDATES} facilities can be rejected"))
            }
            (None, rejected) if !rejected.is_empty() => Ok(JoinDecision::Rejected(rejected)),
            _ => wrong("either_or", "give accepted, one facility, or rejected, all that were looked at".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_and_written() {
        for query in ["", "area=39", "area=39201&cursor=3910000001"] {
            assert_eq!(JoinQuery::parse(query).unwrap_or_default().to_query_string(), query);
        }
        for (wrong, code) in [
            ("prefecture=39", "unknown_parameter"),
            ("area=392", "invalid_value"),
            ("area=高知", "invalid_value"),
            ("area=39&area=27", "repeated_parameter"),
        ] {
            let errors = JoinQuery::parse(wrong).err().unwrap_or_default();
            assert_eq!(errors.first().map(|error| error.code.as_str()), Some(code), "{wrong}");
        }
    }

    #[test]
    fn a_decision_is_about_one_facility_or_about_all_that_were_shown() {
        let judged = |fields: &[(&str, &str)]| {
            let typed: Vec<_> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            let decision = NewJoinDecision::from_form(&typed).and_then(NewJoinDecision::checked);
            decision.map_err(|errors| errors.into_iter().map(|error| error.code).collect::<String>())
        };
        let shown = [("candidate", "a"), ("candidate", "b")];
        let with = |decision| [&shown[..], &[("decision", decision)]].concat();
        assert_eq!(judged(&with("b")), Ok(JoinDecision::Accepted("b".to_owned())));
        assert_eq!(judged(&with(NONE)), Ok(JoinDecision::Rejected(vec!["a".to_owned(), "b".to_owned()])));
        assert_eq!(judged(&with("c")), Err("not_a_choice".to_owned()));
        assert_eq!(judged(&with("")), Err("required".to_owned()));
        assert_eq!(judged(&shown), Err("required".to_owned()));
        assert_eq!(judged(&[("decision", NONE)]), Err("either_or".to_owned()));
        let both = NewJoinDecision { accepted: Some("a".to_owned()), rejected: vec!["b".to_owned()] };
        let many = NewJoinDecision { accepted: None, rejected: vec!["b".to_owned(); MOST_CANDIDATES + 1] };
        assert_eq!(both.checked().map_err(|errors| errors[0].code.clone()), Err("either_or".to_owned()));
        assert_eq!(many.checked().map_err(|errors| errors[0].code.clone()), Err("too_long".to_owned()));
    }
}
