use leptos::prelude::*;

/// The first stop of the Tab key. `external`: the browser itself moves the focus, the router would not.
#[component]
pub fn SkipLink() -> impl IntoView {
    view! { <a class="skip-link" href="#main" rel="external">"本文へすすむ"</a> }
}
