//! A stream of notices to one page (Server-Sent Events).
//!
//! `hello` when it listens: what changed before is not told, so a page that comes back asks for what it shows. `changed`
//! with a noun, or `*` when anything may have changed. `ended` when the session has, and nothing after it.

use std::convert::Infallible;
use std::time::Duration;

use api::ErrorItem;
use axum::http::{HeaderValue, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;
use tokio::time::{Instant, Interval, MissedTickBehavior};

use super::{Audience, Heard, Notices, Place};
use crate::error::ApiError;
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

/// Who listens, as they were when they began to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listener {
    pub session_id: String,
    pub person_id: String,
    pub organization_id: String,
    pub runs_region: bool,
}

impl Listener {
    fn is_meant_by(&self, audience: &Audience) -> bool {
        match audience {
            Audience::Organization(id) => *id == self.organization_id,
            Audience::Region => self.runs_region,
            Audience::Person(id) => *id == self.person_id,
            Audience::Session(id) => *id == self.session_id,
        }
    }
}

struct Listening<F> {
    listener: Listener,
    heard: Receiver<Heard>,
    stopping: watch::Receiver<bool>,
    is_alive: F,
    checks: Interval,
    /// When the session was known to go on.
    known_at: Instant,
    ends_at: Instant,
    greeted: bool,
    _place: Place,
}

/// What to do after something was heard.
enum Next {
    Tell(Event),
    /// The last that is told.
    End(Event),
    Close,
}

/// Opens a stream for a session that `is_alive` asks about: at least every 20 seconds, and whenever something is told to
/// its person or itself.
///
/// 429 `too_many_streams` when it has [`MOST`] open.
pub fn open<F, A>(notices: &Notices, listener: Listener, is_alive: F) -> Result<Response, ApiError>
where
    F: Fn() -> A + Send + 'static,
    A: Future<Output = Result<bool, sqlx::Error>> + Send,
{
    let place = Place::take(notices, &listener.session_id, MOST).ok_or_else(|| {
        let item = ErrorItem::new("too_many_streams", format!("this session listens {MOST} times already"));
        ApiError::too_many(item, 60)
    })?;
    let now = Instant::now();
    let mut checks = tokio::time::interval_at(now + CHECK, CHECK);
    checks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let listening = Listening {
        listener,
        heard: notices.listeners.subscribe(),
        stopping: notices.stopping.subscribe(),
        is_alive,
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
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // nginx keeps what it passes on until there is more of it.
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}

impl<F, A> Listening<F>
where
    F: Fn() -> A,
    A: Future<Output = Result<bool, sqlx::Error>>,
{
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
            let (noun, must_check) = tokio::select! {
                biased;
                _ = self.stopping.wait_for(|stops| *stops) => return Next::Close,
                () = tokio::time::sleep_until(self.ends_at) => return Next::Close,
                _ = self.checks.tick() => (None, true),
                heard = self.heard.recv() => match heard {
                    Ok(Heard::Changed(notice)) if self.listener.is_meant_by(&notice.audience) => {
                        let is_own = matches!(notice.audience, Audience::Person(_) | Audience::Session(_));
                        (Some(notice.noun), is_own)
                    }
                    Ok(Heard::Changed(_)) => continue,
                    Ok(Heard::Everything) | Err(RecvError::Lagged(_)) => (Some("*".to_owned()), true),
                    Err(RecvError::Closed) => return Next::Close,
                },
            };
            if must_check {
                match tokio::time::timeout(ANSWER, (self.is_alive)()).await {
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
