//! `/note/card`: the emergency card on paper, for wallets and for the refrigerator. The program fills it
//! (`::note::card::Card`); what is empty is written by hand.

use maud::{Markup, html};

use super::frame::{program, status};
use crate::components::print_button;
use crate::lang::Lang;
use crate::page::{Page, Visit};
use crate::words::{Text, note as n, note_card as w};

/// Cards on one A4: one to carry, others for the bag, the car, the family.
const COPIES: usize = 4;

type Words = fn(Lang) -> Text;

/// Lists of single lines: name in the card, heading, lines to write on where there is room.
const LISTS: [(&str, Words, usize); 4] = [
    ("allergies", w::allergies, 2),
    ("medicines", w::medicines, 3),
    ("devices", w::worn, 2),
    ("illnesses", w::illnesses, 2),
];

pub fn page(visit: &Visit) -> Page {
    let lang = visit.lang;
    let body = html! {
        div.card-screen {
            p.back-link { a href=(visit.address("/note")) { span { (n::back(lang)) } } }
            h1 tabindex="-1" { (w::paper_title(lang)) }
            p { (w::paper_lede(lang)) " " (w::paper_fold(lang)) }
            p data-when="filled" hidden { b { (w::paper_filled(lang)) } }
            p data-when="locked" hidden { (w::paper_from_note(lang)) }
            (status())
            (print_button(lang))
        }
        h2.card-screen { (w::wallet(lang)) }
        div.wallet-cards lang=[lang.of_published()] {
            (wallet(lang))
            // The same again, for scissors only.
            @for _ in 1..COPIES { div.wallet-copy aria-hidden="true" { (wallet(lang)) } }
        }
        h2.card-screen { (w::refrigerator(lang)) }
        (refrigerator(lang))
    };
    let markup = program(visit, &body);
    Page { description: w::description(lang).plain(), ..Page::new(lang, &w::paper_title(lang), markup) }
}

/// Whoever helps reads Japanese: so does the card, in every language. On an English page it says both.
fn both(lang: Lang, words: Words) -> Markup {
    html! {
        (words(Lang::Ja))
        @if lang == Lang::En { small lang="en" { " " (words(lang)) } }
    }
}

/// Two sides, folded in the middle.
fn wallet(lang: Lang) -> Markup {
    html! {
        div.wallet-card {
            div.wallet-side {
                p.card-call { (both(lang, w::to_crew)) }
                (who(lang))
                (doctor(lang))
                (people(lang, 3))
            }
            div.wallet-side {
                @for (name, heading, _) in LISTS { (list(lang, name, heading, 1)) }
                (part(lang, "note_place", w::note_place))
                (part(lang, "words", w::my_words))
                (card_end(lang))
            }
        }
    }
}

fn refrigerator(lang: Lang) -> Markup {
    html! {
        article.refrigerator lang=[lang.of_published()] {
            header {
                p.card-call { (both(lang, w::emergency)) }
                p { (both(lang, w::to_crew)) }
            }
            (who(lang))
            (doctor(lang))
            (people(lang, 3))
            div.card-pair {
                @for (name, heading, lines) in LISTS { (list(lang, name, heading, lines)) }
            }
            (part(lang, "note_place", w::note_place))
            (part(lang, "words", w::my_words))
            (card_end(lang))
        }
    }
}

fn who(lang: Lang) -> Markup {
    html! {
        dl.card-who {
            div { dt { (both(lang, w::name)) } dd.card-line data-card="name" {} }
            div { dt { (both(lang, w::birthday)) } dd.card-line data-card="birthday" {} }
        }
    }
}

/// The doctor comes first and is the largest: who answers day and night.
fn doctor(lang: Lang) -> Markup {
    html! {
        div.card-doctor {
            p.card-heading { (both(lang, w::call_first)) }
            p.card-telephone.card-line data-card="doctor.telephone" {}
            p.card-line { span data-card="doctor.name" {} span.card-relation data-card="doctor.relation" {} }
        }
    }
}

