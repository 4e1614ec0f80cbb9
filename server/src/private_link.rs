//! The secret of a private link (`/corrections/…`, `/consult/…`): told once, kept as a hash.

use crate::digest::{hex, sha256};

/// Hexadecimal digits of a secret: 128 bits.
const DIGITS: usize = 32;

/// 128 bits in hexadecimal. No `Debug`: it goes into no log.
pub struct Secret(String);

impl Secret {
    /// A new one. Errors: the system gives no random bytes.
    pub fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        Ok(Self(hex(&bytes)))
    }

    /// The one that follows from a digest with a key: nobody finds it out who has not got the key.
    pub fn of_digest(mut digest: String) -> Self {
        digest.truncate(DIGITS);
        Self(digest)
    }

    /// One that somebody brings; `None` for what cannot be one.
    pub fn read(text: &str) -> Option<Self> {
        let is_secret = text.len() == DIGITS && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        is_secret.then(|| Self(text.to_owned()))
    }

    /// What is kept of it: SHA-256, hexadecimal. With 128 bits in it, it needs no salt.
    pub fn hash(&self) -> String {
        sha256(self.0.as_bytes())
    }

    /// The last part of the address of its page.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_differ_and_are_read_back() {
        let secrets: Vec<Secret> = (0..100).map(|_| Secret::new().unwrap()).collect();
        let hashes: std::collections::BTreeSet<String> = secrets.iter().map(Secret::hash).collect();
        assert_eq!(hashes.len(), 100);
        let told = secrets[0].as_str();
        assert_eq!(Secret::read(told).unwrap().hash(), secrets[0].hash());
        assert!(!secrets[0].hash().contains(told));
        for wrong in ["", "abc", &told[1..], &told.to_uppercase(), &format!("{told}0"), &"g".repeat(32)] {
            assert!(Secret::read(wrong).is_none() || wrong == told, "{wrong}");
        }
        let digest = Secret::of_digest("0123456789abcdef".repeat(4));
        assert_eq!(digest.as_str(), "0123456789abcdef0123456789abcdef");
        assert!(Secret::read(digest.as_str()).is_some());
    }
}
