//! A page: a title and markup, made on the server for an address.
//!
//! Pages here are read far more than they are operated, mostly on slow phones. So a page is made by a
//! plain function in the one language that is asked for, and a browser that moves on inside the
//! document takes the next page as the server makes it (`navigation`): no phone downloads the words,
//! the templates or the data of pages it does not show. What answers to the reader (links, forms,
//! buttons) is in `navigation` too.

use api::facilities::{FacilitiesResponse, FacilityQuery};
use api::municipality::Municipality;
use api::query::with_query;
use api::{Client, ClientError};
use maud::{Markup, html};

use crate::Assets;
use crate::components::{no_answer, refused, site_footer, site_header, skip_link, too_large, without_connection};
use crate::lang::Lang;
use crate::pages;
use crate::words::{Text, site};

/// What a page consists of.
pub struct Page {
    /// HTTP status.
    pub status: u16,
    /// Without readings.
    pub title: String,
    /// For search engines.
    pub description: String,
    /// Only for whoever has its address: no search engine lists it, nobody stores it, no other site hears of it.
    pub private: bool,
    pub markup: Markup,
}

impl Page {
    /// A page with a name of its own.
    pub fn new(lang: Lang, title: &Text, markup: Markup) -> Self {
        let title = site::title(lang, title).plain();
        Self { status: 200, title, description: String::new(), private: false, markup }
    }
}

/// What a visitor asked for, and what answers.
pub struct Visit {
    pub client: Client,
    pub municipality: Municipality,
    pub lang: Lang,
    /// Without the language: `/find`.
    pub path: String,
    pub query: String,
    /// Names and values of a form that was posted to this address.
    pub posted: Option<Vec<(String, String)>>,
    /// A form with a file that was posted to this address, as it came: its media type with the boundary, and its body, which
    /// is empty when nobody is signed in. What the API reads, the page hands on.
    pub upload: Option<(String, Vec<u8>)>,
    /// A token of this visit's own, for the hidden field `sending` of a form: what is sent twice with it is written once.
    pub sending: String,
    /// The address that visitors use, without a slash at the end: for what leaves the site, such as a QR code on paper.
    pub public_url: String,
    /// Whether the gallery of components is shown.
    pub gallery: bool,
    /// Addresses of what the build made.
    pub assets: Assets,
}

/// How a visit is answered.
pub enum Answer {
    Page(Page),
    /// A form was accepted: this address shows what became of it.
    SeeOther(String),
}

impl Visit {
    /// Facilities for a query string of the API.
    pub async fn find_facilities(&self, query: &str) -> Result<FacilitiesResponse, ClientError> {
        match FacilityQuery::parse(query) {
            Ok(query) => self.client.find_facilities(&query).await,
            Err(errors) => Err(ClientError::Refused { status: 400, errors }),
        }
    }

    /// The address of another page in the same language.
    pub fn address(&self, path: &str) -> String {
        self.lang.address(path)
    }

    /// The style sheet of forms, for pages that need it.
    pub fn forms_style(&self) -> Markup {
        style_sheet(&self.assets.forms)
    }

    /// The style sheet of the map.
    pub fn map_style(&self) -> Markup {
        style_sheet(&self.assets.map)
    }

    /// The style sheet of the note, its papers and the emergency card.
    pub fn note_style(&self) -> Markup {
        style_sheet(&self.assets.note)
    }

    /// The style sheet of asking a desk, and of what becomes of it.
    pub fn consult_style(&self) -> Markup {
        style_sheet(&self.assets.consult)
    }

    /// The style sheet of pages of professionals.
    pub fn pro_style(&self) -> Markup {
        style_sheet(&self.assets.pro)
    }

    /// The address of this page in a language.
    fn in_language(&self, lang: Lang) -> String {
        with_query(&lang.address(&self.path), &self.query)
    }
}

fn style_sheet(address: &str) -> Markup {
    html! { @if !address.is_empty() { link rel="stylesheet" href=(address); } }
}

/// A page with all that stands around it.
#[derive(Clone)]
pub struct Document {
    /// HTTP status.
    pub status: u16,
    pub lang: Lang,
    pub title: String,
    pub description: String,
    /// The same page in every language: `hreflang` and address.
    pub alternates: Vec<(&'static str, String)>,
    /// Whether search engines may list it.
    pub indexed: bool,
    /// Whether it is only for whoever has its address.
    pub private: bool,
    /// What stands in `#page`.
    pub markup: String,
}

/// What is asked of the site.
pub struct Asked<'a> {
    /// With its language.
    pub path: &'a str,
    pub query: &'a str,
    pub sent: Sent,
    /// Random, 32 hexadecimal digits.
    pub sending: String,
    /// The address that visitors use.
    pub public_url: &'a str,
    /// Whether the gallery of components is shown.
    pub gallery: bool,
    pub assets: &'a Assets,
}

