//! What whoever has a link may do with it.

use api::accounts::{CeremonyResponse, Joining, MOST_NAME, NewJoining, NewPasskey, TotpResponse};
use api::forms::{required, text};
use api::permissions::Action;
use axum::http::HeaderMap;

use super::{InvitationRow, find};
use crate::accounts::factors::{passwords, totp};
use crate::accounts::known_devices::know_device;
use crate::accounts::people::{self, Person};
use crate::accounts::secrets::Secret;
use crate::accounts::sign_in::{SignedIn, account_link, broken, ceremony, sealed};
use crate::accounts::{device, own, sessions};
use crate::audit::{Change, Entry, Who};
use crate::error::ApiError;
use crate::mail::letters::{self, Addressee, FactorChange};
use crate::notices::Notice;
use crate::organizations::members;
use crate::permissions::{Actor, Object};
use crate::{AppState, in_transaction, on_reader};

fn none() -> ApiError {
    ApiError::not_found("there is no invitation with this link (any more)")
}

/// The way in that a link opens; 404 for one that is unknown, used, taken back or has ended, which is not told apart.
pub(crate) async fn opened(state: &AppState, secret: &str) -> Result<InvitationRow, ApiError> {
    let secret = Secret::read(secret).ok_or_else(none)?;
    find(&state.db, &state.clock.now_text(), "secret_hash", &secret.hash()).await?.ok_or_else(none)
}

/// What it says, with a secret for an authenticator app.
pub async fn read(state: &AppState, secret: &str) -> Result<Joining, ApiError> {
    const BY: &str = "select p.name from memberships m join people p on p.id = m.person_id where m.id = $1";
    let row = opened(state, secret).await?;
    let invited_by: Option<String> = match &row.invited_by {
        Some(id) => on_reader!(&state.db, |pool| sqlx::query_scalar(BY).bind(id).fetch_optional(pool).await)?,
        None => None,
    };
    let has_account = row.person_id.is_none() && people::by_email(&state.db, &row.email).await?.is_some();
    let app = if has_account { None } else { Some(offered(state, &row)?) };
    let (totp, totp_sealed) = app.unzip();
    Ok(Joining {
        invited_by,
        has_account,
        totp,
        totp_sealed,
        passkeys: state.factors.passkeys.why_off().is_none(),
        role: row.role(),
        organization: row.organization,
        purpose: row.purpose,
        name: row.name,
        email: row.email,
        profession: row.profession,
        ends_at: row.ends_at,
    })
}

/// Who this will be: a new person's id is that of the invitation, so that what is made for them before is theirs.
fn person_id(row: &InvitationRow) -> &str {
    row.person_id.as_deref().unwrap_or(&row.id)
}

/// Binds the secret of an app to the invitation on whose page it was shown.
fn purpose(row: &InvitationRow) -> String {
    format!("joining:{}", row.id)
}

/// A secret for an app, and the same sealed. Nothing of it is kept: whoever has opened the link before knows another one.
fn offered(state: &AppState, row: &InvitationRow) -> Result<(TotpResponse, String), ApiError> {
    let secret = totp::Secret::new().map_err(|error| broken(&error))?;
    let sealed = state.factors.sealing.seal(&purpose(row), secret.bytes()).map_err(|error| broken(&error))?;
    Ok((own::shown(&secret, &row.email), sealed))
}

/// Joins with a password and an app, and signs in. 422 for wrong fields, `weak_password`, `wrong_code`; 409 `has_account`.
pub async fn with_password(
    state: &AppState,
    headers: &HeaderMap,
    secret: &str,
    new: NewJoining,
) -> Result<SignedIn, ApiError> {
    let row = opened(state, secret).await?;
    not_known(state, &row).await?;
    let name = joining_name(&row, &new.name)?;
    passwords::judge(&new.password, &[&name, &row.email]).map_err(ApiError::of_content)?;
    // What was sealed for nobody, or for another invitation, has no right code.
    let app = state.factors.sealing.unseal(&purpose(&row), &new.totp_sealed).ok();
    let app = app.and_then(|bytes| totp::Secret::read(&bytes)).ok_or_else(own::wrong_code)?;
    let step = totp::check(&app, &new.code, state.clock.now(), None).ok_or_else(own::wrong_code)?;
    let person = Person {
        id: person_id(&row).to_owned(),
        name,
        email: row.email.clone(),
        password_hash: Some(passwords::hash(&new.password).await.map_err(|error| broken(&error))?),
        totp_secret: Some(sealed(state, person_id(&row), &app)?),
        totp_pending: None,
        totp_step: Some(step),
    };
    joined(state, headers, row, person, None).await
}

