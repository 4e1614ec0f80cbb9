//! Leaving the note: locking it, by hand or because nobody uses it, and taking it off the device.

use leptos::prelude::window;
use wasm_bindgen::JsCast as _;
use web_sys::Element;

use super::locks::has_passphrase;
use super::said::Said;
use super::{controls, dom, offline, open_note, screens, storage};
use crate::browser;

/// Under this name other pages hear that the note was locked here.
const LEFT: &str = "sasae.note.left";

/// Locks the note. The page is loaded anew: nothing of it stays in sight or in memory. What could not be saved stays.
pub async fn lock() -> Result<(), Said> {
    if !has_passphrase() {
        screens::go("passphrase");
        return Err(Said::word("passphrase_needed"));
    }
    open_note::save().await?;
    leave();
    Ok(())
}

fn leave() {
    open_note::close();
    if let Ok(Some(all)) = window().local_storage() {
        let _ = all.set_item(LEFT, &dom::milliseconds().to_string());
    }
    load_again();
}

fn load_again() {
    let _ = window().location().reload();
}

/// Locks the note where nobody has used it for long, and where another page has locked it.
pub fn watch() {
    browser::on(&window(), "storage", |event| {
        let key = event.dyn_ref::<web_sys::StorageEvent>().and_then(web_sys::StorageEvent::key);
        if key.as_deref() == Some(LEFT) && open_note::is_open() {
            leave_quietly();
        }
    });
    look_again();
}

fn look_again() {
    dom::after(60_000, || {
        if open_note::is_idle() {
            leave_quietly();
        }
        look_again();
    });
}

/// Saves and closes. A note that only this device opens needs no passphrase: it stays.
fn leave_quietly() {
    if has_passphrase() {
        browser::spawn(async {
            if open_note::save().await.is_ok() {
                open_note::close();
                load_again();
            }
        });
    }
}

/// Takes everything of the note off this device.
pub async fn forget(screen: Element) -> Result<(), Said> {
    if controls::field(&screen, "sure").is_empty() {
        dom::out("sure-fault", &dom::word("sure_needed"));
        return Ok(());
    }
    open_note::close();
    storage::forget().await;
    offline::end().await;
    controls::fill(&screen, None);
    browser::load(&window().location().pathname().unwrap_or_default());
    Ok(())
}
