//! `/consult/{secret}`: what became of a question, for whoever has its private link.

use api::consults::lists::{ConsultLists, ListName};
use api::consults::question::{Exchanged, NewAddition, Question};
use api::consults::{AnswerBy, ConsultStatus};
use api::query::encode;
use api::{ClientError, ErrorItem};
use maud::{Markup, PreEscaped, html};

use crate::components::{
    Field, NoticeKind, error_summary, leave_quickly, no_such_question, notice, phone_button, print_button,
    share_button, text_area,
};
use crate::consult_words::listed_words;
use crate::dates::{date_words, japanese_date_of, japanese_moment_of};
use crate::form::FormState;
use crate::lang::Lang;
use crate::page::{Answer, Page, Visit};
use crate::qr;
use crate::words::{Text, consult_answer as w, site};

/// Said in the address where something was just sent: a page that is loaded again sends nothing again.
const ADDED: &str = "added";

pub async fn page(visit: &Visit, secret: &str) -> Result<Page, ClientError> {
    shown(visit, secret, &FormState::default(), 200).await
}

/// Something is added.
pub async fn add(visit: &Visit, secret: &str, typed: Vec<(String, String)>) -> Result<Answer, ClientError> {
    match visit.client.add_to_question(secret, &NewAddition::from_form(&typed)).await {
        Ok(_) => Ok(Answer::SeeOther(format!("{}?{ADDED}", visit.address(&path(secret))))),
        Err(error) if error.status() == 404 => Ok(Answer::Page(unknown(visit))),
        // Whatever happened, what was typed stays.
        Err(error) => {
            let status = error.status();
            let errors = match error {
                ClientError::Refused { status: 422 | 429, errors } => errors,
                _ => vec![ErrorItem::new("unavailable", "")],
            };
            Ok(Answer::Page(shown(visit, secret, &FormState { typed, errors }, status).await?))
        }
    }
}

/// `/consult/{secret}/delete`: the question before the wish.
pub async fn deleting(visit: &Visit, secret: &str) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let question = match visit.client.get_question(secret).await {
        Ok(answer) => answer.question,
        Err(error) if error.status() == 404 => return Ok(unknown(visit)),
        Err(error) => return Err(error),
    };
    let markup = html! {
        (visit.forms_style())
        (visit.consult_style())
        (leave_quickly(lang))
        h1 tabindex="-1" { (w::erase_heading(lang)) }
        p.consult-number { (w::number(lang)) " " b { (question.number) } }
        ul.consult-consent {
            li { (w::erase_what(lang)) }
            li { (w::erase_after(lang)) }
            li { (w::erase_keep(lang)) }
        }
        form.form.consult-buttons method="post" action={ (visit.address(&path(secret))) "/delete" } {
            button.button type="submit" { span { (w::erase_yes(lang)) } }
            a.button data-weight="main" href=(visit.address(&path(secret))) { span { (w::erase_no(lang)) } }
        }
    };
    Ok(Page { private: true, ..Page::new(lang, &w::erase_heading(lang), markup) })
}

/// The same, posted.
pub async fn delete(visit: &Visit, secret: &str) -> Result<Answer, ClientError> {
    match visit.client.ask_for_erasure(secret).await {
        Ok(_) => Ok(Answer::SeeOther(visit.address(&path(secret)))),
        Err(error) if error.status() == 404 => Ok(Answer::Page(unknown(visit))),
        Err(error) => Err(error),
    }
}

fn path(secret: &str) -> String {
    format!("/consult/{}", encode(secret))
}

/// An address that was mistyped is nearly a secret.
fn unknown(visit: &Visit) -> Page {
    Page { private: true, ..no_such_question(visit) }
}

async fn shown(visit: &Visit, secret: &str, form: &FormState, status: u16) -> Result<Page, ClientError> {
    let question = match visit.client.get_question(secret).await {
        Ok(answer) => answer.question,
        Err(error) if error.status() == 404 => return Ok(unknown(visit)),
        Err(error) => return Err(error),
    };
    let lists = visit.client.get_consult_lists().await?;
    let title = w::title(visit.lang);
    let title = if form.errors.is_empty() { title } else { site::error_title(visit.lang, title) };
    let markup = article(visit, secret, &question, &lists, form);
    Ok(Page { status, private: true, ..Page::new(visit.lang, &title, markup) })
}

pub(super) fn article(
    visit: &Visit,
    secret: &str,
    question: &Question,
    lists: &ConsultLists,
    form: &FormState,
) -> Markup {
    let lang = visit.lang;
    let is_answered = question.exchange.iter().any(|said| said.from_desk);
    html! {
        (visit.forms_style())
        (visit.consult_style())
        (leave_quickly(lang))
        (error_summary(lang, form, &[("words", w::add_label(lang))]))
        h1 tabindex="-1" {
            @match question.status {
                ConsultStatus::Closed => (w::closed(lang)),
                _ if is_answered => (w::answered(lang)),
                _ => (w::received(lang)),
            }
        }
        @if visit.query == ADDED { (notice(lang, NoticeKind::Success, &w::added(lang), html! {})) }
        @if question.erasure_asked {
            (notice(lang, NoticeKind::Success, &w::erasure_asked(lang), html! { p { (w::erasure_asked_more(lang)) } }))
        }
        (receipt(lang, question, is_answered))
        @if is_answered { (exchange(lang, question, lists)) (keep(lang)) } @else { (keep(lang)) (exchange(lang, question, lists)) }
        (adding(visit, secret, form))
        @if !question.erasure_asked {
            section.panel.consult-erase {
                h2 { (w::erase(lang)) }
                p { a href={ (visit.address(&path(secret))) "/delete" } { (w::erase_link(lang)) } }
            }
        }
        (paper(visit, secret, question))
    }
}

