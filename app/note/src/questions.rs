//! What the note asks: chapters and their questions. Every word of them stands in the pages; here are only names.
//!
//! An answer is a map from names of fields to text, whatever the kind of the question, so that a form, a merge and an
//! export need no knowledge of single questions. Names never change once they are released: notes hold them.

/// A chapter and its questions, in the order in which they are asked.
#[derive(Debug)]
pub struct Chapter {
    pub id: &'static str,
    pub questions: &'static [Question],
}

#[derive(Debug)]
pub struct Question {
    /// `chapter.question`
    pub id: &'static str,
    pub kind: Kind,
}

/// What can be answered. Beside `chosen` a question takes `words` (one's own) and `reason`. Whoever leaves it open says so:
/// `undecided` among what is `chosen`, else the field `undecided` = `yes`.
#[derive(Debug)]
pub enum Kind {
    /// Field `chosen`: one of these.
    Choice(&'static [&'static str]),
    /// Field `chosen`: any of these, names divided by blanks.
    Choices(&'static [&'static str]),
    /// Field `chosen`: `1` to `5`.
    Scale,
    /// Field `words` only.
    Words,
    /// These fields, once.
    Fields(&'static [Field]),
    /// Any number of entries, each with these fields and a name of its own: `chapter.question/entry`.
    Entries(&'static [Field]),
}

#[derive(Debug)]
pub struct Field {
    pub name: &'static str,
    pub kind: FieldKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    Line,
    Lines,
    Telephone,
    /// `2026-11-22`, or what the person typed where it is no date.
    Date,
    /// One of these.
    Choice(&'static [&'static str]),
    /// Any of these, names divided by blanks.
    Choices(&'static [&'static str]),
    /// The id of a facility of the finder; the page fills name, telephone and address from it.
    Facility,
}

use FieldKind::{Date, Facility, Line, Lines, Telephone};

const fn field(name: &'static str, kind: FieldKind) -> Field {
    Field { name, kind }
}

const fn question(id: &'static str, kind: Kind) -> Question {
    Question { id, kind }
}

/// Who looks after me: the same for every profession.
const SUPPORTER: &[Field] = &[
    field("facility", Facility),
    field("name", Line),
    field("person", Line),
    field("telephone", Telephone),
    field("night_telephone", Telephone),
    field("address", Line),
    field("remarks", Lines),
];

/// What can be answered to a treatment.
const TREATMENT_ANSWERS: &[&str] = &["wish", "try", "not_wish", "leave_to_proxy"];
/// It cannot be tried for a while.
const RESUSCITATION_ANSWERS: &[&str] = &["wish", "not_wish", "leave_to_proxy"];

/// A treatment: each is explained before it is asked.
const TREATMENT: Kind = Kind::Choice(TREATMENT_ANSWERS);

impl Question {
    /// Whether it is answered in fields that have names of their own.
    pub fn has_fields(&self) -> bool {
        matches!(self.kind, Kind::Entries(_) | Kind::Fields(_))
    }

    /// Whether it asks about a treatment: what that can do and cannot do is said first.
    pub fn is_treatment(&self) -> bool {
        matches!(self.kind, Kind::Choice(answers) if answers == TREATMENT_ANSWERS || answers == RESUSCITATION_ANSWERS)
    }
}

