//! `kill -9` under load on SQLite: what was acknowledged is there, the audit log is whole and agrees with the data.
//! `make crash` does it 500 times (`SASAE_CRASH_ROUNDS`), `make test` 10 times.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by panicking")]
#![allow(clippy::print_stdout, reason = "how many there were is told")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use server::audit::{self, Witnesses};
use server::clock::Clock;
use server::db::Db;
use sha2::{Digest, Sha256};
use sqlx::AssertSqlSafe;

const SASAE: &str = env!("CARGO_BIN_EXE_sasae");
/// Clients that write at the same time.
const WRITERS: usize = 4;
/// What the cookie of the one session holds.
const SECRET: &str = "CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC";

/// What a server has answered 201 to.
#[derive(Debug)]
enum Acknowledged {
    /// An organization, by its id: told to the audit log.
    Organization(String),
    /// A sealed card, by its capability.
    Card(String),
}

struct Server {
    child: Child,
    address: SocketAddr,
}

impl Server {
    fn start(folder: &Path) -> Self {
        let mut child = Command::new(SASAE)
            .args(["serve", "--addr", "127.0.0.1:0"])
            .env("SASAE_DATABASE_URL", url(folder))
            .env("SASAE_SITE_ROOT", folder)
            .env("SASAE_RATE_LIMIT", "0")
            .env("SASAE_LOG", "off")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().rsplit(':').next().unwrap().parse().unwrap_or_else(|_| panic!("not ready: {line:?}"));
        Self { child, address: SocketAddr::from(([127, 0, 0, 1], port)) }
    }

    /// SIGKILL.
    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// A test that fails leaves no server behind.
impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn url(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("sasae.db").display())
}

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The body of a 201; `None` when the server was killed over it.
fn send(address: SocketAddr, line: &str, headers: &str, body: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    let length = body.len();
    let head = format!("{line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n");
    write!(stream, "{head}Content-Length: {length}\r\n{headers}\r\n{body}").ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    assert!(head.starts_with("HTTP/1.1 201"), "{line}: {answer}");
    Some(body.to_owned())
}

/// Writes until the server is gone.
fn write_on(address: SocketAddr, writer: usize, round: u64, told: &Sender<Acknowledged>) {
    for count in 0.. {
        if (count + writer).is_multiple_of(3) {
            let id = format!("{round:06}{writer:02}{count:06}{}", "I".repeat(8));
            let capability = "C".repeat(43);
            let headers = format!("Authorization: Bearer {capability}\r\nIf-None-Match: *\r\n");
            let body = format!("{{\"sealed\":\"{}\"}}", "S".repeat(400));
            let Some(_) = send(address, &format!("PUT /api/v1/emergency-cards/{id}"), &headers, &body) else { return };
            told.send(Acknowledged::Card(id)).unwrap();
        } else {
            let body = format!("{{\"kind\":\"clinic\",\"name\":\"医院 {round}-{writer}-{count}\"}}");
            let cookie = format!("Cookie: __Host-sasae={SECRET}\r\n");
            let Some(body) = send(address, "POST /api/v1/organizations", &cookie, &body) else { return };
            // Half an answer acknowledges nothing.
            let Ok(answer) = serde_json::from_str::<serde_json::Value>(&body) else { return };
            told.send(Acknowledged::Organization(answer["organization"]["id"].as_str().unwrap().to_owned())).unwrap();
        }
    }
}

/// Runs statements that are written out here.
async fn run(db: &Db, sql: String) {
    let Db::Sqlite(sqlite) = db else { panic!("SQLite") };
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&sqlite.writer).await.unwrap();
}

async fn ask<T>(db: &Db, sql: &str) -> T
where
    T: Send + Unpin + for<'r> sqlx::Decode<'r, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite>,
{
    let Db::Sqlite(sqlite) = db else { panic!("SQLite") };
    sqlx::query_scalar(AssertSqlSafe(sql.to_owned())).fetch_one(&sqlite.reader).await.unwrap()
}

