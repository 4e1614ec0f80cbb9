//! One word between blanks, or a few of them together.

use std::ops::Range;

use super::segments::{self, whole_place};
use super::vocabulary::{Word, terms, vocabulary};
use super::{Meaning, Name, Part, Place, PlaceNames, mixed, names, numbers, romaji, slips};
use crate::facilities::folding::{fold, fold_with_marks, is_kana};

/// What a stretch of text was found to be, before 駅 and の近く are given to their place.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Bytes of what was typed.
    pub range: Range<usize>,
    pub sense: Sense,
    pub meant: Option<String>,
    pub within: Option<String>,
}

#[derive(Clone, Debug)]
pub(super) enum Sense {
    Word(Word),
    Place(Place),
    Postal(String),
    Telephone(String),
    Name(Name),
}

impl PartialEq<Word> for Sense {
    fn eq(&self, word: &Word) -> bool {
        matches!(self, Self::Word(own) if own == word)
    }
}

impl Found {
    pub fn new(range: Range<usize>, sense: Sense) -> Self {
        Self { range, sense, meant: None, within: None }
    }

    pub fn moved(mut self, by: usize) -> Self {
        self.range = self.range.start + by..self.range.end + by;
        self
    }

    /// Makes a place reach to `end`, with what was found there.
    pub fn grow(&mut self, end: usize, with_station: bool, with_near: bool) {
        self.range.end = end;
        if let Sense::Place(Place { station, near, .. }) = &mut self.sense {
            *station |= with_station;
            *near |= with_near;
        }
    }

    pub fn into_part(self, q: &str) -> Part {
        let text = q[self.range].trim().to_owned();
        let meaning = match self.sense {
            Sense::Word(Word::Term(at)) => terms().get(at).map_or(Meaning::Filler, Meaning::Term),
            Sense::Word(Word::Near) => Meaning::Near { station: false },
            Sense::Word(Word::NearStation) => Meaning::Near { station: true },
            Sense::Word(Word::Railway) => Meaning::Name(names::plain(fold(&text))),
            Sense::Word(Word::Station | Word::Filler) => Meaning::Filler,
            Sense::Place(place) => Meaning::Place(place),
            Sense::Postal(digits) => Meaning::Postal(digits),
            Sense::Telephone(digits) => Meaning::Telephone(digits),
            Sense::Name(name) => Meaning::Name(name),
        };
        Part { text, meaning, meant: self.meant, within: self.within }
    }
}

/// What several words are together, blanks between them; `None` when they are better taken one by one.
pub(super) fn joined(text: &str, places: &dyn PlaceNames) -> Option<Sense> {
    if let Some(number) = number(text) {
        return Some(number);
    }
    let folded = fold(text);
    if let Some(word) = vocabulary().word(&folded) {
        return Some(Sense::Word(word));
    }
    if text.is_ascii() {
        return joined_romaji(text, places);
    }
    places.is_place(&folded).then_some(Sense::Place(Place { name: folded, station: false, near: false }))
}

/// houmon kango, higashi osaka
fn joined_romaji(text: &str, places: &dyn PlaceNames) -> Option<Sense> {
    const LEAST_KANA: usize = 4;
    let spellings = text.split_whitespace().map(romaji::to_kana).collect::<Option<Vec<_>>>()?;
    let kana = fold(&spellings.concat());
    if kana.chars().count() < LEAST_KANA {
        return None;
    }
    let word = vocabulary().word(&kana).or_else(|| vocabulary().word_with_short_vowels(&kana));
    if let Some(term @ Word::Term(_)) = word {
        return Some(Sense::Word(term));
    }
    let letters: String = text.split_whitespace().collect();
    let place = romaji::readings(&letters).into_iter().find(|reading| places.is_place(reading));
    place.map(|name| Sense::Place(Place { name, station: false, near: false }))
}

