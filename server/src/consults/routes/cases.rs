//! `/api/v1/consults/{id}` and what is done about it.

use api::accounts::BACKGROUND;
use api::consults::MOST_BYTES;
use api::consults::case::{ConsultExport, ConsultResponse, NewOpinion};
use api::consults::sheet::{ChangedSheet, NewConsult};
use api::consults::step::NewStep;
use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};

use super::id;
use crate::AppState;
use crate::consults::{case, erasing, reception, steps};
use crate::error::ApiResult;
use crate::permissions::Actor;
use crate::web::{json_body, no_parameters};

/// Write down a question that came to your desk.
///
/// By telephone, FAX, mail, or a visit; it is assigned to you. The same body sent twice is one case. 404 where your
/// organization is no desk that takes questions, 422 names every wrong field.
#[utoipa::path(post, path = "/api/v1/consults", tag = "consults", security(("session" = [])),
    request_body = NewConsult,
    responses((status = 201, body = ConsultResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody), (status = 413, body = api::ErrorBody),
        (status = 415, body = api::ErrorBody), (status = 422, body = api::ErrorBody)))]
pub async fn create_consult(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    actor: Actor,
    body: Result<Json<NewConsult>, JsonRejection>,
) -> ApiResult<(StatusCode, Json<ConsultResponse>)> {
    no_parameters(query.as_deref())?;
    let new = json_body(body, MOST_BYTES)?;
    Ok((StatusCode::CREATED, Json(reception::create(&state, &actor, new).await?)))
}

/// A case with all that it holds.
///
/// That it was read is kept. To whom it was circulated sees it without names, notes and attachments. 404 for another
/// desk's that was not circulated to you.
#[utoipa::path(get, path = "/api/v1/consults/{id}", tag = "consults", security(("session" = [])),
    params(("id" = String, Path, description = "Id of a case")),
    responses((status = 200, body = ConsultResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody)))]
pub async fn get_consult(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    actor: Actor,
) -> ApiResult<Json<ConsultResponse>> {
    no_parameters(query.as_deref())?;
    Ok(Json(case::get(&state, &actor, &id(path), headers.contains_key(BACKGROUND)).await?))
}

/// Change the sheet of a case.
///
/// 412 `changed_meanwhile` when `seen` is not its revision, 409 `emptied`, 422 names every wrong field.
#[utoipa::path(put, path = "/api/v1/consults/{id}/sheet", tag = "consults", security(("session" = [])),
    params(("id" = String, Path, description = "Id of a case")), request_body = ChangedSheet,
    responses((status = 200, body = ConsultResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody), (status = 409, body = api::ErrorBody),
        (status = 412, body = api::ErrorBody), (status = 413, body = api::ErrorBody),
        (status = 415, body = api::ErrorBody), (status = 422, body = api::ErrorBody)))]
pub async fn change_sheet(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
    actor: Actor,
    body: Result<Json<ChangedSheet>, JsonRejection>,
) -> ApiResult<Json<ConsultResponse>> {
    no_parameters(query.as_deref())?;
    let new = json_body(body, MOST_BYTES)?;
    Ok(Json(reception::change_sheet(&state, &actor, &id(path), new).await?))
}

/// Do something about a case: assign, note, answer, attach facilities, circulate, take back, follow up, hand over, close,
/// reopen.
///
/// What changes the case needs `seen`: 412 `changed_meanwhile` when that is not its revision. The same body sent twice is
/// one step. 409 `is_closed`, `is_not_closed`, `emptied`, `handed_over` (by the same body before); 422 says what is wrong.
#[utoipa::path(post, path = "/api/v1/consults/{id}/steps", tag = "consults", security(("session" = [])),
    params(("id" = String, Path, description = "Id of a case")), request_body = NewStep,
    responses((status = 200, body = ConsultResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody), (status = 409, body = api::ErrorBody),
        (status = 412, body = api::ErrorBody), (status = 413, body = api::ErrorBody),
        (status = 415, body = api::ErrorBody), (status = 422, body = api::ErrorBody)))]
pub async fn take_step(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
    actor: Actor,
    body: Result<Json<NewStep>, JsonRejection>,
) -> ApiResult<Json<ConsultResponse>> {
    no_parameters(query.as_deref())?;
    let new = json_body(body, MOST_BYTES)?;
    Ok(Json(steps::take(&state, &actor, &id(path), new).await?))
}

/// Say something of a case that was circulated to you.
#[utoipa::path(post, path = "/api/v1/consults/{id}/opinions", tag = "consults", security(("session" = [])),
    params(("id" = String, Path, description = "Id of a case")), request_body = NewOpinion,
    responses((status = 200, body = ConsultResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 409, body = api::ErrorBody), (status = 413, body = api::ErrorBody),
        (status = 415, body = api::ErrorBody), (status = 422, body = api::ErrorBody)))]
pub async fn give_opinion(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
    actor: Actor,
    body: Result<Json<NewOpinion>, JsonRejection>,
) -> ApiResult<Json<ConsultResponse>> {
    no_parameters(query.as_deref())?;
    let new = json_body(body, MOST_BYTES)?;
    Ok(Json(steps::give_opinion(&state, &actor, &id(path), new).await?))
}

/// All that is kept about a case, for whom it is about.
///
/// 403 `authenticate_again` when it must be proved again who asks.
#[utoipa::path(get, path = "/api/v1/consults/{id}/export", tag = "consults", security(("session" = [])),
    params(("id" = String, Path, description = "Id of a case")),
    responses((status = 200, body = ConsultExport), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody)))]
pub async fn export_consult(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
    actor: Actor,
) -> ApiResult<Json<ConsultExport>> {
    no_parameters(query.as_deref())?;
    Ok(Json(case::export(&state, &actor, &id(path)).await?))
}

/// Empty a case: all that tells of anybody is deleted, what is counted stays.
///
/// 403 `authenticate_again` when it must be proved again who asks.
#[utoipa::path(delete, path = "/api/v1/consults/{id}", tag = "consults", security(("session" = [])),
    params(("id" = String, Path, description = "Id of a case")),
    responses((status = 204), (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody)))]
pub async fn erase_consult(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
    actor: Actor,
) -> ApiResult<StatusCode> {
    no_parameters(query.as_deref())?;
    erasing::erase(&state, &actor, &id(path)).await?;
    Ok(StatusCode::NO_CONTENT)
}
