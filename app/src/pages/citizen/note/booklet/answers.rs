//! Where a question is answered on paper: boxes to tick, lines to write on, tables that go on.

use ::note::questions::{Field, FieldKind, Kind, Question};
use maud::{Markup, html};

use super::super::questions::html_id;
use crate::lang::Lang;
use crate::words::Text;
use crate::words::note_questions::{self as w, find, of};

/// Lines to write on: for an answer, for a letter, beside a choice, in a field.
const LINES: usize = 4;
const LINES_OF_LETTER: usize = 16;
const LINES_OF_REASON: usize = 2;
const LINES_OF_CONDITIONS: usize = 1;
const LINES_OF_FIELD: usize = 2;
/// Rows that wait in a table.
const ROWS: usize = 6;
/// More answers than these stand in two columns.
const MANY: usize = 6;
/// Columns that fit on A4 in large type.
const COLUMNS: usize = 3;

pub fn answers(lang: Lang, question: &Question) -> Markup {
    let id = question.id;
    html! {
        @match question.kind {
            Kind::Choice(values) | Kind::Choices(values) => {
                ul.booklet-boxes data-many[values.len() > MANY] {
                    @for value in values { li { (chosen(lang, id, value)) } }
                    li { (left_open(lang, id, ".chosen=undecided")) }
                }
                (beside(lang, id))
            }
            Kind::Scale => {
                ol.booklet-scale { @for step in ["1", "2", "3", "4", "5"] { li { (chosen(lang, id, step)) } } }
                p.booklet-open { (left_open(lang, id, ".chosen=undecided")) }
                (beside(lang, id))
            }
            Kind::Words => {
                (lines(&format!("{id}.words"), if id == "family.words" { LINES_OF_LETTER } else { LINES }))
                p.booklet-open { (left_open(lang, id, ".undecided=yes")) }
            }
            Kind::Fields(fields) => {
                dl.booklet-fields {
                    @for field in fields {
                        div { dt { (of(lang, id, &format!(".{}", field.name))) } dd data-fill={ (id) "." (field.name) } {} }
                    }
                }
                p.booklet-open { (left_open(lang, id, ".undecided=yes")) }
            }
            Kind::Entries(fields) => {
                @if is_row(fields) { (rows(lang, id, fields)) } @else { (boxes(lang, id, fields)) }
                p.booklet-open { (left_open(lang, id, ".undecided=yes")) }
            }
        }
    }
}

/// A box and what it stands for.
fn mark(name: &str, words: &Text, about: Option<&Text>) -> Markup {
    html! {
        span.mark data-mark=(name) {}
        span {
            (words)
            @if let Some(about) = about { " " small { (about) } }
        }
    }
}

fn chosen(lang: Lang, id: &str, value: &str) -> Markup {
    let about = find(lang, id, &format!("={value}:about"));
    mark(&format!("{id}.chosen={value}"), &of(lang, id, &format!("={value}")), about.as_ref())
}

fn left_open(lang: Lang, id: &str, field: &str) -> Markup {
    let [words, _] = w::left_open(lang, id);
    mark(&format!("{id}{field}"), &words, None)
}

/// One place to write for both: who writes by hand does not divide them.
fn beside(lang: Lang, id: &str) -> Markup {
    html! {
        p.booklet-label { (w::reason(lang)) }
        (lines(&format!("{id}.reason"), LINES_OF_REASON))
        (lines(&format!("{id}.words"), LINES_OF_CONDITIONS))
    }
}

/// Ruled lines, which give way to words.
fn lines(name: &str, number: usize) -> Markup {
    html! { div.booklet-lines data-fill=(name) { @for _ in 0..number { i {} } } }
}

/// Whether an entry fits in a row of a table.
fn is_row(fields: &[Field]) -> bool {
    fields.len() <= COLUMNS && fields.iter().all(|field| matches!(field.kind, FieldKind::Line | FieldKind::Telephone))
}

fn rows(lang: Lang, id: &str, fields: &[Field]) -> Markup {
    html! {
        table.booklet-table aria-labelledby=(html_id(id)) {
            thead { tr { @for field in fields { th scope="col" { (of(lang, id, &format!(".{}", field.name))) } } } }
            tbody data-rows=(id) {
                template data-row { tr { @for field in fields { td data-field=(field.name) {} } } }
                @for _ in 0..ROWS { tr data-empty { @for _ in fields { td {} } } }
            }
        }
    }
}

/// Each entry in a box with its fields by name: the same box for what is filled and for what is written by hand.
fn boxes(lang: Lang, id: &str, fields: &[Field]) -> Markup {
    let one = |is_empty: bool| {
        html! {
            dl.booklet-entry data-empty[is_empty] {
                @for field in fields { @if field.kind != FieldKind::Facility { (cell(lang, id, field)) } }
            }
        }
    };
    html! {
        div data-rows=(id) {
            template data-row { (one(false)) }
            @for _ in 0..boxes_waiting(id) { (one(true)) }
        }
    }
}

/// Most people have one dentist, and more than one doctor; and whoever talks, talks again.
fn boxes_waiting(id: &str) -> usize {
    match id {
        "supporters.dentist" | "supporters.pharmacy" | "supporters.visiting_nurse" | "supporters.care_manager" => 1,
        "talks.talks" => 6,
        _ => 2,
    }
}

fn cell(lang: Lang, id: &str, field: &Field) -> Markup {
    let Field { name, kind } = field;
    let words = |part: &str| of(lang, id, &format!(".{name}{part}"));
    html! {
        div data-wide[!matches!(kind, FieldKind::Line | FieldKind::Telephone | FieldKind::Date)] {
            dt { (words("")) }
            @match *kind {
                FieldKind::Choice(values) | FieldKind::Choices(values) => dd {
                    ul.booklet-boxes {
                        @for value in values { li { (mark(&format!("{name}={value}"), &words(&format!("={value}")), None)) } }
                    }
                },
                FieldKind::Lines => dd.booklet-lines data-field=(name) { @for _ in 0..LINES_OF_FIELD { i {} } },
                _ => dd data-field=(name) {},
            }
        }
    }
}
