//! What is told of a facility, in sentences. What a source does not tell is never told as "no".

use api::facilities::{CareService, FacilityKind};
use api::hours::Closure;

use crate::dates::date_words;
use crate::lang::Lang;
use crate::words::{Text, facility as words};

/// A facility that its source does not list any more.
pub fn closed_words(lang: Lang, date: &str) -> Text {
    words::closed(lang, date_words(lang, date))
}

/// 臨時休診: the days, and why or which part of them.
pub fn closure_words(lang: Lang, closure: &Closure) -> Text {
    let Closure { from, until, is_partly, words: why } = closure;
    let first = date_words(lang, from);
    let days = if from == until { first } else { words::from_until(lang, first, date_words(lang, until)) };
    let days = if why.is_empty() { days } else { words::days_and_why(lang, days, why) };
    if *is_partly { words::partly_closed(lang, days) } else { words::closure(lang, days) }
}

/// 病床: `None` where beds say nothing about such a place and nothing is reported.
pub fn beds_words(lang: Lang, kind: FacilityKind, beds: Option<u32>) -> Option<Text> {
    let has_usually = matches!(kind, FacilityKind::Hospital | FacilityKind::Clinic);
    match (has_usually, beds) {
        (false, None | Some(0)) => None,
        (_, Some(0)) => Some(words::no_beds(lang)),
        (_, Some(beds)) => Some(words::beds_count(lang, beds)),
        (_, None) => Some(words::not_known(lang)),
    }
}

/// `平日・土曜日`, with what is published beside it.
pub fn service_days_words(lang: Lang, service: &CareService) -> Text {
    let days: Vec<_> = service.days.iter().map(|day| service_day(lang, day)).collect();
    let days = Text::join(lang, &days, if lang == Lang::En { ", " } else { "・" });
    match (service.days.is_empty(), service.days_note.as_deref()) {
        (true, None) => words::not_known(lang),
        (true, Some(note)) => Text::published(lang, note),
        (false, None) => days,
        (false, Some(note)) => words::days_and_note(lang, days, note),
    }
}

/// The four words in which 介護サービス情報公表システム publishes days.
fn service_day(lang: Lang, published: &str) -> Text {
    match published {
        "平日" => words::weekdays(lang),
        "土曜日" => words::saturdays(lang),
        "日曜日" => words::sundays(lang),
        "祝日" => words::holidays(lang),
        other => Text::published(lang, other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beds_not_reported_are_not_zero() {
        let words = |kind, beds| beds_words(Lang::Ja, kind, beds).map(|words| words.plain());
        assert_eq!(words(FacilityKind::Hospital, None).as_deref(), Some("未確認"));
        assert_eq!(words(FacilityKind::Clinic, Some(19)).as_deref(), Some("19床"));
        assert_eq!(words(FacilityKind::Clinic, Some(0)).as_deref(), Some("0床（入院はできないと届け出ています）"));
        assert_eq!(words(FacilityKind::Pharmacy, None), None);
        assert_eq!(words(FacilityKind::Maternity, Some(3)).as_deref(), Some("3床"));
    }

    #[test]
    fn days_of_a_service() {
        let words = |days: &[&str], note: Option<&str>| {
            let service = CareService {
                code: "130".to_owned(),
                name: String::new(),
                telephone: None,
                days: days.iter().map(|&day| day.to_owned()).collect(),
                days_note: note.map(str::to_owned),
                capacity: None,
            };
            Lang::ALL.map(|lang| service_days_words(lang, &service).plain())
        };
        assert_eq!(words(&[], None), ["未確認", "わかりません", "Not confirmed"]);
        assert_eq!(words(&["平日", "土曜日"], None)[0], "平日・土曜日");
        assert_eq!(words(&["平日", "土曜日"], None)[2], "Weekdays, Saturdays");
        assert_eq!(words(&["平日"], Some("年末年始は休み"))[0], "平日（年末年始は休み）");
    }
}
