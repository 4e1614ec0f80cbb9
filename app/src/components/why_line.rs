use api::facilities::FacilitySummary;
use maud::{Markup, html};

use crate::lang::Lang;
use crate::reasons::why_words;

/// Why a facility is in a result, where the card does not show it by itself.
pub fn why_line(lang: Lang, facility: &FacilitySummary) -> Markup {
    html! { @if let Some(words) = why_words(lang, facility) { p.why { (words) } } }
}
