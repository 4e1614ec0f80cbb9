//! `/api/v1/sign-in`, `/sign-out`, `/account…`

use api::accounts::{
    AccountResponse, CeremonyResponse, ChosenMembership, NewAuthentication, NewPasskey, NewPassword, NewSignIn,
    PasskeyAuthentication, PasskeySignIn, RecoveryCodesResponse, TotpProof, TotpResponse,
};
use api::permissions::Action;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post, put};
use axum::{Extension, Json};

use super::known_devices::DEVICE_COOKIE;
use super::secrets::Secret;
use super::sign_in::SignedIn;
use super::{device, own, sessions, sign_in};
use crate::AppState;
use crate::error::{ApiError, ApiResult};
use crate::permissions::Actor;
use crate::rate_limit::ClientAddress;
use crate::routes::{Method, Routes};
use crate::web::{CLEAR_SITE_DATA, json_body};

/// No body of these is longer: what a passkey signs is the longest.
const MOST: usize = 64 * 1024;
/// A browser is known for so long.
const KNOWN: u64 = 400 * 24 * 3600;

pub fn routes() -> Routes {
    use Action::{ChangeAccount, ChangeFactors, ReadAccount};
    let (get_, post_, put_, delete_) = (Method::GET, Method::POST, Method::PUT, Method::DELETE);
    Routes::new()
        .private("/sign-in", std::slice::from_ref(&post_), post(create_session))
        .private("/sign-in/passkey/options", std::slice::from_ref(&post_), post(begin_passkey_sign_in))
        .private("/sign-in/passkey", std::slice::from_ref(&post_), post(create_session_with_passkey))
        .private("/sign-out", std::slice::from_ref(&post_), post(sign_out))
        .guarded("/account", &[(get_.clone(), ReadAccount)], get(get_account))
        .guarded("/account/membership", &[(put_.clone(), ChangeAccount)], put(choose_membership))
        .guarded("/account/authentication", &[(post_.clone(), ReadAccount)], post(authenticate))
        .guarded(
            "/account/authentication/passkey/options",
            &[(post_.clone(), ReadAccount)],
            post(begin_passkey_authentication),
        )
        .guarded("/account/authentication/passkey", &[(post_.clone(), ReadAccount)], post(authenticate_with_passkey))
        .guarded("/account/password", &[(put_.clone(), ChangeFactors)], put(set_password))
        .guarded(
            "/account/totp",
            &[(get_, ChangeFactors), (post_.clone(), ChangeFactors), (put_, ChangeFactors)],
            get(get_totp).post(begin_totp).put(prove_totp),
        )
        .guarded("/account/recovery-codes", &[(post_.clone(), ChangeFactors)], post(create_recovery_codes))
        .guarded("/account/passkeys/options", &[(post_.clone(), ChangeFactors)], post(begin_passkey))
        .guarded("/account/passkeys", &[(post_, ChangeFactors)], post(create_passkey))
        .guarded("/account/passkeys/{id}", &[(delete_.clone(), ChangeFactors)], delete(delete_passkey))
        .guarded("/account/sessions", &[(delete_.clone(), ChangeAccount)], delete(delete_other_sessions))
        .guarded("/account/sessions/{id}", &[(delete_, ChangeAccount)], delete(delete_session))
        .with_bodies_of(MOST)
}

type Body<T> = Result<Json<T>, JsonRejection>;
type Client = Option<Extension<ClientAddress>>;

fn read<T>(body: Body<T>) -> Result<T, ApiError> {
    json_body(body, MOST)
}

fn address(client: Client) -> Option<ClientAddress> {
    client.map(|Extension(client)| client)
}

/// 204 with the cookie of a session.
fn with_cookie(secret: &Secret) -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    sessions::set_cookie(response.headers_mut(), sessions::COOKIE, Some(secret), None);
    response
}

pub(crate) fn signed_in(SignedIn { session, device }: SignedIn) -> Response {
    let mut response = with_cookie(&session);
    sessions::set_cookie(response.headers_mut(), DEVICE_COOKIE, Some(&device), Some(KNOWN));
    response
}

