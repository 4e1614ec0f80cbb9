//! A case as a desk sees it.

use api::consults::Attachment;
use api::consults::case::{Consult, ConsultExport, ConsultResponse, Person, Same, SamePerson};
use api::consults::sheet::Sheet;
use api::consults::step::{Done, Step};
use api::permissions::Action;
use sqlx::AssertSqlSafe;

use super::store::{ConsultRow, status};
use super::{changing, circulation, desks, reach, seen};
use crate::db::Db;
use crate::error::ApiError;
use crate::facilities::read_json;
use crate::permissions::Actor;
use crate::{AppState, in_transaction, on_reader};

/// Cases of the same person that are shown.
const SAME: usize = 10;

/// A case with all that it holds. That it was read is told to the log, and to its desk when it was circulated to who reads.
/// `by_itself`: an open page asks, nobody looks: that is no reading of what was circulated.
pub async fn get(state: &AppState, actor: &Actor, id: &str, by_itself: bool) -> Result<ConsultResponse, ApiError> {
    const READ: &str = "update consult_circulations set read_at = $3
        where consult_id = $1 and membership_id = $2 and read_at is null";
    let (row, object) = reach::reach(state, actor, Action::ReadConsult, id).await?;
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    let at = state.clock.now_text();
    let read = match by_itself {
        true => 0,
        false => in_transaction!(change.transaction(), |c| {
            let read = sqlx::query(READ).bind(id).bind(&actor.membership_id).bind(&at);
            read.execute(c).await.map(|done| done.rows_affected())
        })?,
    };
    if read > 0 {
        changing::tell(state, change.transaction(), &row).await?;
    }
    change.tell(actor.entry(Action::ReadConsult, &object));
    change.commit().await?;
    shown(state, actor, row).await
}

/// All that is kept about a case, for whom it is about; told to the log.
pub async fn export(state: &AppState, actor: &Actor, id: &str) -> Result<ConsultExport, ApiError> {
    let (row, object) = reach::reach(state, actor, Action::ExportConsult, id).await?;
    state.audit.tell(&state.db, &state.clock, actor.entry(Action::ExportConsult, &object)).await?;
    let question = seen::question(&state.db, &row).await?;
    let ConsultResponse { consult } = shown(state, actor, row).await?;
    // Other cases are not this one.
    Ok(ConsultExport { consult: Consult { same_person: Vec::new(), ..consult }, question })
}

/// The case as it was just read or written.
pub(super) async fn shown(state: &AppState, actor: &Actor, row: ConsultRow) -> Result<ConsultResponse, ApiError> {
    let db = &state.db;
    let object = reach::object(&row);
    // To whom it was circulated sees this case without names, as who asked agreed, and no others of the desk.
    let is_of_desk = actor.reaches(Action::ReadConsult, &object);
    let steps = steps_of(db, &row).await?;
    let for_others = |step: &Step| {
        !matches!(
            step.done,
            Done::Noted { .. }
                | Done::Attached { .. }
                | Done::AttachmentRemoved { .. }
                | Done::HandedOver { .. }
                | Done::TakenBack { .. }
        )
    };
    let assigned_to = match &row.assigned_to {
        Some(id) => person(db, id, &row.desk_id).await?,
        None => None,
    };
    let consult = Consult {
        desk: desks::find(db, &row.desk_id).await?.unwrap_or_default(),
        sheet: row.sheet()?.map(|sheet| if is_of_desk { sheet } else { without_names(sheet) }),
        assigned_to,
        provided: read_json(&row.provided)?,
        steps: steps.into_iter().filter(|step| is_of_desk || for_others(step)).collect(),
        circulated: circulation::read(db, &row.id).await?,
        attachments: if is_of_desk { attachments(db, &row.id).await? } else { Vec::new() },
        same_person: if is_of_desk { same_person(db, &row).await? } else { Vec::new() },
        is_overdue: row.is_overdue(&state.clock.today_in_japan().to_string()),
        may_change: actor.reaches(Action::ChangeConsult, &object) && row.erased_at.is_none(),
        erasure_asked: row.erasure_asked_at.is_some(),
        status: row.status(),
        channel: row.channel(),
        id: row.id,
        number: row.number,
        revision: row.revision,
        received_at: row.received_at,
        follow_up_on: row.follow_up_on,
        first_answered_at: row.first_answered_at,
        closed_at: row.closed_at,
    };
    Ok(ConsultResponse { consult })
}

