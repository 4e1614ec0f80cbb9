//! Joins on the command line: `sasae joins`.

use std::collections::BTreeSet;

use api::joins::JoinDecision;
use api::permissions::Action;
use serde::Serialize;

use super::Division;
pub use super::decisions::DecisionError;
use super::decisions::{self, By};
use super::records::{self, Facility, Record};
use crate::audit::{Audit, Entry, Who};
use crate::clock::Clock;
use crate::db::Db;
use crate::spreadsheet::{harmless, telephone};

/// A record and a facility that it is joined to or may be; a record that is like none stands alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct JoinLine {
    pub key: String,
    /// 医科, 歯科, 薬局
    pub division: &'static str,
    pub name: String,
    pub address: String,
    pub telephone: String,
    /// `certain`, `chosen`, `doubtful`, `nothing`
    pub verdict: String,
    /// Why it waits.
    pub doubt: &'static str,
    /// What agrees, with blanks between.
    pub reasons: String,
    pub facility_id: String,
    pub facility_kind: String,
    pub facility: String,
    pub facility_address: String,
}

/// Records that wait for a person, in the order of their keys; with `all` every record.
pub async fn list(db: &Db, all: bool) -> Result<Vec<JoinLine>, sqlx::Error> {
    lines(db, records::list(db, all).await?).await
}

/// A record with every facility that may be meant; empty when there is none with this key.
pub async fn show(db: &Db, key: &str) -> Result<Vec<JoinLine>, sqlx::Error> {
    lines(db, records::find(db, key).await?.into_iter().collect()).await
}

/// Joins a record to a facility, whatever the rule says, and shows it at once.
pub async fn accept(
    (audit, db, clock): (&Audit, &Db, &Clock),
    key: &str,
    facility_id: &str,
) -> Result<(), DecisionError> {
    let decision = JoinDecision::Accepted(facility_id.to_owned());
    decisions::decide((audit, db, clock), key, &decision, by_command_line(key)).await
}

/// Tells a record and a facility apart for good; without a facility, the record and all that it is joined to or may be.
pub async fn reject(
    (audit, db, clock): (&Audit, &Db, &Clock),
    key: &str,
    facility_id: Option<&str>,
) -> Result<(), DecisionError> {
    let decision = JoinDecision::Rejected(facility_id.into_iter().map(str::to_owned).collect());
    decisions::decide((audit, db, clock), key, &decision, by_command_line(key)).await
}

fn by_command_line(key: &str) -> By {
    By::CommandLine(Entry::new(Who::CommandLine, Action::DecideJoin.code(), "join", key))
}

async fn lines(db: &Db, records: Vec<Record>) -> Result<Vec<JoinLine>, sqlx::Error> {
    let keys: BTreeSet<&str> = records.iter().flat_map(Record::source_keys).collect();
    let facilities = records::facilities(db, &keys).await?;
    let mut lines = Vec::new();
    for Record { record, verdict, why } in records {
        let line = JoinLine {
            division: Division::of_key(&record.key).map_or("", Division::ja),
            key: record.key,
            name: record.name,
            address: record.address,
            telephone: record.telephone.unwrap_or_default(),
            verdict,
            doubt: why.doubt.map_or("", super::Doubt::as_str),
            ..JoinLine::default()
        };
        if why.facilities.is_empty() {
            lines.push(line.clone());
        }
        for likeness in &why.facilities {
            let reasons: Vec<&str> = likeness.reasons.iter().map(|reason| reason.as_str()).collect();
            let mut line = JoinLine { reasons: reasons.join(" "), ..line.clone() };
            if let Some(Facility { id, name, kind, address, .. }) = facilities.get(&likeness.source_key).cloned() {
                (line.facility_id, line.facility, line.facility_kind, line.facility_address) =
                    (id, name, kind, address);
            }
            lines.push(line);
        }
    }
    Ok(lines)
}

/// The same for a spreadsheet.
pub fn for_spreadsheet(line: JoinLine) -> JoinLine {
    let text = |text: String| harmless(&text).into_owned();
    JoinLine {
        telephone: telephone(&line.telephone).into_owned(),
        name: text(line.name),
        address: text(line.address),
        facility: text(line.facility),
        facility_address: text(line.facility_address),
        ..line
    }
}
