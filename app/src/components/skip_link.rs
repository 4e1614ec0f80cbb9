use leptos::prelude::*;

/// The first stop of the Tab key. `external`: the browser itself moves the focus, the router would not.
#[component]
pub fn SkipLink() -> impl IntoView {
    // As markup, like every text here: a browser that translates the page before the program runs
    // may change what hydration does not read.
    view! { <a class="skip-link" href="#main" rel="external" inner_html="本文へすすむ"></a> }
}
