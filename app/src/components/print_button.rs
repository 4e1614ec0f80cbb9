use maud::{Markup, html};

use super::{Icon, icon};

/// Prints the page: `navigation` answers the press.
pub fn print_button() -> Markup {
    html! {
        button.print-button type="button" data-needs-js data-action="print" {
            (icon(Icon::PRINTER))
            span { "印刷する" }
        }
    }
}