/// The first half of joining with a passkey.
pub async fn passkey_options(state: &AppState, secret: &str) -> Result<CeremonyResponse, ApiError> {
    let row = opened(state, secret).await?;
    not_known(state, &row).await?;
    let id = person_id(&row).parse().map_err(|error| broken(&error))?;
    let begun = state.factors.passkeys.begin_registration(id, &row.email, &row.name, &[]);
    ceremony(state, &format!("join {}", row.id), begun).await
}

/// The second half: joins, and signs in.
pub async fn with_passkey(
    state: &AppState,
    headers: &HeaderMap,
    secret: &str,
    new: NewPasskey,
) -> Result<SignedIn, ApiError> {
    let row = opened(state, secret).await?;
    not_known(state, &row).await?;
    let (id, passkey) = own::registered(state, &format!("join {}", row.id), &new).await?;
    let name = own::passkey_name("", &device::of(headers))?;
    let person = Person {
        id: person_id(&row).to_owned(),
        name: joining_name(&row, &new.name)?,
        email: row.email.clone(),
        password_hash: None,
        totp_secret: None,
        totp_pending: None,
        totp_step: None,
    };
    joined(state, headers, row, person, Some(NewKey { id, name, passkey })).await
}

/// Whoever gets back in has a name already.
fn joining_name(row: &InvitationRow, typed: &str) -> Result<String, ApiError> {
    if row.person_id.is_some() {
        return Ok(row.name.clone());
    }
    text("name", typed, MOST_NAME).and_then(|name| required("name", name)).map_err(ApiError::of_content)
}

/// 409 `has_account`: somebody who has an account joins by signing in, and changes nothing of how they do.
async fn not_known(state: &AppState, row: &InvitationRow) -> Result<(), ApiError> {
    if row.person_id.is_none() && people::by_email(&state.db, &row.email).await?.is_some() {
        return Err(people::has_account());
    }
    Ok(())
}

struct NewKey {
    id: String,
    name: String,
    passkey: String,
}

async fn joined(
    state: &AppState,
    headers: &HeaderMap,
    row: InvitationRow,
    person: Person,
    key: Option<NewKey>,
) -> Result<SignedIn, ApiError> {
    const NO_KEYS: &str = "delete from passkeys where person_id = $1";
    const NO_CODES: &str = "delete from recovery_codes where person_id = $1";
    const NO_DEVICES: &str = "delete from known_devices where person_id = $1";
    // Another way back, from another organization, is not needed any more.
    const NO_OTHER_WAYS: &str = "update invitations set revoked_at = $2
        where person_id = $1 and purpose = 'recovery' and used_at is null and revoked_at is null";
    const MEMBERSHIP: &str = "select id from memberships
        where person_id = $1 and organization_id = $2 and ended_at is null";
    let AppState { db, clock, .. } = state;
    let at = clock.now_text();
    let mut change = state.audit.change(db, clock).await?;
    used(&mut change, &row, &at).await?;
    let factor = if key.is_some() { "passkey" } else { "password" };
    let membership_id = match row.purpose.as_str() {
        "recovery" => {
            // What is lost may have been found by somebody else: nothing of it counts any more.
            for delete in [NO_KEYS, NO_CODES, NO_DEVICES] {
                in_transaction!(change.transaction(), |c| {
                    sqlx::query(delete).bind(&person.id).execute(c).await.map(|_| ())
                })?;
            }
            in_transaction!(change.transaction(), |c| {
                sqlx::query(NO_OTHER_WAYS).bind(&person.id).bind(&at).execute(c).await.map(|_| ())
            })?;
            people::set_factors(change.transaction(), &person).await?;
            sessions::end_others(change.transaction(), clock, &person.id, None).await?;
            state.notices.tell(change.transaction(), Notice::to_person(&person.id, "account")).await?;
            let found: Option<String> = in_transaction!(change.transaction(), |c| {
                sqlx::query_scalar(MEMBERSHIP).bind(&person.id).bind(&row.organization_id).fetch_optional(c).await
            })?;
            found.ok_or_else(none)?
        }
        _ => {
            people::insert(change.transaction(), &person, &at).await?;
            member(&mut change, &row, &person.id, &at).await?
        }
    };
    if let Some(NewKey { id, name, passkey }) = &key {
        people::insert_passkey(change.transaction(), &person.id, id, name, passkey, &at).await?;
    }
    let session = sessions::begin(change.transaction(), clock, &person.id, &membership_id, factor, headers).await?;
    // Of a browser in which somebody has just joined nobody needs to be told.
    let device = know_device(&mut change, headers, &person.id, &at).await?.secret;
    let to = person.addressee();
    told(state, &mut change, &row, to, &person.id, &membership_id).await?;
    change.commit().await?;
    Ok(SignedIn { session, device })
}

