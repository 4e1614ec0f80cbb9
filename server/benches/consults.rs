//! What a desk waits for with 100,000 cases, printed and written to `target/bench/`: its first view, the figures of a year,
//! and what everybody may read of them. Through the router, on SQLite in a folder of its own and, where
//! `TEST_POSTGRES_URL` says where, on PostgreSQL in a database of its own.

#![expect(clippy::unwrap_used, reason = "a bench that cannot measure stops")]

#[path = "finder/figures.rs"]
#[expect(dead_code, reason = "the finder's bench uses the rest")]
mod figures;

use std::path::Path;

use api::consults::sheet::Sheet;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use jiff::{SignedDuration, Timestamp};
use server::accounts::factors::Factors;
use server::accounts::sessions;
use server::audit::Audit;
use server::clock::{Clock, in_japan};
use server::db::Db;
use server::facilities::finder::Finder;
use server::mail::{Delivery, Mailer};
use server::{AppState, in_transaction, on_writer};
use sqlx::{AssertSqlSafe, Connection};
use tokio::runtime::Runtime;
use tower::ServiceExt;

use figures::{Figures, Times};

const CASES: u64 = 100_000;
/// The first desk is the region's own.
const DESKS: [&str; 3] = ["desk-1", "desk-2", "desk-3"];
/// A case comes so often: five and a half years of them.
const EVERY: SignedDuration = SignedDuration::from_secs(1_735);
const NOW: &str = "2026-11-20T01:00:00Z";
const CALLS: [(); 200] = [(); 200];

fn main() {
    let runtime = Runtime::new().unwrap();
    let mut figures = Figures::new("consults");
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("sasae.db").display());
    measure(&runtime, &mut figures, "SQLite", &url, folder.path());
    if let Some(cluster) = figures::setting("TEST_POSTGRES_URL") {
        let name = format!("bench_{}", uuid::Uuid::now_v7().simple());
        let mut admin = runtime.block_on(sqlx::PgConnection::connect(&cluster)).unwrap();
        let create = AssertSqlSafe(format!("create database {name}"));
        runtime.block_on(sqlx::query(create).execute(&mut admin)).unwrap();
        let (place, options) = cluster.split_once('?').unwrap_or((&cluster, ""));
        let server = place.rsplit_once('/').map_or(place, |(server, _)| server);
        let folder = tempfile::tempdir().unwrap();
        measure(&runtime, &mut figures, "PostgreSQL", &format!("{server}/{name}?{options}"), folder.path());
        let drop = AssertSqlSafe(format!("drop database {name}"));
        runtime.block_on(sqlx::query(drop).execute(&mut admin)).unwrap();
    }
    figures.write();
}

fn measure(runtime: &Runtime, figures: &mut Figures, database: &str, url: &str, folder: &Path) {
    let (db, router, cookie) = runtime.block_on(async {
        let state = state(url, folder).await;
        make_up(&state.db).await;
        assert!(server::consults::publish(&state).await.unwrap() > 60);
        let cookie = sign_in(&state).await;
        (state.db.clone(), server::api_router(state), cookie)
    });
    let mut note = |what: &str, path: &str, target: &str| {
        let times = Times::of(&CALLS, |()| runtime.block_on(get(&router, path, &cookie)));
        let figure = format!("p50 {:.1} ms, p99 {:.1} ms", times.at(0.5) / 1e3, times.at(0.99) / 1e3);
        figures.note(&format!("{CASES} cases, {database}: {what}"), figure, target);
    };
    note("first view of a desk", "/api/v1/consults", "≤ 50 ms");
    note("what is overdue", "/api/v1/consults?view=overdue", "≤ 50 ms");
    note("what is closed", "/api/v1/consults?view=closed", "≤ 50 ms");
    note("figures of a desk", "/api/v1/consult-figures?desk_id=desk-1", "≤ 200 ms");
    note("figures of the region", "/api/v1/consult-figures", "≤ 200 ms");
    note("figures for everybody", "/api/v1/published-consult-figures", "≤ 200 ms");
    runtime.block_on(db.close());
}

async fn get(router: &Router, path: &str, cookie: &str) {
    let request = Request::get(path).header("cookie", cookie).body(Body::empty()).unwrap();
    let answer = router.clone().oneshot(request).await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    answer.into_body().collect().await.unwrap();
}

async fn state(url: &str, folder: &Path) -> AppState {
    let db = Db::open(url).await.unwrap();
    let [key, heads] = ["audit.key", "audit.heads"].map(|name| folder.join(name));
    AppState {
        finder: Finder::open(&db).await.unwrap(),
        clock: Clock::Fixed(NOW.parse().unwrap()),
        audit: Audit::open(&key, &heads, &db).await.unwrap(),
        assets: app::Assets::default().into(),
        client_limits: server::client_limits::ClientLimits::default(),
        note_space: 0,
        public_url: "http://localhost:3000".into(),
        factors: Factors::open(&folder.join("secrets.key"), "http://localhost:3000").unwrap(),
        notices: server::notices::Notices::start(&db),
        mailer: Mailer::new(Delivery::into_folder(folder.join("mail"), "sasae@example.jp").unwrap()),
        site_root: folder.join("site").into(),
        basemap: server::tiles::basemap::Basemap::Gsi,
        dev_reload: None,
        gallery: false,
        db,
    }
}

