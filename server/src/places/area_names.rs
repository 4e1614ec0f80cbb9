//! What people call prefectures and municipalities: 枚方市, 枚方, ひらかたし, ひらかた, 札幌中央区.

use super::keys::key;
use super::municipalities::{Municipalities, city_of_ward};
use super::names::{Names, NamesBuilder};

const PREFECTURE: u32 = 1 << 16;
const BARE: u32 = 1 << 17;
const KANA: u32 = 1 << 18;

/// One name of one area, in one number of the index.
#[derive(Clone, Copy, Debug)]
pub struct AreaName(pub u32);

/// What the name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    Everywhere,
    /// Position in the list of prefectures.
    Prefecture(u8),
    /// Position in the list of municipalities.
    Municipality(u16),
}

impl AreaName {
    pub fn area(self) -> Area {
        if self.0 & PREFECTURE != 0 { Area::Prefecture(self.0 as u8) } else { Area::Municipality(self.0 as u16) }
    }

    /// Without 市, 区, 町, 村, 都, 府, 県.
    pub fn is_bare(self) -> bool {
        self.0 & BARE != 0
    }

    pub fn is_kana(self) -> bool {
        self.0 & KANA != 0
    }
}

/// The names under which prefectures and municipalities are found.
pub fn build(municipalities: &Municipalities) -> Names {
    let mut names = NamesBuilder::default();
    for (at, prefecture) in (0..).zip(&municipalities.prefectures) {
        let area = PREFECTURE | at;
        add(&mut names, &prefecture.name, area, &["都", "府", "県"]);
        add(&mut names, prefecture.kana.as_deref().unwrap_or_default(), area | KANA, &["けん", "ふ", "と"]);
    }
    for (at, municipality) in (0..).zip(&municipalities.list) {
        let name = municipality.short_name();
        let kana = municipality.kana.as_deref().unwrap_or_default();
        let suffixes = suffixes(name);
        names.add(&key(&municipality.name), at);
        add(&mut names, name, at, &["市", "区", "町", "村"]);
        add(&mut names, kana, at | KANA, suffixes);
        let Some(city) = city_of_ward(name) else { continue };
        let ward = &name[city.len()..];
        add(&mut names, ward, at, &["区"]);
        add(&mut names, &format!("{}{ward}", city.trim_end_matches('市')), at, &[]);
        let city_kana = municipality.city.and_then(|city| municipalities.get(city).kana.as_deref());
        if let Some(ward) = city_kana.and_then(|city| kana.strip_prefix(city)) {
            add(&mut names, ward, at | KANA, suffixes);
        }
    }
    names.build()
}

/// How the last character of a name is read.
fn suffixes(name: &str) -> &'static [&'static str] {
    match name.chars().last() {
        Some('市') => &["し"],
        Some('区') => &["く"],
        Some('町') => &["ちょう", "まち"],
        Some('村') => &["むら", "そん"],
        _ => &[],
    }
}

fn add(names: &mut NamesBuilder, name: &str, area: u32, suffixes: &[&str]) {
    names.add(&key(name), area);
    if let Some(bare) = suffixes.iter().find_map(|suffix| name.strip_suffix(suffix)) {
        names.add(&key(bare), area | BARE);
    }
}
