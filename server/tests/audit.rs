//! The audit log on real SQLite files: 1,000 random manipulations by somebody who has the database, each found; 1,000
//! honest logs, nothing found. A round is told by its number, which is the seed of all its chances.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by panicking")]
#![allow(clippy::print_stdout, reason = "how many there were is told")]

mod manipulations;

use std::path::{Path, PathBuf};

use fastrand::Rng;
use server::audit::{self, Audit, Entry, Fault, Witnesses};
use server::clock::Clock;
use server::db::Db;
use tokio::task::JoinSet;

use manipulations::Manipulation;

const ROUNDS: u64 = 1_000;
/// Rounds at the same time.
const WORKERS: u64 = 8;
/// Manipulations of one log.
const OF_ONE_LOG: u64 = 50;

/// A database with its key and its file of heads, in a folder.
pub struct Files {
    pub database: PathBuf,
    pub key: PathBuf,
    pub heads: PathBuf,
}

impl Files {
    fn of(folder: &Path) -> Self {
        let [database, key, heads] = ["sasae.db", "audit.key", "audit.heads"].map(|name| folder.join(name));
        Self { database, key, heads }
    }

    fn copy_to(&self, folder: &Path) -> Self {
        let copy = Self::of(folder);
        for (from, to) in [(&self.database, &copy.database), (&self.key, &copy.key), (&self.heads, &copy.heads)] {
            // Whoever has written nothing has neither key nor heads.
            if from.exists() {
                std::fs::copy(from, to).unwrap();
            }
        }
        copy
    }

    pub async fn open(&self) -> Db {
        Db::open(&format!("sqlite://{}", self.database.display())).await.unwrap()
    }

    async fn audit(&self, db: &Db) -> Audit {
        Audit::open(&self.key, &self.heads, db).await.unwrap()
    }

    async fn faults(&self, db: &Db, given: &[audit::Head]) -> (u64, Vec<Fault>) {
        let witnesses = Witnesses { files: vec![self.heads.clone()], heads: given.to_vec() };
        let mut faults = Vec::new();
        let verified = audit::verify(db, &self.key, &witnesses, &mut |fault| faults.push(fault)).await.unwrap();
        assert_eq!(verified.faults, faults.len() as u64);
        (verified.entries, faults)
    }
}

/// An entry like those of the server, and as odd as strangers may make them.
fn entry(random: &mut Rng) -> Entry {
    let who = match random.u8(..5) {
        0 => audit::Who::Unknown,
        1 => audit::Who::CommandLine,
        2 => audit::Who::Resident,
        _ => audit::Who::Person(format!("person-{}", random.u8(..4))),
    };
    let action = ["sign_in", "read_account", "decide_correction", "end_membership"][random.usize(..4)];
    let kind = ["person", "correction", "organization"][random.usize(..3)];
    let odd = ["", "施設", "a\nb\0c", "'; drop table audit_entries; --", " "][random.usize(..5)];
    let entry = Entry::new(who, action, kind, &format!("{odd}{}", random.u64(..)));
    let entry = if random.bool() { entry.of(&format!("organization-{}", random.u8(..3))) } else { entry };
    let entry = if random.bool() {
        entry.because(["", "not_allowed", "発信者に確かめた"][random.usize(..3)])
    } else {
        entry
    };
    if random.u8(..4) == 0 { entry.refused() } else { entry }
}

/// Commits with so many entries each, the clock going where it likes; now and then everything is opened anew.
async fn write(files: &Files, random: &mut Rng, commits: &[usize]) {
    let mut db = files.open().await;
    let mut log = files.audit(&db).await;
    for entries in commits {
        if random.u8(..4) == 0 {
            db.close().await;
            db = files.open().await;
            log = files.audit(&db).await;
        }
        let clock = Clock::Fixed(jiff::Timestamp::from_second(1_790_000_000 + random.i64(-100_000..100_000)).unwrap());
        let mut change = log.change(&db, &clock).await.unwrap();
        (0..*entries).for_each(|_| change.tell(entry(random)));
        change.commit().await.unwrap();
        assert_eq!(log.trouble(), None);
    }
    db.close().await;
}

/// Each worker has every eighth number.
async fn rounds<F, R>(step: u64, round: F) -> u64
where
    F: Fn(u64) -> R + Clone + Send + 'static,
    R: Future<Output = u64> + Send,
{
    let mut workers = JoinSet::new();
    for worker in 0..WORKERS {
        let round = round.clone();
        workers.spawn(async move {
            let mut counted = 0;
            for number in (0..ROUNDS).step_by(step as usize).skip(worker as usize).step_by(WORKERS as usize) {
                counted += round(number).await;
            }
            counted
        });
    }
    workers.join_all().await.into_iter().sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_of_1000_manipulations_is_found() {
    let found = rounds(OF_ONE_LOG, async |first| {
        let folder = tempfile::tempdir().unwrap();
        let original = Files::of(folder.path());
        let mut random = Rng::with_seed(first);
        let commits: Vec<usize> = (0..random.usize(4..12)).map(|_| random.usize(1..6)).collect();
        write(&original, &mut random, &commits).await;
        let db = original.open().await;
        let mailed = audit::head(&db).await.unwrap().unwrap();
        assert_eq!(original.faults(&db, std::slice::from_ref(&mailed)).await.1, [], "log {first}");
        db.close().await;
        let mut found = 0;
        for round in first..first + OF_ONE_LOG {
            let folder = tempfile::tempdir().unwrap();
            let copy = original.copy_to(folder.path());
            let db = copy.open().await;
            let manipulation = Manipulation::of_round(round);
            manipulation.apply(&db, &copy, &mut Rng::with_seed(round)).await;
            let given = if manipulation.needs_mailed_head() { vec![mailed.clone()] } else { Vec::new() };
            let (_, faults) = copy.faults(&db, &given).await;
            assert!(!faults.is_empty(), "round {round}: {manipulation:?} was not found");
            found += 1;
            db.close().await;
        }
        found
    })
    .await;
    assert_eq!(found, ROUNDS);
    println!("manipulations found: {found} of {ROUNDS}, of {} kinds", Manipulation::ALL.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_found_in_1000_honest_logs() {
    let folder = tempfile::tempdir().unwrap();
    let empty = Files::of(folder.path());
    empty.open().await.close().await;
    let empty = std::sync::Arc::new(empty);
    let honest = rounds(1, move |round| {
        let empty = empty.clone();
        async move {
            let folder = tempfile::tempdir().unwrap();
            let files = empty.copy_to(folder.path());
            let mut random = Rng::with_seed(round);
            let commits: Vec<usize> = (0..random.usize(..6)).map(|_| random.usize(..5)).collect();
            write(&files, &mut random, &commits).await;
            let db = files.open().await;
            let (entries, faults) = files.faults(&db, &[]).await;
            assert_eq!((entries, faults), (commits.iter().sum::<usize>() as u64, Vec::new()), "round {round}");
            db.close().await;
            1
        }
    })
    .await;
    assert_eq!(honest, ROUNDS);
    println!("honest logs without a fault: {honest} of {ROUNDS}");
}
