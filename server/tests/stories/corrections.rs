//! Reports of what is wrong with a facility: from the form, and through the API.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::json;
use server::corrections;

use crate::world::{World, story};

async fn a_facility(world: &World) -> String {
    world.demo().await;
    let found = world.json("/api/v1/facilities?limit=1").await;
    found["facilities"][0]["id"].as_str().unwrap().to_owned()
}

story! {
    async fn a_form_with_every_field_wrong_comes_back_with_all_that_was_typed(world) {
        let id = a_facility(&world).await;
        let long = "長".repeat(101);
        let typed = [
            ("words", " "),
            ("noticed_era", "reiwa"),
            ("noticed_year", "九十九"),
            ("noticed_month", "13"),
            ("noticed_day", "<b>40"),
            ("name", long.as_str()),
            ("telephone", "でんわ\"><script>"),
            ("email", "hana"),
        ];
        for (prefix, lead) in [("", "エラー："), ("/easy", "エラー："), ("/en", "Error: ")] {
            let page = world.post_form(&format!("{prefix}/facilities/{id}/report"), &typed).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            let text = &page.text;
            assert!(text.contains(&format!("<title>{lead}")), "{text}");
            for field in ["wrong", "words", "relation", "noticed", "name", "telephone", "email"] {
                assert!(text.contains(&format!("id=\"{field}-error\"")), "{prefix} {field}: {text}");
                assert!(text.contains(&format!("href=\"#{field}\"")), "{prefix} {field}: not in the summary");
            }
            for kept in [long.as_str(), "でんわ&quot;&gt;&lt;script&gt;", "value=\"hana\"", "九十九", "&lt;b&gt;40"] {
                assert!(text.contains(kept), "{prefix} {kept} is lost: {text}");
            }
            assert!(!text.contains("<script>alert") && !text.contains("でんわ\"><script>"), "{text}");
        }
        assert!(corrections::list(&world.db, true).await.unwrap().is_empty(), "nothing is half done");
    }
}

story! {
    async fn a_report_is_kept_and_done_with(world) {
        let id = a_facility(&world).await;
        let typed = [
            ("wrong", "telephone"),
            ("wrong", "hours"),
            ("words", "=木曜は休み 髙﨑𠮷"),
            ("relation", "visitor"),
            ("noticed_era", "reiwa"),
            ("noticed_year", "８"),
            ("noticed_month", "１１"),
            ("noticed_day", "２０"),
            ("name", "青空花子"),
            ("telephone", "０００（００００）００００"),
        ];
        let sent = world.post_form(&format!("/en/facilities/{id}/report"), &typed).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        assert_eq!(sent.headers[header::LOCATION], format!("/en/facilities/{id}/report/thanks"));
        assert_eq!(world.get(&format!("/en/facilities/{id}/report/thanks")).await.status, StatusCode::OK);

        let kept = corrections::list(&world.db, false).await.unwrap();
        assert_eq!(kept.len(), 1);
        let report = &kept[0];
        assert_eq!(report.wrong, r#"["telephone","hours"]"#);
        assert_eq!(report.words, "=木曜は休み 髙﨑𠮷");
        assert_eq!(report.noticed_on.as_deref(), Some("2026-11-20"));
        assert_eq!(report.telephone.as_deref(), Some("000-0000-0000"));
        assert!(report.facility.is_some());
        let id = report.id.clone();
        assert_eq!(corrections::for_spreadsheet(kept.into_iter().next().unwrap()).words, "'=木曜は休み 髙﨑𠮷");

        assert!(corrections::done(&world.db, &world.clock, &id).await.unwrap());
        assert!(!corrections::done(&world.db, &world.clock, &id).await.unwrap(), "done once only");
        assert!(corrections::list(&world.db, false).await.unwrap().is_empty());
        let all = corrections::list(&world.db, true).await.unwrap();
        assert_eq!((&all[0].name, &all[0].telephone, &all[0].email), (&None, &None, &None), "the sender is forgotten");
    }
}

story! {
    async fn the_api_refuses_what_the_form_refuses(world) {
        let id = a_facility(&world).await;
        let path = "/api/v1/corrections";
        let good = json!({ "facility_id": id, "wrong": ["hours"], "words": "木曜は休み", "relation": "staff" });
        let with = |name: &str, value: serde_json::Value| {
            let mut body = good.clone();
            body[name] = value;
            body
        };
        for (body, status, code) in [
            (with("words", json!("")), 422, "required"),
            (with("wrong", json!([])), 422, "required"),
            (with("relation", json!("king")), 422, "not_a_choice"),
            (with("noticed_on", json!("2026-11-21")), 422, "date_in_future"),
            (with("noticed_on", json!("soon")), 422, "not_a_date"),
            (with("email", json!("hana@")), 422, "not_an_email"),
            (with("facility_id", json!("no-such-id")), 404, "not_found"),
            (json!({ "words": 1 }), 422, "invalid_body"),
        ] {
            let answer = world.post_json(path, &body).await;
            assert_eq!(answer.status, status, "{body}");
            assert_eq!(answer.json()["errors"][0]["code"], code, "{body}");
        }
        assert_eq!(world.post_json(path, &good).await.status, StatusCode::CREATED);
        for _ in 1..300 {
            world.post_json(path, &good).await;
        }
        let answer = world.post_json(path, &good).await;
        assert_eq!((answer.status, answer.json()["errors"][0]["code"].as_str()), (StatusCode::TOO_MANY_REQUESTS, Some("too_many")));
        // The form says so too, and keeps what was typed.
        let typed = [("wrong", "hours"), ("words", "木曜は休み"), ("relation", "staff")];
        let page = world.post_form(&format!("/facilities/{id}/report"), &typed).await;
        assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(page.text.contains("木曜は休み") && page.text.contains("明日もう一度"), "{}", page.text);
    }
}

story! {
    /// Another site may not make a visitor's browser send anything (CSRF).
    async fn a_form_of_another_site_is_refused(world) {
        let id = a_facility(&world).await;
        let form = format!("/facilities/{id}/report");
        for (path, name, value, status) in [
            (form.as_str(), "sec-fetch-site", "cross-site", StatusCode::FORBIDDEN),
            (form.as_str(), "sec-fetch-site", "same-site", StatusCode::FORBIDDEN),
            (form.as_str(), "origin", "https://elsewhere.example", StatusCode::FORBIDDEN),
            (form.as_str(), "origin", "null", StatusCode::FORBIDDEN),
            (form.as_str(), "origin", "http://sasae.example", StatusCode::UNPROCESSABLE_ENTITY),
            ("/api/v1/corrections", "sec-fetch-site", "cross-site", StatusCode::FORBIDDEN),
        ] {
            let request = Request::post(path)
                .header("host", "sasae.example")
                .header("content-type", "application/x-www-form-urlencoded")
                .header(name, value);
            assert_eq!(world.send(request.body(Body::from("words=")).unwrap()).await.status, status, "{path} {name} {value}");
        }
        let large = Request::post(&form).header("content-type", "application/x-www-form-urlencoded");
        let large = world.send(large.body(Body::from("words=".to_owned() + &"x".repeat(100_000))).unwrap()).await;
        assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
        let nowhere = world.post_form("/find", &[]).await;
        assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
    }
}
