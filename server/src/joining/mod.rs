//! Ways in: an invitation for somebody new, and the way back for somebody who has lost every factor.
//!
//! Both are a link that counts once and ends. The way back needs two administrators; what the person signed in with before
//! counts no more when it is used.

pub mod accept;
pub mod routes;

use api::ErrorItem;
use api::accounts::{Invitation, InvitationResponse, NewInvitation, Role};
use api::permissions::Action;
use axum::http::StatusCode;
use jiff::SignedDuration;

use crate::accounts::secrets::Secret;
use crate::accounts::{attempts, people};
use crate::audit::Change;
use crate::db::{Db, Transaction};
use crate::error::ApiError;
use crate::mail::letters;
use crate::notices::Notice;
use crate::organizations::members;
use crate::permissions::{Actor, Object};
use crate::{AppState, in_transaction, on_reader};

/// How long a link counts: a mail that is read after the weekend, a letter.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(7 * 24);

/// A way in as it is kept.
#[derive(Clone, sqlx::FromRow)]
pub(crate) struct InvitationRow {
    id: String,
    purpose: String,
    secret_hash: Option<String>,
    pub organization_id: String,
    organization: String,
    person_id: Option<String>,
    name: String,
    email: String,
    profession: String,
    role: String,
    invited_by: Option<String>,
    approved_by: Option<String>,
    created_at: String,
    ends_at: String,
}

const OPEN: &str =
    "select i.id, i.purpose, i.secret_hash, i.organization_id, o.name as organization, i.person_id, i.name,
        i.email, i.profession, i.role, i.invited_by, i.approved_by, i.created_at, i.ends_at
    from invitations i
    join organizations o on o.id = i.organization_id and o.ended_at is null
    where i.used_at is null and i.revoked_at is null and i.ends_at > $1";

impl InvitationRow {
    fn shown(self, actor: &Actor) -> Invitation {
        Invitation {
            waits: self.secret_hash.is_none(),
            is_mine: self.invited_by.as_deref() == Some(actor.membership_id.as_str()),
            role: self.role(),
            id: self.id,
            purpose: self.purpose,
            name: self.name,
            email: self.email,
            profession: self.profession,
            created_at: self.created_at,
            ends_at: self.ends_at,
        }
    }

    fn role(&self) -> Role {
        Role::parse(&self.role).unwrap_or(Role::Reader)
    }
}

fn none() -> ApiError {
    ApiError::not_found("there is nothing here that you may see")
}

/// Invitations of an organization that can still be used, the newest first. Whoever lists them has been asked.
pub(crate) async fn open(
    state: &AppState,
    actor: &Actor,
    organization_id: &str,
) -> Result<Vec<Invitation>, sqlx::Error> {
    let sql = sqlx::AssertSqlSafe(format!("{OPEN} and i.organization_id = $2 order by i.created_at desc, i.id"));
    let now = state.clock.now_text();
    let rows: Vec<InvitationRow> =
        on_reader!(&state.db, |pool| sqlx::query_as(sql).bind(now).bind(organization_id).fetch_all(pool).await)?;
    Ok(rows.into_iter().map(|row| row.shown(actor)).collect())
}

async fn find(db: &Db, now: &str, column: &'static str, value: &str) -> Result<Option<InvitationRow>, sqlx::Error> {
    let sql = sqlx::AssertSqlSafe(format!("{OPEN} and i.{column} = $2"));
    on_reader!(db, |pool| sqlx::query_as(sql).bind(now).bind(value).fetch_optional(pool).await)
}

/// What a new way in is made of.
pub(crate) struct NewRow<'a> {
    pub purpose: &'static str,
    pub secret: Option<&'a Secret>,
    pub organization_id: &'a str,
    pub person_id: Option<&'a str>,
    pub name: &'a str,
    pub email: &'a str,
    pub profession: &'a str,
    pub role: &'a str,
    pub invited_by: Option<&'a str>,
}

pub(crate) async fn insert(
    transaction: &mut Transaction,
    clock: &crate::clock::Clock,
    id: &str,
    new: &NewRow<'_>,
) -> Result<(), sqlx::Error> {
    const INSERT: &str = "insert into invitations (id, purpose, secret_hash, organization_id, person_id, name, email,
        profession, role, invited_by, created_at, ends_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    let ends_at = format!("{:.3}", clock.now() + LONGEST);
    in_transaction!(transaction, |c| sqlx::query(INSERT)
        .bind(id)
        .bind(new.purpose)
        .bind(new.secret.map(Secret::hash))
        .bind(new.organization_id)
        .bind(new.person_id)
        .bind(new.name)
        .bind(new.email)
        .bind(new.profession)
        .bind(new.role)
        .bind(new.invited_by)
        .bind(clock.now_text())
        .bind(ends_at)
        .execute(c)
        .await
        .map(|_| ()))
}

/// Where a link leads.
pub fn link(public_url: &str, secret: &Secret) -> String {
    format!("{public_url}/join/{}", secret.as_str())
}

