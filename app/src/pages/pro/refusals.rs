//! What the API refuses, on pages of professionals: who is not signed in signs in, who must prove who they are does so, and
//! everybody else reads what is the matter.

use api::accounts::Account;
use api::{ClientError, ErrorItem};
use maud::html;

use super::frame::entrance;
use super::{proof, sign_in};
use crate::components::no_answer;
use crate::page::{Answer, Page, Visit};
use crate::words::{Text, pro_entrance as words};

/// An answer to a visit of `/pro/…` or `/join/…`: private whatever it is, and never a bare refusal. Others stay as they are.
pub fn answered(visit: &Visit, answer: Result<Answer, ClientError>) -> Result<Answer, ClientError> {
    let first = visit.path.split('/').nth(1);
    if !matches!(first, Some("pro" | "join")) {
        return answer;
    }
    let page = match answer {
        Ok(Answer::Page(page)) => page,
        Ok(address) => return Ok(address),
        Err(ClientError::Refused { status, errors }) if status < 500 => refused(visit, status, &errors),
        Err(error) => no_answer(visit, error.status()),
    };
    Ok(Answer::Page(Page { private: true, ..page }))
}

/// Only for who has just proved who they are; others are asked to.
pub fn fresh(account: Account) -> Result<Account, ClientError> {
    match account.is_fresh {
        true => Ok(account),
        false => Err(ClientError::Refused { status: 403, errors: vec![ErrorItem::new("authenticate_again", "")] }),
    }
}

fn refused(visit: &Visit, status: u16, errors: &[ErrorItem]) -> Page {
    let lang = visit.lang;
    let code = errors.first().map_or("", |error| error.code.as_str());
    match (status, code) {
        (401, _) => sign_in::needed(visit),
        (403, "authenticate_again") => proof::page(visit),
        (403, _) => told(visit, status, &words::not_allowed(lang), &words::not_allowed_why(lang)),
        // An address that nobody has written by hand leads nowhere.
        (400 | 404, _) => told(visit, status, &words::nothing(lang), &words::nothing_why(lang)),
        (409, "last_administrator") => told(visit, status, &words::not_done(lang), &words::last_administrator(lang)),
        (409, "ask_another") => told(visit, status, &words::not_done(lang), &words::ask_another(lang)),
        (409, "last_factor") => told(visit, status, &words::not_done(lang), &words::last_factor(lang)),
        (429, _) => told(visit, status, &words::wait_title(lang), &words::wait(lang, sign_in::minutes(errors))),
        _ => no_answer(visit, status),
    }
}

fn told(visit: &Visit, status: u16, heading: &Text, why: &Text) -> Page {
    let lang = visit.lang;
    let markup = html! {
        h1 tabindex="-1" { (heading) }
        div.problem {
            p { (why) }
            a.button href=(visit.address("/pro")) { span { (words::back_home(lang)) } }
        }
    };
    entrance(visit, status, heading, markup)
}
