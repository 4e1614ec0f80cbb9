//! The row of a case, and what is written with it.

use api::ErrorItem;
use api::consults::sheet::Sheet;
use api::consults::step::Done;
use api::consults::{Channel, ConsultStatus};
use axum::http::StatusCode;
use serde::Serialize;
use sqlx::AssertSqlSafe;

use crate::accounts::factors::sealing::Sealing;
use crate::db::{Db, Transaction};
use crate::error::ApiError;
use crate::facilities::folding::fold;
use crate::facilities::read_json;
use crate::{in_transaction, on_reader};

/// A case. Moments are RFC 3339 UTC, days are those of Japan.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct ConsultRow {
    pub id: String,
    pub number: String,
    pub revision: i64,
    pub desk_id: String,
    pub channel: String,
    pub received_at: String,
    pub received_on: String,
    /// Whether a resident has a private link to it.
    pub has_link: bool,
    /// The membership that asked from inside.
    pub asked_by: Option<String>,
    pub asked: Option<String>,
    pub sheet: Option<String>,
    pub subject: String,
    pub asker: String,
    pub asker_organization: Option<String>,
    pub topics: String,
    pub searched: String,
    pub about_hash: Option<String>,
    pub telephone_hash: Option<String>,
    pub assigned_to: Option<String>,
    pub answer_due_on: String,
    pub first_answered_at: Option<String>,
    pub first_answered_on: Option<String>,
    pub follow_up_on: Option<String>,
    pub added_at: Option<String>,
    pub closed_at: Option<String>,
    pub closed_on: Option<String>,
    pub provided: String,
    pub erasure_asked_at: Option<String>,
    pub erased_at: Option<String>,
}

const CONSULT: &str = "select id, number, revision, desk_id, channel, received_at, received_on,
        secret_hash is not null as has_link, asked_by, asked, sheet, subject, asker, asker_organization, topics, searched,
        about_hash, telephone_hash, assigned_to, answer_due_on, first_answered_at, first_answered_on, follow_up_on,
        added_at, closed_at, closed_on, provided, erasure_asked_at, erased_at
    from consults";

impl ConsultRow {
    pub fn channel(&self) -> Channel {
        Channel::parse(&self.channel).unwrap_or(Channel::Web)
    }

    pub fn status(&self) -> ConsultStatus {
        status(self.closed_at.is_some(), self.assigned_to.is_some())
    }

    /// What is due next: the first answer, then the follow-up; nothing when it is closed.
    pub fn due_on(&self) -> Option<&str> {
        match (&self.closed_on, &self.first_answered_on) {
            (Some(_), _) => None,
            (None, None) => Some(&self.answer_due_on),
            (None, Some(_)) => self.follow_up_on.as_deref(),
        }
    }

    /// Whether what is due is due before today, or today.
    pub fn is_overdue(&self, today: &str) -> bool {
        self.due_on().is_some_and(|due| due <= today)
    }

    /// `None` when it was emptied.
    pub fn sheet(&self) -> Result<Option<Sheet>, sqlx::Error> {
        self.sheet.as_deref().map(read_json).transpose()
    }

    /// The sheet, and what lists, searches and figures need of it.
    pub fn put_sheet(&mut self, sheet: &Sheet, sealing: &Sealing) -> Result<(), sqlx::Error> {
        let name = sheet.about_name.as_deref().map(plain).filter(|name| !name.is_empty());
        let about = name.zip(sheet.about_born.as_deref()).map(|(name, born)| format!("{name} {born}"));
        let digits = |number: &String| number.chars().filter(char::is_ascii_digit).collect::<String>();
        self.about_hash = about.map(|about| sealing.keyed_hash("consult about", &about));
        self.telephone_hash =
            sheet.asker_telephone.as_ref().map(|number| sealing.keyed_hash("consult telephone", &digits(number)));
        let words = [Some(&self.number), sheet.asker_name.as_ref(), sheet.asker_organization.as_ref()];
        let words = words.into_iter().chain([sheet.about_name.as_ref(), Some(&sheet.subject)]).flatten();
        // What is looked for has no line of its own: none runs from one field into the next.
        self.searched = words.map(|words| plain(words)).collect::<Vec<_>>().join("\n");
        self.subject.clone_from(&sheet.subject);
        self.asker.clone_from(&sheet.asker);
        self.asker_organization.clone_from(&sheet.asker_organization);
        self.topics = json(&sheet.topics)?;
        // What was late stays late, whatever is written afterwards.
        if let Some(due) = sheet.answer_due_on.as_ref().filter(|_| self.first_answered_at.is_none()) {
            self.answer_due_on.clone_from(due);
        }
        self.sheet = Some(json(sheet)?);
        Ok(())
    }
}

/// How far a case is.
pub fn status(is_closed: bool, is_assigned: bool) -> ConsultStatus {
    match (is_closed, is_assigned) {
        (true, _) => ConsultStatus::Closed,
        (false, false) => ConsultStatus::New,
        (false, true) => ConsultStatus::Open,
    }
}

