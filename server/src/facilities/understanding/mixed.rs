//! Words that are written half in kanji, half in kana: ほうもん看護, 整けい外科, くすり屋さん.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::vocabulary::{Term, terms};
use crate::facilities::folding::{is_kana, is_kanji};

/// Shorter words are too much by chance.
const LEAST_CHARS: usize = 4;
/// Longer forms are sentences.
const MAX_WRITTEN: usize = 12;
/// Kana that one kanji is read with, at most (じゅん).
const MAX_READING: usize = 4;

/// A way of writing a term with kanji, and a reading of the same term.
struct Pair {
    written: Vec<char>,
    reading: Vec<char>,
    term: usize,
}

/// What has been read of a pair.
#[derive(Clone, Copy, PartialEq)]
struct State {
    written: usize,
    reading: usize,
    /// Kana by which the next kanji of `written` has been spelt so far.
    spelt: usize,
}

#[derive(Default)]
struct Pairs {
    all: Vec<Pair>,
    /// By the three characters with which a mixture may begin.
    beginning: HashMap<[char; 3], Vec<usize>>,
}

static PAIRS: LazyLock<Pairs> = LazyLock::new(|| {
    let mut pairs = Pairs::default();
    for (term, forms) in terms().iter().map(Term::folded_forms).enumerate() {
        let chars: Vec<Vec<char>> = forms.iter().map(|form| form.chars().collect()).collect();
        let readings = || chars.iter().filter(|form| form.iter().copied().all(is_kana));
        for written in chars.iter().filter(|form| form.len() <= MAX_WRITTEN && form.iter().copied().any(is_kanji)) {
            for reading in readings() {
                let pair = Pair { written: written.clone(), reading: reading.clone(), term };
                // The reading must be one of this way of writing.
                if pair.lengths(reading.iter().copied()).last() == Some(&reading.len()) {
                    pairs.add(pair);
                }
            }
        }
    }
    pairs
});

/// The one term that a folded word is a mixture of.
pub(super) fn term(folded: &str) -> Option<usize> {
    let mut terms = beginnings(folded).into_iter().filter(|(length, _)| *length == folded.len());
    let (_, term) = terms.next()?;
    terms.all(|(_, other)| other == term).then_some(term)
}

/// The mixtures with which a folded text begins: length in bytes and term.
pub(super) fn beginnings(text: &str) -> Vec<(usize, usize)> {
    let mut chars = text.chars();
    let beginning = [(); 3].map(|()| chars.next().unwrap_or_default());
    let Some(pairs) = PAIRS.beginning.get(&beginning) else { return Vec::new() };
    let mut found = Vec::new();
    for pair in pairs.iter().map(|at| &PAIRS.all[*at]) {
        for count in pair.lengths(text.chars()) {
            let length = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
            let word = &text[..length];
            let both = word.chars().any(is_kana) && word.chars().any(is_kanji);
            if count >= LEAST_CHARS && both && !found.contains(&(length, pair.term)) {
                found.push((length, pair.term));
            }
        }
    }
    found
}

impl Pairs {
    fn add(&mut self, pair: Pair) {
        let mut begun = vec![(State { written: 0, reading: 0, spelt: 0 }, ['\0'; 3])];
        for index in 0..3 {
            let mut next = Vec::new();
            for (state, beginning) in begun {
                let both = [pair.written.get(state.written), pair.reading.get(state.reading)];
                for c in both.into_iter().flatten().flat_map(|c| [*c, other_spelling(*c)]) {
                    let mut states = Vec::new();
                    pair.read(state, c, &mut states);
                    let mut beginning = beginning;
                    beginning[index] = c;
                    next.extend(states.into_iter().map(|state| (state, beginning)));
                }
            }
            begun = next;
        }
        let mut beginnings: Vec<[char; 3]> = begun.into_iter().map(|(_, beginning)| beginning).collect();
        beginnings.sort_unstable();
        beginnings.dedup();
        for beginning in beginnings {
            self.beginning.entry(beginning).or_default().push(self.all.len());
        }
        self.all.push(pair);
    }
}

impl Pair {
    /// The numbers of characters after which a text has been this pair from beginning to end.
    fn lengths(&self, text: impl Iterator<Item = char>) -> Vec<usize> {
        let mut states = vec![State { written: 0, reading: 0, spelt: 0 }];
        let mut next = Vec::new();
        let mut lengths = Vec::new();
        for (index, c) in text.enumerate() {
            next.clear();
            for state in &states {
                self.read(*state, c, &mut next);
            }
            std::mem::swap(&mut states, &mut next);
            if states.is_empty() {
                break;
            }
            if states.iter().any(|state| state.written == self.written.len() && state.reading == self.reading.len()) {
                lengths.push(index + 1);
            }
        }
        lengths
    }

    fn read(&self, state: State, c: char, next: &mut Vec<State>) {
        let Some(&written) = self.written.get(state.written) else { return };
        let mut add = |written: usize, reading: usize, spelt: usize| {
            let new = State { written, reading, spelt };
            if reading <= self.reading.len() && !next.contains(&new) {
                next.push(new);
            }
        };
        if !is_kana(c) || !is_kanji(written) {
            let okurigana = !is_kanji(written) && self.reading.get(state.reading).is_some_and(|r| alike(*r, written));
            let lengths = if okurigana { 1..=1 } else { 1..=MAX_READING };
            let same = if is_kana(c) { okurigana && alike(written, c) } else { is_kanji(c) && written == c };
            if same && state.spelt == 0 {
                lengths.for_each(|length| add(state.written + 1, state.reading + length, 0));
            }
        } else if state.spelt < MAX_READING && self.reading.get(state.reading).is_some_and(|r| alike(*r, c)) {
            add(state.written, state.reading + 1, state.spelt + 1);
            add(state.written + 1, state.reading + 1, 0);
        }
    }
}

/// Folding writes the long vowels of とう and せい as お and え, but not behind a kanji.
fn alike(a: char, b: char) -> bool {
    a == b || a == other_spelling(b)
}

fn other_spelling(c: char) -> char {
    match c {
        'う' => 'お',
        'お' => 'う',
        'い' => 'え',
        'え' => 'い',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facilities::folding::fold;

    #[test]
    fn kanji_and_kana_in_one_word() {
        for (word, name) in [
            ("ほうもん看護", "訪問看護"),
            ("訪問かんご", "訪問看護"),
            ("ほう問看ご", "訪問看護"),
            ("特別ようご老人ホーム", "特別養護老人ホーム（特養）"),
            ("とくべつ養護老人ほーむ", "特別養護老人ホーム（特養）"),
            ("くすり屋さん", "薬局"),
            ("整けい外科", "整形外科"),
            ("せい形げか", "整形外科"),
            ("きょたく介護支援", "ケアマネジャー（居宅介護支援）"),
            ("じび咽喉科", "耳鼻いんこう科"),
            ("しんりょう内科", "心療内科"),
        ] {
            assert_eq!(term(&fold(word)).map(|at| terms()[at].name), Some(name), "{word}");
        }
    }

    #[test]
    fn what_contradicts_is_no_mixture() {
        for word in
            ["たなか内科", "あい歯科", "ほうもん歯ご", "整けい内科", "訪問看護", "ほうもんかんご", "しか医", "枚方"]
        {
            assert_eq!(term(&fold(word)), None, "{word}");
        }
    }
}
