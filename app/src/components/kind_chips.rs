use api::facilities::Facets;
use maud::{Markup, html};

use crate::finder::{KindChoice, Search};
use crate::lang::Lang;
use crate::numbers::grouped;
use crate::words::{activities, find, kind, results};

/// What is open now, and the kinds of facility, one tap each, with how many there are where they have been
/// counted. What would leave nothing leads nowhere.
pub fn kind_chips(search: &Search, facets: Option<&Facets>) -> Markup {
    let lang = search.lang();
    html! {
        nav.kind-chips aria-label=(find::kinds(lang).plain()) {
            ul {
                li {
                    @let chosen = search.is_open_now();
                    a.chip href=(search.toggle_open_now().href()) aria-current=[chosen.then_some("true")] {
                        span { (results::open_now(lang)) }
                    }
                }
                // What would leave nothing is not offered.
                @for choice in search.kind_choices(facets).iter().filter(|c| c.count != Some(0) || c.chosen) {
                    li {
                        a.chip href=(choice.search.href()) aria-current=[choice.chosen.then_some("true")] {
                            (words(lang, choice))
                        }
                    }
                }
            }
        }
    }
}

fn words(lang: Lang, choice: &KindChoice) -> Markup {
    html! {
        span {
            @match choice.kinds {
                [] => (find::all(lang)),
                [of] => (kind(lang, *of)),
                _ => (activities::community(lang)),
            }
            @if let Some(count) = choice.count { " " (grouped(count)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use api::facilities::Facet;

    use super::*;

    #[test]
    fn what_would_leave_nothing_is_not_offered() {
        let hospitals = Facet { code: "hospital".to_owned(), name: String::new(), count: 1_234 };
        let facets = Facets { kinds: vec![hospitals], ..Facets::default() };
        let chips = kind_chips(&Search::read(Lang::Ja, "kind=dental"), Some(&facets)).into_string();
        assert!(chips.contains("href=\"/find?kind=hospital\"><span>病院 1,234</span></a>"), "{chips}");
        assert!(!chips.contains("薬局"), "{chips}");
        assert!(chips.contains("href=\"/find?kind=dental\" aria-current=\"true\"><span>歯科 0</span></a>"), "{chips}");
        assert!(
            chips.contains("href=\"/find?kind=dental&amp;open_at=now\"><span>いま開いている</span></a>"),
            "{chips}"
        );
        let open = kind_chips(&Search::read(Lang::Ja, "open_at=now&hours=unknown"), None).into_string();
        assert!(open.contains("href=\"/find\" aria-current=\"true\"><span>いま開いている</span></a>"), "{open}");
        let chips = kind_chips(&Search::read(Lang::Ja, ""), None).into_string();
        assert!(chips.contains("href=\"/find?kind=pharmacy\"><span>薬局</span></a>"), "{chips}");
    }
}
