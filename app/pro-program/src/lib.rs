//! The entry of the program of professional pages: what a browser loads on `/pro`, and on no other pages.

#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() {
    app::start_pro();
}
