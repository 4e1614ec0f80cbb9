//! The audit log, on both databases and from the command line.

use std::process::Command;

use server::audit::{self, Audit, AuditError, Entry, Fault, Source, Verified, Who, Witnesses};
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
        let mut logs = Vec::new();
        for _ in 0..8 {
            logs.push(open(&world).await.unwrap());
        }
        let mut writers = tokio::task::JoinSet::new();
        for (writer, log) in logs.into_iter().enumerate() {
            let (db, clock) = (world.db.clone(), world.clock.clone());
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
        assert_eq!(world.json("/readyz").await["audit_trouble"], false);
        // What tells of more than there is: the log was cut off.
        world.write("sasae.audit.heads", format!("9 {} 2026-11-20T01:00:00.000Z\n", "0".repeat(64)));
        let world = world.reopen().await;
        // Anybody may ask: words and paths are for the log.
        assert_eq!(world.json("/readyz").await["audit_trouble"], true);
        assert!(world.state().audit.trouble().unwrap().contains("ends with entry 0"));
    }
}

story! {
    /// What does not fit stays told over new entries and new starts, until a person has settled it.
    async fn an_end_that_was_cut_off_stays_told(world) {
        let told = async || open(&world).await.unwrap().trouble().unwrap_or_default();
        let log = open(&world).await.unwrap();
        log.tell(&world.db, &world.clock, entry(1)).await.unwrap();
        let heads = world.path("sasae.audit.heads");
        let honest = std::fs::read_to_string(&heads).unwrap();
        let line = |number: u8| format!("{number} {} 2026-11-20T01:00:00.000Z\n", "0".repeat(64));
        std::fs::write(&heads, honest.clone() + &line(9)).unwrap();
        let log = open(&world).await.unwrap();
        assert!(log.trouble().unwrap().contains("ends with entry 1"), "{:?}", log.trouble());
        log.tell(&world.db, &world.clock, entry(2)).await.unwrap();
        assert!(log.trouble().is_some());
        assert!(told().await.contains("ends with entry 1"));
        std::fs::remove_file(world.path("sasae.audit.heads.misfit")).unwrap();
        assert_eq!(told().await, "");
        // As many entries, and others.
        std::fs::write(&heads, honest + &line(2)).unwrap();
        assert!(told().await.contains("another entry 2"));
    }
}

story! {
    async fn a_log_that_is_gone_together_with_its_key_is_missed(world) {
        let heads = world.path("sasae.audit.heads");
        run(&world.db, "delete from audit_head").await.unwrap();
        std::fs::remove_file(world.path("sasae.audit.key")).unwrap();
        assert_eq!(faults(&world).await, (Verified::default(), vec![]));
        let head = audit::read_pair(&format!("3:{}", "0".repeat(64))).unwrap();
        std::fs::write(&heads, format!("3 {} 2026-11-20T01:00:00.000Z\n", head.mac)).unwrap();
        let beyond = |from: Source| Fault::Beyond { from, number: 3, last: 0 };
        assert_eq!(faults(&world).await.1, [beyond(Source::Line(heads.clone(), 1))]);
        let mut found = Vec::new();
        let mailed = Witnesses { files: Vec::new(), heads: vec![head] };
        audit::verify(&world.db, &world.path("sasae.audit.key"), &mailed, &mut |fault| found.push(fault)).await.unwrap();
        assert_eq!(found, [beyond(Source::Given)]);
    }
}

story! {
    /// A program that was killed over its line: the next line stands for it, and is whole.
    async fn a_line_that_was_broken_off_is_no_fault(world) {
        let heads = world.path("sasae.audit.heads");
        let log = open(&world).await.unwrap();
        let break_off = |text: &str| {
            let told = std::fs::read_to_string(&heads).unwrap();
            std::fs::write(&heads, told + text).unwrap();
        };
        log.tell(&world.db, &world.clock, entry(1)).await.unwrap();
        for (number, left) in ["2", "3 9f8", "4 9f86d081884c7d65 2026-11"].into_iter().enumerate() {
            break_off(left);
            assert_eq!(faults(&world).await.1, [Fault::Line { file: heads.clone(), line: 2 * number as u64 + 2 }]);
            log.tell(&world.db, &world.clock, entry(2)).await.unwrap();
            let (verified, found) = faults(&world).await;
            assert_eq!((verified.broken_off, found), (number as u64 + 1, vec![]), "{left}");
        }
        break_off("no head\n");
        log.tell(&world.db, &world.clock, entry(2)).await.unwrap();
        assert_eq!(faults(&world).await.1, [Fault::Line { file: heads.clone(), line: 8 }]);
    }
}

