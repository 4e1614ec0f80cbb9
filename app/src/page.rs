//! A page: a title and markup, made for an address.
//!
//! Pages here are read far more than they are operated, mostly on slow phones. So a page is made by
//! a plain function, its markup goes into the document as it is, and hydration neither walks it nor
//! receives its data a second time: the resource travels as a mark that its page is already there.
//! What answers to the reader (links, forms, buttons) is in `navigation`.

use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::str::FromStr;
use std::sync::Arc;

use api::facilities::FacilitiesResponse;
#[cfg(feature = "ssr")]
use api::facilities::FacilityQuery;
use api::municipality::Municipality;
use api::{Client, ClientError, ErrorItem};
use leptos::prelude::*;
use leptos_router::hooks::use_url;
use maud::Markup;

use crate::components::no_answer;
use crate::municipality::use_municipality;
use crate::navigation::use_navigation;
use crate::status::page_status;
#[cfg(feature = "ssr")]
use crate::{components::refused, finder::Search};

/// What a page consists of.
pub struct Page {
    /// HTTP status.
    pub status: u16,
    pub title: String,
    /// For search engines.
    #[cfg_attr(not(feature = "ssr"), expect(dead_code, reason = "search engines read what the server sends"))]
    pub description: String,
    pub markup: Markup,
}

impl Page {
    /// A page with a name of its own.
    pub fn new(title: &str, markup: Markup) -> Self {
        Self { status: 200, title: format!("{title}｜ささえ"), description: String::new(), markup }
    }
}

/// What a page is made from.
pub struct Asked {
    pub client: Client,
    pub municipality: Municipality,
    /// The part of the address that decides: the query string, an id.
    pub address: String,
}

impl Asked {
    /// Facilities for a query string of the API.
    #[cfg(feature = "ssr")]
    pub async fn find_facilities(&self, query: &str) -> Result<FacilitiesResponse, ClientError> {
        match FacilityQuery::parse(query) {
            Ok(query) => self.client.find_facilities(&query).await,
            Err(errors) => Err(ClientError::Refused { status: 400, errors }),
        }
    }

    /// Facilities for a query string of the API, which judges it.
    ///
    /// The typed query would bring its checks and the reading and writing of decimals into the
    /// browser: 25 kB for what the server does again anyway.
    #[cfg(not(feature = "ssr"))]
    pub async fn find_facilities(&self, query: &str) -> Result<FacilitiesResponse, ClientError> {
        crate::transport::get(format!("/api/v1/facilities?{query}")).await
    }
}

/// A page that is being made.
pub type Making = Pin<Box<dyn Future<Output = Result<Page, ClientError>> + Send>>;

/// What the resource of a page holds.
#[derive(Clone)]
enum Shown {
    /// The document has it already: it came from the server.
    Here,
    Made(Arc<Page>),
    /// A part of the document beside the page.
    Part(Markup),
}

impl fmt::Display for Shown {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl FromStr for Shown {
    type Err = Infallible;

    fn from_str(_: &str) -> Result<Self, Self::Err> {
        Ok(Self::Here)
    }
}

/// Shows the page that `make` makes for each address, or says that the server did not answer.
// Everything is boxed on its way in: what waits, shows and hydrates is compiled once, and a lazy page
// brings nothing but its own words.
pub fn page(address: impl Fn() -> String + Send + Sync + 'static, make: fn(Asked) -> Making) -> AnyView {
    page_at(Box::new(address), make)
}

fn page_at(address: Box<dyn Fn() -> String + Send + Sync>, make: fn(Asked) -> Making) -> AnyView {
    let navigation = use_navigation();
    let client = expect_context::<Client>();
    let municipality = use_municipality();
    let set_status = page_status();
    let url = use_url();
    let here = move || url.with_untracked(|url| format!("{}?{}", url.path(), url.search()));
    let shown = Resource::new_str(
        move || (address(), navigation.attempts()),
        move |(address, _)| {
            let (client, set_status, here) = (client.clone(), set_status.clone(), here());
            async move {
                let municipality = municipality().await;
                let asked = Asked { client, municipality: municipality.clone(), address };
                let page = match make(asked).await {
                    Ok(page) => page,
                    Err(ClientError::Refused { status, errors }) if status < 500 => {
                        refusal(status, &errors, &here, &municipality).await
                    }
                    Err(error) => no_answer(error.status(), &municipality),
                };
                set_status(page.status);
                Shown::Made(Arc::new(page))
            }
        },
    );
    awaited(Box::new(move || Box::pin(async move { shown.await })))
}

/// The page for what the API refused.
#[cfg(feature = "ssr")]
async fn refusal(status: u16, errors: &[ErrorItem], here: &str, municipality: &Municipality) -> Page {
    let raw = here.split_once('?').map_or("", |(_, raw)| raw);
    refused(status, errors, Search::read(raw).get("q"), municipality)
}

/// The server makes the page for what the API refused: it is needed rarely, and not worth its
/// weight in every browser.
#[cfg(not(feature = "ssr"))]
async fn refusal(_status: u16, _errors: &[ErrorItem], here: &str, _municipality: &Municipality) -> Page {
    crate::browser::load(here);
    std::future::pending().await
}

/// Shows what depends on the municipality alone, beside the page.
pub fn with_municipality(markup: fn(&Municipality) -> Markup) -> AnyView {
    let municipality = use_municipality();
    awaited(Box::new(move || Box::pin(async move { Shown::Part(markup(&municipality().await)) })))
}

type Coming = Pin<Box<dyn Future<Output = Shown> + Send>>;

/// Shows what comes, and keeps it until the next is there.
fn awaited(coming: Box<dyn Fn() -> Coming + Send + Sync>) -> AnyView {
    let set_waiting = use_navigation().set_waiting();
    view! {
        <Transition set_pending=set_waiting>
            {move || {
                let coming = coming();
                Suspend::new(async move { in_document(&coming.await) })
            }}
        </Transition>
    }
    .into_any()
}

/// What is shown, in the document. On the server the head of a page is handed over too.
#[cfg(feature = "ssr")]
fn in_document(shown: &Shown) -> AnyView {
    use leptos_meta::{Meta, Title};

    match shown {
        Shown::Made(page) => {
            let Page { title, description, markup, .. } = &**page;
            // leptos_meta writes the title as it is, and it may hold what a visitor typed.
            let escaped = maud::html! { (title) }.into_string();
            view! {
                <Title text=escaped/>
                <Meta name="description" content=description.clone()/>
                <div inner_html=markup.0.clone()></div>
            }
            .into_any()
        }
        Shown::Part(markup) => view! { <div inner_html=markup.0.clone()></div> }.into_any(),
        Shown::Here => ().into_any(),
    }
}

/// What is shown, in the document. What came from the server stands there already, head and all:
/// hydration takes no notice of the markup.
#[cfg(not(feature = "ssr"))]
fn in_document(shown: &Shown) -> impl IntoView + use<> {
    let markup = match shown {
        Shown::Made(page) => {
            document().set_title(&page.title);
            page.markup.0.clone()
        }
        Shown::Part(markup) => markup.0.clone(),
        Shown::Here => String::new(),
    };
    view! { <div inner_html=markup></div> }
}
