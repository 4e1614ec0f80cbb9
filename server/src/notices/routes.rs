//! `/api/v1/notices`

use api::permissions::Action;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use axum::routing::get;

use super::stream;
use crate::error::ApiResult;
use crate::permissions::Actor;
use crate::routes::{Method, Routes};
use crate::{AppState, web};

pub fn routes() -> Routes {
    Routes::new().guarded("/notices", &[(Method::GET, Action::HearNotices)], get(hear_notices))
}

/// Hear that something changed (Server-Sent Events).
///
/// `hello` when it listens: what changed before is not told, so ask for what you show. `changed` with a noun such as
/// `people`, or `*` when anything may have changed. `ended` when the session has: do not come back. Otherwise it ends
/// after an hour, or when the server stops, and is to be opened again. 401 without a session, 429 `too_many_streams` for
/// a ninth one of a session.
#[utoipa::path(get, path = "/api/v1/notices", tag = "accounts", security(("session" = [])),
    responses((status = 200, content_type = "text/event-stream", body = String),
        (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 429, body = api::ErrorBody)))]
pub async fn hear_notices(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    actor: Actor,
) -> ApiResult<Response> {
    web::no_parameters(query.as_deref())?;
    stream::open(&state, actor).await
}
