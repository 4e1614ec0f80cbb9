use maud::{Markup, html};

use super::{Icon, icon};
use crate::telephones::tel_href;

/// The telephone, with its number to be read, written down or dialled elsewhere. `weight` is
/// `main` where it is the one thing to do, `quiet` in a list, `light` on a dark ground.
pub fn phone_button(telephone: Option<&str>, weight: &str) -> Markup {
    let telephone = telephone.map(str::trim).filter(|number| !number.is_empty());
    html! {
        @match (telephone, telephone.and_then(tel_href)) {
            (Some(number), Some(href)) => {
                a.button data-weight=(weight) href=(href) {
                    (icon(Icon::PHONE))
                    span { "電話する" }
                    span.number { (number) }
                }
            }
            (Some(number), None) => p.phone-none { "電話 " (number) },
            (None, _) => p.phone-none { "電話番号は公表されていません" },
        }
    }
}
