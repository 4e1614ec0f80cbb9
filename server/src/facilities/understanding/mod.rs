//! What is meant by what was typed into the one search box.
//!
//! Nothing is looked up but the vocabulary and the names of places: the same words always mean the same.

mod mixed;
mod names;
mod numbers;
pub mod romaji;
mod segments;
mod slips;
pub mod typos;
pub mod vocabulary;
mod words;

#[cfg(test)]
mod tests;

pub use slips::meant_by_no_name;
pub use vocabulary::{Target, Term, suggest};

use vocabulary::Word;
use words::{Found, Sense};

/// Characters that are looked at; the rest is cut off.
const MAX_CHARS: usize = 200;
/// Words between blanks that are looked at.
const MAX_WORDS: usize = 10;
/// Most words that together may be one (`home visit nurse`, 072 840 2641).
const MAX_JOINED: usize = 4;

/// Names of places, as the search asks for them.
pub trait PlaceNames {
    /// Whether a folded word is the name of a place (枚方市, 香里が丘, たかつき); several places may bear it.
    fn is_place(&self, folded: &str) -> bool;
    /// Length in bytes of the longest place name that `folded` begins with, at least two characters.
    fn longest_prefix(&self, folded: &str) -> Option<usize>;
}

/// What was typed, part by part, in its order.
#[derive(Debug, Default)]
pub struct Understanding {
    pub parts: Vec<Part>,
}

/// A stretch of what was typed, and what it is taken for.
#[derive(Debug)]
pub struct Part {
    /// As typed.
    pub text: String,
    pub meaning: Meaning,
    /// The form of the vocabulary that was meant, where a letter was mistyped.
    pub meant: Option<String>,
    /// The whole folded word that this is a piece of, or that a slip was seen in: it may also be a name (枚方病院).
    pub within: Option<String>,
}

/// What a part is taken for.
#[derive(Debug)]
pub enum Meaning {
    Term(&'static Term),
    Place(Place),
    /// Seven digits, or the first three of them.
    Postal(String),
    /// Ten or eleven digits.
    Telephone(String),
    /// 近くの without a place: where the visitor is. With `station`, 駅前.
    Near {
        station: bool,
    },
    Filler,
    Name(Name),
}

/// A place that was named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Folded, in kana where romaji was typed, without 駅 and の近く.
    pub name: String,
    /// 高槻駅
    pub station: bool,
    /// 高槻の近く
    pub near: bool,
}

/// Something that is no word of the vocabulary and no place: to be looked for in the text.
#[derive(Clone, Debug)]
pub struct Name {
    /// Never empty.
    pub folded: String,
    /// Of romaji, the folded kana.
    pub kana: Option<String>,
    /// Terms with which it begins or ends (内科 of 田中内科).
    pub hints: Vec<&'static Term>,
    /// What is left without them (田中).
    pub core: Option<String>,
}

/// Reads a search. Never fails; what is not understood is a name.
pub fn understand(q: &str, places: &dyn PlaceNames) -> Understanding {
    let end = q.char_indices().nth(MAX_CHARS).map_or(q.len(), |(at, _)| at);
    let typed = words_of(&q[..end]);
    let mut found = Vec::new();
    let mut at = 0;
    while at < typed.len() {
        let joined = (2..=MAX_JOINED.min(typed.len() - at)).rev().find_map(|count| {
            let range = typed[at].0..typed[at + count - 1].1;
            words::joined(&q[range.clone()], places).map(|sense| (Found::new(range, sense), count))
        });
        if let Some((one, count)) = joined {
            found.push(one);
            at += count;
        } else {
            let (start, end) = typed[at];
            found.extend(words::word(&q[start..end], places).into_iter().map(|one| one.moved(start)));
            at += 1;
        }
    }
    Understanding { parts: bound(found).into_iter().map(|one| one.into_part(q)).collect() }
}

/// Start and end of each word between blanks and commas.
fn words_of(q: &str) -> Vec<(usize, usize)> {
    let parts =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '、' | '，' | ',' | ';' | '；' | '|' | '｜');
    let mut words = Vec::new();
    for word in q.split(parts).filter(|word| !word.is_empty()).take(MAX_WORDS) {
        let start = word.as_ptr() as usize - q.as_ptr() as usize;
        words.push((start, start + word.len()));
    }
    words
}

/// Gives 駅 and の近く to the place they belong to: the one before, or for the nearness also the one behind.
fn bound(found: Vec<Found>) -> Vec<Found> {
    let mut bound: Vec<Found> = Vec::with_capacity(found.len());
    let mut following = found.into_iter().peekable();
    while let Some(one) = following.next() {
        let before = bound.iter().rposition(|other| !matches!(other.sense, Sense::Word(Word::Filler)));
        let place = before.filter(|at| matches!(bound[*at].sense, Sense::Place(_)));
        match (&one.sense, place) {
            (Sense::Word(word @ (Word::Station | Word::Near | Word::NearStation)), Some(at)) => {
                let station = *word != Word::Near;
                let near = *word != Word::Station;
                bound.truncate(at + 1);
                bound[at].grow(one.range.end, station, near);
            }
            (Sense::Word(Word::Railway), _) => {
                let before_place = following.peek().is_some_and(|next| matches!(next.sense, Sense::Place(_)));
                bound.push(if before_place { Found { sense: Sense::Word(Word::Filler), ..one } } else { one });
            }
            (Sense::Place(_), _) => {
                let near = before.filter(|at| matches!(bound[*at].sense, Sense::Word(Word::Near | Word::NearStation)));
                match near {
                    Some(at) => {
                        let station = bound[at].sense == Word::NearStation;
                        let start = bound[at].range.start;
                        bound.truncate(at);
                        let mut place = one;
                        place.range.start = start;
                        place.grow(place.range.end, station, true);
                        bound.push(place);
                    }
                    None => bound.push(one),
                }
            }
            _ => bound.push(one),
        }
    }
    bound
}
