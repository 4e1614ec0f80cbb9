//! Somebody's own account: what they sign in with, where they are signed in, for whom they act.

use api::ErrorItem;
use api::accounts::{
    Account, CeremonyResponse, ChosenMembership, NewAuthentication, NewPasskey, NewPassword, PasskeyAuthentication,
    RecoveryCodesResponse, TotpProof, TotpResponse,
};
use api::permissions::Action;
use axum::http::{HeaderMap, StatusCode};

use super::factors::passkeys::credential_id;
use super::factors::{passwords, recovery_codes, totp};
use super::known_devices::known_device;
use super::people::{self, Person};
use super::secrets::Secret;
use super::sign_in::{Browser, account_link, broken, ceremony, prove, prove_passkey, refused, sealed, spend, unsealed};
use super::{attempts, ceremonies, device, sessions};
use crate::audit::Change;
use crate::consults;
use crate::db::Transaction;
use crate::error::ApiError;
use crate::mail::letters::{self, Addressee, FactorChange};
use crate::notices::Notice;
use crate::permissions::{Actor, Object};
use crate::rate_limit::ClientAddress;
use crate::{AppState, in_transaction};

fn myself(actor: &Actor) -> Object {
    Object::of_person("person", &actor.person_id, &actor.person_id)
}

async fn person(state: &AppState, actor: &Actor) -> Result<Person, ApiError> {
    let found = people::by_id(&state.db, &actor.person_id).await?;
    found.ok_or_else(|| ApiError::not_found("there is no such person any more"))
}

/// Who is signed in, with factors and sessions.
pub async fn read(state: &AppState, actor: &Actor) -> Result<Account, ApiError> {
    actor.may(state, Action::ReadAccount, &myself(actor)).await?;
    let person = person(state, actor).await?;
    let memberships = people::memberships(&state.db, &person.id).await?;
    let membership = memberships.iter().find(|one| one.id == actor.membership_id).cloned();
    let membership = membership.ok_or_else(|| ApiError::not_found("this membership has ended"))?;
    let new_consults = match membership.is_desk {
        true => consults::count_new(state, actor).await?,
        false => None,
    };
    Ok(Account {
        membership,
        memberships,
        factors: people::factors(&state.db, &person).await?,
        is_fresh: actor.is_fresh,
        sessions: sessions::list(&state.db, &state.clock, actor).await?,
        new_consults,
        id: person.id,
        name: person.name,
        email: person.email,
    })
}

/// Proves again who is there, with password and code. 401 `wrong_credentials`, 429.
pub async fn authenticate(
    state: &AppState,
    actor: &Actor,
    client: Option<ClientAddress>,
    headers: &HeaderMap,
    new: NewAuthentication,
) -> Result<Secret, ApiError> {
    actor.may(state, Action::ReadAccount, &myself(actor)).await?;
    let person = person(state, actor).await?;
    let known = known_device(&state.db, headers, &person.id).await?;
    let browser = Browser { is_called: device::of(headers), known };
    let attempt = attempts::begin(state, client, Some((&person.email, &browser.known))).await?;
    let proof = prove(state, &person, &browser, &new.password, &new.code).await?;
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    let is_proved = match &proof {
        Some(proof) => spend(state, &mut change, &person, proof).await?,
        None => false,
    };
    if !is_proved {
        drop(change);
        return Err(not_proved(state, actor).await);
    }
    let secret = proved(state, actor, change).await?;
    attempt.forget(state).await?;
    Ok(secret)
}

async fn not_proved(state: &AppState, actor: &Actor) -> ApiError {
    let entry = actor.told("authenticate", &myself(actor)).because("wrong_credentials").refused();
    match state.audit.tell(&state.db, &state.clock, entry).await {
        Ok(()) => refused(),
        Err(error) => error.into(),
    }
}

async fn proved(state: &AppState, actor: &Actor, mut change: Change) -> Result<Secret, ApiError> {
    let secret = sessions::prove(change.transaction(), &state.clock, &actor.session_id).await?;
    change.tell(actor.told("authenticate", &myself(actor)));
    change.commit().await?;
    Ok(secret)
}

/// The first half of proving it with a passkey.
pub async fn authentication_options(state: &AppState, actor: &Actor) -> Result<CeremonyResponse, ApiError> {
    actor.may(state, Action::ReadAccount, &myself(actor)).await?;
    let purpose = format!("authenticate {}", actor.session_id);
    ceremony(state, &purpose, state.factors.passkeys.begin_sign_in()).await
}

