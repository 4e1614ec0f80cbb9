use api::facilities::FacilitySummary;
use api::query::encode;
use maud::{Markup, html};

use super::{phone_button, save_button, today_state};
use crate::distances::distance_words;
use crate::facility_words::closed_words;
use crate::lang::Lang;
use crate::offers::offers_words;
use crate::words::kind;

/// A facility in a list, in the order of the questions people ask.
pub fn facility_card(lang: Lang, facility: &FacilitySummary) -> Markup {
    html! {
        article.facility-card {
            h2 lang=[lang.of_published()] { a href={ (lang.address("/facilities/")) (encode(&facility.id)) } { (facility.name) } }
            @if let Some(date) = &facility.closed_on { p.closed-notice { (closed_words(lang, date)) } }
            div.facts {
                span.tag { (kind(lang, facility.kind)) }
                @if let Some(metres) = facility.distance { span { (distance_words(lang, metres)) } }
                (today_state(lang, &facility.today, facility.kind))
            }
            @if let Some(words) = offers_words(lang, facility) { p { (words) } }
            p.address lang=[lang.of_published()] { (facility.address) }
            div.card-actions {
                (phone_button(lang, facility.telephone.as_deref(), "quiet"))
                (save_button(lang, &facility.id, &facility.name))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use api::facilities::{FacilityKind, NamedCode};
    use api::hours::{DateHours, Day, DayHours};

    use super::*;

    #[test]
    fn a_card_answers_in_the_order_of_the_questions_and_escapes_what_was_published() {
        let card = facility_card(
            Lang::Ja,
            &FacilitySummary {
                id: "a/b".to_owned(),
                kind: FacilityKind::Clinic,
                name: "<b>さくら</b>内科".to_owned(),
                address: "ささえ市桜町二丁目".to_owned(),
                location: None,
                telephone: None,
                departments: vec![NamedCode { code: "01001".to_owned(), name: "内科".to_owned() }],
                services: Vec::new(),
                today: DateHours { date: "2026-11-20".to_owned(), day: Day::Friday, hours: DayHours::Unknown },
                distance: Some(420),
                closed_on: None,
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
            "ささえ市桜町二丁目",
            "電話番号は公表されていません",
        ];
        let places: Vec<_> = order.iter().map(|part| card.find(part).expect(part)).collect();
        assert!(places.is_sorted(), "{card}");
    }
}
