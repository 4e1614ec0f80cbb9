//! What a question is answered with. Names of controls are names of fields; ids begin with the question.

use ::note::questions::{Field, FieldKind, Kind, Question};
use maud::{Markup, html};

use super::html_id;
use crate::lang::Lang;
use crate::words::Text;
use crate::words::note_questions::{self as w, find, of};

/// Rows of a text area that is the whole answer, and of one that adds to it.
const ROWS: u8 = 6;
const ROWS_BESIDE: u8 = 3;
const ROWS_OF_CONDITIONS: u8 = 2;

pub fn controls(lang: Lang, question: &Question) -> Markup {
    let id = html_id(question.id);
    match question.kind {
        Kind::Choice(values) => html! {
            (cards(lang, question.id, "radio", values))
            (beside(lang, &id))
        },
        Kind::Choices(values) => html! {
            (cards(lang, question.id, "checkbox", values))
            (beside(lang, &id))
        },
        Kind::Scale => html! {
            div.scale { (cards(lang, question.id, "radio", &["1", "2", "3", "4", "5"])) }
            (beside(lang, &id))
        },
        Kind::Words => html! {
            (text_area(&format!("{id}-words"), "words", ROWS, &html! { (w::own_words(lang)) }))
            (left_open(lang, question.id))
        },
        Kind::Fields(fields) => html! {
            @for field in fields { (field_control(lang, question.id, field)) }
            (left_open(lang, question.id))
        },
        Kind::Entries(fields) => html! {
            (entries(lang, question.id, fields))
            (left_open(lang, question.id))
        },
    }
}

/// Answers to choose from, the last one being to leave it open.
fn cards(lang: Lang, of_question: &str, kind: &str, values: &[&str]) -> Markup {
    let id = html_id(of_question);
    let role = if kind == "radio" { "radiogroup" } else { "group" };
    html! {
        div.choices role=(role) aria-labelledby=(id) {
            @for (index, value) in values.iter().enumerate() {
                label.choice {
                    input id=[(index == 0).then(|| format!("{id}-chosen"))] type=(kind) name="chosen" value=(value);
                    span {
                        (of(lang, of_question, &format!("={value}")))
                        @if let Some(about) = find(lang, of_question, &format!("={value}:about")) { small { (about) } }
                    }
                }
            }
            (open_card(w::left_open(lang, of_question), html! { input type=(kind) name="chosen" value="undecided"; }))
        }
    }
}

/// To leave open what is written, not chosen.
fn left_open(lang: Lang, of_question: &str) -> Markup {
    let id = format!("{}-undecided", html_id(of_question));
    html! {
        div.choices {
            (open_card(w::left_open(lang, of_question), html! { input id=(id) type="checkbox" name="undecided" value="yes"; }))
        }
    }
}

fn open_card([words, about]: [Text; 2], control: Markup) -> Markup {
    html! { label.choice data-open { (control) span { (words) small { (about) } } } }
}

/// What can be said beside a choice.
fn beside(lang: Lang, id: &str) -> Markup {
    let optional = |words: Text| html! { (words) " " span.field-mark { (w::optional(lang)) } };
    html! {
        (text_area(&format!("{id}-reason"), "reason", ROWS_BESIDE, &optional(w::reason(lang))))
        (text_area(&format!("{id}-words"), "words", ROWS_OF_CONDITIONS, &optional(w::conditions(lang))))
    }
}

fn text_area(id: &str, name: &str, rows: u8, label: &Markup) -> Markup {
    html! {
        div.field {
            label for=(id) { (label) }
            textarea.text-input id=(id) name=(name) rows=(rows) {}
        }
    }
}

/// Any number of entries: the program copies the template for each.
fn entries(lang: Lang, of_question: &str, fields: &[Field]) -> Markup {
    html! {
        div.entries data-entries {}
        template data-entry {
            fieldset.entry data-entry {
                legend { (of(lang, of_question, ":entry")) }
                @for field in fields { (field_control(lang, of_question, field)) }
                button.question-link type="button" data-act="remove-entry" { (w::remove(lang)) }
            }
        }
        p.question-removed data-when="removed" role="status" hidden {
            (w::removed(lang)) " "
            button.question-link type="button" data-act="undo" { (w::undo(lang)) }
        }
        button.button.question-add type="button" data-act="add-entry" { (of(lang, of_question, ":add")) }
    }
}

