//! The note without a connection: a small worker of the browser keeps its pages, and says how old what it shows is.

use std::cell::Cell;

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Array, Function, Reflect};

use super::{dom, keys, secrets, storage};

const WORKER: &str = "/note-worker.js";
/// The pages of the note that are kept.
const PAGES: [&str; 5] = ["", "/booklet", "/card", "/sheet", "/talking"];

thread_local! {
    static IS_BEGUN: Cell<bool> = const { Cell::new(false) };
    /// What the browser asks with.
    static INSTALLING: Cell<Option<web_sys::Event>> = const { Cell::new(None) };
    static IS_PERSISTENT: Cell<bool> = const { Cell::new(true) };
}

/// Offers to put the note on the home screen, where the browser can.
pub fn offer_installing() {
    crate::browser::on(&window(), "beforeinstallprompt", |event| {
        INSTALLING.set(Some(event));
        dom::when("installable", true);
    });
}

/// Asks the browser to put the note on the home screen.
pub fn install() {
    let Some(event) = INSTALLING.take() else { return };
    if let Ok(Ok(ask)) = Reflect::get(&event, &"prompt".into()).map(JsCast::dyn_into::<Function>) {
        let _ = ask.call0(&event);
    }
    dom::when("installable", false);
}

/// Whether the browser promised to keep what is kept.
pub fn is_persistent() -> bool {
    IS_PERSISTENT.get()
}

/// Begins to keep the pages of the note: from the moment on in which there is one.
pub fn begin() {
    if IS_BEGUN.replace(true) {
        return;
    }
    crate::browser::spawn(async {
        IS_PERSISTENT.set(storage::persist().await);
        super::home::show();
        let Some(container) = container() else { return };
        let options = web_sys::RegistrationOptions::new();
        options.set_scope(&dom::note_path());
        if JsFuture::from(container.register_with_options(WORKER, &options)).await.is_err() {
            return;
        }
        // Without a connection the note must open too.
        keys::load().await;
        let Some(registration) = secrets::wait(container.ready()).await else { return };
        let registration: web_sys::ServiceWorkerRegistration = registration.unchecked_into();
        if let Some(worker) = registration.active() {
            let message = dom::object(&[("keep", addresses().into())]);
            let _ = worker.post_message(&message);
        }
    });
}

/// Removes the worker and all it keeps.
pub async fn end() {
    if let Some(container) = container() {
        let found = JsFuture::from(container.get_registrations()).await.ok();
        for registration in found.map(|found| Array::from(&found)).iter().flat_map(Array::iter) {
            let registration: web_sys::ServiceWorkerRegistration = registration.unchecked_into();
            if registration.scope().contains("/note") {
                let _ = secrets::wait(registration.unregister()).await;
            }
        }
    }
    let Ok(caches) = window().caches() else { return };
    let Some(names) = JsFuture::from(caches.keys()).await.ok() else { return };
    for name in Array::from(&names).iter().filter_map(|name| name.as_string()) {
        if name.starts_with("sasae-note") {
            let _ = JsFuture::from(caches.delete(&name)).await;
        }
    }
}

/// Says how old the page is when it comes out of what is kept.
pub fn show_age() {
    let kept_at = dom::root().map(|root| dom::data(&root, "data-kept-at")).unwrap_or_default();
    dom::when("offline", !kept_at.is_empty());
    if !kept_at.is_empty() {
        dom::out("page-age", &dom::moment_in_words(&kept_at));
    }
}

/// `None` on a site without TLS, and where it is not allowed.
fn container() -> Option<web_sys::ServiceWorkerContainer> {
    let found = Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?;
    found.dyn_into().ok()
}

/// The pages, and what this one has loaded.
fn addresses() -> Array {
    let addresses = Array::new();
    for page in PAGES {
        addresses.push(&format!("{}{page}", dom::note_path()).into());
    }
    for (selector, attribute) in
        [("link[rel=stylesheet],link[rel=preload],link[rel=icon]", "href"), ("script[src]", "src")]
    {
        for element in dom::all(selector) {
            addresses.push(&dom::data(&element, attribute).into());
        }
    }
    if let Some(root) = dom::root() {
        addresses.push(&dom::data(&root, "data-keys").into());
    }
    // Programs and their parts, which name one another.
    let loaded: Option<Array> = Reflect::get(&window(), &"performance".into())
        .ok()
        .and_then(|performance| {
            let list: web_sys::js_sys::Function =
                Reflect::get(&performance, &"getEntriesByType".into()).ok()?.dyn_into().ok()?;
            list.call1(&performance, &"resource".into()).ok()
        })
        .map(|entries| Array::from(&entries));
    for entry in loaded.iter().flat_map(Array::iter) {
        let name = Reflect::get(&entry, &"name".into()).unwrap_or(JsValue::UNDEFINED).as_string().unwrap_or_default();
        if name.contains("/pkg/") {
            addresses.push(&name.into());
        }
    }
    addresses
}
