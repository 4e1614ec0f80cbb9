use api::municipality::Municipality;
use maud::{Markup, html};

use crate::lang::Lang;
use crate::words::{consult, now, site};

/// The bottom of every page: where the data comes from and who runs this.
pub fn site_footer(lang: Lang, municipality: &Municipality) -> Markup {
    let Municipality { name, prefecture, medical_association, attribution, demo, .. } = municipality;
    html! {
        footer.site-footer {
            div.wrap {
                p {
                    @if *demo { (site::demo_data(lang)) } @else { (site::official_data(lang)) }
                    " " a href=(lang.address("/sources")) { (site::about_data(lang)) }
                    " " a href=(lang.address("/now")) { (now::title(lang)) }
                    " " a href=(lang.address("/consult")) { (consult::title(lang)) }
                    " " a href=(lang.address("/pro")) { (site::professionals(lang)) }
                }
                @if let Some(words) = attribution { p lang=[lang.of_published()] { (words) } }
                @if !name.is_empty() {
                    p lang=[lang.of_published()] {
                        (prefecture) (name)
                        @if let Some(association) = medical_association { "　" (association) }
                    }
                }
            }
        }
    }
}
