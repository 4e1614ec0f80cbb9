//! Joins for professionals: the queue, one record beside the facilities that may be meant, the decision.

use std::collections::{BTreeMap, BTreeSet};

use api::ErrorItem;
use api::facilities::{FacilityKind, NamedCode};
use api::functions;
use api::joins::{
    AreaCount, Join, JoinCandidate, JoinMeta, JoinQuery, JoinResponse, JoinSummary, JoinsMeta, JoinsResponse,
    NewJoinDecision,
};
use api::permissions::Action;
use axum::http::StatusCode;

use super::decisions::{self, By, DecisionError};
use super::records::{self, Facility, Record};
use super::{Division, Doubt, store};
use crate::AppState;
use crate::error::ApiError;
use crate::facilities::areas::prefecture;
use crate::import::ImportError;
use crate::import::datasets::FUNCTIONS;
use crate::permissions::{Actor, Object};

/// Records of one page.
const PAGE: usize = 20;

/// Records that wait, with the municipality of the likeliest facility, in the order of their keys.
struct Waiting(Vec<(Record, Option<String>)>);

impl Waiting {
    async fn read(state: &AppState) -> Result<Self, sqlx::Error> {
        let records = records::list(&state.db, false).await?;
        let likeliest: BTreeSet<&str> = records.iter().filter_map(|record| record.source_keys().next()).collect();
        let facilities = records::facilities(&state.db, &likeliest).await?;
        let area = |record: &Record| {
            record.source_keys().next().and_then(|key| facilities.get(key)).and_then(|one| one.area_code.clone())
        };
        let mut waiting: Vec<_> = records.into_iter().map(|record| (area(&record), record)).collect();
        // As bytes, whatever the database calls an order.
        waiting.sort_by(|(_, one), (_, other)| one.record.key.cmp(&other.record.key));
        Ok(Self(waiting.into_iter().map(|(area, record)| (record, area)).collect()))
    }

    /// Those in an area.
    fn within<'a>(&'a self, area: &'a str) -> impl Iterator<Item = &'a Record> {
        let is_within = move |(record, municipality): &&(Record, Option<String>)| match area.len() {
            0 => true,
            2 => record.record.key.starts_with(area),
            _ => municipality.as_deref() == Some(area),
        };
        self.0.iter().filter(is_within).map(|(record, _)| record)
    }

    fn areas(&self, state: &AppState) -> Vec<AreaCount> {
        let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
        for (record, municipality) in &self.0 {
            *counts.entry(record.record.key.get(..2).unwrap_or_default()).or_default() += 1;
            if let Some(code) = municipality {
                *counts.entry(code).or_default() += 1;
            }
        }
        let snapshot = state.finder.snapshot();
        let name = |code: &str| match code.len() {
            2 => prefecture(code).map(str::to_owned),
            _ => code.parse().ok().map(|code| snapshot.area_name(code)),
        };
        counts.into_iter().map(|(code, total)| AreaCount { code: code.to_owned(), name: name(code), total }).collect()
    }

    /// The next after a key, else the first of the others.
    fn next(&self, area: &str, key: &str) -> Option<String> {
        let others: Vec<&str> =
            self.within(area).map(|record| record.record.key.as_str()).filter(|other| *other != key).collect();
        others.iter().find(|other| **other > key).or(others.first()).map(|next| (*next).to_owned())
    }
}

/// The queue, in the order of the keys.
pub async fn list(state: &AppState, actor: &Actor, query: &JoinQuery) -> Result<JoinsResponse, ApiError> {
    actor.may(state, Action::ReadJoins, &Object::of_region("join", "")).await?;
    let waiting = Waiting::read(state).await?;
    let here: Vec<&Record> = waiting.within(&query.area).collect();
    let after: Vec<&Record> =
        here.iter().copied().filter(|record| record.record.key.as_str() > query.cursor.as_str()).collect();
    let joins: Vec<JoinSummary> = after.iter().take(PAGE).copied().map(summary).collect();
    let next_cursor = joins.last().filter(|_| after.len() > PAGE).map(|join| join.key.clone());
    let total = i64::try_from(here.len()).unwrap_or(i64::MAX);
    Ok(JoinsResponse { joins, meta: JoinsMeta { total, areas: waiting.areas(state), next_cursor } })
}

fn summary(Record { record, why, .. }: &Record) -> JoinSummary {
    JoinSummary {
        key: record.key.clone(),
        division: Division::of_key(&record.key).map_or("", Division::as_str).to_owned(),
        name: record.name.clone(),
        address: record.address.clone(),
        doubt: why.doubt.map_or("", Doubt::as_str).to_owned(),
        candidates: why.facilities.len(),
    }
}

