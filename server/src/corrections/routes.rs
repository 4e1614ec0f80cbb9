//! `/api/v1/corrections`

use api::corrections::{CorrectionResponse, CorrectionStateResponse, MOST_BYTES, NewCorrection};
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::{Extension, Json};

use crate::error::{ApiError, ApiResult};
use crate::rate_limit::ClientAddress;
use crate::{AppState, web};

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
