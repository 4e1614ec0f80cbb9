use api::facilities::Facets;
use maud::{Markup, html};

use crate::finder::Search;
use crate::numbers::grouped;
use crate::words::results;

/// Functions, departments, services and municipalities with how many results they leave, folded away. Nothing where
/// nothing would narrow the result.
pub fn narrowing(search: &Search, facets: &Facets, total: i64) -> Markup {
    let lang = search.lang();
    let groups = search.narrowers(facets, total);
    html! {
        @if !groups.is_empty() {
            details.care-kinds.narrowing {
                summary { (results::narrow(lang)) }
                @for group in groups {
                    h2 { (group.heading) }
                    ul {
                        @for value in &group.values {
                            li {
                                a lang=[value.words.other_lang()] href=(value.search.href()) {
                                    (results::narrowed(lang, &value.words, grouped(value.count)))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use api::facilities::Facet;

    use super::*;
    use crate::lang::Lang;

    #[test]
    fn links_say_how_many_they_leave() {
        let areas = vec![Facet { code: "27210".to_owned(), name: "<枚方市>".to_owned(), count: 34 }];
        let facets = Facets { areas, ..Facets::default() };
        let search = Search::read(Lang::En, "q=%22%3Cb%3E&kind=clinic");
        let folded = narrowing(&search, &facets, 118).into_string();
        let link =
            "<a lang=\"ja\" href=\"/en/find?q=%22%3Cb%3E&amp;kind=clinic&amp;area=27210\">&lt;枚方市&gt; (34)</a>";
        assert!(folded.contains(link), "{folded}");
        assert_eq!(narrowing(&search, &facets, 34).into_string(), "");
    }
}
