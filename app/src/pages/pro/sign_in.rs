use api::accounts::NewSignIn;
use api::query::{encode, form_value, with_query};
use api::{ClientError, ErrorItem};
use maud::{Markup, html};

use super::frame::entrance;
use crate::components::{
    Field, InputKind, NoticeKind, PasskeyButton, SecretKind, error_summary, notice, passkey_button, secret_input,
    text_input,
};
use crate::form::FormState;
use crate::lang::Lang;
use crate::page::{Answer, Page, Visit};
use crate::words::{Text, pro_entrance as words};

/// `/pro/sign-in`
pub fn page(visit: &Visit) -> Page {
    form_page(visit, 200, &FormState::default(), "/pro", None)
}

/// In the place of a page that only somebody signed in may see; it comes when they are.
pub fn needed(visit: &Visit) -> Page {
    let why = html! { p.form-subject { (words::needed(visit.lang)) } };
    form_page(visit, 401, &FormState::default(), &here(visit), Some(why))
}

/// What was asked for, to come back to it: without the language.
pub fn here(visit: &Visit) -> String {
    followed(&with_query(&visit.path, &visit.query)).to_owned()
}

/// Where a form may lead: pages of professionals, and nowhere else.
pub fn followed(next: &str) -> &str {
    let is_ours = next == "/pro" || ["/pro/", "/pro?", "/join/"].iter().any(|start| next.starts_with(start));
    let is_plain = next.chars().all(|c| c.is_ascii_graphic() && c != '\\');
    if is_ours && is_plain && !next.starts_with("/pro/sign-") { next } else { "/pro" }
}

/// The form, posted. Nothing tells which part was wrong.
pub async fn send(visit: &Visit, typed: &[(String, String)]) -> Result<Answer, ClientError> {
    let next = followed(form_value(typed, "next"));
    match tried(visit, typed, None).await? {
        None => Ok(Answer::SeeOther(visit.address(next))),
        Some((status, form)) => Ok(Answer::Page(form_page(visit, status, &form, next, None))),
    }
}

/// Signs in with what was typed, and joins with the secret of an invitation. What does not is a status and the form to be
/// shown with it.
pub async fn tried(
    visit: &Visit,
    typed: &[(String, String)],
    joining: Option<&str>,
) -> Result<Option<(u16, FormState)>, ClientError> {
    let value = |name| form_value(typed, name).to_owned();
    let joining = joining.map(str::to_owned);
    let sign_in = NewSignIn { email: value("email"), password: value("password"), code: value("code"), joining };
    let (status, errors) = match visit.client.create_session(&sign_in).await {
        Ok(()) => return Ok(None),
        Err(ClientError::Refused { status: 401 | 422, .. }) => (422, vec![ErrorItem::new("wrong_credentials", "")]),
        Err(ClientError::Refused { status: 429, errors }) => (429, errors),
        Err(other) => return Err(other),
    };
    Ok(Some((status, FormState { typed: vec![("email".to_owned(), sign_in.email)], errors })))
}

pub async fn sign_out(visit: &Visit) -> Result<Answer, ClientError> {
    visit.client.sign_out().await?;
    Ok(Answer::SeeOther(visit.address("/pro/sign-in")))
}

/// How long to wait, of an answer that says `try again in 340 s`.
pub fn minutes(errors: &[ErrorItem]) -> u64 {
    let seconds = errors.iter().find_map(|error| error.detail.split(' ').find_map(|word| word.parse::<u64>().ok()));
    seconds.map_or(15, |seconds| seconds.div_ceil(60))
}

fn form_page(visit: &Visit, status: u16, form: &FormState, next: &str, why: Option<Markup>) -> Page {
    let lang = visit.lang;
    let markup = html! {
        (trouble(lang, form))
        h1 tabindex="-1" { (words::title(lang)) }
        @match why {
            Some(why) => (why),
            None => p { (words::lead(lang)) },
        }
        (ways(visit, form, next, None))
        details.disclosure {
            summary { (words::locked_out(lang)) }
            div {
                p { (words::locked_out_code(lang)) }
                p { (words::locked_out_why(lang)) }
            }
        }
        p.pro-aside { a href=(visit.address("/")) { (words::not_residents(lang)) } }
    };
    entrance(visit, status, &words::title(lang), markup)
}

/// What was wrong with what somebody proves, above the form.
pub fn trouble(lang: Lang, form: &FormState) -> Markup {
    html! {
        @if form.errors.iter().any(|error| error.code == "too_many_requests") {
            div role="alert" {
                (notice(lang, NoticeKind::Warning, &words::wait_title(lang), html! {
                    p { (words::wait(lang, minutes(&form.errors))) }
                }))
            }
        } @else {
            (error_summary(lang, form, &[]))
        }
    }
}

/// Both ways to sign in; with the secret of an invitation they join with it too, on its own page.
pub fn ways(visit: &Visit, form: &FormState, next: &str, joining: Option<&str>) -> Markup {
    let lang = visit.lang;
    let address = visit.address(next);
    let action = joining.map_or_else(|| "/pro/sign-in".to_owned(), |secret| format!("/join/{}", encode(secret)));
    let post = "/api/v1/sign-in/passkey";
    let button = PasskeyButton { kind: "sign-in", post, next: &address, joining, words: words::passkey(lang) };
    let email = Field { lang, form, name: "email", label: words::email(lang), hint: None, required: true };
    html! {
        div.pro-ways {
            section.panel.pro-way data-way="passkey" {
                h2 { (words::passkey(lang)) }
                p { (words::passkey_hint(lang)) }
                (passkey_button(lang, &button))
            }
            section.panel.pro-way {
                h2 { (words::password_way(lang)) }
                form.form method="post" action=(visit.address(&action)) novalidate {
                    @match joining {
                        Some(_) => { input type="hidden" name="way" value="sign-in"; }
                        None => { input type="hidden" name="next" value=(next); }
                    }
                    (text_input(&email, InputKind::Username))
                    (proof_fields(lang, form))
                    button.button data-weight="main" type="submit" { span { (words::sign_in(lang)) } }
                }
            }
        }
    }
}

/// Password and code.
pub fn proof_fields(lang: Lang, form: &FormState) -> Markup {
    let field =
        |name: &'static str, label: Text, hint: Option<Text>| Field { lang, form, name, label, hint, required: true };
    html! {
        (secret_input(&field("password", words::password(lang), None), SecretKind::CurrentPassword))
        (secret_input(&field("code", words::code(lang), Some(words::code_hint(lang))), SecretKind::Code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_leads_to_pages_of_professionals_alone() {
        for ours in ["/pro", "/pro/people", "/pro?x=1", "/pro/audit?person=a%20b", "/join/abc"] {
            assert_eq!(followed(ours), ours);
        }
        let others = [
            "",
            "/",
            "//evil.example",
            "https://evil.example/pro",
            "/promo",
            "/joint",
            "pro",
            "/\\evil",
            "/pro/\\x",
            "/pro/a b",
            "/pro/\n",
            "/pro/sign-in",
            "/pro/sign-out",
            "/facilities/x",
        ];
        for other in others {
            assert_eq!(followed(other), "/pro", "{other}");
        }
    }

    #[test]
    fn whoever_must_wait_is_told_how_long() {
        let told = |detail: &str| minutes(&[ErrorItem::new("too_many_requests", detail)]);
        assert_eq!(told("too many attempts; try again in 61 s"), 2);
        assert_eq!(told("too many attempts; try again in 1 s"), 1);
        assert_eq!(told("later"), 15);
    }
}
