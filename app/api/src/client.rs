//! The typed client: one method per endpoint, over any transport.

use std::sync::Arc;

use futures_util::future::BoxFuture;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::accounts::{
    AccountResponse, ChangedMembership, ChosenMembership, InvitationResponse, JoiningResponse, NewAuthentication,
    NewInvitation, NewJoining, NewOrganization, NewPassword, NewSignIn, OrganizationResponse, OrganizationsResponse,
    PeopleResponse, RecoveryCodesResponse, TotpProof, TotpResponse,
};
use crate::audit::{AuditEntriesResponse, AuditQuery};
use crate::correction_reports::{
    CorrectionReportQuery, CorrectionReportResponse, CorrectionReportsResponse, NewCorrectionDecision,
};
use crate::corrections::{CorrectionResponse, CorrectionStateResponse, NewCorrection};
use crate::duties::{DutiesResponse, DutyQuery};
use crate::emergency_cards::{
    CardOpeningsResponse, EmergencyCardReceiptResponse, EmergencyCardResponse, NewEmergencyCard,
};
use crate::error::{ErrorBody, ErrorItem};
use crate::facilities::{Bbox, FacilitiesResponse, FacilityQuery, FacilityResponse};
use crate::joins::{JoinQuery, JoinResponse, JoinsResponse, NewJoinDecision};
use crate::maps::MapBackgroundResponse;
use crate::municipality::MunicipalityResponse;
use crate::note_backups::{NewNoteBackup, NoteBackupReceiptResponse, NoteBackupResponse};
use crate::own_facility::{NewConfirmations, NewStatement, OwnFacilityResponse, StatementPart};
use crate::permissions::PermissionsResponse;
use crate::places::{PlacesResponse, SuggestionsResponse};
use crate::population::PopulationResponse;
use crate::query::{encode, with_query};
use crate::request::{Method, Precondition, Request, Response, TransportError};
use crate::sources::SourcesResponse;

/// Carries a request: `fetch` in a browser, the router itself on the server.
pub trait Transport: Send + Sync {
    fn send(&self, request: Request) -> BoxFuture<'static, Result<Response, TransportError>>;
}

/// Why a call gave no result. Serialisable, since it travels from the server's page to the browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClientError {
    /// The server refused; the items say why.
    Refused { status: u16, errors: Vec<ErrorItem> },
    /// No connection.
    Unreachable,
    /// The answer was not what the contract says.
    Unreadable,
}

impl ClientError {
    /// The HTTP status that a page with this error should answer with.
    pub fn status(&self) -> u16 {
        match self {
            Self::Refused { status, .. } => *status,
            Self::Unreachable => 503,
            Self::Unreadable => 500,
        }
    }
}

/// Talks to `/api/v1`.
#[derive(Clone)]
pub struct Client(Arc<dyn Transport>);

impl Client {
    pub fn new(transport: impl Transport + 'static) -> Self {
        Self(Arc::new(transport))
    }

    /// Facilities that match, first page or the page of `query.cursor`.
    pub async fn find_facilities(&self, query: &FacilityQuery) -> Result<FacilitiesResponse, ClientError> {
        self.get(with_query("/api/v1/facilities", &query.to_query_string())).await
    }

    /// One facility. `Refused { status: 404 }` when there is none with this id.
    pub async fn get_facility(&self, id: &str) -> Result<FacilityResponse, ClientError> {
        self.get(format!("/api/v1/facilities/{}", encode(id))).await
    }

    /// Who did what, the newest first. `Refused { status: 404 }` for another organization's entries.
    pub async fn list_audit_entries(&self, query: &AuditQuery) -> Result<AuditEntriesResponse, ClientError> {
        self.get(with_query("/api/v1/audit-entries", &query.to_query_string())).await
    }

    /// Every imported source with its date.
    pub async fn list_sources(&self) -> Result<SourcesResponse, ClientError> {
        self.get("/api/v1/sources".to_owned()).await
    }

    /// The municipality that runs this installation.
    pub async fn get_municipality(&self) -> Result<MunicipalityResponse, ClientError> {
        self.get("/api/v1/municipality".to_owned()).await
    }

    /// The people of a municipality by area and age.
    pub async fn list_population(&self, area: &str) -> Result<PopulationResponse, ClientError> {
        self.get(format!("/api/v1/population?area={}", encode(area))).await
    }

