//! The number that grows whenever what is shown changes, and how a running server hears of it.

use std::time::Duration;

use sqlx::postgres::PgListener;
use tokio::sync::watch;

use crate::db::{Db, Dialect, Held};
use crate::{on_held, on_reader};

const CURRENT: &str = "select current from data_versions";
const CHANNEL: &str = "sasae_data";
const POLL: Duration = Duration::from_secs(1);

/// The version that is shown, read by a held connection.
pub async fn current<'c>(held: impl Into<Held<'c>>) -> Result<i64, sqlx::Error> {
    on_held!(held.into(), |connection| sqlx::query_scalar(CURRENT).fetch_one(connection).await)
}

/// The version that is shown.
pub async fn read(db: &Db) -> Result<i64, sqlx::Error> {
    on_reader!(db, |pool| sqlx::query_scalar(CURRENT).fetch_one(pool).await)
}

/// Shows a version, within the caller's transaction, and tells other servers at its commit.
pub async fn set<'c>(held: impl Into<Held<'c>>, version: i64) -> Result<(), sqlx::Error> {
    const SET: &str = "update data_versions set current = $1";
    const NOTIFY: &str = "select pg_notify('sasae_data', $1)";
    let mut held = held.into();
    on_held!(held.again(), |c| sqlx::query(SET).bind(version).execute(c).await.map(|_| ()))?;
    if held.dialect() == Dialect::Postgres {
        on_held!(held, |c| sqlx::query(NOTIFY).bind(version.to_string()).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

/// Follows the version for as long as somebody watches: PostgreSQL says when it changes, SQLite is
/// asked once a second.
pub fn follow(db: Db, first: i64) -> watch::Receiver<i64> {
    let (sender, receiver) = watch::channel(first);
    tokio::spawn(async move {
        let mut listener = listen(&db).await;
        loop {
            let wait = tokio::time::sleep(if listener.is_some() { POLL * 30 } else { POLL });
            match &mut listener {
                Some(open) => {
                    tokio::select! {
                        // An error closes the listener; reading below still finds the version.
                        heard = open.recv() => if heard.is_err() { listener = listen(&db).await },
                        () = wait => {}
                    }
                }
                None => {
                    wait.await;
                    listener = listen(&db).await;
                }
            }
            if sender.is_closed() {
                return;
            }
            match read(&db).await {
                Ok(version) => {
                    sender.send_if_modified(|known| {
                        let changed = *known != version;
                        if changed {
                            tracing::info!(from = *known, to = version, "data version changed");
                            *known = version;
                        }
                        changed
                    });
                }
                Err(error) => tracing::warn!(%error, "data version cannot be read"),
            }
        }
    });
    receiver
}

async fn listen(db: &Db) -> Option<PgListener> {
    let Db::Postgres(pool) = db else { return None };
    let mut listener = PgListener::connect_with(pool).await.ok()?;
    listener.listen(CHANNEL).await.ok()?;
    Some(listener)
}
