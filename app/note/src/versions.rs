//! Sealed versions: what the person said on a day, never changed afterwards, each naming the one before by its hash.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::crypt::digest;
use crate::document::{Answer, Note};
use crate::questions;

/// SHA-256 in hexadecimal.
pub type Hash = String;

/// What stood in the note when it was sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// The versions it follows: two when devices had sealed apart.
    pub after: BTreeSet<Hash>,
    /// RFC 3339, UTC.
    pub sealed_at: String,
    /// Who was there, in the person's words.
    pub present: String,
    pub answers: BTreeMap<String, Answer>,
}

/// Why nothing was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealFault {
    /// Two devices wrote differently here: one must be chosen first.
    Conflicts(Vec<String>),
    /// Nothing has been written since the last version.
    NothingChanged,
}

/// What a version is by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No other follows it.
    Newest,
    /// There is a newer one.
    Old,
    /// The person took it back.
    Withdrawn,
}

/// A difference between two versions at one path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// `chapter.question`, or `chapter.question/entry`
    pub path: String,
    pub before: Option<Answer>,
    pub after: Option<Answer>,
}

impl Version {
    /// Over everything in it and the note it belongs to: whoever changes a version, or one before it, changes this.
    pub fn hash(&self, note: &str) -> Hash {
        // Maps and sets are in order, so equal versions are equal text.
        let text = serde_json::to_string(&("sasae-note-version-1", note, self)).unwrap_or_default();
        digest(text.as_bytes())
    }
}

/// Eight characters to compare two prints by: the first 40 bits of a hash in Crockford's base 32, which has no letter that
/// looks like a digit.
pub fn check_code(hash: &str) -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let bits = u64::from_str_radix(hash.get(..10).unwrap_or_default(), 16).unwrap_or_default();
    let letter = |place: u32| char::from(LETTERS[(bits >> (35 - 5 * place)) as usize & 31]);
    let letters: String = (0..8).map(letter).collect();
    format!("{}-{}", &letters[..4], &letters[4..])
}

impl Note {
    /// Seals what stands in the note. `sealed_at`: RFC 3339, UTC.
    ///
    /// # Errors
    /// Where devices wrote differently and nobody chose, and where nothing was written since the newest version.
    pub fn seal(&mut self, sealed_at: &str, present: &str) -> Result<Hash, SealFault> {
        let conflicts = self.conflicts();
        if !conflicts.is_empty() {
            return Err(SealFault::Conflicts(conflicts.into_iter().map(str::to_owned).collect()));
        }
        let answers = self.all_answers();
        let after: BTreeSet<Hash> = self.heads().into_iter().cloned().collect();
        let unchanged = match after.first() {
            Some(only) if after.len() == 1 => {
                !self.withdrawn.contains_key(only)
                    && self.versions.get(only).is_some_and(|last| last.answers == answers)
            }
            Some(_) => false,
            None => answers.is_empty(),
        };
        if unchanged {
            return Err(SealFault::NothingChanged);
        }
        let version = Version { after, sealed_at: sealed_at.to_owned(), present: present.trim().to_owned(), answers };
        let hash = version.hash(&self.id);
        self.versions.insert(hash.clone(), version);
        Ok(hash)
    }

    /// Takes a version back. It stays to be read, as withdrawn.
    pub fn withdraw(&mut self, hash: &str, day: &str) {
        if self.versions.contains_key(hash) {
            self.withdrawn.entry(hash.to_owned()).or_insert_with(|| day.to_owned());
        }
    }

    /// The day on which a version was taken back.
    pub fn withdrawn_on(&self, hash: &str) -> Option<&str> {
        self.withdrawn.get(hash).map(String::as_str)
    }

    /// Newest first: by how many lead to each, and only then by the clock, which may have been wrong.
    pub fn versions(&self) -> Vec<(&Hash, &Version)> {
        let mut all: Vec<_> = self.versions.iter().collect();
        all.sort_by(|(a, first), (b, second)| {
            (self.depth(b), &second.sealed_at, b).cmp(&(self.depth(a), &first.sealed_at, a))
        });
        all
    }

