//! Our facility: what its people state is shown in the same moment, stays over imports and can be taken back.

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use serde_json::{Value, json};
use server::db::Held;
use server::on_held;

use crate::files::Sheet;
use crate::world::{Answer, World, form, story};

const SAKURA: &str = "2722210100001";
const CITY: [(&str, &str); 2] = [("都道府県コード", "27"), ("市区町村コード", "210")];

/// Two clinics, as published on a day.
async fn published(world: &World, day: &str, wednesday: &str) {
    let clinic = |sheet: Sheet, key: &str, name: &str, address: &str| {
        sheet.institution(
            key,
            name,
            &[CITY[0], CITY[1], ("所在地", address), ("毎週決まった曜日に休診（水）", wednesday)],
        )
    };
    let sheet = clinic(Sheet::institutions('2'), SAKURA, "さくらまち医院", "大阪府枚方市桜町１－２");
    let sheet = clinic(sheet, "2722210100002", "みどり診療所", "大阪府枚方市緑町５－６");
    let file = world.write(&format!("02-1_{day}.csv"), sheet.bytes());
    world.import(&[&file]).await.unwrap();
}

/// Somebody of an organization, signed in: what the cookie holds.
async fn signed_in(world: &World, organization: &str, facility_id: Option<&str>, role: &str) -> String {
    const ORGANIZATION: &str = "insert into organizations (id, kind, name, facility_id, runs_region, created_at)
        values ($1, 'clinic', $2, $3, $4, '2026-11-01T00:00:00.000Z')";
    const PERSON: &str = "insert into people (id, name, email, created_at)
        values ($1, '花田みどり', $1, '2026-11-01T00:00:00.000Z')";
    const MEMBERSHIP: &str = "insert into memberships (id, person_id, organization_id, profession, role, begun_at)
        values ($1, $1, $2, 'clerk', $3, '2026-11-01T00:00:00.000Z')";
    const KNOWN: &str = "select id from organizations where name = $1";
    let id = uuid::Uuid::now_v7().to_string();
    let mut transaction = world.db.begin().await.unwrap();
    let known: Option<String> = on_held!(Held::from(&mut transaction), |c| {
        sqlx::query_scalar(KNOWN).bind(organization).fetch_optional(c).await
    })
    .unwrap();
    if known.is_none() {
        on_held!(Held::from(&mut transaction), |c| {
            let query = sqlx::query(ORGANIZATION).bind(&id).bind(organization).bind(facility_id).bind(false);
            query.execute(c).await.map(|_| ())
        })
        .unwrap();
    }
    let organization = known.unwrap_or_else(|| id.clone());
    on_held!(Held::from(&mut transaction), |c| sqlx::query(PERSON).bind(&id).execute(c).await.map(|_| ())).unwrap();
    on_held!(Held::from(&mut transaction), |c| {
        sqlx::query(MEMBERSHIP).bind(&id).bind(&organization).bind(role).execute(c).await.map(|_| ())
    })
    .unwrap();
    let headers = HeaderMap::new();
    let begun = server::accounts::sessions::begin(&mut transaction, &world.clock, &id, &id, "passkey", &headers);
    let secret = begun.await.unwrap().as_str().to_owned();
    transaction.commit().await.unwrap();
    format!("__Host-sasae={secret}")
}

async fn ask(world: &World, who: &str, method: &str, path: &str, body: Option<&Value>) -> Answer {
    let request = Request::builder().method(method).uri(format!("/api/v1/own-facility{path}")).header("cookie", who);
    let request = request.header("content-type", "application/json").header("sec-fetch-site", "same-origin");
    world.send(request.body(body.map_or_else(Body::empty, |body| Body::from(body.to_string()))).unwrap()).await
}

/// States a part; what was answered must be a success.
async fn state(world: &World, who: &str, seen: Option<&str>, part: &str, content: Value) -> Value {
    let body = json!({"seen": seen, "statement": {part: content}});
    let answer = ask(world, who, "PUT", &format!("/{part}"), Some(&body)).await;
    assert_eq!(answer.status, StatusCode::OK, "{part}: {}", answer.text);
    answer.json()["own_facility"].take()
}

fn kept<'j>(own: &'j Value, part: &str) -> &'j Value {
    own["statements"].as_array().unwrap().iter().find(|one| one["part"] == part).unwrap()
}

fn open(opens: &str, closes: &str) -> Value {
    json!({"state": "open", "intervals": [{"opens": opens, "closes": closes}]})
}

