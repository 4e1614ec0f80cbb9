//! The index against a search that looks at every facility.

use api::facilities::{Bbox, FacilityKind, Location};
use proptest::prelude::*;

use super::filter::{Choice, Filter, kind_bit};
use super::space::{self, metres_between};
use super::{Builder, Index};
use crate::facilities::entry::Entry;
use crate::facilities::institutions::Traits;

/// A facility as the test makes it up.
#[derive(Clone, Debug)]
pub struct Made {
    kind: FacilityKind,
    location: Option<Location>,
    department: u8,
    service: Option<usize>,
    area: u32,
    name: String,
}

pub fn made() -> impl Strategy<Value = Made> {
    let near = (34.0..34.2f64, 135.0..135.2f64);
    // A few corners that many share.
    let shared = (0..3u8, 0..3u8).prop_map(|(lat, lng)| (34.0 + f64::from(lat) * 0.05, 135.0 + f64::from(lng) * 0.05));
    let location = prop_oneof![near.prop_map(Some), shared.prop_map(Some), Just(None)];
    let kind = proptest::sample::select(FacilityKind::ALL.to_vec());
    let service = proptest::option::of(0..api::services::SERVICES.len());
    (kind, location, 0..4u8, service, 27201..27204u32, "[さくら田中杉森内科]{1,6}").prop_map(
        |(kind, location, department, service, area, name)| Made {
            kind,
            location: location.map(|(lat, lng)| Location { lat, lng }),
            department,
            service,
            area,
            name,
        },
    )
}

pub fn index(all: &[Made]) -> Index {
    let mut builder = Builder::new();
    for (number, made) in all.iter().enumerate() {
        let address = format!("大阪府枚方市架空町{number}番地");
        let area = format!("{:05}", made.area);
        let entry = Entry {
            kind: made.kind,
            names: vec![made.name.clone().into()],
            kana: "".into(),
            address: address.clone().into(),
            location: made.location,
            telephone: None,
            departments: vec![format!("0100{} 科{}", made.department, made.department).into()],
            services: made.service.map(|at| api::services::SERVICES[at].code.into()).into_iter().collect(),
            functions: Vec::new(),
            week: "".into(),
            department_weeks: Vec::new(),
            notes: "".into(),
            traits: Traits::of(made.kind.as_str(), &[&made.name], &address, Some(&area), &[], None),
        };
        builder.add(&uuid::Uuid::from_u128(number as u128 + 1).to_string(), Some(&area), entry);
    }
    builder.finish()
}

/// The number that a facility was made with.
fn original(index: &Index, number: u32) -> usize {
    let member = index.members(number).next().unwrap();
    uuid::Uuid::parse_str(&index.id(member)).unwrap().as_u128() as usize - 1
}

fn filter() -> impl Strategy<Value = Filter> {
    let kinds = proptest::sample::subsequence(FacilityKind::ALL.to_vec(), 0..=3);
    let bbox = proptest::option::of((34.0..34.1f64, 135.0..135.1f64, 0.0..0.1f64));
    let around = proptest::option::of((34.0..34.2f64, 135.0..135.2f64, 1.0..15_000.0f64));
    let areas = proptest::option::of(27201..27205u32);
    (kinds, proptest::option::of(0..6usize), bbox, around, areas).prop_map(|(kinds, department, bbox, around, area)| {
        let mut choices = Vec::new();
        if !kinds.is_empty() {
            let kinds = kinds.into_iter().map(kind_bit).sum();
            choices.push(Choice { kinds, ..Choice::default() });
        }
        if let Some(bit) = department {
            choices.push(Choice { departments: vec![1 << bit], ..Choice::default() });
        }
        Filter {
            choices,
            areas: area.map(|area| vec![(area, area)]),
            bbox: bbox.map(|(south, west, size)| Bbox { west, south, east: west + size, north: south + size }),
            around: around.map(|(lat, lng, metres)| (Location { lat, lng }, metres)),
            only: None,
            open: None,
        }
    })
}

/// What must hold, said once more in the plainest way.
fn holds(index: &Index, filter: &Filter, made: &Made) -> bool {
    let department = format!("0100{}", made.department);
    let has = |choice: &Choice| {
        let bit = index.department_bit(&department);
        choice.kinds & kind_bit(made.kind) != 0
            || bit.is_some_and(|bit| choice.departments.first().is_some_and(|word| word & (1 << bit) != 0))
    };
    filter.choices.iter().all(has)
        && filter
            .areas
            .as_ref()
            .is_none_or(|areas| areas.iter().any(|&(from, to)| from <= made.area && made.area <= to))
        && filter.bbox.is_none_or(|bbox| {
            made.location.is_some_and(|at| {
                bbox.west <= at.lng && at.lng <= bbox.east && bbox.south <= at.lat && at.lat <= bbox.north
            })
        })
        && filter.around.is_none_or(|(from, metres)| {
            made.location.is_some_and(|at| space::haversine(metres) >= space::haversine(metres_between(from, at)))
        })
}

proptest! {
    #[test]
    fn what_is_found_is_what_holds(all in proptest::collection::vec(made(), 0..80), filter in filter()) {
        let index = index(&all);
        let mut found: Vec<usize> = index.matching(&filter).iter().map(|number| original(&index, number)).collect();
        found.sort_unstable();
        let expected: Vec<usize> = (0..all.len()).filter(|&at| holds(&index, &filter, &all[at])).collect();
        prop_assert_eq!(&found, &expected);
        prop_assert_eq!(index.count(&filter), expected.len() as u64);
        // Remembered, it is the same.
        prop_assert_eq!(index.count(&filter), expected.len() as u64);
    }

    #[test]
    fn pages_by_distance_are_in_order_and_whole(
        all in proptest::collection::vec(made(), 0..80),
        filter in filter(),
        from in (33.9..34.3f64, 134.9..135.3f64),
        size in 1usize..30,
    ) {
        let index = index(&all);
        let from = Location { lat: from.0, lng: from.1 };
        let (mut pages, mut total) = (Vec::new(), 1);
        while (pages.len() as u64) < total {
            let (page, of) = index.nearest(&filter, from, pages.len(), size);
            total = of;
            if page.is_empty() {
                break;
            }
            pages.extend(page);
        }
        prop_assert!(pages.is_sorted_by(|a, b| a.1 < b.1 || a.1 == b.1 && a.0 < b.0));
        let mut found: Vec<usize> = pages.iter().map(|&(number, _)| original(&index, number)).collect();
        found.sort_unstable();
        let located = |at: &usize| all[*at].location.is_some() && holds(&index, &filter, &all[*at]);
        let expected: Vec<usize> = (0..all.len()).filter(located).collect();
        prop_assert_eq!(total, expected.len() as u64);
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn words_are_found_where_they_stand(all in proptest::collection::vec(made(), 0..60), word in "[さくら田中杉森内科]{1,3}") {
        let index = index(&all);
        let folded = crate::facilities::folding::fold(&word);
        let has = |number: u32| index.members(number).any(|member| index.folded(member).contains(&folded));
        let found: Vec<u32> = index.names().having(&folded, has).iter().collect();
        let expected: Vec<u32> = (0..index.len() as u32).filter(|&number| has(number)).collect();
        prop_assert_eq!(found, expected);
    }
}
