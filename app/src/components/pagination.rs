use maud::{Markup, html};

use crate::lang::Lang;
use crate::words::forms as words;

/// The way on and the way back: addresses, where there are any.
pub fn pagination(lang: Lang, previous: Option<&str>, next: Option<&str>) -> Markup {
    html! {
        @if previous.is_some() || next.is_some() {
            nav.pagination aria-label=(words::pages(lang).plain()) {
                @if let Some(href) = previous {
                    a.button data-weight="quiet" rel="prev" href=(href) { span { (words::previous_page(lang)) } }
                }
                @if let Some(href) = next {
                    a.button data-weight="main" rel="next" href=(href) { span { (words::next_page(lang)) } }
                }
            }
        }
    }
}
