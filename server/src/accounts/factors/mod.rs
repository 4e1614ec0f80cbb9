//! What people prove with that it is them: passwords, codes of an authenticator app, recovery codes, passkeys; and how
//! what is secret of these is kept. Nothing here reads or writes the database.

pub mod passkeys;
pub mod passwords;
pub mod recovery_codes;
pub mod sealing;
pub mod totp;

use std::path::Path;

use passkeys::Passkeys;
use sealing::{Sealing, SealingError};

/// What is opened once, when a server starts.
#[derive(Clone)]
pub struct Factors {
    pub sealing: Sealing,
    pub passkeys: Passkeys,
}

impl Factors {
    /// `public_url`: the address that visitors use.
    ///
    /// # Errors
    /// The key file cannot be read or made, or holds no key.
    pub fn open(key_file: &Path, public_url: &str) -> Result<Self, SealingError> {
        Ok(Self { sealing: Sealing::open(key_file)?, passkeys: Passkeys::new(public_url) })
    }
}