/// The log, the address that was invited (who has the link may be somebody else), and open pages hear of it.
async fn told(
    state: &AppState,
    change: &mut Change,
    row: &InvitationRow,
    to: Addressee<'_>,
    person_id: &str,
    membership_id: &str,
) -> Result<(), sqlx::Error> {
    let now = state.clock.now_in_japan();
    let letter = match row.purpose.as_str() {
        "recovery" => letters::factor_changed(to, FactorChange::AllRenewed, now, &account_link(state)),
        _ => letters::joined(to, &row.organization, now),
    };
    state.mailer.enqueue(change.transaction(), &state.clock, letter).await?;
    let entry = Entry::new(Who::Person(person_id.to_owned()), "join", "membership", membership_id);
    change.tell(entry.of(&row.organization_id).because(&row.purpose));
    state.notices.tell(change.transaction(), Notice::to_organization(&row.organization_id, "people")).await
}

/// A link counts once, also when it is used twice at the same moment; and only while whoever made it may.
async fn used(change: &mut Change, row: &InvitationRow, at: &str) -> Result<(), ApiError> {
    const USE: &str = "update invitations set used_at = $2
        where id = $1 and used_at is null and revoked_at is null and ends_at > $2
        and (invited_by is null or exists (select 1 from memberships m
            where m.id = invited_by and m.role = 'administrator' and m.ended_at is null))
        and (approved_by is null or exists (select 1 from memberships m
            where m.id = approved_by and m.role = 'administrator' and m.ended_at is null))";
    let by = [row.invited_by.as_deref(), row.approved_by.as_deref()];
    members::alone(change.transaction(), &row.organization_id, by).await?;
    // Of two ways back that one person uses at once the second is closed by the first.
    people::lock(change.transaction(), row.person_id.as_deref().unwrap_or_default()).await?;
    let used = in_transaction!(change.transaction(), |c| {
        sqlx::query(USE).bind(&row.id).bind(at).execute(c).await.map(|done| done.rows_affected())
    })?;
    if used == 1 { Ok(()) } else { Err(none()) }
}

async fn member(change: &mut Change, row: &InvitationRow, person_id: &str, at: &str) -> Result<String, sqlx::Error> {
    const INSERT: &str = "insert into memberships (id, person_id, organization_id, profession, role, begun_at)
        values ($1, $2, $3, $4, $5, $6)";
    let id = uuid::Uuid::now_v7().to_string();
    in_transaction!(change.transaction(), |c| sqlx::query(INSERT)
        .bind(&id)
        .bind(person_id)
        .bind(&row.organization_id)
        .bind(&row.profession)
        .bind(&row.role)
        .bind(at)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(id)
}

/// Within a transaction, somebody who has an account and has proved it takes the invitation that went to their address:
/// the new membership. Whoever has left their last organization comes back so. 404 for somebody else's invitation, and
/// for who belongs to the organization already.
pub(crate) async fn take(
    state: &AppState,
    change: &mut Change,
    row: &InvitationRow,
    person_id: &str,
    to: Addressee<'_>,
) -> Result<String, ApiError> {
    const MEMBER: &str = "select 1 from memberships
        where person_id = $1 and organization_id = $2 and ended_at is null";
    if row.person_id.is_some() || row.email != to.address {
        return Err(none());
    }
    let at = state.clock.now_text();
    used(change, row, &at).await?;
    let known: Option<i32> = in_transaction!(change.transaction(), |c| {
        sqlx::query_scalar(MEMBER).bind(person_id).bind(&row.organization_id).fetch_optional(c).await
    })?;
    if known.is_some() {
        return Err(none());
    }
    let membership_id = member(change, row, person_id, &at).await?;
    told(state, change, row, to, person_id, &membership_id).await?;
    Ok(membership_id)
}

/// Somebody who is signed in takes an invitation, and acts for the organization from now on. 404 as in [`take`].
pub async fn as_member(
    state: &AppState,
    actor: &Actor,
    headers: &HeaderMap,
    secret: &str,
) -> Result<SignedIn, ApiError> {
    let row = opened(state, secret).await?;
    let object = Object::of_person("invitation", &row.id, &actor.person_id);
    actor.may(state, Action::ChangeAccount, &object).await?;
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    let to = Addressee { address: &actor.email, name: &actor.name };
    let membership_id = take(state, &mut change, &row, &actor.person_id, to).await?;
    let session = sessions::choose(change.transaction(), &state.clock, &actor.session_id, &membership_id).await?;
    let device = know_device(&mut change, headers, &actor.person_id, &state.clock.now_text()).await?.secret;
    change.commit().await?;
    Ok(SignedIn { session, device })
}
