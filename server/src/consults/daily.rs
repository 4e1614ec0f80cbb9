//! What is done once a day, by each server that runs; what another has done is not done again.

use std::time::Duration;

use super::{published, retention};
use crate::AppState;

/// How often it is looked.
const LOOK: Duration = Duration::from_secs(24 * 3600);
/// A machine that has just started may not know yet what day it is.
const SETTLE: Duration = Duration::from_secs(10 * 60);

/// Empties what was kept long enough and publishes the months that have settled, for as long as the server runs.
pub async fn daily(state: AppState) {
    tokio::time::sleep(SETTLE).await;
    loop {
        if let Err(error) = retention::empty_old(&state).await {
            tracing::error!(%error, "old consultations cannot be emptied; it is tried again tomorrow");
        }
        if let Err(error) = published::publish(&state).await {
            tracing::error!(%error, "the figures of consultations cannot be published; it is tried again tomorrow");
        }
        tokio::time::sleep(LOOK).await;
    }
}
