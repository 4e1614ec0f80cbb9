//! What residents and professionals ask of a desk, how it comes back to them, and what a desk is.

use api::accounts::Role;
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::consult_desk::{fault, sending, sheet, typed, worried};
use crate::staff::{At, api};
use crate::world::{World, story};

/// How many rows a table has.
async fn rows(world: &World, table: &'static str) -> i64 {
    let sql = sqlx::AssertSqlSafe(format!("select count(*) from {table}"));
    server::on_reader!(&world.db, |pool| sqlx::query_scalar(sql).fetch_one(pool).await).unwrap()
}

/// What the cases count for: their topics, or what was provided.
async fn codes(world: &World, column: &'static str) -> Vec<Vec<String>> {
    let sql = sqlx::AssertSqlSafe(format!("select {column} from consults"));
    let all: Vec<String> = server::on_reader!(&world.db, |pool| sqlx::query_scalar(sql).fetch_all(pool).await).unwrap();
    all.iter().map(|codes| serde_json::from_str(codes).unwrap()).collect()
}

/// All that is kept about questions, as text.
async fn kept(world: &World) -> String {
    const CASES: &str = "select coalesce(sheet, '') || searched || subject || sending || coalesce(secret_hash, '')
        || coalesce(asked, '') || coalesce(asker_organization, '') || coalesce(about_hash, '')
        || coalesce(telephone_hash, '') from consults order by id";
    const STEPS: &str = "select done || coalesce(sending, '') from consult_steps order by id";
    let mut all: Vec<String> = Vec::new();
    for sql in [CASES, STEPS] {
        let found: Vec<String> =
            server::on_reader!(&world.db, |pool| sqlx::query_scalar(sql).fetch_all(pool).await).unwrap();
        all.extend(found);
    }
    all.join("\n")
}

story! {
    async fn a_form_sent_twice_is_one_question_with_one_link(world) {
        let staff = world.staff().await;
        world.desks(&staff).await;
        let body = worried();
        let (first, again) = tokio::join!(world.asks(&body), world.asks(&body));
        assert_eq!(first, again);
        assert_eq!(world.asks(&body).await, first);
        assert_eq!(first.0, "2026-0001");
        assert_eq!(codes(&world, "topics").await, [["discharge", "home_visits"]]);
        // Whoever goes back and writes other words loses none of them, and sees nobody else's question.
        let mut corrected = body.clone();
        corrected["words"] = json!("母は再来週に退院します。");
        let (number, path) = world.asks(&corrected).await;
        assert!(number == "2026-0002" && path != first.1, "{number} {path}");
        assert_eq!(world.question(&path).await["words"], "母は再来週に退院します。");
        // Nobody who has the database has a link.
        let secret = first.1.strip_prefix("/consult/").unwrap();
        let kept = kept(&world).await;
        assert!(secret.len() == 32 && !kept.contains(secret) && !kept.contains(body["sending"].as_str().unwrap()));
    }
}

story! {
    /// The server dies after it has kept a question and before it has said so.
    async fn who_got_no_answer_sends_again_and_is_told_the_same(world) {
        let staff = world.staff().await;
        world.desks(&staff).await;
        let body = worried();
        let told = world.asks(&body).await;
        let world = world.reopen().await;
        assert_eq!(world.asks(&body).await, told);
        assert_eq!(rows(&world, "consults").await, 1);
        assert_eq!(world.question(&told.1).await["number"], "2026-0001");
    }
}

