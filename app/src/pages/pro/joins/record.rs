use api::accounts::Account;
use api::joins::{Join, JoinQuery, JoinResponse, NewJoinDecision};
use api::query::encode;
use api::{ClientError, ErrorItem};
use maud::{Markup, html};

use super::super::frame::{self, ProPage};
use super::{address, read_query};
use crate::components::{Field, NoticeKind, compared, error_summary, join_candidates, no_such_page, notice};
use crate::dates::{date_words, japanese_date_of};
use crate::form::FormState;
use crate::lang::Lang;
use crate::likeness::{division_words, doubt_words};
use crate::page::{Answer, Page, Visit};
use crate::words::{self, facility as f, pro_corrections as decided, pro_joins as w, site};

const DECISION: &str = "decision";

/// `/pro/joins/{key}`: a record beside the facilities that may be meant.
pub async fn page(visit: &Visit, key: &str) -> Result<Page, ClientError> {
    let area = read_query(visit)?.area;
    let account = frame::account(visit).await?;
    match visit.client.get_join(key, &area).await {
        Ok(answer) => Ok(record(visit, &account, &area, &answer, &FormState::default(), None, 200)),
        Err(error) if error.status() == 404 => Ok(Page { private: true, ..no_such_page(visit) }),
        Err(error) => Err(error),
    }
}

/// The same, posted.
pub async fn send(visit: &Visit, key: &str, typed: Vec<(String, String)>) -> Result<Answer, ClientError> {
    let area = read_query(visit)?.area;
    let account = frame::account(visit).await?;
    let sent = match NewJoinDecision::from_form(&typed) {
        Ok(decision) => visit.client.decide_join(key, &area, &decision).await,
        Err(errors) => Err(ClientError::Refused { status: 422, errors }),
    };
    let (errors, status) = match sent {
        Ok(_) => {
            let query = JoinQuery { area, cursor: String::new() };
            return Ok(Answer::SeeOther(address(visit.lang, key, &query)));
        }
        Err(ClientError::Refused { status: 404, .. }) => {
            return Ok(Answer::Page(Page { private: true, ..no_such_page(visit) }));
        }
        Err(ClientError::Refused { status: status @ (409 | 422 | 500..), errors }) => (errors, status),
        Err(ClientError::Unreachable) => (vec![ErrorItem::new("unavailable", "")], 503),
        Err(error) => return Err(error),
    };
    let answer = visit.client.get_join(key, &area).await?;
    // What was chosen among other candidates must not be sent by mistake.
    let (form, first) = match status {
        409 => (FormState::default(), errors.into_iter().next()),
        _ => (FormState { typed, errors }, None),
    };
    Ok(Answer::Page(record(visit, &account, &area, &answer, &form, first.as_ref(), status)))
}

fn record(
    visit: &Visit,
    account: &Account,
    area: &str,
    answer: &JoinResponse,
    form: &FormState,
    conflict: Option<&ErrorItem>,
    status: u16,
) -> Page {
    let lang = visit.lang;
    let join = &answer.join;
    let query = JoinQuery { area: area.to_owned(), cursor: String::new() };
    let heading = w::heading(lang, &join.name);
    let next = answer.meta.next_key.as_ref().map(|key| address(lang, key, &query));
    let is_waiting = join.verdict == "doubtful";
    let markup = html! {
        p.back-link { a href=(address(lang, "", &query)) { span { (w::back(lang)) } } }
        (error_summary(lang, form, &[(DECISION, w::which(lang))]))
        @if let Some(conflict) = conflict { (told(lang, conflict)) }
        h1 tabindex="-1" { (heading) }
        @if !is_waiting { (outcome(lang, join)) }
        div.side-by-side data-first="narrow" {
            (told_in_notice(lang, join))
            @if !is_waiting {
                @for candidate in &join.candidates { section.panel { h2 { (candidate.name) } (compared(lang, join, candidate)) } }
            } @else if join.candidates.is_empty() {
                section.panel { p { (w::only_operator(lang)) } }
            } @else {
                (choices(lang, join, &query, form))
            }
        }
        @if is_waiting {
            @if let Some(next) = &next { p.queue-later { a href=(next) { (w::later(lang)) } } }
        } @else {
            div.queue-next {
                @match &next {
                    Some(next) => a.button data-weight="main" href=(next) { span { (w::next(lang)) } },
                    None => { p { (w::none_left(lang)) } p { a href=(address(lang, "", &query)) { (w::back(lang)) } } }
                }
            }
        }
    };
    frame::framed(visit, account, ProPage { status, ..ProPage::new(heading, "joins", markup) })
}

fn choices(lang: Lang, join: &Join, query: &JoinQuery, form: &FormState) -> Markup {
    let hint = Some(w::which_hint(lang));
    let field = Field { lang, form, name: DECISION, label: w::which(lang), hint, required: true };
    html! {
        form.form method="post" action=(address(lang, &join.key, query)) novalidate {
            (join_candidates(&field, join))
            button.button data-weight="main" type="submit" { span { (w::decide(lang)) } }
        }
    }
}

fn told_in_notice(lang: Lang, join: &Join) -> Markup {
    let Join { key, division, name, address, telephone, as_of, functions, doubt, .. } = join;
    html! {
        section.panel {
            h2 { (w::notice(lang)) }
            dl {
                @if let Some(doubt) = doubt { dt { (w::why(lang)) } dd { (doubt_words(lang, doubt)) } }
                dt { (f::name(lang)) }
                dd lang=[lang.of_published()] { b { (name) } }
                dt { (f::address(lang)) }
                dd lang=[lang.of_published()] { (address) }
                dt { (site::telephone(lang)) }
                dd { @match telephone { Some(number) => (number), None => (w::in_notice_nothing(lang)) } }
                dt { (w::division(lang)) }
                dd { (division_words(lang, division)) }
                @if !functions.is_empty() {
                    dt { (w::functions(lang)) }
                    dd { ul { @for function in functions { li { (words::function(lang, &function.code)) } } } }
                }
                dt { (w::number(lang)) }
                dd { (key) }
            }
            p.source-line { (w::list_of(lang, date_words(lang, as_of))) }
        }
    }
}

/// What became of it, by whom and when.
fn outcome(lang: Lang, join: &Join) -> Markup {
    let heading = match join.candidates.first() {
        Some(candidate) => w::joined(lang, &candidate.name),
        None => w::apart(lang),
    };
    let body = html! {
        @if let Some(at) = &join.decided_at {
            p {
                @match &join.decided_by {
                    Some(name) => (decided::decided_by(lang, name, japanese_date_of(lang, at))),
                    None => (decided::decided_on(lang, japanese_date_of(lang, at))),
                }
            }
        }
        @if let Some(candidate) = join.candidates.first() {
            p.check-links { a href={ (lang.address("/facilities/")) (encode(&candidate.facility_id)) } { (w::see_place(lang)) } }
        }
    };
    notice(lang, NoticeKind::Success, &heading, body)
}

fn told(lang: Lang, conflict: &ErrorItem) -> Markup {
    let heading = match conflict.code.as_str() {
        "already_decided" => w::decided_meanwhile(lang),
        _ => w::changed_meanwhile(lang),
    };
    notice(lang, NoticeKind::Warning, &heading, html! { p { (w::not_kept(lang)) } })
}
