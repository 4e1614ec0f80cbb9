//! Backups of life notes: kept, replaced without losing an update, deleted for good, within limits.

use api::note_backups::MOST_SEALED_NOTE;
use axum::body::Body;
use axum::http::{Request, header};
use serde_json::{Value, json};

use crate::world::{Answer, World, story};

const PATH: &str = "/api/v1/note-backup";
const NEW: (&str, &str) = ("if-none-match", "*");

/// 43 characters.
pub fn capability(letter: char) -> String {
    letter.to_string().repeat(43)
}

pub fn bearing(method: &str, path: &str, secret: &str) -> axum::http::request::Builder {
    Request::builder().method(method).uri(path).header("authorization", format!("Bearer {secret}"))
}

fn put(secret: &str, condition: (&str, &str), sealed: &str) -> Request<Body> {
    let request = bearing("PUT", PATH, secret).header(condition.0, condition.1);
    request
        .header("content-type", "application/json")
        .body(Body::from(json!({ "sealed": sealed }).to_string()))
        .unwrap()
}

fn ask(method: &str, secret: &str) -> Request<Body> {
    bearing(method, PATH, secret).body(Body::empty()).unwrap()
}

/// Status and code of an answer that nobody stores.
pub fn refused(answer: &Answer) -> (u16, String) {
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store", "{}", answer.text);
    (answer.status.as_u16(), answer.json()["errors"][0]["code"].as_str().unwrap().to_owned())
}

fn kept(answer: &Answer) -> (u16, Value) {
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store", "{}", answer.text);
    let backup = answer.json()["backup"].take();
    assert_eq!(answer.headers[header::ETAG], format!("\"{}\"", backup["revision"]));
    (answer.status.as_u16(), backup)
}

story! {
    async fn a_sealed_note_is_kept_replaced_and_deleted(world) {
        let (mine, other) = (capability('a'), capability('b'));
        assert_eq!(refused(&world.send(ask("GET", &mine)).await), (404, "not_found".to_owned()));
        assert_eq!(refused(&world.send(put(&mine, ("if-match", "\"1\""), "x")).await), (404, "not_found".to_owned()));

        // Any text comes back as it was.
        let sealed = "{\"v\":1}\n</script>\u{1b}[2J 髙﨑𠮷\\\"".to_owned();
        let (status, first) = kept(&world.send(put(&mine, NEW, &sealed)).await);
        assert_eq!(status, 201);
        assert_eq!(first["bytes"], sealed.len());
        assert_eq!(first["stored_at"], "2026-11-20T01:00:00.000Z");
        assert!(first.get("sealed").is_none());
        let (status, read) = kept(&world.send(ask("GET", &mine)).await);
        assert_eq!((status, &read["sealed"], &read["sha256"]), (200, &json!(sealed), &first["sha256"]));

        // As long as it may be; another capability sees nothing of it.
        let revision = first["revision"].as_i64().unwrap();
        let large = "長".repeat(MOST_SEALED_NOTE / 3);
        let (status, second) = kept(&world.send(put(&mine, ("if-match", &format!("\"{revision}\"")), &large)).await);
        assert_eq!((status, second["revision"].as_i64()), (200, Some(revision + 1)));
        assert_eq!(kept(&world.send(ask("GET", &mine)).await).1["sealed"], large);
        for method in ["GET", "DELETE"] {
            assert_eq!(refused(&world.send(ask(method, &other)).await), (404, "not_found".to_owned()));
        }

        let world = world.reopen().await;
        let gone = world.send(ask("DELETE", &mine)).await;
        assert_eq!((gone.status.as_u16(), gone.text.as_str()), (204, ""));
        assert_eq!(gone.headers[header::CACHE_CONTROL], "no-store");
        for method in ["GET", "DELETE"] {
            assert_eq!(refused(&world.send(ask(method, &mine)).await), (404, "not_found".to_owned()));
        }
    }
}

