use api::accounts::NewSignIn;
use api::query::{encode, form_value};
use api::{ClientError, ErrorItem};
use maud::{Markup, html};

use super::carried::Carried;
use super::frame::{ProPage, account, entrance, framed};
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
    form_page(visit, 200, &FormState::default(), &Carried::to("/pro"), &html! { p { (words::lead(visit.lang)) } })
}

/// In the place of a page that only somebody signed in may see; it comes when they are.
pub fn needed(visit: &Visit) -> Page {
    let lang = visit.lang;
    let why = html! {
        @if visit.upload.is_some() {
            (notice(lang, NoticeKind::Warning, &words::file_lost(lang), html! { p { (words::file_lost_why(lang)) } }))
        } @else {
            p.form-subject { (words::needed(lang)) }
        }
    };
    form_page(visit, 401, &FormState::default(), &Carried::of(visit), &why)
}

/// The form, posted. Nothing tells which part was wrong. Who has signed in with a passkey comes here with what they carry.
pub async fn send(visit: &Visit, typed: &[(String, String)]) -> Result<Answer, ClientError> {
    let carried = Carried::read(typed);
    if form_value(typed, "way") != "passkey"
        && let Some((status, form)) = tried(visit, typed, None).await?
    {
        let lead = html! { p { (words::lead(visit.lang)) } };
        return Ok(Answer::Page(form_page(visit, status, &form, &carried, &lead)));
    }
    match carried.is_form() {
        true => Ok(Answer::Page(signed_in(visit, &carried).await?)),
        false => Ok(Answer::SeeOther(visit.address(&carried.next))),
    }
}

/// Whoever comes in may be another than who typed: it is said who sends it now.
async fn signed_in(visit: &Visit, carried: &Carried) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let account = account(visit).await?;
    let markup = html! {
        h1 tabindex="-1" { (words::signed_in(lang)) }
        p { (words::signed_in_as(lang, &account.membership.organization, &account.name)) }
        p { (words::signed_in_why(lang)) }
        (carried.go_on(visit))
    };
    Ok(framed(visit, &account, ProPage::new(words::signed_in(lang), "", markup)))
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

fn form_page(visit: &Visit, status: u16, form: &FormState, carried: &Carried, why: &Markup) -> Page {
    let lang = visit.lang;
    let markup = html! {
        (trouble(lang, form))
        h1 tabindex="-1" { (words::title(lang)) }
        @if carried.is_form() {
            (notice(lang, NoticeKind::Information, &words::kept(lang), html! { p { (words::kept_why(lang)) } }))
        } @else {
            (why)
        }
        (ways(visit, form, carried, None))
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
pub fn ways(visit: &Visit, form: &FormState, carried: &Carried, joining: Option<&str>) -> Markup {
    let lang = visit.lang;
    let address = visit.address(&carried.next);
    let action = joining.map_or_else(|| "/pro/sign-in".to_owned(), |secret| format!("/join/{}", encode(secret)));
    let action = visit.address(&action);
    let post = "/api/v1/sign-in/passkey";
    let button = PasskeyButton { kind: "sign-in", post, next: &address, joining, words: words::passkey(lang) };
    let button = passkey_button(lang, &button);
    let email = Field { lang, form, name: "email", label: words::email(lang), hint: None, required: true };
    html! {
        div.pro-ways {
            section.panel.pro-way data-way="passkey" {
                h2 { (words::passkey(lang)) }
                p { (words::passkey_hint(lang)) }
                // The program sends the form that the button stands in.
                @if carried.is_form() {
                    form method="post" action=(action) {
                        input type="hidden" name="way" value="passkey";
                        (carried.along())
                        (button)
                    }
                } @else {
                    (button)
                }
            }
            section.panel.pro-way {
                h2 { (words::password_way(lang)) }
                form.form method="post" action=(action) novalidate {
                    @match joining {
                        Some(_) => { input type="hidden" name="way" value="sign-in"; }
                        None => (carried.along()),
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
    fn whoever_must_wait_is_told_how_long() {
        let told = |detail: &str| minutes(&[ErrorItem::new("too_many_requests", detail)]);
        assert_eq!(told("too many attempts; try again in 61 s"), 2);
        assert_eq!(told("too many attempts; try again in 1 s"), 1);
        assert_eq!(told("later"), 15);
    }
}
