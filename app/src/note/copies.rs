//! Copies of the note: the recovery sheet, files, another device.

use leptos::prelude::window;
use note::crypt::file::Kind;
use note::crypt::recovery::{self, Secret};
use note::document::Answer;
use note::exchange;

use super::locks::ensured_secret;
use super::open_note::{self, with};
use super::said::Said;
use super::{dom, files, forms, home, keys, stored};

pub fn show_keep() {
    stored::show();
    show_joining(false);
}

fn show_joining(shown: bool) {
    dom::when("joining", shown);
    dom::when("not-joining", !shown);
}

/// Shows the QR that brings another device to the note that is stored.
pub async fn show_join() -> Result<(), Said> {
    let secret = ensured_secret().await?;
    files::show_qr("join-qr", Some(&address(&secret)));
    show_joining(true);
    Ok(())
}

pub fn hide_join() {
    files::show_qr("join-qr", None);
    show_joining(false);
}

/// Where the QR of a sheet leads.
fn address(secret: &Secret) -> String {
    let origin = window().location().origin().unwrap_or_default();
    format!("{origin}{}#{}", dom::note_path(), recovery::fragment(secret))
}

/// Saves the encrypted note as a file.
pub async fn save_file() -> Result<(), Said> {
    ensured_secret().await?;
    let text = with(|open| open.kept(open.locks_that(|kind| matches!(kind, Kind::Passphrase { .. } | Kind::Recovery))));
    files::save(&format!("note-{}.sasae", dom::today()), "application/octet-stream", &text.unwrap_or_default());
    remember_kept();
    Ok(())
}

fn remember_kept() {
    with(|open| open.write(home::KEPT, Answer::from([("date".to_owned(), dom::today())])));
    open_note::write_soon();
}

/// Saves the note as JSON that anybody can read.
pub fn export() {
    if let Some(text) = with(|open| exchange::export(&open.note, &dom::now())) {
        files::save(&format!("note-{}.json", dom::today()), "application/json", &text);
    }
}

/// Saves the newest version, or what stands in the note, as a FHIR document.
pub fn export_fhir() {
    let bundle = with(|open| {
        let newest = open.note.newest().filter(|_| open.note.changes().is_empty());
        let answers = open.note.all_answers();
        let words = |key: &str| match key {
            "title" => dom::find("[data-screen=home] h1").map(|heading| forms::plain(&heading)).unwrap_or_default(),
            "disclaimer" => dom::find(".question-order").map(|words| forms::plain(&words)).unwrap_or_default(),
            key if key.contains('.') => forms::words(key),
            chapter => dom::find(&format!("[data-screen=home] [data-show^=\"q:{chapter}.\"] b"))
                .map(|words| forms::plain(&words))
                .unwrap_or_default(),
        };
        note::fhir::document(&note::fhir::Export {
            note: &open.note,
            answers: newest.map_or(&answers, |(_, version)| &version.answers),
            version: newest.map(|(hash, _)| hash.as_str()),
            at: &dom::now(),
            words: &words,
        })
        .to_string()
    });
    if let Some(text) = bundle {
        files::save(&format!("note-{}.fhir.json", dom::today()), "application/fhir+json", &text);
    }
}

/// What the page of the recovery sheet shows.
pub async fn show_sheet() -> Result<(), Said> {
    let secret = ensured_secret().await?;
    let words = keys::recovery_words(&secret).await?;
    let address = address(&secret);
    files::show_qr("sheet-qr", Some(&address));
    dom::out_list("sheet-words", words.split(' '));
    let number = with(|open| open.note.id.chars().take(6).collect::<String>()).unwrap_or_default();
    dom::out("sheet-number", &number);
    dom::out("sheet-date", &dom::in_words(&dom::today()));
    dom::out("sheet-address", address.split('#').next().unwrap_or_default());
    dom::when("sheet", true);
    dom::when("locked", false);
    Ok(())
}
