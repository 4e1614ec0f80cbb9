//! What makes keys of passphrases: loaded when one is typed, and forgotten with its memory when the key is made.

use js_sys::JsString;
use wasm_bindgen::prelude::wasm_bindgen;

/// `note::passphrase::normalise`, with the tables of the browser.
#[wasm_bindgen]
pub fn normalise(typed: &str) -> String {
    note::passphrase::normalise(typed, |text| JsString::from(text).normalize("NFKC").into())
}
