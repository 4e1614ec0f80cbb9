//! What all writers share: the municipalities, how many facilities of a kind each of them
//! has, where the files go, and the seeded choices.

use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Serialize;

use super::DemoPlan;
use super::places::{self, Municipality};
use super::sheet::{Quoting, Sheet};

/// Facilities of one municipality at most, the size of a city of 400,000.
const PER_MUNICIPALITY: usize = 4_100;
/// 99201 to 99299.
const MUNICIPALITIES: usize = 99;

/// The kinds of facilities in the order of their official files.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Hospital,
    Clinic,
    Dental,
    Maternity,
    Pharmacy,
    Care,
}

/// Share of each kind: the national numbers of 2026 in hundreds.
const SHARES: [usize; 6] = [77, 802, 546, 21, 614, 1_880];

impl Kind {
    /// 機関区分 of 医療情報ネット: the digit in its ids.
    pub(super) fn digit(self) -> usize {
        self as usize + 1
    }
}

/// What several facilities have in common.
#[derive(Clone, Copy)]
pub(super) enum Shared {
    Building,
    Campus,
    Notices,
    Answers,
    Confirmations,
    Community,
    ServiceAreas,
}

/// One facility to be made up.
#[derive(Clone, Copy)]
pub(super) struct Slot<'w> {
    pub(super) municipality: &'w Municipality,
    /// Position among the facilities of its kind in its municipality.
    pub(super) local: usize,
    /// Position among all facilities of its kind.
    pub(super) overall: usize,
}

/// The plan, worked out.
pub(super) struct World<'p> {
    pub(super) municipalities: Vec<Municipality>,
    pub(super) seed: u64,
    counts: Vec<usize>,
    plan: &'p DemoPlan,
    dir: &'p Path,
}

impl<'p> World<'p> {
    pub(super) fn new(plan: &'p DemoPlan, dir: &'p Path) -> Self {
        let municipalities = plan.facilities.div_ceil(PER_MUNICIPALITY).clamp(1, MUNICIPALITIES);
        let each = plan.facilities / municipalities;
        Self {
            municipalities: (0..municipalities).map(|index| places::municipality(index, each)).collect(),
            seed: plan.seed,
            counts: allocate(plan.facilities, &SHARES),
            plan,
            dir,
        }
    }

    /// The day on which it is made up.
    pub(super) fn today(&self) -> Date {
        self.plan.today
    }

    /// The year of the files.
    pub(super) fn year(&self) -> i16 {
        self.plan.as_of.year()
    }

    pub(super) fn count(&self, kind: Kind) -> usize {
        self.counts[kind as usize]
    }