    /// What a still map of a box is drawn on.
    pub async fn get_map_background(&self, bbox: Bbox) -> Result<MapBackgroundResponse, ClientError> {
        let Bbox { west, south, east, north } = bbox;
        self.get(format!("/api/v1/map-background?bbox={west},{south},{east},{north}")).await
    }

    /// Places that these words name, with their 地域包括支援センター; without words none, but all centres.
    pub async fn find_places(&self, q: &str) -> Result<PlacesResponse, ClientError> {
        self.get(format!("/api/v1/places?q={}", encode(q))).await
    }

    /// Who is on duty on a day or at a moment; now when neither is given.
    pub async fn list_duties(&self, query: &DutyQuery) -> Result<DutiesResponse, ClientError> {
        self.get(with_query("/api/v1/duties", &query.to_query_string())).await
    }

    /// Words that complete what is being typed.
    pub async fn suggest(&self, q: &str) -> Result<SuggestionsResponse, ClientError> {
        self.get(format!("/api/v1/suggestions?q={}", encode(q))).await
    }

    /// Reports what is wrong with a facility, or missing. `Refused { status: 422 }` names every wrong field;
    /// 429 when too many have come today, or from this visitor.
    pub async fn create_correction(&self, correction: &NewCorrection) -> Result<CorrectionResponse, ClientError> {
        let request = Request::of(Method::Post, "/api/v1/corrections".to_owned()).json(correction)?;
        self.send(request).await
    }

    /// What became of a report. `Refused { status: 404 }` when no private link has this secret.
    pub async fn get_correction(&self, secret: &str) -> Result<CorrectionStateResponse, ClientError> {
        self.get(format!("/api/v1/corrections/{}", encode(secret))).await
    }

    /// What visitors have reported, a page of it. `Refused { status: 401 | 403 }` for whoever may not see it.
    pub async fn list_correction_reports(
        &self,
        query: &CorrectionReportQuery,
    ) -> Result<CorrectionReportsResponse, ClientError> {
        self.get(with_query("/api/v1/correction-reports", &query.to_query_string())).await
    }

    /// One report with its sender. `Refused { status: 404 }` when there is none with this id.
    pub async fn get_correction_report(&self, id: &str) -> Result<CorrectionReportResponse, ClientError> {
        self.get(report_path(id)).await
    }

    /// Decides about a report. `Refused { status: 409 }` (`already_decided`) when somebody was first; 422 names every
    /// wrong field.
    pub async fn decide_correction_report(
        &self,
        id: &str,
        decision: &NewCorrectionDecision,
    ) -> Result<CorrectionReportResponse, ClientError> {
        self.send(Request::of(Method::Post, format!("{}/decision", report_path(id))).json(decision)?).await
    }

    /// Records that wait for a person, a page of them. `Refused { status: 401 | 403 }` for whoever may not see them.
    pub async fn list_joins(&self, query: &JoinQuery) -> Result<JoinsResponse, ClientError> {
        self.get(with_query("/api/v1/joins", &query.to_query_string())).await
    }

    /// One record with the facilities that may be meant; the next is taken from the area, which may be empty.
    /// `Refused { status: 404 }` when there is none with this key.
    pub async fn get_join(&self, key: &str, area: &str) -> Result<JoinResponse, ClientError> {
        self.get(format!("{}{}", join_path(key), in_area(area))).await
    }

    /// Joins a record to a facility, or tells it apart from all that were shown; at once. `Refused { status: 409 }` when
    /// somebody was first (`already_decided`) or other facilities may be meant now (`changed_meanwhile`), 503 while an
    /// import runs.
    pub async fn decide_join(
        &self,
        key: &str,
        area: &str,
        decision: &NewJoinDecision,
    ) -> Result<JoinResponse, ClientError> {
        let path = format!("{}/decision{}", join_path(key), in_area(area));
        self.send(Request::of(Method::Post, path).json(decision)?).await
    }

