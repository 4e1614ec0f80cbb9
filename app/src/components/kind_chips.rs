use maud::{Markup, html};

use crate::finder::Search;
use crate::words::{find, kind};

/// The kinds of facility, one tap each.
pub fn kind_chips(search: &Search) -> Markup {
    let lang = search.lang();
    html! {
        nav.kind-chips aria-label=(find::kinds(lang).plain()) {
            ul {
                @for choice in search.kind_choices() {
                    li {
                        a.chip href=(choice.search.href()) aria-current=[choice.chosen.then_some("true")] {
                            span {
                                @match choice.kind {
                                    Some(of) => (kind(lang, of)),
                                    None => (find::all(lang)),
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
