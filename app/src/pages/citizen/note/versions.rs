//! The screens of versions: sealing one, their list, reading one, comparing two.

use maud::{Markup, html};

use super::frame::{act, area, back_to, controls, form, inner_screen, labelled, show, status, submit, warning_when};
use crate::components::empty_state;
use crate::lang::Lang;
use crate::words::{Text, note as contents, note_versions as w};

/// The screen `seal`.
pub fn seal(lang: Lang) -> Markup {
    let body = html! {
        p { (w::seal_more(lang)) }
        (form(&html! {
            h2 { (w::changes(lang)) }
            p data-when="first-version" hidden { (w::first(lang)) }
            (changes(&w::before(lang), &w::after(lang)))
            (area("seal-present", "present", 2, &w::present(lang), Some(&w::present_how(lang))))
            (status())
            div.note-actions { (submit("seal", &w::seal_now(lang))) (show("quiet", "home", &contents::back_to_contents(lang))) }
        }))
    };
    inner_screen(lang, "seal", &w::seal(lang), &body)
}

/// What is different between two versions: a list, and what one line of it looks like.
fn changes(before: &Text, after: &Text) -> Markup {
    html! {
        ul.note-changes data-out="changes" {}
        template data-change {
            li {
                h3 data-out="question" { "…" }
                dl {
                    div { dt { (before) } dd data-out="before" {} }
                    div { dt { (after) } dd data-out="after" {} }
                }
            }
        }
    }
}

/// The screen `versions`.
pub fn versions(lang: Lang) -> Markup {
    let none = html! {
        p { (w::none_more(lang)) }
        p { (show("main", "seal", &w::seal(lang))) }
    };
    let body = html! {
        (status())
        div data-when="no-versions" hidden { (empty_state(&w::none(lang), none)) }
        ol.note-versions data-out="versions" {}
        template data-version { (one(lang)) }
        p.field-hint data-when="has-versions" hidden { (w::check_code_more(lang)) }
    };
    inner_screen(lang, "versions", &w::versions(lang), &body)
}

fn one(lang: Lang) -> Markup {
    html! {
        li.panel data-version {
            h2 data-out="date" { "…" }
            p {
                span.tag data-when="newest" hidden { (w::newest(lang)) }
                span.tag data-when="older" hidden { (w::older(lang)) }
                span.tag data-when="withdrawn" hidden { (w::withdrawn(lang)) }
            }
            dl {
                dt { (w::was_present(lang)) } dd data-out="present" {}
                dt { (w::check_code(lang)) } dd data-out="code" {}
            }
            div.note-actions {
                (act("quiet", "read-version", &w::read(lang)))
                (act("quiet", "compare", &w::compare(lang)))
            }
            details.disclosure data-when="may-withdraw" hidden {
                summary { (w::withdraw(lang)) }
                div {
                    p { (w::withdraw_more(lang)) }
                    (act("quiet", "withdraw", &w::withdraw_yes(lang)))
                }
            }
        }
    }
}

/// The screen `compare`: two versions side by side.
pub fn compare(lang: Lang) -> Markup {
    let choice = |name: &str, label: &Text| {
        let id = format!("compare-{name}");
        labelled(&id, label, None, &html! { select.text-input id=(id) name=(name) {} })
    };
    let body = html! {
        (controls(&html! {
            div.note-pair { (choice("before", &w::left(lang))) (choice("after", &w::right(lang))) }
        }))
        h2 { (w::differences(lang)) }
        p data-when="same" role="status" hidden { (w::same(lang)) }
        (changes(&w::before(lang), &w::after(lang)))
    };
    version_screen(lang, "compare", &w::comparing(lang), &body)
}

/// The screen `version`: one version to be read.
pub fn version(lang: Lang) -> Markup {
    let body = html! {
        p { b data-out="date" {} " " span data-out="present" {} }
        (warning_when(lang, "old-version", &w::older(lang), html! { p { (w::is_old(lang)) } }))
        (warning_when(lang, "withdrawn", &w::withdrawn(lang), html! { p { (w::is_withdrawn(lang)) } }))
        dl.note-answers data-out="version-text" {}
        template data-answer { div { dt data-out="question" {} dd data-out="answer" {} } }
    };
    version_screen(lang, "version", &w::one(lang), &body)
}

fn version_screen(lang: Lang, name: &str, heading: &Text, body: &Markup) -> Markup {
    html! {
        section.note-screen data-screen=(name) hidden {
            (back_to(&w::back_to_versions(lang), "versions"))
            h1 tabindex="-1" { (heading) }
            (body)
        }
    }
}
