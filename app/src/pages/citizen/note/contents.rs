//! The contents of an open note: its chapters, what asks for attention, and all that can be done with it.

use maud::{Markup, html};
use note::questions::CHAPTERS;

use super::frame::{act, out, screen, show, status, warning_when};
use crate::components::{NoticeKind, notice};
use crate::lang::Lang;
use crate::page::Visit;
use crate::words::note_said::Named;
use crate::words::{Text, note as w, note_questions};

/// What may have happened, as the program knows it.
const EVENTS: [Named; 5] = [
    ("hospital", w::event_hospital),
    ("moved", w::event_moved),
    ("family", w::event_family),
    ("illness", w::event_illness),
    ("other", w::event_other),
];

/// The screen `home`.
pub fn home(visit: &Visit) -> Markup {
    let lang = visit.lang;
    let body = html! {
        p.note-saved data-out="saved" role="status" {}
        (status())
        p.note-offline data-when="offline" hidden { (w::offline(lang)) " " (w::page_age(lang)) (out("page-age")) }
        (attention(lang))
        (talks(visit))
        h2 { (w::contents(lang)) }
        ol.note-rows.note-chapters {
            @for chapter in CHAPTERS {
                @if let Some(first) = chapter.questions.first() {
                    li {
                        button type="button" data-show={ "q:" (first.id) } {
                            span { b { (note_questions::of(lang, chapter.id, "")) } span data-out={ "chapter:" (chapter.id) } {} }
                        }
                    }
                }
            }
        }
        (changed(lang))
        h2 { (w::keep_and_print(lang)) }
        ul.note-rows {
            (leads("seal", &w::seal(lang), &w::seal_more(lang)))
            (leads("versions", &w::versions(lang), &w::versions_more(lang)))
            (opens(visit, "/note/booklet", &w::print_booklet(lang), &w::print_booklet_more(lang)))
            (leads("card", &w::card(lang), &w::card_more(lang)))
            (leads("keep", &w::keep(lang), &w::keep_more(lang)))
            (leads("settings", &w::settings(lang), &w::settings_more(lang)))
        }
    };
    screen("home", &w::mine(lang), &body)
}

/// What should not be overlooked. Each is shown in its state only.
fn attention(lang: Lang) -> Markup {
    let lost = html! {
        p data-when="not-persistent" hidden { (w::not_persistent(lang)) }
        p data-when="storage-full" hidden { (w::storage_full(lang)) }
        p data-when="storage-forbidden" hidden { (w::storage_forbidden(lang)) }
        p data-when="safari" hidden { (w::safari(lang)) " " b data-out="safari-day" {} }
        p { (w::unsafe_do(lang)) }
        div.note-actions { (show("quiet", "keep", &w::keep(lang))) }
    };
    let papers = html! {
        p { (w::paper_old_more(lang)) }
        div.note-actions { (show("quiet", "card", &w::card(lang))) (show("quiet", "keep", &w::keep(lang))) }
    };
    let due = html! {
        p { (w::review_due_more(lang)) }
        div.note-actions {
            (act("quiet", "review", &w::review(lang)))
            (act("quiet", "unchanged", &w::unchanged(lang)))
        }
    };
    let both = html! {
        div.note-actions { (act("quiet", "resolve", &w::resolve(lang))) }
    };
    html! {
        (warning_when(lang, "conflicts", &note_questions::conflict(lang), both))
        (warning_when(lang, "unsafe", &w::unsafe_heading(lang), lost))
        (warning_when(lang, "paper-old", &w::paper_old(lang), papers))
        div data-when="review-due" hidden { (notice(lang, NoticeKind::Information, &w::review_due(lang), due)) }
    }
}

/// The measure of a note is who has heard of it, not how full it is.
fn talks(visit: &Visit) -> Markup {
    let lang = visit.lang;
    html! {
        section.panel.note-talks {
            h2.visually-hidden { (w::talks(lang)) }
            p.note-talks-count data-when="talks" hidden { (out("talks")) }
            p data-when="no-talks" hidden { (w::talks_none(lang)) }
            div.note-actions {
                (show("quiet", "q:talks.talks", &w::write_talk(lang)))
                a href=(visit.address("/note/talking")) { (w::talking(lang)) }
            }
        }
    }
}

fn changed(lang: Lang) -> Markup {
    html! {
        section.panel {
            h2 { (w::changed(lang)) }
            p { (w::changed_more(lang)) }
            div.note-actions {
                @for (event, words) in EVENTS {
                    button.button type="button" data-weight="quiet" data-act="event" data-event=(event) { span { (words(lang)) } }
                }
            }
        }
    }
}

fn leads(name: &str, words: &Text, more: &Text) -> Markup {
    html! { li { button type="button" data-show=(name) { span { b { (words) } span { (more) } } } } }
}

fn opens(visit: &Visit, path: &str, words: &Text, more: &Text) -> Markup {
    html! { li { a href=(visit.address(path)) { span { b { (words) } span { (more) } } } } }
}
