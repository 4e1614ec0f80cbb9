//! Signing in: with a passkey, or with a password and a code. Whatever is wrong, the answer is the same and takes as long.

use api::ErrorItem;
use api::accounts::{CeremonyResponse, Membership, NewSignIn, PasskeySignIn};
use axum::http::{HeaderMap, StatusCode};

use super::attempts::{self, Attempt};
use super::factors::passkeys::{Ceremony, PasskeyError};
use super::factors::{passwords, recovery_codes, totp};
use super::known_devices::{know_device, known_device};
use super::people::{self, Person};
use super::secrets::Secret;
use super::{ceremonies, device, sessions};
use crate::audit::{Change, Entry, Who};
use crate::error::ApiError;
use crate::joining::InvitationRow;
use crate::joining::accept;
use crate::mail::letters;
use crate::rate_limit::ClientAddress;
use crate::{AppState, in_transaction, on_reader};

/// What the browser is given.
pub struct SignedIn {
    pub session: Secret,
    pub device: Secret,
}

/// How somebody proved who they are.
pub(super) enum Proof {
    Totp { step: i64 },
    RecoveryCode { hash: String },
    Passkey { id: String, passkey: String },
}

impl Proof {
    fn factor(&self) -> &'static str {
        match self {
            Self::Totp { .. } => "password",
            Self::RecoveryCode { .. } => "recovery_code",
            Self::Passkey { .. } => "passkey",
        }
    }
}

/// 401 `wrong_credentials`
pub(super) fn refused() -> ApiError {
    let detail = "mail address, password or code is wrong, or the passkey is not known here";
    ApiError::new(StatusCode::UNAUTHORIZED, vec![ErrorItem::new("wrong_credentials", detail)])
}

/// A refused sign-in as the log tells it: one entry for each organization of somebody who is known, whose administrators
/// read it there.
async fn refusals(state: &AppState, person_id: Option<&str>, why: &str) -> Result<Vec<Entry>, sqlx::Error> {
    let id = person_id.unwrap_or_default();
    let entry = Entry::new(Who::Unknown, "sign_in", "person", id).because(why).refused();
    let entries: Vec<Entry> = people::memberships(&state.db, id)
        .await?
        .into_iter()
        .map(|membership| entry.clone().of(&membership.organization_id))
        .collect();
    Ok(if entries.is_empty() { vec![entry] } else { entries })
}

/// Tells a refusal to the audit log.
async fn refuse(state: &AppState, person_id: Option<&str>, why: &str) -> ApiError {
    let told = async {
        let entries = refusals(state, person_id, why).await?;
        let mut change = state.audit.change(&state.db, &state.clock).await?;
        entries.into_iter().for_each(|entry| change.tell(entry));
        change.commit().await
    };
    match told.await {
        Ok(()) => refused(),
        Err(error) => error.into(),
    }
}

/// Signs in with mail address, password and a code. 401 `wrong_credentials`, 429; 404 for an invitation that is not open,
/// or not theirs.
pub async fn with_password(
    state: &AppState,
    client: Option<ClientAddress>,
    headers: &HeaderMap,
    new: NewSignIn,
) -> Result<SignedIn, ApiError> {
    let email = api::forms::half_width(&new.email).to_lowercase();
    let person = people::by_email(&state.db, &email).await?;
    let known = match &person {
        Some(person) => known_device(&state.db, headers, &person.id).await?,
        None => None,
    };
    let browser = Browser { is_called: device::of(headers), known };
    let attempt = attempts::begin(state, client, Some((&email, &browser.known))).await?;
    let Some(person) = person else {
        passwords::verify_nobody(&new.password).await.map_err(|error| broken(&error))?;
        return Err(refuse(state, None, "unknown").await);
    };
    let Some(proof) = prove(state, &person, &browser, &new.password, &new.code).await? else {
        return Err(refuse(state, Some(&person.id), "wrong_credentials").await);
    };
    let place = place(state, &person, new.joining.as_deref()).await?;
    begin(state, headers, &person, place, proof, attempt).await
}