/// As words are compared: folded, without blanks.
pub fn plain(text: &str) -> String {
    fold(text).chars().filter(|c| !c.is_whitespace()).collect()
}

pub fn json<T: Serialize>(value: &T) -> Result<String, sqlx::Error> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(Box::new(error)))
}

pub async fn find(db: &Db, id: &str) -> Result<Option<ConsultRow>, sqlx::Error> {
    let sql = AssertSqlSafe(format!("{CONSULT} where id = $1"));
    on_reader!(db, |pool| sqlx::query_as(sql).bind(id).fetch_optional(pool).await)
}

/// The case of a private link, by the digest of its secret.
pub async fn find_by_link(db: &Db, secret_hash: &str) -> Result<Option<ConsultRow>, sqlx::Error> {
    let sql = AssertSqlSafe(format!("{CONSULT} where secret_hash = $1"));
    on_reader!(db, |pool| sqlx::query_as(sql).bind(secret_hash).fetch_optional(pool).await)
}

/// The case that this form has become.
pub async fn find_by_form(db: &Db, sending: &str) -> Result<Option<ConsultRow>, sqlx::Error> {
    let sql = AssertSqlSafe(format!("{CONSULT} where sending = $1"));
    on_reader!(db, |pool| sqlx::query_as(sql).bind(sending).fetch_optional(pool).await)
}

/// Nobody else changes it until the transaction ends.
pub async fn lock(transaction: &mut Transaction, id: &str) -> Result<Option<ConsultRow>, sqlx::Error> {
    let sql = AssertSqlSafe(format!("{CONSULT} where id = $1{}", transaction.dialect().for_update()));
    in_transaction!(transaction, |c| sqlx::query_as(sql).bind(id).fetch_optional(c).await)
}

/// The next number of a 年度: 2026-0412. Until the transaction ends nobody else gets one.
pub async fn next_number(transaction: &mut Transaction, year: i16) -> Result<String, sqlx::Error> {
    const NEXT: &str = "insert into consult_numbers (year, last) values ($1, 1)
        on conflict (year) do update set last = consult_numbers.last + 1 returning last";
    let last: i64 =
        in_transaction!(transaction, |c| sqlx::query_scalar(NEXT).bind(i64::from(year)).fetch_one(c).await)?;
    Ok(format!("{year}-{last:04}"))
}

/// Writes a new case; `false`, and nothing is written, when the same form has become one already.
pub async fn insert(
    transaction: &mut Transaction,
    row: &ConsultRow,
    sending: &str,
    secret_hash: Option<&str>,
) -> Result<bool, sqlx::Error> {
    const INSERT: &str =
        "insert into consults (id, number, revision, desk_id, channel, received_at, received_on, sending,
            secret_hash, asked_by, asked, subject, asker, topics, searched, answer_due_on, provided, received_desk_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $4)
        on conflict do nothing";
    let inserted = in_transaction!(transaction, |c| sqlx::query(INSERT)
        .bind(&row.id)
        .bind(&row.number)
        .bind(row.revision)
        .bind(&row.desk_id)
        .bind(&row.channel)
        .bind(&row.received_at)
        .bind(&row.received_on)
        .bind(sending)
        .bind(secret_hash)
        .bind(&row.asked_by)
        .bind(&row.asked)
        .bind(&row.subject)
        .bind(&row.asker)
        .bind(&row.topics)
        .bind(&row.searched)
        .bind(&row.answer_due_on)
        .bind(&row.provided)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    if inserted == 1 {
        update(transaction, row).await?;
    }
    Ok(inserted == 1)
}

/// Writes all that changes of a case.
pub async fn update(transaction: &mut Transaction, row: &ConsultRow) -> Result<(), sqlx::Error> {
    const UPDATE: &str = "update consults set revision = $2, desk_id = $3, sheet = $4, subject = $5, asker = $6,
            asker_organization = $7, topics = $8, searched = $9, about_hash = $10, telephone_hash = $11,
            assigned_to = $12, answer_due_on = $13, first_answered_at = $14, first_answered_on = $15,
            follow_up_on = $16, due_on = $17, added_at = $18, closed_at = $19, closed_on = $20, provided = $21,
            erasure_asked_at = $22
        where id = $1";
    in_transaction!(transaction, |c| sqlx::query(UPDATE)
        .bind(&row.id)
        .bind(row.revision)
        .bind(&row.desk_id)
        .bind(&row.sheet)
        .bind(&row.subject)
        .bind(&row.asker)
        .bind(&row.asker_organization)
        .bind(&row.topics)
        .bind(&row.searched)
        .bind(&row.about_hash)
        .bind(&row.telephone_hash)
        .bind(&row.assigned_to)
        .bind(&row.answer_due_on)
        .bind(&row.first_answered_at)
        .bind(&row.first_answered_on)
        .bind(&row.follow_up_on)
        .bind(row.due_on())
        .bind(&row.added_at)
        .bind(&row.closed_at)
        .bind(&row.closed_on)
        .bind(&row.provided)
        .bind(&row.erasure_asked_at)
        .execute(c)
        .await
        .map(|_| ()))
}

