//! Words that complete what is being typed into the search box: an editable combobox with a list, as the
//! ARIA Authoring Practices Guide describes it. Without a program the box is a plain one; a list that does
//! not come is no fault, for one can search without it.

use std::cell::RefCell;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, JSON, Reflect, encode_uri_component};

use crate::browser;

/// How long one must rest before the server is asked.
const PAUSE: Duration = Duration::from_millis(150);
const LIST: &str = "suggestions";

/// A line of the list.
struct Suggestion {
    /// What goes into the box.
    text: String,
    detail: Option<String>,
    /// The facility itself.
    facility: Option<String>,
}

/// What is being typed, and what was found for it.
#[derive(Default)]
struct Typing {
    /// Counts what was typed: an answer that comes after the next letter is too late.
    asked: u32,
    words: String,
    found: Vec<Suggestion>,
    active: Option<usize>,
}

thread_local! {
    static TYPING: RefCell<Typing> = RefCell::default();
}

fn typing<T>(with: impl FnOnce(&mut Typing) -> T) -> T {
    TYPING.with_borrow_mut(with)
}

/// Begins to answer: once.
pub fn start(go: impl Fn(&str) + Clone + 'static) {
    let _ = window_event_listener(ev::input, |event| {
        if let Some(input) = box_of(&event) {
            typed(&words_of(&event, &input.value()));
        }
    });
    let _ = window_event_listener(ev::keydown, {
        let go = go.clone();
        move |event| {
            // While a word is being composed the keys belong to the input method.
            if box_of(&event).is_some() && !event.is_composing() && press(&event.key(), &go) {
                event.prevent_default();
            }
        }
    });
    // The focus stays in the box while a line is pressed.
    let _ = window_event_listener(ev::mousedown, |event| {
        if browser::pressed(&event, "#suggestions").is_some() {
            event.prevent_default();
        }
    });
    let _ = window_event_listener(ev::click, move |event| {
        let at = browser::pressed(&event, "#suggestions [data-at]").and_then(|line| line.get_attribute("data-at"));
        if let Some(at) = at.and_then(|at| at.parse().ok()) {
            choose(at, &go);
        }
    });
    let _ = window_event_listener(ev::focusout, |event| {
        if box_of(&event).is_some() {
            forget();
        }
    });
    let _ = window_event_listener(ev::submit, |_| forget());
}

/// Makes the box of a new page a combobox.
pub fn arrived() {
    typing(|typing| *typing = Typing { asked: typing.asked + 1, ..Typing::default() });
    let (Some(input), Some(list)) = (search_box(), list()) else { return };
    let of_input =
        [("role", "combobox"), ("aria-autocomplete", "list"), ("aria-expanded", "false"), ("aria-controls", LIST)];
    for (name, value) in of_input {
        let _ = input.set_attribute(name, value);
    }
    let _ = list.set_attribute("role", "listbox");
    let _ = list.set_attribute("aria-label", &list.get_attribute("data-label").unwrap_or_default());
}

fn search_box() -> Option<web_sys::HtmlInputElement> {
    document().get_element_by_id("q")?.dyn_into().ok()
}

fn list() -> Option<web_sys::Element> {
    document().get_element_by_id(LIST)
}

/// The search box, when an event is about it.
fn box_of(event: &web_sys::Event) -> Option<web_sys::HtmlInputElement> {
    let input = event.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?;
    (input.id() == "q").then_some(input)
}

/// What is typed. While a word is being composed the letters of an unfinished kana are left out:
/// `ないk` is `ない`.
fn words_of(event: &web_sys::Event, value: &str) -> String {
    let is_composing = get(event, "isComposing").is_truthy();
    let is_letter = |c: char| is_composing && matches!(c, 'a'..='z' | 'ａ'..='ｚ');
    value.trim_end_matches(is_letter).trim_start().to_owned()
}

fn typed(words: &str) {
    if typing(|typing| typing.words == words) {
        return;
    }
    activate(None);
    let number = typing(|typing| {
        typing.asked += 1;
        words.clone_into(&mut typing.words);
        typing.asked
    });
    // Behind a gap a new word begins, of which nothing is known yet.
    if words.is_empty() || words.ends_with(char::is_whitespace) {
        show(Vec::new());
        return;
    }
    let words = words.to_owned();
    set_timeout(
        move || {
            if is_last(number) {
                browser::spawn(async move {
                    let found = ask(&words).await.unwrap_or_default();
                    if is_last(number) {
                        show(found);
                    }
                });
            }
        },
        PAUSE,
    );
}

fn is_last(number: u32) -> bool {
    typing(|typing| typing.asked == number)
}