/// Two organizations, the first of which runs the region, with an administrator and a nurse each. Who is signed in is told
/// by the secret of the cookie.
async fn people(world: &World) {
    use sha2::{Digest, Sha256};
    let now = world.clock.now_text();
    for (organization, runs_region) in [("o1", true), ("o2", false)] {
        let sql = format!(
            "insert into organizations (id, kind, name, runs_region, created_at)
                values ('{organization}', 'other', '組織{organization}', {runs_region}, '{now}')"
        );
        run(&world.db, &sql).await.unwrap();
        for role in ["administrator", "staff"] {
            let id = format!("{organization}-{role}");
            let hash: String =
                Sha256::digest(cookie(&id).as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
            let sql = format!(
                "insert into people (id, name, email, created_at) values ('{id}', '佐藤', '{id}@example.jp', '{now}');
                insert into memberships (id, person_id, organization_id, profession, role, begun_at)
                    values ('m-{id}', '{id}', '{organization}', 'nurse', '{role}', '{now}');
                insert into sessions (id, person_id, membership_id, secret_hash, factor, device, begun_at, seen_at,
                    rotated_at, authenticated_at)
                    values ('s-{id}', '{id}', 'm-{id}', '{hash}', 'password', 'x', '{now}', '{now}', '{now}', '{now}')"
            );
            run(&world.db, &sql).await.unwrap();
        }
    }
}

fn cookie(id: &str) -> String {
    format!("{id:A<43}")
}

async fn read(world: &World, id: &str, query: &str) -> (u16, serde_json::Value) {
    let request = axum::http::Request::builder()
        .uri(format!("/api/v1/audit-entries{query}"))
        .header("cookie", format!("__Host-sasae={}", cookie(id)))
        .body(axum::body::Body::empty())
        .unwrap();
    let answer = world.send(request).await;
    (answer.status.as_u16(), answer.json())
}

fn objects(answer: &serde_json::Value) -> Vec<&str> {
    answer["audit_entries"].as_array().unwrap().iter().map(|entry| entry["object_id"].as_str().unwrap()).collect()
}

story! {
    async fn administrators_read_what_was_done_for_them(world) {
        people(&world).await;
        let log = open(&world).await.unwrap();
        let by = |person: &str, action, object: &str| Entry::new(Who::Person(person.to_owned()), action, "person", object);
        let entries = [
            by("o1-staff", "read_people", "a").of("o1"),
            by("o2-staff", "read_people", "b").of("o2"),
            by("o2-staff", "invite_people", "c").of("o2").refused().because("not_allowed"),
            Entry::new(Who::Unknown, "sign_in", "account", "d").refused(),
        ];
        for entry in entries {
            log.tell(&world.db, &world.clock, entry).await.unwrap();
        }
        let clock = server::clock::Clock::Fixed("2026-11-20T15:00:00Z".parse().unwrap());
        log.tell(&world.db, &clock, by("o1-administrator", "read_people", "e").of("o1")).await.unwrap();

        // An administrator reads what was done for her organization, a nurse nothing, a stranger nothing.
        let (status, seen) = read(&world, "o2-administrator", "?kind=person").await;
        assert_eq!((status, objects(&seen)), (200, vec!["c", "b"]));
        let refused = &seen["audit_entries"][0];
        assert_eq!(refused["outcome"], "refused");
        assert_eq!(refused["why"], "not_allowed");
        assert_eq!((&refused["person"], &refused["organization"]), (&"佐藤".into(), &"組織o2".into()));
        for (id, query, expected) in [
            ("o2-administrator", "?organization=o1", 404),
            ("o2-administrator", "?from=2026-02-30", 400),
            ("o2-administrator", "?colour=red", 400),
            ("o2-staff", "", 403),
            ("o3-stranger", "", 401),
        ] {
            assert_eq!(read(&world, id, query).await.0, expected, "{id} {query}");
        }
        // The region's reads everything, also who is not known, and by every filter.
        for (query, expected) in [
            ("?kind=account", vec!["d"]),
            ("?kind=person", vec!["e", "c", "b", "a"]),
            ("?organization=o2&kind=person", vec!["c", "b"]),
            ("?person=o1-staff", vec!["a"]),
            ("?action=invite_people", vec!["c"]),
            ("?object=b", vec!["b"]),
            ("?kind=person&outcome=refused", vec!["c"]),
            // The day in Japan begins at 15:00 UTC.
            ("?kind=person&from=2026-11-21", vec!["e"]),
            ("?kind=person&to=2026-11-20", vec!["c", "b", "a"]),
            ("?kind=person&before=3", vec!["b", "a"]),
        ] {
            let (status, seen) = read(&world, "o1-administrator", query).await;
            assert_eq!((status, objects(&seen)), (200, expected), "{query}");
        }
        // Reading and being refused are entries themselves, each of who tried.
        let (_, seen) = read(&world, "o1-administrator", "?action=read_audit").await;
        let told = |person: &str, outcome: &str| {
            let is = |entry: &&serde_json::Value| entry["person_id"] == person && entry["outcome"] == outcome;
            seen["audit_entries"].as_array().unwrap().iter().filter(is).count()
        };
        let counted = [("o1-administrator", "done"), ("o2-administrator", "done"), ("o2-administrator", "refused"), ("o2-staff", "refused")];
        assert_eq!(counted.map(|(person, outcome)| told(person, outcome)), [10, 1, 1, 1]);
    }
}

story! {
    async fn the_log_is_read_page_by_page(world) {
        people(&world).await;
        let log = open(&world).await.unwrap();
        let mut change = log.change(&world.db, &world.clock).await.unwrap();
        (0..120).for_each(|number| change.tell(entry(number)));
        change.commit().await.unwrap();
        let (mut seen, mut query) = (Vec::new(), "?action=read_people".to_owned());
        loop {
            let (_, page) = read(&world, "o1-administrator", &query).await;
            seen.extend(objects(&page).into_iter().map(|id| id.parse::<usize>().unwrap()));
            let Some(before) = page["meta"]["next_before"].as_i64() else { break };
            query = format!("?action=read_people&before={before}");
        }
        assert_eq!(seen, (0..120).rev().collect::<Vec<_>>());
    }
}

story! {
    /// Once a day in Japan, however many servers look; nothing of an empty log.
    async fn the_head_is_mailed_once_a_day(world) {
        assert!(!audit::mail_head(world.state(), "kansa@example.jp").await.unwrap());
        let log = open(&world).await.unwrap();
        log.tell(&world.db, &world.clock, entry(1)).await.unwrap();
        let head = audit::head(&world.db).await.unwrap().unwrap();
        let mut servers = tokio::task::JoinSet::new();
        for _ in 0..4 {
            let state = world.state().clone();
            servers.spawn(async move { audit::mail_head(&state, "kansa@example.jp").await.unwrap() });
        }
        assert_eq!(servers.join_all().await.into_iter().filter(|written| *written).count(), 1);
        let mails = world.mails().await;
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].to, "kansa@example.jp");
        assert!(mails[0].body.contains(&head.mac), "{}", mails[0].body);
        let next = server::clock::Clock::Fixed("2026-11-20T15:00:00Z".parse().unwrap());
        let tomorrow = server::AppState { clock: next, ..world.state().clone() };
        assert!(audit::mail_head(&tomorrow, "kansa@example.jp").await.unwrap());
        assert_eq!(faults(&world).await.1, []);
    }
}
