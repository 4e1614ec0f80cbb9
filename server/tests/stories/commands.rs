//! The program as it is called: faults answer with one line that says what to do.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::files::Sheet;
use crate::world::World;

const SASAE: &str = env!("CARGO_BIN_EXE_sasae");

fn sasae(url: &str, arguments: &[&str]) -> Output {
    Command::new(SASAE)
        .args(arguments)
        .env("SASAE_DATABASE_URL", url)
        .env("SASAE_LOG", "error")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// The one line on standard error of a call that must fail.
fn refusal(output: &Output) -> String {
    assert!(!output.status.success(), "it succeeded: {}", String::from_utf8_lossy(&output.stdout));
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(text.trim_end().lines().count(), 1, "more than one line:\n{text}");
    text
}

fn sqlite(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("sasae.db").display())
}

#[test]
fn a_database_that_cannot_be_used() {
    let folder = tempfile::tempdir().unwrap();
    let missing = "postgres://nobody:s3cret@127.0.0.1:1/none";
    let file = folder.path().join("a-file");
    std::fs::write(&file, "no database ".repeat(1000)).unwrap();
    for (url, expected) in [
        ("mysql://x", "expected sqlite://PATH"),
        (missing, "cannot be reached"),
        (&format!("sqlite://{}/sasae.db", file.display()), "cannot be made"),
        (&format!("sqlite://{}", folder.path().display()), "cannot be opened for writing"),
        (&format!("sqlite://{}", file.display()), "cannot be opened for writing"),
    ] {
        let message = refusal(&sasae(url, &["municipality", "show"]));
        assert!(message.contains(expected), "{url}: {message}");
        assert!(!message.contains("s3cret"), "{message}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_postgres_database_or_password_that_is_wrong() {
    let world = World::postgres().await;
    let wrong = world.url.replacen("/story_", "/no_such_", 1);
    let message = refusal(&sasae(&wrong, &["municipality", "show"]));
    assert!(message.contains("has no database of this name"), "{message}");
    // A role that may only come with a password.
    let name = format!("role_{}", uuid::Uuid::now_v7().simple());
    server::on_writer!(&world.db, |pool| {
        let sql = format!("create role {name} login password 'right' connection limit 0");
        sqlx::query(sqlx::AssertSqlSafe(sql)).execute(pool).await.map(|_| ())
    })
    .unwrap();
    let refused = world.url.replace("user=postgres", &format!("user={name}"));
    let message = refusal(&sasae(&refused, &["municipality", "show"]));
    assert!(message.contains("PostgreSQL at"), "{message}");
}

#[test]
fn a_port_that_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let message = refusal(&sasae(&sqlite(folder.path()), &["serve", "--addr", &address]));
    assert!(message.contains("another program listens there"), "{message}");
}

#[test]
fn an_import_that_fails_says_so_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let url = sqlite(folder.path());
    let page = folder.path().join("02-1_20250601.csv");
    std::fs::write(&page, "<html>Not found</html>").unwrap();
    let message = refusal(&sasae(&url, &["import", page.to_str().unwrap()]));
    assert!(message.contains("web page"), "{message}");

    let sheet = Sheet::institutions('2').institution("3921", "甲医院", &[]);
    std::fs::write(&page, sheet.bytes()).unwrap();
    let report = folder.path().join("report.json");
    let output = sasae(&url, &["import", page.to_str().unwrap(), "--report", report.to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.contains("1 rows; records: 1 new, 0 changed") && text.contains("1 medical facilities"), "{text}");
    let report: serde_json::Value = serde_json::from_slice(&std::fs::read(report).unwrap()).unwrap();
    assert_eq!(report["files"][0]["dataset"], "iryo.clinic");
    assert!(report["peak_memory_bytes"].as_u64().is_some() && report["swap_milliseconds"].as_u64().unwrap() < 1000);
}

#[test]
fn the_municipality_is_set_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let url = sqlite(folder.path());
    let set = [
        "municipality",
        "set",
        "--name",
        "高知市",
        "--area-codes",
        "39201,39202",
        "--desk-name",
        "相談窓口",
        "--desk-telephone",
        "088-000-0000",
        "--has-7119",
        "true",
    ];
    assert!(sasae(&url, &set).status.success());
    let shown = sasae(&url, &["municipality", "show"]);
    let shown: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
    assert_eq!(shown["area_codes"], serde_json::json!(["39201", "39202"]));
    assert_eq!(shown["desk"]["telephone"], "088-000-0000");
    // What is not given stays; an empty text clears.
    assert!(sasae(&url, &["municipality", "set", "--desk-name", "", "--desk-telephone", ""]).status.success());
    let shown: serde_json::Value = serde_json::from_slice(&sasae(&url, &["municipality", "show"]).stdout).unwrap();
    assert_eq!((&shown["desk"], &shown["name"]), (&serde_json::Value::Null, &"高知市".into()));
    let message = refusal(&sasae(&url, &["municipality", "set", "--desk-name", "窓口"]));
    assert!(message.contains("--desk-telephone"), "{message}");
}