/// For which organization somebody begins to act.
enum Place {
    /// The one that they acted for last.
    Member(Membership),
    /// The one that has invited them: they join it with this sign-in.
    Joins(InvitationRow),
}

/// Where somebody who has proved who they are begins: with the secret of an invitation, there. 404 for one that is not
/// open, 401 without any organization.
async fn place(state: &AppState, person: &Person, joining: Option<&str>) -> Result<Place, ApiError> {
    if let Some(secret) = joining {
        return Ok(Place::Joins(accept::opened(state, secret).await?));
    }
    match people::memberships(&state.db, &person.id).await?.into_iter().next() {
        Some(membership) => Ok(Place::Member(membership)),
        None => Err(refuse(state, Some(&person.id), "no_membership").await),
    }
}

/// Where somebody signs in.
pub(super) struct Browser {
    /// As its owner knows it.
    pub is_called: String,
    /// What [`known_device`] says of it.
    pub known: Option<String>,
}

/// What a password and a code prove; nothing when either is wrong. The password is always judged first, so that an answer
/// takes as long whichever is wrong.
pub(super) async fn prove(
    state: &AppState,
    person: &Person,
    browser: &Browser,
    password: &str,
    code: &str,
) -> Result<Option<Proof>, ApiError> {
    const UNUSED: &str = "select 1 from recovery_codes where person_id = $1 and hash = $2 and used_at is null";
    let is_right = match &person.password_hash {
        Some(hash) => passwords::verify(password, hash).await.map_err(|error| broken(&error))?,
        None => {
            passwords::verify_nobody(password).await.map_err(|error| broken(&error))?;
            false
        }
    };
    if !is_right {
        return Ok(None);
    }
    if let Some(hash) = recovery_codes::hash(code) {
        let found: Option<i32> = on_reader!(&state.db, |pool| {
            sqlx::query_scalar(UNUSED).bind(&person.id).bind(&hash).fetch_optional(pool).await
        })?;
        return Ok(found.map(|_| Proof::RecoveryCode { hash }));
    }
    let Some(sealed) = &person.totp_secret else { return Ok(None) };
    let secret = unsealed(state, &person.id, sealed)?;
    let Some(attempt) = attempts::of_code(state, &person.id, &browser.known).await? else { return Ok(None) };
    match totp::check(&secret, code, state.clock.now(), person.totp_step) {
        Some(step) => {
            attempt.forget(state).await?;
            Ok(Some(Proof::Totp { step }))
        }
        None => {
            tell_of_code(state, person, browser).await?;
            Ok(None)
        }
    }
}

/// Tells the owner once a day that somebody else may know the password: on a browser of their own they have mistyped.
async fn tell_of_code(state: &AppState, person: &Person, browser: &Browser) -> Result<(), ApiError> {
    if browser.known.is_some() || !attempts::is_first_letter(state, &person.id).await? {
        return Ok(());
    }
    let AppState { db, clock, mailer, .. } = state;
    let letter =
        letters::code_refused(person.addressee(), &browser.is_called, clock.now_in_japan(), &account_link(state));
    let entries = refusals(state, Some(&person.id), "wrong_code").await?;
    let mut change = state.audit.change(db, clock).await?;
    mailer.enqueue(change.transaction(), clock, letter).await?;
    entries.into_iter().for_each(|entry| change.tell(entry));
    change.commit().await?;
    Ok(())
}

fn purpose(person_id: &str) -> String {
    format!("totp:{person_id}")
}

/// The secret of an app, for its person alone.
pub(crate) fn sealed(state: &AppState, person_id: &str, secret: &totp::Secret) -> Result<String, ApiError> {
    state.factors.sealing.seal(&purpose(person_id), secret.bytes()).map_err(|error| broken(&error))
}