    /// How many versions lead to this one.
    fn depth(&self, hash: &str) -> usize {
        let mut before = BTreeSet::new();
        let mut open: Vec<&Hash> = self.versions.get(hash).into_iter().flat_map(|version| &version.after).collect();
        while let Some(one) = open.pop() {
            if before.insert(one) {
                open.extend(self.versions.get(one).into_iter().flat_map(|version| &version.after));
            }
        }
        before.len()
    }

    pub fn version(&self, hash: &str) -> Option<&Version> {
        self.versions.get(hash)
    }

    /// Versions that no other follows: two when devices have sealed apart.
    pub fn heads(&self) -> Vec<&Hash> {
        let followed: BTreeSet<&Hash> = self.versions.values().flat_map(|version| &version.after).collect();
        self.versions.keys().filter(|hash| !followed.contains(hash)).collect()
    }

    /// The version that counts: the last that no other follows and that was not taken back.
    pub fn newest(&self) -> Option<(&Hash, &Version)> {
        let heads = self.heads();
        let counts = |hash: &Hash| heads.contains(&hash) && !self.withdrawn.contains_key(hash);
        self.versions().into_iter().find(|(hash, _)| counts(hash))
    }

    pub fn standing(&self, hash: &str) -> Standing {
        if self.withdrawn.contains_key(hash) {
            Standing::Withdrawn
        } else if self.heads().iter().any(|head| *head == hash) {
            Standing::Newest
        } else {
            Standing::Old
        }
    }

    /// Whether every version has the hash it is known by, and those before it are there.
    pub fn is_whole(&self) -> bool {
        are_whole(&self.id, &self.versions)
    }

    /// What was written since the newest version.
    pub fn changes(&self) -> Vec<Change> {
        let empty = BTreeMap::new();
        compare(self.newest().map_or(&empty, |(_, version)| &version.answers), &self.all_answers())
    }
}

/// The same of the versions of a note that was only read.
pub fn are_whole(note: &str, versions: &BTreeMap<Hash, Version>) -> bool {
    versions.iter().all(|(hash, version)| {
        version.hash(note) == *hash && version.after.iter().all(|one| versions.contains_key(one))
    })
}

/// What differs, in the order of the questions.
pub fn compare(before: &BTreeMap<String, Answer>, after: &BTreeMap<String, Answer>) -> Vec<Change> {
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut changes: Vec<Change> = paths
        .into_iter()
        .filter(|path| before.get(*path) != after.get(*path))
        .map(|path| Change { path: path.clone(), before: before.get(path).cloned(), after: after.get(path).cloned() })
        .collect();
    changes.sort_by_key(|change| place(&change.path));
    changes
}

