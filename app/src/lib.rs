//! Everything a person sees: the document, the route table, the pages and their components.
//!
//! Pages are made on the server, in the language that is asked for; rules are plain functions in
//! files named after what they are about, and components hold none. In the browser runs what is in
//! `navigation` and `browser`.

mod browser;
#[cfg(feature = "ssr")]
mod care_groups;
#[cfg(feature = "ssr")]
mod components;
#[cfg(feature = "ssr")]
mod dates;
#[cfg(feature = "ssr")]
mod distances;
#[cfg(feature = "ssr")]
mod facility_words;
#[cfg(feature = "ssr")]
mod finder;
#[cfg(feature = "ssr")]
mod form;
#[cfg(feature = "ssr")]
mod hours;
#[cfg(feature = "ssr")]
mod lang;
mod navigation;
#[cfg(feature = "ssr")]
mod needs;
#[cfg(feature = "ssr")]
mod numbers;
#[cfg(feature = "ssr")]
mod offers;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
mod pages;
mod positions;
#[cfg(feature = "ssr")]
mod telephones;
#[cfg(feature = "ssr")]
mod words;

pub use crate::browser::{give_up, is_translated};
#[cfg(feature = "ssr")]
pub use crate::page::{Asked, Document, DocumentAnswer, document};

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

use crate::navigation::ServerPage;

/// Addresses of what the build made, from the site's `assets.json`.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub struct Assets {
    pub script: String,
    pub module: String,
    /// Of every page.
    pub style: String,
    /// Of pages with forms, beside it.
    pub forms: String,
}

/// The port on which a running `make dev` tells that pages must reload. In the context then only.
#[derive(Clone, Copy)]
pub struct DevReload(pub u16);

#[cfg(feature = "ssr")]
fn dev_reload(DevReload(port): DevReload) -> impl IntoView {
    let script = format!("new EventSource(`http://${{location.hostname}}:{port}`).onmessage = () => location.reload()");
    view! { <script nonce=leptos::nonce::use_nonce()>{script}</script> }
}

/// The document around a page.
#[cfg(feature = "ssr")]
pub fn shell(assets: &Assets, document: &Document) -> impl IntoView + use<> {
    let Assets { script, module, style, .. } = assets.clone();
    let Document { lang, title, description, alternates, indexed, .. } = document.clone();
    let links = alternates.into_iter().map(|(hreflang, href)| {
        view! { <link rel="alternate" hreflang=hreflang href=href/> }
    });
    let start =
        format!("import(\"{script}\").then(m => m.default({{module_or_path: \"{module}\"}}).then(() => m.hydrate()))");
    view! {
        <!DOCTYPE html>
        <html lang=lang.html()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="format-detection" content="telephone=no"/>
                <meta name="theme-color" content="#115a36"/>
                <title>{title}</title>
                {(!description.is_empty()).then(|| view! { <meta name="description" content=description/> })}
                {(!indexed).then(|| view! { <meta name="robots" content="noindex"/> })}
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="apple-touch-icon" href="/icon-180.png"/>
                <link rel="manifest" href="/manifest.webmanifest"/>
                <link rel="stylesheet" href=style/>
                {links.collect_view()}
                // The page is complete without it: it comes after everything that is seen.
                <link rel="preload" href=module r#as="fetch" crossorigin="anonymous" fetchpriority="low"/>
                <script type="module" nonce=leptos::nonce::use_nonce()>{start}</script>
                {use_context::<DevReload>().map(dev_reload)}
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// The application: the same on the server and in the browser.
///
/// Expects a [`Document`] in the context on the server; in a browser it stands there already.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            // Completes every navigation; what is operated rather than read gets a route of its own here.
            <FlatRoutes fallback=|| ()>
                <Route path=path!("/*page") view=|| ()/>
            </FlatRoutes>
            <ServerPage/>
        </Router>
        <div class="progress-bar" id="progress" role="status"></div>
    }
}
