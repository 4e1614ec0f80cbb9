//! `/api/v1/consults`, `/api/v1/consult-searches`, `/api/v1/consult-people`: what a desk looks at.

use api::consults::case::{ConsultPeopleResponse, ConsultSearch, ConsultsResponse};
use api::consults::{ConsultQuery, MOST_BYTES};
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{RawQuery, State};

use crate::AppState;
use crate::consults::{people, queue, search};
use crate::error::{ApiError, ApiResult};
use crate::permissions::Actor;
use crate::web::{json_body, no_parameters};

/// The cases of your desk, or those circulated to you.
///
/// `new`: nobody has taken them, the oldest first. `overdue`: what is due first. All others: the last first.
#[utoipa::path(get, path = "/api/v1/consults", tag = "consults", security(("session" = [])),
    params(
        ("view" = Option<String>, Query, description = "new (when absent), mine, overdue, open, closed, circulated"),
        ("cursor" = Option<String>, Query, description = "next_cursor of the page before"),
    ),
    responses((status = 200, body = ConsultsResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody)))]
pub async fn list_consults(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    actor: Actor,
) -> ApiResult<Json<ConsultsResponse>> {
    let query = ConsultQuery::parse(query.as_deref().unwrap_or_default()).map_err(ApiError::bad_request)?;
    Ok(Json(queue::list(&state, &actor, &query).await?))
}

/// Look for cases by a number, or by words of a name, an organization or a subject.
///
/// The last 20 that have all words. That somebody looked is kept, never for what.
#[utoipa::path(post, path = "/api/v1/consult-searches", tag = "consults", security(("session" = [])),
    request_body = ConsultSearch,
    responses((status = 200, body = ConsultsResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 413, body = api::ErrorBody),
        (status = 415, body = api::ErrorBody), (status = 422, body = api::ErrorBody)))]
pub async fn search_consults(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    actor: Actor,
    body: Result<Json<ConsultSearch>, JsonRejection>,
) -> ApiResult<Json<ConsultsResponse>> {
    no_parameters(query.as_deref())?;
    Ok(Json(search::search(&state, &actor, &json_body(body, MOST_BYTES)?).await?))
}

/// Whom a case can be assigned or circulated to.
///
/// 404 where your organization is no desk.
#[utoipa::path(get, path = "/api/v1/consult-people", tag = "consults", security(("session" = [])),
    responses((status = 200, body = ConsultPeopleResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody)))]
pub async fn list_consult_people(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    actor: Actor,
) -> ApiResult<Json<ConsultPeopleResponse>> {
    no_parameters(query.as_deref())?;
    Ok(Json(people::list(&state, &actor).await?))
}
