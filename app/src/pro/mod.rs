//! What runs in the browser on pages of professionals, loaded there alone: passkeys, and pages that stay as they are on the
//! server.
//!
//! The pages are complete without it, but for passkeys, which need a script. What they say to it: `[data-passkey]` and
//! `[data-said]` (`passkeys`), `[data-live]` and `template[data-ended]` (`live`), `[data-live-part]` and
//! `[data-act=reload]` (`parts`), `form[data-unsaved]` (`unsaved`).

mod live;
mod parts;
mod passkeys;
mod unsaved;

use leptos::prelude::window;
use web_sys::js_sys::Reflect;

use crate::browser;

/// Begins to answer: for the page that is there, and for those that come.
pub fn start() {
    browser::on_click_first(|event| {
        if let Some(button) = browser::pressed(event, "[data-passkey]") {
            event.prevent_default();
            passkeys::press(button);
        } else if browser::pressed(event, "[data-pro] [data-act=reload]").is_some() {
            browser::load(&browser::address());
        }
    });
    // A page that the browser has kept for the way back shows what was, perhaps to somebody else.
    browser::on(&window(), "pageshow", |event| {
        let is_kept = Reflect::get(&event, &"persisted".into()).is_ok_and(|kept| kept.is_truthy());
        if is_kept && browser::query("[data-pro]").is_some() {
            let _ = window().location().reload();
        }
    });
    browser::on(&window(), browser::ARRIVED, |_| arrive());
    live::watch();
    unsaved::watch();
    arrive();
    browser::mark("data-pro-ready", true);
}

fn arrive() {
    passkeys::offer();
    live::follow();
}
