//! Whom a case can be assigned or circulated to.

use api::accounts::Role;
use api::consults::case::{ConsultPeopleResponse, Person};
use api::permissions::Action;
use sqlx::AssertSqlSafe;

use super::{desks, reach};
use crate::db::{Db, Transaction};
use crate::error::ApiError;
use crate::notices::{Notice, Notices};
use crate::permissions::Actor;
use crate::{AppState, in_transaction, on_reader};

/// Those of the actor's desk, of other desks, and of what runs the region. 404 where the organization is no desk.
pub async fn list(state: &AppState, actor: &Actor) -> Result<ConsultPeopleResponse, ApiError> {
    actor.may(state, Action::ChangeConsult, &reach::own(actor)).await?;
    if desks::find(&state.db, &actor.organization_id).await?.is_none() {
        return Err(ApiError::not_found("your organization is no desk"));
    }
    Ok(ConsultPeopleResponse { people: of_desk(&state.db, &actor.organization_id).await? })
}

/// Open cases of somebody who takes none any more are new again, for the others of the desk.
pub async fn give_back(
    notices: &Notices,
    transaction: &mut Transaction,
    organization_id: &str,
    membership_id: &str,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "update consults set assigned_to = null, revision = revision + 1
        where assigned_to = $1 and closed_on is null";
    in_transaction!(transaction, |c| sqlx::query(SQL).bind(membership_id).execute(c).await.map(|_| ()))?;
    notices.tell(transaction, Notice::to_organization(organization_id, "consults")).await
}

/// The name of somebody of this desk who takes cases. Who leaves meanwhile waits until the transaction has ended, and then
/// gives back what they have.
pub(super) async fn colleague(
    transaction: &mut Transaction,
    desk_id: &str,
    membership_id: &str,
) -> Result<Option<String>, sqlx::Error> {
    let sql = AssertSqlSafe(format!(
        "select (select name from people where people.id = person_id), role from memberships
        where id = $1 and organization_id = $2 and ended_at is null{}",
        transaction.dialect().for_update()
    ));
    let found: Option<(String, String)> = in_transaction!(transaction, |c| {
        sqlx::query_as(sql).bind(membership_id).bind(desk_id).fetch_optional(c).await
    })?;
    Ok(found.filter(|(_, role)| takes_cases(role)).map(|(name, _)| name))
}

/// Who only reads can take no case.
fn takes_cases(role: &str) -> bool {
    Role::parse(role) != Some(Role::Reader)
}

/// As seen from a desk: its own people first.
pub(super) async fn of_desk(db: &Db, desk_id: &str) -> Result<Vec<Person>, sqlx::Error> {
    #[derive(sqlx::FromRow)]
    struct PersonRow {
        membership_id: String,
        name: String,
        organization_id: String,
        organization: String,
        profession: String,
        role: String,
    }
    const SQL: &str = "select m.id as membership_id, p.name, o.id as organization_id, o.name as organization,
            m.profession, m.role
        from memberships m join people p on p.id = m.person_id join organizations o on o.id = m.organization_id
        where m.ended_at is null and o.ended_at is null and (o.id = $1 or o.runs_region
            or o.id in (select organization_id from desks where closed_at is null))
        order by case when o.id = $1 then 0 else 1 end, o.name, p.name, m.id";
    let rows: Vec<PersonRow> = on_reader!(db, |pool| sqlx::query_as(SQL).bind(desk_id).fetch_all(pool).await)?;
    let person = |PersonRow { membership_id, name, organization_id, organization, profession, role }: PersonRow| {
        let is_of_desk = organization_id == desk_id && takes_cases(&role);
        Person { membership_id, name, organization, profession, is_of_desk }
    };
    Ok(rows.into_iter().map(person).collect())
}
