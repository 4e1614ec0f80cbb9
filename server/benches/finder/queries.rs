//! The written queries (`tests/queries.tsv`): of what a person expects, how much is in the first ten.

use api::facilities::{FacilityQuery, Location};
use server::facilities::finder::Snapshot;
use server::facilities::folding::fold;
use server::facilities::index::filter::{area_range, service_bit};
use server::facilities::index::space::metres_between;
use server::facilities::plan::Plan;
use server::facilities::search;

use crate::NOW;
use crate::figures::Figures;

/// The table that was at hand while the search was made, and one that was written apart from it.
const TABLES: [(&str, &str); 2] = [
    ("written queries", include_str!("../../tests/queries.tsv")),
    ("held-out queries", include_str!("../../tests/queries_held_out.tsv")),
];
const FIRST: usize = 10;

pub fn run(figures: &mut Figures, snapshot: &Snapshot) {
    for (name, table) in TABLES {
        judge(figures, snapshot, name, table);
    }
}

fn judge(figures: &mut Figures, snapshot: &Snapshot, title: &str, table: &str) {
    let mut sum = 0.0;
    let mut count = 0;
    for line in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let (q, home, expected) = (cells[0], cells[1], cells[2]);
        let query = FacilityQuery {
            q: q.to_owned(),
            home: vec![home.to_owned()],
            limit: Some(FIRST as u32),
            ..FacilityQuery::default()
        };
        let plan = Plan::of(snapshot, &query, NOW);
        let found = search::page(snapshot, &plan, 0, FIRST);
        let first: Vec<u32> = found.numbers.into_iter().map(|(number, _)| number).collect();
        let recall = recall(snapshot, expected, &first);
        if recall < 1.0 {
            let names: Vec<&str> = first.iter().take(3).map(|&n| name(snapshot, n)).collect();
            figures.note(
                &format!("{q}（{home}）"),
                format!("{recall:.2}"),
                &format!("{expected} ← {}", names.join("、")),
            );
        }
        sum += recall;
        count += 1;
    }
    figures.note(&format!("{title}: recall@{FIRST} of {count}"), format!("{:.3}", sum / f64::from(count)), "≥ 0.95");
}

fn name(snapshot: &Snapshot, number: u32) -> &str {
    let member = snapshot.index.members(number).next().unwrap_or_default();
    snapshot.index.shown(member).name
}

fn recall(snapshot: &Snapshot, expected: &str, first: &[u32]) -> f64 {
    let index = &snapshot.index;
    if let Some(conditions) = expected.strip_prefix("all: ") {
        let conditions: Vec<(&str, &str)> = conditions.split(' ').filter_map(|c| c.split_once('=')).collect();
        let good = first.iter().filter(|&&number| conditions.iter().all(|c| meets(snapshot, number, *c))).count();
        return if first.is_empty() { 0.0 } else { good as f64 / first.len() as f64 };
    }
    let names: Vec<&str> = expected.trim_start_matches("name=").split('|').collect();
    let is_there = |wanted: &&&str| {
        let (name, area) = wanted.split_once('@').unwrap();
        first.iter().any(|&number| {
            area_range(area).0 == index.row(number).area
                && index.members(number).any(|member| fold(index.shown(member).name) == fold(name))
        })
    };
    names.iter().filter(is_there).count() as f64 / names.len() as f64
}

fn meets(snapshot: &Snapshot, number: u32, (condition, value): (&str, &str)) -> bool {
    let index = &snapshot.index;
    let mut values = value.split(',');
    match condition {
        "department" => {
            values.any(|code| index.department_bit(code).is_some_and(|bit| index.has_department(number, bit)))
        }
        "service" => {
            values.any(|code| service_bit(code).is_some_and(|bit| index.row(number).services & (1 << bit) != 0))
        }
        "kind" => values.any(|kind| index.members(number).any(|member| index.kind(member).as_str() == kind)),
        "area" => values.any(|code| area_range(code).0 == index.row(number).area),
        "within" => {
            let (metres, place) = value.split_once('@').unwrap();
            let (lat, lng) = place.split_once(',').unwrap();
            let place = Location { lat: lat.parse().unwrap(), lng: lng.parse().unwrap() };
            index.location(number).is_some_and(|at| metres_between(place, at) <= metres.parse().unwrap())
        }
        other => panic!("unknown condition {other}"),
    }
}
