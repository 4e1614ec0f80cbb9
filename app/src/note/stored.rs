//! あずける: the server keeps a copy that only passphrase and recovery secret together open, under a name that says nothing.

use std::cell::{Cell, RefCell};

use api::note_backups::NewNoteBackup;
use api::{ClientError, Precondition};
use note::crypt;
use note::crypt::file::{Kept, Kind};
use note::crypt::recovery::{self, Secret};
use note::crypt::text;
use note::document::Answer;

use super::fetch::client;
use super::locks::{secret, secret_at};
use super::open_note::{self, with};
use super::said::Said;
use super::{dom, home};

/// Whether the note is stored (`on`), since when (`at`), and which revision it was then.
pub const STORED: &str = "keep.stored";

/// The recovery secret before this one: what is stored under it is still to be deleted (`secret`).
pub const OLD: &str = "keep.old_recovery";

/// So long after the last save the copy follows.
const PAUSE: i32 = 5_000;

thread_local! {
    static IS_DUE: Cell<bool> = const { Cell::new(false) };
    /// What the last try said.
    static TOLD: RefCell<String> = RefCell::default();
}

fn capability(secret: &Secret) -> String {
    text(&recovery::capability(secret))
}

impl From<ClientError> for Said {
    fn from(error: ClientError) -> Self {
        Self::word(match error.status() {
            404 => "backup_none",
            413 => "too_large",
            429 => "limited",
            503 if matches!(error, ClientError::Refused { .. }) => "backup_full",
            _ => "no_connection",
        })
    }
}

/// What the server keeps for this secret.
pub async fn fetch(secret: &Secret) -> Result<Kept, Said> {
    let found = client().get_note_backup(&capability(secret)).await?;
    Ok(Kept::read(&found.backup.sealed)?)
}

fn is_on() -> bool {
    with(|open| !open.note.text(STORED, "on").is_empty()).unwrap_or_default()
}

/// Says on the screen whether the note is stored.
pub fn show() {
    dom::when("stored", is_on());
    let at = with(|open| open.note.text(STORED, "at").to_owned()).unwrap_or_default();
    let told = TOLD.with_borrow(Clone::clone);
    let words = match (is_on(), told.is_empty()) {
        (false, _) => String::new(),
        (true, false) => told,
        (true, true) => dom::word_with("stored", "date", &dom::moment_in_words(&at)),
    };
    dom::out("stored", &words);
}

/// Stores the note from now on.
pub async fn store() -> Result<(), Said> {
    // What the server could guess at must not be stored: without a passphrase there is no such lock.
    if !with(|open| open.has(is_stored)).unwrap_or_default() {
        super::screens::go("passphrase");
        return Err(Said::word("passphrase_needed"));
    }
    let was_on = is_on();
    if !was_on {
        with(|open| open.write(STORED, on(0)));
    }
    let stored = exchange(true).await;
    if stored.is_err() && !was_on {
        with(|open| open.note.remove(STORED));
    }
    open_note::save().await?;
    show();
    stored
}

