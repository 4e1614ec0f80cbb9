//! What the database counts. All of it comes from two indexes (`consults_counted`, `consult_moves_counted`), without the
//! rows and their sheets, and is one look at the database: a case that comes meanwhile is in all numbers or in none.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::db::{Db, Transaction};
use crate::in_transaction;

/// Counts of one desk, or of all.
#[derive(Debug, Default)]
pub struct Rows {
    /// All that ever came, by month.
    pub received: Vec<MonthRow>,
    /// All that was ever closed, opened again and handed over, by month.
    pub moves: Vec<MonthRow>,
    /// What came within the days that were asked for, by month.
    pub cases: Vec<CaseRow>,
    /// The same with its topics.
    pub topics: Vec<CodesRow>,
    /// The same, when it came and was answered.
    pub answers: Vec<AnswersRow>,
    /// What was closed within these days, with what was provided.
    pub provided: Vec<CodesRow>,
}

#[derive(Debug)]
pub struct MonthRow {
    /// 2026-11
    pub month: String,
    /// `received`, or the code of a [`Move`](crate::consults::moves::Move).
    pub kind: String,
    pub count: i64,
}

#[derive(Debug, sqlx::FromRow)]
pub struct CaseRow {
    /// 2026-11
    pub month: String,
    pub asker: String,
    pub channel: String,
    pub count: i64,
    pub in_time: i64,
}

#[derive(Debug, sqlx::FromRow)]
pub struct CodesRow {
    /// 2026-11
    pub month: String,
    /// As JSON.
    pub codes: String,
    pub count: i64,
}

#[derive(Debug, sqlx::FromRow)]
pub struct AnswersRow {
    /// 2026-11
    pub month: String,
    /// `2026-11-20T01:05:00.000Z 2026-11-20T02:10:00.000Z`: received and answered, of all with commas between. How long
    /// that is no SQL says that both databases know.
    pub moments: String,
}

// By day, as the index has them: nothing has to be sorted.
const RECEIVED: &str = "select received_on, 'received', count(*) from consults
    where ($1 = '' or received_desk_id = $1) group by received_on";
const MOVES: &str = "select moved_on, kind, count(*) from consult_moves
    where ($1 = '' or desk_id = $1) group by moved_on, kind";
const CASES: &str = "select substr(received_on, 1, 7) as month, asker, channel, count(*) as count,
        sum(case when first_answered_on <= answer_due_on then 1 else 0 end) as in_time
    from consults where received_on between $2 and $3 and ($1 = '' or received_desk_id = $1)
    group by substr(received_on, 1, 7), asker, channel";
const TOPICS: &str = "select substr(received_on, 1, 7) as month, topics as codes, count(*) as count
    from consults where received_on between $2 and $3 and ($1 = '' or received_desk_id = $1)
    group by substr(received_on, 1, 7), topics";
const ANSWERS: &str = "select substr(received_on, 1, 7) as month,
        string_agg(received_at || ' ' || first_answered_at, ',') as moments
    from consults where received_on between $2 and $3 and ($1 = '' or received_desk_id = $1)
        and first_answered_at is not null
    group by substr(received_on, 1, 7)";
const PROVIDED: &str = "select substr(moved_on, 1, 7) as month, provided as codes, count(*) as count
    from consult_moves where moved_on between $2 and $3 and kind = 'closed' and ($1 = '' or desk_id = $1)
    group by substr(moved_on, 1, 7), provided";

/// Counts one desk, or all when it is `None`.
pub async fn read(db: &Db, desk: Option<&str>, from: Date, to: Date) -> Result<Rows, sqlx::Error> {
    let mut snapshot = db.snapshot().await?;
    let desk = desk.unwrap_or_default();
    let (from, to) = (from.to_string(), to.to_string());
    let within = (desk, from.as_str(), to.as_str());
    Ok(Rows {
        received: by_month(&mut snapshot, RECEIVED, desk).await?,
        moves: by_month(&mut snapshot, MOVES, desk).await?,
        cases: in_transaction!(&mut snapshot, |c| {
            sqlx::query_as(CASES).bind(within.0).bind(within.1).bind(within.2).fetch_all(c).await
        })?,
        topics: codes(&mut snapshot, TOPICS, within).await?,
        answers: in_transaction!(&mut snapshot, |c| {
            sqlx::query_as(ANSWERS).bind(within.0).bind(within.1).bind(within.2).fetch_all(c).await
        })?,
        provided: codes(&mut snapshot, PROVIDED, within).await?,
    })
}

/// What was counted by day.
async fn by_month(snapshot: &mut Transaction, sql: &'static str, desk: &str) -> Result<Vec<MonthRow>, sqlx::Error> {
    let days: Vec<(String, String, i64)> =
        in_transaction!(snapshot, |c| sqlx::query_as(sql).bind(desk).fetch_all(c).await)?;
    let mut months: BTreeMap<(String, String), i64> = BTreeMap::new();
    for (mut day, kind, count) in days {
        day.truncate("2026-11".len());
        *months.entry((day, kind)).or_default() += count;
    }
    Ok(months.into_iter().map(|((month, kind), count)| MonthRow { month, kind, count }).collect())
}

async fn codes(
    snapshot: &mut Transaction,
    sql: &'static str,
    (desk, from, to): (&str, &str, &str),
) -> Result<Vec<CodesRow>, sqlx::Error> {
    in_transaction!(snapshot, |c| sqlx::query_as(sql).bind(desk).bind(from).bind(to).fetch_all(c).await)
}
