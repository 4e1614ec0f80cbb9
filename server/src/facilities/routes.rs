//! `/api/v1/facilities`

use api::ErrorItem;
use api::facilities::{FacilitiesResponse, FacilityQuery, FacilityResponse};
use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};

use super::search::{self, SearchError};
use crate::AppState;
use crate::error::{ApiError, ApiResult};

/// Facilities that match, in pages.
///
/// Lists are separated by commas and mean "any of"; different parameters must all hold.
/// 400 names every parameter that is unknown or wrong, with what is allowed.
#[utoipa::path(get, path = "/api/v1/facilities", tag = "facilities",
    params(
        ("q" = Option<String>, Query, description = "Words, all of which must occur in name, address, departments or services; at most 10 words and 200 characters"),
        ("kind" = Option<String>, Query, description = "hospital, clinic, dental, maternity, pharmacy, care"),
        ("department" = Option<String>, Query, description = "診療科目コード, such as 01001"),
        ("service" = Option<String>, Query, description = "Codes of care services, such as 130"),
        ("area" = Option<String>, Query, description = "全国地方公共団体コード without check digit, such as 27210"),
        ("near" = Option<String>, Query, description = "lat,lng in degrees"),
        ("radius" = Option<u32>, Query, description = "Metres around near"),
        ("bbox" = Option<String>, Query, description = "west,south,east,north in degrees"),
        ("sort" = Option<String>, Query, description = "distance (needs near) or name"),
        ("limit" = Option<u32>, Query, description = "1 to 100; 20 when absent"),
        ("cursor" = Option<String>, Query, description = "next_cursor of the page before"),
    ),
    responses((status = 200, body = FacilitiesResponse), (status = 400, body = api::ErrorBody)))]
pub async fn find_facilities(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> ApiResult<Json<FacilitiesResponse>> {
    let query = FacilityQuery::parse(query.as_deref().unwrap_or_default()).map_err(ApiError::bad_request)?;
    match search::find(&state.db, &query, state.clock.today_in_japan()).await {
        Ok(found) => Ok(Json(found)),
        Err(SearchError::Query(error)) => Err(ApiError::bad_request(vec![error])),
        Err(SearchError::Database(error)) => Err(error.into()),
    }
}

/// One facility.
///
/// 404 for an id that does not exist; a facility that has closed is answered, with `closed_on`.
#[utoipa::path(get, path = "/api/v1/facilities/{id}", tag = "facilities",
    params(("id" = String, Path, description = "As in a list")),
    responses((status = 200, body = FacilityResponse), (status = 404, body = api::ErrorBody)))]
pub async fn get_facility(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
) -> ApiResult<Json<FacilityResponse>> {
    if let Some(query) = query.filter(|query| !query.is_empty()) {
        let name = query.split(['=', '&']).next().unwrap_or_default().chars().take(40).collect::<String>();
        let unknown = ErrorItem::field("unknown_parameter", &name, "this path takes no parameters");
        return Err(ApiError::bad_request(vec![unknown]));
    }
    let Ok(Path(id)) = path else {
        return Err(ApiError::bad_request(vec![ErrorItem::new("invalid_encoding", "the id is not valid UTF-8 text")]));
    };
    let found = super::get(&state.db, &id, state.clock.today_in_japan()).await?;
    let facility = found.ok_or_else(|| ApiError::not_found("there is no facility with this id"))?;
    Ok(Json(FacilityResponse { facility }))
}
