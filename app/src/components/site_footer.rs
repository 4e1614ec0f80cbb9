use api::municipality::Municipality;
use leptos::prelude::*;
use maud::{Markup, html};

use crate::page::with_municipality;

/// The bottom of every page: where the data comes from and who runs this.
#[component]
pub fn SiteFooter() -> impl IntoView {
    view! { <footer class="site-footer">{with_municipality(footer)}</footer> }
}

fn footer(municipality: &Municipality) -> Markup {
    let Municipality { name, prefecture, medical_association, attribution, demo, .. } = municipality;
    html! {
        div.wrap {
            p {
                @if *demo {
                    "表示している施設・事業所は、すべて架空です。"
                } @else {
                    "医療機関・薬局・介護事業所の情報は、国や自治体が公表しているデータによります。"
                }
                " " a href="/sources" { "データについて" }
            }
            @if let Some(words) = attribution { p { (words) } }
            @if !name.is_empty() {
                p {
                    (prefecture) (name)
                    @if let Some(association) = medical_association { "　" (association) }
                }
            }
        }
    }
}
