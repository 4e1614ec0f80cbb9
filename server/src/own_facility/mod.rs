//! Our facility: what the people of a facility see of it, confirm and state themselves.
//!
//! A statement is shown in the same moment: it is written together with the row of the facility that the next data
//! version shows, with its confirmation and with what the audit log tells of it, in one transaction.

pub mod routes;

use api::ErrorItem;
use api::confirmations::ConfirmedField;
use api::own_facility::{KeptStatement, NewStatement, OwnFacility, ShownField, Statement, StatementPart};
use api::permissions::Action;
use axum::http::StatusCode;

use crate::AppState;
use crate::db::Held;
use crate::error::{ApiError, ApiResult};
use crate::facilities::confirmations::{ConfirmError, confirm_shown, of_shown};
use crate::facilities::document::Document;
use crate::facilities::statements::store::{self, Author, StatementRow};
use crate::facilities::{self, Moment, statements};
use crate::import::{ImportError, change_shown, versions};
use crate::permissions::{Actor, Object};

/// What is shown of the actor's facility, and what was stated of it; `None` where the organization has none.
///
/// # Errors
/// 403 and 404 as [`Actor::may`] says.
pub async fn get(state: &AppState, actor: &Actor) -> ApiResult<Option<OwnFacility>> {
    let object = object(actor);
    actor.may(state, Action::ReadOwnFacility, &object).await?;
    let Some((source_key, mut document)) = facilities::document(&state.db, &object.id).await? else { return Ok(None) };
    let snapshot = state.finder.snapshot();
    // As the facility below is shown. Read before it: of what has changed in between, the mark is not right any more.
    document.newest_first(&snapshot.dates);
    let mark = |field| ShownField { field, shown: of_shown(&document, field) };
    let shown = ConfirmedField::ALL.map(mark).to_vec();
    let now = Moment::from(state.clock.now_in_japan());
    let Some(facility) = facilities::get(&state.db, &snapshot, &object.id, now).await? else { return Ok(None) };
    let mut kept = Vec::new();
    for row in store::of(&state.db, &source_key).await? {
        kept.push(told(&row, &document)?);
    }
    kept.sort_by_key(|kept| kept.part);
    Ok(Some(OwnFacility { facility, statements: kept, shown }))
}

/// States a part anew: shown at once, and a confirmation of its field.
///
/// # Errors
/// 422 names every wrong field; 412 `changed_meanwhile` when the part was stated or taken back since it was read; 404
/// without a facility; 503 `import_running` while published data is being replaced.
pub async fn put(state: &AppState, actor: &Actor, part: StatementPart, new: NewStatement) -> ApiResult<()> {
    let object = object(actor);
    actor.may(state, Action::ChangeOwnFacility, &object).await?;
    let wrong = |errors| ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, errors);
    if new.statement.part() != part {
        let detail = format!("{}; expected {}, as in the path", new.statement.part().as_str(), part.as_str());
        return Err(wrong(vec![ErrorItem::field("invalid_value", "statement", detail)]));
    }
    let statement = new.statement.checked().map_err(wrong)?;
    write(state, actor, &object, part, new.seen.as_deref(), Some(&statement)).await
}

/// Takes back what was stated of a part: what is published is shown again, and was confirmed by nobody anew.
///
/// # Errors
/// As [`put`]; 404 when nothing is stated.
pub async fn take_back(state: &AppState, actor: &Actor, part: StatementPart, seen: Option<&str>) -> ApiResult<()> {
    let object = object(actor);
    actor.may(state, Action::ChangeOwnFacility, &object).await?;
    write(state, actor, &object, part, seen, None).await
}

/// Confirms what was shown of some fields, all or none of them.
///
/// # Errors
/// 422 when no field is named; 404 without a facility; 412 `changed_meanwhile` when something else is shown today.
pub async fn confirm(state: &AppState, actor: &Actor, seen: &[ShownField]) -> ApiResult<()> {
    let object = object(actor);
    actor.may(state, Action::ConfirmOwnFacility, &object).await?;
    if seen.is_empty() {
        let item = ErrorItem::field("required", "fields", "expected at least one field");
        return Err(ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, vec![item]));
    }
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    let found = facilities::document_within(change.transaction(), &object.id).await?;
    let (source_key, document) = found.ok_or_else(no_facility)?;
    if seen.iter().any(|one| one.shown != of_shown(&document, one.field)) {
        return Err(changed_meanwhile("something else is shown now: read it, and confirm it again if it is right"));
    }
    let fields: Vec<ConfirmedField> = seen.iter().map(|one| one.field).collect();
    let (by, today) = (&actor.organization_name, state.clock.today_in_japan());
    confirm_shown(change.transaction(), &source_key, &document, &fields, by, today).await.map_err(not_confirmed)?;
    let which: Vec<&str> = fields.iter().map(|field| field.as_str()).collect();
    change.tell(actor.entry(Action::ConfirmOwnFacility, &object).because(&which.join(",")));
    Ok(change.commit().await?)
}

