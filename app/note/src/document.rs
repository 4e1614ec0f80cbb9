//! The note as two devices can write it apart: every answer is a register that keeps what was written side by side, until
//! somebody who has seen all of it writes again.
//!
//! Each value carries a dot, the number of a write in a session of writing. `seen` tells which dots this copy knows of,
//! whether their values still stand or not. Joining two copies keeps a value that both have, or that one has and the other
//! has never seen; so the order and number of joins do not matter, and only what was seen can be replaced. (This is the
//! "multi-value register map" of Almeida, Shoker, Baquero: Delta State Replicated Data Types, 2018.)

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::versions::{Hash, Version};

/// From names of fields to text.
pub type Answer = BTreeMap<String, String>;

/// A stretch of writing on one device, named at random: never used again, so that a device whose storage was put back to
/// an older state cannot number two writes alike.
pub type Session = String;

/// The write of this number in a session.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Dot(pub Session, pub u64);

/// One value of a register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    pub dot: Dot,
    pub answer: Answer,
}

/// Paths of this beginning hold what the note needs to be kept, and are in no version and no export.
pub const KEEPING: &str = "keep.";

/// A whole note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// 22 characters, at random.
    pub id: String,
    /// The last write of each session that is known here.
    seen: BTreeMap<Session, u64>,
    /// By `chapter.question`, or `chapter.question/entry`.
    registers: BTreeMap<String, Vec<Stated>>,
    pub(crate) versions: BTreeMap<Hash, Version>,
    /// Versions that the person took back, with the day.
    pub(crate) withdrawn: BTreeMap<Hash, String>,
}

impl Note {
    /// An empty note.
    pub fn new(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            seen: BTreeMap::new(),
            registers: BTreeMap::new(),
            versions: BTreeMap::new(),
            withdrawn: BTreeMap::new(),
        }
    }

    /// Writes an answer in the place of all that stands there. What is empty is taken away.
    pub fn write(&mut self, session: &str, path: &str, answer: Answer) {
        self.registers.remove(path);
        self.add_beside(session, path, answer);
    }

    /// Writes an answer in the place of the one that its writer saw: what else came meanwhile stays beside it.
    pub fn replace(&mut self, session: &str, path: &str, seen: Option<&Answer>, answer: Answer) {
        if let Some(register) = self.registers.get_mut(path) {
            register.retain(|stated| Some(&stated.answer) != seen);
            if register.is_empty() {
                self.registers.remove(path);
            }
        }
        self.add_beside(session, path, answer);
    }

    /// Writes an answer beside what stands there: for somebody to choose.
    pub fn add_beside(&mut self, session: &str, path: &str, mut answer: Answer) {
        answer.retain(|_, text| !text.trim().is_empty());
        if answer.is_empty() {
            return;
        }
        let last = self.seen.entry(session.to_owned()).or_default();
        *last += 1;
        let stated = Stated { dot: Dot(session.to_owned(), *last), answer };
        let register = self.registers.entry(path.to_owned()).or_default();
        register.push(stated);
        register.sort_by(|a, b| a.dot.cmp(&b.dot));
    }

    /// Takes away what stands there.
    pub fn remove(&mut self, path: &str) {
        self.registers.remove(path);
    }

    /// The different answers that stand at a path: more than one when two devices wrote apart.
    pub fn answers(&self, path: &str) -> Vec<&Answer> {
        let mut answers: Vec<&Answer> = Vec::new();
        for stated in self.registers.get(path).into_iter().flatten() {
            if !answers.contains(&&stated.answer) {
                answers.push(&stated.answer);
            }
        }
        answers
    }

    /// The answer at a path: the first of several.
    pub fn answer(&self, path: &str) -> Option<&Answer> {
        self.registers.get(path)?.first().map(|stated| &stated.answer)
    }

    /// A field of the answer at a path; empty when it was not written.
    pub fn text(&self, path: &str, field: &str) -> &str {
        self.answer(path).and_then(|answer| answer.get(field)).map_or("", String::as_str)
    }

    /// Paths at which something stands, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.registers.keys().map(String::as_str)
    }

    /// Names of the entries of a question, in the order in which they were begun.
    pub fn entries<'n>(&'n self, question: &str) -> Vec<&'n str> {
        let prefix = format!("{question}/");
        self.paths().filter_map(|path| path.strip_prefix(&prefix)).collect()
    }

    /// Paths where two devices wrote differently, and nobody has chosen.
    pub fn conflicts(&self) -> Vec<&str> {
        self.paths().filter(|path| !path.starts_with(KEEPING) && self.answers(path).len() > 1).collect()
    }

    /// Everything that was answered, one answer for each path.
    pub fn all_answers(&self) -> BTreeMap<String, Answer> {
        let own = self.registers.iter().filter(|(path, _)| !path.starts_with(KEEPING));
        own.filter_map(|(path, stated)| Some((path.clone(), stated.first()?.answer.clone()))).collect()
    }

    /// Takes in another copy of the same note. Copies that took in one another are equal.
    pub fn join(&mut self, other: &Self) {
        let paths: BTreeSet<String> = self.registers.keys().chain(other.registers.keys()).cloned().collect();
        for path in paths {
            let joined = self.joined(other, &path);
            match joined.is_empty() {
                true => self.registers.remove(&path),
                false => self.registers.insert(path, joined),
            };
        }
        for (session, last) in &other.seen {
            let known = self.seen.entry(session.clone()).or_default();
            *known = (*known).max(*last);
        }
        for (hash, version) in &other.versions {
            self.versions.entry(hash.clone()).or_insert_with(|| version.clone());
        }
        for (hash, day) in &other.withdrawn {
            let known = self.withdrawn.entry(hash.clone()).or_insert_with(|| day.clone());
            // The earlier of two days, so that the order of joins does not matter.
            if day < known {
                known.clone_from(day);
            }
        }
    }

    fn joined(&self, other: &Self, path: &str) -> Vec<Stated> {
        let of = |note: &Self| note.registers.get(path).cloned().unwrap_or_default();
        let (mine, theirs) = (of(self), of(other));
        let stays = |stated: &Stated, there: &[Stated], copy: &Self| {
            there.iter().any(|one| one.dot == stated.dot) || !copy.has_seen(&stated.dot)
        };
        let mut joined: Vec<Stated> = mine.iter().filter(|stated| stays(stated, &theirs, other)).cloned().collect();
        let new = theirs.iter().filter(|stated| !self.has_seen(&stated.dot));
        joined.extend(new.cloned());
        joined.sort_by(|a, b| a.dot.cmp(&b.dot));
        joined
    }

    fn has_seen(&self, Dot(session, number): &Dot) -> bool {
        self.seen.get(session).is_some_and(|last| last >= number)
    }

    /// Whether this copy knows something that the other does not.
    pub fn is_ahead_of(&self, other: &Self) -> bool {
        let mut joined = other.clone();
        joined.join(self);
        joined != *other
    }
}

#[cfg(test)]
#[path = "document_tests.rs"]
mod tests;
