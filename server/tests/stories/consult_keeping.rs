//! What is kept of consultations and what is not; how they are found again; how open pages hear of them.

use std::time::{Duration, Instant};

use api::accounts::Role;
use axum::http::StatusCode;
use serde_json::{Value, json};
use server::clock::Clock;
use server::consults::empty_old;
use server::{AppState, router};

use crate::consult_desk::{Somebody, fault, read, sending, sheet, typed, worried};
use crate::notices::Ear;
use crate::staff::{At, api};
use crate::world::{World, story};

/// Every text of every table that holds consultations, but the audit log.
async fn everything(world: &World) -> String {
    const CASES: &str = "select coalesce(asked, '') || coalesce(sheet, '') || subject || searched
        || coalesce(asker_organization, '') || coalesce(secret_hash, '') || coalesce(about_hash, '')
        || coalesce(telephone_hash, '') || coalesce(asked_by, '') || coalesce(assigned_to, '') from consults";
    const STEPS: &str = "select done || coalesce(by_membership, '') from consult_steps";
    const CIRCULATIONS: &str = "select membership_id from consult_circulations";
    const ATTACHMENTS: &str = "select name from consult_attachments";
    let mut all = Vec::new();
    for sql in [CASES, STEPS, CIRCULATIONS, ATTACHMENTS] {
        let rows: Vec<String> =
            server::on_reader!(&world.db, |pool| sqlx::query_scalar(sql).fetch_all(pool).await).unwrap();
        all.extend(rows);
    }
    all.concat()
}

/// What is counted of the one case.
async fn counted(world: &World) -> Vec<String> {
    const SQL: &str =
        "select number || ' ' || channel || ' ' || received_on || ' ' || asker || ' ' || topics || ' ' || provided
        || ' ' || coalesce(first_answered_on, '') || ' ' || coalesce(closed_on, '') from consults order by number";
    server::on_reader!(&world.db, |pool| sqlx::query_scalar(SQL).fetch_all(pool).await).unwrap()
}

/// A case with all that one can have, closed: its id.
async fn full_case(world: &World, clerk: &Somebody<'_>, nurse: &str) -> String {
    let new = typed("青空さんの退院");
    let id = clerk.does("POST", "/consults", &new).await["consult"]["id"].as_str().unwrap().to_owned();
    clerk.takes(&id, json!({"kind": "circulate", "membership_ids": [nurse], "words": "青空さんのこと"})).await;
    clerk.takes(&id, json!({"kind": "answer", "by": "telephone", "words": "青空さんに伝えた"})).await;
    clerk.takes(&id, json!({"kind": "close", "provided": ["advice"], "words": "青空さんは安心した"})).await;
    const ATTACH: &str =
        "insert into consult_attachments (id, consult_id, name, media_type, bytes, attached_at, attached_by,
        sending, sealed) values ('1', $1, '青空.pdf', 'application/pdf', 1, '2026-11-20', $2, '1', $3)";
    let by = &clerk.person.membership_id;
    server::on_writer!(&world.db, |pool| {
        sqlx::query(ATTACH).bind(&id).bind(by).bind(&b"x"[..]).execute(pool).await.map(|_| ())
    })
    .unwrap();
    id
}

const COUNTED: &str = "2026-0001 telephone 2026-11-20 care_manager [\"discharge\"] [\"advice\"] 2026-11-20 2026-11-20";

