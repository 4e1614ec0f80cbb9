//! The rules of the life note (マイライフノート), without input or output: what is asked, how two devices agree, what a
//! sealed version is, how all of it is encrypted. The browser and the server's pages use the same.

pub mod argon2id;
pub mod card;
#[cfg(feature = "keys")]
pub mod passphrase;
pub mod questions;
#[cfg(feature = "keys")]
pub mod recovery;
#[cfg(feature = "keys")]
pub mod words;
