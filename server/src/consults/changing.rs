//! A case that is held while it changes: what is written, told to the audit log and told to open pages counts together.

use api::consults::step::Done;
use api::permissions::Action;

use super::store::{self, ConsultRow, emptied};
use super::{erasing, moves, reach};
use crate::audit::Change;
use crate::db::Transaction;
use crate::error::ApiError;
use crate::notices::Notice;
use crate::permissions::{Actor, Object};
use crate::{AppState, in_transaction};

/// Nobody else changes this case until this is committed or dropped.
pub struct Changing {
    pub change: Change,
    pub row: ConsultRow,
    /// The moment at which all of it happens.
    pub at: String,
    /// Today in Japan.
    pub today: String,
    /// As it was before.
    before: ConsultRow,
}

impl Changing {
    /// 404 when there is no such case, 409 `emptied`.
    pub(super) async fn begin(state: &AppState, id: &str) -> Result<Self, ApiError> {
        let mut change = state.audit.change(&state.db, &state.clock).await?;
        let row = store::lock(change.transaction(), id).await?.ok_or_else(reach::none)?;
        if row.erased_at.is_some() {
            return Err(emptied());
        }
        // Of what it was before, nothing is left that could be read after it was emptied.
        erasing::overwriting(change.transaction()).await?;
        let today = state.clock.today_in_japan().to_string();
        Ok(Self { change, before: row.clone(), row, at: state.clock.now_text(), today })
    }

    /// For somebody of its desk who [reaches](reach::reach) it, and whom the audit log names with this reason. All else that
    /// is needed is read before: whoever holds a case waits for no second connection. As [`begin`](Self::begin).
    pub async fn by_desk(state: &AppState, actor: &Actor, object: &Object, why: &str) -> Result<Self, ApiError> {
        let mut changing = Self::begin(state, &object.id).await?;
        // It may have been handed over since it was asked whose it is.
        if !actor.reaches(Action::ChangeConsult, &reach::object(&changing.row)) {
            return Err(reach::none());
        }
        changing.change.tell(actor.entry(Action::ChangeConsult, object).because(why));
        Ok(changing)
    }

    /// 412 `changed_meanwhile` when it is not any more as it was seen.
    pub(super) fn must_be(&self, seen: i64) -> Result<(), ApiError> {
        if self.row.revision == seen {
            return Ok(());
        }
        Err(ApiError::changed_meanwhile(self.row.revision))
    }

    /// Writes what was done. `by`: a membership; `None`: who asked, or the server. `false` when this form has done it
    /// already: then drop all of this.
    pub async fn add_step(
        &mut self,
        by: Option<&str>,
        sending: Option<&str>,
        done: &Done,
    ) -> Result<bool, sqlx::Error> {
        store::add_step(self.change.transaction(), &self.row.id, (&self.at, by, sending), done).await
    }

    /// Not closed any more; what was provided is told anew when it is closed again.
    pub(super) fn reopen(&mut self) {
        (self.row.closed_at, self.row.closed_on) = (None, None);
        "[]".clone_into(&mut self.row.provided);
    }

    /// Who asked has something to say: it is due today, so that nobody overlooks it, and a case that was closed is open again.
    pub(super) async fn awaken(&mut self) -> Result<(), sqlx::Error> {
        self.row.added_at = Some(self.at.clone());
        if self.row.follow_up_on.as_ref().is_none_or(|on| *on > self.today) {
            self.row.follow_up_on = Some(self.today.clone());
        }
        if self.row.closed_at.is_none() {
            return Ok(());
        }
        self.reopen();
        self.add_step(None, None, &Done::Reopened { words: None }).await.map(|_| ())
    }

    /// Counts one revision more, tells open pages, and keeps it all.
    pub async fn commit(self, state: &AppState) -> Result<ConsultRow, ApiError> {
        let Self { mut change, mut row, before, today, .. } = self;
        row.revision += 1;
        store::update(change.transaction(), &row).await?;
        moves::write(change.transaction(), &before, &row, &today).await?;
        tell(state, change.transaction(), &row).await?;
        if before.desk_id != row.desk_id {
            state.notices.tell(change.transaction(), Notice::to_organization(&before.desk_id, "consults")).await?;
        }
        change.commit().await?;
        Ok(row)
    }
}

/// Open pages hear of it: of its desk, of those to whom it was circulated, of who asked from inside.
pub(super) async fn tell(state: &AppState, transaction: &mut Transaction, row: &ConsultRow) -> Result<(), sqlx::Error> {
    const READERS: &str = "select distinct m.person_id from consult_circulations c
        join memberships m on m.id = c.membership_id where c.consult_id = $1 and m.ended_at is null";
    const ASKER: &str = "select organization_id from memberships where id = $1";
    state.notices.tell(transaction, Notice::to_organization(&row.desk_id, "consults")).await?;
    let readers: Vec<String> =
        in_transaction!(transaction, |c| sqlx::query_scalar(READERS).bind(&row.id).fetch_all(c).await)?;
    for reader in readers {
        state.notices.tell(transaction, Notice::to_person(&reader, "consults")).await?;
    }
    if let Some(asker) = &row.asked_by {
        let organization: String =
            in_transaction!(transaction, |c| sqlx::query_scalar(ASKER).bind(asker).fetch_one(c).await)?;
        state.notices.tell(transaction, Notice::to_organization(&organization, "asked_consults")).await?;
    }
    Ok(())
}
