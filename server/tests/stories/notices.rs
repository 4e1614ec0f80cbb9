//! Notices: who listens hears what concerns them, on every server, and nothing after their session has ended.

use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use server::AppState;
use server::clock::Clock;
use server::mail::Mail;
use server::notices::Notice;
use tower::ServiceExt;

use crate::world::{World, story};

const CORRECTIONS: &str = "corrections";
/// What the cookie of Hanako's session holds, and its SHA-256.
const SECRET: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
const SECRET_HASH: &str = "0f007385b6f9d4b7eeb2748605afe1a984a0a3bfa3f014d09e2a784ce9e5cd1a";

/// Hanako of the organization 東, which does not run the region, is signed in.
async fn sign_in(world: &World) {
    sign_in_at(world, &world.clock.now_text()).await;
}

async fn sign_in_at(world: &World, at: &str) {
    for sql in [
        "insert into organizations (id, kind, name, runs_region, created_at)
            values ('east', 'home_nursing', 'ささえ東', false, $1)",
        "insert into people (id, name, email, created_at) values ('hanako', '山田 花子', 'hanako@example.jp', $1)",
        "insert into memberships (id, person_id, organization_id, profession, role, begun_at)
            values ('member', 'hanako', 'east', 'nurse', 'administrator', $1)",
    ] {
        run(world, sql, at).await;
    }
    let session = format!(
        "insert into sessions (id, person_id, membership_id, secret_hash, factor, device, begun_at, seen_at, rotated_at,
            authenticated_at) values ('session', 'hanako', 'member', '{SECRET_HASH}', 'passkey', 'Chrome', $1, $1, $1, $1)"
    );
    run(world, &session, at).await;
}

async fn end_session(world: &World) {
    run(world, "update sessions set ended_at = $1", &world.clock.now_text()).await;
}

async fn run(world: &World, sql: &str, bound: &str) {
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    server::on_writer!(&world.db, |pool| sqlx::query(sql).bind(bound).execute(pool).await.map(|_| ())).unwrap();
}

struct Server {
    state: AppState,
    router: Router,
}

impl Server {
    fn of(state: AppState) -> Self {
        Self { router: server::router(state.clone()), state }
    }

    async fn ask_with(&self, cookie: &str) -> (StatusCode, HeaderMap, Body) {
        let request = Request::get("/api/v1/notices").header("accept-encoding", "gzip, br").header("cookie", cookie);
        let answer = self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = answer.into_parts();
        (parts.status, parts.headers, body)
    }

    async fn ask(&self) -> (StatusCode, HeaderMap, Body) {
        self.ask_with(&format!("__Host-sasae={SECRET}")).await
    }

    /// Somebody who has been greeted.
    async fn listen(&self) -> Ear {
        let (status, _, body) = self.ask().await;
        assert_eq!(status, StatusCode::OK);
        let mut ear = Ear { body };
        assert_eq!(ear.next().await, "hello listening");
        ear
    }

    /// Somebody who listens to a server that listens to its database: before that nothing is passed on.
    async fn listen_well(&self) -> Ear {
        let mut ear = self.listen().await;
        for _ in 0..100 {
            self.tell([to_hanako()]).await;
            if ear.within(Duration::from_millis(200)).await == "changed corrections" {
                ear.until_silence().await;
                return ear;
            }
        }
        panic!("nothing is passed on");
    }

    async fn tell(&self, told: impl IntoIterator<Item = Notice>) {
        let mut transaction = self.state.db.begin().await.unwrap();
        for notice in told {
            self.state.notices.tell(&mut transaction, notice).await.unwrap();
        }
        transaction.commit().await.unwrap();
    }
}

/// Hears what a stream tells.
pub struct Ear {
    pub body: Body,
}

impl Ear {
    async fn until_silence(&mut self) {
        while self.within(Duration::from_millis(200)).await != "silence" {}
    }

    /// The next event and its words, `closed` at the end, `silence` when there is none within two seconds.
    pub async fn next(&mut self) -> String {
        self.within(Duration::from_secs(2)).await
    }

