//! The recovery secret: 16 random bytes, printed on a sheet as words and as a QR. It opens the kept file; together with the
//! passphrase it opens what the server keeps, and it says where that is.

use super::{Fault, Key, bytes, derive, text};

pub type Secret = [u8; 16];

/// In front of the secret in the fragment of the address on a sheet. A fragment is not sent to the server.
const MARK: &str = "open=1.";

/// Under what name the server keeps the note: the server knows it, and learns nothing about the secret from it.
pub fn capability(secret: &Secret) -> Key {
    derive(secret, "sasae-note 1 capability")
}

/// For the QR: what stands behind `#`. The last two bytes find a link that was cut off or mistyped.
pub fn fragment(secret: &Secret) -> String {
    format!("{MARK}{}", text(&[secret.as_slice(), &check(secret)].concat()))
}

/// The secret of a fragment; `None` when it is none of ours at all.
///
/// # Errors
/// [`Fault::Damaged`] for half a link.
pub fn of_fragment(fragment: &str) -> Option<Result<Secret, Fault>> {
    let rest = fragment.trim_start_matches('#').strip_prefix(MARK)?;
    Some(bytes(rest).and_then(|found| {
        let (secret, rest) = found.split_first_chunk::<16>().ok_or(Fault::Damaged)?;
        if rest == check(secret) { Ok(*secret) } else { Err(Fault::Damaged) }
    }))
}

fn check(secret: &Secret) -> [u8; 2] {
    let key = derive(secret, "sasae-note 1 check");
    [key[0], key[1]]
}