    /// The facilities of a kind, municipality by municipality.
    pub(super) fn slots(&self, kind: Kind) -> impl Iterator<Item = Slot<'_>> {
        self.municipalities.iter().flat_map(move |municipality| self.slots_in(kind, municipality))
    }

    /// The facilities of a kind in one municipality.
    pub(super) fn slots_in<'w>(
        &self,
        kind: Kind,
        municipality: &'w Municipality,
    ) -> impl Iterator<Item = Slot<'w>> + use<'w> {
        let first = self.first(self.count(kind), municipality);
        let after = self.after(self.count(kind), municipality);
        (first..after).map(move |overall| Slot { municipality, local: overall - first, overall })
    }

    /// How many of `total` lie in the municipality.
    pub(super) fn share(&self, total: usize, municipality: &Municipality) -> usize {
        self.after(total, municipality) - self.first(total, municipality)
    }

    /// The first of `total` that lies in the municipality.
    pub(super) fn first(&self, total: usize, municipality: &Municipality) -> usize {
        total * municipality.index / self.municipalities.len()
    }

    fn after(&self, total: usize, municipality: &Municipality) -> usize {
        total * (municipality.index + 1) / self.municipalities.len()
    }

    /// Position among all facilities of all kinds.
    pub(super) fn serial(&self, kind: Kind, overall: usize) -> usize {
        self.counts[..kind as usize].iter().sum::<usize>() + overall
    }

    /// A stream of choices of its own for each facility, so that none depends on another.
    pub(super) fn choices(&self, kind: Kind, overall: usize) -> fastrand::Rng {
        self.stream(kind as usize, overall)
    }

    /// A stream for what facilities of a municipality share: each of them draws the same from it.
    pub(super) fn shared_choices(&self, shared: Shared, municipality: &Municipality, index: usize) -> fastrand::Rng {
        self.stream(SHARES.len() + shared as usize, municipality.index << 32 | index)
    }

    fn stream(&self, of: usize, index: usize) -> fastrand::Rng {
        let stream = (of as u64) << 56 | index as u64;
        fastrand::Rng::with_seed(scramble(self.seed ^ scramble(stream)))
    }

    /// A file of 医療情報ネット.
    pub(super) fn medical_sheet(&self, name: &str, header: &[String]) -> io::Result<Sheet> {
        Sheet::create(self.path(name, "csv"), self.plan.gzip, Quoting::Always, header)
    }

    /// A file of 介護サービス情報公表.
    pub(super) fn care_sheet(&self, service: &str, header: &[String]) -> io::Result<Sheet> {
        let path = self.path(&format!("jigyosho_{service}"), "csv");
        Sheet::create(path, self.plan.gzip, Quoting::WhereNeeded, header)
    }

    /// A table of places; without columns it has no header.
    pub(super) fn places_sheet(&self, name: &str, columns: &[&str]) -> io::Result<Sheet> {
        let path = self.path(name, "csv");
        if columns.is_empty() {
            return Sheet::without_header(path, self.plan.gzip, Quoting::WhereNeeded);
        }
        let header: Vec<String> = columns.iter().map(|&column| column.to_owned()).collect();
        Sheet::create(path, self.plan.gzip, Quoting::WhereNeeded, &header)
    }

    /// Writes a file of JSON as a whole.
    pub(super) fn write_json(&self, name: &str, suffix: &str, content: &impl Serialize) -> io::Result<PathBuf> {
        self.write_text(name, suffix, &serde_json::to_string(content)?)
    }

    /// Writes a file that is no table.
    pub(super) fn write_text(&self, name: &str, suffix: &str, content: &str) -> io::Result<PathBuf> {
        let mut sheet = Sheet::without_header(self.path(name, suffix), self.plan.gzip, Quoting::WhereNeeded)?;
        sheet.whole(content);
        sheet.finish()
    }

    /// The date in the names of the files.
    pub(super) fn as_of(&self) -> Date {
        self.plan.as_of
    }

    fn path(&self, name: &str, suffix: &str) -> PathBuf {
        let packed = if self.plan.gzip { ".gz" } else { "" };
        self.plain_path(name, &format!("{suffix}{packed}"))
    }

    /// Where a file goes that is not gzipped.
    pub(super) fn plain_path(&self, name: &str, suffix: &str) -> PathBuf {
        self.dir.join(format!("{name}_{}.{suffix}", self.plan.as_of.strftime("%Y%m%d")))
    }
}

/// Splits `total` by weight, exactly, and leaves nobody out if there is enough for all.
pub(super) fn allocate(total: usize, weights: &[usize]) -> Vec<usize> {
    let sum: usize = weights.iter().sum();
    let least = usize::from(total >= weights.len());
    let mut parts: Vec<usize> = weights.iter().map(|weight| (total * weight / sum).max(least)).collect();
    let mut by_weight: Vec<usize> = (0..weights.len()).collect();
    by_weight.sort_by_key(|&i| std::cmp::Reverse(weights[i]));
    // Rounding down and the guaranteed one each miss the total by less than one per part.
    let mut given: usize = parts.iter().sum();
    for &i in by_weight.iter().cycle() {
        if given == total {
            break;
        }
        if given < total {
            parts[i] += 1;
            given += 1;
        } else if parts[i] > least {
            parts[i] -= 1;
            given -= 1;
        }
    }
    parts
}

/// One of the items, more often the heavier ones.
pub(super) fn weighted<'t, T>(choices: &mut fastrand::Rng, items: &'t [T], weight: impl Fn(&T) -> usize) -> &'t T {
    let sum: usize = items.iter().map(&weight).sum();
    let mut ticket = choices.usize(..sum);
    items
        .iter()
        .find(|item| {
            let here = weight(item);
            let hit = ticket < here;
            ticket = ticket.saturating_sub(here);
            hit
        })
        .unwrap_or(&items[0])
}

/// True in `percent` of a hundred cases.
pub(super) fn chance(choices: &mut fastrand::Rng, percent: u8) -> bool {
    choices.u8(..100) < percent
}

/// The finaliser of SplitMix64: neighbouring inputs give unrelated streams.
fn scramble(value: u64) -> u64 {
    let mut mixed = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
