use api::places::SupportCenter;
use maud::{Markup, html};

use super::{Icon, icon, phone_button};
use crate::lang::Lang;
use crate::positions::map_address;
use crate::words::{Text, facility, support};

/// 地域包括支援センター: whom to ask, for which towns it is there, and how to reach it.
pub fn support_center(lang: Lang, heading: &Text, center: &SupportCenter) -> Markup {
    html! {
        section.panel.support-center {
            h2 { (heading) }
            (support_center_lines(lang, center))
        }
    }
}

/// The same without a frame, for a list of them.
pub fn support_center_lines(lang: Lang, center: &SupportCenter) -> Markup {
    let SupportCenter { name, address, telephone, districts, location } = center;
    html! {
        // Some publish only what tells their centres apart: 大潤会.
        p lang=[lang.of_published()] { b { @if !name.contains("センター") { "地域包括支援センター " } (name) } }
        @if let Some(districts) = districts {
            p { (support::districts(lang, districts)) }
        }
        p lang=[lang.of_published()] { (address) }
        (phone_button(lang, telephone.as_deref(), "quiet"))
        @if let Some(at) = location {
            p { a.map-link href=(map_address(*at)) rel="noopener" { (icon(Icon::PLACE)) span { (facility::map(lang)) } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_centre_is_told_as_published() {
        let center = SupportCenter {
            name: "<桜>地域包括支援センター".to_owned(),
            address: "ささえ市桜町1".to_owned(),
            telephone: Some("00-0000-1234".to_owned()),
            districts: Some("桜町・緑町".to_owned()),
            location: None,
        };
        let panel = support_center(Lang::Ja, &support::of_this_place(Lang::Ja), &center).into_string();
        let parts =
            ["この場所の地域包括支援センター", "&lt;桜&gt;地域", "桜町・緑町", "ささえ市桜町1", "tel:0000001234"];
        let at: Vec<_> = parts.iter().map(|part| panel.find(part).expect(part)).collect();
        assert!(at.is_sorted() && !panel.contains("map-link"), "{panel}");
    }
}