/// What came with the question.
pub enum Sent {
    Nothing,
    /// Names and values of a form that was posted.
    Form(Vec<(String, String)>),
    /// A form with a file (`multipart/form-data`), as it came.
    Upload {
        media_type: String,
        body: Vec<u8>,
    },
    /// A form that is longer than anything that is read.
    TooLarge,
}

/// How the document of a visit is answered.
pub enum DocumentAnswer {
    Document(Document),
    SeeOther(String),
}

/// Whether a form with a file is taken at this address: `/pro/desk/{id}/attachments`, in any language.
pub fn takes_files(path: &str) -> bool {
    let (_, path) = Lang::of(path);
    let case = path.strip_prefix("/pro/desk/").and_then(|rest| rest.strip_suffix("/attachments"));
    case.is_some_and(|id| !id.is_empty() && !id.contains('/'))
}

/// Makes the document for an address.
pub async fn document(client: Client, asked: Asked<'_>) -> DocumentAnswer {
    // A page does without it when it cannot be read: emergency numbers and search must not depend on it.
    let municipality = client.get_municipality().await.map(|answer| answer.municipality).unwrap_or_default();
    let (lang, path) = Lang::of(asked.path);
    let (mut posted, mut upload, mut is_too_large) = (None, None, false);
    match asked.sent {
        Sent::Nothing => {}
        Sent::Form(typed) => posted = Some(typed),
        Sent::Upload { media_type, body } => upload = Some((media_type, body)),
        Sent::TooLarge => is_too_large = true,
    }
    let visit = Visit {
        client,
        municipality,
        lang,
        path: path.to_owned(),
        query: asked.query.to_owned(),
        posted,
        upload,
        sending: asked.sending,
        public_url: asked.public_url.to_owned(),
        gallery: asked.gallery,
        assets: asked.assets.clone(),
    };
    if is_too_large {
        return DocumentAnswer::Document(whole(&visit, too_large(&visit)));
    }
    let page = match pages::answer(&visit).await {
        Ok(Answer::Page(page)) => page,
        Ok(Answer::SeeOther(address)) => return DocumentAnswer::SeeOther(address),
        Err(ClientError::Refused { status, errors }) if status < 500 => refused(&visit, status, &errors),
        Err(error) => no_answer(&visit, error.status()),
    };
    DocumentAnswer::Document(whole(&visit, page))
}

fn whole(visit: &Visit, page: Page) -> Document {
    let Visit { lang, municipality, .. } = visit;
    let Page { status, title, description, private, markup } = page;
    // What does not exist has no other language: the first page has.
    let address = |lang: Lang| if status == 404 { lang.address("/") } else { visit.in_language(lang) };
    let languages = Lang::ALL.map(|lang| (lang, address(lang)));
    let markup = html! {
        (skip_link(*lang))
        (site_header(*lang, municipality, &languages))
        main #main.wrap tabindex="-1" { (markup) }
        (site_footer(*lang, municipality))
        (without_connection(*lang, municipality))
    };
    Document {
        status,
        lang: *lang,
        title,
        description,
        alternates: match status {
            404 => Vec::new(),
            _ => languages.map(|(lang, address)| (lang.hreflang(), address)).to_vec(),
        },
        // Results of a search and lists of saved places are endless, and nobody else's business.
        indexed: status == 200 && visit.query.is_empty() && !private,
        private,
        markup: markup.into_string(),
    }
}

/// A visit from ささえ市, where nothing answers.
#[cfg(test)]
pub fn visit_for_tests(lang: Lang, query: &str) -> Visit {
    struct Nobody;
    impl api::Transport for Nobody {
        fn send(
            &self,
            _: api::Request,
        ) -> std::pin::Pin<Box<dyn Future<Output = Result<api::Response, api::TransportError>> + Send>> {
            Box::pin(std::future::ready(Err(api::TransportError(String::new()))))
        }
    }
    Visit {
        client: Client::new(Nobody),
        municipality: Municipality {
            name: "ささえ市".to_owned(),
            area_codes: vec!["99201".to_owned()],
            ..Municipality::default()
        },
        lang,
        path: "/find".to_owned(),
        query: query.to_owned(),
        posted: None,
        upload: None,
        sending: "0123456789abcdef0123456789abcdef".to_owned(),
        public_url: "https://sasae.example.jp".to_owned(),
        gallery: false,
        assets: Assets::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_taken_at_one_address() {
        for path in ["/pro/desk/0192/attachments", "/easy/pro/desk/0192/attachments", "/en/pro/desk/0192/attachments"] {
            assert!(takes_files(path), "{path}");
        }
        for path in
            ["/pro/desk/attachments", "/pro/desk//attachments", "/pro/desk/1/2/attachments", "/pro/desk/1", "/report"]
        {
            assert!(!takes_files(path), "{path}");
        }
    }
}
