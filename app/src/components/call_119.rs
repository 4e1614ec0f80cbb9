use maud::{Markup, html};

use super::{Icon, icon};
use crate::lang::Lang;
use crate::words::{Text, now as words};

/// Signs with which nobody should hesitate, after the leaflet of 消防庁.
const SIGNS: [fn(Lang) -> Text; 9] = [
    words::sign_consciousness,
    words::sign_breath,
    words::sign_chest,
    words::sign_stroke,
    words::sign_head,
    words::sign_belly,
    words::sign_convulsion,
    words::sign_injury,
    words::sign_child,
];

/// When to call 119 at once, and the button that does.
pub fn call_119(lang: Lang) -> Markup {
    html! {
        section.call-119 {
            h2 { (words::call_119(lang)) }
            a.button data-weight="danger" href="tel:119" {
                (icon(Icon::PHONE))
                span { (words::call_119_button(lang)) }
            }
            ul { @for sign in SIGNS { li { (sign(lang)) } } }
            p { b { (words::sign_different(lang)) } }
            p { (words::what_to_say(lang)) }
            p.source-line { (words::signs_source(lang)) }
        }
    }
}
