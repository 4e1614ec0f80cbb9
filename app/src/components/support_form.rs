use maud::{Markup, html};

use crate::lang::Lang;
use crate::words::support;

/// Asks for an address to find its 地域包括支援センター: a plain GET form. `typed` stands in the box.
pub fn support_form(lang: Lang, typed: &str) -> Markup {
    html! {
        form.support-form method="get" action=(lang.address("/support-centers")) {
            label for="support-place" { (support::label(lang)) }
            div.search-box {
                input #support-place name="q" type="text" value=(typed) autocomplete="off" enterkeyhint="search" aria-describedby="support-note";
                button type="submit" { (support::look_up(lang)) }
            }
            p.search-hint #support-note { (support::not_kept(lang)) }
        }
    }
}
