use api::ClientError;
use api::corrections::{CorrectionState, CorrectionStatus};
use api::query::encode;
use maud::{Markup, html};

use crate::components::{NoticeKind, no_such_correction, notice, print_button, share_button};
use crate::correction_words::{relation_words, resource_kind_words, status_words, wrong_words};
use crate::dates::{date_words, japanese_date_of};
use crate::lang::Lang;
use crate::page::{Page, Visit};
use crate::words::{Text, correction as w, report, site};

/// `/corrections/{secret}`: what became of a report, for whoever has its private link.
pub async fn page(visit: &Visit, secret: &str) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let page = match visit.client.get_correction(secret).await {
        Ok(answer) => Page::new(lang, &w::title(lang), article(visit, &answer.correction)),
        Err(error) if error.status() == 404 => no_such_correction(visit),
        Err(error) => return Err(error),
    };
    // An address that was mistyped is nearly a secret.
    Ok(Page { private: true, ..page })
}

fn article(visit: &Visit, correction: &CorrectionState) -> Markup {
    let lang = visit.lang;
    let CorrectionState { status, received_at, decided_at, answer, facility_id, facility, .. } = correction;
    let is_waiting = *status == CorrectionStatus::Received;
    html! {
        (visit.forms_style())
        h1 tabindex="-1" { @if is_waiting { (w::heading(lang)) } @else { (w::heading_decided(lang)) } }
        (notice(lang, NoticeKind::Success, &w::thanks(lang), html! { @if is_waiting { p { (w::thanks_more(lang)) } } }))
        section.panel {
            h2 { (w::state(lang)) }
            ol.correction-steps {
                li { b { (w::received(lang)) } " " span { (japanese_date_of(lang, received_at)) } }
                li {
                    b { (status_words(lang, *status)) }
                    @if let Some(at) = decided_at { " " span { (japanese_date_of(lang, at)) } }
                }
            }
            @if let Some(words) = answer {
                h3 { (w::answer(lang)) }
                p.correction-words lang=[lang.of_published()] { (words) }
            }
        }
        (notice(lang, NoticeKind::Information, &w::keep(lang), html! {
            p { (w::keep_more(lang)) }
            div.page-actions { (share_button(lang, &w::share(lang))) (print_button(lang)) }
        }))
        section.panel {
            h2 { (w::sent(lang)) }
            p { (w::sender_not_shown(lang)) }
            (sent(lang, correction))
        }
        @if let (Some(id), Some(name)) = (facility_id, facility) {
            p { a href={ (visit.address("/facilities/")) (encode(id)) } { (report::back(lang, name)) } }
        } @else {
            p { a href=(visit.address("/")) { (site::home(lang)) } }
        }
    }
}

/// What was sent, but for who sent it.
fn sent(lang: Lang, correction: &CorrectionState) -> Markup {
    let CorrectionState { facility, wrong, resource, words, relation, noticed_on, .. } = correction;
    let typed = |label: Text, value: &str| {
        html! { @if !value.is_empty() { dt { (label) } dd.correction-words lang=[lang.of_published()] { (value) } } }
    };
    let optional = |label: Text, value: &Option<String>| typed(label, value.as_deref().unwrap_or_default());
    html! {
        dl {
            @if let Some(resource) = resource {
                dt { (report::resource_kind(lang)) }
                dd { (resource_kind_words(lang, &resource.kind)) }
                (typed(report::resource_name(lang), &resource.name))
                (optional(report::resource_address(lang), &resource.address))
                (optional(report::resource_telephone(lang), &resource.telephone))
                (optional(report::resource_website(lang), &resource.website))
                (typed(report::resource_words(lang), words))
            } @else {
                (optional(w::facility(lang), facility))
                dt { (report::wrong(lang)) }
                dd { ul { @for code in wrong { li { (wrong_words(lang, code)) } } } }
                (typed(report::words(lang), words))
            }
            dt { (report::relation(lang)) }
            dd { (relation_words(lang, relation)) }
            @if let Some(date) = noticed_on {
                dt { (report::noticed(lang)) }
                dd { (date_words(lang, date)) }
            }
        }
    }
}
