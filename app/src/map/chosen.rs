//! What is chosen: shown in the list, on the map, and in a panel over the map.

use std::cell::RefCell;

use web_sys::js_sys::{Object, Reflect};

use super::maplibre::Bounds;
use super::page::{self, Stage, element, make};
use super::{focusable, live};

thread_local! {
    /// The number of what is chosen in the list.
    static CHOSEN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Where something was chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum From {
    List,
    Map,
}

/// Remembers what was chosen in the list until the map is there.
pub fn want(number: String) {
    if live::is_there() {
        choose(&number, From::List);
    } else {
        CHOSEN.set(Some(number));
    }
}

/// Shows what was wanted before the map was there.
pub fn show_wanted() {
    if let Some(number) = CHOSEN.take() {
        choose(&number, From::List);
    }
}

/// Shows a place of the list on the map, and one of the map in the list.
pub fn choose(number: &str, from: From) {
    unmark();
    CHOSEN.set(Some(number.to_owned()));
    let Some(item) = element(&format!("#place-{number}")) else { return };
    let _ = item.set_attribute("data-chosen", "");
    live::with(|live| {
        if let Some(pin) = live.pins.iter().find(|pin| pin.number == number) {
            let _ = pin.element.set_attribute("data-chosen", "");
            if from == From::List {
                live.map.go_to(pin.lng, pin.lat, 14.0);
            }
        }
    });
    if from == From::Map && page::is_wide() {
        scroll_to(&item);
    }
    let Ok(Some(card)) = item.query_selector(".facility-card") else { return };
    let Ok(card) = card.clone_node_with_deep(true) else { return };
    let in_list = action("in-list", "in_list").filter(|_| !page::is_wide());
    open(&[Some(card), in_list.map(Into::into)]);
}

/// A facility that is not on this page of the list. `of`: `id`, `name`, `kind`, perhaps `telephone`.
pub fn open_facility(stage: &Stage, of: &Object) {
    let text = |name: &str| Reflect::get(of, &name.into()).ok().and_then(|value| value.as_string()).unwrap_or_default();
    unmark();
    let (id, telephone) = (text("id"), text("telephone"));
    let heading = make("h2", &text("name"));
    let kind = make("p", &stage.word(&format!("one_{}", text("kind")), ""));
    let call = (!telephone.is_empty())
        .then(|| link(&format!("tel:{telephone}"), &format!("{} {telephone}", stage.word("call", ""))));
    let details = link(&stage.facility(&id), &stage.word("details", ""));
    open(&[heading.map(Into::into), kind.map(Into::into), call.flatten().map(Into::into), details.map(Into::into)]);
}

/// A cluster: how many of what, and the way into it.
pub fn open_cluster(stage: &Stage, of: &Object) {
    let number = |name: &str| Reflect::get(of, &name.into()).ok().and_then(|value| value.as_f64());
    let whole = |number: f64| (number as u32).to_string();
    unmark();
    let heading = make("h2", &stage.word("cluster", &whole(number("count").unwrap_or_default())));
    let kinds = make("p", "");
    let counts: Vec<String> = Object::keys(of)
        .iter()
        .filter_map(|key| key.as_string())
        .filter_map(|key| Some(stage.word(&key, &whole(number(&key)?))).filter(|_| key != "count" && key != "cluster"))
        .filter(|words| !words.is_empty())
        .collect();
    if let Some(kinds) = &kinds {
        kinds.set_text_content(Some(&counts.join("・")));
    }
    let bounds: Option<Bounds> = ["west", "south", "east", "north"]
        .map(number)
        .into_iter()
        .collect::<Option<Vec<f64>>>()
        .and_then(|bounds| bounds.try_into().ok());
    let Some([west, south, east, north]) = bounds else { return };
    // About 5 metres more, or what stands on the edge is left out.
    const MORE: f64 = 5e-5;
    let list =
        link(&stage.search_in([west - MORE, south - MORE, east + MORE, north + MORE]), &stage.word("list_cluster", ""));
    open(&[heading.map(Into::into), kinds.map(Into::into), list.map(Into::into)]);
    let is_one_spot = east - west < 1e-4 && north - south < 1e-4;
    if !is_one_spot {
        live::with(|live| live.map.show([west, south, east, north], 90, 17));
    }
}

/// Puts the panel away; the focus goes back to where it came from.
pub fn close() {
    let is_open = element("#map-chosen").is_some_and(|panel| !panel.has_attribute("hidden"));
    if !is_open {
        return;
    }
    page::set_hidden("#map-chosen", true);
    let back = element(".map-pin[data-chosen]").or_else(|| element(".maplibregl-canvas"));
    if let Some(back) = back.and_then(focusable) {
        let _ = back.focus();
    }
}

/// Scrolls the list to what is chosen.
pub fn show_in_list() {
    page::set_hidden("#map-chosen", true);
    if let Some(item) = element(".map-item[data-chosen]") {
        scroll_to(&item);
        if let Some(link) = item.query_selector("h2 a").ok().flatten().and_then(focusable) {
            let _ = link.focus();
        }
    }
}

fn scroll_to(item: &web_sys::Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    item.scroll_into_view_with_scroll_into_view_options(&options);
}

fn unmark() {
    for part in [".map-item[data-chosen]", ".map-pin[data-chosen]"] {
        if let Some(old) = element(part) {
            let _ = old.remove_attribute("data-chosen");
        }
    }
}

fn link(address: &str, words: &str) -> Option<web_sys::Element> {
    let link = make("a", words)?;
    let _ = link.set_attribute("href", address);
    let _ = link.set_attribute("class", "button");
    Some(link)
}

/// A button that `map` answers.
fn action(action: &str, word: &str) -> Option<web_sys::Element> {
    let button = make("button", &Stage::of_page()?.word(word, ""))?;
    let _ = button.set_attribute("type", "button");
    let _ = button.set_attribute("class", "button");
    let _ = button.set_attribute("data-map-action", action);
    Some(button)
}

fn open(parts: &[Option<web_sys::Node>]) {
    let Some(panel) = element("#map-chosen") else { return };
    panel.set_text_content(None);
    if let Some(close) = make("button", "×") {
        let words = Stage::of_page().map(|stage| stage.word("close", "")).unwrap_or_default();
        let _ = close.set_attribute("type", "button");
        let _ = close.set_attribute("class", "map-close");
        let _ = close.set_attribute("aria-label", &words);
        let _ = close.set_attribute("data-map-action", "close");
        let _ = panel.append_child(&close);
    }
    for part in parts.iter().flatten() {
        let _ = panel.append_child(part);
    }
    page::set_hidden("#map-chosen", false);
    if let Some(panel) = focusable(panel) {
        let _ = panel.focus();
    }
}