/// Where the question of a path stands; unknown ones last.
fn place(path: &str) -> usize {
    let question = questions::of_path(path);
    questions::all().position(|one| one.id == question).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(what: &str) -> Answer {
        BTreeMap::from([("chosen".to_owned(), what.to_owned())])
    }

    fn note() -> (Note, Hash, Hash) {
        let mut note = Note::new("n");
        note.write("s", "care.place", chosen("hospital"));
        note.write("s", "keep.recovery", chosen("secret"));
        let first = note.seal("2025-11-20T01:00:00Z", " 長女 ").unwrap();
        note.write("s", "care.place", chosen("home"));
        note.write("s", "family.words", chosen("x"));
        let second = note.seal("2026-11-20T01:00:00Z", "").unwrap();
        (note, first, second)
    }

    #[test]
    fn a_version_names_the_one_before_and_says_what_changed() {
        let (note, first, second) = note();
        let last = note.version(&second).unwrap();
        assert_eq!(last.after, BTreeSet::from([first.clone()]));
        assert_eq!(note.version(&first).unwrap().present, "長女");
        let changes = compare(&note.version(&first).unwrap().answers, &last.answers);
        let paths: Vec<&str> = changes.iter().map(|change| change.path.as_str()).collect();
        assert_eq!(paths, ["care.place", "family.words"]);
        assert_eq!(changes[0].before, Some(chosen("hospital")));
        assert_eq!(changes[0].after, Some(chosen("home")));
        assert!(note.changes().is_empty());
        // What keeps the note is in no version.
        assert!(
            note.versions().iter().all(|(_, version)| version.answers.keys().all(|path| !path.starts_with("keep.")))
        );
    }

    #[test]
    fn only_one_is_the_newest_and_none_when_it_was_taken_back() {
        let (mut note, first, second) = note();
        assert_eq!(note.standing(&first), Standing::Old);
        assert_eq!(note.standing(&second), Standing::Newest);
        assert_eq!(note.newest().map(|(hash, _)| hash), Some(&second));
        note.withdraw(&second, "2026-11-21");
        note.withdraw("nothing", "2026-11-21");
        note.withdraw(&second, "2026-11-25");
        assert_eq!(note.standing(&second), Standing::Withdrawn);
        assert_eq!(note.withdrawn_on(&second), Some("2026-11-21"));
        assert_eq!(note.withdrawn_on(&first), None);
        // The older one does not come to life again: the person decides what counts by sealing.
        assert_eq!(note.newest(), None);
        assert_eq!(note.changes().len(), 2);
        let third = note.seal("2026-11-21T01:00:00Z", "").unwrap();
        assert_eq!(note.newest().map(|(hash, _)| hash), Some(&third));
    }

    #[test]
    fn nothing_is_sealed_twice_or_while_two_answers_stand() {
        let (mut note, ..) = note();
        assert_eq!(note.seal("2026-12-01T00:00:00Z", ""), Err(SealFault::NothingChanged));
        assert_eq!(Note::new("n").seal("2026-12-01T00:00:00Z", ""), Err(SealFault::NothingChanged));
        note.add_beside("t", "care.place", chosen("facility"));
        let fault = SealFault::Conflicts(vec!["care.place".to_owned()]);
        assert_eq!(note.seal("2026-12-01T00:00:00Z", ""), Err(fault));
    }

    #[test]
    fn devices_that_sealed_apart_are_followed_by_one_version_that_names_both() {
        let (mut phone, ..) = note();
        let mut tablet = phone.clone();
        phone.write("p", "me.life", chosen("a"));
        tablet.write("t", "values.day", chosen("b"));
        // The clock of the tablet is behind.
        let one = phone.seal("2026-11-22T00:00:00Z", "").unwrap();
        let two = tablet.seal("2026-11-19T00:00:00Z", "").unwrap();
        phone.join(&tablet);
        assert_eq!(phone.heads().len(), 2);
        assert_eq!(phone.newest().map(|(hash, _)| hash), Some(&one));
        let both = phone.seal("2026-11-18T00:00:00Z", "").unwrap();
        assert_eq!(phone.version(&both).unwrap().after, BTreeSet::from([one, two]));
        assert_eq!(phone.newest().map(|(hash, _)| hash), Some(&both));
        assert!(phone.is_whole());
    }

    #[test]
    fn a_version_that_was_changed_is_found() {
        let (note, first, second) = note();
        for change in [
            (|version: &mut Version| version.present.push('x')) as fn(&mut Version),
            |version| version.sealed_at.push('x'),
            |version| version.after = BTreeSet::from(["0".repeat(64)]),
            |version| version.answers.clear(),
        ] {
            let mut note = note.clone();
            change(note.versions.get_mut(&second).unwrap());
            assert!(!note.is_whole());
        }
        let mut note = note;
        note.versions.remove(&first);
        assert!(!note.is_whole());
    }

    #[test]
    fn a_check_code_has_no_letters_that_look_like_digits() {
        assert_eq!(check_code("00000000000000"), "0000-0000");
        assert_eq!(check_code("ffffffffff0000"), "ZZZZ-ZZZZ");
        assert_eq!(check_code("0842108421"), "1111-1111");
        assert_eq!(check_code(""), "0000-0000");
    }
}
