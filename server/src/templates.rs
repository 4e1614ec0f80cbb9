//! Forms to download and fill in: `/templates/home_care.csv`.

use axum::Router;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;

use crate::import::home_care_template;

pub fn router() -> Router {
    Router::new().route("/templates/home_care.csv", get(home_care))
}

/// The form on which clinics answer what they can do at home; `sasae import` reads it.
async fn home_care() -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"home_care.csv\""),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, home_care_template())
}
