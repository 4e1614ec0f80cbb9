//! Keys, and copies of the note: the passphrase, the recovery sheet, files, other devices.

use std::cell::{Cell, RefCell};

use leptos::prelude::window;
use note::argon2id::Cost;
use note::crypt::file::{Kept, Kind, Lock};
use note::crypt::recovery::{self, Secret};
use note::crypt::{Fault, Key, bytes, text};
use note::document::{Answer, Note};
use note::exchange;
use wasm_bindgen::JsCast as _;
use web_sys::Element;

use super::keys::{self, KeysFault};
use super::open_note::{self, with};
use super::{controls, dom, files, home, offline, passkey, screens, secrets, storage, stored};
use crate::browser;

/// Where the secret of the recovery sheet stands in the note.
pub const RECOVERY: &str = "keep.recovery";

/// Which key the note has (`id`, at random): where two copies differ, the one that was made later counts.
const KEY_MADE: &str = "keep.key";

/// What Argon2id made of a passphrase, and how.
#[derive(Clone)]
struct Stretched {
    salt: String,
    kib: u32,
    passes: u32,
    key: [u8; 32],
}

thread_local! {
    /// Of the passphrase that was typed since the page was loaded.
    static STRETCHED: RefCell<Option<Stretched>> = const { RefCell::new(None) };
    static SUGGESTED: RefCell<String> = RefCell::default();
    /// Out of the address that a sheet's QR leads to, where its words could not be shown.
    static SCANNED: Cell<Option<Secret>> = const { Cell::new(None) };
    /// Something is being done: another press waits for nothing.
    static IS_BUSY: Cell<bool> = const { Cell::new(false) };
    /// The sheet is to be made anew as soon as the passphrase is known.
    static RENEWS: Cell<bool> = const { Cell::new(false) };
    static IS_JOINING: Cell<bool> = const { Cell::new(false) };
}

/// What went wrong, as the name of the words that say it and what is filled in.
pub struct Said(pub String);

impl Said {
    fn word(name: &str) -> Self {
        Self(dom::word(name))
    }
}

impl From<Fault> for Said {
    fn from(fault: Fault) -> Self {
        Self::word(match fault {
            Fault::NotOurs => "not_ours",
            Fault::TooNew => "too_new",
            Fault::Damaged => "damaged",
            Fault::WrongKey => "wrong_passphrase",
            Fault::NoSuchLock => "sheet_needed",
        })
    }
}

impl From<storage::StorageFault> for Said {
    fn from(fault: storage::StorageFault) -> Self {
        Self::word(fault.word())
    }
}

impl From<KeysFault> for Said {
    fn from(fault: KeysFault) -> Self {
        let KeysFault::Refused(fault) = fault else { return Self::word("no_connection") };
        let mut parts = fault.split(':');
        let (code, first, second) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        match (code, first, second.filter(|word| !word.is_empty())) {
            ("unknown_word", Some(word), nearest) => {
                let nearest = nearest.map(|word| dom::word_with("word_nearest", "word", word)).unwrap_or_default();
                Self(dom::word_with("word_unknown", "word", word) + &nearest)
            }
            ("count", Some(count), _) => Self(dom::word_with("words_count", "n", count)),
            ("checksum", ..) => Self::word("words_checksum"),
            ("no_memory", ..) => Self::word("no_memory"),
            ("short", ..) => Self::word("passphrase_short"),
            ("digits" | "repeated" | "known", ..) => Self::word("passphrase_common"),
            _ => Self::word("damaged"),
        }
    }
}

/// Runs what a button is for; what goes wrong is said on the screen.
pub fn run(task: impl Future<Output = Result<(), Said>> + 'static) {
    if IS_BUSY.replace(true) {
        return;
    }
    dom::fault("");
    dom::when("working", true);
    browser::spawn(async {
        let ended = task.await;
        IS_BUSY.set(false);
        dom::when("working", false);
        if let Err(Said(words)) = ended {
            dom::fault(&words);
        }
    });
}

// The passphrase

pub fn show_passphrase() {
    if SUGGESTED.with_borrow(String::is_empty) {
        run(suggest());
    } else {
        dom::out("suggested", &SUGGESTED.with_borrow(Clone::clone));
    }
}

/// Suggests four other words.
pub async fn suggest() -> Result<(), Said> {
    let words = keys::suggest().await?;
    dom::out("suggested", &words.replace(' ', "　"));
    SUGGESTED.set(words);
    Ok(())
}

