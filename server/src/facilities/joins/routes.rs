//! `/api/v1/joins`

use api::ErrorItem;
use api::joins::{JoinQuery, JoinResponse, JoinsResponse, MOST_DECISION_BYTES, NewJoinDecision};
use api::permissions::Action;
use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{DefaultBodyLimit, Path, RawQuery, State};
use axum::routing::{get, post};

use super::queue;
use crate::error::{ApiError, ApiResult};
use crate::permissions::Actor;
use crate::routes::{Method, Routes};
use crate::{AppState, web};

pub fn routes() -> Routes {
    let decide = post(decide_join).layer(DefaultBodyLimit::max(MOST_DECISION_BYTES));
    let read = [(Method::GET, Action::ReadJoins)];
    Routes::new().guarded("/joins", &read, get(list_joins)).guarded("/joins/{key}", &read, get(get_join)).guarded(
        "/joins/{key}/decision",
        &[(Method::POST, Action::DecideJoin)],
        decide,
    )
}

/// Records without an id of ours that may belong to a facility, and wait for a person.
///
/// Records of the 届出受理医療機関名簿. 403 for whoever may not decide, 401 without a session.
#[utoipa::path(get, path = "/api/v1/joins", tag = "joins", security(("session" = [])),
    params(
        ("area" = Option<String>, Query, description = "Code of a prefecture (2 digits) or a municipality (5 digits)"),
        ("cursor" = Option<String>, Query, description = "next_cursor of the page before"),
    ),
    responses((status = 200, body = JoinsResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody)))]
pub async fn list_joins(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    actor: Actor,
) -> ApiResult<Json<JoinsResponse>> {
    let query = JoinQuery::parse(query.as_deref().unwrap_or_default()).map_err(ApiError::bad_request)?;
    Ok(Json(queue::list(&state, &actor, &query).await?))
}

/// One record beside the facilities that may be meant.
///
/// Also one that is decided. 404 when there is none with this key.
#[utoipa::path(get, path = "/api/v1/joins/{key}", tag = "joins", security(("session" = [])),
    params(
        ("key" = String, Path, description = "Key of a record, 10 digits"),
        ("area" = Option<String>, Query, description = "Where the next one is taken from"),
    ),
    responses((status = 200, body = JoinResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody)))]
pub async fn get_join(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
    actor: Actor,
) -> ApiResult<Json<JoinResponse>> {
    let area = area(query.as_deref())?;
    Ok(Json(queue::get(&state, &actor, &key(path), &area).await?))
}

/// Decide about a record.
///
/// It is joined to the accepted facility, or told apart from all that were looked at; what is shown follows at once, and so
/// do later imports. 409 `already_decided` says who was first, `changed_meanwhile` that other facilities may be meant
/// now; 422 when it cannot be this facility; 503 while an import runs.
#[utoipa::path(post, path = "/api/v1/joins/{key}/decision", tag = "joins", request_body = NewJoinDecision,
    security(("session" = [])),
    params(
        ("key" = String, Path, description = "Key of a record, 10 digits"),
        ("area" = Option<String>, Query, description = "Where the next one is taken from"),
    ),
    responses((status = 200, body = JoinResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 409, body = api::ErrorBody), (status = 413, body = api::ErrorBody), (status = 415, body = api::ErrorBody),
        (status = 422, body = api::ErrorBody), (status = 503, body = api::ErrorBody)))]
pub async fn decide_join(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
    actor: Actor,
    body: Result<Json<NewJoinDecision>, JsonRejection>,
) -> ApiResult<Json<JoinResponse>> {
    let area = area(query.as_deref())?;
    let new = web::json_body(body, MOST_DECISION_BYTES)?;
    Ok(Json(queue::decide(&state, &actor, &key(path), &area, new).await?))
}

/// The one parameter of a single record.
fn area(query: Option<&str>) -> ApiResult<String> {
    let JoinQuery { area, cursor } = JoinQuery::parse(query.unwrap_or_default()).map_err(ApiError::bad_request)?;
    if cursor.is_empty() {
        return Ok(area);
    }
    Err(ApiError::bad_request(vec![ErrorItem::field("unknown_parameter", "cursor", "known parameters: area")]))
}

/// The key of a path; what is no text is no key.
fn key(path: Result<Path<String>, PathRejection>) -> String {
    path.map(|Path(key)| key).unwrap_or_default()
}
