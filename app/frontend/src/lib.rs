//! The entry of the browser build: takes over the page that the server rendered.

#[cfg(debug_assertions)]
use console_error_panic_hook::hook as explain;

/// The words of a panic weigh a kilobyte, and only a developer reads them.
#[cfg(not(debug_assertions))]
fn explain(_: &std::panic::PanicHookInfo<'_>) {}

#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    if app::is_translated() {
        return;
    }
    std::panic::set_hook(Box::new(|panic| {
        explain(panic);
        app::give_up();
    }));
    leptos::mount::hydrate_lazy(app::App);
}
