//! Emergency cards: what a crew reads behind a QR code, sealed with a key that is in the code alone.
//!
//! Whoever knows the id of a card may read what is sealed, and each reading is kept for its owner: the time, not by whom.
//! A card that is revoked is gone with all that was kept of it, but for the hash of its id: behind a code that lies printed
//! in a wallet nobody else may put another card. What holds for deleted backups and copies holds here
//! ([`note_backups`](crate::note_backups)).

pub mod routes;

use std::time::Duration;

use api::ErrorItem;
use api::capabilities::is_card_id;
use api::emergency_cards::{
    CardOpening, CardOpeningsMeta, CardOpeningsResponse, EmergencyCard, EmergencyCardReceipt, MOST_OPENINGS,
    NewEmergencyCard,
};
use axum::http::StatusCode;
use sqlx::Connection;

use crate::capabilities::Capability;
use crate::client_limits::Counted;
use crate::clock::Clock;
use crate::db::Db;
use crate::digest::sha256;
use crate::error::ApiError;
use crate::rate_limit::ClientAddress;
use crate::{AppState, note_space, on_reader, on_session, on_writer};

/// A crew waits so long for a database that is busy writing; an opening is kept in its own time then.
const PATIENCE: Duration = Duration::from_millis(300);

/// Whether a card is kept for the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    New,
    Replaced,
}