story! {
    async fn a_question_is_followed_by_its_link_alone(world) {
        let staff = world.staff().await;
        world.desks(&staff).await;
        let (_, path) = world.asks(&worried()).await;
        let question = world.question(&path).await;
        assert_eq!(question["subject"], "往診・訪問診療（医師が家に来る）：母が来週 退院します。家で診てくれる医師をさ…");
        assert_eq!((&question["status"], &question["channel"]), (&json!("new"), &json!("web")));
        // Asked on a Friday: two days of work later.
        assert_eq!(question["answer_due_on"], "2026-11-24");
        assert_eq!(question["desk"]["name"], "ささえ市役所 高齢福祉課");
        assert_eq!(question["exchange"], json!([]));
        let secret = path.strip_prefix("/consult/").unwrap();
        for wrong in ["0", &"0".repeat(32), &secret.to_uppercase(), &secret[1..], "%ff", "%27%20or%201=1"] {
            for (method, rest) in [("GET", ""), ("POST", "/additions"), ("POST", "/erasure")] {
                let body = if rest == "/additions" { json!({"sending": sending(), "words": "x"}) } else { Value::Null };
                let answer = world.send(api(method, &format!("/questions/{wrong}{rest}"), &body)).await;
                assert_eq!((answer.status, fault(&answer).0.as_str()), (StatusCode::NOT_FOUND, "not_found"), "{wrong}{rest}");
            }
        }
        let told = world.told().await;
        let of = |action: &str| told.iter().filter(|(found, ..)| found == action).count();
        assert_eq!((of("ask_question"), of("read_question")), (1, 1), "{told:?}");
    }
}

story! {
    async fn every_wrong_field_of_a_question_is_told(world) {
        let staff = world.staff().await;
        world.desks(&staff).await;
        let with = |name: &str, value: Value| {
            let mut body = worried();
            body[name] = value;
            body
        };
        for (body, code, field) in [
            (with("asker", json!("care_manager")), "not_a_choice", "asker"),
            (with("asker", json!("")), "required", "asker"),
            (with("topics", json!(["nothing"])), "not_a_choice", "topics"),
            (with("topics", json!([])), "required", "topics"),
            (with("words", json!("長".repeat(4_001))), "too_long", "words"),
            (with("answer_by", json!("email")), "required", "email"),
            (with("answer_by", json!("fax")), "not_a_choice", "answer_by"),
            (with("telephone", json!("1")), "not_a_telephone", "telephone"),
            (with("consent", json!(false)), "required", "consent"),
            (with("sending", json!("x")), "invalid_value", "sending"),
            (with("desk_id", json!("x")), "not_a_choice", "desk_id"),
            // A desk for professionals is none for residents.
            (with("desk_id", json!(staff.person(At::Nurses, Role::Staff).organization_id)), "not_a_choice", "desk_id"),
            (with("secret_hash", json!("x")), "invalid_body", ""),
        ] {
            let answer = world.send(api("POST", "/questions", &body)).await;
            let (found, of) = fault(&answer);
            assert_eq!((answer.status.as_u16(), found.as_str(), of.as_str()), (422, code, field), "{}", answer.text);
        }
        let wrong = json!({ "sending": "x", "asker": "", "answer_by": "", "consent": false });
        let answer = world.send(api("POST", "/questions", &wrong)).await;
        assert_eq!(answer.json()["errors"].as_array().unwrap().len(), 5, "{}", answer.text);
        let answer = world.send(api("POST", "/questions", &with("words", json!("長".repeat(30_000))))).await;
        assert_eq!((answer.status, fault(&answer).0.as_str()), (StatusCode::PAYLOAD_TOO_LARGE, "too_large"));
        assert_eq!((rows(&world, "consults").await, rows(&world, "consult_numbers").await), (0, 0));
    }
}

