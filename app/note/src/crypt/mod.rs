//! How the note is encrypted: AES-256-GCM (NIST SP 800-38D) under keys made with HKDF-SHA-256 (RFC 5869). Nothing here
//! reads, writes or draws at random: whoever calls hands over random bytes, each for one use.

pub mod card;
pub mod file;
pub mod recovery;

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{Aead as _, KeyInit as _, Payload};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hkdf::Hkdf;
use sha2::{Digest as _, Sha256};

/// A key of AES-256.
pub type Key = [u8; 32];

/// Used once under a key. Drawn at random: for 2^32 saves of one note the chance of two alike is below 2^-32.
pub type Nonce = [u8; 12];

/// Of a nonce and of the tag together: how much longer the sealed text is.
pub const OVERHEAD: usize = 12 + 16;

/// Why something cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no note, card or sheet of ours.
    NotOurs,
    /// A newer Sasae made it.
    TooNew,
    /// It was changed, or cut off.
    Damaged,
    /// Another key made it: the passphrase or the words are others.
    WrongKey,
    /// It has no lock of this kind.
    NoSuchLock,
}

/// Encrypts: nonce, then what AES-256-GCM makes. `about` is not encrypted, and must be the same when it is opened.
pub fn seal(key: &Key, nonce: &Nonce, about: &str, plain: &[u8]) -> Vec<u8> {
    let payload = Payload { msg: plain, aad: about.as_bytes() };
    // Only a text of 64 GB is refused.
    let sealed = Aes256Gcm::new(key.into()).encrypt(nonce.into(), payload).unwrap_or_default();
    [nonce.as_slice(), &sealed].concat()
}

/// Decrypts what [`seal`] made.
///
/// # Errors
/// [`Fault::WrongKey`] for any other key, any other `about`, and any change.
pub fn open(key: &Key, about: &str, sealed: &[u8]) -> Result<Vec<u8>, Fault> {
    let (nonce, sealed) = sealed.split_first_chunk::<12>().ok_or(Fault::WrongKey)?;
    let payload = Payload { msg: sealed, aad: about.as_bytes() };
    Aes256Gcm::new(key.into()).decrypt(nonce.into(), payload).map_err(|_| Fault::WrongKey)
}

/// A key for one purpose out of something secret.
pub fn derive(secret: &[u8], purpose: &str) -> Key {
    let mut key = Key::default();
    // Fails only for more than 8,160 bytes.
    let _ = Hkdf::<Sha256>::new(None, secret).expand(purpose.as_bytes(), &mut key);
    key
}

/// SHA-256, hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// base64 of RFC 4648, section 5, without padding.
pub fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// What [`text`] wrote, and nothing that only resembles it.
///
/// # Errors
/// [`Fault::Damaged`]
pub fn bytes(text: &str) -> Result<Vec<u8>, Fault> {
    URL_SAFE_NO_PAD.decode(text).map_err(|_| Fault::Damaged)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
