//! Postal codes: what their rows mean, and the towns each stands for.

use super::keys::{key, leading_number, split_chome};
use super::municipalities::{Municipalities, without_county};
use super::names::NamesBuilder;
use super::point::{Mean, Point};
use super::towns::{Base, Folder, NONE, Towns};

/// A row of the source, understood.
pub struct Reading {
    pub code: u32,
    pub municipality: u16,
    /// Key of the town without 丁目; `None` where the row means the rest of the municipality.
    pub town: Option<u32>,
    /// The 丁目 it is for; all of them when empty.
    chomes: Vec<u16>,
    /// Its reading as hiragana, in the folder; [`NONE`] where it is of more or less than the town.
    kana: u32,
}

/// 郵便番号
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PostalCode {
    /// Seven digits as a number.
    pub code: u32,
    pub municipality: u16,
    /// The mean of its towns, else its municipality.
    pub point: Point,
    /// Metres from there to the farthest of its towns; [`NONE`] when it has none.
    pub spread: u32,
    first: u32,
}

/// All postal codes.
#[derive(Debug, Default)]
pub struct PostalCodes {
    /// In the order of their codes.
    pub list: Vec<PostalCode>,
    towns: Vec<u32>,
}

/// How many of the rows were of use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    /// Rows that name a town.
    pub named: u32,
    /// Of these, rows whose town was found.
    pub found: u32,
}

impl PostalCodes {
    pub fn position(&self, code: u32) -> Option<u32> {
        self.list.binary_search_by_key(&code, |postal| postal.code).ok().map(|at| at as u32)
    }

    /// The positions of the codes that begin so: `573` as 3 digits.
    pub fn starting_with(&self, digits: &str) -> std::ops::Range<u32> {
        let Ok(number) = digits.parse::<u32>() else { return 0..0 };
        let unit = 10_u32.pow(7 - digits.len().min(7) as u32);
        let at = |code: u32| self.list.partition_point(|postal| postal.code < code) as u32;
        at(number * unit)..at((number + 1) * unit)
    }

    pub fn towns(&self, at: u32) -> &[u32] {
        let end = self.list.get(at as usize + 1).map_or(self.towns.len(), |next| next.first as usize);
        &self.towns[self.list[at as usize].first as usize..end]
    }

    /// Bytes on the heap.
    pub fn memory(&self) -> usize {
        self.list.capacity() * size_of::<PostalCode>() + self.towns.capacity() * 4
    }
}

/// Reads rows and headings. `Err` is the line that is not in our form.
pub fn read<'a>(
    lines: impl Iterator<Item = &'a str>,
    municipalities: &Municipalities,
    folder: &mut Folder,
) -> Result<Vec<Reading>, String> {
    let mut readings = Vec::new();
    let mut place = (0, "");
    for line in lines {
        if let Some(heading) = line.strip_prefix('=') {
            let cells: Vec<&str> = heading.split('\t').collect();
            let &[code, _, _, name, _] = cells.as_slice() else { return Err(line.to_owned()) };
            place = (municipalities.position(code).ok_or(line)?, without_county(name));
            continue;
        }
        let cells: Vec<&str> = line.split('\t').collect();
        let &[code, name, kana] = cells.as_slice() else { return Err(line.to_owned()) };
        let code = code.parse().map_err(|_| line.to_owned())?;
        let Area { town, chomes, is_whole } = Area::of(name, place.1);
        let town = town.map(|town| folder.name(town).1);
        let kana = kana.split('（').next().filter(|_| is_whole && town.is_some());
        let kana = kana.map_or(NONE, |kana| folder.text(&super::keys::hiragana(kana)));
        readings.push(Reading { code, municipality: place.0, town, chomes, kana });
    }
    Ok(readings)
}

/// What 町域名 means.
#[derive(Debug, PartialEq)]
struct Area<'a> {
    town: Option<&'a str>,
    chomes: Vec<u16>,
    /// The name is of one town as a whole, brackets aside.
    is_whole: bool,
}

impl<'a> Area<'a> {
    fn of(name: &'a str, municipality: &str) -> Self {
        let (before, bracket) = name.split_once('（').unwrap_or((name, ""));
        let everything = name.is_empty()
            || name == "以下に掲載がない場合"
            || (name.contains("の次に") && name.ends_with("場合"))
            || name.strip_suffix("一円").is_some_and(|rest| rest == municipality);
        if everything || before.is_empty() {
            return Self { town: None, chomes: Vec::new(), is_whole: false };
        }
        // Several 地割: the first shows where they are.
        let one = before.split(['、', '〜', '～']).next().unwrap_or(before);
        match split_chome(one) {
            Some((town, chome)) => Self { town: Some(town), chomes: vec![chome], is_whole: false },
            None => Self { town: Some(one), chomes: chomes_in(bracket), is_whole: one == before },
        }
    }
}

/// The 丁目 in a bracket: `１、３〜５丁目`, `１丁目１〜５番地、２丁目）`. Empty when it is about anything else.
fn chomes_in(bracket: &str) -> Vec<u16> {
    let mut found = Vec::new();
    if !bracket.contains("丁目") {
        return found;
    }
    let mut waiting = Vec::new();
    for part in bracket.split(['、', '）', '「', '」']) {
        let (numbers, counted) = part.split_once("丁目").map_or((part, false), |(numbers, _)| (numbers, true));
        let mut ends = numbers.split(['〜', '～', '−', '−']).map(number);
        let range = match (ends.next().flatten(), ends.next()) {
            (Some(only), None) => only..=only,
            (Some(first), Some(Some(last))) => first..=last,
            _ => {
                waiting.clear();
                continue;
            }
        };
        waiting.push(range);
        if counted {
            found.extend(waiting.drain(..).filter(|range| range.clone().count() < 100).flatten());
        }
    }
    found
}

