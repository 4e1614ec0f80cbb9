//! Questions of residents, who have no account: asked once, followed by a private link.

use api::ErrorItem;
use api::consults::lists::ConsultLists;
use api::consults::question::{AgeBand, NewAddition, NewQuestion, QuestionReceipt, QuestionResponse};
use api::consults::sheet::Sheet;
use api::consults::step::Done;
use api::consults::{AnswerBy, Channel};
use axum::http::StatusCode;

use super::changing::Changing;
use super::once::Sent;
use super::reception::{Arrival, receive, subject_of};
use super::store::{self, ConsultRow};
use super::{desks, lists, seen};
use crate::audit::{Entry, Who};
use crate::client_limits::Counted;
use crate::error::ApiError;
use crate::mail::consult_letters;
use crate::private_link::Secret;
use crate::rate_limit::ClientAddress;
use crate::{AppState, on_reader};

/// More in one day come from a program, and would bury what people ask.
const MOST_A_DAY: i64 = 2_000;

/// Keeps a question as a new case of a desk, and makes the private link by which it is followed. The same form sent twice
/// is one question with one link.
///
/// # Errors
/// 422 names every wrong field, 429 `too_many` when more than [`MOST_A_DAY`] have come today, 429 `too_many_requests` when
/// too many have come from this visitor.
pub async fn create(
    state: &AppState,
    visitor: Option<ClientAddress>,
    new: NewQuestion,
) -> Result<QuestionReceipt, ApiError> {
    let AppState { db, clock, factors, .. } = state;
    let lists = lists::read(db).await?;
    let new = new.checked(&lists).map_err(|errors| ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, errors))?;
    let sent = Sent::of(state, "question", &new)?;
    let link = sent.link(&factors.sealing);
    let path = format!("/consult/{}", link.as_str());
    let receipt = |row: ConsultRow| QuestionReceipt { number: row.number, path: path.clone() };
    if let Some(kept) = store::find_by_form(db, sent.as_str()).await? {
        return Ok(receipt(kept));
    }
    let desk = desks::chosen(db, new.desk_id.as_deref(), false).await?;
    has_room_today(state).await?;
    state.client_limits.allow(Counted::Question, visitor, clock.now())?;
    let sheet = sheet_of(new, &lists);
    let address = sheet.asker_email.clone();
    let mut change = state.audit.change(db, clock).await?;
    let arrival = Arrival {
        desk: &desk,
        channel: Channel::Web,
        received_at: clock.now(),
        sheet,
        sent: &sent,
        link: Some(&link),
        asked_by: None,
        received_by: None,
    };
    let Some(row) = receive(state, &mut change, arrival).await? else {
        drop(change);
        let kept = store::find_by_form(db, sent.as_str()).await?;
        return kept.map(receipt).ok_or_else(|| ApiError::unavailable("it was not kept; send it again"));
    };
    if let Some(address) = address {
        let url = format!("{}{path}", state.public_url);
        let letter = consult_letters::question_received(
            &address,
            &row.number,
            &desk.name,
            desk.settings.telephone.as_deref(),
            &url,
        );
        let mail = state.mailer.enqueue(change.transaction(), clock, letter).await?;
        store::mailed(change.transaction(), &row.id, &mail).await?;
    }
    change.tell(entry("ask_question", &row));
    change.commit().await?;
    Ok(receipt(row))
}

async fn has_room_today(state: &AppState) -> Result<(), ApiError> {
    const COUNT: &str = "select count(*) from consults where received_on = $1 and channel = 'web'";
    let today = state.clock.today_in_japan().to_string();
    let count: i64 = on_reader!(&state.db, |pool| sqlx::query_scalar(COUNT).bind(today).fetch_one(pool).await)?;
    if count < MOST_A_DAY {
        return Ok(());
    }
    let item = ErrorItem::new("too_many", "too many questions today; call the desk, or try again tomorrow");
    Err(ApiError::too_many(item, state.clock.seconds_until_tomorrow()))
}

fn sheet_of(new: NewQuestion, lists: &ConsultLists) -> Sheet {
    // In the order in which they were offered.
    let first = lists.topics.iter().find(|topic| new.topics.contains(&topic.code));
    Sheet {
        subject: subject_of(first.map(|topic| topic.ja.as_str()), new.words.as_deref()),
        asker: new.asker,
        asker_name: new.name,
        asker_telephone: new.telephone,
        asker_email: new.email,
        about_age_band: new.age_band.as_deref().and_then(AgeBand::parse),
        about_town: new.town,
        about_care_level: new.care_level,
        topics: new.topics,
        words: new.words,
        answer_by: AnswerBy::parse(&new.answer_by),
        good_times: new.good_times,
        ..Sheet::default()
    }
}

/// What became of a question; that it was read is told to the log. 404 when no private link has this secret.
pub async fn get(state: &AppState, secret: &str) -> Result<QuestionResponse, ApiError> {
    let row = find(state, secret).await?;
    state.audit.tell(&state.db, &state.clock, entry("read_question", &row)).await?;
    shown(state, &row).await
}

/// Adds something to a question. 404, 422, and 429 when too much has come from this visitor.
pub async fn add(
    state: &AppState,
    visitor: Option<ClientAddress>,
    secret: &str,
    new: NewAddition,
) -> Result<QuestionResponse, ApiError> {
    let row = find(state, secret).await?;
    let new = new.checked().map_err(|errors| ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, errors))?;
    let sent = Sent::of(state, &format!("addition to {}", row.id), &new)?;
    if !store::is_done(&state.db, sent.as_str()).await? {
        state.client_limits.allow(Counted::Question, visitor, state.clock.now())?;
        write_addition(state, &row.id, &sent, new.words, entry("add_to_question", &row)).await?;
    }
    shown(state, &find(state, secret).await?).await
}

/// Writes what who asked says besides. A case that was closed is open again.
pub(super) async fn write_addition(
    state: &AppState,
    id: &str,
    sent: &Sent,
    words: String,
    entry: Entry,
) -> Result<(), ApiError> {
    let mut changing = Changing::begin(state, id).await?;
    if changing.add_step(None, Some(sent.as_str()), &Done::Added { words }).await? {
        changing.awaken().await?;
        changing.change.tell(entry);
        changing.commit(state).await?;
    }
    Ok(())
}

/// Asks the desk to delete everything; asked twice, it is asked once. 404 when no private link has this secret.
pub async fn ask_for_erasure(state: &AppState, secret: &str) -> Result<QuestionResponse, ApiError> {
    let row = find(state, secret).await?;
    let mut changing = Changing::begin(state, &row.id).await?;
    if changing.row.erasure_asked_at.is_none() {
        changing.row.erasure_asked_at = Some(changing.at.clone());
        changing.add_step(None, None, &Done::ErasureAsked).await?;
        changing.awaken().await?;
        changing.change.tell(entry("ask_for_erasure", &row));
        changing.commit(state).await?;
    }
    shown(state, &find(state, secret).await?).await
}

async fn find(state: &AppState, secret: &str) -> Result<ConsultRow, ApiError> {
    let found = match Secret::read(secret) {
        Some(secret) => store::find_by_link(&state.db, &secret.hash()).await?,
        None => None,
    };
    found.ok_or_else(|| ApiError::not_found("there is no question with this link"))
}

async fn shown(state: &AppState, row: &ConsultRow) -> Result<QuestionResponse, ApiError> {
    Ok(QuestionResponse { question: seen::question(&state.db, row).await? })
}

fn entry(action: &'static str, row: &ConsultRow) -> Entry {
    Entry::new(Who::Resident, action, "consult", &row.id).of(&row.desk_id)
}
