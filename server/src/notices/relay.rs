//! What PostgreSQL passes on, given to who listens on this server.

use std::time::Duration;

use sqlx::PgPool;
use sqlx::postgres::PgListener;
use tokio::sync::{broadcast, watch};

use super::Heard;

const CHANNEL: &str = "sasae_notices";
/// How long it may be quiet before the connection is asked whether it lives.
const QUIET: Duration = Duration::from_secs(15);
/// How long an answer may take.
const ANSWER: Duration = Duration::from_secs(5);
/// Between two attempts to connect.
const AGAIN: Duration = Duration::from_millis(500);

/// Listens until the server stops, over whatever happens to the connection. What was told while there was none is not
/// known: everything may have changed.
pub async fn follow(pool: PgPool, listeners: broadcast::Sender<Heard>, mut stopping: watch::Receiver<bool>) {
    let mut is_first = true;
    let relaying = async {
        loop {
            match connect(&pool).await {
                Ok(mut listener) => {
                    if !is_first {
                        tracing::info!("notices are heard again");
                        let _ = listeners.send(Heard::Everything);
                    }
                    is_first = false;
                    if let Err(error) = relay(&mut listener, &listeners).await {
                        tracing::warn!(%error, "notices of other servers are not heard");
                    }
                }
                Err(error) => tracing::warn!(%error, "notices cannot be listened to"),
            }
            if pool.is_closed() {
                return;
            }
            tokio::time::sleep(AGAIN).await;
        }
    };
    tokio::select! {
        () = relaying => {}
        _ = stopping.wait_for(|stops| *stops) => {}
    }
}

async fn connect(pool: &PgPool) -> Result<PgListener, sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    // A lost connection is an end here: what was missed is told.
    listener.eager_reconnect(false);
    listener.listen(CHANNEL).await?;
    Ok(listener)
}

/// Until the connection is lost.
async fn relay(listener: &mut PgListener, listeners: &broadcast::Sender<Heard>) -> Result<(), sqlx::Error> {
    loop {
        match tokio::time::timeout(QUIET, listener.try_recv()).await {
            Ok(Ok(Some(notification))) => match serde_json::from_str(notification.payload()) {
                Ok(notice) => drop(listeners.send(Heard::Changed(notice))),
                // Of another version of this program.
                Err(_) => drop(listeners.send(Heard::Everything)),
            },
            Ok(Ok(None)) => return Err(sqlx::Error::WorkerCrashed),
            Ok(Err(error)) => return Err(error),
            Err(_) => {
                let asked = tokio::time::timeout(ANSWER, sqlx::query("select 1").execute(&mut *listener)).await;
                asked.map_err(|_| sqlx::Error::PoolTimedOut)??;
            }
        }
    }
}
