//! What the note is: all that is there without its program.

use maud::{Markup, html};

use super::frame::{act, show, status};
use crate::components::{Icon, desk_panel, icon};
use crate::page::Visit;
use crate::words::{Text, note as w};

/// The screen `explain`, the only one in sight until the program runs.
pub fn explain(visit: &Visit) -> Markup {
    let lang = visit.lang;
    html! {
        section.note-screen data-screen="explain" {
            h1 tabindex="-1" { (w::title(lang)) }
            p.note-lede { (w::lede(lang)) }
            div.note-actions data-when="program" hidden {
                (act("main", "begin", &w::begin(lang)))
                (show("quiet", "open", &w::open_other(lang)))
            }
            (status())
            p.note-fault data-when="insecure" hidden { (w::insecure(lang)) }
            p.note-without-program { (w::needs_program(lang)) }
            dl.note-answers {
                (answer(&w::why(lang), &w::why_more(lang)))
                (answer(&w::who(lang), &w::who_more(lang)))
                (answer(&w::decide(lang), &w::decide_more(lang)))
                (answer(&w::how_long(lang), &w::how_long_more(lang)))
                (answer(&w::order(lang), &w::order_more(lang)))
            }
            section.need-list {
                h2 { (w::on_paper(lang)) }
                ul {
                    (way(visit, "/note/booklet", Icon::PRINTER, &w::booklet(lang), &w::booklet_more(lang)))
                    (way(visit, "/note/talking", Icon::TALK, &w::talking(lang), &w::talking_more(lang)))
                    (way(visit, "/note/card", Icon::BOOKMARK, &w::paper_card(lang), &w::paper_card_more(lang)))
                }
            }
            (desk_panel(lang, &visit.municipality))
        }
    }
}

fn answer(question: &Text, words: &Text) -> Markup {
    html! { div { dt { (question) } dd { (words) } } }
}

fn way(visit: &Visit, path: &str, picture: Icon, words: &Text, more: &Text) -> Markup {
    html! { li { a href=(visit.address(path)) { (icon(picture)) span { b { (words) } span { (more) } } } } }
}
