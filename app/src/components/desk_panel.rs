use api::municipality::Municipality;
use maud::{Markup, html};

use super::phone_button;
use crate::lang::Lang;
use crate::words::{consult, site};

/// 相談窓口: whom to call when one does not know where to begin.
pub fn desk_panel(lang: Lang, municipality: &Municipality) -> Markup {
    html! {
        @if let Some(desk) = &municipality.desk {
            section.desk-panel {
                h2 { (site::desk_heading(lang)) }
                p lang=[lang.of_published()] {
                    b { (desk.name) }
                    @if let Some(name) = &municipality.medical_association { span { (name) } }
                }
                (phone_button(lang, Some(&desk.telephone), "light"))
                @if let Some(hours) = &desk.hours { p { (site::desk_hours(lang, hours)) } }
                p { a href=(lang.address("/consult")) { (consult::way_in_writing(lang)) } }
            }
        }
    }
}
