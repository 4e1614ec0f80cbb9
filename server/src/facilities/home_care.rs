//! What clinics have answered about home care: how long an answer holds, and how the index keeps it.

use api::home_care::{Answer, HomeCare, HomeCareItem, HomeCareMark, ITEMS, by_code, place};
use jiff::civil::Date;

pub use super::confirmations::needs_confirmation;
use super::document::AnswerPart;

/// An answer as the index keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The place of the item in [`ITEMS`].
    pub bit: u8,
    pub answer: Answer,
    pub confirmed_on: Option<Date>,
}

/// The answers of a facility for its page; `None` when there are none.
pub fn shown(answers: &[AnswerPart], today: Date) -> Option<HomeCare> {
    let item = |part: &AnswerPart| {
        let item = by_code(&part.code)?;
        let confirmed_on = part.confirmed_on.as_deref().and_then(|date| date.parse().ok());
        Some(HomeCareItem {
            code: item.code.to_owned(),
            group: item.group,
            name: item.official.to_owned(),
            answer: part.answer,
            note: part.note.clone(),
            confirmed_on: part.confirmed_on.clone(),
            confirmed_by: part.confirmed_by.clone(),
            needs_confirmation: needs_confirmation(confirmed_on, today),
        })
    };
    let items: Vec<HomeCareItem> = answers.iter().filter_map(item).collect();
    (!items.is_empty()).then_some(HomeCare { items })
}

/// What a list shows of the answers: what it can do, or may when asked.
pub fn listed(marks: &[Mark], today: Date) -> Vec<HomeCareMark> {
    let listed = marks.iter().filter_map(|mark| {
        Some(HomeCareMark {
            code: ITEMS.get(usize::from(mark.bit))?.code.to_owned(),
            answer: mark.answer,
            needs_confirmation: needs_confirmation(mark.confirmed_on, today),
        })
    });
    listed.collect()
}

/// The bits of items by their codes.
pub fn bits_of<T: AsRef<str>>(codes: &[T]) -> u64 {
    codes.iter().filter_map(|code| place(code.as_ref())).fold(0, |all, bit| all | 1 << bit)
}

/// Answers as one short text, `ventilator ask 2026-06-01;home_oxygen can`; what it cannot do is in no search and left
/// out.
pub fn write(answers: &[AnswerPart]) -> String {
    let positive = answers.iter().filter(|part| part.answer != Answer::Cannot);
    let words = positive.map(|part| {
        let date = part.confirmed_on.as_deref().map_or_else(String::new, |date| format!(" {date}"));
        format!("{} {}{date}", part.code, part.answer.as_str())
    });
    words.collect::<Vec<_>>().join(";")
}

/// Reads what [`write`] has written.
pub fn read(text: &str) -> Vec<Mark> {
    let mark = |part: &str| {
        let mut words = part.split(' ');
        let bit = u8::try_from(place(words.next()?)?).ok()?;
        let word = words.next()?;
        let answer = Answer::ALL.into_iter().find(|answer| answer.as_str() == word)?;
        Some(Mark { bit, answer, confirmed_on: words.next().and_then(|date| date.parse().ok()) })
    };
    text.split(';').filter_map(mark).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn answers() -> impl Strategy<Value = Vec<AnswerPart>> {
        let part = (proptest::sample::select(ITEMS), 0usize..3, proptest::option::of(1i8..28));
        proptest::collection::vec(part, 0..8).prop_map(|parts| {
            let part = |(item, answer, day): (api::home_care::Item, usize, Option<i8>)| AnswerPart {
                code: item.code.to_owned(),
                answer: Answer::ALL[answer],
                note: None,
                confirmed_on: day.map(|day| format!("2026-06-{day:02}")),
                confirmed_by: None,
            };
            parts.into_iter().map(part).collect()
        })
    }

    proptest! {
        #[test]
        fn marks_come_back(answers in answers()) {
            let marks = read(&write(&answers));
            let expected: Vec<Mark> = answers
                .iter()
                .filter(|part| part.answer != Answer::Cannot)
                .map(|part| Mark {
                    bit: place(&part.code).unwrap() as u8,
                    answer: part.answer,
                    confirmed_on: part.confirmed_on.as_deref().map(date),
                })
                .collect();
            prop_assert_eq!(marks, expected);
        }

        #[test]
        fn arbitrary_text_never_panics(text in "\\PC{0,60}") {
            let _ = read(&text);
        }
    }
}
