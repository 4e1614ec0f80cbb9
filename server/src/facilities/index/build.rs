//! From the database's rows to the index: one pass into arenas, then the order of the map.

use std::collections::{BTreeMap, HashMap};

use api::activities::ActivitySummary;
use api::facilities::{FacilityKind, Location};
use api::functions::FUNCTIONS;
use api::home_care::ITEMS;
use roaring::RoaringBitmap;

use super::filter::{function_bit, service_bit};
use super::hours::Schedules;
use super::space::{self, Space};
use super::text::{Grams, GramsBuilder};
use super::{Area, Index, Member, Row, Sets, Span};
use crate::facilities::entry::Entry;
use crate::facilities::folding::fold_into;
use crate::facilities::home_care::{self, Mark};
use crate::facilities::institutions::{self, Traits};
use crate::facilities::opening::{schedule, text};
use crate::facilities::service_areas::KnownArea;

/// Parts the texts of one facility.
pub const PART: char = '\u{1f}';

/// Takes facilities in any order.
#[derive(Default)]
pub struct Builder {
    ids: Vec<[u8; 16]>,
    members: Vec<Member>,
    areas: Vec<u32>,
    traits: Vec<(Traits, Option<(f64, f64)>)>,
    listed: Vec<u16>,
    answers: HashMap<u32, Vec<Mark>>,
    activities: HashMap<u32, ActivitySummary>,
    service_areas: HashMap<u32, KnownArea>,
    shown: String,
    folded: String,
    listed_schedules: Vec<u32>,
    schedules: Schedules,
    known_schedules: HashMap<Box<str>, u32>,
    departments: Vec<(String, String)>,
    department_bits: HashMap<String, u16>,
    text: String,
}

impl Builder {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a facility; one whose id is none is left out.
    pub fn add(&mut self, id: &str, area_code: Option<&str>, entry: Entry<'_>) {
        let Ok(id) = uuid::Uuid::parse_str(id) else { return };
        let Entry {
            kind,
            names,
            kana,
            address,
            location,
            telephone,
            departments,
            services,
            functions,
            home_care,
            activity,
            reach,
            week,
            department_weeks,
            notes,
            traits,
        } = entry;
        let answers = home_care::read(&home_care);
        if !answers.is_empty() {
            self.answers.insert(self.members.len() as u32, answers);
        }
        if let Some(activity) = activity {
            self.activities.insert(self.members.len() as u32, activity);
        }
        if let Some(reach) = reach {
            self.service_areas.insert(self.members.len() as u32, KnownArea::new(reach));
        }
        let schedule = self.schedule(&text::complete(&week, kind, &notes));
        let first = self.listed.len() as u32;
        for (at, department) in departments.iter().enumerate().take(usize::from(u16::MAX)) {
            if let Some(bit) = self.department_bit(department) {
                let own = department_weeks.get(at).filter(|text| !text.is_empty());
                let own = own.map_or(schedule, |text| self.schedule(text));
                self.listed.push(bit);
                self.listed_schedules.push(own);
            }
        }
        let departments = Span { at: first, length: (self.listed.len() as u32 - first) as u16 };
        self.text.clear();
        let name = names.first().map_or("", AsRef::as_ref);
        for (index, part) in [name, &address, telephone.as_deref().unwrap_or_default(), &notes].into_iter().enumerate()
        {
            if index > 0 {
                self.text.push(PART);
            }
            self.text.push_str(part);
        }
        let shown = append(&mut self.shown, &self.text);

        self.text.clear();
        for name in &names {
            fold_into(name, &mut self.text);
            self.text.push('\n');
        }
        fold_into(&kana, &mut self.text);
        self.text.push(PART);
        fold_into(&notes, &mut self.text);
        let folded = append(&mut self.folded, &self.text);

        let location = location.filter(|at| at.lat.is_finite() && at.lng.is_finite());
        self.ids.push(id.into_bytes());
        self.areas.push(area_code.and_then(|code| code.parse().ok()).unwrap_or(0));
        self.traits.push((traits, location.map(|at| (at.lat, at.lng))));
        self.members.push(Member {
            kind: kind as u8,
            services: services.iter().filter_map(|code| service_bit(code)).fold(0, |all, bit| all | 1 << bit),
            functions: functions.iter().filter_map(|code| function_bit(code)).fold(0, |all, bit| all | 1 << bit),
            shown,
            folded,
            schedule,
            departments,
            lat: location.map_or(f64::NAN, |at| at.lat),
            lng: location.map_or(f64::NAN, |at| at.lng),
        });
    }

    /// The number of a schedule, which each text has once.
    fn schedule(&mut self, text: &str) -> u32 {
        if let Some(&known) = self.known_schedules.get(text) {
            return known;
        }
        let number = self.schedules.add(&schedule::numbers(text));
        self.known_schedules.insert(text.into(), number);
        number
    }

