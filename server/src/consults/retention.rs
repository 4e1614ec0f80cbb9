//! How long a closed case is kept: each desk says for how many years. What is counted stays.

use jiff::ToSpan;

use super::{erasing, store};
use crate::audit::{Entry, Who};
use crate::notices::Notice;
use crate::{AppState, on_reader};

/// Cases that are emptied in one transaction: nobody waits for more.
const AT_ONCE: usize = 100;

/// Empties what was kept long enough by now; how many cases it was. Each is told to the audit log.
pub async fn empty_old(state: &AppState) -> Result<u64, sqlx::Error> {
    const DESKS: &str = "select organization_id, keep_years from desks";
    const OLD: &str = "select id from consults where desk_id = $1 and closed_on < $2 and erased_at is null
        order by closed_on limit $3";
    let today = state.clock.today_in_japan();
    let desks: Vec<(String, i64)> = on_reader!(&state.db, |pool| sqlx::query_as(DESKS).fetch_all(pool).await)?;
    let mut emptied = 0;
    for (desk, years) in desks {
        // A closed case is kept for whole years: it goes on the day after.
        let before = today.saturating_sub(years.years()).to_string();
        loop {
            let ids: Vec<String> = on_reader!(&state.db, |pool| {
                sqlx::query_scalar(OLD).bind(&desk).bind(&before).bind(AT_ONCE as i64).fetch_all(pool).await
            })?;
            if ids.is_empty() {
                break;
            }
            emptied += empty_these(state, &desk, &ids).await?;
        }
    }
    if emptied > 0 {
        state.db.session().await?.empty_log().await?;
        tracing::info!(emptied, "consultations that were kept long enough are emptied");
    }
    Ok(emptied)
}

async fn empty_these(state: &AppState, desk: &str, ids: &[String]) -> Result<u64, sqlx::Error> {
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    erasing::overwriting(change.transaction()).await?;
    let mut emptied = 0;
    for id in ids {
        // Another server may be at it, or somebody may have opened it again.
        let Some(row) = store::lock(change.transaction(), id).await?.filter(|row| row.closed_on.is_some()) else {
            continue;
        };
        if erasing::empty(state, change.transaction(), &row).await? {
            emptied += 1;
            change.tell(
                Entry::new(Who::CommandLine, "erase_consult", "consult", id).of(desk).because("kept_long_enough"),
            );
        }
    }
    state.notices.tell(change.transaction(), Notice::to_organization(desk, "consults")).await?;
    change.commit().await?;
    Ok(emptied)
}
