//! The pages: made by `app`, which calls the API in process; and the files of the site.

mod emergency_card;

use std::sync::{Arc, Mutex, PoisonError};

use api::accounts::BACKGROUND;
use api::consults::MOST_ATTACHMENT_BYTES;
use api::corrections::MOST_BYTES;
use api::{Client, Request as ApiRequest, Response as ApiResponse, Transport, TransportError};
use app::{Asked, Assets, DevReload, Document, DocumentAnswer, Sent};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get_service;
use futures_util::future::BoxFuture;
use http_body_util::BodyExt;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::ResponseOptions;
use tokio::sync::Semaphore;
use tower::ServiceExt;
use tower_http::services::ServeDir;

use crate::digest::hex;
use crate::rate_limit::ClientAddress;
use crate::{AppState, web};

/// Of a form that is too long so many bytes are taken from the line before it is cut off.
const MOST_DROPPED: usize = 4 * 1024 * 1024;
/// Where a session begins.
const SIGN_IN: &str = "/api/v1/sign-in";
/// Forms with files that are read at one time; more wait.
static UPLOADS: Semaphore = Semaphore::const_new(8);

/// Pages and files; whatever else is asked for gets the page that helps.
pub fn router(state: AppState, api: Router) -> Router {
    // Leptos runs its tasks on tokio; several routers in one process, as in tests, share it.
    let _ = any_spawner::Executor::init_tokio();
    let package = ServeDir::new(state.site_root.join("pkg")).precompressed_br().precompressed_gzip();
    Router::new()
        .nest_service("/pkg", get_service(package))
        .layer(axum::middleware::from_fn(web::cache_files))
        .merge(emergency_card::router(&api))
        .fallback(move |state: State<AppState>, request: Request| file_or_page(state, request, api.clone()))
        .layer(axum::middleware::from_fn(web::same_origin))
        .with_state(state)
}

/// Addresses of what the build made; none where nothing is built, and pages work without script.
pub fn assets(site_root: &std::path::Path) -> Assets {
    let file = std::fs::read(site_root.join("pkg/assets.json"));
    file.ok().and_then(|json| serde_json::from_slice(&json).ok()).unwrap_or_default()
}

async fn file_or_page(State(state): State<AppState>, request: Request, api: Router) -> Response {
    if *request.method() == Method::POST {
        return page(&state, request, api).await;
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let mut file_request = axum::http::Request::new(Body::empty());
    *file_request.method_mut() = request.method().clone();
    *file_request.uri_mut() = request.uri().clone();
    *file_request.headers_mut() = request.headers().clone();
    let files = ServeDir::new(&state.site_root).append_index_html_on_directories(false);
    let file = match files.oneshot(file_request).await {
        Ok(file) => file,
        Err(never) => match never {},
    };
    if file.status() != StatusCode::NOT_FOUND {
        let mut file = file.map(Body::new);
        if request.uri().path().ends_with(".js") {
            // The worker of the note: an old one must not outlive the site that brought it.
            file.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
            file.headers_mut().insert(header::CONTENT_SECURITY_POLICY, web::worker_policy());
        }
        file.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("public, max-age=86400"));
        return file;
    }
    page(&state, request, api).await
}