fn field_control(lang: Lang, of_question: &str, field: &Field) -> Markup {
    let Field { name, kind } = field;
    let id = html_id(&format!("{of_question}-{name}"));
    let words = |part: &str| of(lang, of_question, &format!(".{name}{part}"));
    let options = |values: &'static [&'static str]| values.iter().map(|value| (*value, words(&format!("={value}"))));
    match *kind {
        FieldKind::Facility => facility(lang, of_question, &id, name),
        FieldKind::Lines => text_area(&id, name, ROWS_BESIDE, &html! { (words("")) }),
        FieldKind::Choices(values) => html! {
            fieldset.field {
                legend { (words("")) }
                div.choices {
                    @for (value, words) in options(values) {
                        label.choice { input type="checkbox" name=(name) value=(value); span { (words) } }
                    }
                }
            }
        },
        // Radio buttons of one form that share a name would be one group for all entries.
        FieldKind::Choice(values) => html! {
            div.field {
                label for=(id) { (words("")) }
                select.text-input id=(id) name=(name) {
                    option value="" { (w::choose(lang).plain()) }
                    @for (value, words) in options(values) { option value=(value) { (words.plain()) } }
                }
            }
        },
        FieldKind::Line | FieldKind::Telephone | FieldKind::Date => html! {
            div.field {
                label for=(id) {
                    (words(""))
                    @if *kind == FieldKind::Date { " " span.field-mark { (w::date_hint(lang)) } }
                }
                input.text-input id=(id) name=(name) type=(if *kind == FieldKind::Telephone { "tel" } else { "text" })
                    autocomplete=[own_token(of_question, name)];
            }
        },
    }
}

/// What a browser may fill in: only what is the person's own (WCAG 2.2, 1.3.5).
fn own_token(of_question: &str, name: &str) -> Option<&'static str> {
    match (of_question, name) {
        ("me.name", "name") => Some("name"),
        ("me.name", "called") => Some("nickname"),
        ("me.name", "birthday") => Some("bday"),
        ("me.name", "address") => Some("address-line1"),
        ("me.name", "telephone") => Some("tel"),
        _ => None,
    }
}

/// A place of the finder: its name, telephone and address need not be typed.
fn facility(lang: Lang, of_question: &str, id: &str, name: &str) -> Markup {
    let search = format!("{}-search", html_id(of_question));
    html! {
        div.facility-search data-facility-search=(searched(of_question)) {
            input type="hidden" id=(id) name=(name);
            div.field {
                label for=(search) { (w::search(lang)) }
                div.facility-search-line {
                    input.text-input id=(search) type="search";
                    button.button type="button" data-act="find-facility" { (w::search_button(lang)) }
                }
            }
            p role="status" {
                span data-when="found-none" hidden { (w::found_none(lang)) }
                span data-when="found-fault" hidden { (w::found_fault(lang)) }
            }
            ul data-found {}
            template data-found-one {
                li {
                    button.found type="button" data-act="take-facility" {
                        b data-out="found-name" lang=[lang.of_published()] {}
                        span data-out="found-address" lang=[lang.of_published()] {}
                    }
                }
            }
        }
    }
}

/// Which facilities are meant: a part of the query of `/api/v1/facilities`. Service 130 is 訪問看護, 430 居宅介護支援.
fn searched(of_question: &str) -> &'static str {
    match of_question {
        "supporters.doctor" => "kind=clinic,hospital",
        "supporters.dentist" => "kind=dental",
        "supporters.pharmacy" => "kind=pharmacy",
        "supporters.visiting_nurse" => "service=130",
        "supporters.care_manager" => "service=430",
        _ => "",
    }
}
