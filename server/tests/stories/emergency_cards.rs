//! Emergency cards: put by an owner, opened by whoever has the link, counted, revoked; and their page.

use api::emergency_cards::MOST_SEALED_CARD;
use axum::body::Body;
use axum::http::{Request, header};
use serde_json::{Value, json};
use server::db::Dialect;

use crate::note_backups::{bearing, capability, refused};
use crate::world::{World, story};

const ID: &str = "AbCdEfGhIjKlMnOpQr-_01";

fn sealed(letter: char) -> String {
    letter.to_string().repeat(60)
}

fn path(id: &str) -> String {
    format!("/api/v1/emergency-cards/{id}")
}

fn put(id: &str, owner: &str, sealed: &str) -> Request<Body> {
    let request = bearing("PUT", &path(id), owner).header("content-type", "application/json");
    request.body(Body::from(json!({ "sealed": sealed }).to_string())).unwrap()
}

fn ask(method: &str, path: &str, owner: &str) -> Request<Body> {
    bearing(method, path, owner).body(Body::empty()).unwrap()
}

async fn openings(world: &World, owner: &str) -> Vec<Value> {
    let answer = world.send(ask("GET", &format!("{}/openings", path(ID)), owner)).await;
    assert_eq!((answer.status.as_u16(), &answer.headers[header::CACHE_CONTROL]), (200, &"no-store".parse().unwrap()));
    assert_eq!(answer.json()["meta"], json!({ "most": 200 }));
    answer.json()["openings"].as_array().unwrap().clone()
}

story! {
    async fn a_card_is_put_opened_counted_and_revoked(world) {
        let (owner, other) = (capability('a'), capability('b'));
        let not_found = || (404, "not_found".to_owned());
        assert_eq!(refused(&world.get(&path(ID)).await), not_found());
        let first = world.send(put(ID, &owner, &sealed('x'))).await;
        assert_eq!((first.status.as_u16(), first.json()), (201, json!({"card":{"updated_at":"2026-11-20T01:00:00.000Z"}})));
        let later = world.at("2026-11-21T02:00:00Z");
        assert_eq!(later.send(put(ID, &owner, &sealed('y'))).await.status, 200);
        assert!(openings(&world, &owner).await.is_empty(), "its owner opens nothing");

        let opened = world.get(&path(ID)).await;
        assert_eq!(opened.headers[header::CACHE_CONTROL], "no-store");
        let card = json!({"card":{"sealed":sealed('y'),"updated_at":"2026-11-21T02:00:00.000Z"}});
        assert_eq!((opened.status.as_u16(), opened.json()), (200, card));
        later.get(&format!("/e/{ID}")).await;
        assert_eq!(
            openings(&world, &owner).await,
            [json!({"opened_at":"2026-11-21T02:00:00.000Z"}), json!({"opened_at":"2026-11-20T01:00:00.000Z"})]
        );

        // Whoever is not its owner.
        assert_eq!(refused(&world.send(put(ID, &other, &sealed('z'))).await), (403, "not_the_owner".to_owned()));
        assert_eq!(refused(&world.send(ask("DELETE", &path(ID), &other)).await), not_found());
        assert_eq!(refused(&world.send(ask("GET", &format!("{}/openings", path(ID)), &other)).await), not_found());
        assert_eq!(world.get(&path(ID)).await.json()["card"]["sealed"], sealed('y'));

        // Revoked is as if it had never been, but that nobody can put another one behind the printed code.
        let world = world.reopen().await;
        let gone = world.send(ask("DELETE", &path(ID), &owner)).await;
        assert_eq!((gone.status.as_u16(), gone.text.as_str()), (204, ""));
        let unknown = world.get(&path("0000000000000000000000")).await;
        let revoked = world.get(&path(ID)).await;
        assert_eq!((refused(&revoked), &revoked.text), (not_found(), &unknown.text));
        assert_eq!(refused(&world.send(ask("GET", &format!("{}/openings", path(ID)), &owner)).await), not_found());
        assert_eq!(refused(&world.send(ask("DELETE", &path(ID), &owner)).await), not_found());
        for owner in [&owner, &other] {
            assert_eq!(refused(&world.send(put(ID, owner, &sealed('z'))).await), (403, "not_the_owner".to_owned()));
        }
        for table in ["emergency_cards", "emergency_card_openings"] {
            let count = sqlx::AssertSqlSafe(format!("select count(*) from {table}"));
            let rows: i64 = server::on_reader!(&world.db, |pool| sqlx::query_scalar(count).fetch_one(pool).await).unwrap();
            assert_eq!(rows, 0, "{table}");
        }
    }
}

