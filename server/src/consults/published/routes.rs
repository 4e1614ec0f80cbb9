//! `/api/v1/published-consult-figures`

use api::ErrorItem;
use api::consults::figures::{FiguresQuery, PublishedFiguresResponse};
use axum::Json;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::AppState;
use crate::error::{ApiError, ApiResult};
use crate::routes::{Method, Routes};

pub fn routes() -> Routes {
    Routes::new().open("/published-consult-figures", &[Method::GET], get(get_published_figures))
}

/// How many questions the region's desks had in a 年度: for everybody.
///
/// Numbers from 1 to 4 are `null`, and as many others as are needed so that these cannot be computed. Months are counted
/// once, two weeks after their end, from the one on in which the first sheet was written, and stay so; one with 1 to 4
/// waits for the next ones. Who asked, how, what about and what was provided is told when
/// the year has ended. Nothing is counted after `until`. 404 for a year of which nothing is published.
#[utoipa::path(get, path = "/api/v1/published-consult-figures", tag = "consults",
    params(("year" = Option<i16>, Query, minimum = 2000, maximum = 2200, description = "年度, April to March: 2026; the newest when absent")),
    responses((status = 200, body = PublishedFiguresResponse),
        (status = 304, description = "Nothing has changed since the ETag that was sent"),
        (status = 400, body = api::ErrorBody), (status = 404, body = api::ErrorBody)))]
pub async fn get_published_figures(State(state): State<AppState>, RawQuery(query): RawQuery) -> ApiResult<Response> {
    let query = FiguresQuery::parse(query.as_deref().unwrap_or_default()).map_err(ApiError::bad_request)?;
    if !query.desk_id.is_empty() {
        let item = ErrorItem::field("unknown_parameter", "desk_id", "known parameters: year");
        return Err(ApiError::bad_request(vec![item]));
    }
    let figures = super::get(&state.db, query.year, state.clock.today_in_japan()).await?;
    let mut response = Json(PublishedFiguresResponse { figures }).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    Ok(response)
}
