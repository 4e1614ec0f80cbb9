//! `kill -9`, backup while serving, restore.

use std::process::{Command, Stdio};
use std::time::Duration;

use api::accounts::Role;
use serde_json::{Value, json};
use server::audit::{Entry, Who};
use server::backup::{BackupError, backup, restore};
use server::db::Db;

use crate::consult_desk::typed;
use crate::files::Sheet;
use crate::world::{World, story};

const SASAE: &str = env!("CARGO_BIN_EXE_sasae");

fn clinics(count: usize, name: &str) -> Sheet {
    (0..count)
        .fold(Sheet::institutions('2'), |sheet, n| sheet.institution(&format!("392{n:05}"), &format!("{name}{n}"), &[]))
}

/// Rows of a version that is not shown.
async fn unpublished(world: &World) -> i64 {
    const SQL: &str = "select count(*) from facilities where from_version > (select current from data_versions)";
    server::on_reader!(&world.db, |pool| sqlx::query_scalar(SQL).fetch_one(pool).await).unwrap()
}

story! {
    async fn a_killed_import_leaves_the_old_data_complete(world) {
        let old = world.write("02-1_20250601.csv", clinics(500, "旧医院").bytes());
        world.import(&[&old]).await.unwrap();
        let before = world.json("/api/v1/facilities?limit=100").await;
        let new = world.write("02-1_20251201.csv", clinics(12_000, "新医院").bytes());

        // Killed later and later, until one is killed with rows already written.
        let mut killed_with_rows = false;
        for attempt in 1u64..200 {
            let mut child = Command::new(SASAE)
                .args(["import".as_ref(), new.as_os_str()])
                .env("SASAE_DATABASE_URL", &world.url)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            // Wait for the rows themselves, then kill at a moment that differs each time.
            for _ in 0..2000 {
                if unpublished(&world).await > 0 || child.try_wait().unwrap().is_some() {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            tokio::time::sleep(Duration::from_millis(attempt % 7)).await;
            let finished = child.try_wait().unwrap().is_some();
            child.kill().unwrap();
            child.wait().unwrap();
            killed_with_rows = !finished && unpublished(&world).await > 0;
            if killed_with_rows || finished {
                break;
            }
        }
        assert!(killed_with_rows, "the import was never killed half-way");
        assert_eq!(world.json("/api/v1/facilities?limit=100").await, before);
        assert_eq!(world.facilities().await, 500);

        // The database opens again by itself, and the next import cleans up and succeeds.
        let report = world.import(&[&new]).await.unwrap();
        assert_eq!(report.files[0].counts.new, 11_500);
        assert_eq!(report.files[0].counts.changed, 500);
        assert_eq!(unpublished(&world).await, 0);
        assert_eq!(world.facilities().await, 12_000);
    }
}

story! {
    async fn a_backup_taken_while_serving_restores_to_the_same(world) {
        world.demo().await;
        let counts = |world: &World| {
            let (router, finder, db) = (world.router.clone(), world.finder.clone(), world.db.clone());
            async move {
                finder.catch_up(&db).await;
                let request = axum::http::Request::builder().uri("/api/v1/facilities?limit=50").body(axum::body::Body::empty()).unwrap();
                let response = tower::ServiceExt::oneshot(router, request).await.unwrap();
                let body = http_body_util::BodyExt::collect(response.into_body()).await.unwrap().to_bytes();
                serde_json::from_slice::<Value>(&body).unwrap()
            }
        };
        let before = counts(&world).await;
        let file = world.path("sasae.backup");
        let reading = tokio::spawn({
            let (router, mut left) = (world.router.clone(), 50);
            async move {
                while left > 0 {
                    let request = axum::http::Request::builder().uri("/api/v1/facilities").body(axum::body::Body::empty()).unwrap();
                    assert!(tower::ServiceExt::oneshot(router.clone(), request).await.unwrap().status().is_success());
                    left -= 1;
                }
            }
        });
        world.professional("森一", Role::Administrator, true).await;
        const INVITE: &str = "insert into invitations (id, purpose, organization_id, name, email, profession, role,
            created_at, ends_at) select 'i', 'membership', id, '林二', 'x@example.jp', 'nurse', 'staff', '', '9999'
            from organizations limit 1";
        server::on_writer!(&world.db, |pool| sqlx::query(INVITE).execute(pool).await.map(|_| ())).unwrap();
        let entry = || Entry::new(Who::CommandLine, "invite_people", "organization", "o");
        world.state().audit.tell(&world.db, &world.clock, entry()).await.unwrap();
        backup(&world.url, &file).await.unwrap();
        reading.await.unwrap();
        // A backup is never written over.
        assert!(matches!(backup(&world.url, &file).await, Err(BackupError::Exists(_))));

        // Something happens that should not have.
        world.state().audit.tell(&world.db, &world.clock, entry()).await.unwrap();
        let clinic = world.write("02-1_20261101.csv", clinics(3, "医院").bytes());
        world.import_with(&[&clinic], |options| options.replace_demo = true).await.unwrap();
        assert_eq!(world.facilities().await, 3);

        world.db.close().await;
        let heads = world.path("sasae.audit.heads");
        let kept = restore(&world.url, &file, &heads, &world.clock).await.unwrap();
        let url = world.url.clone();
        let again = world.reopen().await;
        assert_eq!(counts(&again).await, before);
        assert_eq!(again.facilities().await, 630);
        // What was there before is kept beside it.
        if let Some(kept) = kept.database {
            let kept = Db::open(&format!("sqlite://{}", kept.display())).await.unwrap();
            let kept = server::facilities::finder::Finder::open(&kept).await.unwrap();
            assert_eq!(kept.snapshot().index.facilities(), 3);
        } else {
            assert!(url.starts_with("postgres"));
        }
        // Nobody comes in with what the copy had, and what the log is held against is its own.
        const OPEN: &str = "select count(*) from (select id from sessions where ended_at is null union all
            select id from invitations where revoked_at is null) as ways_in";
        let open: i64 = server::on_reader!(&again.db, |pool| sqlx::query_scalar(OPEN).fetch_one(pool).await).unwrap();
        assert_eq!((open, again.state().audit.trouble()), (0, None));
        let kept = std::fs::read_to_string(kept.heads.unwrap()).unwrap();
        assert!(kept.lines().count() == 2 && kept.lines().last().unwrap().starts_with("2 "), "{kept}");
        assert!(std::fs::read_to_string(&heads).unwrap().starts_with("1 "));
    }
}

