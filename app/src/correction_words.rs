//! What the codes of a report mean in words.

use api::corrections::CorrectionStatus;
use api::facilities::FacilityKind;

use crate::lang::Lang;
use crate::words::{self, Text, correction, report as w};

/// What is wrong.
pub fn wrong_words(lang: Lang, code: &str) -> Text {
    match code {
        "telephone" => w::wrong_telephone(lang),
        "hours" => w::wrong_hours(lang),
        "address" => w::wrong_address(lang),
        "services" => w::wrong_services(lang),
        "closed" => w::wrong_closed(lang),
        _ => w::wrong_other(lang),
    }
}

/// What a new resource is.
pub fn resource_kind_words(lang: Lang, code: &str) -> Text {
    match (code, FacilityKind::parse(code)) {
        ("care", _) => words::find::care_services(lang),
        ("salon", _) => w::kind_salon(lang),
        ("dementia_cafe", _) => w::kind_dementia_cafe(lang),
        ("gathering", _) => w::kind_gathering(lang),
        ("watch_over", _) => w::kind_watch_over(lang),
        ("transport", _) => w::kind_transport(lang),
        ("meal_delivery", _) => w::kind_meal_delivery(lang),
        (_, Some(kind)) => words::kind(lang, kind),
        _ => w::kind_other(lang),
    }
}

/// What became of a report.
pub fn status_words(lang: Lang, status: CorrectionStatus) -> Text {
    match status {
        CorrectionStatus::Received => correction::waiting(lang),
        CorrectionStatus::Accepted => correction::accepted(lang),
        CorrectionStatus::Rejected => correction::rejected(lang),
    }
}

/// Who reports.
pub fn relation_words(lang: Lang, code: &str) -> Text {
    match code {
        "staff" => w::relation_staff(lang),
        "visitor" => w::relation_visitor(lang),
        "professional" => w::relation_professional(lang),
        _ => w::relation_other(lang),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use api::corrections::{RELATIONS, RESOURCE_KINDS, WRONG};

    use super::*;

    #[test]
    fn every_code_has_words_of_its_own() {
        for lang in Lang::ALL {
            let distinct = |words: Vec<Text>| words.iter().map(Text::plain).collect::<BTreeSet<_>>().len();
            assert_eq!(distinct(WRONG.map(|code| wrong_words(lang, code)).to_vec()), WRONG.len());
            assert_eq!(distinct(RELATIONS.map(|code| relation_words(lang, code)).to_vec()), RELATIONS.len());
            let kinds = RESOURCE_KINDS.map(|code| resource_kind_words(lang, code)).to_vec();
            assert_eq!(distinct(kinds), RESOURCE_KINDS.len());
        }
    }
}
