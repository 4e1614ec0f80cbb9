use api::facilities::FacilitiesResponse;
use maud::{Markup, html};

use crate::finder::Search;
use crate::understood::notes;
use crate::words::results;

/// How the words were read, where that is not plain to see; and what may have been meant instead.
pub fn understood(search: &Search, answer: &FacilitiesResponse) -> Markup {
    let lang = search.lang();
    let FacilitiesResponse { facilities, meta } = answer;
    let notes = notes(search, meta, facilities.iter().any(|facility| facility.distance.is_some()));
    html! {
        @if !meta.did_you_mean.is_empty() {
            p.did-you-mean {
                (results::did_you_mean(lang))
                @for words in &meta.did_you_mean {
                    a lang=[lang.of_published()] href=(search.with("q", words).href()) { (words) } " "
                }
            }
        }
        @if !notes.is_empty() {
            ul.understood {
                @for note in notes {
                    li {
                        (note.words)
                        @if let Some((words, search)) = note.way_out { " " a href=(search.href()) { (words) } }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use api::facilities::{FacilitiesMeta, Meaning, Understood};

    use super::*;
    use crate::lang::Lang;

    #[test]
    fn what_was_typed_is_escaped() {
        let read = Understood {
            text: "<img>".to_owned(),
            meaning: Meaning::Category,
            name: "\"内科\"".to_owned(),
            corrected: true,
        };
        let did_you_mean = vec!["<b>".to_owned()];
        let meta = FacilitiesMeta { understood: vec![read], did_you_mean, ..FacilitiesMeta::default() };
        let search = Search::read(Lang::Ja, "q=%3Cimg%3E+x&kind=clinic");
        let said = understood(&search, &FacilitiesResponse { facilities: Vec::new(), meta }).into_string();
        for part in [
            "<a href=\"/find?q=%3Cb%3E&amp;kind=clinic\">&lt;b&gt;</a>",
            "「&lt;img&gt;」は「&quot;内科&quot;」のことと考えました。",
            "<a href=\"/find?q=x&amp;kind=clinic\">「&lt;img&gt;」をはずす</a>",
        ] {
            assert!(said.contains(part), "{part} in {said}");
        }
    }
}
