//! Counts of what is left when one more condition is chosen.

use std::collections::HashMap;

use api::facilities::{Facet, Facets, FacilityKind};
use api::functions::FUNCTIONS;
use api::home_care::ITEMS;
use api::services::SERVICES;
use roaring::RoaringBitmap;

use super::build::bits;
use super::filter::{Choice, Filter};
use super::hours::OpenAsked;
use super::{Index, Row};

/// How many municipalities and departments are offered.
const MOST: usize = 20;

/// Numbers of results by what they have.
struct Counts {
    kinds: Vec<i64>,
    services: Vec<i64>,
    functions: Vec<i64>,
    home_care: Vec<i64>,
    departments: Vec<i64>,
    areas: HashMap<u32, i64>,
}

impl Index {
    /// Counts over a result; kinds over `any_kind`, the result without the kinds chosen now.
    pub fn facets(&self, found: &RoaringBitmap, any_kind: &RoaringBitmap, area_name: impl Fn(u32) -> String) -> Facets {
        let mut counts = Counts::new(self);
        self.count_all(found, &mut counts);
        for (bit, count) in counts.kinds.iter_mut().enumerate() {
            *count = self.sets.kinds[bit].intersection_len(any_kind).cast_signed();
        }
        self.named(counts, area_name)
    }

    /// Everything that they have, but for their kinds.
    fn count_all(&self, found: &RoaringBitmap, counts: &mut Counts) {
        for number in found {
            let Row { services: has, functions: notified, home_care: can, area, .. } = *self.row(number);
            bits(has).for_each(|bit| counts.services[bit] += 1);
            bits(notified.into()).for_each(|bit| counts.functions[bit] += 1);
            bits(can).for_each(|bit| counts.home_care[bit] += 1);
            for (word, &has) in self.departments_of(number).iter().enumerate() {
                bits(has).for_each(|bit| counts.departments[word * 64 + bit] += 1);
            }
            *counts.areas.entry(area).or_default() += 1;
        }
    }

    /// The same of what is open, where a choice decides whose hours count. `filter` tells what is asked for, `any_kind`
    /// the same without the kinds chosen now, where any are; `first` comes whatever is.
    pub fn facets_open(
        &self,
        filter: &Filter,
        any_kind: Option<&Filter>,
        asked: &OpenAsked,
        first: &RoaringBitmap,
        area_name: impl Fn(u32) -> String,
    ) -> Facets {
        let mut counts = Counts::new(self);
        let of = |schedule| asked.states.of(schedule);
        let is_wanted = |number: u32, choices: &[Choice]| {
            first.contains(number) || self.openness(number, choices, &of) == asked.wanted
        };
        let with = |filter: &Filter, choice: Choice| filter.choices.iter().cloned().chain([choice]).collect();
        let departments: Vec<Vec<Choice>> =
            (0..self.departments.len()).map(|bit| with(filter, self.choice_of_department(bit))).collect();
        let services: Vec<Vec<Choice>> =
            (0..SERVICES.len()).map(|bit| with(filter, Choice { services: 1 << bit, ..Choice::default() })).collect();
        let functions: Vec<Vec<Choice>> =
            (0..FUNCTIONS.len()).map(|bit| with(filter, Choice { functions: 1 << bit, ..Choice::default() })).collect();
        let home_care: Vec<Vec<Choice>> =
            (0..ITEMS.len()).map(|bit| with(filter, Choice { home_care: 1 << bit, ..Choice::default() })).collect();
        let kinds: Vec<Vec<Choice>> = (0..FacilityKind::ALL.len())
            .map(|bit| with(any_kind.unwrap_or(filter), Choice { kinds: 1 << bit, ..Choice::default() }))
            .collect();
        let whatever = |filter: &Filter| self.matching(&Filter { open: None, ..filter.clone() }) | first;
        // Of those with one schedule nothing depends on what is chosen.
        let told = |found: &RoaringBitmap| found & &self.sets.uniform & (self.all_as_wanted(asked) | first);
        let several = |found: &RoaringBitmap| found & (self.maybe_as_wanted(asked) | (first - &self.sets.uniform));
        let found = whatever(filter);
        self.count_all(&told(&found), &mut counts);
        for number in several(&found) {
            let Row { services: has, functions: notified, home_care: can, area, .. } = *self.row(number);
            let is_alone = self.members(number).len() == 1;
            let is_found = is_wanted(number, &filter.choices);
            // A service, a function, an answer has no hours of its own.
            let stays = |choices: &[Choice]| if is_alone { is_found } else { is_wanted(number, choices) };
            bits(has).filter(|&bit| stays(&services[bit])).for_each(|bit| counts.services[bit] += 1);
            bits(notified.into()).filter(|&bit| stays(&functions[bit])).for_each(|bit| counts.functions[bit] += 1);
            bits(can).filter(|&bit| stays(&home_care[bit])).for_each(|bit| counts.home_care[bit] += 1);
            for (word, &has) in self.departments_of(number).iter().enumerate() {
                let has = bits(has).map(|bit| word * 64 + bit);
                has.filter(|&bit| is_wanted(number, &departments[bit])).for_each(|bit| counts.departments[bit] += 1);
            }
            *counts.areas.entry(area).or_default() += i64::from(is_found);
        }
        let found = any_kind.map_or(found, whatever);
        let uniform = told(&found);
        for (bit, count) in counts.kinds.iter_mut().enumerate() {
            *count = self.sets.kinds[bit].intersection_len(&uniform).cast_signed();
        }
        for number in several(&found) {
            let has = bits(u64::from(self.row(number).kinds));
            has.filter(|&bit| is_wanted(number, &kinds[bit])).for_each(|bit| counts.kinds[bit] += 1);
        }
        self.named(counts, area_name)
    }