fn number(text: &str) -> Option<u16> {
    let folded = key(text.trim());
    leading_number(&folded).filter(|(_, rest)| rest.is_empty()).map(|(number, _)| number)
}

/// Finds the towns of every row, and gives towns their readings.
pub fn join(
    mut readings: Vec<Reading>,
    bases: &[Base],
    municipalities: &Municipalities,
    towns: &mut Towns,
    folder: &Folder,
) -> (PostalCodes, Matches) {
    let mut matches = Matches::default();
    let mut codes = PostalCodes::default();
    let base = |municipality: u16, key: u32| {
        let at =
            bases.binary_search_by_key(&(municipality, key), |&(municipality, key, _)| (municipality, key)).ok()?;
        Some(bases[at].2)
    };
    readings.sort_by_key(|reading| reading.code);
    for rows in readings.chunk_by(|a, b| a.code == b.code) {
        let first = codes.towns.len();
        for row in rows {
            let Some(key) = row.town else { continue };
            matches.named += 1;
            let exact = base(row.municipality, key);
            if let Some(town) = exact {
                let town = &mut towns.list[town as usize];
                town.kana = if town.kana == NONE { row.kana } else { town.kana };
            }
            let found = match exact {
                Some(town) => vec![town],
                None => near_names(row.municipality, folder.keys.strings.get(key), towns, |shorter| {
                    folder.keys.get(shorter).and_then(|key| base(row.municipality, key))
                }),
            };
            matches.found += u32::from(!found.is_empty());
            for town in found {
                let chomes = row.chomes.iter().filter_map(|&number| towns.chome(town, number));
                let before = codes.towns.len();
                codes.towns.extend(chomes);
                if codes.towns.len() == before {
                    codes.towns.push(town);
                }
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        let listed: Vec<u32> = codes.towns.drain(first..).filter(|&town| seen.insert(town)).collect();
        codes.towns.extend(&listed);
        let (point, spread) = middle(&listed, towns);
        let hall = municipalities.get(rows[0].municipality).location.map_or(Point::UNKNOWN, Point::of);
        codes.list.push(PostalCode {
            code: rows[0].code,
            municipality: rows[0].municipality,
            point: point.known().unwrap_or(hall),
            spread,
            first: first as u32,
        });
    }
    codes.list.shrink_to_fit();
    codes.towns.shrink_to_fit();
    (codes, matches)
}

/// Towns for a name that none has: 永田町山王パークタワー is in 永田町, 大島町 is all of 大島町〇〇.
fn near_names(municipality: u16, name: &str, towns: &Towns, base: impl Fn(&str) -> Option<u32>) -> Vec<u32> {
    let ends = name.char_indices().map(|(at, _)| at).skip(2);
    if let Some(shorter) = ends.collect::<Vec<_>>().into_iter().rev().find_map(|end| base(&name[..end])) {
        return vec![shorter];
    }
    let here = |at: &&u32| towns.get(**at).municipality == municipality && !towns.get(**at).is_koaza;
    let longer = if name.chars().nth(1).is_some() { towns.names.starting_with(name) } else { &[] };
    longer.iter().filter(here).copied().collect()
}

fn middle(listed: &[u32], towns: &Towns) -> (Point, u32) {
    let points = || {
        let parts = listed.iter().flat_map(|&at| match towns.chomes(at) {
            none if none.is_empty() => at..at + 1,
            chomes => chomes,
        });
        parts.map(|at| towns.get(at).point).filter(|point| point.known().is_some())
    };
    let mut mean = Mean::default();
    mean.extend(points());
    let middle = mean.point();
    let farthest = points().map(|point| middle.metres_to(point)).max_by(f64::total_cmp);
    (middle, farthest.map_or(NONE, |metres| metres.round() as u32))
}

/// The index of the readings that towns have been given.
pub fn index_readings(towns: &mut Towns, folder: &Folder) {
    let mut kanas = NamesBuilder::default();
    let mut folded: Vec<Option<Box<str>>> = vec![None; folder.raw.strings.len()];
    for (at, town) in (0..).zip(&towns.list).filter(|(_, town)| town.kana != NONE) {
        let kana =
            folded[town.kana as usize].get_or_insert_with(|| key(folder.raw.strings.get(town.kana)).into_boxed_str());
        kanas.add(kana, at);
    }
    towns.kanas = kanas.build();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_row_means() {
        let area = |name| Area::of(name, "利島村");
        let town = |town, chomes: &[u16], is_whole| Area { town: Some(town), chomes: chomes.to_vec(), is_whole };
        assert_eq!(area("香里ケ丘"), town("香里ケ丘", &[], true));
        assert_eq!(area("大通西（１〜３丁目）"), town("大通西", &[1, 2, 3], true));
        assert_eq!(area("本町（１、３〜５丁目）"), town("本町", &[1, 3, 4, 5], true));
        assert_eq!(area("北（１丁目１〜５番地、２丁目「３番地」）"), town("北", &[1, 2], true));
        assert_eq!(area("奈良（その他）"), town("奈良", &[], true));
        assert_eq!(area("守山（丁目）"), town("守山", &[], true));
        assert_eq!(area("旭町１丁目"), town("旭町", &[1], false));
        assert_eq!(area("穴明２２地割、穴明２３地割"), town("穴明２２地割", &[], false));
        assert_eq!(area("一円"), town("一円", &[], true));
        for name in ["以下に掲載がない場合", "利島村一円", "利島村の次に番地がくる場合"] {
            assert_eq!(area(name).town, None);
        }
    }
}
