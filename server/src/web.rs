//! What holds for every answer: limits, headers, compression, logs without personal data.

use std::time::{Duration, Instant};

use axum::body::Body;
use axum::extract::rejection::JsonRejection;
use axum::extract::{ConnectInfo, MatchedPath, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use sha2::{Digest, Sha256};
use tower::limit::GlobalConcurrencyLimitLayer;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

use crate::config::{Network, ServeConfig};
use crate::digest::hex;
use crate::error::ApiError;

/// What a browser forgets of this site: sent at sign-out.
pub const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// Longer than any page takes, to its first byte: what is streamed may take longer.
const TIMEOUT: Duration = Duration::from_secs(30);
/// Requests at work at one time, each until its first byte; more wait.
const CONCURRENCY: usize = 512;

/// Limits and headers for the whole router.
pub fn with_limits(router: Router) -> Router {
    let fixed = |name: HeaderName, value| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    let compressed = SizeAbove::new(256)
        .and(NotForContentType::IMAGES)
        .and(NotForContentType::SSE)
        .and(NotForContentType::new("application/wasm"));
    router
        .layer(CompressionLayer::new().compress_when(compressed))
        .layer(CatchPanicLayer::custom(|_| {
            tracing::error!("a handler panicked");
            let item = api::ErrorItem::new("internal", "something went wrong here; it has been logged");
            ApiError::new(StatusCode::INTERNAL_SERVER_ERROR, vec![item]).into_response()
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
        .layer(middleware::map_response(policy))
        .layer(middleware::from_fn(log))
}

/// What is not a page runs nothing. An answer "not modified" says nothing of it: the page that the
/// reader has keeps the policy that it came with.
async fn policy(mut response: Response) -> Response {
    if response.extensions().get::<KeepPolicy>().is_none() {
        let nothing = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
        response.headers_mut().entry(header::CONTENT_SECURITY_POLICY).or_insert(nothing);
    }
    response
}

/// Marks an answer that must not carry a policy.
#[derive(Clone, Copy)]
pub struct KeepPolicy;

/// A strong validator of a body.
pub fn etag(body: &[u8]) -> HeaderValue {
    let digest = Sha256::digest(body);
    let hex = hex(&digest[..12]);
    // Weak: what is compressed on the way has other bytes.
    HeaderValue::from_str(&format!("W/\"{hex}\"")).unwrap_or(HeaderValue::from_static("W/\"\""))
}

/// Whether `If-None-Match` names this tag (RFC 9110, 13.1.2: weak comparison).
pub fn matches(seen: &HeaderValue, tag: &HeaderValue) -> bool {
    let plain = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let (Ok(seen), Ok(tag)) = (seen.to_str(), tag.to_str()) else { return false };
    seen.trim() == "*" || seen.split(',').any(|one| plain(one) == plain(tag))
}

/// Marks an answer that has an `ETag` of its own, made before the answer was.
#[derive(Clone, Copy)]
pub struct Tagged;

/// Marks an answer that goes on: it has no tag, and is not gathered to make one.
#[derive(Clone, Copy)]
pub struct Streamed;

/// 304 when the reader has seen this tag.
pub fn unchanged(headers: &axum::http::HeaderMap, tag: &HeaderValue) -> Option<Response> {
    let seen = headers.get(header::IF_NONE_MATCH)?;
    matches(seen, tag).then(|| {
        let mut unchanged = StatusCode::NOT_MODIFIED.into_response();
        unchanged.headers_mut().insert(header::ETAG, tag.clone());
        unchanged
    })
}

/// For paths that take no parameters: one that is given is not ignored.
pub fn no_parameters(query: Option<&str>) -> Result<(), ApiError> {
    let Some(query) = query.filter(|query| !query.is_empty()) else { return Ok(()) };
    let name = query.split(['=', '&']).next().unwrap_or_default().chars().take(40).collect::<String>();
    let unknown = api::ErrorItem::field("unknown_parameter", &name, "this path takes no parameters");
    Err(ApiError::bad_request(vec![unknown]))
}

/// Tags a successful answer to a read, and leaves its body out when the reader has it; not one that nobody stores.
async fn tagged(request: Request, next: Next) -> Response {
    let seen = request.headers().get(header::IF_NONE_MATCH).cloned();
    let is_read = matches!(*request.method(), Method::GET);
    let response = next.run(request).await;
    let has_its_own = response.extensions().get::<Tagged>().is_some();
    let goes_on = response.extensions().get::<Streamed>().is_some();
    let is_private = is_never_stored(response.headers());
    if !is_read || has_its_own || goes_on || is_private || response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(body) = axum::body::to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let tag = etag(&body);
    if seen.is_some_and(|seen| matches(&seen, &tag)) {
        let mut unchanged = StatusCode::NOT_MODIFIED.into_response();
        unchanged.headers_mut().insert(header::ETAG, tag);
        return unchanged;
    }
    parts.headers.insert(header::ETAG, tag);
    Response::from_parts(parts, Body::from(body))
}

/// Files that carry a digest in their name never change; the loader of lazy parts keeps its name, and
/// is checked each time.
pub async fn cache_files(request: Request, next: Next) -> Response {
    let name = request.uri().path().rsplit('/').next().unwrap_or_default().to_owned();
    let mut response = next.run(request).await;
    let has_digest = name.split('.').any(|part| part.len() == 8 && part.bytes().all(|b| b.is_ascii_hexdigit()));
    let value = match has_digest && response.status().is_success() {
        true => "public, max-age=31536000, immutable",
        false => "no-cache",
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(value));
    if name.ends_with(".js") {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, worker_policy());
    }
    response
}

/// What workers (of the map, of the note) may do: ask this site, and nobody else. It stands on scripts, whose own it is
/// when they run as workers.
pub fn worker_policy() -> HeaderValue {
    HeaderValue::from_static("default-src 'none'; connect-src 'self'; frame-ancestors 'none'")
}

fn is_from_us(request: &Request) -> bool {
    let text = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    match (text(HeaderName::from_static("sec-fetch-site")), text(header::ORIGIN)) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            let host = text(header::HOST).or(request.uri().host());
            origin.split_once("://").map(|(_, origin)| origin) == host
        }
        (None, None) => true,
    }
}

/// Refuses what another site makes a browser send (CSRF): a browser says where a request comes from,
/// and nothing but our own pages may change anything. Programs that say nothing are no browsers.
pub async fn same_origin(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return next.run(request).await;
    }
    if is_from_us(&request) {
        return next.run(request).await;
    }
    let item = api::ErrorItem::new("cross_site", "forms are taken from pages of this site only");
    ApiError::new(StatusCode::FORBIDDEN, vec![item]).into_response()
}

