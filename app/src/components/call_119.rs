use maud::{Markup, html};

use super::{Icon, icon};
use crate::lang::Lang;
use crate::words::{Text, now as words};

type Word = fn(Lang) -> Text;

/// Signs with which nobody should hesitate, after the leaflet of 消防庁.
const SIGNS: [(Word, Word); 9] = [
    (words::sign_consciousness, words::sign_consciousness_more),
    (words::sign_breath, words::sign_breath_more),
    (words::sign_chest, words::sign_chest_more),
    (words::sign_stroke, words::sign_stroke_more),
    (words::sign_head, words::sign_head_more),
    (words::sign_belly, words::sign_belly_more),
    (words::sign_convulsion, words::sign_convulsion_more),
    (words::sign_injury, words::sign_injury_more),
    (words::sign_child, words::sign_child_more),
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
            dl { @for (part, sign) in SIGNS { div { dt { (part(lang)) } dd { (sign(lang)) } } } }
            p { b { (words::sign_different(lang)) } }
            p { (words::what_to_say(lang)) }
            p.source-line { (words::signs_source(lang)) }
        }
    }
}
