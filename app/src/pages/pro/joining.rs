use api::ClientError;
use api::accounts::{Joining, NewJoining, TotpResponse};
use api::query::{encode, form_value};
use maud::{Markup, html};

use super::app::{code_field, shown};
use super::carried::Carried;
use super::frame::entrance;
use super::sign_in;
use crate::account_words::{profession_words, role_words};
use crate::components::{
    Field, InputKind, PasskeyButton, SecretKind, error_summary, passkey_button, passkey_name, secret_input, text_input,
};
use crate::dates::japanese_moment_of;
use crate::form::FormState;
use crate::page::{Answer, Page, Visit};
use crate::words::{Text, pro, pro_entrance as words, pro_people};

const FIRST_STEPS: &str = "/pro/first-steps";

/// `/join/{secret}`: whoever has the link comes in.
pub async fn page(visit: &Visit, secret: &str) -> Result<Page, ClientError> {
    match visit.client.get_joining(secret).await {
        Ok(answer) => form_page(visit, secret, &answer.joining, 200, &FormState::default()).await,
        Err(error) if error.status() == 404 => Ok(worth_nothing(visit)),
        Err(error) => Err(error),
    }
}

/// The same, posted: with a new password and app; as somebody who has an account (`way=sign-in`), or is signed in already
/// (`way=member`).
pub async fn send(visit: &Visit, secret: &str, typed: &[(String, String)]) -> Result<Answer, ClientError> {
    let joining = match visit.client.get_joining(secret).await {
        Ok(answer) => answer.joining,
        Err(error) if error.status() == 404 => return Ok(Answer::Page(worth_nothing(visit))),
        Err(error) => return Err(error),
    };
    match form_value(typed, "way") {
        "member" => {
            visit.client.join_with_account(secret).await?;
            return Ok(Answer::SeeOther(visit.address("/pro")));
        }
        "sign-in" => {
            return Ok(match sign_in::tried(visit, typed, Some(secret)).await? {
                None => Answer::SeeOther(visit.address("/pro")),
                Some((status, form)) => Answer::Page(form_page(visit, secret, &joining, status, &form).await?),
            });
        }
        _ => {}
    }
    let value = |name| form_value(typed, name).to_owned();
    let new = NewJoining {
        name: value("name"),
        password: value("password"),
        totp_sealed: value("totp_sealed"),
        code: value("code"),
    };
    match visit.client.join(secret, &new).await {
        Ok(()) => Ok(Answer::SeeOther(visit.address(FIRST_STEPS))),
        Err(ClientError::Refused { status: status @ (409 | 422), errors }) => {
            // 409: registered meanwhile, so that the same address says what to do now.
            let typed = if status == 409 { Vec::new() } else { kept(typed) };
            let form = FormState { typed, errors: if status == 409 { Vec::new() } else { errors } };
            Ok(Answer::Page(form_page(visit, secret, &joining, status, &form).await?))
        }
        Err(other) => Err(other),
    }
}

/// What a page that is shown again keeps: the name, and the app that was read before, which has its secret already.
const KEPT: [&str; 4] = ["name", "totp_uri", "totp_secret", "totp_sealed"];

fn kept(typed: &[(String, String)]) -> Vec<(String, String)> {
    typed.iter().filter(|(name, _)| KEPT.contains(&name.as_str())).cloned().collect()
}

/// What is shown for an app, and its sealed twin: as it was shown before, or a new one.
fn app(joining: &Joining, form: &FormState) -> Option<(TotpResponse, String)> {
    let before = |name| form.value(name).to_owned();
    let totp = TotpResponse { uri: before("totp_uri"), secret: before("totp_secret") };
    if totp.uri.starts_with("otpauth://totp/") {
        return Some((totp, before("totp_sealed")));
    }
    joining.totp.clone().zip(joining.totp_sealed.clone())
}

fn worth_nothing(visit: &Visit) -> Page {
    let lang = visit.lang;
    let markup = html! {
        h1 tabindex="-1" { (words::join_none(lang)) }
        div.problem {
            p { (words::join_none_why(lang)) }
            p { (words::join_none_known(lang)) }
            a.button href=(visit.address("/pro/sign-in")) { span { (words::sign_in(lang)) } }
        }
    };
    entrance(visit, 404, &words::join_none(lang), markup)
}

