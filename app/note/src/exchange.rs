//! The note as JSON that anybody can read: to take it elsewhere, and to bring it back. `SECURITY.md` documents the format.
//!
//! What comes in is put beside what stands in the note, never in its place: a person chooses.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::crypt::Fault;
use crate::document::{Answer, KEEPING, Note};
use crate::questions;
use crate::versions::{Hash, Version, are_whole};

const FORMAT: u32 = 1;

/// A readable note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readable {
    /// The format: 1.
    pub sasae_note: u32,
    /// The id of the note, which the hashes of its versions contain.
    pub note: String,
    /// RFC 3339, UTC.
    pub exported_at: String,
    /// By `chapter.question` or `chapter.question/entry`; several where devices wrote differently.
    pub answers: BTreeMap<String, Vec<Answer>>,
    pub versions: BTreeMap<Hash, Version>,
    /// The day on which a version was taken back.
    pub withdrawn: BTreeMap<Hash, String>,
}

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Answers that were not there.
    pub new: usize,
    /// Answers that now stand beside another.
    pub beside: usize,
    /// Sealed versions that were not there.
    pub versions: usize,
    /// Answers to questions that this note does not ask, and versions of another note: left out.
    pub left_out: usize,
}

/// All of a note but its keys.
pub fn readable(note: &Note, exported_at: &str) -> Readable {
    let own = note.paths().filter(|path| !path.starts_with(KEEPING));
    let answers = own.map(|path| (path.to_owned(), note.answers(path).into_iter().cloned().collect())).collect();
    Readable {
        sasae_note: FORMAT,
        note: note.id.clone(),
        exported_at: exported_at.to_owned(),
        answers,
        versions: note.versions.clone(),
        withdrawn: note.withdrawn.clone(),
    }
}

/// Writes it as JSON.
pub fn export(note: &Note, exported_at: &str) -> String {
    serde_json::to_string_pretty(&readable(note, exported_at)).unwrap_or_default()
}

/// Reads what [`export`] wrote.
///
/// # Errors
/// [`Fault::NotOurs`], [`Fault::TooNew`], and [`Fault::Damaged`] where a version is not what its hash says.
pub fn read(text: &str) -> Result<Readable, Fault> {
    #[derive(Deserialize)]
    struct Format {
        sasae_note: u32,
    }
    let Format { sasae_note } = serde_json::from_str(text).map_err(|_| Fault::NotOurs)?;
    if sasae_note != FORMAT {
        return Err(Fault::TooNew);
    }
    let readable: Readable = serde_json::from_str(text).map_err(|_| Fault::Damaged)?;
    if are_whole(&readable.note, &readable.versions) { Ok(readable) } else { Err(Fault::Damaged) }
}

impl Readable {
    /// Puts what is in it into a note.
    pub fn import_into(&self, note: &mut Note, session: &str) -> Imported {
        let mut done = Imported::default();
        for (path, answers) in &self.answers {
            if questions::find(questions::of_path(path)).is_none() {
                done.left_out += answers.len();
                continue;
            }
            for answer in answers {
                let standing = note.answers(path);
                if standing.contains(&answer) {
                    continue;
                }
                *(if standing.is_empty() { &mut done.new } else { &mut done.beside }) += 1;
                note.add_beside(session, path, answer.clone());
            }
        }
        if self.note != note.id {
            done.left_out += self.versions.len();
            return done;
        }
        for (hash, version) in &self.versions {
            if note.versions.insert(hash.clone(), version.clone()).is_none() {
                done.versions += 1;
            }
        }
        for (hash, day) in &self.withdrawn {
            note.withdraw(hash, day);
        }
        done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Answer {
        BTreeMap::from([("words".to_owned(), words.to_owned())])
    }

    fn note() -> Note {
        let mut note = Note::new("n");
        note.write("s", "family.words", text("ありがとう"));
        note.write("s", "talks.talks/a", text("長女と"));
        note.write("s", "keep.recovery", text("secret"));
        let first = note.seal("2025-11-20T00:00:00Z", "").unwrap();
        note.withdraw(&first, "2025-12-01");
        note
    }

    #[test]
    fn what_was_exported_comes_back_whole_and_without_keys() {
        let note = note();
        let file = export(&note, "2026-11-22T00:00:00Z");
        assert!(!file.contains("secret"));
        let readable = read(&file).unwrap();
        let mut other = Note::new("n");
        assert_eq!(readable.import_into(&mut other, "t"), Imported { new: 2, versions: 1, ..Imported::default() });
        assert_eq!(other.all_answers(), note.all_answers());
        assert_eq!(other.versions(), note.versions());
        assert_eq!(other.withdrawn_on(other.versions()[0].0), Some("2025-12-01"));
        assert_eq!(readable.import_into(&mut other, "t"), Imported::default());
    }

    #[test]
    fn what_is_different_stands_beside_what_is_there() {
        let readable = read(&export(&note(), "")).unwrap();
        let mut other = Note::new("another");
        other.write("t", "family.words", text("元気でね"));
        let done = readable.import_into(&mut other, "t");
        assert_eq!(done, Imported { new: 1, beside: 1, versions: 0, left_out: 1 });
        assert_eq!(other.answers("family.words").len(), 2);
    }

    #[test]
    fn what_is_no_export_says_so_and_changes_nothing() {
        let file = export(&note(), "");
        assert_eq!(read("{\"a\":1}"), Err(Fault::NotOurs));
        assert_eq!(read(&file[1..]), Err(Fault::NotOurs));
        assert_eq!(read(&file.replacen("\"sasae_note\": 1", "\"sasae_note\": 2", 1)), Err(Fault::TooNew));
        assert_eq!(read(&file.replace("exported_at", "x")), Err(Fault::Damaged));
        // In the version, not only in what stands now.
        assert_eq!(read(&file.replace("ありがとう", "さようなら")), Err(Fault::Damaged));
        let unknown = file.replacen("family.words", "family.nothing", 1);
        assert_eq!(read(&unknown).unwrap().import_into(&mut Note::new("n"), "t").left_out, 1);
    }
}
