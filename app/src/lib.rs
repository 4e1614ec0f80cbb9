//! Everything a person sees: the document, the route table, the pages and their components.
//!
//! Rules are plain functions in files named after what they are about; components hold none.

mod browser;
mod care_groups;
mod components;
mod dates;
mod distances;
mod facility_words;
#[cfg(feature = "ssr")]
mod faults;
mod finder;
mod hours;
mod municipality;
mod navigation;
mod needs;
mod numbers;
mod offers;
mod page;
mod pages;
mod positions;
pub mod status;
mod telephones;
#[cfg(feature = "hydrate")]
mod transport;

pub use crate::browser::give_up;

use leptos::prelude::*;
use leptos_meta::MetaTags;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{Lazy, SsrMode, path};

use crate::components::{ProgressBar, SiteFooter, SiteHeader, SkipLink};
use crate::navigation::Answers;
use crate::pages::citizen::{FacilityPage, FindPage, HomePage, NotFoundPage, SourcesPage};

/// The port on which a running `make dev` tells that pages must reload. In the context then only.
#[derive(Clone, Copy)]
pub struct DevReload(pub u16);

fn dev_reload(DevReload(port): DevReload) -> impl IntoView {
    let script = format!("new EventSource(`http://${{location.hostname}}:{port}`).onmessage = () => location.reload()");
    view! { <script nonce=leptos::nonce::use_nonce()>{script}</script> }
}

/// The document around the pages.
pub fn shell(options: LeptosOptions) -> impl IntoView + 'static {
    let style = format!("/{}/{}.css", options.site_pkg_dir, options.output_name);
    view! {
        <!DOCTYPE html>
        <html lang="ja">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="format-detection" content="telephone=no"/>
                <meta name="theme-color" content="#115a36"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="stylesheet" href=style/>
                <AutoReload options=options.clone()/>
                <HydrationScripts options defer=true/>
                {use_context::<DevReload>().map(dev_reload)}
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// The application: the same on the server and in the browser.
///
/// Expects an `api::Client` in the context on the server; in a browser it brings its own.
#[component]
pub fn App() -> impl IntoView {
    // Titles are written by the server, and by `page` in a browser.
    #[cfg(feature = "ssr")]
    leptos_meta::provide_meta_context();
    #[cfg(feature = "hydrate")]
    provide_context(api::Client::new(transport::BrowserTransport));
    municipality::provide_municipality();
    let navigation = navigation::provide_navigation();
    view! {
        <Router set_is_routing=navigation.set_routing()>
            <SkipLink/>
            <SiteHeader/>
            <main id="main" class="wrap" tabindex="-1">
                <FlatRoutes fallback=NotFoundPage>
                    <Route path=path!("/") view={Lazy::<HomePage>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/find") view={Lazy::<FindPage>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/facilities/:id") view={Lazy::<FacilityPage>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/sources") view={Lazy::<SourcesPage>::new()} ssr=SsrMode::Async/>
                </FlatRoutes>
            </main>
            <SiteFooter/>
            <Answers/>
        </Router>
        <ProgressBar/>
    }
}
