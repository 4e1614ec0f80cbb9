//! Pages that hear what has changed: server-sent events of `/api/v1/notices`, while a page with `[data-live]` is shown.
//!
//! `changed` names what (`people`, `corrections`), or `*` for anything: pages with `[data-live~=NAME]` are renewed, of others
//! the part with `[data-hears=NAME]` alone.
//! `ended`: nobody is signed in here any more, and nothing of what was shown may stay: `template[data-ended]` takes its
//! place. While the source is silent, `/api/v1/account` is asked whether that is so.

use std::cell::{Cell, RefCell};

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{EventSource, MessageEvent};

use super::parts;
use crate::browser;

const SOURCE: &str = "/api/v1/notices";

/// Milliseconds. Whoever has left must see nothing after 60 seconds.
const ASK_EVERY: i32 = 20_000;

thread_local! {
    static HEARD: RefCell<Option<EventSource>> = const { RefCell::new(None) };
    /// The source was away: whatever it told meanwhile is not known.
    static MISSED: Cell<bool> = const { Cell::new(false) };
}

/// Looks after the source for as long as the document lives.
pub fn watch() {
    let look = Closure::<dyn Fn()>::new(|| {
        let state = HEARD.with_borrow(|heard| heard.as_ref().map(EventSource::ready_state));
        if state.is_some_and(|state| state != EventSource::OPEN) {
            browser::spawn(async move {
                // Browsers try by themselves until they are told no.
                if is_signed_in().await && state == Some(EventSource::CLOSED) && HEARD.with_borrow(Option::is_some) {
                    hear();
                }
            });
        }
    })
    .into_js_value();
    let _ = window().set_interval_with_callback_and_timeout_and_arguments_0(look.unchecked_ref(), ASK_EVERY);
}

/// A page has come: hears for it, or not any more.
pub fn follow() {
    let is_heard = HEARD.with_borrow(Option::is_some);
    match browser::query("[data-live]") {
        Some(_) if !is_heard => hear(),
        None => close(),
        Some(_) => {}
    }
}

fn hear() {
    close();
    let Ok(source) = EventSource::new(SOURCE) else { return };
    browser::on(&source, "open", |_| {
        if MISSED.take() {
            parts::renew();
        }
    });
    browser::on(&source, "error", |_| {
        MISSED.set(true);
        let state = HEARD.with_borrow(|heard| heard.as_ref().map(EventSource::ready_state));
        if state == Some(EventSource::CLOSED) {
            browser::spawn(async {
                is_signed_in().await;
            });
        }
    });
    browser::on(&source, "changed", |event| {
        let noun = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string()).unwrap_or_default();
        if concerns_page(&noun) {
            parts::renew();
        } else {
            parts::renew_alone(&noun);
        }
    });
    browser::on(&source, "ended", |_| end());
    HEARD.set(Some(source));
}

fn concerns_page(noun: &str) -> bool {
    let is_noun = !noun.is_empty() && noun.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    noun == "*" || is_noun && browser::query(&format!("[data-live~=\"{noun}\"]")).is_some()
}

fn close() {
    if let Some(source) = HEARD.take() {
        source.close();
    }
}

/// Whether somebody still is; ends what is shown when not. Without an answer nothing is known.
async fn is_signed_in() -> bool {
    let request = gloo_net::http::Request::get("/api/v1/account").header(api::accounts::BACKGROUND, "1");
    let Ok(answer) = request.send().await else { return false };
    if answer.status() == 401 {
        end();
    }
    answer.ok()
}

/// Takes everything away that was shown to somebody who is signed in no more.
pub fn end() {
    close();
    let (Some(template), Some(main)) = (browser::query("template[data-ended]"), browser::query("main")) else { return };
    browser::forget_typed();
    main.set_inner_html(&template.inner_html());
    document().set_title(&browser::query("main h1").and_then(|heading| heading.text_content()).unwrap_or_default());
    let _ = browser::focus("main h1");
}