/// An administrator of the region: the cookie.
async fn sign_in(state: &AppState) -> String {
    const PERSON: &str = "insert into people (id, name, email, created_at) values ($1, '花田みどり', $1, '')";
    const MEMBERSHIP: &str = "insert into memberships (id, person_id, organization_id, profession, role, begun_at)
        values ($1, $1, 'desk-1', 'clerk', 'administrator', '')";
    for sql in [PERSON, MEMBERSHIP] {
        on_writer!(&state.db, |pool| sqlx::query(sql).bind("clerk").execute(pool).await.map(|_| ())).unwrap();
    }
    let mut transaction = state.db.begin().await.unwrap();
    let headers = HeaderMap::new();
    let begun = sessions::begin(&mut transaction, &state.clock, "clerk", "clerk", "passkey", &headers);
    let cookie = format!("{}={}", sessions::COOKIE, begun.await.unwrap().as_str());
    transaction.commit().await.unwrap();
    cookie
}

/// Cases as they come: the newest are not answered yet, the older ones are closed.
async fn make_up(db: &Db) {
    for desk in DESKS {
        const ORGANIZATION: &str = "insert into organizations (id, kind, name, runs_region, created_at)
            values ($1, 'government', $1, $2, '')";
        const DESK: &str = "insert into desks (organization_id, for_residents, answer_within, keep_years)
            values ($1, true, 2, 10)";
        let is_region = desk == DESKS[0];
        on_writer!(db, |pool| sqlx::query(ORGANIZATION).bind(desk).bind(is_region).execute(pool).await.map(|_| ()))
            .unwrap();
        on_writer!(db, |pool| sqlx::query(DESK).bind(desk).execute(pool).await.map(|_| ())).unwrap();
    }
    let mut chance = fastrand::Rng::with_seed(1);
    let now: Timestamp = NOW.parse().unwrap();
    let mut transaction = db.begin().await.unwrap();
    for number in 0..CASES {
        let received = now - EVERY * i32::try_from(CASES - number).unwrap();
        insert(&mut transaction, &mut chance, number, received, now).await;
        if number % 5_000 == 4_999 {
            transaction.commit().await.unwrap();
            transaction = db.begin().await.unwrap();
        }
    }
    // When the first sheet was written.
    const FIRST: &str = "insert into consult_steps (id, consult_id, at, done) select id, id, received_at,
        '{\"kind\":\"noted\",\"words\":\"\"}' from consults where id = 'case-000000'";
    in_transaction!(&mut transaction, |c| sqlx::query(FIRST).execute(c).await.map(|_| ())).unwrap();
    transaction.commit().await.unwrap();
    // As a server that has been running for long knows its tables.
    on_writer!(db, |pool| sqlx::raw_sql("analyze").execute(pool).await.map(|_| ())).unwrap();
}

async fn insert(
    transaction: &mut server::db::Transaction,
    chance: &mut fastrand::Rng,
    number: u64,
    received: Timestamp,
    now: Timestamp,
) {
    const INSERT: &str =
        "insert into consults (id, number, revision, desk_id, received_desk_id, channel, received_at, received_on, sending,
            sheet, subject, asker, topics, searched, answer_due_on, first_answered_at, first_answered_on, due_on,
            closed_at, closed_on, provided)
        values ($1, $1, 1, $2, $2, $3, $4, $5, $1, $6, $7, $8, $9, $7, $10, $11, $12, $13, $14, $15, $16)";
    let day = |at: Timestamp| in_japan(at).date().to_string();
    let answered = Some(received + SignedDuration::from_mins(chance.i64(5..6_000))).filter(|at| *at <= now);
    let closed = answered.map(|at| at + SignedDuration::from_hours(chance.i64(1..1_500))).filter(|at| *at <= now);
    let due = day(received + SignedDuration::from_hours(48));
    let mut some = |codes: &[&str], most: usize| {
        let many = chance.usize(1..=most);
        serde_json::to_string(&chance.choose_multiple(codes, many)).unwrap()
    };
    let topics =
        some(&["home_care", "home_visits", "home_nursing", "discharge", "end_of_life", "dementia", "other"], 3);
    let provided = some(&["home_visits", "medical", "home_nursing", "facilities", "advice", "other"], 2);
    let sheet = Sheet { words: Some("退院後の暮らしについて。".repeat(30)), ..Sheet::default() };
    let asker = ["self", "family", "care_manager", "home_nursing", "hospital", "clinic"][chance.usize(..6)];
    let channel = ["web", "telephone", "telephone", "fax", "visit"][chance.usize(..5)];
    let text = |at: Timestamp| format!("{at:.3}");
    let desk = DESKS[chance.usize(..DESKS.len())];
    let provided = if closed.is_some() { provided } else { "[]".to_owned() };
    const MOVE: &str = "insert into consult_moves (consult_id, revision, kind, desk_id, moved_on, provided)
        values ($1, 1, 'closed', $2, $3, $4)";
    in_transaction!(transaction, |c| sqlx::query(INSERT)
        .bind(format!("case-{number:06}"))
        .bind(desk)
        .bind(channel)
        .bind(text(received))
        .bind(day(received))
        .bind(serde_json::to_string(&sheet).unwrap())
        .bind("退院後に家で診てくれる医師をさがしている")
        .bind(asker)
        .bind(topics)
        .bind(&due)
        .bind(answered.map(text))
        .bind(answered.map(day))
        .bind(answered.is_none().then_some(due))
        .bind(closed.map(text))
        .bind(closed.map(day))
        .bind(&provided)
        .execute(c)
        .await
        .map(|_| ()))
    .unwrap();
    if let Some(closed) = closed {
        let id = format!("case-{number:06}");
        in_transaction!(transaction, |c| {
            sqlx::query(MOVE).bind(id).bind(desk).bind(day(closed)).bind(&provided).execute(c).await.map(|_| ())
        })
        .unwrap();
    }
}
