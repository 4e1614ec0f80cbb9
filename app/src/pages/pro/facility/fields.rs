//! The controls of each part. They work without script: "as above" is an answer like the others, and notes on answers
//! are shown beside △ by the style alone.

use api::home_care::{Answer, ITEMS, Item};
use api::hours::Day;
use api::own_facility::{Channel, DAY_FIELDS, MOST_BANDS, OwnFacility, StatementPart};
use maud::{Markup, html};

use super::shown::channel_words;
use crate::components::{Field, InputKind, checkboxes, text_area, text_input};
use crate::form::FormState;
use crate::hours::day_words;
use crate::lang::Lang;
use crate::words::{Text, forms, home_care, pro_facility as w};

/// Empty rows behind the closures that are known.
const EMPTY_ROWS: usize = 2;
/// Rows of ケアマネタイム that are shown.
const TIMES: usize = 2;

/// Names of the fields that may be wrong, with their labels.
pub fn labels(lang: Lang, part: StatementPart) -> Vec<(&'static str, Text)> {
    let notes = [("other_closed", w::other_closed(lang)), ("note", w::note(lang))];
    match part {
        StatementPart::Telephone => vec![("telephone", w::number(lang)), ("fax", w::fax(lang))],
        StatementPart::Hours => {
            DAY_FIELDS.into_iter().zip(Day::ALL.map(|day| day_words(lang, day))).chain(notes).collect()
        }
        StatementPart::Closures => {
            CLOSURES.into_iter().zip((1..).map(|at: usize| w::closure_number(lang, at))).collect()
        }
        // Of answers nothing can be wrong that is typed into the form but the length of a note.
        StatementPart::HomeCare => Vec::new(),
        StatementPart::CareManagerTime => vec![
            ("time1", w::time_number(lang, 1usize)),
            ("time2", w::time_number(lang, 2usize)),
            ("time3", w::time_number(lang, 3usize)),
            ("note", w::time_note(lang)),
        ],
    }
}

const CLOSURES: [&str; 12] = [
    "closure1",
    "closure2",
    "closure3",
    "closure4",
    "closure5",
    "closure6",
    "closure7",
    "closure8",
    "closure9",
    "closure10",
    "closure11",
    "closure12",
];

/// The controls of a part.
pub fn of(lang: Lang, own: &OwnFacility, part: StatementPart, form: &FormState) -> Markup {
    let field = |name: &'static str, label: Text, hint: Option<Text>, required: bool| Field {
        lang,
        form,
        name,
        label,
        hint,
        required,
    };
    match part {
        StatementPart::Telephone => html! {
            (text_input(&field("telephone", w::number(lang), None, true), InputKind::PlaceTelephone))
            (text_input(&field("fax", w::fax(lang), Some(w::fax_hint(lang)), false), InputKind::PlaceTelephone))
        },
        StatementPart::Hours => html! {
            p { (w::hours_hint(lang)) }
            @if own.facility.departments.iter().any(|department| !department.days.is_empty()) {
                p { (w::departments_note(lang)) }
            }
            @for (index, day) in Day::ALL.into_iter().enumerate() { (day_fields(lang, form, DAY_FIELDS[index], day, index > 0)) }
            (text_input(&field("other_closed", w::other_closed(lang), Some(w::other_closed_hint(lang)), false), InputKind::Text))
            (text_area(&field("note", w::note(lang), Some(w::note_hint(lang)), false), 2))
        },
        StatementPart::Closures => {
            let rows = (1..=CLOSURES.len()).filter(|at| !form.value(&format!("closure{at}_from")).is_empty()).count();
            html! {
                p { (w::closures_lead(lang)) }
                @for at in 1..=(rows + EMPTY_ROWS).min(CLOSURES.len()) { (closure_fields(lang, form, at)) }
            }
        }
        StatementPart::HomeCare => html! {
            p { (w::home_care_lead(lang)) }
            @for item in ITEMS { (answer_fields(lang, form, item)) }
        },
        StatementPart::CareManagerTime => {
            let channels = Channel::ALL.map(|channel| (channel.as_str().to_owned(), channel_words(lang, channel)));
            html! {
                p { (w::time_lead(lang)) }
                p.own-quiet { (w::care_manager_time_who(lang)) }
                @for at in 1..=TIMES.max(if form.value("time3_opens").is_empty() { 0 } else { 3 }) { (time_fields(lang, form, at)) }
                (checkboxes(&field("channels", w::channels(lang), None, false), &channels))
                (text_area(&field("note", w::time_note(lang), Some(w::time_note_hint(lang)), false), 3))
            }
        }
    }
}

/// What was wrong with a row, in the words of every form.
fn fault(lang: Lang, form: &FormState, name: &str, label: &Text) -> Markup {
    html! {
        @if let Some(error) = form.error(name) {
            p.field-error id={ (name) "-error" } {
                span.visually-hidden { (forms::error_prefix(lang)) }
                (forms::fault(lang, error, label))
            }
        }
    }
}

fn described(form: &FormState, name: &str) -> Option<String> {
    form.error(name).map(|_| format!("{name}-error"))
}

