//! Why a facility is in a result, in one short sentence.

use api::facilities::{FacilityKind, FacilitySummary, NamedCode, Why};
use api::home_care::Answer;

use crate::lang::Lang;
use crate::offers::SHOWN;
use crate::words::{Text, department, function, home_care, results, service};

/// More would be read by nobody.
const MOST: usize = 2;

/// `名前に「公済」`, `住所に「桜町」・耳鼻いんこう科があります`: the strongest reasons that the
/// card does not show by itself. `None` when it shows them all.
pub fn why_words(lang: Lang, facility: &FacilitySummary) -> Option<Text> {
    let reasons = facility.why.iter().filter_map(|why| reason(lang, facility, why)).take(MOST);
    let reasons: Vec<_> = reasons.collect();
    (!reasons.is_empty()).then(|| Text::join(lang, &reasons, &results::between_reasons(lang).plain()))
}

fn reason(lang: Lang, facility: &FacilitySummary, why: &Why) -> Option<Text> {
    let is_care = facility.kind == FacilityKind::Care;
    Some(match why {
        Why::Name { words } => results::in_name(lang, words),
        Why::Reading { words } => results::in_reading(lang, words),
        Why::SimilarName { words } => results::similar_name(lang, words),
        Why::Address { words } => results::in_address(lang, words),
        Why::Telephone => results::telephone_matches(lang),
        Why::Department(of) if is_care || !is_on_card(&facility.departments, of) => {
            results::has(lang, department(lang, &of.code, &of.name))
        }
        Why::Service(of) if !is_care || !is_on_card(&facility.services, of) => {
            results::has(lang, service(lang, &of.code))
        }
        Why::Function { words } => results::mentions(lang, words),
        Why::Notified(of) => results::notified(lang, function(lang, &of.code)),
        Why::HomeCare(mark) if mark.answer == Answer::Ask => {
            home_care::answered_ask(lang, home_care::item(lang, &mark.code))
        }
        Why::HomeCare(mark) => home_care::answered(lang, home_care::item(lang, &mark.code)),
        // The card shows what it is, until when it is open, and how far away; a heading tells home from around.
        Why::Department(_)
        | Why::Service(_)
        | Why::Kind { .. }
        | Why::Distance { .. }
        | Why::OpenNow { .. }
        | Why::Home => return None,
    })
}

/// Whether it is among the few that a card names.
fn is_on_card(named: &[NamedCode], of: &NamedCode) -> bool {
    named.iter().take(SHOWN).any(|named| named.code == of.code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offers::example;

    fn words(why: Vec<Why>) -> Option<String> {
        let facility = FacilitySummary { why, ..example(FacilityKind::Hospital, &["1", "2", "3", "4", "5"], &["130"]) };
        why_words(Lang::Ja, &facility).map(|words| words.plain())
    }

    fn named(code: &str, name: &str) -> NamedCode {
        NamedCode { code: code.to_owned(), name: name.to_owned() }
    }

    #[test]
    fn every_reason_has_its_words() {
        let said = |words: &str| words.to_owned();
        let table = [
            (Why::Name { words: said("公済") }, Some("名前に「公済」")),
            (Why::Reading { words: said("こうさい") }, Some("読みがなに「こうさい」")),
            (Why::SimilarName { words: said("公剤") }, Some("「公剤」に似た名前")),
            (Why::Address { words: said("桜町") }, Some("住所に「桜町」")),
            (Why::Telephone, Some("電話番号が同じ")),
            (Why::Department(named("5", "耳鼻いんこう科")), Some("耳鼻いんこう科があります")),
            (Why::Department(named("4", "内科")), None),
            (Why::Service(named("130", "訪問看護")), Some("訪問看護があります")),
            (Why::Kind { kind: FacilityKind::Hospital }, None),
            (Why::Function { words: said("24時間") }, Some("「24時間」と書いてあります")),
            (
                Why::Notified(named("home_care_clinic", "在宅療養支援診療所")),
                Some("「在宅療養を支える診療所」の届出があります"),
            ),
            (Why::Distance { metres: 420 }, None),
            (Why::OpenNow { until: Some(said("09:30")) }, None),
            (Why::Home, None),
        ];
        for (why, expected) in table {
            assert_eq!(words(vec![why.clone()]).as_deref(), expected, "{why:?}");
        }
    }

    #[test]
    fn the_two_strongest_that_the_card_does_not_show() {
        let address = Why::Address { words: "桜町".to_owned() };
        let name = Why::Name { words: "<b>".to_owned() };
        let ear = Why::Department(named("5", "耳鼻いんこう科"));
        assert_eq!(
            words(vec![Why::Department(named("1", "")), Why::Home, ear.clone(), address.clone()]).as_deref(),
            Some("耳鼻いんこう科があります・住所に「桜町」")
        );
        assert_eq!(words(vec![name, ear, address]).as_deref(), Some("名前に「<b>」・耳鼻いんこう科があります"));
        assert_eq!(words(Vec::new()), None);
    }
}
