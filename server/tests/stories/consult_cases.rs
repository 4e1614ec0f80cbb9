//! A case at its desk: from a question to closing, by several people at once, who may and who may not.

use api::accounts::Role;
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::consult_desk::{fault, sending, sheet, typed, worried};
use crate::staff::{At, Person};
use crate::world::story;

/// The kinds of what was done.
fn kinds(case: &Value) -> Vec<String> {
    let steps = case["steps"].as_array().unwrap().iter();
    steps.map(|step| step["done"]["kind"].as_str().unwrap().to_owned()).collect()
}

story! {
    /// From a daughter's phone to the last step.
    async fn a_question_is_received_passed_round_answered_followed_up_and_closed(world) {
        world.demo().await;
        let facility = world.json("/api/v1/facilities?limit=1").await["facilities"][0].take();
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let (number, path) = world.asks(&worried()).await;
        let counselor = world.somebody(staff.person(At::Region, Role::Counselor)).await;
        let listed = counselor.only("new").await;
        assert_eq!((&listed["number"], &listed["asker"], &listed["status"]), (&json!(number), &json!("family"), &json!("new")));
        // 勤労感謝の日 lies between.
        assert_eq!((&listed["answer_due_on"], &listed["is_overdue"]), (&json!("2026-11-25"), &json!(false)));
        let id = listed["id"].as_str().unwrap().to_owned();
        let sheet = counselor.case(&id).await["sheet"].take();
        assert_eq!((&sheet["about_age_band"], &sheet["about_town"], &sheet["answer_by"]), (&json!("from_85"), &json!("桜町"), &json!("web")));

        let people = counselor.sees("/consult-people").await["people"].take();
        let person = |name: &str, organization: &str| people.as_array().unwrap().iter()
            .find(|person| person["name"] == name && person["organization"].as_str().unwrap().contains(organization)).unwrap().clone();
        assert_eq!(person("高橋 健", "高齢福祉課")["is_of_desk"], false, "who only reads takes no case");
        assert!(people.as_array().unwrap().iter().all(|person| person["organization"] != "ケアプラン みどり"), "{people}");
        let mine = person("鈴木 一郎", "高齢福祉課")["membership_id"].take();
        let nurse_id = person("田中 美咲", "あおば")["membership_id"].take();
        let case = counselor.takes(&id, json!({"kind": "assign", "membership_id": mine})).await;
        assert_eq!((&case["status"], &case["assigned_to"]["name"]), (&json!("open"), &json!("鈴木 一郎")));
        assert_eq!(counselor.only("mine").await["assigned_to"], "鈴木 一郎");
        counselor.takes(&id, json!({"kind": "note", "words": "お母さまは独居"})).await;

        let nurse = world.somebody(staff.person(At::Nurses, Role::Staff)).await;
        assert_eq!(nurse.ask("GET", &format!("/consults/{id}"), &Value::Null).await.status, StatusCode::NOT_FOUND);
        let case = counselor.takes(&id, json!({"kind": "circulate", "membership_ids": [nurse_id, nurse_id], "words": "ご意見を"})).await;
        assert_eq!((case["circulated"].as_array().unwrap().len(), &case["circulated"][0]["read_at"]), (1, &Value::Null));
        let seen = nurse.sees("/consults?view=circulated").await;
        assert_eq!((&seen["meta"]["counts"]["circulated"], &seen["consults"][0]["number"]), (&json!(1), &json!(number)));
        let read = nurse.case(&id).await;
        assert_eq!((&read["may_change"], &read["same_person"]), (&json!(false), &json!([])));
        assert_eq!(kinds(&read), ["received", "assigned", "circulated"], "notes are for the desk alone");
        assert_eq!(nurse.sees("/consults?view=circulated").await["meta"]["counts"]["circulated"], 0);
        let opinion = json!({ "sending": sending(), "words": "訪問看護は来週から入れます" });
        for _ in 0..2 {
            nurse.does("POST", &format!("/consults/{id}/opinions"), &opinion).await;
        }
        let case = counselor.case(&id).await;
        assert_ne!(case["circulated"][0]["read_at"], Value::Null);
        let given = case["steps"].as_array().unwrap().last().unwrap().clone();
        assert_eq!((&given["by"], &given["by_organization"]), (&json!("田中 美咲"), &json!("訪問看護ステーションあおば")));

        counselor.takes(&id, json!({"kind": "attach_facilities", "facility_ids": [facility["id"]]})).await;
        let answer = json!({"kind": "answer", "by": "web", "words": "二か所あります", "facility_ids": [facility["id"]]});
        let case = counselor.takes(&id, answer).await;
        assert_eq!((&case["first_answered_at"], &case["is_overdue"]), (&json!("2026-11-20T01:00:00.000Z"), &json!(false)));
        let case = counselor.takes(&id, json!({"kind": "set_follow_up", "on": "2026-11-20"})).await;
        assert_eq!(case["is_overdue"], true);
        assert_eq!(clerk.sees("/consults?view=overdue").await["meta"]["counts"],
            json!({"new": 0, "mine": 0, "overdue": 1, "open": 1, "circulated": 0}));
        let case = counselor.takes(&id, json!({"kind": "close", "provided": ["home_visits"], "words": "往診が始まった"})).await;
        assert_eq!((&case["status"], &case["provided"]), (&json!("closed"), &json!(["home_visits"])));
        assert_eq!(kinds(&case), ["received", "assigned", "noted", "circulated", "opinion_given", "facilities_found",
            "answered", "follow_up_set", "closed"]);
        assert_eq!(counselor.only("closed").await["id"], json!(id));
        for view in ["new", "mine", "overdue", "open"] {
            assert_eq!(counselor.sees(&format!("/consults?view={view}")).await["meta"]["total"], 0, "{view}");
        }

        let question = world.question(&path).await;
        assert_eq!((&question["status"], question["exchange"].as_array().unwrap().len()), (&json!("closed"), 1));
        assert_eq!(question["exchange"][0]["facilities"][0]["name"], facility["name"]);
        for inside in ["独居", "訪問看護は", "ご意見", "往診が始まった", "鈴木"] {
            assert!(!question.to_string().contains(inside), "{inside}: {question}");
        }
        let told = world.told().await;
        let of = |action: &str| told.iter().filter(|(found, object, outcome)| found == action && *object == id && outcome == "done").count();
        assert_eq!((of("change_consult"), of("give_opinion")), (7, 1), "{told:?}");
        assert!(of("read_consult") > 7, "{told:?}");
    }
}

