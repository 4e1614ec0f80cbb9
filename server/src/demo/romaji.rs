//! Katakana in Latin letters, for the ローマ字 columns (Hepburn, long vowels unmarked).

const VOWELS: [&str; 5] = ["a", "i", "u", "e", "o"];
/// Five kana per row, in the order of the vowels; `・` where there is none.
const ROWS: [(&str, &str); 17] = [
    ("アイウエオ", ""),
    ("ァィゥェォ", ""),
    ("ャ・ュ・ョ", ""),
    ("カキクケコ", "k"),
    ("サシスセソ", "s"),
    ("タチツテト", "t"),
    ("ナニヌネノ", "n"),
    ("ハヒフヘホ", "h"),
    ("マミムメモ", "m"),
    ("ヤ・ユ・ヨ", "y"),
    ("ラリルレロ", "r"),
    ("ワ・・・・", "w"),
    ("ガギグゲゴ", "g"),
    ("ザジズゼゾ", "z"),
    ("ダヂヅデド", "d"),
    ("バビブベボ", "b"),
    ("パピプペポ", "p"),
];
const IRREGULAR: [(char, &str, &str); 9] = [
    ('シ', "sh", "i"),
    ('チ', "ch", "i"),
    ('ツ', "ts", "u"),
    ('フ', "f", "u"),
    ('ジ', "j", "i"),
    ('ヂ', "j", "i"),
    ('ヅ', "z", "u"),
    ('ヲ', "", "o"),
    ('ン', "n", ""),
];

/// The word in Latin letters with a capital; what is not katakana is left out.
pub(super) fn capitalised(katakana: &str) -> String {
    let mut latin = String::new();
    let mut doubled = false;
    for kana in katakana.chars() {
        if kana == 'ッ' {
            doubled = true;
            continue;
        }
        let Some((consonant, vowel)) = sound(kana) else {
            continue;
        };
        if "ャュョァィゥェォ".contains(kana) {
            // キ + ャ = kya, but シ + ャ = sha
            latin.pop();
            if "ャュョ".contains(kana) && !latin.ends_with(['h', 'j']) {
                latin.push('y');
            }
        }
        if std::mem::take(&mut doubled) {
            latin.extend(consonant.chars().next());
        }
        latin.push_str(consonant);
        latin.push_str(vowel);
    }
    let short = shortened(&latin);
    let mut letters = short.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Goto for ゴトウ, but Inoue for イノウエ, where the u begins a syllable.
fn shortened(latin: &str) -> String {
    let mut short = String::with_capacity(latin.len());
    let mut letters = latin.chars().peekable();
    while let Some(letter) = letters.next() {
        let before_vowel = letters.peek().is_some_and(|next| "aiueo".contains(*next));
        let long = match letter {
            'u' => short.ends_with('u') || short.ends_with('o') && !before_vowel,
            'o' => short.ends_with('o'),
            _ => false,
        };
        if !long {
            short.push(letter);
        }
    }
    short
}

fn sound(kana: char) -> Option<(&'static str, &'static str)> {
    if let Some((_, consonant, vowel)) = IRREGULAR.iter().find(|(known, ..)| *known == kana) {
        return Some((consonant, vowel));
    }
    ROWS.iter().find_map(|(row, consonant)| {
        let column = row.chars().position(|known| known == kana)?;
        Some((*consonant, VOWELS[column]))
    })
}

#[cfg(test)]
mod tests {
    use super::capitalised;

    #[test]
    fn writes_hepburn() {
        for (kana, latin) in [
            ("サクラ", "Sakura"),
            ("ジョサンイン", "Josanin"),
            ("キョウ", "Kyo"),
            ("ハットリ", "Hattori"),
            ("イシハラ", "Ishihara"),
            ("シュウ", "Shu"),
            ("ゴトウ", "Goto"),
            ("イノウエ", "Inoue"),
            ("オオイケ", "Oike"),
        ] {
            assert_eq!(capitalised(kana), latin);
        }
    }
}
