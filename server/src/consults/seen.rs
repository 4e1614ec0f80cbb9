//! What who asked sees: their question as they asked it, what the desk told them, what they added. Nothing of the sheet as
//! the desk goes on with it, and nothing of what is written down for the desk alone.

use api::consults::AnswerBy;
use api::consults::question::{Exchanged, Question};
use api::consults::sheet::Sheet;
use api::consults::step::{Done, Step};
use serde::{Deserialize, Serialize};

use super::case::steps_of;
use super::desks;
use super::store::ConsultRow;
use crate::db::Db;
use crate::facilities::read_json;

/// A question as it was asked.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Asked {
    pub subject: String,
    pub words: Option<String>,
    pub topics: Vec<String>,
    pub answer_by: Option<AnswerBy>,
}

impl From<&Sheet> for Asked {
    fn from(sheet: &Sheet) -> Self {
        let Sheet { subject, words, topics, answer_by, .. } = sheet.clone();
        Self { subject, words, topics, answer_by }
    }
}

/// As who asked sees this case.
pub(super) async fn question(db: &Db, row: &ConsultRow) -> Result<Question, sqlx::Error> {
    let steps = steps_of(db, row).await?;
    let asked: Option<Asked> = row.asked.as_deref().map(read_json).transpose()?;
    let Asked { subject, words, topics, answer_by } = asked.unwrap_or_default();
    let is_waiting = row.first_answered_at.is_none() && row.closed_at.is_none();
    Ok(Question {
        number: row.number.clone(),
        status: row.status(),
        channel: row.channel(),
        received_at: row.received_at.clone(),
        desk: desks::find(db, &row.desk_id).await?.unwrap_or_default(),
        subject,
        words,
        topics,
        answer_by,
        answer_due_on: is_waiting.then(|| row.answer_due_on.clone()),
        exchange: steps.into_iter().filter_map(exchanged).collect(),
        erasure_asked: row.erasure_asked_at.is_some(),
    })
}

fn exchanged(step: Step) -> Option<Exchanged> {
    let at = step.at;
    match step.done {
        Done::Answered { words, facilities, .. } => {
            Some(Exchanged { at, from_desk: true, other_desk: step.by_organization, words, facilities })
        }
        Done::Added { words } => {
            Some(Exchanged { at, from_desk: false, other_desk: None, words, facilities: Vec::new() })
        }
        _ => None,
    }
}
