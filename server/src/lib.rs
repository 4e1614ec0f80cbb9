//! The server of Sasae: data, rules, routes, and the pages rendered here.

pub mod accounts;
pub mod audit;
pub mod backup;
mod capabilities;
pub mod client_limits;
pub mod clock;
pub mod config;
pub mod consults;
pub mod corrections;
pub mod data_version;
pub mod db;
pub mod demo;
mod digest;
pub mod doctors;
pub mod duties;
pub mod emergency_cards;
pub mod error;
pub mod facilities;
pub mod health;
pub mod import;
pub mod joining;
mod key_file;
pub mod mail;
pub mod municipality;
pub mod note_backups;
mod note_space;
pub mod notices;
pub mod openapi;
pub mod organizations;
pub mod own_facility;
pub mod pages;
pub mod permissions;
pub mod places;
pub mod population;
mod private_link;
pub mod rate_limit;
pub mod routes;
pub mod sources;
mod spreadsheet;
mod templates;
pub mod tiles;
pub mod web;
mod written;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use clock::Clock;
use db::Db;
use error::ApiError;
use facilities::finder::Finder;
use routes::{Method, Routes};

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
    /// The address that visitors use, without a slash at its end: for links in letters.
    pub public_url: std::sync::Arc<str>,
    /// What opens and checks what people sign in with.
    pub factors: accounts::factors::Factors,
    /// Tells open pages that something has changed.
    pub notices: notices::Notices,
    /// Takes what is to be sent to people by mail.
    pub mailer: mail::Mailer,
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
    let api = api_routes()
        .router
        .fallback(async || ApiError::not_found("there is no such path; see /api/v1/openapi.json"))
        .method_not_allowed_fallback(async || {
            let item = api::ErrorItem::new("method_not_allowed", "this path does not take this method");
            ApiError::new(axum::http::StatusCode::METHOD_NOT_ALLOWED, vec![item])
        })
        .layer(from_fn_with_state(state.clone(), accounts::sessions::with_session))
        .with_state(state);
    Router::new().nest("/api/v1", web::with_api_headers(api))
}

/// Every route of the API with its rule.
pub fn api_routes() -> Routes {
    let read = [Method::GET];
    Routes::new()
        .open("/facilities", &read, get(facilities::routes::find_facilities))
        .open("/facilities/{id}", &read, get(facilities::routes::get_facility))
        .open("/suggestions", &read, get(facilities::routes::suggest))
        .open("/departments", &read, get(facilities::routes::list_departments))
        .open("/services", &read, get(facilities::routes::list_services))
        .open("/functions", &read, get(facilities::routes::list_functions))
        .open("/home-care", &read, get(facilities::routes::list_home_care))
        .open("/places", &read, get(places::routes::find_places))
        .open("/places/{id}/outline", &read, get(places::routes::get_outline))
        .open("/map-background", &read, get(tiles::routes::get_map_background))
        .open("/duties", &read, get(duties::routes::list_duties))
        .open(
            "/corrections",
            &[Method::POST],
            post(corrections::routes::create_correction).layer(DefaultBodyLimit::max(api::corrections::MOST_BYTES)),
        )
        .open("/corrections/{secret}", &read, get(corrections::routes::get_correction))
        .merge(note_backups::routes::routes())
        .merge(emergency_cards::routes::routes())
        .open("/population", &read, get(population::routes::list_population))
        .open("/sources", &read, get(sources::routes::list_sources))
        .open("/municipality", &read, get(municipality::routes::get_municipality))
        .open("/openapi.json", &read, get(openapi::get_openapi))
        .merge(accounts::routes::routes())
        .merge(joining::routes::routes())
        .merge(notices::routes::routes())
        .merge(organizations::routes::routes())
        .merge(own_facility::routes::routes())
        .merge(permissions::routes::routes())
        .merge(audit::routes::routes())
        .merge(corrections::routes::reports())
        .merge(facilities::joins::routes::routes())
        .merge(consults::routes::routes())
        .merge(doctors::routes::routes())
}
