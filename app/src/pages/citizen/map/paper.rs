//! `/map/print`: the map on A4, for hands without a screen: numbers, telephones and hours, readable in black and
//! white and after a FAX.

use api::ClientError;
use api::facilities::{Facility, FacilityKind};
use futures_util::future::join_all;
use maud::{Markup, html};

use super::stage::attribution;
use super::{background, pins, shown};
use crate::components::{StillMap, pagination, print_button, still_map};
use crate::dates::date_words;
use crate::facility_words::service_days_words;
use crate::finder::{MAP, MAP_ON_PAPER, Search, map_query, with_visits};
use crate::hours::week_lines;
use crate::lang::Lang;
use crate::numbers::grouped;
use crate::page::{Page, Visit};
use crate::words::{self, Text, map as w, site, source_line};

/// Places on one print: more would cover the map.
const PRINTED: u32 = 100;

/// The sheet for the query string of the page.
pub async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let Visit { lang, municipality, .. } = visit;
    let lang = *lang;
    let raw = with_visits(&visit.client, &visit.query).await?;
    let search = Search::on(MAP_ON_PAPER, lang, &raw);
    let answer = visit.find_facilities(&map_query(&raw, municipality, PRINTED)).await?;
    let bbox = shown(&search, &answer);
    let background = background(visit, bbox).await;
    let details = join_all(answer.facilities.iter().map(|facility| visit.client.get_facility(&facility.id))).await;
    // What is replaced at this very moment is not there any more.
    let facilities: Vec<Facility> = details.into_iter().filter_map(|answer| Some(answer.ok()?.facility)).collect();
    let pins = pins(&answer.facilities);
    let label = w::still(lang, pins.len()).plain();
    let subject = search.subject().unwrap_or_else(|| w::everything(lang));
    let title = w::paper_title(lang, subject);
    let first = (!search.get("cursor").is_empty()).then(|| search.with("cursor", "").href());
    let next = answer.meta.next_cursor.as_deref().map(|cursor| search.with("cursor", cursor).href());
    let today = answer.facilities.first().map(|facility| facility.today.date.as_str());
    let markup = html! {
        (visit.map_style())
        p.back-link { a href=(search.moved_to(MAP).href()) { span { (w::back_to_map(lang)) } } }
        article.paper {
            h1 tabindex="-1" { (title) }
            p.paper-facts {
                @if !municipality.name.is_empty() { span lang=[lang.of_published()] { (municipality.name) } " " }
                span { (w::of_all(lang, facilities.len(), grouped(answer.meta.total))) }
                @if let Some(today) = today { " " span { (w::printed_on(lang, date_words(lang, today))) } }
            }
            div.page-actions { (print_button(lang)) }
            (still_map(&StillMap { bbox, pins: &pins, background: &background, with_pictures: true, label }))
            (attribution(lang, &background))
            (table(lang, &facilities))
            (sources(lang, &facilities))
            p { (w::paper_note(lang)) }
            @if let Some(desk) = &municipality.desk {
                p.paper-desk { b lang=[lang.of_published()] { (desk.name) } " " (site::telephone_number(lang, &desk.telephone)) }
            }
        }
        (pagination(lang, first.as_deref(), next.as_deref()))
    };
    Ok(Page::new(lang, &title, markup))
}

fn table(lang: Lang, facilities: &[Facility]) -> Markup {
    html! {
        table.paper-list {
            thead {
                tr {
                    th scope="col" { (w::number(lang)) }
                    th scope="col" { (w::name_and_place(lang)) }
                    th scope="col" { (site::telephone(lang)) }
                    th scope="col" { (w::hours(lang)) }
                }
            }
            tbody {
                @for (at, facility) in facilities.iter().enumerate() {
                    tr id={ "place-" (at + 1) } {
                        td { b.paper-number { (at + 1) } }
                        td {
                            b lang=[lang.of_published()] { (facility.name) }
                            " " span.tag { (words::kind(lang, facility.kind)) }
                            span.address lang=[lang.of_published()] { (facility.address) }
                        }
                        td.paper-telephone { (facility.telephone.as_deref().unwrap_or("―")) }
                        td { (hours(lang, facility)) }
                    }
                }
            }
        }
    }
}

/// The hours of the week; of a care office the days of its services.
fn hours(lang: Lang, facility: &Facility) -> Markup {
    let mut lines = week_lines(lang, &facility.week);
    if let Some(when) = facility.activity.as_ref().and_then(|activity| activity.when.as_deref()) {
        return html! { span.span lang=[lang.of_published()] { (when) } };
    }
    if lines.is_empty() && facility.kind == FacilityKind::Care {
        for service in &facility.services {
            let days = service_days_words(lang, service);
            if !lines.contains(&days) {
                lines.push(days);
            }
        }
    }
    html! { @if lines.is_empty() { (words::facility::not_known(lang)) } @for line in &lines { span.span { (line) } } }
}

/// Each source once, with its day.
fn sources(lang: Lang, facilities: &[Facility]) -> Markup {
    let mut all: Vec<Text> = Vec::new();
    for source in facilities.iter().flat_map(|facility| &facility.sources) {
        let words = source_line::source(lang, words::source_title(lang, source), date_words(lang, &source.as_of));
        if !all.contains(&words) {
            all.push(words);
        }
    }
    html! {
        @if !all.is_empty() {
            p.source-line { (source_line::sources(lang, Text::join(lang, &all, &source_line::between(lang).plain()))) }
        }
    }
}