pub(super) fn unsealed(state: &AppState, person_id: &str, sealed: &str) -> Result<totp::Secret, ApiError> {
    let bytes = state.factors.sealing.unseal(&purpose(person_id), sealed).map_err(|error| broken(&error))?;
    totp::Secret::read(&bytes).ok_or_else(|| broken(&"no secret of an app"))
}

pub(crate) fn broken(error: &dyn std::fmt::Display) -> ApiError {
    tracing::error!(%error, "what is sealed cannot be opened");
    ApiError::unavailable("what is needed to sign in cannot be read; the operator has to look")
}

/// Counts a proof within a transaction: each counts once, also when two come at the same time. Its owner is told of a
/// recovery code, whatever it was used for.
pub(super) async fn spend(
    state: &AppState,
    change: &mut Change,
    person: &Person,
    proof: &Proof,
) -> Result<bool, ApiError> {
    const STEP: &str = "update people set totp_step = $2 where id = $1 and (totp_step is null or totp_step < $2)";
    const CODE: &str = "update recovery_codes set used_at = $3 where person_id = $1 and hash = $2 and used_at is null";
    const LEFT: &str = "select count(*) from recovery_codes where person_id = $1 and used_at is null";
    const KEY: &str = "update passkeys set passkey = $3, used_at = $4 where person_id = $1 and id = $2";
    let at = state.clock.now_text();
    let transaction = change.transaction();
    let spent = match proof {
        Proof::Totp { step } => in_transaction!(transaction, |c| {
            sqlx::query(STEP).bind(&person.id).bind(step).execute(c).await.map(|done| done.rows_affected())
        })?,
        Proof::RecoveryCode { hash } => in_transaction!(&mut *transaction, |c| {
            sqlx::query(CODE).bind(&person.id).bind(hash).bind(&at).execute(c).await.map(|done| done.rows_affected())
        })?,
        Proof::Passkey { id, passkey } => in_transaction!(transaction, |c| {
            sqlx::query(KEY)
                .bind(&person.id)
                .bind(id)
                .bind(passkey)
                .bind(&at)
                .execute(c)
                .await
                .map(|done| done.rows_affected())
        })?,
    };
    if spent == 1 && matches!(proof, Proof::RecoveryCode { .. }) {
        let left: i64 = in_transaction!(change.transaction(), |c| {
            sqlx::query_scalar(LEFT).bind(&person.id).fetch_one(c).await
        })?;
        let (left, now) = (u32::try_from(left).unwrap_or_default(), state.clock.now_in_japan());
        let letter = letters::recovery_code_used(person.addressee(), left, now, &account_link(state));
        state.mailer.enqueue(change.transaction(), &state.clock, letter).await?;
    }
    Ok(spent == 1)
}

async fn begin(
    state: &AppState,
    headers: &HeaderMap,
    person: &Person,
    place: Place,
    proof: Proof,
    attempt: Attempt,
) -> Result<SignedIn, ApiError> {
    let AppState { db, clock, .. } = state;
    let at = clock.now_text();
    let mut change = state.audit.change(db, clock).await?;
    // First, as wherever a link is used: the organization is locked before the person.
    let (membership_id, organization_id) = match place {
        Place::Member(membership) => (membership.id, membership.organization_id),
        Place::Joins(row) => {
            let id = accept::take(state, &mut change, &row, &person.id, person.addressee()).await?;
            (id, row.organization_id)
        }
    };
    if !spend(state, &mut change, person, &proof).await? {
        drop(change);
        return Err(refuse(state, Some(&person.id), "replay").await);
    }
    // Whoever had this browser before is not signed in any more.
    if let Some(old) = sessions::cookie(headers, sessions::COOKIE).and_then(|text| Secret::read(&text)) {
        const END: &str = "update sessions set ended_at = $2
            where (secret_hash = $1 or previous_hash = $1) and ended_at is null returning id, person_id";
        let ended: Option<(String, String)> = in_transaction!(change.transaction(), |c| {
            sqlx::query_as(END).bind(old.hash()).bind(&at).fetch_optional(c).await
        })?;
        if let Some((id, whose)) = ended {
            change.tell(Entry::new(Who::Person(whose), "sign_out", "session", &id).because("signed_in_anew"));
        }
    }
    let factor = proof.factor();
    let session = sessions::begin(change.transaction(), clock, &person.id, &membership_id, factor, headers).await?;
    let device = know_device(&mut change, headers, &person.id, &at).await?;
    if device.is_new {
        let (device, at) = (device::of(headers), clock.now_in_japan());
        let letter = letters::new_device(person.addressee(), &device, at, &account_link(state));
        state.mailer.enqueue(change.transaction(), clock, letter).await?;
    }
    let entry = Entry::new(Who::Person(person.id.clone()), "sign_in", "person", &person.id);
    change.tell(entry.of(&organization_id).because(factor));
    change.commit().await?;
    attempt.forget(state).await?;
    Ok(SignedIn { session, device: device.secret })
}

