//! The questions: what stands in the note is put into their forms, and what is typed is taken into the note.

use std::cell::RefCell;
use std::collections::BTreeMap;

use note::crypt::text;
use note::document::Answer;
use note::proxies::{self, Role};
use note::questions::{self, Kind};
use web_sys::Element;

use super::open_note::{self, with};
use super::{controls, dom, secrets};

thread_local! {
    /// The entry that was removed last, and where it stood.
    static REMOVED: RefCell<Option<(String, Answer)>> = const { RefCell::new(None) };
    /// By path: what was put into the form, and how the form said it then.
    static SHOWN: RefCell<BTreeMap<String, Shown>> = RefCell::default();
}

#[derive(Clone, Default)]
struct Shown {
    answer: Option<Answer>,
    read: Answer,
}

/// The question that is shown.
pub fn shown() -> Option<Element> {
    dom::find("[data-question]:not([hidden])")
}

fn has_entries(question: &str) -> bool {
    questions::find(question).is_some_and(|found| matches!(found.kind, Kind::Entries(_)))
}

/// Puts what stands in the note into a question.
pub fn show(screen: &Element) {
    let question = dom::data(screen, "data-question");
    SHOWN.with_borrow_mut(BTreeMap::clear);
    fill(screen, &question);
    if has_entries(&question) {
        show_entries(screen, &question);
    }
    show_conflicts(screen, &question);
    show_denied(screen);
    dom::when_within(screen, "removed", false);
}

/// Says when somebody was asked to decide and not to decide: the no counts.
fn show_denied(screen: &Element) {
    let is_denied = with(|open| {
        proxies::of(&open.note)
            .iter()
            .any(|proxy| proxy.role == Role::MustNot && proxy.answer.get("role").is_some_and(|role| role != "must_not"))
    });
    dom::when_within(screen, "denied", is_denied.unwrap_or_default());
}

fn show_entries(screen: &Element, question: &str) {
    let Some(list) = dom::within(screen, "[data-entries]") else { return };
    list.set_inner_html("");
    let mut entries: Vec<String> =
        with(|open| open.note.entries(question).into_iter().map(str::to_owned).collect()).unwrap_or_default();
    // Names begin with the moment in which an entry was begun.
    entries.sort();
    for entry in &entries {
        if let Some(shown) = new_entry(screen, &list, entry) {
            fill(&shown, &format!("{question}/{entry}"));
        }
    }
    if entries.is_empty() {
        add_entry(screen);
    }
}

/// Puts what stands at a path into its part of the form, and remembers what that was.
fn fill(part: &Element, path: &str) {
    let answer = with(|open| open.note.answer(path).cloned()).flatten();
    controls::fill(part, answer.as_ref());
    remember(path, answer, controls::read(part));
}

fn remember(path: &str, answer: Option<Answer>, read: Answer) {
    SHOWN.with_borrow_mut(|shown| shown.insert(path.to_owned(), Shown { answer, read }));
}

/// What another page or device wrote is shown, unless somebody is writing here.
pub fn show_again() {
    let Some(screen) = shown() else { return };
    let is_written =
        leptos::prelude::document().active_element().is_some_and(|focused| screen.contains(Some(&focused)));
    if !is_written {
        show(&screen);
    }
}

fn new_entry(screen: &Element, list: &Element, id: &str) -> Option<Element> {
    let entry = dom::instance(&dom::within(screen, "template[data-entry]")?)?;
    controls::make_own(&entry, id);
    let _ = entry.set_attribute("data-entry", id);
    let _ = list.append_child(&entry);
    Some(entry)
}

/// An empty entry below the others.
pub fn add_entry(screen: &Element) -> Option<Element> {
    let list = dom::within(screen, "[data-entries]")?;
    // In the order in which they are begun, on whatever device.
    let id = format!("{:011x}{}", dom::milliseconds() as u64, text(&secrets::random::<6>()));
    new_entry(screen, &list, &id)
}

/// Takes an entry away; it can be brought back until the next is removed.
pub fn remove_entry(entry: &Element) {
    let Some(screen) = shown() else { return };
    take_in();
    let path = format!("{}/{}", dom::data(&screen, "data-question"), dom::data(entry, "data-entry"));
    let answer = with(|open| {
        let answer = open.note.answer(&path).cloned();
        open.note.remove(&path);
        answer
    });
    entry.remove();
    let was_written = matches!(answer, Some(Some(_)));
    REMOVED.set(answer.flatten().map(|answer| (path, answer)));
    dom::when_within(&screen, "removed", was_written);
    open_note::write_soon();
}

/// Brings back what was removed last.
pub fn undo() {
    let Some((path, answer)) = REMOVED.take() else { return };
    with(|open| open.write(&path, answer));
    if let Some(screen) = shown() {
        show(&screen);
    }
    open_note::write_soon();
}

/// Takes what stands on the screen into the note.
pub fn take_in() {
    let Some(screen) = shown() else { return };
    let question = dom::data(&screen, "data-question");
    let mut written = vec![(question.clone(), controls::read(&screen))];
    for entry in dom::all_within(&screen, "[data-entries] [data-entry]") {
        written.push((format!("{question}/{}", dom::data(&entry, "data-entry")), controls::read(&entry)));
    }
    for (path, read) in written {
        let shown = SHOWN.with_borrow(|shown| shown.get(&path).cloned()).unwrap_or_default();
        // What is as it was shown is not written again: that would take away what came meanwhile.
        if read == shown.read {
            continue;
        }
        let written = with(|open| {
            // Fields that this form does not show stay as they were.
            let mut answer = shown.answer.clone().unwrap_or_default();
            answer.retain(|field, _| !shown.read.contains_key(field));
            answer.extend(read.clone());
            let session = open.session();
            open.note.replace(&session, &path, shown.answer.as_ref(), answer.clone());
            answer
        });
        remember(&path, written.filter(|answer| !answer.is_empty()), read);
    }
    if question == proxies::QUESTION {
        show_denied(&screen);
    }
}