/// `None`: no answer, or none that can be read.
async fn ask(words: &str) -> Option<Vec<Suggestion>> {
    let address = format!("/api/v1/suggestions?q={}", String::from(encode_uri_component(words)));
    let answer = gloo_net::http::Request::get(&address).send().await.ok().filter(gloo_net::http::Response::ok)?;
    let answer = JSON::parse(&answer.text().await.ok()?).ok()?;
    let lines = Array::from(&get(&answer, "suggestions"));
    let line = |line: JsValue| {
        let text = |name: &str| get(&line, name).as_string();
        Some(Suggestion { text: text("text")?, detail: text("detail"), facility: text("facility_id") })
    };
    Some(lines.iter().filter_map(line).collect())
}

fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

/// Fills the list, and opens it where there is something to choose.
fn show(found: Vec<Suggestion>) {
    let Some(list) = list() else { return };
    list.set_inner_html("");
    for (at, suggestion) in found.iter().enumerate() {
        let Ok(line) = document().create_element("li") else { return };
        let at = at.to_string();
        for (name, value) in [("role", "option"), ("id", &*format!("suggestion-{at}")), ("data-at", &at)] {
            let _ = line.set_attribute(name, value);
        }
        // As text: names are published by others.
        for (name, words) in [("span", Some(&suggestion.text)), ("small", suggestion.detail.as_ref())] {
            if let (Some(words), Ok(part)) = (words, document().create_element(name)) {
                part.set_text_content(Some(words));
                let _ = line.append_child(&part);
            }
        }
        let _ = list.append_child(&line);
    }
    typing(|typing| typing.found = found);
    open();
}

fn open() {
    let count = typing(|typing| typing.found.len());
    expand(count > 0);
    let status = browser::words("#suggestions-status", "data-count").replace('#', &count.to_string());
    browser::say("#suggestions-status", if count > 0 { &status } else { "" });
}

fn close() {
    activate(None);
    expand(false);
    browser::say("#suggestions-status", "");
}

/// Closes the list, and lets no answer open it again until somebody types.
fn forget() {
    typing(|typing| {
        typing.asked += 1;
        typing.words.clear();
    });
    close();
}

fn expand(on: bool) {
    if let (Some(input), Some(list)) = (search_box(), list()) {
        let _ = list.toggle_attribute_with_force("hidden", !on);
        let _ = input.set_attribute("aria-expanded", if on { "true" } else { "false" });
    }
}

fn is_open() -> bool {
    list().is_some_and(|list| !list.has_attribute("hidden"))
}

/// Marks a line as the one that Enter chooses.
fn activate(at: Option<usize>) {
    let before = typing(|typing| std::mem::replace(&mut typing.active, at));
    let line = |at: usize| document().get_element_by_id(&format!("suggestion-{at}"));
    if let Some(line) = before.and_then(line) {
        let _ = line.remove_attribute("aria-selected");
    }
    let Some(input) = search_box() else { return };
    match at.and_then(line) {
        Some(line) => {
            let _ = line.set_attribute("aria-selected", "true");
            let _ = input.set_attribute("aria-activedescendant", &line.id());
        }
        None => {
            let _ = input.remove_attribute("aria-activedescendant");
        }
    }
}

/// Answers a key; whether it was for the list.
fn press(key: &str, go: &impl Fn(&str)) -> bool {
    let (count, active) = typing(|typing| (typing.found.len(), typing.active));
    match key {
        "ArrowDown" | "ArrowUp" if count > 0 => {
            if !is_open() {
                open();
            }
            activate(Some(next(key == "ArrowDown", active, count)));
            true
        }
        "Enter" if is_open() => active.is_some_and(|at| {
            choose(at, go);
            true
        }),
        "Escape" if is_open() => {
            close();
            true
        }
        _ => false,
    }
}

/// The line below or above, from the ends to the other end.
fn next(is_down: bool, active: Option<usize>, count: usize) -> usize {
    match (is_down, active) {
        (true, Some(at)) if at + 1 < count => at + 1,
        (true, _) => 0,
        (false, Some(at)) if at > 0 => at - 1,
        (false, _) => count - 1,
    }
}

/// Goes to a facility itself; anything else is searched for.
fn choose(at: usize, go: &impl Fn(&str)) {
    let chosen = typing(|typing| typing.found.get(at).map(|found| (found.text.clone(), found.facility.clone())));
    let (Some((text, facility)), Some(input)) = (chosen, search_box()) else { return };
    let Some(form) = input.form() else { return };
    forget();
    let address = match facility {
        Some(id) => {
            let find = form.get_attribute("action").unwrap_or_default();
            let id = String::from(encode_uri_component(&id));
            Some(format!("{}/facilities/{id}", find.trim_end_matches("/find")))
        }
        None => {
            input.set_value(&text);
            browser::form_address(&form)
        }
    };
    if let Some(address) = address {
        go(&address);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arrows_go_round() {
        let down = |active| next(true, active, 3);
        let up = |active| next(false, active, 3);
        assert_eq!([down(None), down(Some(0)), down(Some(2))], [0, 1, 0]);
        assert_eq!([up(None), up(Some(2)), up(Some(0))], [2, 1, 2]);
    }
}