pub const CHAPTERS: &[Chapter] = &[
    Chapter {
        id: "me",
        questions: &[
            question(
                "me.name",
                Kind::Fields(&[
                    field("name", Line),
                    field("reading", Line),
                    field("called", Line),
                    field("birthday", Date),
                    field("address", Line),
                    field("telephone", Telephone),
                ]),
            ),
            question("me.life", Kind::Words),
            question("me.living", Kind::Words),
        ],
    },
    Chapter {
        id: "values",
        questions: &[
            question("values.day", Kind::Words),
            question(
                "values.important",
                Kind::Choices(&[
                    "family_time",
                    "home",
                    "no_pain",
                    "toilet_myself",
                    "eating",
                    "talking",
                    "role",
                    "faith",
                    "no_burden",
                    "calm",
                ]),
            ),
            question("values.worries", Kind::Words),
            question("values.length", Kind::Scale),
        ],
    },
    Chapter {
        id: "body",
        questions: &[
            question(
                "body.illnesses",
                Kind::Entries(&[field("name", Line), field("since", Line), field("where", Line)]),
            ),
            question("body.medicines", Kind::Entries(&[field("name", Line), field("use", Line)])),
            question("body.allergies", Kind::Entries(&[field("what", Line), field("reaction", Line)])),
            question(
                "body.devices",
                Kind::Choices(&[
                    "pacemaker",
                    "oxygen",
                    "ventilator",
                    "gastrostomy",
                    "stoma",
                    "catheter",
                    "dialysis",
                    "hearing_aid",
                    "dentures",
                ]),
            ),
            question("body.papers", Kind::Fields(&[field("medicine_book", Line), field("insurance_card", Line)])),
        ],
    },
    Chapter {
        id: "supporters",
        questions: &[
            question("supporters.doctor", Kind::Entries(SUPPORTER)),
            question("supporters.dentist", Kind::Entries(SUPPORTER)),
            question("supporters.pharmacy", Kind::Entries(SUPPORTER)),
            question("supporters.visiting_nurse", Kind::Entries(SUPPORTER)),
            question("supporters.care_manager", Kind::Entries(SUPPORTER)),
            question("supporters.others", Kind::Entries(SUPPORTER)),
        ],
    },
    Chapter {
        id: "care",
        questions: &[
            question("care.know", Kind::Choice(&["everything", "illness_only", "family_first", "not_know"])),
            question("care.place", Kind::Choice(&["home", "hospital", "facility", "family_decides"])),
            question("care.last_place", Kind::Choice(&["home", "hospital", "facility", "family_decides"])),
            question("care.pain", Kind::Choice(&["relief_first", "awake_first", "leave_to_doctor"])),
            question("care.hospital", TREATMENT),
            question("care.resuscitation", Kind::Choice(RESUSCITATION_ANSWERS)),
            question("care.ventilator", TREATMENT),
            question("care.tube_feeding", TREATMENT),
            question("care.drip", TREATMENT),
            question("care.dialysis", TREATMENT),
            question("care.dementia", Kind::Words),
            question("care.other", Kind::Words),
        ],
    },
    Chapter {
        id: "proxies",
        questions: &[
            question(
                "proxies.people",
                Kind::Entries(&[
                    field("name", Line),
                    field("relation", Line),
                    field("telephone", Telephone),
                    field("role", FieldKind::Choice(&["first", "alternate", "must_not"])),
                    field("may_know", FieldKind::Choices(&["illness", "treatment", "prognosis", "note"])),
                    field("agreed", FieldKind::Choice(&["agreed", "asked", "not_yet"])),
                    field("agreed_on", Date),
                    field("remarks", Lines),
                ]),
            ),
            question("proxies.freedom", Kind::Choice(&["as_written", "may_adapt", "leave_all"])),
        ],
    },
    Chapter {
        id: "talks",
        questions: &[question(
            "talks.talks",
            Kind::Entries(&[
                field("date", Date),
                field("who", Line),
                field("about", Lines),
                field("result", Lines),
                field("next", Line),
            ]),
        )],
    },
    Chapter {
        id: "after",
        questions: &[
            question("after.funeral", Kind::Words),
            question(
                "after.notify",
                Kind::Entries(&[field("name", Line), field("relation", Line), field("telephone", Telephone)]),
            ),
            question("after.organs", Kind::Choice(&["card", "wish", "not_wish", "family_decides"])),
            question("after.things", Kind::Words),
            question("after.papers", Kind::Words),
        ],
    },
    Chapter { id: "family", questions: &[question("family.words", Kind::Words)] },
];

/// What stands in a field, as it is said: choices by their words, all else as it was written. `words` says a choice
/// (`care.place.chosen=home`), and nothing for what is none.
pub fn said(question: &str, field: &str, text: &str, words: impl Fn(&str) -> String) -> String {
    let chosen: Vec<String> = text.split_whitespace().map(|one| words(&format!("{question}.{field}={one}"))).collect();
    if chosen.iter().any(String::is_empty) { text.to_owned() } else { chosen.join("、") }
}

/// The question of a path, which is its name, or its name and that of an entry.
pub fn of_path(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}

/// Every question, in order.
pub fn all() -> impl Iterator<Item = &'static Question> {
    CHAPTERS.iter().flat_map(|chapter| chapter.questions)
}

/// The question of this name.
pub fn find(id: &str) -> Option<&'static Question> {
    all().find(|question| question.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_question_is_named_once_and_after_its_chapter() {
        let mut seen = BTreeSet::new();
        for chapter in CHAPTERS {
            for question in chapter.questions {
                assert!(seen.insert(question.id), "{}", question.id);
                assert!(question.id.starts_with(&format!("{}.", chapter.id)), "{}", question.id);
            }
        }
        assert_eq!(seen.len(), all().count());
        assert!(find("care.place").is_some() && find("care.nothing").is_none());
    }

    #[test]
    fn treatments_are_told_from_other_choices() {
        let treatments: Vec<_> = all().filter(|question| question.is_treatment()).map(|question| question.id).collect();
        let expected = ["hospital", "resuscitation", "ventilator", "tube_feeding", "drip", "dialysis"];
        assert_eq!(treatments, expected.map(|name| format!("care.{name}")));
    }
}
