//! `/note/booklet`: the whole note on A4. Without the program it is empty, to be written by hand.
//!
//! What the program fills: `data-fill` with the words of a field (`care.place.reason`), `data-mark` with `data-marked` where
//! that value was chosen (`care.place.chosen=home`), `data-rows` with a copy of its template for each entry, in whose
//! cells `data-field` and `data-mark` (`role=first`) are names within the entry. A copy takes the place of a row that is
//! `data-empty`.

mod answers;
#[cfg(test)]
mod tests;

use ::note::questions::{CHAPTERS, Chapter};
use maud::{Markup, html};

use super::frame::program;
use super::questions::{explained, html_id};
use crate::components::print_button;
use crate::lang::Lang;
use crate::page::{Page, Visit};
use crate::words::note_booklet as w;
use crate::words::note_questions::of;

pub fn page(visit: &Visit) -> Page {
    let lang = visit.lang;
    let body = html! {
        div.booklet-screen {
            p.back-link { a href=(visit.address("/note")) { span { (w::back(lang)) } } }
            h1 tabindex="-1" { (w::title(lang)) }
            // Away as soon as the program fills it.
            div data-when="empty" {
                p { (w::empty(lang)) }
                p data-needs-js { (w::empty_fills(lang)) }
            }
            (print_button(lang))
        }
        div.booklet {
            (cover(lang))
            @for (at, chapter) in CHAPTERS.iter().enumerate() { (sheets(lang, at + 1, chapter)) }
        }
    };
    let markup = program(visit, &body);
    Page { description: w::description(lang).plain(), ..Page::new(lang, &w::title(lang), markup) }
}

fn cover(lang: Lang) -> Markup {
    let steps = [w::how_slowly(lang), w::how_mark(lang), w::how_together(lang), w::how_change(lang), w::how_show(lang)];
    html! {
        section.booklet-cover {
            (old_version(lang))
            h2 { (w::cover(lang)) }
            p { (w::cover_lead(lang)) }
            dl.booklet-facts {
                div { dt { (of(lang, "me.name", ".name")) } dd data-fill="me.name.name" {} }
                div { dt { (w::version(lang)) } dd data-out="version" {} }
                div { dt { (w::sealed_on(lang)) } dd data-out="sealed-on" {} }
                div.booklet-code { dt { (w::check_code(lang)) } dd data-out="check-code" {} }
                div { dt { (w::kept(lang)) } dd {} }
            }
            div.booklet-order { p { b { (w::no_order(lang)) } } p { (w::no_order_more(lang)) } }
            h3 { (w::how(lang)) }
            ol.booklet-how { @for step in &steps { li { (step) } } }
            h3 { (w::contents(lang)) }
            ol.booklet-contents {
                @for chapter in CHAPTERS { li { a href={ "#" (chapter.id) } { (of(lang, chapter.id, "")) } } }
            }
        }
    }
}

/// A chapter begins on a sheet of its own. A table, because its head is printed again on every page of it: browsers have no
/// other way that all of them know.
fn sheets(lang: Lang, at: usize, chapter: &Chapter) -> Markup {
    html! {
        table.booklet-sheets role="presentation" {
            thead {
                tr {
                    td {
                        (old_version(lang))
                        p.booklet-head {
                            span { (w::cover(lang)) " " b data-fill="me.name.name" {} }
                            span { (w::version(lang)) " " b data-out="version" {} }
                            span { (w::sealed_on(lang)) " " b data-out="sealed-on" {} }
                            span.booklet-code { (w::check_code(lang)) " " b data-out="check-code" {} }
                            span.booklet-place { (w::chapter_of(lang, at, CHAPTERS.len())) }
                        }
                    }
                }
            }
            tbody {
                tr {
                    td {
                        h2 id=(chapter.id) { (of(lang, chapter.id, "")) }
                        p { (of(lang, chapter.id, ":about")) }
                    }
                }
                @for question in chapter.questions {
                    tr {
                        td {
                            h3 id=(html_id(question.id)) { (of(lang, question.id, "")) }
                            (explained(lang, question))
                            (answers::answers(lang, question))
                        }
                    }
                }
            }
        }
    }
}

fn old_version(lang: Lang) -> Markup {
    html! { p.booklet-old data-when="old-version" hidden { (w::old(lang)) } }
}
