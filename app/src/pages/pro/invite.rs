use api::ClientError;
use api::accounts::{INVITATION_FIELDS, InvitationResponse, NewInvitation, PROFESSIONS, Role};
use maud::{Markup, PreEscaped, html};

use super::frame::ProPage;
use super::people::Place;
use crate::account_words::{profession_words, role_words};
use crate::components::{
    Field, InputKind, NoticeKind, error_summary, notice, print_button, radios, select, text_input,
};
use crate::dates::japanese_moment_of;
use crate::form::FormState;
use crate::lang::Lang;
use crate::page::{Answer, Page, Visit};
use crate::qr;
use crate::words::{Text, pro_people as words};

/// `…/invite`. 403 for whoever may not invite: before they type anything.
pub fn page(visit: &Visit, place: &Place) -> Result<Page, ClientError> {
    if !place.administers {
        return Err(ClientError::Refused { status: 403, errors: Vec::new() });
    }
    let typed = vec![("role".to_owned(), "staff".to_owned()), ("way".to_owned(), "mail".to_owned())];
    Ok(form_page(visit, place, 200, &FormState { typed, errors: Vec::new() }))
}

/// The same, posted. A letter is shown once.
pub async fn send(visit: &Visit, place: &Place, typed: &[(String, String)]) -> Result<Answer, ClientError> {
    let sent = match NewInvitation::from_form(typed) {
        Ok(new) => visit.client.create_invitation(&place.organization_id, &new).await,
        Err(errors) => Err(ClientError::Refused { status: 422, errors }),
    };
    match sent {
        Ok(InvitationResponse { invitation, link: Some(link) }) => {
            let until = japanese_moment_of(visit.lang, &invitation.ends_at);
            Ok(Answer::Page(letter(visit, place, &invitation.name, &link, &until)))
        }
        Ok(_) => Ok(Answer::SeeOther(visit.address(&place.path))),
        Err(ClientError::Refused { status: 409 | 422, errors }) => {
            Ok(Answer::Page(form_page(visit, place, 422, &FormState { typed: typed.to_vec(), errors })))
        }
        Err(other) => Err(other),
    }
}

fn label(lang: Lang, field: &str) -> Text {
    match field {
        "name" => words::name(lang),
        "email" => words::email(lang),
        "profession" => words::profession(lang),
        "role" => words::role(lang),
        _ => words::way(lang),
    }
}

/// Professions with their words.
pub fn professions(lang: Lang) -> Vec<(String, Text)> {
    PROFESSIONS.map(|code| (code.to_owned(), profession_words(lang, code))).to_vec()
}

/// Roles with their words.
pub fn roles(lang: Lang) -> Vec<(String, Text)> {
    Role::ALL.map(|role| (role.code().to_owned(), role_words(lang, role))).to_vec()
}

fn form_page(visit: &Visit, place: &Place, status: u16, form: &FormState) -> Page {
    let lang = visit.lang;
    let labels = INVITATION_FIELDS.map(|field| (field, label(lang, field)));
    let field = |name: &'static str, hint: Option<Text>| Field {
        lang,
        form,
        name,
        label: label(lang, name),
        hint,
        required: true,
    };
    let ways = [("mail".to_owned(), words::by_mail(lang)), ("letter".to_owned(), words::by_letter(lang))];
    let markup = html! {
        (place.back(visit))
        (error_summary(lang, form, &labels))
        h1 tabindex="-1" { (words::invite(lang)) }
        p.form-subject lang=[lang.of_published()] { (place.organization) }
        p { (words::invite_lead(lang)) }
        form.form method="post" action=(visit.address(&format!("{}/invite", place.path))) novalidate {
            (text_input(&field("name", None), InputKind::Text))
            (text_input(&field("email", Some(words::email_hint(lang))), InputKind::Text))
            (select(&field("profession", None), &professions(lang)))
            (radios(&field("role", None), &roles(lang)))
            (radios(&field("way", None), &ways))
            button.button data-weight="main" type="submit" { span { (words::invite_do(lang)) } }
        }
    };
    place.framed(visit, ProPage { status, ..ProPage::new(words::invite(lang), "", markup) })
}

/// A sheet for somebody's hands. Nothing shows its link again.
fn letter(visit: &Visit, place: &Place, name: &str, link: &str, until: &Text) -> Page {
    let lang = visit.lang;
    let markup = html! {
        div.letter-screen {
            h1 tabindex="-1" { (words::letter_ready(lang)) }
            (notice(lang, NoticeKind::Warning, &words::letter_once(lang), html! {}))
            div.page-actions {
                (print_button(lang))
                a.button href=(visit.address(&place.path)) { span { (words::letter_done(lang)) } }
            }
        }
        (sheet(lang, place, name, link, until))
    };
    place.framed(visit, ProPage::new(words::letter_ready(lang), "", markup))
}

fn sheet(lang: Lang, place: &Place, name: &str, link: &str, until: &Text) -> Markup {
    html! {
        article.letter {
            p.letter-to lang=[lang.of_published()] { (words::letter_to(lang, name)) }
            h2 { (words::letter_title(lang)) }
            p { (words::letter_what(lang, &place.organization)) }
            div.letter-way {
                div {
                    h3 { (words::letter_how(lang)) }
                    ol {
                        li { (words::letter_scan(lang)) }
                        li { (words::letter_register(lang)) }
                    }
                    dl { dt { (words::letter_until(lang)) } dd { (until) } }
                }
                div.letter-qr { (PreEscaped(qr::svg(link))) }
            }
            p { (words::letter_type(lang)) }
            p.letter-link { (link) }
            p.letter-care { (words::letter_care(lang)) }
            p { (words::letter_wrong(lang)) }
            p.letter-from lang=[lang.of_published()] { (place.organization) br; (place.account.name) }
        }
    }
}
