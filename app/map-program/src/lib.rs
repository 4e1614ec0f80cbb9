//! The entry of the map's program: what a phone loads on the page of the map, and on no other. A module of its own
//! rather than a lazy part of the frontend: those who never see a map pay nothing for it.

#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() {
    app::start_map();
}
