//! What is typed into `form[data-unsaved]` and not sent yet is not lost by mistake.
//!
//! Whoever follows a link, goes back, or closes the page, is asked first (`data-unsaved` holds the question). When one of several
//! forms is sent, the others keep what is in them: the `details` around each is carried over to the page that comes
//! (`data-carried`), if that has one with the same id. Nothing of it is stored. And who types uses their session, which would
//! end else while a long sheet is written.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::Date;
use web_sys::{Element, MouseEvent};

use super::parts;
use crate::browser;

/// Milliseconds. So often, at most, the server hears that somebody types.
const TELL_EVERY: f64 = 5.0 * 60_000.0;

/// Begins to look after forms.
pub fn watch() {
    browser::on_click_first(|event| {
        let Some(link) = browser::pressed(event, "a[href]") else { return };
        if leads_away(event, &link) && !may_leave() {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
    });
    let shown = Rc::new(RefCell::new(browser::address()));
    browser::on(&window(), browser::ARRIVED, {
        let shown = shown.clone();
        move |_| *shown.borrow_mut() = browser::address()
    });
    // The way back of the browser, ahead of the router: the address has changed already, and gets its page again.
    browser::on_first("popstate", move |event| {
        let shown = shown.borrow();
        if browser::address() != *shown && !may_leave() {
            event.stop_immediate_propagation();
            if let Ok(history) = window().history() {
                let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&shown));
            }
        }
    });
    browser::on_first("submit", |event| {
        let sent = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        for form in browser::query_all("form[data-unsaved]") {
            let Some(around) = form.closest("details[id]").ok().flatten() else { continue };
            let is_sent = sent.as_ref() == Some(&form);
            let _ = around.toggle_attribute_with_force("data-carried", !is_sent && parts::is_changed(&form));
        }
    });
    let told = Cell::new(Date::now());
    browser::on_first("input", move |event| {
        let typed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_kept = typed.is_some_and(|typed| typed.closest("form[data-unsaved]").is_ok_and(|form| form.is_some()));
        // A clock may be set back.
        if is_kept && !(0.0..TELL_EVERY).contains(&(Date::now() - told.get())) {
            told.set(Date::now());
            browser::spawn(async {
                let _ = gloo_net::http::Request::get("/api/v1/account").send().await;
            });
        }
    });
    browser::on(&window(), "beforeunload", |event| {
        if changed_form().is_some() {
            event.prevent_default();
        }
    });
}

fn changed_form() -> Option<Element> {
    browser::query_all("form[data-unsaved]").into_iter().find(parts::is_changed)
}

/// A place on this page, another tab, and what is saved as a file leave everything where it is.
fn leads_away(event: &MouseEvent, link: &Element) -> bool {
    let is_plain = event.button() == 0 && !event.ctrl_key() && !event.meta_key() && !event.shift_key();
    let href = link.get_attribute("href").unwrap_or_default();
    let stays = href.starts_with('#') || href.starts_with("tel:") || href.starts_with("mailto:");
    is_plain && !stays && !link.has_attribute("download") && !link.has_attribute("target")
}

fn may_leave() -> bool {
    let Some(form) = changed_form() else { return true };
    let question = form.get_attribute("data-unsaved").unwrap_or_default();
    window().confirm_with_message(&question).unwrap_or(true)
}
