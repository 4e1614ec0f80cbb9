//! The parts of a text about closed days: dates, weekdays of the month, names of seasons.

use unicode_normalization::UnicodeNormalization;

use super::dates::{Stretch, stretches};
use super::{LAST_WEEK, SEASONS};

/// What was found in a text, each with whether it is surely closed then.
#[derive(Debug, Default)]
pub struct Clauses {
    pub dates: Vec<(Stretch, bool)>,
    /// Bits of weeks and of weekdays.
    pub weekdays: Vec<(u8, u8, bool)>,
    /// Names of seasons, as in [`SEASONS`].
    pub seasons: Vec<&'static str>,
}

/// What is behind so many bytes is not looked at.
const LONGEST: usize = 3_000;

/// Days that have a name of their own.
const NAMED_DAYS: [(&str, Stretch); 6] = [
    ("元日", Stretch::EveryYear((1, 1), (1, 1))),
    ("元旦", Stretch::EveryYear((1, 1), (1, 1))),
    ("大晦日", Stretch::EveryYear((12, 31), (12, 31))),
    ("三が日", Stretch::EveryYear((1, 1), (1, 3))),
    ("三ヶ日", Stretch::EveryYear((1, 1), (1, 3))),
    ("3が日", Stretch::EveryYear((1, 1), (1, 3))),
];

/// Only a part of the day, or not every year.
const PARTLY: [&str; 18] = [
    "午前",
    "午後",
    "半日",
    "AM",
    "PM",
    "am",
    "pm",
    "のみ",
    "だけ",
    "頃",
    "ごろ",
    "前後",
    "程度",
    "いずれか",
    "場合",
    "不定",
    "隔年",
    "未定",
];
/// Something is open.
const OPEN: [&str; 9] = ["診療", "診察", "営業", "開局", "開店", "開院", "受付", "通常", "平常"];
const REST: [&str; 2] = ["休", "閉"];

const WEEKDAYS: &str = "月火水木金土日";

enum Found {
    Dates(Vec<Stretch>),
    Weekdays { weeks: u8, days: u8, is_certain: bool },
    Season(&'static str),
}

/// Reads a text from its beginning to its end.
pub fn read(text: &str) -> Clauses {
    let text = plain(&text[..text.floor_char_boundary(LONGEST)]);
    let mut clauses = Clauses::default();
    let mut rest = text.as_str();
    // What stands between the find before, or a separator, and this one.
    let mut before = "";
    while let Some(c) = rest.chars().next() {
        let at = &text[..text.len() - rest.len()];
        let Some((found, behind)) = find(rest, at) else {
            before = if is_separator(c) { "" } else { &text[at.len() - before.len()..at.len() + c.len_utf8()] };
            rest = &rest[c.len_utf8()..];
            continue;
        };
        let gap = gap(behind);
        let halved = !before.contains('曜') && ["午前", "午後", "半日"].iter().any(|half| before.contains(half));
        let is_closed = !halved && !is_partly(gap);
        match found {
            Found::Dates(dates) => clauses.dates.extend(dates.into_iter().map(|stretch| (stretch, is_closed))),
            Found::Weekdays { weeks, days, is_certain } => {
                clauses.weekdays.push((weeks, days, is_certain && is_closed));
            }
            Found::Season(name) => clauses.seasons.push(name),
        }
        (rest, before) = (behind, "");
    }
    clauses
}

/// NFKC with one sign for every range, which the long vowel is too between figures.
fn plain(text: &str) -> String {
    let letters: Vec<char> = text.nfkc().collect();
    let mut plain = String::with_capacity(text.len());
    for (index, &c) in letters.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| letters[before]);
        let is_after_day = before.is_some_and(|before| before.is_ascii_digit() || matches!(before, '日' | ' ' | ')'));
        plain.push(match c {
            '〜' | '∼' | '-' | '‐' | '‑' | '–' | '—' | '―' | '─' | '−' | '→' => '~',
            'ー' if is_after_day => '~',
            '\r' => '\n',
            '\t' | '\u{3000}' => ' ',
            c => c,
        });
    }
    plain
}

fn is_separator(c: char) -> bool {
    matches!(c, '\n' | '、' | ',' | '。' | ';' | '※')
}

