use maud::{Markup, html};

use super::{Icon, icon};
use crate::lang::Lang;
use crate::words::site;

/// Prints the page: `navigation` answers the press.
pub fn print_button(lang: Lang) -> Markup {
    html! {
        button.print-button type="button" data-needs-js data-action="print" {
            (icon(Icon::PRINTER))
            span { (site::print(lang)) }
        }
    }
}