    /// Keeps a sealed note. `Refused { status: 412 }` (`changed_meanwhile`) when the precondition does not hold: another
    /// device was first, so read and merge; 404 when there is nothing to replace; 413, 429 and 503 (`storage_full`).
    pub async fn put_note_backup(
        &self,
        capability: &str,
        backup: &NewNoteBackup,
        precondition: Precondition,
    ) -> Result<NoteBackupReceiptResponse, ClientError> {
        let request = Request::of(Method::Put, NOTE_BACKUP.to_owned()).with_bearer(capability).json(backup)?;
        self.send(Request { precondition: Some(precondition), ..request }).await
    }

    /// The sealed note under this capability. `Refused { status: 404 }` when there is none.
    pub async fn get_note_backup(&self, capability: &str) -> Result<NoteBackupResponse, ClientError> {
        self.send(Request::of(Method::Get, NOTE_BACKUP.to_owned()).with_bearer(capability)).await
    }

    /// Deletes the sealed note under this capability. `Refused { status: 404 }` when there is none.
    pub async fn delete_note_backup(&self, capability: &str) -> Result<(), ClientError> {
        self.send_for_nothing(Request::of(Method::Delete, NOTE_BACKUP.to_owned()).with_bearer(capability)).await
    }

    /// Keeps a sealed card under an id, both made up by its owner. `Refused { status: 403 }` when the id is taken: it is
    /// another owner's, or was revoked.
    pub async fn put_emergency_card(
        &self,
        id: &str,
        owner: &str,
        card: &NewEmergencyCard,
    ) -> Result<EmergencyCardReceiptResponse, ClientError> {
        self.send(Request::of(Method::Put, card_path(id)).with_bearer(owner).json(card)?).await
    }

    /// A sealed card; that it was opened is kept for its owner. `Refused { status: 404 }` when there is none (any more).
    pub async fn get_emergency_card(&self, id: &str) -> Result<EmergencyCardResponse, ClientError> {
        self.get(card_path(id)).await
    }

    /// When a card was opened. `Refused { status: 404 }` when this owner has none with this id.
    pub async fn list_emergency_card_openings(
        &self,
        id: &str,
        owner: &str,
    ) -> Result<CardOpeningsResponse, ClientError> {
        self.send(Request::of(Method::Get, format!("{}/openings", card_path(id))).with_bearer(owner)).await
    }

    /// Revokes a card: it and its openings are deleted. `Refused { status: 404 }` when this owner has none with this id.
    pub async fn delete_emergency_card(&self, id: &str, owner: &str) -> Result<(), ClientError> {
        self.send_for_nothing(Request::of(Method::Delete, card_path(id)).with_bearer(owner)).await
    }

    /// Signs in; the cookie of the answer is the browser's. `Refused { status: 401 }` whatever is wrong, 429.
    pub async fn create_session(&self, sign_in: &NewSignIn) -> Result<(), ClientError> {
        self.post_for_nothing("/api/v1/sign-in".to_owned(), sign_in).await
    }

    /// Signs out; without a session too.
    pub async fn sign_out(&self) -> Result<(), ClientError> {
        self.send_for_nothing(Request::of(Method::Post, "/api/v1/sign-out".to_owned())).await
    }

    /// Who is signed in. `Refused { status: 401 }` when nobody is.
    pub async fn get_account(&self) -> Result<AccountResponse, ClientError> {
        self.get("/api/v1/account".to_owned()).await
    }

    /// Acts for another of one's organizations.
    pub async fn choose_membership(&self, chosen: &ChosenMembership) -> Result<(), ClientError> {
        self.put_for_nothing("/api/v1/account/membership".to_owned(), chosen).await
    }

    /// Proves again who is there. `Refused { status: 401 }`, 429.
    pub async fn authenticate(&self, proof: &NewAuthentication) -> Result<(), ClientError> {
        self.post_for_nothing("/api/v1/account/authentication".to_owned(), proof).await
    }

    /// `Refused { status: 422 }` (`weak_password`), 403 (`authenticate_again`).
    pub async fn set_password(&self, new: &NewPassword) -> Result<(), ClientError> {
        self.put_for_nothing("/api/v1/account/password".to_owned(), new).await
    }

    /// The secret that waits for its first code. `Refused { status: 404 }` when none does.
    pub async fn get_totp(&self) -> Result<TotpResponse, ClientError> {
        self.get("/api/v1/account/totp".to_owned()).await
    }

    pub async fn begin_totp(&self) -> Result<TotpResponse, ClientError> {
        self.send(Request::of(Method::Post, "/api/v1/account/totp".to_owned())).await
    }

