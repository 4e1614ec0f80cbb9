//! What a search asks while it takes a text apart: is this word a place, how far does a place reach?

use super::Places;
use super::area_names::{Area, AreaName};
use super::describe::Target;
use super::find::Fit;
use super::keys::{Key, leading_number};
use super::names::Names;
use crate::facilities::folding::is_kana;
use crate::facilities::understanding::PlaceNames;
use crate::facilities::understanding::typos::within_one;

/// From so many areas of one bare name (中央, 青葉, 昭和, 朝日) it is as likely a name of something
/// else, and counts as a whole word only.
const TOO_COMMON: usize = 3;
/// Shorter readings are other words as well: 志賀町 is read しか, like 歯科.
const KANA_OF_WORD: usize = 3;
/// Shorter readings are the beginning of too much: さがし is 佐賀市, and looking for something.
const KANA_OF_AREA: usize = 4;
/// The same for towns, of which there are more: いちょう, しょうか, だいがく.
const KANA_OF_TOWN: usize = 5;
/// Shorter names of towns are found within a municipality only.
const TOWN_OF_BEGINNING: usize = 3;

impl PlaceNames for Places {
    fn is_place(&self, folded: &str) -> bool {
        let key = Key::of_folded(folded);
        if key.text.chars().nth(1).is_none() {
            return false;
        }
        if is_short_kana(&key.text, KANA_OF_WORD) {
            return self
                .areas
                .exact(&key.text)
                .iter()
                .any(|&name| matches!(AreaName(name).area(), Area::Prefecture(_)));
        }
        self.hits(&key, false).iter().any(|hit| hit.fit <= Fit::Nearly)
    }

    fn longest_prefix(&self, folded: &str) -> Option<usize> {
        let key = Key::of_folded(folded);
        let text = key.text.as_str();
        let mut longest = self.town_reaching(text, Area::Everywhere);
        for (area, end) in self.areas_beginning(text) {
            longest = longest.max(end).max(end + self.town_reaching(&text[end..], area));
            if !matches!(area, Area::Prefecture(_)) {
                continue;
            }
            for (inner, length) in self.areas_beginning(&text[end..]).filter(|&(inner, _)| self.is_within(inner, area))
            {
                let end = end + length;
                longest = longest.max(end + self.town_reaching(&text[end..], inner));
            }
        }
        (longest > 0).then(|| key.folded_length(longest))
    }
}

impl Places {
    /// Names of prefectures and municipalities that differ from a folded word by one slip, the likeliest
    /// first: those as long as the word, then the larger. Shorter words than four characters are near to
    /// too many.
    pub fn similar(&self, folded: &str) -> Vec<String> {
        let word = Key::of_folded(folded).text;
        if word.chars().count() < 4 {
            return Vec::new();
        }
        let near =
            self.areas.iter().filter(|(name, _)| name.len().abs_diff(word.len()) <= 4 && within_one(name, &word));
        let mut found: Vec<(bool, u32, Target)> = Vec::new();
        for (name, areas) in near {
            for area in areas.iter().map(|&name| AreaName(name).area()) {
                let size = match area {
                    Area::Municipality(at) => self.municipalities.get(at).towns,
                    Area::Prefecture(_) | Area::Everywhere => u32::MAX,
                };
                found.extend(Target::of_area(area).map(|target| (name.len() != word.len(), u32::MAX - size, target)));
            }
        }
        found.sort_unstable();
        let mut labels: Vec<String> = Vec::new();
        for (_, _, target) in found {
            let label = self.describe(target, false).label;
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        labels
    }

    fn areas_beginning<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (Area, usize)> {
        let found = self.areas.prefixes_of(text).filter(|&(length, _)| text[..length].chars().nth(1).is_some());
        found.flat_map(move |(length, names)| {
            let common = names.iter().filter(|&&name| AreaName(name).is_bare()).count() >= TOO_COMMON;
            let counts = move |name: &AreaName| {
                let is_area_of_many = name.is_bare() && common && !matches!(name.area(), Area::Prefecture(_));
                !(is_area_of_many || name.is_kana() && is_short_kana(&text[..length], KANA_OF_AREA))
            };
            let names = names.iter().map(|&name| AreaName(name));
            names.filter(counts).map(move |name| (name.area(), length))
        })
    }

    /// How far the longest town within an area reaches into a text, its 丁目 and house number included.
    fn town_reaching(&self, text: &str, area: Area) -> usize {
        let everywhere = area == Area::Everywhere;
        let here = |towns: &[u32]| {
            let fits = |&town: &u32| {
                let town = self.towns.get(town);
                everywhere && !town.is_koaza
                    || !everywhere && self.is_within(Area::Municipality(town.municipality), area)
            };
            towns.iter().any(fits)
        };
        let (least, least_kana) = if everywhere { (TOWN_OF_BEGINNING, KANA_OF_TOWN) } else { (2, KANA_OF_WORD) };
        let counts = |length: usize| {
            let name = &text[..length];
            name.chars().nth(least - 1).is_some() && !is_short_kana(name, least_kana)
        };
        let reach = |names: &Names| {
            let found = names.prefixes_of(text).filter(|&(length, towns)| counts(length) && here(towns));
            found.last().map_or(0, |(length, _)| length)
        };
        let longest = reach(&self.towns.names).max(reach(&self.towns.kanas));
        if longest == 0 { 0 } else { longest + house_number(&text[longest..]) }
    }
}

fn is_short_kana(text: &str, least: usize) -> bool {
    text.chars().all(is_kana) && text.chars().nth(least - 1).is_none()
}

/// Bytes of 3丁目, 3丁目8番1号, 3-8-1 at the beginning of a text.
fn house_number(text: &str) -> usize {
    let mut end = 0;
    while let Some((_, rest)) = leading_number(&text[end..]) {
        let mark = ["丁目", "番地", "番", "号", "丁", "-"].into_iter().find(|mark| rest.starts_with(mark));
        // 3階, 24時間: a number of something else.
        if mark.is_none() && end == 0 {
            return 0;
        }
        end = text.len() - rest.len() + mark.map_or(0, str::len);
        if mark.is_none() {
            break;
        }
    }
    // 3丁目-8: a hyphen belongs to the number behind it.
    text[..end].trim_end_matches('-').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_houses_and_of_other_things() {
        for (text, number) in [
            ("3丁目内科", "3丁目"),
            ("3丁目8番1号の", "3丁目8番1号"),
            ("3-8-1内科", "3-8-1"),
            ("3-", "3"),
            ("24時間", ""),
            ("内科", ""),
        ] {
            assert_eq!(&text[..house_number(text)], number);
        }
    }
}
