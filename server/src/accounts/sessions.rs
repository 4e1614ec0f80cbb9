//! Sessions: kept in the database, so that every server knows them and an end is an end everywhere.
//!
//! The cookie holds a secret that is exchanged while the session is used. The one before is taken until the new one has
//! come back (an answer may be lost where there is no signal) and a minute longer; whoever brings it later has a copy,
//! and the session ends.

use api::accounts::{BACKGROUND, Role, Session};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};

use super::device;
use super::secrets::Secret;
use crate::audit::{Entry, Who};
use crate::clock::Clock;
use crate::db::{Db, Transaction};
use crate::error::ApiError;
use crate::permissions::Actor;
use crate::{AppState, in_transaction, on_reader, on_writer, web};

/// Holds the secret of a session. The prefix binds it to this host and to encrypted connections (RFC 6265bis).
pub const COOKIE: &str = "__Host-sasae";

/// Not used for so long, it ends: a shared computer that was left.
const IDLE: SignedDuration = SignedDuration::from_mins(60);
/// It ends after a day's work, whatever is done.
const LONGEST: SignedDuration = SignedDuration::from_hours(12);
/// How often its secret is exchanged while it is used.
const ROTATION: SignedDuration = SignedDuration::from_mins(15);
/// How long a proof of who is there counts for dangerous things.
const FRESH: SignedDuration = SignedDuration::from_mins(10);
/// How exact it is known when it was used last.
const SEEN: SignedDuration = SignedDuration::from_secs(60);
/// Requests that were under way with the secret before.
const UNDER_WAY: SignedDuration = SignedDuration::from_secs(60);

#[derive(sqlx::FromRow)]
struct SessionRow {
    id: String,
    person_id: String,
    name: String,
    email: String,
    membership_id: String,
    organization_id: String,
    organization_name: String,
    facility_id: Option<String>,
    runs_region: bool,
    role: String,
    profession: String,
    secret_hash: String,
    previous_hash: Option<String>,
    previous_ends_at: Option<String>,
    seen_at: String,
    rotated_at: String,
    authenticated_at: String,
}

/// What a request came with.
struct Found {
    actor: Actor,
    /// When its secret was exchanged last, where it is time to do so again.
    due_since: Option<String>,
}

const ALIVE: &str = "from sessions s
    join people p on p.id = s.person_id
    join memberships m on m.id = s.membership_id and m.ended_at is null
    join organizations o on o.id = m.organization_id and o.ended_at is null
    where s.ended_at is null and s.seen_at >= $1 and s.begun_at >= $2 and s.begun_at <= $3";

/// Of moments as text; what is before these has ended, what is after the last comes from a clock that was wrong.
fn bounds(clock: &Clock) -> [String; 3] {
    let before = |span| format!("{:.3}", clock.now() - span);
    [before(IDLE), before(LONGEST), clock.latest_text()]
}

fn is_older(moment: &str, than: SignedDuration, now: Timestamp) -> bool {
    // Of what cannot be read, and of what is still to come, nothing is believed.
    moment.parse::<Timestamp>().is_ok_and(|moment| now.duration_since(moment) >= than || moment > now + SEEN)
}

/// Whether a session goes on.
pub async fn is_alive(db: &Db, clock: &Clock, id: &str) -> Result<bool, sqlx::Error> {
    let sql = sqlx::AssertSqlSafe(format!("select 1 {ALIVE} and s.id = $4"));
    let [idle, longest, latest] = bounds(clock);
    let found: Option<i32> = on_reader!(db, |pool| {
        sqlx::query_scalar(sql).bind(idle).bind(longest).bind(latest).bind(id).fetch_optional(pool).await
    })?;
    Ok(found.is_some())
}