story! {
    async fn a_case_is_given_out_and_emptied_on_request(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let id = full_case(&world, &clerk, &staff.person(At::Nurses, Role::Staff).membership_id).await;
        let path = format!("/consults/{id}");
        let export = clerk.sees(&format!("{path}/export")).await;
        assert_eq!((&export["consult"]["sheet"]["about_name"], &export["question"]["exchange"][0]["words"]), (&json!("青空 ハナ"), &json!("青空さんに伝えた")));
        assert_eq!(export["consult"]["attachments"][0]["name"], "青空.pdf");
        let counselor = world.somebody(staff.person(At::Region, Role::Counselor)).await;
        for (method, rest) in [("GET", "/export"), ("DELETE", "")] {
            let answer = counselor.ask(method, &format!("{path}{rest}"), &Value::Null).await;
            assert_eq!(fault(&answer).0, "not_allowed", "{rest}");
        }
        assert!(everything(&world).await.contains("青空"));
        for _ in 0..2 {
            clerk.does("DELETE", &path, &Value::Null).await;
        }
        assert_eq!(everything(&world).await, "");
        assert_eq!(counted(&world).await, [COUNTED]);
        let case = clerk.case(&id).await;
        assert_eq!((&case["sheet"], &case["may_change"], &case["steps"]), (&Value::Null, &json!(false), &json!([])));
        let step = clerk.step(&id, json!({"kind": "note", "words": "x"})).await;
        assert_eq!((step.status, fault(&step).0.as_str()), (StatusCode::CONFLICT, "emptied"));
        let changed = clerk.ask("PUT", &format!("{path}/sheet"), &json!({"seen": 6, "sheet": sheet("x")})).await;
        assert_eq!(changed.status, StatusCode::CONFLICT);
        let told = world.told().await;
        let of = |action: &str| told.iter().filter(|(found, object, outcome)| found == action && *object == id && outcome == "done").count();
        assert_eq!((of("export_consult"), of("erase_consult")), (1, 1), "{told:?}");
        // An open one of a resident: its link leads nowhere any more.
        let (_, link) = world.asks(&worried()).await;
        let open = clerk.only("new").await["id"].as_str().unwrap().to_owned();
        clerk.does("DELETE", &format!("/consults/{open}"), &Value::Null).await;
        assert_eq!(world.get(&format!("/api/v1/questions/{}", link.strip_prefix("/consult/").unwrap())).await.status, StatusCode::NOT_FOUND);
        assert_eq!(clerk.sees("/consults?view=open").await["meta"]["total"], 0);
        assert_eq!(everything(&world).await, "");
        // The wish to delete opens a closed one again, within its month; what was provided is counted all the same.
        let (_, link) = world.asks(&worried()).await;
        let closed = clerk.only("new").await["id"].as_str().unwrap().to_owned();
        clerk.takes(&closed, json!({"kind": "close", "provided": ["medical"]})).await;
        let wish = format!("/questions/{}/erasure", link.strip_prefix("/consult/").unwrap());
        assert_eq!(world.send(api("POST", &wish, &Value::Null)).await.status, StatusCode::OK);
        clerk.does("DELETE", &format!("/consults/{closed}"), &Value::Null).await;
        let figures = clerk.sees("/consult-figures").await["figures"].take();
        let medical = figures["provided"].as_array().unwrap().iter().find(|line| line["code"] == "medical").unwrap();
        assert_eq!(medical["total"], 1);
    }
}

story! {
    async fn what_was_kept_long_enough_is_emptied(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        full_case(&world, &clerk, &staff.person(At::Nurses, Role::Staff).membership_id).await;
        clerk.does("POST", "/consults", &typed("まだ終わらない")).await;
        let at = |moment: &str| AppState { clock: Clock::Fixed(moment.parse().unwrap()), ..world.state.clone() };
        // Five whole years.
        assert_eq!(empty_old(&at("2031-11-20T14:59:59Z")).await.unwrap(), 0);
        assert!(everything(&world).await.contains("青空さんは安心した"));
        let (later, again) = (at("2031-11-20T15:00:00Z"), at("2031-11-20T15:00:00Z"));
        let (one, two) = tokio::join!(empty_old(&later), empty_old(&again));
        assert_eq!(one.unwrap() + two.unwrap(), 1);
        let kept = everything(&world).await;
        assert!(!kept.contains("安心した") && !kept.contains(".pdf") && kept.contains("まだ終わらない"), "{kept}");
        assert_eq!(counted(&world).await[0], COUNTED);
        let told = world.told().await;
        assert_eq!(told.iter().filter(|(action, ..)| action == "erase_consult").count(), 1, "{told:?}");
    }
}

