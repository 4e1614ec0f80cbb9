//! Backups of life notes: what a device has sealed, kept under the hash of a capability, without any name.
//!
//! Deleted means deleted here: SQLite overwrites the text in its file and empties its log; PostgreSQL drops the row, and
//! its vacuum reuses the place. A copy made by `sasae backup` (or of PostgreSQL's own log) holds what was kept when it was
//! made, and restoring it brings that back: sealed still, since no key ever comes here.

pub mod routes;

use api::note_backups::{NewNoteBackup, NoteBackup, NoteBackupReceipt};

use crate::capabilities::Capability;
use crate::client_limits::Counted;
use crate::db::Db;
use crate::digest::sha256;
use crate::error::ApiError;
use crate::rate_limit::ClientAddress;
use crate::{AppState, note_space, on_reader, on_session};

#[derive(sqlx::FromRow)]
struct BackupRow {
    revision: i64,
    stored_at: String,
    bytes: i64,
    sha256: String,
    sealed: String,
}

/// Keeps the first backup under a capability.
///
/// 412 when there is one; 429 when too many have come from this client, 503 `storage_full`.
pub async fn create(
    state: &AppState,
    client: Option<ClientAddress>,
    capability: &Capability,
    new: NewNoteBackup,
) -> Result<NoteBackupReceipt, ApiError> {
    const INSERT: &str = "insert into note_backups (capability_hash, revision, stored_at, bytes, sha256, sealed)
        values ($1, $2, $3, $4, $5, $6) on conflict (capability_hash) do nothing";
    let hash = capability.hash();
    if let Some((revision, _)) = kept(&state.db, &hash).await? {
        return Err(ApiError::changed_meanwhile(revision));
    }
    note_space::check(state, new.sealed.len() as i64).await?;
    state.client_limits.allow(Counted::NoteBackup, client, state.clock.now())?;
    // Made anew after a deletion it must not pass for what another device remembers: it begins at the time.
    let receipt = receipt(state, state.clock.now().as_second(), &new);
    write(state, INSERT, &hash, &receipt, &new, None).await?;
    Ok(receipt)
}

/// Keeps a backup in the place of `revision`.
///
/// 412 when another one is kept, 404 when none is, 503 `storage_full` when it is longer and does not fit.
pub async fn replace(
    state: &AppState,
    capability: &Capability,
    revision: i64,
    new: NewNoteBackup,
) -> Result<NoteBackupReceipt, ApiError> {
    const UPDATE: &str = "update note_backups set revision = $2, stored_at = $3, bytes = $4, sha256 = $5, sealed = $6
        where capability_hash = $1 and revision = $7";
    let hash = capability.hash();
    let (_, known_bytes) = kept(&state.db, &hash).await?.ok_or_else(none)?;
    note_space::check(state, new.sealed.len() as i64 - known_bytes).await?;
    let receipt = receipt(state, revision.saturating_add(1), &new);
    write(state, UPDATE, &hash, &receipt, &new, Some(revision)).await?;
    Ok(receipt)
}

/// Runs one of the two statements: $1 to $6 are the columns, $7 the revision that is `replaced`. 412 or 404 where it wrote
/// nothing: another device was first.
async fn write(
    state: &AppState,
    sql: &'static str,
    hash: &str,
    receipt: &NoteBackupReceipt,
    new: &NewNoteBackup,
    replaced: Option<i64>,
) -> Result<(), ApiError> {
    let mut session = state.db.erasing_session().await?;
    let written = on_session!(&mut session, |c| {
        let columns = sqlx::query(sql)
            .bind(hash)
            .bind(receipt.revision)
            .bind(&receipt.stored_at)
            .bind(receipt.bytes)
            .bind(&receipt.sha256)
            .bind(&new.sealed);
        let statement = match replaced {
            Some(revision) => columns.bind(revision),
            None => columns,
        };
        statement.execute(c).await?.rows_affected()
    });
    drop(session);
    if written == 0 {
        return Err(changed(&state.db, hash).await);
    }
    Ok(())
}

/// What is kept under a capability; 404 when nothing is.
pub async fn get(db: &Db, capability: &Capability) -> Result<NoteBackup, ApiError> {
    const SQL: &str = "select revision, stored_at, bytes, sha256, sealed from note_backups where capability_hash = $1";
    let row: Option<BackupRow> =
        on_reader!(db, |pool| sqlx::query_as(SQL).bind(capability.hash()).fetch_optional(pool).await)?;
    let BackupRow { revision, stored_at, bytes, sha256, sealed } = row.ok_or_else(none)?;
    Ok(NoteBackup { revision, stored_at, bytes, sha256, sealed })
}

/// Deletes what is kept under a capability; 404 when nothing is.
pub async fn delete(db: &Db, capability: &Capability) -> Result<(), ApiError> {
    const DELETE: &str = "delete from note_backups where capability_hash = $1";
    let mut session = db.erasing_session().await?;
    let deleted = on_session!(&mut session, |c| sqlx::query(DELETE)
        .bind(capability.hash())
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    if deleted == 0 {
        return Err(none());
    }
    Ok(session.empty_log().await?)
}

fn receipt(state: &AppState, revision: i64, new: &NewNoteBackup) -> NoteBackupReceipt {
    NoteBackupReceipt {
        revision,
        stored_at: state.clock.now_text(),
        bytes: new.sealed.len() as i64,
        sha256: sha256(new.sealed.as_bytes()),
    }
}

/// Revision and length of what is kept.
async fn kept(db: &Db, hash: &str) -> Result<Option<(i64, i64)>, sqlx::Error> {
    const SQL: &str = "select revision, bytes from note_backups where capability_hash = $1";
    on_reader!(db, |pool| sqlx::query_as(SQL).bind(hash).fetch_optional(pool).await)
}

/// Nothing was written: what is kept is another revision, or gone.
async fn changed(db: &Db, hash: &str) -> ApiError {
    match kept(db, hash).await {
        Ok(Some((revision, _))) => ApiError::changed_meanwhile(revision),
        Ok(None) => none(),
        Err(error) => error.into(),
    }
}

fn none() -> ApiError {
    ApiError::not_found("no backup is kept under this capability")
}