/// What migration 16 has changed, taken back.
const OLDER: &str = "drop index consults_counted; drop table consult_moves; drop table published_months;
    alter table consults drop column received_desk_id; alter table consult_lists drop column revision;
    create table consult_topics (consult_id text not null references consults (id), topic text not null,
        primary key (consult_id, topic));
    create table consult_provided (consult_id text not null references consults (id), provided text not null,
        primary key (consult_id, provided));
    create index consults_counted on consults (received_on, desk_id);
    create index consults_ended on consults (closed_on, desk_id, provided) where closed_on is not null;
    delete from _sqlx_migrations where version = 16";

story! {
    async fn a_backup_of_an_older_version_is_restored_and_brought_up_to_date(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let id = clerk.does("POST", "/consults", &typed("x")).await["consult"]["id"].as_str().unwrap().to_owned();
        clerk.takes(&id, json!({"kind": "close", "provided": ["advice"]})).await;
        let file = world.path("older.backup");
        server::on_writer!(&world.db, |pool| sqlx::raw_sql(OLDER).execute(pool).await.map(|_| ())).unwrap();
        if let Db::Sqlite(sqlite) = &world.db {
            let vacuum = sqlx::query("vacuum into $1").bind(file.to_str().unwrap());
            vacuum.execute(&sqlite.writer).await.unwrap();
        } else {
            let mut dump = Command::new("pg_dump");
            dump.args(["--format=custom", "--no-owner", "--dbname", &world.url, "--file"]).arg(&file);
            assert!(dump.status().unwrap().success());
        }
        world.db.close().await;
        // The database of this version, with what the older one knows nothing of.
        Db::open(&world.url).await.unwrap().close().await;
        let heads = world.path("sasae.audit.heads");
        let kept = restore(&world.url, &file, &heads, &world.clock).await.unwrap();
        assert!(kept.database.is_some() != kept.schema.is_some(), "{kept:?}");
        let again = world.reopen().await;
        const MOVED: &str = "select kind || ' ' || moved_on || ' ' || provided from consult_moves";
        let moved: Vec<String> = server::on_reader!(&again.db, |pool| sqlx::query_scalar(MOVED).fetch_all(pool).await).unwrap();
        assert_eq!(moved, ["closed 2026-11-20 [\"advice\"]"]);
        // A copy of it does not hold what was put aside.
        let copy = again.path("copy.backup");
        backup(&again.url, &copy).await.unwrap();
        if again.url.starts_with("postgres") {
            let list = Command::new("pg_restore").arg("--list").arg(&copy).output().unwrap();
            let list = String::from_utf8(list.stdout).unwrap();
            assert!(list.contains("consult_moves") && !list.contains("before_restore"), "{list}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_backup_is_refused_and_a_served_database_stays() {
    let world = World::sqlite().await;
    world.demo().await;
    let text = world.write("letter.txt", "Dear restore");
    let heads = world.path("sasae.audit.heads");
    let refused = restore(&world.url, &text, &heads, &world.clock).await.unwrap_err();
    assert!(matches!(refused, BackupError::NoBackup { .. }), "{refused}");
    let file = world.path("sasae.backup");
    backup(&world.url, &file).await.unwrap();
    let _serving = server::backup::lock_for_serving(&world.db);
    let refused = restore(&world.url, &file, &heads, &world.clock).await.unwrap_err();
    assert!(matches!(refused, BackupError::Serving(_)), "{refused}");
    assert_eq!(world.facilities().await, 630);
}