/// The second half. 401 `wrong_credentials`, also for somebody else's passkey.
pub async fn authenticate_with_passkey(
    state: &AppState,
    actor: &Actor,
    sent: PasskeyAuthentication,
) -> Result<Secret, ApiError> {
    actor.may(state, Action::ReadAccount, &myself(actor)).await?;
    let purpose = format!("authenticate {}", actor.session_id);
    let found = prove_passkey(state, &purpose, &sent.ceremony, &sent.credential).await?;
    let found = found.filter(|(person, _)| person.id == actor.person_id);
    let Some((person, proof)) = found else { return Err(not_proved(state, actor).await) };
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    // It was taken away meanwhile.
    if !spend(state, &mut change, &person, &proof).await? {
        drop(change);
        return Err(not_proved(state, actor).await);
    }
    proved(state, actor, change).await
}

/// Acts for another of one's organizations. 404 for one that is none of them.
pub async fn choose_membership(state: &AppState, actor: &Actor, chosen: &ChosenMembership) -> Result<Secret, ApiError> {
    actor.may(state, Action::ChangeAccount, &myself(actor)).await?;
    let memberships = people::memberships(&state.db, &actor.person_id).await?;
    let membership = memberships.into_iter().find(|one| one.id == chosen.membership_id);
    let membership = membership.ok_or_else(|| ApiError::not_found("this is none of your memberships"))?;
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    let secret = sessions::choose(change.transaction(), &state.clock, &actor.session_id, &membership.id).await?;
    let object = Object::of_person("membership", &membership.id, &actor.person_id);
    change.tell(actor.entry(Action::ChangeAccount, &object).because("acts_for"));
    change.commit().await?;
    Ok(secret)
}

/// A new password. 422 `weak_password`.
pub async fn set_password(state: &AppState, actor: &Actor, new: NewPassword) -> Result<(), ApiError> {
    actor.may(state, Action::ChangeFactors, &myself(actor)).await?;
    let mut person = person(state, actor).await?;
    let context = [person.name.as_str(), &person.email, &actor.organization_name];
    passwords::judge(&new.password, &context).map_err(ApiError::of_content)?;
    person.password_hash = Some(passwords::hash(&new.password).await.map_err(|error| broken(&error))?);
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    const SET: &str = "update people set password_hash = $2 where id = $1";
    in_transaction!(change.transaction(), |c| {
        sqlx::query(SET).bind(&person.id).bind(&person.password_hash).execute(c).await.map(|_| ())
    })?;
    // Whoever knew the old one is not signed in any more.
    sessions::end_others(change.transaction(), &state.clock, &person.id, Some(&actor.session_id)).await?;
    changed(state, actor, change, FactorChange::PasswordChanged, "password").await
}

/// Tells of a changed factor: the log, its owner by mail, other sessions' pages.
async fn changed(
    state: &AppState,
    actor: &Actor,
    mut change: Change,
    what: FactorChange,
    why: &str,
) -> Result<(), ApiError> {
    let to = Addressee { address: &actor.email, name: &actor.name };
    let letter = letters::factor_changed(to, what, state.clock.now_in_japan(), &account_link(state));
    state.mailer.enqueue(change.transaction(), &state.clock, letter).await?;
    change.tell(actor.entry(Action::ChangeFactors, &myself(actor)).because(why));
    state.notices.tell(change.transaction(), Notice::to_person(&actor.person_id, "account")).await?;
    change.commit().await?;
    Ok(())
}

/// As an app reads it, and as somebody types it.
pub(crate) fn shown(secret: &totp::Secret, email: &str) -> TotpResponse {
    TotpResponse { uri: secret.uri(email), secret: secret.grouped() }
}

/// A secret for an authenticator app, shown once; the app counts when it has given a code.
pub async fn begin_totp(state: &AppState, actor: &Actor) -> Result<TotpResponse, ApiError> {
    actor.may(state, Action::ChangeFactors, &myself(actor)).await?;
    const SET: &str = "update people set totp_pending = $2 where id = $1";
    let secret = totp::Secret::new().map_err(|error| broken(&error))?;
    let sealed = sealed(state, &actor.person_id, &secret)?;
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    in_transaction!(change.transaction(), |c| {
        sqlx::query(SET).bind(&actor.person_id).bind(&sealed).execute(c).await.map(|_| ())
    })?;
    change.tell(actor.entry(Action::ChangeFactors, &myself(actor)).because("totp_begun"));
    change.commit().await?;
    Ok(shown(&secret, &actor.email))
}

