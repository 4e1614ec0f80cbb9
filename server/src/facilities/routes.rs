//! `/api/v1/facilities`, `/suggestions`, `/departments`, `/services`, `/functions`, `/home-care`

use std::hash::{DefaultHasher, Hash, Hasher};

use api::ErrorItem;
use api::facilities::{FacilitiesResponse, FacilityQuery, FacilityResponse};
use api::places::{CategoriesResponse, Category, SuggestionsResponse};
use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::export::{self, Format};
use super::finder::Snapshot;
use super::{Moment, search, suggestions};
use crate::AppState;
use crate::error::{ApiError, ApiResult};
use crate::web::{self, Tagged};

/// Facilities that match, in pages: one result an institution.
///
/// The words of `q` are understood as departments, services, kinds, places and names; what they were
/// taken for is told in `meta.understood`. Lists are separated by commas and mean "any of"; different
/// parameters must all hold. `Accept: text/csv` and `application/geo+json`, or `format`, give the whole
/// result as a file, at most 20,000 institutions.
/// 400 names every parameter that is unknown or wrong, with what is allowed.
#[utoipa::path(get, path = "/api/v1/facilities", tag = "facilities",
    params(
        ("q" = Option<String>, Query, max_length = 200, pattern = r"^[\t-\r\x85]*[^\x00-\x1f\x7f-\x9f]*[\t-\r\x85]*$", description = "Words: what, where, the name; at most 10 words and 200 characters"),
        ("kind" = Option<String>, Query, pattern = r"^[a-z\s,]*$", description = "hospital, clinic, dental, maternity, pharmacy, care; of 地域の活動・支え合い salon, dementia_cafe, gathering, watch_over, transport, meal_delivery"),
        ("department" = Option<String>, Query, pattern = r"^\s*([0-9]{5})?\s*(,\s*([0-9]{5})?\s*)*$", description = "診療科目コード, such as 01001"),
        ("service" = Option<String>, Query, pattern = r"^\s*([0-9]{3})?\s*(,\s*([0-9]{3})?\s*)*$", description = "Codes of care services, such as 130"),
        ("function" = Option<String>, Query, pattern = r"^[a-z_\s,]*$", description = "Codes of functions that were notified, such as home_visits; see /api/v1/functions"),
        ("home_care" = Option<String>, Query, pattern = r"^[a-z_\s,]*$", description = "Codes of what it can do at home, or may when asked, such as ventilator; see /api/v1/home-care"),
        ("area" = Option<String>, Query, pattern = r"^\s*([0-9]{2}|[0-9]{5})?\s*(,\s*([0-9]{2}|[0-9]{5})?\s*)*$", description = "全国地方公共団体コード without check digit, such as 27210, or a prefecture, such as 27"),
        ("home" = Option<String>, Query, pattern = r"^\s*([0-9]{2}|[0-9]{5})?\s*(,\s*([0-9]{2}|[0-9]{5})?\s*)*$", description = "The same: of equally good results those here come first, then those around"),
        ("near" = Option<String>, Query, pattern = r"^([^,]*,[^,]*)?$", description = "lat,lng in degrees"),
        ("radius" = Option<u32>, Query, minimum = 1, maximum = 3_000_000, description = "Metres around near"),
        ("bbox" = Option<String>, Query, pattern = r"^([^,]*,[^,]*,[^,]*,[^,]*)?$", description = "west,south,east,north in degrees"),
        ("visits" = Option<String>, Query, pattern = r"^([^,]*,[^,]*)?$", description = "lat,lng in degrees: only what comes to this place, whose published area holds it first, then what visits homes within 16 km and publishes no area"),
        ("open_at" = Option<String>, Query, description = "now, or RFC 3339 with an offset: only what is open then; `meta.hours_unknown` counts what nobody knows of"),
        ("hours" = Option<String>, Query, pattern = r"^\s*(unknown)?\s*$", description = "unknown: instead those of which it is not known whether they are open at open_at (now when absent)"),
        ("sort" = Option<String>, Query, pattern = r"^\s*(relevance|distance|name)?\s*$", description = "relevance, distance (needs near) or name"),
        ("facets" = Option<bool>, Query, description = "true: count what would narrow the result"),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "1 to 100; 20 when absent"),
        ("cursor" = Option<String>, Query, description = "next_cursor of the page before"),
        ("format" = Option<String>, Query, pattern = r"^(json|csv|geojson)?$", description = "json, csv or geojson; goes before Accept"),
    ),
    responses(
        (status = 200, content((FacilitiesResponse = "application/json"), (String = "text/csv"), (String = "application/geo+json"))),
        (status = 304, description = "Nothing has changed since the ETag that was sent"),
        (status = 400, body = api::ErrorBody),
        (status = 406, body = api::ErrorBody),
        (status = 429, body = api::ErrorBody)))]
