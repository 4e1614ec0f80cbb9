//! Numbered pins: one for every place of the list that has a position, so that both hold the same.

use leptos::prelude::document;

use super::maplibre::{Map, Marker};
use super::page;
use super::spread::spread;

/// Half of what a pin covers, CSS pixels.
const RADIUS: f64 = 18.0;

pub struct Pin {
    pub number: String,
    pub lng: f64,
    pub lat: f64,
    marker: Marker,
    pub element: web_sys::Element,
}

/// Puts a pin for every place of the list.
pub fn put(map: &Map) -> Vec<Pin> {
    let Ok(items) = document().query_selector_all("#list [data-lat]") else { return Vec::new() };
    let pins: Vec<Pin> = (0..items.length())
        .filter_map(|at| {
            use wasm_bindgen::JsCast;
            pin(&items.get(at)?.dyn_into().ok()?, map)
        })
        .collect();
    keep_apart(map, &pins);
    pins
}

fn pin(item: &web_sys::Element, map: &Map) -> Option<Pin> {
    let data = |name: &str| item.get_attribute(name);
    let (number, name) = (data("data-number")?, data("data-name")?);
    let (lat, lng) = (page::number(&data("data-lat")?), page::number(&data("data-lng")?));
    let element = page::make("button", &number)?;
    let _ = element.set_attribute("class", "map-pin");
    let _ = element.set_attribute("type", "button");
    let _ = element.set_attribute("aria-label", &format!("{number} {name}"));
    let marker = Marker::at(&element, lng, lat, map);
    Some(Pin { number, lng, lat, marker, element })
}

/// Moves pins aside that would cover others at this zoom.
pub fn keep_apart(map: &Map, pins: &[Pin]) {
    let places: Vec<(f64, f64)> = pins.iter().map(|pin| map.on_screen(pin.lng, pin.lat)).collect();
    // What lies outside is kept apart as well, on a plane as large as it needs.
    let least = places.iter().fold((0.0, 0.0), |low: (f64, f64), at| (low.0.min(at.0), low.1.min(at.1)));
    const MARGIN: f64 = 400.0;
    let shifted: Vec<(f64, f64)> = places.iter().map(|(x, y)| (x - least.0 + MARGIN, y - least.1 + MARGIN)).collect();
    let most = shifted.iter().fold((0.0, 0.0), |high: (f64, f64), at| (high.0.max(at.0), high.1.max(at.1)));
    let drawn = spread(&shifted, RADIUS, most.0 + MARGIN, most.1 + MARGIN);
    for ((pin, place), spot) in pins.iter().zip(&shifted).zip(&drawn) {
        pin.marker.shift(spot.0 - place.0, spot.1 - place.1);
    }
}

pub fn take_away(pins: &[Pin]) {
    for pin in pins {
        pin.marker.take_away();
    }
}
