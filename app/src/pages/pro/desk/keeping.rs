//! `/pro/desk/{id}/export` and `/pro/desk/{id}/erase`: what is kept about somebody, handed over and emptied. Both need
//! that it was just proved who asks.

use api::ClientError;
use api::query::encode;
use maud::html;

use super::super::frame::{self, ProPage};
use super::super::refusals::fresh;
use super::{attachments, case_path, history, sheet};
use crate::components::print_button;
use crate::dates::short_moment_of;
use crate::page::{Answer, Page, Visit};
use crate::words::{pro_desk as desk, pro_desk_sheet, pro_desk_tools as w};

/// All that is kept, to be read, printed or saved as a file.
pub async fn export_page(visit: &Visit, id: &str) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let account = frame::account(visit).await?;
    let export = visit.client.export_consult(id).await?;
    let lists = visit.client.get_consult_lists().await?;
    let consult = &export.consult;
    let file = format!("/api/v1/consults/{}/export", encode(id));
    let name = format!("{}.json", consult.number);
    let markup = html! {
        p.back-link { a href=(visit.address(&case_path(id, ""))) { span { (pro_desk_sheet::back_case(lang)) } } }
        h1 tabindex="-1" { (w::export_title(lang)) }
        p.form-subject { (desk::number(lang, &consult.number)) }
        p { (w::export_why(lang)) }
        div.page-actions {
            a.button rel="external" download=(name) href=(file) { span { (w::export_file(lang)) } }
            (print_button(lang))
        }
        p { (w::export_print(lang)) }
        @if let Some(sheet) = &consult.sheet {
            section.panel { h2 { (desk::sheet(lang)) } (sheet::shown(lang, &lists, consult, sheet)) }
        }
        @if !consult.attachments.is_empty() {
            section.panel {
                h2 { (desk::attachments(lang)) }
                ul.desk-rows { @for attachment in &consult.attachments { li { (attachments::link(lang, id, attachment)) } } }
            }
        }
        section.panel { h2 { (desk::history(lang)) } (history::timeline(lang, &lists, &consult.steps)) }
        section.panel {
            h2 { (w::export_asker(lang)) }
            p { b lang=[lang.of_published()] { (export.question.subject) } }
            @if let Some(words) = &export.question.words { p.desk-words lang=[lang.of_published()] { (words) } }
            ol.desk-history {
                @for said in &export.question.exchange {
                    li {
                        p.desk-step {
                            span.desk-step-at { (short_moment_of(lang, &said.at)) }
                            b { @if said.from_desk { (w::export_from_desk(lang)) } @else { (w::export_from_asker(lang)) } }
                            @if let Some(desk) = &said.other_desk { span lang=[lang.of_published()] { (desk) } }
                        }
                        p.desk-words lang=[lang.of_published()] { (said.words) }
                        (history::named(lang, &said.facilities))
                    }
                }
            }
        }
    };
    Ok(frame::framed(visit, &account, ProPage::new(w::export_title(lang), "", markup)))
}

/// Asks before it empties.
pub async fn erase_page(visit: &Visit, id: &str) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let account = fresh(frame::account(visit).await?)?;
    let consult = visit.client.get_consult(id).await?.consult;
    let back = visit.address(&case_path(id, ""));
    let markup = html! {
        p.back-link { a href=(back) { span { (pro_desk_sheet::back_case(lang)) } } }
        h1 tabindex="-1" { (w::erase_title(lang)) }
        p.form-subject {
            (desk::number(lang, &consult.number)) "　"
            span lang=[lang.of_published()] { (consult.sheet.as_ref().map_or("", |sheet| sheet.subject.as_str())) }
        }
        p { (w::erase_why(lang)) }
        p { a href=(visit.address(&case_path(id, "export"))) { (w::erase_export(lang)) } }
        div.page-actions {
            form method="post" action=(visit.address(&case_path(id, "erase"))) {
                button.button.pro-danger type="submit" { span { (w::erase_do(lang)) } }
            }
            a.button href=(back) { span { (w::erase_stop(lang)) } }
        }
    };
    Ok(frame::framed(visit, &account, ProPage::new(w::erase_title(lang), "", markup)))
}

/// Empties it.
pub async fn erase(visit: &Visit, id: &str) -> Result<Answer, ClientError> {
    visit.client.erase_consult(id).await?;
    Ok(Answer::SeeOther(visit.address(&format!("{}?said=erased", case_path(id, "")))))
}