async fn find(state: &AppState, secret: &Secret, is_use: bool) -> Result<Option<Found>, ApiError> {
    let sql = sqlx::AssertSqlSafe(format!(
        "select s.id, s.person_id, p.name, p.email, s.membership_id, m.organization_id, o.name as organization_name,
            o.facility_id, o.runs_region, m.role, m.profession, s.secret_hash, s.previous_hash, s.previous_ends_at,
            s.seen_at, s.rotated_at, s.authenticated_at
        {ALIVE} and (s.secret_hash = $4 or s.previous_hash = $4)"
    ));
    let (now, hash) = (state.clock.now(), secret.hash());
    let [idle, longest, latest] = bounds(&state.clock);
    let row: Option<SessionRow> = on_reader!(&state.db, |pool| {
        sqlx::query_as(sql).bind(idle).bind(longest).bind(latest).bind(&hash).fetch_optional(pool).await
    })?;
    let Some(row) = row else { return Ok(None) };
    let is_current = row.secret_hash == hash;
    if !is_current && row.previous_ends_at.as_deref().is_some_and(|end| is_older(end, SignedDuration::ZERO, now)) {
        let who = Who::Person(row.person_id.clone());
        let mut change = state.audit.change(&state.db, &state.clock).await?;
        end(change.transaction(), &state.clock, &row.id).await?;
        change.tell(
            Entry::new(who, "use_session", "session", &row.id)
                .of(&row.organization_id)
                .because("replayed_cookie")
                .refused(),
        );
        change.commit().await?;
        return Ok(None);
    }
    if is_current && row.previous_hash.is_some() && row.previous_ends_at.is_none() {
        const CAME_BACK: &str = "update sessions set previous_ends_at = $2 where id = $1 and secret_hash = $3";
        let end = format!("{:.3}", now + UNDER_WAY);
        on_writer!(&state.db, |pool| {
            sqlx::query(CAME_BACK).bind(&row.id).bind(&end).bind(&hash).execute(pool).await.map(|_| ())
        })?;
    }
    if is_use && is_older(&row.seen_at, SEEN, now) {
        const USED: &str = "update sessions set seen_at = $2 where id = $1 and ended_at is null";
        let seen_at = state.clock.now_text();
        on_writer!(&state.db, |pool| sqlx::query(USED).bind(&row.id).bind(&seen_at).execute(pool).await.map(|_| ()))?;
    }
    // Whoever comes with the one before, and a minute has passed, has never got the new one: they get another. Else a copy
    // that takes the new one and goes on with the old would put an end to exchanging, for the owner too. What a page asks
    // by itself exchanges nothing: its answer may come after that of a new proof.
    let rotation = if is_current { ROTATION } else { UNDER_WAY };
    let is_due = is_use && is_older(&row.rotated_at, rotation, now) && (is_current || row.previous_ends_at.is_none());
    let due_since = is_due.then(|| row.rotated_at.clone());
    Ok(row.actor(now).map(|actor| Found { actor, due_since }))
}

impl SessionRow {
    fn actor(self, now: Timestamp) -> Option<Actor> {
        let is_fresh = !is_older(&self.authenticated_at, FRESH, now);
        Some(Actor {
            person_id: self.person_id,
            name: self.name,
            email: self.email,
            membership_id: self.membership_id,
            organization_id: self.organization_id,
            organization_name: self.organization_name,
            facility_id: self.facility_id,
            role: Role::parse(&self.role)?,
            profession: self.profession,
            runs_region: self.runs_region,
            session_id: self.id,
            is_fresh,
        })
    }
}

/// Exchanges the secret, the current one or the one before; `None` where another request was first.
async fn rotate(state: &AppState, id: &str, old: &Secret, since: &str) -> Result<Option<Secret>, ApiError> {
    const ROTATE: &str = "update sessions set previous_hash = $2, previous_ends_at = null, secret_hash = $3,
        rotated_at = $4 where id = $1 and rotated_at = $5 and ended_at is null
        and (secret_hash = $2 or (previous_hash = $2 and previous_ends_at is null))";
    let (new, at) = (Secret::new()?, state.clock.now_text());
    let rotated = on_writer!(&state.db, |pool| {
        sqlx::query(ROTATE)
            .bind(id)
            .bind(old.hash())
            .bind(new.hash())
            .bind(&at)
            .bind(since)
            .execute(pool)
            .await
            .map(|done| done.rows_affected())
    })?;
    Ok((rotated == 1).then_some(new))
}

/// What a page does by itself is no use of a session: one that was left open ends like any other.
fn is_use(request: &Request) -> bool {
    !request.headers().contains_key(BACKGROUND) && !request.uri().path().ends_with("/notices")
}

/// Reads who is signed in from the cookie, for the extractor [`Actor`], and exchanges its secret when it is time.
pub async fn with_session(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let Some(secret) = cookie(request.headers(), COOKIE).and_then(|text| Secret::read(&text)) else {
        return next.run(request).await;
    };
    let found = match find(&state, &secret, is_use(&request)).await {
        Ok(found) => found,
        Err(error) => return error.into_response(),
    };
    let Some(Found { actor, due_since }) = found else { return next.run(request).await };
    let id = actor.session_id.clone();
    request.extensions_mut().insert(actor);
    let mut response = next.run(request).await;
    // What has begun or ended a session has set its cookie. An answer that may be stored carries none: its copies would
    // hold an old one.
    let takes_cookie = web::is_never_stored(response.headers()) && !response.headers().contains_key(header::SET_COOKIE);
    if let Some(since) = due_since.filter(|_| takes_cookie) {
        match rotate(&state, &id, &secret, &since).await {
            Ok(Some(new)) => set_cookie(response.headers_mut(), COOKIE, Some(&new), None),
            Ok(None) => {}
            // The old one goes on.
            Err(error) => tracing::warn!(status = %error.status, "the secret of a session was not exchanged"),
        }
    }
    response
}

/// The value of a cookie.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(found, _)| *found == name).map(|(_, value)| value.to_owned())
}

/// Sets a cookie that only this site's encrypted connections see and no script reads; without a value it is forgotten.
pub fn set_cookie(headers: &mut HeaderMap, name: &str, value: Option<&Secret>, seconds: Option<u64>) {
    let lifetime = match (value, seconds) {
        (None, _) => "; Max-Age=0".to_owned(),
        (Some(_), Some(seconds)) => format!("; Max-Age={seconds}"),
        (Some(_), None) => String::new(),
    };
    let value = value.map_or("", Secret::as_str);
    let line = format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax{lifetime}");
    if let Ok(line) = HeaderValue::from_str(&line) {
        headers.append(header::SET_COOKIE, line);
    }
}

