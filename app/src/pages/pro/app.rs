use api::ClientError;
use api::accounts::{Account, TotpProof, TotpResponse};
use api::query::form_value;
use maud::{Markup, PreEscaped, html};

use super::frame::{ProPage, account, framed};
use crate::components::{Field, SecretKind, error_summary, secret_input};
use crate::form::FormState;
use crate::lang::Lang;
use crate::page::{Answer, Page, Visit};
use crate::qr;
use crate::words::{pro_account as words, pro_entrance as entrance};

/// `/pro/account/app`: an authenticator app, which counts when it has given a code.
pub async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let account = account(visit).await?;
    form_page(visit, &account, 200, &FormState::default()).await
}

/// The same, posted: `do` is `begin` or `prove`.
pub async fn send(visit: &Visit, typed: &[(String, String)]) -> Result<Answer, ClientError> {
    if form_value(typed, "do") == "begin" {
        visit.client.begin_totp().await?;
        return Ok(Answer::SeeOther(visit.address("/pro/account/app")));
    }
    let account = account(visit).await?;
    match visit.client.prove_totp(&TotpProof { code: form_value(typed, "code").to_owned() }).await {
        Ok(()) => Ok(Answer::SeeOther(visit.address("/pro/account"))),
        Err(ClientError::Refused { status: 422, errors }) => {
            Ok(Answer::Page(form_page(visit, &account, 422, &FormState { typed: Vec::new(), errors }).await?))
        }
        Err(other) => Err(other),
    }
}

async fn form_page(visit: &Visit, account: &Account, status: u16, form: &FormState) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let title = match account.factors.has_totp {
        true => words::app_change(lang),
        false => words::app_add(lang),
    };
    let waiting = match visit.client.get_totp().await {
        Ok(totp) => Some(totp),
        Err(error) if error.status() == 404 => None,
        Err(error) => return Err(error),
    };
    let markup = html! {
        p.back-link { a href=(visit.address("/pro/account")) { span { (words::back(lang)) } } }
        (error_summary(lang, form, &[("code", entrance::app_code(lang))]))
        h1 tabindex="-1" { (title) }
        p { (words::app_both(lang)) }
        form.form method="post" action=(visit.address("/pro/account/app")) novalidate {
            @if let Some(totp) = &waiting {
                (shown(lang, totp))
                (code_field(lang, form))
                button.button data-weight="main" type="submit" name="do" value="prove" { span { (words::app_do(lang)) } }
            } @else {
                button.button data-weight="main" type="submit" name="do" value="begin" { span { (title) } }
            }
        }
    };
    Ok(framed(visit, account, ProPage { status, ..ProPage::new(title, "", markup) }))
}

/// The secret of an app: to be read, opened or typed.
pub fn shown(lang: Lang, totp: &TotpResponse) -> Markup {
    html! {
        div.pro-app {
            div.pro-qr { (PreEscaped(qr::svg(&totp.uri))) }
            div {
                p { (entrance::app_read(lang)) }
                p { (entrance::app_which(lang)) }
                p { a.button href=(totp.uri) rel="external" { span { (entrance::app_here(lang)) } } }
            }
            div.pro-typed {
                p { (entrance::app_typed(lang)) }
                p { code { (totp.secret) } }
            }
        }
    }
}

/// The first code of an app.
pub fn code_field(lang: Lang, form: &FormState) -> Markup {
    let label = entrance::app_code(lang);
    secret_input(&Field { lang, form, name: "code", label, hint: None, required: true }, SecretKind::Code)
}
