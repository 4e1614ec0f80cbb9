//! A confirmation of one facility: `sasae confirm`.

use api::confirmations::ConfirmedField;
use jiff::civil::Date;

use super::of_shown;
use super::store::{self, Confirmed};
use crate::clock::Clock;
use crate::db::{Db, Transaction};
use crate::facilities;
use crate::facilities::document::Document;

/// The name of an organisation has at most so many characters.
const MOST_NAME: usize = 100;

/// Why nothing was confirmed.
#[derive(Debug, thiserror::Error)]
pub enum ConfirmError {
    #[error("no facility has the id {0:?}; it is the last part of the address of its page")]
    NoFacility(String),
    #[error("{0} is after today; give the day on which it was confirmed")]
    Future(Date),
    #[error("{by:?} is no name of 1 to {MOST_NAME} characters; it is shown to everybody")]
    Name { by: String },
    #[error("{field} was confirmed on {known} already; {on} is older, and a date never moves back")]
    Older { field: &'static str, known: String, on: Date },
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

/// Confirms what is shown now of some fields of a facility, all or none of them; on `on`, else today. Somebody has looked
/// at it: the same day again counts.
pub async fn confirm(
    db: &Db,
    clock: &Clock,
    id: &str,
    fields: &[ConfirmedField],
    by: &str,
    on: Option<Date>,
) -> Result<(), ConfirmError> {
    let today = clock.today_in_japan();
    let on = on.unwrap_or(today);
    if on > today {
        return Err(ConfirmError::Future(on));
    }
    let by = api::forms::text("by", by, MOST_NAME)
        .ok()
        .flatten()
        .ok_or_else(|| ConfirmError::Name { by: by.chars().take(40).collect() })?;
    let Some((source_key, document)) = facilities::document(db, id).await? else {
        return Err(ConfirmError::NoFacility(id.to_owned()));
    };
    let mut transaction = db.begin().await?;
    confirm_shown(&mut transaction, &source_key, &document, fields, &by, on).await?;
    Ok(transaction.commit().await?)
}

/// Confirms what a document shows of some fields, within the caller's transaction.
pub async fn confirm_shown(
    transaction: &mut Transaction,
    source_key: &str,
    document: &Document,
    fields: &[ConfirmedField],
    by: &str,
    on: Date,
) -> Result<(), ConfirmError> {
    let known = store::known(&mut *transaction, source_key).await?;
    for &field in fields {
        let newer = known.iter().find(|known| known.field == field && known.on > on.to_string());
        if let Some(newer) = newer {
            return Err(ConfirmError::Older { field: field.as_str(), known: newer.on.clone(), on });
        }
        let fingerprint = of_shown(document, field);
        let confirmed = Confirmed { field, on: on.to_string(), by: by.to_owned(), fingerprint };
        store::put(&mut *transaction, source_key, &confirmed).await?;
    }
    Ok(())
}
