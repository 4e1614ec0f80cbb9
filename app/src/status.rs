//! The HTTP status of a rendered page.

use std::sync::Arc;

use leptos::prelude::use_context;

/// Takes the HTTP status of the page that is being rendered. In the context on the server only.
#[derive(Clone)]
pub struct StatusSink(pub Arc<dyn Fn(u16) + Send + Sync>);

/// A function that sets the status of the page: to be taken before an `async` block, since the
/// context is gone inside it. Does nothing in a browser, where the answer has long been sent.
pub fn page_status() -> impl Fn(u16) + Clone + Send + 'static {
    let sink = use_context::<StatusSink>();
    move |status| {
        if let Some(StatusSink(set)) = &sink {
            set(status);
        }
    }
}