/// The secret that waits for its first code; 404 when none does.
pub async fn pending_totp(state: &AppState, actor: &Actor) -> Result<TotpResponse, ApiError> {
    actor.may(state, Action::ChangeFactors, &myself(actor)).await?;
    let person = person(state, actor).await?;
    let sealed = person.totp_pending.ok_or_else(|| ApiError::not_found("no authenticator app waits for a code"))?;
    let secret = unsealed(state, &person.id, &sealed)?;
    Ok(shown(&secret, &person.email))
}

/// The app has the secret: it counts from now on, and the one before does not. 422 `wrong_code`.
pub async fn prove_totp(state: &AppState, actor: &Actor, proof: &TotpProof) -> Result<(), ApiError> {
    actor.may(state, Action::ChangeFactors, &myself(actor)).await?;
    const SET: &str = "update people set totp_secret = totp_pending, totp_pending = null, totp_step = $2
        where id = $1 and totp_pending = $3";
    let person = person(state, actor).await?;
    let sealed = person.totp_pending.ok_or_else(|| ApiError::not_found("no authenticator app waits for a code"))?;
    let secret = unsealed(state, &person.id, &sealed)?;
    let step = totp::check(&secret, &proof.code, state.clock.now(), None).ok_or_else(wrong_code)?;
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    let set = in_transaction!(change.transaction(), |c| {
        sqlx::query(SET).bind(&person.id).bind(step).bind(&sealed).execute(c).await.map(|done| done.rows_affected())
    })?;
    // Another secret was made meanwhile: its code is another.
    if set == 0 {
        return Err(wrong_code());
    }
    changed(state, actor, change, FactorChange::CodesAdded, "totp").await
}

pub(crate) fn wrong_code() -> ApiError {
    let item = ErrorItem::field("wrong_code", "code", "this is not the code that the app shows now");
    ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, vec![item])
}

/// New recovery codes, told once; those before are worth nothing.
pub async fn make_recovery_codes(state: &AppState, actor: &Actor) -> Result<RecoveryCodesResponse, ApiError> {
    actor.may(state, Action::ChangeFactors, &myself(actor)).await?;
    let codes = recovery_codes::draw().map_err(|error| broken(&error))?.to_vec();
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    replace_recovery_codes(&mut change, &actor.person_id, &codes).await?;
    changed(state, actor, change, FactorChange::RecoveryCodesRenewed, "recovery_codes").await?;
    Ok(RecoveryCodesResponse { recovery_codes: codes })
}

async fn replace_recovery_codes(change: &mut Change, person_id: &str, codes: &[String]) -> Result<(), sqlx::Error> {
    const DELETE: &str = "delete from recovery_codes where person_id = $1";
    const INSERT: &str = "insert into recovery_codes (hash, person_id) values ($1, $2)";
    let transaction = change.transaction();
    in_transaction!(&mut *transaction, |c| sqlx::query(DELETE).bind(person_id).execute(c).await.map(|_| ()))?;
    for hash in codes.iter().filter_map(|code| recovery_codes::hash(code)) {
        in_transaction!(&mut *transaction, |c| {
            sqlx::query(INSERT).bind(hash).bind(person_id).execute(c).await.map(|_| ())
        })?;
    }
    Ok(())
}

/// The first half of adding a passkey.
pub async fn passkey_options(state: &AppState, actor: &Actor) -> Result<CeremonyResponse, ApiError> {
    actor.may(state, Action::ChangeFactors, &myself(actor)).await?;
    let known: Vec<String> =
        people::passkeys(&state.db, &actor.person_id).await?.into_iter().map(|row| row.passkey).collect();
    let id = actor.person_id.parse().map_err(|error| broken(&error))?;
    let begun = state.factors.passkeys.begin_registration(id, &actor.email, &actor.name, &known);
    ceremony(state, &format!("add {}", actor.session_id), begun).await
}

/// More than anybody has devices.
const MOST_PASSKEYS: i64 = 20;

/// The second half. 422 `wrong_passkey`, `too_many_passkeys`.
pub async fn add_passkey(state: &AppState, actor: &Actor, device: &str, new: NewPasskey) -> Result<(), ApiError> {
    actor.may(state, Action::ChangeFactors, &myself(actor)).await?;
    let purpose = format!("add {}", actor.session_id);
    let (id, passkey) = registered(state, &purpose, &new).await?;
    let name = passkey_name(&new.name, device)?;
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    let at = state.clock.now_text();
    people::lock(change.transaction(), &actor.person_id).await?;
    people::insert_passkey(change.transaction(), &actor.person_id, &id, &name, &passkey, &at).await?;
    if passkeys_left(change.transaction(), &actor.person_id).await? > MOST_PASSKEYS {
        let detail = format!("nobody needs more than {MOST_PASSKEYS}; take one away first");
        return Err(ApiError::of_content(ErrorItem::new("too_many_passkeys", detail)));
    }
    changed(state, actor, change, FactorChange::PasskeyAdded, "passkey_added").await
}