/// Where somebody sees devices and sessions.
pub(crate) fn account_link(state: &AppState) -> String {
    format!("{}/pro/account", state.public_url)
}

/// The first half of signing in with a passkey, for whoever asks. 422 `no_passkeys` where the site's address allows none.
pub async fn passkey_options(state: &AppState) -> Result<CeremonyResponse, ApiError> {
    ceremony(state, "sign_in", state.factors.passkeys.begin_sign_in()).await
}

/// Remembers a ceremony for a purpose, and what the browser needs of it.
pub(crate) async fn ceremony(
    state: &AppState,
    purpose: &str,
    begun: Result<Ceremony, PasskeyError>,
) -> Result<CeremonyResponse, ApiError> {
    let Ceremony { options, state: kept } = begun.map_err(|error| match error {
        PasskeyError::Off(why) => {
            ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, vec![ErrorItem::new("no_passkeys", why)])
        }
        other => broken(&other),
    })?;
    let id = ceremonies::remember(&state.db, &state.clock, purpose, &kept).await?;
    let options = serde_json::from_str(&options).map_err(|error| broken(&error))?;
    Ok(CeremonyResponse { ceremony: id.as_str().to_owned(), options })
}

/// The second half. 401 `wrong_credentials`, 429.
pub async fn with_passkey(
    state: &AppState,
    client: Option<ClientAddress>,
    headers: &HeaderMap,
    sent: PasskeySignIn,
) -> Result<SignedIn, ApiError> {
    let attempt = attempts::begin(state, client, None).await?;
    let Some((person, proof)) = prove_passkey(state, "sign_in", &sent.ceremony, &sent.credential).await? else {
        return Err(refuse(state, None, "unknown_passkey").await);
    };
    let place = place(state, &person, sent.joining.as_deref()).await?;
    begin(state, headers, &person, place, proof, attempt).await
}

/// Whose passkey this is, and that it was used just now.
pub(super) async fn prove_passkey(
    state: &AppState,
    purpose: &str,
    ceremony: &str,
    credential: &serde_json::Value,
) -> Result<Option<(Person, Proof)>, ApiError> {
    let passkeys = &state.factors.passkeys;
    let credential = credential.to_string();
    let Some(kept) = ceremonies::take(&state.db, &state.clock, purpose, ceremony).await? else {
        return Ok(None);
    };
    let Ok((person_id, id)) = passkeys.identify(&credential) else { return Ok(None) };
    let Some(person) = people::by_id(&state.db, &person_id.to_string()).await? else { return Ok(None) };
    let rows = people::passkeys(&state.db, &person.id).await?;
    let Some(row) = rows.into_iter().find(|row| row.id == id) else { return Ok(None) };
    Ok(match passkeys.finish_sign_in(&credential, &kept, &row.passkey) {
        Ok(passkey) => Some((person, Proof::Passkey { id, passkey })),
        Err(_) => None,
    })
}
