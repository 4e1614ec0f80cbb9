//! Moving between pages without loading a new document, and what answers to the reader.
//!
//! The router follows plain links. In the same way plain forms are followed here, and buttons whose
//! `data-action` says what they do: markup needs no handlers of its own. The next page comes as the
//! server makes it, and takes the place of this one.

use std::cell::RefCell;

use api::query::with_query;
use leptos::ev;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_url};

use crate::browser::{self, Answer, By, NoPosition};
use crate::positions::rounded;
use crate::suggestions;

/// State of the whole visit.
#[derive(Default)]
struct Visit {
    /// Counts what was asked for: an answer that comes after the next question is too late.
    asked: u32,
    /// Where a reader left the results.
    left: Option<Left>,
    /// The reader goes back.
    returning: bool,
    /// Address of the page that is shown.
    shown: String,
    /// How often Escape was pressed without another key between.
    escapes: u8,
    /// A page that came as the answer to a form, for the address it came from.
    ready: Option<browser::ServedPage>,
}

#[derive(Clone)]
struct Left {
    results: String,
    facility: String,
    scrolled: f64,
}

thread_local! {
    static VISIT: RefCell<Visit> = RefCell::default();
}

fn visit<T>(with: impl FnOnce(&mut Visit) -> T) -> T {
    VISIT.with_borrow_mut(with)
}

/// A page as the server makes it: there from the start, or fetched when the address changes.
#[component]
pub fn ServerPage() -> impl IntoView {
    #[cfg(feature = "ssr")]
    let markup = expect_context::<crate::page::Document>().markup;
    // Hydration does not look at it.
    #[cfg(not(feature = "ssr"))]
    let markup = "";
    let url = use_url();
    let navigate = use_navigate();
    let go = {
        let navigate = navigate.clone();
        move |address: &str| navigate(address, NavigateOptions::default())
    };
    Effect::new(move |before: Option<String>| {
        let address = url.with(|url| with_query(url.path(), url.search()));
        match before {
            None => {
                start(go.clone());
                if let Some(list) = browser::saved_list() {
                    navigate(&list, NavigateOptions { replace: true, ..NavigateOptions::default() });
                }
            }
            // A place on the same page is no other page.
            Some(before) if before == address => {}
            Some(_) => ask(&address),
        }
        address
    });
    view! { <div id="page" inner_html=markup></div> }
}

/// Begins to answer: once, when the page has been taken over.
fn start(go: impl Fn(&str) + Clone + 'static) {
    let _ = window_event_listener(ev::popstate, |_| visit(|visit| visit.returning = true));
    // Before the router, which scrolls.
    browser::on_click_first(remember_place);
    let _ = window_event_listener(ev::click, {
        let go = go.clone();
        move |event| press(&event, &go)
    });
    let _ = window_event_listener(ev::submit, {
        let go = go.clone();
        move |event| {
            if let Some(address) = browser::get_form_address(&event) {
                event.prevent_default();
                go(&address);
            } else if let Some((address, body)) = browser::posted_form(&event) {
                event.prevent_default();
                send(&event, &address, body, go.clone());
            }
        }
    });
    let _ = window_event_listener(ev::input, |_| browser::keep_typed());
    let _ = window_event_listener(ev::keydown, |event| escape(&event.key()));
    suggestions::start(go);
    browser::mark("data-ready", true);
    arrived();
}

/// Asks the server for a page, and shows it.
fn ask(address: &str) {
    if let Some(page) = visit(|visit| visit.ready.take_if(|page| page.address.as_deref() == Some(address))) {
        browser::show(&page);
        finish();
        return;
    }
    let number = begin();
    let address = address.to_owned();
    browser::spawn(async move {
        let answer = browser::page(&address, None, By::Visitor).await;
        if !is_last(number) {
            return;
        }
        match answer {
            Answer::Page(page) => browser::show(&page),
            Answer::Other => return browser::load(&address),
            Answer::None => browser::show_without_connection(),
        }
        finish();
    });
}

