use api::ClientError;
use api::accounts::{Account, ChosenMembership, Factors, Passkey, Session};
use api::query::form_value;
use maud::{Markup, html};

use super::frame::{ProPage, account, framed};
use super::recovery_codes;
use crate::account_words::{factor_words, role_words};
use crate::components::{Field, PasskeyButton, card_table, no_such_page, passkey_button, passkey_name};
use crate::dates::{japanese_date_of, japanese_moment_of};
use crate::form::FormState;
use crate::page::{Answer, Page, Visit};
use crate::words::{Text, pro_account as words};

const PATH: &str = "/pro/account";

/// `/pro/account`
pub async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let account = account(visit).await?;
    let markup = html! {
        h1 tabindex="-1" { (words::title(lang)) }
        section.panel {
            h2 { (words::who(lang)) }
            dl {
                dt { (words::name(lang)) } dd lang=[lang.of_published()] { (account.name) }
                dt { (words::email(lang)) } dd { (account.email) }
            }
        }
        div #account data-live-part {
            (memberships(visit, &account))
            (factors(visit, &account.factors))
            (sessions(visit, &account.sessions))
        }
        (passkey_form(visit))
    };
    Ok(framed(visit, &account, ProPage::new(words::title(lang), "account", markup)))
}

/// The same, posted: `do` tells what, `id` to which.
pub async fn send(visit: &Visit, typed: &[(String, String)]) -> Result<Answer, ClientError> {
    let id = form_value(typed, "id");
    match form_value(typed, "do") {
        "choose" => visit.client.choose_membership(&ChosenMembership { membership_id: id.to_owned() }).await?,
        "remove-passkey" => visit.client.delete_passkey(id).await?,
        "end-session" => visit.client.delete_session(id).await?,
        "end-others" => visit.client.delete_other_sessions().await?,
        "codes" => return Ok(Answer::Page(recovery_codes::make(visit, PATH).await?)),
        _ => return Ok(Answer::Page(no_such_page(visit))),
    }
    Ok(Answer::SeeOther(visit.address(PATH)))
}

/// A button that does something with one thing.
fn action(visit: &Visit, what: &str, id: &str, words: &Text) -> Markup {
    html! {
        form method="post" action=(visit.address(PATH)) {
            input type="hidden" name="id" value=(id);
            button.button type="submit" name="do" value=(what) { span { (words) } }
        }
    }
}

fn memberships(visit: &Visit, account: &Account) -> Markup {
    let lang = visit.lang;
    html! {
        section.panel {
            h2 { (words::memberships(lang)) }
            ul.pro-rows {
                @for membership in &account.memberships {
                    li {
                        div {
                            b lang=[lang.of_published()] { (membership.organization) }
                            span.tag { (role_words(lang, membership.role)) }
                        }
                        @if membership.id == account.membership.id {
                            span.pro-done { span aria-hidden="true" { "✓ " } (words::acts_for(lang)) }
                        } @else {
                            (action(visit, "choose", &membership.id, &words::act_for(lang, &membership.organization)))
                        }
                    }
                }
            }
        }
    }
}

fn factors(visit: &Visit, factors: &Factors) -> Markup {
    let lang = visit.lang;
    let set = |has: bool| if has { words::password_set(lang) } else { words::not_set(lang) };
    html! {
        section.panel {
            h2 { (words::factors(lang)) }
            h3 { (words::passkeys(lang)) }
            @if factors.passkeys.is_empty() { p { (words::no_passkeys(lang)) } }
            ul.pro-rows { @for passkey in &factors.passkeys { li { (passkey_row(visit, passkey)) } } }
            p data-needs-js { a href="#passkey" rel="external" { (words::passkey_add(lang)) } }
            h3 { (words::password(lang)) }
            div.pro-row {
                p { (set(factors.has_password)) }
                a.button href=(visit.address("/pro/account/password")) {
                    span { @if factors.has_password { (words::password_change(lang)) } @else { (words::password_add(lang)) } }
                }
            }
            h3 { (words::app(lang)) }
            div.pro-row {
                p { (set(factors.has_totp)) }
                a.button href=(visit.address("/pro/account/app")) {
                    span { @if factors.has_totp { (words::app_change(lang)) } @else { (words::app_add(lang)) } }
                }
            }
            @if factors.has_password != factors.has_totp { p.pro-hint { (words::app_both(lang)) } }
            h3 { (words::codes(lang)) }
            div.pro-row {
                p { (words::codes_left(lang, factors.recovery_codes)) }
                @if factors.has_password {
                    form method="post" action=(visit.address(PATH)) {
                        button.button type="submit" name="do" value="codes" { span { (words::codes_new(lang)) } }
                    }
                }
            }
            @if !factors.has_password { p.pro-hint { (words::codes_need(lang)) } }
        }
    }
}

fn passkey_row(visit: &Visit, passkey: &Passkey) -> Markup {
    let lang = visit.lang;
    html! {
        div {
            b lang=[lang.of_published()] { (passkey.name) }
            p.facts {
                span { (words::passkey_made(lang, japanese_date_of(lang, &passkey.created_at))) }
                @if let Some(at) = &passkey.used_at { span { (words::passkey_used(lang, japanese_date_of(lang, at))) } }
            }
        }
        (action(visit, "remove-passkey", &passkey.id, &words::remove(lang, &passkey.name)))
    }
}

/// Beside what is renewed: somebody may be typing here.
fn passkey_form(visit: &Visit) -> Markup {
    let lang = visit.lang;
    let (form, address) = (FormState::default(), visit.address(PATH));
    let hint = Some(words::passkey_name_hint(lang));
    let label = words::passkey_name(lang);
    let name = Field { lang, form: &form, name: "passkey-name", label, hint, required: false };
    let button = PasskeyButton {
        kind: "create",
        post: "/api/v1/account/passkeys",
        next: &address,
        joining: None,
        words: words::passkey_add(lang),
    };
    html! {
        section.panel.pro-way #passkey data-way="passkey" {
            h2 { (words::passkey_add(lang)) }
            (passkey_name(&name))
            (passkey_button(lang, &button))
        }
    }
}

fn sessions(visit: &Visit, sessions: &[Session]) -> Markup {
    let lang = visit.lang;
    let headings =
        [words::device(lang), words::how(lang), words::since(lang), words::seen(lang), words::end_session(lang)];
    let rows: Vec<Vec<Markup>> = sessions.iter().map(|session| session_row(visit, session)).collect();
    html! {
        section.panel {
            h2 { (words::sessions(lang)) }
            p { (words::sessions_why(lang)) }
            (card_table(&words::sessions(lang), &headings, &rows))
            @if sessions.len() > 1 {
                form method="post" action=(visit.address(PATH)) {
                    button.button type="submit" name="do" value="end-others" { span { (words::end_others(lang)) } }
                }
            }
        }
    }
}

fn session_row(visit: &Visit, session: &Session) -> Vec<Markup> {
    let lang = visit.lang;
    vec![
        html! { span lang=[lang.of_published()] { (session.device) } },
        html! { (factor_words(lang, &session.factor)) },
        html! { (japanese_moment_of(lang, &session.begun_at)) },
        html! { (japanese_moment_of(lang, &session.seen_at)) },
        html! {
            @if session.is_this {
                span.pro-done { span aria-hidden="true" { "✓ " } (words::this_device(lang)) }
            } @else {
                (action(visit, "end-session", &session.id, &words::end_session(lang)))
            }
        },
    ]
}
