//! What must hold of a result, as masks that a candidate is held against.

use std::sync::PoisonError;

use api::facilities::{Bbox, FacilityKind, Location};
use api::services::SERVICES;
use roaring::{MultiOps, RoaringBitmap};

use super::Index;
use super::hours::OpenAsked;
use super::space::{self, Haversine, Origin, Space};
use super::visits::Visits;

/// Any one of these kinds, departments, services or functions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Choice {
    pub kinds: u16,
    pub services: u64,
    pub functions: u32,
    /// Items of home care that it can do, or may when asked.
    pub home_care: u64,
    /// One bit a department, as many words as the index has.
    pub departments: Vec<u64>,
}

/// Numbers of what fits a filter, wherever it is.
#[derive(Clone, Copy, Debug)]
pub struct Totals {
    pub all: u64,
    /// Of these, those with a place.
    pub located: u64,
}

/// Conditions, all of which must hold.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub choices: Vec<Choice>,
    /// Ranges of municipality codes, any of which; `None`: anywhere.
    pub areas: Option<Vec<(u32, u32)>>,
    pub bbox: Option<Bbox>,
    /// Within so many metres of a place.
    pub around: Option<(Location, f64)>,
    /// Only these, as text was found in them.
    pub only: Option<RoaringBitmap>,
    /// Only what comes to a place.
    pub visits: Option<Visits>,
    pub open: Option<OpenAsked>,
}

impl Choice {
    pub fn is_empty(&self) -> bool {
        self.kinds == 0
            && self.services == 0
            && self.functions == 0
            && self.home_care == 0
            && self.departments.iter().all(|&word| word == 0)
    }

    /// Whether it allows the department with this bit.
    pub fn has_department(&self, bit: usize) -> bool {
        has_bit(&self.departments, bit)
    }

    /// Takes in what another choice allows.
    pub fn or(&mut self, other: &Self) {
        self.kinds |= other.kinds;
        self.services |= other.services;
        self.functions |= other.functions;
        self.home_care |= other.home_care;
        self.departments.resize(self.departments.len().max(other.departments.len()), 0);
        for (word, more) in self.departments.iter_mut().zip(&other.departments) {
            *word |= more;
        }
    }
}

/// Whether a bit is set in words of 64.
pub fn has_bit(words: &[u64], bit: usize) -> bool {
    words.get(bit / 64).is_some_and(|word| word & (1 << (bit % 64)) != 0)
}

/// The bit of a kind.
pub fn kind_bit(kind: FacilityKind) -> u16 {
    1 << kind as u8
}

/// The bit of a care service: its place in [`SERVICES`], which are in the order of their codes.
pub fn service_bit(code: &str) -> Option<usize> {
    SERVICES.binary_search_by(|service| service.code.cmp(code)).ok()
}

/// The bit of a function: its place in [`FUNCTIONS`](api::functions::FUNCTIONS).
pub fn function_bit(code: &str) -> Option<usize> {
    api::functions::place(code)
}

/// The municipalities that begin with a code of two or five digits.
pub fn area_range(code: &str) -> (u32, u32) {
    match (code.parse::<u32>(), code.len()) {
        (Ok(prefecture), 2) => (prefecture * 1000, prefecture * 1000 + 999),
        (Ok(area), _) => (area, area),
        _ => (1, 0),
    }
}

impl Filter {
    /// Whether nothing but masks and areas is asked, so that sets alone tell the number.
    pub fn is_placeless(&self) -> bool {
        self.bbox.is_none() && self.around.is_none()
    }
}

impl Index {
    /// Whether an institution fits all conditions but the place.
    pub fn fits(&self, filter: &Filter, number: u32) -> bool {
        let area = self.rows[number as usize].area;
        let is_in = |ranges: &Vec<(u32, u32)>| ranges.iter().any(|&(from, to)| (from..=to).contains(&area));
        filter.choices.iter().all(|choice| self.has(choice, number))
            && filter.areas.as_ref().is_none_or(is_in)
            && filter.only.as_ref().is_none_or(|only| only.contains(number))
            && filter.visits.as_ref().is_none_or(|visits| visits.holds(number))
            && filter.open.as_ref().is_none_or(|asked| self.is_as_wanted(number, &filter.choices, asked))
    }

    /// Whether an institution has one of the kinds, departments, services or functions.
    pub fn has(&self, choice: &Choice, number: u32) -> bool {
        let row = &self.rows[number as usize];
        row.kinds & choice.kinds != 0
            || row.services & choice.services != 0
            || row.functions & choice.functions != 0
            || row.home_care & choice.home_care != 0
            || self.departments_of(number).iter().zip(&choice.departments).any(|(has, any)| has & any != 0)
    }

    /// Whether an institution is where it must be.
    pub fn is_there(&self, filter: &Filter, number: u32) -> bool {
        filter.bbox.is_none_or(|bbox| self.space.is_in(bbox, number))
            && filter.around.is_none_or(|(from, metres)| {
                let most = space::haversine(metres);
                self.space.distance(Origin::new(from), number).is_some_and(|h| h <= most)
            })
    }

    /// Everything that fits, as a set.
    pub fn matching(&self, filter: &Filter) -> RoaringBitmap {
        if let Some(bbox) = self.smallest_box(filter) {
            let mut found = self.space.within(bbox);
            found.retain(|&number| self.fits(filter, number) && self.is_there(filter, number));
            found.sort_unstable();
            return RoaringBitmap::from_sorted_iter(found).unwrap_or_default();
        }
        let mut found = self.fitting(filter);
        if !filter.is_placeless() {
            found = found.iter().filter(|&number| self.is_there(filter, number)).collect();
        }
        found
    }

