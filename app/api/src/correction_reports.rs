//! Corrections as those see them who decide: the queue, one report with its sender, the decision.

use serde::{Deserialize, Serialize};

use crate::correction_state::CorrectionStatus;
use crate::corrections::{NewResource, WRONG};
use crate::error::ErrorItem;
use crate::forms::{choice, keep, required, text};
use crate::query::{self, QueryWriter, invalid};

/// The longest body of a decision that is read, in bytes.
pub const MOST_DECISION_BYTES: usize = 16 * 1024;
/// An answer to a sender has at most so many characters.
pub const MOST_ANSWER: usize = 1_000;
/// How a report can be decided.
pub const DECISIONS: [&str; 2] = ["accepted", "rejected"];
/// Asks for reports of what is not listed.
pub const MISSING: &str = "missing";

/// The parameters of `GET /api/v1/correction-reports`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CorrectionReportQuery {
    /// Those that are decided, the last first, instead of those that wait, the oldest first.
    pub decided: bool,
    /// One of [`WRONG`], or [`MISSING`]; empty for all.
    pub wrong: String,
    /// `next_cursor` of the page before.
    pub cursor: String,
}

impl CorrectionReportQuery {
    /// Reads a query string.
    pub fn parse(query: &str) -> Result<Self, Vec<ErrorItem>> {
        query::read(query, &["decided", "wrong", "cursor"], Self::set)
    }

    fn set(&mut self, name: &str, value: String) -> Result<(), ErrorItem> {
        match (name, value.as_str()) {
            ("decided", "" | "false") => {}
            ("decided", "true") => self.decided = true,
            ("decided", _) => return invalid("expected true or false"),
            ("wrong", wrong) if wrong.is_empty() || wrong == MISSING || WRONG.contains(&wrong) => self.wrong = value,
            ("wrong", _) => return invalid(format!("expected one of {}, {MISSING}", WRONG.join(", "))),
            _ => self.cursor = value,
        }
        Ok(())
    }

    pub fn to_query_string(&self) -> String {
        let mut writer = QueryWriter::default();
        writer.push("decided", if self.decided { "true" } else { "" });
        writer.push("wrong", &self.wrong);
        writer.push("cursor", &self.cursor);
        writer.finish()
    }
}

/// `GET /api/v1/correction-reports`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CorrectionReportsResponse {
    /// At most 20.
    pub correction_reports: Vec<CorrectionReportSummary>,
    pub meta: CorrectionReportsMeta,
}

/// What holds for the whole queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CorrectionReportsMeta {
    /// All that match, not only this page.
    pub total: i64,
    /// All that wait, whatever was asked for.
    pub waiting: i64,
    /// All that are decided.
    pub decided: i64,
    /// How many there are for each value of `wrong`, of those that wait or of those that are decided; a report may
    /// count for several. None where there is none.
    pub wrong: Vec<WrongCount>,
    /// Give it as `cursor` for the next page; absent on the last one.
    pub next_cursor: Option<String>,
}

/// How many reports are about something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WrongCount {
    /// `telephone`, `hours`, `address`, `services`, `closed`, `other`, `missing`
    pub code: String,
    pub total: i64,
}

/// A report in the queue: nothing that was typed about a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CorrectionReportSummary {
    pub id: String,
    pub status: CorrectionStatus,
    /// RFC 3339 UTC
    pub received_at: String,
    /// RFC 3339 UTC; `null` while it waits.
    pub decided_at: Option<String>,
    /// `null` when a place is missing.
    pub facility_id: Option<String>,
    /// The facility, or what is missing; `null` when the facility is not known any more.
    pub name: Option<String>,
    /// Of a facility: what is wrong.
    pub wrong: Vec<String>,
    /// Of what is missing: what it is.
    pub resource_kind: Option<String>,
    pub relation: String,
}

/// `GET /api/v1/correction-reports/{id}` and `POST /api/v1/correction-reports/{id}/decision`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CorrectionReportResponse {
    pub correction_report: CorrectionReport,
    pub meta: CorrectionReportMeta,
}

/// Where one can go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CorrectionReportMeta {
    /// The next that waits, the oldest after the last; `null` when no other waits.
    pub next_id: Option<String>,
}

/// All of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CorrectionReport {
    pub id: String,
    pub status: CorrectionStatus,
    /// RFC 3339 UTC
    pub received_at: String,
    pub facility_id: Option<String>,
    /// `null` when the facility is not known any more, or none is meant.
    pub facility: Option<String>,
    pub wrong: Vec<String>,
    pub resource: Option<NewResource>,
    pub words: String,
    pub relation: String,
    pub noticed_on: Option<String>,
    /// Who may be asked; `null` when nobody, and of what is decided.
    pub sender: Option<Sender>,
    /// RFC 3339 UTC; `null` while it waits.
    pub decided_at: Option<String>,
    /// Who has decided; `null` while it waits, and when it was done on the command line.
    pub decided_by: Option<String>,
    /// What the sender is told.
    pub answer: Option<String>,
}

