//! The one way in which a person decides about a record: for pages, the API and the command line alike.

use std::collections::BTreeSet;

use api::facilities::FacilityKind;
use api::joins::JoinDecision;

use super::Division;
use super::records::{self, Record};
use super::store::{self, Decided, Verdict};
use crate::audit::{Audit, Entry};
use crate::clock::Clock;
use crate::db::Db;
use crate::import::datasets::FUNCTIONS;
use crate::import::{ImportError, join_again};
use crate::notices::{Notice, Notices};

/// Who decides, and what the audit log tells of it.
pub enum By {
    /// A membership: about what waits, and only what it has seen.
    Membership { id: String, entry: Entry, notices: Notices },
    /// May change its mind about any record; none given to reject means all.
    CommandLine(Entry),
}

/// Why a decision was not taken.
#[derive(Debug, thiserror::Error)]
pub enum DecisionError {
    #[error("no record has the key {0:?}; `sasae joins list` shows those that wait, `sasae joins list --all` all")]
    NoRecord(String),
    #[error("no open facility has the id {0:?}; `sasae joins show KEY` tells those that may be meant")]
    NoFacility(String),
    #[error("{name} is a {kind}; a record of {division} cannot be joined to it")]
    WrongKind { name: String, kind: String, division: &'static str },
    #[error("there is no facility that {0} could be told apart from")]
    NothingToReject(String),
    #[error("this was decided on {}", .0.decided_at)]
    Decided(Decided),
    #[error("the facilities that may be meant have changed")]
    Changed,
    #[error("it is decided, but could not be joined yet ({0}); the next decision or import does it")]
    NotJoined(#[source] ImportError),
    #[error(transparent)]
    Import(#[from] ImportError),
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

/// Joins a record to a facility, or tells it apart from others for good; what is shown follows at once, and so do all
/// later imports. Nobody else decides and nothing is imported meanwhile.
///
/// Errors: nothing is decided, but for [`DecisionError::NotJoined`].
pub async fn decide(
    (audit, db, clock): (&Audit, &Db, &Clock),
    key: &str,
    decision: &JoinDecision,
    by: By,
) -> Result<(), DecisionError> {
    let joined = join_again::<DecisionError>(db, async || {
        let record = records::find(db, key).await?.ok_or_else(|| DecisionError::NoRecord(key.to_owned()))?;
        if let By::Membership { .. } = by {
            still_waits(db, &record, decision).await?;
        }
        let (source_keys, is_accepted) = match decision {
            JoinDecision::Accepted(id) => (vec![accepted(db, key, id).await?], true),
            JoinDecision::Rejected(ids) => (rejected(db, &record, ids).await?, false),
        };
        let (decided_by, entry, notices) = match by {
            By::Membership { id, entry, notices } => (Some(id), entry, Some(notices)),
            By::CommandLine(entry) => (None, entry, None),
        };
        let now = clock.now_text();
        let mut change = audit.change(db, clock).await?;
        for source_key in &source_keys {
            let pair = (FUNCTIONS, key, source_key.as_str());
            store::decide(change.transaction(), pair, is_accepted, decided_by.as_deref(), &now).await?;
        }
        change.tell(entry.because(if is_accepted { "accepted" } else { "rejected" }));
        if let Some(notices) = notices {
            notices.tell(change.transaction(), Notice::to_region("joins")).await?;
        }
        Ok(change.commit().await?)
    })
    .await?;
    joined.map_err(DecisionError::NotJoined)
}

/// Nothing is overwritten that somebody else has decided, and nothing decided that was not seen.
async fn still_waits(db: &Db, record: &Record, decision: &JoinDecision) -> Result<(), DecisionError> {
    let key = &record.record.key;
    let is_as_seen = record.verdict == Verdict::Doubtful.as_str()
        && match decision {
            JoinDecision::Accepted(id) => match records::open_facility(db, id).await? {
                Some((source_key, ..)) => !store::is_rejected(db, FUNCTIONS, key, &source_key).await?,
                None => true,
            },
            JoinDecision::Rejected(ids) => {
                let keys: BTreeSet<&str> = record.source_keys().collect();
                let candidates = records::facilities(db, &keys).await?;
                ids.iter().all(|id| candidates.values().any(|facility| facility.id == *id))
            }
        };
    if is_as_seen {
        return Ok(());
    }
    Err(store::decided(db, FUNCTIONS, key).await?.map_or(DecisionError::Changed, DecisionError::Decided))
}

async fn accepted(db: &Db, key: &str, facility_id: &str) -> Result<String, DecisionError> {
    let Some((source_key, name, kind)) = records::open_facility(db, facility_id).await? else {
        return Err(DecisionError::NoFacility(facility_id.to_owned()));
    };
    let division = Division::of_key(key);
    let allows = FacilityKind::parse(&kind).zip(division).is_some_and(|(kind, division)| division.allows(kind));
    match allows {
        true => Ok(source_key),
        false => Err(DecisionError::WrongKind { name, kind, division: division.map_or("", Division::ja) }),
    }
}

async fn rejected(db: &Db, record: &Record, ids: &[String]) -> Result<Vec<String>, DecisionError> {
    let mut source_keys = Vec::with_capacity(ids.len());
    for id in ids {
        let facility = records::open_facility(db, id).await?;
        source_keys.push(facility.ok_or_else(|| DecisionError::NoFacility(id.clone()))?.0);
    }
    if ids.is_empty() {
        source_keys.extend(record.source_keys().map(str::to_owned));
    }
    match source_keys.is_empty() {
        true => Err(DecisionError::NothingToReject(record.record.key.clone())),
        false => Ok(source_keys),
    }
}
