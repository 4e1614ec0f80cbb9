//! 回覧: who is asked to read a case and to say what they think of it, and whether they have read it.

use api::ErrorItem;
use api::consults::case::{Circulated, Person};

use super::changing::{self, Changing};
use crate::db::{Db, Transaction};
use crate::error::ApiError;
use crate::notices::Notice;
use crate::{AppState, in_transaction, on_reader};

/// Asks people to read it, again where they had been asked before; their names. 422 for whoever cannot be asked.
pub async fn ask(
    changing: &mut Changing,
    people: &[Person],
    membership_ids: &[String],
) -> Result<Vec<String>, ApiError> {
    const PUT: &str = "insert into consult_circulations (consult_id, membership_id, asked_at) values ($1, $2, $3)
        on conflict (consult_id, membership_id) do update set asked_at = excluded.asked_at, read_at = null";
    let mut names = Vec::with_capacity(membership_ids.len());
    for id in membership_ids {
        let Some(person) = people.iter().find(|person| person.membership_id == *id) else {
            let detail = format!("{id:?}: expected memberships of GET /consult-people");
            return Err(ApiError::of_content(ErrorItem::field("not_a_choice", "membership_ids", detail)));
        };
        names.push(person.name.clone());
        let (consult_id, at) = (changing.row.id.clone(), changing.at.clone());
        in_transaction!(changing.change.transaction(), |c| {
            sqlx::query(PUT).bind(consult_id).bind(id).bind(at).execute(c).await.map(|_| ())
        })?;
    }
    Ok(names)
}

/// Who was asked by mistake reads it no more; their name. 422 for whom nobody has asked.
pub async fn take_back(state: &AppState, changing: &mut Changing, membership_id: &str) -> Result<String, ApiError> {
    const END: &str = "delete from consult_circulations where consult_id = $1 and membership_id = $2";
    const WHO: &str = "select p.id, p.name from memberships m join people p on p.id = m.person_id where m.id = $1";
    let id = changing.row.id.clone();
    let transaction = changing.change.transaction();
    let ended = in_transaction!(transaction, |c| {
        sqlx::query(END).bind(id).bind(membership_id).execute(c).await.map(|done| done.rows_affected())
    })?;
    let who: Option<(String, String)> =
        in_transaction!(transaction, |c| sqlx::query_as(WHO).bind(membership_id).fetch_optional(c).await)?;
    match who {
        Some((person, name)) if ended > 0 => {
            state.notices.tell(transaction, Notice::to_person(&person, "consults")).await?;
            Ok(name)
        }
        _ => {
            let detail = "expected a membership to which this case is circulated";
            Err(ApiError::of_content(ErrorItem::field("not_a_choice", "membership_id", detail)))
        }
    }
}

const IS_TO: &str = "select count(*) from consult_circulations where consult_id = $1 and membership_id = $2";

/// Whether this somebody is asked to read a case.
pub async fn is_to(db: &Db, id: &str, membership_id: &str) -> Result<bool, sqlx::Error> {
    let found: i64 =
        on_reader!(db, |pool| sqlx::query_scalar(IS_TO).bind(id).bind(membership_id).fetch_one(pool).await)?;
    Ok(found > 0)
}

/// The same, of a case that is held: it is not taken back meanwhile.
pub async fn is_to_by_now(transaction: &mut Transaction, id: &str, membership_id: &str) -> Result<bool, sqlx::Error> {
    let found: i64 =
        in_transaction!(transaction, |c| sqlx::query_scalar(IS_TO).bind(id).bind(membership_id).fetch_one(c).await)?;
    Ok(found > 0)
}

/// Nobody reads it any more who was asked.
pub async fn end(state: &AppState, changing: &mut Changing) -> Result<(), sqlx::Error> {
    const END: &str = "delete from consult_circulations where consult_id = $1";
    let row = changing.row.clone();
    changing::tell(state, changing.change.transaction(), &row).await?;
    in_transaction!(changing.change.transaction(), |c| sqlx::query(END).bind(&row.id).execute(c).await.map(|_| ()))
}

/// Who was asked to read a case, the first ones first.
pub async fn read(db: &Db, id: &str) -> Result<Vec<Circulated>, sqlx::Error> {
    type Row = (String, String, String, String, Option<String>);
    const SQL: &str = "select c.membership_id, p.name, o.name, c.asked_at, c.read_at
        from consult_circulations c join memberships m on m.id = c.membership_id
        join people p on p.id = m.person_id join organizations o on o.id = m.organization_id
        where c.consult_id = $1 order by c.asked_at, p.name, c.membership_id";
    let rows: Vec<Row> = on_reader!(db, |pool| sqlx::query_as(SQL).bind(id).fetch_all(pool).await)?;
    let one = |(membership_id, name, organization, asked_at, read_at)| Circulated {
        membership_id,
        name,
        organization,
        asked_at,
        read_at,
    };
    Ok(rows.into_iter().map(one).collect())
}
