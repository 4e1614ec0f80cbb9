//! Words of the vocabulary with one letter mistyped.

use super::typos::within_one;
use super::vocabulary::{Form, Term, Word, terms, vocabulary};
use crate::facilities::folding::{is_kana, is_kanji};

/// So many kanji are sooner a name.
const MAX_KANJI: usize = 6;

/// The form, as written, and the term that a folded word was most likely meant to be.
pub(super) fn meant(folded: &str) -> Option<(&'static str, usize)> {
    meant_unless(folded, |form| is_rather_a_name(folded, form))
}

/// The same for a word that no name and no address has, so that it need not be spared as one: 整型外科.
pub fn meant_by_no_name(folded: &str) -> Option<(&'static str, &'static Term)> {
    let another =
        |form: &str| form.chars().count() != folded.chars().count() || form.chars().next() != folded.chars().next();
    meant_unless(folded, another).map(|(form, at)| (form, &terms()[at]))
}

fn meant_unless(folded: &str, spared: impl Fn(&str) -> bool) -> Option<(&'static str, usize)> {
    let chars = folded.chars().count();
    let least = if folded.chars().all(is_kana) { 4 } else { 3 };
    if chars < least || (chars > MAX_KANJI && folded.chars().all(is_kanji)) {
        return None;
    }
    let close = |form: &Form| {
        let near = form.folded.len().abs_diff(folded.len()) <= 4 && within_one(folded, &form.folded);
        near && form.folded.chars().count() >= least && !spared(&form.folded)
    };
    best(folded, |form| close(form).then_some(form.folded.as_str()))
}

/// The same for a word in Latin letters: English, or romaji of a reading.
pub(super) fn meant_in_latin(folded: &str) -> Option<(&'static str, usize)> {
    const LEAST: usize = 4;
    let close = |form: &str| form.len() >= LEAST && form.len().abs_diff(folded.len()) <= 1 && within_one(folded, form);
    if folded.len() < LEAST || !folded.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    best(folded, |form| {
        let spelt = form.romaji.as_deref().unwrap_or(&form.folded);
        close(spelt).then_some(spelt)
    })
}

/// Of the forms that are close, those of one term; else those with as many letters; else those with the same first one.
fn best(word: &str, close: impl Fn(&'static Form) -> Option<&'static str>) -> Option<(&'static str, usize)> {
    let mut near: Vec<(usize, &Form, &str)> = Vec::new();
    for (term, forms) in terms().iter().map(Term::forms).enumerate() {
        near.extend(forms.iter().filter_map(|form| Some((term, form, close(form)?))));
    }
    let length = word.chars().count();
    for round in 0..3 {
        let (term, form, _) = *near.first()?;
        if near.iter().all(|(other, ..)| *other == term) {
            return Some((form.written, term));
        }
        let kept: Vec<_> = near
            .iter()
            .filter(|(_, _, spelt)| match round {
                0 => spelt.chars().count() == length,
                _ => spelt.chars().next() == word.chars().next(),
            })
            .copied()
            .collect();
        near = kept;
    }
    None
}

/// Whether a word and the form it is a slip of end in the same shorter term (せいけ|げか, 循環気|内科), so that the slip
/// is in what says which one.
pub(super) fn ends_as(word: &str, form: &str) -> bool {
    let tails = word.char_indices().skip(1).map(|(at, _)| &word[at..]);
    let mut tails = tails.filter(|tail| tail.chars().nth(1).is_some() && form.ends_with(*tail));
    tails.any(|tail| matches!(vocabulary().word(tail), Some(Word::Term(_))))
}

/// 小林眼科 is not 小児眼科, 森内科 is not 内科, あんずクリニック is not メンズクリニック: a name before a known word.
///
/// Where a word ends in a known one, what stands before must have three characters, of which the first is
/// right and none is missing; where it begins with a known one, two must follow.
fn is_rather_a_name(word: &str, form: &str) -> bool {
    let known = |text: &str| {
        let telling = text.chars().nth(if text.chars().all(is_kana) { 3 } else { 1 }).is_some();
        telling && matches!(vocabulary().word(text), Some(Word::Term(_)))
    };
    let same = word.chars().count() == form.chars().count() && word.chars().next() == form.chars().next();
    // いちょう会 is not 胃腸科.
    if word.chars().any(is_kanji) && !form.chars().any(is_kanji) {
        return true;
    }
    let mut cuts = word.char_indices().skip(1).map(|(at, _)| word.split_at(at));
    cuts.any(|(head, tail)| {
        let (before, behind) = (head.chars().count(), tail.chars().count());
        (known(tail) && (before < 3 || !same)) || (known(head) && behind < 2)
    })
}