    /// The bit of `01001 内科`.
    fn department_bit(&mut self, department: &str) -> Option<u16> {
        if let Some(&bit) = self.department_bits.get(department) {
            return Some(bit);
        }
        let (code, name) = department.split_once(' ')?;
        // The same code under another name is the same department.
        let known = self.departments.iter().position(|(known, _)| known == code);
        let bit = known.unwrap_or_else(|| {
            self.departments.push((code.to_owned(), name.to_owned()));
            self.departments.len() - 1
        });
        let bit = u16::try_from(bit).ok()?;
        self.department_bits.insert(department.to_owned(), bit);
        Some(bit)
    }

    /// The finished index.
    pub fn finish(mut self) -> Index {
        let groups = self.groups();
        // The largest part of what was gathered has done its work: its memory serves what follows.
        self.traits = Vec::new();
        self.known_schedules = HashMap::new();
        let Self {
            ids,
            members,
            areas,
            listed,
            listed_schedules,
            schedules,
            mut answers,
            mut activities,
            mut service_areas,
            shown,
            folded,
            departments,
            ..
        } = self;
        let department_words = departments.len().div_ceil(64).max(1);
        let mut index = Index {
            rows: Vec::with_capacity(groups.len()),
            members: Vec::with_capacity(members.len()),
            ids: Vec::with_capacity(ids.len()),
            by_id: Vec::new(),
            row_of: Vec::with_capacity(members.len()),
            answers: HashMap::with_capacity(answers.len()),
            activities: HashMap::with_capacity(activities.len()),
            service_areas: HashMap::with_capacity(service_areas.len()),
            department_bits: vec![0; groups.len() * department_words],
            department_words,
            departments,
            listed,
            listed_schedules,
            schedules,
            shown,
            folded,
            space: Space::new(&[]),
            sets: Sets::default(),
            names: Grams::default(),
            addresses: Grams::default(),
            notes: Grams::default(),
            counts: std::sync::Mutex::default(),
        };
        index.schedules.shrink_to_fit();
        index.shown.shrink_to_fit();
        index.folded.shrink_to_fit();
        let mut points = Vec::with_capacity(groups.len());
        for group in &groups {
            let number = index.rows.len();
            let mut row = Row { first: index.members.len() as u32, ..Row::default() };
            for &old in &group.members {
                let member = members[old as usize];
                row.kinds |= 1 << member.kind;
                row.services |= member.services;
                row.functions |= member.functions;
                if let Some(marks) = answers.remove(&old) {
                    row.home_care |= marks.iter().fold(0, |all, mark| all | 1 << mark.bit);
                    index.answers.insert(index.members.len() as u32, marks);
                }
                if let Some(activity) = activities.remove(&old) {
                    index.activities.insert(index.members.len() as u32, activity);
                }
                if let Some(area) = service_areas.remove(&old) {
                    index.service_areas.insert(index.members.len() as u32, area);
                }
                if row.area == 0 {
                    row.area = areas[old as usize];
                }
                index.row_of.push(number as u32);
                index.ids.push(ids[old as usize]);
                index.members.push(member);
                for bit in index.shown(index.members.len() as u32 - 1).departments().collect::<Vec<_>>() {
                    index.department_bits[number * department_words + bit / 64] |= 1 << (bit % 64);
                }
            }
            points.extend(group.location);
            index.rows.push(row);
        }
        index.by_id = (0..index.ids.len() as u32).collect();
        index.by_id.sort_unstable_by_key(|&member| index.ids[member as usize]);
        index.space = Space::new(&points);
        let (ranks, sets, notes, names, addresses) = std::thread::scope(|scope| {
            let index = &index;
            let names = scope.spawn(|| index.gather(|index, member, out| out.push_str(index.folded(member))));
            let addresses =
                scope.spawn(|| index.gather(|index, member, out| fold_into(index.shown(member).address, out)));
            let (ranks, sets) = (index.ranks(), index.gather_sets());
            let notes = index.gather(|index, member, out| out.push_str(index.folded_notes(member)));
            let join = |thread: std::thread::ScopedJoinHandle<'_, Grams>| {
                thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            };
            (ranks, sets, notes, join(names), join(addresses))
        });
        for (row, rank) in index.rows.iter_mut().zip(ranks) {
            row.rank = rank;
        }
        (index.sets, index.notes, index.names, index.addresses) = (sets, notes, names, addresses);
        index
    }

    /// Institutions in the order of the map.
    fn groups(&self) -> Vec<Group> {
        let numbers = institutions::group(&self.traits);
        let mut groups: Vec<Group> = Vec::new();
        // An institution is known by its first member, so that it is met there first.
        let mut places = vec![0; numbers.len()];
        for (member, group) in numbers.into_iter().enumerate() {
            if group as usize == member {
                places[member] = groups.len();
                groups.push(Group::default());
            }
            groups[places[group as usize]].members.push(member as u32);
        }
        for group in &mut groups {
            // Known by its hospital or clinic, else by the office with most services.
            group.members.sort_by_key(|&member| {
                let Member { kind, services, .. } = self.members[member as usize];
                (kind, u32::MAX - services.count_ones(), self.ids[member as usize])
            });
            group.location = group.members.iter().find_map(|&member| {
                let Member { lat, lng, .. } = self.members[member as usize];
                (!lat.is_nan()).then_some(Location { lat, lng })
            });
        }
        // The same rows in any order make the same index.
        groups.sort_by_key(|group| group.members.first().map(|&member| self.ids[member as usize]));
        let (located, nowhere): (Vec<Group>, Vec<Group>) =
            groups.into_iter().partition(|group| group.location.is_some());
        let points: Vec<Location> = located.iter().filter_map(|group| group.location).collect();
        let mut located: Vec<Option<Group>> = located.into_iter().map(Some).collect();
        let order = space::order(&points);
        let mut ordered: Vec<Group> = order.into_iter().filter_map(|at| located[at as usize].take()).collect();
        ordered.extend(nowhere);
        ordered
    }
}