/// Puts the note under the passphrase of the screen, and under a new key.
pub async fn set_passphrase(screen: Element) -> Result<(), Said> {
    let (own, again) = (controls::field(&screen, "own"), controls::field(&screen, "again"));
    let passphrase = if own.trim().is_empty() { SUGGESTED.with_borrow(Clone::clone) } else { own };
    if again.trim().is_empty() {
        return Err(Said::word("passphrase_needed"));
    }
    keys::check(&passphrase).await?;
    if !keys::are_same(&passphrase, &again).await? {
        return Err(Said::word("passphrase_differs"));
    }
    let Cost { kib, passes, .. } = Cost::NEW;
    let salt = secrets::random::<16>();
    let key = keys::derive(&passphrase, &salt, kib, passes).await?;
    let stretched = Stretched { salt: text(&salt), kib, passes, key };
    let old = secret();
    let new = if RENEWS.get() { new_secret() } else { old.unwrap_or_else(new_secret) };
    relock_everything(stretched, new).await?;
    if RENEWS.replace(false) {
        stored::move_from_old().await;
    }
    SUGGESTED.set(String::new());
    dom::out("suggested", "");
    controls::fill(&screen, None);
    screens::replace("home");
    dom::done(&dom::word("passphrase_set"));
    Ok(())
}

/// A new key under a passphrase and this recovery secret. Passkeys have to be added again: only they know their secret.
async fn relock_everything(stretched: Stretched, new: Secret) -> Result<(), Said> {
    let key: Key = secrets::random();
    let old = secret().filter(|old| *old != new);
    let found = with(|open| {
        let before = open.note.clone();
        open.write(RECOVERY, Answer::from([("secret".to_owned(), text(&new))]));
        open.write(KEY_MADE, Answer::from([("id".to_owned(), text(&secrets::random::<9>()))]));
        if let Some(old) = old {
            open.write(stored::OLD, Answer::from([("secret".to_owned(), text(&old))]));
        }
        (before, locks(&open.note.id, &key, Some(&stretched), &new))
    });
    let Some((before, locks)) = found else { return Err(Said::word("not_saved")) };
    if let Err(fault) = open_note::rekey(key, locks).await {
        with(|open| open.note = before);
        return Err(fault.into());
    }
    STRETCHED.set(Some(stretched));
    Ok(())
}

/// The passphrase that was typed is forgotten.
pub fn forget_passphrase() {
    STRETCHED.set(None);
}

/// Every lock that these secrets can make.
fn locks(id: &str, key: &Key, stretched: Option<&Stretched>, secret: &Secret) -> Vec<Lock> {
    let lock = |kind: Kind, secret: &[u8]| kind.lock(id, secret, &secrets::random(), key);
    let mut locks = vec![lock(Kind::Recovery, secret)];
    if let Some(Stretched { salt, kib, passes, key }) = stretched {
        let (salt, kib, passes) = (salt.clone(), *kib, *passes);
        locks.push(lock(Kind::Passphrase { salt: salt.clone(), kib, passes }, key));
        locks.push(lock(Kind::Stored { salt, kib, passes }, &[key.as_slice(), secret].concat()));
    }
    locks
}

fn new_secret() -> Secret {
    secrets::random()
}

/// The recovery secret of the open note.
pub fn secret() -> Option<Secret> {
    secret_at(RECOVERY)
}

/// The secret at a path of the open note.
pub fn secret_at(path: &str) -> Option<Secret> {
    let written = with(|open| open.note.text(path, "secret").to_owned())?;
    bytes(&written).ok()?.try_into().ok()
}

/// The same; a note without one gets one, and every lock that can be made and is missing.
async fn ensured_secret() -> Result<Secret, Said> {
    let secret = secret().unwrap_or_else(new_secret);
    let stretched = STRETCHED.with_borrow(Clone::clone);
    let found = with(|open| {
        let opens = |secret: &Secret| {
            let lock = open.locks.iter().find(|lock| lock.kind == Kind::Recovery);
            lock.is_some_and(|lock| lock.unlock(&open.note.id, secret) == Ok(open.key))
        };
        let has_stored = open.has(|kind| matches!(kind, Kind::Stored { .. }));
        if opens(&secret) && (has_stored || stretched.is_none()) {
            return None;
        }
        let before = open.note.clone();
        open.write(RECOVERY, Answer::from([("secret".to_owned(), text(&secret))]));
        let mut all = locks(&open.note.id, &open.key, stretched.as_ref(), &secret);
        let is_made = |lock: &Lock| all.iter().any(|made| same_kind(&made.kind, &lock.kind));
        let kept: Vec<Lock> = open.locks.iter().filter(|lock| !is_made(lock)).cloned().collect();
        all.extend(kept);
        Some((before, all))
    });
    if let Some((before, all)) = found.flatten()
        && let Err(fault) = open_note::relock(all).await
    {
        with(|open| open.note = before);
        return Err(fault.into());
    }
    Ok(secret)
}