/// The number, how the answer comes and by when, and whom to call.
fn receipt(lang: Lang, question: &Question, is_answered: bool) -> Markup {
    let desk = &question.desk;
    let due = question.answer_due_on.as_deref().map(|day| date_words(lang, day));
    html! {
        section.panel.consult-receipt {
            p.consult-number { (w::number(lang)) " " b { (question.number) } }
            @if question.status == ConsultStatus::Closed { p { (w::closed_more(lang)) } }
            @if let Some(due) = due.filter(|_| !is_answered && question.status != ConsultStatus::Closed) {
                p.consult-due { (promise(lang, question.answer_by, due)) }
                @if question.answer_by != Some(AnswerBy::Web) { p { (w::also_here(lang)) } }
                p { (w::worse(lang)) }
            }
            p lang=[lang.of_published()] { b { (desk.name) } }
            (phone_button(lang, desk.settings.telephone.as_deref(), "quiet"))
            @if let Some(hours) = &desk.settings.hours { p { (site::desk_hours(lang, hours)) } }
            p.consult-note { (w::number_more(lang)) }
        }
    }
}

fn promise(lang: Lang, by: Option<AnswerBy>, due: Text) -> Text {
    match by {
        Some(AnswerBy::Telephone) => w::by_telephone(lang, due),
        Some(AnswerBy::Email) => w::by_email(lang, due),
        _ => w::by_web(lang, due),
    }
}

fn keep(lang: Lang) -> Markup {
    notice(
        lang,
        NoticeKind::Information,
        &w::keep(lang),
        html! {
            p { (w::keep_more(lang)) }
            div.page-actions { (share_button(lang, &w::share(lang))) (print_button(lang)) }
        },
    )
}

fn exchange(lang: Lang, question: &Question, lists: &ConsultLists) -> Markup {
    let topics: Vec<_> = question.topics.iter().map(|code| listed_words(lang, lists, ListName::Topics, code)).collect();
    let words = question.words.as_deref().unwrap_or_default();
    html! {
        section.panel.consult-exchange {
            h2 { (w::exchange(lang)) }
            ol {
                li {
                    p.consult-who { b { (w::you(lang)) } " " (japanese_date_of(lang, &question.received_at)) }
                    @if !topics.is_empty() { ul { @for topic in &topics { li lang=[topic.other_lang()] { (topic) } } } }
                    @if !words.is_empty() { p.correction-words lang=[lang.of_published()] { (words) } }
                }
                @for said in &question.exchange { (spoken(lang, question, said)) }
            }
            @if question.exchange.iter().all(|said| !said.from_desk) { p.consult-note { (w::no_answer_yet(lang)) } }
        }
    }
}

fn spoken(lang: Lang, question: &Question, said: &Exchanged) -> Markup {
    html! {
        li data-from-desk[said.from_desk] {
            p.consult-who {
                @if said.from_desk { b lang=[lang.of_published()] { (said.other_desk.as_ref().unwrap_or(&question.desk.name)) } } @else { b { (w::you(lang)) } }
                " " (japanese_moment_of(lang, &said.at))
            }
            p.correction-words lang=[lang.of_published()] { (said.words) }
            @if !said.facilities.is_empty() {
                h3 { (w::facilities(lang)) }
                ul.consult-places {
                    @for place in &said.facilities {
                        li {
                            a href={ (lang.address("/facilities/")) (encode(&place.id)) } lang=[lang.of_published()] { (place.name) }
                            (phone_button(lang, place.telephone.as_deref(), "quiet"))
                        }
                    }
                }
            }
        }
    }
}

fn adding(visit: &Visit, secret: &str, form: &FormState) -> Markup {
    let lang = visit.lang;
    let hint = Some(w::add_hint(lang));
    let field = Field { lang, form, name: "words", label: w::add_label(lang), hint, required: true };
    html! {
        section.panel.consult-add {
            h2 { (w::add(lang)) }
            form method="post" action=(visit.address(&path(secret))) novalidate {
                input type="hidden" name="sending" value=(form.sending(visit));
                (text_area(&field, 5))
                button.button type="submit" { span { (w::add_send(lang)) } }
            }
        }
    }
}

/// 控え: only on paper, with the way back for a telephone with a camera.
fn paper(visit: &Visit, secret: &str, question: &Question) -> Markup {
    let lang = visit.lang;
    let address = format!("{}{}", visit.public_url, visit.address(&path(secret)));
    html! {
        section.consult-paper {
            h2 { (w::paper(lang)) }
            dl {
                dt { (w::number(lang)) }
                dd { b { (question.number) } }
                dt { (w::received_on(lang)) }
                dd { (japanese_date_of(lang, &question.received_at)) }
                dt { (site::telephone(lang)) }
                dd lang=[lang.of_published()] {
                    (question.desk.name) " " (question.desk.settings.telephone.as_deref().unwrap_or_default())
                }
            }
            p { (w::paper_scan(lang)) }
            p.consult-address { (address) }
            div.consult-qr { (PreEscaped(qr::svg(&address))) }
            p { (w::paper_keep(lang)) }
        }
    }
}