story! {
    async fn a_flood_of_questions_is_turned_away_and_the_desk_goes_on(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let known = worried();
        let told = world.asks(&known).await;
        // One visitor.
        let visitor = world.visitor("203.0.113.5", &[]);
        for number in 0..11 {
            let answer = visitor.send(api("POST", "/questions", &worried())).await;
            assert_eq!(answer.status.as_u16(), if number < 10 { 201 } else { 429 }, "{number}: {}", answer.text);
            if number == 10 {
                assert_eq!(fault(&answer).0, "too_many_requests");
                assert_eq!(answer.headers["retry-after"], "3600");
            }
        }
        let other = world.visitor("203.0.113.6", &[]).send(api("POST", "/questions", &worried())).await;
        assert_eq!(other.status, StatusCode::CREATED);
        // Many visitors.
        const MANY: &str = "with recursive many(n) as (select 1 union all select n + 1 from many where n < 2000)
            insert into consults (id, number, revision, desk_id, channel, received_at, received_on, sending, subject, asker,
                topics, searched, answer_due_on, provided)
            select 'flood ' || n, 'flood ' || n, 1, $1, 'web', '2026-11-20T00:59:00.000Z', '2026-11-20', 'flood ' || n, 'x',
                'self', '[]', 'x', '2026-11-24', '[]' from many";
        let desk = &clerk.person.organization_id;
        server::on_writer!(&world.db, |pool| sqlx::query(MANY).bind(desk).execute(pool).await.map(|_| ())).unwrap();
        let refused = world.send(api("POST", "/questions", &worried())).await;
        assert_eq!((refused.status, fault(&refused).0.as_str()), (StatusCode::TOO_MANY_REQUESTS, "too_many"));
        // Until midnight in Japan; it is ten o'clock.
        assert_eq!(refused.headers["retry-after"], "50400");
        assert_eq!(world.asks(&known).await, told, "who was taken is told so again");
        // The desk works on.
        let list = clerk.sees("/consults").await;
        assert_eq!(list["meta"]["counts"]["new"], 2_012);
        assert_eq!((&list["meta"]["total"], list["consults"].as_array().unwrap().len()), (&json!(1_000), 20));
        assert_eq!(clerk.does("POST", "/consults", &typed("電話での相談")).await["consult"]["number"], "2026-0013");
    }
}

story! {
    async fn letters_hold_a_link_once_and_words_only_where_they_are_wished(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let mut body = worried();
        body["email"] = json!("hanako@example.jp");
        let (number, path) = world.asks(&body).await;
        world.asks(&body).await;
        let mails = world.mails().await;
        assert_eq!(mails.len(), 1, "{mails:?}");
        assert_eq!(mails[0].to, "hanako@example.jp");
        assert!(mails[0].body.contains(&format!("http://localhost:3000{path}\n")) && mails[0].body.contains(&number));
        assert!(!mails[0].body.contains("退院") && !mails[0].body.contains("青空"), "{}", mails[0].body);

        let id = clerk.only("new").await["id"].as_str().unwrap().to_owned();
        clerk.takes(&id, json!({"kind": "answer", "by": "web", "words": "あおぞら診療所が伺えます"})).await;
        let told = world.mails().await.pop().unwrap();
        assert!(told.subject.contains(&number) && !told.body.contains("あおぞら") && !told.body.contains(&path), "{}", told.body);
        clerk.takes(&id, json!({"kind": "answer", "by": "email", "words": "あおぞら診療所が\n伺えます"})).await;
        let told = world.mails().await.pop().unwrap();
        assert!(told.body.contains("あおぞら診療所が\n伺えます") && !told.body.contains(&path), "{}", told.body);
        clerk.takes(&id, json!({"kind": "answer", "by": "telephone", "words": "電話で話した"})).await;
        assert_eq!(world.mails().await.len(), 3, "who was called is not written to");
        let exchange = world.question(&path).await["exchange"].take();
        let said: Vec<&str> = exchange.as_array().unwrap().iter().map(|one| one["words"].as_str().unwrap()).collect();
        assert_eq!(said, ["あおぞら診療所が伺えます", "あおぞら診療所が\n伺えます", "電話で話した"]);
        // Without an address there is no mail, and no answer by mail.
        world.asks(&worried()).await;
        let other = clerk.only("new").await["id"].as_str().unwrap().to_owned();
        let refused = clerk.step(&other, json!({"kind": "answer", "by": "email", "words": "はい"})).await;
        assert_eq!((refused.status.as_u16(), fault(&refused)), (422, ("no_way".to_owned(), "by".to_owned())));
        assert_eq!(world.mails().await.len(), 3);
    }
}