/// Keeps a statement, or that it was taken back, and shows what follows from it.
async fn write(
    state: &AppState,
    actor: &Actor,
    object: &Object,
    part: StatementPart,
    seen: Option<&str>,
    statement: Option<&Statement>,
) -> ApiResult<()> {
    // No import comes between what is read here and what is shown.
    let mut change = change_shown(&state.audit, &state.db, &state.clock).await.map_err(not_shown)?;
    let found = facilities::document_within(change.transaction(), &object.id).await?;
    let (source_key, mut published) = found.ok_or_else(no_facility)?;
    published.parts.retain(|part| part.stated.is_none());
    let known = store::newest(change.transaction(), &source_key).await?;
    let mut before = None;
    for row in &known {
        if row.part()? == part {
            before = Some(row);
        }
    }
    if before.map(|row| row.id.as_str()) != seen {
        let detail = "somebody else was first: read it, and state it again if it is still to be changed";
        return Err(changed_meanwhile(detail));
    }
    let is_stated = match before {
        Some(row) => row.statement()?.is_some(),
        None => false,
    };
    if statement.is_none() && !is_stated {
        return Err(ApiError::not_found("nothing is stated of this part"));
    }
    let today = state.clock.today_in_japan();
    let author = Author {
        person_id: &actor.person_id,
        organization_id: &actor.organization_id,
        organization: &actor.organization_name,
        at: state.clock.now_text(),
        on: today.to_string(),
    };
    let fingerprint = statements::fingerprint_of(&published, part);
    let row = StatementRow::new(&source_key, part, statement, fingerprint, &author)?;
    store::put(Held::from(change.transaction()), &row).await?;
    // ケアマネタイム is no part of what everybody is shown.
    if part != StatementPart::CareManagerTime {
        let shown = versions::show_statements(change.transaction(), &source_key).await.map_err(not_shown)?;
        let document = shown.ok_or_else(no_facility)?;
        if let Some(field) = part.confirms().filter(|_| statement.is_some()) {
            let by = &actor.organization_name;
            confirm_shown(change.transaction(), &source_key, &document, &[field], by, today)
                .await
                .map_err(not_confirmed)?;
        }
    }
    let why = if statement.is_some() { part.as_str().to_owned() } else { format!("{} taken back", part.as_str()) };
    change.tell(actor.entry(Action::ChangeOwnFacility, object).because(&why));
    Ok(change.commit().await?)
}

/// The facility of the actor's organization; one without has none that it could be.
fn object(actor: &Actor) -> Object {
    let id = actor.facility_id.clone().unwrap_or_default();
    Object::of_organization("facility", id, &actor.organization_id)
}

/// `document` has what is shown first.
fn told(row: &StatementRow, document: &Document) -> Result<KeptStatement, sqlx::Error> {
    let (part, statement) = (row.part()?, row.statement()?);
    let mut first = document.parts.iter().map_while(|part| part.stated.as_ref());
    let is_shown =
        statement.is_some() && (part == StatementPart::CareManagerTime || first.any(|stated| stated.part == part));
    Ok(KeptStatement {
        part,
        revision: row.id.clone(),
        stated_at: row.stated_at.clone(),
        stated_by: row.stated_by.clone(),
        is_shown,
        statement,
    })
}

fn changed_meanwhile(detail: &str) -> ApiError {
    ApiError::new(StatusCode::PRECONDITION_FAILED, vec![ErrorItem::new("changed_meanwhile", detail)])
}

fn no_facility() -> ApiError {
    ApiError::not_found("your organization is linked to no facility that is shown")
}

fn not_shown(error: ImportError) -> ApiError {
    match error {
        ImportError::Running => {
            let detail = "published data is being replaced; nothing was changed, try again in a few minutes";
            let item = ErrorItem::new("import_running", detail);
            ApiError { retry_after: Some(60), ..ApiError::new(StatusCode::SERVICE_UNAVAILABLE, vec![item]) }
        }
        ImportError::Database(error) => error.into(),
        other => {
            tracing::error!(error = %other, "a statement cannot be shown");
            ApiError::unavailable("it could not be shown; nothing was changed")
        }
    }
}

fn not_confirmed(error: ConfirmError) -> ApiError {
    match error {
        ConfirmError::Database(error) => error.into(),
        other => ApiError::new(StatusCode::CONFLICT, vec![ErrorItem::new("not_confirmed", other.to_string())]),
    }
}
