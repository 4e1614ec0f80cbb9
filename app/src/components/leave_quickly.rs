use maud::{Markup, html};

use crate::lang::Lang;
use crate::words::consult as words;

/// Where it leads: a page that anybody might be looking at.
const SOMEWHERE: &str = "https://www.jma.go.jp/";

/// A way off a page that others should not see. Without a program it is a link; `navigation` leaves nothing of the page
/// behind, and answers to the key Escape as well.
pub fn leave_quickly(lang: Lang) -> Markup {
    html! {
        p.leave-quickly {
            a.button rel="noreferrer external" href=(SOMEWHERE) data-action="leave" { span { (words::leave(lang)) } }
        }
        p.leave-hint {
            (words::leave_what(lang))
            span.leave-keys data-needs-js { " " (words::leave_keys(lang)) }
        }
    }
}