    /// `Refused { status: 422 }` (`wrong_code`).
    pub async fn prove_totp(&self, proof: &TotpProof) -> Result<(), ClientError> {
        self.put_for_nothing("/api/v1/account/totp".to_owned(), proof).await
    }

    /// Told once.
    pub async fn create_recovery_codes(&self) -> Result<RecoveryCodesResponse, ClientError> {
        self.send(Request::of(Method::Post, "/api/v1/account/recovery-codes".to_owned())).await
    }

    /// `Refused { status: 409 }` (`last_factor`).
    pub async fn delete_passkey(&self, id: &str) -> Result<(), ClientError> {
        self.delete(format!("/api/v1/account/passkeys/{}", encode(id))).await
    }

    pub async fn delete_session(&self, id: &str) -> Result<(), ClientError> {
        self.delete(format!("/api/v1/account/sessions/{}", encode(id))).await
    }

    pub async fn delete_other_sessions(&self) -> Result<(), ClientError> {
        self.delete("/api/v1/account/sessions".to_owned()).await
    }

    /// What an invitation says. `Refused { status: 404 }` for a link that is worth nothing (any more).
    pub async fn get_joining(&self, secret: &str) -> Result<JoiningResponse, ClientError> {
        self.get(format!("/api/v1/joining/{}", encode(secret))).await
    }

    /// Joins, and signs in. `Refused { status: 422 }` names what is wrong.
    pub async fn join(&self, secret: &str, new: &NewJoining) -> Result<(), ClientError> {
        self.post_for_nothing(format!("/api/v1/joining/{}", encode(secret)), new).await
    }

    /// Joins as who signs in already.
    pub async fn join_with_account(&self, secret: &str) -> Result<(), ClientError> {
        let path = format!("/api/v1/joining/{}/membership", encode(secret));
        self.send_for_nothing(Request::of(Method::Post, path)).await
    }

    pub async fn list_organizations(&self) -> Result<OrganizationsResponse, ClientError> {
        self.get("/api/v1/organizations".to_owned()).await
    }

    pub async fn get_organization(&self, id: &str) -> Result<OrganizationResponse, ClientError> {
        self.get(organization_path(id)).await
    }

    /// `Refused { status: 422 }` names every wrong field.
    pub async fn create_organization(&self, new: &NewOrganization) -> Result<OrganizationResponse, ClientError> {
        self.send(Request::of(Method::Post, "/api/v1/organizations".to_owned()).json(new)?).await
    }

    pub async fn change_organization(
        &self,
        id: &str,
        new: &NewOrganization,
    ) -> Result<OrganizationResponse, ClientError> {
        self.send(Request::of(Method::Put, organization_path(id)).json(new)?).await
    }

    /// The people of an organization, with open invitations.
    pub async fn list_people(&self, organization: &str) -> Result<PeopleResponse, ClientError> {
        self.get(format!("{}/people", organization_path(organization))).await
    }

    /// `Refused { status: 409 }` (`last_administrator`).
    pub async fn change_membership(
        &self,
        organization: &str,
        membership: &str,
        new: &ChangedMembership,
    ) -> Result<(), ClientError> {
        self.put_for_nothing(member_path(organization, membership), new).await
    }

    /// Somebody leaves. `Refused { status: 409 }` (`last_administrator`).
    pub async fn end_membership(&self, organization: &str, membership: &str) -> Result<(), ClientError> {
        self.delete(member_path(organization, membership)).await
    }

    /// Lets somebody back in who has lost every factor; two administrators must. `Refused { status: 409 }`
    /// (`ask_another`).
    pub async fn approve_recovery(
        &self,
        organization: &str,
        membership: &str,
    ) -> Result<InvitationResponse, ClientError> {
        let path = format!("{}/recovery", member_path(organization, membership));
        self.send(Request::of(Method::Post, path)).await
    }

    /// `Refused { status: 409 }` (`already_member`), 422 names every wrong field.
    pub async fn create_invitation(
        &self,
        organization: &str,
        new: &NewInvitation,
    ) -> Result<InvitationResponse, ClientError> {
        let path = format!("{}/invitations", organization_path(organization));
        self.send(Request::of(Method::Post, path).json(new)?).await
    }

