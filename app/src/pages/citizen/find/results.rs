//! The results with what narrows them.

use api::facilities::{FacilitiesMeta, FacilitiesResponse, FacilitySummary, Sort, Why};
use maud::{Markup, html};

use super::nothing::nothing_found;
use crate::components::{
    Icon, care_kinds, conditions, facility_card, icon, kind_chips, narrowing, pagination, print_button, support_center,
    understood,
};
use crate::finder::{MAP, Names, Search, file_address};
use crate::lang::Lang;
use crate::numbers::grouped;
use crate::page::Visit;
use crate::words::{self, Text, find, results as w, site, support};

/// Everything below the search box. `raw` is the query string of the search.
pub fn results(visit: &Visit, raw: &str, search: &Search, answer: &FacilitiesResponse) -> Markup {
    let Visit { lang, municipality, .. } = visit;
    let lang = *lang;
    let FacilitiesResponse { facilities, meta } = answer;
    let all = search.conditions(&Names::of(answer, municipality));
    html! {
        (understood(search, answer))
        (kind_chips(search, meta.facets.as_ref()))
        (narrower(search, meta))
        @if all.iter().any(|condition| !condition.shown_elsewhere) {
            (conditions(lang, &find::conditions(lang), all.iter().filter(|condition| !condition.shown_elsewhere)))
        }
        @if search.is_home_only(municipality) {
            p.scope {
                (w::is_home_only(lang, home_name(visit))) " "
                a href=(search.with("area", "").href()) { (w::look_around(lang)) }
            }
        }
        (count(visit, search, answer))
        @if !meta.gaps.is_empty() {
            ul.gaps { @for gap in &meta.gaps { li { (words::gap(lang, gap)) } } }
        }
        @if facilities.is_empty() {
            (place_center(lang, meta))
            (nothing_found(search, meta, &all, municipality))
        } @else {
            (list(visit, search, answer))
            @if has_distances(facilities) { p.estimate { (find::estimate(lang)) } }
            (pages(lang, search, meta.next_cursor.as_deref()))
            (place_center(lang, meta))
            div.page-actions {
                (print_button(lang))
                @if meta.total <= i64::from(FacilitiesResponse::MOST_IN_FILE) {
                    // `download`: no page, so nothing for `navigation`.
                    a href=(file_address(raw, municipality)) download rel="nofollow" { (w::file(lang)) }
                }
            }
        }
    }
}

/// What narrows the result; where one kind of care is chosen already, the way to the others.
fn narrower(search: &Search, meta: &FacilitiesMeta) -> Markup {
    let is_narrowest = search.is_one_service() || meta.facets.is_none() || meta.total == 0;
    html! {
        @if search.is_care() && is_narrowest { (care_kinds(search)) }
        @if let Some(facets) = &meta.facets { (narrowing(search, facets, meta.total)) }
    }
}

fn home_name(visit: &Visit) -> Text {
    match visit.municipality.name.as_str() {
        "" => site::this_region(visit.lang),
        name => Text::published(visit.lang, name),
    }
}

fn has_distances(facilities: &[FacilitySummary]) -> bool {
    facilities.iter().any(|facility| facility.distance.is_some())
}

/// How many there are in the municipality, where that is told: nobody asked for another place.
fn home_total(search: &Search, meta: &FacilitiesMeta) -> Option<i64> {
    let asked_for_home = !search.leaves_home() && meta.place.is_none() && meta.sort == Sort::Relevance;
    meta.home_total.filter(|_| asked_for_home)
}

/// How many cards in the beginning are of the municipality; `None` where it does not part the list, for
/// what fits the words better comes first wherever it is.
fn home_cards(facilities: &[FacilitySummary]) -> Option<usize> {
    let is_home = |facility: &FacilitySummary| facility.why.contains(&Why::Home);
    facilities.is_sorted_by_key(|facility| !is_home(facility)).then(|| facilities.partition_point(is_home))
}

