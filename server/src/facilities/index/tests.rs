//! The index against a search that looks at every facility.

use api::facilities::{Bbox, FacilityKind, Location};
use proptest::prelude::*;
use roaring::RoaringBitmap;

use super::filter::{Choice, Filter, kind_bit};
use super::hours::{Moments, OpenAsked};
use super::space::{self, metres_between};
use super::{Builder, Index};
use crate::facilities::entry::Entry;
use crate::facilities::institutions::Traits;
use crate::facilities::opening::{Calendar, Moment, Openness, Schedule, schedule, state_at};
use crate::facilities::service_areas::{Asked, Reach};
use crate::places::Whereabouts;

/// A facility as the test makes it up.
#[derive(Clone, Debug)]
pub struct Made {
    kind: FacilityKind,
    location: Option<Location>,
    department: u8,
    service: Option<usize>,
    area: u32,
    name: String,
    /// As an entry holds them; that of the department is empty where it has no other.
    hours: (&'static str, &'static str),
    /// Where it comes to, as far as it is published.
    reach: Option<Reach>,
}

/// Open on weekdays, at night, around the clock, closed at the end of the year, never, not known.
const HOURS: [&str; 6] = [
    "540-720,900-1080;540-720;540-720;540-720;540-720;x;x;x||",
    "1200-360;1200-360;1200-360;1200-360;1200-360;1200-360;1200-360;1200-360||",
    "0-1440;0-1440;0-1440;0-1440;0-1440;0-1440;0-1440;0-1440||1229-0103",
    "540-720;540-720;540-720;540-720;540-720;540-720@13;x;540-720||?0812-0816,w2.4",
    "x;x;x;x;x;x;x;x||",
    "",
];

pub fn made() -> impl Strategy<Value = Made> {
    let near = (34.0..34.2f64, 135.0..135.2f64);
    // A few corners that many share.
    let shared = (0..3u8, 0..3u8).prop_map(|(lat, lng)| (34.0 + f64::from(lat) * 0.05, 135.0 + f64::from(lng) * 0.05));
    let location = prop_oneof![near.prop_map(Some), shared.prop_map(Some), Just(None)];
    let kind = proptest::sample::select(FacilityKind::ALL.to_vec());
    let service = proptest::option::of(0..api::services::SERVICES.len());
    let hours = (proptest::sample::select(&HOURS[..]), prop_oneof![Just(""), proptest::sample::select(&HOURS[..5])]);
    let name = "[さくら田中杉森内科]{1,6}";
    (kind, location, 0..4u8, service, 27201..27204u32, name, hours, reach()).prop_map(
        |(kind, location, department, service, area, name, hours, reach)| Made {
            kind,
            location: location.map(|(lat, lng)| Location { lat, lng }),
            department,
            service,
            area,
            name,
            hours,
            reach,
        },
    )
}

/// A municipality, a town of one, some kilometres, or nothing published.
fn reach() -> impl Strategy<Value = Option<Reach>> {
    let municipality = (27201..27204u32).prop_map(|code| Reach { municipalities: vec![code], ..Reach::default() });
    let town = (27201..27204u32, "[桜緑]町").prop_map(|town| Reach { towns: vec![town], ..Reach::default() });
    let radius = (1..20_000u32).prop_map(|metres| Reach { radius: Some(metres), ..Reach::default() });
    prop_oneof![3 => Just(None), 1 => municipality.prop_map(Some), 1 => town.prop_map(Some), 1 => radius.prop_map(Some)]
}

/// A place to be visited: what lies there may not be known.
fn asked() -> impl Strategy<Value = Asked> {
    let names = (proptest::option::of(27201..27204u32), proptest::option::of("[桜緑]町"));
    (33.9..34.3f64, 134.9..135.3f64, names).prop_map(|(lat, lng, (area, town))| {
        let towns = area.and(town).into_iter().collect();
        Asked { at: Location { lat, lng }, whereabouts: Whereabouts { areas: area.into_iter().collect(), towns } }
    })
}

