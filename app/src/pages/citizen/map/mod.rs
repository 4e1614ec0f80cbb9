//! `/map`: the same results as a list, which comes first and holds everything, and on a map.

pub mod paper;
mod stage;

use api::ClientError;
use api::facilities::{Bbox, FacilitiesResponse, FacilitySummary};
use api::maps::MapBackgroundResponse;
use maud::{Markup, html};

use crate::components::{
    Icon, Pin, conditions, desk_panel, empty_state, facility_card, icon, kind_chips, narrowing, pagination, search_box,
    visit_form,
};
use crate::finder::{MAP, MAP_ON_PAPER, Names, Search, map_query, tile_query, with_visits};
use crate::lang::Lang;
use crate::numbers::grouped;
use crate::page::{Page, Visit};
use crate::words::{find, map as w};

/// Places on one page, each with a number.
const NUMBERED: u32 = 20;

/// The list and the map for the query string of the page.
pub async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let Visit { lang, municipality, .. } = visit;
    let lang = *lang;
    let raw = with_visits(&visit.client, &visit.query).await?;
    let search = Search::on(MAP, lang, &raw);
    let answer = visit.find_facilities(&map_query(&raw, municipality, NUMBERED)).await?;
    let shown = shown(&search, &answer);
    let background = background(visit, shown).await;
    let tiles = tile_query(&raw, municipality);
    let stage = stage::Stage { visit, answer: &answer, bbox: shown, background: &background, tiles: &tiles };
    let markup = html! {
        (visit.map_style())
        div.map-page #map-page {
            div.map-search {
                h1 tabindex="-1" { (heading(&search)) }
                (search_box(lang, search.get("q"), &search))
                @if search.is_about_visits() { (visit_form(&search, &search.action())) }
                (kind_chips(&search, answer.meta.facets.as_ref()))
                @if let Some(facets) = &answer.meta.facets { (narrowing(&search, facets, answer.meta.total)) }
                (asked_for(visit, &search, &answer))
            }
            (list(lang, &search, &answer))
            (stage.markup())
        }
        (desk_panel(lang, municipality))
    };
    Ok(Page { description: w::description(lang).plain(), ..Page::new(lang, &w::title(lang), markup) })
}

fn heading(search: &Search) -> Markup {
    let lang = search.lang();
    html! {
        (w::title(lang))
        @if let Some(subject) = search.subject() { " " small { (subject) } }
    }
}

/// The conditions of the search, each with a way to take it away.
fn asked_for(visit: &Visit, search: &Search, answer: &FacilitiesResponse) -> Markup {
    let lang = visit.lang;
    let all = search.conditions(&Names::of(answer, &visit.municipality));
    let mut shown = all.iter().filter(|condition| !condition.shown_elsewhere).peekable();
    html! { @if shown.peek().is_some() { (conditions(lang, &find::conditions(lang), shown)) } }
}

/// The part of the world that is shown: what was asked for, else what was found, and all that is listed.
pub fn shown(search: &Search, answer: &FacilitiesResponse) -> Bbox {
    let asked: Vec<f64> = search.get("bbox").split(',').filter_map(|degrees| degrees.trim().parse().ok()).collect();
    // Nearest first reaches as far as the country: what is listed is what is near.
    let is_open_ended = search.has_place() || answer.meta.place.is_some();
    let found = answer.meta.bounds.filter(|_| !is_open_ended || search.leaves_home_by_area());
    match (asked.as_slice(), found) {
        (&[west, south, east, north], _) => Bbox { west, south, east, north },
        (_, Some([west, south, east, north])) => {
            listed(&answer.facilities).map_or(Bbox { west, south, east, north }, |listed| Bbox {
                west: west.min(listed.west),
                south: south.min(listed.south),
                east: east.max(listed.east),
                north: north.max(listed.north),
            })
        }
        _ => listed(&answer.facilities).unwrap_or(JAPAN),
    }
}

const JAPAN: Bbox = Bbox { west: 127.0, south: 26.0, east: 146.0, north: 45.6 };

/// What holds all that is listed.
fn listed(facilities: &[FacilitySummary]) -> Option<Bbox> {
    let all = facilities.iter().filter_map(|facility| facility.location);
    all.fold(None, |bounds: Option<Bbox>, at| {
        let bounds = bounds.unwrap_or(Bbox { west: at.lng, south: at.lat, east: at.lng, north: at.lat });
        Some(Bbox {
            west: bounds.west.min(at.lng),
            south: bounds.south.min(at.lat),
            east: bounds.east.max(at.lng),
            north: bounds.north.max(at.lat),
        })
    })
}

/// Without it a map is still a map.
pub async fn background(visit: &Visit, bbox: Bbox) -> MapBackgroundResponse {
    visit.client.get_map_background(bbox).await.unwrap_or_default()
}

/// What is listed and has a place, with its number.
pub fn pins(facilities: &[FacilitySummary]) -> Vec<Pin> {
    let pin = |(at, facility): (usize, &FacilitySummary)| {
        let location = facility.location?;
        Some(Pin { number: at + 1, name: facility.name.clone(), location })
    };
    facilities.iter().enumerate().filter_map(pin).collect()
}

fn list(lang: Lang, search: &Search, answer: &FacilitiesResponse) -> Markup {
    let FacilitiesResponse { facilities, meta } = answer;
    let nowhere = facilities.iter().filter(|facility| facility.location.is_none()).count();
    let first = (!search.get("cursor").is_empty()).then(|| search.with("cursor", "").href());
    let next = meta.next_cursor.as_deref().map(|cursor| search.with("cursor", cursor).href());
    let paper = search.moved_to(MAP_ON_PAPER).with("cursor", "");
    html! {
        section.map-list #list aria-label=(w::list(lang).plain()) {
            div.result-count {
                p role="status" { b { (find::count(lang, grouped(meta.total))) } }
                a.map-print href=(paper.href()) { (icon(Icon::PRINTER)) span { (w::print_map(lang)) } }
            }
            @if nowhere > 0 { p.scope { (w::without_place(lang, nowhere)) } }
            @if facilities.is_empty() {
                (empty_state(&find::nothing(lang), html! {
                    p { (find::nothing_here(lang)) }
                    p { a href=(search.without(&["bbox", "near", "radius"]).href()) { (w::whole(lang)) } }
                }))
            } @else {
                ol.facility-list { @for (at, facility) in facilities.iter().enumerate() { (item(lang, at + 1, facility)) } }
                (pagination(lang, first.as_deref(), next.as_deref()))
            }
            p { a href=(search.moved_to(crate::finder::FIND).without(&["bbox"]).href()) { (w::see_list(lang)) } }
        }
    }
}

/// A place of the list. The program takes its pins from here, so that list and map hold the same.
fn item(lang: Lang, number: usize, facility: &FacilitySummary) -> Markup {
    let at = facility.location;
    html! {
        li.map-item id={ "place-" (number) } data-number=(number) data-name=(facility.name)
            data-lat=[at.map(|at| at.lat)] data-lng=[at.map(|at| at.lng)] {
            @if at.is_some() {
                a.map-number href={ "#pin-" (number) } {
                    span aria-hidden="true" { (number) }
                    span.visually-hidden { (number) " " (facility.name) " " (w::on_map(lang)) }
                }
            } @else {
                span.map-number data-nowhere { (number) }
            }
            (facility_card(lang, facility))
        }
    }
}
