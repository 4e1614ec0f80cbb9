//! The emergency card behind a QR: small, so that a page with a short script of its own opens it (WebCrypto).

use super::{Fault, Key, Nonce, bytes, open, seal, text};
use crate::card::Card;

/// The length of what is encrypted is a multiple of this.
const STEP: usize = 512;

fn about(id: &str) -> String {
    format!("sasae-card-1:{id}")
}

/// As the server keeps it: base64url of nonce, ciphertext and tag. `id`: 22 characters, of the card.
pub fn seal_card(card: &Card, id: &str, key: &Key, nonce: &Nonce) -> String {
    let mut plain = serde_json::to_vec(card).unwrap_or_default();
    plain.resize(plain.len().next_multiple_of(STEP), b' ');
    text(&seal(key, nonce, &about(id), &plain))
}

/// What stands on a card.
///
/// # Errors
/// [`Fault::WrongKey`], [`Fault::Damaged`]
pub fn open_card(sealed: &str, id: &str, key: &Key) -> Result<Card, Fault> {
    serde_json::from_slice(&open(key, &about(id), &bytes(sealed)?)?).map_err(|_| Fault::Damaged)
}