/// Keeps a card under an id that its owner made up.
///
/// 403 `not_the_owner` when the id is another owner's or was revoked, which is not told apart; 429 when too many new ones
/// have come from this client, 503 `storage_full`.
pub async fn put(
    state: &AppState,
    client: Option<ClientAddress>,
    id: &str,
    owner: &Capability,
    new: NewEmergencyCard,
) -> Result<(Kept, EmergencyCardReceipt), ApiError> {
    const KNOWN: &str = "select bytes from emergency_cards where id_hash = $1";
    const PUT: &str = "insert into emergency_cards (id_hash, owner_hash, updated_at, bytes, sealed)
        select $1, $2, $3, $4, $5
        where not exists (select 1 from emergency_card_revocations where id_hash = $1)
        on conflict (id_hash) do update
        set updated_at = excluded.updated_at, bytes = excluded.bytes, sealed = excluded.sealed
        where emergency_cards.owner_hash = excluded.owner_hash";
    let id_hash = id_hash(id).ok_or_else(|| {
        let detail = "expected 16 random bytes in base64url (22 characters)";
        ApiError::bad_request(vec![ErrorItem::field("invalid_value", "id", detail)])
    })?;
    let known: Option<i64> =
        on_reader!(&state.db, |pool| sqlx::query_scalar(KNOWN).bind(&id_hash).fetch_optional(pool).await)?;
    let bytes = new.sealed.len() as i64;
    note_space::check(state, bytes - known.unwrap_or(0)).await?;
    if known.is_none() {
        state.client_limits.allow(Counted::EmergencyCard, client, state.clock.now())?;
    }
    let updated_at = state.clock.now_text();
    let mut session = state.db.erasing_session().await?;
    let written = on_session!(&mut session, |c| sqlx::query(PUT)
        .bind(&id_hash)
        .bind(owner.hash())
        .bind(&updated_at)
        .bind(bytes)
        .bind(&new.sealed)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    if written == 0 {
        let item = ErrorItem::new("not_the_owner", "this id is taken; make up another one");
        return Err(ApiError::new(StatusCode::FORBIDDEN, vec![item]));
    }
    let kept = if known.is_none() { Kept::New } else { Kept::Replaced };
    Ok((kept, EmergencyCardReceipt { updated_at }))
}

/// A card, for whoever knows its id; that it was opened is kept. 404 for one that is unknown or revoked, which is not told
/// apart. Its reader never waits long for what is kept, and gets the card when that fails.
pub async fn open(db: &Db, clock: &Clock, id: &str) -> Result<EmergencyCard, ApiError> {
    const SQL: &str = "select sealed, updated_at from emergency_cards where id_hash = $1";
    let id_hash = id_hash(id).ok_or_else(none)?;
    let row: Option<(String, String)> =
        on_reader!(db, |pool| sqlx::query_as(SQL).bind(&id_hash).fetch_optional(pool).await)?;
    let (sealed, updated_at) = row.ok_or_else(none)?;
    let (db, opened_at) = (db.clone(), clock.now_text());
    let recording = tokio::spawn(async move {
        if let Err(error) = record(&db, &id_hash, &opened_at).await {
            tracing::error!(%error, "an opening of an emergency card was not recorded");
        }
    });
    let _ = tokio::time::timeout(PATIENCE, recording).await;
    Ok(EmergencyCard { sealed, updated_at })
}

async fn record(db: &Db, id_hash: &str, opened_at: &str) -> Result<(), sqlx::Error> {
    const INSERT: &str = "insert into emergency_card_openings (id_hash, opened_at)
        select id_hash, $2 from emergency_cards where id_hash = $1";
    const FORGET: &str = "delete from emergency_card_openings where id_hash = $1 and number <=
        (select number from emergency_card_openings where id_hash = $1 order by number desc limit 1 offset $2)";
    on_writer!(db, |pool| {
        sqlx::query(INSERT).bind(id_hash).bind(opened_at).execute(pool).await?;
        sqlx::query(FORGET).bind(id_hash).bind(MOST_OPENINGS as i64).execute(pool).await?;
    });
    Ok(())
}

/// When a card was opened, the newest first. 404 where this owner has none with this id.
pub async fn openings(db: &Db, id: &str, owner: &Capability) -> Result<CardOpeningsResponse, ApiError> {
    const OWNED: &str = "select 1 from emergency_cards where id_hash = $1 and owner_hash = $2";
    const SQL: &str = "select opened_at from emergency_card_openings where id_hash = $1 order by number desc limit $2";
    let id_hash = id_hash(id).ok_or_else(none)?;
    let owned: Option<i32> = on_reader!(db, |pool| {
        sqlx::query_scalar(OWNED).bind(&id_hash).bind(owner.hash()).fetch_optional(pool).await
    })?;
    owned.ok_or_else(none)?;
    let times: Vec<String> = on_reader!(db, |pool| {
        sqlx::query_scalar(SQL).bind(&id_hash).bind(MOST_OPENINGS as i64).fetch_all(pool).await
    })?;
    Ok(CardOpeningsResponse {
        openings: times.into_iter().map(|opened_at| CardOpening { opened_at }).collect(),
        meta: CardOpeningsMeta { most: MOST_OPENINGS },
    })
}

/// Revokes a card: it and its openings are deleted. 404 where this owner has none with this id.
pub async fn revoke(db: &Db, id: &str, owner: &Capability) -> Result<(), ApiError> {
    const DELETE: &str = "delete from emergency_cards where id_hash = $1 and owner_hash = $2";
    const REVOKE: &str = "insert into emergency_card_revocations (id_hash) values ($1)";
    let id_hash = id_hash(id).ok_or_else(none)?;
    let owner_hash = owner.hash();
    let mut session = db.erasing_session().await?;
    let deleted = on_session!(&mut session, |c| {
        let mut both = c.begin().await?;
        let deleted = sqlx::query(DELETE).bind(&id_hash).bind(&owner_hash).execute(&mut *both).await?.rows_affected();
        if deleted > 0 {
            sqlx::query(REVOKE).bind(&id_hash).execute(&mut *both).await?;
        }
        both.commit().await?;
        deleted
    });
    if deleted == 0 {
        return Err(none());
    }
    Ok(session.empty_log().await?)
}

fn id_hash(id: &str) -> Option<String> {
    is_card_id(id).then(|| sha256(id.as_bytes()))
}

fn none() -> ApiError {
    ApiError::not_found("there is no card with this id")
}
