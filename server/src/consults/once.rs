//! What is sent twice is written once: by a double click, by a browser that asks again, by somebody whose answer was lost
//! when a server died.

use serde::Serialize;

use crate::AppState;
use crate::accounts::factors::sealing::Sealing;
use crate::digest::sha256;

/// A form as it is known again: a digest with a key, of its token and of all that was filled in. A token alone would not
/// do: somebody who goes back and corrects their words sends the same token, and none of their words may be lost.
pub(super) struct Sent(String);

impl Sent {
    /// `purpose`: what is sent and about what, so that a form about another case is another form.
    pub fn of<T: Serialize>(state: &AppState, purpose: &str, form: &T) -> Result<Self, sqlx::Error> {
        let json = serde_json::to_string(form).map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
        Ok(Self(state.factors.sealing.keyed_hash(&format!("consult {purpose}"), &json)))
    }

    /// What is kept in a column that is unique.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The private link that this form was answered with: the same for each time that it is sent, and by nobody to be found
    /// out who has the database alone.
    pub fn link(&self, sealing: &Sealing) -> Secret {
        let mut secret = sealing.keyed_hash("question link", &self.0);
        secret.truncate(DIGITS);
        Secret(secret)
    }
}

/// Hexadecimal digits of a secret: 128 bits.
const DIGITS: usize = 32;

/// The secret of a private link. No `Debug`: it goes into no log.
pub(super) struct Secret(String);

impl Secret {
    /// One that somebody brings; `None` for what cannot be one.
    pub fn read(text: &str) -> Option<Self> {
        let is_secret = text.len() == DIGITS && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        is_secret.then(|| Self(text.to_owned()))
    }

    /// What is kept of it: SHA-256, hexadecimal. With 128 bits in it, it needs no salt.
    pub fn hash(&self) -> String {
        sha256(self.0.as_bytes())
    }

    /// The address of the page of who asked.
    pub fn path(&self) -> String {
        format!("/consult/{}", self.0)
    }
}
