//! The secret of a private link: told once, kept as a hash.

use crate::digest::{hex, sha256};

/// 128 random bits in hexadecimal.
pub struct Secret(String);

impl Secret {
    /// A new one. Errors: the system gives no random bytes.
    pub fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        Ok(Self(hex(&bytes)))
    }

    /// One that somebody brings; `None` for what cannot be one.
    pub fn read(text: &str) -> Option<Self> {
        let is_secret = text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        is_secret.then(|| Self(text.to_owned()))
    }

    /// What is kept of it: SHA-256, hexadecimal. With 128 random bits in it, it needs no salt.
    pub fn hash(&self) -> String {
        sha256(self.0.as_bytes())
    }

    /// The address of the sender's page.
    pub fn path(&self) -> String {
        format!("/corrections/{}", self.0)
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
        let told = secrets[0].path();
        let told = told.strip_prefix("/corrections/").unwrap();
        assert_eq!(Secret::read(told).unwrap().hash(), secrets[0].hash());
        assert!(!secrets[0].hash().contains(told));
        for wrong in ["", "abc", &told[1..], &told.to_uppercase(), &format!("{told}0"), &"g".repeat(32)] {
            assert!(Secret::read(wrong).is_none() || wrong == told, "{wrong}");
        }
    }
}
