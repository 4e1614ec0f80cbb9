//! Fills the booklet, which is there to be filled by hand, with what stands in the note.

use std::collections::BTreeMap;

use note::document::Answer;
use note::versions::{Standing, check_code};
use web_sys::Element;

use super::open_note::with;
use super::{dom, rows, sealing};

/// Fills the page with the version that is read, or with what stands in the note now.
pub fn show() {
    let read = sealing::read_version();
    let found = with(|open| {
        let read = read.as_ref().and_then(|hash| Some((hash, open.note.version(hash)?)));
        let newest = open.note.newest().filter(|_| open.note.changes().is_empty());
        let sealed = read.or(newest).map(|(hash, version)| (hash.clone(), version.sealed_at.clone()));
        let is_old = sealed.as_ref().is_some_and(|(hash, _)| open.note.standing(hash) != Standing::Newest);
        let answers = read.map_or_else(|| open.note.all_answers(), |(_, version)| version.answers.clone());
        let number = open.note.versions().len();
        (answers, sealed, is_old, number)
    });
    let Some((answers, sealed, is_old, number)) = found else { return };
    fill(&answers);
    let (code, day) = match &sealed {
        Some((hash, sealed_at)) => (check_code(hash), dom::in_words(sealed_at)),
        None => (dom::word("draft"), dom::in_words(&dom::today())),
    };
    let version = match &sealed {
        Some(_) if !is_old => dom::word_with("version_n", "n", &number.to_string()),
        Some(_) => dom::word("old_version"),
        None => dom::word("draft"),
    };
    dom::out("version", &version);
    dom::out("check-code", &code);
    dom::out("sealed-on", &day);
    dom::when("old-version", is_old);
    dom::when("empty", false);
}

fn fill(answers: &BTreeMap<String, Answer>) {
    let text = |question: &str, field: &str| answers.get(question).and_then(|answer| answer.get(field));
    for place in dom::all("[data-fill]") {
        let key = dom::data(&place, "data-fill");
        let Some((question, field)) = key.rsplit_once('.') else { continue };
        if let Some(text) = text(question, field) {
            place.set_text_content(Some(text));
            let _ = place.set_attribute("data-filled", "");
        }
    }
    for place in dom::all("[data-mark]") {
        let key = dom::data(&place, "data-mark");
        let Some((name, value)) = key.split_once('=') else { continue };
        // Those of a row have no question in their name.
        let Some((question, field)) = name.rsplit_once('.') else { continue };
        mark(&place, text(question, field), value);
    }
    for table in dom::all("[data-rows]") {
        let prefix = format!("{}/", dom::data(&table, "data-rows"));
        let entries: Vec<&Answer> =
            answers.iter().filter(|(path, _)| path.starts_with(&prefix)).map(|(_, answer)| answer).collect();
        rows::fill(&table, &entries, |row, answer| {
            for (field, text) in *answer {
                rows::cell(row, field, text);
            }
            for place in dom::all_within(row, "[data-mark]") {
                let key = dom::data(&place, "data-mark");
                if let Some((field, value)) = key.split_once('=') {
                    mark(&place, answer.get(field), value);
                }
            }
        });
    }
}

fn mark(place: &Element, chosen: Option<&String>, value: &str) {
    let is_marked = chosen.is_some_and(|text| text.split_whitespace().any(|one| one == value));
    let _ = place.toggle_attribute_with_force("data-marked", is_marked);
}
