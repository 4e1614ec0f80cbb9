use api::municipality::Municipality;
use maud::{Markup, html};

use super::phone_button;

/// 相談窓口: whom to call when one does not know where to begin.
pub fn desk_panel(municipality: &Municipality) -> Markup {
    html! {
        @if let Some(desk) = &municipality.desk {
            section.desk-panel {
                h2 { "どこに相談したらよいか、わからないときは" }
                p {
                    b { (desk.name) }
                    @if let Some(name) = &municipality.medical_association { span { (name) } }
                }
                (phone_button(Some(&desk.telephone), "light"))
                @if let Some(hours) = &desk.hours { p { "受付 " (hours) } }
            }
        }
    }
}
