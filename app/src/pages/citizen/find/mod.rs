//! `/find`: the search and its results.

mod nothing;
mod results;
#[cfg(test)]
mod tests;

use api::ClientError;
use maud::html;

use crate::components::{search_box, visit_form};
use crate::finder::{Search, api_query, with_visits};
use crate::page::{Page, Visit};
use crate::words::find;

/// Results for the query string of the page.
pub async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let raw = with_visits(&visit.client, &visit.query).await?;
    let search = Search::read(lang, &raw);
    let answer = visit.find_facilities(&api_query(&raw, &visit.municipality)).await?;
    let (heading, title) = match (search.get("q"), search.subject()) {
        ("", None) => (find::everything(lang), find::everything_title(lang)),
        ("", Some(subject)) => (subject.clone(), find::title_of(lang, subject)),
        (words, _) => (find::results_of(lang, words), find::title_of_words(lang, words)),
    };
    let markup = html! {
        h1 tabindex="-1" { (heading) }
        (search_box(lang, search.get("q"), &search))
        @if search.is_about_visits() { (visit_form(&search, &visit.address("/find"))) }
        (results::results(visit, &raw, &search, &answer))
    };
    Ok(Page { description: find::description(lang).plain(), ..Page::new(lang, &title, markup) })
}