/// Answers of the API may be read by any site, but for those that nobody stores; they are asked for anew each time.
pub fn with_api_headers(router: Router) -> Router {
    let fixed = |name: HeaderName, value| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    router
        .layer(middleware::from_fn(tagged))
        .layer(middleware::from_fn(same_origin))
        .layer(fixed(header::CACHE_CONTROL, "no-cache"))
        .layer(middleware::map_response(readable))
}

async fn readable(mut response: Response) -> Response {
    if !is_never_stored(response.headers()) {
        response.headers_mut().entry(header::ACCESS_CONTROL_ALLOW_ORIGIN).or_insert(HeaderValue::from_static("*"));
    }
    response
}

/// What is of one person alone: nobody on the way and no browser stores it.
pub fn never_stored<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    let never = HeaderValue::from_static("no-store");
    router.layer(SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, never))
}

pub fn is_never_stored(headers: &HeaderMap) -> bool {
    headers.get(header::CACHE_CONTROL).is_some_and(|value| value == "no-store")
}

/// The JSON of a body, read whole. 413 `too_large`, 415 and 422 `invalid_body`.
pub fn json_body<T>(body: Result<Json<T>, JsonRejection>, most: usize) -> Result<T, ApiError> {
    body.map(|Json(read)| read).map_err(|rejection| {
        let item = match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => {
                api::ErrorItem::new("too_large", format!("the body is longer than {most} bytes"))
            }
            _ => api::ErrorItem::new("invalid_body", rejection.body_text()),
        };
        ApiError::new(rejection.status(), vec![item])
    })
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
                response.headers_mut().insert(
                    header::STRICT_TRANSPORT_SECURITY,
                    HeaderValue::from_static("max-age=31536000; includeSubDomains"),
                );
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

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use clap::Parser;
    use tower::ServiceExt;

    use super::*;
    use crate::config::{Cli, Command};

    #[tokio::test]
    async fn whoever_came_by_tls_stays_with_it() {
        let year = Some("max-age=31536000; includeSubDomains");
        let proxy = ["--trusted-proxies", "10.0.0.1"];
        for (arguments, peer, proto, expected) in [
            (&["--public-url", "https://sasae.example.jp"][..], "203.0.113.5:9", "http", year),
            (&[], "203.0.113.5:9", "https", None),
            (&proxy, "10.0.0.1:9", "https", year),
            (&proxy, "10.0.0.1:9", "http", None),
            (&proxy, "203.0.113.5:9", "https", None),
        ] {
            let arguments = ["sasae", "serve"].iter().chain(arguments);
            let Command::Serve(config) = Cli::try_parse_from(arguments).unwrap().command else { panic!() };
            let router = with_transport_security(Router::new().route("/", get(async || "here")), &config);
            let peer: std::net::SocketAddr = peer.parse().unwrap();
            let request = Request::get("/").header("x-forwarded-proto", proto).extension(ConnectInfo(peer));
            let answer = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
            let said = answer.headers().get(header::STRICT_TRANSPORT_SECURITY).map(|value| value.to_str().unwrap());
            assert_eq!(said, expected);
        }
    }

    #[tokio::test]
    async fn what_nobody_stores_no_other_site_reads() {
        let private = never_stored(Router::new().route("/mine", get(async || "mine")));
        let router = with_api_headers(Router::new().route("/all", get(async || "all")).merge(private));
        for (path, readable) in [("/all", true), ("/mine", false)] {
            let request = Request::get(path).header(header::IF_NONE_MATCH, "*").body(Body::empty()).unwrap();
            let answer = router.clone().oneshot(request).await.unwrap();
            assert_eq!(answer.headers().contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN), readable, "{path}");
            assert_eq!(answer.status() == StatusCode::NOT_MODIFIED, readable, "{path}");
        }
    }

    #[tokio::test]
    async fn what_is_streamed_takes_no_place_from_others() {
        let endless = async || Body::from_stream(futures_util::stream::pending::<Result<Vec<u8>, std::io::Error>>());
        let router = with_limits(Router::new().route("/stream", get(endless)));
        let mut open = Vec::new();
        for _ in 0..=CONCURRENCY {
            let request = Request::get("/stream").body(Body::empty()).unwrap();
            let answer = tokio::time::timeout(Duration::from_secs(5), router.clone().oneshot(request)).await;
            open.push(answer.unwrap().unwrap());
        }
        assert_eq!(open.len(), CONCURRENCY + 1);
    }
}