story! {
    async fn cases_are_found_by_words_and_by_the_person(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let first = clerk.does("POST", "/consults", &typed("退院のこと")).await["consult"]["id"].take();
        let mut other = typed("薬のこと");
        other["sheet"]["about_born"] = json!("1940-01-01");
        other["sheet"]["asker_telephone"] = json!("０７２１１１１１１１");
        clerk.does("POST", "/consults", &other).await;
        let mut third = typed("食事のこと");
        third["sheet"] = json!({ "asker": "family", "about_name": "青空はな", "about_born": "1938-04-02", "subject": "食事のこと" });
        let case = clerk.does("POST", "/consults", &third).await["consult"].take();
        let same: Vec<_> = case["same_person"].as_array().unwrap().iter().map(|one| (one["id"].clone(), one["same"].clone())).collect();
        assert_eq!(same, [(first.clone(), json!("person"))]);
        let same = clerk.case(first.as_str().unwrap()).await["same_person"].take();
        let same: Vec<_> = same.as_array().unwrap().iter().map(|one| one["same"].as_str().unwrap()).collect();
        assert_eq!(same, ["person", "telephone"], "the last first");

        for (words, expected) in [
            ("2026-0001", vec!["退院のこと"]),
            ("あおぞら", vec![]),
            ("青空　ﾊﾅ", vec!["食事のこと", "薬のこと", "退院のこと"]),
            ("林 次郎", vec!["薬のこと", "退院のこと"]),
            ("みどり 薬", vec!["薬のこと"]),
            ("%", vec![]),
            ("訪問看護をさがして", vec![]),
        ] {
            let found = clerk.does("POST", "/consult-searches", &json!({ "words": words })).await;
            let found: Vec<_> = found["consults"].as_array().unwrap().iter().map(|one| one["subject"].as_str().unwrap().to_owned()).collect();
            assert_eq!(found, expected, "{words}");
        }
        let nurse = world.somebody(staff.person(At::Nurses, Role::Staff)).await;
        let search = json!({ "words": "青空" });
        assert_eq!(nurse.does("POST", "/consult-searches", &search).await["consults"], json!([]));
        let id = first.as_str().unwrap();
        clerk.takes(id, json!({"kind": "circulate", "membership_ids": [nurse.person.membership_id], "words": "x"})).await;
        assert_eq!(nurse.does("POST", "/consult-searches", &search).await["consults"], json!([]), "by name nobody finds it");
        for wrong in ["", "　", "_", &"長".repeat(101)] {
            assert_eq!(clerk.ask("POST", "/consult-searches", &json!({ "words": wrong })).await.status.as_u16(), 422);
        }
        let told = world.told().await;
        assert!(told.iter().any(|(action, object, _)| action == "read_consult" && object.is_empty()), "{told:?}");
    }
}

