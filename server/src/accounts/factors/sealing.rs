//! What a copy of the database must not give away: sealed with AES-256-GCM (NIST SP 800-38D), or hashed with HMAC-SHA-256
//! (RFC 2104), under a key that lies outside the database.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{Aead as _, KeyInit as _, Payload};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;

use crate::digest::hex;
use crate::key_file::{self, Key};

/// Seals and opens. Cheap to clone.
#[derive(Clone)]
pub struct Sealing {
    sealing: Key,
    hashing: Key,
    file: PathBuf,
}

#[derive(Debug, thiserror::Error)]
pub enum SealingError {
    #[error("cannot read or make the key file {}: {source}; SASAE_SECRETS_KEY says where it lies", file.display())]
    File { file: PathBuf, source: std::io::Error },
    #[error("{} holds no key: expected 64 hexadecimal digits; put back the file that was there", file.display())]
    NoKey { file: PathBuf },
    #[error(
        "what is sealed in the database cannot be opened with the key in {}: it was changed, or another key sealed it; \
         put back the key file that belongs to this database",
        file.display()
    )]
    CannotOpen { file: PathBuf },
}

impl Sealing {
    /// Reads the key, or makes it when there is no such file: 64 hexadecimal digits, for the owner alone.
    pub fn open(file: &Path) -> Result<Self, SealingError> {
        let key = key_file::read(file).and_then(|key| key.map_or_else(|| key_file::make(file), Ok));
        let key = key.map_err(|source| match source.kind() {
            ErrorKind::InvalidData => SealingError::NoKey { file: file.to_owned() },
            _ => SealingError::File { file: file.to_owned(), source },
        })?;
        Ok(Self { sealing: derive(&key, "sasae seal 1"), hashing: derive(&key, "sasae hash 1"), file: file.to_owned() })
    }

    /// As text for the database. `purpose`: whose and what it is, such as `totp:PERSON_ID`; put in another's place it does
    /// not open.
    pub fn seal(&self, purpose: &str, plain: &[u8]) -> Result<String, getrandom::Error> {
        Ok(URL_SAFE_NO_PAD.encode(self.seal_bytes(purpose, plain)?))
    }

    /// The same as bytes.
    pub fn seal_bytes(&self, purpose: &str, plain: &[u8]) -> Result<Vec<u8>, getrandom::Error> {
        let mut nonce = [0; 12];
        getrandom::fill(&mut nonce)?;
        let payload = Payload { msg: plain, aad: purpose.as_bytes() };
        // Only 64 GB are refused.
        let sealed = Aes256Gcm::new(&self.sealing.into()).encrypt(&nonce.into(), payload).unwrap_or_default();
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// What [`seal`](Sealing::seal) sealed for this purpose.
    ///
    /// # Errors
    /// [`SealingError::CannotOpen`] for another key, another purpose, and any change.
    pub fn unseal(&self, purpose: &str, sealed: &str) -> Result<Vec<u8>, SealingError> {
        self.unseal_bytes(purpose, &URL_SAFE_NO_PAD.decode(sealed).unwrap_or_default())
    }

    /// What [`seal_bytes`](Sealing::seal_bytes) sealed. As [`unseal`](Sealing::unseal).
    pub fn unseal_bytes(&self, purpose: &str, sealed: &[u8]) -> Result<Vec<u8>, SealingError> {
        let open = || {
            let (nonce, sealed) = sealed.split_first_chunk::<12>()?;
            let payload = Payload { msg: sealed, aad: purpose.as_bytes() };
            Aes256Gcm::new(&self.sealing.into()).decrypt(nonce.into(), payload).ok()
        };
        open().ok_or_else(|| SealingError::CannotOpen { file: self.file.clone() })
    }

    /// To find again what must not be read, such as a mail address in a limit: 64 hexadecimal digits.
    pub fn keyed_hash(&self, purpose: &str, text: &str) -> String {
        // With its length before it, no purpose runs into a text.
        let length = (purpose.len() as u64).to_be_bytes();
        hex(&mac(&self.hashing, &[&length, purpose.as_bytes(), text.as_bytes()]))
    }
}

/// A key for one use out of the one that is kept.
fn derive(key: &Key, name: &str) -> Key {
    mac(key, &[name.as_bytes()])
}

fn mac(key: &Key, parts: &[&[u8]]) -> [u8; 32] {
    // A key shorter than the block of SHA-256 is filled up with zeros (RFC 2104).
    let mut block = [0; 64];
    block[..key.len()].copy_from_slice(key);
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new(&block.into());
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sealing() -> (Sealing, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        (Sealing::open(&folder.path().join("keys/secrets.key")).unwrap(), folder)
    }

    #[test]
    fn the_key_is_made_once_and_never_replaced() {
        let (sealing, folder) = sealing();
        let file = folder.path().join("keys/secrets.key");
        let again = Sealing::open(&file).unwrap();
        let sealed = sealing.seal("totp:1", b"secret").unwrap();
        assert_eq!(again.unseal("totp:1", &sealed).unwrap(), b"secret");
        assert_eq!(again.keyed_hash("mail", "a@example.jp"), sealing.keyed_hash("mail", "a@example.jp"));
        std::fs::write(&file, "abc").unwrap();
        let error = Sealing::open(&file).err().unwrap().to_string();
        assert!(error.contains("64 hexadecimal digits") && error.contains("secrets.key"), "{error}");
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "abc");
    }

    #[test]
    fn another_key_or_purpose_opens_nothing_and_the_error_says_what_to_do() {
        let ((one, _one), (other, _other)) = (sealing(), sealing());
        let sealed = one.seal("totp:1", b"secret").unwrap();
        assert!(one.unseal("totp:2", &sealed).is_err());
        let error = other.unseal("totp:1", &sealed).unwrap_err().to_string();
        assert!(error.contains("put back the key file"), "{error}");
        assert!(!error.contains("secret\"") && !error.contains(&sealed));
        assert_ne!(one.keyed_hash("mail", "a"), other.keyed_hash("mail", "a"));
    }

    #[test]
    fn purposes_do_not_run_into_texts() {
        let (sealing, _folder) = sealing();
        assert_ne!(sealing.keyed_hash("mail", "a"), sealing.keyed_hash("mai", "la"));
        assert_ne!(sealing.keyed_hash("mail", "a"), sealing.keyed_hash("address", "a"));
    }

    proptest! {
        #[test]
        fn what_is_sealed_opens_and_nothing_that_was_changed(
            plain: Vec<u8>,
            purpose: String,
            place: prop::sample::Index,
            bit in 0..8_u8,
        ) {
            let (sealing, _folder) = sealing();
            let sealed = sealing.seal(&purpose, &plain).unwrap();
            prop_assert_eq!(sealing.unseal(&purpose, &sealed).unwrap(), plain.clone());
            prop_assert_ne!(sealing.seal(&purpose, &plain).unwrap(), sealed.clone());
            let mut bytes = URL_SAFE_NO_PAD.decode(&sealed).unwrap();
            let place = place.index(bytes.len());
            bytes[place] ^= 1 << bit;
            prop_assert!(sealing.unseal(&purpose, &URL_SAFE_NO_PAD.encode(&bytes)).is_err());
            prop_assert!(sealing.unseal(&purpose, &sealed[..place]).is_err());
        }

        #[test]
        fn whatever_is_opened_gets_an_answer(purpose: String, sealed: String) {
            let (sealing, _folder) = sealing();
            prop_assert!(sealing.unseal(&purpose, &sealed).is_err());
        }
    }
}
