//! What is told of a facility, in sentences. What a source does not tell is never told as "no".

use api::facilities::{CareService, FacilityKind};
use api::sources::SourceDate;

use crate::dates::date_words;

/// For what a source does not publish.
pub const NOT_PUBLISHED: &str = "公表されていません";

/// A facility that its source does not list any more.
pub fn closed_words(date: &str) -> String {
    format!("{}より後の公表データに載っていません（閉院・廃止の可能性があります）", date_words(date))
}

/// 病床: `None` where beds say nothing about such a place and nothing is reported.
pub fn beds_words(kind: FacilityKind, beds: Option<u32>) -> Option<String> {
    match (kind, beds) {
        (
            FacilityKind::Pharmacy | FacilityKind::Care | FacilityKind::Dental | FacilityKind::Maternity,
            None | Some(0),
        ) => None,
        (_, Some(0)) => Some("0床（入院はできないと届け出ています）".to_owned()),
        (_, Some(beds)) => Some(format!("{beds}床")),
        (_, None) => Some("未確認".to_owned()),
    }
}

/// 出典: every source with its date. It says when it was published, not that anybody confirmed it.
pub fn source_words(sources: &[SourceDate]) -> String {
    let sources: Vec<_> =
        sources.iter().map(|source| format!("{}（{}時点）", source.title, date_words(&source.as_of))).collect();
    match sources.is_empty() {
        true => "出典：未確認".to_owned(),
        false => format!("出典：{}", sources.join("、")),
    }
}

/// `平日・土曜日`, with what is published beside it.
pub fn service_days_words(service: &CareService) -> String {
    match (service.days.is_empty(), service.days_note.as_deref()) {
        (true, None) => "未確認".to_owned(),
        (true, Some(note)) => note.to_owned(),
        (false, None) => service.days.join("・"),
        (false, Some(note)) => format!("{}（{note}）", service.days.join("・")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beds_not_reported_are_not_zero() {
        assert_eq!(beds_words(FacilityKind::Hospital, None).as_deref(), Some("未確認"));
        assert_eq!(beds_words(FacilityKind::Clinic, Some(19)).as_deref(), Some("19床"));
        assert_eq!(beds_words(FacilityKind::Clinic, Some(0)).as_deref(), Some("0床（入院はできないと届け出ています）"));
        assert_eq!(beds_words(FacilityKind::Pharmacy, None), None);
        assert_eq!(beds_words(FacilityKind::Maternity, Some(3)).as_deref(), Some("3床"));
    }

    #[test]
    fn sources_have_their_date() {
        let source = |title: &str| SourceDate {
            dataset: String::new(),
            title: title.to_owned(),
            as_of: "2026-06-01".to_owned(),
        };
        assert_eq!(source_words(&[source("医療情報ネット 診療所")]), "出典：医療情報ネット 診療所（2026年6月1日時点）");
        assert_eq!(source_words(&[]), "出典：未確認");
    }

    #[test]
    fn days_of_a_service() {
        let service = |days: &[&str], note: Option<&str>| CareService {
            code: "130".to_owned(),
            name: String::new(),
            telephone: None,
            days: days.iter().map(|&day| day.to_owned()).collect(),
            days_note: note.map(str::to_owned),
            capacity: None,
        };
        assert_eq!(service_days_words(&service(&[], None)), "未確認");
        assert_eq!(service_days_words(&service(&["平日", "土曜日"], None)), "平日・土曜日");
        assert_eq!(service_days_words(&service(&["平日"], Some("年末年始は休み"))), "平日（年末年始は休み）");
    }
}
