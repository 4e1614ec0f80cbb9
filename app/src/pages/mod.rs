//! The route table of the pages, and one file for each address.

mod citizen;
mod gallery;
mod pro;

use api::ClientError;
use api::query::decode_segment;
use maud::html;

use crate::components::no_such_page;
use crate::form::FormState;
use crate::page::{Answer, Page, Visit};
use crate::words;
pub use citizen::emergency_card;
use citizen::{consult, correction, facility, find, home, map, note, now, report, saved, sources, support_centers};

/// Answers a visit.
pub async fn answer(visit: &Visit) -> Result<Answer, ClientError> {
    pro::answered(visit, routed(visit).await)
}

async fn routed(visit: &Visit) -> Result<Answer, ClientError> {
    let Some(path) = visit.path.strip_prefix('/') else { return Ok(Answer::Page(no_such_page(visit))) };
    let segments: Vec<String> = path.split('/').map(|segment| decode_segment(segment).unwrap_or_default()).collect();
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    let page = match (segments.as_slice(), &visit.posted) {
        (["facilities", id, "report"], Some(typed)) => return report::send(visit, id, typed.clone()).await,
        (["report"], Some(typed)) => return Ok(report::send_missing(visit, typed.clone()).await),
        (["gallery"], Some(typed)) if visit.gallery => gallery_page(visit, &gallery::judge(typed.clone())),
        (["consult"], Some(typed)) => return consult::answer(visit, typed.clone()).await,
        (["consult", secret], Some(typed)) => return consult::question::add(visit, secret, typed.clone()).await,
        (["consult", secret, "delete"], Some(_)) => return consult::question::delete(visit, secret).await,
        (["pro" | "join", ..], Some(_)) => return pro::answer(visit, &segments).await,
        (_, Some(_)) => no_such_page(visit),
        ([""], None) => home::page(visit),
        (["find"], None) => find::page(visit).await?,
        (["facilities", id], None) => facility::page(visit, id).await?,
        (["facilities", id, "report"], None) => report::page(visit, id).await?,
        (["map"], None) => map::page(visit).await?,
        (["map", "print"], None) => map::paper::page(visit).await?,
        (["note"], None) => note::page(visit),
        (["note", "talking"], None) => note::talking::page(visit),
        (["note", "card"], None) => note::card::page(visit),
        (["note", "sheet"], None) => note::sheet::page(visit),
        (["note", "booklet"], None) => note::booklet::page(visit),
        (["report"], None) => report::missing(visit),
        (["corrections", secret], None) => correction::page(visit, secret).await?,
        (["consult"], None) => consult::page(visit).await,
        (["consult", "figures"], None) => consult::figures::page(visit).await?,
        (["consult", secret], None) => consult::question::page(visit, secret).await?,
        (["consult", secret, "delete"], None) => consult::question::deleting(visit, secret).await?,
        (["now"], None) => now::page(visit).await,
        (["saved"], None) => saved::page(visit).await?,
        (["sources"], None) => sources::page(visit).await?,
        (["support-centers"], None) => support_centers::page(visit).await?,
        (["pro" | "join", ..], None) => return pro::answer(visit, &segments).await,
        (["gallery"], None) if visit.gallery => gallery_page(visit, &FormState::default()),
        _ => no_such_page(visit),
    };
    Ok(Answer::Page(page))
}

fn gallery_page(visit: &Visit, form: &FormState) -> Page {
    let status = if form.errors.is_empty() { 200 } else { 422 };
    let markup = html! { (visit.forms_style()) (gallery::gallery(visit.lang, form)) };
    Page { status, ..Page::new(visit.lang, &words::gallery::title(visit.lang), markup) }
}
