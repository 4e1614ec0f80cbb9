//! Recovery codes: for somebody whose phone or passkey is lost. Each counts once; they are shown once and kept as
//! hashes.

use unicode_normalization::UnicodeNormalization as _;

use crate::digest::sha256;

/// How many are given.
pub const COUNT: usize = 10;

/// Crockford's base32: no letters that are taken for digits, none that make a word by accident.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// 120 bits, 5 in each.
const LENGTH: usize = 24;

/// A new set, each as it is shown: `7K3M-9QXT-04WD-HZ2P-6B1E-VS8N`. Errors: the system gives no random bytes.
pub fn draw() -> Result<[String; COUNT], getrandom::Error> {
    let mut bytes = [[0; LENGTH]; COUNT];
    getrandom::fill(bytes.as_flattened_mut())?;
    Ok(bytes.map(|code| {
        // Of each byte five bits are used: every symbol is as likely as every other.
        let symbols = code.map(|byte| char::from(SYMBOLS[usize::from(byte % 32)]));
        symbols.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
    }))
}

/// What is kept of a code, however it is typed: SHA-256, hexadecimal. With 120 random bits in it, it needs no salt and
/// no slow hash. `None` for what cannot be a code.
pub fn hash(typed: &str) -> Option<String> {
    let mut symbols = String::with_capacity(LENGTH);
    for letter in typed.nfkc().filter(|letter| !is_divider(*letter)) {
        let symbol = match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let is_symbol = u8::try_from(symbol).is_ok_and(|symbol| SYMBOLS.contains(&symbol));
        if !is_symbol || symbols.len() == LENGTH {
            return None;
        }
        symbols.push(symbol);
    }
    (symbols.len() == LENGTH).then(|| sha256(symbols.as_bytes()))
}

/// Blanks, and all that keyboards write for a hyphen; the long vowel mark stands beside it on Japanese ones.
fn is_divider(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | 'ー' | '_' | '.')
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn codes_differ_and_use_all_symbols() {
        let codes: Vec<String> = (0..50).flat_map(|_| draw().unwrap()).collect();
        let hashes: BTreeSet<_> = codes.iter().map(|code| hash(code).unwrap()).collect();
        assert_eq!(hashes.len(), 500);
        let used: BTreeSet<char> = codes.iter().flat_map(|code| code.chars()).filter(|symbol| *symbol != '-').collect();
        assert_eq!(used.len(), 32);
        for code in &codes {
            let groups: Vec<usize> = code.split('-').map(str::len).collect();
            assert_eq!(groups, [4; 6], "{code}");
        }
    }

    /// Codes on paper count for years.
    #[test]
    fn what_a_code_becomes_never_changes() {
        let kept = "29ccd886d929fe050396086d70689724e32c8f9ace972d0f1419883adc9e0ee2";
        assert_eq!(hash("0123-4567-89AB-CDEF-GHJK-MNPQ").as_deref(), Some(kept));
    }

    #[test]
    fn what_cannot_be_a_code() {
        for typed in [
            "",
            "0123-4567-89AB-CDEF-GHJK-MNP",
            "0123-4567-89AB-CDEF-GHJK-MNPQR",
            "0123-4567-89AB-CDEF-GHJK-MNPU",
            "あいうえ-4567-89AB-CDEF-GHJK-MNPQ",
            "----",
        ] {
            assert_eq!(hash(typed), None, "{typed}");
        }
    }

    /// Another way to write the same symbol.
    fn misread(symbol: char, way: u8) -> char {
        match (symbol, way % 4) {
            ('0', 1) => 'o',
            ('0', 2) => 'O',
            ('1', 1) => 'l',
            ('1', 2) => 'I',
            (_, 3) => char::from_u32(u32::from(symbol) - 0x21 + 0xff01).unwrap(),
            (_, 2) => symbol.to_ascii_lowercase(),
            _ => symbol,
        }
    }

    proptest! {
        #[test]
        fn a_code_is_known_however_it_is_typed(
            code in "[0-9A-HJKMNP-TV-Z]{24}",
            ways: [u8; 24],
            dividers in prop::collection::vec(prop::sample::select(vec!["", " ", "　", "-", "－", "ー", "\u{2010}", "−"]), 24),
        ) {
            let typed: String = code
                .chars()
                .zip(ways)
                .zip(dividers)
                .flat_map(|((symbol, way), divider)| [misread(symbol, way).to_string(), divider.to_owned()])
                .collect();
            prop_assert_eq!(hash(&typed), Some(sha256(code.as_bytes())));
        }

        #[test]
        fn whatever_is_typed_gets_an_answer(typed: String) {
            let _ = hash(&typed);
        }
    }
}
