use leptos::prelude::*;

/// Says that a page or results are on their way: `navigation` tells it when.
#[component]
pub fn ProgressBar() -> impl IntoView {
    view! { <div class="progress-bar" id="progress" role="status"></div> }
}