fn paths_of(question: &str) -> Vec<String> {
    let of_entries = |note: &note::document::Note| -> Vec<String> {
        note.entries(question).into_iter().map(|entry| format!("{question}/{entry}")).collect()
    };
    let mut paths = with(|open| of_entries(&open.note)).unwrap_or_default();
    paths.insert(0, question.to_owned());
    paths
}

fn show_conflicts(screen: &Element, question: &str) {
    let mut conflicts = Vec::new();
    for path in paths_of(question) {
        let answers: Vec<Answer> =
            with(|open| open.note.answers(&path).into_iter().cloned().collect()).unwrap_or_default();
        if answers.len() > 1 {
            conflicts.extend(answers.into_iter().map(|answer| (path.clone(), answer)));
        }
    }
    dom::when_within(screen, "conflict", !conflicts.is_empty());
    let Some(list) = dom::within(screen, "[data-conflicts]") else { return };
    dom::fill_list(&list, "data-conflict", conflicts, |item, (path, answer)| {
        dom::out_within(item, "conflict-text", &said(&path, &answer));
        let _ = item.set_attribute("data-path", &path);
        let _ = item.set_attribute("data-answer", &serde_json::to_string(&answer).unwrap_or_default());
    });
}

/// Chooses one of two answers that two devices wrote.
pub fn choose(button: &Element) {
    let Some(item) = button.closest("[data-path]").ok().flatten() else { return };
    let path = dom::data(&item, "data-path");
    let Ok(answer) = serde_json::from_str(&dom::data(&item, "data-answer")) else { return };
    with(|open| open.write(&path, answer));
    if let Some(screen) = shown() {
        show(&screen);
        open_note::write_soon();
    }
}

/// An answer in the words of its form: choices by their labels, fields of entries by theirs.
pub fn said(path: &str, answer: &Answer) -> String {
    let question = questions::of_path(path);
    let is_plain = questions::find(question).is_some_and(|one| !one.has_fields());
    let mut fields: Vec<(&String, &String)> = answer.iter().filter(|(field, _)| *field != "facility").collect();
    fields.sort_by_key(|(field, _)| place(question, field));
    let parts = fields.into_iter().map(|(field, text)| {
        let text = questions::said(question, field, text, words);
        match words(&format!("{question}.{field}")) {
            label if !is_plain && !label.is_empty() => format!("{label}：{text}"),
            _ => text,
        }
    });
    parts.collect::<Vec<_>>().join("\n")
}

/// Where a field stands in its question. What was chosen comes first, then why.
fn place(question: &str, field: &str) -> usize {
    match questions::find(question).map(|found| &found.kind) {
        Some(Kind::Entries(fields) | Kind::Fields(fields)) => {
            fields.iter().position(|one| one.name == field).unwrap_or(fields.len())
        }
        _ => ["chosen", "reason", "words"].iter().position(|one| *one == field).unwrap_or(3),
    }
}

/// Says a question (`care.place`), a field (`proxies.people.role`) or a choice (`care.place.chosen=home`) in the words of
/// the page; empty for what it does not ask.
pub fn words(key: &str) -> String {
    let (name, value) = key.split_once('=').map_or((key, None), |(name, value)| (name, Some(value)));
    let mut parts = name.splitn(3, '.');
    let question = [parts.next().unwrap_or_default(), parts.next().unwrap_or_default()].join(".");
    let Some(screen) = dom::find(&format!("[data-question=\"{question}\"]")) else { return String::new() };
    let Some(field) = parts.next() else {
        return dom::within(&screen, "h1").map(|heading| plain(&heading)).unwrap_or_default();
    };
    let template = dom::within(&screen, "template[data-entry]").and_then(|template| dom::instance(&template));
    let places = [Some(screen.clone()), template];
    let select = match value {
        // What is looked for comes out of the note: quotes must not end the selector.
        Some(value) if value.contains(['"', '\\', '\n']) => return String::new(),
        Some(value) => format!("[name=\"{field}\"][value=\"{value}\"]"),
        None => format!("[name=\"{field}\"]"),
    };
    let control = places.iter().flatten().find_map(|place| dom::within(place, &select));
    let Some(control) = control else {
        let option = value.map(|value| format!("[name=\"{field}\"] option[value=\"{value}\"]"));
        let option = option.and_then(|select| places.iter().flatten().find_map(|place| dom::within(place, &select)));
        return option.map(|option| plain(&option)).unwrap_or_default();
    };
    let is_box = matches!(dom::data(&control, "type").as_str(), "radio" | "checkbox");
    let label = match value {
        Some(_) => control.closest("label").ok().flatten(),
        // The name of a group of boxes is its legend.
        None if is_box => control.closest("fieldset").ok().flatten().and_then(|group| dom::within(&group, "legend")),
        None => {
            let id = dom::data(&control, "id");
            places.iter().flatten().find_map(|place| dom::within(place, &format!("label[for=\"{id}\"]")))
        }
    };
    let Some(label) = label else { return String::new() };
    plain(&label)
}

/// Text without the readings above it, and without the line that explains a choice.
pub fn plain(element: &Element) -> String {
    use wasm_bindgen::JsCast as _;
    let copy = element.clone_node_with_deep(true).ok().and_then(|copy| copy.dyn_into::<Element>().ok());
    let Some(copy) = copy else { return String::new() };
    for reading in dom::all_within(&copy, "rt,rp,small,.field-mark,.visually-hidden") {
        reading.remove();
    }
    copy.text_content().unwrap_or_default().trim().to_owned()
}
