//! What is counted of cases: for a desk, for the region, for the report to the city, and for everybody.

use api::accounts::Role;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use server::consults::publish;

use crate::consult_desk::{Somebody, fault, typed};
use crate::staff::At;
use crate::world::story;

/// So many cases that came on a day.
async fn come(who: &Somebody<'_>, day: &str, count: usize) -> Vec<String> {
    let mut ids = Vec::new();
    for _ in 0..count {
        let mut body = typed("退院後の訪問看護");
        body["received_at"] = json!(format!("{day}T01:00:00Z"));
        let case = who.does("POST", "/consults", &body).await;
        ids.push(case["consult"]["id"].as_str().unwrap().to_owned());
    }
    ids
}

fn line<'j>(figures: &'j Value, table: &str, code: &str) -> &'j Value {
    let lines = figures[table].as_array().unwrap();
    lines.iter().find(|line| line["code"] == code).unwrap_or_else(|| panic!("{code} in {lines:?}"))
}

story! {
    async fn a_months_figures_follow_from_its_cases(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let nurse = world.somebody(staff.person(At::Nurses, Role::Staff)).await;
        let manager = world.somebody(staff.person(At::Managers, Role::Staff)).await;
        come(&clerk, "2025-11-10", 2).await;
        let of_november = come(&clerk, "2026-11-19", 3).await;
        come(&nurse, "2026-11-02", 1).await;
        clerk.takes(&of_november[0], json!({"kind": "answer", "by": "telephone", "words": "3か所お伝えした"})).await;
        clerk.takes(&of_november[0], json!({"kind": "close", "provided": ["home_visits", "advice"]})).await;

        let all = clerk.sees("/consult-figures").await["figures"].take();
        assert_eq!((&all["year"], &all["desk"], &all["years"]), (&json!(2026), &Value::Null, &json!([2026, 2025])));
        let months = all["months"].as_array().unwrap();
        assert_eq!((months.len(), all["last_year"].as_array().unwrap().len()), (8, 12));
        // Received at 10 in the morning of the day before, answered today at 10.
        let november = json!({"month": "2026-11", "received": 4, "closed": 1, "reopened": 0, "taken_over": 0, "handed_over": 0,
            "open": 5, "median_minutes": 1440, "in_time": 1});
        assert_eq!(months[7], november);
        assert_eq!(all["last_year"][7]["received"], 2);
        let of = |table, code| line(&all, table, code).clone();
        assert_eq!(of("askers", "care_manager")["total"], 4);
        assert_eq!(of("askers", "care_manager")["last_year"], 2);
        assert_eq!(of("channels", "telephone")["by_month"], json!([0, 0, 0, 0, 0, 0, 0, 4]));
        assert_eq!(of("topics", "discharge")["total"], 4);
        assert_eq!((&of("provided", "advice")["total"], &of("provided", "medical")["total"]), (&json!(1), &json!(0)));

        // A desk sees its own, the region's administrators each; who has no desk sees none.
        let own = nurse.sees("/consult-figures?year=2026").await["figures"].take();
        let id = &nurse.person.organization_id;
        assert_eq!((&own["desk"], &own["months"][7]["received"]), (&json!(id), &json!(1)));
        assert_eq!(clerk.sees(&format!("/consult-figures?desk_id={id}")).await["figures"], own);
        assert_eq!((&all["desk_name"], &own["desk_name"]), (&Value::Null, &json!("訪問看護ステーションあおば")));
        let region = &clerk.person.organization_id;
        for (who, path) in [
            (&nurse, format!("/consult-figures?desk_id={region}")),
            (&manager, "/consult-figures".to_owned()),
            (&clerk, "/consult-figures?desk_id=x".to_owned()),
            (&manager, "/consult-figures.csv".to_owned()),
            (&nurse, format!("/consult-figures.xlsx?desk_id={region}")),
        ] {
            assert_eq!(who.ask("GET", &path, &Value::Null).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let wrong = clerk.ask("GET", "/consult-figures?year=x", &Value::Null).await;
        assert_eq!((wrong.status, fault(&wrong)), (StatusCode::BAD_REQUEST, ("invalid_value".into(), "year".into())));

        // For the report.
        let csv = clerk.ask("GET", "/consult-figures.csv", &Value::Null).await;
        assert_eq!(csv.headers["content-disposition"], "attachment; filename=\"consult-figures-2026.csv\"");
        assert!(csv.text.starts_with("\u{feff}2026年度 相談の集計"), "{}", csv.text);
        assert!(csv.text.contains("\r\n2026-11,4,2,0,1,0,0,5,1440,1\r\n合計,4,2,0,1,0,0,,,1\r\n"), "{}", csv.text);
        assert!(csv.text.contains("\r\nケアマネジャー,0,0,0,0,0,0,0,4,4,2\r\n"), "{}", csv.text);
        let xlsx = clerk.ask("GET", "/consult-figures.xlsx", &Value::Null).await;
        assert!(xlsx.status == StatusCode::OK && xlsx.bytes.starts_with(b"PK"), "{}", xlsx.status);

        // What is emptied is counted as before.
        clerk.does("DELETE", &format!("/consults/{}", of_november[0]), &Value::Null).await;
        assert_eq!(clerk.sees("/consult-figures").await["figures"], all);
    }
}

story! {
    /// Whatever becomes of a case: what a clerk has reported of a month that has passed.
    async fn the_figures_of_a_month_that_was_reported_stay(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let ids = come(&clerk, "2026-11-19", 3).await;
        for id in &ids[..2] {
            clerk.takes(id, json!({"kind": "close", "provided": ["advice"]})).await;
        }
        // Closed by mistake: it was never closed.
        clerk.takes(&ids[1], json!({"kind": "reopen"})).await;
        let (region, nurses) =
            (clerk.person.organization_id.clone(), staff.person(At::Nurses, Role::Staff).organization_id.clone());
        let path = |desk: &str| format!("/consult-figures?desk_id={desk}");
        let of = |figures: &Value, at: usize| {
            let month = &figures["months"][at];
            ["received", "closed", "reopened", "taken_over", "handed_over", "open"].map(|name| month[name].as_i64().unwrap())
        };
        let november = clerk.sees(&path(&region)).await["figures"].take();
        assert_eq!(of(&november, 7), [3, 1, 0, 0, 0, 2]);
        assert_eq!(line(&november, "provided", "advice")["by_month"][7], 1);

        let later = world.at("2026-12-05T01:00:00Z");
        let clerk = later.somebody(&clerk.person).await;
        clerk.takes(&ids[0], json!({"kind": "reopen"})).await;
        clerk.takes(&ids[1], json!({"kind": "hand_over", "desk_id": nurses, "words": "お願いします"})).await;
        clerk.takes(&ids[2], json!({"kind": "close", "provided": ["medical"]})).await;
        clerk.does("DELETE", &format!("/consults/{}", ids[2]), &Value::Null).await;
        let own = clerk.sees(&path(&region)).await["figures"].take();
        assert_eq!(own["months"][7], november["months"][7]);
        assert_eq!(of(&own, 8), [0, 1, 1, 0, 1, 1]);
        assert_eq!(line(&own, "provided", "advice")["by_month"], json!([0, 0, 0, 0, 0, 0, 0, 1, 0]));
        assert_eq!(line(&own, "askers", "care_manager")["total"], 3);
        let theirs = clerk.sees(&path(&nurses)).await["figures"].take();
        assert_eq!((of(&theirs, 7), of(&theirs, 8)), ([0; 6], [0, 0, 0, 1, 0, 1]));
        let all = clerk.sees("/consult-figures").await["figures"].take();
        assert_eq!((of(&all, 7), of(&all, 8)), ([3, 1, 0, 0, 0, 2], [0, 1, 1, 1, 1, 2]));
        // Emptied while it was open, it is closed.
        clerk.does("DELETE", &format!("/consults/{}", ids[0]), &Value::Null).await;
        assert_eq!(of(&clerk.sees(&path(&region)).await["figures"], 8), [0, 2, 1, 0, 1, 0]);
    }
}

story! {
    async fn everybody_reads_what_tells_of_nobody(world) {
        const PATH: &str = "/api/v1/published-consult-figures";
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let nothing = world.json(PATH).await["figures"].take();
        assert_eq!((&nothing["year"], &nothing["until"]), (&json!(2026), &Value::Null));
        assert_eq!((&nothing["years"], &nothing["months"]), (&json!([]), &json!([])));
        for (day, count) in [
            ("2025-06-03", 9),
            ("2025-10-01", 3),
            ("2026-04-01", 6),
            ("2026-05-20", 2),
            ("2026-07-01", 4),
            ("2026-09-30", 3),
            // The present month is not told.
            ("2026-11-02", 8),
        ] {
            // Written down on the day.
            let then = world.at(&format!("{day}T02:00:00Z"));
            come(&then.somebody(&clerk.person).await, day, count).await;
        }
        // What is typed of the time before the first sheet is counted by the desk alone.
        come(&clerk, "2025-05-07", 6).await;
        // Counted by one server, at once or one after another.
        let (one, two) = tokio::join!(publish(&world.state), publish(&world.state));
        assert_eq!(one.unwrap().max(two.unwrap()), 10 + 7);
        assert_eq!(publish(&world.state).await.unwrap(), 0);
        let now = world.json(PATH).await["figures"].take();
        // May waits for July; September waits still.
        assert_eq!((&now["year"], &now["until"], &now["received"]), (&json!(2026), &json!("2026-08-31"), &json!(12)));
        let months: Vec<&Value> = now["months"].as_array().unwrap().iter().map(|month| &month["total"]).collect();
        assert_eq!(months, [&json!(6), &Value::Null, &Value::Null, &Value::Null, &json!(0)]);
        assert_eq!((&now["askers"], &now["topics"], &now["years"]), (&json!([]), &json!([]), &json!([2026, 2025])));
        // A year that has ended is told by who asked as well, up to where its months are told.
        let last = world.json(&format!("{PATH}?year=2025")).await["figures"].take();
        assert_eq!((&last["until"], &last["received"]), (&json!("2025-09-30"), &json!(9)));
        assert_eq!(line(&last, "askers", "care_manager")["total"], 9);
        assert_eq!(line(&last, "channels", "fax")["total"], 0);
        for (query, status, field) in [
            ("year=2024", 404, ""),
            ("year=x", 400, "year"),
            ("year=", 400, "year"),
            ("desk_id=1", 400, "desk_id"),
        ] {
            let answer = world.get(&format!("{PATH}?{query}")).await;
            assert_eq!((answer.status.as_u16(), fault(&answer).1.as_str()), (status, field), "{query}");
        }
        let first = world.get(PATH).await;
        assert_eq!(first.headers["cache-control"], "public, max-age=3600");
        let again = || {
            let request = Request::get(PATH).header("if-none-match", first.headers["etag"].clone());
            request.body(Body::empty()).unwrap()
        };
        assert_eq!(world.send(again()).await.status, StatusCode::NOT_MODIFIED);
        // What is typed later is no month's that was told, nor is a month told before its last sheets are typed.
        come(&clerk, "2026-08-30", 7).await;
        let early = world.at("2026-12-14T01:00:00Z");
        assert_eq!(publish(&early.state).await.unwrap(), 0);
        assert_eq!(world.send(again()).await.status, StatusCode::NOT_MODIFIED);
        let settled = world.at("2026-12-15T01:00:00Z");
        assert_eq!(publish(&settled.state).await.unwrap(), 1);
        // Whatever a clock that was ahead has counted.
        assert_eq!(world.send(again()).await.status, StatusCode::NOT_MODIFIED);
        let answer = settled.send(again()).await;
        assert_eq!(answer.status, StatusCode::OK);
        let december = answer.json()["figures"].take();
        assert_eq!((&december["until"], &december["received"]), (&json!("2026-11-30"), &json!(23)));
    }
}