/// Open from Monday to Saturday; Wednesday as given, and 祝日 the same: without a file of holidays any day may be one.
fn week(wednesday: Value) -> Value {
    let usual = open("9:00", "１２時");
    let closed = json!({"state": "closed"});
    json!({"week": [usual, usual, wednesday, usual, usual, usual, closed, wednesday], "other_closed": "", "note": ""})
}

async fn id_of(world: &World, name: &str) -> String {
    world.facility(name).await["id"].as_str().unwrap().to_owned()
}

story! {
    async fn hours_are_shown_at_once_stay_over_imports_and_can_be_taken_back(world) {
        published(&world, "20260601", "1").await;
        let id = id_of(&world, "さくらまち").await;
        let who = signed_in(&world, "さくらまち医院の窓口", Some(&id), "staff").await;
        let before = world.facility("さくらまち").await["week"].clone();
        let version = world.data_version().await;
        let own = state(&world, &who, None, "hours", week(open("20:00", "21:00"))).await;
        assert_eq!(world.data_version().await, version + 1);
        assert_eq!(kept(&own, "hours")["is_shown"], true);

        // Everybody's page, who said it, that it is confirmed, and the search for a Wednesday evening.
        let shown = world.facility("さくらまち").await;
        assert_eq!(shown["week"][2]["hours"], open("20:00", "21:00"));
        assert_eq!(shown["week"][0]["hours"], open("09:00", "12:00"));
        let hours = &shown["confirmations"][0];
        assert_eq!((&hours["confirmed_on"], &hours["confirmed_by"]), (&json!("2026-11-20"), &json!("さくらまち医院の窓口")));
        let source = shown["field_sources"].as_array().unwrap().iter().find(|one| one["field"] == "week").unwrap();
        assert_eq!(source, &json!({"field": "week", "dataset": "own.hours", "as_of": "2026-11-20"}));
        let page = world.get(&format!("/facilities/{id}")).await.text;
        assert!(page.contains("20:00") && page.contains("この施設からの申告") && page.contains("さくらまち医院の窓口"), "{page}");
        let evening = "?open_at=2026-12-02T20:30:00%2B09:00";
        assert_eq!(world.total(evening).await, 1);

        // The same edition, and a newer one that tells the same.
        published(&world, "20260601", "1").await;
        published(&world, "20261201", "1").await;
        assert_eq!(world.facility("さくらまち").await["week"], shown["week"]);
        assert_eq!(world.total(evening).await, 1);
        // It is not told any more, and told again.
        let gone = Sheet::institutions('2').institution("2722210100002", "みどり診療所", &[CITY[0], CITY[1], ("所在地", "大阪府枚方市緑町５－６")]);
        let file = world.write("02-1_20261202.csv", gone.bytes());
        world.import_with(&[&file], |options| options.allow_shrink = true).await.unwrap();
        assert_eq!(world.total(evening).await, 0);
        published(&world, "20261203", "1").await;
        assert_eq!(world.facility("さくらまち").await["week"], shown["week"]);

        // A newer edition tells something else: it is shown, and the statement is kept.
        published(&world, "20261204", "0").await;
        assert_ne!(world.facility("さくらまち").await["week"], shown["week"]);
        assert_eq!(world.total(evening).await, 0);
        let own = ask(&world, &who, "GET", "", None).await.json()["own_facility"].take();
        assert_eq!(kept(&own, "hours")["is_shown"], false);
        assert_eq!(own["facility"]["confirmations"][0]["changed_since"], true);
        let seen = kept(&own, "hours")["revision"].as_str().unwrap().to_owned();
        let own = state(&world, &who, Some(&seen), "hours", week(open("20:00", "21:00"))).await;
        assert_eq!(world.total(evening).await, 1);

        // Taken back, once.
        let undo = format!("/hours?seen={}", kept(&own, "hours")["revision"].as_str().unwrap());
        published(&world, "20261205", "1").await;
        let answer = ask(&world, &who, "DELETE", &undo, None).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        assert_eq!(world.facility("さくらまち").await["week"], before);
        assert_eq!(world.total(evening).await, 0);
        assert_eq!(kept(&answer.json()["own_facility"], "hours")["statement"], Value::Null);
        assert_eq!(ask(&world, &who, "DELETE", &undo, None).await.status, StatusCode::PRECONDITION_FAILED);
    }
}

