//! How a browser reaches the API.

use api::{ClientError, Request, Response, Transport, TransportError};
use futures_util::future::BoxFuture;
use gloo_net::http;
use send_wrapper::SendWrapper;
use serde::de::DeserializeOwned;

/// `fetch` to the server the page came from.
pub struct BrowserTransport;

impl Transport for BrowserTransport {
    fn send(&self, request: Request) -> BoxFuture<'static, Result<Response, TransportError>> {
        let fault = |error: gloo_net::Error| TransportError(error.to_string());
        // The futures of `fetch` stay on the one thread of the page; Leptos asks for `Send` all the same.
        Box::pin(SendWrapper::new(async move {
            // gloo's own builder would add a `&` to every query string.
            let request = web_sys::Request::new_with_str(&request.path);
            let request = request.map_err(|_| TransportError("no such address".to_owned()))?;
            let response = http::Request::from(request).send().await.map_err(fault)?;
            let body = response.binary().await.map_err(fault)?;
            Ok(Response { status: response.status(), body })
        }))
    }
}

/// Reads a path of the API for which the query is not taken apart first.
pub async fn get<T: DeserializeOwned>(path: String) -> Result<T, ClientError> {
    let answer = BrowserTransport.send(Request { path }).await.map_err(|_| ClientError::Unreachable)?;
    match answer.status {
        200..=299 => serde_json::from_slice(&answer.body).map_err(|_| ClientError::Unreadable),
        status => Err(ClientError::Refused { status, errors: Vec::new() }),
    }
}
