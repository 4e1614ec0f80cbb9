use maud::{Markup, html};

use crate::words::Text;

/// What few need to read, folded away.
pub fn disclosure(summary: &Text, body: Markup) -> Markup {
    html! {
        details.disclosure {
            summary { (summary) }
            div { (body) }
        }
    }
}
