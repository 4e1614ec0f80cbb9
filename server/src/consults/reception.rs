//! 受付: a question becomes a case, however it came; and its sheet, which its desk keeps right.

use api::ErrorItem;
use api::consults::case::ConsultResponse;
use api::consults::desks::Desk;
use api::consults::sheet::{ChangedSheet, NewConsult, Sheet};
use api::consults::step::Done;
use api::consults::{AnswerBy, Channel};
use api::permissions::Action;
use axum::http::StatusCode;
use jiff::{SignedDuration, Timestamp};

use super::changing::Changing;
use super::due::{days_of_work_after, fiscal_year};
use super::once::Sent;
use super::seen::Asked;
use super::store::{self, ConsultRow, json};
use super::{case, desks, lists, reach};
use crate::AppState;
use crate::audit::{Change, Entry};
use crate::clock::in_japan;
use crate::error::ApiError;
use crate::permissions::Actor;
use crate::private_link::Secret;

/// A question that came.
pub(super) struct Arrival<'a> {
    pub desk: &'a Desk,
    pub channel: Channel,
    pub received_at: Timestamp,
    pub sheet: Sheet,
    pub sent: &'a Sent,
    /// The private link of a resident.
    pub link: Option<&'a Secret>,
    /// Who asked from inside.
    pub asked_by: Option<&'a Actor>,
    /// Who wrote the sheet down, and has taken the case.
    pub received_by: Option<&'a Actor>,
}

/// Writes a case; `None`, and nothing of it counts, when this form has become one already. The caller tells the log, and
/// commits.
pub(super) async fn receive(
    state: &AppState,
    change: &mut Change,
    arrival: Arrival<'_>,
) -> Result<Option<ConsultRow>, sqlx::Error> {
    let Arrival { desk, channel, received_at, sheet, sent, link, asked_by, received_by } = arrival;
    let received_on = in_japan(received_at).date();
    let calendar = &state.finder.snapshot().calendar;
    // Of a year of which no holidays were imported, weekends alone are known.
    let is_holiday = |day| calendar.is_holiday(day) == Some(true);
    let due = days_of_work_after(received_on, desk.settings.answer_within, is_holiday).to_string();
    let sheet = Sheet { answer_due_on: Some(sheet.answer_due_on.unwrap_or(due)), ..sheet };
    let transaction = change.transaction();
    let mut row = ConsultRow {
        id: uuid::Uuid::now_v7().to_string(),
        number: store::next_number(transaction, fiscal_year(received_on)).await?,
        revision: 1,
        desk_id: desk.id.clone(),
        channel: channel.code().to_owned(),
        received_at: format!("{received_at:.3}"),
        received_on: received_on.to_string(),
        has_link: link.is_some(),
        asked_by: asked_by.map(|actor| actor.membership_id.clone()),
        asked: Some(json(&Asked::from(&sheet))?),
        assigned_to: received_by.map(|actor| actor.membership_id.clone()),
        provided: "[]".to_owned(),
        ..ConsultRow::default()
    };
    row.put_sheet(&sheet, &state.factors.sealing)?;
    let hash = link.map(Secret::hash);
    if !store::insert(transaction, &row, sent.as_str(), hash.as_deref()).await? {
        return Ok(None);
    }
    let at = state.clock.now_text();
    let by = row.assigned_to.as_deref();
    store::add_step(transaction, &row.id, (&at, by, None), &Done::Received { channel }).await?;
    if let Some(actor) = received_by {
        let taken = Done::Assigned { to: Some(actor.name.clone()) };
        store::add_step(transaction, &row.id, (&at, by, None), &taken).await?;
    }
    super::changing::tell(state, transaction, &row).await?;
    Ok(Some(row))
}