/// An administrator of the region, signed in.
async fn begin(db: &Db) {
    let (now, hash) = (Clock::System.now_text(), hash(SECRET));
    run(
        db,
        format!(
            "insert into organizations (id, kind, name, runs_region, created_at) values ('o', 'other', '市', true, '{now}');
            insert into people (id, name, email, created_at) values ('p', '佐藤 花子', 'hanako@example.jp', '{now}');
            insert into memberships (id, person_id, organization_id, profession, role, begun_at)
                values ('m', 'p', 'o', 'nurse', 'administrator', '{now}');
            insert into sessions (id, person_id, membership_id, secret_hash, factor, device, begun_at, seen_at, rotated_at,
                authenticated_at) values ('s', 'p', 'm', '{hash}', 'password', 'x', '{now}', '{now}', '{now}', '{now}')"
        ),
    )
    .await;
}

/// Everything that must hold once a server has started again.
async fn check(folder: &Path, acknowledged: &[Acknowledged], round: u64) -> u64 {
    let db = Db::open(&url(folder)).await.unwrap();
    assert_eq!(ask::<String>(&db, "pragma integrity_check").await, "ok", "round {round}");
    for write in acknowledged {
        let sql = match write {
            Acknowledged::Organization(id) => format!("select count(*) from organizations where id = '{id}'"),
            Acknowledged::Card(id) => format!("select count(*) from emergency_cards where id_hash = '{}'", hash(id)),
        };
        assert_eq!(ask::<i64>(&db, &sql).await, 1, "round {round}: {write:?} was lost");
    }
    let untold = "select count(*) from organizations o where o.id <> 'o' and not exists (select 1 from audit_entries e
        where e.object_kind = 'organization' and e.object_id = o.id and e.action = 'create_organization')";
    let undone = "select count(*) from audit_entries e where e.action = 'create_organization'
        and not exists (select 1 from organizations o where o.id = e.object_id)";
    assert_eq!((ask::<i64>(&db, untold).await, ask::<i64>(&db, undone).await), (0, 0), "round {round}");
    let files: [PathBuf; 2] = ["sasae.audit.key", "sasae.audit.heads"].map(|name| folder.join(name));
    let witnesses = Witnesses { files: vec![files[1].clone()], heads: Vec::new() };
    let mut faults = Vec::new();
    let verified = audit::verify(&db, &files[0], &witnesses, &mut |fault| faults.push(fault)).await.unwrap();
    assert_eq!(faults, [], "round {round}");
    // The session goes on, however long this takes.
    let now = Clock::System.now_text();
    run(
        &db,
        format!(
            "update sessions set begun_at = '{now}', seen_at = '{now}', rotated_at = '{now}', authenticated_at = '{now}'"
        ),
    )
    .await;
    db.close().await;
    verified.entries
}

#[expect(clippy::disallowed_methods, reason = "how often is told by the environment")]
fn rounds() -> u64 {
    std::env::var("SASAE_CRASH_ROUNDS").map_or(10, |rounds| rounds.parse().expect("SASAE_CRASH_ROUNDS is a number"))
}

#[tokio::test(flavor = "multi_thread")]
async fn no_acknowledged_write_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&url(folder.path())).await.unwrap();
    begin(&db).await;
    db.close().await;
    let (rounds, mut random) = (rounds(), fastrand::Rng::with_seed(8));
    let (mut acknowledged, mut all, mut entries) = (Vec::new(), 0, 0);
    for round in 0..=rounds {
        let mut server = Server::start(folder.path());
        entries = check(folder.path(), &acknowledged, round).await;
        if round == rounds {
            break;
        }
        let (telling, told) = channel();
        let address = server.address;
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let telling = telling.clone();
                std::thread::spawn(move || write_on(address, writer, round, &telling))
            })
            .collect();
        drop(telling);
        // Something is acknowledged before the end comes.
        let first = told.recv_timeout(Duration::from_secs(20)).expect("nothing was acknowledged");
        tokio::time::sleep(Duration::from_micros(random.u64(..150_000))).await;
        server.kill();
        acknowledged = std::iter::once(first).chain(told).collect();
        writers.into_iter().for_each(|writer| writer.join().unwrap());
        all += acknowledged.len();
    }
    assert!(entries > 0);
    println!(
        "killed {rounds} times; {all} acknowledged writes, none lost; {entries} entries of the audit log, no fault"
    );
}
