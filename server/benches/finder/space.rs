//! 10,000 seeded questions by place or box, with conditions: against a search that looks at everything,
//! and against a bare R-tree over the same points.

use std::hint::black_box;

use api::facilities::{Bbox, FacilityKind, FacilityQuery, Location};
use api::services::SERVICES;
use geo_index::rtree::sort::HilbertSort;
use geo_index::rtree::{NeighborsOptions, RTree, RTreeBuilder, RTreeIndex};
use server::facilities::finder::Snapshot;
use server::facilities::index::space::{Origin, metres_between};
use server::facilities::plan::Plan;
use server::facilities::search;

use crate::NOW;
use crate::figures::{Figures, Times};

const QUERIES: usize = 10_000;
const PAGE: usize = 20;

/// The same questions in every run: half of them in cities, where people live, half anywhere in the
/// country; half by place, half in a box; a kind, a department, a service, or nothing more.
pub fn questions(snapshot: &Snapshot, count: usize) -> Vec<FacilityQuery> {
    let index = &snapshot.index;
    let mut choices = fastrand::Rng::with_seed(20_261_121);
    let located = index.space().count() as u32;
    // The middle of the map, in degrees: a grid of cells, one institution drawn from each.
    let mut cells: std::collections::BTreeMap<(i32, i32), u32> = std::collections::BTreeMap::new();
    for number in 0..located {
        let at = index.location(number).unwrap();
        cells.insert(((at.lat * 20.0) as i32, (at.lng * 20.0) as i32), number);
    }
    let cells: Vec<u32> = cells.into_values().collect();
    (0..count)
        .map(|turn| {
            let number = if turn % 2 == 0 { choices.u32(..located) } else { cells[choices.usize(..cells.len())] };
            let middle = index.location(number).unwrap();
            let shift = |choices: &mut fastrand::Rng| (choices.f64() - 0.5) * 0.02;
            let at = Location { lat: middle.lat + shift(&mut choices), lng: middle.lng + shift(&mut choices) };
            let mut query = FacilityQuery { near: Some(at), limit: Some(PAGE as u32), ..FacilityQuery::default() };
            if turn % 4 >= 2 {
                let half = 0.005 + choices.f64() * 0.02;
                query.bbox =
                    Some(Bbox { west: at.lng - half, east: at.lng + half, south: at.lat - half, north: at.lat + half });
            }
            match choices.u8(..8) {
                0..=1 => query.kind = vec![FacilityKind::ALL[choices.usize(..6)]],
                2 => query.kind = vec![FacilityKind::Hospital, FacilityKind::Clinic],
                3..=4 => {
                    let (code, _) = &index.departments()[choices.usize(..index.departments().len().min(40))];
                    query.department = vec![code.clone()];
                }
                5 => query.service = vec![SERVICES[choices.usize(..SERVICES.len())].code.to_owned()],
                _ => {}
            }
            query
        })
        .collect()
}

pub fn run(figures: &mut Figures, snapshot: &Snapshot) {
    let queries = questions(snapshot, QUERIES);
    let plans: Vec<Plan> = queries.iter().map(|query| Plan::of(snapshot, query, NOW)).collect();

    let equal = plans.iter().filter(|plan| is_equal(snapshot, plan)).count();
    figures.note("equal to a search that looks at everything", format!("{equal} of {QUERIES}"), "all");

    let index = &snapshot.index;
    let points: Vec<Location> = (0..index.space().count() as u32).filter_map(|n| index.location(n)).collect();
    let bare = bare_tree(&points);
    for (name, boxed) in [("place", false), ("box", true)] {
        let chosen: Vec<&Plan> = plans.iter().filter(|plan| plan.filter.bbox.is_some() == boxed).collect();
        let ours = |plan: &&Plan| drop(black_box(search::page(snapshot, plan, 0, PAGE)));
        let theirs = |plan: &&Plan| drop(black_box(bare_page(snapshot, &bare, &points, plan)));
        // Both once before, so that neither meets cold memory.
        chosen.iter().for_each(ours);
        chosen.iter().for_each(theirs);
        let (ours, theirs) = (Times::of(&chosen, ours), Times::of(&chosen, theirs));
        figures.note(&format!("{name}: index, median / p99"), ours.words(), "p99 ≤ 1 ms");
        figures.note(&format!("{name}: bare R-tree, median / p99"), theirs.words(), "");
        let ratio = ours.rate() / theirs.rate();
        let rates = format!("{:.0} / {:.0}, {ratio:.2}", ours.rate(), theirs.rate());
        figures.note(&format!("{name}: queries a second, index / bare, ratio"), rates, "≥ 0.50");
    }
    let answers = Times::of(&queries, |query| drop(black_box(search::find(snapshot, query, NOW))));
    figures.note("whole answers with 20 cards, median / p99", answers.words(), "p99 ≤ 1 ms");
}

fn bare_tree(points: &[Location]) -> RTree<f64> {
    let mut builder = RTreeBuilder::new(points.len() as u32);
    for at in points {
        builder.add(at.lng, at.lat, at.lng, at.lat);
    }
    builder.finish::<HilbertSort>()
}

/// The same page from the tree alone: distances in the plane, conditions looked up for each candidate.
fn bare_page(snapshot: &Snapshot, tree: &RTree<f64>, points: &[Location], plan: &Plan) -> (Vec<u32>, usize) {
    let index = &snapshot.index;
    let from = plan.near.unwrap();
    let square = |x: f64, y: f64| (x - from.lng).powi(2) + (y - from.lat).powi(2);
    if let Some(bbox) = plan.filter.bbox {
        let found = tree.search(bbox.west, bbox.south, bbox.east, bbox.north);
        let mut near: Vec<(f64, u32)> = found
            .into_iter()
            .filter(|&number| index.fits(&plan.filter, number))
            .map(|number| (square(points[number as usize].lng, points[number as usize].lat), number))
            .collect();
        let total = near.len();
        near.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        return (near.into_iter().take(PAGE).map(|(_, number)| number).collect(), total);
    }
    let options = NeighborsOptions { k: Some(PAGE), max_distance: None, include_tie_breakers: false };
    let gap = |at: f64, least: f64, most: f64| (least - at).max(at - most).max(0.0);
    let near = tree.neighbors_with_callbacks(
        options,
        |[west, south, east, north]: [f64; 4]| gap(from.lng, west, east).powi(2) + gap(from.lat, south, north).powi(2),
        |number, [x, y, _, _]| index.fits(&plan.filter, number).then(|| square(x, y)),
    );
    (near.into_iter().map(|(number, _)| number).collect(), 0)
}

/// Looks at every institution.
fn is_equal(snapshot: &Snapshot, plan: &Plan) -> bool {
    let index = &snapshot.index;
    let from = plan.near.unwrap();
    let origin = Origin::new(from);
    let mut all: Vec<(f64, u32)> = (0..index.space().count() as u32)
        .filter(|&number| index.fits(&plan.filter, number) && index.is_there(&plan.filter, number))
        .map(|number| (index.space().distance(origin, number).unwrap(), number))
        .collect();
    let total = all.len() as u64;
    all.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let slow: Vec<u32> = all.iter().take(PAGE).map(|&(_, number)| number).collect();
    let found = search::page(snapshot, plan, 0, PAGE);
    let fast: Vec<u32> = found.numbers.iter().map(|&(number, _)| number).collect();
    // The order is that of metres on the globe, worked out another way.
    let metres: Vec<f64> = slow.iter().map(|&n| metres_between(from, index.location(n).unwrap())).collect();
    fast == slow && found.total == total && metres.is_sorted_by(|a, b| a <= &(b + 1e-6))
}
