//! The audit log, on both databases and from the command line.

use std::process::Command;

use server::audit::{self, Audit, AuditError, Entry, Fault, Verified, Who, Witnesses};
use server::db::Db;
use server::in_transaction;
use sqlx::AssertSqlSafe;

use crate::world::{World, story};

const SASAE: &str = env!("CARGO_BIN_EXE_sasae");

async fn open(world: &World) -> Result<Audit, AuditError> {
    Audit::open(&world.path("sasae.audit.key"), &world.path("sasae.audit.heads"), &world.db).await
}

fn entry(number: usize) -> Entry {
    Entry::new(Who::Person("p1".to_owned()), "read_people", "organization", &number.to_string()).of("o1")
}

async fn faults(world: &World) -> (Verified, Vec<Fault>) {
    let witnesses = Witnesses { files: vec![world.path("sasae.audit.heads")], heads: Vec::new() };
    let mut faults = Vec::new();
    let key = world.path("sasae.audit.key");
    let verified = audit::verify(&world.db, &key, &witnesses, &mut |fault| faults.push(fault)).await.unwrap();
    (verified, faults)
}

async fn run(db: &Db, sql: &str) -> Result<(), sqlx::Error> {
    server::on_writer!(db, |pool| sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(pool).await.map(|_| ()))
}

async fn entries(db: &Db) -> i64 {
    const SQL: &str = "select count(*) from audit_entries";
    server::on_reader!(db, |pool| sqlx::query_scalar(SQL).fetch_one(pool).await).unwrap()
}

story! {
    async fn a_change_and_what_it_tells_count_together(world) {
        const NOTE: &str = "insert into data_notes (id) values ($1)";
        run(&world.db, "create table data_notes (id bigint primary key)").await.unwrap();
        let log = open(&world).await.unwrap();
        for (number, is_committed) in [(1_i64, true), (2, false), (3, true)] {
            let mut change = log.change(&world.db, &world.clock).await.unwrap();
            in_transaction!(change.transaction(), |c| sqlx::query(NOTE).bind(number).execute(c).await.map(|_| ())).unwrap();
            change.tell(entry(number as usize));
            change.tell(entry(10));
            if is_committed {
                change.commit().await.unwrap();
            }
        }
        const KEPT: &str = "select id from data_notes order by id";
        let kept: Vec<i64> = server::on_reader!(&world.db, |pool| sqlx::query_scalar(KEPT).fetch_all(pool).await).unwrap();
        assert_eq!((kept, entries(&world.db).await), (vec![1, 3], 4));
        let (verified, found) = faults(&world).await;
        assert_eq!((verified.entries, verified.heads, found), (4, 2, vec![]));
        assert_eq!(verified.from.as_deref(), Some("2026-11-20T01:00:00.000Z"));
    }
}

story! {
    /// Eight at once, each with a log of its own as two servers have: one chain, no number twice, no head lost.
    async fn writers_at_once_make_one_chain(world) {
        let mut writers = tokio::task::JoinSet::new();
        for writer in 0..8 {
            let (log, db, clock) = (open(&world).await.unwrap(), world.db.clone(), world.clock.clone());
            writers.spawn(async move {
                for commit in 0..25 {
                    let mut change = log.change(&db, &clock).await.unwrap();
                    (0..=commit % 3).for_each(|at| change.tell(entry(writer * 100 + at)));
                    change.commit().await.unwrap();
                }
            });
        }
        writers.join_all().await;
        let (verified, found) = faults(&world).await;
        assert_eq!((verified.entries, verified.heads, found), (8 * 49, 8 * 25, vec![]));
    }
}

story! {
    async fn entries_are_neither_changed_nor_deleted(world) {
        let log = open(&world).await.unwrap();
        log.tell(&world.db, &world.clock, entry(1)).await.unwrap();
        for slip in ["update audit_entries set why = 'x'", "delete from audit_entries"] {
            let refused = run(&world.db, slip).await.unwrap_err().to_string();
            assert!(refused.contains("entries of the audit log are never"), "{refused}");
        }
        assert_eq!(faults(&world).await.1, []);
    }
}

story! {
    async fn the_key_is_the_one_with_which_the_log_was_begun(world) {
        let key = world.path("sasae.audit.key");
        let log = open(&world).await.unwrap();
        log.tell(&world.db, &world.clock, entry(1)).await.unwrap();
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&key).unwrap().permissions()) & 0o777, 0o600);
        let kept = std::fs::read_to_string(&key).unwrap();
        std::fs::write(&key, "0".repeat(64)).unwrap();
        assert!(matches!(open(&world).await, Err(AuditError::OtherKey(_))));
        std::fs::write(&key, &kept[1..]).unwrap();
        assert!(matches!(open(&world).await, Err(AuditError::NoKey(_))));
        std::fs::remove_file(&key).unwrap();
        assert!(matches!(open(&world).await, Err(AuditError::KeyMissing(_))));
        // It was not made anew.
        assert!(!key.exists());
        std::fs::write(&key, kept).unwrap();
        assert!(open(&world).await.is_ok());
    }
}