/// Whether it comes there, said once more in the plainest way: surely, perhaps (`false`), or not.
fn comes(made: &Made, asked: &Asked) -> Option<bool> {
    let metres = made.location.map(|at| metres_between(at, asked.at));
    let perhaps = metres.filter(|metres| *metres <= 16_000.0).map(|_| false);
    let area = asked.whereabouts.areas.first();
    let Some(reach) = &made.reach else {
        let visits = made.service.is_some_and(|at| api::visits::SERVICES.contains(&api::services::SERVICES[at].code));
        return perhaps.filter(|_| visits);
    };
    if let Some(code) = reach.municipalities.first() {
        return area.map_or(perhaps, |area| (area == code).then_some(true));
    }
    if let Some((code, town)) = reach.towns.first() {
        return match (area, asked.whereabouts.towns.first()) {
            (None, _) => perhaps,
            (Some(area), _) if area != code => None,
            (Some(_), None) => perhaps,
            (Some(_), Some(here)) => (here == town).then_some(true),
        };
    }
    let most = f64::from(reach.radius.unwrap());
    metres.filter(|metres| *metres <= most).map(|_| true)
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
            home_care: "".into(),
            activity: None,
            reach: made.reach.clone(),
            week: made.hours.0.into(),
            department_weeks: vec![made.hours.1.into()],
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
            visits: None,
            open: None,
        }
    })
}

fn calendar() -> Calendar {
    [jiff::civil::date(2026, 11, 23), jiff::civil::date(2027, 1, 1)].into_iter().collect()
}

/// What is open, or not known, at a moment.
fn open() -> impl Strategy<Value = Option<(Moment, Openness)>> {
    let day = proptest::sample::select(vec![
        "2026-11-20",
        "2026-11-21",
        "2026-11-23",
        "2026-08-13",
        "2027-01-01",
        "2028-03-01",
    ]);
    let wanted = proptest::sample::select(vec![Openness::Open, Openness::Unknown]);
    proptest::option::of(
        (day, 0u16..1440, wanted)
            .prop_map(|(day, minute, wanted)| (Moment { today: day.parse().unwrap(), minute }, wanted)),
    )
}

fn with_open(index: &Index, filter: Filter, open: Option<(Moment, Openness)>) -> Filter {
    let moments = Moments::default();
    let asked = |(moment, wanted)| OpenAsked { states: moments.at(index, moment, &calendar()), wanted };
    Filter { open: open.map(asked), ..filter }
}

/// What must hold, said once more in the plainest way.
fn holds(index: &Index, filter: &Filter, made: &Made) -> bool {
    let department = format!("0100{}", made.department);
    let has = |choice: &Choice| {
        let bit = index.department_bit(&department);
        choice.kinds & kind_bit(made.kind) != 0
            || bit.is_some_and(|bit| choice.departments.first().is_some_and(|word| word & (1 << bit) != 0))
    };
    let asks_department = |choice: &Choice| choice.kinds & kind_bit(made.kind) == 0;
    let own = if filter.choices.iter().any(asks_department) && !made.hours.1.is_empty() {
        made.hours.1
    } else {
        made.hours.0
    };
    let is_wanted = |asked: &OpenAsked| {
        let numbers = schedule::numbers(own);
        state_at(Schedule::of(&numbers), asked.states.moment, &calendar()).openness() == asked.wanted
    };
    filter.choices.iter().all(has)
        && filter.open.as_ref().is_none_or(is_wanted)
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
    fn what_is_found_is_what_holds(all in proptest::collection::vec(made(), 0..80), filter in filter(), open in open()) {
        let index = index(&all);
        let filter = with_open(&index, filter, open);
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
        open in open(),
        from in (33.9..34.3f64, 134.9..135.3f64),
        size in 1usize..30,
    ) {
        let index = index(&all);
        let filter = with_open(&index, filter, open);
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
    fn who_comes_is_who_publishes_it_or_may(
        all in proptest::collection::vec(made(), 0..80),
        filter in filter(),
        asked in asked(),
    ) {
        let index = index(&all);
        let filter = Filter { visits: Some(index.visits(asked.clone())), ..filter };
        let originals = |set: &RoaringBitmap| {
            let mut found: Vec<usize> = set.iter().map(|number| original(&index, number)).collect();
            found.sort_unstable();
            found
        };
        let fits = |at: &usize| holds(&index, &filter, &all[*at]) && comes(&all[*at], &asked).is_some();
        let expected: Vec<usize> = (0..all.len()).filter(fits).collect();
        prop_assert_eq!(originals(&index.matching(&filter)), &expected[..]);
        prop_assert_eq!(index.count(&filter), expected.len() as u64);
        let surely: Vec<usize> = (0..all.len()).filter(|&at| comes(&all[at], &asked) == Some(true)).collect();
        prop_assert_eq!(originals(&filter.visits.as_ref().unwrap().covering), surely);
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