story! {
    /// How many are new stands on every page of who reads the cases of the desk; counting them is no reading.
    async fn how_many_are_new_is_told_with_who_is_signed_in(world) {
        const TOLD: &str = "select count(*) from audit_entries";
        let told = async || -> i64 {
            server::on_reader!(&world.db, |pool| sqlx::query_scalar(TOLD).fetch_one(pool).await).unwrap()
        };
        let staff = world.staff().await;
        let [counselor, reader] = [Role::Counselor, Role::Reader].map(|role| staff.person(At::Region, role));
        let counselor = world.somebody(counselor).await;
        let new = async || counselor.sees("/account").await["account"]["new_consults"].take();
        assert_eq!(new().await, Value::Null, "no desk yet");
        world.desks(&staff).await;
        assert_eq!(new().await, 0);
        world.asks(&worried()).await;
        let before = told().await;
        assert_eq!(new().await, 1);
        // Where an open page has the number from.
        let page = counselor.page("/pro").await;
        assert!(page.contains("data-hears=\"consults\" data-from=\"/pro\""), "{page}");
        assert_eq!(told().await, before);
        assert!(counselor.page("/pro/people").await.contains("新しい相談 1件"));
        let reader = world.somebody(reader).await;
        assert_eq!(reader.sees("/account").await["account"]["new_consults"], Value::Null);
        assert!(!reader.page("/pro/people").await.contains("新しい相談"));
        let elsewhere = world.somebody(staff.person(At::Nurses, Role::Staff)).await;
        assert_eq!(elsewhere.sees("/account").await["account"]["new_consults"], 0);
        let id = counselor.only("new").await["id"].as_str().unwrap().to_owned();
        counselor.takes(&id, json!({"kind": "assign", "membership_id": counselor.person.membership_id})).await;
        assert_eq!(new().await, 0);
    }
}

