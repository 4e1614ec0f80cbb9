mod record;

use api::ClientError;
use api::joins::{AreaCount, JoinQuery, JoinSummary, JoinsResponse};
use api::query::{encode, with_query};
use maud::{Markup, html};

pub use record::{page as record_page, send};

use super::frame::{self, ProPage};
use crate::components::{card_table, empty_state, pagination};
use crate::lang::Lang;
use crate::likeness::{division_words, doubt_words};
use crate::page::{Page, Visit};
use crate::words::{Text, facility as f, find, pro, pro_joins as w};

/// The address of the queue without its language.
const PATH: &str = "/pro/joins";

/// `/pro/joins`: records that may belong to a facility and wait for a person.
pub async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let query = read_query(visit)?;
    let account = frame::account(visit).await?;
    let answer = visit.client.list_joins(&query).await?;
    let markup = html! {
        h1 tabindex="-1" { (pro::joins(lang)) }
        p { (w::lead(lang)) }
        div #join-queue data-live-part { (queue(lang, &query, &answer)) }
    };
    Ok(frame::framed(visit, &account, ProPage::new(pro::joins(lang), "joins", markup)))
}

fn read_query(visit: &Visit) -> Result<JoinQuery, ClientError> {
    JoinQuery::parse(&visit.query).map_err(|errors| ClientError::Refused { status: 400, errors })
}

/// The address of the queue, or below it of a record, in an area.
fn address(lang: Lang, key: &str, query: &JoinQuery) -> String {
    let slash = if key.is_empty() { "" } else { "/" };
    with_query(&format!("{}{slash}{}", lang.address(PATH), encode(key)), &query.to_query_string())
}

fn queue(lang: Lang, query: &JoinQuery, answer: &JoinsResponse) -> Markup {
    let JoinsResponse { joins, meta } = answer;
    let at = |cursor: &str| address(lang, "", &JoinQuery { cursor: cursor.to_owned(), ..query.clone() });
    let first = (!query.cursor.is_empty()).then(|| at(""));
    let headings = [w::record(lang), f::address(lang), w::division(lang), w::why(lang), w::candidates(lang)];
    html! {
        @if !meta.areas.is_empty() { (areas(lang, query, &meta.areas)) }
        @if joins.is_empty() {
            (nothing(lang, query))
        } @else {
            (card_table(&find::count(lang, meta.total), &headings, &rows(lang, query, joins)))
            (pagination(lang, first.as_deref(), meta.next_cursor.as_deref().map(at).as_deref()))
        }
    }
}

/// A form that works without script: the chosen area stands in the address.
fn areas(lang: Lang, query: &JoinQuery, areas: &[AreaCount]) -> Markup {
    let total: i64 = areas.iter().filter(|area| area.code.len() == 2).map(|area| area.total).sum();
    let words = |area: &AreaCount| {
        let name = Text::published(lang, area.name.as_deref().unwrap_or(&area.code));
        if area.code.len() == 2 {
            w::area_count(lang, name, area.total)
        } else {
            w::municipality_count(lang, name, area.total)
        }
    };
    let is_listed = areas.iter().any(|area| area.code == query.area);
    html! {
        form.queue-filter method="get" action=(lang.address(PATH)) {
            div.field {
                label for="area" { (w::area(lang)) }
                select.text-input #area name="area" {
                    option value="" { (w::all_areas(lang, total).plain()) }
                    @if !query.area.is_empty() && !is_listed { option value=(query.area) selected { (query.area) } }
                    @for area in areas {
                        option value=(area.code) selected[area.code == query.area] { (words(area).plain()) }
                    }
                }
            }
            button.button type="submit" { span { (w::narrow(lang)) } }
        }
    }
}

fn nothing(lang: Lang, query: &JoinQuery) -> Markup {
    if query == &JoinQuery::default() {
        return empty_state(&w::nothing(lang), html! { p { (w::nothing_why(lang)) } });
    }
    let link = html! { p { a href=(lang.address(PATH)) { (w::see_all(lang)) } } };
    empty_state(&w::nothing_here(lang), link)
}

fn rows(lang: Lang, query: &JoinQuery, joins: &[JoinSummary]) -> Vec<Vec<Markup>> {
    let area = JoinQuery { area: query.area.clone(), cursor: String::new() };
    let cells = |join: &JoinSummary| {
        vec![
            html! {
                a.queue-link href=(address(lang, &join.key, &area)) lang=[lang.of_published()] { (join.name) }
            },
            html! { span lang=[lang.of_published()] { (join.address) } },
            html! { (division_words(lang, &join.division)) },
            html! { (doubt_words(lang, &join.doubt)) },
            html! { (find::count(lang, join.candidates)) },
        ]
    };
    joins.iter().map(cells).collect()
}
