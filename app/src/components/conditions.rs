use maud::{Markup, html};

use crate::finder::Condition;

/// Conditions in words, each with a way to take it away.
pub fn conditions<'a>(label: &str, conditions: impl Iterator<Item = &'a Condition>) -> Markup {
    html! {
        ul.conditions aria-label=(label) {
            @for condition in conditions {
                li {
                    a.chip href=(condition.without.href()) {
                        (condition.words)
                        span.away { "はずす" }
                    }
                }
            }
        }
    }
}
