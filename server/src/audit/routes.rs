//! `/api/v1/audit-entries`

use api::ErrorBody;
use api::audit::{AuditEntriesResponse, AuditQuery};
use api::permissions::Action;
use axum::Json;
use axum::extract::{RawQuery, State};
use axum::routing::get;

use crate::AppState;
use crate::error::{ApiError, ApiResult};
use crate::permissions::Actor;
use crate::routes::{Method, Routes};

pub fn routes() -> Routes {
    Routes::new().guarded("/audit-entries", &[(Method::GET, Action::ReadAudit)], get(list_audit_entries))
}

/// Who did what, the newest first.
///
/// The region's administrators read everything, those of an organization what was done for it. That somebody has read is
/// an entry itself. Pages: give `meta.next_before` as `before`.
#[utoipa::path(get, path = "/api/v1/audit-entries", tag = "audit", security(("session" = [])),
    params(
        ("person" = Option<String>, Query, description = "Who did it, by id"),
        ("organization" = Option<String>, Query, description = "For which it was done, by id"),
        ("action" = Option<String>, Query, description = "Such as sign_in"),
        ("kind" = Option<String>, Query, description = "Of the object, such as correction"),
        ("object" = Option<String>, Query, description = "Its id"),
        ("outcome" = Option<String>, Query, description = "done or refused"),
        ("from" = Option<String>, Query, description = "First day in Japan, such as 2026-11-20"),
        ("to" = Option<String>, Query, description = "Last day in Japan"),
        ("before" = Option<i64>, Query, description = "Only entries with lower numbers"),
    ),
    responses((status = 200, body = AuditEntriesResponse), (status = 400, body = ErrorBody),
        (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn list_audit_entries(
    State(state): State<AppState>,
    actor: Actor,
    RawQuery(query): RawQuery,
) -> ApiResult<Json<AuditEntriesResponse>> {
    let query = AuditQuery::parse(query.as_deref().unwrap_or_default()).map_err(ApiError::bad_request)?;
    Ok(Json(super::find(&state, &actor, &query).await?))
}