/// What is told of a sheet beyond the desk: not who asks, and not whom it is about.
fn without_names(sheet: Sheet) -> Sheet {
    Sheet {
        asker_name: None,
        asker_telephone: None,
        asker_fax: None,
        asker_email: None,
        about_name: None,
        about_born: None,
        ..sheet
    }
}

async fn person(db: &Db, membership_id: &str, desk_id: &str) -> Result<Option<Person>, sqlx::Error> {
    #[derive(sqlx::FromRow)]
    struct PersonRow {
        name: String,
        organization: String,
        profession: String,
        is_of_desk: bool,
    }
    const SQL: &str = "select p.name, o.name as organization, m.profession, o.id = $2 as is_of_desk
        from memberships m join people p on p.id = m.person_id join organizations o on o.id = m.organization_id
        where m.id = $1";
    let row: Option<PersonRow> =
        on_reader!(db, |pool| sqlx::query_as(SQL).bind(membership_id).bind(desk_id).fetch_optional(pool).await)?;
    Ok(row.map(|PersonRow { name, organization, profession, is_of_desk }| {
        let membership_id = membership_id.to_owned();
        Person { membership_id, name, organization, profession, is_of_desk }
    }))
}

/// What was done about a case, in the order of time.
pub(super) async fn steps_of(db: &Db, row: &ConsultRow) -> Result<Vec<Step>, sqlx::Error> {
    #[derive(sqlx::FromRow)]
    struct StepRow {
        id: String,
        at: String,
        done: String,
        name: Option<String>,
        organization: Option<String>,
        organization_id: Option<String>,
    }
    const SQL: &str = "select s.id, s.at, s.done, p.name, o.name as organization, o.id as organization_id
        from consult_steps s
        left join memberships m on m.id = s.by_membership
        left join people p on p.id = m.person_id
        left join organizations o on o.id = m.organization_id
        where s.consult_id = $1 order by s.id";
    let rows: Vec<StepRow> = on_reader!(db, |pool| sqlx::query_as(SQL).bind(&row.id).fetch_all(pool).await)?;
    let step = |StepRow { id, at, done, name, organization, organization_id }: StepRow| {
        let by_organization = organization.filter(|_| organization_id.as_ref() != Some(&row.desk_id));
        Ok(Step { id, at, by: name, by_organization, done: read_json(&done)? })
    };
    rows.into_iter().map(step).collect()
}

async fn attachments(db: &Db, id: &str) -> Result<Vec<Attachment>, sqlx::Error> {
    type Row = (String, String, String, i64, String, String);
    const SQL: &str = "select a.id, a.name, a.media_type, a.bytes, a.attached_at, p.name
        from consult_attachments a join memberships m on m.id = a.attached_by join people p on p.id = m.person_id
        where a.consult_id = $1 order by a.attached_at, a.id";
    let rows: Vec<Row> = on_reader!(db, |pool| sqlx::query_as(SQL).bind(id).fetch_all(pool).await)?;
    let one = |(id, name, media_type, bytes, attached_at, attached_by)| Attachment {
        id,
        name,
        media_type,
        bytes,
        attached_at,
        attached_by,
    };
    Ok(rows.into_iter().map(one).collect())
}

/// Other cases of the same desk about the same person, or asked from the same telephone; the last first.
async fn same_person(db: &Db, row: &ConsultRow) -> Result<Vec<SamePerson>, sqlx::Error> {
    type Row = (String, String, String, String, Option<String>, Option<String>);
    let mut found: Vec<SamePerson> = Vec::new();
    for (column, hash, same) in
        [("about_hash", &row.about_hash, Same::Person), ("telephone_hash", &row.telephone_hash, Same::Telephone)]
    {
        let Some(hash) = hash else { continue };
        let sql = AssertSqlSafe(format!(
            "select id, number, subject, received_at, assigned_to, closed_at from consults
            where {column} = $1 and desk_id = $2 and id <> $3 order by received_at desc limit {SAME}"
        ));
        let rows: Vec<Row> = on_reader!(db, |pool| {
            sqlx::query_as(sql).bind(hash).bind(&row.desk_id).bind(&row.id).fetch_all(pool).await
        })?;
        for (id, number, subject, received_at, assigned_to, closed_at) in rows {
            if found.iter().all(|known| known.id != id) {
                let status = status(closed_at.is_some(), assigned_to.is_some());
                found.push(SamePerson { id, number, subject, status, received_at, same });
            }
        }
    }
    found.sort_by(|one, other| other.received_at.cmp(&one.received_at).then_with(|| other.id.cmp(&one.id)));
    found.truncate(SAME);
    Ok(found)
}
