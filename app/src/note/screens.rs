//! Which screen is shown. The browser's way back leads to the screen before; nothing of it stands in an address.

use leptos::prelude::window;
use note::questions;
use wasm_bindgen::JsValue;
use web_sys::js_sys::Reflect;

use super::open_note::{self, is_open, with};
use super::{card, copies, dom, forms, home, locks, opening, sealing};

/// Screens that are there without an open note.
const CLOSED: [&str; 3] = ["explain", "unlock", "open"];

/// In the state of the history.
const STATE: &str = "sasaeNote";

/// Shows a screen, and puts it behind the one that was shown.
pub fn go(name: &str) {
    if name == current() {
        return;
    }
    show(name);
    let state = state_of(name);
    if let Ok(history) = window().history() {
        let _ = history.push_state(&state, "");
    }
}

/// Shows a screen in the place of the one that was shown: what it did is done.
pub fn replace(name: &str) {
    show(name);
    if let Ok(history) = window().history() {
        let _ = history.replace_state(&state_of(name), "");
    }
}

/// Shows the screen that the way back leads to.
pub fn show_again(name: &str) {
    show(name);
}

/// What the history keeps of a screen: its name.
fn state_of(name: &str) -> JsValue {
    let state = dom::object(&[(STATE, name.into())]);
    state.into()
}

/// The screen that the history names.
pub fn of_history() -> Option<String> {
    let state = window().history().ok()?.state().ok()?;
    Reflect::get(&state, &STATE.into()).ok()?.as_string()
}

/// The screen that is shown.
pub fn current() -> String {
    dom::find("[data-screen]:not([hidden])").map(|screen| dom::data(&screen, "data-screen")).unwrap_or_default()
}

fn show(name: &str) {
    let name = match name {
        "explain" | "unlock" if is_open() => "home",
        name if is_open() || CLOSED.contains(&name) => name,
        _ => "unlock",
    };
    let Some(screen) = dom::find(&format!("[data-screen=\"{name}\"]")) else { return };
    if is_open() {
        forms::take_in();
    }
    for other in dom::all("[data-screen]") {
        dom::hide(&other, other != screen);
    }
    for name in ["fault", "done", "saved", "sure-fault"] {
        dom::out(name, "");
    }
    dom::when("working", false);
    dom::when("opened", is_open());
    dom::when("closed", !is_open());
    match name {
        "home" => {
            sealing::forget_read();
            home::show();
        }
        "seal" => sealing::show_seal(&screen),
        "versions" => sealing::show_versions(&screen),
        "compare" => sealing::show_compare(&screen),
        "keep" => copies::show_keep(),
        "settings" => locks::show_settings(),
        "passphrase" => locks::show_passphrase(),
        "card" => card::show(&screen),
        "unlock" => opening::show_unlock(),
        name if name.starts_with("q:") => forms::show(&screen),
        _ => {}
    }
    if let Some(heading) = dom::within(&screen, "h1") {
        dom::focus(&heading);
    }
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// The question after or before the one that is shown; the contents at both ends of a chapter.
pub fn step(forward: bool) {
    let now = current();
    let Some(question) = now.strip_prefix("q:") else { return go("home") };
    let chapter = questions::CHAPTERS.iter().find(|chapter| chapter.questions.iter().any(|one| one.id == question));
    let Some(chapter) = chapter else { return };
    let Some(place) = chapter.questions.iter().position(|one| one.id == question) else { return };
    let next = if forward { place.checked_add(1) } else { place.checked_sub(1) };
    match next.and_then(|next| chapter.questions.get(next)) {
        Some(question) => go(&format!("q:{}", question.id)),
        // After the first chapter the note is worth a passphrase.
        None if forward && wants_passphrase() => go("passphrase"),
        None => go("home"),
    }
    if open_note::storage_fault().is_some() {
        open_note::write_soon();
    }
}

fn wants_passphrase() -> bool {
    !locks::has_passphrase() && with(|open| !open.note.all_answers().is_empty()).unwrap_or_default()
}