fn people(lang: Lang, lines: usize) -> Markup {
    html! {
        div.card-people {
            p.card-heading { (both(lang, w::people)) }
            ul data-card-list="people" {
                @for _ in 0..lines { li.card-line data-empty {} }
            }
            template data-card-row="people" {
                li.card-line {
                    span data-field="name" {} span.card-relation data-field="relation" {} " " b.card-number data-field="telephone" {}
                }
            }
        }
    }
}

fn list(lang: Lang, name: &str, heading: Words, lines: usize) -> Markup {
    html! {
        div.card-list {
            p.card-heading { (both(lang, heading)) }
            ul data-card-list=(name) {
                @for _ in 0..lines { li.card-line data-empty {} }
            }
            template data-card-row=(name) { li.card-line data-field="text" {} }
        }
    }
}

fn part(lang: Lang, name: &str, heading: Words) -> Markup {
    html! {
        div.card-part {
            p.card-heading { (both(lang, heading)) }
            p.card-line data-card=(name) {}
        }
    }
}

fn card_end(lang: Lang) -> Markup {
    html! {
        div.card-end {
            div.note-qr data-out="card-qr" role="img" aria-label=(w::card_qr(lang).plain()) hidden {}
            p {
                (both(lang, w::made_on)) " " span.card-date data-card="made_on" {}
                span.card-notice { (both(lang, w::no_order)) " " (both(lang, w::open_parts)) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::visit_for_tests;

    fn shown(lang: Lang) -> String {
        page(&visit_for_tests(lang, "")).markup.into_string()
    }

    #[test]
    fn the_number_that_answers_day_and_night_comes_first() {
        for paper in [wallet(Lang::Ja), refrigerator(Lang::Ja)] {
            let paper = paper.into_string();
            let order = ["救急", "data-card=\"name\"", "data-card=\"doctor.telephone\"", "data-card-list=\"people\""];
            let order = order.into_iter().chain(["アレルギー", "薬", "機器", "病気", "ノートの置き場所", "指示書"]);
            let at: Vec<_> = order.map(|part| paper.find(part).unwrap_or_else(|| panic!("{part}"))).collect();
            assert!(at.is_sorted(), "{at:?}");
        }
    }

    #[test]
    fn every_part_of_a_card_has_its_place_on_both_papers() {
        let card = serde_json::to_value(::note::card::Card::default()).unwrap();
        for paper in [wallet(Lang::Ja), refrigerator(Lang::Ja)] {
            let paper = paper.into_string();
            for name in card.as_object().unwrap().keys().filter(|name| *name != "doctor") {
                let (line, list) = (format!("data-card=\"{name}\""), format!("data-card-list=\"{name}\""));
                assert!(paper.contains(&line) || paper.contains(&list), "{name}");
            }
            for (list, _) in paper.match_indices("data-card-list=\"") {
                let name = paper[list..].split('"').nth(1).unwrap();
                assert!(paper.contains(&format!("<template data-card-row=\"{name}\">")), "{name}");
            }
        }
    }

    #[test]
    fn it_is_no_order_and_empty_is_not_none() {
        for lang in Lang::ALL {
            let markup = shown(lang);
            assert_eq!(markup.matches("医師の指示書ではありません").count(), COPIES + 1);
            assert_eq!(markup.matches("空欄は「なし」の意味ではありません").count(), COPIES + 1);
        }
        let english = shown(Lang::En);
        assert!(
            english.contains("does not ask to withhold resuscitation") && english.contains("lang=\"ja\""),
            "{english}"
        );
    }

    #[test]
    fn copies_are_read_aloud_once_and_have_no_ids() {
        let markup = shown(Lang::Ja);
        assert_eq!(markup.matches("class=\"wallet-copy\" aria-hidden=\"true\"").count(), COPIES - 1);
        assert!(!markup.contains(" id=\""), "{markup}");
    }
}