story! {
    async fn telephone_closures_and_what_it_can_do(world) {
        published(&world, "20260601", "1").await;
        let id = id_of(&world, "さくらまち").await;
        let who = signed_in(&world, "さくらまち医院", Some(&id), "administrator").await;
        state(&world, &who, None, "telephone", json!({"telephone": "０７２（８００）０００１", "fax": "072-800-0002"})).await;
        state(&world, &who, None, "hours", week(open("9:00", "12:00"))).await;
        let closures = json!({"closures": [{"from": "2026/12/2", "words": "<b>学会</b>のため"}, {"from": "2026-12-01", "is_partly": true}]});
        state(&world, &who, None, "closures", closures).await;
        let answers = json!({"answers": [{"code": "ventilator", "answer": "ask", "note": "1名まで"}, {"code": "home_visits", "answer": "can"}]});
        state(&world, &who, None, "home_care", answers).await;
        let time = json!({"times": [{"days": ["monday"], "hours": {"opens": "13", "closes": "14"}}], "channels": ["fax"], "note": "看護師まで"});
        let own = state(&world, &who, None, "care_manager_time", time).await;
        let parts: Vec<&str> = own["statements"].as_array().unwrap().iter().map(|one| one["part"].as_str().unwrap()).collect();
        assert_eq!(parts, ["telephone", "hours", "closures", "home_care", "care_manager_time"]);

        let shown = world.facility("さくらまち").await;
        assert_eq!((&shown["telephone"], &shown["fax"]), (&json!("072-800-0001"), &json!("072-800-0002")));
        assert_eq!(shown["closures"][1]["from"], "2026-12-02");
        assert_eq!(shown["home_care"]["items"][1]["note"], "1名まで");
        assert_eq!(shown["confirmations"][2]["confirmed_on"], "2026-11-20");
        assert_eq!(world.total("?home_care=ventilator").await, 1);
        // Closed on that Wednesday, not known on the Tuesday before, open a week later.
        for (day, expected) in [("2026-12-02", 0), ("2026-12-01", 0), ("2026-12-09", 1)] {
            assert_eq!(world.total(&format!("?open_at={day}T10:00:00%2B09:00")).await, expected, "{day}");
        }
        let page = world.get(&format!("/facilities/{id}")).await.text;
        assert!(page.contains("&lt;b&gt;学会&lt;/b&gt;のため") && !page.contains("<b>学会"), "{page}");
        // ケアマネタイム is for who is signed in.
        assert!(!page.contains("看護師まで") && !shown.to_string().contains("看護師まで"));
        // Over, it is not shown any more.
        let later = world.at("2026-12-02T15:00:00Z").get(&format!("/facilities/{id}")).await.text;
        assert!(!later.contains("学会"), "{later}");
    }
}

