use api::municipality::Municipality;
use maud::{Markup, html};

use crate::lang::Lang;
use crate::words::{map, site};

/// The top of every page: the notice that a demo is one, the name, the ways to the search and to saved
/// places, and this page in the other languages.
pub fn site_header(lang: Lang, municipality: &Municipality, languages: &[(Lang, String)]) -> Markup {
    html! {
        header.site-header {
            @if municipality.demo {
                p.demo-banner {
                    @if municipality.name.is_empty() {
                        (site::demo_banner(lang))
                    } @else {
                        (site::demo_banner_of(lang, &municipality.name))
                    }
                }
            }
            div.wrap {
                a.brand href=(lang.address("/")) {
                    svg.mark viewBox="0 0 24 24" aria-hidden="true" {
                        circle cx="12" cy="7.5" r="4.5" {}
                        path d="M2 11.5c1.5 0 3 1 3.8 3a6.7 6.7 0 0 0 12.4 0c.8-2 2.3-3 3.8-3 0 6-4.5 10.5-10 10.5S2 17.5 2 11.5z" {}
                    }
                    (site::name(lang))
                    small lang=[lang.of_published()] { (municipality.name) }
                }
                nav.language-switch aria-label=(site::languages(lang).plain()) {
                    @for (other, address) in languages {
                        @if *other != lang {
                            // Another language is another document: its words come with it.
                            a href=(address) lang=(other.html()) hreflang=(other.hreflang()) rel="external alternate" {
                                (other.name())
                            }
                        }
                    }
                }
                nav.site-menu aria-label=(site::menu(lang).plain()) {
                    a href=(lang.address("/find")) { span { (site::find(lang)) } }
                    a href=(lang.address("/map")) { span { (map::map(lang)) } }
                    a href=(lang.address("/saved")) data-saved-link=(lang.address("/saved")) { span { (site::saved(lang)) } }
                }
            }
        }
    }
}
