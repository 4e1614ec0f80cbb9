use maud::{Markup, html};

use crate::care_groups::CARE_GROUPS;
use crate::finder::Search;
use crate::words::{Text, find, service};

/// The kinds of care service, folded away: there are many of them.
pub fn care_kinds(search: &Search) -> Markup {
    let lang = search.lang();
    let link = |words: &Text, codes: &[&str]| {
        let narrowed = search.with_services(codes);
        let chosen = (narrowed.get("service") == search.get("service")).then_some("true");
        html! {
            li { a href=(narrowed.href()) aria-current=[chosen] { (words) } }
        }
    };
    html! {
        details.care-kinds {
            summary { (find::care_kinds(lang)) }
            @for group in CARE_GROUPS {
                h2 { ((group.words)(lang)) }
                ul {
                    @if group.services.len() > 1 { (link(&find::all(lang), group.services)) }
                    @for code in group.services { (link(&service(lang, code), &[code])) }
                }
            }
        }
    }
}
