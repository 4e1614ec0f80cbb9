//! Tiles against looking at every institution.

use std::collections::BTreeMap;

use api::facilities::{FacilityKind, FacilityQuery, Location};
use fast_mvt::{MvtReaderRef, MvtValueRef};
use proptest::prelude::*;

use super::clusters::{CLUSTERS, FACILITIES};
use super::mercator::{Tile, World};
use super::routes::of_facilities;
use super::{search_of, tile_at};
use crate::facilities::Moment;
use crate::facilities::entry::Entry;
use crate::facilities::finder::Snapshot;
use crate::facilities::index::tests::{index, made};
use crate::facilities::institutions::Traits;
use crate::facilities::plan::Plan;

const NOW: Moment = Moment { today: jiff::civil::date(2026, 11, 20), minute: 600 };

/// Institutions in a tile by kind, as a browser would count them.
fn counted(bytes: &[u8]) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    let reader = MvtReaderRef::new(bytes).unwrap();
    for layer in reader.layers() {
        for feature in layer.features() {
            let mut of_feature = 0;
            let mut total = 1;
            for property in feature.properties() {
                match property.unwrap() {
                    ("kind", MvtValueRef::String(kind)) if layer.name() == FACILITIES => {
                        of_feature += 1;
                        *counts.entry(kind.to_owned()).or_default() += 1;
                    }
                    ("count", MvtValueRef::UInt(count)) => total = count,
                    (kind, MvtValueRef::UInt(count)) => {
                        of_feature += count;
                        *counts.entry(kind.to_owned()).or_default() += count;
                    }
                    _ => assert!(layer.name() == FACILITIES || layer.name() == CLUSTERS),
                }
            }
            assert_eq!(of_feature, total, "the kinds of a cluster add up");
        }
    }
    counts
}

proptest! {
    #[test]
    fn tiles_hold_what_a_look_at_everything_finds(
        all in proptest::collection::vec(made(), 0..120),
        kinds in proptest::sample::subsequence(FacilityKind::ALL.to_vec(), 0..=2),
        area in proptest::option::of(27201..27204u32),
        open in any::<bool>(),
        z in 0u8..=16,
    ) {
        let snapshot = Snapshot::of(index(&all));
        let area = area.map(|code| code.to_string()).into_iter().collect();
        let open_at = open.then_some(api::moments::OpenAt::Now);
        let query = FacilityQuery { kind: kinds, area, open_at, ..FacilityQuery::default() };
        let index = &snapshot.index;
        let mut slow: BTreeMap<Tile2, u64> = BTreeMap::new();
        for number in &Plan::of(&snapshot, &query, NOW).matching(index) {
            if let Some(at) = index.location(number) {
                let tile = Tile::of(World::from(at), z);
                *slow.entry((tile.x, tile.y)).or_default() += 1;
            }
        }
        // Neighbours are empty, or told apart.
        let around = slow.keys().flat_map(|&(x, y)| [(x, y), (x + 1, y), (x, y + 1)]).collect::<std::collections::BTreeSet<_>>();
        for (x, y) in around {
            let Some(tile) = Tile::new(z.into(), x.into(), y.into()) else { continue };
            let counts = counted(&of_facilities(&snapshot, &query, NOW, tile).unwrap());
            let found: u64 = counts.values().sum();
            prop_assert_eq!(found, slow.get(&(x, y)).copied().unwrap_or(0), "{:?}", tile);
            if let [kind] = query.kind.as_slice() {
                prop_assert!(counts.keys().all(|found| found == kind.as_str()));
            }
        }
    }
}

/// Column and row.
type Tile2 = (u32, u32);

#[test]
fn a_cluster_says_where_it_opens_and_one_spot_stays_together() {
    let spot = Location { lat: 34.8, lng: 135.6 };
    let mut builder = crate::facilities::index::Builder::new();
    for number in 0..3_000_u128 {
        let name = format!("事業所{number}");
        let entry = Entry {
            kind: FacilityKind::Care,
            names: vec![name.clone().into()],
            kana: "".into(),
            address: "".into(),
            location: Some(spot),
            telephone: None,
            departments: Vec::new(),
            services: Vec::new(),
            functions: Vec::new(),
            home_care: "".into(),
            activity: None,
            reach: None,
            week: "".into(),
            department_weeks: Vec::new(),
            notes: "".into(),
            traits: Traits::of("care", &[&name], "", None, &[], None),
        };
        builder.add(&uuid::Uuid::from_u128(number + 1).to_string(), Some("27210"), entry);
    }
    let snapshot = Snapshot::of(builder.finish());
    let tile = Tile::of(World::from(spot), Tile::MAX_ZOOM);
    let bytes = of_facilities(&snapshot, &FacilityQuery::default(), NOW, tile).unwrap();
    assert!(bytes.len() < 300, "one bubble: {}", bytes.len());
    let reader = MvtReaderRef::new(&bytes).unwrap();
    let layer = reader.layers().find(|layer| layer.name() == CLUSTERS).unwrap();
    let properties: BTreeMap<String, f64> = layer
        .features()
        .next()
        .unwrap()
        .properties()
        .map(|property| match property.unwrap() {
            (name, MvtValueRef::UInt(count)) => (name.to_owned(), count as f64),
            (name, MvtValueRef::Double(degrees)) => (name.to_owned(), degrees),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!((properties["count"], properties["care"]), (3_000.0, 3_000.0));
    assert!((properties["west"] - spot.lng).abs() < 1e-6 && (properties["north"] - spot.lat).abs() < 1e-6);
}

#[test]
fn what_is_no_tile_is_refused() {
    let status = |z: &str, x: &str, y: &str| tile_at(z, x, y).err().map(|error| error.status.as_u16());
    assert_eq!(status("16", "65535", "65535"), None);
    for (z, x, y) in [("17", "0", "0"), ("3", "8", "0"), ("3", "0", "8"), ("99999999999", "0", "0")] {
        assert_eq!(status(z, x, y), Some(404), "{z}/{x}/{y}");
    }
    for (z, x, y) in [("a", "0", "0"), ("3", "-1", "0"), ("3", "0", "1.5"), ("", "0", "0"), ("3", "0", "0.mvt")] {
        assert_eq!(status(z, x, y), Some(400), "{z}/{x}/{y}");
    }
    for query in ["limit=2", "sort=name", "colour=red", "kind=castle", "cursor=x&kind=clinic"] {
        assert_eq!(search_of(query).err().map(|error| error.status.as_u16()), Some(400), "{query}");
    }
    assert!(search_of("kind=clinic&open_at=now&q=内科").is_ok());
}
