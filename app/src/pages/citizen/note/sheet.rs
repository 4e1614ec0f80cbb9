//! `/note/sheet`: the recovery sheet, a key of the note on paper. The program fills it from an open note.

use maud::{Markup, html};

use super::frame::{program, status};
use super::keep::qr;
use crate::components::print_button;
use crate::lang::Lang;
use crate::page::{Page, Visit};
use crate::words::{Text, note as n, note_sheet as w};

/// Where it should be, and where not.
const KEEPING: [fn(Lang) -> Text; 4] = [w::keep_apart, w::keep_trusted, w::keep_bare, w::keep_lost];

pub fn page(visit: &Visit) -> Page {
    let lang = visit.lang;
    let body = html! {
        div.sheet-screen {
            p.back-link { a href=(visit.address("/note")) { span { (n::back(lang)) } } }
            h1 tabindex="-1" { (w::title(lang)) }
            // In sight until the program takes it away: without one no note is open.
            div.panel data-when="locked" {
                p { b { (w::needs_note(lang)) } }
                p { (w::needs_note_more(lang)) }
                p { a.button data-weight="main" href=(visit.address("/note")) { span { (w::open_note(lang)) } } }
            }
            (status())
            div data-when="sheet" hidden {
                p { (w::on_screen(lang)) }
                (print_button(lang))
            }
        }
        article.sheet data-when="sheet" hidden { (paper(visit)) }
    };
    // For search engines it is nothing: it stands empty.
    Page { private: true, ..Page::new(lang, &w::title(lang), program(visit, &body)) }
}

fn paper(visit: &Visit) -> Markup {
    let lang = visit.lang;
    html! {
        header {
            p.sheet-title { (w::title(lang)) }
            p.sheet-key { (w::is_key(lang)) }
            dl.sheet-facts {
                div { dt { (w::made_on(lang)) } dd data-out="sheet-date" {} }
                div { dt { (w::number(lang)) } dd data-out="sheet-number" {} }
            }
        }
        p { (w::what_for(lang)) }
        ul.sheet-keeping { @for words in KEEPING { li { (words(lang)) } } }
        div.sheet-secret {
            section {
                h2 { (w::words(lang)) }
                ol.sheet-words data-out="sheet-words" {}
            }
            (qr("sheet-qr", &w::qr(lang)))
        }
        section {
            h2 { (w::steps(lang)) }
            ol.sheet-steps {
                li { (w::step_page(lang)) " " span.sheet-address data-out="sheet-address" {} }
                li { (w::step_open(lang)) }
                li { (w::step_words(lang)) }
                li { (w::step_file(lang)) }
                li { (w::step_stored(lang)) }
            }
        }
        section.sheet-place { h2 { (w::file_place(lang)) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::visit_for_tests;

    #[test]
    fn without_an_open_note_it_says_how_it_is_made() {
        for lang in Lang::ALL {
            let page = page(&visit_for_tests(lang, ""));
            assert!(page.private);
            let markup = page.markup.into_string();
            assert!(markup.contains("<div class=\"panel\" data-when=\"locked\">"), "{markup}");
            assert!(markup.contains("<article class=\"sheet\" data-when=\"sheet\" hidden>"), "{markup}");
            for name in ["sheet-words", "sheet-qr", "sheet-number", "sheet-date", "sheet-address"] {
                assert_eq!(markup.matches(&format!("data-out=\"{name}\"")).count(), 1, "{name}");
            }
        }
    }
}
