//! The kept file: the encrypted note and the locks that its key is under. What stands in a browser's storage, in a saved
//! file and on the server is the same text of two lines: `sasae-note 1 SHA256` and JSON.

use serde::{Deserialize, Serialize};

use super::{Fault, Key, Nonce, bytes, derive, digest, open, seal, text};
use crate::document::Note;

const MARK: &str = "sasae-note";
const FORMAT: &str = "1";

/// The length of what is encrypted is a multiple of this: it tells little about how much was written.
const STEP: usize = 4096;

/// More than this no file is read from elsewhere.
pub const MOST_BYTES: usize = 32 * 1024 * 1024;

/// What is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The id of the note.
    pub note: String,
    pub locks: Vec<Lock>,
    /// The note as JSON, encrypted.
    sealed: String,
}

/// The note's key, encrypted under another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lock {
    pub kind: Kind,
    /// nonce, key and tag
    pub sealed: String,
}

/// What opens a lock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    /// A key of this device that no program can read.
    Device,
    /// The passphrase, through Argon2id.
    Passphrase { salt: String, kib: u32, passes: u32 },
    /// What a passkey answers to this salt (WebAuthn, PRF).
    Passkey { credential: String, salt: String },
    /// The secret of the recovery sheet.
    Recovery,
    /// Passphrase and recovery secret together: the only lock of what the server keeps.
    Stored { salt: String, kib: u32, passes: u32 },
}

impl Kind {
    fn name(&self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Passphrase { .. } => "passphrase",
            Self::Passkey { .. } => "passkey",
            Self::Recovery => "recovery",
            Self::Stored { .. } => "stored",
        }
    }

    /// What is not encrypted in a lock of this kind, and cannot be changed either.
    pub fn about(&self, note: &str) -> String {
        format!("{MARK} {FORMAT} lock {note} {}", serde_json::to_string(self).unwrap_or_default())
    }

    /// The key of such a lock. `secret`: what Argon2id made of the passphrase, what the passkey answered, or the recovery
    /// secret; for [`Kind::Stored`] the first and the last behind one another.
    pub fn key(&self, secret: &[u8]) -> Key {
        derive(secret, &format!("{MARK} {FORMAT} {}", self.name()))
    }

    /// Puts the note's key under this lock.
    pub fn lock(self, note: &str, secret: &[u8], nonce: &Nonce, key: &Key) -> Lock {
        let sealed = seal(&self.key(secret), nonce, &self.about(note), key);
        Lock { sealed: text(&sealed), kind: self }
    }
}

impl Lock {
    /// The note's key.
    ///
    /// # Errors
    /// [`Fault::WrongKey`] for another secret, [`Fault::Damaged`] for a lock that never held a key.
    pub fn unlock(&self, note: &str, secret: &[u8]) -> Result<Key, Fault> {
        let key = open(&self.kind.key(secret), &self.kind.about(note), &bytes(&self.sealed)?)?;
        key.try_into().map_err(|_| Fault::Damaged)
    }
}

impl Kept {
    /// Encrypts a note.
    pub fn seal(note: &Note, key: &Key, nonce: &Nonce, locks: Vec<Lock>) -> Self {
        let mut plain = serde_json::to_vec(note).unwrap_or_default();
        // JSON may end in blanks.
        plain.resize(plain.len().next_multiple_of(STEP), b' ');
        Self { note: note.id.clone(), locks, sealed: text(&seal(key, nonce, &about(&note.id), &plain)) }
    }

    /// Decrypts the note.
    ///
    /// # Errors
    /// [`Fault::WrongKey`]; [`Fault::Damaged`] when what is in it is no note, or its versions are not what their hashes say.
    pub fn open(&self, key: &Key) -> Result<Note, Fault> {
        let plain = open(key, &about(&self.note), &bytes(&self.sealed)?)?;
        let note: Note = serde_json::from_slice(&plain).map_err(|_| Fault::Damaged)?;
        if note.id == self.note && note.is_whole() { Ok(note) } else { Err(Fault::Damaged) }
    }

    /// The lock of a kind.
    ///
    /// # Errors
    /// [`Fault::NoSuchLock`]
    pub fn lock(&self, is_kind: impl Fn(&Kind) -> bool) -> Result<&Lock, Fault> {
        self.locks.iter().find(|lock| is_kind(&lock.kind)).ok_or(Fault::NoSuchLock)
    }

    /// As it is stored and sent. The digest tells a file that was damaged from a wrong passphrase; it protects from nobody:
    /// the encryption does.
    pub fn write(&self) -> String {
        let body = serde_json::to_string(self).unwrap_or_default();
        format!("{MARK} {FORMAT} {}\n{body}\n", digest(body.as_bytes()))
    }

    /// Reads what [`Kept::write`] wrote.
    ///
    /// # Errors
    /// [`Fault::NotOurs`], [`Fault::TooNew`], or [`Fault::Damaged`] for any bit that is not as it was.
    pub fn read(file: &str) -> Result<Self, Fault> {
        let rest = file.strip_prefix(MARK).and_then(|rest| rest.strip_prefix(' ')).ok_or(Fault::NotOurs)?;
        let (format, rest) = rest.split_once(' ').ok_or(Fault::NotOurs)?;
        if format != FORMAT {
            let is_number = !format.is_empty() && format.bytes().all(|byte| byte.is_ascii_digit());
            return Err(if is_number { Fault::TooNew } else { Fault::NotOurs });
        }
        let (found, body) = rest.split_once('\n').ok_or(Fault::Damaged)?;
        let body = body.strip_suffix('\n').ok_or(Fault::Damaged)?;
        if found != digest(body.as_bytes()) {
            return Err(Fault::Damaged);
        }
        serde_json::from_str(body).map_err(|_| Fault::Damaged)
    }
}

fn about(note: &str) -> String {
    format!("{MARK} {FORMAT} content {note}")
}
