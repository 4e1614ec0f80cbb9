//! The life note.

pub mod booklet;
pub mod card;
mod contents;
mod explain;
mod frame;
mod keep;
mod keys;
mod questions;
pub mod sheet;
pub mod talking;
mod versions;

use maud::html;

use crate::page::{Page, Visit};
use crate::words::note as w;

/// `/note`: what the note is, and every screen of its program. The page holds nothing of anybody's note.
pub fn page(visit: &Visit) -> Page {
    let lang = visit.lang;
    let screens = html! {
        (explain::explain(visit))
        (keys::unlock(lang))
        (contents::home(visit))
        (keys::passphrase(lang))
        (versions::seal(lang))
        (versions::versions(lang))
        (versions::compare(lang))
        (versions::version(lang))
        (keep::keep(visit))
        (keys::open(lang))
        (keys::settings(lang))
        (keep::card(visit))
        (questions::screens(visit))
    };
    let markup = frame::program(visit, &screens);
    Page { description: w::description(lang).plain(), ..Page::new(lang, &w::title(lang), markup) }
}

#[cfg(test)]
mod tests;
