use maud::{Markup, html};

use crate::lang::Lang;
use crate::words::{Text, saved};

/// Sends the address of the page by what the device offers, or copies it: `navigation` answers the press.
pub fn share_button(lang: Lang, label: &Text) -> Markup {
    html! {
        button.button type="button" data-weight="quiet" data-needs-js data-action="share" data-copied=(saved::copied(lang).plain()) data-not-copied=(saved::not_copied(lang).plain()) {
            span { (label) }
        }
        span #share-status role="status" {}
    }
}
