//! The facilities that a record may belong to: those that share a telephone, a town or a name with it.

use std::collections::HashMap;

use super::{FacilitySide, RecordSide, Side};
use crate::facilities::institutions::address::tail;

/// A name that more facilities of a prefecture bear than this says nothing.
const COMMON: usize = 200;
/// A telephone that more facilities answer than this says nothing.
const SWITCHBOARD: usize = 10;

/// Facilities by what a record may share with them.
#[derive(Default)]
pub struct Candidates {
    facilities: Vec<FacilitySide>,
    by_telephone: HashMap<u64, Vec<u32>>,
    /// Prefecture, the end of the town's name, and the first number of the block; in the order of municipalities.
    by_town: HashMap<(u32, String, String), Vec<u32>>,
    /// Prefecture and name, without and with who runs it; in the order of municipalities.
    by_title: HashMap<(u32, String), Vec<u32>>,
}

impl Candidates {
    pub fn new(facilities: Vec<FacilitySide>) -> Self {
        let mut candidates = Self { facilities, ..Self::default() };
        for (at, FacilitySide { side, .. }) in candidates.facilities.iter().enumerate() {
            let at = at as u32;
            for &telephone in side.traits.telephones() {
                candidates.by_telephone.entry(telephone).or_default().push(at);
            }
            candidates.by_town.entry(town_key(side)).or_default().push(at);
            for title in title_keys(side) {
                candidates.by_title.entry(title).or_default().push(at);
            }
        }
        let Self { facilities, by_town, by_title, .. } = &mut candidates;
        for list in by_town.values_mut().chain(by_title.values_mut()) {
            list.sort_by_key(|&at| facilities[at as usize].side.area);
        }
        candidates
    }

    /// Those of a list in the order of municipalities that may be in this one. In another only a telephone can tell, and
    /// 本町 and 中央薬局 are everywhere.
    fn not_elsewhere<'l>(&self, list: &'l [u32], area: u32) -> impl Iterator<Item = &'l u32> {
        let before = |area: u32| list.partition_point(|&at| self.get(at).side.area < area);
        let (unknown, here) = match area {
            0 => (0..0, 0..list.len()),
            area => (0..before(1), before(area)..before(area + 1)),
        };
        list[unknown].iter().chain(&list[here])
    }

    pub fn get(&self, at: u32) -> &FacilitySide {
        &self.facilities[at as usize]
    }

    /// The facility with this `source_key`.
    pub fn position(&self, source_key: &str) -> Option<u32> {
        self.facilities.iter().position(|facility| facility.side.key == source_key).map(|at| at as u32)
    }

    /// Those that may be meant, each once.
    pub fn of(&self, record: &RecordSide) -> Vec<u32> {
        let side = &record.side;
        let telephones = side.traits.telephones().iter().filter_map(|number| self.by_telephone.get(number));
        let town = self.by_town.get(&town_key(side)).filter(|_| !side.numbers.is_empty());
        let titles = title_keys(side).into_iter().filter_map(|title| self.by_title.get(&title));
        let titles = titles.filter(|bearers| bearers.len() <= COMMON);
        let telephones = telephones.filter(|answering| answering.len() <= SWITCHBOARD);
        let near = town.into_iter().chain(titles).flat_map(|list| self.not_elsewhere(list, side.area));
        let mut found: Vec<u32> = telephones.flatten().chain(near).copied().collect();
        found.sort_unstable();
        found.dedup();
        found.retain(|&at| record.division.allows(self.get(at).kind));
        found
    }
}

fn town_key(side: &Side) -> (u32, String, String) {
    let first = side.numbers.split('-').next().unwrap_or_default();
    (side.prefecture, tail(&side.town).to_owned(), first.to_owned())
}

/// Where the operator ends is not always told alike.
fn title_keys(side: &Side) -> Vec<(u32, String)> {
    let mut titles = vec![side.traits.title().to_owned(), side.whole_name()];
    titles.dedup();
    titles.into_iter().map(|title| (side.prefecture, title)).collect()
}
