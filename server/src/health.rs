//! `/healthz`: the process lives. `/readyz`: it can answer.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::json;

use crate::{AppState, data_version};

pub fn router(state: AppState) -> Router {
    Router::new().route("/healthz", get(async || "ok\n")).route("/readyz", get(ready)).with_state(state)
}

async fn ready(State(state): State<AppState>) -> Response {
    match data_version::read(&state.db).await {
        Ok(version) => {
            let known = *state.data_version.borrow();
            Json(json!({ "ready": true, "data_version": version, "data_version_in_use": known })).into_response()
        }
        Err(error) => {
            tracing::warn!(%error, "not ready");
            let body = json!({ "ready": false, "reason": "the database does not answer" });
            (StatusCode::SERVICE_UNAVAILABLE, Json(body)).into_response()
        }
    }
}