    fn choice_of_department(&self, bit: usize) -> Choice {
        let mut departments = vec![0; self.department_words];
        departments[bit / 64] = 1 << (bit % 64);
        Choice { departments, ..Choice::default() }
    }

    fn named(&self, counts: Counts, area_name: impl Fn(u32) -> String) -> Facets {
        let Counts { kinds, services, functions, home_care, departments, areas } = counts;
        let services = SERVICES.iter().zip(services);
        let services = services.map(|(service, count)| Facet {
            code: service.code.to_owned(),
            name: service.official.to_owned(),
            count,
        });
        let home_care = ITEMS.iter().zip(home_care).map(|(item, count)| Facet {
            code: item.code.to_owned(),
            name: item.official.to_owned(),
            count,
        });
        let functions = FUNCTIONS.iter().zip(functions).map(|(function, count)| Facet {
            code: function.code.to_owned(),
            name: function.official.to_owned(),
            count,
        });
        let departments = self.departments.iter().zip(departments);
        let departments =
            departments.map(|((code, name), count)| Facet { code: code.clone(), name: name.clone(), count });
        let areas = areas.into_iter().filter(|(area, _)| *area != 0);
        let areas = areas.map(|(area, count)| Facet { code: format!("{area:05}"), name: area_name(area), count });
        let kinds = FacilityKind::ALL.into_iter().map(|kind| Facet {
            code: kind.as_str().to_owned(),
            name: kind.ja().to_owned(),
            count: kinds[kind as usize],
        });
        Facets {
            kinds: kinds.filter(|facet| facet.count > 0).collect(),
            departments: most(departments, MOST),
            services: most(services, usize::MAX),
            functions: functions.filter(|facet| facet.count > 0).collect(),
            home_care: home_care.filter(|facet| facet.count > 0).collect(),
            areas: most(areas, MOST),
        }
    }
}

impl Counts {
    fn new(index: &Index) -> Self {
        Self {
            kinds: vec![0; FacilityKind::ALL.len()],
            services: vec![0; SERVICES.len()],
            functions: vec![0; FUNCTIONS.len()],
            home_care: vec![0; ITEMS.len()],
            departments: vec![0; index.departments.len()],
            areas: HashMap::new(),
        }
    }
}

/// The most frequent ones first; equal ones by code.
fn most(facets: impl Iterator<Item = Facet>, count: usize) -> Vec<Facet> {
    let mut facets: Vec<Facet> = facets.filter(|facet| facet.count > 0).collect();
    facets.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.code.cmp(&b.code)));
    facets.truncate(count);
    facets
}
