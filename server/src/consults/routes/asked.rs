//! `/api/v1/asked-consults`: what professionals ask from inside.

use api::consults::MOST_BYTES;
use api::consults::question::{AskedConsultResponse, AskedConsultsResponse, NewAddition, QuestionResponse};
use api::consults::sheet::NewConsult;
use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;

use super::id;
use crate::AppState;
use crate::consults::asked;
use crate::error::ApiResult;
use crate::permissions::Actor;
use crate::web::{json_body, no_parameters};

/// What your organization has asked desks from inside.
#[utoipa::path(get, path = "/api/v1/asked-consults", tag = "consults", security(("session" = [])),
    responses((status = 200, body = AskedConsultsResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody)))]
pub async fn list_asked_consults(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    actor: Actor,
) -> ApiResult<Json<AskedConsultsResponse>> {
    no_parameters(query.as_deref())?;
    Ok(Json(asked::list(&state, &actor).await?))
}

/// Ask a desk from inside; `channel` is `inside`.
///
/// Whom it is about may be left out. The same body sent twice is one question. 422 names every wrong field.
#[utoipa::path(post, path = "/api/v1/asked-consults", tag = "consults", security(("session" = [])),
    request_body = NewConsult,
    responses((status = 201, body = AskedConsultResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody), (status = 415, body = api::ErrorBody),
        (status = 422, body = api::ErrorBody)))]
pub async fn ask_consult(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    actor: Actor,
    body: Result<Json<NewConsult>, JsonRejection>,
) -> ApiResult<(StatusCode, Json<AskedConsultResponse>)> {
    no_parameters(query.as_deref())?;
    let new = json_body(body, MOST_BYTES)?;
    Ok((StatusCode::CREATED, Json(asked::create(&state, &actor, new).await?)))
}

/// One question of your organization, and what the desk answered.
#[utoipa::path(get, path = "/api/v1/asked-consults/{id}", tag = "consults", security(("session" = [])),
    params(("id" = String, Path, description = "Id of a case")),
    responses((status = 200, body = QuestionResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody)))]
pub async fn get_asked_consult(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
    actor: Actor,
) -> ApiResult<Json<QuestionResponse>> {
    no_parameters(query.as_deref())?;
    Ok(Json(asked::get(&state, &actor, &id(path)).await?))
}

/// Add something to a question of your organization.
#[utoipa::path(post, path = "/api/v1/asked-consults/{id}/additions", tag = "consults", security(("session" = [])),
    params(("id" = String, Path, description = "Id of a case")), request_body = NewAddition,
    responses((status = 200, body = QuestionResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody), (status = 409, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody), (status = 415, body = api::ErrorBody),
        (status = 422, body = api::ErrorBody)))]
pub async fn add_to_asked_consult(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
    actor: Actor,
    body: Result<Json<NewAddition>, JsonRejection>,
) -> ApiResult<Json<QuestionResponse>> {
    no_parameters(query.as_deref())?;
    let new = json_body(body, MOST_BYTES)?;
    Ok(Json(asked::add(&state, &actor, &id(path), new).await?))
}
