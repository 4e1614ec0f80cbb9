//! The API described for machines.

use axum::Json;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Sasae",
        description = "Facilities of community-based integrated care, with the source and date of what is told. Errors have one shape; `code` is stable. Lists have pages: give `meta.next_cursor` as `cursor`.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    modifiers(&Secrets),
    paths(
        crate::facilities::routes::find_facilities,
        crate::facilities::routes::get_facility,
        crate::facilities::routes::suggest,
        crate::facilities::routes::list_departments,
        crate::facilities::routes::list_services,
        crate::facilities::routes::list_functions,
        crate::facilities::routes::list_home_care,
        crate::places::routes::find_places,
        crate::places::routes::get_outline,
        crate::duties::routes::list_duties,
        crate::corrections::routes::create_correction,
        crate::corrections::routes::get_correction,
        crate::corrections::routes::list_correction_reports,
        crate::corrections::routes::get_correction_report,
        crate::corrections::routes::decide_correction_report,
        crate::facilities::joins::routes::list_joins,
        crate::facilities::joins::routes::get_join,
        crate::facilities::joins::routes::decide_join,
        crate::consults::routes::desks::list_desks,
        crate::consults::routes::desks::put_desk,
        crate::consults::routes::desks::close_desk,
        crate::consults::routes::desks::get_consult_lists,
        crate::consults::routes::desks::put_consult_lists,
        crate::consults::routes::questions::create_question,
        crate::consults::routes::questions::get_question,
        crate::consults::routes::questions::add_to_question,
        crate::consults::routes::questions::ask_for_erasure,
        crate::consults::routes::queue::list_consults,
        crate::consults::routes::queue::search_consults,
        crate::consults::routes::queue::list_consult_people,
        crate::consults::routes::cases::create_consult,
        crate::consults::routes::cases::get_consult,
        crate::consults::routes::cases::change_sheet,
        crate::consults::routes::cases::take_step,
        crate::consults::routes::cases::give_opinion,
        crate::consults::routes::cases::export_consult,
        crate::consults::routes::cases::erase_consult,
        crate::consults::routes::asked::list_asked_consults,
        crate::consults::routes::asked::ask_consult,
        crate::consults::routes::asked::get_asked_consult,
        crate::consults::routes::asked::add_to_asked_consult,
        crate::consults::attachments::routes::attach,
        crate::consults::attachments::routes::get_attachment,
        crate::consults::attachments::routes::remove_attachment,
        crate::consults::figures::routes::get_consult_figures,
        crate::consults::figures::routes::get_consult_figures_csv,
        crate::consults::figures::routes::get_consult_figures_xlsx,
        crate::consults::published::routes::get_published_figures,
        crate::doctors::routes::list_doctor_contacts,
        crate::note_backups::routes::put_note_backup,
        crate::note_backups::routes::get_note_backup,
        crate::note_backups::routes::delete_note_backup,
        crate::emergency_cards::routes::put_emergency_card,
        crate::emergency_cards::routes::get_emergency_card,
        crate::emergency_cards::routes::delete_emergency_card,
        crate::emergency_cards::routes::list_emergency_card_openings,
        crate::audit::routes::list_audit_entries,
        crate::own_facility::routes::get_own_facility,
        crate::own_facility::routes::put_statement,
        crate::own_facility::routes::take_back_statement,
        crate::own_facility::routes::confirm_own_facility,
        crate::population::routes::list_population,
        crate::sources::routes::list_sources,
        crate::municipality::routes::get_municipality,
        crate::tiles::routes::get_map_background,
        crate::accounts::routes::create_session,
        crate::accounts::routes::begin_passkey_sign_in,
        crate::accounts::routes::create_session_with_passkey,
        crate::accounts::routes::sign_out,
        crate::accounts::routes::get_account,
        crate::accounts::routes::choose_membership,
        crate::accounts::routes::authenticate,
        crate::accounts::routes::begin_passkey_authentication,
        crate::accounts::routes::authenticate_with_passkey,
        crate::accounts::routes::set_password,
        crate::accounts::routes::get_totp,
        crate::accounts::routes::begin_totp,
        crate::accounts::routes::prove_totp,
        crate::accounts::routes::create_recovery_codes,
        crate::accounts::routes::begin_passkey,
        crate::accounts::routes::create_passkey,
        crate::accounts::routes::delete_passkey,
        crate::accounts::routes::delete_other_sessions,
        crate::accounts::routes::delete_session,
        crate::joining::routes::get_joining,
        crate::joining::routes::join,
        crate::joining::routes::begin_joining_with_passkey,
        crate::joining::routes::join_with_passkey,
        crate::joining::routes::join_with_account,
        crate::notices::routes::hear_notices,
        crate::organizations::routes::list_organizations,
        crate::organizations::routes::create_organization,
        crate::organizations::routes::get_organization,
        crate::organizations::routes::change_organization,
        crate::organizations::routes::list_people,
        crate::organizations::routes::change_membership,
        crate::organizations::routes::end_membership,
        crate::organizations::routes::approve_recovery,
        crate::organizations::routes::create_invitation,
        crate::organizations::routes::revoke_invitation,
        crate::permissions::routes::list_permissions,
    )
)]
struct Document;

/// What devices bring for notes and emergency cards, and browsers of professionals.
struct Secrets;

impl Modify for Secrets {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("32 random bytes in base64url");
        let scheme = SecurityScheme::Http(bearer.build());
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("capability", scheme);
        let cookie = ApiKeyValue::with_description(crate::accounts::sessions::COOKIE, "Set by signing in");
        components.add_security_scheme("session", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    }
}

/// The document as it is served and committed.
pub fn document() -> utoipa::openapi::OpenApi {
    Document::openapi()
}

/// `/api/v1/openapi.json`
pub async fn get_openapi() -> Json<utoipa::openapi::OpenApi> {
    Json(document())
}
