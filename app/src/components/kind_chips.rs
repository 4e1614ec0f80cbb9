use maud::{Markup, html};

use crate::finder::Search;

/// The kinds of facility, one tap each.
pub fn kind_chips(search: &Search) -> Markup {
    html! {
        nav.kind-chips aria-label="種類でしぼる" {
            ul {
                @for choice in search.kind_choices() {
                    li {
                        a.chip href=(choice.search.href()) aria-current=[choice.chosen.then_some("true")] {
                            (choice.kind.map_or("すべて", |kind| kind.ja()))
                        }
                    }
                }
            }
        }
    }
}