    /// Everything that fits, wherever it is.
    pub fn fitting(&self, filter: &Filter) -> RoaringBitmap {
        let mut sets: Vec<RoaringBitmap> = filter.choices.iter().map(|choice| self.having(choice)).collect();
        if let Some(ranges) = &filter.areas {
            sets.push(self.in_areas(ranges));
        }
        sets.extend(filter.only.clone());
        sets.extend(filter.visits.as_ref().map(Visits::all));
        sets.sort_by_key(RoaringBitmap::len);
        let found = sets.into_iter().reduce(|found, set| found & set);
        match (found, &filter.open) {
            (None, None) => self.everything(),
            (None, Some(asked)) => self.all_as_wanted(asked).clone(),
            (Some(found), None) => found,
            (Some(found), Some(asked)) => self.as_wanted_of(&found, &filter.choices, asked),
        }
    }

    /// Everything in these municipalities.
    pub fn in_areas(&self, ranges: &[(u32, u32)]) -> RoaringBitmap {
        self.areas_in(ranges).map(|area| &area.set).union()
    }

    fn having(&self, choice: &Choice) -> RoaringBitmap {
        let mut any = RoaringBitmap::new();
        for (bit, set) in self.sets.kinds.iter().enumerate() {
            if choice.kinds & (1 << bit) != 0 {
                any |= set;
            }
        }
        for (bit, set) in self.sets.services.iter().enumerate() {
            if choice.services & (1 << bit) != 0 {
                any |= set;
            }
        }
        for (bit, set) in self.sets.home_care.iter().enumerate() {
            if choice.home_care & (1 << bit) != 0 {
                any |= set;
            }
        }
        for (bit, set) in self.sets.functions.iter().enumerate() {
            if choice.functions & (1 << bit) != 0 {
                any |= set;
            }
        }
        for (bit, set) in self.sets.departments.iter().enumerate() {
            if choice.has_department(bit) {
                any |= set;
            }
        }
        any
    }

    /// A box that holds all that is near enough, when one can be drawn.
    fn smallest_box(&self, filter: &Filter) -> Option<Bbox> {
        match (filter.bbox, filter.around) {
            (Some(bbox), _) => Some(bbox),
            (None, Some((from, metres))) => Space::around(from, metres),
            (None, None) => None,
        }
    }

    /// How many fit.
    pub fn count(&self, filter: &Filter) -> u64 {
        if !filter.is_placeless() {
            return self.matching(filter).len();
        }
        self.totals(filter).all
    }

    /// How many fit wherever they are. Without words the numbers are remembered: the same questions come again.
    fn totals(&self, filter: &Filter) -> Totals {
        let count = || {
            let found = self.fitting(filter);
            let located = found.range_cardinality(..self.space.count() as u32);
            Totals { all: found.len(), located }
        };
        if filter.only.is_some() || filter.visits.is_some() {
            return count();
        }
        if filter.choices.is_empty() && filter.areas.is_none() && filter.open.is_none() {
            return Totals { all: self.rows.len() as u64, located: self.space.count() as u64 };
        }
        let open = filter.open.as_ref().map(|asked| (asked.states.moment, asked.wanted));
        let key = (filter.choices.clone(), filter.areas.clone(), open);
        let known = self.counts.lock().unwrap_or_else(PoisonError::into_inner).get(&key).copied();
        known.unwrap_or_else(|| {
            let totals = count();
            let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
            if counts.len() >= Self::REMEMBERED {
                counts.clear();
            }
            counts.insert(key, totals);
            totals
        })
    }

    /// The nearest of those that fit, from the `skip`-th on, by distance and then by number, with the
    /// number of all that fit. Only what has a place is near anything.
    pub fn nearest(&self, filter: &Filter, from: Location, skip: usize, count: usize) -> (Vec<(u32, Haversine)>, u64) {
        let origin = Origin::new(from);
        let most = filter.around.map(|(_, metres)| space::haversine(metres));
        // Around another place than the one that distances are from, or in a box: few enough to look at each.
        let elsewhere = filter.around.is_some_and(|(centre, _)| centre != from);
        if filter.bbox.is_some() || most.is_some() || elsewhere {
            let found = self.matching(filter);
            let total = found.iter().filter(|&number| (number as usize) < self.space.count()).count() as u64;
            return (self.nearest_of(found.iter(), origin, skip, count), total);
        }
        let placeless = Filter { around: None, bbox: None, ..filter.clone() };
        let fitting = self.totals(&placeless).located;
        let wanted = skip + count;
        let share = self.space.count().max(1) as u64 / fitting.max(1);
        // The tree meets about `share` others for each that fits.
        if share * wanted as u64 * 4 < fitting.max(1) && wanted <= 2_000 {
            let mut found = self.space.nearest(origin, wanted, None, |number| self.fits(filter, number));
            found.sort_by(by_distance);
            found.truncate(wanted);
            return (found.into_iter().skip(skip).collect(), fitting);
        }
        (self.nearest_of(self.fitting(&placeless).iter(), origin, skip, count), fitting)
    }

    fn nearest_of(
        &self,
        numbers: impl Iterator<Item = u32>,
        origin: Origin,
        skip: usize,
        count: usize,
    ) -> Vec<(u32, Haversine)> {
        let mut all: Vec<(u32, Haversine)> =
            numbers.filter_map(|number| Some((number, self.space.distance(origin, number)?))).collect();
        let wanted = skip.saturating_add(count);
        if wanted < all.len() {
            all.select_nth_unstable_by(wanted, by_distance);
            all.truncate(wanted);
        }
        all.sort_unstable_by(by_distance);
        all.into_iter().skip(skip).collect()
    }
}

fn by_distance(a: &(u32, Haversine), b: &(u32, Haversine)) -> std::cmp::Ordering {
    a.1.total_cmp(&b.1).then(a.0.cmp(&b.0))
}