    pub async fn within(&mut self, most: Duration) -> String {
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

fn to_hanako() -> Notice {
    Notice::to_person("hanako", CORRECTIONS)
}

story! {
    async fn who_is_concerned_hears_it_and_nobody_else(world) {
        sign_in(&world).await;
        let server = Server::of(world.state.clone());
        let mut ear = server.listen_well().await;
        let others = [
            Notice::to_region(CORRECTIONS),
            Notice::to_person("taro", CORRECTIONS),
            Notice::to_organization("west", CORRECTIONS),
        ];
        server.tell(others).await;
        assert_eq!(ear.within(Duration::from_millis(300)).await, "silence");
        for notice in [to_hanako(), Notice::to_organization("east", CORRECTIONS)] {
            server.tell([notice]).await;
            assert_eq!(ear.within(Duration::from_secs(1)).await, "changed corrections");
        }
        // What is rolled back is told to nobody.
        let mut dropped = world.db.begin().await.unwrap();
        server.state.notices.tell(&mut dropped, to_hanako()).await.unwrap();
        drop(dropped);
        assert_eq!(ear.within(Duration::from_millis(300)).await, "silence");
    }
}

story! {
    async fn the_region_s_administrators_hear_of_the_region(world) {
        sign_in(&world).await;
        run(&world, "update organizations set runs_region = true where id <> $1", "").await;
        let server = Server::of(world.state.clone());
        let mut ear = server.listen_well().await;
        server.tell([Notice::to_region("joins")]).await;
        assert_eq!(ear.next().await, "changed joins");
    }
}

story! {
    async fn a_session_that_has_ended_hears_so_and_nothing_more(world) {
        sign_in(&world).await;
        let server = Server::of(world.state.clone());
        let mut ear = server.listen_well().await;
        end_session(&world).await;
        server.tell([to_hanako(), Notice::to_organization("east", CORRECTIONS)]).await;
        assert_eq!(ear.next().await, "ended session");
        assert_eq!(ear.next().await, "closed");
        for cookie in ["", "__Host-sasae=x", &format!("__Host-sasae={SECRET}")] {
            assert_eq!(server.ask_with(cookie).await.0, StatusCode::UNAUTHORIZED, "{cookie}");
        }
    }
}

/// Whatever is told or not: a leaver's page stops within 60 seconds.
#[tokio::test]
async fn a_session_that_ends_in_silence_is_found_out() {
    let world = World::sqlite().await;
    sign_in(&world).await;
    let mut ear = Server::of(world.state.clone()).listen().await;
    end_session(&world).await;
    assert_eq!(ear.within(Duration::from_secs(25)).await, "ended session");
    assert_eq!(ear.next().await, "closed");
}

story! {
    async fn who_falls_behind_hears_that_anything_may_have_changed(world) {
        sign_in(&world).await;
        let server = Server::of(world.state.clone());
        let mut ear = server.listen_well().await;
        // Equal notices of one transaction are passed on once by PostgreSQL.
        server.tell((0..300).map(|number| Notice::to_person("hanako", &format!("noun {number}")))).await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(ear.next().await, "changed *");
        assert_eq!(ear.next().await, "changed noun 44");
    }
}

story! {
    async fn a_session_has_eight_streams_and_each_is_given_back(world) {
        sign_in(&world).await;
        let server = Server::of(world.state.clone());
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
        sign_in(&world).await;
        let server = Server::of(world.state.clone());
        let (_, headers, body) = server.ask().await;
        assert_eq!(headers["content-type"], "text/event-stream");
        assert_eq!(headers["cache-control"], "no-store");
        assert_eq!(headers["x-accel-buffering"], "no");
        assert!(!headers.contains_key("content-encoding") && !headers.contains_key("etag"), "{headers:?}");
        let mut ear = Ear { body };
        assert_eq!(ear.next().await, "hello listening");
        server.state.notices.stop();
        assert_eq!(ear.next().await, "closed");
        let (_, _, body) = server.ask().await;
        assert_eq!(Ear { body }.next().await, "closed", "nobody begins to listen to a server that stops");
    }
}

story! {
    /// The program itself: it sends what waits, greets who listens, and does not wait for them when it is to end.
    async fn a_server_that_is_told_to_end_lets_listeners_go(world) {
        use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
        sign_in_at(&world, &Clock::System.now_text()).await;
        let mut transaction = world.db.begin().await.unwrap();
        let mail = Mail { to: "hanako@example.jp".to_owned(), subject: "件名".to_owned(), body: "本文".to_owned() };
        server::mail::enqueue(&mut transaction, &Clock::System, mail).await.unwrap();
        transaction.commit().await.unwrap();

        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_sasae"))
            .args(["serve", "--addr", "127.0.0.1:0"])
            .env("SASAE_DATABASE_URL", &world.url)
            .env("SASAE_AUDIT_KEY", world.path("sasae.audit.key"))
            .env("SASAE_AUDIT_HEADS", world.path("sasae.audit.heads"))
            .env("SASAE_SECRETS_KEY", world.path("sasae.secrets.key"))
            .env("SASAE_MAIL_FOLDER", world.path("sent"))
            .current_dir(world.folder.path())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        let mut first = String::new();
        std::io::BufRead::read_line(&mut std::io::BufReader::new(child.stdout.take().unwrap()), &mut first).unwrap();
        let address = first.trim().rsplit_once("//").unwrap().1.replace("localhost", "127.0.0.1");
        let mut stream = tokio::net::TcpStream::connect(&address).await.unwrap();
        let question = format!("GET /api/v1/notices HTTP/1.1\r\nHost: x\r\nCookie: __Host-sasae={SECRET}\r\n\r\n");
        stream.write_all(question.as_bytes()).await.unwrap();
        let mut reader = BufReader::new(stream);
        let mut heard = String::new();
        while !heard.contains("hello") {
            assert!(reader.read_line(&mut heard).await.unwrap() > 0, "{heard}");
        }
        let is_letter = |name: &std::ffi::OsStr| name.to_string_lossy().ends_with(".eml");
        let letters = || std::fs::read_dir(world.path("sent")).map_or(0, |all| {
            all.filter(|file| is_letter(&file.as_ref().unwrap().file_name())).count()
        });
        let begun = Instant::now();
        while letters() == 0 && begun.elapsed() < Duration::from_secs(5) {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert_eq!(letters(), 1);

        let told = Instant::now();
        assert!(std::process::Command::new("kill").arg(child.id().to_string()).status().unwrap().success());
        reader.read_to_string(&mut heard).await.unwrap();
        assert!(tokio::task::spawn_blocking(move || child.wait()).await.unwrap().unwrap().success());
        assert!(told.elapsed() < Duration::from_secs(5), "{:?}", told.elapsed());
    }
}

/// Two servers on one PostgreSQL, and connections that are killed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_server_hears_every_other_and_comes_back() {
    const KILL: &str = "select count(pg_terminate_backend(pid)) from pg_stat_activity
        where datname = current_database() and query like 'LISTEN \"sasae_notices\"%'";
    let world = World::postgres().await;
    sign_in(&world).await;
    let one = Server::of(world.state.clone());
    let two = Server::of(world.another_server().await);
    let mut here = one.listen_well().await;
    let mut there = two.listen_well().await;
    here.until_silence().await;
    let begun = Instant::now();
    one.tell([to_hanako()]).await;
    for ear in [&mut here, &mut there] {
        assert_eq!(ear.next().await, "changed corrections");
    }
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());

    let killed: i64 = server::on_reader!(&world.db, |pool| sqlx::query_scalar(KILL).fetch_one(pool).await).unwrap();
    assert_eq!(killed, 2);
    for ear in [&mut here, &mut there] {
        assert_eq!(ear.within(Duration::from_secs(5)).await, "changed *");
    }
    two.tell([to_hanako()]).await;
    for ear in [&mut here, &mut there] {
        assert_eq!(ear.next().await, "changed corrections");
    }
    // Closing does not wait for who listens.
    tokio::time::timeout(Duration::from_secs(5), two.state.db.close()).await.unwrap();
}