/// Writes a case and tells the log of it; the case that this form has become meanwhile, where it has.
pub(super) async fn received(
    state: &AppState,
    arrival: Arrival<'_>,
    entry: impl FnOnce(&ConsultRow) -> Entry,
) -> Result<Option<ConsultRow>, ApiError> {
    let sent = arrival.sent;
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    let Some(row) = receive(state, &mut change, arrival).await? else {
        // Nobody who holds one connection waits for a second.
        drop(change);
        return Ok(store::find_by_form(&state.db, sent.as_str()).await?);
    };
    change.tell(entry(&row));
    change.commit().await?;
    Ok(Some(row))
}

/// Writes down a question that came to the actor's desk, and takes it. The same form sent twice is one case.
///
/// # Errors
/// 404 where the actor's organization is no desk that takes questions; 422 names every wrong field.
pub async fn create(state: &AppState, actor: &Actor, new: NewConsult) -> Result<ConsultResponse, ApiError> {
    actor.may(state, Action::ChangeConsult, &reach::own(actor)).await?;
    let (new, received_at) = checked(state, new, &Channel::TYPED).await?;
    let sent = Sent::of(state, &format!("sheet of {}", actor.organization_id), &new)?;
    let mut kept = store::find_by_form(&state.db, sent.as_str()).await?;
    if kept.is_none() {
        let open = desks::open(&state.db, true).await?;
        let desk = open.iter().find(|desk| desk.id == actor.organization_id);
        let desk = desk.ok_or_else(|| ApiError::not_found("your organization is no desk that takes questions"))?;
        let (channel, sheet) = (new.channel, new.sheet);
        let (link, asked_by) = (None, None);
        let arrival =
            Arrival { desk, channel, received_at, sheet, sent: &sent, link, asked_by, received_by: Some(actor) };
        let entry = |row: &ConsultRow| actor.entry(Action::ChangeConsult, &reach::object(row)).because("receive");
        kept = received(state, arrival, entry).await?;
    }
    // Somebody may have handed it over since the form was sent first.
    let row = kept.filter(|row| row.desk_id == actor.organization_id).ok_or_else(reach::none)?;
    case::shown(state, actor, row).await
}

/// A sheet that is typed later is of these days: older ones were counted and told long ago.
const LONGEST_AGO: SignedDuration = SignedDuration::from_hours(2 * 366 * 24);

/// What was written, and when the question came. 422 names every wrong field.
pub(super) async fn checked(
    state: &AppState,
    new: NewConsult,
    channels: &[Channel],
) -> Result<(NewConsult, Timestamp), ApiError> {
    let now = state.clock.now();
    let mut errors = Vec::new();
    if !channels.contains(&new.channel) {
        let codes: Vec<&str> = channels.iter().map(|channel| channel.code()).collect();
        let detail = format!("expected one of {}: what comes by itself is received by itself", codes.join(", "));
        errors.push(ErrorItem::field("not_a_choice", "channel", detail));
    }
    let received_at = match new.received_at.as_deref().map(str::parse::<Timestamp>) {
        None => now,
        Some(Ok(at)) if at < now - LONGEST_AGO => {
            errors.push(ErrorItem::field("too_long_ago", "received_at", "expected a moment of the last two years"));
            now
        }
        Some(Ok(at)) if at <= now => at,
        Some(Ok(_)) => {
            errors.push(ErrorItem::field("date_in_future", "received_at", "expected a moment that has passed"));
            now
        }
        Some(Err(_)) => {
            let detail = "expected a moment such as 2026-11-20T10:00:00+09:00";
            errors.push(ErrorItem::field("not_a_date", "received_at", detail));
            now
        }
    };
    match new.checked(&lists::read(&state.db).await?) {
        Ok(new) if errors.is_empty() => Ok((new, received_at)),
        other => {
            errors.extend(other.err().into_iter().flatten());
            Err(ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, errors))
        }
    }
}