/// When a link ends, in Japan.
fn until(state: &AppState) -> jiff::civil::DateTime {
    crate::clock::in_japan(state.clock.now() + LONGEST)
}

/// Invites somebody, by mail or with a link for a letter. 404 for another organization, 409 `already_member`, 422 for wrong
/// fields, 429 after a hundred within 24 hours.
pub async fn invite(
    state: &AppState,
    actor: &Actor,
    organization_id: &str,
    new: NewInvitation,
) -> Result<InvitationResponse, ApiError> {
    let people = Object::of_organization("people", organization_id, organization_id);
    actor.may(state, Action::InvitePeople, &people).await?;
    const ORGANIZATION: &str = "select name from organizations where id = $1 and ended_at is null";
    const MEMBER: &str = "select 1 from memberships m join people p on p.id = m.person_id
        where p.email = $1 and m.organization_id = $2 and m.ended_at is null";
    // One open link for one address: the one before is worth nothing.
    const REVOKE: &str = "update invitations set revoked_at = $3 where organization_id = $1 and email = $2
        and purpose = 'membership' and used_at is null and revoked_at is null";
    let new = new.checked().map_err(|errors| ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, errors))?;
    let organization: Option<String> = on_reader!(&state.db, |pool| {
        sqlx::query_scalar(ORGANIZATION).bind(organization_id).fetch_optional(pool).await
    })?;
    let organization = organization.ok_or_else(none)?;
    let member: Option<i32> = on_reader!(&state.db, |pool| {
        sqlx::query_scalar(MEMBER).bind(&new.email).bind(organization_id).fetch_optional(pool).await
    })?;
    if member.is_some() {
        let item = ErrorItem::field("already_member", "email", "somebody with this address belongs to it already");
        return Err(ApiError::new(StatusCode::CONFLICT, vec![item]));
    }
    attempts::of_invitation(state, organization_id).await?;
    let secret = Secret::new()?;
    let id = uuid::Uuid::now_v7().to_string();
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    members::alone(change.transaction(), organization_id, [Some(&actor.membership_id), None]).await?;
    members::still_acts(&mut change, actor).await?;
    let at = state.clock.now_text();
    in_transaction!(change.transaction(), |c| {
        sqlx::query(REVOKE).bind(organization_id).bind(&new.email).bind(&at).execute(c).await.map(|_| ())
    })?;
    let row = NewRow {
        purpose: "membership",
        secret: Some(&secret),
        organization_id,
        person_id: None,
        name: &new.name,
        email: &new.email,
        profession: &new.profession,
        role: new.role.code(),
        invited_by: Some(&actor.membership_id),
    };
    insert(change.transaction(), &state.clock, &id, &row).await?;
    let link = link(&state.public_url, &secret);
    if new.by_mail {
        let letter = letters::invitation(&letters::Invitation {
            address: &new.email,
            organization: &organization,
            invited_by: &actor.name,
            link: &link,
            until: until(state),
        });
        state.mailer.enqueue(change.transaction(), &state.clock, letter).await?;
    }
    let object = Object::of_organization("invitation", &id, organization_id);
    change.tell(actor.entry(Action::InvitePeople, &object).because(if new.by_mail { "mail" } else { "letter" }));
    state.notices.tell(change.transaction(), Notice::to_organization(organization_id, "people")).await?;
    change.commit().await?;
    let row = find(&state.db, &at, "id", &id).await?.ok_or_else(none)?;
    Ok(InvitationResponse { invitation: row.shown(actor), link: (!new.by_mail).then_some(link) })
}

/// Takes an invitation back. 404 for another organization's, and for one that was used.
pub async fn revoke(state: &AppState, actor: &Actor, organization_id: &str, id: &str) -> Result<(), ApiError> {
    let object = Object::of_organization("invitation", id, organization_id);
    actor.may(state, Action::InvitePeople, &object).await?;
    const REVOKE: &str = "update invitations set revoked_at = $3
        where id = $1 and organization_id = $2 and used_at is null and revoked_at is null";
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    let at = state.clock.now_text();
    let revoked = in_transaction!(change.transaction(), |c| {
        sqlx::query(REVOKE).bind(id).bind(organization_id).bind(at).execute(c).await.map(|done| done.rows_affected())
    })?;
    if revoked == 0 {
        return Err(none());
    }
    change.tell(actor.entry(Action::InvitePeople, &object).because("revoked"));
    state.notices.tell(change.transaction(), Notice::to_organization(organization_id, "people")).await?;
    change.commit().await?;
    Ok(())
}