story! {
    async fn of_two_devices_the_second_is_told(world) {
        let mine = capability('a');
        let revision = kept(&world.send(put(&mine, NEW, "first")).await).1["revision"].as_i64().unwrap();
        let again = world.send(put(&mine, NEW, "second")).await;
        assert_eq!(refused(&again), (412, "changed_meanwhile".to_owned()));
        assert_eq!(again.headers[header::ETAG], format!("\"{revision}\""));

        // At the same moment: one is kept, and it is the one that was told so.
        let tag = format!("\"{revision}\"");
        let texts: Vec<String> = (0..8).map(|n| format!("device {n}")).collect();
        let sent = texts.iter().map(|text| world.send(put(&mine, ("if-match", &tag), text)));
        let answers = futures_util::future::join_all(sent).await;
        let won: Vec<_> = answers.iter().zip(&texts).filter(|(answer, _)| answer.status == 200).collect();
        assert_eq!(won.len(), 1);
        assert_eq!(kept(&world.send(ask("GET", &mine)).await).1["sealed"], *won[0].1);
        for lost in answers.iter().filter(|answer| answer.status != 200) {
            assert_eq!(refused(lost), (412, "changed_meanwhile".to_owned()));
            assert_eq!(lost.headers[header::ETAG], format!("\"{}\"", revision + 1));
        }

        // What is made anew after a deletion is not what another device remembers.
        assert_eq!(world.send(ask("DELETE", &mine)).await.status, 204);
        let later = world.at("2026-11-20T02:00:00Z");
        let anew = kept(&later.send(put(&mine, NEW, "anew")).await).1["revision"].as_i64().unwrap();
        assert!(anew > revision + 1);
        let late = later.send(put(&mine, ("if-match", &tag), "late")).await;
        assert_eq!(refused(&late), (412, "changed_meanwhile".to_owned()));
    }
}

story! {
    async fn what_is_not_understood_is_refused_and_nothing_is_kept(world) {
        let mine = capability('a');
        let code = |status: u16, code: &str| (status, code.to_owned());
        let without = Request::get(PATH).body(Body::empty()).unwrap();
        let answer = world.send(without).await;
        assert_eq!(refused(&answer), code(401, "no_capability"));
        assert_eq!(answer.headers[header::WWW_AUTHENTICATE], "Bearer");
        for secret in ["", "short", &"a".repeat(44), &"あ".repeat(43), &"+".repeat(43)] {
            assert_eq!(refused(&world.send(ask("GET", secret)).await), code(401, "no_capability"), "{secret}");
        }
        assert_eq!(refused(&world.send(put(&mine, ("x-nothing", "1"), "x")).await), code(428, "precondition_required"));
        for condition in [("if-match", "1"), ("if-match", "*"), ("if-none-match", "\"1\"")] {
            assert_eq!(refused(&world.send(put(&mine, condition, "x")).await), code(400, "invalid_value"));
        }
        assert_eq!(refused(&world.send(put(&mine, NEW, "")).await), code(422, "required"));
        assert_eq!(refused(&world.send(put(&mine, NEW, "a\0b")).await), code(422, "invalid_value"));
        for length in [MOST_SEALED_NOTE + 1, 3 * MOST_SEALED_NOTE] {
            assert_eq!(refused(&world.send(put(&mine, NEW, &"a".repeat(length))).await), code(413, "too_large"));
        }
        let body = |text: &'static str, kind: &str| {
            let request = bearing("PUT", PATH, &mine).header("if-none-match", "*").header("content-type", kind);
            request.body(Body::from(text)).unwrap()
        };
        assert_eq!(refused(&world.send(body("{", "application/json")).await), code(400, "invalid_body"));
        assert_eq!(refused(&world.send(body("{\"note\":1}", "application/json")).await), code(422, "invalid_body"));
        assert_eq!(refused(&world.send(body("sealed=x", "text/plain")).await), code(415, "invalid_body"));
        let asked = bearing("GET", "/api/v1/note-backup?name=hana", &mine).body(Body::empty()).unwrap();
        assert_eq!(refused(&world.send(asked).await), code(400, "unknown_parameter"));
        // A browser on another site.
        let mut foreign = put(&mine, NEW, "x");
        foreign.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
        assert_eq!(world.send(foreign).await.status, 403);
        assert_eq!(world.send(ask("GET", &mine)).await.status, 404);
    }
}

