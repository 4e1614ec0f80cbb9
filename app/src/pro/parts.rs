//! Parts of a page that are renewed when something has changed: elements with an id and `data-live-part`.
//!
//! Nobody loses what they type or where they are: a part with the focus or a changed control in it stays, and
//! `[data-said=changed]` with a button `[data-act=reload]` says that there is something newer. Nothing is said of a part
//! with `data-live-part="quiet"`, such as a form: whoever sends it hears from the server what has changed meanwhile. A
//! `details` that is a part stays open.

use std::cell::Cell;

use leptos::prelude::document;
use wasm_bindgen::JsValue;
use web_sys::Element;
use web_sys::js_sys::Reflect;

use super::{live, passkeys};
use crate::browser::{self, Answer, By, ServedPage};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Work {
    None,
    Running,
    /// Something changed again while it was asked for.
    Again,
}

thread_local! {
    static WORK: Cell<Work> = const { Cell::new(Work::None) };
}

/// Asks for the page again, and takes its parts over.
pub fn renew() {
    if WORK.get() != Work::None {
        WORK.set(Work::Again);
        return;
    }
    browser::spawn(async {
        loop {
            WORK.set(Work::Running);
            renew_once().await;
            if WORK.get() == Work::Running {
                break;
            }
        }
        WORK.set(Work::None);
    });
}

/// Renews the part that hears of this noun wherever it stands, from the page that it names (`data-from`).
pub fn renew_alone(noun: &str) {
    let alone = format!("[data-live-part][data-hears=\"{noun}\"]");
    let Some(from) = browser::query(&alone).and_then(|part| part.get_attribute("data-from")) else { return };
    browser::spawn(async move {
        if let (Answer::Page(page), Some(part)) = (browser::page(&from, None, By::Page).await, browser::query(&alone)) {
            take_over(&part, &page);
        }
    });
}

async fn renew_once() {
    let address = browser::address();
    let answer = browser::page(&address, None, By::Page).await;
    // Somebody is on the way to another page, which comes as it is now.
    if browser::address() != address || browser::is_busy() {
        return;
    }
    match answer {
        Answer::Page(page) if page.status == 401 => live::end(),
        Answer::Page(page) if page.status < 400 => {
            let parts = browser::query_all("[data-live-part]");
            let is_left = |part: &&Element| !take_over(part, &page) && !is_quiet(part);
            let left = parts.iter().filter(is_left).count();
            passkeys::offer();
            if left > 0 {
                offer_reload();
            }
        }
        // Another version of the site, or a page that is there no more.
        Answer::Other => offer_reload(),
        Answer::Page(page) if page.status < 500 => offer_reload(),
        // When the source is back, everything is asked for again.
        Answer::Page(_) | Answer::None => {}
    }
}

/// Whether a part is now as it is on the server.
fn take_over(part: &Element, page: &ServedPage) -> bool {
    let Some(new) = page.query(&format!("[id=\"{}\"][data-live-part]", part.id())) else { return false };
    if new.inner_html() == part.inner_html() {
        return true;
    }
    if is_in_use(part) {
        return false;
    }
    if part.has_attribute("open") {
        let _ = new.set_attribute("open", "");
    }
    part.replace_with_with_node_1(&new).is_ok()
}

fn is_quiet(part: &Element) -> bool {
    part.get_attribute("data-live-part").as_deref() == Some("quiet")
}

fn is_in_use(part: &Element) -> bool {
    let has_focus = document().active_element().is_some_and(|focused| part.contains(Some(&focused)));
    has_focus || part.query_selector("dialog[open]").is_ok_and(|found| found.is_some()) || is_changed(part)
}

/// Whether somebody has typed or chosen something in it, now or before the server gave it back (`data-typed`).
pub fn is_changed(part: &Element) -> bool {
    if part.has_attribute("data-typed") || part.query_selector("[data-typed]").is_ok_and(|found| found.is_some()) {
        return true;
    }
    let found =
        |selector: &str| part.query_selector_all(selector).map(|found| browser::elements(&found)).unwrap_or_default();
    found("input,textarea").iter().any(|control| {
        field(control, "value") != field(control, "defaultValue")
            || field(control, "checked") != field(control, "defaultChecked")
    }) || found("select").iter().any(is_chosen_otherwise)
}

/// Whether somebody has chosen from a list what the page did not.
fn is_chosen_otherwise(select: &Element) -> bool {
    let options = select.query_selector_all("option").map(|found| browser::elements(&found)).unwrap_or_default();
    let is_default = |option: &Element| field(option, "defaultSelected").is_truthy();
    let default = options.iter().position(is_default).unwrap_or(0);
    options.iter().position(|option| field(option, "selected").is_truthy()).is_some_and(|chosen| chosen != default)
}

fn field(element: &Element, name: &str) -> JsValue {
    Reflect::get(element, &name.into()).unwrap_or_default()
}

fn offer_reload() {
    if let Some(said) = browser::query("[data-said=changed]") {
        let _ = said.remove_attribute("hidden");
    }
}
