//! Passphrases: what somebody remembers, and types on a telephone, on a tablet, as it comes.

use crate::words;

/// The fewest letters of a passphrase: four short words. Whoever steals what it protects can guess as long as they like.
pub const FEWEST: usize = 12;

/// Four words: 48 random bits, which Argon2id makes dear to guess.
pub fn suggest(random: [u8; 6]) -> [&'static str; 4] {
    let bits = random.iter().fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
    [36, 24, 12, 0].map(|below| words::word((bits >> below & 0xfff) as u16))
}

/// What of a passphrase counts: the same whichever kana it is typed in, however wide, with whatever between the words.
///
/// NFKC, which `nfkc` does (a browser has its tables, and need not download them); katakana becomes hiragana; blanks,
/// hyphens and middle dots go; small letters. Notes are encrypted with what comes out: a change here would lock them.
pub fn normalise(typed: &str, nfkc: impl Fn(&str) -> String) -> String {
    let letters = nfkc(typed);
    let plain = letters.chars().filter(|letter| !is_separator(*letter)).map(hiragana).flat_map(char::to_lowercase);
    // Once more: a voicing mark that stood apart, は ゛, has come to its letter.
    nfkc(&plain.collect::<String>())
}

fn hiragana(letter: char) -> char {
    match letter {
        'ァ'..='ヶ' | 'ヽ' | 'ヾ' => char::from_u32(u32::from(letter) - 0x60).unwrap_or(letter),
        other => other,
    }
}

/// Blanks, hyphens and dashes (ー is a letter), middle dots, and what nobody sees.
fn is_separator(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '-' | '‐'..='―' | '−' | '・' | '·' | '•' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Why a passphrase is too easy to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// Fewer than [`FEWEST`] letters.
    Short,
    /// Digits only: birthdays, telephone numbers.
    Digits,
    /// The same again and again, or fewer than five different letters.
    Repeated,
    /// What everybody thinks of: a piece of a row of letters or keys, forwards or backwards.
    Known,
}

const ROWS: [&str; 7] = [
    "abcdefghijklmnopqrstuvwxyz0123456789",
    "1234567890qwertyuiopasdfghjklzxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん",
    "いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす",
    "あかさたなはまやらわをん",
    "ささえまいらいふのーと",
];

/// What is wrong with a passphrase of one's own, which is [`normalise`]d already; nothing, if it will do.
pub fn weakness(passphrase: &str) -> Option<Weakness> {
    let letters: Vec<char> = passphrase.chars().collect();
    let different: std::collections::BTreeSet<_> = letters.iter().collect();
    let repeats = |length: usize| letters.iter().zip(&letters[length..]).all(|(letter, later)| letter == later);
    let backwards: String = letters.iter().rev().collect();
    if letters.len() < FEWEST {
        Some(Weakness::Short)
    } else if letters.iter().all(|letter| letter.is_numeric()) {
        Some(Weakness::Digits)
    } else if different.len() < 5 || (1..=letters.len() / 2).any(repeats) {
        Some(Weakness::Repeated)
    } else if ROWS.iter().any(|row| row.repeat(2).contains(passphrase) || row.contains(&backwards)) {
        Some(Weakness::Known)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization as _;

    use super::*;

    fn plain(typed: &str) -> String {
        normalise(typed, |text| text.nfkc().collect())
    }

    #[test]
    fn however_it_is_typed_it_is_the_same() {
        for typed in [
            "さくら がっこう",
            "サクラ　ガッコウ",
            "ｻｸﾗ･ｶﾞｯｺｳ",
            "さくら-がっこう",
            "さくら・か゛っこう",
            " さくら\u{200b}がっこう\n",
        ] {
            assert_eq!(plain(typed), "さくらがっこう", "{typed}");
        }
        assert_eq!(plain("Ｍｙ Note − ２０２６"), "mynote2026");
        assert_eq!(plain("コーヒー"), "こーひー", "ー is a letter, however like a hyphen it looks");
        assert_ne!(plain("はと"), plain("ばと"));
        assert_eq!(plain("ァヴヵヶヽヾ"), "ぁゔゕゖゝゞ");
    }

    proptest! {
        #[test]
        fn what_is_plain_stays_as_it_is(typed: String) {
            let once = plain(&typed);
            prop_assert_eq!(plain(&once), once);
        }

        #[test]
        fn kana_stay_as_they_are_once_plain(typed in "[ぁ-ゖァ-ヺｦ-ﾟ゛゜゙゚ー・ 　-]{0,12}") {
            let once = plain(&typed);
            prop_assert_eq!(plain(&once), once);
        }

        #[test]
        fn a_suggestion_is_the_same_in_any_kana_with_any_blanks_and_will_do(
            random: [u8; 6],
            dividers in prop::array::uniform4(prop::sample::select(vec!["", " ", "　", "・", "-", "\n", "  "])),
            in_katakana: [bool; 4],
        ) {
            let words = suggest(random);
            let katakana = |word: &str| word.chars().filter_map(|letter| char::from_u32(u32::from(letter) + 0x60)).collect();
            let typed: String = (0..4)
                .flat_map(|index| {
                    let word = if in_katakana[index] { katakana(words[index]) } else { words[index].to_owned() };
                    [word, dividers[index].to_owned()]
                })
                .collect();
            prop_assert_eq!(plain(&typed), words.concat());
            if words.iter().collect::<std::collections::BTreeSet<_>>().len() == 4 {
                prop_assert_eq!(weakness(&words.concat()), None);
            }
        }
    }

    #[test]
    fn all_48_bits_count() {
        assert_eq!(suggest([0; 6]), [words::word(0); 4]);
        assert_eq!(suggest([0x00, 0x10, 0x02, 0xff, 0xf0, 0x00]), [1, 2, 4095, 0].map(words::word));
    }

    #[test]
    fn what_is_easy_to_guess_is_refused_with_the_reason() {
        for (passphrase, expected) in [
            ("", Some(Weakness::Short)),
            ("さくらのきのした", Some(Weakness::Short)),
            ("194508151945", Some(Weakness::Digits)),
            ("ああああああああああああ", Some(Weakness::Repeated)),
            ("さくらさくらさくらさくら", Some(Weakness::Repeated)),
            ("passwordpassword", Some(Weakness::Repeated)),
            ("abcdefghijkl", Some(Weakness::Known)),
            ("qwertyuiopasdf", Some(Weakness::Known)),
            ("lkjihgfedcba", Some(Weakness::Known)),
            ("いろはにほへとちりぬるを", Some(Weakness::Known)),
            ("さくらのきのしたであおう", None),
            ("まごと3にんでうみへいく", None),
        ] {
            assert_eq!(weakness(passphrase), expected, "{passphrase}");
        }
    }
}