story! {
    async fn who_asked_adds_something_and_a_closed_case_is_open_again(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let (_, path) = world.asks(&worried()).await;
        let id = clerk.only("new").await["id"].as_str().unwrap().to_owned();
        clerk.takes(&id, json!({"kind": "answer", "by": "telephone", "words": "訪問診療を紹介した"})).await;
        clerk.takes(&id, json!({"kind": "close", "provided": ["home_visits", "systems"]})).await;
        assert_eq!(world.question(&path).await["status"], "closed");
        assert_eq!(codes(&world, "provided").await, [["home_visits", "systems"]]);

        let secret = path.strip_prefix("/consult/").unwrap();
        let addition = json!({ "sending": sending(), "words": "薬のことも\n教えてください" });
        for _ in 0..2 {
            let answer = world.send(api("POST", &format!("/questions/{secret}/additions"), &addition)).await;
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        }
        let question = world.question(&path).await;
        assert_eq!((&question["status"], question["exchange"].as_array().unwrap().len()), (&json!("open"), 2));
        assert_eq!((&question["exchange"][1]["from_desk"], &question["exchange"][1]["words"]), (&json!(false), &json!("薬のことも\n教えてください")));
        let due = clerk.only("overdue").await;
        assert_eq!((&due["has_addition"], &due["follow_up_on"]), (&json!(true), &json!("2026-11-20")));
        assert_eq!(codes(&world, "provided").await, [Vec::<String>::new()]);
        // The desk does something about it.
        let case = clerk.takes(&id, json!({"kind": "set_follow_up", "on": "2026-12-01"})).await;
        assert_eq!(case["is_overdue"], false);
        assert_eq!(clerk.only("mine").await["has_addition"], false);

        for wrong in [json!({"sending": sending(), "words": " "}), json!({"sending": "x", "words": "x"})] {
            let answer = world.send(api("POST", &format!("/questions/{secret}/additions"), &wrong)).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
        }
        for _ in 0..2 {
            let answer = world.send(api("POST", &format!("/questions/{secret}/erasure"), &Value::Null)).await;
            assert_eq!(answer.json()["question"]["erasure_asked"], true);
        }
        let case = clerk.case(&id).await;
        let asked = case["steps"].as_array().unwrap().iter().filter(|step| step["done"]["kind"] == "erasure_asked").count();
        assert_eq!((&case["erasure_asked"], asked), (&json!(true), 1));
        // It is due today, and seen until the case is emptied, whatever is written down meanwhile.
        clerk.takes(&id, json!({"kind": "note", "words": "折り返す"})).await;
        let due = clerk.only("overdue").await;
        assert_eq!((&due["has_addition"], &due["follow_up_on"]), (&json!(true), &json!("2026-11-20")));
    }
}

