use maud::{Markup, html};

use super::{Icon, icon};
use crate::finder::Search;
use crate::lang::Lang;
use crate::words::{find, results};

/// The search box: a plain GET form, and below it the way to what is near.
///
/// `words` stand in the box. What else `search` looks for (kinds, services, a place) goes along. The list
/// is empty until `suggestions` fills it.
pub fn search_box(lang: Lang, words: &str, search: &Search) -> Markup {
    html! {
        form.search-box method="get" action=(search.action()) role="search" {
            label.visually-hidden for="q" { (find::label(lang)) }
            input #q name="q" type="search" value=(words) placeholder=(find::placeholder(lang).plain()) autocomplete="off" enterkeyhint="search" aria-describedby="q-hint";
            button type="submit" { (find::search(lang)) }
            @for (name, value) in search.without(&["q", "hours"]).fields() { input type="hidden" name=(name) value=(value); }
            ul.suggestions #suggestions hidden lang=[lang.of_published()] data-label=(results::suggestions(lang).plain()) {}
        }
        p.visually-hidden #suggestions-status role="status" data-count=(results::suggestions_count(lang).plain()) {}
        p.search-hint #q-hint { (find::hint(lang)) }
        div.near-me {
            button.button type="button" data-weight="quiet" data-needs-js data-action="near" data-near=(search.near_prefix()) {
                (icon(Icon::PLACE))
                span { (find::near_me(lang)) }
            }
            p #near-status role="status" data-asking=(find::finding_place(lang).plain())
                data-refused=(find::place_refused(lang).plain()) data-unknown=(find::place_unknown(lang).plain()) {}
        }
    }
}
