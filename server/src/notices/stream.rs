//! A stream of notices to one page (Server-Sent Events).
//!
//! `hello` when it listens: what changed before is not told, so a page that comes back asks for what it shows. `changed`
//! with a noun, or `*` when anything may have changed. `ended` when the session has, and nothing after it.

use std::convert::Infallible;
use std::time::Duration;

use api::ErrorItem;
use api::permissions::{Action, Standing};
use axum::http::HeaderValue;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;
use tokio::time::{Instant, Interval, MissedTickBehavior};

use super::{Audience, Heard, Place};
use crate::AppState;
use crate::accounts::sessions::is_alive;
use crate::clock::Clock;
use crate::db::Db;
use crate::error::ApiError;
use crate::permissions::{Actor, Object};
use crate::web::Streamed;

/// Streams that one session may have open on one server.
const MOST: usize = 8;
/// How often it is asked whether the session goes on.
const CHECK: Duration = Duration::from_secs(20);
/// How long one answer to that may take.
const ANSWER: Duration = Duration::from_secs(5);
/// How long a session is believed in while the database does not answer.
const BELIEVED: Duration = Duration::from_secs(30);
const KEEP_ALIVE: Duration = Duration::from_secs(15);
const LONGEST: Duration = Duration::from_secs(3600);

/// A stream that is open.
struct Listening {
    db: Db,
    clock: Clock,
    /// As they were when they began to listen.
    actor: Actor,
    heard: Receiver<Heard>,
    stopping: watch::Receiver<bool>,
    checks: Interval,
    /// When the session was known to go on.
    known_at: Instant,
    ends_at: Instant,
    greeted: bool,
    _place: Place,
}

/// Why a stream that waits goes on.
enum Woken {
    By(Heard),
    ToCheck,
    ToClose,
}

/// What to do then.
enum Next {
    Tell(Event),
    /// The last that is told.
    End(Event),
    Close,
}

/// Opens a stream. Whether the session goes on is asked at least every 20 seconds, and whenever something is told to its
/// person or to itself.
///
/// 429 `too_many_streams` when it has [`MOST`] open.
pub async fn open(state: &AppState, actor: Actor) -> Result<Response, ApiError> {
    let own = Object::of_person("notices", &actor.person_id, &actor.person_id);
    actor.may(state, Action::HearNotices, &own).await?;
    let notices = &state.notices;
    let place = Place::take(notices, &actor.session_id, MOST).ok_or_else(|| {
        let item = ErrorItem::new("too_many_streams", format!("this session listens {MOST} times already"));
        ApiError::too_many(item, 60)
    })?;
    let now = Instant::now();
    let mut checks = tokio::time::interval_at(now + CHECK, CHECK);
    checks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let listening = Listening {
        db: state.db.clone(),
        clock: state.clock.clone(),
        actor,
        heard: notices.listeners.subscribe(),
        stopping: notices.stopping.subscribe(),
        checks,
        known_at: now,
        ends_at: now + LONGEST,
        greeted: false,
        _place: place,
    };
    let events = stream::unfold(Some(listening), |listening| async {
        let mut listening = listening?;
        match listening.next().await {
            Next::Tell(event) => Some((Ok::<_, Infallible>(event), Some(listening))),
            Next::End(event) => Some((Ok(event), None)),
            Next::Close => None,
        }
    });
    let mut response = Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)).into_response();
    response.extensions_mut().insert(Streamed);
    // nginx keeps what it passes on until there is more of it.
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}

impl Listening {
    fn is_meant_by(&self, audience: &Audience) -> bool {
        match audience {
            Audience::Organization(id) => *id == self.actor.organization_id,
            Audience::Region => self.actor.standing() == Standing::RegionAdministrator,
            Audience::Person(id) => *id == self.actor.person_id,
        }
    }

    async fn woken(&mut self) -> Woken {
        tokio::select! {
            biased;
            _ = self.stopping.wait_for(|stops| *stops) => Woken::ToClose,
            () = tokio::time::sleep_until(self.ends_at) => Woken::ToClose,
            _ = self.checks.tick() => Woken::ToCheck,
            heard = self.heard.recv() => match heard {
                Ok(heard) => Woken::By(heard),
                Err(RecvError::Lagged(_)) => Woken::By(Heard::Everything),
                Err(RecvError::Closed) => Woken::ToClose,
            },
        }
    }

    async fn next(&mut self) -> Next {
        if *self.stopping.borrow() {
            return Next::Close;
        }
        if !self.greeted {
            self.greeted = true;
            // After a restart not all come back in the same moment.
            let retry = Duration::from_millis(fastrand::u64(1_000..4_000));
            return Next::Tell(Event::default().event("hello").retry(retry).data("listening"));
        }
        loop {
            let (noun, must_check) = match self.woken().await {
                Woken::ToClose => return Next::Close,
                Woken::ToCheck => (None, true),
                Woken::By(Heard::Everything) => (Some("*".to_owned()), true),
                Woken::By(Heard::Changed(notice)) if self.is_meant_by(&notice.audience) => {
                    let is_own = matches!(notice.audience, Audience::Person(_));
                    (Some(notice.noun), is_own)
                }
                Woken::By(Heard::Changed(_)) => continue,
            };
            if must_check {
                match tokio::time::timeout(ANSWER, is_alive(&self.db, &self.clock, &self.actor.session_id)).await {
                    Ok(Ok(true)) => self.known_at = Instant::now(),
                    Ok(Ok(false)) => return Next::End(Event::default().event("ended").data("session")),
                    Ok(Err(_)) | Err(_) if self.known_at.elapsed() >= BELIEVED => return Next::Close,
                    Ok(Err(_)) | Err(_) => {}
                }
            }
            if let Some(noun) = noun {
                return Next::Tell(Event::default().event("changed").data(noun));
            }
        }
    }
}
