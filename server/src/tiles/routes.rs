//! `/tiles` and `/api/v1/map-background`

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;

use api::ErrorItem;
use api::facilities::{Bbox, FacilityQuery, Location};
use api::maps::{MapBackgroundResponse, MapLabel, MapOutline};
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};

use super::basemap::Basemap;
use super::clusters::Shown;
use super::mercator::{Tile, World};
use super::style::{Theme, style};
use super::{places, search_of, tile_at, unwritable};
use crate::AppState;
use crate::error::{ApiError, ApiResult};
use crate::facilities::finder::Snapshot;
use crate::facilities::plan::Plan;
use crate::facilities::{Moment, index::Index};
use crate::web::{self, Tagged};

const MVT: &str = "application/vnd.mapbox-vector-tile";
/// What a map shows may be a minute old.
const FOR_A_MINUTE: &str = "public, max-age=60";
/// Outlines and pictures change when they are imported anew.
const FOR_A_DAY: &str = "public, max-age=86400";

pub fn router(state: AppState) -> Router {
    Router::new()
        .route("/tiles/facilities/{z}/{x}/{y}", get(facilities))
        .route("/tiles/places/{z}/{x}/{y}", get(outlines))
        .route("/tiles/basemap/{z}/{x}/{y}", get(basemap))
        .route("/tiles/style/{theme}", get(get_style))
        .with_state(state)
}

type At = Path<(String, String, String)>;

/// Facilities of a search: the parameters of `GET /api/v1/facilities` that narrow.
async fn facilities(
    State(state): State<AppState>,
    Path((z, x, y)): At,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> ApiResult<Response> {
    let tile = tile_at(&z, &x, &y)?;
    let raw = query.unwrap_or_default();
    let query = search_of(&raw)?;
    let snapshot = state.finder.snapshot();
    let now: Moment = state.clock.now_in_japan().into();
    // Only what is open changes with the minute.
    let minute = (query.open_at.is_some() || query.hours_unknown || !query.q.is_empty()).then_some(now.minute);
    let tag = tag(&snapshot, &(tile, raw, minute, minute.map(|_| now.today.to_string())));
    if let Some(unchanged) = web::unchanged(&headers, &tag) {
        return Ok(unchanged);
    }
    let bytes = of_facilities(&snapshot, &query, now, tile)?;
    Ok(answer(bytes, MVT, FOR_A_MINUTE, tag, &headers))
}

/// The bytes of a tile.
pub fn of_facilities(snapshot: &Snapshot, query: &FacilityQuery, now: Moment, tile: Tile) -> ApiResult<Vec<u8>> {
    let plan = Plan::of(snapshot, query, now);
    let index: &Index = &snapshot.index;
    let shown = Shown { index, filter: &plan.filter, first: &plan.first };
    shown.tile(tile).map_err(|error| unwritable(&error))
}

async fn outlines(
    State(state): State<AppState>,
    Path((z, x, y)): At,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> ApiResult<Response> {
    web::no_parameters(query.as_deref())?;
    let tile = tile_at(&z, &x, &y)?;
    let snapshot = state.finder.snapshot();
    let tag = tag(&snapshot, &tile);
    if let Some(unchanged) = web::unchanged(&headers, &tag) {
        return Ok(unchanged);
    }
    let bytes = places::tile(&snapshot.places, tile).map_err(|error| unwritable(&error))?;
    Ok(answer(bytes, MVT, FOR_A_MINUTE, tag, &headers))
}

async fn basemap(State(state): State<AppState>, Path((z, x, y)): At) -> ApiResult<Response> {
    let Basemap::Archive(archive) = &state.basemap else {
        return Err(ApiError::not_found("this installation has no map of its own"));
    };
    let none = || ApiError::not_found("the map has no such tile");
    let read = |text: &str| text.parse::<u32>().map_err(|_| none());
    let z = u8::try_from(read(&z)?).map_err(|_| none())?;
    match archive.tile(z, read(&x)?, read(&y)?).await {
        Ok(Some(bytes)) => {
            Ok(([(header::CONTENT_TYPE, archive.content_type()), (header::CACHE_CONTROL, FOR_A_DAY)], bytes)
                .into_response())
        }
        Ok(None) => Err(none()),
        Err(error) => {
            tracing::error!(%error, "the basemap cannot be read");
            Err(ApiError::not_found("the map cannot be read"))
        }
    }
}

/// The style of the map in a theme (`light`, `dark`, `contrast`), for a search.
async fn get_style(
    State(state): State<AppState>,
    Path(theme): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> ApiResult<Response> {
    let theme =
        Theme::parse(&theme).ok_or_else(|| ApiError::not_found("there are the styles light, dark and contrast"))?;
    let raw = query.unwrap_or_default();
    search_of(&raw)?;
    let style = serde_json::to_vec(&style(theme, &raw, &state.basemap)).unwrap_or_default();
    let tag = web::etag(&style);
    if let Some(unchanged) = web::unchanged(&headers, &tag) {
        return Ok(unchanged);
    }
    Ok(answer(style, "application/json", FOR_A_MINUTE, tag, &headers))
}

fn tag(snapshot: &Snapshot, of: &impl Hash) -> HeaderValue {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    let text = format!("W/\"{}-{:016x}\"", snapshot.data_version, hasher.finish());
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static("W/\"\""))
}

/// The answer, packed once here where the client takes gzip: what packs the other answers is slower and smaller.
fn answer(
    bytes: Vec<u8>,
    content_type: &'static str,
    cache: &'static str,
    tag: HeaderValue,
    headers: &HeaderMap,
) -> Response {
    let takes_gzip = headers
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|coding| coding.trim().starts_with("gzip"));
    let packed = if takes_gzip { gzip(&bytes).ok() } else { None };
    let is_packed = packed.is_some();
    let mut response = packed.unwrap_or(bytes).into_response();
    let own = response.headers_mut();
    own.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    own.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    own.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    own.insert(header::ETAG, tag);
    if is_packed {
        own.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response.extensions_mut().insert(Tagged);
    response
}

/// Fast rather than small: a tile is a few kilobytes.
pub fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::with_capacity(bytes.len() / 2), flate2::Compression::fast());
    writer.write_all(bytes)?;
    writer.finish()
}

