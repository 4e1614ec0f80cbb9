//! What is chosen from: the standard lists, or what the region has made of them.

mod standard;

use std::collections::BTreeSet;

use api::consults::lists::{ConsultLists, ListItem, ListName};
use api::permissions::Action;
use axum::http::StatusCode;

use crate::db::{Db, Transaction};
use crate::error::ApiError;
use crate::facilities::read_json;
use crate::notices::Notice;
use crate::permissions::{Actor, Object};
use crate::{AppState, in_transaction, on_reader};

/// The lists as they are chosen from now.
pub async fn read(db: &Db) -> Result<ConsultLists, sqlx::Error> {
    const SQL: &str = "select lists from consult_lists where id = 1";
    let edited: Option<String> = on_reader!(db, |pool| sqlx::query_scalar(SQL).fetch_optional(pool).await)?;
    edited.map_or_else(|| Ok(standard::standard()), |json| read_json(&json))
}

/// Replaces the lists. What is left out and some case has is retired, never removed. 422 names every list that is wrong.
pub async fn put(state: &AppState, actor: &Actor, new: ConsultLists) -> Result<ConsultLists, ApiError> {
    let object = Object::of_region("consult_lists", "");
    actor.may(state, Action::ChangeDesks, &object).await?;
    let mut new = new.checked().map_err(|errors| ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, errors))?;
    let before = read(&state.db).await?;
    let mut change = state.audit.change(&state.db, &state.clock).await?;
    for list in ListName::ALL {
        let used = used(change.transaction(), *list).await?;
        let left_out = before.of(*list).iter().filter(|item| new.find(*list, &item.code).is_none());
        let retired: Vec<ListItem> = left_out
            .filter(|item| used.contains(&item.code))
            .map(|item| ListItem { retired: true, ..item.clone() })
            .collect();
        match list {
            ListName::Askers => new.askers.extend(retired),
            ListName::Topics => new.topics.extend(retired),
            ListName::Provided => new.provided.extend(retired),
        }
    }
    const PUT: &str = "insert into consult_lists (id, lists) values (1, $1)
        on conflict (id) do update set lists = excluded.lists";
    let json = serde_json::to_string(&new).map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
    in_transaction!(change.transaction(), |c| sqlx::query(PUT).bind(json).execute(c).await.map(|_| ()))?;
    change.tell(actor.entry(Action::ChangeDesks, &object));
    state.notices.tell(change.transaction(), Notice::to_region("desks")).await?;
    change.commit().await?;
    Ok(new)
}

/// The codes that some case has.
async fn used(transaction: &mut Transaction, list: ListName) -> Result<BTreeSet<String>, sqlx::Error> {
    let sql = match list {
        ListName::Askers => "select distinct asker from consults",
        ListName::Topics => "select distinct topic from consult_topics",
        ListName::Provided => "select distinct provided from consult_provided",
    };
    let codes: Vec<String> = in_transaction!(transaction, |c| sqlx::query_scalar(sql).fetch_all(c).await)?;
    Ok(codes.into_iter().collect())
}
