//! Emptying a case: all that tells of anybody goes, what is counted stays.

use api::consults::step::Done;
use api::permissions::Action;

use super::changing;
use super::store::{ConsultRow, json};
use super::{moves, reach, store};
use crate::db::{Dialect, Transaction};
use crate::error::ApiError;
use crate::facilities::read_json;
use crate::permissions::Actor;
use crate::{AppState, in_transaction};

/// What hangs on a case and tells of people.
const HANGING: [&str; 4] = [
    "delete from consult_steps where consult_id = $1",
    "delete from consult_circulations where consult_id = $1",
    "delete from consult_attachments where consult_id = $1",
    // Also what a mail server has not taken yet.
    "delete from mails where consult_id = $1",
];

/// What is left of a case are codes and days. One that was open is closed.
const EMPTY: &str = "update consults set revision = revision + 1, asked = null, sheet = null, subject = '', searched = '',
        sending = 'emptied ' || id, secret_hash = null, about_hash = null, telephone_hash = null, asked_by = null,
        asker_organization = null, assigned_to = null, follow_up_on = null, due_on = null, added_at = null,
        closed_at = coalesce(closed_at, $2), closed_on = coalesce(closed_on, $3), provided = $4, erasure_asked_at = null,
        erased_at = $2
    where id = $1 and erased_at is null";

/// Empties a case at the wish of whom it is about. Emptied twice, it is emptied once.
///
/// # Errors
/// 403 and 404 as [`Actor::may`] says.
pub async fn erase(state: &AppState, actor: &Actor, id: &str) -> Result<(), ApiError> {
    let (row, object) = reach::reach(state, actor, Action::EraseConsult, id).await?;
    if row.erased_at.is_some() {
        return Ok(());
    }
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    let row = store::lock(change.transaction(), id).await?.ok_or_else(reach::none)?;
    if !actor.reaches(Action::EraseConsult, &reach::object(&row)) {
        return Err(reach::none());
    }
    changing::tell(state, change.transaction(), &row).await?;
    overwriting(change.transaction()).await?;
    empty(state, change.transaction(), &row).await?;
    change.tell(actor.entry(Action::EraseConsult, &object));
    change.commit().await?;
    Ok(state.db.session().await?.empty_log().await?)
}

/// SQLite overwrites what this transaction deletes.
pub(super) async fn overwriting(transaction: &mut Transaction) -> Result<(), sqlx::Error> {
    match transaction.dialect() {
        Dialect::Sqlite => in_transaction!(transaction, |c| {
            sqlx::raw_sql("pragma secure_delete = on").execute(c).await.map(|_| ())
        }),
        Dialect::Postgres => Ok(()),
    }
}

/// `false` when it was empty.
pub(super) async fn empty(
    state: &AppState,
    transaction: &mut Transaction,
    row: &ConsultRow,
) -> Result<bool, sqlx::Error> {
    let (at, today) = (state.clock.now_text(), state.clock.today_in_japan().to_string());
    let provided = match &row.closed_on {
        Some(_) => row.provided.clone(),
        None => provided_before(transaction, &row.id).await?,
    };
    for delete in HANGING {
        in_transaction!(transaction, |c| sqlx::query(delete).bind(&row.id).execute(c).await.map(|_| ()))?;
    }
    let emptied = in_transaction!(transaction, |c| {
        let query = sqlx::query(EMPTY).bind(&row.id).bind(at).bind(&today).bind(&provided);
        query.execute(c).await.map(|done| done.rows_affected())
    })?;
    let closed_on = row.closed_on.clone().or_else(|| Some(today.clone()));
    let after = ConsultRow { revision: row.revision + 1, closed_on, provided, ..row.clone() };
    moves::write(transaction, row, &after, &today).await?;
    Ok(emptied == 1)
}

/// What was provided by an open case that had been closed, and whose closing counts nowhere: the wish to delete has opened it
/// again in the same month.
async fn provided_before(transaction: &mut Transaction, id: &str) -> Result<String, sqlx::Error> {
    // The kind of a step is what its JSON begins with.
    const CLOSED: &str = "select done from consult_steps where consult_id = $1 and done like '{\"kind\":\"closed\"%'
        and not exists (select 1 from consult_moves where consult_id = $1 and kind = 'closed') order by id desc limit 1";
    let done: Option<String> =
        in_transaction!(transaction, |c| sqlx::query_scalar(CLOSED).bind(id).fetch_optional(c).await)?;
    match done.as_deref().map(read_json).transpose()? {
        Some(Done::Closed { provided, .. }) => json(&provided),
        _ => Ok("[]".to_owned()),
    }
}
