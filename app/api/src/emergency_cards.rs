//! Emergency cards (救急カード): what an ambulance crew reads behind a QR code. The key is in the part of the link that no
//! browser sends; here is only what it opens.

use serde::{Deserialize, Serialize};

use crate::capabilities::is_base64url;
use crate::error::ErrorItem;

/// The longest sealed card, in characters.
pub const MOST_SEALED_CARD: usize = 16_000;
/// The longest body that is read.
pub const MOST_CARD_BODY: usize = 32 * 1024;
/// So many openings are kept of a card; older ones are forgotten.
pub const MOST_OPENINGS: usize = 200;
/// A nonce of 12 bytes, a tag of 16 and one byte between, in base64url.
const LEAST_SEALED_CARD: usize = 39;

/// Body of `PUT /api/v1/emergency-cards/{id}`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewEmergencyCard {
    /// base64url( nonce of 12 bytes ‖ AES-256-GCM of the card's JSON ‖ tag ), with `sasae-card-1:` and the id as additional
    /// data; at most 16,000 characters.
    pub sealed: String,
}

/// `PUT /api/v1/emergency-cards/{id}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmergencyCardReceiptResponse {
    pub card: EmergencyCardReceipt,
}

/// That a card is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmergencyCardReceipt {
    /// RFC 3339 UTC
    pub updated_at: String,
}

/// `GET /api/v1/emergency-cards/{id}`
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmergencyCardResponse {
    pub card: EmergencyCard,
}

/// A card as its owner sealed it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmergencyCard {
    pub sealed: String,
    /// RFC 3339 UTC
    pub updated_at: String,
}

/// `GET /api/v1/emergency-cards/{id}/openings`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CardOpeningsResponse {
    /// The newest first.
    pub openings: Vec<CardOpening>,
    pub meta: CardOpeningsMeta,
}

/// That somebody has opened a card: when, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CardOpening {
    /// RFC 3339 UTC
    pub opened_at: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CardOpeningsMeta {
    /// So many are kept: where as many are listed, there may have been more.
    pub most: usize,
}

impl NewEmergencyCard {
    /// Checks what has come, and returns it as it is kept. Errors: `too_large`, `invalid_value`.
    pub fn checked(self) -> Result<Self, ErrorItem> {
        let wrong = |code, detail: String| Err(ErrorItem::field(code, "sealed", detail));
        match self.sealed.len() {
            length if length > MOST_SEALED_CARD => {
                wrong("too_large", format!("sealed has {length} bytes; at most {MOST_SEALED_CARD} are kept"))
            }
            length if length < LEAST_SEALED_CARD || !is_base64url(&self.sealed) => {
                wrong("invalid_value", "expected nonce, ciphertext and tag in base64url without padding".to_owned())
            }
            _ => Ok(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept() {
        let code = |sealed: String| NewEmergencyCard { sealed }.checked().err().map(|error| error.code);
        for length in [LEAST_SEALED_CARD, MOST_SEALED_CARD] {
            assert_eq!(code("_".repeat(length)), None);
        }
        assert_eq!(code("a".repeat(MOST_SEALED_CARD + 1)).as_deref(), Some("too_large"));
        for wrong in [String::new(), "a".repeat(38), "a".repeat(40) + "=", "\"><script>".repeat(9), "あ".repeat(40)] {
            assert_eq!(code(wrong).as_deref(), Some("invalid_value"));
        }
    }
}
