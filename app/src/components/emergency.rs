use maud::{Markup, html};

/// The numbers for when it cannot wait. `has_7119`: 救急安心センター #7119 answers here.
pub fn emergency(has_7119: bool) -> Markup {
    html! {
        section.emergency aria-label="急ぐときの電話" {
            ul {
                li { span { "命にかかわるとき" } a href="tel:119" { "119" } }
                @if has_7119 {
                    li { span { "救急車を呼ぶか迷うとき" } a href="tel:%237119" { "#7119" } }
                }
                li { span { "子どもの急な病気" } a href="tel:%238000" { "#8000" } }
            }
        }
    }
}
