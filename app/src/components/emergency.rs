use maud::{Markup, html};

use crate::lang::Lang;
use crate::words::{now, site};

/// The numbers for when it cannot wait. `has_7119`: 救急安心センター #7119 answers here.
pub fn emergency(lang: Lang, has_7119: bool) -> Markup {
    html! {
        section.emergency aria-label=(site::emergency(lang).plain()) {
            ul {
                li { span { (site::life_in_danger(lang)) } a href="tel:119" { "119" } }
                @if has_7119 {
                    li { span { (site::ambulance_or_not(lang)) } a href="tel:%237119" { "#7119" } }
                }
                li { span { (site::sick_child(lang)) } a href="tel:%238000" { "#8000" } }
            }
            p { a href=(lang.address("/now")) { (now::more(lang)) } }
        }
    }
}