async fn page(state: &AppState, request: Request, api: Router) -> Response {
    let (parts, body) = request.into_parts();
    let (client, carried) = in_process(&parts, api);
    let media_type = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let sent = match parts.method {
        Method::POST if media_type.starts_with("application/x-www-form-urlencoded") => typed(body).await,
        Method::POST if media_type.starts_with("multipart/form-data") && app::takes_files(parts.uri.path()) => {
            uploaded(&client, media_type.to_owned(), body).await
        }
        Method::POST => return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response(),
        _ => Sent::Nothing,
    };
    let mut sending = [0; 16];
    if let Err(error) = getrandom::fill(&mut sending) {
        tracing::error!(%error, "no random bytes");
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let asked = Asked {
        path: parts.uri.path(),
        query: parts.uri.query().unwrap_or_default(),
        sent,
        sending: hex(&sending),
        public_url: &state.public_url,
        gallery: state.gallery,
        assets: &state.assets,
    };
    let mut answer = match app::document(client, asked).await {
        DocumentAnswer::Document(document) => {
            let seen = parts.headers.get(header::IF_NONE_MATCH).cloned();
            let is_wait = matches!(document.status, 429 | 503);
            let mut page = render(state, document, Request::from_parts(parts, Body::empty()), seen).await;
            page.headers_mut().extend(carried.wait().filter(|_| is_wait).map(|wait| (header::RETRY_AFTER, wait)));
            page
        }
        DocumentAnswer::SeeOther(address) => {
            let mut answer = StatusCode::SEE_OTHER.into_response();
            if let Ok(address) = HeaderValue::from_str(&address) {
                answer.headers_mut().insert(header::LOCATION, address);
            }
            answer
        }
    };
    for (name, value) in carried.of_session() {
        answer.headers_mut().append(name, value);
    }
    answer
}

/// What answers of the API say to the browser itself, and the page says in their place.
#[derive(Clone, Default)]
struct Carried(Arc<Mutex<Vec<(HeaderName, HeaderValue)>>>);

impl Carried {
    fn note(&self, headers: &HeaderMap) {
        let mut carried = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for name in [header::RETRY_AFTER, header::SET_COOKIE, web::CLEAR_SITE_DATA] {
            carried.extend(headers.get_all(&name).iter().map(|value| (name.clone(), value.clone())));
        }
    }

    /// When an answer said to try again.
    fn wait(&self) -> Option<HeaderValue> {
        let carried = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        carried.iter().find(|(name, _)| *name == header::RETRY_AFTER).map(|(_, value)| value.clone())
    }

    /// Cookies, and what is to be cleared.
    fn of_session(&self) -> Vec<(HeaderName, HeaderValue)> {
        let carried = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        carried.iter().filter(|(name, _)| *name != header::RETRY_AFTER).cloned().collect()
    }
}

/// A client for whoever visits, and what its answers say to the browser.
fn in_process(visit: &Parts, api: Router) -> (Client, Carried) {
    let cookies = Arc::new(Mutex::new(visit.headers.get_all(header::COOKIE).iter().cloned().collect()));
    let told = [header::USER_AGENT, HeaderName::from_static(BACKGROUND)];
    let told = told.into_iter().filter_map(|name| Some((name.clone(), visit.headers.get(name)?.clone()))).collect();
    let visitor = visit.extensions.get::<ClientAddress>().copied();
    let carried = Carried::default();
    (Client::new(InProcess { api, cookies, told, visitor, carried: carried.clone() }), carried)
}

/// What was typed into a posted form.
async fn typed(body: Body) -> Sent {
    whole(body, MOST_BYTES).await.map_or(Sent::TooLarge, |typed| Sent::Form(api::query::form_pairs(&typed)))
}

/// A form with a file, of whoever is signed in: nobody else fills the memory.
async fn uploaded(client: &Client, media_type: String, body: Body) -> Sent {
    let (Ok(_), Ok(_place)) = (client.get_account().await, UPLOADS.acquire().await) else {
        // The page asks who is there, and says that the file is not kept.
        whole(body, 0).await;
        return Sent::Upload { media_type, body: Vec::new() };
    };
    let body = whole(body, MOST_ATTACHMENT_BYTES + MOST_BYTES).await;
    body.map_or(Sent::TooLarge, |body| Sent::Upload { media_type, body })
}

/// A body of at most so many bytes. Of one that is too long the rest is read and dropped: a browser that is still sending
/// hears no answer.
async fn whole(mut body: Body, most: usize) -> Option<Vec<u8>> {
    let (mut bytes, mut length) = (Vec::new(), 0);
    while let Some(frame) = body.frame().await {
        let data = frame.ok().filter(|_| length < most + MOST_DROPPED)?;
        let Ok(data) = data.into_data() else { continue };
        length += data.len();
        if length <= most {
            bytes.extend_from_slice(&data);
        }
    }
    (length <= most).then_some(bytes)
}

async fn render(state: &AppState, document: Document, mut request: Request, seen: Option<HeaderValue>) -> Response {
    let status = StatusCode::from_u16(document.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    // A form that is shown again is rendered like any page.
    *request.method_mut() = Method::GET;
    let dev_reload = state.dev_reload;
    let basemap = state.basemap.host();
    let is_private = document.private;
    let context = {
        let document = document.clone();
        move || {
            provide_context(document.clone());
            if let Some(port) = dev_reload {
                provide_context(DevReload(port));
            }
            if let (Some(response), Some(policy)) =
                (use_context::<ResponseOptions>(), content_security_policy(dev_reload, basemap))
            {
                response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
            }
        }
    };
    let assets = state.assets.clone();
    let render = leptos_axum::render_app_async_with_context(context, move || app::shell(&assets, &document));
    let page = render(request).await;
    let (mut parts, body) = page.into_parts();
    parts.status = status;
    let body = match body.collect().await {
        Ok(body) => body.to_bytes(),
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    if is_private {
        parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        parts.headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        return Response::from_parts(parts, Body::from(body));
    }
    // For the reader alone: a page that is stored by others would carry its nonce with it.
    parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    if status == StatusCode::OK {
        let policy = parts.headers.get(header::CONTENT_SECURITY_POLICY).and_then(|policy| policy.to_str().ok());
        let tag = web::etag(&without_nonce(&body, policy));
        if seen.is_some_and(|seen| web::matches(&seen, &tag)) {
            // The page that the reader has keeps its own nonce: none is sent.
            let mut unchanged = StatusCode::NOT_MODIFIED.into_response();
            unchanged.headers_mut().insert(header::ETAG, tag);
            unchanged
                .headers_mut()
                .extend(parts.headers.remove(header::CACHE_CONTROL).map(|v| (header::CACHE_CONTROL, v)));
            unchanged.extensions_mut().insert(web::KeepPolicy);
            return unchanged;
        }
        parts.headers.insert(header::ETAG, tag);
    }
    Response::from_parts(parts, Body::from(body))
}

/// The page but for the nonce of this one rendering.
fn without_nonce(body: &Bytes, policy: Option<&str>) -> Vec<u8> {
    let nonce = policy.and_then(|policy| policy.split_once("'nonce-")).and_then(|(_, rest)| rest.split_once('\''));
    let text = String::from_utf8_lossy(body);
    match nonce {
        Some((nonce, _)) => text.replace(nonce, "").into_bytes(),
        None => text.into_owned().into_bytes(),
    }
}

fn content_security_policy(dev_reload: Option<u16>, basemap: Option<&str>) -> Option<HeaderValue> {
    let nonce = leptos::nonce::use_nonce()?;
    let reload = dev_reload.map_or_else(String::new, |port| format!(" http://*:{port}"));
    // A visit is one document: whatever page it begins on, a map may be shown in it.
    let basemap = basemap.map_or_else(String::new, |host| format!(" {host}"));
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data: blob:{basemap}; font-src 'self'; connect-src 'self'{basemap}{reload}; worker-src 'self'; manifest-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).ok()
}

/// The cookies that an answer sets, as a browser brings them.
fn set_cookies(headers: &HeaderMap) -> Vec<HeaderValue> {
    let lines = headers.get_all(header::SET_COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines.filter_map(|line| HeaderValue::from_str(line.split(';').next()?).ok()).collect()
}

/// The API's own router as a transport, with what tells who visits: no socket, the same answers.
struct InProcess {
    api: Router,
    /// Whoever signs in is signed in for the rest of the visit.
    cookies: Arc<Mutex<Vec<HeaderValue>>>,
    /// What the browser says that it is, and whether its page asks by itself.
    told: Vec<(HeaderName, HeaderValue)>,
    /// For limits that count visitors.
    visitor: Option<ClientAddress>,
    carried: Carried,
}

impl Transport for InProcess {
    fn send(&self, asked: ApiRequest) -> BoxFuture<'static, Result<ApiResponse, TransportError>> {
        let (api, cookies, told) = (self.api.clone(), self.cookies.clone(), self.told.clone());
        let (visitor, carried) = (self.visitor, self.carried.clone());
        Box::pin(async move {
            let failed = |error: &dyn std::fmt::Display| TransportError(error.to_string());
            let mut request = Request::builder().method(asked.method.as_str()).uri(&asked.path);
            for (name, value) in asked.headers() {
                request = request.header(name, value);
            }
            let body = asked.body.map_or_else(Body::empty, Body::from);
            let mut request = request.body(body).map_err(|e| failed(&e))?;
            let brought = cookies.lock().unwrap_or_else(PoisonError::into_inner).clone();
            request.headers_mut().extend(brought.into_iter().map(|cookies| (header::COOKIE, cookies)));
            request.headers_mut().extend(told);
            if let Some(visitor) = visitor {
                request.extensions_mut().insert(visitor);
            }
            let response = match api.oneshot(request).await {
                Ok(response) => response,
                Err(never) => match never {},
            };
            carried.note(response.headers());
            if asked.path == SIGN_IN {
                // The first of a name counts.
                cookies.lock().unwrap_or_else(PoisonError::into_inner).splice(0..0, set_cookies(response.headers()));
            }
            let status = response.status().as_u16();
            let body = response.into_body().collect().await.map_err(|e| failed(&e))?.to_bytes();
            Ok(ApiResponse { status, body: body.to_vec() })
        })
    }
}
