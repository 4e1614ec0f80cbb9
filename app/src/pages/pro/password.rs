use api::ClientError;
use api::accounts::{Account, NewPassword};
use api::query::form_value;
use maud::html;

use super::frame::{ProPage, account, framed};
use super::refusals::fresh;
use crate::components::{Field, SecretKind, error_summary, secret_input};
use crate::form::FormState;
use crate::page::{Answer, Page, Visit};
use crate::words::{pro_account as words, pro_entrance as entrance};

/// `/pro/account/password`. Who is there is proved before a password is typed: it is never carried along.
pub async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let account = fresh(account(visit).await?)?;
    Ok(form_page(visit, &account, 200, &FormState::default()))
}

/// The same, posted.
pub async fn send(visit: &Visit, typed: &[(String, String)]) -> Result<Answer, ClientError> {
    let account = account(visit).await?;
    let new = NewPassword { password: form_value(typed, "password").to_owned() };
    match visit.client.set_password(&new).await {
        Ok(()) => Ok(Answer::SeeOther(visit.address("/pro/account"))),
        Err(ClientError::Refused { status: 422, errors }) => {
            Ok(Answer::Page(form_page(visit, &account, 422, &FormState { typed: Vec::new(), errors })))
        }
        Err(other) => Err(other),
    }
}

fn form_page(visit: &Visit, account: &Account, status: u16, form: &FormState) -> Page {
    let lang = visit.lang;
    let title = match account.factors.has_password {
        true => words::password_change(lang),
        false => words::password_add(lang),
    };
    let label = entrance::new_password(lang);
    let hint = Some(entrance::new_password_hint(lang));
    let field = Field { lang, form, name: "password", label: label.clone(), hint, required: true };
    let markup = html! {
        p.back-link { a href=(visit.address("/pro/account")) { span { (words::back(lang)) } } }
        (error_summary(lang, form, &[("password", label)]))
        h1 tabindex="-1" { (title) }
        p { (words::password_others(lang)) }
        form.form method="post" action=(visit.address("/pro/account/password")) novalidate {
            // For password managers, which keep a password with the name it belongs to.
            input type="text" name="email" autocomplete="username" value=(account.email) hidden;
            (secret_input(&field, SecretKind::NewPassword))
            button.button data-weight="main" type="submit" { span { (title) } }
        }
    };
    framed(visit, account, ProPage { status, ..ProPage::new(title, "", markup) })
}
