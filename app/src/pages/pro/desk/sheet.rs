//! The sheet as it is read, and `/pro/desk/{id}/sheet`, which changes it.

use api::ClientError;
use api::consults::case::Consult;
use api::consults::lists::{ConsultLists, ListName};
use api::consults::sheet::{ChangedSheet, Sheet};
use api::query::form_value;
use maud::{Markup, html};

use super::super::frame::{self, ProPage};
use super::case::Case;
use super::case_path;
use super::kept::or_kept;
use super::sheet_fields::{SheetFields, completed, labels, written};
use super::sheet_merge::{merged, remembered};
use crate::components::{NoticeKind, error_summary, notice, phone_button};
use crate::consult_words::listed_words;
use crate::dates::{date_words, japanese_moment_of};
use crate::desk_words::{about_line, answer_by_words, channel_words, good_time_words, listed};
use crate::form::{FormState, faults};
use crate::lang::Lang;
use crate::page::{Answer, Page, Visit};
use crate::words::{Text, pro_desk as desk, pro_desk_sheet as w};

/// Who asks: what they are, their organization and name.
pub fn asker_line(lang: Lang, lists: &ConsultLists, sheet: &Sheet) -> Text {
    let asker = listed_words(lang, lists, ListName::Askers, &sheet.asker);
    let named: Vec<Text> = [&sheet.asker_organization, &sheet.asker_name]
        .into_iter()
        .flatten()
        .map(|words| Text::published(lang, words))
        .collect();
    match named.is_empty() {
        true => asker,
        false => {
            let aside = crate::words::pro_desk_codes::aside(lang, listed(lang, &named));
            Text::join(lang, &[asker, aside], "")
        }
    }
}

pub fn topic_words(lang: Lang, lists: &ConsultLists, sheet: &Sheet) -> Vec<Text> {
    sheet.topics.iter().map(|code| listed_words(lang, lists, ListName::Topics, code)).collect()
}

/// A sheet as a list of what is known.
pub fn shown(lang: Lang, lists: &ConsultLists, consult: &Consult, sheet: &Sheet) -> Markup {
    let published = lang.of_published();
    let row = |label: Text, value: &Option<String>| {
        html! { @if let Some(value) = value { dt { (label) } dd.desk-words lang=[published] { (value) } } }
    };
    let times: Vec<Text> = sheet.good_times.iter().map(|time| good_time_words(lang, time)).collect();
    let has_contact = sheet.asker_telephone.is_some() || sheet.asker_fax.is_some() || sheet.asker_email.is_some();
    html! {
        dl.desk-sheet {
            dt { (w::asker(lang)) }
            dd { (asker_line(lang, lists, sheet)) }
            @if has_contact {
                dt { (w::contact(lang)) }
                dd {
                    @if sheet.asker_telephone.is_some() { (phone_button(lang, sheet.asker_telephone.as_deref(), "quiet")) }
                    @if let Some(fax) = &sheet.asker_fax { p { "FAX " (fax) } }
                    @if let Some(email) = &sheet.asker_email { p { a href={ "mailto:" (email) } { (email) } } }
                }
            }
            dt { (w::about(lang)) }
            dd { (about_line(lang, sheet)) }
            (row(w::about_home(lang), &sheet.about_home))
            (row(w::about_doctor(lang), &sheet.about_doctor))
            (row(w::words(lang), &sheet.words))
            @if !sheet.topics.is_empty() {
                dt { (w::topics(lang)) }
                dd.desk-tags { @for topic in topic_words(lang, lists, sheet) { span.tag { (topic) } " " } }
            }
            @if let Some(way) = sheet.answer_by {
                dt { (w::answer_by(lang)) }
                dd { (answer_by_words(lang, way)) @if !times.is_empty() { "　" (listed(lang, &times)) } }
            }
            @if let Some(due) = &sheet.answer_due_on { dt { (w::answer_due(lang)) } dd { (date_words(lang, due)) } }
            dt { (w::received(lang)) }
            dd { (japanese_moment_of(lang, &consult.received_at)) "　" (channel_words(lang, consult.channel)) }
            dt { (w::assigned(lang)) }
            dd {
                @match &consult.assigned_to {
                    Some(person) => span lang=[published] { (person.name) },
                    None => (w::nobody(lang)),
                }
            }
        }
    }
}

