use api::facilities::FacilityKind;
use api::hours::OpenState;
use maud::{Markup, html};

use crate::hours::{OpenSign, open_words};
use crate::lang::Lang;

/// Whether it is open: sign, word and weight tell open, closed and unknown apart, not the colour alone.
/// `today`: `2026-11-20`, the day of which the times need no date.
pub fn open_state(lang: Lang, open: &OpenState, today: &str, kind: FacilityKind) -> Markup {
    let state = OpenSign::of(open);
    html! {
        p.open-state data-state=(state.as_str()) {
            span aria-hidden="true" { (state.sign()) }
            span { (open_words(lang, open, today, kind)) }
        }
    }
}
