//! What is chosen from: the standard lists, or what the region has made of them.

mod standard;

use std::collections::BTreeSet;

use api::consults::lists::{ConsultLists, ListItem, ListName};
use api::permissions::Action;
use axum::http::StatusCode;

use super::store::json;
use crate::db::{Db, Transaction};
use crate::error::ApiError;
use crate::facilities::read_json;
use crate::notices::Notice;
use crate::permissions::{Actor, Object};
use crate::{AppState, in_transaction, on_reader};

const EDITED: &str = "select lists, revision from consult_lists where id = 1";

/// The lists as they are chosen from now.
pub async fn read(db: &Db) -> Result<ConsultLists, sqlx::Error> {
    lists(on_reader!(db, |pool| sqlx::query_as(EDITED).fetch_optional(pool).await)?)
}

fn lists(edited: Option<(String, i64)>) -> Result<ConsultLists, sqlx::Error> {
    let Some((json, revision)) = edited else { return Ok(standard::standard()) };
    Ok(ConsultLists { revision, ..read_json(&json)? })
}

/// Replaces the lists. What is left out and some case has is retired, never removed. 412 `changed_meanwhile` when they were
/// edited since they were read, 422 names every list that is wrong.
pub async fn put(state: &AppState, actor: &Actor, new: ConsultLists) -> Result<ConsultLists, ApiError> {
    let object = Object::of_region("consult_lists", "");
    actor.may(state, Action::ChangeDesks, &object).await?;
    let mut new = new.checked().map_err(|errors| ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, errors))?;
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    let edited = in_transaction!(change.transaction(), |c| sqlx::query_as(EDITED).fetch_optional(c).await)?;
    let before = lists(edited)?;
    if new.revision != before.revision {
        return Err(ApiError::changed_meanwhile(before.revision));
    }
    for list in ListName::ALL {
        let used = used(change.transaction(), *list).await?;
        let mut retired: Vec<ListItem> = Vec::new();
        for item in before.of(*list).iter().filter(|item| new.find(*list, &item.code).is_none()) {
            if used.contains(&item.code) || is_written(change.transaction(), &item.code).await? {
                retired.push(ListItem { retired: true, ..item.clone() });
            }
        }
        match list {
            ListName::Askers => new.askers.extend(retired),
            ListName::Topics => new.topics.extend(retired),
            ListName::Provided => new.provided.extend(retired),
        }
    }
    const PUT: &str = "insert into consult_lists (id, lists, revision) values (1, $1, $2 + 1)
        on conflict (id) do update set lists = excluded.lists, revision = excluded.revision
        where consult_lists.revision = $2";
    let (json, seen) = (json(&new)?, new.revision);
    let put = in_transaction!(change.transaction(), |c| {
        sqlx::query(PUT).bind(json).bind(seen).execute(c).await.map(|done| done.rows_affected())
    })?;
    if put == 0 {
        return Err(ApiError::changed_meanwhile(before.revision));
    }
    new.revision += 1;
    change.tell(actor.entry(Action::ChangeDesks, &object));
    state.notices.tell(change.transaction(), Notice::to_region("desks")).await?;
    change.commit().await?;
    Ok(new)
}

/// Whether a code stands where no case is counted by it any more, and is still read: in what was asked, what was done, what
/// was published. Too often rather than too seldom.
async fn is_written(transaction: &mut Transaction, code: &str) -> Result<bool, sqlx::Error> {
    const SQL: &str = "select (select count(*) from consults where asked like $1)
        + (select count(*) from consult_steps where done like $1)
        + (select count(*) from published_months where counts like $1)";
    let found: i64 =
        in_transaction!(transaction, |c| sqlx::query_scalar(SQL).bind(format!("%\"{code}\"%")).fetch_one(c).await)?;
    Ok(found > 0)
}

/// The codes that some case has.
async fn used(transaction: &mut Transaction, list: ListName) -> Result<BTreeSet<String>, sqlx::Error> {
    let sql = match list {
        ListName::Askers => "select distinct asker from consults",
        ListName::Topics => "select distinct topics from consults",
        ListName::Provided => "select distinct provided from consult_moves",
    };
    let found: Vec<String> = in_transaction!(transaction, |c| sqlx::query_scalar(sql).fetch_all(c).await)?;
    if list == ListName::Askers {
        return Ok(found.into_iter().collect());
    }
    let codes = found.iter().map(|codes| read_json::<Vec<String>>(codes)).collect::<Result<Vec<_>, _>>()?;
    Ok(codes.into_iter().flatten().collect())
}