fn same_kind(a: &Kind, b: &Kind) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

// Opening what is locked here

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
    STRETCHED.set(stretched);
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

// Opening what comes from elsewhere

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
        STRETCHED.set(stretched);
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
                STRETCHED.set(stretched);
            }
            _ => return Err(Said::word("locked_here")),
        }
    } else {
        if !locks.iter().any(|lock| matches!(lock.kind, Kind::Passphrase { .. })) {
            locks.extend(secrets::lock(&other.id, &key).await);
        }
        open_note::open(other, key, locks);
        STRETCHED.set(stretched);
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
        STRETCHED.set(stretched);
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

// Copies

pub fn show_keep() {
    stored::show();
    show_joining(false);
}

fn show_joining(shown: bool) {
    IS_JOINING.set(shown);
    dom::when("joining", shown);
    dom::when("not-joining", !shown);
}

/// Shows the QR that brings another device to the note that is stored.
pub async fn show_join() -> Result<(), Said> {
    let secret = ensured_secret().await?;
    for place in dom::all("[data-out=join-qr]") {
        place.set_inner_html(&files::qr(&address(&secret)));
    }
    show_joining(true);
    Ok(())
}

pub fn hide_join() {
    for place in dom::all("[data-out=join-qr]") {
        place.set_inner_html("");
    }
    show_joining(false);
}

/// Where the QR of a sheet leads.
fn address(secret: &Secret) -> String {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let note = path.find("/note").map_or("/note", |place| &path[..place + "/note".len()]);
    format!("{}{note}#{}", location.origin().unwrap_or_default(), recovery::fragment(secret))
}

/// Saves the encrypted note as a file.
pub async fn save_file() -> Result<(), Said> {
    ensured_secret().await?;
    let text = with(|open| {
        let locks = open.locks.iter().filter(|lock| matches!(lock.kind, Kind::Passphrase { .. } | Kind::Recovery));
        open.kept(locks.cloned().collect())
    });
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
            "title" => {
                dom::find("[data-screen=home] h1").map(|heading| super::forms::plain(&heading)).unwrap_or_default()
            }
            "disclaimer" => dom::find(".question-order").map(|words| super::forms::plain(&words)).unwrap_or_default(),
            key if key.contains('.') => super::forms::words(key),
            chapter => dom::find(&format!("[data-screen=home] [data-show^=\"q:{chapter}.\"] b"))
                .map(|words| super::forms::plain(&words))
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
    for place in dom::all("[data-out=sheet-qr]") {
        place.set_inner_html(&files::qr(&address(&secret)));
    }
    for list in dom::all("[data-out=sheet-words]") {
        list.set_inner_html("");
        for word in words.split(' ') {
            if let Ok(item) = leptos::prelude::document().create_element("li") {
                item.set_text_content(Some(word));
                let _ = list.append_child(&item);
            }
        }
    }
    let number = with(|open| open.note.id.chars().take(6).collect::<String>()).unwrap_or_default();
    dom::out("sheet-number", &number);
    dom::out("sheet-date", &dom::in_words(&dom::today()));
    let address = address(&secret);
    dom::out("sheet-address", address.split('#').next().unwrap_or_default());
    dom::when("sheet", true);
    dom::when("locked", false);
    Ok(())
}

// Settings

pub fn show_settings() {
    let has_passkey = with(|open| open.has(|kind| matches!(kind, Kind::Passkey { .. }))).unwrap_or_default();
    dom::when("passkey-possible", passkey::is_possible());
    dom::when("passkey", has_passkey);
    dom::when("no-passkey", !has_passkey);
}

/// Another recovery secret: the sheet before opens nothing that is written from now on.
pub async fn renew_recovery() -> Result<(), Said> {
    let Some(stretched) = STRETCHED.with_borrow(Clone::clone) else {
        // The new locks need a passphrase: one is set on the way.
        RENEWS.set(true);
        screens::go("passphrase");
        return Err(Said::word("passphrase_needed"));
    };
    relock_everything(stretched, new_secret()).await?;
    stored::move_from_old().await;
    dom::done(&dom::word("renewed"));
    Ok(())
}

/// Whether a passphrase opens the note that is open.
fn has_passphrase() -> bool {
    with(|open| open.has(|kind| matches!(kind, Kind::Passphrase { .. }))).unwrap_or_default()
}

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

/// Under this name other pages hear that the note was locked here.
const LEFT: &str = "sasae.note.left";

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
