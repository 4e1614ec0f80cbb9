//! Proving again who is there, before what is dangerous. What was about to be done is carried along, but for secrets, and
//! done by one more press.

use api::accounts::NewAuthentication;
use api::query::form_value;
use api::{ClientError, ErrorItem};
use maud::{Markup, html};

use super::frame::{ProPage, account, entrance, framed};
use super::sign_in::{followed, here, proof_fields, trouble};
use crate::components::{PasskeyButton, passkey_button};
use crate::form::FormState;
use crate::page::{Answer, Page, Visit};
use crate::words::pro_entrance as words;

/// Never carried along.
const SECRETS: [&str; 2] = ["password", "code"];
/// Stands before the names of what is carried along.
const CARRIED: &str = "carried.";

type Typed = [(String, String)];

/// In the place of the answer to what was asked.
pub fn page(visit: &Visit) -> Page {
    let carried = visit.posted.as_deref().map(|typed| {
        let kept = typed.iter().filter(|(name, _)| !SECRETS.contains(&name.as_str()));
        kept.cloned().collect::<Vec<_>>()
    });
    let markup = form(visit, &FormState::default(), &here(visit), carried.as_deref());
    entrance(visit, 403, &words::again(visit.lang), markup)
}

/// `/pro/authenticate`, posted.
pub async fn send(visit: &Visit, typed: &Typed) -> Result<Answer, ClientError> {
    let next = followed(form_value(typed, "next"));
    let is_form = form_value(typed, "repeat") == "form";
    let carried =
        typed.iter().filter_map(|(name, value)| Some((name.strip_prefix(CARRIED)?.to_owned(), value.clone())));
    let carried: Vec<_> = carried.collect();
    let carried = is_form.then_some(carried.as_slice());
    let value = |name| form_value(typed, name).to_owned();
    let proof = NewAuthentication { password: value("password"), code: value("code") };
    let (status, errors) = match visit.client.authenticate(&proof).await {
        Ok(()) => return Ok(proved(visit, next, carried)),
        Err(ClientError::Refused { status: 401, errors }) if errors.iter().any(|e| e.code == "wrong_credentials") => {
            (422, vec![ErrorItem::new("wrong_credentials", "")])
        }
        Err(ClientError::Refused { status: 429, errors }) => (429, errors),
        Err(other) => return Err(other),
    };
    let account = account(visit).await?;
    let markup = form(visit, &FormState { typed: Vec::new(), errors }, next, carried);
    let page = ProPage { status, ..ProPage::new(words::again(visit.lang), "", markup) };
    Ok(Answer::Page(framed(visit, &account, page)))
}

fn proved(visit: &Visit, next: &str, carried: Option<&Typed>) -> Answer {
    let lang = visit.lang;
    let Some(carried) = carried else { return Answer::SeeOther(visit.address(next)) };
    let markup = html! {
        h1 tabindex="-1" { (words::proved(lang)) }
        p { (words::proved_why(lang)) }
        div.page-actions {
            form method="post" action=(visit.address(next)) {
                (hidden("", carried))
                button.button data-weight="main" type="submit" { span { (words::go_on(lang)) } }
            }
            a.button href=(visit.address("/pro")) { span { (words::stop(lang)) } }
        }
    };
    Answer::Page(entrance(visit, 200, &words::proved(lang), markup))
}

fn hidden(prefix: &str, carried: &Typed) -> Markup {
    html! { @for (name, value) in carried { input type="hidden" name={ (prefix) (name) } value=(value); } }
}

fn form(visit: &Visit, form: &FormState, next: &str, carried: Option<&Typed>) -> Markup {
    let lang = visit.lang;
    let address = visit.address(next);
    let button = PasskeyButton {
        kind: "again",
        post: "/api/v1/account/authentication/passkey",
        next: &address,
        joining: None,
        words: words::again_passkey(lang),
    };
    html! {
        (trouble(lang, form))
        h1 tabindex="-1" { (words::again(lang)) }
        p { (words::again_why(lang)) }
        div.pro-ways {
            section.panel.pro-way data-way="passkey" {
                h2 { (words::again_passkey(lang)) }
                // The program sends what was about to be done, when it stands in a form.
                @if let Some(carried) = carried {
                    form method="post" action=(address) { (hidden("", carried)) (passkey_button(lang, &button)) }
                } @else {
                    (passkey_button(lang, &button))
                }
            }
            section.panel.pro-way {
                h2 { (words::again_password(lang)) }
                form.form method="post" action=(visit.address("/pro/authenticate")) novalidate {
                    input type="hidden" name="next" value=(next);
                    @if let Some(carried) = carried {
                        input type="hidden" name="repeat" value="form";
                        (hidden(CARRIED, carried))
                    }
                    (proof_fields(lang, form))
                    button.button data-weight="main" type="submit" { span { (words::again_do(lang)) } }
                }
            }
        }
        p.pro-aside { a href=(visit.address("/pro")) { (words::stop(lang)) } }
    }
}
