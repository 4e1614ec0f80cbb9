use api::municipality::Municipality;
use leptos::prelude::*;
use maud::{Markup, html};

use crate::page::with_municipality;

/// The top of every page: the notice that a demo is one, the name, and the way to the search.
/// The style sheet takes that way away on the pages that have a search box.
#[component]
pub fn SiteHeader() -> impl IntoView {
    view! { <header class="site-header">{with_municipality(header)}</header> }
}

fn header(municipality: &Municipality) -> Markup {
    html! {
        @if municipality.demo {
            p.demo-banner {
                "これはデモです。"
                @if !municipality.name.is_empty() { (municipality.name) "と" }
                "施設はすべて架空です。"
            }
        }
        div.wrap {
            a.brand href="/" {
                svg.mark viewBox="0 0 24 24" aria-hidden="true" {
                    circle cx="12" cy="7.5" r="4.5" {}
                    path d="M2 11.5c1.5 0 3 1 3.8 3a6.7 6.7 0 0 0 12.4 0c.8-2 2.3-3 3.8-3 0 6-4.5 10.5-10 10.5S2 17.5 2 11.5z" {}
                }
                "ささえ"
                small { (municipality.name) }
            }
            nav aria-label="メニュー" { a href="/find" { "さがす" } }
        }
    }
}
