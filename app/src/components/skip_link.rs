use maud::{Markup, html};

use crate::lang::Lang;
use crate::words::site;

/// The first stop of the Tab key. `external`: the browser itself moves the focus, the router would not.
pub fn skip_link(lang: Lang) -> Markup {
    html! { a.skip-link href="#main" rel="external" { (site::skip(lang)) } }
}
