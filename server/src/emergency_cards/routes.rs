//! `/api/v1/emergency-cards`

use api::emergency_cards::{
    CardOpeningsResponse, EmergencyCardReceiptResponse, EmergencyCardResponse, MOST_CARD_BODY, NewEmergencyCard,
};
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{DefaultBodyLimit, Path, RawQuery, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Extension, Json};

use super::Kept;
use crate::capabilities::Capability;
use crate::error::{ApiError, ApiResult};
use crate::rate_limit::ClientAddress;
use crate::routes::{Method, Routes};
use crate::{AppState, emergency_cards, web};

pub fn routes() -> Routes {
    let one = get(get_emergency_card).put(put_emergency_card).delete(delete_emergency_card);
    let methods = [Method::GET, Method::PUT, Method::DELETE];
    Routes::new().private("/emergency-cards/{id}", &methods, one.layer(DefaultBodyLimit::max(MOST_CARD_BODY))).private(
        "/emergency-cards/{id}/openings",
        &[Method::GET],
        get(list_emergency_card_openings),
    )
}

/// Keep a sealed emergency card.
///
/// The id is 16 random bytes, the owner's secret 32, both made up by the owner's device; hashes of them are kept. Whoever
/// knows the id can read what is sealed at `/e/{id}`, and its key stands behind `#` in the link, which no browser sends.
/// 201 for a new one, 200 for one in its place, 403 `not_the_owner` when the id is taken or was revoked, 413 for more than
/// 16,000 characters, 429 when too many new ones have come from here, 503 `storage_full`.
#[utoipa::path(put, path = "/api/v1/emergency-cards/{id}", tag = "note", request_body = NewEmergencyCard,
    params(("id" = String, Path, description = "16 random bytes in base64url")), security(("capability" = [])),
    responses((status = 200, body = EmergencyCardReceiptResponse), (status = 201, body = EmergencyCardReceiptResponse),
        (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody), (status = 415, body = api::ErrorBody), (status = 422, body = api::ErrorBody),
        (status = 429, body = api::ErrorBody), (status = 503, body = api::ErrorBody)))]
pub async fn put_emergency_card(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    client: Option<Extension<ClientAddress>>,
    path: Result<Path<String>, PathRejection>,
    owner: Capability,
    body: Result<Json<NewEmergencyCard>, JsonRejection>,
) -> ApiResult<(StatusCode, Json<EmergencyCardReceiptResponse>)> {
    web::no_parameters(query.as_deref())?;
    let new = web::json_body(body, MOST_CARD_BODY)?.checked().map_err(ApiError::of_content)?;
    let client = client.map(|Extension(client)| client);
    let (kept, card) = emergency_cards::put(&state, client, &id(path), &owner, new).await?;
    let status = match kept {
        Kept::New => StatusCode::CREATED,
        Kept::Replaced => StatusCode::OK,
    };
    Ok((status, Json(EmergencyCardReceiptResponse { card })))
}

/// A sealed emergency card.
///
/// Each reading is kept for its owner: the time and nothing else. 404 for one that is unknown or revoked.
#[utoipa::path(get, path = "/api/v1/emergency-cards/{id}", tag = "note",
    params(("id" = String, Path, description = "16 random bytes in base64url")),
    responses((status = 200, body = EmergencyCardResponse), (status = 400, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody)))]
pub async fn get_emergency_card(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
) -> ApiResult<Json<EmergencyCardResponse>> {
    web::no_parameters(query.as_deref())?;
    let card = emergency_cards::open(&state.db, &state.clock, &id(path)).await?;
    Ok(Json(EmergencyCardResponse { card }))
}

/// When an emergency card was opened, the newest first.
///
/// The newest 200 are kept. 404 where this owner has none with this id.
#[utoipa::path(get, path = "/api/v1/emergency-cards/{id}/openings", tag = "note",
    params(("id" = String, Path, description = "16 random bytes in base64url")), security(("capability" = [])),
    responses((status = 200, body = CardOpeningsResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody)))]
pub async fn list_emergency_card_openings(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
    owner: Capability,
) -> ApiResult<Json<CardOpeningsResponse>> {
    web::no_parameters(query.as_deref())?;
    Ok(Json(emergency_cards::openings(&state.db, &id(path), &owner).await?))
}

/// Revoke an emergency card: it and its openings are deleted, and its id is never given again.
///
/// 404 where this owner has none with this id.
#[utoipa::path(delete, path = "/api/v1/emergency-cards/{id}", tag = "note",
    params(("id" = String, Path, description = "16 random bytes in base64url")), security(("capability" = [])),
    responses((status = 204), (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody)))]
pub async fn delete_emergency_card(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
    owner: Capability,
) -> ApiResult<StatusCode> {
    web::no_parameters(query.as_deref())?;
    emergency_cards::revoke(&state.db, &id(path), &owner).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The id of a path; what is no text is no id.
fn id(path: Result<Path<String>, PathRejection>) -> String {
    path.map(|Path(id)| id).unwrap_or_default()
}
