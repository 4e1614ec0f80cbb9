//! How often a sign-in may be tried, and people invited: counted in the database, so that several servers count together.

use api::ErrorItem;
use jiff::{SignedDuration, Timestamp};

use crate::db::Dialect;
use crate::error::ApiError;
use crate::rate_limit::ClientAddress;
use crate::{AppState, in_transaction, on_writer};

/// What is counted, within how long, and how many are taken. One account is tried from one address less often than from
/// all together, so that nobody locks somebody else out by trying; a browser that its owner has signed in with before
/// counts for itself alone. Whoever knows the password still has to guess a code, which is short.
const ACCOUNT_FROM_CLIENT: Limit = Limit { span: SignedDuration::from_mins(15), most: 8 };
const ACCOUNT: Limit = Limit { span: SignedDuration::from_hours(1), most: 50 };
const CLIENT: Limit = Limit { span: SignedDuration::from_hours(1), most: 60 };
const CODE: Limit = Limit { span: SignedDuration::from_hours(24), most: 10 };
const LETTER: Limit = Limit { span: SignedDuration::from_hours(24), most: 1 };
/// Of one organization: a whole hospital on one day, and no mail-bombing.
const INVITATION: Limit = Limit { span: SignedDuration::from_hours(24), most: 100 };
const KEPT: SignedDuration = SignedDuration::from_hours(24);

#[derive(Clone, Copy)]
struct Limit {
    span: SignedDuration,
    most: i64,
}

/// An attempt that counts as failed until it is [forgotten](Attempt::forget).
pub struct Attempt(String);

/// Counts an attempt before it is judged, so that many at once are counted too: at a mail address, from a browser that may
/// be known (its hash). Without an account (a passkey, which nobody guesses) its client alone counts, and where no client
/// is told apart (no rate limit) the account alone: many strangers are not one. 429 `too_many_requests`.
pub async fn begin(
    state: &AppState,
    client: Option<ClientAddress>,
    account: Option<(&str, &Option<String>)>,
) -> Result<Attempt, ApiError> {
    let hash = |what: &str, of: &str| state.factors.sealing.keyed_hash(what, of);
    let client = client.map(|client| client.to_string());
    let mut counted = Vec::with_capacity(3);
    match account {
        Some((account, Some(device))) => {
            counted.push((hash("attempt of device", &format!("{account}\n{device}")), ACCOUNT_FROM_CLIENT));
        }
        Some((account, None)) => {
            if let Some(client) = &client {
                counted.push((hash("attempt", &format!("{account}\n{client}")), ACCOUNT_FROM_CLIENT));
            }
            counted.push((hash("attempt of account", account), ACCOUNT));
        }
        None => {}
    }
    if let Some(client) = client {
        counted.push((hash("attempt of client", &client), CLIENT));
    }
    count(state, &counted).await?.map_err(|wait| too_many("too many attempts", wait))
}

fn too_many(what: &str, wait: i64) -> ApiError {
    let item = ErrorItem::new("too_many_requests", format!("{what}; try again in {wait} s"));
    ApiError::too_many(item, wait.cast_unsigned())
}

/// Counts an invitation to an organization. 429 `too_many_requests`.
pub async fn of_invitation(state: &AppState, organization_id: &str) -> Result<(), ApiError> {
    let key = state.factors.sealing.keyed_hash("invitation", organization_id);
    let counted = count(state, &[(key, INVITATION)]).await?;
    counted.map(|_| ()).map_err(|wait| too_many("an organization invites 100 people within 24 hours", wait))
}

/// Counts a code for the right password, before it is looked at; `None` when too many were wrong today.
pub async fn of_code(state: &AppState, person_id: &str, known: &Option<String>) -> Result<Option<Attempt>, ApiError> {
    let known = known.as_deref().unwrap_or_default();
    let key = state.factors.sealing.keyed_hash("code", &format!("{person_id}\n{known}"));
    Ok(count(state, &[(key, CODE)]).await?.ok())
}

/// Whether somebody was told of a wrong code today; from now on they were.
pub async fn is_first_letter(state: &AppState, person_id: &str) -> Result<bool, ApiError> {
    let key = state.factors.sealing.keyed_hash("letter of code", person_id);
    Ok(count(state, &[(key, LETTER)]).await?.is_ok())
}

/// Counts all of these, or none when there were too many of one: in how many seconds there is room again. What a clock that
/// was ahead has counted does not count, and is forgotten.
async fn count(state: &AppState, counted: &[(String, Limit)]) -> Result<Result<Attempt, i64>, ApiError> {
    const SQL: &str = "select at from attempts where counted = $1 and at >= $2 and at <= $3
        order by at desc limit 1 offset $4";
    const INSERT: &str = "insert into attempts (id, counted, at) values ($1, $2, $3)";
    const FORGET: &str = "delete from attempts where at < $1 or at > $2";
    let AppState { db, clock, .. } = state;
    let (now, latest) = (clock.now(), clock.latest_text());
    let id = uuid::Uuid::now_v7().to_string();
    let mut transaction = db.begin().await?;
    if transaction.dialect() == Dialect::Postgres {
        // SQLite has one writer anyway.
        const ALONE: &str = "lock table attempts in share row exclusive mode";
        in_transaction!(&mut transaction, |c| sqlx::query(ALONE).execute(c).await.map(|_| ()))?;
    }
    let mut wait = 0;
    for (number, (key, limit)) in counted.iter().enumerate() {
        let since = format!("{:.3}", now - limit.span);
        let blocking: Option<String> = in_transaction!(&mut transaction, |c| {
            sqlx::query_scalar(SQL).bind(key).bind(since).bind(&latest).bind(limit.most - 1).fetch_optional(c).await
        })?;
        let blocking = blocking.and_then(|at| at.parse::<Timestamp>().ok());
        wait = wait.max(blocking.map_or(0, |at| (limit.span - now.duration_since(at)).as_secs().max(0) + 1));
        in_transaction!(&mut transaction, |c| sqlx::query(INSERT)
            .bind(format!("{id}-{number}"))
            .bind(key)
            .bind(clock.now_text())
            .execute(c)
            .await
            .map(|_| ()))?;
    }
    if wait > 0 {
        // What is refused does not count: whoever waits as told is taken.
        return Ok(Err(wait));
    }
    let long_ago = format!("{:.3}", now - KEPT);
    in_transaction!(&mut transaction, |c| {
        sqlx::query(FORGET).bind(long_ago).bind(latest).execute(c).await.map(|_| ())
    })?;
    transaction.commit().await?;
    Ok(Ok(Attempt(id)))
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
