//! `/api/v1/population`

use api::ErrorItem;
use api::population::PopulationResponse;
use axum::Json;
use axum::extract::{RawQuery, State};

use crate::AppState;
use crate::error::{ApiError, ApiResult};

/// The people of a municipality by area and age, as it publishes them.
///
/// Rows whose totals are not the sum of their parts are as published, with `adds_up` false. 400 without `area`.
#[utoipa::path(get, path = "/api/v1/population", tag = "population",
    params(("area" = String, Query, pattern = r"^[0-9]{5}$", description = "全国地方公共団体コード without check digit, such as 27210")),
    responses((status = 200, body = PopulationResponse), (status = 400, body = api::ErrorBody)))]
pub async fn list_population(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> ApiResult<Json<PopulationResponse>> {
    let area = area(query.as_deref().unwrap_or_default()).map_err(|item| ApiError::bad_request(vec![item]))?;
    Ok(Json(super::list(&state.db, &area).await?))
}

/// The only parameter, `area`.
fn area(query: &str) -> Result<String, ErrorItem> {
    let mut area = None;
    for (name, value) in api::query::pairs(query)? {
        if name != "area" {
            return Err(ErrorItem::field("unknown_parameter", &name, "known parameters: area"));
        }
        if area.replace(value).is_some() {
            return Err(ErrorItem::field("repeated_parameter", &name, "give it once"));
        }
    }
    let area = area.unwrap_or_default();
    if area.len() == 5 && area.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(area);
    }
    let detail =
        format!("{area:?} is not 5 digits; expected a 全国地方公共団体コード without check digit, such as 27210");
    Err(ErrorItem::field("invalid_value", "area", detail))
}
