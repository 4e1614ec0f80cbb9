//! Towns (町丁目, 大字, 小字) in memory: a few numbers each.
//!
//! 香里ケ丘 stands for its twelve 丁目, which follow it; then come its 小字. A 小字 of one character
//! (イ, ロ, ハ) only helps to find the middle of its town.

use super::keys::{key, split_chome};
use super::municipalities::{ByName, Municipalities, Named};
use super::names::{Names, NamesBuilder};
use super::point::{Mean, Point};
use super::postal::Reading;
use super::strings::{Interner, Strings};

pub const NONE: u32 = u32::MAX;

/// One town.
#[derive(Clone, Copy, Debug)]
pub struct Town {
    /// In [`Towns::strings`].
    pub name: u32,
    /// In [`Towns::strings`], or [`NONE`].
    pub kana: u32,
    /// Of a 丁目 or 小字: the town it belongs to.
    pub parent: u32,
    pub point: Point,
    pub municipality: u16,
    /// 0 for a town as a whole.
    pub chome: u16,
    /// How many 丁目 follow.
    pub children: u16,
    pub is_koaza: bool,
}

/// All towns.
#[derive(Debug, Default)]
pub struct Towns {
    pub list: Vec<Town>,
    pub strings: Strings,
    /// By folded name, 丁目 left out: they follow their town.
    pub names: Names,
    /// By folded reading, from the postal codes.
    pub kanas: Names,
    /// Rows whose municipality no source knows.
    pub homeless: u32,
}

/// Gives published names numbers and keys, each name once.
#[derive(Default)]
pub struct Folder {
    pub raw: Interner,
    pub keys: Interner,
    key_of: Vec<u32>,
}

impl Folder {
    /// The numbers of a name and of its key.
    pub fn name(&mut self, name: &str) -> (u32, u32) {
        let id = self.text(name);
        let known = &mut self.key_of[id as usize];
        if *known == NONE {
            *known = self.keys.intern(&key(name)).0;
        }
        (id, *known)
    }

    /// A text that is only shown, or used as it is.
    pub fn text(&mut self, text: &str) -> u32 {
        let (id, new) = self.raw.intern(text);
        if new {
            self.key_of.push(NONE);
        }
        id
    }
}

/// Municipality, key and position of a town as a whole.
pub type Base = (u16, u32, u32);

/// A row of the source.
struct Row {
    municipality: u16,
    /// Key of the name without 丁目.
    base: u32,
    chome: u16,
    /// Key, or 0 and one more than that.
    koaza: u32,
    name: u32,
    base_name: u32,
    koaza_name: u32,
    point: Point,
}

impl Towns {
    pub fn get(&self, at: u32) -> &Town {
        &self.list[at as usize]
    }

    pub fn name(&self, town: &Town) -> &str {
        self.strings.get(town.name)
    }

    /// The 丁目 of a town.
    pub fn chomes(&self, at: u32) -> std::ops::Range<u32> {
        at + 1..at + 1 + u32::from(self.get(at).children)
    }

    pub fn chome(&self, at: u32, number: u16) -> Option<u32> {
        self.chomes(at).find(|&chome| self.get(chome).chome == number)
    }

    /// The town as a whole that a town belongs to, itself when it is one.
    pub fn base(&self, at: u32) -> u32 {
        let mut at = at;
        while self.get(at).parent != NONE {
            at = self.get(at).parent;
        }
        at
    }

    /// Bytes on the heap.
    pub fn memory(&self) -> usize {
        self.list.capacity() * size_of::<Town>() + self.strings.memory() + self.names.memory() + self.kanas.memory()
    }
}

