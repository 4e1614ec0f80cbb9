//! Who has confirmed what is shown of a facility, field by field, and whether that still holds.
//!
//! A confirmation is kept with a fingerprint of what was shown when it was taken in. Newer published data changes what is
//! shown, never the date: where the two differ, the confirmation is of something else than residents read.

mod confirm;
pub mod store;

use api::confirmations::{CONFIRMED_FOR_DAYS, Confirmation, ConfirmedField};
use jiff::civil::Date;
use serde_json::json;

use super::document::{AnswerPart, Document};
use super::opening::week;
use crate::import::fingerprint;
pub use confirm::{ConfirmError, confirm, confirm_shown};
pub use store::Confirmed;

/// The answers on home care that say whether somebody comes to people's homes.
const VISITS: [&str; 3] = ["home_visits", "house_call", "night_calls"];

/// Whether something has to be confirmed again: nobody knows when it was, or it is more than 180 days ago. A day that is
/// yet to come is a slip of the pen.
pub fn needs_confirmation(confirmed_on: Option<Date>, today: Date) -> bool {
    let age = confirmed_on.and_then(|date| today.since(date).ok()).map(|span| i64::from(span.get_days()));
    age.is_none_or(|days| !(0..=CONFIRMED_FOR_DAYS).contains(&days))
}

/// The confirmations of every field, in their order. `own` are those that are kept of the facility.
///
/// Answers on home care carry dates of their own, which confirm nothing but themselves: `home_visits` is as new as the
/// newer of its own confirmation and the newest answer on visits.
pub fn shown(document: &Document, own: &[Confirmed], today: Date) -> Vec<Confirmation> {
    let confirmation = |field: ConfirmedField| {
        let own = own.iter().find(|confirmed| confirmed.field == field);
        let answered = (field == ConfirmedField::HomeVisits).then(|| newest_answer(document)).flatten();
        let (on, by, changed_since) = match (own, answered) {
            (Some(own), answered) if answered.is_none_or(|(on, _)| own.on.as_str() >= on) => {
                (Some(own.on.clone()), Some(own.by.clone()), own.fingerprint != of_shown(document, field))
            }
            (_, Some((on, by))) => (Some(on.to_owned()), by.map(str::to_owned), false),
            _ => (None, None, false),
        };
        let date = on.as_deref().and_then(|on| on.parse().ok());
        Confirmation {
            field,
            confirmed_on: on,
            confirmed_by: by,
            changed_since,
            needs_confirmation: changed_since || needs_confirmation(date, today),
        }
    };
    ConfirmedField::ALL.map(confirmation).to_vec()
}

/// The fingerprint of what is shown of a field. The document has its newest series first.
pub fn of_shown(document: &Document, field: ConfirmedField) -> String {
    let shown = match field {
        ConfirmedField::Hours => {
            let departments = document.departments();
            let departments: Vec<_> =
                departments.iter().map(|part| json!([part.code, part.hours, part.reception])).collect();
            let services: Vec<_> = document
                .services()
                .values()
                .flatten()
                .map(|office| json!([office.service, office.days, office.days_note]))
                .collect();
            let told = document.other_closed();
            let note = document.hours_note();
            json!([week::week(document), told, note, departments, services])
        }
        // However it is written.
        ConfirmedField::Telephone => {
            let number = document.telephone().unwrap_or_default();
            json!(number.chars().filter(char::is_ascii_digit).collect::<String>())
        }
        ConfirmedField::HomeVisits => {
            let answers: Vec<_> = visits(document).map(|part| json!([part.code, part.answer, part.note])).collect();
            let area = document.service_area().map(|(_, sheet)| &sheet.parts);
            json!([answers, area])
        }
        ConfirmedField::Functions => {
            let functions = document.functions().into_iter();
            json!(functions.map(|(function, since)| json!([function.code, since])).collect::<Vec<_>>())
        }
    };
    fingerprint(&shown.to_string())
}

fn visits(document: &Document) -> impl Iterator<Item = &AnswerPart> {
    document.answers().iter().filter(|part| VISITS.contains(&part.code.as_str()))
}

/// Day and name of the newest answer on visits.
fn newest_answer(document: &Document) -> Option<(&str, Option<&str>)> {
    let dated = visits(document).filter_map(|part| Some((part.confirmed_on.as_deref()?, part.confirmed_by.as_deref())));
    dated.max_by_key(|(on, _)| *on)
}

