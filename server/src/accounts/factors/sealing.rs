//! What a copy of the database must not give away: sealed with AES-256-GCM (NIST SP 800-38D), or hashed with HMAC-SHA-256
//! (RFC 2104), under a key that lies outside the database.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{Aead as _, KeyInit as _, Payload};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use uuid::Uuid;

use crate::digest::hex;

type Key = [u8; 32];

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
    #[error("the system gives no random bytes")]
    Random(#[from] getrandom::Error),
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
        let failed = |source| SealingError::File { file: file.to_owned(), source };
        let text = match std::fs::read_to_string(file) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let mut key = Key::default();
                getrandom::fill(&mut key)?;
                make(file, &format!("{}\n", hex(&key))).map_err(failed)?;
                // Another process may have been first: what lies there is what counts.
                std::fs::read_to_string(file).map_err(failed)?
            }
            text => text.map_err(failed)?,
        };
        let key = read_key(text.trim()).ok_or_else(|| SealingError::NoKey { file: file.to_owned() })?;
        warn_of_readers(file);
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

/// Whole or not at all, readable by its owner alone, and never over one that is there.
fn make(file: &Path, text: &str) -> std::io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let draft = file.with_extension(format!("{}.new", Uuid::now_v7().simple()));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(&draft).and_then(|mut draft| {
        draft.write_all(text.as_bytes())?;
        draft.sync_all()
    });
    let linked = written.and_then(|()| std::fs::hard_link(&draft, file));
    let removed = std::fs::remove_file(&draft);
    match linked {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => removed,
        Err(error) => Err(error),
        // A key that is lost by a power cut would leave what it sealed closed for ever.
        Ok(()) => removed.and_then(|()| File::open(folder)?.sync_all()),
    }
}

fn read_key(text: &str) -> Option<Key> {
    let mut key = Key::default();
    if text.len() != 64 || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, digits) in key.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(key)
}

/// Some ways to hand over secrets (mounted volumes) know no owner: it is said, and not refused.
fn warn_of_readers(file: &Path) {
    #[cfg(unix)]
    if let Ok(about) = std::fs::metadata(file)
        && std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o077 != 0
    {
        tracing::warn!(file = %file.display(), "others than its owner may read the key file; `chmod 600` it");
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
    fn a_key_is_made_once_and_read_again() {
        let (sealing, folder) = sealing();
        let file = folder.path().join("keys/secrets.key");
        let again = Sealing::open(&file).unwrap();
        let sealed = sealing.seal("totp:1", b"secret").unwrap();
        assert_eq!(again.unseal("totp:1", &sealed).unwrap(), b"secret");
        assert_eq!(again.keyed_hash("mail", "a@example.jp"), sealing.keyed_hash("mail", "a@example.jp"));
        assert_eq!(std::fs::read_dir(file.parent().unwrap()).unwrap().count(), 1, "a draft is left");
        #[cfg(unix)]
        {
            let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&file).unwrap().permissions());
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn many_that_start_at_once_have_one_key() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secrets.key");
        let hashes: std::collections::BTreeSet<String> = std::thread::scope(|scope| {
            let threads: Vec<_> =
                (0..8).map(|_| scope.spawn(|| Sealing::open(&file).unwrap().keyed_hash("", "x"))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(hashes.len(), 1);
    }

    #[test]
    fn a_file_that_holds_no_key_is_neither_used_nor_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secrets.key");
        for text in ["", "abc", &"g".repeat(64), &"0".repeat(66), &"é".repeat(32), &format!("+{}", "0".repeat(63))] {
            std::fs::write(&file, text).unwrap();
            let error = Sealing::open(&file).err().unwrap().to_string();
            assert!(error.contains("64 hexadecimal digits") && error.contains("secrets.key"), "{error}");
            assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
        }
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