/// Begins a session for a membership; its secret is told once.
pub async fn begin(
    transaction: &mut Transaction,
    clock: &Clock,
    person_id: &str,
    membership_id: &str,
    factor: &str,
    headers: &HeaderMap,
) -> Result<Secret, ApiError> {
    const INSERT: &str = "insert into sessions (id, person_id, membership_id, secret_hash, factor, device, begun_at,
        seen_at, rotated_at, authenticated_at) values ($1, $2, $3, $4, $5, $6, $7, $7, $7, $7)";
    let secret = Secret::new()?;
    let (id, at, device) = (uuid::Uuid::now_v7().to_string(), clock.now_text(), device::of(headers));
    in_transaction!(transaction, |c| sqlx::query(INSERT)
        .bind(id)
        .bind(person_id)
        .bind(membership_id)
        .bind(secret.hash())
        .bind(factor)
        .bind(device)
        .bind(at)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(secret)
}

/// It was proved again who is there: the session counts as fresh, under a new secret.
pub async fn prove(transaction: &mut Transaction, clock: &Clock, id: &str) -> Result<Secret, ApiError> {
    renew(transaction, clock, id, "authenticated_at", &clock.now_text()).await
}

/// The session acts for another membership from now on, under a new secret.
pub async fn choose(
    transaction: &mut Transaction,
    clock: &Clock,
    id: &str,
    membership_id: &str,
) -> Result<Secret, ApiError> {
    renew(transaction, clock, id, "membership_id", membership_id).await
}

/// A session that becomes more has another secret, and the one before is worth nothing at once.
async fn renew(
    transaction: &mut Transaction,
    clock: &Clock,
    id: &str,
    column: &'static str,
    value: &str,
) -> Result<Secret, ApiError> {
    let sql = sqlx::AssertSqlSafe(format!(
        "update sessions set {column} = $2, secret_hash = $3, previous_hash = null, previous_ends_at = null,
            rotated_at = $4 where id = $1 and ended_at is null"
    ));
    let secret = Secret::new()?;
    let at = clock.now_text();
    in_transaction!(transaction, |c| {
        sqlx::query(sql).bind(id).bind(value).bind(secret.hash()).bind(at).execute(c).await.map(|_| ())
    })?;
    Ok(secret)
}

/// Ends one session.
pub async fn end(transaction: &mut Transaction, clock: &Clock, id: &str) -> Result<(), sqlx::Error> {
    const END: &str = "update sessions set ended_at = $2 where id = $1 and ended_at is null";
    let at = clock.now_text();
    in_transaction!(transaction, |c| sqlx::query(END).bind(id).bind(at).execute(c).await.map(|_| ()))
}

/// Ends all sessions of somebody but one; how many there were.
pub async fn end_others(
    transaction: &mut Transaction,
    clock: &Clock,
    person_id: &str,
    but: Option<&str>,
) -> Result<u64, sqlx::Error> {
    const END: &str = "update sessions set ended_at = $2 where person_id = $1 and id <> $3 and ended_at is null";
    let at = clock.now_text();
    in_transaction!(transaction, |c| sqlx::query(END)
        .bind(person_id)
        .bind(at)
        .bind(but.unwrap_or_default())
        .execute(c)
        .await
        .map(|done| done.rows_affected()))
}

/// Ends the sessions that act for a membership.
pub async fn end_of_membership(
    transaction: &mut Transaction,
    clock: &Clock,
    membership_id: &str,
) -> Result<(), sqlx::Error> {
    const END: &str = "update sessions set ended_at = $2 where membership_id = $1 and ended_at is null";
    let at = clock.now_text();
    in_transaction!(transaction, |c| sqlx::query(END).bind(membership_id).bind(at).execute(c).await.map(|_| ()))
}

#[derive(sqlx::FromRow)]
struct ListedRow {
    id: String,
    device: String,
    factor: String,
    begun_at: String,
    seen_at: String,
}

/// The sessions of somebody that go on, the newest first.
pub async fn list(db: &Db, clock: &Clock, actor: &Actor) -> Result<Vec<Session>, sqlx::Error> {
    let sql = sqlx::AssertSqlSafe(format!(
        "select s.id, s.device, s.factor, s.begun_at, s.seen_at {ALIVE} and s.person_id = $4 order by s.begun_at desc"
    ));
    let [idle, longest, latest] = bounds(clock);
    let rows: Vec<ListedRow> = on_reader!(db, |pool| {
        sqlx::query_as(sql).bind(idle).bind(longest).bind(latest).bind(&actor.person_id).fetch_all(pool).await
    })?;
    let listed = |ListedRow { id, device, factor, begun_at, seen_at }| Session {
        is_this: id == actor.session_id,
        id,
        device,
        factor,
        begun_at,
        seen_at,
    };
    Ok(rows.into_iter().map(listed).collect())
}
