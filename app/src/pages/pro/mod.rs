//! Pages of professionals: `/pro/…`, for whoever is signed in, and `/join/…`, where they come in. Nobody stores them, and
//! no search engine lists them.

mod account;
mod app;
pub mod frame;
mod invite;
mod joining;
mod member;
mod organizations;
mod password;
mod people;
mod permissions;
mod proof;
mod recovery_codes;
mod refusals;
mod sign_in;
mod start;

use api::ClientError;

use crate::components::no_such_page;
use crate::page::{Answer, Visit};
use people::Place;
pub use refusals::answered;

/// Answers a visit to `/pro/…` or `/join/…`.
pub async fn answer(visit: &Visit, segments: &[&str]) -> Result<Answer, ClientError> {
    let typed = visit.posted.as_deref();
    let page = match (segments, typed) {
        (["pro"], None) => start::page(visit).await?,
        (["pro", "sign-in"], None) => sign_in::page(visit),
        (["pro", "sign-in"], Some(typed)) => return sign_in::send(visit, typed).await,
        (["pro", "sign-out"], Some(_)) => return sign_in::sign_out(visit).await,
        (["pro", "authenticate"], Some(typed)) => return proof::send(visit, typed).await,
        (["pro", "first-steps"], None) => start::first_steps(visit).await?,
        (["pro", "first-steps"], Some(_)) => recovery_codes::make(visit, "/pro/first-steps").await?,
        (["pro", "account"], None) => account::page(visit).await?,
        (["pro", "account"], Some(typed)) => return account::send(visit, typed).await,
        (["pro", "account", "password"], None) => password::page(visit).await?,
        (["pro", "account", "password"], Some(typed)) => return password::send(visit, typed).await,
        (["pro", "account", "app"], None) => app::page(visit).await?,
        (["pro", "account", "app"], Some(typed)) => return app::send(visit, typed).await,
        (["pro", "people", rest @ ..], _) => return people::answer(visit, &Place::own(visit).await?, rest).await,
        (["pro", "permissions"], None) => permissions::page(visit).await?,
        (["pro", "organizations", rest @ ..], _) => return organizations::answer(visit, rest).await,
        (["join", secret], None) => joining::page(visit, secret).await?,
        (["join", secret], Some(typed)) => return joining::send(visit, secret, typed).await,
        _ => no_such_page(visit),
    };
    Ok(Answer::Page(page))
}