story! {
    async fn the_newest_openings_are_kept_of_each_card(world) {
        let (owner, other_id) = (capability('a'), "0000000000000000000000");
        for id in [ID, other_id] {
            assert_eq!(world.send(put(id, &owner, &sealed('x'))).await.status, 201);
        }
        world.get(&path(other_id)).await;
        let first = world.at("2026-11-20T03:00:00Z");
        first.get(&path(ID)).await;
        let second = world.at("2026-11-20T04:00:00Z");
        for _ in 0..199 {
            second.get(&path(ID)).await;
        }
        let kept = openings(&world, &owner).await;
        assert_eq!((kept.len(), &kept[199]), (200, &json!({"opened_at":"2026-11-20T03:00:00.000Z"})));
        second.get(&path(ID)).await;
        let kept = openings(&world, &owner).await;
        assert_eq!((kept.len(), &kept[199]), (200, &json!({"opened_at":"2026-11-20T04:00:00.000Z"})));
        let answer = world.send(ask("GET", &format!("{}/openings", path(other_id)), &owner)).await;
        assert_eq!(answer.json()["openings"].as_array().unwrap().len(), 1);
    }
}

story! {
    /// An import that writes, a database that is slow: a crew has seconds.
    async fn a_card_opens_while_the_database_writes_and_its_opening_is_kept_later(world) {
        let owner = capability('a');
        world.send(put(ID, &owner, &sealed('x'))).await;
        let mut busy = world.db.session().await.unwrap();
        let begin = match world.db.dialect() {
            Dialect::Sqlite => "begin immediate",
            Dialect::Postgres => "begin; lock table emergency_card_openings in exclusive mode",
        };
        server::on_session!(&mut busy, |c| sqlx::raw_sql(begin).execute(c).await.map(|_| ())).unwrap();
        assert_eq!(world.get(&path(ID)).await.status, 200);
        assert!(openings(&world, &owner).await.is_empty(), "nothing was waited for");
        server::on_session!(&mut busy, |c| sqlx::raw_sql("commit").execute(c).await.map(|_| ())).unwrap();
        drop(busy);
        for _ in 0..200 {
            if !openings(&world, &owner).await.is_empty() {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        panic!("the opening was never kept");
    }
}

story! {
    async fn what_is_no_card_is_refused(world) {
        let owner = capability('a');
        let code = |status: u16, code: &str| (status, code.to_owned());
        for id in ["short", &format!("{ID}0"), "%FF", "%2e%2e", "AbCdEfGhIjKlMnOpQr+_01"] {
            assert_eq!(refused(&world.send(put(id, &owner, &sealed('x'))).await), code(400, "invalid_value"), "{id}");
            assert_eq!(refused(&world.get(&path(id)).await), code(404, "not_found"), "{id}");
            assert_eq!(world.get(&format!("/e/{id}")).await.status, 404);
        }
        for wrong in ["", "short", "\"><script>alert(1)</script>\"><script>alert(1)</script>", &"あ".repeat(50)] {
            assert_eq!(refused(&world.send(put(ID, &owner, wrong)).await), code(422, "invalid_value"), "{wrong}");
        }
        for length in [MOST_SEALED_CARD + 1, 40_000] {
            assert_eq!(refused(&world.send(put(ID, &owner, &"a".repeat(length))).await), code(413, "too_large"));
        }
        assert_eq!(world.send(put(ID, &owner, &"a".repeat(MOST_SEALED_CARD))).await.status, 201);
        let nobody = Request::delete(path(ID)).body(Body::empty()).unwrap();
        assert_eq!(refused(&world.send(nobody).await), code(401, "no_capability"));
        assert_eq!(refused(&world.send(put(ID, "short", &sealed('x'))).await), code(401, "no_capability"));
        assert_eq!(refused(&world.get(&format!("{}?key=1", path(ID))).await), code(400, "unknown_parameter"));
    }
}

story! {
    async fn new_cards_have_limits_of_client_and_space(world) {
        let owner = capability('a');
        let settings = ["--rate-limit", "1000", "--note-space", "1"];
        let [first, second, third] =
            ["203.0.113.5", "203.0.113.6", "203.0.113.7"].map(|client| world.visitor(client, &settings));
        let id = |number: usize| format!("{number:022}");
        let large = "a".repeat(MOST_SEALED_CARD);
        for number in 0..30 {
            assert_eq!(first.send(put(&id(number), &owner, &large)).await.status, 201);
        }
        let many = first.send(put(&id(30), &owner, &large)).await;
        assert_eq!(refused(&many), (429, "too_many_requests".to_owned()));
        assert_eq!(first.send(put(&id(0), &owner, &large)).await.status, 200, "replacing is free");
        for number in 30..60 {
            assert_eq!(second.send(put(&id(number), &owner, &large)).await.status, 201);
        }
        // 62 of 16 kB are 992 kB of a megabyte.
        for (number, status) in [(60, 201), (61, 201), (62, 503)] {
            assert_eq!(third.send(put(&id(number), &owner, &large)).await.status, status);
        }
        assert_eq!(third.send(ask("DELETE", &path(&id(0)), &owner)).await.status, 204);
        assert_eq!(third.send(put(&id(62), &owner, &large)).await.status, 201);
    }
}

story! {
    async fn the_page_of_a_card_is_private_small_and_counts_once(world) {
        let owner = capability('a');
        world.send(put(ID, &owner, &sealed('x'))).await;
        for (prefix, heading) in [("", "救急カード"), ("/easy", "<ruby>救急"), ("/en", "Emergency card")] {
            let page = world.get(&format!("{prefix}/e/{ID}")).await;
            assert_eq!(page.status, 200);
            for (name, value) in [
                ("cache-control", "no-store"),
                ("referrer-policy", "no-referrer"),
                ("x-robots-tag", "noindex"),
                ("content-type", "text/html; charset=utf-8"),
            ] {
                assert_eq!(page.headers[name], value);
            }
            assert!(page.headers.get(header::ETAG).is_none());
            assert!(page.text.contains(heading) && page.text.contains("href=\"tel:119\""), "{}", page.text);
            assert!(page.text.contains(&format!("data-sealed=\"{}\"", sealed('x'))));
            assert!(page.text.len() < 15_000, "{}", page.text.len());
            // Nothing is let in but what stands in the page, and nothing out.
            let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
            assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"), "{policy}");
            assert!(!policy.contains("unsafe") && !policy.contains("connect-src"), "{policy}");
            assert!(!page.text.contains("src=") && !page.text.contains("=\"http"), "{}", page.text);
        }
        assert_eq!(openings(&world, &owner).await.len(), 3);

        world.send(ask("DELETE", &path(ID), &owner)).await;
        let revoked = world.get(&format!("/e/{ID}")).await;
        let unknown = world.get("/e/0000000000000000000000").await;
        assert_eq!((revoked.status.as_u16(), &revoked.text), (404, &unknown.text));
        assert_eq!(revoked.headers[header::CACHE_CONTROL], "no-store");
        for words in ["href=\"tel:119\"", "このカードはありません", "カードに印刷された番号"] {
            assert!(revoked.text.contains(words), "{words}");
        }
        assert!(!revoked.text.contains("<script"));
    }
}

story! {
    async fn without_a_database_the_page_still_says_whom_to_call(world) {
        let visitor = world.visitor("203.0.113.5", &[]);
        world.db.close().await;
        let page = visitor.send(Request::get(format!("/e/{ID}")).body(Body::empty()).unwrap()).await;
        assert_eq!(page.status, 503);
        assert_eq!((&page.headers[header::RETRY_AFTER], &page.headers[header::CACHE_CONTROL]), (&"5".parse().unwrap(), &"no-store".parse().unwrap()));
        for words in ["href=\"tel:119\"", "いま、つながりません", "カードに印刷された番号"] {
            assert!(page.text.contains(words), "{words}");
        }
    }
}
