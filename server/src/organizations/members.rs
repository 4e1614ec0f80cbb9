//! Who belongs to an organization: roles, and leaving.

use api::ErrorItem;
use api::accounts::{ChangedMembership, Member, PROFESSIONS, PeopleResponse, Role};
use api::permissions::Action;
use axum::http::StatusCode;

use super::none;
use crate::accounts::sessions;
use crate::audit::Change;
use crate::db::{Db, Dialect, Transaction};
use crate::error::ApiError;
use crate::mail::letters::{self, Addressee};
use crate::notices::Notice;
use crate::permissions::{Actor, Object};
use crate::{AppState, consults, in_transaction, joining, on_reader};

#[derive(sqlx::FromRow)]
struct MemberRow {
    membership_id: String,
    person_id: String,
    name: String,
    email: String,
    profession: String,
    role: String,
    begun_at: String,
    ended_at: Option<String>,
    seen_at: Option<String>,
}

impl From<MemberRow> for Member {
    fn from(row: MemberRow) -> Self {
        let MemberRow { membership_id, person_id, name, email, profession, role, begun_at, ended_at, seen_at } = row;
        let role = Role::parse(&role).unwrap_or(Role::Reader);
        Self { membership_id, person_id, name, email: Some(email), profession, role, begun_at, ended_at, seen_at }
    }
}

/// The people of an organization; with mail addresses and open invitations for whoever may invite. That it was read is told to the log.
pub async fn list(state: &AppState, actor: &Actor, organization_id: &str) -> Result<PeopleResponse, ApiError> {
    const SQL: &str = "select m.id as membership_id, m.person_id, p.name, p.email, m.profession, m.role, m.begun_at,
            m.ended_at, (select max(s.seen_at) from sessions s where s.membership_id = m.id) as seen_at
        from memberships m join people p on p.id = m.person_id
        where m.organization_id = $1
        order by m.ended_at is not null, p.name, m.id";
    let people = Object::of_organization("people", organization_id, organization_id);
    actor.may(state, Action::ReadPeople, &people).await?;
    let rows: Vec<MemberRow> =
        on_reader!(&state.db, |pool| sqlx::query_as(SQL).bind(organization_id).fetch_all(pool).await)?;
    let invites = actor.reaches(Action::InvitePeople, &people);
    let invitations = if invites { joining::open(state, actor, organization_id).await? } else { Vec::new() };
    state.audit.tell(&state.db, &state.clock, actor.entry(Action::ReadPeople, &people)).await?;
    let people = rows.into_iter().map(Member::from);
    // Who left is of interest to whoever answers for the organization.
    let people = people.filter(|member| invites || member.ended_at.is_none());
    let people = people.map(|mut member| {
        member.email = member.email.filter(|_| invites || member.person_id == actor.person_id);
        member
    });
    let people = people.collect();
    Ok(PeopleResponse { people, invitations })
}

/// A membership as it is kept.
#[derive(Clone, sqlx::FromRow)]
pub(crate) struct MembershipRow {
    pub id: String,
    pub person_id: String,
    pub organization_id: String,
    pub organization: String,
    pub name: String,
    pub email: String,
    pub profession: String,
    pub role: String,
    pub begun_at: String,
    pub ended_at: Option<String>,
}

pub(crate) async fn membership(db: &Db, id: &str) -> Result<Option<MembershipRow>, sqlx::Error> {
    const SQL: &str = "select m.id, m.person_id, m.organization_id, o.name as organization, p.name, p.email,
            m.profession, m.role, m.begun_at, m.ended_at
        from memberships m join people p on p.id = m.person_id join organizations o on o.id = m.organization_id
        where m.id = $1";
    on_reader!(db, |pool| sqlx::query_as(SQL).bind(id).fetch_optional(pool).await)
}

/// One of this organization that has not ended; 404 for all others.
pub(crate) async fn current(state: &AppState, organization_id: &str, id: &str) -> Result<MembershipRow, ApiError> {
    let found = membership(&state.db, id).await?;
    found.filter(|row| row.organization_id == organization_id && row.ended_at.is_none()).ok_or_else(none)
}

fn object(row: &MembershipRow) -> Object {
    Object::of_organization("membership", &row.id, &row.organization_id)
}

/// One at a time changes who administers an organization, or counts on who does: two administrators that remove each other
/// at once would leave none. Whoever acts may belong to another one: all are locked, in the order of their ids, so that
/// nobody waits for somebody who waits for them.
pub(crate) async fn alone(
    transaction: &mut Transaction,
    organization_id: &str,
    actors: [Option<&str>; 2],
) -> Result<(), sqlx::Error> {
    const LOCK: &str = "select id from organizations
        where id = $1 or id in (select organization_id from memberships where id in ($2, $3)) order by id for update";
    // SQLite has one writer anyway.
    if transaction.dialect() == Dialect::Postgres {
        let [first, second] = actors;
        in_transaction!(transaction, |c| {
            sqlx::query(LOCK).bind(organization_id).bind(first).bind(second).execute(c).await.map(|_| ())
        })?;
    }
    Ok(())
}

