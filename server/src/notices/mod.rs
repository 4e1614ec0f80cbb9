//! Notices: whoever listens hears within a second that something changed, on every server. They hold no content: a page
//! that hears one asks for what it shows, with the permissions of whoever looks at it.
//!
//! A notice is told within the transaction that it tells of. PostgreSQL passes it to every server at the commit
//! (`NOTIFY`); with SQLite there is one server, and it is passed on as soon as the transaction is kept.

mod relay;
pub mod routes;
mod stream;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use tokio::sync::{broadcast, watch};

use crate::db::{Db, Dialect, Transaction};
use crate::in_transaction;

/// How many notices a listener may be behind. Who is farther behind is told that everything may have changed.
const BACKLOG: usize = 256;

/// Who is to hear of a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Everybody who acts for the organization with this id.
    Organization(String),
    /// The region's administrators.
    Region,
    /// One person, in all their sessions.
    Person(String),
}

/// Something changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub audience: Audience,
    /// What kind of thing: `people`, `corrections`.
    pub noun: String,
}

impl Notice {
    pub fn to_organization(id: &str, noun: &str) -> Self {
        Self { audience: Audience::Organization(id.to_owned()), noun: noun.to_owned() }
    }

    pub fn to_region(noun: &str) -> Self {
        Self { audience: Audience::Region, noun: noun.to_owned() }
    }

    pub fn to_person(id: &str, noun: &str) -> Self {
        Self { audience: Audience::Person(id.to_owned()), noun: noun.to_owned() }
    }
}

/// What listeners are given.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Heard {
    Changed(Notice),
    /// Some notices may have been missed.
    Everything,
}

/// Takes notices, and passes them to who listens.
#[derive(Clone)]
pub struct Notices {
    listeners: broadcast::Sender<Heard>,
    /// Whether the server stops.
    stopping: Arc<watch::Sender<bool>>,
    /// How many streams each session has open.
    streams: Arc<Mutex<HashMap<String, usize>>>,
}

impl Notices {
    /// Passes on, from now on, what any server tells.
    pub fn start(db: &Db) -> Self {
        let (listeners, _) = broadcast::channel(BACKLOG);
        let notices = Self { listeners, stopping: Arc::new(watch::Sender::new(false)), streams: Arc::default() };
        if let Db::Postgres(pool) = db {
            tokio::spawn(relay::follow(pool.clone(), notices.listeners.clone(), notices.stopping.subscribe()));
        }
        notices
    }

    /// Tells who it concerns as soon as the caller's transaction is kept, and nobody when it is not.
    pub async fn tell(&self, transaction: &mut Transaction, notice: Notice) -> Result<(), sqlx::Error> {
        const NOTIFY: &str = "select pg_notify('sasae_notices', $1)";
        match transaction.dialect() {
            Dialect::Postgres => {
                let json = serde_json::to_string(&notice).map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
                in_transaction!(transaction, |c| sqlx::query(NOTIFY).bind(json).execute(c).await.map(|_| ()))
            }
            Dialect::Sqlite => {
                let listeners = self.listeners.clone();
                // An error says that nobody listens.
                transaction.after_commit(move || drop(listeners.send(Heard::Changed(notice))));
                Ok(())
            }
        }
    }

    /// Ends every stream, and takes no more: the server stops.
    pub fn stop(&self) {
        self.stopping.send_replace(true);
    }
}

/// One of the streams that a session may have open; given back when it is dropped.
struct Place {
    streams: Arc<Mutex<HashMap<String, usize>>>,
    session_id: String,
}

impl Place {
    /// `None` when the session has `most` open.
    fn take(notices: &Notices, session_id: &str, most: usize) -> Option<Self> {
        let mut streams = notices.streams.lock().unwrap_or_else(PoisonError::into_inner);
        let open = streams.entry(session_id.to_owned()).or_default();
        if *open >= most {
            return None;
        }
        *open += 1;
        Some(Self { streams: notices.streams.clone(), session_id: session_id.to_owned() })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut streams = self.streams.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = streams.get_mut(&self.session_id) {
            *open -= 1;
            if *open == 0 {
                streams.remove(&self.session_id);
            }
        }
    }
}
