//! What professionals ask a desk from inside. They see it as who asks sees it: their question and the answers.

use api::consults::Channel;
use api::consults::question::{
    AskedConsult, AskedConsultResponse, AskedConsultsResponse, NewAddition, QuestionResponse,
};
use api::consults::sheet::{NewConsult, Sheet};
use api::permissions::Action;
use axum::http::StatusCode;

use super::once::Sent;
use super::reception::{Arrival, checked, received};
use super::seen::Asked;
use super::store::{self, ConsultRow, status};
use super::{desks, questions, reach, seen};
use crate::db::Db;
use crate::error::ApiError;
use crate::facilities::read_json;
use crate::permissions::{Actor, Object};
use crate::{AppState, on_reader};

/// What one's organization has asked, the last first. 403 for whoever may not ask.
pub async fn list(state: &AppState, actor: &Actor) -> Result<AskedConsultsResponse, ApiError> {
    actor.may(state, Action::AskConsult, &object("", &actor.organization_id)).await?;
    Ok(AskedConsultsResponse { asked_consults: of(&state.db, &actor.organization_id, "").await? })
}

/// What an organization has asked, or one of it.
async fn of(db: &Db, organization_id: &str, id: &str) -> Result<Vec<AskedConsult>, sqlx::Error> {
    #[derive(sqlx::FromRow)]
    struct AskedRow {
        id: String,
        number: String,
        desk: String,
        asked: Option<String>,
        received_at: String,
        asked_by: String,
        assigned_to: Option<String>,
        closed_at: Option<String>,
        answered_at: Option<String>,
    }
    // The kind of a step is what its JSON begins with.
    const SQL: &str =
        "select c.id, c.number, o.name as desk, c.asked, c.received_at, p.name as asked_by, c.assigned_to,
            c.closed_at, (select max(s.at) from consult_steps s where s.consult_id = c.id
                and s.done like '{\"kind\":\"answered\"%') as answered_at
        from memberships m join consults c on c.asked_by = m.id
        join people p on p.id = m.person_id join organizations o on o.id = c.desk_id
        where m.organization_id = $1 and ($2 = '' or c.id = $2) order by c.received_at desc, c.id desc limit 50";
    let rows: Vec<AskedRow> =
        on_reader!(db, |pool| sqlx::query_as(SQL).bind(organization_id).bind(id).fetch_all(pool).await)?;
    let one = |row: AskedRow| {
        let asked: Option<Asked> = row.asked.as_deref().map(read_json).transpose()?;
        Ok(AskedConsult {
            status: status(row.closed_at.is_some(), row.assigned_to.is_some()),
            subject: asked.unwrap_or_default().subject,
            id: row.id,
            number: row.number,
            desk: row.desk,
            received_at: row.received_at,
            asked_by: row.asked_by,
            answered_at: row.answered_at,
        })
    };
    rows.into_iter().map(one).collect()
}

/// Asks a desk. The same form sent twice is one question. 422 names every wrong field.
pub async fn create(state: &AppState, actor: &Actor, new: NewConsult) -> Result<AskedConsultResponse, ApiError> {
    actor.may(state, Action::AskConsult, &object("", &actor.organization_id)).await?;
    let (new, _) = checked(state, new, &[Channel::Inside]).await?;
    let sent = Sent::of(state, &format!("question of {}", actor.organization_id), &new)?;
    let mut kept = store::find_by_form(&state.db, sent.as_str()).await?;
    if kept.is_none() {
        let desk = desks::chosen(&state.db, new.desk_id.as_deref(), true).await?;
        let sheet = Sheet {
            asker_name: new.sheet.asker_name.clone().or_else(|| Some(actor.name.clone())),
            asker_organization: new.sheet.asker_organization.clone().or_else(|| Some(actor.organization_name.clone())),
            // Until when it answers is the desk's to say.
            answer_due_on: None,
            ..new.sheet
        };
        let arrival = Arrival {
            desk: &desk,
            channel: Channel::Inside,
            received_at: state.clock.now(),
            sheet,
            sent: &sent,
            link: None,
            asked_by: Some(actor),
            received_by: None,
        };
        let entry = |row: &ConsultRow| actor.entry(Action::AskConsult, &object(&row.id, &actor.organization_id));
        kept = received(state, arrival, entry).await?;
    }
    let row = kept.ok_or_else(reach::none)?;
    let asked = of(&state.db, &actor.organization_id, &row.id).await?.pop().ok_or_else(reach::none)?;
    Ok(AskedConsultResponse { asked_consult: asked })
}

/// One question, told to the log. 404 for another organization's.
pub async fn get(state: &AppState, actor: &Actor, id: &str) -> Result<QuestionResponse, ApiError> {
    let (row, asked) = find(state, actor, id).await?;
    state.audit.tell(&state.db, &state.clock, actor.entry(Action::AskConsult, &asked).because("read")).await?;
    Ok(QuestionResponse { question: seen::question(&state.db, &row).await? })
}

/// Adds something to a question. 404 for another organization's, 422.
pub async fn add(state: &AppState, actor: &Actor, id: &str, new: NewAddition) -> Result<QuestionResponse, ApiError> {
    let (_, asked) = find(state, actor, id).await?;
    let new = new.checked().map_err(|errors| ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, errors))?;
    let sent = Sent::of(state, &format!("addition to {id}"), &new)?;
    questions::write_addition(state, id, &sent, new.words, actor.entry(Action::AskConsult, &asked).because("add"))
        .await?;
    let row = store::find(&state.db, id).await?.ok_or_else(reach::none)?;
    Ok(QuestionResponse { question: seen::question(&state.db, &row).await? })
}

async fn find(state: &AppState, actor: &Actor, id: &str) -> Result<(ConsultRow, Object), ApiError> {
    let found = store::find(&state.db, id).await?;
    let asker = match found.as_ref().and_then(|row| row.asked_by.as_deref()) {
        Some(membership) => organization_of(&state.db, membership).await?,
        None => None,
    };
    let object = match asker {
        Some(organization) => object(id, &organization),
        None => Object::of_region("asked_consult", id),
    };
    actor.may(state, Action::AskConsult, &object).await?;
    Ok((found.ok_or_else(reach::none)?, object))
}

fn object(id: &str, organization_id: &str) -> Object {
    Object::of_organization("asked_consult", id, organization_id)
}

async fn organization_of(db: &Db, membership_id: &str) -> Result<Option<String>, sqlx::Error> {
    const SQL: &str = "select organization_id from memberships where id = $1";
    on_reader!(db, |pool| sqlx::query_scalar(SQL).bind(membership_id).fetch_optional(pool).await)
}
