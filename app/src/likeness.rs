//! How much a record and a facility agree, item by item: told by a sign and words, from what the rule of joins has found.

use api::joins::{Join, JoinCandidate};

use crate::lang::Lang;
use crate::words::{Text, pro_joins as w};

/// How much two values agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    Same,
    Similar,
    Different,
    /// One of the two is not told.
    NotComparable,
}

impl Likeness {
    pub fn sign(self) -> &'static str {
        match self {
            Self::Same => "＝",
            Self::Similar => "≒",
            Self::Different => "≠",
            Self::NotComparable => "―",
        }
    }

    /// For the style sheet.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Similar => "similar",
            Self::Different => "different",
            Self::NotComparable => "not_comparable",
        }
    }
}

fn has(candidate: &JoinCandidate, reason: &str) -> bool {
    candidate.reasons.iter().any(|one| one == reason)
}

/// Of the names, without who runs it.
pub fn of_names(lang: Lang, candidate: &JoinCandidate) -> (Likeness, Text) {
    match candidate {
        one if has(one, "same_name") => (Likeness::Same, w::same(lang)),
        one if has(one, "name_contained") => (Likeness::Similar, w::contained(lang)),
        one if has(one, "similar_name") => (Likeness::Similar, w::similar(lang)),
        _ => (Likeness::Different, w::different(lang)),
    }
}

/// Of the addresses, as far as their numbers go.
pub fn of_addresses(lang: Lang, candidate: &JoinCandidate) -> (Likeness, Text) {
    match candidate {
        one if has(one, "same_block") => (Likeness::Same, w::same_block(lang)),
        one if has(one, "block_contained") => (Likeness::Similar, w::block_contained(lang)),
        one if has(one, "same_town") => (Likeness::Similar, w::same_town(lang)),
        one if has(one, "same_municipality") => (Likeness::Different, w::same_municipality(lang)),
        _ => (Likeness::Different, w::different(lang)),
    }
}

/// Of the telephone numbers, by their digits.
pub fn of_telephones(lang: Lang, record: &Join, candidate: &JoinCandidate) -> (Likeness, Text) {
    let is_told = record.telephone.is_some() && candidate.telephone.is_some();
    match candidate {
        // A care service of the facility may have answered the number.
        one if has(one, "same_telephone") => (Likeness::Same, w::same(lang)),
        _ if is_told => (Likeness::Different, w::different(lang)),
        _ => (Likeness::NotComparable, w::not_comparable(lang)),
    }
}

/// Why a record waits.
pub fn doubt_words(lang: Lang, doubt: &str) -> Text {
    match doubt {
        "several_facilities" => w::several_facilities(lang),
        "several_records" => w::several_records(lang),
        "chosen_is_gone" => w::chosen_is_gone(lang),
        _ => w::weak(lang),
    }
}

/// 医科, 歯科, 薬局
pub fn division_words(lang: Lang, division: &str) -> Text {
    match division {
        "dental" => w::dental(lang),
        "pharmacy" => w::pharmacy(lang),
        _ => w::medical(lang),
    }
}

#[cfg(test)]
pub mod tests {
    use api::facilities::FacilityKind;

    use super::*;

    pub fn candidate(telephone: Option<&str>, reasons: &[&str]) -> JoinCandidate {
        JoinCandidate {
            facility_id: "f1".to_owned(),
            kind: FacilityKind::Clinic,
            name: "みずうみ医院<b>".to_owned(),
            address: "高知県高知市桟橋通2丁目7-7".to_owned(),
            telephone: telephone.map(str::to_owned),
            reasons: reasons.iter().map(|reason| (*reason).to_owned()).collect(),
        }
    }

    pub fn record(telephone: Option<&str>) -> Join {
        Join {
            key: "3910000001".to_owned(),
            division: "medical".to_owned(),
            name: "湖の丘クリニック".to_owned(),
            address: "高知市桟橋通２－７－７".to_owned(),
            telephone: telephone.map(str::to_owned),
            as_of: "2025-10-01".to_owned(),
            functions: Vec::new(),
            verdict: "doubtful".to_owned(),
            doubt: Some("weak".to_owned()),
            candidates: Vec::new(),
            decided_at: None,
            decided_by: None,
        }
    }

    #[test]
    fn what_the_rule_has_found_is_told_of_each_item() {
        use Likeness::{Different, NotComparable, Same, Similar};
        for (reasons, names, addresses) in [
            (&["same_municipality", "same_block"][..], Different, Same),
            (&["same_name", "same_municipality"], Same, Different),
            (&["name_contained", "block_contained"], Similar, Similar),
            (&["similar_name", "same_town", "same_municipality"], Similar, Similar),
            (&["same_operator"], Different, Different),
        ] {
            let candidate = candidate(None, reasons);
            assert_eq!(of_names(Lang::Ja, &candidate).0, names, "{reasons:?}");
            assert_eq!(of_addresses(Lang::Ja, &candidate).0, addresses, "{reasons:?}");
        }
        for (ours, theirs, reasons, expected) in [
            (Some("1"), Some("1"), &["same_telephone"][..], Same),
            (Some("1"), None, &["same_telephone"], Same),
            (Some("1"), Some("2"), &[], Different),
            (None, Some("2"), &[], NotComparable),
            (Some("1"), None, &[], NotComparable),
        ] {
            let found = of_telephones(Lang::Ja, &record(ours), &candidate(theirs, reasons)).0;
            assert_eq!(found, expected, "{ours:?} {theirs:?} {reasons:?}");
        }
    }
}
