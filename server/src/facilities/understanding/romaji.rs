//! Romaji, in the spellings of Hepburn, Kunrei and keyboards, read as hiragana.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::facilities::folding::{fold, is_kana, vowel};

/// Where a syllable has several spellings, Hepburn comes first.
const SYLLABLES: &str = "
    a あ i い u う e え o お
    ka か ki き ku く ke け ko こ kya きゃ kyu きゅ kyo きょ
    sa さ shi し si し su す se せ so そ sha しゃ shu しゅ sho しょ she しぇ sya しゃ syu しゅ syo しょ
    ta た chi ち ti ち tsu つ tu つ te て to と cha ちゃ chu ちゅ cho ちょ che ちぇ tya ちゃ tyu ちゅ tyo ちょ cya ちゃ cyu ちゅ cyo ちょ
    na な ni に nu ぬ ne ね no の nya にゃ nyu にゅ nyo にょ
    ha は hi ひ fu ふ hu ふ he へ ho ほ hya ひゃ hyu ひゅ hyo ひょ fa ふぁ fi ふぃ fe ふぇ fo ふぉ
    ma ま mi み mu む me め mo も mya みゃ myu みゅ myo みょ
    ya や yu ゆ yo よ
    ra ら ri り ru る re れ ro ろ rya りゃ ryu りゅ ryo りょ
    wa わ wi うぃ we うぇ wo を
    ga が gi ぎ gu ぐ ge げ go ご gya ぎゃ gyu ぎゅ gyo ぎょ
    za ざ ji じ zi じ zu ず ze ぜ zo ぞ ja じゃ ju じゅ jo じょ je じぇ zya じゃ zyu じゅ zyo じょ jya じゃ jyu じゅ jyo じょ
    da だ di でぃ dzu ず du づ de で do ど dhi でぃ thi てぃ
    ba ば bi び bu ぶ be べ bo ぼ bya びゃ byu びゅ byo びょ
    pa ぱ pi ぴ pu ぷ pe ぺ po ぽ pya ぴゃ pyu ぴゅ pyo ぴょ
    va ゔぁ vi ゔぃ vu ゔ ve ゔぇ vo ゔぉ";

/// Most readings of one word: `o` and `u` may be short or long.
const MAX_READINGS: usize = 32;
/// Longer words are not romaji.
const MAX_LETTERS: usize = 40;

struct Syllables {
    kana: HashMap<&'static str, &'static str>,
    romaji: HashMap<&'static str, &'static str>,
}

static TABLE: LazyLock<Syllables> = LazyLock::new(|| {
    let mut table = Syllables { kana: HashMap::new(), romaji: HashMap::new() };
    let mut words = SYLLABLES.split_whitespace();
    while let (Some(romaji), Some(kana)) = (words.next(), words.next()) {
        table.kana.insert(romaji, kana);
        table.romaji.entry(kana).or_insert(romaji);
    }
    table
});

/// A word in romaji as hiragana; `None` when it is not romaji from beginning to end.
///
/// A macron or circumflex is written ー.
pub fn to_kana(word: &str) -> Option<String> {
    let word = plain(word);
    let (kana, rest) = convert(&word);
    (rest.is_empty() && !kana.is_empty()).then_some(kana)
}

/// The folded readings of a word in romaji, the most literal first: kyoto is きよと, and also きよおと and きよおとお.
pub fn readings(word: &str) -> Vec<String> {
    let mut readings = Vec::new();
    if word.chars().nth(MAX_LETTERS).is_some() {
        return readings;
    }
    // A hyphen is ー on a keyboard, and only parts words elsewhere.
    let spellings =
        if word.contains('-') { vec![word.replace('-', ""), word.to_owned()] } else { vec![word.to_owned()] };
    for kana in spellings.iter().filter_map(|spelling| to_kana(spelling)) {
        lengthened(&fold(&kana), &mut readings);
    }
    readings.dedup();
    readings.truncate(MAX_READINGS);
    readings
}