    pub async fn revoke_invitation(&self, organization: &str, invitation: &str) -> Result<(), ClientError> {
        self.delete(format!("{}/invitations/{}", organization_path(organization), encode(invitation))).await
    }

    /// Who may do what.
    pub async fn list_permissions(&self) -> Result<PermissionsResponse, ClientError> {
        self.get("/api/v1/permissions".to_owned()).await
    }

    /// The facility of the organization of who is signed in, and what was stated of it.
    pub async fn get_own_facility(&self) -> Result<OwnFacilityResponse, ClientError> {
        self.get(OWN_FACILITY.to_owned()).await
    }

    /// States a part. `Refused { status: 412 }` (`changed_meanwhile`) when somebody else has since it was read; 422 names
    /// every wrong field; 503 (`import_running`) while published data is being replaced.
    pub async fn put_statement(
        &self,
        part: StatementPart,
        new: &NewStatement,
    ) -> Result<OwnFacilityResponse, ClientError> {
        let path = format!("{OWN_FACILITY}/{}", part.as_str());
        self.send(Request::of(Method::Put, path).json(new)?).await
    }

    /// Takes back what was stated of a part, as long as `seen` is its newest revision.
    pub async fn take_back_statement(
        &self,
        part: StatementPart,
        seen: &str,
    ) -> Result<OwnFacilityResponse, ClientError> {
        let path = format!("{OWN_FACILITY}/{}?seen={}", part.as_str(), encode(seen));
        self.send(Request::of(Method::Delete, path)).await
    }

    /// Confirms what is shown today of some fields.
    pub async fn confirm_own_facility(&self, new: &NewConfirmations) -> Result<OwnFacilityResponse, ClientError> {
        let path = format!("{OWN_FACILITY}/confirmations");
        self.send(Request::of(Method::Post, path).json(new)?).await
    }

    pub(crate) async fn get<T: DeserializeOwned>(&self, path: String) -> Result<T, ClientError> {
        self.send(Request::of(Method::Get, path)).await
    }

    pub(crate) async fn delete(&self, path: String) -> Result<(), ClientError> {
        self.send_for_nothing(Request::of(Method::Delete, path)).await
    }

    pub(crate) async fn post_for_nothing(&self, path: String, body: &impl Serialize) -> Result<(), ClientError> {
        self.send_for_nothing(Request::of(Method::Post, path).json(body)?).await
    }

    async fn put_for_nothing(&self, path: String, body: &impl Serialize) -> Result<(), ClientError> {
        self.send_for_nothing(Request::of(Method::Put, path).json(body)?).await
    }

    pub(crate) async fn send<T: DeserializeOwned>(&self, request: Request) -> Result<T, ClientError> {
        let response = self.answer(request).await?;
        serde_json::from_slice(&response.body).map_err(|_| ClientError::Unreadable)
    }

    pub(crate) async fn send_for_nothing(&self, request: Request) -> Result<(), ClientError> {
        self.answer(request).await.map(|_| ())
    }

    /// An answer that is a success.
    pub(crate) async fn answer(&self, request: Request) -> Result<Response, ClientError> {
        let response = self.0.send(request).await.map_err(|_| ClientError::Unreachable)?;
        if (200..300).contains(&response.status) {
            return Ok(response);
        }
        let errors = serde_json::from_slice::<ErrorBody>(&response.body).map(|b| b.errors).unwrap_or_default();
        Err(ClientError::Refused { status: response.status, errors })
    }
}

const OWN_FACILITY: &str = "/api/v1/own-facility";
fn report_path(id: &str) -> String {
    format!("/api/v1/correction-reports/{}", encode(id))
}

fn join_path(key: &str) -> String {
    format!("/api/v1/joins/{}", encode(key))
}

fn in_area(area: &str) -> String {
    if area.is_empty() { String::new() } else { format!("?area={}", encode(area)) }
}

const NOTE_BACKUP: &str = "/api/v1/note-backup";

fn organization_path(id: &str) -> String {
    format!("/api/v1/organizations/{}", encode(id))
}

fn member_path(organization: &str, membership: &str) -> String {
    format!("{}/people/{}", organization_path(organization), encode(membership))
}

fn card_path(id: &str) -> String {
    format!("/api/v1/emergency-cards/{}", encode(id))
}
