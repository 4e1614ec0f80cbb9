//! The list of cases: a page of its own, and the column beside a case.

use api::ClientError;
use api::consults::case::{ConsultSearch, ConsultSummary, ConsultsMeta, ConsultsResponse};
use api::consults::lists::{ConsultLists, ListName};
use api::consults::{ConsultQuery, DeskView};
use api::query::{encode, form_value, with_query};
use maud::{Markup, html};

use super::super::frame::{self, ProPage};
use super::{PATH, Said};
use crate::components::{NoticeKind, empty_state, notice, pagination};
use crate::consult_words::listed_words;
use crate::dates::{month_day_words, short_moment_of};
use crate::desk_words::channel_words;
use crate::lang::Lang;
use crate::page::{Page, Visit};
use crate::words::{Text, pro_desk as w};

/// What was done with a case that is not on this page any more.
const SAID: [Said; 1] = [("handed-over", w::said_handed_over)];

/// `/pro/desk`: what waits, in views.
pub async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let said = SAID.iter().find(|(code, _)| visit.query == format!("said={code}"));
    let asked = if said.is_some() { "" } else { &visit.query };
    let query = ConsultQuery::parse(asked).map_err(|errors| ClientError::Refused { status: 400, errors })?;
    let account = frame::account(visit).await?;
    let lists = visit.client.get_consult_lists().await?;
    let (query, answer) = listed(visit, query).await?;
    let view = query.view;
    let markup = html! {
        div.desk data-shows="list" {
            div.desk-list {
                @if let Some((_, words)) = said { (notice(lang, NoticeKind::Success, &words(lang), html! {})) }
                h1 tabindex="-1" { (heading(lang, view)) }
                (tools(visit, &answer.meta))
                (column(visit, &lists, &query, &answer, None))
            }
            aside.desk-hint aria-label=(w::choose(lang).plain()) {
                p.desk-hint-lead { (w::choose(lang)) }
                @if answer.meta.desk.is_some() { p { (w::choose_why(lang)) } }
                p { (w::choose_live(lang)) }
            }
        }
    };
    Ok(frame::framed(visit, &account, ProPage::new(w::title(lang), "consults", markup)))
}

/// What a view lists, and which view it is: who has no desk has only what was circulated to them.
pub async fn listed(visit: &Visit, query: ConsultQuery) -> Result<(ConsultQuery, ConsultsResponse), ClientError> {
    let answer = visit.client.list_consults(&query).await?;
    if answer.meta.desk.is_some() || query.view == DeskView::Circulated {
        return Ok((query, answer));
    }
    let query = ConsultQuery { view: DeskView::Circulated, ..ConsultQuery::default() };
    let answer = visit.client.list_consults(&query).await?;
    Ok((query, answer))
}

/// `/pro/desk/search`, posted: nothing of what is looked for stands in an address.
pub async fn search(visit: &Visit, typed: &[(String, String)]) -> Result<Page, ClientError> {
    found_page(visit, form_value(typed, "words")).await
}

/// What was found for words.
pub async fn found_page(visit: &Visit, words: &str) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let account = frame::account(visit).await?;
    let lists = visit.client.get_consult_lists().await?;
    // As many as can be a name or a number; the rest would be refused.
    let words: String = words.trim().chars().take(100).collect();
    let query = ConsultQuery::default();
    let answer = if words.is_empty() {
        let meta = visit.client.list_consults(&query).await?.meta;
        ConsultsResponse { consults: Vec::new(), meta }
    } else {
        visit.client.search_consults(&ConsultSearch { words: words.clone() }).await?
    };
    let markup = html! {
        div.desk data-shows="list" {
            div.desk-list {
                h1 tabindex="-1" { (w::heading_found(lang)) }
                (search_form(visit, &words))
                @if !words.is_empty() {
                    p.desk-found role="status" { (w::found(lang, answer.meta.total)) }
                    @if answer.consults.is_empty() {
                        (empty_state(&w::none_found(lang), html! { p { (w::none_found_why(lang)) } }))
                    } @else {
                        (items(visit, &lists, &answer.consults, DeskView::New, None))
                    }
                }
                p.back-link { a href=(visit.address(PATH)) { span { (w::back(lang)) } } }
            }
        }
    };
    Ok(frame::framed(visit, &account, ProPage::new(w::heading_found(lang), "", markup)))
}

/// A new sheet, and words to look for.
fn tools(visit: &Visit, meta: &ConsultsMeta) -> Markup {
    let lang = visit.lang;
    html! {
        @if meta.desk.is_some() {
            a.button.desk-new href={ (visit.address(PATH)) "/new" } { span { (w::write_new(lang)) } }
            (search_form(visit, ""))
        }
    }
}

fn search_form(visit: &Visit, words: &str) -> Markup {
    let lang = visit.lang;
    html! {
        form.desk-search method="post" action={ (visit.address(PATH)) "/search" } role="search" {
            label.visually-hidden for="words" { (w::find_label(lang)) }
            input.text-input #words type="search" name="words" value=(words) maxlength="100" autocomplete="off"
                placeholder=(w::find_hint(lang).plain());
            button.button type="submit" { span { (w::find_do(lang)) } }
        }
    }
}

