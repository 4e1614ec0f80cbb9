use api::correction_reports::{CorrectionReport, DECISIONS, NewCorrectionDecision};
use api::corrections::CorrectionStatus;
use api::query::encode;
use api::{ClientError, ErrorItem};
use maud::{Markup, html};

use super::super::frame::{self, ProPage};
use super::{PATH, report};
use crate::components::{Field, NoticeKind, error_summary, no_such_page, notice, text_area};
use crate::correction_words::status_words;
use crate::form::{FormState, faults};
use crate::lang::Lang;
use crate::page::{Answer, Page, Visit};
use crate::words::{Text, correction, pro_corrections as w};

/// What the button of a form is for; without one the answer is shown before it is sent.
const SEND: &str = "send";
const REWRITE: &str = "rewrite";

/// `/pro/corrections/{id}`, posted: first to be read once more, then to be sent.
pub async fn send(visit: &Visit, id: &str, typed: Vec<(String, String)>) -> Result<Answer, ClientError> {
    let answer = match visit.client.get_correction_report(id).await {
        Ok(answer) => answer,
        Err(error) if error.status() == 404 => {
            return Ok(Answer::Page(Page { private: true, ..no_such_page(visit) }));
        }
        Err(error) => return Err(error),
    };
    let new = NewCorrectionDecision::from_form(&typed);
    let form = FormState { typed, errors: Vec::new() };
    if form.value("step") == REWRITE {
        return Ok(Answer::Page(report::with_form(visit, &answer, &form, 200).await?));
    }
    let sent = match new.clone().checked() {
        Err(errors) => Err(ClientError::Refused { status: 422, errors }),
        Ok(_) if form.value("step") != SEND => {
            return Ok(Answer::Page(check(visit, &answer.correction_report, &new).await?));
        }
        Ok(_) => visit.client.decide_correction_report(id, &new).await,
    };
    let page = match sent {
        Ok(_) => return Ok(Answer::SeeOther(visit.address(&path(id)))),
        Err(error) if error.status() == 409 => {
            let now = visit.client.get_correction_report(id).await?;
            report::decided_meanwhile(visit, &now, new.answer.as_deref()).await?
        }
        Err(error) => {
            let (status, errors) = faults(error)?;
            let errors = errors.into_iter().map(|error| in_form(&new.decision, error)).collect();
            report::with_form(visit, &answer, &FormState { errors, ..form }, status).await?
        }
    };
    Ok(Answer::Page(page))
}

fn path(id: &str) -> String {
    format!("{PATH}/{}", encode(id))
}

/// Both forms have an answer of their own: an error leads to the one that was sent.
fn in_form(decision: &str, error: ErrorItem) -> ErrorItem {
    let is_answer = error.field.as_deref() == Some("answer") && DECISIONS.contains(&decision);
    if is_answer { ErrorItem { field: Some(format!("{decision}_answer")), ..error } } else { error }
}

/// The forms as they are first seen: thanks stand there already, in Japanese, for nobody knows what the sender reads.
pub fn prepared() -> FormState {
    let typed = vec![("accepted_answer".to_owned(), w::thanks(Lang::Ja).plain())];
    FormState { typed, errors: Vec::new() }
}

/// What was wrong with a form.
pub fn errors(lang: Lang, form: &FormState) -> Markup {
    let labels = [("accepted_answer", w::accepted_answer(lang)), ("rejected_answer", w::rejected_answer(lang))];
    error_summary(lang, form, &labels)
}

/// One form for each decision: no answer of one is sent with the other.
pub fn forms(visit: &Visit, report: &CorrectionReport, form: &FormState) -> Markup {
    let lang = visit.lang;
    // What was not sent back is as it was.
    let whole = FormState { typed: [form.typed.clone(), prepared().typed].concat(), errors: form.errors.clone() };
    let one = |decision: &str, field: Field<'_>, heading: Text, how: Text| {
        html! {
            section.panel {
                h2 { (heading) }
                p { (how) }
                form.form method="post" action=(visit.address(&path(&report.id))) novalidate {
                    input type="hidden" name="decision" value=(decision);
                    (text_area(&field, 4))
                    button.button type="submit" { span { (w::check(lang)) } }
                }
            }
        }
    };
    let field = |name, label, hint, required| Field { lang, form: &whole, name, label, hint: Some(hint), required };
    let accepted = field("accepted_answer", w::accepted_answer(lang), w::accepted_hint(lang), false);
    let rejected = field("rejected_answer", w::rejected_answer(lang), w::rejected_hint(lang), true);
    html! {
        div.side-by-side {
            (one("accepted", accepted, w::accept(lang), w::accept_how(lang)))
            (one("rejected", rejected, w::reject(lang), w::reject_how(lang)))
        }
    }
}

/// What will be sent, and that it stays.
async fn check(visit: &Visit, report: &CorrectionReport, new: &NewCorrectionDecision) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let answer = new.answer.as_deref().map(str::trim).filter(|words| !words.is_empty());
    let status = CorrectionStatus::parse(&new.decision).unwrap_or(report.status);
    let form = |step: &str, weight: &str, words: Text| {
        html! {
            form method="post" action=(visit.address(&path(&report.id))) {
                input type="hidden" name="decision" value=(new.decision);
                // A hidden field keeps the lines of what was typed.
                input type="hidden" name={ (new.decision) "_answer" } value=(answer.unwrap_or_default());
                input type="hidden" name="step" value=(step);
                button.button data-weight=(weight) type="submit" { span { (words) } }
            }
        }
    };
    let markup = html! {
        h1 tabindex="-1" { (w::check_heading(lang)) }
        section.panel {
            dl {
                dt { (w::outcome(lang)) }
                dd { b { (status_words(lang, status)) } }
                dt { (correction::answer(lang)) }
                dd.correction-words lang=[lang.of_published()] {
                    @match answer { Some(words) => (words), None => (w::without_answer(lang)) }
                }
            }
        }
        (notice(lang, NoticeKind::Warning, &w::check_lead(lang), html! {}))
        div.queue-next {
            (form(SEND, "main", w::send(lang)))
            (form(REWRITE, "quiet", w::rewrite(lang)))
        }
    };
    let account = frame::account(visit).await?;
    Ok(frame::framed(visit, &account, ProPage::new(w::check_heading(lang), "", markup)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_leads_to_the_form_that_was_sent() {
        let error = ErrorItem::field("required", "answer", "");
        assert_eq!(in_form("rejected", error.clone()).field.as_deref(), Some("rejected_answer"));
        assert_eq!(in_form("<b>", error).field.as_deref(), Some("answer"));
        let form = FormState { errors: vec![ErrorItem::field("required", "rejected_answer", "")], ..prepared() };
        let summary = errors(Lang::Ja, &form).into_string();
        assert!(summary.contains("href=\"#rejected_answer\""), "{summary}");
    }
}
