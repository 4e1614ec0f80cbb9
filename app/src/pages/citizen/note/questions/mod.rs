//! The screens on which the note is written: one for each question of the catalogue.

mod controls;
#[cfg(test)]
mod tests;

use ::note::questions::{CHAPTERS, Chapter, Question};
use maud::{Markup, html};

use crate::components::disclosure;
use crate::lang::Lang;
use crate::page::Visit;
use crate::words::Text;
use crate::words::note_questions::{self as w, find, of};

/// All of them, hidden: the program shows one at a time.
pub fn screens(visit: &Visit) -> Markup {
    html! {
        @for chapter in CHAPTERS {
            @for (at, question) in chapter.questions.iter().enumerate() { (screen(visit.lang, chapter, at, question)) }
        }
    }
}

/// `at`: how many questions of the chapter come before.
fn screen(lang: Lang, chapter: &Chapter, at: usize, question: &Question) -> Markup {
    let id = question.id;
    let number = chapter.questions.len();
    html! {
        section.note-screen.question data-screen={ "q:" (id) } data-question=(id) hidden {
            p.question-place {
                (w::place(lang, of(lang, chapter.id, ""), at + 1, number))
                // The line above says the same.
                progress value=(at + 1) max=(number) aria-hidden="true" {}
            }
            h1 #(html_id(id)) tabindex="-1" { (of(lang, id, "")) }
            (explained(lang, question))
            (disclosure(&w::see_example(lang), html! { p { (of(lang, id, ":example")) } }))
            // Sent nowhere, and nothing of it remembered by the browser: not even without the program is it put into an address.
            form method="dialog" autocomplete="off" {
                (conflict(lang))
                (controls::controls(lang, question))
                @if id == ::note::proxies::QUESTION {
                    p.question-denied data-when="denied" role="status" hidden { (w::denied(lang)) }
                }
                p.note-fault data-out="fault" role="alert" {}
                p.question-saved data-out="saved" role="status" {}
                div.question-steps {
                    button.button type="button" data-act="back" { (w::back(lang)) }
                    button.button type="submit" data-weight="main" data-act="next" { (w::next(lang)) }
                }
            }
            @if chapter.id == "care" { p.question-order { (w::no_order(lang)) } }
        }
    }
}

/// What a question is about; of a treatment what it can do and cannot do.
pub(super) fn explained(lang: Lang, question: &Question) -> Markup {
    let id = question.id;
    html! {
        @if question.is_treatment() {
            dl.treatment {
                @for (heading, part) in treatment_parts(lang) {
                    dt { (heading) }
                    dd { (of(lang, id, part)) }
                }
            }
        } @else {
            p { (of(lang, id, ":about")) }
        }
        @if let Some(note) = find(lang, id, ":note") { p.question-note { (note) } }
    }
}

/// The same four for every treatment, in the same order.
fn treatment_parts(lang: Lang) -> [(Text, &'static str); 4] {
    [
        (w::treatment_is(lang), ":about"),
        (w::treatment_can(lang), ":can"),
        (w::treatment_cannot(lang), ":cannot"),
        (w::treatment_living(lang), ":living"),
    ]
}

/// What two devices wrote while they did not know of each other.
fn conflict(lang: Lang) -> Markup {
    html! {
        div.conflict data-when="conflict" hidden {
            h2 { (w::conflict(lang)) }
            ul data-conflicts {}
            template data-conflict {
                li {
                    p data-out="conflict-text" {}
                    button.button type="button" data-act="choose" { (w::choose_this(lang)) }
                }
            }
        }
    }
}

/// Dots mean classes to a style sheet: `care.place` → `care-place`.
pub(super) fn html_id(id: &str) -> String {
    id.replace('.', "-")
}
