//! A confirmation of one facility: `sasae confirm`.

use api::confirmations::ConfirmedField;
use jiff::civil::Date;

use super::of_shown;
use super::store::{self, Confirmed};
use crate::clock::Clock;
use crate::db::{Db, Session};
use crate::{facilities, on_session};

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
    let confirmed = fields.iter().map(|&field| Confirmed {
        field,
        on: on.to_string(),
        by: by.clone(),
        fingerprint: of_shown(&document, field),
    });
    let confirmed: Vec<Confirmed> = confirmed.collect();
    let mut session = db.session().await?;
    on_session!(&mut session, |c| sqlx::raw_sql(db.dialect().begin()).execute(c).await.map(|_| ()))?;
    let kept = keep(&mut session, &source_key, &confirmed, on).await;
    let end = if kept.is_ok() { "commit" } else { "rollback" };
    on_session!(&mut session, |c| sqlx::raw_sql(end).execute(c).await.map(|_| ()))?;
    kept
}

async fn keep(session: &mut Session, source_key: &str, confirmed: &[Confirmed], on: Date) -> Result<(), ConfirmError> {
    let known = store::known(session, source_key).await?;
    for confirmed in confirmed {
        let newer = known.iter().find(|known| known.field == confirmed.field && known.on > confirmed.on);
        if let Some(newer) = newer {
            let field = confirmed.field.as_str();
            return Err(ConfirmError::Older { field, known: newer.on.clone(), on });
        }
        store::put(session, source_key, confirmed).await?;
    }
    Ok(())
}
