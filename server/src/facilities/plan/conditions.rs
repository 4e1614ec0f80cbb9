//! Conditions of a query as the index takes them.

use api::facilities::{FacilityKind, FacilityQuery, Location};
use roaring::RoaringBitmap;

use crate::facilities::finder::Snapshot;
use crate::facilities::home_care::bits_of;
use crate::facilities::index::Index;
use crate::facilities::index::filter::{Choice, Filter, area_range, function_bit, kind_bit, service_bit};
use crate::facilities::service_areas::Asked;
use crate::facilities::understanding::Target;

/// The conditions of the parameters beside the words.
pub fn parameters(snapshot: &Snapshot, query: &FacilityQuery) -> Filter {
    let index = &snapshot.index;
    let mut choices = Vec::new();
    if !query.kind.is_empty() {
        choices.push(choice::<&str>(index, &query.kind, &[], &[], &[]));
    }
    if !query.department.is_empty() {
        choices.push(choice(index, &[], &query.department, &[], &[]));
    }
    if !query.service.is_empty() {
        choices.push(choice(index, &[], &[], &query.service, &[]));
    }
    if !query.function.is_empty() {
        choices.push(choice(index, &[], &[], &[], &query.function));
    }
    if !query.home_care.is_empty() {
        choices.push(Choice { home_care: bits_of(&query.home_care), ..Choice::default() });
    }
    Filter {
        choices,
        areas: (!query.area.is_empty()).then(|| query.area.iter().map(|code| area_range(code)).collect()),
        bbox: query.bbox,
        around: query.origin().zip(query.radius.map(f64::from)),
        only: None,
        visits: query.visits.map(|at| index.visits(Asked { at, whereabouts: snapshot.places.whereabouts(at) })),
        open: None,
    }
}

pub fn choice<T: AsRef<str>>(
    index: &Index,
    kinds: &[FacilityKind],
    departments: &[T],
    services: &[T],
    functions: &[T],
) -> Choice {
    let mut bits = vec![0u64; index.departments().len().div_ceil(64).max(1)];
    for bit in departments.iter().filter_map(|code| index.department_bit(code.as_ref())) {
        bits[bit / 64] |= 1 << (bit % 64);
    }
    Choice {
        kinds: kinds.iter().map(|&kind| kind_bit(kind)).fold(0, |all, bit| all | bit),
        services: services.iter().filter_map(|code| service_bit(code.as_ref())).fold(0, |all, bit| all | 1 << bit),
        functions: functions.iter().filter_map(|code| function_bit(code.as_ref())).fold(0, |all, bit| all | 1 << bit),
        home_care: 0,
        departments: bits,
    }
}

/// Institutions within so many metres of a place.
pub fn within(index: &Index, at: Location, metres: f64) -> RoaringBitmap {
    index.matching(&Filter { around: Some((at, metres)), ..Filter::default() })
}

/// What the targets of a word allow. Where a function is known it says more than the kind: 訪問歯科 is not every dentist.
/// A function that nobody has notified, as no list is imported, allows nothing.
pub fn choice_of(index: &Index, targets: &[Target]) -> Choice {
    let functions: Vec<_> = notified(index, targets).collect();
    let home_care = bits_of(&answered(index, targets).collect::<Vec<_>>());
    let told = !functions.is_empty() || home_care != 0;
    let kinds: Vec<_> = targets.iter().filter_map(Target::kind).filter(|_| !told).collect();
    let departments: Vec<_> = targets.iter().filter_map(Target::department).collect();
    let services: Vec<_> = targets.iter().filter_map(Target::service).collect();
    Choice { home_care, ..choice(index, &kinds, &departments, &services, &functions) }
}

/// What is asked of home care by the targets of a word, as far as somebody has answered.
pub fn answered(index: &Index, targets: &[Target]) -> impl Iterator<Item = &'static str> {
    let known = |code: &&str| api::home_care::place(code).is_some_and(|bit| index.home_care_total(bit) > 0);
    targets.iter().filter_map(Target::function).filter(known)
}

/// The functions among the targets of a word that somebody has notified.
pub fn notified(index: &Index, targets: &[Target]) -> impl Iterator<Item = &'static str> {
    let known = |code: &&str| function_bit(code).is_some_and(|bit| index.function_total(bit) > 0);
    targets.iter().filter_map(Target::function).filter(known)
}

/// Ranges that lie in both; none is an empty range, which nothing lies in.
pub fn both(asked: &[(u32, u32)], meant: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    let pairs = asked.iter().flat_map(|&(a, b)| meant.iter().map(move |&(c, d)| (a.max(c), b.min(d))));
    pairs.collect()
}
