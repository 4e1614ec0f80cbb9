//! What the person who keeps the data sees of reports, and decides: `sasae corrections`. No decision changes what is
//! shown: that is done where the data comes from.

use std::fmt::Write;

use api::corrections::{CorrectionStatus, NewResource};
use api::hours::DayHours;
use serde::Serialize;

use crate::clock::Clock;
use crate::db::Db;
use crate::facilities::document::Document;
use crate::facilities::opening::week;
use crate::facilities::{self, read_json};
use crate::spreadsheet::{harmless, telephone};
use crate::{on_reader, on_writer};

/// An answer to a sender has at most so many characters.
const MOST_ANSWER: usize = 1_000;

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
    pub answer: String,
}

/// Why a decision was not taken.
#[derive(Debug, thiserror::Error)]
pub enum ReviewError {
    #[error("no report has an id that begins with {0:?}; `sasae corrections list --all` shows them")]
    NoReport(String),
    #[error("{found} reports have ids that begin with {id:?}; give more of it")]
    Ambiguous { id: String, found: usize },
    #[error("{id} was {status} on {at} already; a decision stays, for its sender has read it")]
    Decided { id: String, status: String, at: String },
    #[error("the answer is {0}; expected 1 to {MOST_ANSWER} characters for the sender to read")]
    Answer(&'static str),
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

#[derive(sqlx::FromRow)]
struct CorrectionRow {
    id: String,
    created_at: String,
    facility_id: Option<String>,
    facility: Option<String>,
    wrong: String,
    resource: Option<String>,
    words: String,
    relation: String,
    noticed_on: Option<String>,
    name: Option<String>,
    telephone: Option<String>,
    email: Option<String>,
    decision: Option<String>,
    decided_at: Option<String>,
    answer: Option<String>,
}

/// Reports in the order in which they came; with `all` also those that are decided.
pub async fn list(db: &Db, all: bool) -> Result<Vec<CorrectionLine>, sqlx::Error> {
    rows(db, "")
        .await?
        .into_iter()
        .filter(|row| all || row.decided_at.is_none())
        .map(CorrectionLine::try_from)
        .collect()
}

/// One report in words, with what is shown now of the facility that it is about. The beginning of an id is enough where
/// no other begins so.
pub async fn show(db: &Db, id: &str) -> Result<String, ReviewError> {
    let line = CorrectionLine::try_from(one(db, id).await?)?;
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
    db: &Db,
    clock: &Clock,
    id: &str,
    decision: CorrectionStatus,
    answer: Option<&str>,
) -> Result<String, ReviewError> {
    let answer = answer.map(str::trim);
    match answer.map(|answer| answer.chars().count()) {
        Some(0) => return Err(ReviewError::Answer("empty")),
        Some(length) if length > MOST_ANSWER => return Err(ReviewError::Answer("too long")),
        _ => {}
    }
    const DECIDE: &str = "update corrections set decision = $1, decided_at = $2, answer = $3, name = null,
        telephone = null, email = null where id = $4 and decided_at is null";
    let id = one(db, id).await?.id;
    let now = clock.now_text();
    let changed = on_writer!(db, |pool| {
        let query = sqlx::query(DECIDE).bind(decision.as_str()).bind(&now).bind(answer).bind(&id);
        query.execute(pool).await.map(|result| result.rows_affected())
    })?;
    if changed == 0 {
        let CorrectionLine { status, decided_at: at, .. } = CorrectionLine::try_from(one(db, &id).await?)?;
        return Err(ReviewError::Decided { id, status, at });
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
        answer: text(line.answer),
        ..line
    }
}

/// The report that is meant.
async fn one(db: &Db, id: &str) -> Result<CorrectionRow, ReviewError> {
    let beginning = id.trim().to_ascii_lowercase();
    let is_beginning = !beginning.is_empty() && beginning.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
    let mut found = if is_beginning { rows(db, &beginning).await? } else { Vec::new() };
    match (found.len(), found.pop()) {
        (1, Some(row)) => Ok(row),
        (0, _) => Err(ReviewError::NoReport(id.to_owned())),
        (found, _) => Err(ReviewError::Ambiguous { id: id.to_owned(), found }),
    }
}

/// Reports whose id begins so, in the order in which they came. `beginning` has no sign that `like` knows.
async fn rows(db: &Db, beginning: &str) -> Result<Vec<CorrectionRow>, sqlx::Error> {
    const SQL: &str = "select c.id, c.created_at, c.facility_id, f.name as facility, c.wrong, c.resource, c.words,
            c.relation, c.noticed_on, c.name, c.telephone, c.email, c.decision, c.decided_at, c.answer
        from corrections c
        left join facilities f on f.id = c.facility_id and f.until_version = 9223372036854775807
        where c.id like $1 order by c.created_at, c.id";
    let like = format!("{beginning}%");
    on_reader!(db, |pool| sqlx::query_as(SQL).bind(&like).fetch_all(pool).await)
}

impl TryFrom<CorrectionRow> for CorrectionLine {
    type Error = sqlx::Error;

    fn try_from(row: CorrectionRow) -> Result<Self, sqlx::Error> {
        let resource: Option<NewResource> = row.resource.as_deref().map(read_json).transpose()?;
        let resource = resource.unwrap_or_default();
        let wrong: Vec<String> = read_json(&row.wrong)?;
        Ok(Self {
            id: row.id,
            created_at: row.created_at,
            status: row.decision.unwrap_or_else(|| CorrectionStatus::Received.as_str().to_owned()),
            facility_id: row.facility_id.unwrap_or_default(),
            facility: row.facility.unwrap_or_default(),
            wrong: wrong.join(" "),
            resource_kind: resource.kind,
            resource_name: resource.name,
            resource_address: resource.address.unwrap_or_default(),
            resource_telephone: resource.telephone.unwrap_or_default(),
            resource_website: resource.website.unwrap_or_default(),
            words: row.words,
            relation: row.relation,
            noticed_on: row.noticed_on.unwrap_or_default(),
            name: row.name.unwrap_or_default(),
            telephone: row.telephone.unwrap_or_default(),
            email: row.email.unwrap_or_default(),
            decided_at: row.decided_at.unwrap_or_default(),
            answer: row.answer.unwrap_or_default(),
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