story! {
    async fn of_two_who_close_a_case_the_second_is_told_and_what_is_written_down_is_kept(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let other = world.somebody(staff.person(At::Region, Role::Counselor)).await;
        let id = clerk.does("POST", "/consults", &typed("退院のこと")).await["consult"]["id"].as_str().unwrap().to_owned();
        let seen = clerk.case(&id).await["revision"].as_i64().unwrap();
        let close = |provided: &str| json!({"kind": "close", "provided": [provided]});
        let (mine, theirs) = (sending(), sending());
        let (one, two) = tokio::join!(
            clerk.step_of(&id, seen, &mine, close("systems")),
            other.step_of(&id, seen, &theirs, close("advice")),
        );
        let (won, lost) = if one.status == StatusCode::OK { (one, two) } else { (two, one) };
        assert_eq!((won.status, lost.status, fault(&lost).0.as_str()),
            (StatusCode::OK, StatusCode::PRECONDITION_FAILED, "changed_meanwhile"), "{} {}", won.text, lost.text);
        assert_eq!(lost.headers["etag"], format!("\"{}\"", seen + 1));
        let case = clerk.case(&id).await;
        assert_eq!((&case["revision"], case["provided"].as_array().unwrap().len()), (&json!(seen + 1), 1));
        // The same form again is what it was, whatever the revision is.
        let (first, form, provided) = if case["provided"][0] == "systems" { (&clerk, &mine, "systems") } else { (&other, &theirs, "advice") };
        assert_eq!(first.step_of(&id, seen, form, close(provided)).await.status, StatusCode::OK);
        assert_eq!(kinds(&clerk.case(&id).await).iter().filter(|kind| *kind == "closed").count(), 1);

        // What is only written down is taken, twice the same once.
        let note = sending();
        for _ in 0..2 {
            let answer = other.step_of(&id, seen, &note, json!({"kind": "note", "words": "先方に確認"})).await;
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        }
        assert_eq!(kinds(&clerk.case(&id).await), ["received", "assigned", "closed", "noted"]);
        assert_eq!(fault(&clerk.step(&id, close("systems")).await).0, "is_closed");
        clerk.takes(&id, json!({"kind": "reopen"})).await;
        assert_eq!(fault(&clerk.step(&id, json!({"kind": "reopen"})).await).0, "is_not_closed");
    }
}

story! {
    async fn a_sheet_is_typed_once_and_changed_by_one_at_a_time(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let mut new = typed("退院のこと");
        new["received_at"] = json!("2026-03-31T14:59:59Z");
        let (one, two) = tokio::join!(clerk.does("POST", "/consults", &new), clerk.does("POST", "/consults", &new));
        let case = one["consult"].clone();
        assert_eq!(case["id"], two["consult"]["id"]);
        // The last second of the year of work before.
        assert_eq!((&case["number"], &case["received_at"]), (&json!("2025-0001"), &json!("2026-03-31T14:59:59.000Z")));
        assert_eq!((&case["is_overdue"], &case["assigned_to"]["name"]), (&json!(true), &json!("佐藤 花子")));
        let id = case["id"].as_str().unwrap();
        let path = format!("/consults/{id}/sheet");
        let mut changed = case["sheet"].clone();
        changed["subject"] = json!("退院と訪問看護");
        changed["topics"] = json!(["home_nursing", "discharge"]);
        changed["answer_due_on"] = Value::Null;
        let after = clerk.does("PUT", &path, &json!({ "seen": 1, "sheet": changed })).await["consult"].take();
        assert_eq!((&after["revision"], &after["sheet"]["answer_due_on"]), (&json!(2), &case["sheet"]["answer_due_on"]));
        assert_eq!(after["steps"].as_array().unwrap().last().unwrap()["done"]["fields"], json!(["subject", "topics"]));
        // The same once more changes nothing; something else is too late.
        assert_eq!(clerk.does("PUT", &path, &json!({ "seen": 1, "sheet": changed })).await["consult"]["revision"], 2);
        changed["subject"] = json!("別のこと");
        let late = clerk.ask("PUT", &path, &json!({ "seen": 1, "sheet": changed })).await;
        assert_eq!((late.status, fault(&late).0.as_str()), (StatusCode::PRECONDITION_FAILED, "changed_meanwhile"));
        assert_eq!(clerk.case(id).await["sheet"]["subject"], "退院と訪問看護");
        assert_eq!(clerk.only("mine").await["topics"], json!(["discharge", "home_nursing"]));
    }
}

