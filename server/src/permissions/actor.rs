//! Who acts, and on what.

use api::ErrorItem;
use api::accounts::Role;
use api::permissions::{Action, Reach, Standing};
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;

use super::table::{needs_fresh, reach};
use crate::AppState;
use crate::audit::{Entry, Who};
use crate::error::ApiError;

/// Somebody who is signed in, for one organization. Permission is asked of it by every noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    pub person_id: String,
    pub name: String,
    pub email: String,
    pub membership_id: String,
    pub organization_id: String,
    pub organization_name: String,
    /// The facility of the organization.
    pub facility_id: Option<String>,
    pub role: Role,
    pub profession: String,
    /// Whether the organization runs the region.
    pub runs_region: bool,
    pub session_id: String,
    /// Whether it was proved within the last minutes who this is.
    pub is_fresh: bool,
}

/// What is acted upon; whose it is decides how it relates to whoever acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// A noun in the singular: `person`, `organization`, `correction` …
    pub kind: &'static str,
    pub id: String,
    pub organization_id: Option<String>,
    pub person_id: Option<String>,
}

impl Object {
    /// Something of the whole region.
    pub fn of_region(kind: &'static str, id: impl Into<String>) -> Self {
        Self { kind, id: id.into(), organization_id: None, person_id: None }
    }

    /// Something of an organization.
    pub fn of_organization(kind: &'static str, id: impl Into<String>, organization_id: impl Into<String>) -> Self {
        Self { organization_id: Some(organization_id.into()), ..Self::of_region(kind, id) }
    }

    /// Something of one person.
    pub fn of_person(kind: &'static str, id: impl Into<String>, person_id: impl Into<String>) -> Self {
        Self { person_id: Some(person_id.into()), ..Self::of_region(kind, id) }
    }
}

impl Actor {
    pub fn standing(&self) -> Standing {
        match self.role {
            Role::Administrator if self.runs_region => Standing::RegionAdministrator,
            Role::Administrator => Standing::Administrator,
            Role::Counselor => Standing::Counselor,
            Role::Staff => Standing::Staff,
            Role::Reader => Standing::Reader,
        }
    }

    /// How far an action must reach for this object.
    fn needs(&self, object: &Object) -> Reach {
        match (&object.person_id, &object.organization_id) {
            (Some(person), _) if *person == self.person_id => Reach::Own,
            (_, Some(organization)) if *organization == self.organization_id => Reach::Organization,
            _ => Reach::Region,
        }
    }

    /// Whether the table lets this be done, apart from a proof that is too old.
    pub fn reaches(&self, action: Action, object: &Object) -> bool {
        reach(action, self.standing()) >= self.needs(object)
    }

    /// Whether this may be done, by the table; a refusal is told to the audit log.
    ///
    /// 403 `not_allowed` when the role may not do it at all, 404 when it does not reach as far, as if there were nothing;
    /// 403 `authenticate_again` when it must be proved again who acts.
    pub async fn may(&self, state: &AppState, action: Action, object: &Object) -> Result<(), ApiError> {
        let refusal = if reach(action, self.standing()) == Reach::Nothing {
            let item = ErrorItem::new("not_allowed", "your role does not include this");
            ApiError::new(StatusCode::FORBIDDEN, vec![item])
        } else if !self.reaches(action, object) {
            ApiError::not_found("there is nothing here that you may see")
        } else if needs_fresh(action) && !self.is_fresh {
            // Nobody is refused: they are asked who they are.
            let item = ErrorItem::new("authenticate_again", "prove again who you are, then repeat this");
            return Err(ApiError::new(StatusCode::FORBIDDEN, vec![item]));
        } else {
            return Ok(());
        };
        let why = refusal.errors.first().map(|item| item.code.clone()).unwrap_or_default();
        state.audit.tell(&state.db, &state.clock, self.entry(action, object).because(&why).refused()).await?;
        Err(refusal)
    }

    /// What the audit log tells of this.
    pub fn entry(&self, action: Action, object: &Object) -> Entry {
        self.told(action.code(), object)
    }

    /// Under a name of its own, for what is no action of the table.
    pub fn told(&self, action: &'static str, object: &Object) -> Entry {
        let who = Who::Person(self.person_id.clone());
        Entry::new(who, action, object.kind, &object.id).of(&self.organization_id)
    }
}

/// 401 `sign_in_needed` without a session that goes on.
impl<S: Send + Sync> FromRequestParts<S> for Actor {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| {
            let item = ErrorItem::new("sign_in_needed", "sign in first");
            ApiError::new(StatusCode::UNAUTHORIZED, vec![item])
        })
    }
}
