//! What the audit log costs, printed and written to `target/bench/`: entries per second, and a write with its entry
//! against the same write without. On SQLite in a folder of its own and, where `TEST_POSTGRES_URL` says where, on
//! PostgreSQL in a database of its own.

#![expect(clippy::unwrap_used, reason = "a bench that cannot measure stops")]

#[path = "finder/figures.rs"]
#[expect(dead_code, reason = "the finder's bench uses the rest")]
mod figures;

use std::path::Path;
use std::time::Instant;

use server::audit::{self, Audit, Entry, Who, Witnesses};
use server::clock::Clock;
use server::db::Db;
use server::in_transaction;
use sqlx::{AssertSqlSafe, Connection};

use figures::Figures;

/// Commits of each measurement.
const COMMITS: u32 = 2_000;
/// Entries of the log that is verified.
const ENTRIES: usize = 200_000;
/// Entries of a long commit.
const AT_ONCE: usize = 1_000;

#[tokio::main]
async fn main() {
    let mut figures = Figures::new("audit");
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("sasae.db").display());
    measure(&mut figures, "SQLite", &url, folder.path()).await;
    if let Some(cluster) = figures::setting("TEST_POSTGRES_URL") {
        let name = format!("bench_{}", uuid::Uuid::now_v7().simple());
        let mut admin = sqlx::PgConnection::connect(&cluster).await.unwrap();
        sqlx::query(AssertSqlSafe(format!("create database {name}"))).execute(&mut admin).await.unwrap();
        let (place, options) = cluster.split_once('?').unwrap_or((&cluster, ""));
        let server = place.rsplit_once('/').map_or(place, |(server, _)| server);
        let folder = tempfile::tempdir().unwrap();
        measure(&mut figures, "PostgreSQL", &format!("{server}/{name}?{options}"), folder.path()).await;
        sqlx::query(AssertSqlSafe(format!("drop database {name}"))).execute(&mut admin).await.unwrap();
    }
    figures.write();
}

async fn measure(figures: &mut Figures, database: &str, url: &str, folder: &Path) {
    let db = Db::open(url).await.unwrap();
    let [key, heads] = ["audit.key", "audit.heads"].map(|name| folder.join(name));
    let log = Audit::open(&key, &heads, &db).await.unwrap();
    let mut note = |what: &str, figure: String| figures.note(&format!("audit log, {database}: {what}"), figure, "");

    // One after the other, so that the machine is as warm for one as for the other.
    let (mut without, mut with, mut alone) = (0.0, 0.0, 0.0);
    for number in 0..COMMITS {
        let begun = Instant::now();
        write(&db, None, number).await;
        without += begun.elapsed().as_secs_f64();
        let begun = Instant::now();
        write(&db, Some(&log), number + COMMITS).await;
        with += begun.elapsed().as_secs_f64();
        let begun = Instant::now();
        log.tell(&db, &Clock::System, entry(number)).await.unwrap();
        alone += begun.elapsed().as_secs_f64();
    }
    let each = |seconds: f64| format!("{:.0} µs", seconds * 1e6 / f64::from(COMMITS));
    note("a write without an entry", each(without));
    note("the same with one", format!("{}, {:.2}×", each(with), with / without));
    note("an entry alone", format!("{}, {:.0} a second", each(alone), f64::from(COMMITS) / alone));

    let begun = Instant::now();
    for _ in 0..ENTRIES / AT_ONCE {
        let mut change = log.change(&db, &Clock::System).await.unwrap();
        (0..AT_ONCE).for_each(|number| change.tell(entry(number as u32)));
        change.commit().await.unwrap();
    }
    note("entries, a thousand a commit", format!("{:.0} a second", ENTRIES as f64 / begun.elapsed().as_secs_f64()));

    let before = figures::resident();
    let begun = Instant::now();
    let witnesses = Witnesses { files: vec![heads], heads: Vec::new() };
    let verified = audit::verify(&db, &key, &witnesses, &mut |fault| panic!("{fault}")).await.unwrap();
    let rate = verified.entries as f64 / begun.elapsed().as_secs_f64();
    note("entries verified", format!("{rate:.0} a second"));
    let grown = figures::resident().saturating_sub(before);
    note("memory for verifying", format!("{} MB for {} entries", grown / 1_000_000, verified.entries));
    db.close().await;
}

fn entry(number: u32) -> Entry {
    let person = Who::Person("0199a1b2-0000-7000-8000-000000000000".to_owned());
    Entry::new(person, "decide_correction", "correction", &number.to_string())
        .of("0199a1b2-0000-7000-8000-000000000001")
}

/// An organization, as somebody enters one.
async fn write(db: &Db, log: Option<&Audit>, number: u32) {
    const INSERT: &str = "insert into organizations (id, kind, name, runs_region, created_at)
        values ($1, 'clinic', '医院', false, '2026-11-20T01:00:00.000Z')";
    let id = number.to_string();
    match log {
        None => {
            let mut transaction = db.begin().await.unwrap();
            in_transaction!(&mut transaction, |c| sqlx::query(INSERT).bind(&id).execute(c).await.map(|_| ())).unwrap();
            transaction.commit().await.unwrap();
        }
        Some(log) => {
            let mut change = log.change(db, &Clock::System).await.unwrap();
            in_transaction!(change.transaction(), |c| sqlx::query(INSERT).bind(&id).execute(c).await.map(|_| ()))
                .unwrap();
            change.tell(entry(number));
            change.commit().await.unwrap();
        }
    }
}
