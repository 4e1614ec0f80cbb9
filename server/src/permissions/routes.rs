//! `/api/v1/permissions`

use api::permissions::{Action, PermissionsResponse};
use axum::Json;
use axum::extract::State;
use axum::routing::get;

use super::{Actor, Object, permissions};
use crate::AppState;
use crate::error::ApiResult;
use crate::routes::{Method, Routes};

pub fn routes() -> Routes {
    Routes::new().guarded("/permissions", &[(Method::GET, Action::ReadPermissions)], get(list_permissions))
}

/// Who may do what.
///
/// The table by which every request of somebody signed in is judged. 401 without a session, 403 for whoever administers
/// nothing.
#[utoipa::path(get, path = "/api/v1/permissions", tag = "permissions", security(("session" = [])),
    responses((status = 200, body = PermissionsResponse), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody)))]
pub async fn list_permissions(State(state): State<AppState>, actor: Actor) -> ApiResult<Json<PermissionsResponse>> {
    let table = Object::of_organization("permissions", "", &actor.organization_id);
    actor.may(&state, Action::ReadPermissions, &table).await?;
    Ok(Json(PermissionsResponse { permissions: permissions() }))
}