story! {
    async fn what_cannot_be_written_is_told_field_by_field(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let desk = clerk.person.organization_id.clone();
        let with = |name: &str, value: Value| {
            let mut new = typed("x");
            new[name] = value;
            new
        };
        let mut by_mail = sheet("x");
        by_mail["answer_by"] = json!("email");
        for (body, code, field) in [
            (with("channel", json!("web")), "not_a_choice", "channel"),
            (with("received_at", json!("昨日")), "not_a_date", "received_at"),
            (with("received_at", json!("2026-11-20T01:00:01Z")), "date_in_future", "received_at"),
            (with("sheet", json!({ "asker": "family" })), "required", "subject"),
            (with("sheet", by_mail), "required", "asker_email"),
            (with("sending", json!("short")), "invalid_value", "sending"),
        ] {
            let answer = clerk.ask("POST", "/consults", &body).await;
            assert_eq!((answer.status.as_u16(), fault(&answer)), (422, (code.to_owned(), field.to_owned())), "{body}");
        }
        let id = clerk.does("POST", "/consults", &typed("x")).await["consult"]["id"].as_str().unwrap().to_owned();
        let stranger = &staff.person(At::Managers, Role::Staff).membership_id;
        let reader = &staff.person(At::Region, Role::Reader).membership_id;
        for (step, code, field) in [
            (json!({"kind": "note", "words": " "}), "required", "words"),
            (json!({"kind": "assign", "membership_id": stranger}), "not_a_choice", "membership_id"),
            (json!({"kind": "assign", "membership_id": reader}), "not_a_choice", "membership_id"),
            (json!({"kind": "answer", "by": "web", "words": "x"}), "no_way", "by"),
            (json!({"kind": "answer", "by": "telephone", "words": "x", "facility_ids": ["x"]}), "no_such_facility", "facility_ids"),
            (json!({"kind": "attach_facilities", "facility_ids": []}), "required", "facility_ids"),
            (json!({"kind": "circulate", "membership_ids": [stranger], "words": "x"}), "not_a_choice", "membership_ids"),
            (json!({"kind": "set_follow_up", "on": "2026-11-19"}), "date_in_past", "on"),
            (json!({"kind": "set_follow_up", "on": "2026-02-30"}), "not_a_date", "on"),
            (json!({"kind": "hand_over", "desk_id": desk, "words": "x"}), "not_a_choice", "desk_id"),
            (json!({"kind": "close", "provided": ["nothing"]}), "not_a_choice", "provided"),
            (json!({"kind": "close", "provided": []}), "required", "provided"),
        ] {
            let answer = clerk.step(&id, step.clone()).await;
            assert_eq!((answer.status.as_u16(), fault(&answer)), (422, (code.to_owned(), field.to_owned())), "{step}: {}", answer.text);
        }
        let case = clerk.case(&id).await;
        assert_eq!((&case["revision"], kinds(&case)), (&json!(1), vec!["received".to_owned(), "assigned".to_owned()]));
        assert_eq!(clerk.step(&id, json!({"kind": "burn"})).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        for query in ["?view=all", "?cursor=x", "?cursor=a_b", "?name=x"] {
            assert_eq!(clerk.ask("GET", &format!("/consults{query}"), &Value::Null).await.status, StatusCode::BAD_REQUEST, "{query}");
        }
    }
}

story! {
    async fn a_case_is_of_one_desk_and_goes_to_another_whole(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let nurse = world.somebody(staff.person(At::Nurses, Role::Counselor)).await;
        let (_, question) = world.asks(&worried()).await;
        let id = clerk.only("new").await["id"].as_str().unwrap().to_owned();
        let path = format!("/consults/{id}");
        let sheet = json!({ "seen": 1, "sheet": sheet("x") });
        let note = json!({ "sending": sending(), "seen": 1, "step": { "kind": "note", "words": "x" } });
        let opinion = json!({ "sending": sending(), "words": "x" });
        let all = [("GET", "", Value::Null), ("PUT", "/sheet", sheet), ("POST", "/steps", note), ("POST", "/opinions", opinion)];
        for (method, rest, body) in &all {
            let answer = nurse.ask(method, &format!("{path}{rest}"), body).await;
            assert_eq!((answer.status, fault(&answer).0.as_str()), (StatusCode::NOT_FOUND, "not_found"), "{rest}");
        }
        assert_eq!(nurse.sees("/consults?view=open").await["meta"]["total"], 0);
        let nurses = nurse.person.organization_id.clone();
        let reader = world.somebody(staff.person(At::Region, Role::Reader)).await;
        let circulate = json!({"kind": "circulate", "membership_ids": [reader.person.membership_id], "words": "ご覧ください"});
        clerk.takes(&id, json!({"kind": "answer", "by": "web", "words": "訪問看護におつなぎします"})).await;
        clerk.takes(&id, circulate).await;
        reader.case(&id).await;
        let hand_over = json!({"kind": "hand_over", "desk_id": nurses, "words": "訪問看護のことなので"});
        let (seen, form) = (clerk.case(&id).await["revision"].as_i64().unwrap(), sending());
        let case = clerk.step_of(&id, seen, &form, hand_over.clone()).await.json()["consult"].take();
        let again = clerk.step_of(&id, seen, &form, hand_over).await;
        assert_eq!((again.status, fault(&again).0.as_str()), (StatusCode::CONFLICT, "handed_over"));
        assert_eq!((&case["may_change"], &case["status"]), (&json!(false), &json!("new")));
        assert_eq!(clerk.ask("GET", &path, &Value::Null).await.status, StatusCode::NOT_FOUND);
        assert_eq!(nurse.only("new").await["id"], json!(id));
        assert_eq!(kinds(&nurse.case(&id).await), ["received", "answered", "circulated", "handed_over"]);
        let answer = reader.ask("GET", &path, &Value::Null).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "with the case goes whom it was circulated to");
        assert_eq!(world.question(&question).await["desk"]["name"], "訪問看護ステーションあおば");
        nurse.takes(&id, json!({"kind": "answer", "by": "web", "words": "お電話します"})).await;
        let said = world.question(&question).await["exchange"].take();
        let first_desk = clerk.person.organization_id.clone();
        let named = clerk.sees(&format!("/organizations/{first_desk}")).await["organization"]["name"].take();
        assert_eq!((&said[0]["other_desk"], &said[1]["other_desk"]), (&named, &Value::Null), "who answered is who answered");
        // What was typed and handed over is not shown again to who sends the form once more.
        let form = typed("言葉の訓練");
        let id_of_form = nurse.does("POST", "/consults", &form).await["consult"]["id"].as_str().unwrap().to_owned();
        let back = json!({"kind": "hand_over", "desk_id": clerk.person.organization_id, "words": "お願いします"});
        nurse.takes(&id_of_form, back).await;
        assert_eq!(nurse.ask("POST", "/consults", &form).await.status, StatusCode::NOT_FOUND);
        assert_eq!(clerk.only("new").await["id"], json!(id_of_form));
        // The region's administrators read their own desk's cases alone.
        let refusals = world.told().await.iter().filter(|(_, object, outcome)| *object == id && outcome == "refused").count();
        assert_eq!(refusals, 7);
    }
}

