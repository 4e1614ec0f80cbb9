use api::duties::{Duty, DutyState};
use api::query::encode;
use maud::{Markup, html};

use super::{Icon, icon, phone_button};
use crate::hours::{clock, interval_words};
use crate::lang::Lang;
use crate::positions::map_address;
use crate::words::{Text, now as words};

/// Somebody on duty: whether now, until when, who, where, and the telephone.
pub fn duty_card(lang: Lang, duty: &Duty) -> Markup {
    let Duty { name, department, address, telephone, note, facility, state, .. } = duty;
    let published = lang.of_published();
    let (mark, sign) = match state {
        DutyState::On => ("open", "●"),
        DutyState::Later | DutyState::Over => ("later", "○"),
        DutyState::Unknown => ("unknown", "―"),
    };
    html! {
        article.facility-card {
            p.open-state data-state=(mark) {
                span aria-hidden="true" { (sign) }
                @for words in state_words(lang, duty) { span { (words) } " " }
            }
            h3 lang=[published] {
                @match facility {
                    Some(facility) => a href={ (lang.address("/facilities/")) (encode(&facility.id)) } { (name) },
                    None => (name),
                }
            }
            @if let Some(department) = department { p.facts { span.tag lang=[published] { (department) } } }
            @if let Some(address) = address { p.address lang=[published] { (address) } }
            @if let Some(note) = note { p.duty-note lang=[published] { (note) } }
            div.card-actions {
                (phone_button(lang, telephone.as_deref(), if *state == DutyState::On { "main" } else { "quiet" }))
                @if let Some(at) = facility.as_ref().and_then(|facility| facility.location) {
                    a.map-link href=(map_address(at)) rel="noopener" { (icon(Icon::PLACE)) span { (words::map(lang)) } }
                }
            }
        }
    }
}

/// `いま診ています 17:00まで`, `20:00–翌6:00に診ます`, in parts that stay together.
fn state_words(lang: Lang, duty: &Duty) -> Vec<Text> {
    match (&duty.hours, duty.state) {
        (None, _) => vec![words::hours_unknown(lang)],
        (Some(hours), DutyState::On) => {
            let closes = Text::published(lang, clock(&hours.closes));
            let overnight = hours.closes <= hours.opens;
            vec![words::on(lang), words::until(lang, if overnight { words::next_day(lang, closes) } else { closes })]
        }
        (Some(hours), _) => vec![words::from(lang, interval_words(lang, hours))],
    }
}

#[cfg(test)]
mod tests {
    use api::duties::DutyFacility;
    use api::facilities::Location;
    use api::hours::Interval;

    use super::*;

    fn duty(state: DutyState, hours: Option<(&str, &str)>) -> Duty {
        Duty {
            date: "2026-11-22".to_owned(),
            hours: hours.map(|(opens, closes)| Interval { opens: opens.to_owned(), closes: closes.to_owned() }),
            state,
            name: "<さくら>医院".to_owned(),
            department: Some("内科".to_owned()),
            address: Some("ささえ市桜町2-3".to_owned()),
            telephone: Some("00-0000-0012".to_owned()),
            note: Some("受付は16時まで".to_owned()),
            facility: Some(DutyFacility { id: "a/b".to_owned(), location: Some(Location { lat: 34.3, lng: 137.8 }) }),
        }
    }

    #[test]
    fn a_card_says_first_whether_it_is_now() {
        let card = duty_card(Lang::Ja, &duty(DutyState::On, Some(("09:00", "17:00")))).into_string();
        let order = [
            "いま診ています",
            "17:00まで",
            "&lt;さくら&gt;医院",
            "内科",
            "桜町2-3",
            "16時まで",
            "tel:0000000012",
            "maps.gsi",
        ];
        let places: Vec<_> = order.iter().map(|part| card.find(part).expect(part)).collect();
        assert!(places.is_sorted(), "{card}");
        assert!(card.contains("href=\"/facilities/a%2Fb\""), "{card}");
    }

    #[test]
    fn hours_in_words() {
        let words = |state, hours| Text::join(Lang::Ja, &state_words(Lang::Ja, &duty(state, hours)), " ").plain();
        assert_eq!(words(DutyState::On, Some(("20:00", "06:00"))), "いま診ています 翌朝6:00まで");
        assert_eq!(words(DutyState::On, Some(("20:00", "24:00"))), "いま診ています 24:00まで");
        assert_eq!(words(DutyState::Later, Some(("20:00", "06:00"))), "20:00–翌6:00に診ます");
        assert_eq!(words(DutyState::Unknown, None), "時間は電話でお確かめください");
    }

    #[test]
    fn without_a_facility_nothing_is_linked() {
        let card = duty_card(Lang::Ja, &Duty { facility: None, ..duty(DutyState::Later, None) }).into_string();
        assert!(!card.contains("/facilities/") && !card.contains("maps.gsi") && card.contains("tel:"), "{card}");
    }
}
