//! `/api/v1/doctor-contacts`

use api::doctors::{DoctorContactsResponse, DoctorQuery};
use api::permissions::Action;
use axum::Json;
use axum::extract::{RawQuery, State};
use axum::routing::get;

use crate::AppState;
use crate::error::{ApiError, ApiResult};
use crate::permissions::Actor;
use crate::routes::{Method, Routes};

pub fn routes() -> Routes {
    Routes::new().guarded("/doctor-contacts", &[(Method::GET, Action::ReadDoctorContacts)], get(list_doctor_contacts))
}

/// How doctors are reached.
///
/// Telephone, FAX, ケアマネタイム, and what can be done at home. Without words those who have told a ケアマネタイム, by name;
/// with words what the finder understands of them, those who have told one first; or the facilities that are named. 400 for
/// a cursor of another query.
#[utoipa::path(get, path = "/api/v1/doctor-contacts", tag = "doctors", security(("session" = [])),
    params(
        ("q" = Option<String>, Query, max_length = 200, description = "Words, as in /api/v1/facilities"),
        ("facility_ids" = Option<String>, Query, description = "At most 50 ids, separated by commas; they come in this order"),
        ("cursor" = Option<String>, Query, description = "next_cursor of the page before"),
    ),
    responses((status = 200, body = DoctorContactsResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody)))]
pub async fn list_doctor_contacts(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    actor: Actor,
) -> ApiResult<Json<DoctorContactsResponse>> {
    let query = DoctorQuery::parse(query.as_deref().unwrap_or_default()).map_err(ApiError::bad_request)?;
    Ok(Json(super::list(&state, &actor, &query).await?))
}
