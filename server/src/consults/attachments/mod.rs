//! Papers and pictures of a case: sealed in the database, so that a copy of it shows none.

mod content;
pub mod routes;
#[cfg(test)]
mod tests;
mod upload;

use api::ErrorItem;
use api::consults::case::ConsultResponse;
use api::consults::step::Done;
use api::consults::{MOST_ATTACHMENT_NAME, MOST_ATTACHMENTS};
use api::permissions::Action;
use tokio::sync::Semaphore;

use super::changing::Changing;
use super::once::Sent;
use super::{case, erasing, reach};
use crate::digest::sha256;
use crate::error::ApiError;
use crate::permissions::Actor;
use crate::{AppState, in_transaction, on_reader};
use content::{Content, content};
use upload::Upload;

/// One picture is read at a time: it takes a quarter of a gigabyte at worst.
static READING: Semaphore = Semaphore::const_new(1);

/// An attachment with what it holds.
pub struct Opened {
    pub name: String,
    pub media_type: String,
    pub bytes: Vec<u8>,
}

#[derive(sqlx::FromRow)]
struct AttachmentRow {
    name: String,
    media_type: String,
    sealed: Vec<u8>,
}

/// Attaches a file. The same form sent twice attaches one.
///
/// # Errors
/// 403 and 404 as [`Actor::may`] says; 413, 415 and 422 for what is not taken, 422 `too_many` for a case that has
/// [`MOST_ATTACHMENTS`], 409 `emptied`.
pub(super) async fn attach(
    state: &AppState,
    actor: &Actor,
    id: &str,
    upload: Upload,
) -> Result<ConsultResponse, ApiError> {
    let Upload { sending, name, bytes } = upload;
    let form = Sent::of(state, &format!("attachment {id}"), &(sending, &name, sha256(&bytes)))?;
    let Content { media_type, bytes } = read(bytes).await?;
    let name = named(&name, media_type);
    let (_, object) = reach::reach(state, actor, Action::ChangeConsult, id).await?;
    let mut changing = Changing::by_desk(state, actor, &object, "attach").await?;
    if !changing
        .add_step(Some(&actor.membership_id), Some(form.as_str()), &Done::Attached { name: name.clone() })
        .await?
    {
        let row = changing.row.clone();
        drop(changing);
        return case::shown(state, actor, row).await;
    }
    const COUNT: &str = "select count(*) from consult_attachments where consult_id = $1";
    const INSERT: &str = "insert into consult_attachments (id, consult_id, name, media_type, bytes, attached_at,
        attached_by, sending, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let kept: i64 =
        in_transaction!(changing.change.transaction(), |c| sqlx::query_scalar(COUNT).bind(id).fetch_one(c).await)?;
    if kept >= MOST_ATTACHMENTS as i64 {
        let detail = format!("a case has at most {MOST_ATTACHMENTS} attachments; remove one first");
        return Err(ApiError::of_content(ErrorItem::field("too_many", "file", detail)));
    }
    let attachment = uuid::Uuid::now_v7().to_string();
    let sealed = state.factors.sealing.seal_bytes(&purpose(&attachment), &bytes).map_err(no_random_bytes)?;
    let at = changing.at.clone();
    in_transaction!(changing.change.transaction(), |c| sqlx::query(INSERT)
        .bind(&attachment)
        .bind(id)
        .bind(&name)
        .bind(media_type)
        .bind(bytes.len() as i64)
        .bind(&at)
        .bind(&actor.membership_id)
        .bind(form.as_str())
        .bind(&sealed)
        .execute(c)
        .await
        .map(|_| ()))?;
    let row = changing.commit(state).await?;
    case::shown(state, actor, row).await
}

/// An attachment of a case that somebody reads; told to the audit log.
///
/// # Errors
/// 404, also for one of another case; 503 when it cannot be opened.
pub async fn open(state: &AppState, actor: &Actor, id: &str, attachment: &str) -> Result<Opened, ApiError> {
    const SQL: &str = "select name, media_type, sealed from consult_attachments where id = $1 and consult_id = $2";
    let (kept, object) = reach::reach(state, actor, Action::ReadConsult, id).await?;
    // Circulated is what is said of a case, not its papers: they bear names.
    if !actor.reaches(Action::ReadConsult, &reach::object(&kept)) {
        return Err(reach::none());
    }
    let row: Option<AttachmentRow> =
        on_reader!(&state.db, |pool| sqlx::query_as(SQL).bind(attachment).bind(id).fetch_optional(pool).await)?;
    let AttachmentRow { name, media_type, sealed } = row.ok_or_else(reach::none)?;
    let opened = state.factors.sealing.unseal_bytes(&purpose(attachment), &sealed);
    let bytes = opened.map_err(|error| {
        tracing::error!(%error, "an attachment cannot be opened");
        ApiError::unavailable("the attachment cannot be opened; who runs this site has been told")
    })?;
    state.audit.tell(&state.db, &state.clock, actor.entry(Action::ReadConsult, &object).because("attachment")).await?;
    Ok(Opened { name, media_type, bytes })
}

/// Takes an attachment away for good.
///
/// # Errors
/// 403 and 404 as [`Actor::may`] says, 404 when there is no such attachment of this case, 409 `emptied`.
pub async fn remove(state: &AppState, actor: &Actor, id: &str, attachment: &str) -> Result<(), ApiError> {
    const REMOVE: &str = "delete from consult_attachments where id = $1 and consult_id = $2 returning name";
    let (_, object) = reach::reach(state, actor, Action::ChangeConsult, id).await?;
    let mut changing = Changing::by_desk(state, actor, &object, "remove_attachment").await?;
    erasing::overwriting(changing.change.transaction()).await?;
    let name: Option<String> = in_transaction!(changing.change.transaction(), |c| {
        sqlx::query_scalar(REMOVE).bind(attachment).bind(id).fetch_optional(c).await
    })?;
    let name = name.ok_or_else(reach::none)?;
    changing.add_step(Some(&actor.membership_id), None, &Done::AttachmentRemoved { name }).await?;
    changing.commit(state).await?;
    Ok(state.db.session().await?.empty_log().await?)
}

/// What the file is, on a thread where nobody waits.
async fn read(bytes: Vec<u8>) -> Result<Content, ApiError> {
    let stopped = |_| ApiError::unavailable("the file could not be read now; send it again");
    // The thread goes on when nobody waits for it any more: it keeps its place.
    let place = READING.acquire().await.map_err(|_| ApiError::unavailable("the server stops"))?;
    let read = tokio::task::spawn_blocking(move || {
        let read = content(bytes);
        drop(place);
        read
    });
    read.await.map_err(stopped)?
}

/// As the file was called, with the end that its kind has.
fn named(sent: &str, media_type: &str) -> String {
    let end = match media_type {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        _ => "pdf",
    };
    let stem = match sent.rsplit_once('.') {
        Some((stem, end)) if end.len() < 6 && end.is_ascii() => stem,
        _ => sent,
    };
    let stem: String = stem.trim().chars().take(MOST_ATTACHMENT_NAME - 4).collect();
    format!("{}.{end}", if stem.is_empty() { "添付" } else { &stem })
}

/// Put in another's place it does not open.
fn purpose(attachment: &str) -> String {
    format!("attachment:{attachment}")
}

fn no_random_bytes(error: getrandom::Error) -> ApiError {
    tracing::error!(%error, "no random bytes");
    ApiError::unavailable("nothing can be sealed now; try again in a moment")
}
