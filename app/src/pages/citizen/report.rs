use api::corrections::{CORRECTION_FIELDS, NewCorrection};
use api::query::encode;
use api::{ClientError, ErrorItem};
use maud::{Markup, html};

use crate::components::{
    Field, InputKind, NoticeKind, checkboxes, date_input, error_summary, notice, radios, text_area, text_input,
};
use crate::form::FormState;
use crate::lang::Lang;
use crate::page::{Answer, Page, Visit};
use crate::words::{Text, report as words, site};

/// `/facilities/{id}/report`: what is wrong with what is shown.
pub async fn page(visit: &Visit, id: &str) -> Result<Page, ClientError> {
    let name = visit.client.get_facility(id).await?.facility.name;
    Ok(form_page(visit, id, &name, &FormState::default(), 200))
}

/// The same, posted.
pub async fn send(visit: &Visit, id: &str, typed: Vec<(String, String)>) -> Result<Answer, ClientError> {
    let name = visit.client.get_facility(id).await?.facility.name;
    let sent = match NewCorrection::from_form(id, &typed) {
        Ok(correction) => visit.client.create_correction(&correction).await,
        Err(errors) => Err(ClientError::Refused { status: 422, errors }),
    };
    match sent {
        Ok(_) => Ok(Answer::SeeOther(visit.address(&format!("{}/thanks", path(id))))),
        // Whatever happened, what was typed stays.
        Err(error) => {
            let status = error.status();
            let errors = match error {
                ClientError::Refused { status: 422, errors } => errors,
                ClientError::Refused { status: 429, .. } => vec![ErrorItem::new("too_many", "")],
                _ => vec![ErrorItem::new("unavailable", "")],
            };
            Ok(Answer::Page(form_page(visit, id, &name, &FormState { typed, errors }, status)))
        }
    }
}

/// `/facilities/{id}/report/thanks`
pub async fn thanks(visit: &Visit, id: &str) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let name = visit.client.get_facility(id).await?.facility.name;
    let markup = html! {
        (visit.forms_style())
        h1 tabindex="-1" { (words::thanks(lang)) }
        (notice(lang, NoticeKind::Success, &words::thanks(lang), html! { p { (words::thanks_more(lang)) } }))
        p { a href={ (visit.address("/facilities/")) (encode(id)) } { (words::back(lang, &name)) } }
    };
    Ok(Page::new(lang, &words::thanks(lang), markup))
}

fn path(id: &str) -> String {
    format!("/facilities/{}/report", encode(id))
}

fn form_page(visit: &Visit, id: &str, name: &str, form: &FormState, status: u16) -> Page {
    let lang = visit.lang;
    let labels: Vec<(&str, Text)> = CORRECTION_FIELDS.map(|field| (field, label(lang, field))).to_vec();
    let markup = html! {
        (visit.forms_style())
        p.back-link { a href={ (visit.address("/facilities/")) (encode(id)) } { span { (words::back(lang, name)) } } }
        (error_summary(lang, form, &labels))
        h1 tabindex="-1" { (words::title(lang)) }
        p.form-subject lang=[lang.of_published()] { (name) }
        p { (words::lead(lang)) }
        form.form method="post" action=(visit.address(&path(id))) data-keep novalidate {
            (fields(lang, form))
            button.button data-weight="main" type="submit" { span { (words::send(lang)) } }
        }
    };
    let title = words::title_of(lang, name);
    let title = if form.errors.is_empty() { title } else { site::error_title(lang, title) };
    Page { status, ..Page::new(lang, &title, markup) }
}

fn fields(lang: Lang, form: &FormState) -> Markup {
    let field = |name: &'static str, hint: Option<Text>, required: bool| Field {
        lang,
        form,
        name,
        label: label(lang, name),
        hint,
        required,
    };
    let wrong = [
        ("telephone", words::wrong_telephone(lang)),
        ("hours", words::wrong_hours(lang)),
        ("address", words::wrong_address(lang)),
        ("services", words::wrong_services(lang)),
        ("closed", words::wrong_closed(lang)),
        ("other", words::wrong_other(lang)),
    ];
    let relations = [
        ("staff", words::relation_staff(lang)),
        ("visitor", words::relation_visitor(lang)),
        ("professional", words::relation_professional(lang)),
        ("other", words::relation_other(lang)),
    ];
    html! {
        (checkboxes(&field("wrong", Some(words::wrong_hint(lang)), true), &wrong.map(owned)))
        (text_area(&field("words", Some(words::words_hint(lang)), true), 5))
        p.form-note { (words::no_health(lang)) }
        (radios(&field("relation", None, true), &relations.map(owned)))
        (date_input(&field("noticed", Some(words::noticed_hint(lang)), false)))
        (text_input(&field("name", None, false), InputKind::Text))
        (text_input(&field("telephone", Some(words::telephone_hint(lang)), false), InputKind::Telephone))
        (text_input(&field("email", None, false), InputKind::Email))
    }
}

fn owned((value, words): (&str, Text)) -> (String, Text) {
    (value.to_owned(), words)
}

fn label(lang: Lang, field: &str) -> Text {
    match field {
        "wrong" => words::wrong(lang),
        "words" => words::words(lang),
        "relation" => words::relation(lang),
        "noticed" => words::noticed(lang),
        "name" => words::name(lang),
        "telephone" => words::telephone(lang),
        _ => words::email(lang),
    }
}
