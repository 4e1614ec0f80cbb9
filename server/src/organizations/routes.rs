//! `/api/v1/organizations…`

use api::accounts::{
    ChangedMembership, InvitationResponse, NewInvitation, NewOrganization, OrganizationResponse, OrganizationsResponse,
    PeopleResponse,
};
use api::permissions::Action;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{delete, get, post, put};

use super::members;
use crate::error::ApiResult;
use crate::permissions::Actor;
use crate::routes::{Method, Routes};
use crate::web::json_body;
use crate::{AppState, joining};

const MOST: usize = 64 * 1024;

pub fn routes() -> Routes {
    use Action::{
        ApproveRecovery, ChangeMembership, ChangeOrganization, CreateOrganization, EndMembership, InvitePeople,
        ReadOrganization, ReadOrganizations, ReadPeople,
    };
    let (get_, post_, put_, delete_) = (Method::GET, Method::POST, Method::PUT, Method::DELETE);
    Routes::new()
        .guarded(
            "/organizations",
            &[(get_.clone(), ReadOrganizations), (post_.clone(), CreateOrganization)],
            get(list_organizations).post(create_organization),
        )
        .guarded(
            "/organizations/{id}",
            &[(get_.clone(), ReadOrganization), (put_.clone(), ChangeOrganization)],
            get(get_organization).put(change_organization),
        )
        .guarded("/organizations/{id}/people", &[(get_, ReadPeople)], get(list_people))
        .guarded(
            "/organizations/{id}/people/{membership}",
            &[(put_, ChangeMembership), (delete_.clone(), EndMembership)],
            put(change_membership).delete(end_membership),
        )
        .guarded(
            "/organizations/{id}/people/{membership}/recovery",
            &[(post_.clone(), ApproveRecovery)],
            post(approve_recovery),
        )
        .guarded("/organizations/{id}/invitations", &[(post_, InvitePeople)], post(create_invitation))
        .guarded("/organizations/{id}/invitations/{invitation}", &[(delete_, InvitePeople)], delete(revoke_invitation))
        .with_bodies_of(MOST)
}

/// The organizations of the region.
#[utoipa::path(get, path = "/api/v1/organizations", tag = "organizations", security(("session" = [])),
    responses((status = 200, body = OrganizationsResponse), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody)))]
pub async fn list_organizations(State(state): State<AppState>, actor: Actor) -> ApiResult<Json<OrganizationsResponse>> {
    Ok(Json(OrganizationsResponse { organizations: super::list(&state, &actor).await? }))
}

/// Add an organization.
///
/// Without people: invite somebody to administer it. 422 names every wrong field.
#[utoipa::path(post, path = "/api/v1/organizations", tag = "organizations", security(("session" = [])),
    request_body = NewOrganization,
    responses((status = 201, body = OrganizationResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody), (status = 413, body = api::ErrorBody),
        (status = 415, body = api::ErrorBody), (status = 422, body = api::ErrorBody)))]
pub async fn create_organization(
    State(state): State<AppState>,
    actor: Actor,
    body: Result<Json<NewOrganization>, JsonRejection>,
) -> ApiResult<(StatusCode, Json<OrganizationResponse>)> {
    let organization = super::create(&state, &actor, json_body(body, MOST)?).await?;
    Ok((StatusCode::CREATED, Json(OrganizationResponse { organization })))
}

/// One organization.
#[utoipa::path(get, path = "/api/v1/organizations/{id}", tag = "organizations", security(("session" = [])),
    params(("id" = String, Path, description = "Its id")),
    responses((status = 200, body = OrganizationResponse), (status = 401, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody)))]
pub async fn get_organization(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<String>,
) -> ApiResult<Json<OrganizationResponse>> {
    Ok(Json(OrganizationResponse { organization: super::read(&state, &actor, &id).await? }))
}

/// Change an organization.
#[utoipa::path(put, path = "/api/v1/organizations/{id}", tag = "organizations", security(("session" = [])),
    params(("id" = String, Path, description = "Its id")), request_body = NewOrganization,
    responses((status = 200, body = OrganizationResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody), (status = 415, body = api::ErrorBody), (status = 422, body = api::ErrorBody)))]
pub async fn change_organization(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<String>,
    body: Result<Json<NewOrganization>, JsonRejection>,
) -> ApiResult<Json<OrganizationResponse>> {
    let organization = super::change(&state, &actor, &id, json_body(body, MOST)?).await?;
    Ok(Json(OrganizationResponse { organization }))
}