/// One record with the facilities that may be meant. 404 when there is none with this key.
pub async fn get(state: &AppState, actor: &Actor, key: &str, area: &str) -> Result<JoinResponse, ApiError> {
    actor.may(state, Action::ReadJoins, &Object::of_region("join", key)).await?;
    read(state, key, area).await
}

/// Joins a record to a facility, or tells it apart from all that were shown.
///
/// 404 when there is no record with this key, 409 `already_decided` or `changed_meanwhile` when it is not any more as it
/// was seen, 422 when it cannot be this facility, 503 while an import runs.
pub async fn decide(
    state: &AppState,
    actor: &Actor,
    key: &str,
    area: &str,
    new: NewJoinDecision,
) -> Result<JoinResponse, ApiError> {
    let object = Object::of_region("join", key);
    actor.may(state, Action::DecideJoin, &object).await?;
    let decision = new.checked().map_err(|errors| ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, errors))?;
    let entry = actor.entry(Action::DecideJoin, &object);
    let by = By::Membership { id: actor.membership_id.clone(), entry, notices: state.notices.clone() };
    let kept = (state.audit.clone(), state.db.clone(), state.clock.clone());
    let of = key.to_owned();
    // A task of its own: a visitor who goes away must not come between the decision and what is shown.
    let decided = tokio::spawn(async move {
        let (audit, db, clock) = &kept;
        decisions::decide((audit, db, clock), &of, &decision, by).await
    });
    match decided.await.unwrap_or_else(|ended| Err(sqlx::Error::Io(std::io::Error::other(ended)).into())) {
        Err(DecisionError::NotJoined(error)) => tracing::error!(%error, "joining after a decision"),
        decided => decided?,
    }
    read(state, key, area).await
}

async fn read(state: &AppState, key: &str, area: &str) -> Result<JoinResponse, ApiError> {
    let Some(found) = records::find(&state.db, key).await? else {
        return Err(ApiError::not_found("there is no record with this key"));
    };
    let facilities = records::facilities(&state.db, &found.source_keys().collect()).await?;
    let decided = store::decided(&state.db, FUNCTIONS, key).await?;
    let next_key = Waiting::read(state).await?.next(area, key);
    let candidates = found.why.facilities.iter().filter_map(|likeness| {
        let reasons = likeness.reasons.iter().map(|reason| reason.as_str().to_owned()).collect();
        facilities.get(&likeness.source_key).and_then(|facility| candidate(facility, reasons))
    });
    let candidates = candidates.collect();
    let Record { record, verdict, why } = found;
    let notified = record.functions.iter().filter_map(|notified| functions::by_code(&notified.code));
    let functions =
        notified.map(|function| NamedCode { code: function.code.to_owned(), name: function.official.to_owned() });
    let join = Join {
        division: Division::of_key(&record.key).map_or("", Division::as_str).to_owned(),
        functions: functions.collect(),
        key: record.key,
        name: record.name,
        address: record.address,
        telephone: record.telephone,
        as_of: record.as_of,
        verdict,
        doubt: why.doubt.map(|doubt| doubt.as_str().to_owned()),
        candidates,
        decided_by: decided.as_ref().and_then(|decided| decided.decided_by.clone()),
        decided_at: decided.map(|decided| decided.decided_at),
    };
    Ok(JoinResponse { join, meta: JoinMeta { next_key } })
}

fn candidate(facility: &Facility, reasons: Vec<String>) -> Option<JoinCandidate> {
    let Facility { id, name, kind, address, telephone, .. } = facility.clone();
    Some(JoinCandidate { facility_id: id, kind: FacilityKind::parse(&kind)?, name, address, telephone, reasons })
}

impl From<DecisionError> for ApiError {
    fn from(error: DecisionError) -> Self {
        let detail = error.to_string();
        let wrong = |code| Self::of_content(ErrorItem::field(code, "decision", detail.clone()));
        match error {
            DecisionError::NoRecord(_) => Self::not_found("there is no record with this key"),
            DecisionError::NoFacility(_) | DecisionError::WrongKind { .. } => wrong("not_a_choice"),
            DecisionError::NothingToReject(_) => wrong("either_or"),
            DecisionError::Decided(decided) => {
                Self::already_decided(decided.decided_by.as_deref(), &decided.decided_at)
            }
            DecisionError::Changed => {
                let item = ErrorItem::new("changed_meanwhile", "newer data has changed what may be meant; look again");
                Self::new(StatusCode::CONFLICT, vec![item])
            }
            DecisionError::Import(ImportError::Running) => {
                Self::unavailable("an import or another decision is under way; try again in a moment")
            }
            DecisionError::Import(error) | DecisionError::NotJoined(error) => {
                tracing::error!(%error, "joining again");
                Self::unavailable("it could not be decided; try again in a moment")
            }
            DecisionError::Database(error) => error.into(),
        }
    }
}
