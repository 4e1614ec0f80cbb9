//! The rules of the life note (マイライフノート), without input or output: what is asked, how two devices agree, what a
//! sealed version is, how all of it is encrypted. The browser and the server's pages use the same.
//!
//! `SECURITY.md` beside this crate says what keys and formats there are, and who can do what.

pub mod argon2id;
pub mod card;
pub mod crypt;
pub mod document;
pub mod exchange;
pub mod fhir;
#[cfg(feature = "keys")]
pub mod passphrase;
pub mod proxies;
pub mod questions;
#[cfg(feature = "keys")]
pub mod recovery;
pub mod versions;
#[cfg(feature = "keys")]
pub mod words;
