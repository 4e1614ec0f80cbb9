//! All of Japan in memory: an immutable index of institutions, built from the database.
//!
//! A row is an institution: facilities at one place run by one hand (`institutions`). Rows are numbered
//! along a curve through the map, so that neighbours in the world are neighbours in memory and sets of
//! numbers are short; rows without a place come last. The database stays the only truth.

pub mod build;
mod facets;
pub mod filter;
pub mod hours;
pub mod space;
#[cfg(test)]
pub mod tests;
pub mod text;
pub mod visits;

use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;

use api::activities::ActivitySummary;
use api::facilities::{FacilityKind, Location};
use roaring::RoaringBitmap;

use super::home_care::Mark;
use super::opening::{Moment, Openness};
use super::service_areas::KnownArea;

pub use build::Builder;
use filter::{Choice, Totals};
use hours::Schedules;
use space::Space;
use text::Grams;

/// An institution as far as conditions look at it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Row {
    pub kinds: u16,
    pub services: u64,
    pub functions: u32,
    /// Items of [`api::home_care::ITEMS`] that one of its facilities can do, or may when asked.
    pub home_care: u64,
    /// 全国地方公共団体コード as a number, 0 when unknown.
    pub area: u32,
    /// Its place in the order of names.
    pub rank: u32,
    /// Its first member; the next row's is where they end.
    first: u32,
}

/// Where a text lies in its arena, and how long it is.
#[derive(Clone, Copy, Debug, Default)]
struct Span {
    at: u32,
    length: u16,
}

/// A facility in the arenas.
#[derive(Clone, Copy, Debug, Default)]
struct Member {
    kind: u8,
    services: u64,
    functions: u32,
    shown: Span,
    folded: Span,
    schedule: u32,
    departments: Span,
    /// Not a number without a place.
    lat: f64,
    lng: f64,
}

/// What a result shows of a facility, read from the arena.
pub struct Shown<'i> {
    pub name: &'i str,
    pub address: &'i str,
    pub telephone: &'i str,
    pub notes: &'i str,
    departments: &'i [u16],
}

impl Shown<'_> {
    /// `None`: the source does not publish it.
    pub fn telephone(&self) -> Option<String> {
        (!self.telephone.is_empty()).then(|| self.telephone.to_owned())
    }

    /// Bits of its departments in the order in which they are published.
    pub fn departments(&self) -> impl Iterator<Item = usize> {
        self.departments.iter().map(|&bit| usize::from(bit))
    }
}

/// Sets of institutions by what they have.
#[derive(Default)]
struct Sets {
    /// By bit of the kind.
    kinds: Vec<RoaringBitmap>,
    /// By bit of the service, its place in [`SERVICES`](api::services::SERVICES).
    services: Vec<RoaringBitmap>,
    /// By bit of the function, its place in [`FUNCTIONS`](api::functions::FUNCTIONS).
    functions: Vec<RoaringBitmap>,
    /// By bit of the item, its place in [`ITEMS`](api::home_care::ITEMS).
    home_care: Vec<RoaringBitmap>,
    /// By bit of the department.
    departments: Vec<RoaringBitmap>,
    /// Whose facilities and departments all have one schedule: it counts, whatever is asked for.
    uniform: RoaringBitmap,
    areas: BTreeMap<u32, Area>,
}

/// The institutions of a municipality.
#[derive(Default)]
struct Area {
    set: RoaringBitmap,
    /// Sums over those that have a place, and how many they are.
    lat: f64,
    lng: f64,
    located: u32,
}

/// A question without words or place, as counts are remembered.
type CountKey = (Vec<Choice>, Option<Vec<(u32, u32)>>, Option<(Moment, Openness)>);

