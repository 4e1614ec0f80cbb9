//! The part of the page where the map is: the still one, and the place of the one that moves.

use api::facilities::{Bbox, FacilitiesResponse, FacilityKind};
use api::maps::{MapBackgroundResponse, mark};
use maud::{Markup, html};

use super::pins;
use crate::components::{Icon, StillMap, icon, still_map};
use crate::lang::Lang;
use crate::page::Visit;
use crate::words::{self, Text, map as w, site};

pub struct Stage<'v> {
    pub visit: &'v Visit,
    pub answer: &'v FacilitiesResponse,
    pub bbox: Bbox,
    pub background: &'v MapBackgroundResponse,
    /// What the tiles are asked.
    pub tiles: &'v str,
}

impl Stage<'_> {
    pub fn markup(&self) -> Markup {
        let Self { visit, answer, bbox, background, .. } = *self;
        let lang = visit.lang;
        let pins = pins(&answer.facilities);
        let label = w::still(lang, pins.len()).plain();
        let Bbox { west, south, east, north } = bbox;
        html! {
            section.map-stage #map aria-label=(w::map(lang).plain())
                data-bounds={ (west) "," (south) "," (east) "," (north) } data-query=(self.tiles)
                data-page=(visit.address("/map")) data-facilities=(visit.address("/facilities/"))
                data-page-program=(visit.assets.map_program) data-library=(visit.assets.map_library) data-words=(self.words()) {
                p { a.map-skip href="#after-map" { (w::skip(lang)) } }
                div.map-frame {
                    div.map-still #map-still { (still_map(&StillMap { bbox, pins: &pins, background, with_pictures: false, label })) }
                    // The program puts the map here, and carries it over to the next search.
                    div.map-live #map-live data-carried {}
                    (controls(lang))
                    a.button.map-search-here #map-search-here data-weight="main" href=(visit.address("/map")) hidden {
                        span { (w::search_here(lang)) }
                    }
                    div.map-chosen #map-chosen tabindex="-1" role="group" aria-label=(w::map(lang).plain()) hidden {}
                }
                p.map-status #map-status role="status" {}
                (attribution(lang, background))
                (legend(lang, answer))
                p #after-map tabindex="-1" .visually-hidden { (w::after(lang)) }
            }
            div.map-views {
                button.button type="button" data-map-action="list" aria-pressed="true" { span { (w::list(lang)) } }
                button.button type="button" data-map-action="map" aria-pressed="false" { (icon(Icon::PLACE)) span { (w::map(lang)) } }
            }
        }
    }

    /// Words that the program says, as JSON.
    fn words(&self) -> String {
        let lang = self.visit.lang;
        let mut all = serde_json::Map::new();
        let mut say = |name: &str, words: Text| all.insert(name.to_owned(), words.plain().into());
        say("map", w::map(lang));
        say("how", w::how(lang));
        say("loading", w::loading(lang));
        say("no_webgl", w::no_webgl(lang));
        say("no_program", w::no_program(lang));
        say("no_background", w::no_background(lang));
        say("no_tiles", w::no_tiles(lang));
        say("close", w::close(lang));
        say("details", w::details(lang));
        say("in_list", w::in_list(lang));
        say("call", site::call(lang));
        say("open_cluster", w::open_cluster(lang));
        say("list_cluster", w::list_cluster(lang));
        // The program puts a number in the place of `#`.
        say("cluster", w::cluster(lang, "#"));
        for kind in FacilityKind::ALL {
            say(kind.as_str(), w::kind_count(lang, words::kind(lang, kind), "#"));
            say(&format!("one_{}", kind.as_str()), words::kind(lang, kind));
        }
        serde_json::Value::Object(all).to_string()
    }
}

fn controls(lang: Lang) -> Markup {
    let controls = [
        ("in", "+", w::zoom_in(lang)),
        ("out", "−", w::zoom_out(lang)),
        ("place", "◎", w::my_place(lang)),
        ("whole", "⤢", w::whole(lang)),
    ];
    html! {
        div.map-controls #map-controls hidden {
            @for (action, sign, words) in controls {
                button type="button" data-map-action=(action) aria-label=(words.plain()) title=(words.plain()) { (sign) }
            }
        }
    }
}

/// Whom the background comes from (出典).
pub fn attribution(lang: Lang, background: &MapBackgroundResponse) -> Markup {
    let source = match &background.tiles {
        Some(tiles) => Some(Text::published(lang, &tiles.attribution)),
        None if !background.outlines.is_empty() => Some(w::outlines_of(lang)),
        None => None,
    };
    let asks_others = background.tiles.as_ref().is_some_and(|tiles| tiles.address.starts_with("https://"));
    html! {
        @if let Some(source) = source {
            p.map-attribution {
                (w::background(lang, source))
                @if asks_others { " " (w::asks_others(lang)) }
            }
        }
    }
}

/// What the marks mean, of the kinds that are there.
fn legend(lang: Lang, answer: &FacilitiesResponse) -> Markup {
    let facets = answer.meta.facets.as_ref();
    let is_there =
        |kind: &FacilityKind| facets.is_none_or(|facets| facets.kinds.iter().any(|facet| facet.code == kind.as_str()));
    html! {
        details.map-legend {
            summary { (w::legend(lang)) }
            ul {
                li { (sign("1", "number")) (w::legend_number(lang)) }
                li { (sign("9", "cluster")) (w::legend_cluster(lang)) }
                @for kind in FacilityKind::ALL.into_iter().filter(is_there) {
                    @let mark = mark(kind);
                    li {
                        svg.map-sign viewBox="0 0 24 24" aria-hidden="true" {
                            circle cx="12" cy="12" r="11" fill=(mark.colour) {}
                            text x="12" y="16.5" lang="ja" { (mark.letter) }
                        }
                        (words::kind(lang, kind))
                    }
                }
            }
        }
    }
}

fn sign(text: &str, of: &str) -> Markup {
    html! {
        svg.map-sign viewBox="0 0 24 24" data-sign=(of) aria-hidden="true" {
            circle cx="12" cy="12" r="10.5" {}
            text x="12" y="16" { (text) }
        }
    }
}
