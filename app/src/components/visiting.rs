use api::facilities::Facility;
use api::visits::{ServiceArea, Visiting};
use maud::{Markup, html};

use super::confirmed_words;
use crate::dates::date_words;
use crate::distances::length;
use crate::finder::Search;
use crate::lang::Lang;
use crate::words::{Text, source_line, source_title, visits as w};

/// A plain GET form that asks for whom a visit is: what else is looked for goes along. What was typed stays, also where
/// it names no place.
pub fn visit_form(search: &Search, action: &str) -> Markup {
    let lang = search.lang();
    let rest = search.without(&["to", "visits", "near", "radius", "sort", "hours"]);
    html! {
        p.visit-ask {
            label for="to" { (w::ask(lang)) }
            @if search.names_no_place() { " " b #to-fault role="alert" { (w::unknown_place(lang, search.get("to"))) } }
        }
        form.search-box method="get" action=(action) {
            input #to name="to" type="text" value=(search.get("to")) placeholder=(w::placeholder(lang).plain()) maxlength="100" autocomplete="off" aria-describedby=[search.names_no_place().then_some("to-fault")];
            @for (name, value) in rest.fields() { input type="hidden" name=(name) value=(value); }
            button type="submit" { (w::search(lang)) }
        }
    }
}

/// Whether it comes to the place that was asked for: by whose word, and since when that is known.
pub fn visiting(lang: Lang, visiting: &Visiting) -> Markup {
    html! {
        @match visiting {
            Visiting::Covers { confirmed_on, confirmed_by, needs_confirmation, .. } => {
                p {
                    b { (covers_words(lang, confirmed_on.as_deref(), confirmed_by.as_deref())) }
                    @if *needs_confirmation { " " (confirmed_words(lang, (None, None, true))) }
                }
            }
            Visiting::Unknown => p { (w::unknown(lang)) },
        }
    }
}

fn covers_words(lang: Lang, on: Option<&str>, by: Option<&str>) -> Text {
    let date = on.map(|date| date_words(lang, date));
    let who = by.map(|who| Text::published(lang, who));
    match (who, date) {
        (Some(who), Some(date)) => w::covers_by_on(lang, who, date),
        (Some(who), None) => w::covers_by(lang, who),
        (None, Some(date)) => w::covers_on(lang, date),
        (None, None) => w::covers(lang),
    }
}

/// Where a facility comes to; nothing for what visits nobody.
pub fn service_area(lang: Lang, facility: &Facility) -> Markup {
    html! {
        @if facility.service_area.is_some() || facility.visits_homes {
            section.panel {
                h2 { (w::area(lang)) }
                @match &facility.service_area {
                    Some(area) => (published(lang, area)),
                    None => p { (w::unknown(lang)) },
                }
            }
        }
    }
}

fn published(lang: Lang, area: &ServiceArea) -> Markup {
    let between = if lang == Lang::En { ", " } else { "、" };
    let confirmed = (area.confirmed_on.as_deref(), area.confirmed_by.as_deref(), area.needs_confirmation);
    let listed = |names: &[String]| {
        let names: Vec<Text> = names.iter().map(|name| Text::published(lang, name)).collect();
        Text::join(lang, &names, between)
    };
    let municipalities: Vec<String> = area.municipalities.iter().map(|named| named.name.clone()).collect();
    html! {
        dl {
            @if !municipalities.is_empty() {
                dt { (w::municipalities(lang)) }
                dd { (listed(&municipalities)) }
            }
            @if !area.towns.is_empty() {
                dt { (w::towns(lang)) }
                @for towns in &area.towns {
                    dd {
                        @match &towns.municipality {
                            Some(of) => (w::towns_of(lang, Text::published(lang, &of.name), listed(&towns.names))),
                            None => (listed(&towns.names)),
                        }
                    }
                }
            }
            @if let Some(metres) = area.radius {
                dt { (w::distance(lang)) }
                dd { (w::within(lang, length(metres))) }
            }
            @if area.has_outline {
                dt { (w::drawn(lang)) }
                dd { (w::is_drawn(lang)) }
            }
            @if let Some(note) = &area.note {
                dt { (w::note(lang)) }
                dd lang=[lang.of_published()] { (note) }
            }
            dt { (w::confirmed(lang)) }
            dd { (confirmed_words(lang, confirmed)) }
        }
        p.source-line { (source_line::source(lang, source_title(lang, &area.source), date_words(lang, &area.source.as_of))) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_says_so_and_when_it_was_confirmed() {
        let covers = |on: Option<&str>, by: Option<&str>| {
            let covers = Visiting::Covers {
                dataset: "service_areas".to_owned(),
                confirmed_on: on.map(str::to_owned),
                confirmed_by: by.map(str::to_owned),
                needs_confirmation: on.is_none(),
            };
            visiting(Lang::Ja, &covers).into_string()
        };
        let full = covers(Some("2026-06-01"), Some("<医師会>"));
        assert!(full.contains("この住所に来てくれます（&lt;医師会&gt;の公表、2026年6月1日に確認）"), "{full}");
        assert!(!full.contains("要確認"), "{full}");
        let bare = covers(None, None);
        assert!(bare.contains("この住所に来てくれます</b>") && bare.contains("要確認"), "{bare}");
        let unknown = visiting(Lang::Ja, &Visiting::Unknown).into_string();
        assert!(unknown.contains("訪問できる範囲は未確認。電話で確認"), "{unknown}");
    }

    #[test]
    fn a_form_keeps_what_was_typed_and_what_is_looked_for() {
        let form = |raw: &str| visit_form(&Search::read(Lang::Ja, raw), "/find").into_string();
        let asked = form("service=130&near=1,2&sort=name&cursor=x");
        assert!(asked.contains("name=\"service\" value=\"130\"") && !asked.contains("name=\"near\""), "{asked}");
        assert!(!asked.contains("name=\"cursor\"") && !asked.contains("role=\"alert\""), "{asked}");
        let unknown = form("service=130&to=%3Cb%3E");
        assert!(unknown.contains("value=\"&lt;b&gt;\"") && unknown.contains("role=\"alert\""), "{unknown}");
        let found = form("service=130&to=a&visits=34.8,135.6");
        assert!(!found.contains("role=\"alert\"") && !found.contains("name=\"visits\""), "{found}");
    }
}
