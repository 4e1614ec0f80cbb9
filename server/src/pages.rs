//! The pages: rendered by Leptos, which calls the API in process; and the files of the site.

use std::sync::Arc;

use api::{Client, Request as ApiRequest, Response as ApiResponse, Transport, TransportError};
use app::DevReload;
use app::status::StatusSink;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get_service;
use futures_util::future::BoxFuture;
use http_body_util::BodyExt;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::{LeptosRoutes, ResponseOptions, generate_route_list_with_exclusions_and_ssg_and_context};
use tower::ServiceExt;
use tower_http::services::ServeDir;

use crate::AppState;

/// Pages and files; whatever else is asked for gets the page that helps.
pub fn router(state: AppState, api: Router) -> Router {
    let context = page_context(api, state.dev_reload);
    let (routes, _static_routes) =
        generate_route_list_with_exclusions_and_ssg_and_context(app::App, None, context.clone());
    let shell = {
        let options = state.leptos.clone();
        move || app::shell(options.clone())
    };
    let package = ServeDir::new(state.site_root.join("pkg")).precompressed_br().precompressed_gzip();
    let rendered = context.clone();
    Router::new()
        .leptos_routes_with_context(&state, routes, context, shell)
        .nest_service("/pkg", get_service(package))
        .fallback(move |state: State<AppState>, request: Request| file_or_page(state, request, rendered.clone()))
        .layer(axum::middleware::map_response(revalidate))
        .with_state(state)
}

/// Files are checked for a newer build each time; pages are made anew.
async fn revalidate(mut response: Response) -> Response {
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    response
}

async fn file_or_page(
    State(state): State<AppState>,
    request: Request,
    context: impl Fn() + Clone + Send + Sync + 'static,
) -> Response {
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
        return file.map(Body::new);
    }
    let options = state.leptos.clone();
    let render = leptos_axum::render_app_async_with_context(context, move || app::shell(options.clone()));
    let mut page = render(request).await;
    if page.status() == StatusCode::OK {
        *page.status_mut() = StatusCode::NOT_FOUND;
    }
    page
}

/// What pages find in their context: the client, the way to set a status, and on the answer a
/// Content-Security-Policy with the nonce of this one rendering.
fn page_context(api: Router, dev_reload: Option<u16>) -> impl Fn() + Clone + Send + Sync + 'static {
    move || {
        let parts = use_context::<Parts>();
        let cookies = parts.and_then(|parts| parts.headers.get(header::COOKIE).cloned());
        provide_context(Client::new(InProcess { api: api.clone(), cookies }));
        if let Some(port) = dev_reload {
            provide_context(DevReload(port));
        }
        if let Some(response) = use_context::<ResponseOptions>() {
            if let Some(policy) = content_security_policy(dev_reload) {
                response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
            }
            let set_status = move |status| {
                if let Ok(status) = StatusCode::from_u16(status) {
                    response.set_status(status);
                }
            };
            provide_context(StatusSink(Arc::new(set_status)));
        }
    }
}

fn content_security_policy(dev_reload: Option<u16>) -> Option<HeaderValue> {
    let nonce = leptos::nonce::use_nonce()?;
    let reload = dev_reload.map_or_else(String::new, |port| format!(" http://*:{port}"));
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'{reload}; manifest-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).ok()
}

/// The API's own router as a transport, with the visitor's cookies: no socket, the same answers.
struct InProcess {
    api: Router,
    cookies: Option<HeaderValue>,
}

impl Transport for InProcess {
    fn send(&self, ApiRequest { path }: ApiRequest) -> BoxFuture<'static, Result<ApiResponse, TransportError>> {
        let (api, cookies) = (self.api.clone(), self.cookies.clone());
        Box::pin(async move {
            let failed = |error: &dyn std::fmt::Display| TransportError(error.to_string());
            let mut request = Request::builder().uri(path).body(Body::empty()).map_err(|e| failed(&e))?;
            if let Some(cookies) = cookies {
                request.headers_mut().insert(header::COOKIE, cookies);
            }
            let response = match api.oneshot(request).await {
                Ok(response) => response,
                Err(never) => match never {},
            };
            let status = response.status().as_u16();
            let body = response.into_body().collect().await.map_err(|e| failed(&e))?.to_bytes();
            Ok(ApiResponse { status, body: body.to_vec() })
        })
    }
}