pub async fn page(visit: &Visit, id: &str) -> Result<Page, ClientError> {
    let case = Case::load(visit, id).await?;
    let typed = case.consult.sheet.as_ref().map(Sheet::to_form).unwrap_or_default();
    form_page(visit, &case, &FormState { typed, errors: Vec::new() }, 200)
}

/// The same, posted: `seen` is the revision that was changed.
pub async fn send(visit: &Visit, id: &str, typed: &[(String, String)]) -> Result<Answer, ClientError> {
    or_kept(visit, change(visit, id, typed).await, written(visit.lang), typed).await
}

async fn change(visit: &Visit, id: &str, typed: &[(String, String)]) -> Result<Answer, ClientError> {
    let lists = visit.client.get_consult_lists().await?;
    let seen = form_value(typed, "seen").parse().unwrap_or_default();
    let sent = match Sheet::from_form(&completed(&lists, typed)) {
        Ok(sheet) => visit.client.change_sheet(id, &ChangedSheet { seen, sheet }).await,
        Err(errors) => Err(ClientError::Refused { status: 422, errors }),
    };
    let (status, errors) = match sent {
        Ok(_) => return Ok(Answer::SeeOther(visit.address(&format!("{}?said=saved", case_path(id, ""))))),
        Err(ClientError::Refused { status: 412, .. }) => (412, Vec::new()),
        Err(error) => faults(error)?,
    };
    let case = Case::load(visit, id).await?;
    let typed = match (status, &case.consult.sheet) {
        (412, Some(sheet)) => merged(typed, &sheet.to_form()),
        _ => typed.to_vec(),
    };
    let form = FormState { typed, errors };
    Ok(Answer::Page(form_page(visit, &case, &form, status)?))
}

fn form_page(visit: &Visit, case: &Case, form: &FormState, status: u16) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let consult = &case.consult;
    let Some(sheet) = consult.sheet.as_ref().filter(|_| consult.may_change) else {
        return Err(ClientError::Refused { status: 404, errors: Vec::new() });
    };
    let is_changed = status == 412;
    // After somebody else was first, saving once more means it; other faults have not been seen by anybody else.
    let seen = match form.value("seen") {
        seen if !seen.is_empty() && !is_changed => seen.to_owned(),
        _ => consult.revision.to_string(),
    };
    let fields = SheetFields { lang, lists: &case.lists, form, known: Some(sheet) };
    let markup = html! {
        p.back-link { a href=(visit.address(&case_path(&consult.id, ""))) { span { (w::back_case(lang)) } } }
        (error_summary(lang, form, &labels(lang)))
        h1 tabindex="-1" { (w::change_title(lang)) }
        p.form-subject { (desk::number(lang, &consult.number)) }
        @if is_changed {
            div role="alert" { (notice(lang, NoticeKind::Warning, &w::changed_heading(lang), html! { p { (w::changed_why(lang)) } })) }
            section.panel { (shown(lang, &case.lists, consult, sheet)) }
        }
        form.desk-form method="post" action=(visit.address(&case_path(&consult.id, "sheet"))) novalidate
            data-unsaved=(desk::unsaved(lang).plain()) data-typed[status != 200] {
            input type="hidden" name="seen" value=(seen);
            (remembered(&form.typed, &sheet.to_form()))
            @if let Some(band) = sheet.about_age_band { input type="hidden" name="about_age_band" value=(band.code()); }
            (fields.asker())
            (fields.about())
            (fields.matter())
            (fields.answer())
            button.button data-weight="main" type="submit" {
                span { @if is_changed { (desk::again(lang)) } @else { (w::save_change(lang)) } }
            }
        }
    };
    let page = ProPage::new(w::change_title(lang), "", markup);
    Ok(frame::framed(visit, &case.account, ProPage { status, ..page }))
}
