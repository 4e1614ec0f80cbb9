//! `/api/v1/corrections`

use api::ErrorItem;
use api::corrections::{CorrectionReceipt, CorrectionResponse, NewCorrection};
use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;

use crate::AppState;
use crate::error::{ApiError, ApiResult};

/// Report what is wrong with what is shown of a facility.
///
/// Somebody checks it; nothing changes by itself. 422 names every field that is wrong, 404 when there
/// is no such facility, 429 when too many reports have come today.
#[utoipa::path(post, path = "/api/v1/corrections", tag = "corrections", request_body = NewCorrection,
    responses((status = 201, body = CorrectionResponse), (status = 400, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody), (status = 413, body = api::ErrorBody), (status = 415, body = api::ErrorBody),
        (status = 422, body = api::ErrorBody), (status = 429, body = api::ErrorBody)))]
pub async fn create_correction(
    State(state): State<AppState>,
    body: Result<Json<NewCorrection>, JsonRejection>,
) -> ApiResult<(StatusCode, Json<CorrectionResponse>)> {
    let Json(new) = body.map_err(|rejection| ApiError {
        status: rejection.status(),
        errors: vec![ErrorItem::new("invalid_body", rejection.body_text())],
    })?;
    let id = super::create(&state.db, &state.clock, new).await?;
    Ok((StatusCode::CREATED, Json(CorrectionResponse { correction: CorrectionReceipt { id } })))
}
