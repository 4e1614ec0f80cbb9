//! Random secrets of cookies, links and ceremonies: told once, kept as a hash.

use api::capabilities::is_capability;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use crate::digest::sha256;
use crate::error::ApiError;

/// 256 random bits as 43 characters of base64url. No `Debug`: it goes into no log.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// A new one. 503 when the system gives no random bytes.
    pub fn new() -> Result<Self, ApiError> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|error| {
            tracing::error!(%error, "no random bytes");
            ApiError::unavailable("no secret could be made; try again in a moment")
        })?;
        Ok(Self(BASE64_URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// One that somebody brings; `None` for what cannot be one.
    pub fn read(text: &str) -> Option<Self> {
        is_capability(text).then(|| Self(text.to_owned()))
    }

    /// What is kept of it: SHA-256, hexadecimal. With 256 random bits in it, it needs no salt.
    pub fn hash(&self) -> String {
        sha256(self.0.as_bytes())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}
