//! `/api/v1/joining/{secret}…`: for whoever has the link.

use api::accounts::{CeremonyResponse, JoiningResponse, NewJoining, NewPasskey};
use api::permissions::Action;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post};

use super::accept;
use crate::AppState;
use crate::accounts::routes::signed_in;
use crate::error::ApiResult;
use crate::permissions::Actor;
use crate::routes::{Method, Routes};
use crate::web::json_body;

const MOST: usize = 64 * 1024;

pub fn routes() -> Routes {
    Routes::new()
        .private("/joining/{secret}", &[Method::GET, Method::POST], get(get_joining).post(join))
        .private("/joining/{secret}/passkey/options", &[Method::POST], post(begin_joining_with_passkey))
        .private("/joining/{secret}/passkey", &[Method::POST], post(join_with_passkey))
        .guarded("/joining/{secret}/membership", &[(Method::POST, Action::ChangeAccount)], post(join_with_account))
        .with_bodies_of(MOST)
}

/// What an invitation says.
///
/// 404 for a link that is unknown, was used or taken back, or has ended: it is not told which.
#[utoipa::path(get, path = "/api/v1/joining/{secret}", tag = "joining",
    params(("secret" = String, Path, description = "The last part of the link")),
    responses((status = 200, body = JoiningResponse), (status = 404, body = api::ErrorBody)))]
pub async fn get_joining(
    State(state): State<AppState>,
    Path(secret): Path<String>,
) -> ApiResult<Json<JoiningResponse>> {
    Ok(Json(JoiningResponse { joining: accept::read(&state, &secret).await? }))
}

/// Join with a password and an authenticator app.
///
/// The answer sets the cookie of a session. The link counts once. 409 `has_account`, 422 names what is wrong.
#[utoipa::path(post, path = "/api/v1/joining/{secret}", tag = "joining", request_body = NewJoining,
    params(("secret" = String, Path, description = "The last part of the link")),
    responses((status = 204, description = "Joined; the cookie is set"), (status = 400, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody), (status = 409, body = api::ErrorBody), (status = 413, body = api::ErrorBody),
        (status = 415, body = api::ErrorBody), (status = 422, body = api::ErrorBody)))]
pub async fn join(
    State(state): State<AppState>,
    Path(secret): Path<String>,
    headers: HeaderMap,
    body: Result<Json<NewJoining>, JsonRejection>,
) -> ApiResult<Response> {
    Ok(signed_in(accept::with_password(&state, &headers, &secret, json_body(body, MOST)?).await?))
}

/// Begin to join with a passkey.
#[utoipa::path(post, path = "/api/v1/joining/{secret}/passkey/options", tag = "joining",
    params(("secret" = String, Path, description = "The last part of the link")),
    responses((status = 200, body = CeremonyResponse), (status = 404, body = api::ErrorBody),
        (status = 409, body = api::ErrorBody), (status = 422, body = api::ErrorBody)))]
pub async fn begin_joining_with_passkey(
    State(state): State<AppState>,
    Path(secret): Path<String>,
) -> ApiResult<Json<CeremonyResponse>> {
    Ok(Json(accept::passkey_options(&state, &secret).await?))
}

/// Join with a passkey.
///
/// `name` is the person's here. The answer sets the cookie of a session.
#[utoipa::path(post, path = "/api/v1/joining/{secret}/passkey", tag = "joining", request_body = NewPasskey,
    params(("secret" = String, Path, description = "The last part of the link")),
    responses((status = 204, description = "Joined; the cookie is set"), (status = 400, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody), (status = 409, body = api::ErrorBody), (status = 413, body = api::ErrorBody),
        (status = 415, body = api::ErrorBody), (status = 422, body = api::ErrorBody)))]
pub async fn join_with_passkey(
    State(state): State<AppState>,
    Path(secret): Path<String>,
    headers: HeaderMap,
    body: Result<Json<NewPasskey>, JsonRejection>,
) -> ApiResult<Response> {
    Ok(signed_in(accept::with_passkey(&state, &headers, &secret, json_body(body, MOST)?).await?))
}

/// Join as somebody who signs in already.
///
/// 404 for an invitation that went to another mail address.
#[utoipa::path(post, path = "/api/v1/joining/{secret}/membership", tag = "joining", security(("session" = [])),
    params(("secret" = String, Path, description = "The last part of the link")),
    responses((status = 204, description = "Joined; the cookie is new"), (status = 401, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody)))]
pub async fn join_with_account(
    State(state): State<AppState>,
    actor: Actor,
    headers: HeaderMap,
    Path(secret): Path<String>,
) -> ApiResult<Response> {
    Ok(signed_in(accept::as_member(&state, &actor, &headers, &secret).await?))
}
