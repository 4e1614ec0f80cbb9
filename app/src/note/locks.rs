//! The locks of the note: its passphrase, the recovery sheet, and the keys that they make.

use std::cell::{Cell, RefCell};

use note::argon2id::Cost;
use note::crypt::file::{Kind, Lock};
use note::crypt::recovery::Secret;
use note::crypt::{Key, bytes, text};
use note::document::Answer;
use web_sys::Element;

use super::open_note::{self, with};
use super::said::{Said, run};
use super::{controls, dom, keys, passkey, screens, secrets, stored};

/// Where the secret of the recovery sheet stands in the note.
pub const RECOVERY: &str = "keep.recovery";

/// Which key the note has (`id`, at random): where two copies differ, the one that was made later counts.
pub const KEY_MADE: &str = "keep.key";

/// What Argon2id made of a passphrase, and how.
#[derive(Clone)]
pub struct Stretched {
    pub salt: String,
    pub kib: u32,
    pub passes: u32,
    pub key: [u8; 32],
}

thread_local! {
    /// Of the passphrase that was typed since the page was loaded.
    static STRETCHED: RefCell<Option<Stretched>> = const { RefCell::new(None) };
    static SUGGESTED: RefCell<String> = RefCell::default();
    /// The sheet is to be made anew as soon as the passphrase is known.
    static RENEWS: Cell<bool> = const { Cell::new(false) };
}

/// Remembers the passphrase that opened the note.
pub fn remember_passphrase(stretched: Option<Stretched>) {
    STRETCHED.set(stretched);
}

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
    let Some(id) = with(|open| open.note.id.clone()) else { return Err(Said::word("not_saved")) };
    let made = Answer::from([("id".to_owned(), text(&secrets::random::<9>()))]);
    let mut answers = vec![(RECOVERY, secret_answer(&new)), (KEY_MADE, made)];
    if let Some(old) = secret().filter(|old| *old != new) {
        answers.push((stored::OLD, secret_answer(&old)));
    }
    let locks = locks(&id, &key, Some(&stretched), &new);
    open_note::rekey_and_write(key, locks, answers).await?;
    STRETCHED.set(Some(stretched));
    Ok(())
}

/// The passphrase that was typed is forgotten.
pub fn forget_passphrase() {
    STRETCHED.set(None);
}

/// Every lock that these secrets can make.
pub fn locks(id: &str, key: &Key, stretched: Option<&Stretched>, secret: &Secret) -> Vec<Lock> {
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
pub async fn ensured_secret() -> Result<Secret, Said> {
    let secret = secret().unwrap_or_else(new_secret);
    let stretched = STRETCHED.with_borrow(Clone::clone);
    let missing = with(|open| {
        let recovery = open.locks.iter().find(|lock| lock.kind == Kind::Recovery);
        let opens = recovery.is_some_and(|lock| lock.unlock(&open.note.id, &secret) == Ok(open.key));
        let has_stored = open.has(|kind| matches!(kind, Kind::Stored { .. }));
        if opens && (has_stored || stretched.is_none()) {
            return None;
        }
        let mut all = locks(&open.note.id, &open.key, stretched.as_ref(), &secret);
        all.extend(open.locks_that(|kind| !all.iter().any(|made| same_kind(&made.kind, kind))));
        Some((open.key, all))
    });
    if let Some((key, all)) = missing.flatten() {
        open_note::rekey_and_write(key, all, vec![(RECOVERY, secret_answer(&secret))]).await?;
    }
    Ok(secret)
}

fn secret_answer(secret: &Secret) -> Answer {
    Answer::from([("secret".to_owned(), text(secret))])
}

fn same_kind(a: &Kind, b: &Kind) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

/// Whether a passphrase opens the note that is open.
pub fn has_passphrase() -> bool {
    with(|open| open.has(|kind| matches!(kind, Kind::Passphrase { .. }))).unwrap_or_default()
}

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
