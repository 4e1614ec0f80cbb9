//! The note that is open, and how it is kept: encrypted at every save, joined with what another page has saved meanwhile.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::window;
use note::crypt::file::{Kept, Kind, Lock};
use note::crypt::{Fault, Key, text};
use note::document::{Answer, Note};

use super::{dom, secrets, storage, stored};
use storage::StorageFault;

/// A note whose key is known.
pub struct OpenNote {
    pub note: Note,
    pub key: Key,
    /// Of this device's copy.
    pub locks: Vec<Lock>,
    /// The name of this stretch of writing.
    session: String,
    /// It was kept here before: when it is not any more, somebody took it off this device.
    is_kept: bool,
}

/// What is typed is kept after so many milliseconds, however much more is typed meanwhile.
const PAUSE: i32 = 700;
/// Without being used so long, a note is asked its passphrase again when its page is loaded.
const STAYS_OPEN: f64 = 30.0 * 60_000.0;
/// In the tab's storage: when it was last used, and the key, encrypted by the key of this device.
const OPENED: &str = "sasae.note.opened";

thread_local! {
    static OPEN: RefCell<Option<OpenNote>> = const { RefCell::new(None) };
    static IS_DUE: Cell<bool> = const { Cell::new(false) };
    /// What was written while the note's key changed elsewhere: joined when it is opened again.
    static PENDING: RefCell<Option<Note>> = const { RefCell::new(None) };
    static FAULT: Cell<Option<StorageFault>> = const { Cell::new(None) };
    /// When somebody last did something.
    static USED: Cell<f64> = const { Cell::new(0.0) };
}

/// Reads or changes the open note; `None` when none is open.
pub fn with<T>(task: impl FnOnce(&mut OpenNote) -> T) -> Option<T> {
    OPEN.with_borrow_mut(|open| open.as_mut().map(task))
}

pub fn is_open() -> bool {
    with(|_| ()).is_some()
}

/// What stopped the last save.
pub fn storage_fault() -> Option<StorageFault> {
    FAULT.get()
}

impl OpenNote {
    pub fn write(&mut self, path: &str, answer: Answer) {
        let session = self.session.clone();
        self.note.write(&session, path, answer);
    }

    pub fn session(&self) -> String {
        self.session.clone()
    }

    /// Has a lock of this kind.
    pub fn has(&self, is_kind: impl Fn(&Kind) -> bool) -> bool {
        self.locks.iter().any(|lock| is_kind(&lock.kind))
    }

    /// Its locks of these kinds.
    pub fn locks_that(&self, is_kind: impl Fn(&Kind) -> bool) -> Vec<Lock> {
        self.locks.iter().filter(|lock| is_kind(&lock.kind)).cloned().collect()
    }

    /// The encrypted note, under these locks.
    pub fn kept(&self, locks: Vec<Lock>) -> String {
        Kept::seal(&self.note, &self.key, &secrets::random(), locks).write()
    }
}

/// Takes up a note whose key was found.
pub fn open(note: Note, key: Key, locks: Vec<Lock>) {
    let session = text(&secrets::random::<9>());
    let pending = PENDING.take().filter(|pending| pending.id == note.id);
    OPEN.set(Some(OpenNote { note, key, locks, session, is_kept: false }));
    USED.set(dom::milliseconds());
    if let Some(pending) = pending {
        with(|open| open.note.join(&pending));
        write_soon();
    }
}

/// Begins a new one, under the key of this device until there is a passphrase.
pub async fn begin() -> Result<(), StorageFault> {
    begin_as(&text(&secrets::random::<16>())).await
}

/// Begins one of this name: that of a note that is brought from elsewhere.
pub async fn begin_as(id: &str) -> Result<(), StorageFault> {
    let key = secrets::random();
    let lock = secrets::lock(id, &key).await.ok_or(StorageFault::Forbidden)?;
    open(Note::new(id), key, vec![lock]);
    save().await
}

