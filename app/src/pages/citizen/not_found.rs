use leptos::prelude::*;

use crate::components::no_such_page;
use crate::page::page;

/// An address that leads nowhere.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    page(String::new, |asked| Box::pin(async move { Ok(no_such_page(&asked.municipality)) }))
}
