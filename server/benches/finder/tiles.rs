//! Tiles of the map on one core, packed as they travel: as people walk through them, and held against counting
//! every institution.

use std::collections::BTreeMap;
use std::hint::black_box;

use api::facilities::{FacilityKind, FacilityQuery, Location};
use fast_mvt::{MvtReaderRef, MvtValueRef};
use server::facilities::finder::Snapshot;
use server::facilities::plan::Plan;
use server::tiles::Tile;
use server::tiles::mercator::World;
use server::tiles::places;
use server::tiles::routes::{gzip, of_facilities};

use crate::NOW;
use crate::figures::{Figures, Times, time};

const OSAKA: Location = Location { lat: 34.70, lng: 135.50 };
const TOKYO: Location = Location { lat: 35.69, lng: 139.70 };
const COUNTRY: Location = Location { lat: 36.20, lng: 137.90 };
/// Tiles on a screen.
const SCREEN: [(i64, i64); 6] = [(0, 0), (1, 0), (0, 1), (1, 1), (0, 2), (1, 2)];

/// Everything; what people ask a map for.
fn searches() -> Vec<FacilityQuery> {
    let kind = |kind| FacilityQuery { kind: vec![kind], ..FacilityQuery::default() };
    vec![
        FacilityQuery::default(),
        kind(FacilityKind::Clinic),
        kind(FacilityKind::Care),
        FacilityQuery { service: vec!["130".to_owned()], ..FacilityQuery::default() },
        FacilityQuery { open_at: Some(api::moments::OpenAt::Now), ..FacilityQuery::default() },
    ]
}

/// A walk: at each zoom some steps in seeded directions, a screen of tiles at each, for each search.
fn walk(around: Location, zooms: std::ops::RangeInclusive<u8>, reach: f64) -> Vec<(FacilityQuery, Tile)> {
    let mut random = fastrand::Rng::with_seed(6);
    let mut walk = Vec::new();
    for query in searches() {
        for z in zooms.clone() {
            for _ in 0..8 {
                let shift = |random: &mut fastrand::Rng| (random.f64() - 0.5) * reach;
                let at = Location { lat: around.lat + shift(&mut random), lng: around.lng + shift(&mut random) };
                let middle = Tile::of(World::from(at), z);
                let tiles = SCREEN.iter().filter_map(|(x, y)| {
                    let place = |at: u32, by: i64| u64::try_from(i64::from(at) + by).ok();
                    Tile::new(z.into(), place(middle.x, *x)?, place(middle.y, *y)?)
                });
                walk.extend(tiles.map(|tile| (query.clone(), tile)));
            }
        }
    }
    walk
}

pub fn run(figures: &mut Figures, snapshot: &Snapshot) {
    let make = |(query, tile): &(FacilityQuery, Tile)| {
        let bytes = of_facilities(snapshot, query, NOW, *tile).unwrap();
        black_box(gzip(&bytes).unwrap()).len()
    };
    for (name, around, reach) in [("Osaka", OSAKA, 0.3), ("Tokyo", TOKYO, 0.3), ("the country", COUNTRY, 6.0)] {
        let steps = walk(around, 5..=16, reach);
        let times = Times::of(&steps, |step| {
            make(step);
        });
        figures.note(&format!("tiles z5-16, {name}: median / p99"), times.words(), "p99 ≤ 20 ms");
        let largest = steps.iter().map(make).max().unwrap_or(0);
        figures.note(
            &format!("tiles z5-16, {name}: slowest, largest"),
            format!("{}, {largest} B", time(times.at(1.0))),
            "",
        );
    }
    for (name, around) in [("Osaka", OSAKA), ("Tokyo", TOKYO)] {
        let steps = walk(around, 11..=16, 0.3);
        let times = Times::of(&steps, |step| {
            make(step);
        });
        figures.note(&format!("tiles z11-16, {name}: a second, one core"), format!("{:.0}", times.rate()), "≥ 1800");
    }
    let steps = walk(OSAKA, 5..=16, 0.3);
    let times = Times::of(&steps, |(_, tile)| {
        black_box(gzip(&places::tile(&snapshot.places, *tile).unwrap()).unwrap());
    });
    figures.note("outlines and names z5-16: median / p99", times.words(), "p99 ≤ 20 ms");
    equal(figures, snapshot);
}

/// What is decoded from all tiles of a zoom adds up to what is found by looking at everything, tile by tile.
fn equal(figures: &mut Figures, snapshot: &Snapshot) {
    let index = &snapshot.index;
    let (mut tiles, mut institutions) = (0_u64, 0_u64);
    for query in searches() {
        let all = Plan::of(snapshot, &query, NOW).matching(index);
        for z in [5, 8, 11, 14, 16] {
            let mut slow: BTreeMap<(u32, u32), u64> = BTreeMap::new();
            for at in all.iter().filter_map(|number| index.location(number)) {
                let tile = Tile::of(World::from(at), z);
                *slow.entry((tile.x, tile.y)).or_default() += 1;
            }
            // Deep down every hundredth tile: there are 100,000 of them.
            let every = if z >= 14 { 100 } else { 1 };
            for (&(x, y), &count) in slow.iter().step_by(every) {
                let tile = Tile::new(z.into(), x.into(), y.into()).unwrap();
                let found = decoded(&of_facilities(snapshot, &query, NOW, tile).unwrap());
                assert_eq!(found, count, "{tile:?} {query:?}");
                (tiles, institutions) = (tiles + 1, institutions + count);
            }
        }
    }
    figures.note("tiles decoded and equal to looking at everything", format!("{tiles} ({institutions})"), "all");
}

fn decoded(bytes: &[u8]) -> u64 {
    let reader = MvtReaderRef::new(bytes).unwrap();
    let count = |feature: fast_mvt::MvtFeatureRef<'_>| {
        feature.properties().find_map(|property| match property.unwrap() {
            ("count", MvtValueRef::UInt(count)) => Some(count),
            _ => None,
        })
    };
    reader.layers().flat_map(|layer| layer.features().map(count).collect::<Vec<_>>()).map(|c| c.unwrap_or(1)).sum()
}
