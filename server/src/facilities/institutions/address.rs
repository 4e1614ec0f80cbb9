//! Where a facility stands, to the block, whichever way the address was written.

use unicode_normalization::UnicodeNormalization;

use super::super::folding::fold;

/// Numbers of a block: 丁目, 番, 号.
const NUMBERS: usize = 3;

/// A third number from here on is a room: 号 hardly ever reach it.
const ROOM: u32 = 100;

/// Ends the words of a municipality, which one of two addresses may leave out.
const MUNICIPALITY: [char; 3] = ['市', '区', '郡'];

/// Stands between two numbers of one block, longest first.
const BETWEEN: [&str; 10] = ["丁目", "番町", "番丁", "番地", "地割", "番", "丁", "の", "ノ", "-"];

/// Kanji numerals before these are numbers of a block, not parts of a name.
const NUMBERED: [&str; 6] = ["丁目", "番", "号", "条", "地割", "線"];

/// The town and the numbers of the block: `宮の森` and `3条7-5-25` of `北海道札幌市中央区宮の森３条７丁目５番２５号`.
///
/// Municipality, 大字, building, floor and room are left out, as is what stands before 市, 区 or 郡; the name of a 町 or
/// 村 may stay before the town. `None` for an address without numbers.
#[derive(Debug, PartialEq)]
pub struct Block {
    pub town: String,
    pub numbers: String,
}

pub fn block(address: &str) -> Option<Block> {
    let address = with_digits(&address.nfkc().map(hyphen).collect::<String>());
    let start = address.find(|c: char| c.is_ascii_digit())?;
    let (before, rest) = address.split_at(start);
    Some(Block { town: town_in(before), numbers: numbers(rest) })
}

/// The town of an address without numbers; empty where it ends with the municipality.
pub fn town(address: &str) -> String {
    let town = town_in(&address.nfkc().map(hyphen).collect::<String>());
    let is_municipality = address.contains('郡') && (town.ends_with('町') || town.ends_with('村'));
    if is_municipality { String::new() } else { town }
}

fn town_in(address: &str) -> String {
    let town = address.rsplit(MUNICIPALITY).next().unwrap_or_default();
    let town = town.replace("大字", "").replace("字", "");
    fold(town.trim_end_matches(['第', '-', ' ']))
}

/// The folded address up to its numbers: what a name that only tells the place is found in.
pub fn before_numbers(address: &str) -> String {
    let folded = fold(address);
    let end = folded.find(|c: char| c.is_ascii_digit()).unwrap_or(folded.len());
    folded[..end].to_owned()
}

/// The last two characters: what two ways of writing a town have in common.
pub fn tail(town: &str) -> &str {
    town.char_indices().rev().nth(1).map_or(town, |(at, _)| &town[at..])
}

/// `3条7-5-25` of `3条7丁目5番25号カーサ103号室`.
fn numbers(mut rest: &str) -> String {
    let mut block = String::new();
    let mut count = 0;
    while count < NUMBERS {
        let digits = &rest[..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())];
        rest = &rest[digits.len()..];
        let indoors = ["階", "F", "f", "号室", "号棟"].iter().any(|word| rest.trim_start().starts_with(word));
        let number = digits.trim_start_matches('0');
        let room = count == 2 && number.parse().is_ok_and(|number: u32| number >= ROOM);
        if digits.is_empty() || (count > 0 && (indoors || room)) {
            break;
        }
        if count > 0 {
            block.push('-');
        }
        block.push_str(number);
        count += 1;
        let (between, after) = rest.split_at(separator(rest));
        rest = after;
        if between.starts_with(['条', '線']) {
            block.extend(between.chars().filter(|c| !c.is_whitespace()));
            count = 0;
        } else if between.is_empty() || !rest.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
    }
    block
}

/// Bytes between two numbers of a block; 0 where the block ends.
fn separator(rest: &str) -> usize {
    if rest.starts_with(['条', '線']) {
        // 北3条西12丁目: the name of the town goes on.
        return rest.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    }
    let mut left = rest;
    while let Some(word) = BETWEEN.iter().find_map(|word| left.trim_start().strip_prefix(word)) {
        left = word.trim_start();
    }
    rest.len() - left.len()
}

fn hyphen(c: char) -> char {
    match c {
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | 'ー' | '─' | '━' | '~' | '〜' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Kanji numerals of blocks as digits: `四十一条` becomes `41条`, 三島町 stays.
fn with_digits(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c| digit(c).is_some()) {
        let end = rest[at..].find(|c| digit(c).is_none()).map_or(rest.len(), |len| at + len);
        out.push_str(&rest[..at]);
        match value(&rest[at..end]).filter(|_| NUMBERED.iter().any(|word| rest[end..].starts_with(word))) {
            Some(value) => out.push_str(&value.to_string()),
            None => out.push_str(&rest[at..end]),
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

fn value(numeral: &str) -> Option<u32> {
    let (mut sum, mut run) = (0u32, None);
    for kanji in numeral.chars() {
        match digit(kanji)? {
            unit @ (10 | 100 | 1000) => sum = sum.checked_add(unit * run.take().unwrap_or(1))?,
            digit => run = Some(run.unwrap_or(0u32).checked_mul(10)?.checked_add(digit)?),
        }
        if run.is_some_and(|run| run > 99_999) {
            return None;
        }
    }
    sum.checked_add(run.unwrap_or(0))
}

fn digit(kanji: char) -> Option<u32> {
    Some(match kanji {
        '〇' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_block_however_it_is_written() {
        for (address, town, numbers) in [
            ("北海道札幌市中央区宮の森３条７丁目５番２５号", "宮の森", "3条7-5-25"),
            ("宮の森3条7丁目5-25", "宮の森", "3条7-5-25"),
            ("北海道札幌市東区北四十一条東１６丁目３番１４号", "北", "41条東16-3-14"),
            ("北海道上川郡東神楽町南一条西一丁目三番二号", "東神楽町南", "1条西1-3-2"),
            ("札幌市中央区南７条西１６丁目３番１４カーサ　１０３号", "南", "7条西16-3-14"),
            ("大阪府枚方市大字津田１２３４番地の５", "津田", "1234-5"),
            ("枚方市津田1234-5　津田ビル２階", "津田", "1234-5"),
            ("東京都世田谷区桜ヶ丘2ー3ー4-201", "桜が丘", "2-3-4"),
            ("東京都世田谷区桜ケ丘二丁目３番４号", "桜が丘", "2-3-4"),
            ("岩手県紫波郡紫波町桜町第3地割45番地1", "紫波町桜町", "3-45-1"),
            ("帯山4-29-101", "帯山", "4-29"),
            ("東京都千代田区一番町３－２", "", "1-3-2"),
            ("愛媛県西条市上市甲８－１", "甲", "8-1"),
            ("東京都府中市片町２－１８－４　ＣＬＡＹハウス１Ｆ", "片町", "2-18-4"),
            ("港区芝1-2 3F", "芝", "1-2"),
        ] {
            let expected = Block { town: town.to_owned(), numbers: numbers.to_owned() };
            assert_eq!(block(address), Some(expected), "{address}");
        }
        assert_eq!(block("高知県大川村小松"), None);
        assert_eq!(block(""), None);
    }

    #[test]
    fn numerals() {
        for (numeral, expected) in [("一", 1), ("十", 10), ("二十", 20), ("四十一", 41), ("百二", 102), ("一二三", 123)]
        {
            assert_eq!(value(numeral), Some(expected), "{numeral}");
        }
        assert_eq!(with_digits("八日市三丁目"), "八日市3丁目");
        assert_eq!(value(&"九".repeat(40)), None);
    }
}
