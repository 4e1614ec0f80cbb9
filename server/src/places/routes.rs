//! `/api/v1/places`

use api::ErrorItem;
use api::places::{PlacesMeta, PlacesResponse, SupportCenter};
use api::sources::Gap;
use axum::Json;
use axum::extract::{Path, RawQuery, State};

use super::PlaceSource;
use crate::AppState;
use crate::error::{ApiError, ApiResult};
use crate::facilities::routes::words_and_home;
use crate::import::datasets;
use crate::web;

/// Places in an answer, at most.
const MOST: usize = 10;

/// Places that words name: an address or its beginning, a town, a municipality, a postal code, in any
/// spelling. Those in `home` come first, the municipality that runs this installation when it is absent.
/// Each with the 地域包括支援センター for its middle, where areas are imported.
#[utoipa::path(get, path = "/api/v1/places", tag = "places",
    params(
        ("q" = Option<String>, Query, max_length = 200, pattern = r"^[\t-\r\x85]*[^\x00-\x1f\x7f-\x9f]*[\t-\r\x85]*$", description = "An address, a town, a municipality or a postal code; at most 200 characters"),
        ("home" = Option<String>, Query, pattern = r"^\s*([0-9]{2}|[0-9]{5})?\s*(,\s*([0-9]{2}|[0-9]{5})?\s*)*$", description = "全国地方公共団体コード: these come first"),
    ),
    responses((status = 200, body = PlacesResponse), (status = 400, body = api::ErrorBody)))]
pub async fn find_places(State(state): State<AppState>, RawQuery(query): RawQuery) -> ApiResult<Json<PlacesResponse>> {
    let query = words_and_home(query.as_deref())?;
    let snapshot = state.finder.snapshot();
    let home = if query.home.is_empty() { snapshot.municipality.area_codes.clone() } else { query.home };
    let places = &snapshot.places;
    let found = if query.q.is_empty() { Vec::new() } else { places.find(&query.q, &home, MOST) };
    let with_center = |found: super::FoundPlace| {
        let support_center = snapshot.support_center(found.location);
        api::places::Place { support_center, ..found.into_place(false) }
    };
    let missing = PlaceSource::ALL.into_iter().filter(|source| !snapshot.dates.contains_key(source.dataset()));
    let gaps = missing.map(|source| Gap {
        code: "not_imported".to_owned(),
        dataset: Some(source.dataset().to_owned()),
        detail: format!("「{}」のデータは取り込まれていません。", datasets::title(source.dataset())),
    });
    Ok(Json(PlacesResponse {
        places: found.into_iter().map(with_center).collect(),
        meta: PlacesMeta {
            support_centers: places.support_centers().iter().map(SupportCenter::from).collect(),
            gaps: gaps.collect(),
        },
    }))
}

/// The outline of a municipality as a GeoJSON geometry.
///
/// 404 where no outline of this code is imported.
#[utoipa::path(get, path = "/api/v1/places/{id}/outline", tag = "places",
    params(("id" = String, Path, pattern = r"^[0-9]{5}$", description = "全国地方公共団体コード, 5 digits")),
    responses((status = 200, body = serde_json::Value), (status = 400, body = api::ErrorBody), (status = 404, body = api::ErrorBody)))]
pub async fn get_outline(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    Path(id): Path<String>,
) -> ApiResult<Json<serde_json::Value>> {
    web::no_parameters(query.as_deref())?;
    if id.len() != 5 || !id.bytes().all(|b| b.is_ascii_digit()) {
        let detail = format!("{id:?} is not 5 digits; expected a code such as 27210");
        return Err(ApiError::bad_request(vec![ErrorItem::field("invalid_value", "id", detail)]));
    }
    let outline = state.finder.snapshot().places.outline(&id);
    outline.map(Json).ok_or_else(|| ApiError::not_found("no outline of this municipality is imported"))
}
