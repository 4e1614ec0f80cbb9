use maud::{Markup, html};

use crate::words::Text;

/// Parts of a page that have addresses of their own: address, words, whether it is the one shown.
pub fn tabs(label: &Text, tabs: &[(String, Text, bool)]) -> Markup {
    html! {
        nav.tabs aria-label=(label.plain()) {
            ul {
                @for (href, words, current) in tabs {
                    li { a href=(href) aria-current=[current.then_some("page")] { span { (words) } } }
                }
            }
        }
    }
}