/// An institution while its place in the order is looked for.
#[derive(Default)]
struct Group {
    members: Vec<u32>,
    location: Option<Location>,
}

impl Index {
    /// Pairs of the characters of a text of every member.
    fn gather(&self, write: impl Fn(&Self, u32, &mut String)) -> Grams {
        let mut builder = GramsBuilder::default();
        let mut text = String::new();
        for number in 0..self.rows.len() as u32 {
            for member in self.members(number) {
                text.clear();
                write(self, member, &mut text);
                text.split('\n').for_each(|line| builder.add(number, line));
            }
        }
        builder.finish()
    }

    /// Places in the order of names: by reading where one is published.
    fn ranks(&self) -> Vec<u32> {
        let key = |number: u32| {
            let folded = self.folded(self.rows[number as usize].first);
            let (names, kana) = folded.rsplit_once('\n').unwrap_or((folded, ""));
            if kana.is_empty() { names.split('\n').next().unwrap_or_default() } else { kana }
        };
        let mut order: Vec<(&str, u32)> = (0..self.rows.len() as u32).map(|number| (key(number), number)).collect();
        order.sort_unstable();
        let mut ranks = vec![0; order.len()];
        for (rank, (_, number)) in order.into_iter().enumerate() {
            ranks[number as usize] = rank as u32;
        }
        ranks
    }

    fn gather_sets(&self) -> Sets {
        let mut kinds = vec![RoaringBitmap::new(); FacilityKind::ALL.len()];
        let mut services = vec![RoaringBitmap::new(); 64];
        let mut functions = vec![RoaringBitmap::new(); FUNCTIONS.len()];
        let mut home_care = vec![RoaringBitmap::new(); ITEMS.len()];
        let mut departments = vec![RoaringBitmap::new(); self.departments.len()];
        let mut uniform = RoaringBitmap::new();
        let mut areas: BTreeMap<u32, Area> = BTreeMap::new();
        for (number, row) in self.rows.iter().enumerate() {
            let number = number as u32;
            bits(u64::from(row.kinds)).for_each(|bit| drop(kinds[bit].try_push(number)));
            bits(row.services).for_each(|bit| drop(services[bit].try_push(number)));
            bits(row.functions.into()).for_each(|bit| drop(functions[bit].try_push(number)));
            bits(row.home_care).for_each(|bit| drop(home_care[bit].try_push(number)));
            for (word, &has) in self.departments_of(number).iter().enumerate() {
                bits(has).for_each(|bit| drop(departments[word * 64 + bit].try_push(number)));
            }
            if self.is_uniform(number) {
                drop(uniform.try_push(number));
            }
            let area = areas.entry(row.area).or_default();
            drop(area.set.try_push(number));
            if let Some(at) = self.location(number) {
                (area.lat, area.lng, area.located) = (area.lat + at.lat, area.lng + at.lng, area.located + 1);
            }
        }
        let all = kinds
            .iter_mut()
            .chain(&mut services)
            .chain(&mut functions)
            .chain(&mut home_care)
            .chain(&mut departments)
            .chain([&mut uniform])
            .chain(areas.values_mut().map(|area| &mut area.set));
        all.for_each(|set| {
            set.optimize();
        });
        Sets { kinds, services, functions, home_care, departments, uniform, areas }
    }
}

/// Numbers of the bits that are set.
pub fn bits(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        (word != 0).then(|| {
            let bit = word.trailing_zeros() as usize;
            word &= word - 1;
            bit
        })
    })
}

/// Puts a text behind an arena and says where; what is longer than 64 kB is cut.
fn append(arena: &mut String, text: &str) -> Span {
    let at = arena.len() as u32;
    let text = &text[..text.floor_char_boundary(usize::from(u16::MAX))];
    arena.push_str(text);
    Span { at, length: text.len() as u16 }
}
