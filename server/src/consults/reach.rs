//! Who reaches a case: the people of its desk, and to read it those to whom it was circulated.

use api::permissions::Action;

use super::circulation;
use super::store::{self, ConsultRow};
use crate::AppState;
use crate::error::ApiError;
use crate::permissions::{Actor, Object};

/// As what the audit log names a case, and whose it is.
pub fn object(row: &ConsultRow) -> Object {
    Object::of_organization("consult", &row.id, &row.desk_id)
}

/// The same, when it was circulated to who acts.
pub fn circulated(row: &ConsultRow, to: Option<&Actor>) -> Object {
    Object { person_id: to.map(|actor| actor.person_id.clone()), ..object(row) }
}

/// The cases of the actor's own desk, all of them.
pub fn own(actor: &Actor) -> Object {
    Object::of_organization("consult", "", &actor.organization_id)
}

/// The case, when this may be done with it; 404 for what there is not, and for what somebody does not reach.
pub async fn reach(
    state: &AppState,
    actor: &Actor,
    action: Action,
    id: &str,
) -> Result<(ConsultRow, Object), ApiError> {
    let found = store::find(&state.db, id).await?;
    let object = match &found {
        None => Object::of_region("consult", id),
        // A circulated case is also one's own, to be read and to say something of: never to be changed.
        Some(row) if matches!(action, Action::ReadConsult | Action::GiveOpinion) => {
            let is_circulated = circulation::is_to(&state.db, id, &actor.membership_id).await?;
            circulated(row, is_circulated.then_some(actor))
        }
        Some(row) => object(row),
    };
    actor.may(state, action, &object).await?;
    let row = found.ok_or_else(none)?;
    Ok((row, object))
}

pub fn none() -> ApiError {
    ApiError::not_found("there is nothing here that you may see")
}
