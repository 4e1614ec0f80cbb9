//! Opening the note: what is locked here, what a file or the server brings, what a QR brought.

use std::cell::Cell;

use leptos::prelude::window;
use note::crypt::file::{Kept, Kind, Lock};
use note::crypt::recovery::{self, Secret};
use note::crypt::{Fault, Key, bytes};
use note::document::Note;
use note::exchange;
use web_sys::Element;

use super::locks::{KEY_MADE, Stretched, ensured_secret, locks, remember_passphrase, secret};
use super::open_note::{self, with};
use super::said::Said;
use super::{controls, dom, files, keys, offline, screens, secrets, storage, stored};
use crate::browser;

thread_local! {
    /// Out of the address that a sheet's QR leads to, where its words could not be shown.
    static SCANNED: Cell<Option<Secret>> = const { Cell::new(None) };
}

pub fn show_unlock() {
    browser::spawn(async {
        let kept = kept_here().await.ok().flatten();
        dom::when("passkey", kept.is_some_and(|kept| kept.lock(|kind| matches!(kind, Kind::Passkey { .. })).is_ok()));
    });
}

/// What is kept on this device.
pub async fn kept_here() -> Result<Option<Kept>, Said> {
    let Some(file) = storage::note().await? else { return Ok(None) };
    Ok(Some(Kept::read(&file)?))
}

/// Opens the note that is kept here with the passphrase of the screen.
pub async fn unlock(screen: Element) -> Result<(), Said> {
    let passphrase = controls::field(&screen, "passphrase");
    let Some(kept) = kept_here().await? else { return Err(Said::word("damaged")) };
    let (key, stretched) = key_of(&kept, &passphrase, None).await?;
    open_note::open_kept(&kept, key)?;
    remember_passphrase(stretched);
    controls::fill(&screen, None);
    after_opening().await;
    Ok(())
}

/// What follows when a note was opened.
pub async fn after_opening() {
    screens::replace("home");
    let _ = open_note::save().await;
    offline::begin();
    stored::send_soon();
}

/// The key of a kept note, with what was typed; and what was made of the passphrase, where that opened it.
async fn key_of(kept: &Kept, passphrase: &str, secret: Option<&Secret>) -> Result<(Key, Option<Stretched>), Said> {
    let has_passphrase = !passphrase.trim().is_empty();
    if let (Some(secret), Ok(lock)) = (secret, kept.lock(|kind| *kind == Kind::Recovery)) {
        match lock.unlock(&kept.note, secret) {
            Ok(key) => return Ok((key, None)),
            // The words may be those of a newer sheet; the passphrase may be right.
            Err(Fault::WrongKey) if has_passphrase => {}
            Err(Fault::WrongKey) => return Err(Said::word("wrong_words")),
            Err(fault) => return Err(fault.into()),
        }
    }
    let lock = kept.lock(|kind| matches!(kind, Kind::Passphrase { .. } | Kind::Stored { .. }))?;
    let (Kind::Passphrase { salt, kib, passes } | Kind::Stored { salt, kib, passes }) = &lock.kind else {
        return Err(Fault::NoSuchLock.into());
    };
    if !has_passphrase {
        return Err(Said::word("passphrase_needed"));
    }
    let key = keys::derive(passphrase, &bytes(salt)?, *kib, *passes).await?;
    let found = match (&lock.kind, secret) {
        (Kind::Stored { .. }, Some(secret)) => lock.unlock(&kept.note, &[key.as_slice(), secret].concat())?,
        (Kind::Stored { .. }, None) => return Err(Said::word("sheet_needed")),
        _ => lock.unlock(&kept.note, &key)?,
    };
    Ok((found, Some(Stretched { salt: salt.clone(), kib: *kib, passes: *passes, key })))
}

/// What a QR brought: half of it is told from none. The address forgets it at once.
pub async fn take_scanned() -> bool {
    let hash = window().location().hash().unwrap_or_default();
    let Some(found) = recovery::of_fragment(&hash) else { return false };
    if let (Ok(history), Ok(path)) = (window().history(), window().location().pathname()) {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path));
    }
    screens::replace("open");
    match found {
        Ok(secret) => {
            let words = keys::recovery_words(&secret).await.unwrap_or_default();
            SCANNED.set(Some(secret).filter(|_| words.is_empty()));
            if let Some(screen) = dom::find("[data-screen=open]") {
                controls::set_field(&screen, "recovery", &words);
            }
        }
        Err(_) => dom::fault(&dom::word("half_link")),
    }
    true
}

