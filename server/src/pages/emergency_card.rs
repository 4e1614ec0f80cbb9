//! `/e/{id}`: a document of its own, whose policy lets its own script and style in and nothing out.

use std::sync::LazyLock;

use app::{EMERGENCY_CARD_SCRIPT, EMERGENCY_CARD_STYLE, EmergencyCardPage};
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::in_process;

static POLICY: LazyLock<Option<HeaderValue>> = LazyLock::new(|| {
    let digest = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    let policy = format!(
        "default-src 'none'; script-src {}; style-src {}; img-src 'self'; form-action 'none'; base-uri 'none'; \
         frame-ancestors 'none'",
        digest(&EMERGENCY_CARD_SCRIPT),
        digest(&EMERGENCY_CARD_STYLE)
    );
    HeaderValue::from_str(&policy).ok()
});

/// The page in every language.
pub fn router<S: Clone + Send + Sync + 'static>(api: &Router) -> Router<S> {
    ["/e/{id}", "/easy/e/{id}", "/en/e/{id}"].iter().fold(Router::new(), |router, path| {
        let api = api.clone();
        router.route(path, get(move |request: Request| page(api, request)))
    })
}

async fn page(api: Router, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let (client, carried) = in_process(&parts, api);
    let EmergencyCardPage { status, html } = app::emergency_card(&client, parts.uri.path()).await;
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut page = (status, Html(html)).into_response();
    let private = [
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("x-robots-tag"), "noindex"),
    ];
    let headers = page.headers_mut();
    headers.extend(private.map(|(name, value)| (name, HeaderValue::from_static(value))));
    headers.extend(POLICY.clone().map(|policy| (header::CONTENT_SECURITY_POLICY, policy)));
    headers.extend(carried.wait().map(|wait| (header::RETRY_AFTER, wait)));
    page
}
