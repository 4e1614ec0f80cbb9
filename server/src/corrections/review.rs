//! Reports on the command line: `sasae corrections`.

use std::fmt::Write;

use api::ErrorItem;
use api::correction_reports::{CorrectionReport, NewCorrectionDecision};
use api::corrections::CorrectionStatus;
use api::hours::DayHours;
use api::permissions::Action;
use serde::Serialize;

use super::reports::{self, ReportRow};
use crate::audit::{Audit, Entry, Who};
use crate::clock::Clock;
use crate::db::Db;
use crate::facilities;
use crate::facilities::document::Document;
use crate::facilities::opening::week;
use crate::spreadsheet::{harmless, telephone};

/// A report as it is listed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct CorrectionLine {
    pub id: String,
    pub created_at: String,
    /// `received`, `accepted`, `rejected`
    pub status: String,
    pub facility_id: String,
    /// Empty when the facility is not known any more, or none is meant.
    pub facility: String,
    /// Codes with blanks between.
    pub wrong: String,
    pub resource_kind: String,
    pub resource_name: String,
    pub resource_address: String,
    pub resource_telephone: String,
    pub resource_website: String,
    pub words: String,
    pub relation: String,
    pub noticed_on: String,
    /// Who may be asked; nobody when it is decided.
    pub name: String,
    pub telephone: String,
    pub email: String,
    pub decided_at: String,
    /// A name; empty while it waits, and when it was done here.
    pub decided_by: String,
    pub answer: String,
}

/// Why a decision was not taken.
#[derive(Debug, thiserror::Error)]
pub enum ReviewError {
    #[error("no report has an id that begins with {0:?}; `sasae corrections list --all` shows them")]
    NoReport(String),
    #[error("{found} reports have ids that begin with {id:?}; give more of it")]
    Ambiguous { id: String, found: usize },
    #[error("{id} was {status} on {at} already{}; a decision stays, for its sender has read it", by_whom(.by))]
    Decided { id: String, status: String, at: String, by: String },
    #[error("{}", told(.0))]
    Wrong(Vec<ErrorItem>),
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

fn by_whom(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!(" by {name}") }
}

fn told(errors: &[ErrorItem]) -> String {
    let told = |error: &ErrorItem| format!("{}: {}", error.field.as_deref().unwrap_or("the decision"), error.detail);
    errors.iter().map(told).collect::<Vec<_>>().join("; ")
}

/// What the audit log tells of the command line.
fn entry(action: Action, id: &str) -> Entry {
    Entry::new(Who::CommandLine, action.code(), "correction", id)
}

/// Reports in the order in which they came, with who sent them; with `all` also those that are decided.
pub async fn list((audit, db, clock): (&Audit, &Db, &Clock), all: bool) -> Result<Vec<CorrectionLine>, sqlx::Error> {
    let rows = reports::beginning_with(db, "").await?;
    audit.tell(db, clock, entry(Action::ReadCorrections, "")).await?;
    rows.into_iter().filter(|row| all || row.decided_at.is_none()).map(CorrectionLine::try_from).collect()
}

/// One report in words, with what is shown now of the facility that it is about. The beginning of an id is enough where
/// no other begins so.
pub async fn show((audit, db, clock): (&Audit, &Db, &Clock), id: &str) -> Result<String, ReviewError> {
    let line = CorrectionLine::try_from(one(db, id).await?)?;
    audit.tell(db, clock, entry(Action::ReadCorrections, &line.id)).await?;
    let shown = match line.facility_id.as_str() {
        "" => None,
        id => facilities::document(db, id).await?,
    };
    let mut text = String::new();
    let fields = [
        ("id", &line.id),
        ("received", &line.created_at),
        ("status", &line.status),
        ("decided", &line.decided_at),
        ("decided by", &line.decided_by),
        ("answer", &line.answer),
        ("facility", &line.facility_id),
        ("wrong", &line.wrong),
        ("missing", &line.resource_kind),
        ("name", &line.resource_name),
        ("address", &line.resource_address),
        ("telephone", &line.resource_telephone),
        ("website", &line.resource_website),
        ("words", &line.words),
        ("relation", &line.relation),
        ("noticed on", &line.noticed_on),
        ("sender", &line.name),
        ("telephone", &line.telephone),
        ("mail", &line.email),
    ];
    fields.into_iter().for_each(|(label, value)| push(&mut text, label, value));
    if let Some((_, document)) = shown {
        text.push_str("shown now\n");
        shown_now(&document).iter().for_each(|(label, value)| push(&mut text, label, value));
    }
    Ok(text.trim_end().to_owned())
}

