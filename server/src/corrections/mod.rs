//! Corrections: what visitors report as wrong, kept for the person who keeps the data.

pub mod routes;

use api::corrections::NewCorrection;
use api::{ErrorBody, ErrorItem};
use axum::http::StatusCode;

use crate::clock::Clock;
use crate::db::Db;
use crate::error::ApiError;
use crate::spreadsheet::harmless;
use crate::{facilities, on_reader, on_writer};

/// More reports in one day come from a program, and would bury what people write.
const MOST_A_DAY: i64 = 300;

/// A report as it is listed.
#[derive(Debug, serde::Serialize, sqlx::FromRow)]
pub struct CorrectionRow {
    pub id: String,
    pub created_at: String,
    /// `None` when the facility is not known any more.
    pub facility: Option<String>,
    pub facility_id: String,
    pub wrong: String,
    pub words: String,
    pub relation: String,
    pub noticed_on: Option<String>,
    pub name: Option<String>,
    pub telephone: Option<String>,
    pub email: Option<String>,
    pub done_at: Option<String>,
}

/// Keeps a report and returns its id.
///
/// 422 names every wrong field, 404 when there is no such facility, 429 `too_many` when more than
/// [`MOST_A_DAY`] have come today.
pub async fn create(db: &Db, clock: &Clock, new: NewCorrection) -> Result<String, ApiError> {
    let today = clock.today_in_japan();
    let new = new
        .checked(&today.to_string())
        .map_err(|errors| ApiError { status: StatusCode::UNPROCESSABLE_ENTITY, errors })?;
    if !facilities::exists(db, &new.facility_id).await? {
        return Err(ApiError::not_found("there is no facility with this id"));
    }
    const COUNT: &str = "select count(*) from corrections where created_on = $1";
    let count: i64 = on_reader!(db, |pool| sqlx::query_scalar(COUNT).bind(today.to_string()).fetch_one(pool).await)?;
    if count >= MOST_A_DAY {
        let ErrorBody { errors } = ErrorItem::new("too_many", "too many reports today; try again tomorrow").into();
        return Err(ApiError { status: StatusCode::TOO_MANY_REQUESTS, errors });
    }
    const INSERT: &str = "insert into corrections (id, facility_id, created_at, created_on, wrong, words, relation,
        noticed_on, name, telephone, email) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let id = uuid::Uuid::now_v7().to_string();
    let wrong = serde_json::to_string(&new.wrong).unwrap_or_default();
    on_writer!(db, |pool| {
        sqlx::query(INSERT)
            .bind(&id)
            .bind(&new.facility_id)
            .bind(clock.now_text())
            .bind(today.to_string())
            .bind(&wrong)
            .bind(&new.words)
            .bind(&new.relation)
            .bind(&new.noticed_on)
            .bind(&new.name)
            .bind(&new.telephone)
            .bind(&new.email)
            .execute(pool)
            .await
            .map(|_| ())
    })?;
    Ok(id)
}

/// Reports in the order in which they came; with `all` also those that are done.
pub async fn list(db: &Db, all: bool) -> Result<Vec<CorrectionRow>, sqlx::Error> {
    const LIST: &str = "select c.id, c.created_at, f.name as facility, c.facility_id, c.wrong, c.words, c.relation,
            c.noticed_on, c.name, c.telephone, c.email, c.done_at
        from corrections c
        left join facilities f on f.id = c.facility_id and f.until_version = 9223372036854775807
        where c.done_at is null or $1 = 1 order by c.created_at, c.id";
    on_reader!(db, |pool| sqlx::query_as(LIST).bind(i64::from(all)).fetch_all(pool).await)
}

/// The same for a spreadsheet: what a visitor typed is never taken for a formula.
pub fn for_spreadsheet(row: CorrectionRow) -> CorrectionRow {
    let harmless = |words: String| harmless(&words).into_owned();
    CorrectionRow {
        words: harmless(row.words),
        name: row.name.map(harmless),
        telephone: row.telephone.map(harmless),
        email: row.email.map(harmless),
        ..row
    }
}

/// Marks a report as done and forgets who sent it. `false` when there is none open with this id.
pub async fn done(db: &Db, clock: &Clock, id: &str) -> Result<bool, sqlx::Error> {
    const DONE: &str = "update corrections set done_at = $1, name = null, telephone = null, email = null
        where id = $2 and done_at is null";
    let now = clock.now_text();
    let changed =
        on_writer!(db, |pool| sqlx::query(DONE).bind(&now).bind(id).execute(pool).await.map(|r| r.rows_affected()))?;
    Ok(changed > 0)
}