/// 409 `last_administrator` when nobody would be left who can invite; the administrators of another organization that runs
/// the region may leave it so, but not in one that runs it too.
async fn administered(change: &mut Change, actor: &Actor, organization_id: &str) -> Result<(), ApiError> {
    const LEFT: &str = "select count(*) from memberships
        where organization_id = $1 and role = 'administrator' and ended_at is null";
    const RUNS_REGION: &str = "select runs_region from organizations where id = $1";
    let left: i64 = in_transaction!(change.transaction(), |c| {
        sqlx::query_scalar(LEFT).bind(organization_id).fetch_one(c).await
    })?;
    let runs_region: bool = in_transaction!(change.transaction(), |c| {
        sqlx::query_scalar(RUNS_REGION).bind(organization_id).fetch_one(c).await
    })?;
    if left > 0 || (actor.runs_region && actor.organization_id != organization_id && !runs_region) {
        return Ok(());
    }
    let item = ErrorItem::new("last_administrator", "an organization keeps one administrator; name another one first");
    Err(ApiError::new(StatusCode::CONFLICT, vec![item]))
}

/// Whoever acts must still be who they were when their turn came: an administrator that another has just removed removes
/// and invites nobody any more. Their membership cannot change meanwhile, since its organization is [locked](alone).
pub(crate) async fn still_acts(change: &mut Change, actor: &Actor) -> Result<(), ApiError> {
    const STILL: &str = "select 1 from memberships where id = $1 and ended_at is null and role = $2";
    let found: Option<i32> = in_transaction!(change.transaction(), |c| {
        sqlx::query_scalar(STILL).bind(&actor.membership_id).bind(actor.role.code()).fetch_optional(c).await
    })?;
    found.map(|_| ()).ok_or_else(none)
}

/// What somebody has invited or agreed to, and nobody has used, is worth nothing any more once they may not invite.
async fn revoke_invitations(change: &mut Change, membership_id: &str, at: &str) -> Result<(), sqlx::Error> {
    const REVOKE: &str = "update invitations set revoked_at = $2
        where (invited_by = $1 or approved_by = $1) and used_at is null and revoked_at is null";
    in_transaction!(change.transaction(), |c| {
        sqlx::query(REVOKE).bind(membership_id).bind(at).execute(c).await.map(|_| ())
    })
}

/// Another profession or role. 404 for another organization's, 409 `last_administrator`, 422 for wrong fields.
pub async fn change(
    state: &AppState,
    actor: &Actor,
    organization_id: &str,
    id: &str,
    new: ChangedMembership,
) -> Result<(), ApiError> {
    let people = Object::of_organization("membership", id, organization_id);
    actor.may(state, Action::ChangeMembership, &people).await?;
    const UPDATE: &str = "update memberships set profession = $2, role = $3 where id = $1 and ended_at is null";
    if !PROFESSIONS.contains(&new.profession.as_str()) {
        let item = ErrorItem::field("not_a_choice", "profession", "expected one of the professions");
        return Err(ApiError::of_content(item));
    }
    let row = current(state, organization_id, id).await?;
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    alone(change.transaction(), organization_id, [Some(&actor.membership_id), None]).await?;
    still_acts(&mut change, actor).await?;
    let updated = in_transaction!(change.transaction(), |c| sqlx::query(UPDATE)
        .bind(id)
        .bind(&new.profession)
        .bind(new.role.code())
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    if updated == 0 {
        return Err(none());
    }
    // What they were before may have changed since it was read.
    if new.role != Role::Administrator {
        administered(&mut change, actor, organization_id).await?;
        revoke_invitations(&mut change, id, &state.clock.now_text()).await?;
    }
    if new.role == Role::Reader {
        consults::give_back(&state.notices, change.transaction(), organization_id, id).await?;
    }
    change.tell(actor.entry(Action::ChangeMembership, &object(&row)).because(new.role.code()));
    told(state, &mut change, &row).await?;
    change.commit().await?;
    Ok(())
}

/// Somebody leaves: their sessions for this organization end with it, on every server; what they wrote stays theirs. 404
/// for another organization's, 409 `last_administrator`.
pub async fn end(state: &AppState, actor: &Actor, organization_id: &str, id: &str) -> Result<(), ApiError> {
    let people = Object::of_organization("membership", id, organization_id);
    actor.may(state, Action::EndMembership, &people).await?;
    const END: &str = "update memberships set ended_at = $2 where id = $1 and ended_at is null";
    let row = current(state, organization_id, id).await?;
    let at = state.clock.now_text();
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    alone(change.transaction(), organization_id, [Some(&actor.membership_id), None]).await?;
    still_acts(&mut change, actor).await?;
    let ended = in_transaction!(change.transaction(), |c| {
        sqlx::query(END).bind(id).bind(&at).execute(c).await.map(|done| done.rows_affected())
    })?;
    if ended == 0 {
        return Err(none());
    }
    administered(&mut change, actor, organization_id).await?;
    revoke_invitations(&mut change, id, &at).await?;
    sessions::end_of_membership(change.transaction(), &state.clock, id).await?;
    consults::give_back(&state.notices, change.transaction(), organization_id, id).await?;
    let letter = letters::membership_ended(
        Addressee { address: &row.email, name: &row.name },
        &row.organization,
        state.clock.now_in_japan(),
    );
    state.mailer.enqueue(change.transaction(), &state.clock, letter).await?;
    change.tell(actor.entry(Action::EndMembership, &object(&row)));
    told(state, &mut change, &row).await?;
    change.commit().await?;
    Ok(())
}

/// Open pages hear of it: the organization's, and those of whom it is about.
async fn told(state: &AppState, change: &mut Change, row: &MembershipRow) -> Result<(), sqlx::Error> {
    let transaction = change.transaction();
    state.notices.tell(transaction, Notice::to_organization(&row.organization_id, "people")).await?;
    state.notices.tell(transaction, Notice::to_person(&row.person_id, "account")).await
}