/// Reads the towns, each in its municipality; and the towns as a whole, in order. `Err` is the line that
/// is not in our form.
pub fn build<'a>(
    lines: impl Iterator<Item = &'a str>,
    municipalities: &Municipalities,
    readings: &[Reading],
    folder: &mut Folder,
) -> Result<(Towns, Vec<Base>), String> {
    let by_name = municipalities.by_name();
    let former = FormerWards::new(municipalities, readings);
    let mut towns = Towns::default();
    let mut rows = Vec::new();
    let mut named = Named::Unknown;
    for line in lines {
        if let Some(heading) = line.strip_prefix('=') {
            named = find_municipality(heading, &by_name)?;
            continue;
        }
        let mut cells = line.split('\t');
        let (Some(name), Some(koaza), Some(lat), Some(lng)) = (cells.next(), cells.next(), cells.next(), cells.next())
        else {
            return Err(line.to_owned());
        };
        let point = match (lat.parse(), lng.parse()) {
            (Ok(lat), Ok(lng)) => Point { lat, lng },
            _ if lat.is_empty() => Point::UNKNOWN,
            _ => return Err(line.to_owned()),
        };
        let (base, chome) = split_chome(name).unwrap_or((name, 0));
        let (base_name, base) = folder.name(base);
        let name = if chome == 0 { base_name } else { folder.text(name) };
        let (koaza_name, koaza) = if koaza.is_empty() { (NONE, 0) } else { folder.name(koaza) };
        let municipality = match named {
            Named::Municipality(at) => at,
            Named::FormerWard(city) => former.now(city, base).unwrap_or(city),
            Named::Unknown => {
                towns.homeless += 1;
                continue;
            }
        };
        let koaza = if koaza_name == NONE { 0 } else { koaza + 1 };
        rows.push(Row { municipality, base, chome, koaza, name, base_name, koaza_name, point });
    }
    rows.sort_by_key(|row| (row.municipality, row.base, row.chome, row.koaza));
    let mut bases = Vec::new();
    let mut names = NamesBuilder::default();
    for group in rows.chunk_by(|a, b| (a.municipality, a.base) == (b.municipality, b.base)) {
        bases.push((group[0].municipality, group[0].base, towns.list.len() as u32));
        add_group(group, folder, &mut towns.list, &mut names);
    }
    drop(rows);
    towns.list.shrink_to_fit();
    towns.names = names.build();
    Ok((towns, bases))
}

fn find_municipality(heading: &str, by_name: &ByName) -> Result<Named, String> {
    let (prefecture, name) = heading.split_once('\t').ok_or(heading)?;
    Ok(by_name.find(prefecture, name))
}

/// A town, its 丁目 and their 小字.
fn add_group(rows: &[Row], folder: &Folder, towns: &mut Vec<Town>, names: &mut NamesBuilder) {
    let first = &rows[0];
    let at = towns.len() as u32;
    let base_key = folder.keys.strings.get(first.base);
    // Of 大字杉 and 杉 the shorter is shown.
    let shown = rows.iter().map(|row| row.base_name).min_by_key(|&name| folder.raw.strings.get(name).len());
    let new = |name: u32, parent: u32, chome: u16, is_koaza: bool| Town {
        name,
        kana: NONE,
        parent,
        point: Point::UNKNOWN,
        municipality: first.municipality,
        chome,
        children: 0,
        is_koaza,
    };
    names.add(base_key, at);
    towns.push(new(shown.unwrap_or(first.base_name), NONE, 0, false));
    let chomes = || rows.chunk_by(|a, b| a.chome == b.chome);
    let mut middle = Mean::default();
    for part in chomes() {
        // The rows of the town itself go before those of its 小字.
        let own = part.iter().filter(|row| row.koaza == 0).map(|row| row.point);
        let mut mean = Mean::default();
        mean.extend(own);
        if mean.point() == Point::UNKNOWN {
            mean.extend(part.iter().map(|row| row.point));
        }
        middle.add(mean.point());
        if part[0].chome > 0 {
            towns.push(Town { point: mean.point(), ..new(part[0].name, at, part[0].chome, false) });
            towns[at as usize].children += 1;
        }
    }
    towns[at as usize].point = middle.point();
    let mut parent = at;
    for part in chomes() {
        if part[0].chome > 0 {
            parent += 1;
        }
        for koaza in part.chunk_by(|a, b| a.koaza == b.koaza).filter(|koaza| koaza[0].koaza > 0) {
            let key = folder.keys.strings.get(koaza[0].koaza - 1);
            if key.chars().nth(1).is_none() {
                continue;
            }
            let chome = if part[0].chome > 0 { format!("{}丁目", part[0].chome) } else { String::new() };
            names.add(&format!("{base_key}{chome}{key}"), towns.len() as u32);
            let mut mean = Mean::default();
            mean.extend(koaza.iter().map(|row| row.point));
            towns.push(Town { point: mean.point(), ..new(koaza[0].koaza_name, parent, 0, true) });
        }
    }
}

/// Where the towns of wards went that are no more (浜松市, 2024): the postal codes know.
struct FormerWards(std::collections::HashMap<(u16, u32), u16>);

impl FormerWards {
    fn new(municipalities: &Municipalities, readings: &[Reading]) -> Self {
        let in_ward = |reading: &Reading| {
            let city = municipalities.get(reading.municipality).city?;
            Some(((city, reading.town?), reading.municipality))
        };
        Self(readings.iter().filter_map(in_ward).collect())
    }

    fn now(&self, city: u16, town: u32) -> Option<u16> {
        self.0.get(&(city, town)).copied()
    }
}
