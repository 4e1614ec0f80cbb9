//! `/pro/desk/{id}/find`: the finder at hand; what is chosen stands with the case, and in the form of its answer.

use api::ClientError;
use api::consults::step::{MOST_FACILITIES, NewStep, StepToDo};
use api::doctors::{DoctorContact, DoctorQuery};
use api::facilities::{FacilityQuery, FacilitySummary};
use api::query::{encode, form_pairs, form_value, form_values};
use maud::{Markup, html};

use super::super::doctors::{at_home, cannot_at_home, time};
use super::super::frame::{self, ProPage};
use super::case::Case;
use super::case_path;
use super::kept::or_kept;
use crate::components::{Field, InputKind, empty_state, error_summary, phone_button, text_input};
use crate::form::{FormState, faults};
use crate::lang::Lang;
use crate::page::{Answer, Page, Visit};
use crate::words::{kind, pro_desk as desk, pro_desk_sheet, pro_desk_tools as w};

/// Facilities of a page: as many as can be chosen at once.
const MOST: u32 = MOST_FACILITIES as u32;

pub async fn page(visit: &Visit, id: &str) -> Result<Page, ClientError> {
    let asked = form_pairs(visit.query.as_bytes());
    form_page(visit, id, form_value(&asked, "q"), &FormState::default(), 200).await
}

/// Chosen facilities, posted.
pub async fn send(visit: &Visit, id: &str, typed: &[(String, String)]) -> Result<Answer, ClientError> {
    or_kept(visit, attach(visit, id, typed).await, vec![("words", w::find_words(visit.lang))], typed).await
}

async fn attach(visit: &Visit, id: &str, typed: &[(String, String)]) -> Result<Answer, ClientError> {
    let words = Some(form_value(typed, "words").to_owned()).filter(|words| !words.trim().is_empty());
    let step = StepToDo::AttachFacilities { facility_ids: form_values(typed, "facility_ids"), words };
    let seen = form_value(typed, "seen").parse().unwrap_or_default();
    let new = NewStep { sending: form_value(typed, "sending").to_owned(), seen, step };
    let (status, errors) = match visit.client.take_step(id, &new).await {
        Ok(_) => return Ok(Answer::SeeOther(visit.address(&format!("{}?said=saved", case_path(id, ""))))),
        Err(error) => faults(error)?,
    };
    let form = FormState { typed: typed.to_vec(), errors };
    Ok(Answer::Page(form_page(visit, id, form.value("q"), &form, status).await?))
}

async fn form_page(visit: &Visit, id: &str, q: &str, form: &FormState, status: u16) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let case = Case::load(visit, id).await?;
    if !case.consult.may_change || case.consult.sheet.is_none() {
        return Err(ClientError::Refused { status: 404, errors: Vec::new() });
    }
    let path = visit.address(&case_path(id, "find"));
    let labels = [("facility_ids", w::find_choose(lang)), ("words", w::find_words(lang))];
    let found = match q.trim() {
        "" => None,
        q => {
            let home = visit.municipality.area_codes.clone();
            let query = FacilityQuery { q: q.to_owned(), home, limit: Some(MOST), ..FacilityQuery::default() };
            Some(visit.client.find_facilities(&query).await?)
        }
    };
    let contacts = match &found {
        Some(found) if !found.facilities.is_empty() => {
            let facility_ids = found.facilities.iter().map(|facility| facility.id.clone()).collect();
            let query = DoctorQuery { facility_ids, ..DoctorQuery::default() };
            visit.client.list_doctor_contacts(&query).await?.doctor_contacts
        }
        _ => Vec::new(),
    };
    let markup = html! {
        p.back-link { a href=(visit.address(&case_path(id, ""))) { span { (pro_desk_sheet::back_case(lang)) } } }
        (error_summary(lang, form, &labels))
        h1 tabindex="-1" { (w::find_title(lang)) }
        p.form-subject {
            (desk::number(lang, &case.consult.number)) "　"
            span lang=[lang.of_published()] { (case.consult.sheet.as_ref().map_or("", |sheet| sheet.subject.as_str())) }
        }
        form.pro-search method="get" action=(path) role="search" {
            label for="q" { (w::find_label(lang)) }
            div {
                input.text-input #q type="search" name="q" value=(q) aria-describedby="q-hint";
                button.button type="submit" { span { (w::find_do(lang)) } }
            }
            p.field-hint #q-hint { (w::find_hint(lang)) }
        }
        @match found {
            None => {},
            Some(found) if found.facilities.is_empty() => {
                (empty_state(&w::find_nothing(lang), html! { p { (w::find_nothing_why(lang)) } }))
            }
            Some(found) => {
                p.desk-found role="status" { (w::find_count(lang, found.facilities.len(), found.meta.total)) }
                form.desk-find method="post" action=(path) novalidate {
                    input type="hidden" name="q" value=(q);
                    input type="hidden" name="seen" value=(case.consult.revision);
                    input type="hidden" name="sending" value=(form.sending(visit));
                    (results(visit, form, &found.facilities, &contacts))
                    (text_input(&words_field(lang, form), InputKind::Text))
                    p { (w::find_attach_why(lang)) }
                    button.button data-weight="main" type="submit" { span { (w::find_attach(lang)) } }
                }
            }
        }
    };
    let page = ProPage::new(w::find_title(lang), "", markup);
    Ok(frame::framed(visit, &case.account, ProPage { status, ..page }))
}

fn words_field(lang: Lang, form: &FormState) -> Field<'_> {
    let hint = Some(w::find_words_hint(lang));
    Field { lang, form, name: "words", label: w::find_words(lang), hint, required: false }
}

fn results(visit: &Visit, form: &FormState, facilities: &[FacilitySummary], contacts: &[DoctorContact]) -> Markup {
    let lang = visit.lang;
    html! {
        fieldset.field {
            legend { (w::find_choose(lang)) }
            ul.desk-results {
                @for (at, facility) in facilities.iter().enumerate() {
                    @let contact = contacts.iter().find(|contact| contact.facility.id == facility.id);
                    li.panel {
                        label.desk-choice {
                            input id=[(at == 0).then_some("facility_ids")] type="checkbox" name="facility_ids" value=(facility.id)
                                checked[form.has("facility_ids", &facility.id)];
                            span {
                                b lang=[lang.of_published()] { (facility.name) } " "
                                span.tag { (kind(lang, facility.kind)) }
                            }
                        }
                        p.desk-line lang=[lang.of_published()] { (facility.address) }
                        @if let Some(words) = at_home(lang, facility) { p { (w::at_home(lang, words)) } }
                        @if let Some(words) = contact.and_then(|contact| cannot_at_home(lang, contact)) {
                            p { (w::cannot_at_home(lang, words)) }
                        }
                        @if let Some(kept) = contact.and_then(|contact| contact.care_manager_time.as_ref()) {
                            p { b { (w::care_manager_time(lang)) } }
                            (time(lang, Some(kept)))
                        }
                        div.desk-result-ways {
                            (phone_button(lang, facility.telephone.as_deref(), "quiet"))
                            @if let Some(fax) = contact.and_then(|contact| contact.fax.as_ref()) { span { "FAX " (fax) } }
                            a target="_blank" href={ (visit.address("/facilities/")) (encode(&facility.id)) } { (w::find_open(lang)) }
                        }
                    }
                }
            }
        }
    }
}