/// What a still map of a box is drawn on: outlines, names, pictures.
///
/// 400 without `bbox`, or for anything else.
#[utoipa::path(get, path = "/api/v1/map-background", tag = "places",
    params(("bbox" = String, Query, pattern = r"^[^,]*,[^,]*,[^,]*,[^,]*$", description = "west,south,east,north in degrees")),
    responses((status = 200, body = MapBackgroundResponse), (status = 400, body = api::ErrorBody)))]
pub async fn get_map_background(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> ApiResult<Json<MapBackgroundResponse>> {
    let raw = query.unwrap_or_default();
    let query = FacilityQuery::parse(&raw).map_err(ApiError::bad_request)?;
    let known = FacilityQuery { bbox: query.bbox, ..FacilityQuery::default() };
    let (Some(bbox), true) = (query.bbox, query == known) else {
        let expected =
            ErrorItem::field("invalid_value", "bbox", "expected bbox=west,south,east,north and nothing else");
        return Err(ApiError::bad_request(vec![expected]));
    };
    let snapshot = state.finder.snapshot();
    let places = &snapshot.places;
    // Finer than a screen shows it is only long.
    let step = (bbox.east - bbox.west).max(bbox.north - bbox.south) / 1_000.0;
    let outlines = places.outlines_in(bbox).map(|outline| MapOutline {
        code: outline.code.to_owned(),
        rings: outline.rings.iter().map(|(ring, _)| thinned(ring, step)).filter(|ring| ring.len() >= 3).collect(),
    });
    let outlines = outlines.filter(|outline| !outline.rings.is_empty());
    // Municipalities first, then towns: what draws a still map has time to see which have room.
    let mut labels = places.labels_in(bbox, MUNICIPALITIES);
    let zoom = zoom_of(bbox) + 2;
    if zoom > MUNICIPALITIES {
        labels.extend(places.labels_in(bbox, zoom));
    }
    labels.truncate(MOST_LABELS);
    let labels = labels.into_iter();
    Ok(Json(MapBackgroundResponse {
        outlines: outlines.collect(),
        labels: labels.map(|label| MapLabel { name: label.name, location: label.location }).collect(),
        tiles: state.basemap.pictures(),
    }))
}

/// A ring without the points that lie within a step, in degrees, of the one before.
fn thinned(ring: &[Location], step: f64) -> Vec<[f64; 2]> {
    let mut kept: Vec<[f64; 2]> = Vec::new();
    for at in ring {
        if kept.last().is_none_or(|[lng, lat]| (at.lng - lng).abs() >= step || (at.lat - lat).abs() >= step) {
            kept.push([at.lng, at.lat]);
        }
    }
    kept
}

/// A zoom at which municipalities have room.
const MUNICIPALITIES: u8 = 12;
/// More have no room on a still map.
const MOST_LABELS: usize = 400;

/// The zoom at which a box fills a screen of about 1,000 pixels: two tiles.
fn zoom_of(bbox: Bbox) -> u8 {
    let corner = |lat, lng| World::from(Location { lat, lng });
    let (low, high) = (corner(bbox.north, bbox.west), corner(bbox.south, bbox.east));
    let widest = high.x.saturating_sub(low.x).max(high.y.saturating_sub(low.y));
    (1 + widest.leading_zeros() as u8).min(Tile::MAX_ZOOM)
}
