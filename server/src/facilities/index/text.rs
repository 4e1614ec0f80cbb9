//! Text of names, readings and addresses by pairs of characters, folded.
//!
//! A pair of neighbouring characters leads to all institutions that have it; the last character of a
//! text makes a pair with the end, so that a single character is found by the pairs it begins. A longer
//! word is looked for by its pairs, and then in the text itself.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use roaring::{MultiOps, RoaringBitmap};

/// Stands before the first character of a text: a control character, which no folded text has.
const START: char = '\u{1}';
/// Stands behind the last character of a text.
const END: u32 = 0;

/// Pairs of characters with the numbers of those that have them.
#[derive(Default)]
pub struct Grams {
    /// Both characters in one number, first the first; in its order.
    keys: Vec<u64>,
    sets: Vec<RoaringBitmap>,
}

/// Gathers pairs; numbers must come in growing order.
#[derive(Default)]
pub struct GramsBuilder(HashMap<u64, RoaringBitmap, BuildHasherDefault<Mix>>);

/// A hasher for numbers that are spread badly: one multiplication.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, value: u64) {
        let mixed = (self.0 ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }
}

fn key(first: char, second: u32) -> u64 {
    u64::from(u32::from(first)) << 32 | u64::from(second)
}

impl GramsBuilder {
    pub fn add(&mut self, number: u32, folded: &str) {
        let mut chars = folded.chars().peekable();
        if let Some(&first) = chars.peek() {
            let _ = self.0.entry(key(START, u32::from(first))).or_default().try_push(number);
        }
        while let Some(first) = chars.next() {
            let second = chars.peek().map_or(END, |&second| u32::from(second));
            // An error says that it is there already.
            let _ = self.0.entry(key(first, second)).or_default().try_push(number);
        }
    }

    pub fn finish(self) -> Grams {
        let mut all: Vec<_> = self.0.into_iter().collect();
        all.sort_unstable_by_key(|(key, _)| *key);
        let (keys, sets) = all
            .into_iter()
            .map(|(key, mut set)| {
                set.optimize();
                (key, set)
            })
            .unzip();
        Grams { keys, sets }
    }
}

impl Grams {
    fn get(&self, pair: u64) -> Option<&RoaringBitmap> {
        self.keys.binary_search(&pair).ok().map(|at| &self.sets[at])
    }

    /// All that begin a pair with this character.
    fn starting(&self, first: char) -> RoaringBitmap {
        let from = self.keys.partition_point(|&pair| pair < key(first, 0));
        let to = self.keys.partition_point(|&pair| pair <= key(first, u32::MAX));
        self.sets[from..to].iter().union()
    }

    /// Those that have a text which begins with a character.
    pub fn beginning(&self, first: char) -> Option<&RoaringBitmap> {
        self.get(key(START, u32::from(first)))
    }

    /// Those that have the word; `has` looks at the text where pairs alone do not prove it.
    pub fn having(&self, word: &str, has: impl Fn(u32) -> bool) -> RoaringBitmap {
        let (candidates, certain) = self.candidates(word);
        if certain { candidates } else { candidates.iter().filter(|&number| has(number)).collect() }
    }

    /// Those that have every pair of the word, and whether that alone proves that they have the word.
    fn candidates(&self, word: &str) -> (RoaringBitmap, bool) {
        let chars: Vec<char> = word.chars().collect();
        match chars.as_slice() {
            [] => (RoaringBitmap::new(), true),
            [only] => (self.starting(*only), true),
            [first, second] => (self.get(key(*first, u32::from(*second))).cloned().unwrap_or_default(), true),
            all => {
                let mut sets = Vec::with_capacity(all.len() - 1);
                for pair in all.windows(2) {
                    match self.get(key(pair[0], u32::from(pair[1]))) {
                        Some(set) => sets.push(set),
                        None => return (RoaringBitmap::new(), false),
                    }
                }
                // The rarest first: every further step works on less.
                sets.sort_by_key(|set| set.len());
                let mut found = sets[0].clone();
                for set in &sets[1..] {
                    found &= *set;
                    if found.is_empty() {
                        break;
                    }
                }
                (found, false)
            }
        }
    }

    /// Those that have most pairs of a word of four characters or more: what one wrong, missing,
    /// added or swapped letter leaves. At most `most`, the fullest first.
    pub fn similar(&self, word: &str, most: usize) -> Vec<u32> {
        let chars: Vec<char> = word.chars().collect();
        let pairs: Vec<&RoaringBitmap> =
            chars.windows(2).filter_map(|pair| self.get(key(pair[0], u32::from(pair[1])))).collect();
        // A swap of neighbours spoils three pairs.
        let needed = (chars.len().saturating_sub(1)).saturating_sub(3).max(1);
        if pairs.len() < needed {
            return Vec::new();
        }
        let mut counts: HashMap<u32, u8, BuildHasherDefault<Mix>> = HashMap::default();
        let mut sorted = pairs;
        sorted.sort_by_key(|set| set.len());
        // Whoever has `needed` of n pairs has one of any n - needed + 1 of them: begin with the rarest.
        let certain = sorted.len() - needed + 1;
        for (index, set) in sorted.iter().enumerate() {
            if index < certain {
                if set.len() > 20_000 {
                    continue;
                }
                for number in *set {
                    *counts.entry(number).or_default() += 1;
                }
            } else {
                for (number, count) in &mut counts {
                    *count += u8::from(set.contains(*number));
                }
            }
        }
        let mut found: Vec<(u8, u32)> =
            counts.into_iter().filter(|(_, count)| usize::from(*count) >= needed).map(|(n, c)| (c, n)).collect();
        found.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(most);
        found.into_iter().map(|(_, number)| number).collect()
    }

    /// Bytes held, about.
    pub fn bytes(&self) -> usize {
        let sets: usize = self.sets.iter().map(RoaringBitmap::serialized_size).sum();
        sets + self.sets.len() * (size_of::<u64>() + size_of::<RoaringBitmap>() + 48)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grams(texts: &[&str]) -> Grams {
        let mut builder = GramsBuilder::default();
        for (number, text) in texts.iter().enumerate() {
            builder.add(number as u32, text);
        }
        builder.finish()
    }

    fn found(grams: &Grams, word: &str) -> Vec<u32> {
        grams.candidates(word).0.iter().collect()
    }

    #[test]
    fn one_two_and_more_characters() {
        let grams = grams(&["杉田医院", "小杉内科", "内海科", "田中内科医院", "杉"]);
        assert_eq!(found(&grams, "杉"), [0, 1, 4]);
        assert_eq!(found(&grams, "院"), [0, 3]);
        assert_eq!(found(&grams, "内科"), [1, 3]);
        assert_eq!(found(&grams, "内科医院"), [3]);
        assert_eq!(found(&grams, "森"), [0u32; 0]);
        assert_eq!(found(&grams, ""), [0u32; 0]);
    }

    #[test]
    fn one_wrong_letter_leaves_enough() {
        let grams = grams(&["関西医科大学附属病院", "枚方公済病院", "市立ひらかた病院"]);
        assert_eq!(grams.similar("枚方公斉病院", 5).first(), Some(&1));
        assert_eq!(grams.similar("関西医大附属病院", 5).first(), Some(&0));
    }
}