/// What belongs to a find: up to the next separator or find.
fn gap(behind: &str) -> &str {
    let ends = behind.char_indices().find(|&(at, c)| is_separator(c) || find(&behind[at..], &behind[..at]).is_some());
    &behind[..ends.map_or(behind.len(), |(at, _)| at)]
}

fn is_partly(gap: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| gap.contains(word));
    let has_time =
        gap.chars().zip(gap.chars().skip(1)).any(|(c, next)| c.is_ascii_digit() && matches!(next, '時' | ':'));
    has_time || has(&PARTLY) || (has(&OPEN) && !has(&REST))
}

/// What a text begins with. `before`: what stands in front of it.
fn find<'t>(text: &'t str, before: &str) -> Option<(Found, &'t str)> {
    let is_within_number = before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '/' | '.' | '~'));
    let begins_date = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '令' | '平' | 'R' | 'H'));
    if begins_date
        && !is_within_number
        && let Some((dates, rest)) = stretches(text)
    {
        return Some((Found::Dates(dates), rest));
    }
    for (name, stretch) in NAMED_DAYS {
        if let Some(rest) = text.strip_prefix(name) {
            return Some((Found::Dates(vec![stretch]), rest));
        }
    }
    if let Some((weeks, rest)) = weeks(text) {
        let (days, rest) = weekdays(rest)?;
        let of_some_months = before.trim_end().trim_end_matches('の').ends_with('月') && !before.contains("毎月");
        return Some((Found::Weekdays { weeks, days, is_certain: !of_some_months }, rest));
    }
    if let Some(rest) = text.strip_prefix("隔週") {
        let (days, rest) = weekdays(rest.strip_prefix('の').unwrap_or(rest))?;
        return Some((Found::Weekdays { weeks: 0b11111, days, is_certain: false }, rest));
    }
    if let Some((days, rest)) = text.contains("隔週").then(|| weekdays(text)).flatten()
        && let Some(rest) = rest.trim_start_matches(['(', 'は']).strip_prefix("隔週")
    {
        return Some((Found::Weekdays { weeks: 0b11111, days, is_certain: false }, rest));
    }
    let season = SEASONS.iter().flat_map(|season| season.names).find(|name| text.starts_with(**name))?;
    Some((Found::Season(season), &text[season.len()..]))
}

/// 第2, 第1・第3, 第2,4週の, 最終: bits of the weeks.
fn weeks(text: &str) -> Option<(u8, &str)> {
    if let Some(rest) = ["最終", "最後の"].iter().find_map(|last| text.strip_prefix(last)) {
        return Some((LAST_WEEK, rest.strip_prefix("週の").unwrap_or(rest)));
    }
    let mut rest = text.strip_prefix('第')?;
    let mut weeks = 0;
    loop {
        let c = rest.chars().next()?;
        let week = "12345".find(c).or_else(|| "一二三四五".chars().position(|kanji| kanji == c))?;
        weeks |= 1 << week;
        rest = &rest[c.len_utf8()..];
        rest = rest.strip_prefix('週').unwrap_or(rest);
        let next = rest.trim_start_matches([' ', '・', '･', '、', ',', '.', '/', '&', 'と', '第']);
        let goes_on = next.starts_with(|c: char| "12345一二三四五".contains(c)) && next.len() < rest.len();
        if !goes_on {
            return Some((weeks, rest.strip_prefix('の').unwrap_or(rest).trim_start()));
        }
        rest = next;
    }
}

/// 水曜日, 水・木曜, 土: bits of the weekdays.
fn weekdays(text: &str) -> Option<(u8, &str)> {
    let mut days = 0u8;
    let mut rest = text;
    loop {
        let c = rest.chars().next()?;
        let day = WEEKDAYS.chars().position(|weekday| weekday == c)?;
        days |= 1 << day;
        rest = &rest[c.len_utf8()..];
        let named = rest.strip_prefix("曜日").or_else(|| rest.strip_prefix('曜'));
        rest = named.unwrap_or(rest);
        let next = rest.trim_start_matches(['・', '･', '、', ',', '/', '&', 'と']);
        let is_day = |text: &str| {
            let mut letters = text.chars();
            let begins = letters.next().is_some_and(|c| WEEKDAYS.contains(c));
            begins && letters.next().is_none_or(|c| "曜・･、,/&とのは休午)".contains(c) || c.is_whitespace())
        };
        if next.len() == rest.len() || !is_day(next) {
            return Some((days, rest));
        }
        rest = next;
    }
}
