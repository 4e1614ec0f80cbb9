//! `sasae account create`: the first administrator of an installation, or of an organization that has none any more.

use api::ErrorItem;
use api::accounts::{NewInvitation, NewOrganization, Role};

use super::secrets::Secret;
use crate::audit::{Audit, Entry, Who};
use crate::clock::Clock;
use crate::db::Db;
use crate::error::ApiError;
use crate::{in_transaction, joining, organizations};

/// Whom the command invites.
pub struct FirstAdministrator {
    pub person: NewInvitation,
    pub organization: NewOrganization,
    pub runs_region: bool,
}

/// Why nobody was invited.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    #[error("{}", in_words(.0))]
    Wrong(Vec<ErrorItem>),
    #[error("{name}: there is an organization of this name that {}; {}", manner(*.runs_region), advice(*.runs_region))]
    OtherManner { name: String, runs_region: bool },
    #[error("no secret could be made; try again")]
    NoSecret,
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

fn manner(runs_region: bool) -> &'static str {
    if runs_region { "runs the region" } else { "does not run the region" }
}

fn advice(runs_region: bool) -> &'static str {
    if runs_region {
        "--runs-region was not given: add it, or name another organization"
    } else {
        "--runs-region was given: leave it out, or name another organization"
    }
}

fn in_words(errors: &[ErrorItem]) -> String {
    let line = |item: &ErrorItem| match &item.field {
        Some(field) => format!("--{}: {}", field.replace('_', "-"), item.detail),
        None => item.detail.clone(),
    };
    errors.iter().map(line).collect::<Vec<_>>().join("; ")
}

impl From<ApiError> for CreateError {
    fn from(_: ApiError) -> Self {
        Self::NoSecret
    }
}

/// Makes the organization where none has this name (one that is there keeps whether it runs the region), and gives the link by which its administrator joins: whoever may run
/// this command could change the database as well.
pub async fn create(
    db: &Db,
    clock: &Clock,
    audit: &Audit,
    public_url: &str,
    first: FirstAdministrator,
) -> Result<String, CreateError> {
    const NAMED: &str = "select id, runs_region from organizations
        where name = $1 and ended_at is null order by created_at limit 1";
    let FirstAdministrator { person, organization, runs_region } = first;
    let person = person.checked().map_err(CreateError::Wrong)?;
    let organization = organization.checked().map_err(CreateError::Wrong)?;
    let secret = Secret::new()?;
    let at = clock.now_text();
    let mut change = audit.change(db, clock).await?;
    let named: Option<(String, bool)> = in_transaction!(change.transaction(), |c| {
        sqlx::query_as(NAMED).bind(&organization.name).fetch_optional(c).await
    })?;
    let organization_id = match named {
        Some((_, runs)) if runs != runs_region => {
            return Err(CreateError::OtherManner { name: organization.name, runs_region: runs });
        }
        Some((id, _)) => id,
        None => {
            let id = uuid::Uuid::now_v7().to_string();
            organizations::insert(change.transaction(), &id, &organization, runs_region, &at).await?;
            change.tell(Entry::new(Who::CommandLine, "create_organization", "organization", &id).of(&id));
            id
        }
    };
    let id = uuid::Uuid::now_v7().to_string();
    let row = joining::NewRow {
        purpose: "membership",
        secret: Some(&secret),
        organization_id: &organization_id,
        person_id: None,
        name: &person.name,
        email: &person.email,
        profession: &person.profession,
        role: Role::Administrator.code(),
        invited_by: None,
    };
    joining::insert(change.transaction(), clock, &id, &row).await?;
    change.tell(Entry::new(Who::CommandLine, "invite_people", "invitation", &id).of(&organization_id));
    change.commit().await?;
    Ok(joining::link(public_url, &secret))
}