/// Sends a form. What was typed stays until the server has it.
fn send(event: &ev::SubmitEvent, address: &str, body: String, go: impl Fn(&str) + 'static) {
    if browser::is_busy() {
        return;
    }
    let number = begin();
    let (address, form) = (address.to_owned(), browser::form_of(event));
    browser::spawn(async move {
        let answer = browser::page(&address, Some(body), By::Visitor).await;
        if !is_last(number) {
            return;
        }
        match answer {
            // Accepted: its own address shows what became of it.
            Answer::Page(page) if page.address.as_deref() != Some(&address) => {
                let address = page.address.clone().unwrap_or_default();
                browser::forget_typed();
                // Where the document is already, the router moves nowhere: a sign-in stood in the place of this page.
                if address == browser::address() {
                    browser::show(&page);
                    finish();
                    return;
                }
                visit(|visit| visit.ready = Some(page));
                go(&address);
                return;
            }
            // A server that cannot answer has not taken what was typed: it stays where it is.
            Answer::Page(page) if page.status >= 500 && page.query(".error-summary").is_none() => {
                browser::say_no_connection(form.as_ref());
            }
            Answer::Page(page) => {
                browser::show(&page);
                finish();
                let _ = browser::focus(".error-summary");
                browser::scroll_to(0.0);
                return;
            }
            Answer::Other | Answer::None => browser::say_no_connection(form.as_ref()),
        }
        finish_waiting();
    });
}

fn begin() -> u32 {
    browser::mark("data-busy", true);
    browser::say("#progress", &browser::words("#without-connection", "data-loading"));
    visit(|visit| {
        visit.asked += 1;
        visit.asked
    })
}

fn is_last(number: u32) -> bool {
    visit(|visit| visit.asked == number)
}

fn finish_waiting() {
    browser::mark("data-busy", false);
    browser::say("#progress", "");
}

/// A new page stands in the document: puts the focus on its heading; on the way back to the results,
/// on the facility from which the reader comes, at the same place of the list.
fn finish() {
    finish_waiting();
    let (returning, left) = visit(|visit| (std::mem::take(&mut visit.returning), visit.left.clone()));
    arrived();
    if returning
        && let Some(Left { results, facility, scrolled }) = left
        && browser::address() == results
        && browser::focus(&format!("main a[href=\"{facility}\"]"))
    {
        browser::scroll_to(scrolled);
        return;
    }
    browser::scroll_to(0.0);
    let _ = browser::focus("main h1");
}

/// Fits a page to this device: what is saved, and the way back to the results.
fn arrived() {
    visit(|visit| visit.shown = browser::address());
    browser::show_saved();
    browser::restore_typed();
    suggestions::arrived();
    browser::tell_arrival();
    if let Some(left) = visit(|visit| visit.left.clone()) {
        browser::lead_back(&left.results);
    }
}

/// Keeps where a reader leaves the results.
fn remember_place(event: &ev::MouseEvent) {
    if let Some(facility) = browser::pressed(event, ".facility-list a[href*=\"/facilities/\"]") {
        let facility = facility.get_attribute("href").unwrap_or_default();
        let scrolled = browser::scrolled();
        visit(|visit| visit.left = Some(Left { results: visit.shown.clone(), facility, scrolled }));
    }
}

fn press(event: &ev::MouseEvent, go: &(impl Fn(&str) + Clone + 'static)) {
    let Some(pressed) = browser::pressed(event, "[data-action]") else { return };
    let data = |name: &str| pressed.get_attribute(name).unwrap_or_default();
    match data("data-action").as_str() {
        "back" => visit(|visit| visit.returning = true),
        "near" => ask_for_place(data("data-near"), go.clone()),
        "print" => browser::print(),
        "save" => {
            browser::toggle_saved(&data("data-id"));
            browser::show_saved();
        }
        "leave" => {
            event.prevent_default();
            browser::leave(&data("href"));
        }
        "share" => browser::share(data("data-copied"), &data("data-not-copied")),
        "retry" => {
            event.prevent_default();
            ask(&browser::address());
        }
        _ => {}
    }
}

/// Leaves a page that offers it when Escape is pressed three times, one after another.
fn escape(key: &str) {
    let presses = visit(|visit| {
        visit.escapes = if key == "Escape" { visit.escapes.saturating_add(1) } else { 0 };
        visit.escapes
    });
    if presses >= 3
        && let Some(way) = browser::query("[data-action=leave]")
    {
        browser::leave(&way.get_attribute("href").unwrap_or_default());
    }
}

/// Goes to the results nearest first: `results` is their address but for the position.
fn ask_for_place(results: String, go: impl Fn(&str) + Clone + 'static) {
    const STATUS: &str = "#near-status";
    browser::say(STATUS, &browser::words(STATUS, "data-asking"));
    browser::ask_position(move |position| match position {
        Ok((lat, lng)) => {
            browser::say(STATUS, "");
            go(&format!("{results}{}", rounded(lat, lng)));
        }
        Err(NoPosition::Refused) => browser::say(STATUS, &browser::words(STATUS, "data-refused")),
        Err(NoPosition::NotFound) => browser::say(STATUS, &browser::words(STATUS, "data-unknown")),
    });
}
