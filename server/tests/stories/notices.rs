//! Notices: who listens hears what concerns them, on every server, and nothing after their session has ended.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use axum::routing::get;
use http_body_util::BodyExt;
use server::db::Db;
use server::notices::stream::{self, Listener};
use server::notices::{Notice, Notices};
use server::web;
use tower::ServiceExt;

use crate::world::{World, story};

const CORRECTIONS: &str = "corrections";

/// Hanako of the organization 東, which does not run the region, in a session that a story can end.
fn hanako() -> Listener {
    let [session_id, person_id, organization_id] = ["session", "hanako", "east"].map(str::to_owned);
    Listener { session_id, person_id, organization_id, runs_region: false }
}

struct Server {
    notices: Notices,
    router: Router,
    session_lives: Arc<AtomicBool>,
}

impl Server {
    fn on(db: &Db) -> Self {
        let notices = Notices::start(db);
        let session_lives = Arc::new(AtomicBool::new(true));
        let (hearing, lives) = (notices.clone(), session_lives.clone());
        let hear = move || async move {
            stream::open(&hearing, hanako(), move || {
                let lives = lives.load(Ordering::SeqCst);
                async move { Ok(lives) }
            })
        };
        let router = web::with_limits(web::with_api_headers(Router::new().route("/notices", get(hear))));
        Self { notices, router, session_lives }
    }

    async fn ask(&self) -> (StatusCode, HeaderMap, Body) {
        let request = Request::get("/notices").header("accept-encoding", "gzip, br").body(Body::empty()).unwrap();
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        (parts.status, parts.headers, body)
    }

    /// Somebody who has been greeted.
    async fn listen(&self) -> Ear {
        let (status, _, body) = self.ask().await;
        assert_eq!(status, StatusCode::OK);
        let mut ear = Ear { body };
        assert_eq!(ear.next().await, "hello listening");
        ear
    }
}

struct Ear {
    body: Body,
}

impl Ear {
    /// The next event and its words, `closed` at the end, `silence` when there is none within two seconds.
    async fn next(&mut self) -> String {
        self.within(Duration::from_secs(2)).await
    }

    async fn within(&mut self, most: Duration) -> String {
        let until = tokio::time::Instant::now() + most;
        loop {
            let Ok(frame) = tokio::time::timeout_at(until, self.body.frame()).await else {
                return "silence".to_owned();
            };
            let Some(frame) = frame else { return "closed".to_owned() };
            let text = String::from_utf8(frame.unwrap().into_data().unwrap().to_vec()).unwrap();
            let field = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
            if !text.starts_with(':') {
                return format!("{} {}", field("event: "), field("data: "));
            }
        }
    }
}

async fn tell(db: &Db, notices: &Notices, told: impl IntoIterator<Item = Notice>) {
    let mut transaction = db.begin().await.unwrap();
    for notice in told {
        notices.tell(&mut transaction, notice).await.unwrap();
    }
    transaction.commit().await.unwrap();
}

fn to_hanako() -> Notice {
    Notice::to_person("hanako", CORRECTIONS)
}

/// Waits until the server listens to its database; before that nothing is passed on.
async fn warm_up(world: &World, server: &Server) -> Ear {
    let mut ear = server.listen().await;
    for _ in 0..100 {
        tell(&world.db, &server.notices, [to_hanako()]).await;
        if ear.within(Duration::from_millis(200)).await == "changed corrections" {
            while ear.within(Duration::from_millis(200)).await != "silence" {}
            return ear;
        }
    }
    panic!("nothing is passed on");
}

story! {
    async fn who_is_concerned_hears_it_and_nobody_else(world) {
        let server = Server::on(&world.db);
        let mut ear = warm_up(&world, &server).await;
        let others = [
            Notice::to_region(CORRECTIONS),
            Notice::to_person("taro", CORRECTIONS),
            Notice::to_organization("west", CORRECTIONS),
            Notice::to_session("another", CORRECTIONS),
        ];
        tell(&world.db, &server.notices, others).await;
        assert_eq!(ear.within(Duration::from_millis(300)).await, "silence");
        let [session, organization] =
            [Notice::to_session("session", CORRECTIONS), Notice::to_organization("east", CORRECTIONS)];
        for notice in [to_hanako(), session, organization] {
            tell(&world.db, &server.notices, [notice]).await;
            assert_eq!(ear.within(Duration::from_secs(1)).await, "changed corrections");
        }
        // What is rolled back is told to nobody.
        let mut dropped = world.db.begin().await.unwrap();
        server.notices.tell(&mut dropped, to_hanako()).await.unwrap();
        drop(dropped);
        assert_eq!(ear.within(Duration::from_millis(300)).await, "silence");
    }
}