story! {
    async fn new_backups_have_limits_of_client_and_space(world) {
        let visitor = world.visitor("203.0.113.5", &["--rate-limit", "1000", "--note-space", "1"]);
        let secret = |number: usize| format!("{number:043}");
        for number in 0..30 {
            assert_eq!(visitor.send(put(&secret(number), NEW, "small")).await.status, 201);
        }
        let many = visitor.send(put(&secret(30), NEW, "small")).await;
        assert_eq!(refused(&many), (429, "too_many_requests".to_owned()));
        assert_eq!(many.headers[header::RETRY_AFTER], "3600");

        // What is there can be replaced, whatever was made; somebody else may begin.
        let revision = kept(&visitor.send(ask("GET", &secret(0))).await).1["revision"].as_i64().unwrap();
        let large = "a".repeat(990_000);
        assert_eq!(visitor.send(put(&secret(0), ("if-match", &format!("\"{revision}\"")), &large)).await.status, 200);
        let other = world.visitor("203.0.113.6", &["--rate-limit", "1000", "--note-space", "1"]);
        let full = other.send(put(&secret(40), NEW, &"a".repeat(9_900))).await;
        assert_eq!(refused(&full), (503, "storage_full".to_owned()));
        assert_eq!(full.headers[header::RETRY_AFTER], "3600");
        assert_eq!(other.send(put(&secret(40), NEW, &"a".repeat(9_000))).await.status, 201);
        // What grows does not fit, what does not grow does; what is deleted makes room.
        let grown = visitor.send(put(&secret(1), ("if-match", &format!("\"{revision}\"")), &"a".repeat(9_000))).await;
        assert_eq!(refused(&grown), (503, "storage_full".to_owned()));
        assert_eq!(visitor.send(put(&secret(1), ("if-match", &format!("\"{revision}\"")), "tiny")).await.status, 200);
        assert_eq!(visitor.send(ask("DELETE", &secret(0))).await.status, 204);
        assert_eq!(other.send(put(&secret(41), NEW, &"a".repeat(900_000))).await.status, 201);
    }
}

/// After a deletion the bytes are nowhere in the file of SQLite and its log, neither those of the last revision nor of
/// those before.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_deleted_is_overwritten() {
    let world = World::sqlite().await;
    let on_disk = |needle: &str| {
        ["sasae.db", "sasae.db-wal"].iter().any(|name| {
            let bytes = std::fs::read(world.path(name)).unwrap_or_default();
            memchr::memmem::find(&bytes, needle.as_bytes()).is_some()
        })
    };
    let (mine, other) = (capability('a'), capability('b'));
    world.send(put(&other, NEW, &"SEALED-BY-ANOTHER ".repeat(5_000))).await;
    let revision = kept(&world.send(put(&mine, NEW, &"SEALED-AT-FIRST ".repeat(60_000))).await).1["revision"].take();
    let again = put(&mine, ("if-match", &format!("\"{revision}\"")), &"SEALED-AT-LAST ".repeat(9));
    assert_eq!(world.send(again).await.status, 200);
    assert!(["SEALED-AT-FIRST", "SEALED-AT-LAST", "SEALED-BY-ANOTHER"].iter().all(|needle| on_disk(needle)));

    assert_eq!(world.send(ask("DELETE", &mine)).await.status, 204);
    assert!(!on_disk("SEALED-AT-FIRST") && !on_disk("SEALED-AT-LAST"));
    assert!(on_disk("SEALED-BY-ANOTHER"));
    // What is kept is kept under a hash.
    assert!(!on_disk(&other) && !on_disk(&mine));
    world.db.close().await;
    assert!(!on_disk("SEALED-AT-FIRST") && !on_disk("SEALED-AT-LAST") && on_disk("SEALED-BY-ANOTHER"));
}