#[test]
fn a_wrong_log_filter_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(SASAE)
        .args(["municipality", "show"])
        .env("SASAE_DATABASE_URL", sqlite(folder.path()))
        .env("SASAE_LOG", "server=loud")
        .output()
        .unwrap();
    assert!(refusal(&output).contains("expected error, warn"), "{output:?}");
}

/// From a report to its answer, on the command line; faults say what to do.
#[tokio::test(flavor = "multi_thread")]
async fn reports_are_read_and_decided() {
    let world = World::sqlite().await;
    let typed = [("resource_kind", "salon"), ("resource_name", "=サロン"), ("relation", "staff"), ("name", "青空花子")];
    let sent = world.post_form("/report", &typed).await;
    let secret = sent.headers["location"].to_str().unwrap().trim_start_matches("/corrections/").to_owned();
    let read = |arguments: &[&str]| {
        let output = sasae(&world.url, &[&["corrections"], arguments].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let list = read(&["list"]);
    assert!(list.contains("'=サロン") && list.contains("青空花子") && !list.contains(&secret), "{list}");
    let id = list.lines().nth(1).unwrap().split(',').next().unwrap().to_owned();
    assert!(read(&["show", &id[..13]]).contains("=サロン"));
    for (arguments, expected) in [
        (&["show", "ffff"][..], "no report has an id that begins with \"ffff\""),
        (&["accept", &id, "--answer", &"あ".repeat(1001)], "at most 1000"),
    ] {
        let message = refusal(&sasae(&world.url, &[&["corrections"], arguments].concat()));
        assert!(message.contains(expected), "{message}");
    }
    // Who turns a report down says why.
    assert!(!sasae(&world.url, &["corrections", "reject", &id]).status.success());
    assert!(read(&["reject", &id, "--answer", "確かめられませんでした。"]).contains(&id));
    let message = refusal(&sasae(&world.url, &["corrections", "accept", &id]));
    assert!(message.contains("was rejected on"), "{message}");
    let all = read(&["list", "--all"]);
    assert!(all.contains("確かめられませんでした。") && !all.contains("青空花子"), "{all}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_facility_is_confirmed_from_the_command_line() {
    let world = World::sqlite().await;
    let sheet = Sheet::institutions('2').institution("3921", "甲医院", &[]);
    let file = world.write("02-1_20250601.csv", sheet.bytes());
    world.import(&[&file]).await.unwrap();
    let id = world.facility("甲医院").await["id"].as_str().unwrap().to_owned();
    let confirm = |more: &[&str]| sasae(&world.url, &[&["confirm", &id, "--by", "高知市医師会"], more].concat());
    let output = confirm(&["--field", "hours,telephone", "--field", "functions", "--on", "2025-07-01"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = world.facility("甲医院").await["confirmations"].take();
    let days: Vec<_> = told.as_array().unwrap().iter().map(|one| one["confirmed_on"].as_str()).collect();
    assert_eq!(days, [Some("2025-07-01"), Some("2025-07-01"), None, Some("2025-07-01")]);
    for (more, expected) in [
        (&["--field", "hours", "--on", "2025-06-30"][..], "hours was confirmed on 2025-07-01 already"),
        (&["--field", "hours", "--on", "2999-01-01"], "after today"),
    ] {
        let message = refusal(&confirm(more));
        assert!(message.contains(expected), "{message}");
    }
    let message = refusal(&sasae(&world.url, &["confirm", "nobody", "--by", "市", "--field", "hours"]));
    assert!(message.contains("no facility has the id"), "{message}");
}

/// SIGTERM: the address is printed, requests are answered, the end is orderly.
#[test]
fn a_server_ends_when_it_is_told_to() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let mut child = Command::new(SASAE)
        .args(["serve", "--addr", "127.0.0.1:0"])
        .env("SASAE_DATABASE_URL", sqlite(folder.path()))
        .env("SASAE_LOG", "debug")
        .stdout(Stdio::piped())
        .stderr(std::fs::File::create(&log).unwrap())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let address = first.trim().strip_prefix("Sasae is ready: http://").unwrap_or_else(|| panic!("{first}")).to_owned();

    let send = |line: &str, headers: &str, body: &str| {
        let mut stream = std::net::TcpStream::connect(&address).unwrap();
        let length = body.len();
        let question = format!(
            "{line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
        );
        std::io::Write::write_all(&mut stream, question.as_bytes()).unwrap();
        let mut answer = String::new();
        std::io::Read::read_to_string(&mut stream, &mut answer).unwrap();
        answer
    };
    let ask = |path: &str| send(&format!("GET {path}"), "", "");
    let answer = ask("/readyz");
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("\"ready\":true"), "{answer}");
    // Private links are in no log, however much is logged.
    let secret = "0123456789abcdef".repeat(2);
    for path in [format!("/corrections/{secret}"), format!("/api/v1/corrections/{secret}")] {
        assert!(ask(&path).starts_with("HTTP/1.1 404"));
    }
    // Nor is anything of notes and cards.
    let (capability, id, sealed) = ("C".repeat(43), "I".repeat(22), "S".repeat(60));
    let json = format!("Authorization: Bearer {capability}\r\nContent-Type: application/json\r\nIf-None-Match: *\r\n");
    let body = format!("{{\"sealed\":\"{sealed}\"}}");
    let card = format!("/api/v1/emergency-cards/{id}");
    for path in ["/api/v1/note-backup", &card] {
        assert!(send(&format!("PUT {path}"), &json, &body).starts_with("HTTP/1.1 201"));
    }
    for path in [card, format!("/e/{id}")] {
        assert!(ask(&path).starts_with("HTTP/1.1 200"));
    }
    let logged = std::fs::read_to_string(&log).unwrap();
    for secret in [&secret, &capability, &id, &sealed] {
        assert!(logged.contains("/api/v1/corrections/{secret}") && !logged.contains(secret), "{logged}");
    }

    assert!(Command::new("kill").arg(child.id().to_string()).status().unwrap().success());
    assert!(child.wait().unwrap().success());
    // Closed in order: the log of SQLite is written back and gone.
    assert!(!folder.path().join("sasae.db-wal").exists());
}

/// Whether an organization runs the region is not changed by naming it again, nor is what was asked for ignored.
#[test]
fn an_organization_stays_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let url = sqlite(folder.path());
    let create = |more: &[&str]| {
        let words = [
            "account",
            "create",
            "--name",
            "佐藤花子",
            "--email",
            "hanako@example.jp",
            "--organization",
            "ささえ市役所",
        ];
        sasae(&url, &[&words[..], more].concat())
    };
    assert!(create(&[]).status.success());
    let message = refusal(&create(&["--runs-region"]));
    assert!(message.contains("does not run the region") && message.contains("--runs-region was given"), "{message}");
    assert!(create(&[]).status.success());
}
