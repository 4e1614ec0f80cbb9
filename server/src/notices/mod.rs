//! Notices: that something has changed, for open pages. They hold no content: whoever hears of one asks anew, with their
//! own permissions.

use serde::{Deserialize, Serialize};
use tokio::sync::broadcast;

use crate::db::{Dialect, Transaction};
use crate::in_transaction;

/// More than so many that nobody has read yet: whoever listens is told that everything may have changed.
const WAITING: usize = 256;

/// That something of a noun has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub audience: Audience,
    /// `people`, `corrections`, …
    pub noun: String,
}

/// Whose pages hear of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    Organization(String),
    /// Administrators of the region.
    Region,
    Person(String),
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

/// Hands notices to those who listen.
#[derive(Clone)]
pub struct Notices(broadcast::Sender<Notice>);

impl Default for Notices {
    fn default() -> Self {
        Self(broadcast::channel(WAITING).0)
    }
}

impl Notices {
    /// Tells it when the transaction is kept, and never without: on PostgreSQL to every server.
    pub async fn tell(&self, transaction: &mut Transaction, notice: Notice) -> Result<(), sqlx::Error> {
        const NOTIFY: &str = "select pg_notify('sasae_notices', $1)";
        match transaction.dialect() {
            Dialect::Sqlite => {
                let sender = self.0.clone();
                transaction.after_commit(move || {
                    // Nobody may listen.
                    let _ = sender.send(notice);
                });
                Ok(())
            }
            Dialect::Postgres => {
                let json = serde_json::to_string(&notice).map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
                in_transaction!(transaction, |c| sqlx::query(NOTIFY).bind(json).execute(c).await.map(|_| ()))
            }
        }
    }
}
