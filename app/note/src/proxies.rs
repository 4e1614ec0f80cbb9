//! Who may decide for the person (代理人): the first, others after them, and whom the person does not want to decide.
//! A no wins over every yes.

use crate::document::{Answer, Note};

/// The question whose entries these are.
pub const QUESTION: &str = "proxies.people";

/// Whether somebody may decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    First,
    Alternate,
    MustNot,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proxy {
    /// The entry's name.
    pub entry: String,
    pub answer: Answer,
    /// What counts, whatever else was written of them.
    pub role: Role,
}

/// Everybody who was given a role, the first ones first. Whoever is named a second time as somebody who must not decide
/// (the same name, or the same telephone number) must not, in both places.
pub fn of(note: &Note) -> Vec<Proxy> {
    let written = note.entries(QUESTION).into_iter().filter_map(|entry| {
        let answer = note.answer(&format!("{QUESTION}/{entry}"))?;
        Some((entry, answer, role(answer)?))
    });
    let written: Vec<_> = written.collect();
    let denied: Vec<&Answer> =
        written.iter().filter(|(.., role)| *role == Role::MustNot).map(|(_, answer, _)| *answer).collect();
    let mut proxies: Vec<Proxy> = written
        .iter()
        .map(|(entry, answer, role)| Proxy {
            entry: (*entry).to_owned(),
            answer: (*answer).clone(),
            role: if denied.iter().any(|no| is_same_person(no, answer)) { Role::MustNot } else { *role },
        })
        .collect();
    proxies.sort_by_key(|proxy| proxy.role);
    proxies
}

/// What this person may be told: names of `may_know`. Of whom must not decide, nothing.
pub fn may_know(proxy: &Proxy) -> Vec<&str> {
    match proxy.role {
        Role::MustNot => Vec::new(),
        Role::First | Role::Alternate => {
            proxy.answer.get("may_know").map_or("", String::as_str).split_whitespace().collect()
        }
    }
}

fn role(answer: &Answer) -> Option<Role> {
    match answer.get("role")?.as_str() {
        "first" => Some(Role::First),
        "alternate" => Some(Role::Alternate),
        "must_not" => Some(Role::MustNot),
        _ => None,
    }
}

fn is_same_person(a: &Answer, b: &Answer) -> bool {
    let same = |field: &str, kept: fn(&char) -> bool| {
        let of =
            |answer: &Answer| answer.get(field).map_or_else(String::new, |text| text.chars().filter(kept).collect());
        let found = of(a);
        !found.is_empty() && found == of(b)
    };
    same("name", |c| !c.is_whitespace()) || same("telephone", char::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn person(name: &str, telephone: &str, role: &str) -> Answer {
        let fields = [("name", name), ("telephone", telephone), ("role", role), ("may_know", "illness note")];
        fields.into_iter().map(|(field, text)| (field.to_owned(), text.to_owned())).collect::<BTreeMap<_, _>>()
    }

    fn note(people: &[Answer]) -> Note {
        let mut note = Note::new("n");
        for (number, answer) in people.iter().enumerate() {
            note.write("s", &format!("{QUESTION}/{number}"), answer.clone());
        }
        note
    }

    #[test]
    fn a_no_wins_over_a_yes() {
        let note = note(&[
            person("ささえ 太郎", "", "alternate"),
            person("ささえ 花子", "090-0000-0001", "first"),
            person("ささえ太郎", "", "must_not"),
            person("別の名", "09000000001", "must_not"),
            person("役わりなし", "", ""),
        ]);
        let found = of(&note);
        assert_eq!(found.len(), 4);
        assert!(found.iter().all(|proxy| proxy.role == Role::MustNot && may_know(proxy).is_empty()));
    }

    #[test]
    fn the_first_come_first_and_learn_what_was_said() {
        let note = note(&[person("次男", "", "alternate"), person("長女", "", "first"), person("甥", "", "must_not")]);
        let found = of(&note);
        assert_eq!(
            found.iter().map(|proxy| proxy.role).collect::<Vec<_>>(),
            [Role::First, Role::Alternate, Role::MustNot]
        );
        assert_eq!(may_know(&found[0]), ["illness", "note"]);
        assert!(may_know(&found[2]).is_empty());
    }

    proptest! {
        #[test]
        fn nobody_decides_who_was_ever_denied(people in proptest::collection::vec(("[ab]{0,2}", "[12]{0,2}", 0..3_usize), 0..8)) {
            let roles = ["first", "alternate", "must_not"];
            let people: Vec<Answer> = people.iter().map(|(name, tel, role)| person(name, tel, roles[*role])).collect();
            let found = of(&note(&people));
            prop_assert_eq!(found.len(), people.len());
            for proxy in &found {
                let denied = people.iter().filter(|one| one["role"] == "must_not").any(|one| {
                    let name = one["name"].replace(' ', "");
                    let same_name = !name.is_empty() && name == proxy.answer.get("name").map_or("", String::as_str);
                    let telephone = &one["telephone"];
                    same_name || !telephone.is_empty() && Some(telephone) == proxy.answer.get("telephone")
                });
                let own = proxy.answer["role"] == "must_not";
                prop_assert_eq!(proxy.role == Role::MustNot, denied || own);
            }
        }
    }
}