story! {
    async fn professionals_ask_from_inside_and_see_no_notes(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let manager = world.somebody(staff.person(At::Managers, Role::Staff)).await;
        let desk = &clerk.person.organization_id;
        // Without a name of whom it is about.
        let ask = json!({ "sending": sending(), "desk_id": desk, "channel": "inside", "sheet": {
            "asker": "care_manager", "about_age": 88, "topics": ["end_of_life"], "subject": "看取りのできる診療所",
            "words": "家での看取りを望んでいる", "answer_by": "web" } });
        for _ in 0..2 {
            let asked = manager.does("POST", "/asked-consults", &ask).await;
            assert_eq!(asked["asked_consult"]["number"], "2026-0001", "{asked}");
        }
        let mut listed = manager.sees("/asked-consults").await["asked_consults"].take();
        assert_eq!(listed.as_array().unwrap().len(), 1, "{listed}");
        let asked = listed[0].take();
        assert_eq!((&asked["asked_by"], &asked["status"], &asked["answered_at"]), (&json!("田中 美咲"), &json!("new"), &Value::Null));
        let id = asked["id"].as_str().unwrap().to_owned();
        let case = clerk.case(&id).await;
        assert_eq!((&case["sheet"]["asker_organization"], &case["sheet"]["asker_name"]), (&json!("ケアプラン みどり"), &json!("田中 美咲")));
        clerk.takes(&id, json!({"kind": "note", "words": "ひみつのメモ"})).await;
        let mut changed = case["sheet"].clone();
        changed["subject"] = json!("ひみつの件名");
        clerk.does("PUT", &format!("/consults/{id}/sheet"), &json!({"seen": 2, "sheet": changed})).await;
        clerk.takes(&id, json!({"kind": "answer", "by": "web", "words": "三つの診療所があります"})).await;

        let path = format!("/asked-consults/{id}");
        let question = manager.sees(&path).await;
        assert!(question.to_string().contains("三つの診療所があります") && !question.to_string().contains("ひみつ"), "{question}");
        assert_eq!(question["question"]["subject"], "看取りのできる診療所");
        assert_ne!(manager.sees("/asked-consults").await["asked_consults"][0]["answered_at"], Value::Null);
        let addition = json!({ "sending": sending(), "words": "急ぎではありません" });
        manager.does("POST", &format!("{path}/additions"), &addition).await;
        assert_eq!(clerk.case(&id).await["steps"].as_array().unwrap().last().unwrap()["done"]["words"], "急ぎではありません");
        // Nobody else: not the case, not the question of another organization.
        let refused = manager.ask("GET", &format!("/consults/{id}"), &Value::Null).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        let nurse = world.somebody(staff.person(At::Nurses, Role::Administrator)).await;
        for (method, path, body) in [("GET", path.clone(), Value::Null), ("POST", format!("{path}/additions"), addition)] {
            assert_eq!(nurse.ask(method, &path, &body).await.status, StatusCode::NOT_FOUND);
        }
        let reader = world.somebody(staff.person(At::Managers, Role::Reader)).await;
        assert_eq!(fault(&reader.ask("GET", &path, &Value::Null).await).0, "not_allowed");
        let wrong = json!({ "sending": sending(), "channel": "telephone", "desk_id": desk, "sheet": sheet("x") });
        assert_eq!(fault(&manager.ask("POST", "/asked-consults", &wrong).await).1, "channel");
        let unsaid = json!({ "sending": sending(), "channel": "inside", "sheet": sheet("x") });
        assert_eq!(fault(&manager.ask("POST", "/asked-consults", &unsaid).await), ("required".to_owned(), "desk_id".to_owned()));
    }
}

