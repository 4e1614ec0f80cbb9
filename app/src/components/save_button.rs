use maud::{Markup, html};

use super::{Icon, icon};
use crate::lang::Lang;
use crate::words::site;

/// Keeps a facility on this device, or lets it go: `navigation` answers the press, and marks what is
/// kept already. The style sheet shows one of the two words.
pub fn save_button(lang: Lang, id: &str, name: &str) -> Markup {
    html! {
        button.button.save-button type="button" data-weight="quiet" data-needs-js data-action="save" data-id=(id) {
            (icon(Icon::BOOKMARK))
            span.when-not-saved { (site::save(lang)) }
            span.when-saved { (site::saved_already(lang)) }
            span.visually-hidden lang=[lang.of_published()] { (name) }
        }
    }
}
