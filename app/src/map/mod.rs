//! The map that moves: what runs in the browser on `/map`, loaded there alone.
//!
//! The page is complete without it. Pins are what the list holds (`pins`), what is chosen is shown beside both
//! (`chosen`), and everything else on the map are tiles of the same search.

mod chosen;
mod live;
mod maplibre;
mod page;
mod pins;
pub mod spread;

use std::cell::Cell;

use leptos::prelude::window;
use wasm_bindgen::JsCast;

use crate::browser;
use page::Stage;

thread_local! {
    /// On a phone: the map instead of the list.
    static MAP_VIEW: Cell<bool> = const { Cell::new(false) };
}

/// Begins to answer: for the page that is there, and for those that come.
pub fn start() {
    listen();
    browser::on(&window(), browser::ARRIVED, |_| arrive());
    browser::mark("data-map-ready", true);
    arrive();
}

fn arrive() {
    let Some(stage) = Stage::of_page() else { return };
    set_view(MAP_VIEW.get());
    if page::is_wide() || MAP_VIEW.get() {
        live::show(&stage);
    }
}

fn listen() {
    // Before the router, which would follow the links of the list.
    browser::on_click_first(|event| {
        if let Some(number) = browser::pressed(event, ".map-number[href]") {
            event.prevent_default();
            event.stop_propagation();
            choose_in_list(&number);
        } else if let Some(pin) = browser::pressed(event, ".map-pin") {
            // The map under it would take the press for one beside everything.
            event.stop_propagation();
            chosen::choose(&pin.text_content().unwrap_or_default(), chosen::From::Map);
        } else if let Some(control) = browser::pressed(event, "[data-map-action]") {
            act(&control.get_attribute("data-map-action").unwrap_or_default());
        }
    });
    browser::on(&window(), "keydown", |event| {
        if event.dyn_ref::<web_sys::KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
            chosen::close();
        }
    });
}

fn choose_in_list(number: &web_sys::Element) {
    let Some(stage) = Stage::of_page() else { return };
    let number = number.closest("[data-number]").ok().flatten().and_then(|item| item.get_attribute("data-number"));
    set_view(true);
    live::show(&stage);
    scroll_to_view();
    chosen::want(number.unwrap_or_default());
}

fn act(action: &str) {
    let Some(stage) = Stage::of_page() else { return };
    match action {
        "list" => {
            set_view(false);
            scroll_to_view();
        }
        "map" => {
            set_view(true);
            live::show(&stage);
            scroll_to_view();
        }
        "in" => live::with(|live| live.map.zoom_in()),
        "out" => live::with(|live| live.map.zoom_out()),
        "whole" => live::with(live::Live::go_home),
        "place" => browser::ask_position(|position| {
            if let Ok((lat, lng)) = position {
                live::with(|live| live.map.go_to(lng, lat, 14.0));
            }
        }),
        "close" => chosen::close(),
        "in-list" => {
            set_view(false);
            chosen::show_in_list();
        }
        _ => {}
    }
}

/// Shows the map or the list, where there is room for one of them only.
fn set_view(map: bool) {
    MAP_VIEW.set(map);
    if let Some(page) = page::element("#map-page") {
        let _ = page.set_attribute("data-view", if map { "map" } else { "list" });
    }
    for (action, pressed) in [("list", !map), ("map", map)] {
        if let Some(button) = page::element(&format!(".map-views [data-map-action={action}]")) {
            let _ = button.set_attribute("aria-pressed", if pressed { "true" } else { "false" });
        }
    }
    if map {
        live::with(|live| live.map.resize());
    }
}

/// Brings what is shown now to the top of a small screen.
fn scroll_to_view() {
    let shown = page::element(if MAP_VIEW.get() { "#map" } else { "#list" });
    if let Some(shown) = shown.filter(|_| !page::is_wide()) {
        shown.scroll_into_view();
    }
}

/// The element as one that can take the focus.
fn focusable(element: web_sys::Element) -> Option<web_sys::HtmlElement> {
    element.dyn_into().ok()
}
