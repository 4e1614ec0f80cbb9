use maud::{Markup, html};

use crate::finder::Condition;
use crate::lang::Lang;
use crate::words::{Text, find};

/// Conditions in words, each with a way to take it away.
pub fn conditions<'a>(lang: Lang, label: &Text, conditions: impl Iterator<Item = &'a Condition>) -> Markup {
    html! {
        ul.conditions aria-label=(label.plain()) {
            @for condition in conditions {
                li {
                    a.chip href=(condition.without.href()) {
                        span lang=[condition.words.other_lang()] { (condition.words) }
                        span.away { (find::take_away(lang)) }
                    }
                }
            }
        }
    }
}