/// Says that a report is right, or that nothing follows from it, with an answer to its sender; forgets who sent it.
/// Returns the whole id.
pub async fn decide(
    (audit, db, clock): (&Audit, &Db, &Clock),
    id: &str,
    status: CorrectionStatus,
    answer: Option<&str>,
) -> Result<String, ReviewError> {
    let new = NewCorrectionDecision { decision: status.as_str().to_owned(), answer: answer.map(str::to_owned) };
    let decision = new.checked().map_err(ReviewError::Wrong)?;
    let id = one(db, id).await?.id;
    let entry = entry(Action::DecideCorrection, &id);
    if !reports::decide((audit, db, clock), &id, &decision, None, entry, None).await? {
        let line = CorrectionLine::try_from(one(db, &id).await?)?;
        return Err(ReviewError::Decided { id, status: line.status, at: line.decided_at, by: line.decided_by });
    }
    Ok(id)
}

/// The same for a spreadsheet: what a visitor typed is never taken for a formula.
pub fn for_spreadsheet(line: CorrectionLine) -> CorrectionLine {
    let text = |words: String| harmless(&words).into_owned();
    CorrectionLine {
        facility: text(line.facility),
        resource_name: text(line.resource_name),
        resource_address: text(line.resource_address),
        resource_telephone: telephone(&line.resource_telephone).into_owned(),
        resource_website: text(line.resource_website),
        words: text(line.words),
        name: text(line.name),
        telephone: telephone(&line.telephone).into_owned(),
        email: text(line.email),
        decided_by: text(line.decided_by),
        answer: text(line.answer),
        ..line
    }
}

/// The report that is meant.
async fn one(db: &Db, id: &str) -> Result<ReportRow, ReviewError> {
    let beginning = id.trim();
    let mut found = if beginning.is_empty() { Vec::new() } else { reports::beginning_with(db, beginning).await? };
    match (found.len(), found.pop()) {
        (1, Some(row)) => Ok(row),
        (0, _) => Err(ReviewError::NoReport(id.to_owned())),
        (found, _) => Err(ReviewError::Ambiguous { id: id.to_owned(), found }),
    }
}

impl TryFrom<ReportRow> for CorrectionLine {
    type Error = sqlx::Error;

    fn try_from(row: ReportRow) -> Result<Self, sqlx::Error> {
        let report = CorrectionReport::try_from(row)?;
        let resource = report.resource.unwrap_or_default();
        let sender = report.sender.unwrap_or_default();
        Ok(Self {
            id: report.id,
            created_at: report.received_at,
            status: report.status.as_str().to_owned(),
            facility_id: report.facility_id.unwrap_or_default(),
            facility: report.facility.unwrap_or_default(),
            wrong: report.wrong.join(" "),
            resource_kind: resource.kind,
            resource_name: resource.name,
            resource_address: resource.address.unwrap_or_default(),
            resource_telephone: resource.telephone.unwrap_or_default(),
            resource_website: resource.website.unwrap_or_default(),
            words: report.words,
            relation: report.relation,
            noticed_on: report.noticed_on.unwrap_or_default(),
            name: sender.name.unwrap_or_default(),
            telephone: sender.telephone.unwrap_or_default(),
            email: sender.email.unwrap_or_default(),
            decided_at: report.decided_at.unwrap_or_default(),
            decided_by: report.decided_by.unwrap_or_default(),
            answer: report.answer.unwrap_or_default(),
        })
    }
}

/// A line of `show`. What a visitor typed stays behind its label, however many lines it has.
fn push(text: &mut String, label: &str, value: &str) {
    if !value.is_empty() {
        // Writing to a string does not fail.
        let _ = writeln!(text, "  {label:<11} {}", value.replace('\n', "\n              "));
    }
}

/// What residents read of a facility, as far as a report may be about it.
fn shown_now(document: &Document) -> Vec<(&'static str, String)> {
    let names = |list: Vec<String>| list.join("、");
    let departments = document.departments().iter().map(|part| part.name.clone()).collect();
    let services = document.services().keys().map(|code| facilities::service_name(code)).collect();
    let hours = week::week(document).into_iter().map(|row| {
        let hours = match row.hours {
            DayHours::Open { intervals } => {
                let spans = intervals.iter().map(|span| format!("{}–{}", span.opens, span.closes));
                spans.collect::<Vec<_>>().join(", ")
            }
            DayHours::Closed => "休み".to_owned(),
            DayHours::Unknown => "?".to_owned(),
        };
        format!("{} {hours}", row.day.ja())
    });
    vec![
        ("name", document.name().to_owned()),
        ("kind", document.kind().map_or("", |kind| kind.ja()).to_owned()),
        ("closed on", document.closed_on().unwrap_or_default().to_owned()),
        ("address", document.address().to_owned()),
        ("telephone", document.telephone().unwrap_or_default()),
        ("website", document.website().unwrap_or_default()),
        ("hours", hours.collect::<Vec<_>>().join("\n")),
        ("other days", document.other_closed().unwrap_or_default().to_owned()),
        ("departments", names(departments)),
        ("services", names(services)),
    ]
}