story! {
    async fn everything_is_confirmed_with_one_tap(world) {
        published(&world, "20260601", "1").await;
        let id = id_of(&world, "さくらまち").await;
        let who = signed_in(&world, "さくらまち医院", Some(&id), "counselor").await;
        let own = ask(&world, &who, "GET", "", None).await.json()["own_facility"].take();
        let all = json!({ "fields": own["shown"] });
        let answer = ask(&world, &who, "POST", "/confirmations", Some(&all)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        for one in world.facility("さくらまち").await["confirmations"].as_array().unwrap() {
            assert_eq!((&one["confirmed_on"], &one["confirmed_by"]), (&json!("2026-11-20"), &json!("さくらまち医院")));
        }
        // Somebody has changed the hours meanwhile: nothing of what was not seen is confirmed, the rest may be.
        state(&world, &who, None, "hours", week(open("20:00", "21:00"))).await;
        let late = ask(&world, &who, "POST", "/confirmations", Some(&all)).await;
        assert_eq!((late.status, late.json()["errors"][0]["code"].as_str()), (StatusCode::PRECONDITION_FAILED, Some("changed_meanwhile")));
        let telephone = json!({ "fields": [own["shown"][1]] });
        assert_eq!(ask(&world, &who, "POST", "/confirmations", Some(&telephone)).await.status, StatusCode::OK);
        let nothing = ask(&world, &who, "POST", "/confirmations", Some(&json!({"fields": []}))).await;
        assert_eq!(nothing.json()["errors"][0]["code"], "required");
        const TOLD: &str = "select count(*) from audit_entries where action = 'confirm_own_facility' and object_id = $1";
        let told: i64 = server::on_reader!(&world.db, |pool| sqlx::query_scalar(TOLD).bind(&id).fetch_one(pool).await).unwrap();
        assert_eq!(told, 2);
    }
}

story! {
    /// While an import runs a statement waits, and nobody waits for the statement.
    async fn a_statement_that_waits_for_an_import_holds_up_nobody(world) {
        published(&world, "20260601", "1").await;
        let id = id_of(&world, "さくらまち").await;
        let who = signed_in(&world, "さくらまち医院", Some(&id), "staff").await;
        let file = std::fs::File::create(world.path("sasae.db.import-lock")).unwrap();
        file.lock().unwrap();
        let mut session = world.db.session().await.unwrap();
        if let server::db::Session::Postgres(held) = &mut session {
            sqlx::query("select pg_advisory_lock(5205116513)").execute(&mut **held).await.unwrap();
        } else {
            drop(session);
        }
        let number = json!({"statement": {"telephone": {"telephone": "072-800-0001"}}});
        let stating = ask(&world, &who, "PUT", "/telephone", Some(&number));
        let writing = async {
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            let entry = server::audit::Entry::new(server::audit::Who::Unknown, "sign_in", "account", "somebody");
            let written = world.state().audit.tell(&world.db, &world.clock, entry);
            tokio::time::timeout(std::time::Duration::from_secs(1), written).await.expect("it waits").unwrap();
        };
        let (answer, ()) = tokio::join!(stating, writing);
        assert_eq!((answer.status, answer.json()["errors"][0]["code"].as_str()), (StatusCode::SERVICE_UNAVAILABLE, Some("import_running")));
    }
}

story! {
    async fn what_is_refused_changes_nothing(world) {
        published(&world, "20260601", "1").await;
        let id = id_of(&world, "さくらまち").await;
        let who = signed_in(&world, "さくらまち医院", Some(&id), "staff").await;
        let reader = signed_in(&world, "さくらまち医院", Some(&id), "reader").await;
        let without = signed_in(&world, "居宅介護支援みどり", None, "administrator").await;
        let version = world.data_version().await;
        let number = |number: &str| json!({"statement": {"telephone": {"telephone": number}}});
        let refused = async |who: &str, path: &str, body: &Value| {
            let answer = ask(&world, who, "PUT", path, Some(body)).await;
            (answer.status.as_u16(), answer.json()["errors"][0]["code"].as_str().unwrap_or_default().to_owned())
        };
        let is = |status: u16, code: &str| (status, code.to_owned());
        assert_eq!(refused("", "/telephone", &number("072-800-0001")).await, is(401, "sign_in_needed"));
        assert_eq!(refused(&reader, "/telephone", &number("072-800-0001")).await, is(403, "not_allowed"));
        assert_eq!(refused(&without, "/telephone", &number("072-800-0001")).await, is(404, "not_found"));
        assert_eq!(refused(&who, "/telephone", &number("<script>")).await, is(422, "not_a_telephone"));
        assert_eq!(refused(&who, "/hours", &number("072-800-0001")).await, is(422, "invalid_value"));
        assert_eq!(refused(&who, "/name", &number("072-800-0001")).await, is(404, "not_found"));
        let backwards = json!({"statement": {"hours": week(open("12:00", "9:00"))}});
        assert_eq!(refused(&who, "/hours", &backwards).await, is(422, "ends_before_it_begins"));
        // More than is asked: another facility's, and too much.
        let assigned = json!({"facility_id": "x", "statement": {"telephone": {"telephone": "072-800-0001"}}});
        assert_eq!(refused(&who, "/telephone", &assigned).await.0, 422);
        let long = json!({"statement": {"telephone": {"telephone": "0".repeat(65 * 1024)}}});
        assert_eq!(refused(&who, "/telephone", &long).await, is(413, "too_large"));
        assert_eq!(ask(&world, &without, "GET", "", None).await.json()["own_facility"], Value::Null);
        assert_eq!(world.data_version().await, version);

        let own = state(&world, &who, None, "telephone", json!({"telephone": "072-800-0001"})).await;
        let mine = kept(&own, "telephone")["revision"].as_str().unwrap().to_owned();
        // Two people at once: the later one hears of the other, and nothing of either is lost.
        assert_eq!(refused(&who, "/telephone", &number("072-800-0009")).await, is(412, "changed_meanwhile"));
        let theirs = json!({"seen": mine, "statement": {"telephone": {"telephone": "072-800-0009"}}});
        assert_eq!(ask(&world, &who, "PUT", "/telephone", Some(&theirs)).await.status, StatusCode::OK);
        assert_eq!(refused(&who, "/telephone", &theirs).await, is(412, "changed_meanwhile"));
        const HISTORY: &str = "select count(*) from facility_statements where part = 'telephone'";
        let history: i64 = server::on_reader!(&world.db, |pool| sqlx::query_scalar(HISTORY).fetch_one(pool).await).unwrap();
        assert_eq!((history, world.facility("さくらまち").await["telephone"].clone()), (2, json!("072-800-0009")));
    }
}

story! {
    /// As on a phone without script: see, confirm, change a day, be too late, take back.
    async fn the_pages_work_without_script(world) {
        published(&world, "20260601", "1").await;
        let id = id_of(&world, "さくらまち").await;
        let who = signed_in(&world, "さくらまち医院", Some(&id), "staff").await;
        let send = async |mut request: Request<Body>| {
            request.headers_mut().insert("cookie", who.parse().unwrap());
            world.send(request).await
        };
        let get = async |path: &str| send(Request::get(path).body(Body::empty()).unwrap()).await;
        let page = get("/pro/facility").await;
        assert_eq!((page.status, &page.headers["cache-control"]), (StatusCode::OK, &"no-store".parse().unwrap()));
        for words in ["さくらまち医院", "すべて、今日の時点で正しい", "まだ確認されていません", "ケアマネタイム", "/pro/facility/care-manager-time"] {
            assert!(page.text.contains(words), "{words}: {}", page.text);
        }
        let marks: Vec<(String, String)> = ["hours", "telephone", "home_visits", "functions"].map(|field| {
            let mark = page.text.split(&format!("name=\"shown-{field}\" value=\"")).nth(1).unwrap().split('"').next().unwrap();
            (format!("shown-{field}"), mark.to_owned())
        }).into();
        let confirming = |marks: &[(String, String)]| {
            let marks = marks.iter().map(|(name, mark)| (name.as_str(), mark.as_str()));
            form("/pro/facility", &marks.chain([("confirm", "all")]).collect::<Vec<_>>())
        };
        let unseen = send(confirming(&[])).await;
        assert_eq!(unseen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unseen.text.contains("見ている間に、内容が変わりました") && unseen.text.contains(&marks[0].1), "{}", unseen.text);
        let confirmed = send(confirming(&marks)).await;
        assert_eq!((confirmed.status, &confirmed.headers["location"]), (StatusCode::SEE_OTHER, &"/pro/facility?said=confirmed".parse().unwrap()));
        let page = get("/pro/facility?said=confirmed").await.text;
        assert!(page.contains("確認しました") && page.contains("2026年11月20日に確認（さくらまち医院）"), "{page}");

        // A fault is told where it stands, and nothing typed is lost.
        let wrong = [("do", "save"), ("seen", ""), ("monday", "open"), ("monday_opens1", "12:00"), ("monday_closes1", "9:00"), ("note", "<script>予約")];
        let page = send(form("/pro/facility/hours", &wrong)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text.contains("終わりが、はじまりより前") && page.text.contains("&lt;script&gt;予約") && page.text.contains("href=\"#monday\""), "{}", page.text);
        let right = [("do", "save"), ("seen", ""), ("monday", "open"), ("monday_opens1", "20:00"), ("monday_closes1", "21:00"), ("tuesday", "same"), ("wednesday", "closed")];
        assert_eq!(send(form("/pro/facility/hours", &right)).await.headers["location"], "/pro/facility?said=saved");
        let shown = world.facility("さくらまち").await;
        assert_eq!((&shown["week"][1]["hours"], &shown["week"][2]["hours"]), (&open("20:00", "21:00"), &json!({"state": "closed"})));

        // Somebody else was first: both are there, and the second press means it.
        let page = send(form("/pro/facility/hours", &[("do", "save"), ("seen", ""), ("sunday", "closed"), ("note", "あとの人")])).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text.contains("さくらまち医院がこの項目を直しました") && page.text.contains("20:00") && page.text.contains("あとの人"), "{}", page.text);
        let seen = |page: &str| page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let mine = seen(&page.text);
        let again = send(form("/pro/facility/hours", &[("do", "save"), ("seen", &mine), ("sunday", "closed"), ("note", "あとの人")])).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        let page = get("/pro/facility/hours").await.text;
        assert!(page.contains("あとの人") && page.contains("公表データにもどす"), "{page}");
        let undone = send(form("/pro/facility/hours", &[("do", "undo"), ("seen", &seen(&page))])).await;
        assert_eq!(undone.headers["location"], "/pro/facility?said=undone");
        assert!(!world.facility("さくらまち").await.to_string().contains("あとの人"));
        for path in ["/pro/facility/telephone", "/pro/facility/closures", "/en/pro/facility/home-care", "/easy/pro/facility/care-manager-time"] {
            assert_eq!(get(path).await.status, StatusCode::OK, "{path}");
        }
        assert_eq!(get("/pro/facility/name").await.status, StatusCode::NOT_FOUND);
    }
}
