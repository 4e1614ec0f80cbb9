//! Mail: written into an outbox within the transaction of what it tells of, and sent from there.
//!
//! A mail is never lost, and sent once, except when a server dies between sending it and noting that it has: then it
//! comes twice, with the same `Message-ID`.

pub mod consult_letters;
pub mod delivery;
pub mod letters;
mod sending;

use std::sync::Arc;

use tokio::sync::Notify;

use crate::clock::Clock;
use crate::db::Transaction;
use crate::in_transaction;
pub use delivery::Delivery;
pub use sending::{Round, Sending};

/// A letter to one person: plain text, at most one link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// An address alone, without a name.
    pub to: String,
    pub subject: String,
    pub body: String,
}

/// Takes mails into the outbox, and sends what is in it.
#[derive(Clone)]
pub struct Mailer {
    delivery: Arc<Delivery>,
    written: Arc<Notify>,
}

impl Mailer {
    pub fn new(delivery: Delivery) -> Self {
        Self { delivery: Arc::new(delivery), written: Arc::default() }
    }

    /// Sends a mail soon after the caller's transaction is committed, and never without it.
    pub async fn enqueue(
        &self,
        transaction: &mut Transaction,
        clock: &Clock,
        mail: Mail,
    ) -> Result<String, sqlx::Error> {
        let id = enqueue(transaction, clock, mail).await?;
        let written = self.written.clone();
        transaction.after_commit(move || written.notify_one());
        Ok(id)
    }
}

/// As [`Mailer::enqueue`], for commands: a server sends it within ten seconds.
pub async fn enqueue(transaction: &mut Transaction, clock: &Clock, mail: Mail) -> Result<String, sqlx::Error> {
    const INSERT: &str = "insert into mails (id, to_address, subject, body, created_at, next_try_at, tries)
        values ($1, $2, $3, $4, $5, $5, 0)";
    let Mail { to, subject, body } = mail;
    let id = uuid::Uuid::now_v7().to_string();
    in_transaction!(transaction, |c| {
        sqlx::query(INSERT)
            .bind(&id)
            .bind(to)
            .bind(subject)
            .bind(body)
            .bind(clock.now_text())
            .execute(c)
            .await
            .map(|_| ())
    })?;
    Ok(id)
}
