//! The entry of the note's program: what a phone loads on the pages of the note, and on no other.

#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() {
    app::start_note();
}
