use api::facilities::FacilitySummary;
use api::hours::OpenState;
use api::query::encode;
use maud::{Markup, html};

use super::{open_state, phone_button, save_button, together, visiting, why_line};
use crate::distances::distance_words;
use crate::facility_words::closed_words;
use crate::lang::Lang;
use crate::offers::offers_words;
use crate::words::{kind, results};

/// Of what is run together, more stand on the page of the facility.
const TOGETHER: usize = 3;

/// A facility in a list, in the order of the questions people ask.
pub fn facility_card(lang: Lang, facility: &FacilitySummary) -> Markup {
    html! {
        article.facility-card {
            h2 lang=[lang.of_published()] { a href={ (lang.address("/facilities/")) (encode(&facility.id)) } { (facility.name) } }
            @if let Some(date) = &facility.closed_on { p.closed-notice { (closed_words(lang, date)) } }
            div.facts {
                span.tag { (kind(lang, facility.kind)) }
                @if let Some(metres) = facility.distance { span { (distance_words(lang, metres)) } }
                @if is_state_told(facility) { (open_state(lang, &facility.open, &facility.today.date, facility.kind)) }
            }
            @if let Some(known) = &facility.visiting { (visiting(lang, known)) }
            @if let Some(words) = offers_words(lang, facility) { p { (words) } }
            (why_line(lang, facility))
            p.address lang=[lang.of_published()] { (facility.address) }
            @if !facility.together.is_empty() {
                div {
                    p.together-title { (results::together(lang)) }
                    (together(lang, &facility.together, facility.telephone.as_deref(), TOGETHER))
                }
            }
            div.card-actions {
                (phone_button(lang, facility.telephone.as_deref(), "quiet"))
                (save_button(lang, &facility.id, &facility.name))
            }
        }
    }
}

/// 随時 cannot be computed, and is not unknown: its words stand below.
fn is_state_told(facility: &FacilitySummary) -> bool {
    let in_words = facility.activity.as_ref().is_some_and(|activity| activity.when.is_some());
    !(in_words && matches!(facility.open, OpenState::Unknown { .. }))
}

#[cfg(test)]
mod tests {
    use api::facilities::{FacilityKind, NamedCode, Sibling, Why};

    use super::*;
    use crate::offers::example;

    #[test]
    fn a_card_answers_in_the_order_of_the_questions_and_escapes_what_was_published() {
        let card = facility_card(
            Lang::Ja,
            &FacilitySummary {
                id: "a/b".to_owned(),
                name: "<b>さくら</b>内科".to_owned(),
                address: "ささえ市桜町二丁目".to_owned(),
                departments: vec![NamedCode { code: "01001".to_owned(), name: "内科".to_owned() }],
                distance: Some(420),
                why: vec![Why::Name { words: "<さくら>".to_owned() }],
                together: vec![Sibling {
                    id: "c".to_owned(),
                    kind: FacilityKind::Pharmacy,
                    name: "さくら薬局".to_owned(),
                    telephone: None,
                    services: Vec::new(),
                }],
                ..example(FacilityKind::Clinic, &[], &[])
            },
        )
        .into_string();
        let order = [
            "href=\"/facilities/a%2Fb\"",
            "&lt;b&gt;さくら&lt;/b&gt;内科",
            "診療所",
            "歩いて約7分（420m・直線）",
            "診療時間は未確認です",
            "内科</p>",
            "名前に「&lt;さくら&gt;」",
            "ささえ市桜町二丁目",
            "いっしょに運営しているところ",
            "さくら薬局",
            "電話番号は公表されていません",
        ];
        let places: Vec<_> = order.iter().map(|part| card.find(part).expect(part)).collect();
        assert!(places.is_sorted(), "{card}");
    }
}
