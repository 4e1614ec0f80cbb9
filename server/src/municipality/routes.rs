//! `/api/v1/municipality`

use api::municipality::MunicipalityResponse;
use axum::Json;
use axum::extract::State;

use super::load;
use crate::AppState;
use crate::error::ApiResult;

/// The municipality that runs this installation.
#[utoipa::path(get, path = "/api/v1/municipality", tag = "municipality",
    responses((status = 200, body = MunicipalityResponse)))]
pub async fn get_municipality(State(state): State<AppState>) -> ApiResult<Json<MunicipalityResponse>> {
    Ok(Json(MunicipalityResponse { municipality: load(&state.db).await? }))
}