/// Forgets the key and what is open; what is kept stays.
pub fn close() {
    OPEN.set(None);
    super::locks::forget_passphrase();
    forget_opened();
}

/// Somebody does something.
pub fn use_now() {
    USED.set(dom::milliseconds());
}

/// Whether nobody has done anything for as long as a note stays open.
pub fn is_idle() -> bool {
    dom::milliseconds() - USED.get() > STAYS_OPEN
}

/// Saves soon, once.
pub fn write_soon() {
    use_now();
    if IS_DUE.replace(true) {
        return;
    }
    dom::saved(&dom::word("saving"), false);
    dom::after(PAUSE, || {
        crate::browser::spawn(async {
            let _ = save().await;
        });
    });
}

/// Keeps the note without a word, and without storing it on the server.
pub async fn save_quietly() -> Result<(), StorageFault> {
    keep(None).await
}

/// Takes in what stands on the screen, encrypts the note, and keeps it; says whether it could.
pub async fn save() -> Result<(), StorageFault> {
    IS_DUE.set(false);
    super::forms::take_in();
    let saved = keep(None).await;
    FAULT.set(saved.err());
    match saved {
        Ok(()) => {
            dom::saved(&dom::word("saved"), true);
            stored::send_soon();
        }
        Err(fault) => {
            dom::saved(&dom::word("not_saved"), false);
            dom::fault(&dom::word(fault.word()));
        }
    }
    saved
}

/// Keeps the note under other locks, and under another key: what was sealed under the one before opens no newer note.
pub async fn rekey(key: Key, locks: Vec<Lock>) -> Result<(), StorageFault> {
    let before = with(|open| (std::mem::replace(&mut open.key, key), std::mem::replace(&mut open.locks, locks)));
    let Some((old_key, old_locks)) = before else { return Err(StorageFault::Refused) };
    let kept = keep(Some(old_key)).await;
    if kept.is_err() {
        with(|open| (open.key, open.locks) = (old_key, old_locks));
    }
    kept
}

/// The same with answers that tell of those locks: where nothing can be kept, neither has changed.
pub async fn rekey_and_write(key: Key, locks: Vec<Lock>, answers: Vec<(&str, Answer)>) -> Result<(), StorageFault> {
    let write = |answers: Vec<(&str, Answer)>| {
        with(|open| answers.into_iter().for_each(|(path, answer)| open.write(path, answer)));
    };
    let paths = answers.iter().map(|(path, _)| *path);
    let before = with(|open| paths.map(|path| (path, open.note.answer(path).cloned().unwrap_or_default())).collect());
    write(answers);
    let kept = rekey(key, locks).await;
    if kept.is_err() {
        write(before.unwrap_or_default());
    }
    kept
}

/// Keeps the note under other locks of the same key.
pub async fn relock(locks: Vec<Lock>) -> Result<(), StorageFault> {
    let Some(key) = with(|open| open.key) else { return Err(StorageFault::Refused) };
    rekey(key, locks).await
}

/// What was kept: the note joined with what was there, under these locks.
type Joined = (Note, Vec<Lock>);

/// What stands in the place where the note is to be kept.
enum There {
    Nothing,
    Ours(Note, Vec<Lock>),
    /// The same note under a key that is not ours: another page changed the passphrase.
    Rekeyed,
    /// Another note, or one that this program cannot read. It is not ours to replace.
    Foreign,
}

fn there(kept: Option<String>, id: &str, key: &Key) -> There {
    let Some(kept) = kept else { return There::Nothing };
    match Kept::read(&kept) {
        Ok(kept) if kept.note == id => kept.open(key).map_or(There::Rekeyed, |note| There::Ours(note, kept.locks)),
        _ => There::Foreign,
    }
}

