//! `/api/v1/sources`

use api::sources::{SourcesMeta, SourcesResponse};
use axum::Json;
use axum::extract::State;

use super::{list, missing};
use crate::error::ApiResult;
use crate::{AppState, data_version};

/// Every imported source with its date, and the kinds of files that are missing.
#[utoipa::path(get, path = "/api/v1/sources", tag = "sources",
    responses((status = 200, body = SourcesResponse)))]
pub async fn list_sources(State(state): State<AppState>) -> ApiResult<Json<SourcesResponse>> {
    let sources = list(&state.db).await?;
    let meta = SourcesMeta { data_version: data_version::read(&state.db).await?, missing: missing(&sources) };
    Ok(Json(SourcesResponse { sources, meta }))
}
