//! Pages of professionals: `/pro/…`, for whoever is signed in, and `/join/…`, where they come in. Nobody stores them, and
//! no search engine lists them.

mod account;
mod app;
mod ask;
mod audit;
mod carried;
mod corrections;
mod desk;
mod doctors;
mod facility;
pub mod frame;
mod invite;
mod joining;
mod joins;
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
        (["pro", "facility", rest @ ..], _) => return facility::answer(visit, rest).await,
        (["pro", "ask", rest @ ..], _) => return ask::answer(visit, rest).await,
        (["pro", "doctors"], None) => doctors::page(visit).await?,
        (["pro", "desk", rest @ ..], _) => return desk::answer(visit, rest).await,
        (["pro", "corrections"], None) => corrections::page(visit).await?,
        (["pro", "corrections", id], None) => corrections::report_page(visit, id).await?,
        (["pro", "corrections", id], Some(typed)) => return corrections::send(visit, id, typed.to_vec()).await,
        (["pro", "joins"], None) => joins::page(visit).await?,
        (["pro", "joins", key], None) => joins::record_page(visit, key).await?,
        (["pro", "joins", key], Some(typed)) => return joins::send(visit, key, typed.to_vec()).await,
        (["pro", "permissions"], None) => permissions::page(visit).await?,
        (["pro", "audit"], None) => audit::page(visit).await?,
        (["pro", "organizations", rest @ ..], _) => return organizations::answer(visit, rest).await,
        (["join", secret], None) => joining::page(visit, secret).await?,
        (["join", secret], Some(typed)) => return joining::send(visit, secret, typed).await,
        _ => no_such_page(visit),
    };
    Ok(Answer::Page(page))
}
