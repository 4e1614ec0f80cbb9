//! Confirmations on their way from a form to what is kept. They are no part of a facility's document: published data
//! comes and goes beside them.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::datasets::CONFIRMATIONS;
use super::formats::ReadConfirmation;
use super::formats::confirmation::column;
use super::problems::Problem;
use super::{ImportError, StagedFile, merge};
use crate::db::Session;
use crate::facilities::confirmations::{of_shown, store};
use crate::facilities::document::Document;
use crate::on_session;

/// Takes the rows of the form away from what is staged, now that it is known whose they are; confirmations of rows that
/// belong to no facility go.
pub async fn take(session: &mut Session, files: &mut [StagedFile]) -> Result<(), ImportError> {
    const ROWS: &str = "select file, line, source_key from staged_records where dataset = $1";
    const DELETE: &str = "delete from staged_records where dataset = $1";
    let dataset = CONFIRMATIONS.prefix;
    if files.iter().all(|file| file.dataset != dataset) {
        return Ok(());
    }
    let rows: Vec<(i64, i64, String)> =
        on_session!(&mut *session, |c| sqlx::query_as(ROWS).bind(dataset).fetch_all(c).await)?;
    on_session!(session, |c| sqlx::query(DELETE).bind(dataset).execute(c).await.map(|_| ()))?;
    let keys: HashMap<(i64, i64), String> = rows.into_iter().map(|(file, line, key)| ((file, line), key)).collect();
    for (index, file) in files.iter_mut().enumerate() {
        file.confirmations.retain_mut(|read| match keys.get(&(index as i64, read.line.cast_signed())) {
            Some(source_key) => {
                read.source_key.clone_from(source_key);
                true
            }
            None => false,
        });
    }
    Ok(())
}

/// Notes what is shown of each facility in a data version; what cannot be confirmed is told and goes. `dates` are those
/// of the snapshots by dataset.
pub async fn judge(
    session: &mut Session,
    files: &mut [StagedFile],
    version: i64,
    dates: &BTreeMap<String, String>,
    today: Date,
) -> Result<(), ImportError> {
    let today = today.to_string();
    for file in files.iter_mut().filter(|file| file.dataset == CONFIRMATIONS.prefix) {
        let mut kept = Vec::new();
        let mut shown: HashMap<String, Option<Document>> = HashMap::new();
        for mut read in std::mem::take(&mut file.confirmations) {
            let ReadConfirmation { line, source_key, confirmed } = &mut read;
            if confirmed.on > today {
                file.problems.add(Problem::ConfirmedInFuture, *line, &column(confirmed.field), &confirmed.on);
                continue;
            }
            if !shown.contains_key(source_key) {
                let document = document(session, source_key, version, dates).await?;
                if document.is_none() {
                    let key = source_key.split_once(':').map_or(source_key.as_str(), |(_, key)| key);
                    file.problems.add(Problem::AnswersWithoutFacility, *line, "ID", key);
                }
                shown.insert(source_key.clone(), document);
            }
            if let Some(Some(document)) = shown.get(source_key) {
                confirmed.fingerprint = of_shown(document, confirmed.field);
                kept.push(read);
            }
        }
        // The form has no date of its own: it is of the day of its newest confirmation.
        let newest = kept.iter().map(|read| read.confirmed.on.clone()).max();
        file.as_of = newest.unwrap_or_else(|| file.as_of.clone().min(today.clone()));
        file.confirmations = kept;
    }
    Ok(())
}

/// Adds to what is known or renews it, within the caller's transaction.
pub async fn write(session: &mut Session, files: &mut [StagedFile]) -> Result<(), ImportError> {
    for file in files {
        for ReadConfirmation { source_key, confirmed, .. } in std::mem::take(&mut file.confirmations) {
            let known = store::known(&mut *session, &source_key).await?;
            let known = known.iter().find(|known| known.field == confirmed.field);
            let count = match (known, confirmed.after(known)) {
                (_, None) => &mut file.counts.unchanged,
                (before, Some(now)) => {
                    store::put(&mut *session, &source_key, &now).await?;
                    if before.is_none() { &mut file.counts.new } else { &mut file.counts.changed }
                }
            };
            *count += 1;
        }
    }
    Ok(())
}

async fn document(
    session: &mut Session,
    source_key: &str,
    version: i64,
    dates: &BTreeMap<String, String>,
) -> Result<Option<Document>, ImportError> {
    const SQL: &str = "select d.document from facilities f
        join facility_documents d on d.facility_id = f.id and d.from_version = f.from_version
        where f.source_key = $1 and f.from_version <= $2 and f.until_version > $2";
    let json: Option<String> =
        on_session!(session, |c| sqlx::query_scalar(SQL).bind(source_key).bind(version).fetch_optional(c).await)?;
    let Some(json) = json else { return Ok(None) };
    let mut document: Document = serde_json::from_str(&json).map_err(merge::unreadable)?;
    document.newest_first(dates);
    Ok(Some(document))
}