fn day_fields(lang: Lang, form: &FormState, name: &str, day: Day, has_above: bool) -> Markup {
    let label = day_words(lang, day);
    let choices = [("open", w::open(lang)), ("closed", w::closed(lang)), ("same", w::same(lang))];
    let names = [w::first_band(lang), w::second_band(lang), w::third_band(lang)];
    let bands = if form.value(&format!("{name}_opens3")).is_empty() { 2 } else { MOST_BANDS };
    html! {
        fieldset.field.own-day aria-describedby=[described(form, name)] {
            legend { (label) }
            (fault(lang, form, name, &label))
            div.own-choices {
                @for (index, (value, words)) in choices.into_iter().enumerate().filter(|(_, (value, _))| has_above || *value != "same") {
                    label.own-choice {
                        input id=[(index == 0).then_some(name)] type="radio" name=(name) value=(value) checked[form.has(name, value)];
                        span { (words) }
                    }
                }
            }
            @for (band, words) in (1..=bands).zip(names) { (span_fields(lang, form, &[name, &format!("opens{band}"), &format!("closes{band}")], Some(&words))) }
        }
    }
}

/// A beginning and an end; `names`: of the row, and what stands behind it for either.
fn span_fields(lang: Lang, form: &FormState, names: &[&str; 3], words: Option<&Text>) -> Markup {
    let [row, opens, closes] = names;
    let ends = [(opens, w::begins(lang)), (closes, w::ends(lang))];
    html! {
        div.own-span {
            @for (index, (end, label)) in ends.into_iter().enumerate() {
                @let name = format!("{row}_{end}");
                @if index > 0 { span aria-hidden="true" { "〜" } }
                label {
                    span.visually-hidden { @if let Some(words) = words { (words) " " } (label) }
                    input.text-input type="text" name=(name) inputmode="numeric" autocomplete="off" value=(form.value(&name))
                        placeholder=(if index == 0 { "9:00" } else { "12:00" }) aria-invalid=[form.error(row).map(|_| "true")];
                }
            }
        }
    }
}

fn closure_fields(lang: Lang, form: &FormState, at: usize) -> Markup {
    let row = format!("closure{at}");
    let label = w::closure_number(lang, at);
    let name = |end: &str| format!("{row}_{end}");
    html! {
        fieldset.field.own-row aria-describedby=[described(form, &row)] {
            legend { (label) }
            (fault(lang, form, &row, &label))
            div.own-dates {
                label {
                    span { (w::closure_from(lang)) }
                    input.text-input id=(row) type="date" name=(name("from")) value=(form.value(&name("from")));
                }
                label {
                    span { (w::closure_until(lang)) " " span.own-quiet { (w::closure_until_hint(lang)) } }
                    input.text-input type="date" name=(name("until")) value=(form.value(&name("until")));
                }
            }
            div.own-choices {
                label.own-choice {
                    input type="checkbox" name=(name("partly")) value="yes" checked[form.has(&name("partly"), "yes")];
                    span { (w::closure_partly(lang)) }
                }
            }
            div.own-note {
                label {
                    span { (w::closure_words(lang)) }
                    input.text-input type="text" name=(name("words")) value=(form.value(&name("words")));
                }
            }
        }
    }
}

fn answer_fields(lang: Lang, form: &FormState, item: &Item) -> Markup {
    let (name, note) = (format!("answer_{}", item.code), format!("note_{}", item.code));
    let label = home_care::item(lang, item.code);
    let is_answered = Answer::ALL.iter().any(|answer| form.has(&name, answer.as_str()));
    let word = |answer: Answer| match answer {
        Answer::Can => w::can(lang),
        Answer::Ask => w::ask(lang),
        Answer::Cannot => w::cannot(lang),
    };
    html! {
        fieldset.field.own-answer data-noted[!form.value(&note).is_empty()] aria-describedby=[described(form, &name)] {
            legend { (label) }
            (fault(lang, form, &name, &label))
            div.own-choices {
                @for (index, answer) in Answer::ALL.into_iter().enumerate() {
                    label.own-choice {
                        input id=[(index == 0).then_some(&name)] type="radio" name=(name) value=(answer.as_str()) checked[form.has(&name, answer.as_str())];
                        span { span aria-hidden="true" { (answer.sign()) } " " (word(answer)) }
                    }
                }
                label.own-choice {
                    input type="radio" name=(name) value="" checked[!is_answered];
                    span { (w::not_answered(lang)) }
                }
            }
            div.own-note {
                label {
                    span { (w::answer_note(lang, &label)) }
                    input.text-input type="text" name=(note) value=(form.value(&note));
                }
            }
        }
    }
}

fn time_fields(lang: Lang, form: &FormState, at: usize) -> Markup {
    let row = format!("time{at}");
    let label = w::time_number(lang, at);
    html! {
        fieldset.field.own-row aria-describedby=[described(form, &row)] {
            legend { (label) }
            (fault(lang, form, &row, &label))
            div.own-choices {
                @for (index, (value, day)) in DAY_FIELDS.into_iter().zip(Day::ALL).enumerate() {
                    label.own-choice {
                        input id=[(index == 0).then_some(&row)] type="checkbox" name=(row) value=(value) checked[form.has(&row, value)];
                        span { (day_words(lang, day)) }
                    }
                }
            }
            (span_fields(lang, form, &[&row, "opens", "closes"], None))
        }
    }
}