/// The folded hiragana with which a word may begin that begins with this romaji: `naik` is ないか, ないき, ないく …
/// Empty when it is no romaji.
pub fn beginnings(romaji: &str) -> Vec<String> {
    let word = plain(romaji);
    let (mut kana, mut rest) = convert(&word);
    // A last n may still become な.
    if rest.is_empty() && word.ends_with('n') && kana.ends_with('ん') {
        kana.truncate(kana.len() - 'ん'.len_utf8());
        rest = "n";
    }
    if rest.is_empty() {
        return vec![fold(&kana)];
    }
    let mut beginnings: Vec<String> = TABLE
        .kana
        .iter()
        .filter(|(syllable, _)| syllable.starts_with(rest))
        .map(|(_, end)| fold(&format!("{kana}{end}")))
        .collect();
    if rest == "n" {
        beginnings.push(fold(&format!("{kana}ん")));
    }
    beginnings.sort_unstable();
    beginnings.dedup();
    beginnings
}

/// Hiragana in Hepburn, letter by letter (しょうにか is `shounika`), to find misspelt romaji by.
pub fn from_kana(kana: &str) -> String {
    let mut romaji = String::new();
    let mut doubled = false;
    let mut rest = kana;
    while let Some(c) = rest.chars().next() {
        let length = |chars: usize| rest.char_indices().nth(chars).map_or(rest.len(), |(at, _)| at);
        let known = [2, 1].into_iter().find_map(|chars| TABLE.romaji.get_key_value(&rest[..length(chars)]));
        let (syllable, used) = match (known, c) {
            (Some((kana, romaji)), _) => (*romaji, kana.len()),
            (None, 'ん') => ("n", c.len_utf8()),
            (None, 'ー') => (romaji.get(romaji.len().saturating_sub(1)..).map_or("", long_vowel), c.len_utf8()),
            (None, _) => ("", c.len_utf8()),
        };
        if doubled {
            romaji.push_str(if syllable.starts_with("ch") { "t" } else { syllable.get(..1).unwrap_or_default() });
        }
        doubled = c == 'っ';
        romaji.push_str(syllable);
        rest = &rest[used..];
    }
    romaji
}

/// Folded hiragana without the second half of long vowels, in which romaji is careless.
pub fn without_long_vowels(folded: &str) -> String {
    let mut short = String::with_capacity(folded.len());
    let mut last = '\0';
    for c in folded.chars() {
        if vowel(last) != Some(c) {
            short.push(c);
        }
        last = c;
    }
    short
}

fn long_vowel(letter: &str) -> &'static str {
    match letter {
        "a" => "a",
        "i" => "i",
        "u" => "u",
        "e" => "e",
        "o" => "o",
        _ => "",
    }
}

/// Lower case ASCII with ':' after a long vowel that was marked as such.
fn plain(word: &str) -> String {
    word.nfkd()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '\u{302}' | '\u{304}' | 'ー' => ':',
            '‐' | '‑' | '–' | '—' | '−' => '-',
            '’' | '‘' => '\'',
            c => c,
        })
        .collect()
}

/// Reads syllables from the beginning as far as possible; the kana and what is left.
fn convert(word: &str) -> (String, &str) {
    let mut kana = String::new();
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        if !c.is_ascii() {
            break;
        }
        let mut following = rest[1..].chars();
        let (next, after) = (following.next(), following.next());
        let is_vowel = |c: Option<char>| matches!(c, Some('a' | 'i' | 'u' | 'e' | 'o' | 'y'));
        let syllable = (1..=3.min(rest.len())).rev().find_map(|length| {
            let (head, tail) = rest.split_at_checked(length)?;
            Some((*TABLE.kana.get(head)?, tail))
        });
        let step = match (c, next) {
            _ if syllable.is_some() => syllable,
            ('n', Some('\'')) => Some(("ん", &rest[2..])),
            // kannji has one ん, onna has ん and な.
            ('n', Some('n')) if !is_vowel(after) => Some(("ん", &rest[2..])),
            ('n', next) if next != Some('y') || after.is_some() => Some(("ん", &rest[1..])),
            ('m', Some('b' | 'p' | 'm')) => Some(("ん", &rest[1..])),
            ('t', Some('c')) if after == Some('h') => Some(("っ", &rest[1..])),
            (c, Some(next)) if c == next && c.is_ascii_lowercase() => Some(("っ", &rest[1..])),
            // Satoh, Ohtani.
            ('h', next) if !is_vowel(next) && kana.chars().next_back().and_then(vowel) == Some('お') => {
                Some(("う", &rest[1..]))
            }
            (':' | '-', _) if kana.ends_with(is_kana) => Some(("ー", &rest[1..])),
            _ => None,
        };
        let Some((syllable, tail)) = step else { break };
        kana.push_str(syllable);
        rest = tail;
    }
    (kana, rest)
}

