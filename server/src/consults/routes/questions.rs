//! `/api/v1/questions`: of residents, without an account.

use api::consults::MOST_BYTES;
use api::consults::question::{NewAddition, NewQuestion, QuestionReceiptResponse, QuestionResponse};
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::{Extension, Json};

use super::id;
use crate::AppState;
use crate::consults::questions;
use crate::error::ApiResult;
use crate::rate_limit::ClientAddress;
use crate::web::{json_body, no_parameters};

/// Ask a consultation desk.
///
/// The answer tells once the address of a private page on which the desk's answers are read; with a mail address it is
/// mailed too. The same body sent twice is one question with one address. 422 names every field that is wrong, 413 for
/// more than 64 kB, 429 when too many questions have come today (`too_many`) or from here (`too_many_requests`).
#[utoipa::path(post, path = "/api/v1/questions", tag = "consults", request_body = NewQuestion,
    responses((status = 201, body = QuestionReceiptResponse), (status = 400, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody), (status = 415, body = api::ErrorBody),
        (status = 422, body = api::ErrorBody), (status = 429, body = api::ErrorBody)))]
pub async fn create_question(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    visitor: Option<Extension<ClientAddress>>,
    body: Result<Json<NewQuestion>, JsonRejection>,
) -> ApiResult<(StatusCode, Json<QuestionReceiptResponse>)> {
    no_parameters(query.as_deref())?;
    let new = json_body(body, MOST_BYTES)?;
    let question = questions::create(&state, visitor.map(|Extension(visitor)| visitor), new).await?;
    Ok((StatusCode::CREATED, Json(QuestionReceiptResponse { question })))
}

/// What became of a question, and what the desk answered.
///
/// That it was read is kept. 404 when no private link has this secret.
#[utoipa::path(get, path = "/api/v1/questions/{secret}", tag = "consults",
    params(("secret" = String, Path, description = "The last part of the `path` that a question was answered with")),
    responses((status = 200, body = QuestionResponse), (status = 400, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody)))]
pub async fn get_question(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
) -> ApiResult<Json<QuestionResponse>> {
    no_parameters(query.as_deref())?;
    Ok(Json(questions::get(&state, &id(path)).await?))
}

/// Add something to a question.
///
/// The desk hears of it; a question that was closed is open again. 429 when too much has come from here.
#[utoipa::path(post, path = "/api/v1/questions/{secret}/additions", tag = "consults", request_body = NewAddition,
    params(("secret" = String, Path, description = "The last part of the `path` that a question was answered with")),
    responses((status = 200, body = QuestionResponse), (status = 400, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody), (status = 413, body = api::ErrorBody),
        (status = 415, body = api::ErrorBody), (status = 422, body = api::ErrorBody),
        (status = 429, body = api::ErrorBody)))]
pub async fn add_to_question(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    visitor: Option<Extension<ClientAddress>>,
    path: Result<Path<String>, PathRejection>,
    body: Result<Json<NewAddition>, JsonRejection>,
) -> ApiResult<Json<QuestionResponse>> {
    no_parameters(query.as_deref())?;
    let new = json_body(body, MOST_BYTES)?;
    Ok(Json(questions::add(&state, visitor.map(|Extension(visitor)| visitor), &id(path), new).await?))
}

/// Ask the desk to delete everything about a question.
#[utoipa::path(post, path = "/api/v1/questions/{secret}/erasure", tag = "consults",
    params(("secret" = String, Path, description = "The last part of the `path` that a question was answered with")),
    responses((status = 200, body = QuestionResponse), (status = 400, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody)))]
pub async fn ask_for_erasure(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
) -> ApiResult<Json<QuestionResponse>> {
    no_parameters(query.as_deref())?;
    Ok(Json(questions::ask_for_erasure(&state, &id(path)).await?))
}