/// What one word is, or the pieces it is glued together from.
pub(super) fn word(text: &str, places: &dyn PlaceNames) -> Vec<Found> {
    let whole = |sense: Sense| vec![Found::new(0..text.len(), sense)];
    if let Some(number) = number(text) {
        return whole(number);
    }
    if let Some((digits, end)) = numbers::leading_postal(text) {
        let mut found = vec![Found::new(0..end, Sense::Postal(digits))];
        let rest = text[end..].strip_prefix('の').unwrap_or(&text[end..]);
        let end = text.len() - rest.len();
        found.extend(word(&text[end..], places).into_iter().map(|one| one.moved(end)));
        return found;
    }
    if let Some((digits, start)) = numbers::trailing_postal(text) {
        let mut found = word(&text[..start], places);
        found.push(Found::new(start..text.len(), Sense::Postal(digits)));
        return found;
    }
    let (folded, marks) = fold_with_marks(text);
    if folded.is_empty() {
        return Vec::new();
    }
    if let Some(word) = vocabulary().word(&folded) {
        return whole(Sense::Word(word));
    }
    if let Some(place) = whole_place(&folded, places) {
        return whole(Sense::Place(place));
    }
    if folded.is_ascii() {
        return in_latin(text, folded, places);
    }
    if let Some(term) = mixed::term(&folded) {
        return whole(Sense::Word(Word::Term(term)));
    }
    let pieces = segments::split(&folded, places);
    let ends_as = |slip: &(&str, usize)| slips::ends_as(&folded, &fold(slip.0));
    let slip = match &pieces {
        Some(pieces) if !begins_with_a_sound(pieces) => None,
        Some(_) => slips::meant(&folded).filter(ends_as),
        None => slips::meant(&folded),
    };
    if let Some((form, term)) = slip {
        let mut found = Found::new(0..text.len(), Sense::Word(Word::Term(term)));
        found.meant = Some(form.to_owned());
        found.within = (!slips::ends_as(&folded, &fold(form))).then_some(folded);
        return vec![found];
    }
    if let Some(pieces) = pieces {
        return on_text(pieces, &folded, &marks);
    }
    on_text(names::around(&folded, places), &folded, &marks)
}

/// Two or three kana that are also a place, before a term: せいけ外科 is sooner a slip in せいけい外科.
fn begins_with_a_sound(pieces: &[Found]) -> bool {
    const MAX_KANA: usize = 3;
    let [place, term] = pieces else { return false };
    let Sense::Place(Place { name, station: false, near: false }) = &place.sense else { return false };
    let short = name.chars().all(is_kana) && name.chars().count() <= MAX_KANA;
    short && place.range.len() == name.len() && matches!(term.sense, Sense::Word(Word::Term(_)))
}

fn number(text: &str) -> Option<Sense> {
    numbers::postal(text).map(Sense::Postal).or_else(|| numbers::telephone(text).map(Sense::Telephone))
}

/// A word in Latin letters: romaji of anything, a misspelt word, or a name.
fn in_latin(text: &str, folded: String, places: &dyn PlaceNames) -> Vec<Found> {
    let whole = |sense: Sense| vec![Found::new(0..text.len(), sense)];
    let readings = romaji::readings(text);
    if let Some(word) = readings.iter().find_map(|reading| vocabulary().word(reading)) {
        return whole(Sense::Word(word));
    }
    if let Some(place) = readings.iter().find_map(|reading| whole_place(reading, places)) {
        return whole(Sense::Place(place));
    }
    if let Some(word) = readings.first().and_then(|reading| vocabulary().word_with_short_vowels(reading)) {
        return whole(Sense::Word(word));
    }
    if let Some(pieces) = readings.first().and_then(|reading| on_romaji(text, reading, &folded, places)) {
        return pieces;
    }
    if let Some((form, term)) = slips::meant_in_latin(&folded) {
        let mut found = whole(Sense::Word(Word::Term(term)));
        found[0].meant = Some(form.to_owned());
        found[0].within = Some(folded);
        return found;
    }
    whole(Sense::Name(names::in_latin(folded, readings.into_iter().next())))
}

/// The pieces of a word in romaji, each with the letters that it is read from.
fn on_romaji(text: &str, reading: &str, folded: &str, places: &dyn PlaceNames) -> Option<Vec<Found>> {
    let mut pieces = segments::split(reading, places)?;
    let mut start = 0;
    for piece in &mut pieces {
        let kana = &reading[piece.range.clone()];
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).skip_while(|end| *end <= start);
        let is_piece = |end: &usize| romaji::to_kana(&text[start..*end]).is_some_and(|read| fold(&read) == kana);
        let end = ends.filter(is_piece).last()?;
        piece.range = start..end;
        piece.within = Some(folded.to_owned());
        start = end;
    }
    (start == text.len()).then_some(pieces)
}

/// Pieces of a folded word as ranges of what was typed.
fn on_text(pieces: Vec<Found>, folded: &str, marks: &[(usize, usize)]) -> Vec<Found> {
    let alone = pieces.len() == 1;
    let typed = |at: usize| {
        let mark = marks.partition_point(|(_, length)| *length < at);
        marks.get(mark).or(marks.last()).map_or(0, |(typed, _)| *typed)
    };
    let mut pieces = pieces;
    for piece in &mut pieces {
        piece.range = typed(piece.range.start)..typed(piece.range.end);
        piece.within = (!alone).then(|| folded.to_owned());
    }
    pieces
}
