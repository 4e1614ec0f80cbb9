//! Browsers in which somebody has signed in before: of those nobody is told again.

use axum::http::HeaderMap;

use super::secrets::Secret;
use super::sessions;
use crate::audit::Change;
use crate::db::Db;
use crate::error::ApiError;
use crate::{in_transaction, on_reader};

/// Remembers a browser, so that its owner is told of new ones only.
pub const DEVICE_COOKIE: &str = "__Host-sasae-device";

pub struct KnownDevice {
    pub secret: Secret,
    /// To be told to its owner.
    pub is_new: bool,
}

fn device_cookie(headers: &HeaderMap) -> Option<Secret> {
    sessions::cookie(headers, DEVICE_COOKIE).and_then(|text| Secret::read(&text))
}

/// The hash of the browser's cookie, where the person has signed in with it before: nobody else has it.
pub async fn known_device(db: &Db, headers: &HeaderMap, person_id: &str) -> Result<Option<String>, sqlx::Error> {
    const KNOWN: &str = "select device_hash from known_devices where person_id = $1 and device_hash = $2";
    let Some(secret) = device_cookie(headers) else { return Ok(None) };
    on_reader!(db, |pool| sqlx::query_scalar(KNOWN).bind(person_id).bind(secret.hash()).fetch_optional(pool).await)
}

/// Remembers the browser. Of the very first one of somebody nobody is told.
pub async fn know_device(
    change: &mut Change,
    headers: &HeaderMap,
    person_id: &str,
    at: &str,
) -> Result<KnownDevice, ApiError> {
    const KNOWN: &str = "update known_devices set seen_at = $3 where person_id = $1 and device_hash = $2";
    const ANY: &str = "select count(*) from known_devices where person_id = $1";
    const INSERT: &str = "insert into known_devices (person_id, device_hash, seen_at) values ($1, $2, $3)";
    let transaction = change.transaction();
    const KNOWN_TO_ANYBODY: &str = "select count(*) from known_devices where device_hash = $1";
    let brought = device_cookie(headers);
    if let Some(secret) = &brought {
        let known = in_transaction!(&mut *transaction, |c| {
            let update = sqlx::query(KNOWN).bind(person_id).bind(secret.hash()).bind(at);
            update.execute(c).await.map(|done| done.rows_affected())
        })?;
        if known == 1 {
            return Ok(KnownDevice { secret: secret.clone(), is_new: false });
        }
    }
    // A computer that people share is known to each of them; what a browser has made up itself is not taken.
    let mut kept = None;
    if let Some(secret) = brought {
        let known: i64 = in_transaction!(&mut *transaction, |c| {
            sqlx::query_scalar(KNOWN_TO_ANYBODY).bind(secret.hash()).fetch_one(c).await
        })?;
        kept = Some(secret).filter(|_| known > 0);
    }
    let before: i64 =
        in_transaction!(&mut *transaction, |c| sqlx::query_scalar(ANY).bind(person_id).fetch_one(c).await)?;
    let secret = match kept {
        Some(secret) => secret,
        None => Secret::new()?,
    };
    in_transaction!(transaction, |c| {
        sqlx::query(INSERT).bind(person_id).bind(secret.hash()).bind(at).execute(c).await.map(|_| ())
    })?;
    Ok(KnownDevice { secret, is_new: before > 0 })
}