/// Sign in with mail address, password and a code.
///
/// All at once: 401 `wrong_credentials` does not tell which of them is wrong. The answer sets the cookie of a session. 429
/// when it was tried too often. With `joining`, the secret of an invitation, the person joins its organization in the same
/// step; 404 for one that is not open, or went to another mail address.
#[utoipa::path(post, path = "/api/v1/sign-in", tag = "accounts", request_body = NewSignIn,
    responses((status = 204, description = "Signed in; the cookie is set"), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody), (status = 413, body = api::ErrorBody), (status = 415, body = api::ErrorBody),
        (status = 422, body = api::ErrorBody), (status = 429, body = api::ErrorBody)))]
pub async fn create_session(
    State(state): State<AppState>,
    client: Client,
    headers: HeaderMap,
    body: Body<NewSignIn>,
) -> ApiResult<Response> {
    Ok(signed_in(sign_in::with_password(&state, address(client), &headers, read(body)?).await?))
}

/// Begin to sign in with a passkey.
///
/// 422 `no_passkeys` where the address of this site allows none.
#[utoipa::path(post, path = "/api/v1/sign-in/passkey/options", tag = "accounts",
    responses((status = 200, body = CeremonyResponse), (status = 422, body = api::ErrorBody)))]
pub async fn begin_passkey_sign_in(State(state): State<AppState>) -> ApiResult<Json<CeremonyResponse>> {
    Ok(Json(sign_in::passkey_options(&state).await?))
}

/// Sign in with a passkey.
///
/// 401 `wrong_credentials` for one that is not known, or a ceremony that was used or is older than five minutes. With
/// `joining` as in `/sign-in`.
#[utoipa::path(post, path = "/api/v1/sign-in/passkey", tag = "accounts", request_body = PasskeySignIn,
    responses((status = 204, description = "Signed in; the cookie is set"), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody), (status = 413, body = api::ErrorBody), (status = 415, body = api::ErrorBody),
        (status = 422, body = api::ErrorBody), (status = 429, body = api::ErrorBody)))]
pub async fn create_session_with_passkey(
    State(state): State<AppState>,
    client: Client,
    headers: HeaderMap,
    body: Body<PasskeySignIn>,
) -> ApiResult<Response> {
    Ok(signed_in(sign_in::with_passkey(&state, address(client), &headers, read(body)?).await?))
}

/// Sign out.
///
/// Also without a session: whoever asks is signed out afterwards. What the browser keeps of pages is cleared; not its
/// storage, where a life note may be.
#[utoipa::path(post, path = "/api/v1/sign-out", tag = "accounts",
    responses((status = 204, description = "Signed out; the cookie is gone")))]
pub async fn sign_out(State(state): State<AppState>, actor: Result<Actor, ApiError>) -> Response {
    let ended = match actor {
        Ok(actor) => own::end_session(&state, &actor, &actor.session_id).await,
        Err(_) => Ok(()),
    };
    // Whatever happened there, this browser forgets it; that it has ended already is no fault.
    let mut response = match ended {
        Err(error) if error.status != StatusCode::NOT_FOUND => error.into_response(),
        _ => StatusCode::NO_CONTENT.into_response(),
    };
    sessions::set_cookie(response.headers_mut(), sessions::COOKIE, None, None);
    response.headers_mut().insert(CLEAR_SITE_DATA, HeaderValue::from_static("\"cache\""));
    response
}

/// Who is signed in.
///
/// With what they sign in with and where they are signed in. 401 without a session.
#[utoipa::path(get, path = "/api/v1/account", tag = "accounts", security(("session" = [])),
    responses((status = 200, body = AccountResponse), (status = 401, body = api::ErrorBody)))]
pub async fn get_account(State(state): State<AppState>, actor: Actor) -> ApiResult<Json<AccountResponse>> {
    Ok(Json(AccountResponse { account: own::read(&state, &actor).await? }))
}

