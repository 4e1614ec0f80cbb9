//! What only a browser can do. Called from event handlers and effects, which never run on the server.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::js_sys::Function;

use leptos::prelude::{document, window};

thread_local! {
    /// Where the reader wants to go while the page is not there yet.
    static GOING: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Remembers where the reader wants to go; `None` when the page is there.
pub fn go_to(address: Option<String>) {
    GOING.set(address);
}

/// To be called when the program fails, as when a lazy part cannot be loaded. What is left is a plain
/// page whose links and forms load documents, beginning with the one the reader waits for.
pub fn give_up() {
    mark("data-ready", false);
    mark("data-busy", false);
    // Ahead of the router, which would go on answering without being able to.
    let plain = Closure::<dyn Fn(web_sys::Event)>::new(|event: web_sys::Event| {
        event.stop_immediate_propagation();
        if event.type_() == "popstate" {
            let _ = window().location().reload();
        }
    })
    .into_js_value();
    for kind in ["click", "submit", "popstate"] {
        let _ = window().add_event_listener_with_callback_and_bool(kind, plain.unchecked_ref(), true);
    }
    if let Some(address) = GOING.take() {
        let _ = window().location().assign(&address);
    }
}

/// Marks the document: the style sheet shows what needs a running program when it is `data-ready`,
/// and the progress bar while it is `data-busy`.
pub fn mark(name: &str, on: bool) {
    if let Some(root) = document().document_element() {
        let _ = root.toggle_attribute_with_force(name, on);
    }
}

/// The element that was pressed, or the nearest one around it that matches.
pub fn pressed(event: &web_sys::MouseEvent, selector: &str) -> Option<web_sys::Element> {
    event.target()?.dyn_into::<web_sys::Element>().ok()?.closest(selector).ok()?
}

/// The address a plain GET form leads to, without the fields that are empty.
pub fn get_form_address(event: &web_sys::SubmitEvent) -> Option<String> {
    let form = event.target()?.dyn_into::<web_sys::HtmlFormElement>().ok()?;
    if form.method() != "get" {
        return None;
    }
    let fields = web_sys::FormData::new_with_form(&form).ok()?;
    let fields = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?;
    let fields = String::from(fields.to_string());
    let filled: Vec<_> = fields.split('&').filter(|field| !field.ends_with('=')).collect();
    Some(format!("{}?{}", form.get_attribute("action")?, filled.join("&")))
}

/// Changes the words of an element that is read aloud when it changes.
pub fn say(selector: &str, words: &str) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        element.set_text_content(Some(words));
    }
}

/// Loads a page from the server, as a new document.
#[cfg(not(feature = "ssr"))]
pub fn load(address: &str) {
    let _ = window().location().assign(address);
}

/// The address of the document: path and query string.
pub fn address() -> String {
    let location = window().location();
    format!("{}{}", location.pathname().unwrap_or_default(), location.search().unwrap_or_default())
}

/// Prints the page.
pub fn print() {
    let _ = window().print();
}

/// Moves the focus to the first element that matches, without scrolling to it.
pub fn focus(selector: &str) -> bool {
    let element = document().query_selector(selector).ok().flatten();
    let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) else {
        return false;
    };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}

/// How far the page is scrolled down, in CSS pixels.
pub fn scrolled() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// Scrolls to `y` CSS pixels from the top.
pub fn scroll_to(y: f64) {
    window().scroll_to_with_x_and_y(0.0, y);
}

/// Why there is no position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPosition {
    /// The person or the browser refused.
    Refused,
    /// Not found in time, or this device cannot tell.
    NotFound,
}

/// Asks for the position (latitude, longitude), once. The browser asks the person first.
pub fn ask_position(done: impl Fn(Result<(f64, f64), NoPosition>) + Clone + 'static) {
    /// A position of the last five minutes is as good as a new one.
    const MAXIMUM_AGE_MS: u32 = 300_000;
    const TIMEOUT_MS: u32 = 15_000;

    let Ok(geolocation) = window().navigator().geolocation() else {
        done(Err(NoPosition::NotFound));
        return;
    };
    let found: Function = Closure::once_into_js({
        let done = done.clone();
        move |position: web_sys::Position| {
            let coordinates = position.coords();
            done(Ok((coordinates.latitude(), coordinates.longitude())));
        }
    })
    .unchecked_into();
    let failed: Function = Closure::once_into_js({
        let done = done.clone();
        move |error: web_sys::PositionError| {
            done(Err(match error.code() {
                web_sys::PositionError::PERMISSION_DENIED => NoPosition::Refused,
                _ => NoPosition::NotFound,
            }));
        }
    })
    .unchecked_into();
    let options = web_sys::PositionOptions::new();
    options.set_maximum_age(MAXIMUM_AGE_MS);
    options.set_timeout(TIMEOUT_MS);
    if geolocation.get_current_position_with_error_callback_and_options(&found, Some(&failed), &options).is_err() {
        done(Err(NoPosition::NotFound));
    }
}
