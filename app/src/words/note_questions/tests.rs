use std::collections::BTreeSet;

use note::questions::{CHAPTERS, Field, FieldKind, Kind, Question};

use super::*;

/// Every line that the question needs, and under which key of its chapter it may stand instead.
fn needed(question: &Question) -> Vec<(&'static str, String)> {
    let mut parts = vec![String::new(), ":about".to_owned(), ":example".to_owned()];
    match question.kind {
        Kind::Choice(values) | Kind::Choices(values) => parts.extend(values.iter().map(|value| format!("={value}"))),
        Kind::Scale => parts.extend((1..=5).map(|step| format!("={step}"))),
        Kind::Words => {}
        Kind::Fields(fields) => parts.extend(fields.iter().flat_map(needed_of)),
        Kind::Entries(fields) => {
            parts.extend([":entry".to_owned(), ":add".to_owned()]);
            parts.extend(fields.iter().flat_map(needed_of));
        }
    }
    if question.is_treatment() {
        parts.extend([":can", ":cannot", ":living"].map(str::to_owned));
    }
    parts.into_iter().map(|part| (question.id, part)).collect()
}

fn needed_of(field: &Field) -> Vec<String> {
    let values: &[&str] = match field.kind {
        FieldKind::Choice(values) | FieldKind::Choices(values) => values,
        // Nobody sees the id of a facility.
        FieldKind::Facility => return Vec::new(),
        _ => &[],
    };
    let name = format!(".{}", field.name);
    let values = values.iter().map(|value| format!("{name}={value}"));
    values.chain([name.clone()]).collect()
}

#[test]
fn everything_the_note_asks_has_its_words() {
    for chapter in CHAPTERS {
        let of_chapter = [(chapter.id, String::new()), (chapter.id, ":about".to_owned())];
        let of_questions = chapter.questions.iter().flat_map(needed);
        for (id, part) in of_chapter.into_iter().chain(of_questions) {
            for lang in Lang::ALL {
                let words = find(lang, id, &part).map(|words| words.plain()).unwrap_or_default();
                assert!(!words.trim().is_empty(), "{lang:?} {id}{part}");
            }
        }
    }
}

#[test]
fn no_line_is_left_over_or_said_twice() {
    let mut keys = BTreeSet::new();
    for (key, _) in PARTS.into_iter().flatten() {
        assert!(keys.insert(*key), "{key} stands there twice");
    }
    for chapter in CHAPTERS {
        keys.remove(chapter.id);
        for part in [":about", "=undecided", "=undecided:about"] {
            keys.remove(format!("{}{part}", chapter.id).as_str());
        }
        for question in chapter.questions {
            for (id, part) in needed(question) {
                let own = format!("{id}{part}");
                let shared = format!("{}{part}", chapter.id);
                for key in [own, shared] {
                    keys.remove(key.as_str());
                    keys.remove(format!("{key}:about").as_str());
                }
            }
            keys.remove(format!("{}:note", question.id).as_str());
        }
    }
    assert!(keys.is_empty(), "nothing asks for {keys:?}");
}

#[test]
fn what_questions_share_is_said_once_and_never_for_a_question_itself() {
    let said = |of, part| find(Lang::Ja, of, part).map(|words| words.plain());
    assert_eq!(said("supporters.dentist", ".telephone").as_deref(), Some("電話番号"));
    assert_eq!(said("care.drip", "=wish"), said("care.dialysis", "=wish"));
    let left_open = |of| left_open(Lang::Ja, of).map(|words| words.plain());
    assert_eq!(left_open("care.drip"), ["まだ決めない・わからない", "決めないことも、立派な答えです"]);
    assert_eq!(left_open("supporters.dentist"), ["いない・いまは書かない", "あとから、いつでも書けます"]);
    assert_eq!(said("care.nothing", ""), None);
    assert_eq!(said("care.nothing", ":about"), None);
    assert_eq!(of(Lang::Ja, "care.nothing", "").plain(), "care.nothing");
}

#[test]
fn an_example_says_that_it_is_one() {
    for question in note::questions::all() {
        for (lang, begins) in [(Lang::Ja, "例："), (Lang::Easy, "例："), (Lang::En, "Example: ")] {
            let example = of(lang, question.id, ":example").plain();
            assert!(example.starts_with(begins), "{example}");
        }
    }
}
