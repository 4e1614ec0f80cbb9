//! The map itself: begun when it is first wanted, carried from search to search, told apart from what is missing.

use std::cell::{Cell, RefCell};

use leptos::prelude::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Function, Reflect};

use super::chosen;
use super::maplibre::{self, Bounds, Map};
use super::page::{self, Stage, element};
use super::pins::{self, Pin};
use crate::browser;

/// A map that is shown.
pub struct Live {
    pub map: Map,
    pub pins: Vec<Pin>,
    style: String,
    /// As the page asks for them.
    bounds: Bounds,
    /// What was on the screen when the map had gone there: from then on the reader moves it. `None` on the way.
    settled: Cell<Option<Bounds>>,
    /// Pictures of the background that did not come.
    missed: Cell<u32>,
}

impl Live {
    /// Goes where the page wants to be.
    pub fn go_home(&self) {
        self.settled.set(None);
        self.map.show(self.bounds, 40, 17);
    }
}

thread_local! {
    static LIVE: RefCell<Option<Live>> = const { RefCell::new(None) };
}

/// Does something with the map, where there is one.
pub fn with(act: impl FnOnce(&Live)) {
    LIVE.with_borrow(|live| {
        if let Some(live) = live.as_ref().filter(|live| live.map.container().is_connected()) {
            act(live);
        }
    });
}

pub fn is_there() -> bool {
    let mut there = false;
    with(|_| there = true);
    there
}

/// Shows the map of this page; begins it where there is none yet.
pub fn show(stage: &Stage) {
    if is_there() {
        take_over(stage);
        return;
    }
    // That of a page that is gone.
    if let Some(old) = LIVE.take() {
        old.map.remove();
    }
    if !has_webgl() {
        return page::say(&stage.word("no_webgl", ""));
    }
    if maplibre::is_loaded() {
        return begin();
    }
    let Some(script) = browser::load_script(&stage.library()) else { return };
    page::say(&stage.word("loading", ""));
    browser::on(&script, "load", |_| begin());
    browser::on(&script, "error", {
        let script = script.clone();
        move |_| {
            // So that the next wish asks again.
            script.remove();
            if let Some(stage) = Stage::of_page() {
                page::say(&stage.word("no_program", ""));
            }
        }
    });
}

fn has_webgl() -> bool {
    let canvas = document().create_element("canvas").ok().and_then(|c| c.dyn_into::<web_sys::HtmlCanvasElement>().ok());
    canvas.is_some_and(|canvas| canvas.get_context("webgl2").is_ok_and(|context| context.is_some()))
}

/// Begins the map of the page that is shown now.
fn begin() {
    let (Some(stage), Some(container)) = (Stage::of_page(), element("#map-live")) else { return };
    let (style, bounds) = (stage.style(), stage.bounds());
    let title = format!("{}: {}", stage.word("map", ""), stage.word("how", ""));
    let Ok(map) = Map::begin(&container, &style, bounds, &title) else {
        container.set_text_content(None);
        return page::say(&stage.word("no_webgl", ""));
    };
    page::say("");
    page::set_hidden("#map-controls", false);
    hear(&map, "moveend", |_| moved());
    hear(&map, "zoomend", |_| with(|live| pins::keep_apart(&live.map, &live.pins)));
    hear(&map, "click", |event| clicked(&event));
    hear(&map, "error", |event| failed(&event));
    let pins = pins::put(&map);
    let settled = Cell::new(Some(map.bounds()));
    LIVE.set(Some(Live { map, pins, style, bounds, settled, missed: Cell::new(0) }));
    chosen::show_wanted();
}

fn hear(map: &Map, event: &str, hear: impl Fn(JsValue) + 'static) {
    let hear: Function = Closure::<dyn Fn(JsValue)>::new(hear).into_js_value().unchecked_into();
    map.on(event, &hear);
}

/// Another search stands on the page: its pins, its tiles, its bounds.
fn take_over(stage: &Stage) {
    let (style, bounds) = (stage.style(), stage.bounds());
    LIVE.with_borrow_mut(|live| {
        let Some(live) = live else { return };
        page::set_hidden("#map-controls", false);
        if live.style != style {
            live.map.set_style(&style);
            live.style = style;
            live.missed.set(0);
        }
        let is_elsewhere = live.bounds != bounds && !is_about(live.map.bounds(), bounds);
        live.bounds = bounds;
        // What was searched for here stays where it is.
        if is_elsewhere {
            live.go_home();
        } else {
            live.settled.set(Some(live.map.bounds()));
        }
        pins::take_away(&live.pins);
        live.pins = pins::put(&live.map);
    });
    moved();
}

fn is_about(one: Bounds, other: Bounds) -> bool {
    let size = (one[2] - one[0]).max(one[3] - one[1]);
    one.iter().zip(&other).all(|(a, b)| (a - b).abs() < size * 0.01)
}

/// The map shows another part: the way to search there.
fn moved() {
    let Some(stage) = Stage::of_page() else { return };
    with(|live| {
        let now = live.map.bounds();
        if live.settled.get().is_none() {
            live.settled.set(Some(now));
        }
        let has_moved = live.settled.get().is_some_and(|settled| !is_about(now, settled));
        if let Some(link) = element("#map-search-here") {
            let _ = link.set_attribute("href", &stage.search_in(now));
        }
        page::set_hidden("#map-search-here", !has_moved);
    });
}

fn clicked(event: &JsValue) {
    let Some(stage) = Stage::of_page() else { return };
    let point = Reflect::get(event, &"point".into()).unwrap_or_default();
    let part =
        |name: &str| Reflect::get(&point, &name.into()).ok().and_then(|value| value.as_f64()).unwrap_or_default();
    let mut found = None;
    with(|live| found = live.map.drawn_at((part("x"), part("y")), &["facilities", "clusters"]));
    match found {
        Some(cluster) if Reflect::has(&cluster, &"count".into()).unwrap_or(false) => {
            chosen::open_cluster(&stage, &cluster);
        }
        Some(facility) => chosen::open_facility(&stage, &facility),
        None => chosen::close(),
    }
}

/// So many pictures are missed before the background is given up.
const MISSED: u32 = 12;

/// Something did not come: says what is missing, and shows what is there instead.
fn failed(event: &JsValue) {
    let Some(stage) = Stage::of_page() else { return };
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).unwrap_or_default();
    let source = get(event, "sourceId").as_string().unwrap_or_default();
    // A tile of the sea is no fault.
    if get(&get(event, "error"), "status").as_f64() == Some(404.0) {
        return;
    }
    match source.as_str() {
        "basemap" => with(|live| {
            live.missed.set(live.missed.get() + 1);
            match live.missed.get() {
                1 => {
                    live.map.show_layer("labels", true);
                    page::say(&stage.word("no_background", ""));
                }
                // In a closed network none will come: until the next search nobody asks any more.
                MISSED => live.map.show_layer("basemap", false),
                _ => {}
            }
        }),
        "facilities" => page::say(&stage.word("no_tiles", "")),
        _ => {}
    }
}