#[cfg(test)]
mod tests {
    use api::home_care::Answer;

    use super::*;
    use crate::facilities::document::{AnswerSheet, Content, Institution, Part};

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_confirmation_holds_for_180_days() {
        let today = date("2026-11-20");
        assert!(!needs_confirmation(Some(today), today));
        assert!(!needs_confirmation(Some(date("2026-05-24")), today));
        assert!(needs_confirmation(Some(date("2026-05-23")), today));
        assert!(needs_confirmation(Some(date("2026-11-21")), today));
        assert!(needs_confirmation(None, today));
    }

    fn document(telephone: &str, answered: &[(&str, Answer, &str)]) -> Document {
        let institution = Institution { telephone: Some(telephone.to_owned()), ..Institution::default() };
        let answer = |(code, answer, on): &(&str, Answer, &str)| AnswerPart {
            code: (*code).to_owned(),
            answer: *answer,
            note: None,
            confirmed_on: Some((*on).to_owned()),
            confirmed_by: Some("医師会".to_owned()),
        };
        let sheet = AnswerSheet { answers: answered.iter().map(answer).collect(), ..AnswerSheet::default() };
        let part = |dataset: &str, content| Part { dataset: dataset.to_owned(), gone_on: None, stated: None, content };
        Document {
            parts: vec![
                part("iryo.clinic", Content::Institution(institution)),
                part("home_care", Content::Answers(sheet)),
            ],
        }
    }

    fn confirmed(field: ConfirmedField, on: &str, of: &Document) -> Confirmed {
        Confirmed { field, on: on.to_owned(), by: "市".to_owned(), fingerprint: of_shown(of, field) }
    }

    fn told(
        document: &Document,
        own: &[Confirmed],
        field: ConfirmedField,
    ) -> (Option<String>, Option<String>, bool, bool) {
        let all = shown(document, own, date("2026-11-20"));
        assert_eq!(all.iter().map(|one| one.field).collect::<Vec<_>>(), ConfirmedField::ALL);
        let one = all.into_iter().find(|one| one.field == field).unwrap();
        (one.confirmed_on, one.confirmed_by, one.changed_since, one.needs_confirmation)
    }

    fn is(on: &str, by: &str, changed: bool, needs: bool) -> (Option<String>, Option<String>, bool, bool) {
        (Some(on.to_owned()), Some(by.to_owned()), changed, needs)
    }

    #[test]
    fn what_is_shown_and_what_was_confirmed() {
        use ConfirmedField::{Hours, Telephone};
        let then = document("00-0000-0001", &[]);
        let own = [confirmed(Telephone, "2026-06-01", &then)];
        assert_eq!(told(&then, &own, Telephone), is("2026-06-01", "市", false, false));
        assert_eq!(told(&document("00（0000）0001", &[]), &own, Telephone), is("2026-06-01", "市", false, false));
        assert_eq!(told(&document("00-0000-0002", &[]), &own, Telephone), is("2026-06-01", "市", true, true));
        assert_eq!(told(&then, &own, Hours), (None, None, false, true));
        let old = [confirmed(Telephone, "2026-05-23", &then)];
        assert_eq!(told(&then, &old, Telephone), is("2026-05-23", "市", false, true));
    }

    #[test]
    fn visits_are_confirmed_by_their_answers_too() {
        use ConfirmedField::{Functions, HomeVisits};
        let answers = [
            ("home_visits", Answer::Can, "2026-06-01"),
            ("house_call", Answer::Ask, "2026-07-01"),
            ("ventilator", Answer::Can, "2026-09-01"),
        ];
        let then = document("1", &answers);
        assert_eq!(told(&then, &[], HomeVisits), is("2026-07-01", "医師会", false, false));
        assert_eq!(told(&then, &[], Functions), (None, None, false, true));
        let newer = [confirmed(HomeVisits, "2026-08-01", &then)];
        assert_eq!(told(&then, &newer, HomeVisits), is("2026-08-01", "市", false, false));
        // The answer is another now, and says itself when it was given.
        let mut changed = answers;
        changed[0].1 = Answer::Cannot;
        assert_eq!(told(&document("1", &changed), &newer, HomeVisits), is("2026-08-01", "市", true, true));
        changed[0].2 = "2026-10-01";
        assert_eq!(told(&document("1", &changed), &newer, HomeVisits), is("2026-10-01", "医師会", false, false));
    }
}