story! {
    async fn a_session_that_has_ended_hears_so_and_nothing_more(world) {
        let server = Server::on(&world.db);
        let mut ear = warm_up(&world, &server).await;
        server.session_lives.store(false, Ordering::SeqCst);
        tell(&world.db, &server.notices, [to_hanako(), to_hanako()]).await;
        assert_eq!(ear.next().await, "ended session");
        assert_eq!(ear.next().await, "closed");
    }
}

/// Whatever is told or not: a leaver's page stops within 60 seconds.
#[tokio::test]
async fn a_session_that_ends_in_silence_is_found_out() {
    let world = World::sqlite().await;
    let server = Server::on(&world.db);
    let mut ear = server.listen().await;
    server.session_lives.store(false, Ordering::SeqCst);
    assert_eq!(ear.within(Duration::from_secs(25)).await, "ended session");
    assert_eq!(ear.next().await, "closed");
}

story! {
    async fn who_falls_behind_hears_that_anything_may_have_changed(world) {
        let server = Server::on(&world.db);
        let mut ear = warm_up(&world, &server).await;
        // The database passes equal notices of one transaction on once.
        for number in 0..300 {
            let told = [to_hanako(), Notice::to_person(&format!("person {number}"), CORRECTIONS)];
            tell(&world.db, &server.notices, told).await;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(ear.next().await, "changed *");
        assert_eq!(ear.next().await, "changed corrections");
    }
}

story! {
    async fn a_session_has_eight_streams_and_each_is_given_back(world) {
        let server = Server::on(&world.db);
        let mut ears = Vec::new();
        for _ in 0..8 {
            ears.push(server.listen().await);
        }
        let (status, headers, body) = server.ask().await;
        assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
        assert!(headers.contains_key("retry-after"));
        let body = body.collect().await.unwrap().to_bytes();
        assert!(String::from_utf8_lossy(&body).contains("too_many_streams"));
        ears.pop();
        server.listen().await;
    }
}

story! {
    async fn a_stream_is_neither_kept_nor_compressed_and_ends_when_the_server_stops(world) {
        let server = Server::on(&world.db);
        let (_, headers, body) = server.ask().await;
        assert_eq!(headers["content-type"], "text/event-stream");
        assert_eq!(headers["cache-control"], "no-store");
        assert_eq!(headers["x-accel-buffering"], "no");
        assert!(!headers.contains_key("content-encoding") && !headers.contains_key("etag"), "{headers:?}");
        let mut ear = Ear { body };
        assert_eq!(ear.next().await, "hello listening");
        server.notices.stop();
        assert_eq!(ear.next().await, "closed");
        let (_, _, body) = server.ask().await;
        assert_eq!(Ear { body }.next().await, "closed", "nobody begins to listen to a server that stops");
    }
}

/// Two servers on one PostgreSQL, and a connection that is killed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_server_hears_every_other_and_comes_back() {
    let world = World::postgres().await;
    let another = Db::open(&world.url).await.unwrap();
    let (one, two) = (Server::on(&world.db), Server::on(&another));
    let mut here = warm_up(&world, &one).await;
    let mut there = warm_up(&world, &two).await;
    while here.within(Duration::from_millis(200)).await != "silence" {}
    let begun = Instant::now();
    tell(&world.db, &one.notices, [to_hanako()]).await;
    assert_eq!(
        (here.next().await, there.next().await),
        ("changed corrections".to_owned(), "changed corrections".to_owned())
    );
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());

    const KILL: &str = "select count(pg_terminate_backend(pid)) from pg_stat_activity
        where datname = current_database() and query like 'LISTEN \"sasae_notices\"%'";
    let killed: i64 = server::on_reader!(&world.db, |pool| sqlx::query_scalar(KILL).fetch_one(pool).await).unwrap();
    assert_eq!(killed, 2);
    for ear in [&mut here, &mut there] {
        assert_eq!(ear.within(Duration::from_secs(5)).await, "changed *");
    }
    tell(&another, &two.notices, [to_hanako()]).await;
    assert_eq!(
        (here.next().await, there.next().await),
        ("changed corrections".to_owned(), "changed corrections".to_owned())
    );
    // Closing does not wait for who listens.
    let closing = tokio::time::timeout(Duration::from_secs(5), another.close());
    closing.await.unwrap();
}
