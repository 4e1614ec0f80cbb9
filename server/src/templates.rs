//! Forms to download and fill in: `/templates/home_care.csv`.

use axum::Router;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;

use crate::import::{community_template, confirmations_template, home_care_template, service_areas_template};

/// A form: its file name, and what it holds.
type Form = (&'static str, fn() -> String);

/// Every form that is made by the reader that takes it in again.
const FORMS: [Form; 4] = [
    ("community.csv", community_template),
    ("confirmations.csv", confirmations_template),
    ("home_care.csv", home_care_template),
    ("service_areas.csv", service_areas_template),
];

pub fn router() -> Router {
    FORMS.into_iter().fold(Router::new(), |router, (file, template)| {
        router.route(&format!("/templates/{file}"), get(move || async move { form(file, template) }))
    })
}

fn form(file: &str, template: fn() -> String) -> impl IntoResponse + use<> {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
    ];
    (headers, template())
}
