//! What sends the outbox: takes what is due, one after the other, and notes what became of it.
//!
//! Who takes a mail puts off its next try: until then nobody else takes it, and when a server dies over it another one
//! takes it afterwards. No transaction is open while a mail server is spoken to.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::delivery::Fault;
use super::{Mail, Mailer};
use crate::clock::Clock;
use crate::db::Db;
use crate::{on_reader, on_session, on_writer};

const MINUTE: SignedDuration = SignedDuration::from_mins(1);
/// How long whoever took a mail has it for itself: much longer than a conversation may take.
const TAKEN: SignedDuration = SignedDuration::from_mins(5);
/// Pauses after the first try, the second and so on; the last one is repeated.
const PAUSES_IN_MINUTES: [i32; 6] = [1, 5, 15, 60, 180, 360];
/// After this a mail is given up.
const PATIENCE: SignedDuration = SignedDuration::from_hours(72);
/// How long it is remembered that a mail was sent or given up; it names nobody.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24 * 30);
/// How often the outbox is looked into when nobody wakes the sender.
const LOOK: Duration = Duration::from_secs(10);

#[derive(sqlx::FromRow)]
struct TakenRow {
    id: String,
    to_address: String,
    subject: String,
    body: String,
    created_at: String,
    tries: i64,
}

/// What one look into the outbox did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    pub sent: u32,
    /// To be tried again.
    pub put_off: u32,
    pub given_up: u32,
}

/// A task that sends.
pub struct Sending {
    stopping: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Sending {
    /// Ends after the mail that is on its way.
    pub async fn stop(self) {
        self.stopping.send_replace(true);
        if let Err(error) = self.task.await {
            tracing::error!(%error, "what sends mails had failed");
        }
    }
}

impl Mailer {
    /// Sends what is due, at once when a mail was written on this server, else within ten seconds.
    pub fn start(&self, db: Db, clock: Clock) -> Sending {
        let (stopping, mut stop) = watch::channel(false);
        let mailer = self.clone();
        let task = tokio::spawn(async move {
            while !*stop.borrow() {
                if let Err(error) = mailer.send_due(&db, &clock, &stop).await {
                    tracing::error!(%error, "the outbox cannot be read; it is tried again");
                }
                tokio::select! {
                    _ = stop.changed() => {}
                    () = mailer.written.notified() => {}
                    () = tokio::time::sleep(LOOK) => {}
                }
            }
        });
        Sending { stopping, task }
    }

    /// Sends what is due now.
    pub async fn send_now(&self, db: &Db, clock: &Clock) -> Result<Round, sqlx::Error> {
        self.send_due(db, clock, &watch::channel(false).1).await
    }

    async fn send_due(&self, db: &Db, clock: &Clock, stop: &watch::Receiver<bool>) -> Result<Round, sqlx::Error> {
        let mut round = Round::default();
        while !*stop.borrow() {
            let Some(taken) = take(db, clock.now()).await? else { break };
            let TakenRow { id, to_address, subject, body, created_at, tries } = taken;
            let written_at: Timestamp = created_at.parse().unwrap_or_else(|_| clock.now());
            let mail = Mail { to: to_address, subject, body };
            match self.delivery.deliver(&id, written_at, &mail).await {
                Ok(()) => {
                    note_end(db, &id, Ended::Sent, clock).await?;
                    round.sent += 1;
                }
                Err(fault) if fault.is_final() || clock.now().duration_since(written_at) >= PATIENCE => {
                    tracing::error!(mail = id, tries, %fault, "a mail is given up");
                    note_end(db, &id, Ended::GivenUp(&fault), clock).await?;
                    round.given_up += 1;
                }
                Err(fault) => {
                    tracing::warn!(mail = id, tries, %fault, "a mail is tried again later");
                    put_off(db, &id, clock.now() + pause(tries), &fault).await?;
                    round.put_off += 1;
                }
            }
        }
        if round != Round::default() {
            self.tidy(db, clock).await?;
            let waiting = waiting(db).await?;
            tracing::info!(round.sent, round.put_off, round.given_up, waiting, "mail");
        }
        Ok(round)
    }

