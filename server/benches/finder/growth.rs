//! The same questions on a tenth, once and ten times the facilities of a database.

use std::hint::black_box;
use std::time::Instant;

use api::facilities::{FacilityQuery, Location};
use server::db::Db;
use server::facilities::entry::Entry;
use server::facilities::finder::Snapshot;
use server::facilities::index::Builder;
use server::facilities::search;
use server::on_reader;

use crate::NOW;
use crate::figures::{Figures, Times, resident, time};
use crate::space::questions;

/// Copies lie this many degrees apart, so that each place is as dense as before.
const APART: f64 = 4.0;

type EntryRow = (String, Option<String>, String);

pub async fn run(figures: &mut Figures, db: &Db) {
    const SQL: &str = "select id, area_code, entry from facilities where closed_on is null and entry is not null";
    let rows: Vec<EntryRow> = on_reader!(db, |pool| sqlx::query_as(SQL).fetch_all(pool).await).unwrap();
    for (name, every, copies) in [("a tenth", 10, 1), ("once", 1, 1), ("ten times", 1, 10)] {
        let before = resident();
        let snapshot = scaled(&rows, every, copies);
        let facilities = snapshot.index.facilities();
        let grown = resident().saturating_sub(before) as usize / facilities.max(1);
        let (places, words) = answers(&snapshot);
        let figure = format!("{} / {} / {}", time(places.at(0.5)), time(places.at(0.99)), time(words.at(0.5)));
        figures.note(&format!("{name}, {facilities}: by place, p99, by word"), figure, "");
        let counted: usize = snapshot.index.sizes().iter().map(|(_, bytes)| bytes).sum();
        let each = counted / facilities.max(1);
        let built = format!("{} ms, {each} B ({grown} B)", snapshot.built_in.as_millis());
        figures.note(&format!("{name}, {facilities}: built in, index (process) each"), built, "");
    }
}

/// An index of every so-many-th row, so many times.
fn scaled(rows: &[EntryRow], every: usize, copies: u32) -> Snapshot {
    let begun = Instant::now();
    let mut builder = Builder::new();
    for copy in 0..copies {
        for (id, area_code, entry) in rows.iter().step_by(every) {
            let mut entry: Entry<'_> = serde_json::from_str(entry).unwrap();
            entry.location = entry.location.map(|at| Location { lat: at.lat - APART * f64::from(copy), ..at });
            // Copies are no neighbours of what they are copied from.
            entry.traits = server::facilities::institutions::Traits::of(
                entry.kind.as_str(),
                &entry.names.iter().map(AsRef::as_ref).collect::<Vec<_>>(),
                &format!("{}{copy}", entry.address),
                area_code.as_deref(),
                &[],
                None,
            );
            let mut bytes = uuid::Uuid::parse_str(id).unwrap().into_bytes();
            bytes[15] = bytes[15].wrapping_add(copy as u8);
            bytes[0] ^= copy as u8;
            builder.add(&uuid::Uuid::from_bytes(bytes).to_string(), area_code.as_deref(), entry);
        }
    }
    let index = builder.finish();
    Snapshot {
        data_version: 1,
        index,
        places: server::places::Places::default(),
        municipality: Default::default(),
        dates: [("iryo.clinic".to_owned(), "2026-06-01".to_owned())].into(),
        duties: server::duties::Calendar::default(),
        calendar: Default::default(),
        moments: Default::default(),
        areas: Default::default(),
        built_in: begun.elapsed(),
    }
}

fn answers(snapshot: &Snapshot) -> (Times, Times) {
    let answer = |query: &FacilityQuery| drop(black_box(search::find(snapshot, query, NOW)));
    let places = questions(snapshot, 2_000);
    places.iter().for_each(answer);
    let words = ["内科", "薬局", "杉", "訪問看護", "さくら"];
    let words: Vec<FacilityQuery> = (0..50)
        .map(|turn| FacilityQuery { q: words[turn % words.len()].to_owned(), ..FacilityQuery::default() })
        .collect();
    (Times::of(&places, answer), Times::of(&words, answer))
}