/// Act for another of one's organizations.
///
/// 404 for a membership that is none of one's own.
#[utoipa::path(put, path = "/api/v1/account/membership", tag = "accounts", security(("session" = [])),
    request_body = ChosenMembership,
    responses((status = 204, description = "Chosen; the cookie is new"), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody), (status = 413, body = api::ErrorBody),
        (status = 415, body = api::ErrorBody), (status = 422, body = api::ErrorBody)))]
pub async fn choose_membership(
    State(state): State<AppState>,
    actor: Actor,
    body: Body<ChosenMembership>,
) -> ApiResult<Response> {
    Ok(with_cookie(&own::choose_membership(&state, &actor, &read(body)?).await?))
}

/// Prove again who is there.
///
/// With password and code; dangerous things need it within ten minutes. 401 `wrong_credentials`, 429.
#[utoipa::path(post, path = "/api/v1/account/authentication", tag = "accounts", security(("session" = [])),
    request_body = NewAuthentication,
    responses((status = 204, description = "Proved; the cookie is new"), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 413, body = api::ErrorBody), (status = 415, body = api::ErrorBody),
        (status = 422, body = api::ErrorBody), (status = 429, body = api::ErrorBody)))]
pub async fn authenticate(
    State(state): State<AppState>,
    actor: Actor,
    client: Client,
    headers: HeaderMap,
    body: Body<NewAuthentication>,
) -> ApiResult<Response> {
    Ok(with_cookie(&own::authenticate(&state, &actor, address(client), &headers, read(body)?).await?))
}

/// Begin to prove it with a passkey.
#[utoipa::path(post, path = "/api/v1/account/authentication/passkey/options", tag = "accounts",
    security(("session" = [])),
    responses((status = 200, body = CeremonyResponse), (status = 401, body = api::ErrorBody),
        (status = 422, body = api::ErrorBody)))]
pub async fn begin_passkey_authentication(
    State(state): State<AppState>,
    actor: Actor,
) -> ApiResult<Json<CeremonyResponse>> {
    Ok(Json(own::authentication_options(&state, &actor).await?))
}

/// Prove it with a passkey.
///
/// 401 `wrong_credentials`, also for somebody else's.
#[utoipa::path(post, path = "/api/v1/account/authentication/passkey", tag = "accounts", security(("session" = [])),
    request_body = PasskeyAuthentication,
    responses((status = 204, description = "Proved; the cookie is new"), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 413, body = api::ErrorBody), (status = 415, body = api::ErrorBody),
        (status = 422, body = api::ErrorBody)))]
pub async fn authenticate_with_passkey(
    State(state): State<AppState>,
    actor: Actor,
    body: Body<PasskeyAuthentication>,
) -> ApiResult<Response> {
    Ok(with_cookie(&own::authenticate_with_passkey(&state, &actor, read(body)?).await?))
}

/// Set a password.
///
/// 12 to 128 characters, and none that many others use: 422 `weak_password`. All other sessions end. 403
/// `authenticate_again`.
#[utoipa::path(put, path = "/api/v1/account/password", tag = "accounts", security(("session" = [])),
    request_body = NewPassword,
    responses((status = 204, description = "Set"), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody), (status = 413, body = api::ErrorBody),
        (status = 415, body = api::ErrorBody), (status = 422, body = api::ErrorBody)))]
pub async fn set_password(
    State(state): State<AppState>,
    actor: Actor,
    body: Body<NewPassword>,
) -> ApiResult<StatusCode> {
    own::set_password(&state, &actor, read(body)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The secret of an authenticator app that waits for its first code.
#[utoipa::path(get, path = "/api/v1/account/totp", tag = "accounts", security(("session" = [])),
    responses((status = 200, body = TotpResponse), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody)))]
pub async fn get_totp(State(state): State<AppState>, actor: Actor) -> ApiResult<Json<TotpResponse>> {
    Ok(Json(own::pending_totp(&state, &actor).await?))
}

/// Make a secret for an authenticator app.
///
/// It counts when the app has given a code (`PUT`); until then the one before does.
#[utoipa::path(post, path = "/api/v1/account/totp", tag = "accounts", security(("session" = [])),
    responses((status = 200, body = TotpResponse), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody)))]
