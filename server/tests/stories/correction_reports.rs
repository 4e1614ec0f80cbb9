//! Reports as professionals see and decide them: the queue, one report beside what is shown, two who decide at once.

use api::accounts::Role;
use axum::http::{StatusCode, header};
use serde_json::{Value, json};
use server::corrections::review;

use crate::professionals::Professional;
use crate::world::{Answer, World, story};

const QUEUE: &str = "/api/v1/correction-reports";

async fn a_facility(world: &World) -> String {
    world.demo().await;
    let found = world.json("/api/v1/facilities?limit=1").await;
    found["facilities"][0]["id"].as_str().unwrap().to_owned()
}

/// A report through the API; its id and the address of its private page.
async fn report(world: &World, body: Value) -> (String, String) {
    let sent = world.post_json("/api/v1/corrections", &body).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.text);
    let receipt = sent.json()["correction"].take();
    (receipt["id"].as_str().unwrap().to_owned(), receipt["path"].as_str().unwrap().to_owned())
}

fn about(facility: &str, wrong: &[&str]) -> Value {
    json!({ "facility_id": facility, "wrong": wrong, "words": "木曜は休み", "relation": "visitor",
        "name": "青空花子", "telephone": "000-0000-0000", "email": "hanako@example.jp" })
}

async fn queue(somebody: &Professional<'_>, query: &str) -> Value {
    let answer = somebody.get(&format!("{QUEUE}{query}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{query}: {}", answer.text);
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
    answer.json()
}

fn code(answer: &Answer) -> String {
    answer.json()["errors"][0]["code"].as_str().unwrap().to_owned()
}

story! {
    /// Only administrators of the region: they alone keep the data.
    async fn reports_are_for_the_administrators_of_the_region(world) {
        let facility = a_facility(&world).await;
        let (id, _) = report(&world, about(&facility, &["hours"])).await;
        let one = format!("{QUEUE}/{id}");
        let decision = format!("{one}/decision");
        let accepted = json!({ "decision": "accepted" });
        for (role, runs_region) in [
            (Role::Administrator, false),
            (Role::Counselor, true),
            (Role::Staff, true),
            (Role::Reader, true),
            (Role::Reader, false),
        ] {
            let somebody = world.professional("森一", role, runs_region).await;
            let answers = [
                somebody.get(QUEUE).await,
                somebody.get(&one).await,
                somebody.post_json(&decision, &accepted).await,
            ];
            for answer in answers {
                assert_eq!((answer.status, code(&answer).as_str()), (StatusCode::FORBIDDEN, "not_allowed"), "{role:?}");
                assert!(!answer.text.contains("青空"), "{}", answer.text);
            }
        }
        for answer in [world.get(QUEUE).await, world.get(&one).await, world.post_json(&decision, &accepted).await] {
            assert_eq!((answer.status, code(&answer).as_str()), (StatusCode::UNAUTHORIZED, "sign_in_needed"));
        }
        let told = world.told().await;
        assert_eq!(told.len(), 15, "{told:?}");
        assert!(told.iter().all(|(_, _, outcome)| outcome == "refused"), "{told:?}");
    }
}

story! {
    async fn the_queue_is_narrowed_counted_and_turned_over(world) {
        let facility = a_facility(&world).await;
        let clerk = world.professional("森一", Role::Administrator, true).await;
        let empty = queue(&clerk, "").await;
        assert_eq!(empty["meta"], json!({"total": 0, "waiting": 0, "decided": 0, "wrong": [], "next_cursor": null}));
        let page = clerk.get("/pro/corrections").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        assert!(page.text.contains("確認を待つお知らせは、ありません"), "{}", page.text);

        let mut ids = Vec::new();
        for number in 0..22 {
            let wrong: &[&str] = if number < 3 { &["hours", "telephone"] } else { &["closed"] };
            ids.push(report(&world, about(&facility, wrong)).await.0);
        }
        let missing = json!({ "resource": { "kind": "salon", "name": "ひだまり<b>サロン" }, "relation": "other" });
        ids.push(report(&world, missing).await.0);
        let first = queue(&clerk, "").await;
        assert_eq!((&first["meta"]["total"], &first["meta"]["waiting"]), (&json!(23), &json!(23)));
        let counts: Vec<_> = first["meta"]["wrong"].as_array().unwrap().iter().map(|c| (c["code"].clone(), c["total"].clone())).collect();
        assert_eq!(json!(counts), json!([["telephone", 3], ["hours", 3], ["closed", 19], ["missing", 1]]));
        assert!(!first.to_string().contains("青空") && !first.to_string().contains("木曜"), "nothing about people");
        let cursor = first["meta"]["next_cursor"].as_str().unwrap();
        let second = queue(&clerk, &format!("?cursor={cursor}")).await;
        let listed: Vec<String> = [&first, &second].iter().flat_map(|page| page["correction_reports"].as_array().unwrap())
            .map(|one| one["id"].as_str().unwrap().to_owned()).collect();
        assert_eq!(listed, ids, "the oldest first, each once");
        assert_eq!(second["meta"]["next_cursor"], Value::Null);
        assert_eq!(queue(&clerk, "?wrong=hours").await["meta"]["total"], 3);
        assert_eq!(queue(&clerk, "?wrong=missing").await["correction_reports"][0]["name"], "ひだまり<b>サロン");
        for (query, expected) in [("?cursor=none", "invalid_value"), ("?wrong=x", "invalid_value"), ("?all=1", "unknown_parameter")] {
            let answer = clerk.get(&format!("{QUEUE}{query}")).await;
            assert_eq!((answer.status, code(&answer).as_str()), (StatusCode::BAD_REQUEST, expected), "{query}");
        }

        let page = clerk.get("/pro/corrections").await;
        for part in ["確認を待つもの（23）", "載っていないところ 1", "cursor=", "data-live=\"corrections\"", "id=\"correction-queue\""] {
            assert!(page.text.contains(part), "{part}: {}", page.text);
        }
        let page = clerk.get("/pro/corrections?wrong=missing").await;
        assert!(page.text.contains("ひだまり&lt;b&gt;サロン") && !page.text.contains("<b>サロン"), "{}", page.text);
        // Decided ones: the last first.
        for id in &ids[..2] {
            let answer = clerk.post_json(&format!("{QUEUE}/{id}/decision"), &json!({ "decision": "accepted" })).await;
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        }
        let decided = queue(&clerk, "?decided=true").await;
        assert_eq!((&decided["meta"]["decided"], &decided["meta"]["waiting"]), (&json!(2), &json!(21)));
        let listed: Vec<&str> = decided["correction_reports"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
        assert_eq!(listed, [&ids[1], &ids[0]]);
    }
}

story! {
    async fn a_report_is_read_compared_checked_and_answered(world) {
        let facility = a_facility(&world).await;
        let shown = world.json(&format!("/api/v1/facilities/{facility}")).await["facility"].take();
        let script = "<script>alert(1)</script>";
        let body = json!({ "facility_id": facility, "wrong": ["telephone", "hours", "address", "services", "closed", "other"],
            "words": format!("木曜は休み\n{script}"), "relation": "visitor", "noticed_on": "2026-11-19",
            "name": format!("花子{script}"), "telephone": "000-0000-0000", "email": "\"<b>@example.jp" });
        let (id, private) = report(&world, body).await;
        let (other, _) = report(&world, about(&facility, &["hours"])).await;
        let clerk = world.professional("森<i>一", Role::Administrator, true).await;
        let page = format!("/pro/corrections/{id}");
        for prefix in ["", "/easy", "/en"] {
            let answer = clerk.get(&format!("{prefix}{page}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
            assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
            let name = shown["name"].as_str().unwrap();
            let address = shown["address"].as_str().unwrap();
            for part in [name, address, "花子&lt;script&gt;", "&lt;b&gt;@example.jp", "000-0000-0000",
                &format!("/facilities/{facility}\""), &format!("{prefix}/pro/corrections/{other}\""), "お知らせいただき、ありがとうございました"] {
                assert!(answer.text.contains(part), "{prefix} {part}: {}", answer.text);
            }
            assert!(!answer.text.contains("<script>alert") && !answer.text.contains("<b>@"), "{}", answer.text);
        }

        // A rejection needs its reason; what was typed into the other form is not lost either.
        let refused = clerk.post_form(&page, &[("decision", "rejected"), ("rejected_answer", " "), ("accepted_answer", "x")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
        assert!(refused.text.contains("<title>エラー：") && refused.text.contains("href=\"#rejected_answer\""), "{}", refused.text);
        let long = format!("{}{script}", "長".repeat(1_001));
        let refused = clerk.post_form(&page, &[("decision", "accepted"), ("accepted_answer", &long)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("長長長") && refused.text.contains("href=\"#accepted_answer\""), "{}", refused.text);
        assert!(!refused.text.contains(script), "{}", refused.text);

        // It is read once more before it is sent, and can be written anew.
        let words = format!("直しました。\n{script}");
        let typed = [("decision", "accepted"), ("accepted_answer", words.as_str())];
        let check = clerk.post_form(&page, &typed).await;
        assert_eq!(check.status, StatusCode::OK, "{}", check.text);
        assert!(check.text.contains("この返事を送りますか") && check.text.contains("直しました。\n&lt;script&gt;"), "{}", check.text);
        let anew = clerk.post_form(&page, &[&typed[..], &[("step", "rewrite")]].concat()).await;
        assert!(anew.text.contains("<textarea") && anew.text.contains("直しました。\n&lt;script&gt;"), "{}", anew.text);
        assert_eq!(queue(&clerk, "").await["meta"]["waiting"], 2, "nothing is decided yet");

        let sent = clerk.post_form(&format!("/en{page}"), &[&typed[..], &[("step", "send")]].concat()).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        assert_eq!(sent.headers[header::LOCATION], format!("/en{page}"));
        let done = clerk.get(&page).await;
        for part in ["確認しました・反映します", "2026年11月20日に、森&lt;i&gt;一さんが決めました", "直しました。\n&lt;script&gt;", &other] {
            assert!(done.text.contains(part), "{part}: {}", done.text);
        }
        assert!(!done.text.contains("花子") && !done.text.contains("<textarea"), "the sender is forgotten: {}", done.text);
        let answered = world.get(&private).await;
        assert!(answered.text.contains("直しました。\n&lt;script&gt;") && !answered.text.contains("森"), "{}", answered.text);

        let told = world.told().await;
        let of = |action: &str| told.iter().filter(|(found, object, outcome)| found == action && *object == id && outcome == "done").count();
        assert_eq!(of("decide_correction"), 1, "{told:?}");
        assert!(of("read_corrections") >= 4, "{told:?}");
        let gone = clerk.get("/pro/corrections/0199").await;
        assert_eq!((gone.status, gone.headers[header::CACHE_CONTROL].to_str().unwrap()), (StatusCode::NOT_FOUND, "no-store"));
    }
}

story! {
    async fn an_id_is_the_same_however_it_is_written(world) {
        let facility = a_facility(&world).await;
        let (id, _) = report(&world, about(&facility, &["hours"])).await;
        let clerk = world.professional("森一", Role::Administrator, true).await;
        let path = format!("{QUEUE}/{}/decision", id.to_uppercase());
        let decided = clerk.post_json(&path, &json!({ "decision": "accepted" })).await;
        assert_eq!((decided.status, &decided.json()["correction_report"]["status"]), (StatusCode::OK, &json!("accepted")), "{}", decided.text);
        assert_eq!(world.told().await.last().map(|(_, object, _)| object.clone()), Some(id));
    }
}

story! {
    async fn of_two_who_decide_the_second_is_told_and_overwrites_nothing(world) {
        let facility = a_facility(&world).await;
        let (id, _) = report(&world, about(&facility, &["hours"])).await;
        let first = world.professional("森一", Role::Administrator, true).await;
        let second = world.professional("林二", Role::Administrator, true).await;
        let path = format!("{QUEUE}/{id}/decision");
        let [yes, no] = [json!({"decision": "accepted", "answer": "はい"}), json!({"decision": "rejected", "answer": "いいえ"})];
        let (one, other) = tokio::join!(first.post_json(&path, &yes), second.post_json(&path, &no));
        let (won, lost) = if one.status == StatusCode::OK { (one, other) } else { (other, one) };
        assert_eq!((won.status, lost.status, code(&lost).as_str()), (StatusCode::OK, StatusCode::CONFLICT, "already_decided"));
        let name = won.json()["correction_report"]["decided_by"].as_str().unwrap().to_owned();
        let detail = lost.json()["errors"][0]["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains(&name) && detail.contains("2026-11-20"), "{detail}");

        let before = first.get(&format!("{QUEUE}/{id}")).await.json();
        let typed = [("decision", "rejected"), ("rejected_answer", "わたしの<b>返事"), ("step", "send")];
        let page = second.post_form(&format!("/pro/corrections/{id}"), &typed).await;
        assert_eq!(page.status, StatusCode::CONFLICT, "{}", page.text);
        for part in ["ほかの人が、先に返事をしていました", "わたしの&lt;b&gt;返事", &format!("{name}さんが決めました")] {
            assert!(page.text.contains(part), "{part}: {}", page.text);
        }
        assert_eq!(first.get(&format!("{QUEUE}/{id}")).await.json(), before);
        // The command line is no other way.
        let status = api::corrections::CorrectionStatus::Accepted;
        let error = review::decide(world.kept(), &id, status, None).await.unwrap_err().to_string();
        assert!(error.contains(&name) && error.contains("2026-11-20"), "{error}");
        assert_eq!(world.told().await.iter().filter(|(action, ..)| action == "decide_correction").count(), 1);
    }
}

story! {
    async fn the_api_refuses_what_is_no_decision(world) {
        let facility = a_facility(&world).await;
        let (id, _) = report(&world, about(&facility, &["hours"])).await;
        let clerk = world.professional("森一", Role::Administrator, true).await;
        let path = format!("{QUEUE}/{id}/decision");
        for (body, status, expected) in [
            (json!({"decision": "received", "answer": "x"}), 422, "not_a_choice"),
            (json!({"decision": "rejected"}), 422, "required"),
            (json!({"decision": "accepted", "answer": "長".repeat(1_001)}), 422, "too_long"),
            // Nobody writes who has decided, or when.
            (json!({"decision": "accepted", "decided_by": "林二"}), 422, "invalid_body"),
            (json!({"decision": "accepted", "answer": "長".repeat(20_000)}), 413, "too_large"),
        ] {
            let answer = clerk.post_json(&path, &body).await;
            assert_eq!((answer.status.as_u16(), code(&answer).as_str()), (status, expected), "{}", answer.text);
        }
        for wrong in ["0199", "%25", "x%27%20or%201=1", "%ff"] {
            let answer = clerk.post_json(&format!("{QUEUE}/{wrong}/decision"), &json!({"decision": "accepted"})).await;
            assert_eq!((answer.status, code(&answer).as_str()), (StatusCode::NOT_FOUND, "not_found"), "{wrong}");
        }
        assert_eq!(queue(&clerk, "").await["meta"]["waiting"], 1);
    }
}