/// `changed_from`: the key before this one, where locks or key have changed; otherwise the locks that are kept stay.
async fn keep(changed_from: Option<Key>) -> Result<(), StorageFault> {
    let found = with(|open| (open.note.clone(), open.key, open.locks.clone(), open.is_kept));
    let Some((note, key, locks, is_kept)) = found else { return Err(StorageFault::Refused) };
    let joined: Rc<RefCell<Option<Joined>>> = Rc::default();
    // What another page did to it: took it off this device, or changed its key.
    let is_forgotten: Rc<Cell<bool>> = Rc::default();
    let is_rekeyed: Rc<Cell<bool>> = Rc::default();
    let result = storage::update_note({
        let joined = Rc::clone(&joined);
        let (is_forgotten, is_rekeyed) = (Rc::clone(&is_forgotten), Rc::clone(&is_rekeyed));
        move |kept| {
            let (mut note, mut locks) = (note, locks);
            match there(kept, &note.id, &changed_from.unwrap_or(key)) {
                There::Nothing if is_kept => {
                    is_forgotten.set(true);
                    return None;
                }
                There::Nothing => {}
                There::Ours(there, its_locks) => {
                    note.join(&there);
                    if changed_from.is_none() {
                        locks = its_locks;
                    }
                }
                There::Rekeyed => {
                    is_rekeyed.set(true);
                    return None;
                }
                There::Foreign => return None,
            }
            let text = Kept::seal(&note, &key, &secrets::random(), locks.clone()).write();
            *joined.borrow_mut() = Some((note, locks));
            Some(text)
        }
    })
    .await;
    if is_forgotten.get() {
        close();
        crate::browser::load(&window().location().pathname().unwrap_or_default());
    }
    if is_rekeyed.get()
        && let Some(note) = with(|open| open.note.clone())
    {
        PENDING.set(Some(note));
        close();
        super::arrive();
    }
    let joined = joined.borrow_mut().take().filter(|_| result.is_ok());
    if let Some((note, locks)) = joined {
        let is_new = with(|open| {
            let is_new = note.is_ahead_of(&open.note);
            open.note.join(&note);
            open.locks = locks;
            open.is_kept = true;
            is_new
        });
        if is_new.unwrap_or_default() {
            super::forms::show_again();
        }
        remember().await;
    }
    result
}

/// The page can be loaded again for a while without asking for the passphrase.
async fn remember() {
    let Some((id, key)) = with(|open| (open.note.id.clone(), open.key)) else { return };
    let Ok(Some(tab)) = window().session_storage() else { return };
    if let Some(lock) = secrets::lock(&id, &key).await {
        let _ = tab.set_item(OPENED, &format!("{} {}", dom::milliseconds(), lock.sealed));
    }
}

/// Opens what is kept with what this tab remembers, or with the key of this device.
pub async fn open_again(kept: &Kept) -> Result<(), Fault> {
    let remembered = || {
        let opened = window().session_storage().ok()??.get_item(OPENED).ok()??;
        let (at, sealed) = opened.split_once(' ')?;
        let is_fresh = dom::milliseconds() - at.parse::<f64>().ok()? < STAYS_OPEN;
        if !is_fresh {
            forget_opened();
        }
        is_fresh.then(|| Lock { kind: Kind::Device, sealed: sealed.to_owned() })
    };
    let lock = match remembered() {
        Some(lock) => lock,
        None => kept.lock(|kind| *kind == Kind::Device)?.clone(),
    };
    let key = secrets::unlock(&kept.note, &lock).await?;
    open_kept(kept, key)
}

/// Takes up what is kept here, with its key.
pub fn open_kept(kept: &Kept, key: Key) -> Result<(), Fault> {
    open(kept.open(&key)?, key, kept.locks.clone());
    with(|open| open.is_kept = true);
    Ok(())
}

fn forget_opened() {
    if let Ok(Some(tab)) = window().session_storage() {
        let _ = tab.remove_item(OPENED);
    }
}
