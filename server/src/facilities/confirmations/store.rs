//! Confirmations in the database, by the key of the facility in its own list: it outlives every import.

use api::confirmations::ConfirmedField;

use crate::db::{Db, Held};
use crate::{on_held, on_reader};

/// A confirmation as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmed {
    pub field: ConfirmedField,
    /// `2026-06-01`
    pub on: String,
    pub by: String,
    /// Of what was shown when it was taken in.
    pub fingerprint: String,
}

#[derive(sqlx::FromRow)]
struct ConfirmationRow {
    field: String,
    confirmed_on: String,
    confirmed_by: String,
    fingerprint: String,
}

impl Confirmed {
    /// What a form makes of what is known; `None`: it stays as it is. A newer day counts. The same day again confirms
    /// nothing anew, but may name who confirmed better.
    pub fn after(self, known: Option<&Self>) -> Option<Self> {
        match known {
            Some(known) if self.on < known.on || (self.on == known.on && self.by == known.by) => None,
            Some(known) if self.on == known.on => Some(Self { fingerprint: known.fingerprint.clone(), ..self }),
            _ => Some(self),
        }
    }
}

const OF: &str = "select field, confirmed_on, confirmed_by, fingerprint from confirmations where source_key = $1";

/// The confirmations of a facility.
pub async fn of(db: &Db, source_key: &str) -> Result<Vec<Confirmed>, sqlx::Error> {
    let rows: Vec<ConfirmationRow> = on_reader!(db, |pool| sqlx::query_as(OF).bind(source_key).fetch_all(pool).await)?;
    rows.into_iter().map(Confirmed::try_from).collect()
}

/// The same as a held connection sees them.
pub async fn known<'c>(held: impl Into<Held<'c>>, source_key: &str) -> Result<Vec<Confirmed>, sqlx::Error> {
    let rows: Vec<ConfirmationRow> = on_held!(held.into(), |c| sqlx::query_as(OF).bind(source_key).fetch_all(c).await)?;
    rows.into_iter().map(Confirmed::try_from).collect()
}

/// Keeps a confirmation in the place of the one before, within the caller's transaction.
pub async fn put<'c>(held: impl Into<Held<'c>>, source_key: &str, confirmed: &Confirmed) -> Result<(), sqlx::Error> {
    const PUT: &str = "insert into confirmations (source_key, field, confirmed_on, confirmed_by, fingerprint)
        values ($1, $2, $3, $4, $5)
        on conflict (source_key, field) do update set confirmed_on = excluded.confirmed_on,
        confirmed_by = excluded.confirmed_by, fingerprint = excluded.fingerprint";
    let Confirmed { field, on, by, fingerprint } = confirmed;
    on_held!(held.into(), |c| {
        let query = sqlx::query(PUT).bind(source_key).bind(field.as_str()).bind(on).bind(by).bind(fingerprint);
        query.execute(c).await.map(|_| ())
    })
}

impl TryFrom<ConfirmationRow> for Confirmed {
    type Error = sqlx::Error;

    fn try_from(row: ConfirmationRow) -> Result<Self, sqlx::Error> {
        let ConfirmationRow { field, confirmed_on: on, confirmed_by: by, fingerprint } = row;
        match ConfirmedField::parse(&field) {
            Some(field) => Ok(Self { field, on, by, fingerprint }),
            None => Err(sqlx::Error::Decode(format!("{field:?} is no field that is confirmed").into())),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn confirmed() -> impl Strategy<Value = Confirmed> {
        (1..20u8, 0..3u8, 0..100u8).prop_map(|(day, by, print)| Confirmed {
            field: ConfirmedField::Hours,
            on: format!("2026-06-{day:02}"),
            by: format!("by {by}"),
            fingerprint: print.to_string(),
        })
    }

    proptest! {
        /// Whatever forms come in whichever order.
        #[test]
        fn a_date_never_moves_back_and_a_fingerprint_only_with_a_newer_one(told in proptest::collection::vec(confirmed(), 1..12)) {
            let mut known: Option<Confirmed> = None;
            for told in told {
                let before = known.clone();
                known = told.clone().after(known.as_ref()).or(known);
                let now = known.as_ref().unwrap();
                if let Some(before) = before {
                    prop_assert!(now.on >= before.on);
                    if now.on == before.on {
                        prop_assert_eq!(&now.fingerprint, &before.fingerprint);
                    }
                }
                prop_assert!(now.on >= told.on);
                // The same again changes nothing.
                let again = Confirmed { fingerprint: "again".to_owned(), ..now.clone() };
                prop_assert_eq!(again.after(known.as_ref()), None);
            }
        }
    }
}