pub async fn begin_totp(State(state): State<AppState>, actor: Actor) -> ApiResult<Json<TotpResponse>> {
    Ok(Json(own::begin_totp(&state, &actor).await?))
}

/// Prove that an authenticator app has the secret.
///
/// 422 `wrong_code`, 404 when no secret waits.
#[utoipa::path(put, path = "/api/v1/account/totp", tag = "accounts", security(("session" = [])),
    request_body = TotpProof,
    responses((status = 204, description = "It counts"), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody), (status = 415, body = api::ErrorBody), (status = 422, body = api::ErrorBody)))]
pub async fn prove_totp(State(state): State<AppState>, actor: Actor, body: Body<TotpProof>) -> ApiResult<StatusCode> {
    own::prove_totp(&state, &actor, &read(body)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Make recovery codes.
///
/// Told once; those before are worth nothing from now on.
#[utoipa::path(post, path = "/api/v1/account/recovery-codes", tag = "accounts", security(("session" = [])),
    responses((status = 200, body = RecoveryCodesResponse), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody)))]
pub async fn create_recovery_codes(
    State(state): State<AppState>,
    actor: Actor,
) -> ApiResult<Json<RecoveryCodesResponse>> {
    Ok(Json(own::make_recovery_codes(&state, &actor).await?))
}

/// Begin to add a passkey.
#[utoipa::path(post, path = "/api/v1/account/passkeys/options", tag = "accounts", security(("session" = [])),
    responses((status = 200, body = CeremonyResponse), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 422, body = api::ErrorBody)))]
pub async fn begin_passkey(State(state): State<AppState>, actor: Actor) -> ApiResult<Json<CeremonyResponse>> {
    Ok(Json(own::passkey_options(&state, &actor).await?))
}

/// Add a passkey.
///
/// 422 `wrong_passkey` when it was not made for this ceremony, `too_many_passkeys` beyond twenty.
#[utoipa::path(post, path = "/api/v1/account/passkeys", tag = "accounts", security(("session" = [])),
    request_body = NewPasskey,
    responses((status = 201, description = "Added"), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody), (status = 413, body = api::ErrorBody),
        (status = 415, body = api::ErrorBody), (status = 422, body = api::ErrorBody)))]
pub async fn create_passkey(
    State(state): State<AppState>,
    actor: Actor,
    headers: HeaderMap,
    body: Body<NewPasskey>,
) -> ApiResult<StatusCode> {
    own::add_passkey(&state, &actor, &device::of(&headers), read(body)?).await?;
    Ok(StatusCode::CREATED)
}

/// Take a passkey away.
///
/// 409 `last_factor` when nobody could sign in any more.
#[utoipa::path(delete, path = "/api/v1/account/passkeys/{id}", tag = "accounts", security(("session" = [])),
    params(("id" = String, Path, description = "As in the account")),
    responses((status = 204, description = "Gone"), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody), (status = 409, body = api::ErrorBody)))]
pub async fn delete_passkey(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<String>,
) -> ApiResult<StatusCode> {
    own::remove_passkey(&state, &actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sign out everywhere else.
#[utoipa::path(delete, path = "/api/v1/account/sessions", tag = "accounts", security(("session" = [])),
    responses((status = 204, description = "Ended"), (status = 401, body = api::ErrorBody)))]
pub async fn delete_other_sessions(State(state): State<AppState>, actor: Actor) -> ApiResult<StatusCode> {
    own::end_other_sessions(&state, &actor).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sign out in one place.
///
/// 404 for a session that is none of one's own.
#[utoipa::path(delete, path = "/api/v1/account/sessions/{id}", tag = "accounts", security(("session" = [])),
    params(("id" = String, Path, description = "As in the account")),
    responses((status = 204, description = "Ended"), (status = 401, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody)))]
pub async fn delete_session(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<String>,
) -> ApiResult<StatusCode> {
    own::end_session(&state, &actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
