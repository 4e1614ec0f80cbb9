//! The contents of the open note: what is written, who has heard of it, and what asks for attention.

use leptos::prelude::window;
use note::document::{Answer, Note};
use note::questions::{self, CHAPTERS};

use super::open_note::{self, OpenNote, with};
use super::storage::StorageFault;
use super::{card, dom, offline, screens};

/// A note that nobody has looked at for so long asks for it: a year.
const REVIEW_AFTER_DAYS: f64 = 365.0;
/// Safari clears what a site keeps after so many days of use without a visit.
const SAFARI_DAYS: f64 = 7.0;

const TALKS: &str = "talks.talks";
/// What happened (`kind`) on a day (`date`), one entry each.
const EVENTS: &str = "keep.events";
/// When the person said that everything is still right (`date`).
const REVIEWED: &str = "keep.reviewed";
/// When a recovery sheet was printed, or a file was saved (`date`).
pub const KEPT: &str = "keep.kept";

pub fn show() {
    let Some(state) = with(|open| State::of(open)) else { return };
    dom::when("talks", state.talks > 0);
    dom::when("no-talks", state.talks == 0);
    let talks = match &state.last_talk {
        Some(day) => dom::word_with("talks_count", "date", &dom::in_words(day)),
        None => dom::word("talks_undated"),
    };
    dom::out("talks", &talks.replace("{n}", &state.talks.to_string()));
    for (chapter, written) in CHAPTERS.iter().zip(&state.written) {
        let words = match written {
            0 => dom::word("chapter_none"),
            written => dom::word_with("chapter_count", "n", &written.to_string()),
        };
        dom::out(&format!("chapter:{}", chapter.id), &words);
    }
    dom::when("conflicts", state.conflict.is_some());
    dom::when("review-due", state.review_due);
    dom::when("paper-old", state.paper_old);
    let fault = open_note::storage_fault();
    let safari = is_safari() && !state.is_kept_elsewhere;
    dom::when("storage-full", fault == Some(StorageFault::Full));
    dom::when("storage-forbidden", fault == Some(StorageFault::Forbidden));
    dom::when("safari", safari);
    if safari {
        dom::out("safari-day", &dom::in_words(&day_after(&dom::today(), SAFARI_DAYS)));
    }
    let not_persistent = !offline::is_persistent() && !state.is_kept_elsewhere && !safari;
    dom::when("not-persistent", not_persistent);
    dom::when("unsafe", fault.is_some() || safari || not_persistent);
}

struct State {
    talks: usize,
    last_talk: Option<String>,
    /// Of each chapter, how many answers stand in it.
    written: Vec<usize>,
    review_due: bool,
    paper_old: bool,
    /// A question that two devices answered differently.
    conflict: Option<String>,
    /// A file was saved, or the note is stored on the server.
    is_kept_elsewhere: bool,
}

impl State {
    fn of(open: &OpenNote) -> Self {
        let note = &open.note;
        let talks = note.entries(TALKS);
        let days =
            talks.iter().map(|entry| note.text(&format!("{TALKS}/{entry}"), "date")).filter(|day| !day.is_empty());
        let answers = note.all_answers();
        let written = CHAPTERS.iter().map(|chapter| {
            let prefix = format!("{}.", chapter.id);
            answers.keys().filter(|path| path.starts_with(&prefix)).count()
        });
        let sealed = note.newest().map(|(_, version)| version.sealed_at.chars().take(10).collect::<String>());
        let looked_at = sealed.clone().max(Some(note.text(REVIEWED, "date").to_owned())).filter(|day| !day.is_empty());
        let events = note.entries(EVENTS);
        let event = events.iter().map(|entry| note.text(&format!("{EVENTS}/{entry}"), "date")).max();
        let since = |day: &String| days_between(day, &dom::today()) > REVIEW_AFTER_DAYS;
        let is_eventful = event.is_some_and(|event| looked_at.as_deref().is_none_or(|day| day < event));
        Self {
            talks: talks.len(),
            last_talk: days.max().map(str::to_owned),
            written: written.collect(),
            review_due: looked_at.as_ref().is_some_and(since) || is_eventful,
            paper_old: card::is_old(note),
            conflict: conflict(note),
            is_kept_elsewhere: !note.text(KEPT, "date").is_empty()
                || !note.text(super::stored::STORED, "on").is_empty(),
        }
    }
}

/// The first question that two devices answered differently.
fn conflict(note: &Note) -> Option<String> {
    note.conflicts().first().map(|path| questions::of_path(path).to_owned())
}

/// Leads there.
pub fn resolve() {
    if let Some(question) = with(|open| conflict(&open.note)).flatten() {
        screens::go(&format!("q:{question}"));
    }
}

/// Something happened: the note should be looked at again.
pub fn event(kind: &str) {
    let id = format!("{EVENTS}/{:011x}", dom::milliseconds() as u64);
    let answer = Answer::from([("kind".to_owned(), kind.to_owned()), ("date".to_owned(), dom::today())]);
    with(|open| open.write(&id, answer));
    open_note::write_soon();
    show();
    review();
}

/// Leads to what changes first when life changes.
pub fn review() {
    screens::go("q:care.place");
}

/// Everything is still right.
pub fn unchanged() {
    with(|open| open.write(REVIEWED, Answer::from([("date".to_owned(), dom::today())])));
    open_note::write_soon();
    show();
}

fn days_between(from: &str, to: &str) -> f64 {
    let time = |day: &str| web_sys::js_sys::Date::new(&day.into()).get_time();
    (time(to) - time(from)) / 86_400_000.0
}

fn day_after(day: &str, days: f64) -> String {
    let time = web_sys::js_sys::Date::new(&day.into()).get_time() + days * 86_400_000.0;
    let text: String = web_sys::js_sys::Date::new(&time.into()).to_iso_string().into();
    text.chars().take(10).collect()
}

/// WebKit, which clears storage after seven days; not when the site was put on the home screen.
fn is_safari() -> bool {
    let agent = window().navigator().user_agent().unwrap_or_default();
    let is_webkit = agent.contains("Safari/")
        && !agent.contains("Chrome/")
        && !agent.contains("Chromium/")
        && !agent.contains("Android")
        || agent.contains("iPhone")
        || agent.contains("iPad");
    let is_installed =
        window().match_media("(display-mode: standalone)").ok().flatten().is_some_and(|media| media.matches());
    is_webkit && !is_installed
}
