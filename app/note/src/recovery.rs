//! Recovery sheets: a secret of 16 bytes as eleven words on paper, and back.

use sha2::{Digest as _, Sha256};

use crate::{passphrase, words};

/// How many words a sheet has: 128 bits and a check of 4 bits, 12 bits each.
pub const WORDS: usize = 11;

/// What is wrong with what was typed from a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecoveryFault {
    /// This is none of the words. `nearest` is the one that may have been meant.
    UnknownWord { word: String, nearest: Option<&'static str> },
    /// All are words, but they are not eleven.
    Count { found: usize },
    /// Eleven words, but one is another than on the sheet, or two have changed places: 15 of 16 such slips are seen.
    Checksum,
}

/// The words of a secret.
pub fn to_words(secret: &[u8; 16]) -> [&'static str; WORDS] {
    let bits = (u128::from_be_bytes(*secret), check(secret));
    std::array::from_fn(|index| words::word(bits_of(bits, index)))
}

/// Bits `12 * index` to `12 * index + 11` of the 132, as a number.
fn bits_of((secret, check): (u128, u8), index: usize) -> u16 {
    let number = match 116_usize.checked_sub(12 * index) {
        Some(below) => secret >> below,
        None => (secret << 4) | u128::from(check),
    };
    // The lower 12 bits.
    (number % u128::from(words::COUNT)) as u16
}

/// The first 4 bits of SHA-256.
fn check(secret: &[u8; 16]) -> u8 {
    Sha256::digest(secret)[0] >> 4
}

/// The secret of what was typed: in any kana, with anything or nothing between the words. `nfkc` is Unicode's
/// normalisation form KC, as in [`passphrase::normalise`].
pub fn from_words(typed: &str, nfkc: impl Fn(&str) -> String) -> Result<[u8; 16], RecoveryFault> {
    // Without what divides words first: lines may end within one.
    let parts: Vec<String> = nfkc(typed)
        .split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\u{3099}' | '\u{309a}'))
        .map(|part| passphrase::normalise(part, &nfkc))
        .collect();
    let numbers = match numbers(&parts.concat()) {
        Ok(numbers) => numbers,
        // The word that is not known can be shown as it was written only where it ends.
        Err(_) => parts.iter().map(|part| numbers(part)).collect::<Result<Vec<_>, _>>()?.concat(),
    };
    let Ok(numbers) = <[u16; WORDS]>::try_from(numbers.as_slice()) else {
        return Err(RecoveryFault::Count { found: numbers.len() });
    };
    let (first, last) = (&numbers[..WORDS - 1], numbers[WORDS - 1]);
    let secret = first.iter().fold(0, |secret, number| (secret << 12) | u128::from(*number));
    let secret = ((secret << 8) | u128::from(last >> 4)).to_be_bytes();
    if u16::from(check(&secret)) == last & 0xf { Ok(secret) } else { Err(RecoveryFault::Checksum) }
}

/// The numbers of words that follow one another.
fn numbers(mut text: &str) -> Result<Vec<u16>, RecoveryFault> {
    let mut numbers = Vec::new();
    while !text.is_empty() {
        let Some((number, rest)) = words::first(text) else {
            return Err(RecoveryFault::UnknownWord { word: text.to_owned(), nearest: words::nearest(text) });
        };
        numbers.push(number);
        text = rest;
    }
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization as _;

    use super::*;

    fn from(typed: &str) -> Result<[u8; 16], RecoveryFault> {
        from_words(typed, |text| text.nfkc().collect())
    }

    fn katakana(word: &str) -> String {
        word.chars().filter_map(|letter| char::from_u32(u32::from(letter) + 0x60)).collect()
    }

    proptest! {
        #[test]
        fn a_secret_comes_back_however_its_words_are_typed(
            secret: [u8; 16],
            dividers in prop::collection::vec(prop::sample::select(vec!["", " ", "　", "\n", "・", "-", "、", "\r\n\t", " , "]), 11),
            in_katakana: [bool; 11],
        ) {
            let words = to_words(&secret);
            let word = |index: usize| if in_katakana[index] { katakana(words[index]) } else { words[index].to_owned() };
            let typed: String = (0..WORDS).flat_map(|index| [word(index), dividers[index].to_owned()]).collect();
            prop_assert_eq!(from(&typed), Ok(secret));
        }

        #[test]
        fn whatever_is_typed_gets_an_answer(typed: String) {
            let _ = from(&typed);
        }

        #[test]
        fn a_word_too_few_or_too_many_is_counted(secret: [u8; 16], count in 0..20_usize) {
            prop_assume!(count != WORDS);
            let typed: Vec<_> = to_words(&secret).into_iter().cycle().take(count).collect();
            prop_assert_eq!(from(&typed.join(" ")), Err(RecoveryFault::Count { found: count }));
        }
    }

    #[test]
    fn the_words_of_a_secret_never_change() {
        let secret = std::array::from_fn(|index| u8::try_from(index * 17).unwrap());
        assert_eq!(
            to_words(&secret).join(" "),
            "あいがも いとなむ かくに きりさめ しゃてき たいせつ どじょう はくちょう ぺろぺろ みずさし わりした"
        );
        assert_eq!(to_words(&[0; 16])[..10], [words::word(0); 10]);
        assert_eq!(check(&[0; 16]), 0x3, "SHA-256 of 16 zero bytes begins with 37");
    }

    #[test]
    fn a_slip_is_named_with_what_may_have_been_meant() {
        let secret = [7; 16];
        let mut words = to_words(&secret).map(str::to_owned);
        words[3] = "かみしはい".to_owned();
        let fault = RecoveryFault::UnknownWord { word: "かみしはい".to_owned(), nearest: Some("かみしばい") };
        assert_eq!(from(&words.join(" ")), Err(fault));
        words[3] = "ががが".to_owned();
        assert_eq!(
            from(&words.join(" ")),
            Err(RecoveryFault::UnknownWord { word: "ががが".to_owned(), nearest: None })
        );
    }

    #[test]
    fn of_all_other_words_in_one_place_a_sixteenth_is_not_seen() {
        let secret = [0xa5; 16];
        let sheet = to_words(&secret);
        for place in 0..WORDS {
            let is_taken = |number: &u16| {
                let mut words = sheet;
                words[place] = words::word(*number);
                from(&words.join(" ")).is_ok()
            };
            let taken = (0..words::COUNT).filter(is_taken).count();
            assert!((1..=330).contains(&taken), "{place}: {taken}");
        }
    }
}
