//! `/api/v1/own-facility`

use api::own_facility::{MOST_BYTES, NewConfirmations, NewStatement, OwnFacilityResponse, StatementPart};
use api::permissions::Action;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{DefaultBodyLimit, Path, RawQuery, State};
use axum::routing::{get, post, put};

use crate::AppState;
use crate::error::{ApiError, ApiResult};
use crate::permissions::Actor;
use crate::routes::{Method, Routes};
use crate::web::{json_body, no_parameters};

pub fn routes() -> Routes {
    use Action::{ChangeOwnFacility, ConfirmOwnFacility, ReadOwnFacility};
    let limit = || DefaultBodyLimit::max(MOST_BYTES);
    Routes::new()
        .guarded("/own-facility", &[(Method::GET, ReadOwnFacility)], get(get_own_facility))
        .guarded(
            "/own-facility/{part}",
            &[(Method::PUT, ChangeOwnFacility), (Method::DELETE, ChangeOwnFacility)],
            put(put_statement).delete(take_back_statement).layer(limit()),
        )
        .guarded(
            "/own-facility/confirmations",
            &[(Method::POST, ConfirmOwnFacility)],
            post(confirm_own_facility).layer(limit()),
        )
}

/// The facility of your organization as everybody is shown it, and what your organization has stated of it.
///
/// `own_facility` is `null` where the organization is linked to no facility.
#[utoipa::path(get, path = "/api/v1/own-facility", tag = "own-facility", security(("session" = [])),
    responses((status = 200, body = OwnFacilityResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody)))]
pub async fn get_own_facility(
    State(state): State<AppState>,
    actor: Actor,
    RawQuery(query): RawQuery,
) -> ApiResult<Json<OwnFacilityResponse>> {
    no_parameters(query.as_deref())?;
    answer(&state, &actor).await
}

/// State a part of your facility.
///
/// Shown at once with your organization as its source, and a confirmation of the field. It stays over imports: published
/// data takes its place when an edition that is newer tells something else than when it was stated. 412
/// (`changed_meanwhile`) when the part was changed since it was read, 422 names every wrong field, 503 (`import_running`)
/// while published data is being replaced.
#[utoipa::path(put, path = "/api/v1/own-facility/{part}", tag = "own-facility", security(("session" = [])),
    params(("part" = StatementPart, Path, description = "What is stated")), request_body = NewStatement,
    responses((status = 200, body = OwnFacilityResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody), (status = 412, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody), (status = 415, body = api::ErrorBody),
        (status = 422, body = api::ErrorBody), (status = 503, body = api::ErrorBody)))]
pub async fn put_statement(
    State(state): State<AppState>,
    actor: Actor,
    Path(part): Path<String>,
    body: Result<Json<NewStatement>, JsonRejection>,
) -> ApiResult<Json<OwnFacilityResponse>> {
    let part = part_of(&part)?;
    super::put(&state, &actor, part, json_body(body, MOST_BYTES)?).await?;
    answer(&state, &actor).await
}

/// Take back what was stated of a part: what is published is shown again.
///
/// 404 when nothing is stated, 412 (`changed_meanwhile`) when `seen` is not its newest revision.
#[utoipa::path(delete, path = "/api/v1/own-facility/{part}", tag = "own-facility", security(("session" = [])),
    params(("part" = StatementPart, Path, description = "What was stated"),
        ("seen" = String, Query, description = "The `revision` that is taken back")),
    responses((status = 200, body = OwnFacilityResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody), (status = 412, body = api::ErrorBody),
        (status = 503, body = api::ErrorBody)))]
pub async fn take_back_statement(
    State(state): State<AppState>,
    actor: Actor,
    Path(part): Path<String>,
    RawQuery(query): RawQuery,
) -> ApiResult<Json<OwnFacilityResponse>> {
    let part = part_of(&part)?;
    let pairs = api::query::form_pairs(query.unwrap_or_default().as_bytes());
    let seen = pairs.iter().find(|(name, _)| name == "seen").map(|(_, value)| value.as_str());
    super::take_back(&state, &actor, part, seen).await?;
    answer(&state, &actor).await
}

/// Confirm that what is shown of your facility is right today.
///
/// 412 (`changed_meanwhile`) when something else is shown of a field than what is said to have been seen.
#[utoipa::path(post, path = "/api/v1/own-facility/confirmations", tag = "own-facility", security(("session" = [])),
    request_body = NewConfirmations,
    responses((status = 200, body = OwnFacilityResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody), (status = 412, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody), (status = 415, body = api::ErrorBody),
        (status = 422, body = api::ErrorBody)))]
pub async fn confirm_own_facility(
    State(state): State<AppState>,
    actor: Actor,
    body: Result<Json<NewConfirmations>, JsonRejection>,
) -> ApiResult<Json<OwnFacilityResponse>> {
    super::confirm(&state, &actor, &json_body(body, MOST_BYTES)?.fields).await?;
    answer(&state, &actor).await
}

fn part_of(word: &str) -> Result<StatementPart, ApiError> {
    let parts = StatementPart::ALL.map(StatementPart::as_str).join(", ");
    StatementPart::parse(word)
        .ok_or_else(|| ApiError::not_found(&format!("there is no such part; expected one of {parts}")))
}

async fn answer(state: &AppState, actor: &Actor) -> ApiResult<Json<OwnFacilityResponse>> {
    Ok(Json(OwnFacilityResponse { own_facility: super::get(state, actor).await? }))
}