pub struct Index {
    rows: Vec<Row>,
    members: Vec<Member>,
    ids: Vec<[u8; 16]>,
    /// Members in the order of their ids.
    by_id: Vec<u32>,
    /// The institution of each member.
    row_of: Vec<u32>,
    /// Of the few facilities that have answered about home care.
    answers: HashMap<u32, Vec<Mark>>,
    /// Of the few that are activities: what a list shows of them.
    activities: HashMap<u32, ActivitySummary>,
    /// Of the few facilities that publish where they come to.
    service_areas: HashMap<u32, KnownArea>,
    /// Bits of departments, `department_words` numbers a row.
    department_bits: Vec<u64>,
    department_words: usize,
    /// `(code, name)` by bit.
    departments: Vec<(String, String)>,
    /// Bits of departments in the order in which they are published.
    listed: Vec<u16>,
    /// When each of them is open.
    listed_schedules: Vec<u32>,
    schedules: Schedules,
    /// Names, addresses, telephones, remarks as published.
    shown: String,
    /// Names, readings and remarks, folded.
    folded: String,
    space: Space,
    sets: Sets,
    names: Grams,
    addresses: Grams,
    notes: Grams,
    counts: Mutex<HashMap<CountKey, Totals>>,
}

impl Index {
    /// Counts that are remembered at most.
    const REMEMBERED: usize = 20_000;

    /// Institutions.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Facilities.
    pub fn facilities(&self) -> usize {
        self.members.len()
    }

    pub fn everything(&self) -> RoaringBitmap {
        let mut all = RoaringBitmap::new();
        all.insert_range(0..self.rows.len() as u32);
        all
    }

    pub fn row(&self, number: u32) -> &Row {
        &self.rows[number as usize]
    }

    pub fn location(&self, number: u32) -> Option<Location> {
        self.space.location(number)
    }

    pub fn space(&self) -> &Space {
        &self.space
    }

    pub fn names(&self) -> &Grams {
        &self.names
    }

    pub fn addresses(&self) -> &Grams {
        &self.addresses
    }

    pub fn notes(&self) -> &Grams {
        &self.notes
    }

    /// `(code, name)` by bit.
    pub fn departments(&self) -> &[(String, String)] {
        &self.departments
    }

    pub fn department_bit(&self, code: &str) -> Option<usize> {
        self.departments.iter().position(|(known, _)| known == code)
    }

    fn departments_of(&self, number: u32) -> &[u64] {
        let at = number as usize * self.department_words;
        &self.department_bits[at..at + self.department_words]
    }

    /// Whether an institution has one of the departments of a choice.
    pub fn has_department(&self, number: u32, bit: usize) -> bool {
        filter::has_bit(self.departments_of(number), bit)
    }

    /// How many institutions have a department or a service, by bit.
    pub fn department_total(&self, bit: usize) -> u64 {
        self.sets.departments.get(bit).map_or(0, RoaringBitmap::len)
    }

    pub fn service_total(&self, bit: usize) -> u64 {
        self.sets.services.get(bit).map_or(0, RoaringBitmap::len)
    }

    pub fn function_total(&self, bit: usize) -> u64 {
        self.sets.functions.get(bit).map_or(0, RoaringBitmap::len)
    }

    /// Whether anything that was notified is known of a prefecture.
    pub fn any_function(&self, prefecture: u32) -> bool {
        let areas = self.sets.areas.range(prefecture * 1000..=prefecture * 1000 + 999);
        areas.map(|(_, area)| area).any(|area| self.sets.functions.iter().any(|set| !area.set.is_disjoint(set)))
    }

    /// Institutions of a kind in a prefecture.
    pub fn any_of_kind(&self, kind: FacilityKind, prefecture: u32) -> bool {
        let Some(of_kind) = self.sets.kinds.get(kind as usize) else { return false };
        let areas = self.sets.areas.range(prefecture * 1000..=prefecture * 1000 + 999);
        areas.map(|(_, area)| area).any(|area| !area.set.is_disjoint(of_kind))
    }

    /// The middle of all that stands in these municipalities.
    pub fn middle(&self, ranges: &[(u32, u32)]) -> Option<Location> {
        let (mut lat, mut lng, mut located) = (0.0, 0.0, 0);
        for area in self.areas_in(ranges) {
            (lat, lng, located) = (lat + area.lat, lng + area.lng, located + area.located);
        }
        (located > 0).then(|| Location { lat: lat / f64::from(located), lng: lng / f64::from(located) })
    }

    fn areas_in(&self, ranges: &[(u32, u32)]) -> impl Iterator<Item = &Area> {
        let ranges = ranges.iter().filter(|(from, to)| from <= to);
        ranges.flat_map(|&(from, to)| self.sets.areas.range(from..=to)).map(|(_, area)| area)
    }

