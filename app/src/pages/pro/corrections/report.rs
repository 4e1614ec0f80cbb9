use api::ClientError;
use api::correction_reports::{CorrectionReport, CorrectionReportResponse, Sender};
use api::corrections::{CorrectionStatus, NewResource};
use api::query::encode;
use maud::{Markup, html};

use super::super::frame::{self, ProPage};
use super::{PATH, decision, name_words, shown};
use crate::components::{NoticeKind, no_such_page, notice, phone_button};
use crate::correction_words::{relation_words, resource_kind_words, status_words, wrong_words};
use crate::dates::{date_words, japanese_date_of};
use crate::form::FormState;
use crate::lang::Lang;
use crate::page::{Page, Visit};
use crate::words::{Text, correction, pro_corrections as w, report as asked};

/// `/pro/corrections/{id}`: what was reported beside what is shown, and the forms that decide.
pub async fn page(visit: &Visit, id: &str) -> Result<Page, ClientError> {
    match visit.client.get_correction_report(id).await {
        Ok(answer) => with_form(visit, &answer, &decision::prepared(), 200).await,
        Err(error) if error.status() == 404 => Ok(Page { private: true, ..no_such_page(visit) }),
        Err(error) => Err(error),
    }
}

/// The same with what was typed, and what was wrong with it.
pub async fn with_form(
    visit: &Visit,
    answer: &CorrectionReportResponse,
    form: &FormState,
    status: u16,
) -> Result<Page, ClientError> {
    let report = &answer.correction_report;
    let decision = match report.status {
        CorrectionStatus::Received => decision::forms(visit, report, form),
        _ => outcome(visit.lang, report),
    };
    let errors = decision::errors(visit.lang, form);
    around(visit, answer, errors, decision, status).await
}

/// What somebody else has decided meanwhile, with what was written in vain.
pub async fn decided_meanwhile(
    visit: &Visit,
    answer: &CorrectionReportResponse,
    written: Option<&str>,
) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let told = notice(
        lang,
        NoticeKind::Warning,
        &w::decided_meanwhile(lang),
        html! {
            p { (w::not_sent(lang)) }
            @if let Some(words) = written.filter(|words| !words.trim().is_empty()) {
                h2 { (w::yours(lang)) }
                p.correction-words lang=[lang.of_published()] { (words) }
            }
        },
    );
    around(visit, answer, told, outcome(lang, &answer.correction_report), 409).await
}

async fn around(
    visit: &Visit,
    answer: &CorrectionReportResponse,
    above: Markup,
    decision: Markup,
    status: u16,
) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let report = &answer.correction_report;
    let is_waiting = report.status == CorrectionStatus::Received;
    let name = report.resource.as_ref().map(|resource| resource.name.as_str()).or(report.facility.as_deref());
    let heading = w::heading(lang, name_words(lang, name));
    let shown = shown::panel(visit, report).await?;
    let next = answer.meta.next_id.as_ref().map(|id| format!("{}/{}", lang.address(PATH), encode(id)));
    let markup = html! {
        p.back-link { a href=(visit.address(PATH)) { span { (w::back(lang)) } } }
        (above)
        h1 tabindex="-1" { (heading) }
        @if !is_waiting { (decision) }
        div.side-by-side { (reported(lang, report)) (shown) }
        @if is_waiting {
            (sender(lang, report.sender.as_ref()))
            (decision)
            @if let Some(next) = &next { p.queue-later { a href=(next) { (w::later(lang)) } } }
        } @else {
            div.queue-next {
                @match &next {
                    Some(next) => a.button data-weight="main" href=(next) { span { (w::next(lang)) } },
                    None => { p { (w::none_left(lang)) } p { a href=(visit.address(PATH)) { (w::back(lang)) } } }
                }
            }
        }
    };
    let account = frame::account(visit).await?;
    Ok(frame::framed(visit, &account, ProPage { status, ..ProPage::new(heading, "corrections", markup) }))
}

/// What was sent, but for who sent it.
fn reported(lang: Lang, report: &CorrectionReport) -> Markup {
    let CorrectionReport { received_at, wrong, resource, words, relation, noticed_on, .. } = report;
    let typed = |label: Text, value: &str| {
        html! { @if !value.is_empty() { dt { (label) } dd.correction-words lang=[lang.of_published()] { (value) } } }
    };
    let optional = |label: Text, value: &Option<String>| typed(label, value.as_deref().unwrap_or_default());
    html! {
        section.panel {
            h2 { (w::reported(lang)) }
            dl {
                @if let Some(NewResource { kind, name, address, telephone, website }) = resource {
                    dt { (asked::resource_kind(lang)) }
                    dd { (resource_kind_words(lang, kind)) }
                    (typed(asked::resource_name(lang), name))
                    (optional(asked::resource_address(lang), address))
                    (optional(asked::resource_telephone(lang), telephone))
                    (optional(asked::resource_website(lang), website))
                    (typed(asked::resource_words(lang), words))
                } @else {
                    dt { (asked::wrong(lang)) }
                    dd { ul { @for code in wrong { li { (wrong_words(lang, code)) } } } }
                    (typed(asked::words(lang), words))
                }
                dt { (w::sent_by(lang)) }
                dd { (relation_words(lang, relation)) }
                dt { (w::received(lang)) }
                dd { (japanese_date_of(lang, received_at)) }
                @if let Some(date) = noticed_on {
                    dt { (asked::noticed(lang)) }
                    dd { (date_words(lang, date)) }
                }
            }
        }
    }
}

fn sender(lang: Lang, sender: Option<&Sender>) -> Markup {
    html! {
        section.panel {
            h2 { (w::sender(lang)) }
            @match sender {
                None => p { (w::sender_none(lang)) },
                Some(Sender { name, telephone, email }) => {
                    p { (w::sender_use(lang)) }
                    dl {
                        @for (label, value) in [(asked::name(lang), name), (asked::email(lang), email)] {
                            @if let Some(value) = value { dt { (label) } dd lang=[lang.of_published()] { (value) } }
                        }
                        @if telephone.is_some() {
                            dt { (asked::telephone(lang)) }
                            dd { (phone_button(lang, telephone.as_deref(), "quiet")) }
                        }
                    }
                }
            }
        }
    }
}

/// What was decided, by whom and when, and what the sender reads.
fn outcome(lang: Lang, report: &CorrectionReport) -> Markup {
    let CorrectionReport { status, decided_at, decided_by, answer, .. } = report;
    let date = japanese_date_of(lang, decided_at.as_deref().unwrap_or_default());
    let body = html! {
        p {
            @match decided_by {
                Some(name) => (w::decided_by(lang, name, date)),
                None => (w::decided_on(lang, date)),
            }
        }
        @if let Some(words) = answer {
            h2 { (correction::answer(lang)) }
            p.correction-words lang=[lang.of_published()] { (words) }
        }
    };
    notice(lang, NoticeKind::Success, &status_words(lang, *status), body)
}