story! {
    async fn desks_are_opened_set_and_closed(world) {
        let staff = world.staff().await;
        let no_desk = world.send(api("POST", "/questions", &worried())).await;
        assert_eq!(fault(&no_desk), ("no_desk".to_owned(), "desk_id".to_owned()));
        let clerk = world.desks(&staff).await;
        assert_eq!(world.json("/api/v1/desks").await["desks"].as_array().unwrap().len(), 1);
        let all = clerk.sees("/desks").await["desks"].take();
        assert_eq!(all.as_array().unwrap().len(), 2);
        let nurses = staff.person(At::Nurses, Role::Staff).organization_id.clone();
        let path = format!("/desks/{nurses}");
        let settings = json!({ "area": " 桜町 ", "for_residents": true, "answer_within": 3, "keep_years": 1 });
        let desk = clerk.does("PUT", &path, &settings).await["desk"].take();
        assert_eq!((&desk["area"], &desk["telephone"], &desk["answer_within"]), (&json!("桜町"), &Value::Null, &json!(3)));
        let several = world.send(api("POST", "/questions", &worried())).await;
        assert_eq!(fault(&several), ("required".to_owned(), "desk_id".to_owned()));
        let mut chosen = worried();
        chosen["desk_id"] = json!(nurses);
        world.asks(&chosen).await;

        clerk.does("DELETE", &path, &Value::Null).await;
        assert_eq!(clerk.ask("DELETE", &path, &Value::Null).await.status, StatusCode::NOT_FOUND);
        assert_eq!(fault(&world.send(api("POST", "/questions", &{ chosen["sending"] = json!(sending()); chosen })).await).1, "desk_id");
        let nurse = world.somebody(staff.person(At::Nurses, Role::Staff)).await;
        assert_eq!(nurse.only("new").await["channel"], "web", "its cases stay");
        assert_eq!(nurse.ask("POST", "/consults", &typed("x")).await.status, StatusCode::NOT_FOUND);
        for (body, code, field) in [
            (json!({ "for_residents": true, "answer_within": 0, "keep_years": 5 }), "out_of_range", "answer_within"),
            (json!({ "for_residents": true, "answer_within": 2, "keep_years": 11 }), "out_of_range", "keep_years"),
            (json!({ "telephone": "1", "for_residents": true, "answer_within": 2, "keep_years": 5 }), "not_a_telephone", "telephone"),
        ] {
            assert_eq!(fault(&clerk.ask("PUT", &path, &body).await), (code.to_owned(), field.to_owned()));
        }
        assert_eq!(clerk.ask("PUT", "/desks/x", &settings).await.status, StatusCode::NOT_FOUND);
    }
}

story! {
    async fn lists_are_edited_and_what_a_case_has_is_retired_never_lost(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let (_, path) = world.asks(&worried()).await;
        let standard = world.json("/api/v1/consult-lists").await;
        assert_eq!(standard["topics"].as_array().unwrap().len(), 16);
        let mut lists = standard.clone();
        lists["topics"] = json!([{ "code": "sleep", "ja": "眠れない", "for_residents": true }]);
        lists["askers"].as_array_mut().unwrap().remove(1);
        let kept = clerk.does("PUT", "/consult-lists", &lists).await;
        let topics: Vec<_> = kept["topics"].as_array().unwrap().iter().map(|item| (item["code"].as_str().unwrap(), item["retired"].as_bool().unwrap())).collect();
        assert_eq!(topics, [("sleep", false), ("home_visits", true), ("discharge", true)]);
        assert_eq!(world.json("/api/v1/consult-lists").await, kept);
        assert_eq!((&standard["revision"], &kept["revision"]), (&json!(0), &json!(1)));
        // Two edit them: who is second has not seen what the first one wrote.
        let second = clerk.ask("PUT", "/consult-lists", &lists).await;
        assert_eq!((second.status, fault(&second).0.as_str()), (StatusCode::PRECONDITION_FAILED, "changed_meanwhile"));
        assert_eq!(kept["askers"].as_array().unwrap().last().unwrap()["code"], "family", "its one case has it");
        // What is retired is not taken any more, but by the case that has it.
        assert_eq!(fault(&world.send(api("POST", "/questions", &worried())).await).0, "not_a_choice");
        let id = clerk.only("new").await["id"].as_str().unwrap().to_owned();
        let mut sheet = clerk.case(&id).await["sheet"].take();
        sheet["subject"] = json!("医師をさがしている");
        clerk.does("PUT", &format!("/consults/{id}/sheet"), &json!({ "seen": 1, "sheet": sheet })).await;
        assert_eq!(world.question(&path).await["topics"], json!(["discharge", "home_visits"]));
        for wrong in [
            json!({ "askers": [], "topics": [], "provided": [] }),
            json!({ "askers": lists["askers"], "topics": [{ "code": "A b", "ja": "x" }], "provided": lists["provided"] }),
            json!({ "askers": lists["askers"], "topics": [{ "code": "a", "ja": "" }], "provided": lists["provided"] }),
        ] {
            let refused = clerk.ask("PUT", "/consult-lists", &wrong).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
        }
        assert_eq!(world.json("/api/v1/consult-lists").await, kept);
    }
}
