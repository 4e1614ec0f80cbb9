//! How a browser reaches the API.

use api::{Request, Response, Transport, TransportError};
use futures_util::future::BoxFuture;
use gloo_net::http;
use send_wrapper::SendWrapper;

/// `fetch` to the server the page came from.
pub struct BrowserTransport;

impl Transport for BrowserTransport {
    fn send(&self, request: Request) -> BoxFuture<'static, Result<Response, TransportError>> {
        let fault = |error: gloo_net::Error| TransportError(error.to_string());
        // The futures of `fetch` stay on the one thread of the page; Leptos asks for `Send` all the same.
        Box::pin(SendWrapper::new(async move {
            let response = http::Request::get(&request.path).send().await.map_err(fault)?;
            let body = response.binary().await.map_err(fault)?;
            Ok(Response { status: response.status(), body })
        }))
    }
}
