use api::corrections::{CORRECTION_FIELDS, NewCorrection, RELATIONS, RESOURCE_KINDS, WRONG};
use api::query::encode;
use api::{ClientError, ErrorItem};
use maud::{Markup, html};

use crate::components::{
    Field, InputKind, checkboxes, date_input, error_summary, radios, select, text_area, text_input,
};
use crate::correction_words::{relation_words, resource_kind_words, wrong_words};
use crate::form::FormState;
use crate::lang::Lang;
use crate::page::{Answer, Page, Visit};
use crate::words::{Text, report as words, site};

/// What a report is about.
#[derive(Clone, Copy)]
enum Subject<'a> {
    Facility { id: &'a str, name: &'a str },
    Missing,
}

/// `/facilities/{id}/report`: what is wrong with what is shown.
pub async fn page(visit: &Visit, id: &str) -> Result<Page, ClientError> {
    let name = visit.client.get_facility(id).await?.facility.name;
    Ok(form_page(visit, Subject::Facility { id, name: &name }, &FormState::default(), 200))
}

/// The same, posted.
pub async fn send(visit: &Visit, id: &str, typed: Vec<(String, String)>) -> Result<Answer, ClientError> {
    let name = visit.client.get_facility(id).await?.facility.name;
    Ok(answer(visit, Subject::Facility { id, name: &name }, typed).await)
}

/// `/report`: what is not listed.
pub fn missing(visit: &Visit) -> Page {
    let page = form_page(visit, Subject::Missing, &FormState::default(), 200);
    Page { description: words::missing_lead(visit.lang).plain(), ..page }
}

/// The same, posted.
pub async fn send_missing(visit: &Visit, typed: Vec<(String, String)>) -> Answer {
    answer(visit, Subject::Missing, typed).await
}

async fn answer(visit: &Visit, subject: Subject<'_>, typed: Vec<(String, String)>) -> Answer {
    let sent = match NewCorrection::from_form(subject.facility_id(), &typed) {
        Ok(correction) => visit.client.create_correction(&correction).await,
        Err(errors) => Err(ClientError::Refused { status: 422, errors }),
    };
    match sent {
        Ok(answer) => Answer::SeeOther(visit.address(&answer.correction.path)),
        // Whatever happened, what was typed stays.
        Err(error) => {
            let status = error.status();
            let errors = match error {
                ClientError::Refused { status: 422 | 429, errors } => errors,
                _ => vec![ErrorItem::new("unavailable", "")],
            };
            Answer::Page(form_page(visit, subject, &FormState { typed, errors }, status))
        }
    }
}

impl Subject<'_> {
    fn facility_id(&self) -> Option<&str> {
        match self {
            Self::Facility { id, .. } => Some(id),
            Self::Missing => None,
        }
    }

    fn path(&self) -> String {
        match self {
            Self::Facility { id, .. } => format!("/facilities/{}/report", encode(id)),
            Self::Missing => "/report".to_owned(),
        }
    }

    fn label(&self, lang: Lang, field: &str) -> Text {
        match (field, self) {
            ("wrong", _) => words::wrong(lang),
            ("resource_kind", _) => words::resource_kind(lang),
            ("resource_name", _) => words::resource_name(lang),
            ("resource_address", _) => words::resource_address(lang),
            ("resource_telephone", _) => words::resource_telephone(lang),
            ("resource_website", _) => words::resource_website(lang),
            ("words", Self::Facility { .. }) => words::words(lang),
            ("words", Self::Missing) => words::resource_words(lang),
            ("relation", _) => words::relation(lang),
            ("noticed", _) => words::noticed(lang),
            ("name", _) => words::name(lang),
            ("telephone", _) => words::telephone(lang),
            _ => words::email(lang),
        }
    }
}

fn form_page(visit: &Visit, subject: Subject<'_>, form: &FormState, status: u16) -> Page {
    let lang = visit.lang;
    let labels: Vec<(&str, Text)> = CORRECTION_FIELDS.map(|field| (field, subject.label(lang, field))).to_vec();
    let heading = match subject {
        Subject::Facility { .. } => words::title(lang),
        Subject::Missing => words::missing_title(lang),
    };
    let title = match subject {
        Subject::Facility { name, .. } => words::title_of(lang, name),
        Subject::Missing => heading.clone(),
    };
    let markup = html! {
        (visit.forms_style())
        @if let Subject::Facility { id, name } = subject {
            p.back-link { a href={ (visit.address("/facilities/")) (encode(id)) } { span { (words::back(lang, name)) } } }
        }
        (error_summary(lang, form, &labels))
        h1 tabindex="-1" { (heading) }
        @if let Subject::Facility { name, .. } = subject { p.form-subject lang=[lang.of_published()] { (name) } }
        p {
            @match subject {
                Subject::Facility { .. } => (words::lead(lang)),
                Subject::Missing => (words::missing_lead(lang)),
            }
        }
        form.form method="post" action=(visit.address(&subject.path())) data-keep novalidate {
            (fields(lang, subject, form))
            button.button data-weight="main" type="submit" { span { (words::send(lang)) } }
        }
    };
    let title = if form.errors.is_empty() { title } else { site::error_title(lang, title) };
    Page { status, ..Page::new(lang, &title, markup) }
}

fn fields(lang: Lang, subject: Subject<'_>, form: &FormState) -> Markup {
    let field = |name: &'static str, hint: Option<Text>, required: bool| Field {
        lang,
        form,
        name,
        label: subject.label(lang, name),
        hint,
        required,
    };
    let is_facility = subject.facility_id().is_some();
    let words_hint = if is_facility { words::words_hint(lang) } else { words::resource_words_hint(lang) };
    html! {
        @if is_facility {
            (checkboxes(&field("wrong", Some(words::wrong_hint(lang)), true), &WRONG.map(|code| (code.to_owned(), wrong_words(lang, code)))))
        } @else {
            (select(&field("resource_kind", None, true), &RESOURCE_KINDS.map(|code| (code.to_owned(), resource_kind_words(lang, code)))))
            (text_input(&field("resource_name", None, true), InputKind::Text))
            (text_input(&field("resource_address", Some(words::resource_address_hint(lang)), false), InputKind::Text))
            (text_input(&field("resource_telephone", None, false), InputKind::PlaceTelephone))
            (text_input(&field("resource_website", Some(words::resource_website_hint(lang)), false), InputKind::Website))
        }
        (text_area(&field("words", Some(words_hint), is_facility), 5))
        p.form-note { (words::no_health(lang)) }
        (radios(&field("relation", None, true), &RELATIONS.map(|code| (code.to_owned(), relation_words(lang, code)))))
        @if is_facility { (date_input(&field("noticed", Some(words::noticed_hint(lang)), false))) }
        (text_input(&field("name", None, false), InputKind::Text))
        (text_input(&field("telephone", Some(words::telephone_hint(lang)), false), InputKind::Telephone))
        (text_input(&field("email", None, false), InputKind::Email))
    }
}