story! {
    /// It may be read and spoken of, and nothing else.
    async fn who_a_case_was_circulated_to_changes_nothing(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let id = clerk.does("POST", "/consults", &typed("x")).await["consult"]["id"].as_str().unwrap().to_owned();
        clerk.does("POST", "/consults", &typed("y")).await;
        assert_eq!(clerk.case(&id).await["same_person"][0]["subject"], "y");
        let people = [staff.person(At::Nurses, Role::Administrator), staff.person(At::Region, Role::Reader)];
        let ids: Vec<&String> = people.iter().map(|person| &person.membership_id).collect();
        clerk.takes(&id, json!({"kind": "circulate", "membership_ids": ids, "words": "ご覧ください"})).await;
        for person in people {
            let somebody = world.somebody(person).await;
            let case = somebody.case(&id).await;
            assert_eq!((&case["may_change"], &case["same_person"]), (&json!(false), &json!([])), "{person:?}");
            let told = &case["sheet"];
            for name in ["asker_name", "asker_telephone", "asker_email", "about_name", "about_born"] {
                assert_eq!(told[name], Value::Null, "{name} is not told beyond the desk");
            }
            assert_eq!(told["subject"], "x");
            for (method, rest, body) in [
                ("PUT", "/sheet", json!({ "seen": 2, "sheet": sheet("z") })),
                ("POST", "/steps", json!({ "sending": sending(), "seen": 2, "step": { "kind": "note", "words": "x" } })),
                ("GET", "/export", Value::Null),
                ("DELETE", "", Value::Null),
            ] {
                let answer = somebody.ask(method, &format!("/consults/{id}{rest}"), &body).await;
                assert!(matches!(answer.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{rest}: {}", answer.text);
                assert!(!answer.text.contains("青空"), "{}", answer.text);
            }
            let list = somebody.sees("/consults?view=circulated").await;
            assert_eq!(list["consults"].as_array().unwrap().len(), 1, "{list}");
            somebody.does("POST", &format!("/consults/{id}/opinions"), &json!({"sending": sending(), "words": "はい"})).await;
        }
        assert_eq!(clerk.case(&id).await["revision"], 4);
    }
}

story! {
    /// Circulated by mistake.
    async fn what_was_circulated_is_taken_back(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let id = clerk.does("POST", "/consults", &typed("x")).await["consult"]["id"].as_str().unwrap().to_owned();
        let people = [staff.person(At::Nurses, Role::Administrator), staff.person(At::Region, Role::Reader)];
        let ids: Vec<&String> = people.iter().map(|person| &person.membership_id).collect();
        clerk.takes(&id, json!({"kind": "circulate", "membership_ids": ids, "words": "ご覧ください"})).await;
        let [wrong, right] = [world.somebody(people[0]).await, world.somebody(people[1]).await];
        wrong.case(&id).await;
        let take_back = json!({"kind": "take_back", "membership_id": ids[0]});
        let case = clerk.takes(&id, take_back.clone()).await;
        assert_eq!(case["circulated"].as_array().unwrap().len(), 1);
        assert_eq!(case["steps"].as_array().unwrap().last().unwrap()["done"], json!({"kind": "taken_back", "from": people[0].name}));
        assert_eq!(wrong.ask("GET", &format!("/consults/{id}"), &Value::Null).await.status, StatusCode::NOT_FOUND);
        assert_eq!(wrong.sees("/consults?view=circulated").await["consults"], json!([]));
        right.case(&id).await;
        let again = clerk.step(&id, take_back).await;
        assert_eq!((again.status, fault(&again)), (StatusCode::UNPROCESSABLE_ENTITY, ("not_a_choice".into(), "membership_id".into())));
    }
}

story! {
    /// Who leaves, or only reads from now on, leaves their cases to the others of the desk.
    async fn cases_of_who_left_are_new_again(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let counselor = world.somebody(staff.person(At::Region, Role::Counselor)).await;
        let id = counselor.does("POST", "/consults", &typed("x")).await["consult"]["id"].as_str().unwrap().to_owned();
        assert_eq!(counselor.only("mine").await["id"], json!(id));
        let Person { organization_id, membership_id, .. } = &counselor.person;
        clerk.does("DELETE", &format!("/organizations/{organization_id}/people/{membership_id}"), &Value::Null).await;
        let new = clerk.only("new").await;
        assert_eq!((&new["id"], &new["assigned_to"]), (&json!(id), &Value::Null));
    }
}