/// How many, where, and in which order.
fn count(visit: &Visit, search: &Search, answer: &FacilitiesResponse) -> Markup {
    let Visit { lang, municipality, .. } = visit;
    let lang = *lang;
    let FacilitiesResponse { facilities, meta } = answer;
    let home = home_total(search, meta).filter(|home| (1..meta.total).contains(home));
    let codes = municipality.area_codes.join(",");
    let is_first_page = search.get("cursor").is_empty();
    let comes_first = |home: i64| {
        is_first_page && home_cards(facilities).is_some_and(|cards| cards == facilities.len() || cards as i64 == home)
    };
    html! {
        div.result-count {
            p role="status" {
                b { (find::count(lang, grouped(meta.total))) }
                @if let Some(home) = home {
                    " "
                    @if comes_first(home) {
                        (w::home_first(lang, home_name(visit), grouped(home)))
                    } @else {
                        (w::of_them_home(lang, home_name(visit), grouped(home)))
                    }
                }
            }
            (hours_unknown(search, meta))
            @if home.is_some() && !codes.is_empty() {
                p.order { a href=(search.with("area", &codes).href()) { (w::make_home_only(lang, home_name(visit))) } }
            }
            @if !facilities.is_empty() { (order(visit, search, answer)) }
            a.see-map href=(search.moved_to(MAP).with("cursor", "").href()) { (icon(Icon::PLACE)) span { (words::map::see_map(lang)) } }
        }
    }
}

/// What is open is told apart from that of which nobody knows it, which is never left out in silence.
fn hours_unknown(search: &Search, meta: &FacilitiesMeta) -> Markup {
    let lang = search.lang();
    let unknown = meta.hours_unknown.filter(|&number| number > 0);
    html! {
        @if search.is_hours_unknown() {
            p.scope {
                (w::these_are_unknown(lang)) " "
                a href=(search.with("hours", "").href()) { (w::see_open(lang)) }
            }
        } @else if let Some(number) = unknown {
            p.scope {
                (w::also_unknown(lang, grouped(number))) " "
                a href=(search.with("hours", "unknown").href()) { (w::see_unknown(lang)) }
            }
        }
    }
}

/// The order in use and the other ones: by distance only where there is a place to begin from.
fn order(visit: &Visit, search: &Search, answer: &FacilitiesResponse) -> Markup {
    let lang = visit.lang;
    let FacilitiesResponse { facilities, meta } = answer;
    let best = match search.get("q") {
        "" if !visit.municipality.name.is_empty() => w::home_order(lang, &visit.municipality.name),
        _ => w::by_relevance(lang),
    };
    // From a place the nearest come first without saying so, and only then.
    let from_place = search.has_place() || has_distances(facilities);
    let place = meta.place.as_ref().and_then(|place| place.location);
    let nearest = match from_place {
        true => Some(search.with("sort", "")),
        false => place.map(|place| search.nearest_to(place)),
    };
    let by_best = search.with("sort", if from_place { "relevance" } else { "" });
    let orders = [
        Some((best, Sort::Relevance, by_best)),
        nearest.map(|nearest| (find::by_distance(lang), Sort::Distance, nearest)),
        Some((find::by_name(lang), Sort::Name, search.with("sort", "name"))),
    ];
    html! {
        ul.order aria-label=(w::order(lang).plain()) {
            @for (words, sort, search) in orders.into_iter().flatten() {
                li { a href=(search.href()) aria-current=[(sort == meta.sort).then_some("true")] { span { (words) } } }
            }
        }
    }
}

/// The cards: those of the municipality, and under a heading of their own those around it.
fn list(visit: &Visit, search: &Search, answer: &FacilitiesResponse) -> Markup {
    let lang = visit.lang;
    let FacilitiesResponse { facilities, meta } = answer;
    let home_total = home_total(search, meta);
    let at_home = home_total.and_then(|_| home_cards(facilities)).unwrap_or(facilities.len());
    let (home, around) = facilities.split_at(at_home);
    html! {
        (cards(lang, home))
        @if !around.is_empty() {
            @if home_total == Some(0) {
                p.outside { (w::none_at_home(lang, home_name(visit))) }
            } @else {
                h2.outside { (w::outside_of(lang, home_name(visit))) }
            }
            (cards(lang, around))
        }
    }
}

fn cards(lang: Lang, facilities: &[FacilitySummary]) -> Markup {
    html! {
        @if !facilities.is_empty() {
            ol.facility-list { @for facility in facilities { li { (facility_card(lang, facility)) } } }
        }
    }
}

/// 地域包括支援センター of the place that was asked for.
fn place_center(lang: Lang, meta: &FacilitiesMeta) -> Markup {
    html! {
        @if let Some(center) = &meta.support_center {
            (support_center(lang, &support::of_this_place(lang), center))
        }
    }
}

/// The way on, and back to the beginning.
fn pages(lang: Lang, search: &Search, next: Option<&str>) -> Markup {
    let first = (!search.get("cursor").is_empty()).then(|| search.with("cursor", "").href());
    let next = next.map(|cursor| search.with("cursor", cursor).href());
    pagination(lang, first.as_deref(), next.as_deref())
}
