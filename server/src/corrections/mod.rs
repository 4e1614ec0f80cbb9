//! Corrections: what visitors report as wrong or missing, kept for the person who keeps the data. Nothing that is shown
//! changes by itself.

mod queue;
mod reports;
pub mod review;
pub mod routes;

use api::ErrorItem;
use api::corrections::{CorrectionReceipt, CorrectionState, CorrectionStatus, NewCorrection};
use axum::http::StatusCode;

use crate::AppState;
use crate::client_limits::Counted;
use crate::clock::Clock;
use crate::db::{Db, Transaction};
use crate::error::ApiError;
use crate::facilities::{self, read_json};
use crate::notices::Notice;
use crate::private_link::Secret;
use crate::rate_limit::ClientAddress;
use crate::{in_transaction, on_reader};

/// More reports in one day come from a program, and would bury what people write.
const MOST_A_DAY: i64 = 300;

#[derive(sqlx::FromRow)]
struct StateRow {
    created_at: String,
    decision: Option<String>,
    decided_at: Option<String>,
    answer: Option<String>,
    facility_id: Option<String>,
    facility: Option<String>,
    wrong: String,
    resource: Option<String>,
    words: String,
    relation: String,
    noticed_on: Option<String>,
}

/// Keeps a report, and makes the private link by which it can be followed.
///
/// 422 names every wrong field, 404 when there is no such facility, 429 `too_many` when more than [`MOST_A_DAY`] have
/// come today, 429 `too_many_requests` when too many have come from this visitor.
pub async fn create(
    state: &AppState,
    visitor: Option<ClientAddress>,
    new: NewCorrection,
) -> Result<CorrectionReceipt, ApiError> {
    let AppState { db, clock, client_limits, notices, .. } = state;
    let today = clock.today_in_japan();
    let new =
        new.checked(&today.to_string()).map_err(|errors| ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, errors))?;
    if let Some(id) = &new.facility_id
        && !facilities::exists(db, id).await?
    {
        return Err(ApiError::not_found("there is no facility with this id"));
    }
    const COUNT: &str = "select count(*) from corrections where created_on = $1";
    let count: i64 = on_reader!(db, |pool| sqlx::query_scalar(COUNT).bind(today.to_string()).fetch_one(pool).await)?;
    if count >= MOST_A_DAY {
        let item = ErrorItem::new("too_many", "too many reports today; try again tomorrow");
        return Err(ApiError::too_many(item, clock.seconds_until_tomorrow()));
    }
    client_limits.allow(Counted::Correction, visitor, clock.now())?;
    let secret = Secret::new().map_err(|error| {
        tracing::error!(%error, "no random bytes");
        ApiError::unavailable("no private link could be made; try again in a moment")
    })?;
    let id = uuid::Uuid::now_v7().to_string();
    let mut transaction = db.begin().await?;
    insert(&mut transaction, clock, &id, &secret, &new).await?;
    notices.tell(&mut transaction, Notice::to_region("corrections")).await?;
    transaction.commit().await?;
    Ok(CorrectionReceipt { id, path: format!("/corrections/{}", secret.as_str()) })
}

async fn insert(
    transaction: &mut Transaction,
    clock: &Clock,
    id: &str,
    secret: &Secret,
    new: &NewCorrection,
) -> Result<(), sqlx::Error> {
    const INSERT: &str =
        "insert into corrections (id, secret_hash, facility_id, created_at, created_on, wrong, resource,
        words, relation, noticed_on, name, telephone, email)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    let json = |error| sqlx::Error::Encode(Box::new(error));
    let wrong = serde_json::to_string(&new.wrong).map_err(json)?;
    let resource = new.resource.as_ref().map(serde_json::to_string).transpose().map_err(json)?;
    in_transaction!(transaction, |connection| {
        sqlx::query(INSERT)
            .bind(id)
            .bind(secret.hash())
            .bind(&new.facility_id)
            .bind(clock.now_text())
            .bind(clock.today_in_japan().to_string())
            .bind(&wrong)
            .bind(&resource)
            .bind(&new.words)
            .bind(&new.relation)
            .bind(&new.noticed_on)
            .bind(&new.name)
            .bind(&new.telephone)
            .bind(&new.email)
            .execute(connection)
            .await
            .map(|_| ())
    })
}

/// What became of the report whose private link has this secret; `None` when none has.
pub async fn state(db: &Db, secret: &str) -> Result<Option<CorrectionState>, sqlx::Error> {
    const SQL: &str =
        "select c.created_at, c.decision, c.decided_at, c.answer, c.facility_id, f.name as facility, c.wrong,
            c.resource, c.words, c.relation, c.noticed_on
        from corrections c
        left join facilities f on f.id = c.facility_id and f.until_version = 9223372036854775807
        where c.secret_hash = $1";
    let Some(secret) = Secret::read(secret) else { return Ok(None) };
    let row: Option<StateRow> =
        on_reader!(db, |pool| sqlx::query_as(SQL).bind(secret.hash()).fetch_optional(pool).await)?;
    let Some(row) = row else { return Ok(None) };
    let decision = row.decision.as_deref().and_then(CorrectionStatus::parse);
    Ok(Some(CorrectionState {
        status: decision.unwrap_or(CorrectionStatus::Received),
        received_at: row.created_at,
        decided_at: row.decided_at,
        answer: row.answer,
        facility_id: row.facility_id,
        facility: row.facility,
        wrong: read_json(&row.wrong)?,
        resource: row.resource.as_deref().map(read_json).transpose()?,
        words: row.words,
        relation: row.relation,
        noticed_on: row.noticed_on,
    }))
}
