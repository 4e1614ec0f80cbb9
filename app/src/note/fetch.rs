//! The typed client of the API, over what a browser fetches with.

use api::{Client, Request, Response, Transport, TransportError};
use futures_util::future::BoxFuture;
use send_wrapper::SendWrapper;

/// Carries requests in a browser.
struct Fetch;

impl Transport for Fetch {
    fn send(&self, request: Request) -> BoxFuture<'static, Result<Response, TransportError>> {
        Box::pin(SendWrapper::new(async move {
            fetch_any(request).await.map_err(|error| TransportError(error.to_string()))
        }))
    }
}

async fn fetch_any(request: Request) -> Result<Response, gloo_net::Error> {
    use gloo_net::http::{Method, RequestBuilder};

    let method = match request.method {
        api::Method::Get => Method::GET,
        api::Method::Post => Method::POST,
        api::Method::Put => Method::PUT,
        api::Method::Delete => Method::DELETE,
    };
    let mut builder = RequestBuilder::new(&request.path).method(method);
    for (name, value) in request.headers() {
        builder = builder.header(name, &value);
    }
    let asked = match request.body.and_then(|body| String::from_utf8(body).ok()) {
        Some(body) => builder.body(body)?,
        None => builder.build()?,
    };
    let response = asked.send().await?;
    Ok(Response { status: response.status(), body: response.binary().await? })
}

pub fn client() -> Client {
    Client::new(Fetch)
}
