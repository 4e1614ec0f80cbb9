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

use api::municipality::Municipality;
use api::{Client, ClientError};
use leptos::prelude::*;
use maud::{Markup, PreEscaped};

use crate::components::no_answer;
use crate::municipality::use_municipality;
use crate::navigation::use_navigation;
use crate::status::page_status;

/// What a page consists of.
pub struct Page {
    /// HTTP status.
    pub status: u16,
    /// Empty: the title stays as it is.
    pub title: String,
    /// For search engines; may be empty.
    pub description: String,
    pub markup: Markup,
}

impl Page {
    /// A page with a name of its own.
    pub fn new(title: &str, markup: Markup) -> Self {
        Self { title: format!("{title}｜ささえ"), ..Self::part(markup) }
    }

    /// A part of the document beside the page.
    fn part(markup: Markup) -> Self {
        Self { status: 200, title: String::new(), description: String::new(), markup }
    }
}

/// What a page is made from.
pub struct Asked {
    pub client: Client,
    pub municipality: Municipality,
    /// The part of the address that decides: the query string, an id.
    pub address: String,
}

/// A page that is being made.
pub type Making = Pin<Box<dyn Future<Output = Result<Page, ClientError>> + Send>>;

/// What the resource of a page holds.
#[derive(Clone)]
enum Shown {
    /// The document has it already: it came from the server.
    Here,
    Made(Arc<Page>),
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
pub fn page(address: impl Fn() -> String + Send + Sync + 'static, make: fn(Asked) -> Making) -> AnyView {
    let navigation = use_navigation();
    let client = expect_context::<Client>();
    let municipality = use_municipality();
    let set_status = page_status();
    let shown = Resource::new_str(
        move || (address(), navigation.attempts()),
        move |(address, _)| {
            let (client, set_status) = (client.clone(), set_status.clone());
            async move {
                let municipality = municipality().await;
                let asked = Asked { client, municipality: municipality.clone(), address };
                let page = match make(asked).await {
                    Ok(page) => page,
                    Err(error) => no_answer(error.status(), &municipality),
                };
                set_status(page.status);
                Shown::Made(Arc::new(page))
            }
        },
    );
    awaited(move || {
        Box::pin(async move {
            match shown.await {
                Shown::Made(page) => page,
                // Hydration takes no notice of the markup.
                Shown::Here => Arc::new(Page::part(PreEscaped(String::new()))),
            }
        })
    })
}

/// Shows what depends on the municipality alone, beside the page.
pub fn with_municipality(markup: fn(&Municipality) -> Markup) -> AnyView {
    let municipality = use_municipality();
    awaited(move || Box::pin(async move { Arc::new(Page::part(markup(&municipality().await))) }))
}

type Coming = Pin<Box<dyn Future<Output = Arc<Page>> + Send>>;

/// Shows what comes, and keeps it until the next is there.
///
/// Takes a boxed future, so that the machinery of waiting is compiled once and not once per page.
fn awaited(coming: impl Fn() -> Coming + Send + Sync + 'static) -> AnyView {
    let set_waiting = use_navigation().set_waiting();
    let coming: Arc<dyn Fn() -> Coming + Send + Sync> = Arc::new(coming);
    view! {
        <Transition set_pending=set_waiting>
            {move || {
                let coming = coming();
                Suspend::new(async move { in_document(&*coming.await) })
            }}
        </Transition>
    }
    .into_any()
}

/// The page in the document. On the server its head is handed over too.
#[cfg(feature = "ssr")]
fn in_document(page: &Page) -> impl IntoView + use<> {
    use leptos_meta::{Meta, Title};

    let Page { title, description, markup, .. } = page;
    view! {
        {(!title.is_empty()).then(|| view! { <Title text=title.clone()/> })}
        {(!description.is_empty()).then(|| view! { <Meta name="description" content=description.clone()/> })}
        <div inner_html=markup.0.clone()></div>
    }
}

/// The page in the document. The head of a page that came from the server is there already.
#[cfg(not(feature = "ssr"))]
fn in_document(page: &Page) -> impl IntoView + use<> {
    let Page { title, markup, .. } = page;
    if !title.is_empty() {
        document().set_title(title);
    }
    view! { <div inner_html=markup.0.clone()></div> }
}
