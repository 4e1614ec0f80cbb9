use leptos::html;
use leptos::prelude::*;

use crate::navigation::use_navigation;

/// Says that a page or results are on their way.
#[component]
pub fn ProgressBar(node_ref: NodeRef<html::Div>) -> impl IntoView {
    let navigation = use_navigation();
    view! {
        <div class="progress-bar" role="status" data-busy=move || navigation.is_busy().to_string() node_ref=node_ref>
            <span>{move || if navigation.is_busy() { "読みこんでいます" } else { "" }}</span>
        </div>
    }
}
