use maud::{Markup, html};

use super::{Icon, icon};
use crate::lang::Lang;
use crate::telephones::tel_href;
use crate::words::site;

/// The telephone, with its number to be read, written down or dialled elsewhere. `weight` is
/// `main` where it is the one thing to do, `quiet` in a list, `light` on a dark ground.
pub fn phone_button(lang: Lang, telephone: Option<&str>, weight: &str) -> Markup {
    let telephone = telephone.map(str::trim).filter(|number| !number.is_empty());
    html! {
        @match (telephone, telephone.and_then(tel_href)) {
            (Some(number), Some(href)) => {
                a.button data-weight=(weight) href=(href) {
                    (icon(Icon::PHONE))
                    span { (site::call(lang)) }
                    span.number { (number) }
                }
            }
            (Some(number), None) => p.phone-none { (site::telephone_number(lang, number)) },
            (None, _) => p.phone-none { (site::no_telephone(lang)) },
        }
    }
}
