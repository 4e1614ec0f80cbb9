//! What a device brings in `Authorization: Bearer`: a random secret that is kept as a hash only.

use api::ErrorItem;
use api::capabilities::is_capability;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};

use crate::digest::sha256;
use crate::error::ApiError;

/// 32 random bytes that a device has made up, as 43 characters of base64url. No `Debug`: it goes into no log.
pub struct Capability(String);

impl Capability {
    /// The one in the headers; `None` for what cannot be one.
    fn read(headers: &HeaderMap) -> Option<Self> {
        let (scheme, secret) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
        // The scheme has no case (RFC 9110, 11.1).
        (scheme.eq_ignore_ascii_case("bearer") && is_capability(secret)).then(|| Self(secret.to_owned()))
    }

    /// What is kept of it: SHA-256, hexadecimal. With 256 random bits in it, it needs no salt.
    pub fn hash(&self) -> String {
        sha256(self.0.as_bytes())
    }
}

/// 401 `no_capability` where none is brought.
impl<S: Send + Sync> FromRequestParts<S> for Capability {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        Self::read(&parts.headers).ok_or_else(|| {
            let detail = "expected Authorization: Bearer and 32 random bytes in base64url (43 characters)";
            ApiError::new(StatusCode::UNAUTHORIZED, vec![ErrorItem::new("no_capability", detail)])
        })
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn what_is_brought() {
        let read = |line: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::AUTHORIZATION, HeaderValue::from_str(line).unwrap());
            Capability::read(&headers).map(|capability| capability.hash())
        };
        let secret = "A".repeat(43);
        let hash = read(&format!("Bearer {secret}")).unwrap();
        assert_eq!(read(&format!("bearer {secret}")), Some(hash.clone()));
        assert!(hash.len() == 64 && !hash.contains(&secret));
        assert_ne!(read(&format!("Bearer B{}", &secret[1..])), Some(hash));
        for wrong in [format!("Basic {secret}"), format!("Bearer {secret}A"), format!("Bearer  {secret}"), secret] {
            assert_eq!(read(&wrong), None, "{wrong}");
        }
        assert!(Capability::read(&HeaderMap::new()).is_none());
    }
}
