//! Passphrases: what somebody remembers, and types on a telephone, on a tablet, as it comes.

/// What of a passphrase counts: the same whichever kana it is typed in, however wide, with whatever between the words.
///
/// NFKC, which `nfkc` does (a browser has its tables, and need not download them); katakana becomes hiragana; blanks,
/// hyphens and middle dots go; small letters. Notes are encrypted with what comes out: a change here would lock them.
pub fn normalise(typed: &str, nfkc: impl Fn(&str) -> String) -> String {
    let letters = nfkc(typed);
    let plain = letters.chars().filter(|letter| !is_separator(*letter)).map(hiragana).flat_map(char::to_lowercase);
    // Once more: small letters of some alphabets, and what stood apart before, compose.
    nfkc(&plain.collect::<String>())
}

fn hiragana(letter: char) -> char {
    match letter {
        'ァ'..='ヶ' | 'ヽ' | 'ヾ' => char::from_u32(u32::from(letter) - 0x60).unwrap_or(letter),
        other => other,
    }
}

fn is_separator(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '・' | '·' | '‐'..='―' | '−')
}
