//! Proving again who is there, before what is dangerous. What was about to be done is carried along, and done by one more
//! press.

use api::accounts::NewAuthentication;
use api::query::form_value;
use api::{ClientError, ErrorItem};
use maud::{Markup, html};

use super::carried::Carried;
use super::frame::{ProPage, account, entrance, framed};
use super::sign_in::{proof_fields, trouble};
use crate::components::{PasskeyButton, passkey_button};
use crate::form::FormState;
use crate::page::{Answer, Page, Visit};
use crate::words::pro_entrance as words;

/// In the place of the answer to what was asked.
pub fn page(visit: &Visit) -> Page {
    let markup = form(visit, &FormState::default(), &Carried::of(visit));
    entrance(visit, 403, &words::again(visit.lang), markup)
}

/// `/pro/authenticate`, posted.
pub async fn send(visit: &Visit, typed: &[(String, String)]) -> Result<Answer, ClientError> {
    let carried = Carried::read(typed);
    let value = |name| form_value(typed, name).to_owned();
    let proof = NewAuthentication { password: value("password"), code: value("code") };
    let (status, errors) = match visit.client.authenticate(&proof).await {
        Ok(()) => return Ok(proved(visit, &carried)),
        Err(ClientError::Refused { status: 401, errors }) if errors.iter().any(|e| e.code == "wrong_credentials") => {
            (422, vec![ErrorItem::new("wrong_credentials", "")])
        }
        Err(ClientError::Refused { status: 429, errors }) => (429, errors),
        Err(other) => return Err(other),
    };
    let account = account(visit).await?;
    let markup = form(visit, &FormState { typed: Vec::new(), errors }, &carried);
    let page = ProPage { status, ..ProPage::new(words::again(visit.lang), "", markup) };
    Ok(Answer::Page(framed(visit, &account, page)))
}

fn proved(visit: &Visit, carried: &Carried) -> Answer {
    let lang = visit.lang;
    if !carried.is_form() {
        return Answer::SeeOther(visit.address(&carried.next));
    }
    let markup = html! {
        h1 tabindex="-1" { (words::proved(lang)) }
        p { (words::proved_why(lang)) }
        (carried.go_on(visit))
    };
    Answer::Page(entrance(visit, 200, &words::proved(lang), markup))
}

fn form(visit: &Visit, form: &FormState, carried: &Carried) -> Markup {
    let lang = visit.lang;
    let address = visit.address(&carried.next);
    let button = PasskeyButton {
        kind: "again",
        post: "/api/v1/account/authentication/passkey",
        next: &address,
        joining: None,
        words: words::again_passkey(lang),
    };
    let button = passkey_button(lang, &button);
    html! {
        (trouble(lang, form))
        h1 tabindex="-1" { (words::again(lang)) }
        p { (words::again_why(lang)) }
        div.pro-ways {
            section.panel.pro-way data-way="passkey" {
                h2 { (words::again_passkey(lang)) }
                // The program sends what was about to be done, when it stands in a form.
                @if carried.is_form() { (carried.again(visit, &button)) } @else { (button) }
            }
            section.panel.pro-way {
                h2 { (words::again_password(lang)) }
                form.form method="post" action=(visit.address("/pro/authenticate")) novalidate {
                    (carried.along())
                    (proof_fields(lang, form))
                    button.button data-weight="main" type="submit" { span { (words::again_do(lang)) } }
                }
            }
        }
        p.pro-aside { a href=(visit.address("/pro")) { (words::stop(lang)) } }
    }
}