pub async fn find_facilities(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> ApiResult<Response> {
    let raw = query.unwrap_or_default();
    let (rest, format) = take_format(&raw);
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    let format = Format::wanted(accept, format.as_deref())?;
    let query = FacilityQuery::parse(&rest).map_err(ApiError::bad_request)?;
    let snapshot = state.finder.snapshot();
    let now = moment(&state);
    let tag = tag(&snapshot, now, &raw, format);
    if let Some(unchanged) = web::unchanged(&headers, &tag) {
        return Ok(unchanged);
    }
    let mut response = match format {
        Format::Json => json(&search::find(&snapshot, &query, now).map_err(refused)?),
        Format::Csv | Format::GeoJson => {
            let whole = search::find_all(&snapshot, &query, now, FacilitiesResponse::MOST_IN_FILE).map_err(refused)?;
            export::response(format, &whole)
        }
    };
    response.headers_mut().insert(header::ETAG, tag);
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept"));
    response.extensions_mut().insert(Tagged);
    Ok(response)
}

/// As [`Json`], with room for a page from the start.
fn json(found: &FacilitiesResponse) -> Response {
    const PAGE: usize = 1 << 14;
    let mut body = Vec::with_capacity(PAGE);
    match serde_json::to_writer(&mut body, found) {
        Ok(()) => ([(header::CONTENT_TYPE, "application/json")], body).into_response(),
        Err(error) => {
            tracing::error!(%error, "a result cannot be written");
            axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn refused(error: ErrorItem) -> ApiError {
    ApiError::bad_request(vec![error])
}

fn moment(state: &AppState) -> Moment {
    state.clock.now_in_japan().into()
}

/// Of the same data, in the same minute, the same question has the same answer.
fn tag(snapshot: &Snapshot, now: Moment, raw: &str, format: Format) -> HeaderValue {
    let mut hasher = DefaultHasher::new();
    (raw, format as u8, now.today.to_string(), now.minute).hash(&mut hasher);
    let text = format!("W/\"{}-{:016x}\"", snapshot.data_version, hasher.finish());
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static("W/\"\""))
}

/// Parts `format` from the parameters of the search.
fn take_format(raw: &str) -> (String, Option<String>) {
    let is_format = |part: &&str| part.split('=').next() == Some("format");
    let rest: Vec<&str> = raw.split('&').filter(|part| !is_format(part)).collect();
    let format = raw.split('&').find(is_format).and_then(|part| part.split_once('='));
    (rest.join("&"), format.map(|(_, value)| value.to_owned()))
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
    web::no_parameters(query.as_deref())?;
    let Ok(Path(id)) = path else {
        return Err(ApiError::bad_request(vec![ErrorItem::new("invalid_encoding", "the id is not valid UTF-8 text")]));
    };
    let snapshot = state.finder.snapshot();
    let found = super::get(&state.db, &snapshot, &id, moment(&state)).await?;
    let facility = found.ok_or_else(|| ApiError::not_found("there is no facility with this id"))?;
    Ok(Json(FacilityResponse { facility }))
}

/// Words to complete what is being typed; at most 8.
#[utoipa::path(get, path = "/api/v1/suggestions", tag = "facilities",
    params(
        ("q" = Option<String>, Query, max_length = 200, pattern = r"^[\t-\r\x85]*[^\x00-\x1f\x7f-\x9f]*[\t-\r\x85]*$", description = "What is in the box so far; at most 200 characters"),
        ("home" = Option<String>, Query, pattern = r"^\s*([0-9]{2}|[0-9]{5})?\s*(,\s*([0-9]{2}|[0-9]{5})?\s*)*$", description = "Codes of the municipality whose people ask; its own when absent"),
    ),
    responses((status = 200, body = SuggestionsResponse), (status = 400, body = api::ErrorBody)))]
pub async fn suggest(State(state): State<AppState>, RawQuery(query): RawQuery) -> ApiResult<Json<SuggestionsResponse>> {
    let query = words_and_home(query.as_deref())?;
    let snapshot = state.finder.snapshot();
    let home = if query.home.is_empty() { snapshot.municipality.area_codes.clone() } else { query.home };
    Ok(Json(SuggestionsResponse { suggestions: suggestions::suggest(&snapshot, &query.q, &home) }))
}

/// `q` and `home`, and nothing else.
pub fn words_and_home(query: Option<&str>) -> ApiResult<FacilityQuery> {
    let query = FacilityQuery::parse(query.unwrap_or_default()).map_err(ApiError::bad_request)?;
    let known = FacilityQuery { q: query.q.clone(), home: query.home.clone(), ..FacilityQuery::default() };
    if query == known {
        return Ok(query);
    }
    Err(ApiError::bad_request(vec![ErrorItem::new("unknown_parameter", "known parameters: q, home")]))
}

/// 診療科目 in use, with how many institutions have each.
#[utoipa::path(get, path = "/api/v1/departments", tag = "facilities",
    responses((status = 200, body = CategoriesResponse)))]
