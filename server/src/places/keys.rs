//! The form in which names of places are compared: folded, numbers as digits, without 大字.

use crate::facilities::folding::fold;

/// What a number is followed by when it counts: 十五条, 二丁目, 三十五号, 八地割.
const COUNTED: [char; 6] = ['条', '丁', '線', '号', '番', '地'];

/// Folded text in that form, with the way back.
#[derive(Debug, Default, PartialEq)]
pub struct Key {
    pub text: String,
    /// For every character: where it ends here and in the folded text.
    ends: Vec<(u32, u32)>,
}

impl Key {
    /// The key of text that [`fold`] has been over.
    pub fn of_folded(folded: &str) -> Self {
        let mut key =
            Self { text: String::with_capacity(folded.len()), ends: Vec::with_capacity(folded.len() / 3 + 1) };
        let mut at = 0;
        while let Some(c) = folded[at..].chars().next() {
            let rest = &folded[at..];
            if let Some((number, length)) = counted_number(rest) {
                at += length;
                key.push(&number.to_string(), at);
            } else if rest.starts_with("大字") {
                at += "大字".len();
            } else {
                at += c.len_utf8();
                match c {
                    '之' if !key.text.is_empty() => key.push("の", at),
                    _ if c.is_whitespace() => {}
                    _ => key.push(c.encode_utf8(&mut [0; 4]), at),
                }
            }
        }
        key
    }

    /// Bytes of the folded text that stand for the first `length` bytes of the key.
    pub fn folded_length(&self, length: usize) -> usize {
        let characters = self.ends.partition_point(|&(end, _)| end as usize <= length);
        characters.checked_sub(1).map_or(0, |last| self.ends[last].1 as usize)
    }

    fn push(&mut self, text: &str, folded_end: usize) {
        self.text.push_str(text);
        self.ends.push((self.text.len() as u32, folded_end as u32));
    }
}

/// The key of a name as it was published.
pub fn key(name: &str) -> String {
    let key = Key::of_folded(&fold(name)).text;
    without_aza(&key).to_owned()
}

/// Without a leading 字, which is written or not.
pub fn without_aza(key: &str) -> &str {
    key.strip_prefix('字').filter(|rest| !rest.is_empty()).unwrap_or(key)
}

/// A number in kanji at the beginning that counts something, and its length in bytes.
fn counted_number(text: &str) -> Option<(u16, usize)> {
    let (number, length) = kanji_number(text)?;
    text[length..].starts_with(COUNTED).then_some((number, length))
}

/// 一 to 九十九 at the beginning of a text, and its length in bytes.
fn kanji_number(text: &str) -> Option<(u16, usize)> {
    let (mut tens, mut ones, mut length) = (None, None, 0);
    for c in text.chars() {
        match "一二三四五六七八九".chars().position(|digit| digit == c) {
            Some(digit) if ones.is_none() => ones = Some(digit as u16 + 1),
            None if c == '十' && tens.is_none() => tens = Some(ones.take().unwrap_or(1) * 10),
            None if c == '百' || c == '千' || c == '十' => return None,
            Some(_) => return None,
            None => break,
        }
        length += c.len_utf8();
    }
    let number = tens.unwrap_or(0) + ones.unwrap_or(0);
    (number > 0).then_some((number, length))
}

/// 香里ケ丘三丁目 → 香里ケ丘 and 3. `None` for names without 丁目, and for 六丁目 alone.
///
/// 堺市 has 丁 without 目; a name of one character before it is a name of its own (東八丁).
pub fn split_chome(name: &str) -> Option<(&str, u16)> {
    let (counted, shortest) = match name.strip_suffix("丁目") {
        Some(counted) => (counted, 1),
        None => (name.strip_suffix('丁')?, 2),
    };
    let is_digit = |c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit() || ('０'..='９').contains(&c);
    let base = counted.trim_end_matches(is_digit);
    // 大字二丁目 is a village of that name.
    let alone = base.strip_prefix('大').unwrap_or(base) == "字";
    let digits = &counted[base.len()..];
    let number = match kanji_number(digits) {
        Some((number, length)) if length == digits.len() => number,
        Some(_) => return None,
        None => digits.chars().map(|c| if c.is_ascii() { c } else { ascii(c) }).collect::<String>().parse().ok()?,
    };
    (base.chars().count() >= shortest && !alone && number > 0).then_some((base, number))
}

fn ascii(digit: char) -> char {
    char::from_u32((digit as u32).wrapping_sub('０' as u32 - '0' as u32)).unwrap_or(digit)
}

/// Digits at the beginning as a number, and what follows.
pub fn leading_number(text: &str) -> Option<(u16, &str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = text[..text.len() - rest.len()].parse().ok()?;
    Some((number, rest))
}

/// Katakana as hiragana and digits in half width, for showing.
pub fn hiragana(text: &str) -> String {
    let shown = |c: char| match c {
        // ァ–ヶ lie 0x60 above ぁ–ゖ.
        'ァ'..='ヶ' => char::from_u32(c as u32 - 0x60).unwrap_or(c),
        '０'..='９' => ascii(c),
        _ => c,
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_place_have_one_key() {
        for (left, right) in [
            ("香里ヶ丘３丁目", "香里ケ丘三丁目"),
            ("北十五条西二丁目", "北１５条西２丁目"),
            ("大字尊延寺", "尊延寺"),
            ("巨勢町大字牛島", "巨勢町牛島"),
            ("字駒倉", "駒倉"),
            ("香里北之町", "香里北ノ町"),
            ("枚方市 大字杉", "枚方市杉"),
        ] {
            assert_eq!(key(left), key(right));
        }
        assert_ne!(key("十文字町"), key("文字町"));
    }

    #[test]
    fn a_town_and_its_chome() {
        assert_eq!(split_chome("香里ケ丘十二丁目"), Some(("香里ケ丘", 12)));
        assert_eq!(split_chome("町楠葉１丁目"), Some(("町楠葉", 1)));
        assert_eq!(split_chome("北十五条西二十丁目"), Some(("北十五条西", 20)));
        assert_eq!(split_chome("浜寺昭和町三丁"), Some(("浜寺昭和町", 3)));
        for name in ["六丁目", "大字二丁目", "東八丁", "香里園町", "丁目", "南郷通一丁目北", "三百丁目"]
        {
            assert_eq!(split_chome(name), None, "{name}");
        }
    }

    #[test]
    fn a_length_leads_back_to_the_folded_text() {
        let folded = "巨勢町大字牛島";
        let key = Key::of_folded(folded);
        assert_eq!(key.text, "巨勢町牛島");
        assert_eq!(&folded[..key.folded_length("巨勢町牛".len())], "巨勢町大字牛");
        let folded = "北十五条西の医院";
        let key = Key::of_folded(folded);
        assert_eq!(&folded[..key.folded_length("北15条西".len())], "北十五条西");
        assert_eq!(key.folded_length(0), 0);
        assert_eq!(Key::of_folded("").folded_length(3), 0);
    }
}