    /// Facilities of an institution, the one it is known by first.
    pub fn members(&self, number: u32) -> std::ops::Range<u32> {
        let end = self.rows.get(number as usize + 1).map_or(self.members.len() as u32, |next| next.first);
        self.rows[number as usize].first..end
    }

    pub fn row_of(&self, member: u32) -> u32 {
        self.row_of[member as usize]
    }

    /// The facility with an id.
    pub fn member(&self, id: &str) -> Option<u32> {
        let id = uuid::Uuid::parse_str(id).ok()?.into_bytes();
        let at = self.by_id.binary_search_by(|&member| self.ids[member as usize].cmp(&id)).ok()?;
        Some(self.by_id[at])
    }

    pub fn id(&self, member: u32) -> String {
        uuid::Uuid::from_bytes(self.ids[member as usize]).to_string()
    }

    pub fn kind(&self, member: u32) -> FacilityKind {
        FacilityKind::ALL[usize::from(self.members[member as usize].kind)]
    }

    /// Bits of the services of one facility.
    pub fn services_of(&self, member: u32) -> u64 {
        self.members[member as usize].services
    }

    /// How many institutions can do an item of home care, or may when asked.
    pub fn home_care_total(&self, bit: usize) -> u64 {
        self.sets.home_care.get(bit).map_or(0, RoaringBitmap::len)
    }

    /// What a facility has answered about home care but for what it cannot do.
    pub fn answers_of(&self, member: u32) -> &[Mark] {
        self.answers.get(&member).map_or(&[], Vec::as_slice)
    }

    /// What a list shows of a facility that is an activity.
    pub fn activity_of(&self, member: u32) -> Option<&ActivitySummary> {
        self.activities.get(&member)
    }

    /// Bits of what a facility has notified.
    pub fn functions_of(&self, member: u32) -> u32 {
        self.members[member as usize].functions
    }

    /// Where a facility itself stands.
    pub fn member_location(&self, member: u32) -> Option<Location> {
        let Member { lat, lng, .. } = self.members[member as usize];
        (!lat.is_nan()).then_some(Location { lat, lng })
    }

    /// Names and reading of a facility, folded, parted by line breaks; the reading is last.
    pub fn folded(&self, member: u32) -> &str {
        let text = self.members[member as usize].folded.of(&self.folded);
        text.split_once(build::PART).map_or(text, |(names, _)| names)
    }

    /// Published remarks of a facility, folded.
    pub fn folded_notes(&self, member: u32) -> &str {
        let text = self.members[member as usize].folded.of(&self.folded);
        text.split_once(build::PART).map_or("", |(_, notes)| notes)
    }

    pub fn shown(&self, member: u32) -> Shown<'_> {
        let Member { shown, departments, .. } = &self.members[member as usize];
        let mut parts = shown.of(&self.shown).split(build::PART);
        let mut next = || parts.next().unwrap_or_default();
        let first = departments.at as usize;
        let departments = &self.listed[first..first + usize::from(departments.length)];
        Shown { name: next(), address: next(), telephone: next(), notes: next(), departments }
    }

    /// Bytes that the parts hold, about: for the figures.
    pub fn sizes(&self) -> Vec<(&'static str, usize)> {
        let sets =
            self.sets.kinds.iter().chain(&self.sets.services).chain(&self.sets.functions).chain(&self.sets.home_care);
        let sets = sets.chain(&self.sets.departments);
        let sets = sets.chain(self.sets.areas.values().map(|area| &area.set)).map(RoaringBitmap::serialized_size).sum();
        vec![
            ("rows", self.rows.len() * size_of::<Row>() + self.department_bits.len() * 8 + self.row_of.len() * 4),
            ("members and ids", self.members.len() * (size_of::<Member>() + 20)),
            ("published text", self.shown.len() + 6 * self.listed.len()),
            ("folded text", self.folded.len()),
            ("schedules", self.schedules.bytes()),
            ("tree", self.space.count() * (24 + 48)),
            ("sets", sets),
            ("pairs of names", self.names.bytes()),
            ("pairs of addresses", self.addresses.bytes()),
            ("pairs of remarks", self.notes.bytes()),
        ]
    }
}

impl Span {
    fn of(self, arena: &str) -> &str {
        let at = self.at as usize;
        arena.get(at..at + usize::from(self.length)).unwrap_or_default()
    }
}