story! {
    async fn every_view_is_turned_over_with_each_case_once(world) {
        const MANY: &str = "with recursive many(n) as (select 1 union all select n + 1 from many where n < 45)
            insert into consults (id, number, revision, desk_id, channel, received_at, received_on, sending, subject, asker,
                topics, searched, answer_due_on, due_on, assigned_to, first_answered_on, closed_on, closed_at, provided)
            select '00000000-0000-0000-0000-0000000000' || (10 + n), 'c' || n, 1, $1, 'web',
                '2026-11-' || (10 + n % 7) || 'T00:00:00.000Z', '2026-11-10', 's' || n, 'x', 'self', '[]', 'x', '2026-11-12',
                $4, $2, null, $3, $3, '[]' from many";
        const CIRCULATE: &str = "insert into consult_circulations (consult_id, membership_id, asked_at)
            select id, $1, received_at from consults";
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let (desk, me) = (clerk.person.organization_id.clone(), clerk.person.membership_id.clone());
        for (views, assigned, closed, due) in [
            (&["new", "open", "overdue"][..], None, None, Some("2026-11-12")),
            (&["mine", "open", "overdue", "circulated"], Some(&me), None, Some("2026-11-12")),
            (&["closed", "circulated"], None, Some("2026-11-19"), None),
        ] {
            server::on_writer!(&world.db, |pool| {
                sqlx::query("delete from consult_circulations").execute(pool).await.unwrap();
                sqlx::query("delete from consults").execute(pool).await.unwrap();
                sqlx::query(MANY).bind(&desk).bind(assigned).bind(closed).bind(due).execute(pool).await.unwrap();
                sqlx::query(CIRCULATE).bind(&me).execute(pool).await.unwrap();
            });
            for view in views {
                let mut ids = Vec::new();
                let mut cursor = String::new();
                loop {
                    let page = clerk.sees(&format!("/consults?view={view}&cursor={cursor}")).await;
                    assert_eq!(page["meta"]["total"], 45, "{view}");
                    ids.extend(page["consults"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()));
                    match page["meta"]["next_cursor"].as_str() {
                        Some(next) => cursor = api::query::encode(next),
                        None => break,
                    }
                }
                assert_eq!(ids.len(), 45, "{view}");
                ids.sort();
                ids.dedup();
                assert_eq!(ids.len(), 45, "{view}");
            }
        }
    }
}

/// Two servers on one PostgreSQL: a desk hears within a second what another did, and what it was handed over.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn desks_on_two_servers_hear_of_each_other() {
    let world = World::postgres().await;
    let staff = world.staff().await;
    let clerk = world.desks(&staff).await;
    let nurse = world.somebody(staff.person(At::Nurses, Role::Counselor)).await;
    let manager = world.somebody(staff.person(At::Managers, Role::Staff)).await;
    let [here, there] = [router(world.another_server().await), router(world.another_server().await)];
    let listen = async |somebody: &Somebody<'_>, router| {
        let (status, body) = somebody.ask_at(router, api("GET", "/notices", &Value::Null)).await;
        assert_eq!(status, StatusCode::OK);
        let mut ear = Ear { body };
        assert_eq!(ear.next().await, "hello listening");
        ear
    };
    let (mut desk, mut nurses, mut asker) =
        (listen(&clerk, &here).await, listen(&nurse, &there).await, listen(&manager, &there).await);
    // A server that has just started listens to its database a moment later.
    tokio::time::sleep(Duration::from_secs(2)).await;
    for ear in [&mut desk, &mut nurses, &mut asker] {
        while ear.within(Duration::from_millis(200)).await != "silence" {}
    }
    let begun = Instant::now();
    let ask = json!({ "sending": sending(), "desk_id": nurse.person.organization_id, "channel": "inside", "sheet": sheet("x") });
    let (status, _) = manager.ask_at(&here, api("POST", "/asked-consults", &ask)).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_eq!(
        (nurses.next().await.as_str(), asker.next().await.as_str()),
        ("changed consults", "changed asked_consults")
    );
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());

    let (_, list) = nurse.ask_at(&there, api("GET", "/consults", &Value::Null)).await;
    let id = read(list).await["consults"][0]["id"].as_str().unwrap().to_owned();
    let begun = Instant::now();
    let step = json!({"kind": "hand_over", "desk_id": clerk.person.organization_id, "words": "お願いします"});
    let body = json!({ "sending": sending(), "seen": 1, "step": step });
    let (status, _) = nurse.ask_at(&there, api("POST", &format!("/consults/{id}/steps"), &body)).await;
    assert_eq!(status, StatusCode::OK);
    for (ear, expected) in
        [(&mut desk, "changed consults"), (&mut nurses, "changed consults"), (&mut asker, "changed asked_consults")]
    {
        assert_eq!(ear.next().await, expected);
    }
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
}
