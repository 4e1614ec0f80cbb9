use api::ClientError;
use api::facilities::{FacilitiesResponse, Sort};
use api::municipality::Municipality;
use maud::{Markup, html};

use crate::components::{
    care_kinds, conditions, desk_panel, empty_state, facility_card, kind_chips, pagination, print_button, search_box,
};
use crate::finder::{Condition, Search, api_query, outside_words};
use crate::lang::Lang;
use crate::numbers::grouped;
use crate::page::{Page, Visit};
use crate::words::{self, Text, find, site};

/// `/find`: results for the query string of the page.
pub async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let Visit { lang, municipality, query: raw, .. } = visit;
    let lang = *lang;
    let search = Search::read(lang, raw);
    let answer = visit.find_facilities(&api_query(raw, municipality)).await?;
    let (heading, title) = match (search.get("q"), search.subject()) {
        ("", None) => (find::everything(lang), find::everything_title(lang)),
        ("", Some(subject)) => (subject.clone(), find::title_of(lang, subject)),
        (words, _) => (find::results_of(lang, words), find::title_of_words(lang, words)),
    };
    let markup = html! {
        h1 tabindex="-1" { (heading) }
        (search_box(lang, search.get("q"), &search))
        (results(lang, &search, &answer, municipality))
    };
    Ok(Page { description: find::description(lang).plain(), ..Page::new(lang, &title, markup) })
}

/// The results with what narrows them.
fn results(lang: Lang, search: &Search, answer: &FacilitiesResponse, municipality: &Municipality) -> Markup {
    let FacilitiesResponse { facilities, meta } = answer;
    let departments = facilities.first().map_or(&[][..], |first| &first.departments);
    let all = search.conditions(departments);
    html! {
        (kind_chips(search))
        @if search.is_care() { (care_kinds(search)) }
        @if all.iter().any(|condition| !condition.shown_elsewhere) {
            (conditions(lang, &find::conditions(lang), all.iter().filter(|condition| !condition.shown_elsewhere)))
        }
        (scope(lang, search, municipality))
        div.result-count {
            p role="status" { b { (find::count(lang, grouped(meta.total))) } }
            @if !facilities.is_empty() { (order(lang, search, meta.sort)) }
        }
        @if !meta.gaps.is_empty() {
            ul.gaps { @for gap in &meta.gaps { li { (words::gap(lang, gap)) } } }
        }
        @if facilities.is_empty() {
            (nothing_found(lang, search, &all, municipality))
        } @else {
            ol.facility-list { @for facility in facilities { li { (facility_card(lang, facility)) } } }
            @if search.has_place() { p.estimate { (find::estimate(lang)) } }
            (pages(lang, search, meta.next_cursor.as_deref()))
            (print_button(lang))
        }
    }
}

/// Where is being looked, and the way to look further.
fn scope(lang: Lang, search: &Search, municipality: &Municipality) -> Markup {
    let name = match municipality.name.as_str() {
        "" => site::this_region(lang),
        name => Text::published(lang, name),
    };
    let local = search.with("wide", "");
    html! {
        @if search.is_local(municipality) {
            p.scope {
                (find::local(lang, &name)) " "
                a href=(search.with("wide", "1").href()) {
                    (find::go_wide(lang, outside_words(lang, &municipality.name)))
                }
            }
        } @else if search.is_wide() && local.is_local(municipality) {
            p.scope {
                (find::wide(lang, &name)) " "
                a href=(local.href()) { (find::go_local(lang, &name)) }
            }
        }
    }
}

/// The order in use, and the other one where there is one.
fn order(lang: Lang, search: &Search, sort: Sort) -> Markup {
    let link = |words: &Text, this: Sort| {
        let href = search.with("sort", if this == Sort::Name { this.as_str() } else { "" }).href();
        html! { a href=(href) aria-current=[(this == sort).then_some("true")] { span { (words) } } }
    };
    html! {
        @if !search.has_place() {
            p { (find::by_name(lang)) }
        } @else {
            p.order { (link(&find::by_distance(lang), Sort::Distance)) (link(&find::by_name(lang), Sort::Name)) }
        }
    }
}

/// Why there is nothing, and what to try.
fn nothing_found(lang: Lang, search: &Search, all: &[Condition], municipality: &Municipality) -> Markup {
    let is_local = search.is_local(municipality);
    let why = if all.is_empty() && !is_local {
        html! { p { (find::nothing_yet(lang)) } }
    } else {
        why_nothing(lang, search, all, municipality)
    };
    html! {
        (empty_state(&find::nothing(lang), why))
        (desk_panel(lang, municipality))
    }
}

fn why_nothing(lang: Lang, search: &Search, all: &[Condition], municipality: &Municipality) -> Markup {
    let is_local = search.is_local(municipality);
    html! {
        p {
            @if is_local && !municipality.name.is_empty() {
                (find::nothing_within(lang, &municipality.name))
            } @else {
                (find::nothing_here(lang))
            }
        }
        @if is_local {
            p {
                a.button data-weight="main" href=(search.with("wide", "1").href()) {
                    span { (find::go_wide(lang, outside_words(lang, &municipality.name))) }
                }
            }
        }
        @if !all.is_empty() {
            p { (find::drop_conditions(lang)) }
            (conditions(lang, &find::drop_condition_list(lang), all.iter()))
        }
        ul {
            li { (find::try_shorter(lang)) }
            li { (find::try_kana(lang)) }
        }
    }
}

/// The way on, and back to the beginning.
fn pages(lang: Lang, search: &Search, next: Option<&str>) -> Markup {
    let first = (!search.get("cursor").is_empty()).then(|| search.with("cursor", "").href());
    let next = next.map(|cursor| search.with("cursor", cursor).href());
    pagination(lang, first.as_deref(), next.as_deref())
}
