use api::facilities::FacilityKind;
use api::hours::DateHours;
use maud::{Markup, html};

use crate::hours::{DayState, today_words};
use crate::lang::Lang;

/// The hours of today: sign, word and weight tell open, closed and unknown apart, not the colour alone.
pub fn today_state(lang: Lang, today: &DateHours, kind: FacilityKind) -> Markup {
    let state = DayState::of(&today.hours);
    html! {
        p.today-state data-state=(state.as_str()) {
            span aria-hidden="true" { (state.sign()) }
            span { (today_words(lang, today, kind)) }
        }
    }
}
