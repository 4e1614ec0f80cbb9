//! Everything a person sees: the document, the route table, the pages and their components.
//!
//! Pages are made on the server, in the language that is asked for; rules are plain functions in
//! files named after what they are about, and components hold none. In the browser runs what is in
//! `navigation` and `browser`.

#[cfg(feature = "ssr")]
mod account_words;
mod browser;
#[cfg(feature = "ssr")]
mod care_groups;
#[cfg(feature = "ssr")]
mod components;
#[cfg(feature = "ssr")]
mod consult_words;
#[cfg(feature = "ssr")]
mod correction_words;
mod credentials;
#[cfg(feature = "ssr")]
mod dates;
#[cfg(feature = "ssr")]
mod desk_words;
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
#[cfg(feature = "ssr")]
mod likeness;
mod map;
mod navigation;
#[cfg(feature = "ssr")]
mod needs;
mod note;
#[cfg(feature = "ssr")]
mod numbers;
#[cfg(feature = "ssr")]
mod offers;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
mod pages;
mod positions;
mod pro;
pub mod qr;
#[cfg(feature = "ssr")]
mod question_words;
#[cfg(feature = "ssr")]
mod reasons;
mod suggestions;
#[cfg(feature = "ssr")]
mod telephones;
#[cfg(feature = "ssr")]
mod troubles;
#[cfg(feature = "ssr")]
mod understood;
#[cfg(feature = "ssr")]
mod words;

pub use crate::browser::{give_up, is_translated};
pub use crate::map::start as start_map;
pub use crate::note::start as start_note;
#[cfg(feature = "ssr")]
pub use crate::page::{Asked, Document, DocumentAnswer, Sent, document, takes_files};
#[cfg(feature = "ssr")]
pub use crate::pages::emergency_card::{
    EMERGENCY_CARD_SCRIPT, EMERGENCY_CARD_STYLE, EmergencyCardPage, emergency_card,
};
pub use crate::pro::start as start_pro;

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
    /// Of the map, beside it.
    pub map: String,
    /// The program of the map, loaded by its page alone, and the library that it draws with.
    pub map_program: String,
    pub map_library: String,
    /// Of the note, beside it.
    pub note: String,
    /// The program of the note, loaded by its pages alone, and the one that makes keys of passphrases.
    pub note_program: String,
    pub note_keys: String,
    /// Of asking a desk, beside it and that of forms.
    #[serde(default)]
    pub consult: String,
    /// Of pages of professionals, beside it.
    #[serde(default)]
    pub pro: String,
    /// Their program.
    #[serde(default)]
    pub pro_program: String,
}

/// The port on which a running `make dev` tells that pages must reload. In the context then only.
#[derive(Clone, Copy)]
pub struct DevReload(pub u16);

/// The document around a page.
#[cfg(feature = "ssr")]
pub fn shell(assets: &Assets, document: &Document) -> impl IntoView + use<> {
    let lang = document.lang.html();
    // As markup: what Leptos leaves behind to find its views again is no valid HTML, and nobody looks for
    // views here.
    let head = head(assets, document).into_string();
    view! {
        <!DOCTYPE html>
        <html lang=lang>
            <head inner_html=head></head>
            <body>
                <App/>
            </body>
        </html>
    }
}

#[cfg(feature = "ssr")]
fn head(assets: &Assets, document: &Document) -> maud::Markup {
    use maud::{PreEscaped, html};

    let Assets { script, module, style, .. } = assets;
    let Document { title, description, alternates, indexed, .. } = document;
    let nonce = leptos::nonce::use_nonce().map(|nonce| nonce.to_string());
    let start =
        format!("import(\"{script}\").then(m => m.default({{module_or_path: \"{module}\"}}).then(() => m.hydrate()))");
    let reload = use_context::<DevReload>().map(|DevReload(port)| {
        format!("new EventSource(`http://${{location.hostname}}:{port}`).onmessage = () => location.reload()")
    });
    html! {
        meta charset="utf-8";
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta name="format-detection" content="telephone=no";
        meta name="theme-color" content="#115a36";
        title { (title) }
        @if !description.is_empty() { meta name="description" content=(description); }
        @if !indexed { meta name="robots" content="noindex"; }
        link rel="icon" href="/favicon.svg" type="image/svg+xml";
        link rel="apple-touch-icon" href="/icon-180.png";
        link rel="manifest" href="/manifest.webmanifest";
        @if !style.is_empty() { link rel="stylesheet" href=(style); }
        @for (hreflang, href) in alternates { link rel="alternate" hreflang=(hreflang) href=(href); }
        // The page is complete without it: it comes after everything that is seen.
        @if !script.is_empty() {
            link rel="preload" href=(module) as="fetch" crossorigin="anonymous" fetchpriority="low";
            script type="module" nonce=[nonce.as_deref()] { (PreEscaped(start)) }
        }
        @if let Some(script) = reload { script nonce=[nonce.as_deref()] { (PreEscaped(script)) } }
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
            <FlatRoutes fallback=Operated>
                <Route path=path!("/*page") view=Operated/>
            </FlatRoutes>
            <ServerPage/>
        </Router>
        <div class="progress-bar" id="progress" role="status"></div>
    }
}

/// The place of what is operated: nothing yet.
#[component]
fn Operated() -> impl IntoView {
    view! { <div hidden></div> }
}
