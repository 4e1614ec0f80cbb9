//! Versions: sealing what stands in the note, reading and comparing what was sealed, taking it back.

use std::cell::RefCell;
use std::collections::BTreeMap;

use note::document::Answer;
use note::questions;
use note::versions::{Change, SealFault, Standing, check_code, compare};
use web_sys::Element;

use super::open_note::{self, with};
use super::{controls, dom, forms, screens};

thread_local! {
    /// The version that is read, and those that are compared: hashes; empty is the note as it is now.
    static READ: RefCell<String> = RefCell::default();
    static COMPARED: RefCell<(String, String)> = RefCell::default();
}

fn show_changes(screen: &Element, changes: &[Change]) {
    let Some(list) = dom::within(screen, "[data-out=changes]") else { return };
    dom::fill_list(&list, "data-change", changes, |item, change| {
        let said = |answer: &Option<Answer>| match answer {
            Some(answer) => forms::said(&change.path, answer),
            None => dom::word("not_written"),
        };
        let question = questions::of_path(&change.path);
        dom::out_within(item, "question", &forms::words(question));
        dom::out_within(item, "before", &said(&change.before));
        dom::out_within(item, "after", &said(&change.after));
    });
}

pub fn show_seal(screen: &Element) {
    let found = with(|open| (open.note.changes(), open.note.versions().is_empty()));
    let Some((changes, is_first)) = found else { return };
    dom::when_within(screen, "first-version", is_first);
    show_changes(screen, if is_first { &[] } else { &changes });
}

/// Seals, and shows the versions.
pub async fn seal(screen: Element) {
    forms::take_in();
    let present = controls::field(&screen, "present");
    let Some(sealed) = with(|open| open.note.seal(&dom::now(), &present)) else { return };
    match sealed {
        Ok(_) => {
            let saved = open_note::save().await;
            if saved.is_ok() {
                controls::set_field(&screen, "present", "");
                screens::replace("versions");
                dom::done(&dom::word("sealed"));
            }
        }
        Err(SealFault::NothingChanged) => dom::fault(&dom::word("nothing_changed")),
        Err(SealFault::Conflicts(paths)) => {
            let question = paths.first().map_or("", |path| questions::of_path(path));
            screens::go(&format!("q:{question}"));
            dom::fault(&dom::word("conflict_first"));
        }
    }
}

/// What a version is called: two may be of one day.
fn day(sealed_at: &str) -> String {
    dom::moment_in_words(sealed_at)
}

pub fn show_versions(screen: &Element) {
    let versions = with(|open| {
        let one = |(hash, version): (&String, &note::versions::Version)| {
            (hash.clone(), version.clone(), open.note.standing(hash))
        };
        open.note.versions().into_iter().map(one).collect::<Vec<_>>()
    });
    let versions = versions.unwrap_or_default();
    dom::when_within(screen, "no-versions", versions.is_empty());
    dom::when_within(screen, "has-versions", !versions.is_empty());
    let Some(list) = dom::within(screen, "[data-out=versions]") else { return };
    dom::fill_list(&list, "data-version", versions, |item, (hash, version, standing)| {
        let _ = item.set_attribute("data-version", &hash);
        dom::out_within(item, "date", &day(&version.sealed_at));
        let present = Some(version.present).filter(|present| !present.is_empty());
        dom::out_within(item, "present", &present.unwrap_or_else(|| dom::word("nobody")));
        dom::out_within(item, "code", &check_code(&hash));
        dom::when_within(item, "newest", standing == Standing::Newest);
        dom::when_within(item, "older", standing == Standing::Old);
        dom::when_within(item, "withdrawn", standing == Standing::Withdrawn);
        dom::when_within(item, "may-withdraw", standing != Standing::Withdrawn);
    });
}

fn version_of(button: &Element) -> Option<String> {
    Some(dom::data(&button.closest("[data-version]").ok().flatten()?, "data-version"))
}

