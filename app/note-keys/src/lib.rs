//! What makes keys of passphrases: loaded when one is typed, and forgotten with its memory when the key is made.
//!
//! A fault is an `Error` whose message is a code, with what it is about behind colons: `unknown_word:かみしはい:かみしばい`.

use js_sys::JsString;
use note::argon2id::{self, Cost, CostFault};
use note::passphrase::{self, Weakness};
use note::recovery::{self, RecoveryFault};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// With the tables of the browser.
fn nfkc(text: &str) -> String {
    JsString::from(text).normalize("NFKC").into()
}

/// The key, 32 bytes, of a passphrase as it was typed. The salt has 16 bytes.
///
/// Faults: `salt:LENGTH`, `memory:KIB`, `passes:PASSES` (out of bounds), `no_memory:KIB` (this device has no more).
#[wasm_bindgen]
pub fn derive(passphrase: &str, salt: &[u8], kib: u32, passes: u32) -> Result<Vec<u8>, JsError> {
    let length = salt.len();
    let salt = salt.try_into().map_err(|_| JsError::new(&format!("salt:{length}")))?;
    let key = argon2id::derive(&normalise(passphrase), salt, Cost { kib, passes, lanes: 1 });
    key.map(Vec::from).map_err(|fault| {
        JsError::new(&match fault {
            CostFault::Memory { kib } => format!("memory:{kib}"),
            CostFault::Passes { passes } => format!("passes:{passes}"),
            CostFault::Lanes { lanes } => format!("lanes:{lanes}"),
            CostFault::NoMemory { kib } => format!("no_memory:{kib}"),
        })
    })
}

/// Four words of six random bytes, blanks between them. Fault: `random:LENGTH`.
#[wasm_bindgen]
pub fn suggest(random: &[u8]) -> Result<String, JsError> {
    let random = random.try_into().map_err(|_| JsError::new(&format!("random:{}", random.len())))?;
    Ok(passphrase::suggest(random).join(" "))
}

/// Why a passphrase is too easy to guess: `short`, `digits`, `repeated`, `known`; nothing, if it will do.
#[wasm_bindgen]
pub fn weakness(passphrase: &str) -> Option<String> {
    let weakness = passphrase::weakness(&normalise(passphrase))?;
    Some(String::from(match weakness {
        Weakness::Short => "short",
        Weakness::Digits => "digits",
        Weakness::Repeated => "repeated",
        Weakness::Known => "known",
    }))
}

/// What of a passphrase counts.
#[wasm_bindgen]
pub fn normalise(typed: &str) -> String {
    passphrase::normalise(typed, nfkc)
}

/// Eleven words of a secret of 16 bytes, blanks between them. Fault: `secret:LENGTH`.
#[wasm_bindgen]
pub fn recovery_words(secret: &[u8]) -> Result<String, JsError> {
    let secret = secret.try_into().map_err(|_| JsError::new(&format!("secret:{}", secret.len())))?;
    Ok(recovery::to_words(secret).join(" "))
}

/// The secret, 16 bytes, of words as they were typed.
///
/// Faults: `unknown_word:WORD:NEAREST` (nothing behind the last colon where no word is near), `count:FOUND`, `checksum`.
#[wasm_bindgen]
pub fn recovery_secret(typed: &str) -> Result<Vec<u8>, JsError> {
    recovery::from_words(typed, nfkc).map(Vec::from).map_err(|fault| {
        JsError::new(&match fault {
            RecoveryFault::UnknownWord { word, nearest } => {
                format!("unknown_word:{word}:{}", nearest.unwrap_or_default())
            }
            RecoveryFault::Count { found } => format!("count:{found}"),
            RecoveryFault::Checksum => "checksum".to_owned(),
        })
    })
}
