//! 4,096 words in hiragana for passphrases and recovery sheets: to write by hand, and to say over the telephone.
//!
//! Words of every day that sound as they are written, mostly concrete; few from abroad, few of Chinese reading, none of
//! illness, loss or quarrels. 3 to 6 letters, without ー, ぢ, づ and small vowels. Any two differ in two letters at
//! least, and not in small letters or long vowels alone; none begins another one, so that words without blanks still
//! fall apart in one way. Their order and number never change: recovery sheets hold them.
//!
//! Chosen by hand: many thought of for this list (うみのさかな), the others among words of mecab-ipadic (© 2000–2003 Nara
//! Institute of Science and Technology, BSD with the term of ICOT) that UniDic (BSD) and SudachiDict (Apache-2.0) know
//! too, the more frequent ones of chiVe (Apache-2.0) first.

use std::sync::LazyLock;

/// How many words there are: each says 12 bits.
pub const COUNT: u16 = 4096;

static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| include_str!("words.txt").lines().collect());

/// The word of 12 bits; of a larger number its lower ones count.
pub fn word(number: u16) -> &'static str {
    WORDS.get(usize::from(number % COUNT)).copied().unwrap_or_default()
}

/// The word with which a text begins, as its number and what follows.
pub fn first(text: &str) -> Option<(u16, &str)> {
    // No word begins another one: the last that is not after the text is the only one that can begin it.
    let number = WORDS.partition_point(|word| *word <= text).checked_sub(1)?;
    Some((u16::try_from(number).ok()?, text.strip_prefix(WORDS[number])?))
}

/// The word that somebody may have meant: two letters away at most, and less than half of it.
pub fn nearest(typed: &str) -> Option<&'static str> {
    let typed: Vec<char> = typed.chars().collect();
    let near = |word: &&'static str| {
        let letters: Vec<char> = word.chars().collect();
        let away = distance(&typed, &letters);
        (away <= 2 && away * 2 < letters.len()).then_some((away, *word))
    };
    WORDS.iter().filter_map(near).min_by_key(|(away, _)| *away).map(|(_, word)| word)
}

/// How many letters must be put in, taken out or exchanged to make one of the other (Levenshtein).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], index + 1);
        for (column, with) in other.iter().enumerate() {
            let exchanged = diagonal + usize::from(letter != with);
            diagonal = row[column + 1];
            row[column + 1] = exchanged.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn they_are_as_many_as_12_bits_say_and_in_their_order() {
        assert_eq!(WORDS.len(), usize::from(COUNT));
        assert!(WORDS.is_sorted_by(|one, next| one < next), "sorted, and each there once");
        // Recovery sheets hold the numbers of words.
        assert_eq!([word(0), word(2048), word(4095)], ["あいかぎ", "たるざけ", "わんわん"]);
    }

    #[test]
    fn they_are_easy_to_write() {
        for word in WORDS.iter() {
            assert!((3..=6).contains(&word.chars().count()), "{word}");
            let is_plain = |letter| matches!(letter, 'あ'..='ん') && !"ぁぃぅぇぉぢづゎゐゑを".contains(letter);
            assert!(word.chars().all(is_plain), "{word}");
            assert!(!word.starts_with(['ん', 'っ', 'ゃ', 'ゅ', 'ょ']), "{word}");
        }
    }

    #[test]
    fn a_slip_in_one_letter_makes_no_other_word() {
        let mut with_a_gap = BTreeSet::new();
        for word in WORDS.iter() {
            for (at, letter) in word.char_indices() {
                let (before, after) = (&word[..at], &word[at + letter.len_utf8()..]);
                assert!(with_a_gap.insert(format!("{before}_{after}")), "{word}: another letter makes another word");
                let shorter = format!("{before}{after}");
                assert!(WORDS.binary_search(&shorter.as_str()).is_err(), "{word} without a letter is {shorter}");
            }
        }
    }

    #[test]
    fn no_word_begins_another() {
        // Sorted: one that begins others stands right before one of them.
        assert!(WORDS.iter().zip(&WORDS[1..]).all(|(word, next)| !next.starts_with(word)));
    }

    /// Small letters as large ones, long vowels as short ones.
    fn sound(word: &str) -> String {
        let mut sound = String::new();
        for letter in word.chars() {
            let letter = match letter {
                'っ' => 'つ',
                'ゃ' => 'や',
                'ゅ' => 'ゆ',
                'ょ' => 'よ',
                large => large,
            };
            let row = |vowel| match vowel {
                'あ' => "あかさたなはまやらわがざだばぱ",
                'い' => "いきしちにひみりぎじびぴえけせてねへめれげぜでべぺ",
                'う' => "うくすつぬふむゆるぐずぶぷおこそとのほもよろごぞどぼぽ",
                'え' => "えけせてねへめれげぜでべぺ",
                'お' => "おこそとのほもよろごぞどぼぽ",
                _ => "",
            };
            if !sound.chars().last().is_some_and(|before| row(letter).contains(before)) {
                sound.push(letter);
            }
        }
        sound
    }

    #[test]
    fn no_two_words_sound_alike_but_for_small_letters_and_long_vowels() {
        assert_eq!((sound("ようやっと"), sound("おおきい")), ("よやつと".to_owned(), "おき".to_owned()));
        let mut sounds = BTreeSet::new();
        for word in WORDS.iter() {
            assert!(sounds.insert(sound(word)), "{word}");
        }
    }

    #[test]
    fn the_word_at_the_beginning_is_found_and_a_slip_is_understood() {
        for number in 0..COUNT {
            assert_eq!(first(&format!("{}わんわん", word(number))), Some((number, "わんわん")));
        }
        assert_eq!((first(""), first("ん"), first("さくな")), (None, None, None));
        assert_eq!(nearest("かみしはい"), Some("かみしばい"));
        assert_eq!(nearest("れんらくく"), Some("れんらく"));
        assert_eq!(nearest("ががが"), None);
    }
}
