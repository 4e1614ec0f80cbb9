//! Figures of the finder, printed and written to `target/bench/`: speed against a bare R-tree, equality
//! with a search that looks at everything, words, written queries, HTTP, growth.
//!
//! `cargo bench -p server --bench finder -- SECTION…`; the database is `SASAE_DATABASE_URL`.

#![expect(clippy::unwrap_used, reason = "a bench that cannot measure stops")]

mod figures;
mod growth;
mod http;
mod queries;
mod space;
mod tiles;
mod words;

use server::db::Db;
use server::facilities::finder::{Finder, Snapshot};

use figures::Figures;
use server::facilities::Moment;

/// When everything is asked: a Friday morning.
pub const NOW: Moment = Moment { today: jiff::civil::date(2026, 11, 20), minute: 10 * 60 };

/// As in the server.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() {
    let sections: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let url = figures::setting("SASAE_DATABASE_URL").unwrap_or_else(|| "sqlite://data/sasae.db".to_owned());
    let name = figures::setting("SASAE_BENCH_NAME").unwrap_or_else(|| "finder".to_owned());
    let mut figures = Figures::new(&name);
    let db = Db::open(&url).await.unwrap();
    let before = figures::resident();
    let finder = Finder::open(&db).await.unwrap();
    let snapshot = finder.snapshot();
    memory(&mut figures, &snapshot, before);
    for section in &sections {
        match section.as_str() {
            "space" => space::run(&mut figures, &snapshot),
            "words" => words::run(&mut figures, &snapshot),
            "queries" => queries::run(&mut figures, &snapshot),
            "growth" => growth::run(&mut figures, &db).await,
            "http" => http::run(&mut figures, &snapshot, &url),
            "tiles" => tiles::run(&mut figures, &snapshot),
            other => panic!("unknown section {other:?}: space words queries growth http tiles"),
        }
    }
    figures.write();
}

/// What the index weighs and how long it took.
fn memory(figures: &mut Figures, snapshot: &Snapshot, before: u64) {
    let index = &snapshot.index;
    let facilities = index.facilities().max(1);
    figures.note("facilities / institutions", format!("{facilities} / {}", index.len()), "");
    let built = snapshot.built_in;
    figures.note("index built in", format!("{} ms", built.as_millis()), "≤ 3000 ms with all of the server");
    figures.note("build time per facility", format!("{:.1} µs", built.as_secs_f64() * 1e6 / facilities as f64), "");
    let sizes = index.sizes();
    let whole: usize = sizes.iter().map(|(_, bytes)| bytes).sum();
    for (part, bytes) in sizes {
        figures.note(&format!("index, {part}"), format!("{} B per facility", bytes / facilities), "");
    }
    figures.note("index, counted", format!("{} B per facility, {} MB", whole / facilities, whole / 1_000_000), "");
    let grown = figures::resident().saturating_sub(before);
    figures.note(
        "process grew by",
        format!("{} B per facility, {} MB", grown as usize / facilities, grown / 1_000_000),
        "",
    );
}
