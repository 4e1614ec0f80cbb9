//! 10,000 seeded questions by place or box, with conditions: against a search that looks at everything,
//! and against a bare R-tree over the same points.

use std::hint::black_box;
use std::time::Instant;

use api::facilities::{Bbox, FacilityKind, FacilityQuery, Location};
use api::moments::{JapanMinute, OpenAt};
use api::services::SERVICES;
use geo_index::rtree::sort::HilbertSort;
use geo_index::rtree::{NeighborsOptions, RTree, RTreeBuilder, RTreeIndex};
use server::facilities::finder::Snapshot;
use server::facilities::index::filter::Filter;
use server::facilities::index::hours::{Moments, OpenAsked};
use server::facilities::index::space::{Origin, metres_between};
use server::facilities::opening::{Openness, State, state_at};
use server::facilities::plan::Plan;
use server::facilities::search;

use crate::NOW;
use crate::figures::{Figures, Times};

/// Now; Saturday evening; the night to a holiday; the first of January; in minutes of Japan.
const OPEN_AT: [OpenAt; 4] = [
    OpenAt::Now,
    OpenAt::At(JapanMinute(20_778 * 1_440 + 18 * 60 + 10)),
    OpenAt::At(JapanMinute(20_780 * 1_440 + 2 * 60)),
    OpenAt::At(JapanMinute(20_819 * 1_440 + 10 * 60)),
];
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
            // A quarter asks for what is open, at the moments at which people ask.
            if turn % 4 == choices.usize(..4) {
                query.open_at = Some(OPEN_AT[choices.usize(..OPEN_AT.len())]);
                query.hours_unknown = choices.u8(..8) == 0;
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
    open_now(figures, snapshot, &queries);
    let answers = Times::of(&queries, |query| drop(black_box(search::find(snapshot, query, NOW))));
    figures.note("whole answers with 20 cards, median / p99", answers.words(), "p99 ≤ 1 ms");
}

/// What asking for what is open costs: a state, all states of a new minute, pages with and without the question.
fn open_now(figures: &mut Figures, snapshot: &Snapshot, queries: &[FacilityQuery]) {
    let index = &snapshot.index;
    let members: Vec<u32> = (0..index.facilities() as u32).collect();
    let schedule = |member: &u32| index.schedule(index.whole_schedule(*member));
    let begun = Instant::now();
    let open = members
        .iter()
        .filter(|member| matches!(state_at(schedule(member), NOW, &snapshot.calendar), State::Open { .. }));
    let open = open.count();
    let each = begun.elapsed().as_nanos() / members.len().max(1) as u128;
    figures.note("open now: facilities", format!("{open} of {}", members.len()), "");
    figures.note("state with until and next opening, each", format!("{each} ns"), "< 1 µs");
    let begun = Instant::now();
    let states = Moments::default().at(index, NOW, &snapshot.calendar);
    figures.note("is it open, of all schedules, once a minute", format!("{} µs", begun.elapsed().as_micros()), "");
    let begun = Instant::now();
    let all = index.all_as_wanted(&OpenAsked { states, wanted: Openness::Open }).len();
    figures.note("institutions open, once a minute", format!("{all} in {} µs", begun.elapsed().as_micros()), "");
    let asked: Vec<&FacilityQuery> = queries.iter().filter(|query| query.open_at.is_some()).collect();
    let plain: Vec<FacilityQuery> =
        asked.iter().map(|query| FacilityQuery { open_at: None, hours_unknown: false, ..(*query).clone() }).collect();
    let answer = |query: &FacilityQuery| drop(black_box(search::find(snapshot, query, NOW)));
    asked.iter().for_each(|query| answer(query));
    let (asked, plain) = (Times::of(&asked, |query| answer(query)), Times::of(&plain, answer));
    figures.note("whole answers that ask for open_at, median / p99", asked.words(), "p99 ≤ 1 ms");
    figures.note("the same without open_at, median / p99", plain.words(), "");
    for (name, kind) in [("all of Japan", Vec::new()), ("all clinics", vec![FacilityKind::Clinic])] {
        let query = FacilityQuery { kind, open_at: Some(OpenAt::Now), facets: true, ..FacilityQuery::default() };
        let times = Times::of(&vec![query; 50], answer);
        figures.note(&format!("open now, {name}, with counts for narrowing, median / p99"), times.words(), "");
    }
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
    let without = Filter { open: None, ..plan.filter.clone() };
    let mut all: Vec<(f64, u32)> = (0..index.space().count() as u32)
        .filter(|&number| index.is_there(&without, number) && index.fits(&without, number))
        .filter(|&number| is_as_asked(snapshot, plan, number))
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

/// Whether an institution is as `open_at` asks, by the state of each of its facilities at that moment.
fn is_as_asked(snapshot: &Snapshot, plan: &Plan, number: u32) -> bool {
    let Some(asked) = &plan.filter.open else { return true };
    let index = &snapshot.index;
    let of = |schedule: u32| state_at(index.schedule(schedule), asked.states.moment, &snapshot.calendar).openness();
    index.openness(number, &plan.filter.choices, &of) == asked.wanted
}