/// Views with their counts and the cases of one: renewed when anything changes. `shown`: the case beside it.
pub fn column(
    visit: &Visit,
    lists: &ConsultLists,
    query: &ConsultQuery,
    answer: &ConsultsResponse,
    shown: Option<&str>,
) -> Markup {
    let lang = visit.lang;
    let address = |query: &ConsultQuery| with_query(&visit.address(PATH), &query.to_query_string());
    let next = answer.meta.next_cursor.as_ref();
    let next = next.map(|cursor| address(&ConsultQuery { cursor: cursor.clone(), ..query.clone() }));
    let first = (!query.cursor.is_empty()).then(|| address(&ConsultQuery { cursor: String::new(), ..query.clone() }));
    html! {
        div #desk-list data-live-part {
            @if answer.meta.desk.is_some() { (views(visit, query.view, &answer.meta)) }
            @if answer.consults.is_empty() {
                (nothing(lang, query.view))
            } @else {
                (items(visit, lists, &answer.consults, query.view, shown))
                (pagination(lang, first.as_deref(), next.as_deref()))
            }
        }
    }
}

/// The views of a desk with their numbers.
fn views(visit: &Visit, view: DeskView, meta: &ConsultsMeta) -> Markup {
    let lang = visit.lang;
    let counts = &meta.counts;
    let all = [
        (DeskView::New, w::view_new(lang), Some(counts.new)),
        (DeskView::Mine, w::view_mine(lang), Some(counts.mine)),
        (DeskView::Overdue, w::view_overdue(lang), Some(counts.overdue)),
        (DeskView::Open, w::view_open(lang), Some(counts.open)),
        (DeskView::Circulated, w::view_circulated(lang), Some(counts.circulated)),
        (DeskView::Closed, w::view_closed(lang), None),
    ];
    html! {
        nav.desk-views aria-label=(w::views(lang).plain()) {
            ul {
                @for (each, words, count) in all {
                    li {
                        a href={ (visit.address(PATH)) (view_query(each, '?')) } data-view=(each.code())
                            aria-current=[(each == view).then_some("true")] {
                            span { (words) }
                            @if let Some(count) = count { " " b.desk-count data-some[count > 0] { (count) } }
                        }
                    }
                }
            }
        }
    }
}

/// What keeps a view in an address; nothing for the first one.
pub fn view_query(view: DeskView, mark: char) -> String {
    if view == DeskView::New { String::new() } else { format!("{mark}view={}", view.code()) }
}

fn items(
    visit: &Visit,
    lists: &ConsultLists,
    consults: &[ConsultSummary],
    view: DeskView,
    shown: Option<&str>,
) -> Markup {
    html! {
        ul.desk-items {
            @for consult in consults {
                li {
                    a href={ (visit.address(PATH)) "/" (encode(&consult.id)) (view_query(view, '?')) }
                        aria-current=[(shown == Some(consult.id.as_str())).then_some("page")] {
                        (item(visit.lang, lists, consult))
                    }
                }
            }
        }
    }
}

fn item(lang: Lang, lists: &ConsultLists, consult: &ConsultSummary) -> Markup {
    let published = lang.of_published();
    let asker = listed_words(lang, lists, ListName::Askers, &consult.asker);
    html! {
        span.desk-line {
            span { (w::number(lang, &consult.number)) }
            span { (short_moment_of(lang, &consult.received_at)) }
            span { (channel_words(lang, consult.channel)) }
        }
        @if let Some(due) = due_words(lang, consult.answer_due_on.as_deref(), consult.follow_up_on.as_deref(), consult.is_overdue) {
            span.desk-due data-now[consult.is_overdue] { (due) }
        }
        @if consult.subject.is_empty() {
            span.desk-subject { (w::no_subject(lang)) }
        } @else {
            span.desk-subject lang=[published] { (consult.subject) }
        }
        span.desk-line {
            span {
                (asker)
                @if let Some(organization) = &consult.asker_organization { span lang=[published] { "・" (organization) } }
            }
            @if let Some(name) = &consult.assigned_to { span { (w::assigned(lang, name)) } }
            @if consult.has_addition { span.tag { (w::addition(lang)) } }
        }
    }
}

/// What is due next, and whether it is time; nothing when nothing is.
pub fn due_words(lang: Lang, answer: Option<&str>, follow_up: Option<&str>, is_overdue: bool) -> Option<Text> {
    let day = |date| month_day_words(lang, date);
    Some(match (answer, follow_up, is_overdue) {
        (Some(date), _, false) => w::due(lang, day(date)),
        (Some(date), _, true) => w::due_now(lang, day(date)),
        (None, Some(date), false) => w::follow_up(lang, day(date)),
        (None, Some(date), true) => w::follow_up_now(lang, day(date)),
        (None, None, _) => return None,
    })
}

fn heading(lang: Lang, view: DeskView) -> Text {
    match view {
        DeskView::New => w::heading_new(lang),
        DeskView::Mine => w::heading_mine(lang),
        DeskView::Overdue => w::heading_overdue(lang),
        DeskView::Open => w::heading_open(lang),
        DeskView::Closed => w::heading_closed(lang),
        DeskView::Circulated => w::heading_circulated(lang),
    }
}

/// Why there is nothing, and what to do.
fn nothing(lang: Lang, view: DeskView) -> Markup {
    let (words, why) = match view {
        DeskView::New => (w::none_new(lang), Some(w::none_new_why(lang))),
        DeskView::Mine => (w::none_mine(lang), Some(w::none_mine_why(lang))),
        DeskView::Overdue => (w::none_overdue(lang), Some(w::none_overdue_why(lang))),
        DeskView::Open => (w::none_open(lang), None),
        DeskView::Closed => (w::none_closed(lang), None),
        DeskView::Circulated => (w::none_circulated(lang), Some(w::none_circulated_why(lang))),
    };
    empty_state(&words, html! { @if let Some(why) = why { p { (why) } } })
}
