//! The server of Sasae: data, rules, routes, and the pages rendered here.

pub mod audit;
pub mod backup;
mod capabilities;
pub mod client_limits;
pub mod clock;
pub mod config;
pub mod corrections;
pub mod data_version;
pub mod db;
pub mod demo;
mod digest;
pub mod duties;
pub mod emergency_cards;
pub mod error;
pub mod facilities;
pub mod health;
pub mod import;
pub mod municipality;
pub mod note_backups;
mod note_space;
pub mod openapi;
pub mod pages;
pub mod places;
pub mod population;
pub mod rate_limit;
pub mod sources;
mod spreadsheet;
mod templates;
pub mod tiles;
pub mod web;
mod written;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use clock::Clock;
use db::Db;
use error::ApiError;
use facilities::finder::Finder;

/// What every handler may use.
#[derive(Clone)]
pub struct AppState {
    pub db: Db,
    pub clock: Clock,
    /// Where it is told who did what.
    pub audit: audit::Audit,
    /// Addresses of what the build made.
    pub assets: std::sync::Arc<app::Assets>,
    /// What searches are answered from.
    pub finder: Finder,
    /// What lies behind facilities on a map.
    pub basemap: tiles::basemap::Basemap,
    /// How much each visitor has sent.
    pub client_limits: client_limits::ClientLimits,
    /// How many bytes of sealed notes and cards are kept, all together.
    pub note_space: i64,
    /// Where the built site lies.
    pub site_root: std::sync::Arc<std::path::Path>,
    /// Port on which `make dev` tells that pages must reload.
    pub dev_reload: Option<u16>,
    /// Whether the gallery of components is shown: to developers and tests.
    pub gallery: bool,
}

/// Everything that is served: the API, the pages, the files of the site.
pub fn router(state: AppState) -> Router {
    let api = api_router(state.clone());
    let site = pages::router(state.clone(), api.clone());
    let tiles = tiles::routes::router(state.clone());
    web::with_limits(api.merge(tiles).merge(health::router(state)).merge(templates::router()).merge(site))
}

/// `/api/v1`, the only way to the data: also what pages call while they are rendered.
pub fn api_router(state: AppState) -> Router {
    let api = Router::new()
        .route("/facilities", get(facilities::routes::find_facilities))
        .route("/facilities/{id}", get(facilities::routes::get_facility))
        .route("/suggestions", get(facilities::routes::suggest))
        .route("/departments", get(facilities::routes::list_departments))
        .route("/services", get(facilities::routes::list_services))
        .route("/functions", get(facilities::routes::list_functions))
        .route("/home-care", get(facilities::routes::list_home_care))
        .route("/places", get(places::routes::find_places))
        .route("/places/{id}/outline", get(places::routes::get_outline))
        .route("/map-background", get(tiles::routes::get_map_background))
        .route("/duties", get(duties::routes::list_duties))
        .route(
            "/corrections",
            post(corrections::routes::create_correction).layer(DefaultBodyLimit::max(api::corrections::MOST_BYTES)),
        )
        .route("/corrections/{secret}", get(corrections::routes::get_correction))
        .merge(note_backups::routes::router())
        .merge(emergency_cards::routes::router())
        .route("/population", get(population::routes::list_population))
        .route("/sources", get(sources::routes::list_sources))
        .route("/municipality", get(municipality::routes::get_municipality))
        .route("/openapi.json", get(openapi::get_openapi))
        .fallback(async || ApiError::not_found("there is no such path; see /api/v1/openapi.json"))
        .method_not_allowed_fallback(async || {
            let item = api::ErrorItem::new("method_not_allowed", "this path does not take this method");
            ApiError::new(axum::http::StatusCode::METHOD_NOT_ALLOWED, vec![item])
        })
        .with_state(state);
    Router::new().nest("/api/v1", web::with_api_headers(api))
}