/// Adds the folded kana as they are and with every choice of short `o` and `u` made long.
fn lengthened(folded: &str, readings: &mut Vec<String>) {
    let mut all = vec![String::new()];
    let mut chars = folded.chars().peekable();
    while let Some(c) = chars.next() {
        for reading in &mut all {
            reading.push(c);
        }
        let long = vowel(c).filter(|long| matches!(long, 'お' | 'う') && !matches!(c, 'あ'..='お'));
        let long = long.or((c == 'お').then_some('お')).filter(|long| chars.peek() != Some(long));
        if let Some(long) = long.filter(|_| all.len() * 2 <= MAX_READINGS) {
            let longer: Vec<String> = all.iter().map(|reading| format!("{reading}{long}")).collect();
            all.extend(longer);
        }
    }
    readings.append(&mut all);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings() {
        for (romaji, kana) in [
            ("naika", "ないか"),
            ("Shika", "しか"),
            ("SIKA", "しか"),
            ("jibika", "じびか"),
            ("zibika", "じびか"),
            ("takatsuki", "たかつき"),
            ("takatuki", "たかつき"),
            ("kekkan", "けっかん"),
            ("matcha", "まっちゃ"),
            ("ganka", "がんか"),
            ("kannji", "かんじ"),
            ("onna", "おんな"),
            ("kin'en", "きんえん"),
            ("shimbashi", "しんばし"),
            ("kampō", "かんぽー"),
            ("kanpô", "かんぽー"),
            ("satoh", "さとう"),
            ("ohtani", "おうたに"),
            ("byouin", "びょういん"),
            ("ra-men", "らーめん"),
            ("ｎａｉｋａ", "ないか"),
        ] {
            assert_eq!(to_kana(romaji).as_deref(), Some(kana), "{romaji}");
        }
        for other in ["jibka", "dentist", "", "-", "内科", "l", "x1"] {
            assert_eq!(to_kana(other), None, "{other}");
        }
    }

    #[test]
    fn vowels_may_be_long() {
        for (romaji, kana) in
            [("kyoto", "きょうと"), ("osaka", "おおさか"), ("kobe", "こうべ"), ("Tōkyō", "とうきょう")]
        {
            assert!(readings(romaji).contains(&fold(kana)), "{romaji}");
        }
        assert!(readings("oooooooo").len() <= 2);
        assert!(readings("kokokokokokokokokoko").len() <= MAX_READINGS);
        assert!(readings("higashi-osaka").contains(&fold("ひがしおおさか")));
        assert!(readings("de-sa-bisu").contains(&fold("デーサービス")));
        assert_eq!(without_long_vowels(&fold("しょうにか")), fold("しょにか"));
    }

    #[test]
    fn beginnings_of_words() {
        assert!(beginnings("naik").contains(&"ないか".to_owned()));
        assert!(beginnings("s").contains(&fold("しょ")));
        assert!(beginnings("gan").contains(&"がん".to_owned()) && beginnings("gan").contains(&"がな".to_owned()));
        assert_eq!(beginnings("nai"), ["ない"]);
        assert!(beginnings("naix").is_empty());
    }

    #[test]
    fn back_to_romaji() {
        for (kana, romaji) in
            [("じびか", "jibika"), ("しょうにか", "shounika"), ("けっかん", "kekkan"), ("まっちゃ", "matcha")]
        {
            assert_eq!(from_kana(kana), romaji);
        }
        assert_eq!(from_kana("でーさーびす"), "deesaabisu");
    }

    proptest! {
        #[test]
        fn anything_may_be_typed(word in "\\PC{0,40}") {
            to_kana(&word);
            beginnings(&word);
            from_kana(&word);
            prop_assert!(readings(&word).len() <= MAX_READINGS);
        }
    }
}
