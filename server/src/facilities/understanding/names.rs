//! Names: what is neither a word of the vocabulary nor a place.

use super::segments::{is_municipality, places_at};
use super::vocabulary::{Word, terms, vocabulary};
use super::words::{Found, Sense};
use super::{Name, PlaceNames, Term};
use crate::facilities::folding::{is_kana, is_kanji};

/// Most terms taken from either end of a name.
const MAX_HINTS: usize = 3;

/// A name that is only itself.
pub(super) fn plain(folded: String) -> Name {
    Name { folded, kana: None, hints: Vec::new(), core: None }
}

/// A name in Latin letters, with its folded reading when it is romaji.
pub(super) fn in_latin(folded: String, kana: Option<String>) -> Name {
    let (hints, core) = kana.as_deref().map(hints).unwrap_or_default();
    Name { folded, kana, hints, core }
}

/// A folded word as a name, with its ranges: 近くの before it, its municipality and what asks for it are taken off.
///
/// The municipality only when it is written out (枚方市田中医院): it is part of too many names (枚方公済病院). Behind it
/// a term at the end stands by itself, for what is between them is as often a place (長野市篠ノ井ケアマネ).
pub(super) fn around(folded: &str, places: &dyn PlaceNames) -> Vec<Found> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some((length, sense)) = leading(&folded[start..], places) {
        found.push(Found::new(start..start + length, sense));
        start += length;
    }
    if start > 0 && folded[start..].starts_with('の') && folded[start..].chars().nth(2).is_some() {
        found.push(Found::new(start..start + 'の'.len_utf8(), Sense::Word(Word::Filler)));
        start += 'の'.len_utf8();
    }
    let end = folded.len() - trailing(&folded[start..]);
    let in_municipality = found.iter().any(|one| matches!(&one.sense, Sense::Place(place) if !place.station));
    let asked = if in_municipality { asked_at_the_end(&folded[start..end]) } else { Vec::new() };
    let name_end = asked.first().map_or(end, |first| start + first.range.start);
    let (hints, core) = hints(&folded[start..name_end]);
    let name = Name { folded: folded[start..name_end].to_owned(), kana: None, hints, core };
    found.push(Found::new(start..name_end, Sense::Name(name)));
    found.extend(asked.into_iter().map(|one| one.moved(start)));
    if end < folded.len() {
        found.push(Found::new(end..folded.len(), Sense::Word(Word::Filler)));
    }
    found
}

/// The terms, 近く and の between them at the end of a text, when a name of at least two characters is before them.
fn asked_at_the_end(text: &str) -> Vec<Found> {
    let mut asked: Vec<Found> = Vec::new();
    let mut end = text.len();
    let word_before = |end: usize| {
        let starts = text[..end].char_indices().map(|(at, _)| at).skip(2);
        starts.into_iter().find_map(|at| {
            Some((at, vocabulary().word(&text[at..end])?)).filter(|(at, word)| match word {
                Word::Term(_) => is_telling(&text[*at..end]),
                Word::Near | Word::NearStation => true,
                _ => &text[*at..end] == "の",
            })
        })
    };
    while let Some((at, word)) = word_before(end) {
        asked.insert(0, Found::new(at..end, Sense::Word(word)));
        end = at;
    }
    let has_term = asked.iter().any(|one| matches!(one.sense, Sense::Word(Word::Term(_))));
    if has_term { asked } else { Vec::new() }
}

fn leading(text: &str, places: &dyn PlaceNames) -> Option<(usize, Sense)> {
    let words = vocabulary().words_at(text).rev().map(|(length, word)| (length, Sense::Word(word)));
    let words = words.filter(|(length, sense)| {
        let least = if *sense == Word::Filler { 4 } else { 3 };
        let plain = *sense == Word::Filler || *sense == Word::Near || *sense == Word::NearStation;
        plain && text[..*length].chars().count() >= least
    });
    let places = places_at(text, places).into_iter().rev().filter(|(length, place)| {
        // 枚方市民病院 and 枚方市立病院 are names.
        let public = text[*length..].starts_with(['民', '立', '営', '役', '内', '場', '医', '中']);
        (is_municipality(&place.name) || place.station) && place.name.chars().any(is_kanji) && !public
    });
    let places = places.map(|(length, place)| (length, Sense::Place(place)));
    words.chain(places).find(|(length, _)| text[*length..].chars().nth(1).is_some())
}

/// Bytes at the end that only ask for what stands before: を探しています, の電話番号.
fn trailing(text: &str) -> usize {
    let ends = text.char_indices().map(|(at, _)| at).skip(2);
    for at in ends {
        let tail = &text[at..];
        // デイサービス is not デイ.
        if is_telling(tail) && matches!(vocabulary().word(tail), Some(Word::Term(_))) {
            return 0;
        }
        let first = tail.chars().next().unwrap_or_default();
        let asks = matches!(first, 'の' | 'を' | 'が' | 'に' | 'は' | 'で' | 'へ' | 'お') || tail.chars().count() >= 4;
        let filler = vocabulary().word(tail) == Some(Word::Filler) && is_kana(first) && asks;
        let single = tail.chars().nth(1).is_none();
        if filler && (!single || text[..at].ends_with(is_kanji)) {
            return tail.len();
        }
    }
    0
}

/// The terms at the ends of a folded name, and what is left of it without them.
fn hints(name: &str) -> (Vec<&'static Term>, Option<String>) {
    let term = |text: &str| match vocabulary().word(text) {
        Some(Word::Term(at)) => terms().get(at),
        _ => None,
    };
    let mut hints: Vec<&'static Term> = Vec::new();
    let mut core = name;
    for _ in 0..MAX_HINTS {
        let ends = core.char_indices().map(|(at, _)| at).skip(1);
        let Some((at, hint)) = ends.filter(|at| is_telling(&core[*at..])).find_map(|at| Some((at, term(&core[at..])?)))
        else {
            break;
        };
        hints.insert(0, hint);
        core = &core[..at];
    }
    for _ in 0..MAX_HINTS {
        let words = vocabulary().words_at(core).rev().filter(|(length, _)| *length < core.len());
        let Some((length, hint)) = words
            .filter(|(length, _)| is_telling(&core[..*length]))
            .find_map(|(length, _)| Some((length, term(&core[..length])?)))
        else {
            break;
        };
        hints.push(hint);
        core = &core[length..];
    }
    let core = (!hints.is_empty()).then(|| core.to_owned());
    (hints, core)
}

/// デイ and the like occur in names by chance.
fn is_telling(text: &str) -> bool {
    text.chars().nth(if text.chars().all(is_kana) { 2 } else { 1 }).is_some()
}
