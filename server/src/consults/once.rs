//! What is sent twice is written once: by a double click, by a browser that asks again, by somebody whose answer was lost
//! when a server died.

use serde::Serialize;

use crate::AppState;
use crate::accounts::factors::sealing::Sealing;
use crate::private_link::Secret;

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
        Secret::of_digest(sealing.keyed_hash("question link", &self.0))
    }
}
