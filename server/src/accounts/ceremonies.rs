//! What must be remembered between the two halves of a passkey's ceremony: in the database, since the second half may come
//! to another server. Each is taken once, and for five minutes.

use jiff::SignedDuration;

use super::secrets::Secret;
use crate::clock::Clock;
use crate::db::Db;
use crate::error::ApiError;
use crate::on_writer;

const LONGEST: SignedDuration = SignedDuration::from_mins(5);

/// Remembers, and gives the id under which it is found. A purpose says for whom too.
pub async fn remember(db: &Db, clock: &Clock, purpose: &str, state: &str) -> Result<Secret, ApiError> {
    const FORGET: &str = "delete from ceremonies where created_at < $1 or created_at > $2";
    const INSERT: &str = "insert into ceremonies (hash, purpose, state, created_at) values ($1, $2, $3, $4)";
    let id = Secret::new()?;
    let long_ago = format!("{:.3}", clock.now() - LONGEST);
    on_writer!(db, |pool| {
        sqlx::query(FORGET).bind(long_ago).bind(clock.latest_text()).execute(pool).await?;
        sqlx::query(INSERT).bind(id.hash()).bind(purpose).bind(state).bind(clock.now_text()).execute(pool).await?;
    });
    Ok(id)
}

/// What was remembered; `None` when it was taken already, was for something else, or is too old.
pub async fn take(db: &Db, clock: &Clock, purpose: &str, id: &str) -> Result<Option<String>, ApiError> {
    const TAKE: &str = "delete from ceremonies
        where hash = $1 and purpose = $2 and created_at >= $3 and created_at <= $4 returning state";
    let Some(id) = Secret::read(id) else { return Ok(None) };
    let (since, latest) = (format!("{:.3}", clock.now() - LONGEST), clock.latest_text());
    Ok(on_writer!(db, |pool| {
        sqlx::query_scalar(TAKE).bind(id.hash()).bind(purpose).bind(since).bind(latest).fetch_optional(pool).await
    })?)
}