    /// Forgets what is long past, and empties the log of SQLite, where links and addresses stand until then.
    async fn tidy(&self, db: &Db, clock: &Clock) -> Result<(), sqlx::Error> {
        const DELETE: &str = "delete from mails where coalesce(sent_at, failed_at) < $1";
        let before = text(clock.now() - REMEMBERED);
        on_writer!(db, |pool| sqlx::query(DELETE).bind(before).execute(pool).await.map(|_| ()))?;
        db.erasing_session().await?.empty_log().await
    }
}

fn text(moment: Timestamp) -> String {
    format!("{moment:.3}")
}

/// How long to wait after so many tries.
fn pause(tries: i64) -> SignedDuration {
    let last = PAUSES_IN_MINUTES.len() - 1;
    let index = usize::try_from(tries - 1).unwrap_or(0).min(last);
    MINUTE * PAUSES_IN_MINUTES[index]
}

/// Takes the mail that is due first. A time beyond every pause was written by a clock that went wrong: it is due.
async fn take(db: &Db, now: Timestamp) -> Result<Option<TakenRow>, sqlx::Error> {
    let sql = format!(
        "update mails set tries = tries + 1, next_try_at = $1
        where id = (select id from mails where next_try_at <= $2 or next_try_at > $3 order by next_try_at limit 1 {})
        returning id, to_address, subject, body, created_at, tries",
        db.dialect().taking()
    );
    let until = text(now + TAKEN);
    let beyond = text(now + pause(i64::MAX) + TAKEN);
    on_writer!(db, |pool| {
        sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(until).bind(text(now)).bind(beyond).fetch_optional(pool).await
    })
}

enum Ended<'a> {
    Sent,
    GivenUp(&'a Fault),
}

/// Takes address and text away.
async fn note_end(db: &Db, id: &str, ended: Ended<'_>, clock: &Clock) -> Result<(), sqlx::Error> {
    const END: &str = "update mails set to_address = null, subject = null, body = null, next_try_at = null,
        sent_at = $2, failed_at = $3, fault = $4 where id = $1";
    let now = Some(clock.now_text());
    let (sent_at, failed_at, fault) = match ended {
        Ended::Sent => (now, None, None),
        Ended::GivenUp(fault) => (None, now, Some(fault.to_string())),
    };
    let mut session = db.erasing_session().await?;
    on_session!(&mut session, |c| {
        sqlx::query(END).bind(id).bind(sent_at).bind(failed_at).bind(fault).execute(c).await.map(|_| ())
    })
}

async fn put_off(db: &Db, id: &str, until: Timestamp, fault: &Fault) -> Result<(), sqlx::Error> {
    const PUT_OFF: &str = "update mails set next_try_at = $2, fault = $3 where id = $1";
    on_writer!(db, |pool| {
        sqlx::query(PUT_OFF).bind(id).bind(text(until)).bind(fault.to_string()).execute(pool).await.map(|_| ())
    })
}

/// How many mails are still to be sent.
async fn waiting(db: &Db) -> Result<i64, sqlx::Error> {
    const COUNT: &str = "select count(*) from mails where next_try_at is not null";
    on_reader!(db, |pool| sqlx::query_scalar(COUNT).fetch_one(pool).await)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_a_mail_is_tried_for_three_days() {
        let mut at = SignedDuration::ZERO;
        let mut moments = Vec::new();
        for tries in 1.. {
            moments.push(at.as_mins());
            if at >= PATIENCE {
                break;
            }
            at += pause(tries);
        }
        assert_eq!(moments[..7], [0, 1, 6, 21, 81, 261, 621]);
        assert_eq!(moments.len(), 18);
        assert!(at < PATIENCE + SignedDuration::from_hours(6));
    }
}
