//! Requests per client: one that asks without pause leaves room for the others.
//!
//! Addresses stay in memory for the seconds in which they count, and go into no log.

mod buckets;
mod client;
mod refusal;

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::sync::{Arc, Once};

use axum::Router;
use axum::extract::{ConnectInfo, Request};
use axum::middleware::{self, Next};

use crate::config::ServeConfig;
use buckets::Buckets;
pub use client::ClientAddress;

/// What pages load and what watches over the server: cheap, and of no use to whoever asks too often.
const FREE_PATHS: [&str; 9] = [
    "/favicon.svg",
    "/note-worker.js",
    "/icon-180.png",
    "/icon-192.png",
    "/icon-512.png",
    "/manifest.webmanifest",
    "/robots.txt",
    "/healthz",
    "/readyz",
];

static HINT: Once = Once::new();

/// 429 with `Retry-After` for a client that asks more often than `config.rate_limit` allows. Requests that go on carry
/// the [`ClientAddress`] in their extensions, for what has limits of its own.
///
/// A request without a peer (in process) is not limited, and neither is anything where there is no rate.
pub fn with_rate_limit(router: Router, config: &ServeConfig) -> Router {
    let Some(rate) = NonZeroU32::new(config.rate_limit) else { return router };
    let buckets = Arc::new(Buckets::new(rate));
    let proxies = config.trusted_proxies.clone();
    router.layer(middleware::from_fn(move |mut request: Request, next: Next| {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let peer = peer.filter(|_| is_limited(request.uri().path()));
        let client = peer.map(|peer| ClientAddress::behind(peer, request.headers(), &proxies));
        let wait = client.and_then(|client| buckets.wait(client));
        if wait.is_some() && peer.map(ClientAddress::from) == client && client::is_forwarded(request.headers()) {
            HINT.call_once(|| {
                tracing::warn!(
                    "refused what a proxy forwards: unless SASAE_TRUSTED_PROXIES names it, it is one client"
                );
            });
        }
        if let Some(client) = client {
            request.extensions_mut().insert(client);
        }
        async move {
            match wait {
                Some(wait) => refusal::refusal(request.uri().path(), wait),
                None => next.run(request).await,
            }
        }
    }))
}

fn is_limited(path: &str) -> bool {
    !path.starts_with("/pkg/") && !path.starts_with("/templates/") && !FREE_PATHS.contains(&path)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::{Response, StatusCode, header};
    use axum::routing::get;
    use clap::Parser;
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    use super::*;
    use crate::config::{Cli, Command};

    /// One request a second, four at once; 10.0.0.1 is the proxy.
    fn router(settings: &[&str]) -> Router {
        let arguments = ["sasae", "serve", "--trusted-proxies", "10.0.0.1"].iter().chain(settings);
        let Command::Serve(config) = Cli::try_parse_from(arguments).unwrap().command else { panic!() };
        with_rate_limit(Router::new().fallback(get(async || "here")), &config)
    }

    async fn ask(router: &Router, path: &str, peer: Option<&str>, forwarded: &str) -> Response<Body> {
        let mut request = Request::builder().uri(path).header("x-forwarded-for", forwarded);
        if let Some(peer) = peer {
            let peer: SocketAddr = peer.parse().unwrap();
            request = request.extension(ConnectInfo(peer));
        }
        router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
    }

    /// How many of ten requests are answered.
    async fn answered(router: &Router, path: &str, peer: Option<&str>, forwarded: impl Fn(u8) -> String) -> usize {
        let mut count = 0;
        for number in 0..10 {
            count += usize::from(ask(router, path, peer, &forwarded(number)).await.status() == StatusCode::OK);
        }
        count
    }

    #[tokio::test]
    async fn a_client_has_a_burst_and_no_more_whatever_it_claims() {
        let router = router(&["--rate-limit", "1"]);
        let claims = |number| format!("192.0.2.{number}");
        assert_eq!(answered(&router, "/find", Some("203.0.113.5:9"), claims).await, 4);
        assert_eq!(answered(&router, "/find", Some("203.0.113.5:10"), claims).await, 0, "another port");
        assert_eq!(answered(&router, "/find", Some("203.0.113.6:9"), claims).await, 4, "another client");
    }

    #[tokio::test]
    async fn behind_the_proxy_each_visitor_counts_alone() {
        let router = router(&["--rate-limit", "1"]);
        let many = |number| format!("198.51.100.9, 192.0.2.{number}");
        assert_eq!(answered(&router, "/", Some("10.0.0.1:9"), many).await, 10);
        let one = |number| format!("198.51.100.{number}, 192.0.2.77");
        assert_eq!(answered(&router, "/", Some("10.0.0.1:9"), one).await, 4);
    }

    #[tokio::test]
    async fn what_is_never_refused() {
        let limited = router(&["--rate-limit", "1"]);
        let same = |_| String::new();
        for path in ["/pkg/sasae.js", "/healthz", "/readyz", "/favicon.svg"] {
            assert_eq!(answered(&limited, path, Some("203.0.113.5:9"), same).await, 10, "{path}");
        }
        assert_eq!(answered(&limited, "/", None, same).await, 10, "in process");
        assert_eq!(answered(&router(&["--rate-limit", "0"]), "/", Some("203.0.113.5:9"), same).await, 10);
        assert_eq!(answered(&router(&[]), "/", Some("203.0.113.5:9"), same).await, 10, "the default is more than ten");
    }

    #[tokio::test]
    async fn programs_and_people_are_told_when_to_come_back() {
        let router = router(&["--rate-limit", "1"]);
        answered(&router, "/", Some("203.0.113.5:9"), |_| String::new()).await;

        let refused = ask(&router, "/api/v1/facilities", Some("203.0.113.5:9"), "").await;
        assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(refused.headers()[header::RETRY_AFTER], "1");
        let body: api::ErrorBody =
            serde_json::from_slice(&refused.into_body().collect().await.unwrap().to_bytes()).unwrap();
        assert_eq!(body.errors[0].code, "too_many_requests");

        let refused = ask(&router, "/find?q=%22%3E%3Cscript%3E", Some("203.0.113.5:9"), "").await;
        assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(refused.headers()[header::RETRY_AFTER], "1");
        assert_eq!(refused.headers()[header::CONTENT_TYPE], "text/html; charset=utf-8");
        let page = String::from_utf8(refused.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap();
        assert!(
            page.contains("<html lang=\"ja\">") && page.contains("href=\"/\"") && !page.contains("script"),
            "{page}"
        );
    }

    #[test]
    fn every_file_beside_the_pages_is_free() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../public");
        for file in std::fs::read_dir(folder).unwrap() {
            let file = file.unwrap();
            let name = file.file_name().into_string().unwrap();
            let path = if file.path().is_dir() { format!("/{name}/x.csv") } else { format!("/{name}") };
            assert!(!is_limited(&path), "{name}");
        }
        assert!(is_limited("/") && is_limited("/pkgs") && is_limited("/api/v1/openapi.json"));
    }
}
