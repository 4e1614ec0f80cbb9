//! `/api/v1/desks`, `/api/v1/consult-lists`

use api::consults::MOST_BYTES;
use api::consults::desks::{DeskResponse, DeskSettings, DesksResponse};
use api::consults::lists::ConsultLists;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::{Extension, Json};

use super::id;
use crate::AppState;
use crate::consults::{desks, lists};
use crate::error::ApiResult;
use crate::permissions::Actor;
use crate::web::{json_body, no_parameters};

/// The consultation desks that take questions.
///
/// Those for residents; for whoever is signed in those for professionals too.
#[utoipa::path(get, path = "/api/v1/desks", tag = "consults",
    responses((status = 200, body = DesksResponse), (status = 400, body = api::ErrorBody)))]
pub async fn list_desks(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    actor: Option<Extension<Actor>>,
) -> ApiResult<Json<DesksResponse>> {
    no_parameters(query.as_deref())?;
    Ok(Json(DesksResponse { desks: desks::open(&state.db, actor.is_some()).await? }))
}

/// Make an organization a desk, or set what it is.
///
/// One that was closed takes questions again. 404 when there is no such organization, 422 names every wrong field.
#[utoipa::path(put, path = "/api/v1/desks/{organization_id}", tag = "consults", security(("session" = [])),
    params(("organization_id" = String, Path, description = "Id of an organization")), request_body = DeskSettings,
    responses((status = 200, body = DeskResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody), (status = 413, body = api::ErrorBody),
        (status = 415, body = api::ErrorBody), (status = 422, body = api::ErrorBody)))]
pub async fn put_desk(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
    actor: Actor,
    body: Result<Json<DeskSettings>, JsonRejection>,
) -> ApiResult<Json<DeskResponse>> {
    no_parameters(query.as_deref())?;
    let settings = json_body(body, MOST_BYTES)?;
    Ok(Json(DeskResponse { desk: desks::put(&state, &actor, &id(path), settings).await? }))
}

/// Let a desk take no new questions; its cases stay.
#[utoipa::path(delete, path = "/api/v1/desks/{organization_id}", tag = "consults", security(("session" = [])),
    params(("organization_id" = String, Path, description = "Id of an organization")),
    responses((status = 204), (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody)))]
pub async fn close_desk(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
    actor: Actor,
) -> ApiResult<StatusCode> {
    no_parameters(query.as_deref())?;
    desks::close(&state, &actor, &id(path)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What is chosen from: who asks, what about, what was provided.
#[utoipa::path(get, path = "/api/v1/consult-lists", tag = "consults",
    responses((status = 200, body = ConsultLists), (status = 400, body = api::ErrorBody)))]
pub async fn get_consult_lists(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> ApiResult<Json<ConsultLists>> {
    no_parameters(query.as_deref())?;
    Ok(Json(lists::read(&state.db).await?))
}

/// Replace what is chosen from.
///
/// What is left out and some case has is kept as `retired`. 412 (`changed_meanwhile`) when `revision` is not that of the lists
/// as they are, 422 names every list that is wrong.
#[utoipa::path(put, path = "/api/v1/consult-lists", tag = "consults", security(("session" = [])),
    request_body = ConsultLists,
    responses((status = 200, body = ConsultLists), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 412, body = api::ErrorBody), (status = 413, body = api::ErrorBody),
        (status = 415, body = api::ErrorBody), (status = 422, body = api::ErrorBody)))]
pub async fn put_consult_lists(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    actor: Actor,
    body: Result<Json<ConsultLists>, JsonRejection>,
) -> ApiResult<Json<ConsultLists>> {
    no_parameters(query.as_deref())?;
    Ok(Json(lists::put(&state, &actor, json_body(body, MOST_BYTES)?).await?))
}
