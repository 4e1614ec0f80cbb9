//! The API described for machines.

use axum::Json;
use utoipa::OpenApi;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Sasae",
        description = "Facilities of community-based integrated care, with the source and date of what is told. Errors have one shape; `code` is stable. Lists have pages: give `meta.next_cursor` as `cursor`.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
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
        crate::note_backups::routes::put_note_backup,
        crate::note_backups::routes::get_note_backup,
        crate::note_backups::routes::delete_note_backup,
        crate::emergency_cards::routes::put_emergency_card,
        crate::emergency_cards::routes::get_emergency_card,
        crate::emergency_cards::routes::delete_emergency_card,
        crate::emergency_cards::routes::list_emergency_card_openings,
        crate::population::routes::list_population,
        crate::sources::routes::list_sources,
        crate::municipality::routes::get_municipality,
        crate::tiles::routes::get_map_background,
    )
)]
struct Document;

/// The document as it is served and committed.
pub fn document() -> utoipa::openapi::OpenApi {
    Document::openapi()
}

/// `/api/v1/openapi.json`
pub async fn get_openapi() -> Json<utoipa::openapi::OpenApi> {
    Json(document())
}
