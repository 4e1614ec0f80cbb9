//! Words that are written without blanks between them: 枚方市内科, 高槻駅の近くの歯医者.

use std::ops::Range;

use super::vocabulary::{Word, vocabulary};
use super::words::{Found, Sense};
use super::{Place, PlaceNames, mixed};
use crate::facilities::folding::{is_kana, is_kanji};

/// Longer names of places are only taken whole.
const MAX_PLACE_CHARS: usize = 16;

/// The pieces of a folded word, their ranges in it, when all of it is explained by the vocabulary and names of places
/// and something other than fillers is among them. The fewest pieces win, then long
/// ones before short ones (整形外科 医院, not 整形 外科医院).
pub(super) fn split(folded: &str, places: &dyn PlaceNames) -> Option<Vec<Found>> {
    let is_mixed = folded.chars().any(is_kana) && folded.chars().any(is_kanji);
    // At each byte the cheapest way to have come there.
    let mut best: Vec<Option<(u32, Found)>> = vec![None; folded.len() + 1];
    for start in folded.char_indices().map(|(at, _)| at) {
        let cost = match &best[start] {
            Some((cost, _)) => *cost,
            None if start == 0 => 0,
            None => continue,
        };
        let rest = &folded[start..];
        let words = vocabulary().words_at(rest).filter(|(length, word)| {
            rest[..*length].chars().nth(1).is_some() || stands_alone(folded, start..start + length, *word)
        });
        let mixtures = if is_mixed { mixed::beginnings(rest) } else { Vec::new() }
            .into_iter()
            .map(|(length, term)| (length, Word::Term(term)));
        let words = mixtures.chain(words).map(|(length, word)| (length, Sense::Word(word)));
        // ところ is a place as well.
        let is_filler = |length: usize| vocabulary().word(&rest[..length]) == Some(Word::Filler);
        let places = places_at(rest, places).into_iter().filter(|(length, _)| start == 0 || !is_filler(*length));
        let places = places.map(|(length, place)| (length, Sense::Place(place)));
        for (length, sense) in places.chain(words).chain(particle(rest).filter(|_| start > 0)) {
            let cost = cost + cost_of(&rest[..length], &sense);
            let end = start + length;
            if best[end].as_ref().is_none_or(|(known, _)| cost <= *known) {
                best[end] = Some((cost, Found::new(start..end, sense)));
            }
        }
    }
    let mut pieces = Vec::new();
    let mut at = folded.len();
    while at > 0 {
        let (_, piece) = best[at].take()?;
        at = piece.range.start;
        pieces.push(piece);
    }
    pieces.reverse();
    let meaningful = |piece: &Found| match piece.sense {
        Sense::Word(word) => matches!(word, Word::Term(_) | Word::Near | Word::NearStation),
        _ => true,
    };
    let odd = pieces.iter().any(|piece| piece.sense == Word::Railway);
    (!odd && pieces.iter().any(meaningful)).then_some(pieces)
}

/// The place that a folded word is as a whole, with 駅, a railway before it or a house number behind it.
pub(super) fn whole_place(folded: &str, places: &dyn PlaceNames) -> Option<Place> {
    if places.is_place(folded) {
        return Some(Place { name: folded.to_owned(), station: false, near: false });
    }
    places_at(folded, places).into_iter().find(|(length, _)| *length == folded.len()).map(|(_, place)| place)
}

/// The places with which a folded text begins, with the length of all that belongs to each.
pub(super) fn places_at(text: &str, places: &dyn PlaceNames) -> Vec<(usize, Place)> {
    let railway = vocabulary().words_at(text).rfind(|(_, word)| *word == Word::Railway);
    let start = railway.map_or(0, |(length, _)| length);
    let rest = &text[start..];
    let Some(longest) = places.longest_prefix(rest).filter(|length| rest.is_char_boundary(*length)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).skip(1);
    for (index, end) in ends.enumerate().take_while(|(_, end)| *end <= longest) {
        let (name, behind) = rest.split_at(end);
        let is_place = end == longest || (index + 2 <= MAX_PLACE_CHARS && places.is_place(name));
        // Two kana are the beginning of too much.
        if !is_place || (index == 0 && name.chars().all(is_kana) && !behind.is_empty()) {
            continue;
        }
        let place = |station: bool| Place { name: name.to_owned(), station, near: false };
        let station = vocabulary().words_at(behind).rfind(|(_, word)| *word == Word::Station);
        if let Some((length, _)) = station {
            found.push((start + end + length, place(true)));
        }
        if start > 0 {
            continue;
        }
        found.push((end, place(false)));
        let more = house_number(behind).or_else(|| within_bounds(name, behind));
        found.extend(more.map(|length| (end + length, place(false))));
    }
    found
}

/// 1-2-35, 3番5号 behind the name of a town.
fn house_number(text: &str) -> Option<usize> {
    const UNITS: [&str; 6] = ["丁目", "番地", "番", "号", "丁", "の"];
    let mut rest = text;
    loop {
        let next = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
        let next =
            UNITS.iter().find_map(|unit| next.strip_prefix(unit)).filter(|_| next.len() < rest.len()).unwrap_or(next);
        if next.len() == rest.len() {
            break;
        }
        rest = next;
    }
    let length = text.len() - rest.len();
    (length > 0).then_some(length)
}

/// 内 of 枚方市内.
fn within_bounds(name: &str, behind: &str) -> Option<usize> {
    let inner = ["内にある", "内の", "内で", "内"].iter().find(|inner| behind.starts_with(**inner))?;
    (is_municipality(name) && !behind.starts_with("内科")).then_some(inner.len())
}

/// Whether a name of a place is written out with what it is: 枚方市, 北区.
pub(super) fn is_municipality(name: &str) -> bool {
    name.ends_with(['市', '区', '町', '村', '都', '道', '府', '県', '郡'])
}

/// Whether a word of one kanji is one even without blanks: 目を診てもらう, ベッドを借りられる店.
fn stands_alone(text: &str, range: Range<usize>, word: Word) -> bool {
    let particle = text[range.end..].starts_with(['お', 'が', 'の', 'に', 'は', 'で', 'も']);
    let ends = range.end == text.len() && text[..range.start].ends_with(is_kana) && word == Word::Filler;
    text[range].starts_with(is_kanji) && ((particle && matches!(word, Word::Term(_))) || ends)
}

/// A single kana or sign that may stand between two pieces.
fn particle(text: &str) -> Option<(usize, Sense)> {
    let c = text.chars().next()?;
    let glue =
        matches!(c, '/' | '&' | '+') || (is_kana(c) && vocabulary().word(&text[..c.len_utf8()]) == Some(Word::Filler));
    glue.then_some((c.len_utf8(), Sense::Word(Word::Filler)))
}

fn cost_of(text: &str, sense: &Sense) -> u32 {
    match sense {
        Sense::Word(Word::Filler) if text.chars().nth(1).is_none() => 13,
        Sense::Word(Word::Filler) => 12,
        _ => 10,
    }
}
