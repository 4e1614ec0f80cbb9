mod decision;
mod report;
mod shown;

use api::ClientError;
use api::correction_reports::{
    CorrectionReportQuery, CorrectionReportSummary, CorrectionReportsResponse, MISSING, WrongCount,
};
use api::query::{encode, with_query};
use maud::{Markup, html};

pub use decision::send;
pub use report::page as report_page;

use super::frame::{self, ProPage};
use crate::components::{card_table, empty_state, pagination, tabs};
use crate::correction_words::{relation_words, resource_kind_words, status_words, wrong_words};
use crate::dates::japanese_date_of;
use crate::lang::Lang;
use crate::page::{Page, Visit};
use crate::words::{Text, find, pro, pro_corrections as w, report as asked};

/// The address of the queue without its language.
const PATH: &str = "/pro/corrections";

/// `/pro/corrections`: what visitors have reported; the oldest that waits first.
pub async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let query =
        CorrectionReportQuery::parse(&visit.query).map_err(|errors| ClientError::Refused { status: 400, errors })?;
    let account = frame::account(visit).await?;
    let answer = visit.client.list_correction_reports(&query).await?;
    let markup = html! {
        h1 tabindex="-1" { (pro::corrections(lang)) }
        p { (w::lead(lang)) }
        div #correction-queue data-live-part { (queue(lang, &query, &answer)) }
    };
    Ok(frame::framed(visit, &account, ProPage::new(pro::corrections(lang), "corrections", markup)))
}

fn address(lang: Lang, query: &CorrectionReportQuery) -> String {
    with_query(&lang.address(PATH), &query.to_query_string())
}

fn queue(lang: Lang, query: &CorrectionReportQuery, answer: &CorrectionReportsResponse) -> Markup {
    let CorrectionReportsResponse { correction_reports, meta } = answer;
    let state = |decided| address(lang, &CorrectionReportQuery { decided, ..CorrectionReportQuery::default() });
    let states = [
        (state(false), w::waiting(lang, meta.waiting), !query.decided),
        (state(true), w::decided(lang, meta.decided), query.decided),
    ];
    let at = |cursor: &str| address(lang, &CorrectionReportQuery { cursor: cursor.to_owned(), ..query.clone() });
    let first = (!query.cursor.is_empty()).then(|| at(""));
    html! {
        (tabs(&w::states(lang), &states))
        @if meta.wrong.len() > 1 || !query.wrong.is_empty() { (kinds(lang, query, &meta.wrong)) }
        @if correction_reports.is_empty() {
            (nothing(lang, query))
        } @else {
            (card_table(&find::count(lang, meta.total), &headings(lang, query), &rows(lang, correction_reports)))
            (pagination(lang, first.as_deref(), meta.next_cursor.as_deref().map(at).as_deref()))
        }
    }
}

/// What narrows the queue to one kind of mistake.
fn kinds(lang: Lang, query: &CorrectionReportQuery, counts: &[WrongCount]) -> Markup {
    let link = |wrong: &str| {
        let wrong = wrong.to_owned();
        address(lang, &CorrectionReportQuery { wrong, cursor: String::new(), ..query.clone() })
    };
    let current = |wrong: &str| (query.wrong == wrong).then_some("true");
    html! {
        nav.kind-chips aria-label=(w::kinds(lang).plain()) {
            ul {
                li { a.chip href=(link("")) aria-current=[current("")] { span { (find::all(lang)) } } }
                @for WrongCount { code, total } in counts {
                    li {
                        a.chip href=(link(code)) aria-current=[current(code)] {
                            span { (w::kind_count(lang, kind_words(lang, code), total)) }
                        }
                    }
                }
            }
        }
    }
}

fn kind_words(lang: Lang, code: &str) -> Text {
    if code == MISSING { w::missing(lang) } else { wrong_words(lang, code) }
}

fn nothing(lang: Lang, query: &CorrectionReportQuery) -> Markup {
    if !query.wrong.is_empty() || !query.cursor.is_empty() {
        let all = CorrectionReportQuery { wrong: String::new(), cursor: String::new(), ..query.clone() };
        let link = html! { p { a href=(address(lang, &all)) { (w::see_all(lang)) } } };
        return empty_state(&w::nothing_of_kind(lang), link);
    }
    match query.decided {
        true => empty_state(&w::nothing_decided(lang), html! {}),
        false => empty_state(&w::nothing_waiting(lang), html! { p { (w::nothing_waiting_why(lang)) } }),
    }
}

fn headings(lang: Lang, query: &CorrectionReportQuery) -> Vec<Text> {
    let mut headings = vec![w::place(lang), asked::wrong(lang), w::received(lang), w::sent_by(lang)];
    if query.decided {
        headings.push(w::outcome(lang));
    }
    headings
}

fn rows(lang: Lang, reports: &[CorrectionReportSummary]) -> Vec<Vec<Markup>> {
    let wrong = |report: &CorrectionReportSummary| match &report.resource_kind {
        Some(kind) => html! { (w::missing(lang)) "：" (resource_kind_words(lang, kind)) },
        None => {
            let words: Vec<Text> = report.wrong.iter().map(|code| wrong_words(lang, code)).collect();
            html! { (Text::join(lang, &words, if lang == Lang::En { ", " } else { "、" })) }
        }
    };
    let cells = |report: &CorrectionReportSummary| {
        vec![
            html! {
                a.queue-link href={ (lang.address(PATH)) "/" (encode(&report.id)) } lang=[lang.of_published()] {
                    (name_words(lang, report.name.as_deref()))
                }
            },
            wrong(report),
            html! { (japanese_date_of(lang, &report.received_at)) },
            html! { (relation_words(lang, &report.relation)) },
            html! {
                (status_words(lang, report.status))
                @if let Some(at) = &report.decided_at { " " (japanese_date_of(lang, at)) }
            },
        ]
    };
    reports.iter().map(cells).collect()
}

/// The place that a report is about.
fn name_words(lang: Lang, name: Option<&str>) -> Text {
    name.map_or_else(|| w::nameless(lang), |name| Text::published(lang, name))
}