/// A credential that was made for a ceremony of this purpose: its id, and what checks it.
pub(crate) async fn registered(
    state: &AppState,
    purpose: &str,
    new: &NewPasskey,
) -> Result<(String, String), ApiError> {
    let kept =
        ceremonies::take(&state.db, &state.clock, purpose, &new.ceremony).await?.ok_or_else(people::wrong_passkey)?;
    let made = state.factors.passkeys.finish_registration(&new.credential.to_string(), &kept);
    let passkey = made.map_err(|_| people::wrong_passkey())?;
    Ok((credential_id(&passkey).map_err(|error| broken(&error))?, passkey))
}

/// What its owner calls a passkey, else its device.
pub(crate) fn passkey_name(typed: &str, device: &str) -> Result<String, ApiError> {
    let name = api::forms::text("name", typed, api::accounts::MOST_NAME).map_err(ApiError::of_content)?;
    Ok(name.unwrap_or_else(|| device.to_owned()))
}

async fn passkeys_left(transaction: &mut Transaction, person_id: &str) -> Result<i64, sqlx::Error> {
    const LEFT: &str = "select count(*) from passkeys where person_id = $1";
    in_transaction!(transaction, |c| sqlx::query_scalar(LEFT).bind(person_id).fetch_one(c).await)
}

/// Takes a passkey away. 404 for one that is none of one's own, 409 `last_factor` when nothing would be left.
pub async fn remove_passkey(state: &AppState, actor: &Actor, id: &str) -> Result<(), ApiError> {
    actor.may(state, Action::ChangeFactors, &myself(actor)).await?;
    const DELETE: &str = "delete from passkeys where person_id = $1 and id = $2";
    let person = person(state, actor).await?;
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    let transaction = change.transaction();
    people::lock(transaction, &person.id).await?;
    let deleted = in_transaction!(&mut *transaction, |c| {
        sqlx::query(DELETE).bind(&person.id).bind(id).execute(c).await.map(|done| done.rows_affected())
    })?;
    if deleted == 0 {
        return Err(ApiError::not_found("this is none of your passkeys"));
    }
    let left = passkeys_left(transaction, &person.id).await?;
    if left == 0 && (person.password_hash.is_none() || person.totp_secret.is_none()) {
        let item = ErrorItem::new("last_factor", "you could not sign in any more; add another way first");
        return Err(ApiError::new(StatusCode::CONFLICT, vec![item]));
    }
    changed(state, actor, change, FactorChange::PasskeyRemoved, "passkey_removed").await
}

/// Ends one of one's sessions; 404 for one that is none.
pub async fn end_session(state: &AppState, actor: &Actor, id: &str) -> Result<(), ApiError> {
    actor.may(state, Action::ChangeAccount, &myself(actor)).await?;
    const END: &str = "update sessions set ended_at = $3 where id = $1 and person_id = $2 and ended_at is null";
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    let at = state.clock.now_text();
    let ended = in_transaction!(change.transaction(), |c| {
        sqlx::query(END).bind(id).bind(&actor.person_id).bind(at).execute(c).await.map(|done| done.rows_affected())
    })?;
    if ended == 0 {
        return Err(ApiError::not_found("this is none of your sessions"));
    }
    let object = Object::of_person("session", id, &actor.person_id);
    change.tell(actor.told("sign_out", &object));
    state.notices.tell(change.transaction(), Notice::to_person(&actor.person_id, "account")).await?;
    change.commit().await?;
    Ok(())
}

/// Ends all of one's sessions but this one.
pub async fn end_other_sessions(state: &AppState, actor: &Actor) -> Result<(), ApiError> {
    actor.may(state, Action::ChangeAccount, &myself(actor)).await?;
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    sessions::end_others(change.transaction(), &state.clock, &actor.person_id, Some(&actor.session_id)).await?;
    change.tell(actor.told("sign_out", &myself(actor)).because("all_others"));
    state.notices.tell(change.transaction(), Notice::to_person(&actor.person_id, "account")).await?;
    change.commit().await?;
    Ok(())
}