/// Whether the two who agree administer everything that the person administers: a small organization does not open a large
/// one. Whoever administers the region administers all.
async fn answer_for(change: &mut Change, person_id: &str, two: [&str; 2]) -> Result<bool, sqlx::Error> {
    const BEYOND: &str = "select count(*) from memberships m
        join organizations o on o.id = m.organization_id and o.ended_at is null
        where m.person_id = $1 and m.role = 'administrator' and m.ended_at is null
        and not exists (select 1 from memberships a
            join organizations r on r.id = a.organization_id and r.ended_at is null
            where a.person_id in ($2, $3) and a.role = 'administrator' and a.ended_at is null
            and (r.id = o.id or r.runs_region))";
    let [one, two] = two;
    let beyond: i64 = in_transaction!(change.transaction(), |c| {
        sqlx::query_scalar(BEYOND).bind(person_id).bind(one).bind(two).fetch_one(c).await
    })?;
    Ok(beyond == 0)
}

fn ask_another(detail: &str) -> ApiError {
    ApiError::new(StatusCode::CONFLICT, vec![ErrorItem::new("ask_another", detail)])
}

/// Lets somebody back in who has lost every factor. The first administrator asks; when a second one agrees, a link goes to
/// the person by mail. The person is told of both. 404 for another organization's, 409 `ask_another` for the same
/// administrator twice, for oneself, for who came after it was asked (the first could have invited them), and where the two
/// do not [answer for](answer_for) all that the person administers.
pub async fn recover(
    state: &AppState,
    actor: &Actor,
    organization_id: &str,
    membership_id: &str,
) -> Result<InvitationResponse, ApiError> {
    let object = Object::of_organization("membership", membership_id, organization_id);
    actor.may(state, Action::ApproveRecovery, &object).await?;
    const WAITS: &str =
        "select id, invited_by, created_at from invitations where purpose = 'recovery' and person_id = $1
        and organization_id = $2 and secret_hash is null and revoked_at is null and ends_at > $3";
    const APPROVE: &str = "update invitations set secret_hash = $2, approved_by = $3, ends_at = $4
        where id = $1 and secret_hash is null and revoked_at is null and invited_by <> $3";
    let member = members::current(state, organization_id, membership_id).await?;
    let another = || ask_another("two administrators must agree, neither of them the person");
    if member.person_id == actor.person_id {
        return Err(another());
    }
    let now = state.clock.now_text();
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    members::alone(change.transaction(), organization_id, [Some(&actor.membership_id), None]).await?;
    members::still_acts(&mut change, actor).await?;
    let waits: Option<(String, Option<String>, String)> = in_transaction!(change.transaction(), |c| {
        sqlx::query_as(WAITS).bind(&member.person_id).bind(organization_id).bind(&now).fetch_optional(c).await
    })?;
    let id = match waits {
        None => {
            let id = uuid::Uuid::now_v7().to_string();
            let row = NewRow {
                purpose: "recovery",
                secret: None,
                organization_id,
                person_id: Some(&member.person_id),
                name: &member.name,
                email: &member.email,
                profession: &member.profession,
                role: &member.role,
                invited_by: Some(&actor.membership_id),
            };
            insert(change.transaction(), &state.clock, &id, &row).await?;
            let to = letters::Addressee { address: &member.email, name: &member.name };
            let letter = letters::way_back_asked(to, &actor.name, state.clock.now_in_japan());
            state.mailer.enqueue(change.transaction(), &state.clock, letter).await?;
            change.tell(actor.entry(Action::ApproveRecovery, &object).because("asked"));
            id
        }
        Some((id, first, asked_at)) => {
            let first = members::membership(&state.db, &first.unwrap_or_default()).await?.ok_or_else(none)?;
            if first.person_id == actor.person_id {
                return Err(another());
            }
            let own = members::current(state, &actor.organization_id, &actor.membership_id).await?;
            if own.begun_at > asked_at {
                return Err(ask_another("who agrees must have been there before it was asked"));
            }
            if !answer_for(&mut change, &member.person_id, [&first.person_id, &actor.person_id]).await? {
                return Err(ask_another("the two must administer all that this person administers, or the region"));
            }
            let secret = Secret::new()?;
            let ends_at = format!("{:.3}", state.clock.now() + LONGEST);
            let approved = in_transaction!(change.transaction(), |c| sqlx::query(APPROVE)
                .bind(&id)
                .bind(secret.hash())
                .bind(&actor.membership_id)
                .bind(ends_at)
                .execute(c)
                .await
                .map(|done| done.rows_affected()))?;
            if approved == 0 {
                return Err(another());
            }
            let person = people::by_id(&state.db, &member.person_id).await?.ok_or_else(none)?;
            let by = [first.name.as_str(), &actor.name];
            let letter = letters::let_back_in(person.addressee(), by, &link(&state.public_url, &secret), until(state));
            state.mailer.enqueue(change.transaction(), &state.clock, letter).await?;
            change.tell(actor.entry(Action::ApproveRecovery, &object).because("approved"));
            id
        }
    };
    state.notices.tell(change.transaction(), Notice::to_organization(organization_id, "people")).await?;
    change.commit().await?;
    let row = find(&state.db, &now, "id", &id).await?.ok_or_else(none)?;
    Ok(InvitationResponse { invitation: row.shown(actor), link: None })
}
