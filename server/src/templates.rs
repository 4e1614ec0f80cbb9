//! Forms to download and fill in: `/templates/home_care.csv`.

use axum::Router;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;

use crate::import::{confirmations_template, home_care_template};

type Template = fn() -> String;

/// Every form that is made by the reader that takes it in again, by its file name.
const FORMS: [(&str, Template); 2] =
    [("confirmations.csv", confirmations_template), ("home_care.csv", home_care_template)];

pub fn router() -> Router {
    FORMS.into_iter().fold(Router::new(), |router, (file, template)| {
        router.route(&format!("/templates/{file}"), get(move || async move { form(file, template) }))
    })
}

fn form(file: &str, template: Template) -> impl IntoResponse + use<> {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
    ];
    (headers, template())
}
