//! `/api/v1/corrections`, `/api/v1/correction-reports`

use api::correction_reports::{
    CorrectionReportQuery, CorrectionReportResponse, CorrectionReportsResponse, MOST_DECISION_BYTES,
    NewCorrectionDecision,
};
use api::corrections::{CorrectionResponse, CorrectionStateResponse, MOST_BYTES, NewCorrection};
use api::permissions::Action;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{DefaultBodyLimit, Path, RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Extension, Json};

use super::queue;
use crate::error::{ApiError, ApiResult};
use crate::permissions::Actor;
use crate::rate_limit::ClientAddress;
use crate::routes::{Method, Routes};
use crate::{AppState, web};

/// What professionals see of reports.
pub fn reports() -> Routes {
    let decide = post(decide_correction_report).layer(DefaultBodyLimit::max(MOST_DECISION_BYTES));
    let read = [(Method::GET, Action::ReadCorrections)];
    Routes::new()
        .guarded("/correction-reports", &read, get(list_correction_reports))
        .guarded("/correction-reports/{id}", &read, get(get_correction_report))
        .guarded("/correction-reports/{id}/decision", &[(Method::POST, Action::DecideCorrection)], decide)
}

/// Report what is wrong with what is shown of a facility, or a facility that is missing.
///
/// Somebody checks it; nothing changes by itself. The answer tells once the address of a private page that says what
/// becomes of it. 422 names every field that is wrong, 404 when there is no such facility, 413 for more than 64 kB, 429
/// when too many reports have come today (`too_many`) or from here (`too_many_requests`).
#[utoipa::path(post, path = "/api/v1/corrections", tag = "corrections", request_body = NewCorrection,
    responses((status = 201, body = CorrectionResponse), (status = 400, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody), (status = 413, body = api::ErrorBody), (status = 415, body = api::ErrorBody),
        (status = 422, body = api::ErrorBody), (status = 429, body = api::ErrorBody)))]
pub async fn create_correction(
    State(state): State<AppState>,
    visitor: Option<Extension<ClientAddress>>,
    body: Result<Json<NewCorrection>, JsonRejection>,
) -> ApiResult<(StatusCode, Json<CorrectionResponse>)> {
    let new = web::json_body(body, MOST_BYTES)?;
    let correction = super::create(&state, visitor.map(|Extension(visitor)| visitor), new).await?;
    Ok((StatusCode::CREATED, Json(CorrectionResponse { correction })))
}

/// What became of a report.
///
/// Who sent it is not told. 404 when no private link has this secret.
#[utoipa::path(get, path = "/api/v1/corrections/{secret}", tag = "corrections",
    params(("secret" = String, Path, description = "The last part of the `path` that a report was answered with")),
    responses((status = 200, body = CorrectionStateResponse), (status = 400, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody)))]
pub async fn get_correction(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
) -> ApiResult<impl IntoResponse> {
    web::no_parameters(query.as_deref())?;
    let found = match path {
        Ok(Path(secret)) => super::state(&state.db, &secret).await?,
        Err(_) => None,
    };
    let correction = found.ok_or_else(|| ApiError::not_found("there is no report with this link"))?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(CorrectionStateResponse { correction })))
}

/// What visitors have reported.
///
/// Those that wait, the oldest first; with `decided` those that are decided, the last first. Nothing that was typed about a
/// person is in it. 403 for whoever may not decide, 401 without a session.
#[utoipa::path(get, path = "/api/v1/correction-reports", tag = "corrections", security(("session" = [])),
    params(
        ("decided" = Option<bool>, Query, description = "Those that are decided"),
        ("wrong" = Option<String>, Query, description = "telephone, hours, address, services, closed, other, or missing: a place that is not listed"),
        ("cursor" = Option<String>, Query, description = "next_cursor of the page before"),
    ),
    responses((status = 200, body = CorrectionReportsResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody)))]
pub async fn list_correction_reports(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    actor: Actor,
) -> ApiResult<Json<CorrectionReportsResponse>> {
    let query = CorrectionReportQuery::parse(query.as_deref().unwrap_or_default()).map_err(ApiError::bad_request)?;
    Ok(Json(queue::list(&state, &actor, &query).await?))
}

/// One report, with who sent it.
///
/// That it was read is kept. 404 when there is no report with this id.
#[utoipa::path(get, path = "/api/v1/correction-reports/{id}", tag = "corrections", security(("session" = [])),
    params(("id" = String, Path, description = "Id of a report")),
    responses((status = 200, body = CorrectionReportResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody)))]
pub async fn get_correction_report(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
    actor: Actor,
) -> ApiResult<Json<CorrectionReportResponse>> {
    web::no_parameters(query.as_deref())?;
    Ok(Json(queue::get(&state, &actor, &id(path)).await?))
}

/// Decide about a report.
///
/// Its sender reads the answer, and who sent it is forgotten: a decision stays. 409 `already_decided` says who was first;
/// 422 names every wrong field.
#[utoipa::path(post, path = "/api/v1/correction-reports/{id}/decision", tag = "corrections",
    request_body = NewCorrectionDecision, security(("session" = [])),
    params(("id" = String, Path, description = "Id of a report")),
    responses((status = 200, body = CorrectionReportResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 409, body = api::ErrorBody), (status = 413, body = api::ErrorBody), (status = 415, body = api::ErrorBody),
        (status = 422, body = api::ErrorBody)))]
pub async fn decide_correction_report(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
    actor: Actor,
    body: Result<Json<NewCorrectionDecision>, JsonRejection>,
) -> ApiResult<Json<CorrectionReportResponse>> {
    web::no_parameters(query.as_deref())?;
    let new = web::json_body(body, MOST_DECISION_BYTES)?;
    Ok(Json(queue::decide(&state, &actor, &id(path), new).await?))
}

/// The id of a path; what is no text is no id.
fn id(path: Result<Path<String>, PathRejection>) -> String {
    path.map(|Path(id)| id).unwrap_or_default()
}
