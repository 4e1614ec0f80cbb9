//! What a facility states of itself, as further parts of its document.
//!
//! A statement is shown while it is the newest that is told: a publisher that says the same as when it was made says
//! nothing new, whatever the date of its edition; one that says something else counts from the day on which its edition
//! is newer. ケアマネタイム is for professionals and no part of the document.

pub mod store;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use api::confirmations::ConfirmedField;
use api::home_care::Answer;
use api::hours::{DayHours, Interval};
use api::own_facility::{HomeCareStatement, HoursStatement, Statement, StatementPart};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::confirmations::of_shown;
use super::document::{AnswerPart, AnswerSheet, Content, Document, Institution, Part, WeekSpans};
use super::opening::week::minutes;
use crate::import::fingerprint;
use store::StatementRow;

/// The series of these parts: `own.telephone`.
pub const SERIES: &str = "own";

/// What a part of a document has beside its content when the facility itself has stated it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    pub part: StatementPart,
    /// `2026-11-20`
    pub on: String,
    /// An organization; shown to everybody.
    pub by: String,
    /// Fingerprint of what was published then.
    pub published: String,
}

impl Stated {
    /// この施設からの申告 電話番号・FAX（ささえ診療所）
    pub fn title(&self) -> String {
        format!("この施設からの申告 {}（{}）", self.part.ja(), self.by)
    }
}

/// The dataset under which a document holds a statement.
pub fn dataset(part: StatementPart) -> String {
    format!("{SERIES}.{}", part.as_str())
}

/// Exchanges the statements that a document holds for those that are kept.
pub fn exchange(document: &mut Document, kept: &[StatementRow]) -> Result<(), sqlx::Error> {
    document.parts.retain(|part| part.stated.is_none());
    for row in kept {
        document.parts.extend(part_of(row)?);
    }
    Ok(())
}

/// Puts statements that are the newest before everything else, the others behind. `published` has its newest series
/// first.
pub fn arrange(mut published: Document, stated: Vec<Part>, dates: &BTreeMap<String, String>) -> Document {
    let is_newest = |part: &Part| part.stated.as_ref().is_some_and(|stated| is_newest(&published, stated, dates));
    let (newest, others): (Vec<Part>, Vec<Part>) = stated.into_iter().partition(is_newest);
    published.parts.splice(0..0, newest);
    published.parts.extend(others);
    published
}

/// Whether a statement is newer than what a document without statements tells.
fn is_newest(published: &Document, stated: &Stated, dates: &BTreeMap<String, String>) -> bool {
    let told_by = match stated.part {
        StatementPart::Closures | StatementPart::CareManagerTime => None,
        StatementPart::Telephone => field_part(published, "telephone"),
        StatementPart::Hours => field_part(published, "week"),
        StatementPart::HomeCare => published.shown_parts().find(|part| matches!(part.content, Content::Answers(_))),
    };
    let as_of = told_by.and_then(|part| dates.get(&part.dataset));
    as_of.is_none_or(|as_of| stated.on >= *as_of) || stated.published == fingerprint_of(published, stated.part)
}

fn field_part<'d>(document: &'d Document, field: &str) -> Option<&'d Part> {
    document.field_parts().find_map(|(told, part)| (told == field).then_some(part))
}

/// The fingerprint of what a document without statements tells of a part.
pub fn fingerprint_of(published: &Document, part: StatementPart) -> String {
    match part {
        StatementPart::Telephone => of_shown(published, ConfirmedField::Telephone),
        StatementPart::Hours => of_shown(published, ConfirmedField::Hours),
        StatementPart::HomeCare => {
            let answers = published.answers().iter().map(|told| json!([told.code, told.answer, told.note]));
            fingerprint(&json!(answers.collect::<Vec<_>>()).to_string())
        }
        // Nobody publishes these.
        StatementPart::Closures | StatementPart::CareManagerTime => String::new(),
    }
}

/// A statement as a part of the document; `None` when it is none, or was taken back.
fn part_of(row: &StatementRow) -> Result<Option<Part>, sqlx::Error> {
    let Some(statement) = row.statement()? else { return Ok(None) };
    let content = match &statement {
        Statement::Telephone(told) => Content::Institution(Institution {
            telephone: Some(told.telephone.clone()),
            fax: Some(told.fax.clone()).filter(|fax| !fax.is_empty()),
            ..Institution::default()
        }),
        Statement::Hours(told) => Content::Institution(week_of(told)),
        Statement::Closures(told) => {
            Content::Institution(Institution { closures: told.closures.clone(), ..Institution::default() })
        }
        Statement::HomeCare(told) => Content::Answers(sheet_of(told, row)),
        Statement::CareManagerTime(_) => return Ok(None),
    };
    let part = statement.part();
    let stated =
        Stated { part, on: row.stated_on.clone(), by: row.stated_by.clone(), published: row.published.clone() };
    Ok(Some(Part { dataset: dataset(part), gone_on: None, stated: Some(stated), content }))
}

fn week_of(told: &HoursStatement) -> Institution {
    let flag = |day: &DayHours| match day {
        DayHours::Open { .. } => '1',
        DayHours::Closed => '0',
        DayHours::Unknown => '-',
    };
    let mut hours = WeekSpans::default();
    for (spans, day) in hours.iter_mut().zip(&told.week) {
        if let DayHours::Open { intervals } = day {
            let span = |span: &Interval| (minutes(&span.opens), minutes(&span.closes));
            spans.extend(intervals.iter().map(span));
        }
    }
    Institution {
        open_days: told.week.iter().map(flag).collect(),
        hours,
        // Empty is told too: what is published does not count any more.
        other_closed: Some(told.other_closed.clone()),
        hours_note: Some(told.note.clone()),
        ..Institution::default()
    }
}

fn sheet_of(told: &HomeCareStatement, row: &StatementRow) -> AnswerSheet {
    let answer = |(code, answer, note): (&String, Answer, &String)| AnswerPart {
        code: code.clone(),
        answer,
        note: Some(note.clone()).filter(|note| !note.is_empty()),
        confirmed_on: Some(row.stated_on.clone()),
        confirmed_by: Some(row.stated_by.clone()),
    };
    let answers = told.answers.iter().map(|one| answer((&one.code, one.answer, &one.note))).collect();
    AnswerSheet { answers, ..AnswerSheet::default() }
}