async fn typed_secret(screen: &Element) -> Result<Option<Secret>, Said> {
    let typed = controls::field(screen, "recovery");
    if typed.trim().is_empty() {
        return Ok(SCANNED.get());
    }
    Ok(Some(keys::recovery_secret(&typed).await?))
}

/// Opens a file; without one, what is kept here, with the words of the sheet.
pub async fn open_file(screen: Element) -> Result<(), Said> {
    let (passphrase, secret) = (controls::field(&screen, "passphrase"), typed_secret(&screen).await?);
    let file = files::chosen(&screen).await;
    let Some(file) = file else {
        let Some(kept) = kept_here().await?.filter(|_| secret.is_some()) else {
            return Err(Said::word("file_needed"));
        };
        let (key, stretched) = key_of(&kept, &passphrase, secret.as_ref()).await?;
        open_note::open_kept(&kept, key)?;
        remember_passphrase(stretched);
        controls::fill(&screen, None);
        screens::replace("passphrase");
        return Ok(());
    };
    if file.trim_start().starts_with('{') {
        return import(&screen, &file).await;
    }
    let kept = Kept::read(&file)?;
    let (key, stretched) = key_of(&kept, &passphrase, secret.as_ref()).await?;
    let locks = kept.locks.clone();
    join(&screen, kept.open(&key)?, key, locks, stretched).await
}

/// Opens what the server keeps.
pub async fn open_stored(screen: Element) -> Result<(), Said> {
    let passphrase = controls::field(&screen, "passphrase");
    let secret = match typed_secret(&screen).await? {
        Some(secret) => secret,
        None => secret().ok_or_else(|| Said::word("sheet_needed"))?,
    };
    let kept = stored::fetch(&secret).await?;
    let (key, stretched) = key_of(&kept, &passphrase, Some(&secret)).await?;
    let locks = locks(&kept.note, &key, stretched.as_ref(), &secret);
    join(&screen, kept.open(&key)?, key, locks, stretched).await
}

/// Takes in a note from elsewhere. What is here already is joined with it: nothing of either is lost.
async fn join(
    screen: &Element,
    other: Note,
    key: Key,
    mut locks: Vec<Lock>,
    stretched: Option<Stretched>,
) -> Result<(), Said> {
    if open_note::is_open() {
        join_open(&other, key, locks, stretched).await?;
    } else if let Some(here) = storage::note().await? {
        // What is locked here, or cannot be read, is not replaced by what comes.
        let here = Kept::read(&here).map_err(|_| Said::word("locked_here"))?;
        match here.open(&key) {
            Ok(note) if note.id == other.id => {
                open_note::open_kept(&here, key)?;
                with(|open| open.note.join(&other));
                remember_passphrase(stretched);
            }
            _ => return Err(Said::word("locked_here")),
        }
    } else {
        if !locks.iter().any(|lock| matches!(lock.kind, Kind::Passphrase { .. })) {
            locks.extend(secrets::lock(&other.id, &key).await);
        }
        open_note::open(other, key, locks);
        remember_passphrase(stretched);
    }
    open_note::save().await?;
    // What a file does not bring: the lock of what is stored.
    ensured_secret().await?;
    SCANNED.set(None);
    controls::fill(screen, None);
    after_opening().await;
    dom::done(&dom::word("merged"));
    Ok(())
}

/// Joins it with the note that is open.
async fn join_open(other: &Note, key: Key, locks: Vec<Lock>, stretched: Option<Stretched>) -> Result<(), Said> {
    let made = || with(|open| open.note.text(KEY_MADE, "id").to_owned()).unwrap_or_default();
    let before = made();
    let is_same = with(|open| {
        let is_same = open.note.id == other.id;
        if is_same {
            open.note.join(other);
        } else {
            // Another note: its answers stand beside those that are here.
            let session = open.session();
            exchange::readable(other, "").import_into(&mut open.note, &session);
        }
        is_same
    });
    let after = made();
    if is_same == Some(true) && after != before && after == other.text(KEY_MADE, "id") {
        // Another device has changed the passphrase since: it is this one's too.
        open_note::rekey(key, locks).await?;
        remember_passphrase(stretched);
    }
    Ok(())
}

async fn import(screen: &Element, file: &str) -> Result<(), Said> {
    let readable = exchange::read(file)?;
    if !open_note::is_open() {
        if storage::note().await?.is_some() {
            return Err(Said::word("locked_here"));
        }
        open_note::begin_as(&readable.note).await?;
    }
    let session = with(|open| open.session()).unwrap_or_default();
    with(|open| readable.import_into(&mut open.note, &session));
    open_note::save().await?;
    controls::fill(screen, None);
    screens::replace("home");
    dom::done(&dom::word("merged"));
    Ok(())
}
