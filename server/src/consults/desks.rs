//! Desks: organizations that take questions.

use api::ErrorItem;
use api::consults::desks::{Desk, DeskSettings};
use api::permissions::Action;
use axum::http::StatusCode;
use sqlx::AssertSqlSafe;

use crate::db::Db;
use crate::error::ApiError;
use crate::notices::Notice;
use crate::permissions::{Actor, Object};
use crate::{AppState, in_transaction, on_reader};

#[derive(sqlx::FromRow)]
struct DeskRow {
    organization_id: String,
    name: String,
    telephone: Option<String>,
    fax: Option<String>,
    hours: Option<String>,
    area: Option<String>,
    for_residents: bool,
    answer_within: i64,
    keep_years: i64,
}

impl From<DeskRow> for Desk {
    fn from(row: DeskRow) -> Self {
        let DeskRow { organization_id, name, telephone, fax, hours, area, for_residents, .. } = row;
        let [answer_within, keep_years] =
            [row.answer_within, row.keep_years].map(|days| u8::try_from(days).unwrap_or(u8::MAX));
        let settings = DeskSettings { telephone, fax, hours, area, for_residents, answer_within, keep_years };
        Self { id: organization_id, name, settings }
    }
}

const DESK: &str = "select d.organization_id, o.name, d.telephone, d.fax, d.hours, d.area, d.for_residents,
        d.answer_within, d.keep_years
    from desks d join organizations o on o.id = d.organization_id";
const IS_OPEN: &str = "d.closed_at is null and o.ended_at is null";

/// A desk by its organization, also one that takes no new questions.
pub(crate) async fn find(db: &Db, organization_id: &str) -> Result<Option<Desk>, sqlx::Error> {
    let sql = AssertSqlSafe(format!("{DESK} where d.organization_id = $1"));
    let row: Option<DeskRow> =
        on_reader!(db, |pool| sqlx::query_as(sql).bind(organization_id).fetch_optional(pool).await)?;
    Ok(row.map(Desk::from))
}

/// Those that take questions, by name: of residents, or of professionals too.
pub(crate) async fn open(db: &Db, of_professionals: bool) -> Result<Vec<Desk>, sqlx::Error> {
    let sql = AssertSqlSafe(format!("{DESK} where {IS_OPEN} and (d.for_residents or $1) order by o.name, o.id"));
    let rows: Vec<DeskRow> = on_reader!(db, |pool| sqlx::query_as(sql).bind(of_professionals).fetch_all(pool).await)?;
    Ok(rows.into_iter().map(Desk::from).collect())
}

/// The desk that is asked: the one that is named, or the one that there is. 422 with the field `desk_id`.
pub(super) async fn chosen(db: &Db, id: Option<&str>, by_professional: bool) -> Result<Desk, ApiError> {
    let mut desks = open(db, by_professional).await?;
    let item = match (id, desks.len()) {
        (Some(id), _) => match desks.into_iter().find(|desk| desk.id == id) {
            Some(desk) => return Ok(desk),
            None => ErrorItem::field("not_a_choice", "desk_id", "expected the id of one of the desks (GET /desks)"),
        },
        (None, 1) => return Ok(desks.remove(0)),
        (None, 0) => ErrorItem::field("no_desk", "desk_id", "no desk takes questions here yet"),
        (None, _) => ErrorItem::field("required", "desk_id", "there are several desks; choose one (GET /desks)"),
    };
    Err(ApiError::of_content(item))
}

/// Makes an organization a desk, sets what it is, and opens one that was closed. 404 when there is no such organization,
/// 422 names every wrong field.
pub async fn put(
    state: &AppState,
    actor: &Actor,
    organization_id: &str,
    settings: DeskSettings,
) -> Result<Desk, ApiError> {
    let object = Object::of_region("desk", organization_id);
    actor.may(state, Action::ChangeDesks, &object).await?;
    let settings = settings.checked().map_err(|errors| ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, errors))?;
    // What is selected is nothing where there is no such organization.
    const PUT: &str = "insert into desks (organization_id, telephone, fax, hours, area, for_residents, answer_within,
            keep_years)
        select id, $2, $3, $4, $5, $6, $7, $8 from organizations where id = $1 and ended_at is null
        on conflict (organization_id) do update set telephone = excluded.telephone, fax = excluded.fax,
            hours = excluded.hours, area = excluded.area, for_residents = excluded.for_residents,
            answer_within = excluded.answer_within, keep_years = excluded.keep_years, closed_at = null";
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    let put = in_transaction!(change.transaction(), |c| sqlx::query(PUT)
        .bind(organization_id)
        .bind(&settings.telephone)
        .bind(&settings.fax)
        .bind(&settings.hours)
        .bind(&settings.area)
        .bind(settings.for_residents)
        .bind(i64::from(settings.answer_within))
        .bind(i64::from(settings.keep_years))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    if put == 0 {
        return Err(ApiError::not_found("there is no organization with this id that goes on"));
    }
    change.tell(actor.entry(Action::ChangeDesks, &object));
    tell(state, change.transaction(), organization_id).await?;
    change.commit().await?;
    let found = find(&state.db, organization_id).await?;
    found.ok_or_else(|| ApiError::not_found("there is no desk with this id"))
}

/// It takes no new questions; its cases stay. 404 where there is no open desk.
pub async fn close(state: &AppState, actor: &Actor, organization_id: &str) -> Result<(), ApiError> {
    let object = Object::of_region("desk", organization_id);
    actor.may(state, Action::ChangeDesks, &object).await?;
    const CLOSE: &str = "update desks set closed_at = $2 where organization_id = $1 and closed_at is null";
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    let at = state.clock.now_text();
    let closed = in_transaction!(change.transaction(), |c| {
        sqlx::query(CLOSE).bind(organization_id).bind(&at).execute(c).await.map(|done| done.rows_affected())
    })?;
    if closed == 0 {
        return Err(ApiError::not_found("there is no open desk with this id"));
    }
    change.tell(actor.entry(Action::ChangeDesks, &object).because("closed"));
    tell(state, change.transaction(), organization_id).await?;
    change.commit().await?;
    Ok(())
}

async fn tell(
    state: &AppState,
    transaction: &mut crate::db::Transaction,
    organization_id: &str,
) -> Result<(), sqlx::Error> {
    state.notices.tell(transaction, Notice::to_region("desks")).await?;
    state.notices.tell(transaction, Notice::to_organization(organization_id, "desks")).await
}
