//! The space that sealed notes and emergency cards take, all together.

use api::ErrorItem;
use axum::http::StatusCode;

use crate::error::ApiError;
use crate::{AppState, on_reader};

/// Somebody has to make room first.
const RETRY: u64 = 3600;

/// 503 `storage_full` where so many bytes more do not fit. What is stored at the same moment is not seen: the limit is
/// one of the installation, passed by a few notes at the most.
pub async fn check(state: &AppState, more: i64) -> Result<(), ApiError> {
    const USED: &str = "select cast((select coalesce(sum(bytes), 0) from note_backups)
        + (select coalesce(sum(bytes), 0) from emergency_cards) as bigint)";
    if more <= 0 {
        return Ok(());
    }
    let used: i64 = on_reader!(&state.db, |pool| sqlx::query_scalar(USED).fetch_one(pool).await)?;
    if used + more <= state.note_space {
        return Ok(());
    }
    tracing::warn!(used, limit = state.note_space, "SASAE_NOTE_SPACE is used up: a sealed note or card was refused");
    let item = ErrorItem::new("storage_full", "this installation keeps no more sealed notes for now; try again later");
    Err(ApiError { retry_after: Some(RETRY), ..ApiError::new(StatusCode::SERVICE_UNAVAILABLE, vec![item]) })
}