/// The people of an organization.
///
/// With mail addresses and open invitations for whoever may invite. 404 for another organization's.
#[utoipa::path(get, path = "/api/v1/organizations/{id}/people", tag = "organizations", security(("session" = [])),
    params(("id" = String, Path, description = "Its id")),
    responses((status = 200, body = PeopleResponse), (status = 401, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody)))]
pub async fn list_people(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<String>,
) -> ApiResult<Json<PeopleResponse>> {
    Ok(Json(members::list(&state, &actor, &id).await?))
}

/// Change profession or role of somebody.
///
/// 409 `last_administrator`: an organization keeps one.
#[utoipa::path(put, path = "/api/v1/organizations/{id}/people/{membership}", tag = "organizations",
    security(("session" = [])),
    params(("id" = String, Path, description = "Of the organization"),
        ("membership" = String, Path, description = "Of the membership")),
    request_body = ChangedMembership,
    responses((status = 204, description = "Changed"), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 409, body = api::ErrorBody), (status = 413, body = api::ErrorBody), (status = 415, body = api::ErrorBody),
        (status = 422, body = api::ErrorBody)))]
pub async fn change_membership(
    State(state): State<AppState>,
    actor: Actor,
    Path((id, membership)): Path<(String, String)>,
    body: Result<Json<ChangedMembership>, JsonRejection>,
) -> ApiResult<StatusCode> {
    members::change(&state, &actor, &id, &membership, json_body(body, MOST)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Somebody leaves the organization.
///
/// Their sessions for it end at once, on every server; what they wrote stays theirs. 409 `last_administrator`.
#[utoipa::path(delete, path = "/api/v1/organizations/{id}/people/{membership}", tag = "organizations",
    security(("session" = [])),
    params(("id" = String, Path, description = "Of the organization"),
        ("membership" = String, Path, description = "Of the membership")),
    responses((status = 204, description = "Ended"), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody), (status = 409, body = api::ErrorBody)))]
pub async fn end_membership(
    State(state): State<AppState>,
    actor: Actor,
    Path((id, membership)): Path<(String, String)>,
) -> ApiResult<StatusCode> {
    members::end(&state, &actor, &id, &membership).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Let somebody back in who has lost every factor.
///
/// When a second administrator does the same, a link goes to the person by mail. 409 `ask_another` for the same
/// administrator twice, and for oneself.
#[utoipa::path(post, path = "/api/v1/organizations/{id}/people/{membership}/recovery", tag = "organizations",
    security(("session" = [])),
    params(("id" = String, Path, description = "Of the organization"),
        ("membership" = String, Path, description = "Of the membership")),
    responses((status = 201, body = InvitationResponse), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody), (status = 409, body = api::ErrorBody)))]
pub async fn approve_recovery(
    State(state): State<AppState>,
    actor: Actor,
    Path((id, membership)): Path<(String, String)>,
) -> ApiResult<(StatusCode, Json<InvitationResponse>)> {
    Ok((StatusCode::CREATED, Json(joining::recover(&state, &actor, &id, &membership).await?)))
}

/// Invite somebody.
///
/// By mail, or else the answer tells the link for a letter, once. 409 `already_member`, 422 names every wrong field, 429
/// after a hundred within 24 hours.
#[utoipa::path(post, path = "/api/v1/organizations/{id}/invitations", tag = "organizations",
    security(("session" = [])),
    params(("id" = String, Path, description = "Of the organization")), request_body = NewInvitation,
    responses((status = 201, body = InvitationResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 409, body = api::ErrorBody), (status = 413, body = api::ErrorBody), (status = 415, body = api::ErrorBody),
        (status = 422, body = api::ErrorBody), (status = 429, body = api::ErrorBody)))]
pub async fn create_invitation(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<String>,
    body: Result<Json<NewInvitation>, JsonRejection>,
) -> ApiResult<(StatusCode, Json<InvitationResponse>)> {
    Ok((StatusCode::CREATED, Json(joining::invite(&state, &actor, &id, json_body(body, MOST)?).await?)))
}

/// Take an invitation back.
#[utoipa::path(delete, path = "/api/v1/organizations/{id}/invitations/{invitation}", tag = "organizations",
    security(("session" = [])),
    params(("id" = String, Path, description = "Of the organization"),
        ("invitation" = String, Path, description = "Of the invitation")),
    responses((status = 204, description = "Worth nothing any more"), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody)))]
pub async fn revoke_invitation(
    State(state): State<AppState>,
    actor: Actor,
    Path((id, invitation)): Path<(String, String)>,
) -> ApiResult<StatusCode> {
    joining::revoke(&state, &actor, &id, &invitation).await?;
    Ok(StatusCode::NO_CONTENT)
}
