//! What a facility offers, in one line of a list.

use api::activities::ActivitySummary;
use api::facilities::{FacilityKind, FacilitySummary};

use crate::lang::Lang;
use crate::words::{Text, activities, department, facility as words, service};

/// More than these are counted only.
pub const SHOWN: usize = 4;

/// `内科・小児科・外科・皮膚科 ほか12`; of an activity `毎週火曜 10:00〜11:30　費用：無料`. `None` where there is nothing to say: a pharmacy has no departments.
pub fn offers_words(lang: Lang, facility: &FacilitySummary) -> Option<Text> {
    if let Some(activity) = &facility.activity {
        return activity_words(lang, activity);
    }
    let named = match facility.kind {
        FacilityKind::Care => &facility.services,
        _ => &facility.departments,
    };
    let names = named.iter().take(SHOWN).map(|named| match facility.kind {
        FacilityKind::Care => service(lang, &named.code),
        _ => department(lang, &named.code, &named.name),
    });
    let names: Vec<_> = names.collect();
    if names.is_empty() {
        return matches!(facility.kind, FacilityKind::Hospital | FacilityKind::Clinic)
            .then(|| words::departments_not_known(lang));
    }
    let first = Text::join(lang, &names, if lang == Lang::En { ", " } else { "・" });
    Some(match named.len().saturating_sub(SHOWN) {
        0 => first,
        rest => words::and_others(lang, first, rest),
    })
}

fn activity_words(lang: Lang, activity: &ActivitySummary) -> Option<Text> {
    let published = |words: &Option<String>| words.as_deref().map(|words| Text::published(lang, words));
    match (published(&activity.when), published(&activity.cost)) {
        (Some(when), Some(cost)) => Some(activities::when_and_cost(lang, when, cost)),
        (Some(when), None) => Some(when),
        (None, Some(cost)) => Some(activities::only_cost(lang, cost)),
        (None, None) => None,
    }
}

/// A facility with these codes, for tests.
#[cfg(test)]
pub fn example(kind: FacilityKind, departments: &[&str], services: &[&str]) -> FacilitySummary {
    use api::facilities::NamedCode;
    use api::hours::{DateHours, Day, DayHours, OpenState, UnknownBecause};

    let named = |codes: &[&str]| -> Vec<NamedCode> {
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
        functions: Vec::new(),
        home_care: Vec::new(),
        activity: None,
        visiting: None,
        today: DateHours { date: "2026-11-20".to_owned(), day: Day::Friday, hours: DayHours::Unknown },
        open: OpenState::Unknown { because: UnknownBecause::Hours },
        distance: None,
        closed_on: None,
        why: Vec::new(),
        together: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_are_named_and_the_rest_counted() {
        let words = |kind, departments: &[&str], services: &[&str]| {
            offers_words(Lang::Ja, &example(kind, departments, services)).map(|words| words.plain())
        };
        assert_eq!(words(FacilityKind::Clinic, &["内科", "外科"], &[]).as_deref(), Some("内科・外科"));
        assert_eq!(
            words(FacilityKind::Hospital, &["a", "b", "c", "d", "e", "f"], &[]).as_deref(),
            Some("a・b・c・d ほか2")
        );
        assert_eq!(words(FacilityKind::Care, &[], &["130"]).as_deref(), Some("訪問看護"));
        assert_eq!(words(FacilityKind::Clinic, &[], &[]).as_deref(), Some("診療科目は未確認です"));
        assert_eq!(words(FacilityKind::Pharmacy, &[], &[]), None);
    }

    #[test]
    fn an_activity_tells_when_it_is_and_what_it_costs() {
        let words = |when: Option<&str>, cost: Option<&str>| {
            let activity = ActivitySummary { when: when.map(str::to_owned), cost: cost.map(str::to_owned) };
            let summary = FacilitySummary { activity: Some(activity), ..example(FacilityKind::Salon, &[], &[]) };
            offers_words(Lang::Ja, &summary).map(|words| words.plain())
        };
        assert_eq!(words(Some("毎週火曜"), Some("200円")).as_deref(), Some("毎週火曜　費用：200円"));
        assert_eq!(words(Some("毎週火曜"), None).as_deref(), Some("毎週火曜"));
        assert_eq!(words(None, Some("無料")).as_deref(), Some("費用：無料"));
        assert_eq!(words(None, None), None);
    }
}
