//! What nobody needs any more is deleted: where and when somebody worked, browsers, ways in with names and addresses.

use std::time::Duration;

use jiff::SignedDuration;

use crate::{AppState, in_transaction};

/// How often it is looked.
const LOOK: Duration = Duration::from_secs(24 * 3600);

/// What is deleted, and how long after it was of use last. A browser's cookie ends as early.
const FORGOTTEN: [(&str, SignedDuration); 3] = [
    ("delete from sessions where coalesce(ended_at, seen_at) < $1", SignedDuration::from_hours(90 * 24)),
    ("delete from known_devices where seen_at < $1", SignedDuration::from_hours(400 * 24)),
    ("delete from invitations where coalesce(used_at, revoked_at, ends_at) < $1", SignedDuration::from_hours(90 * 24)),
];

/// Forgets once a day, for as long as the server runs.
pub async fn forget_daily(state: AppState) {
    loop {
        if let Err(error) = forget(&state).await {
            tracing::error!(%error, "old sessions and invitations cannot be deleted; it is tried again tomorrow");
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// Deletes what is too old now; how much it was.
pub async fn forget(state: &AppState) -> Result<u64, sqlx::Error> {
    let mut transaction = state.db.begin().await?;
    let mut deleted = 0;
    for (delete, kept) in FORGOTTEN {
        let long_ago = format!("{:.3}", state.clock.now() - kept);
        deleted += in_transaction!(&mut transaction, |c| {
            sqlx::query(delete).bind(long_ago).execute(c).await.map(|done| done.rows_affected())
        })?;
    }
    transaction.commit().await?;
    Ok(deleted)
}
