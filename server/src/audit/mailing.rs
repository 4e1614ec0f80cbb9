//! Where the log ends, mailed once a day to a second party: what even somebody with the database, the key and the file of
//! heads cannot take back.

use std::time::Duration;

use super::{Entry, Who};
use crate::mail::letters;
use crate::{AppState, in_transaction};

/// How often it is looked whether a day has begun.
const LOOK: Duration = Duration::from_secs(10 * 60);

/// Mails the head of each day, for as long as the server runs.
pub async fn mail_daily(state: AppState, address: String) {
    loop {
        if let Err(error) = mail_head(&state, &address).await {
            tracing::error!(%error, "the head of the audit log cannot be mailed; it is tried again");
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// Writes the mail of today, unless a server has. That it was written is an entry, by which all servers know it. Says
/// whether it was written now; an empty log has nothing to tell.
pub async fn mail_head(state: &AppState, address: &str) -> Result<bool, sqlx::Error> {
    const ACTION: &str = "mail_audit_head";
    const MAILED: &str = "select 1 from audit_entries where action = $1 and object_id = $2 limit 1";
    let date = state.clock.today_in_japan();
    let today = date.to_string();
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    // Two servers that look at once do so one after the other.
    let head = change.lock().await?;
    let mailed: Option<i32> = in_transaction!(change.transaction(), |connection| {
        sqlx::query_scalar(MAILED).bind(ACTION).bind(&today).fetch_optional(connection).await
    })?;
    if mailed.is_some() || head.number == 0 {
        return Ok(false);
    }
    let mail = letters::audit_head(address, date, head.number, &head.mac);
    state.mailer.enqueue(change.transaction(), &state.clock, mail).await?;
    change.tell(Entry::new(Who::CommandLine, ACTION, "audit_log", &today));
    change.commit().await?;
    Ok(true)
}
