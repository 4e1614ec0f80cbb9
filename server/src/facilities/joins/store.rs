//! The tables of joins: what the last one found, and what people have decided.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use sqlx::AssertSqlSafe;

use super::{Doubt, Reason};
use crate::db::{Db, Dialect, Session, Transaction};
use crate::{in_transaction, on_reader, on_session};

/// `until_version` of a row that nothing has replaced.
const FOREVER: i64 = i64::MAX;
/// Rows written by one statement.
const STATEMENT: usize = 400;

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The rule has joined it.
    Certain,
    /// A person has.
    Chosen,
    /// It waits for a person.
    Doubtful,
    /// No facility is like it.
    Nothing,
}

impl Verdict {
    /// Whether the record is a part of a facility.
    pub fn is_joined(self) -> bool {
        matches!(self, Self::Certain | Self::Chosen)
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Chosen => "chosen",
            Self::Doubtful => "doubtful",
            Self::Nothing => "nothing",
        }
    }
}

/// Why, as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<Doubt>,
    /// The facility it is joined to, or those that may be meant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facilities: Vec<Likeness>,
}

/// What agrees with one facility.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Likeness {
    pub source_key: String,
    pub reasons: Vec<Reason>,
}

/// A row of `joins`.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct JoinRow {
    pub dataset: String,
    pub key: String,
    pub content: String,
    pub verdict: String,
    pub source_key: Option<String>,
    pub reasons: String,
}

/// What the last join found, with the version from which each row is.
pub async fn known(session: &mut Session) -> Result<Vec<(i64, JoinRow)>, sqlx::Error> {
    #[derive(sqlx::FromRow)]
    struct Known {
        from_version: i64,
        #[sqlx(flatten)]
        row: JoinRow,
    }
    const SQL: &str = "select from_version, dataset, key, content, verdict, source_key, reasons from joins
        where until_version = $1 order by dataset, key";
    let rows: Vec<Known> = on_session!(session, |c| sqlx::query_as(SQL).bind(FOREVER).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|Known { from_version, row }| (from_version, row)).collect())
}

/// Writes rows of the next version.
pub async fn insert(session: &mut Session, dialect: Dialect, next: i64, rows: &[JoinRow]) -> Result<(), sqlx::Error> {
    for rows in rows.chunks(STATEMENT) {
        let sql = format!(
            "insert into joins (dataset, key, from_version, content, verdict, source_key, reasons) values {}",
            dialect.value_rows(rows.len(), 7)
        );
        on_session!(&mut *session, |c| {
            let mut query = sqlx::query(AssertSqlSafe(sql));
            for row in rows {
                query = query
                    .bind(&row.dataset)
                    .bind(&row.key)
                    .bind(next)
                    .bind(&row.content)
                    .bind(&row.verdict)
                    .bind(&row.source_key)
                    .bind(&row.reasons);
            }
            query.execute(c).await.map(|_| ())
        })?;
    }
    Ok(())
}

/// Ends a row with the next version.
pub async fn retire(
    session: &mut Session,
    next: i64,
    dataset: &str,
    key: &str,
    from_version: i64,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "update joins set until_version = $1 where dataset = $2 and key = $3 and from_version = $4";
    on_session!(session, |c| {
        sqlx::query(SQL).bind(next).bind(dataset).bind(key).bind(from_version).execute(c).await.map(|_| ())
    })
}

/// Decisions of people about the records of a dataset.
#[derive(Default)]
pub struct Decisions {
    /// The facility chosen for a record, by the record's key.
    pub chosen: HashMap<String, String>,
    /// Records and facilities that are told apart.
    pub rejected: HashSet<(String, String)>,
}

pub async fn decisions(session: &mut Session, dataset: &str) -> Result<Decisions, sqlx::Error> {
    const SQL: &str = "select key, source_key, decision from join_decisions where dataset = $1";
    let rows: Vec<(String, String, String)> =
        on_session!(session, |c| sqlx::query_as(SQL).bind(dataset).fetch_all(c).await)?;
    let mut decisions = Decisions::default();
    for (key, source_key, decision) in rows {
        if decision == "accepted" {
            decisions.chosen.insert(key, source_key);
        } else {
            decisions.rejected.insert((key, source_key));
        }
    }
    Ok(decisions)
}

/// Keeps what a person has decided. A record has one chosen facility at most. `decided_by`: a membership; `None` for the
/// command line.
pub async fn decide(
    transaction: &mut Transaction,
    (dataset, key, source_key): (&str, &str, &str),
    accepted: bool,
    decided_by: Option<&str>,
    now: &str,
) -> Result<(), sqlx::Error> {
    const FORGET: &str = "delete from join_decisions
        where dataset = $1 and key = $2 and (source_key = $3 or (decision = 'accepted' and $4 = 1))";
    const KEEP: &str = "insert into join_decisions (dataset, key, source_key, decision, decided_at, decided_by)
        values ($1, $2, $3, $4, $5, $6)";
    in_transaction!(&mut *transaction, |c| {
        let query = sqlx::query(FORGET).bind(dataset).bind(key).bind(source_key).bind(i64::from(accepted));
        query.execute(c).await.map(|_| ())
    })?;
    let decision = if accepted { "accepted" } else { "rejected" };
    in_transaction!(transaction, |c| {
        let query = sqlx::query(KEEP).bind(dataset).bind(key).bind(source_key).bind(decision).bind(now);
        query.bind(decided_by).execute(c).await.map(|_| ())
    })
}

/// What a person has decided last about a record: when, and by whom, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Decided {
    pub decided_at: String,
    /// A name; `None` for the command line.
    pub decided_by: Option<String>,
}

/// The last decision about a record; `None` when there is none.
pub async fn decided(db: &Db, dataset: &str, key: &str) -> Result<Option<Decided>, sqlx::Error> {
    const SQL: &str = "select d.decided_at, p.name as decided_by from join_decisions d
        left join memberships m on m.id = d.decided_by
        left join people p on p.id = m.person_id
        where d.dataset = $1 and d.key = $2 order by d.decided_at desc limit 1";
    on_reader!(db, |pool| sqlx::query_as(SQL).bind(dataset).bind(key).fetch_optional(pool).await)
}

/// Whether a person has told a record and a facility apart.
pub async fn is_rejected(db: &Db, dataset: &str, key: &str, source_key: &str) -> Result<bool, sqlx::Error> {
    const SQL: &str = "select count(*) from join_decisions
        where dataset = $1 and key = $2 and source_key = $3 and decision = 'rejected'";
    let count: i64 = on_reader!(db, |pool| {
        sqlx::query_scalar(SQL).bind(dataset).bind(key).bind(source_key).fetch_one(pool).await
    })?;
    Ok(count > 0)
}