/// The version that is read on its screen, and printed from there.
pub fn read_version() -> Option<String> {
    let hash = READ.with_borrow(Clone::clone);
    (!hash.is_empty()).then_some(hash)
}

/// From now on the note as it is now is printed.
pub fn forget_read() {
    READ.set(String::new());
}

/// Reads the version of the button.
pub fn read(button: &Element) {
    let Some(hash) = version_of(button) else { return };
    READ.set(hash);
    screens::go("version");
    show_version();
}

fn show_version() {
    let hash = READ.with_borrow(Clone::clone);
    let Some(screen) = dom::find("[data-screen=version]") else { return };
    let found = with(|open| Some((open.note.version(&hash)?.clone(), open.note.standing(&hash)))).flatten();
    let Some((version, standing)) = found else { return };
    dom::out_within(&screen, "date", &day(&version.sealed_at));
    dom::out_within(&screen, "present", &version.present);
    dom::when_within(&screen, "old-version", standing == Standing::Old);
    dom::when_within(&screen, "withdrawn", standing == Standing::Withdrawn);
    let Some(list) = dom::within(&screen, "[data-out=version-text]") else { return };
    let changes = compare(&BTreeMap::new(), &version.answers);
    dom::fill_list(&list, "data-answer", changes, |item, change| {
        let question = questions::of_path(&change.path);
        dom::out_within(item, "question", &forms::words(question));
        dom::out_within(item, "answer", &forms::said(&change.path, &change.after.unwrap_or_default()));
    });
}

/// Compares the version of the button with the one after it, or with the note as it is now.
pub fn begin_compare(button: &Element) {
    let Some(hash) = version_of(button) else { return };
    let after = with(|open| {
        let versions = open.note.versions();
        let place = versions.iter().position(|(found, _)| **found == hash).unwrap_or_default();
        place.checked_sub(1).map_or_else(String::new, |place| versions[place].0.clone())
    });
    COMPARED.set((hash, after.unwrap_or_default()));
    screens::go("compare");
}

pub fn show_compare(screen: &Element) {
    let (before, after) = COMPARED.with_borrow(Clone::clone);
    let versions = with(|open| {
        open.note
            .versions()
            .into_iter()
            .map(|(hash, version)| (hash.clone(), day(&version.sealed_at)))
            .collect::<Vec<_>>()
    });
    let mut choices = versions.unwrap_or_default();
    choices.insert(0, (String::new(), dom::word("now")));
    for (name, chosen) in [("before", &before), ("after", &after)] {
        let Some(select) = controls::control(screen, name) else { continue };
        select.set_inner_html("");
        for (hash, words) in &choices {
            let Ok(option) = leptos::prelude::document().create_element("option") else { continue };
            let _ = option.set_attribute("value", hash);
            option.set_text_content(Some(words));
            let _ = select.append_child(&option);
        }
        controls::set_field(screen, name, chosen);
    }
    show_difference(screen);
}

/// Shows what differs between the two that are chosen.
pub fn show_difference(screen: &Element) {
    let (before, after) = (controls::field(screen, "before"), controls::field(screen, "after"));
    let changes = with(|open| {
        let answers = |hash: &str| match open.note.version(hash) {
            Some(version) => version.answers.clone(),
            None => open.note.all_answers(),
        };
        compare(&answers(&before), &answers(&after))
    });
    let changes = changes.unwrap_or_default();
    COMPARED.set((before, after));
    dom::when_within(screen, "same", changes.is_empty());
    show_changes(screen, &changes);
}

/// Takes back the version of the button.
pub async fn withdraw(button: Element) {
    let Some(hash) = version_of(&button) else { return };
    with(|open| open.note.withdraw(&hash, &dom::today()));
    if open_note::save().await.is_ok() {
        if let Some(screen) = dom::find("[data-screen=versions]") {
            show_versions(&screen);
        }
        dom::done(&dom::word("withdrawn"));
    }
}