async fn form_page(
    visit: &Visit,
    secret: &str,
    joining: &Joining,
    status: u16,
    form: &FormState,
) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let path = format!("/join/{}", encode(secret));
    let recovers = joining.purpose == "recovery";
    let title = match recovers {
        true => words::recover_title(lang),
        false => words::join_title(lang, &joining.organization),
    };
    let way = match joining.has_account {
        true => as_member(visit, secret, joining, &path, form).await?,
        false => both_ways(visit, secret, joining, &path, form),
    };
    let labels =
        [("name", words::join_name(lang)), ("password", words::new_password(lang)), ("code", words::app_code(lang))];
    let markup = html! {
        @if joining.has_account { (sign_in::trouble(lang, form)) } @else { (error_summary(lang, form, &labels)) }
        h1 tabindex="-1" { (title) }
        @if recovers {
            p { (words::recover_why(lang)) }
        } @else {
            @match &joining.invited_by {
                Some(name) => p { (words::join_by(lang, name)) },
                None => p { (words::join_first(lang)) },
            }
        }
        dl.pro-facts {
            div { dt { (words::join_name(lang)) } dd lang=[lang.of_published()] { (joining.name) } }
            div { dt { (words::email(lang)) } dd { (joining.email) } }
            div { dt { (pro_people::profession(lang)) } dd { (profession_words(lang, &joining.profession)) } }
            div { dt { (pro_people::role(lang)) } dd { (role_words(lang, joining.role)) } }
        }
        p.pro-hint { (words::join_until(lang, japanese_moment_of(lang, &joining.ends_at))) }
        (way)
    };
    Ok(entrance(visit, status, &title, markup))
}

/// Somebody with this mail address has an account: they prove that it is theirs, and join in the same step.
async fn as_member(
    visit: &Visit,
    secret: &str,
    joining: &Joining,
    path: &str,
    form: &FormState,
) -> Result<Markup, ClientError> {
    let lang = visit.lang;
    let form = FormState { typed: vec![("email".to_owned(), joining.email.clone())], errors: form.errors.clone() };
    let account = match visit.client.get_account().await {
        Ok(answer) => Some(answer.account),
        Err(error) if error.status() == 401 => None,
        Err(error) => return Err(error),
    };
    Ok(match account {
        Some(account) if account.email == joining.email => html! {
            form method="post" action=(visit.address(path)) {
                button.button data-weight="main" type="submit" name="way" value="member" { span { (words::join_member(lang)) } }
            }
        },
        Some(_) => html! {
            div.problem {
                p { (words::join_other(lang, &joining.email)) }
                form method="post" action=(visit.address("/pro/sign-out")) {
                    button.button type="submit" { span { (pro::sign_out(lang)) } }
                }
            }
        },
        None => html! {
            p { (words::join_known(lang)) }
            (sign_in::ways(visit, &form, &Carried::to("/pro"), Some(secret)))
        },
    })
}

/// Somebody new, or somebody who begins anew: a passkey, or a password with an app.
fn both_ways(visit: &Visit, secret: &str, joining: &Joining, path: &str, form: &FormState) -> Markup {
    let lang = visit.lang;
    let recovers = joining.purpose == "recovery";
    let known = FormState { typed: vec![("name".to_owned(), joining.name.clone())], errors: Vec::new() };
    let kept =
        if form.typed.is_empty() { FormState { errors: form.errors.clone(), ..known.clone() } } else { form.clone() };
    let field = |form, name: &'static str, label: Text, hint: Option<Text>| Field {
        lang,
        form,
        name,
        label,
        hint,
        required: true,
    };
    let name_hint = || Some(words::join_name_hint(lang));
    // Its own name: a page holds an id once.
    let called = FormState { typed: vec![("passkey-name".to_owned(), joining.name.clone())], errors: Vec::new() };
    let (post, next) = (format!("/api/v1/joining/{}/passkey", encode(secret)), visit.address(FIRST_STEPS));
    let button =
        PasskeyButton { kind: "create", post: &post, next: &next, joining: None, words: words::join_passkey(lang) };
    let submit = if recovers { words::recover_do(lang) } else { words::join_do(lang) };
    html! {
        p { (words::join_choose(lang)) }
        div.pro-ways {
            @if joining.passkeys {
                section.panel.pro-way data-way="passkey" {
                    h2 { (words::join_passkey(lang)) }
                    p { (words::join_passkey_why(lang)) }
                    @if !recovers { (passkey_name(&field(&called, "passkey-name", words::join_name(lang), name_hint()))) }
                    (passkey_button(lang, &button))
                }
            }
            section.panel.pro-way {
                h2 { (words::join_password(lang)) }
                form.form method="post" action=(visit.address(path)) novalidate {
                    @if recovers {
                        input type="hidden" name="name" value=(joining.name);
                    } @else {
                        (text_input(&field(&kept, "name", words::join_name(lang), name_hint()), InputKind::Text))
                    }
                    // For password managers, which keep a password with the name it belongs to.
                    input type="text" name="email" autocomplete="username" value=(joining.email) hidden;
                    (secret_input(&field(&kept, "password", words::new_password(lang), Some(words::new_password_hint(lang))), SecretKind::NewPassword))
                    @if let Some((totp, sealed)) = app(joining, form) {
                        (shown(lang, &totp))
                        @for (name, value) in [("totp_uri", &totp.uri), ("totp_secret", &totp.secret), ("totp_sealed", &sealed)] {
                            input type="hidden" name=(name) value=(value);
                        }
                    }
                    (code_field(lang, &kept))
                    button.button data-weight="main" type="submit" { span { (submit) } }
                }
            }
        }
    }
}