/// Who may be asked, as far as they wished.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sender {
    pub name: Option<String>,
    pub telephone: Option<String>,
    pub email: Option<String>,
}

/// Body of `POST /api/v1/correction-reports/{id}/decision`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCorrectionDecision {
    /// `accepted`: the report is right; `rejected`: nothing follows from it.
    pub decision: String,
    /// What the sender is told, at most 1,000 characters; a rejection needs one.
    #[serde(default)]
    pub answer: Option<String>,
}

/// A decision as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionDecision {
    /// Accepted or rejected.
    pub status: CorrectionStatus,
    pub answer: Option<String>,
}

impl NewCorrectionDecision {
    /// Reads the fields of one of the two forms: `decision`, and `accepted_answer` or `rejected_answer`.
    pub fn from_form(typed: &[(String, String)]) -> Self {
        let value = |name: &str| typed.iter().find(|(field, _)| field == name).map(|(_, value)| value.clone());
        let decision = value("decision").unwrap_or_default();
        let answer = value(&format!("{decision}_answer"));
        Self { decision, answer }
    }

    /// Every field that is wrong is told: `decision`, `answer`.
    pub fn checked(self) -> Result<CorrectionDecision, Vec<ErrorItem>> {
        let mut errors = Vec::new();
        let decision = choice("decision", &self.decision, &DECISIONS).and_then(|found| required("decision", found));
        let decision = keep(&mut errors, decision);
        let answer = text("answer", &self.answer.unwrap_or_default(), MOST_ANSWER).and_then(|answer| {
            match (answer, decision.as_str()) {
                (None, "rejected") => required("answer", None),
                (answer, _) => Ok(answer),
            }
        });
        let answer = keep(&mut errors, answer);
        match CorrectionStatus::parse(&decision).filter(|_| errors.is_empty()) {
            Some(status) => Ok(CorrectionDecision { status, answer }),
            None => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_and_written() {
        assert_eq!(CorrectionReportQuery::parse(""), Ok(CorrectionReportQuery::default()));
        let query = "decided=true&wrong=missing&cursor=abc";
        assert_eq!(CorrectionReportQuery::parse(query).unwrap_or_default().to_query_string(), query);
        for (wrong, code) in [
            ("status=decided", "unknown_parameter"),
            ("decided=yes", "invalid_value"),
            ("wrong=colour", "invalid_value"),
            ("wrong=hours&wrong=closed", "repeated_parameter"),
            ("decided=&decided=", "repeated_parameter"),
            ("cursor=%ff", "invalid_encoding"),
        ] {
            let errors = CorrectionReportQuery::parse(wrong).err().unwrap_or_default();
            assert_eq!(errors.first().map(|error| error.code.as_str()), Some(code), "{wrong}");
        }
    }

    #[test]
    fn who_is_turned_down_is_told_why() {
        let judged = |decision: &str, answer: Option<&str>| {
            let new = NewCorrectionDecision { decision: decision.to_owned(), answer: answer.map(str::to_owned) };
            new.checked()
                .map_err(|errors| errors.into_iter().map(|e| (e.field.unwrap_or_default(), e.code)).collect::<Vec<_>>())
        };
        let kept = |status, answer: Option<&str>| Ok(CorrectionDecision { status, answer: answer.map(str::to_owned) });
        let fault = |field: &str, code: &str| Err(vec![(field.to_owned(), code.to_owned())]);
        let long = "長".repeat(MOST_ANSWER + 1);
        for (decision, answer, expected) in [
            ("accepted", None, kept(CorrectionStatus::Accepted, None)),
            ("accepted", Some(" \r\n"), kept(CorrectionStatus::Accepted, None)),
            ("accepted", Some(" 直しました\r\nどうも "), kept(CorrectionStatus::Accepted, Some("直しました\nどうも"))),
            ("rejected", Some("いまのとおりでした"), kept(CorrectionStatus::Rejected, Some("いまのとおりでした"))),
            ("rejected", None, fault("answer", "required")),
            ("rejected", Some("　"), fault("answer", "required")),
            ("rejected", Some(&long), fault("answer", "too_long")),
            ("received", Some("x"), fault("decision", "not_a_choice")),
            ("", Some("x"), fault("decision", "required")),
        ] {
            assert_eq!(judged(decision, answer), expected, "{decision} {answer:?}");
        }
    }

    #[test]
    fn each_form_has_an_answer_of_its_own() {
        let typed = [("accepted_answer", "どうも"), ("decision", "rejected"), ("rejected_answer", "いいえ")];
        let typed: Vec<_> = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        assert_eq!(NewCorrectionDecision::from_form(&typed).answer.as_deref(), Some("いいえ"));
        assert_eq!(NewCorrectionDecision::from_form(&[]), NewCorrectionDecision::default());
    }
}
