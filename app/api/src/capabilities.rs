//! Capabilities: random bytes that a device makes up and brings. Whoever has one may do what it is for; nobody has a name.

/// The characters of 32 random bytes in base64url: what opens a backup, and what owns an emergency card.
pub const CAPABILITY_LENGTH: usize = 43;
/// The characters of 16 random bytes in base64url: the id of an emergency card.
pub const CARD_ID_LENGTH: usize = 22;

/// Whether this can be a capability.
pub fn is_capability(text: &str) -> bool {
    text.len() == CAPABILITY_LENGTH && is_base64url(text)
}

/// Whether this can be the id of an emergency card.
pub fn is_card_id(text: &str) -> bool {
    text.len() == CARD_ID_LENGTH && is_base64url(text)
}

/// Only characters of base64url without padding (RFC 4648, 5).
pub fn is_base64url(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_one() {
        let capability = "abcdefghijklmnopqrstuvwxyz-_0123456789ABCDE";
        assert!(is_capability(capability) && is_card_id(&capability[..22]));
        for wrong in [&capability[1..], &format!("{capability}A"), &capability.replace('-', "+"), &"あ".repeat(43), ""]
        {
            assert!(!is_capability(wrong) && !is_card_id(wrong), "{wrong}");
        }
        // Three bytes a character: the length is of characters that are one byte.
        assert!(!is_capability(&format!("{}a", "あ".repeat(14))));
    }
}
