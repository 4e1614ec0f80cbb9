//! What the page of the map says to its program.

use api::query::with_query;
use leptos::prelude::{document, window};
use web_sys::js_sys::{JSON, Reflect};

use super::maplibre::Bounds;

/// The part of the page where the map is.
pub struct Stage(web_sys::Element);

impl Stage {
    /// `None` on a page without one.
    pub fn of_page() -> Option<Self> {
        element("#map").map(Self)
    }

    fn data(&self, name: &str) -> String {
        self.0.get_attribute(&format!("data-{name}")).unwrap_or_default()
    }

    /// What is shown first: west, south, east, north.
    pub fn bounds(&self) -> Bounds {
        let mut bounds = [0.0; 4];
        for (bound, degrees) in bounds.iter_mut().zip(self.data("bounds").split(',')) {
            *bound = number(degrees);
        }
        bounds
    }

    /// The style of the map for this search, in the colours that the reader wants.
    pub fn style(&self) -> String {
        let wants = |query: &str| window().match_media(query).ok().flatten().is_some_and(|list| list.matches());
        let theme = if wants("(forced-colors: active)") {
            "contrast"
        } else if wants("(prefers-color-scheme: dark)") {
            "dark"
        } else {
            "light"
        };
        with_query(&format!("/tiles/style/{theme}"), &self.data("query"))
    }

    /// Address of MapLibre.
    pub fn library(&self) -> String {
        self.data("library")
    }

    /// The address of the page of a facility.
    pub fn facility(&self, id: &str) -> String {
        format!("{}{id}", self.data("facilities"))
    }

    /// The same search in a box.
    pub fn search_in(&self, [west, south, east, north]: Bounds) -> String {
        let search = window().location().search().unwrap_or_default();
        let is_kept = |part: &&str| {
            let name = part.split('=').next().unwrap_or_default();
            !part.is_empty() && !["bbox", "cursor", "near", "radius", "area", "visits", "to"].contains(&name)
        };
        let mut parts: Vec<String> =
            search.trim_start_matches('?').split('&').filter(is_kept).map(str::to_owned).collect();
        let degrees = [west, south, east, north].map(crate::positions::precise);
        parts.push(format!("bbox={}", degrees.join(",")));
        format!("{}?{}", self.data("page"), parts.join("&"))
    }

    /// A word of the page; `#` in it stands for `number`.
    pub fn word(&self, name: &str, number: &str) -> String {
        let words = JSON::parse(&self.data("words")).unwrap_or_default();
        let word = Reflect::get(&words, &name.into()).ok().and_then(|word| word.as_string());
        word.unwrap_or_default().replace('#', number)
    }
}

/// A number of a data attribute.
// What the standard library has for this is as large as the rest of the map's program.
pub fn number(text: &str) -> f64 {
    web_sys::js_sys::parse_float(text)
}

pub use crate::browser::query as element;

/// A new element with words in it.
pub fn make(name: &str, words: &str) -> Option<web_sys::Element> {
    let element = document().create_element(name).ok()?;
    element.set_text_content(Some(words));
    Some(element)
}

/// Whether list and map have room beside each other, as the style sheet says.
pub fn is_wide() -> bool {
    window().match_media("(width >= 64rem)").ok().flatten().is_some_and(|list| list.matches())
}

/// Says below the map what is missing; an empty text takes it back.
pub fn say(words: &str) {
    crate::browser::say("#map-status", words);
}

/// Shows or hides an element.
pub fn set_hidden(selector: &str, hidden: bool) {
    if let Some(element) = element(selector) {
        let _ = element.toggle_attribute_with_force("hidden", hidden);
    }
}