/// Writes what was done about a case; `false`, and nothing is written, when the same form has done it already. `by`: a
/// membership; `None`: who asked, or the server.
pub async fn add_step(
    transaction: &mut Transaction,
    consult_id: &str,
    (at, by, sending): (&str, Option<&str>, Option<&str>),
    done: &Done,
) -> Result<bool, sqlx::Error> {
    const INSERT: &str = "insert into consult_steps (id, consult_id, at, by_membership, sending, done)
        values ($1, $2, $3, $4, $5, $6) on conflict (sending) do nothing";
    let done = json(done)?;
    let inserted = in_transaction!(transaction, |c| sqlx::query(INSERT)
        .bind(uuid::Uuid::now_v7().to_string())
        .bind(consult_id)
        .bind(at)
        .bind(by)
        .bind(sending)
        .bind(done)
        .execute(c)
        .await
        .map(|result| result.rows_affected()))?;
    Ok(inserted == 1)
}

const IS_DONE: &str = "select count(*) from consult_steps where sending = $1";

/// Whether this form has done its step already.
pub async fn is_done(db: &Db, sending: &str) -> Result<bool, sqlx::Error> {
    let found: i64 = on_reader!(db, |pool| sqlx::query_scalar(IS_DONE).bind(sending).fetch_one(pool).await)?;
    Ok(found > 0)
}

/// The same, of a case that is held: nobody does it meanwhile.
pub async fn is_done_by_now(transaction: &mut Transaction, sending: &str) -> Result<bool, sqlx::Error> {
    let found: i64 = in_transaction!(transaction, |c| sqlx::query_scalar(IS_DONE).bind(sending).fetch_one(c).await)?;
    Ok(found > 0)
}

/// 409 for a case of which nothing is left but what is counted.
pub fn emptied() -> ApiError {
    let item = ErrorItem::new("emptied", "all that this case held was deleted; it cannot be changed any more");
    ApiError::new(StatusCode::CONFLICT, vec![item])
}

/// That a mail is about a case: it is not sent any more when the case is emptied.
pub async fn mailed(transaction: &mut Transaction, id: &str, mail_id: &str) -> Result<(), sqlx::Error> {
    const SQL: &str = "update mails set consult_id = $1 where id = $2";
    in_transaction!(transaction, |c| sqlx::query(SQL).bind(id).bind(mail_id).execute(c).await.map(|_| ()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(answered: bool, follow_up: Option<&str>, closed: bool) -> ConsultRow {
        let on = |is: bool| is.then(|| "2026-11-19".to_owned());
        ConsultRow {
            number: "2026-0001".to_owned(),
            answer_due_on: "2026-11-20".to_owned(),
            first_answered_on: on(answered),
            follow_up_on: follow_up.map(str::to_owned),
            closed_on: on(closed),
            ..ConsultRow::default()
        }
    }

    #[test]
    fn the_answer_is_due_then_the_follow_up_then_nothing() {
        let next = Some("2026-12-01");
        for (row, due) in [
            (row(false, None, false), Some("2026-11-20")),
            (row(false, next, false), Some("2026-11-20")),
            (row(true, None, false), None),
            (row(true, next, false), next),
            (row(true, next, true), None),
            (row(false, None, true), None),
        ] {
            assert_eq!(row.due_on(), due, "{row:?}");
        }
        let waiting = row(false, None, false);
        assert_eq!(
            ["2026-11-19", "2026-11-20", "2026-11-21"].map(|today| waiting.is_overdue(today)),
            [false, true, true]
        );
    }

    #[test]
    fn names_and_numbers_are_known_again_however_they_are_written() {
        let folder = tempfile::tempdir().unwrap();
        let sealing = Sealing::open(&folder.path().join("key")).unwrap();
        let hashes = |name: &str, born: Option<&str>, telephone: &str| {
            let mut row = row(false, None, false);
            let sheet = Sheet {
                about_name: Some(name.to_owned()),
                about_born: born.map(str::to_owned),
                asker_telephone: Some(telephone.to_owned()),
                ..Sheet::default()
            };
            row.put_sheet(&sheet, &sealing).unwrap();
            (row.about_hash, row.telephone_hash)
        };
        let born = Some("1938-04-02");
        let known = hashes("青空　ハナ", born, "072-123-4567");
        assert_eq!(hashes("青空ﾊﾅ", born, "0721234567"), known);
        assert_ne!(hashes("青空ハナ", Some("1938-04-03"), "072-123-4567").0, known.0);
        assert_ne!(hashes("青空ハル", born, "072-123-4568"), known);
        assert_eq!(hashes("青空ハナ", None, "072-123-4567"), (None, known.1.clone()));
        let other = Sealing::open(&folder.path().join("other")).unwrap();
        let mut elsewhere = row(false, None, false);
        let telephone = Some("0721234567".to_owned());
        elsewhere.put_sheet(&Sheet { asker_telephone: telephone, ..Sheet::default() }, &other).unwrap();
        assert!(elsewhere.telephone_hash.is_some() && elsewhere.telephone_hash != known.1);
    }
}
