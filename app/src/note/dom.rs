//! What the pages of the note hold for their program: `frame.rs` of the pages writes the same names.

use std::cell::RefCell;
use std::collections::BTreeMap;

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlTemplateElement};

use crate::browser::elements;
pub use crate::browser::{query as find, query_all as all};
pub use crate::credentials::object;

thread_local! {
    /// `data-words` as it stands on the page, and what is in it: it is asked for at every save.
    static WORDS: RefCell<(String, BTreeMap<String, String>)> = RefCell::default();
}

/// The part of the page in which the program works; `None` on any other page.
pub fn root() -> Option<Element> {
    find("[data-note]")
}

pub fn within(element: &Element, selector: &str) -> Option<Element> {
    element.query_selector(selector).ok().flatten()
}

pub fn all_within(element: &Element, selector: &str) -> Vec<Element> {
    element.query_selector_all(selector).map(|found| elements(&found)).unwrap_or_default()
}

/// An attribute; empty where there is none.
pub fn data(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

pub fn hide(element: &Element, hidden: bool) {
    let _ = element.toggle_attribute_with_force("hidden", hidden);
}

/// Shows what is for a state, or hides it.
pub fn when(state: &str, holds: bool) {
    for element in all(&format!("[data-when=\"{state}\"]")) {
        hide(&element, !holds);
    }
}

/// Writes text everywhere where it belongs.
pub fn out(name: &str, text: &str) {
    for element in all(&format!("[data-out=\"{name}\"]")) {
        // What is read aloud when it changes must not change for nothing.
        if element.text_content().as_deref() != Some(text) {
            element.set_text_content(Some(text));
        }
    }
}

/// The same inside one element.
pub fn out_within(element: &Element, name: &str, text: &str) {
    for found in all_within(element, &format!("[data-out=\"{name}\"]")) {
        found.set_text_content(Some(text));
    }
}

pub fn when_within(element: &Element, state: &str, holds: bool) {
    for found in all_within(element, &format!("[data-when=\"{state}\"]")) {
        hide(&found, !holds);
    }
}

/// What a template holds, once.
pub fn instance(template: &Element) -> Option<Element> {
    let template = template.dyn_ref::<HtmlTemplateElement>()?;
    let copy = template.content().first_element_child()?.clone_node_with_deep(true).ok()?;
    copy.dyn_into().ok()
}

/// Puts one copy of the template beside the list for each item.
pub fn fill_list<T>(list: &Element, template: &str, items: impl IntoIterator<Item = T>, fill: impl Fn(&Element, T)) {
    list.set_inner_html("");
    let scope = list.parent_element().unwrap_or_else(|| list.clone());
    let Some(template) = within(&scope, &format!("template[{template}]")) else { return };
    for item in items {
        let Some(copy) = instance(&template) else { return };
        fill(&copy, item);
        let _ = list.append_child(&copy);
    }
}

/// What the program says, in the language of the page. Empty for words that the page does not bring.
pub fn word(name: &str) -> String {
    let said = root().map(|root| data(&root, "data-words")).unwrap_or_default();
    WORDS.with_borrow_mut(|(of, words)| {
        if *of != said {
            *words = serde_json::from_str(&said).unwrap_or_default();
            *of = said;
        }
        words.get(name).cloned().unwrap_or_default()
    })
}

/// The same with what is filled in.
pub fn word_with(name: &str, place: &str, value: &str) -> String {
    word(name).replace(&format!("{{{place}}}"), value)
}

/// Says whether what stands on the screen is kept: a tick stands before what is.
pub fn saved(words: &str, is_saved: bool) {
    out("saved", words);
    for element in all("[data-out=saved]") {
        let _ = element.toggle_attribute_with_force("data-saved", is_saved);
    }
}

/// Says what went wrong on the screen that is shown; `done` takes it away again.
pub fn fault(words: &str) {
    out("done", "");
    out("fault", words);
    let shown = all("[data-screen]:not([hidden]) [data-out=fault]");
    if let Some(element) = shown.first().filter(|_| !words.is_empty()) {
        element.scroll_into_view();
    }
}

/// Says what went well.
pub fn done(words: &str) {
    out("fault", "");
    out("done", words);
}

/// Writes each text as an item of every list of this name.
pub fn out_list<'t>(name: &str, texts: impl IntoIterator<Item = &'t str> + Clone) {
    for list in all(&format!("[data-out=\"{name}\"]")) {
        list.set_inner_html("");
        for text in texts.clone() {
            if let Ok(item) = document().create_element("li") {
                item.set_text_content(Some(text));
                let _ = list.append_child(&item);
            }
        }
    }
}

/// The address of the note in the language of the page: `/note`, `/easy/note`.
pub fn note_path() -> String {
    let path = window().location().pathname().unwrap_or_default();
    path.find("/note").map_or_else(|| "/note".to_owned(), |place| path[..place + "/note".len()].to_owned())
}

pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// RFC 3339, UTC, without fractions of a second.
pub fn now() -> String {
    let text: String = js_date().to_iso_string().into();
    format!("{}Z", text.split('.').next().unwrap_or_default())
}

/// Today where the device is: `2026-11-22`.
pub fn today() -> String {
    let date = js_date();
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

fn js_date() -> web_sys::js_sys::Date {
    web_sys::js_sys::Date::new_0()
}

/// Milliseconds since 1970.
pub fn milliseconds() -> f64 {
    web_sys::js_sys::Date::now()
}

const DAY: [(&str, &str); 3] = [("year", "numeric"), ("month", "long"), ("day", "numeric")];
const TIME: [(&str, &str); 2] = [("hour", "numeric"), ("minute", "2-digit")];

/// A day in words: `2026年11月22日`. Whatever else was written, 昭和 too, stays as it is.
pub fn in_words(day: &str) -> String {
    in_language(day, &DAY)
}

/// The same with the time of day.
pub fn moment_in_words(moment: &str) -> String {
    in_language(moment, &[DAY.as_slice(), &TIME].concat())
}

fn in_language(moment: &str, parts: &[(&str, &str)]) -> String {
    let date = web_sys::js_sys::Date::new(&moment.into());
    // Browsers read a date into almost anything.
    let is_date = |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    let is_ours = moment.len() >= 10 && moment.bytes().take(10).enumerate().all(is_date);
    if !is_ours || date.get_time().is_nan() {
        return moment.to_owned();
    }
    let options: Vec<(&str, JsValue)> = parts.iter().map(|(name, value)| (*name, (*value).into())).collect();
    date.to_locale_string(&language(), &object(&options)).into()
}

fn language() -> String {
    document().document_element().map(|root| data(&root, "lang")).unwrap_or_default()
}

/// Waits so long before something is done.
pub fn after(milliseconds: i32, task: impl FnOnce() + 'static) {
    let task = wasm_bindgen::closure::Closure::once_into_js(task);
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(task.unchecked_ref(), milliseconds);
}
