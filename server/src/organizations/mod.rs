//! Organizations, and who belongs to them.

pub mod members;
pub mod routes;

use api::ErrorItem;
use api::accounts::{NewOrganization, Organization};
use api::permissions::Action;
use axum::http::StatusCode;

use crate::db::Db;
use crate::error::ApiError;
use crate::notices::Notice;
use crate::permissions::{Actor, Object};
use crate::{AppState, facilities, in_transaction, on_reader};

#[derive(sqlx::FromRow)]
struct OrganizationRow {
    id: String,
    kind: String,
    name: String,
    telephone: Option<String>,
    facility_id: Option<String>,
    facility: Option<String>,
    runs_region: bool,
    people: i64,
    administrators: i64,
    created_at: String,
    ended_at: Option<String>,
}

impl From<OrganizationRow> for Organization {
    fn from(row: OrganizationRow) -> Self {
        let OrganizationRow { id, kind, name, telephone, facility_id, facility, runs_region, .. } = row;
        let OrganizationRow { people, administrators, created_at, ended_at, .. } = row;
        Self {
            id,
            kind,
            name,
            telephone,
            facility_id,
            facility,
            runs_region,
            people,
            administrators,
            created_at,
            ended_at,
        }
    }
}

const ORGANIZATION: &str = "select o.id, o.kind, o.name, o.telephone, o.facility_id, f.name as facility, o.runs_region,
        o.created_at, o.ended_at,
        (select count(*) from memberships m where m.organization_id = o.id and m.ended_at is null) as people,
        (select count(*) from memberships m where m.organization_id = o.id and m.ended_at is null
            and m.role = 'administrator') as administrators
    from organizations o
    left join facilities f on f.id = o.facility_id and f.until_version = 9223372036854775807";

async fn find(db: &Db, id: &str) -> Result<Option<Organization>, sqlx::Error> {
    let sql = sqlx::AssertSqlSafe(format!("{ORGANIZATION} where o.id = $1"));
    let row: Option<OrganizationRow> = on_reader!(db, |pool| sqlx::query_as(sql).bind(id).fetch_optional(pool).await)?;
    Ok(row.map(Organization::from))
}

fn object(id: &str) -> Object {
    Object::of_organization("organization", id, id)
}

fn none() -> ApiError {
    ApiError::not_found("there is nothing here that you may see")
}

/// All of the region, by name; those that have ended come last.
pub async fn list(state: &AppState, actor: &Actor) -> Result<Vec<Organization>, ApiError> {
    actor.may(state, Action::ReadOrganizations, &Object::of_region("organizations", "")).await?;
    let sql = sqlx::AssertSqlSafe(format!("{ORGANIZATION} order by o.ended_at is not null, o.name, o.id"));
    let rows: Vec<OrganizationRow> = on_reader!(&state.db, |pool| sqlx::query_as(sql).fetch_all(pool).await)?;
    Ok(rows.into_iter().map(Organization::from).collect())
}

/// One; 404 for another's.
pub async fn read(state: &AppState, actor: &Actor, id: &str) -> Result<Organization, ApiError> {
    actor.may(state, Action::ReadOrganization, &object(id)).await?;
    find(&state.db, id).await?.ok_or_else(none)
}

/// A new one, without people. 422 for wrong fields, `no_such_facility`.
pub async fn create(state: &AppState, actor: &Actor, new: NewOrganization) -> Result<Organization, ApiError> {
    actor.may(state, Action::CreateOrganization, &Object::of_region("organization", "")).await?;
    let new = checked(&state.db, new).await?;
    let id = uuid::Uuid::now_v7().to_string();
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    let at = state.clock.now_text();
    insert(change.transaction(), &id, &new, false, &at).await?;
    change.tell(actor.entry(Action::CreateOrganization, &object(&id)));
    state.notices.tell(change.transaction(), Notice::to_region("organizations")).await?;
    change.commit().await?;
    find(&state.db, &id).await?.ok_or_else(none)
}

/// Also for the command line, which makes the first one.
pub(crate) async fn insert(
    transaction: &mut crate::db::Transaction,
    id: &str,
    new: &NewOrganization,
    runs_region: bool,
    created_at: &str,
) -> Result<(), sqlx::Error> {
    const INSERT: &str = "insert into organizations (id, kind, name, telephone, facility_id, runs_region, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    in_transaction!(transaction, |c| sqlx::query(INSERT)
        .bind(id)
        .bind(&new.kind)
        .bind(&new.name)
        .bind(filled(&new.telephone))
        .bind(filled(&new.facility_id))
        .bind(runs_region)
        .bind(created_at)
        .execute(c)
        .await
        .map(|_| ()))
}

fn filled(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

async fn checked(db: &Db, new: NewOrganization) -> Result<NewOrganization, ApiError> {
    let new = new.checked().map_err(|errors| ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, errors))?;
    if !new.facility_id.is_empty() && !facilities::exists(db, &new.facility_id).await? {
        let detail = "there is no facility with this id; it is the last part of the address of its page";
        return Err(ApiError::of_content(ErrorItem::field("no_such_facility", "facility_id", detail)));
    }
    Ok(new)
}

/// Other words for it, or another facility. 404 for another's, 422 as for a new one.
pub async fn change(state: &AppState, actor: &Actor, id: &str, new: NewOrganization) -> Result<Organization, ApiError> {
    actor.may(state, Action::ChangeOrganization, &object(id)).await?;
    const UPDATE: &str =
        "update organizations set kind = $2, name = $3, telephone = $4, facility_id = $5 where id = $1";
    let new = checked(&state.db, new).await?;
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    let updated = in_transaction!(change.transaction(), |c| sqlx::query(UPDATE)
        .bind(id)
        .bind(&new.kind)
        .bind(&new.name)
        .bind(filled(&new.telephone))
        .bind(filled(&new.facility_id))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    if updated == 0 {
        return Err(none());
    }
    change.tell(actor.entry(Action::ChangeOrganization, &object(id)));
    state.notices.tell(change.transaction(), Notice::to_region("organizations")).await?;
    change.commit().await?;
    find(&state.db, id).await?.ok_or_else(none)
}
