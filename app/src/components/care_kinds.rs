use maud::{Markup, html};

use crate::care_groups::CARE_GROUPS;
use crate::finder::{Search, service_words};

/// The kinds of care service, folded away: there are many of them.
pub fn care_kinds(search: &Search) -> Markup {
    let link = |words: &str, codes: &[&str]| {
        let narrowed = search.with_services(codes);
        let chosen = (narrowed.get("service") == search.get("service")).then_some("true");
        html! {
            li { a href=(narrowed.href()) aria-current=[chosen] { (words) } }
        }
    };
    html! {
        details.care-kinds {
            summary { "介護サービスの種類からえらぶ" }
            @for group in CARE_GROUPS {
                h2 { (group.words) }
                ul {
                    @if group.services.len() > 1 { (link("すべて", group.services)) }
                    @for code in group.services { (link(&service_words(code), &[code])) }
                }
            }
        }
    }
}