/// Writes the sheet of a case anew. What is the same as before changes nothing, so that the same form may come twice.
///
/// # Errors
/// 404 for another desk's, 409 `emptied`, 412 `changed_meanwhile`, 422 names every wrong field.
pub async fn change_sheet(
    state: &AppState,
    actor: &Actor,
    id: &str,
    new: ChangedSheet,
) -> Result<ConsultResponse, ApiError> {
    let (_, object) = reach::reach(state, actor, Action::ChangeConsult, id).await?;
    let lists = lists::read(&state.db).await?;
    let mut changing = Changing::by_desk(state, actor, &object, "sheet").await?;
    let known = changing.row.sheet()?.unwrap_or_default();
    let sheet = new
        .sheet
        .checked(&lists, Some(&known))
        .map_err(|errors| ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, errors))?;
    // A sheet always has such a day.
    let answer_due_on = sheet.answer_due_on.clone().or_else(|| known.answer_due_on.clone());
    let sheet = Sheet { answer_due_on, ..sheet };
    let fields = changed_fields(&known, &sheet)?;
    if fields.is_empty() {
        let row = changing.row.clone();
        drop(changing);
        return case::shown(state, actor, row).await;
    }
    changing.must_be(new.seen)?;
    changing.row.put_sheet(&sheet, &state.factors.sealing)?;
    changing.row.added_at = None;
    changing.add_step(Some(&actor.membership_id), None, &Done::SheetChanged { fields }).await?;
    let row = changing.commit(state).await?;
    case::shown(state, actor, row).await
}

/// The names of the fields that are not the same.
fn changed_fields(before: &Sheet, after: &Sheet) -> Result<Vec<String>, sqlx::Error> {
    let fields = |sheet: &Sheet| match serde_json::to_value(sheet) {
        Ok(serde_json::Value::Object(fields)) => Ok(fields),
        Ok(_) => Ok(serde_json::Map::new()),
        Err(error) => Err(sqlx::Error::Encode(Box::new(error))),
    };
    let (before, after) = (fields(before)?, fields(after)?);
    Ok(after.into_iter().filter(|(name, value)| before.get(name) != Some(value)).map(|(name, _)| name).collect())
}

/// How a resident's question is called in lists: its first topic and how it begins, at most 40 characters.
pub(super) fn subject_of(topic: Option<&str>, words: Option<&str>) -> String {
    const MOST: usize = 40;
    let words = words.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let subject = match (topic, words.as_str()) {
        (Some(topic), "") => topic.to_owned(),
        (Some(topic), words) => format!("{topic}：{words}"),
        (None, words) => words.to_owned(),
    };
    match subject.chars().count() {
        0..=MOST => subject,
        _ => subject.chars().take(MOST - 1).chain(['…']).collect(),
    }
}

/// Whether there is a way to tell an answer so, and what is missing else.
pub(super) fn way_of(row: &ConsultRow, sheet: &Sheet, by: AnswerBy) -> Result<(), ErrorItem> {
    match by {
        AnswerBy::Email if sheet.asker_email.is_none() => {
            Err(ErrorItem::field("no_way", "by", "the sheet has no mail address of who asked"))
        }
        AnswerBy::Web if !row.has_link && row.asked_by.is_none() => {
            Err(ErrorItem::field("no_way", "by", "who asked has no page on which an answer could be read"))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_called_by_its_topic_and_how_it_begins() {
        let long = "母が".repeat(40);
        for (topic, words, expected) in [
            (Some("退院"), None, "退院"),
            (Some("退院"), Some("母が\n来週　退院します"), "退院：母が 来週 退院します"),
            (None, Some("どこに聞けば"), "どこに聞けば"),
            (None, None, ""),
        ] {
            assert_eq!(subject_of(topic, words), expected);
        }
        let cut = subject_of(Some("薬"), Some(&long));
        assert!(cut.chars().count() == 40 && cut.ends_with('…') && cut.starts_with("薬：母が"), "{cut}");
    }

    #[test]
    fn only_what_changed_is_named() {
        let before = Sheet { asker: "self".to_owned(), subject: "薬".to_owned(), ..Sheet::default() };
        let after = Sheet { subject: "退院".to_owned(), about_age: Some(88), ..before.clone() };
        assert_eq!(changed_fields(&before, &after).unwrap(), ["about_age", "subject"]);
        assert!(changed_fields(&before, &before).unwrap().is_empty());
    }
}