fn on(revision: i64) -> Answer {
    let fields = [("on", "yes".to_owned()), ("at", dom::now()), ("revision", revision.to_string())];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Lets the copy follow what was saved.
pub fn send_soon() {
    if !is_on() || IS_DUE.replace(true) {
        return;
    }
    dom::after(PAUSE, || {
        IS_DUE.set(false);
        crate::browser::spawn(async {
            let told = exchange(false).await.err().map(|Said(words)| words);
            TOLD.set(told.unwrap_or_default());
            delete_old().await;
            show();
            home::show();
        });
    });
}

/// Takes in what another device has stored, and stores what that lacks. `anew`: also where nothing is stored (any more).
async fn exchange(anew: bool) -> Result<(), Said> {
    let Some(secret) = secret() else { return Err(Said::word("passphrase_needed")) };
    // Another device may be first: then what it brought is taken in, and it is tried again.
    for _ in 0..4 {
        let known: i64 =
            with(|open| open.note.text(STORED, "revision").parse().unwrap_or_default()).unwrap_or_default();
        let (revision, precondition) = match client().get_note_backup(&capability(&secret)).await {
            Ok(found) => {
                let kept = Kept::read(&found.backup.sealed)?;
                let key = with(|open| open.key).unwrap_or_default();
                // Another device has changed the passphrase: it is asked for under "open".
                let there = kept.open(&key).map_err(|_| Said::word("passphrase_changed"))?;
                let is_behind = with(|open| {
                    // Its lock is good for this copy too, where it came from a file without one.
                    if !open.has(is_stored) {
                        open.locks.extend(kept.locks.iter().filter(|lock| is_stored(&lock.kind)).cloned());
                    }
                    let is_behind = open.note.is_ahead_of(&there);
                    open.note.join(&there);
                    is_behind
                });
                let is_old = found.backup.revision < known;
                if !is_behind.unwrap_or_default() {
                    return if is_old { Err(Said::word("backup_old")) } else { Ok(()) };
                }
                (found.backup.revision, Precondition::Revision(found.backup.revision))
            }
            Err(ClientError::Refused { status: 404, .. }) if known == 0 || anew => (known, Precondition::Nothing),
            Err(ClientError::Refused { status: 404, .. }) => return Err(Said::word("backup_lost")),
            Err(error) => return Err(error.into()),
        };
        let before = with(|open| open.note.answer(STORED).cloned()).flatten();
        let sealed = with(|open| {
            open.write(STORED, on(revision.max(known) + 1));
            let locks = open.locks_that(is_stored);
            (!locks.is_empty()).then(|| open.kept(locks))
        });
        // Without a lock nobody could ever open it.
        let Some(sealed) = sealed.flatten() else { return Err(Said::word("passphrase_needed")) };
        let digest = crypt::digest(sealed.as_bytes());
        match client().put_note_backup(&capability(&secret), &NewNoteBackup { sealed }, precondition).await {
            // What is said to be stored is compared with what was sent.
            Ok(receipt) if receipt.backup.sha256 == digest => {
                let saved = open_note::save_quietly().await;
                return saved.map_err(Said::from);
            }
            Ok(_) => return Err(take_back(before, Said::word("backup_lost"))),
            Err(ClientError::Refused { status: 412, .. }) => {}
            Err(error) => return Err(take_back(before, error.into())),
        }
    }
    Err(Said::word("limited"))
}

fn is_stored(kind: &Kind) -> bool {
    matches!(kind, Kind::Stored { .. })
}

/// It was not stored: the note does not say that it was.
fn take_back(before: Option<Answer>, said: Said) -> Said {
    with(|open| open.write(STORED, before.unwrap_or_default()));
    said
}

/// Deletes what is stored, and stores nothing from now on.
pub async fn unstore() -> Result<(), Said> {
    let Some(secret) = secret() else { return Ok(()) };
    match client().delete_note_backup(&capability(&secret)).await {
        Ok(()) | Err(ClientError::Refused { status: 404, .. }) => {}
        Err(error) => return Err(error.into()),
    }
    with(|open| open.note.remove(STORED));
    open_note::save().await?;
    show();
    dom::done(&dom::word("unstored"));
    Ok(())
}

/// The recovery secret has changed: what was stored under the old one is stored under the new one, and then deleted.
pub async fn move_from_old() {
    if is_on() {
        with(|open| open.write(STORED, on(0)));
        let told = exchange(true).await.err().map(|Said(words)| words);
        TOLD.set(told.unwrap_or_default());
    }
    delete_old().await;
}

/// Deletes what stands under the former secret, as soon as the new copy is there.
async fn delete_old() {
    let Some(old) = secret_at(OLD).filter(|_| TOLD.with_borrow(String::is_empty)) else { return };
    if let Ok(()) | Err(ClientError::Refused { status: 404, .. }) = client().delete_note_backup(&capability(&old)).await
    {
        with(|open| open.note.remove(OLD));
        let _ = open_note::save_quietly().await;
    }
}
