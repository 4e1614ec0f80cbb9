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
            let snapshot = state.finder.snapshot();
            // Anybody may ask: what the trouble is stands in the log. Of an index that could not be built the old one answers.
            Json(json!({
                "ready": true,
                "data_version": version,
                "data_version_in_use": snapshot.data_version,
                "institutions": snapshot.index.len(),
                "facilities": snapshot.index.facilities(),
                "index_built_in_ms": snapshot.built_in.as_millis() as u64,
                "index_trouble": state.finder.trouble().is_some(),
                "audit_trouble": state.audit.trouble().is_some(),
            }))
            .into_response()
        }
        Err(error) => {
            tracing::warn!(%error, "not ready");
            let body = json!({ "ready": false, "reason": "the database does not answer" });
            (StatusCode::SERVICE_UNAVAILABLE, Json(body)).into_response()
        }
    }
}
