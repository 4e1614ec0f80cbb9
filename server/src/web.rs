//! What holds for every answer: limits, headers, compression, logs without personal data.

use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{ConnectInfo, MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower::limit::GlobalConcurrencyLimitLayer;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

use crate::config::{Network, ServeConfig};
use crate::error::ApiError;

/// Longer than any page takes.
const TIMEOUT: Duration = Duration::from_secs(30);
/// Requests at work at one time; more wait.
const CONCURRENCY: usize = 512;

/// Limits and headers for the whole router.
pub fn with_limits(router: Router) -> Router {
    let fixed = |name: HeaderName, value| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    let compressed = SizeAbove::new(256).and(NotForContentType::IMAGES).and(NotForContentType::new("application/wasm"));
    router
        .layer(CompressionLayer::new().compress_when(compressed))
        .layer(CatchPanicLayer::custom(|_| {
            tracing::error!("a handler panicked");
            ApiError {
                status: StatusCode::INTERNAL_SERVER_ERROR,
                errors: vec![api::ErrorItem::new("internal", "something went wrong here; it has been logged")],
            }
            .into_response()
        }))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT))
        .layer(GlobalConcurrencyLimitLayer::new(CONCURRENCY))
        .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(fixed(header::REFERRER_POLICY, "same-origin"))
        .layer(fixed(header::X_FRAME_OPTIONS, "DENY"))
        .layer(fixed(
            HeaderName::from_static("permissions-policy"),
            "geolocation=(self), camera=(), microphone=(), payment=(), usb=()",
        ))
        .layer(fixed(header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"))
        .layer(middleware::from_fn(log))
}

/// Answers of the API may be read by any site, and are asked for anew each time.
pub fn with_api_headers(router: Router) -> Router {
    let fixed = |name: HeaderName, value| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    router.layer(fixed(header::CACHE_CONTROL, "no-cache")).layer(fixed(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
}

/// HSTS when the visitor came by TLS: the public address says so, or a proxy that is trusted.
pub fn with_transport_security(router: Router, config: &ServeConfig) -> Router {
    let always = config.public_url.as_deref().is_some_and(|url| url.starts_with("https://"));
    let proxies: Vec<Network> = config.trusted_proxies.clone();
    router.layer(middleware::from_fn(move |request: Request, next: Next| {
        let peer = request.extensions().get::<ConnectInfo<std::net::SocketAddr>>().map(|info| info.0.ip());
        let trusted = peer.is_some_and(|peer| proxies.iter().any(|network| network.contains(peer)));
        let secure = always
            || trusted && request.headers().get("x-forwarded-proto").is_some_and(|proto| proto.as_bytes() == b"https");
        async move {
            let mut response = next.run(request).await;
            if secure {
                response
                    .headers_mut()
                    .insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
            }
            response
        }
    }))
}

/// One line a request: the route's pattern, never what was searched for or by whom.
async fn log(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str).to_owned();
    let response = next.run(request).await;
    let milliseconds = begun.elapsed().as_millis() as u64;
    tracing::info!(%method, route, status = response.status().as_u16(), milliseconds, "request");
    response
}
