//! How often a sign-in may be tried: counted in the database, so that several servers count together.

use api::ErrorItem;
use jiff::{SignedDuration, Timestamp};

use crate::db::Dialect;
use crate::error::ApiError;
use crate::rate_limit::ClientAddress;
use crate::{AppState, in_transaction, on_writer};

/// What is counted, within how long, and how many are taken. One account is tried from one address less often than from
/// all together, so that nobody locks somebody else out by trying.
const LIMITS: [(Counted, SignedDuration, i64); 3] = [
    (Counted::AccountFromClient, SignedDuration::from_mins(15), 8),
    (Counted::Account, SignedDuration::from_hours(1), 50),
    (Counted::Client, SignedDuration::from_hours(1), 60),
];
const KEPT: SignedDuration = SignedDuration::from_hours(1);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counted {
    AccountFromClient,
    Account,
    Client,
}

/// An attempt that counts as failed until it is [forgotten](Attempt::forget).
pub struct Attempt(String);

/// Counts an attempt before it is judged, so that many at once are counted too. Without an account (a passkey, which nobody
/// guesses) its client alone counts. 429 `too_many_requests`.
pub async fn begin(
    state: &AppState,
    client: Option<ClientAddress>,
    account: Option<&str>,
) -> Result<Attempt, ApiError> {
    let AppState { db, clock, factors, .. } = state;
    let client = client.map(|client| client.to_string()).unwrap_or_default();
    let is_counted = |counted: Counted| match counted {
        Counted::AccountFromClient | Counted::Account => account.is_some(),
        Counted::Client => !client.is_empty(),
    };
    let account = account.unwrap_or_default();
    let key = |counted: Counted| match counted {
        Counted::AccountFromClient => factors.sealing.keyed_hash("attempt", &format!("{account}\n{client}")),
        Counted::Account => factors.sealing.keyed_hash("attempt of account", account),
        Counted::Client => factors.sealing.keyed_hash("attempt of client", &client),
    };
    const SQL: &str = "select at from attempts where counted = $1 and at >= $2 order by at desc limit 1 offset $3";
    const INSERT: &str = "insert into attempts (id, counted, at) values ($1, $2, $3)";
    const FORGET: &str = "delete from attempts where at < $1";
    let now = clock.now();
    let id = uuid::Uuid::now_v7().to_string();
    let mut transaction = db.begin().await?;
    if transaction.dialect() == Dialect::Postgres {
        // SQLite has one writer anyway.
        const ALONE: &str = "lock table attempts in share row exclusive mode";
        in_transaction!(&mut transaction, |c| sqlx::query(ALONE).execute(c).await.map(|_| ()))?;
    }
    let mut wait = 0;
    for (number, (counted, span, most)) in
        LIMITS.into_iter().enumerate().filter(|(_, (counted, ..))| is_counted(*counted))
    {
        let since = format!("{:.3}", now - span);
        let blocking: Option<String> = in_transaction!(&mut transaction, |c| {
            sqlx::query_scalar(SQL).bind(key(counted)).bind(since).bind(most - 1).fetch_optional(c).await
        })?;
        let blocking = blocking.and_then(|at| at.parse::<Timestamp>().ok());
        wait = wait.max(blocking.map_or(0, |at| (span - now.duration_since(at)).as_secs().max(0) + 1));
        in_transaction!(&mut transaction, |c| sqlx::query(INSERT)
            .bind(format!("{id}-{number}"))
            .bind(key(counted))
            .bind(clock.now_text())
            .execute(c)
            .await
            .map(|_| ()))?;
    }
    if wait > 0 {
        // What is refused does not count: whoever waits as told is taken.
        drop(transaction);
        let item = ErrorItem::new("too_many_requests", format!("too many attempts; try again in {wait} s"));
        return Err(ApiError::too_many(item, wait.cast_unsigned()));
    }
    let long_ago = format!("{:.3}", now - KEPT);
    in_transaction!(&mut transaction, |c| sqlx::query(FORGET).bind(long_ago).execute(c).await.map(|_| ()))?;
    transaction.commit().await?;
    Ok(Attempt(id))
}

impl Attempt {
    /// It succeeded: it does not count.
    pub async fn forget(self, state: &AppState) -> Result<(), ApiError> {
        const FORGET: &str = "delete from attempts where id in ($1, $2, $3)";
        let ids = [0, 1, 2].map(|number| format!("{}-{number}", self.0));
        let [first, second, third] = ids;
        on_writer!(&state.db, |pool| {
            sqlx::query(FORGET).bind(first).bind(second).bind(third).execute(pool).await.map(|_| ())
        })?;
        Ok(())
    }
}