pub async fn list_departments(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> ApiResult<Json<CategoriesResponse>> {
    web::no_parameters(query.as_deref())?;
    let snapshot = state.finder.snapshot();
    let index = &snapshot.index;
    let departments = index.departments().iter().enumerate().map(|(bit, (code, name))| Category {
        code: code.clone(),
        name: name.clone(),
        plain: name.clone(),
        total: index.department_total(bit).cast_signed(),
    });
    let mut categories: Vec<Category> = departments.filter(|category| category.total > 0).collect();
    categories.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(Json(CategoriesResponse { categories }))
}

/// 介護サービスの種類, with how many institutions offer each.
#[utoipa::path(get, path = "/api/v1/services", tag = "facilities",
    responses((status = 200, body = CategoriesResponse)))]
pub async fn list_services(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> ApiResult<Json<CategoriesResponse>> {
    web::no_parameters(query.as_deref())?;
    let snapshot = state.finder.snapshot();
    let services = api::services::SERVICES.iter().enumerate().map(|(bit, service)| Category {
        code: service.code.to_owned(),
        name: service.official.to_owned(),
        plain: service.plain.to_owned(),
        total: snapshot.index.service_total(bit).cast_signed(),
    });
    Ok(Json(CategoriesResponse { categories: services.collect() }))
}

/// Functions for home care that facilities can notify (施設基準の届出), with how many institutions have each.
///
/// A 届出 says that a standard is met, not that new patients are taken.
#[utoipa::path(get, path = "/api/v1/functions", tag = "facilities",
    responses((status = 200, body = CategoriesResponse)))]
pub async fn list_functions(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> ApiResult<Json<CategoriesResponse>> {
    web::no_parameters(query.as_deref())?;
    let snapshot = state.finder.snapshot();
    let functions = api::functions::FUNCTIONS.iter().enumerate().map(|(bit, function)| Category {
        code: function.code.to_owned(),
        name: function.official.to_owned(),
        plain: function.plain.to_owned(),
        total: snapshot.index.function_total(bit).cast_signed(),
    });
    Ok(Json(CategoriesResponse { categories: functions.collect() }))
}

/// What clinics are asked about home care and as family doctors, with how many institutions can do each, or may when
/// asked.
#[utoipa::path(get, path = "/api/v1/home-care", tag = "facilities",
    responses((status = 200, body = CategoriesResponse)))]
pub async fn list_home_care(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> ApiResult<Json<CategoriesResponse>> {
    web::no_parameters(query.as_deref())?;
    let snapshot = state.finder.snapshot();
    let items = api::home_care::ITEMS.iter().enumerate().map(|(bit, item)| Category {
        code: item.code.to_owned(),
        name: item.official.to_owned(),
        plain: item.plain.to_owned(),
        total: snapshot.index.home_care_total(bit).cast_signed(),
    });
    Ok(Json(CategoriesResponse { categories: items.collect() }))
}
