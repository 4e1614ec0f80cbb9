//! What a facility offers, in one line of a list.

use api::facilities::{FacilityKind, FacilitySummary};

use crate::finder::service_words;

/// More than these are counted only.
const SHOWN: usize = 4;

/// `内科・小児科・外科・皮膚科 ほか12`. `None` where there is nothing to say: a pharmacy has no departments.
pub fn offers_words(facility: &FacilitySummary) -> Option<String> {
    let names: Vec<String> = match facility.kind {
        FacilityKind::Care => facility.services.iter().map(|service| service_words(&service.code)).collect(),
        _ => facility.departments.iter().map(|department| department.name.clone()).collect(),
    };
    if names.is_empty() {
        return matches!(facility.kind, FacilityKind::Hospital | FacilityKind::Clinic)
            .then(|| "診療科目は未確認です".to_owned());
    }
    let first = names.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join("・");
    let rest = names.len().saturating_sub(SHOWN);
    Some(if rest == 0 { first } else { format!("{first} ほか{rest}") })
}

#[cfg(test)]
mod tests {
    use api::facilities::NamedCode;
    use api::hours::{DateHours, Day, DayHours};

    use super::*;

    fn facility(kind: FacilityKind, departments: &[&str], services: &[&str]) -> FacilitySummary {
        let named = |codes: &[&str]| {
            codes.iter().map(|&code| NamedCode { code: code.to_owned(), name: code.to_owned() }).collect()
        };
        FacilitySummary {
            id: String::new(),
            kind,
            name: String::new(),
            address: String::new(),
            location: None,
            telephone: None,
            departments: named(departments),
            services: named(services),
            today: DateHours { date: "2026-11-20".to_owned(), day: Day::Friday, hours: DayHours::Unknown },
            distance: None,
            closed_on: None,
        }
    }

    #[test]
    fn a_few_are_named_and_the_rest_counted() {
        let words =
            |kind, departments: &[&str], services: &[&str]| offers_words(&facility(kind, departments, services));
        assert_eq!(words(FacilityKind::Clinic, &["内科", "外科"], &[]).as_deref(), Some("内科・外科"));
        assert_eq!(
            words(FacilityKind::Hospital, &["a", "b", "c", "d", "e", "f"], &[]).as_deref(),
            Some("a・b・c・d ほか2")
        );
        assert_eq!(words(FacilityKind::Care, &[], &["130"]).as_deref(), Some("訪問看護"));
        assert_eq!(words(FacilityKind::Clinic, &[], &[]).as_deref(), Some("診療科目は未確認です"));
        assert_eq!(words(FacilityKind::Pharmacy, &[], &[]), None);
    }
}