story! {
    /// What could not be told to the file of heads is said, and made good.
    async fn a_file_of_heads_that_cannot_be_written(world) {
        let heads = world.path("sasae.audit.heads");
        let log = open(&world).await.unwrap();
        log.tell(&world.db, &world.clock, entry(1)).await.unwrap();
        std::fs::rename(&heads, world.path("kept")).unwrap();
        std::fs::create_dir(&heads).unwrap();
        log.tell(&world.db, &world.clock, entry(2)).await.unwrap();
        assert!(log.trouble().unwrap().contains("make room or make it writable"));
        std::fs::remove_dir(&heads).unwrap();
        std::fs::rename(world.path("kept"), &heads).unwrap();
        assert_eq!(faults(&world).await.1, [Fault::FilesEnd { last: 2, told: 1 }]);
        log.tell(&world.db, &world.clock, entry(3)).await.unwrap();
        assert_eq!(log.trouble(), None);
        assert_eq!(faults(&world).await.1, []);
        // A program that was killed before it told the head: the next start does.
        let lines = std::fs::read_to_string(&heads).unwrap();
        std::fs::write(&heads, lines.lines().next().unwrap().to_owned() + "\n").unwrap();
        assert_eq!(faults(&world).await.1, [Fault::FilesEnd { last: 3, told: 1 }]);
        let log = open(&world).await.unwrap();
        assert_eq!((log.trouble(), faults(&world).await.1), (None, vec![]));
    }
}

story! {
    async fn the_command_line(world) {
        let sasae = |arguments: &[&str]| {
            let output = Command::new(SASAE)
                .args(arguments)
                .env("SASAE_DATABASE_URL", &world.url)
                .env("SASAE_AUDIT_KEY", world.path("sasae.audit.key"))
                .env("SASAE_AUDIT_HEADS", world.path("sasae.audit.heads"))
                .output()
                .unwrap();
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            (output.status.code(), text(&output.stdout), text(&output.stderr))
        };
        assert_eq!(sasae(&["audit", "verify"]).1, "0 entries; 0 heads\nno fault\n");
        assert!(sasae(&["audit", "head"]).2.contains("no entries yet"));
        let log = open(&world).await.unwrap();
        log.tell(&world.db, &world.clock, entry(1)).await.unwrap();
        log.tell(&world.db, &world.clock, entry(2)).await.unwrap();
        let (code, head, _) = sasae(&["audit", "head"]);
        assert!(code == Some(0) && head.starts_with("2:") && head.trim().len() == 66, "{head}");
        let (code, told, _) = sasae(&["audit", "verify", "--head", head.trim()]);
        let whole = "2 entries, from 2026-11-20T01:00:00.000Z to 2026-11-20T01:00:00.000Z; 2 heads\nno fault\n";
        assert_eq!((code, told.as_str()), (Some(0), whole.replace("2 heads", "3 heads").as_str()));
        let (code, told, failure) = sasae(&["audit", "verify", "--head", &format!("7{}", &head.trim()[1..])]);
        assert_eq!(code, Some(1));
        assert!(told.contains("the head that was given tells of entry 7, but the log ends with 2"), "{told}");
        assert!(failure.contains("the audit log has 1 fault"), "{failure}");
        let (code, _, failure) = sasae(&["audit", "verify", "--head", "2"]);
        assert!(code == Some(2) && failure.contains("expected NUMBER:MAC"), "{failure}");
        // Another's file of heads alone.
        let other = world.write("other.heads", format!("1 {} 2026-11-20T01:00:00.000Z\n", "0".repeat(64)));
        let (code, told, _) = sasae(&["audit", "verify", "--heads", other.to_str().unwrap()]);
        assert_eq!(code, Some(1));
        assert!(told.contains("other.heads, line 1, tells of another entry 1"), "{told}");
    }
}

story! {
    async fn whoever_watches_the_server_hears_of_trouble(world) {
        assert_eq!(world.json("/readyz").await["audit_trouble"], serde_json::Value::Null);
        // What tells of more than there is: the log was cut off.
        world.write("sasae.audit.heads", format!("9 {} 2026-11-20T01:00:00.000Z\n", "0".repeat(64)));
        let world = world.reopen().await;
        let ready = world.json("/readyz").await;
        assert!(ready["audit_trouble"].as_str().unwrap().contains("ends with entry 0"), "{ready}");
    }
}
