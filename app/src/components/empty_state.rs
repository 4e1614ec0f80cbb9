use maud::{Markup, html};

use crate::words::Text;

/// Nothing to show: why, and what to try.
pub fn empty_state(heading: &Text, why: Markup) -> Markup {
    html! {
        section.empty-state {
            h2 { (heading) }
            (why)
        }
    }
}
