//! Reports of what is wrong with a facility or missing: from the forms and through the API, and what becomes of them.

use api::corrections::CorrectionStatus;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};
use server::corrections::review::{self, ReviewError};

use crate::world::{Answer, World, form, story};

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
        assert!(review::list(world.kept(), true).await.unwrap().is_empty(), "nothing is half done");
    }
}

/// The private page of a report that was accepted as a form.
fn private_page(sent: &Answer) -> String {
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    sent.headers[header::LOCATION].to_str().unwrap().to_owned()
}

const HOURS: [(&str, &str); 3] = [("wrong", "hours"), ("words", "木曜は休み"), ("relation", "staff")];

story! {
    async fn a_report_is_kept_followed_and_decided(world) {
        let facility = a_facility(&world).await;
        let typed = [
            ("wrong", "telephone"),
            ("wrong", "hours"),
            ("words", "=木曜は休み 髙﨑𠮷\n<script>alert(1)</script>\u{1b}[2J"),
            ("relation", "visitor"),
            ("noticed_era", "reiwa"),
            ("noticed_year", "８"),
            ("noticed_month", "１１"),
            ("noticed_day", "２０"),
            ("name", "青空花子"),
            ("telephone", "０００（００００）００００"),
            ("email", "hanako@example.jp"),
        ];
        let before = world.get(&format!("/api/v1/facilities/{facility}")).await.text;
        let sent = world.post_form(&format!("/en/facilities/{facility}/report"), &typed).await;
        let path = private_page(&sent);
        let secret = path.strip_prefix("/en/corrections/").unwrap();
        assert_eq!((secret.len(), secret.bytes().all(|b| b.is_ascii_hexdigit())), (32, true), "{path}");

        let page = world.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        for part in ["<meta name=\"robots\" content=\"noindex\">", "Waiting to be checked", "November 20, 2026", "髙﨑𠮷", "&lt;script&gt;alert(1)"] {
            assert!(page.text.contains(part), "{part}: {}", page.text);
        }
        for part in ["<script>alert", "青空花子", "0000-0000", "hanako@", "\u{1b}"] {
            assert!(!page.text.contains(part), "{part}: {}", page.text);
        }
        assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
        assert_eq!(page.headers[header::REFERRER_POLICY], "no-referrer");
        assert!(!page.headers.contains_key(header::ETAG));

        let kept = review::list(world.kept(), false).await.unwrap();
        let report = kept.first().unwrap();
        assert_eq!((kept.len(), report.wrong.as_str(), report.status.as_str()), (1, "telephone hours", "received"));
        assert_eq!(report.words, "=木曜は休み 髙﨑𠮷\n<script>alert(1)</script>[2J");
        assert_eq!((report.noticed_on.as_str(), report.telephone.as_str()), ("2026-11-20", "000-0000-0000"));
        assert!(!report.facility.is_empty());
        assert!(review::for_spreadsheet(report.clone()).words.starts_with("'=木曜は休み"));
        let shown = review::show(world.kept(), &report.id[..8]).await.unwrap();
        for part in ["青空花子", "shown now", report.facility.as_str(), "hours       月 "] {
            assert!(shown.contains(part), "{part}: {shown}");
        }

        let accept = |answer: &'static str| review::decide(world.kept(), &report.id, CorrectionStatus::Accepted, Some(answer));
        let reject = review::decide(world.kept(), &report.id, CorrectionStatus::Rejected, Some(" ")).await;
        assert!(matches!(reject, Err(ReviewError::Wrong(errors)) if errors[0].code == "required"));
        assert_eq!(accept("<b>直しました</b>").await.unwrap(), report.id);
        let again = accept("もう一度").await.unwrap_err();
        assert!(again.to_string().contains("was accepted on 2026-11-20"), "{again}");
        assert!(review::list(world.kept(), false).await.unwrap().is_empty());
        let all = review::list(world.kept(), true).await.unwrap();
        assert_eq!((all[0].name.as_str(), all[0].telephone.as_str(), all[0].email.as_str()), ("", "", ""), "the sender is forgotten");
        let page = world.get(&path).await;
        assert!(page.text.contains("Checked, and will be put right") && page.text.contains("&lt;b&gt;直しました"), "{}", page.text);
        assert!(!page.text.contains("Somebody will check it"), "{}", page.text);
        // A decision changes nothing that is shown.
        assert_eq!(world.get(&format!("/api/v1/facilities/{facility}")).await.text, before);
    }
}

story! {
    async fn what_is_missing_is_reported_and_turned_down(world) {
        let typed = [
            ("resource_kind", "salon"),
            ("resource_name", "ひだまりサロン"),
            ("resource_address", "桜町集会所"),
            ("resource_telephone", "０００－００００－００１２"),
            ("resource_website", "www.example.jp"),
            ("words", ""),
            ("relation", "other"),
            ("name", "青空花子"),
        ];
        for prefix in ["", "/easy", "/en"] {
            let empty = world.post_form(&format!("{prefix}/report"), &[]).await;
            assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
            for field in ["resource_kind", "resource_name", "relation"] {
                assert!(empty.text.contains(&format!("href=\"#{field}\"")), "{prefix} {field}: {}", empty.text);
            }
            assert_eq!(empty.text.matches("-error\">").count(), 3, "{}", empty.text);
        }
        let path = private_page(&world.post_form("/report", &typed).await);
        let secret = path.strip_prefix("/corrections/").unwrap();
        let state = world.json(&format!("/api/v1/corrections/{secret}")).await["correction"].take();
        assert_eq!(state, json!({"status": "received", "received_at": "2026-11-20T01:00:00.000Z", "decided_at": null, "answer": null,
            "facility_id": null, "facility": null, "wrong": [], "words": "", "relation": "other", "noticed_on": null,
            "resource": {"kind": "salon", "name": "ひだまりサロン", "address": "桜町集会所", "telephone": "000-0000-0012",
                "website": "https://www.example.jp"}}));
        let page = world.get(&path).await;
        assert!(page.text.contains("サロン") && page.text.contains("桜町集会所") && !page.text.contains("青空花子"), "{}", page.text);
        // What a visitor types is no link.
        assert!(!page.text.contains("href=\"https://www.example.jp"), "{}", page.text);

        let id = review::list(world.kept(), false).await.unwrap()[0].id.clone();
        assert!(review::show(world.kept(), &id).await.unwrap().contains("ひだまりサロン"));
        review::decide(world.kept(), &id, CorrectionStatus::Rejected, Some("いまは開いていません。")).await.unwrap();
        let state = world.json(&format!("/api/v1/corrections/{secret}")).await["correction"].take();
        assert_eq!((&state["status"], &state["answer"]), (&json!("rejected"), &json!("いまは開いていません。")));
        assert!(world.get(&path).await.text.contains("見送りました"));
        assert_eq!(world.facilities().await, 0);
    }
}

story! {
    async fn a_link_that_leads_to_nothing_helps_on(world) {
        let secret = "0123456789abcdef".repeat(2);
        for path in [format!("/corrections/{secret}"), "/corrections/%ff".to_owned(), "/en/corrections/abc".to_owned()] {
            let page = world.get(&path).await;
            assert_eq!((page.status, page.headers[header::CACHE_CONTROL].to_str().unwrap()), (StatusCode::NOT_FOUND, "no-store"));
            assert!(page.text.contains("/report\"") && !page.text.contains("この施設は見つかりません"), "{}", page.text);
        }
        let answer = world.get(&format!("/api/v1/corrections/{secret}")).await;
        assert_eq!((answer.status, &answer.json()["errors"][0]["code"]), (StatusCode::NOT_FOUND, &json!("not_found")));
        for (id, message) in [("0199", "no report"), ("", "no report"), ("%", "no report")] {
            let error = review::show(world.kept(), id).await.unwrap_err();
            assert!(error.to_string().contains(message), "{error}");
        }
    }
}

story! {
    async fn an_id_may_be_abbreviated_where_one_begins_so(world) {
        let facility = a_facility(&world).await;
        for _ in 0..2 {
            private_page(&world.post_form(&format!("/facilities/{facility}/report"), &HOURS).await);
        }
        let ids: Vec<String> = review::list(world.kept(), false).await.unwrap().into_iter().map(|line| line.id).collect();
        let same = ids[0].bytes().zip(ids[1].bytes()).take_while(|(a, b)| a == b).count();
        let error = review::show(world.kept(), &ids[0][..same]).await.unwrap_err();
        assert!(error.to_string().contains("2 reports"), "{error}");
        for id in &ids {
            assert!(review::show(world.kept(), &id[..=same]).await.unwrap().contains(id.as_str()));
        }
    }
}

story! {
    /// From the page as from the API; another visitor is not kept from anything, and mistakes do not count.
    async fn a_visitor_sends_ten_reports_an_hour(world) {
        let facility = a_facility(&world).await;
        let page = format!("/facilities/{facility}/report");
        let behind_proxy = ["--trusted-proxies", "10.0.0.1"];
        let json = json!({ "facility_id": facility, "wrong": ["hours"], "words": "木曜は休み", "relation": "staff" });
        let from = |address: &str| world.visitor(address, &behind_proxy);
        let forwarded = |mut request: Request<Body>, address: &str| {
            request.headers_mut().insert("x-forwarded-for", address.parse().unwrap());
            request
        };
        let to_api = || Request::post("/api/v1/corrections").header("content-type", "application/json").body(Body::from(json.to_string())).unwrap();
        let visitor = from("203.0.113.5");
        for _ in 0..12 {
            assert_eq!(visitor.send(form(&page, &[])).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        for number in 0..10 {
            let answer = if number % 2 == 0 { visitor.send(form(&page, &HOURS)).await } else { visitor.send(to_api()).await };
            assert!(matches!(answer.status, StatusCode::SEE_OTHER | StatusCode::CREATED), "{number}: {}", answer.text);
        }
        let refused = visitor.send(form(&page, &HOURS)).await;
        assert_eq!((refused.status, refused.headers[header::RETRY_AFTER].to_str().unwrap()), (StatusCode::TOO_MANY_REQUESTS, "3600"));
        assert!(refused.text.contains("木曜は休み") && refused.text.contains("時間をおいて"), "{}", refused.text);
        let refused = visitor.send(to_api()).await;
        assert_eq!((refused.status, refused.headers[header::RETRY_AFTER].to_str().unwrap()), (StatusCode::TOO_MANY_REQUESTS, "3600"));
        assert_eq!(refused.json()["errors"][0]["code"], "too_many_requests");
        // Whatever it claims; behind the proxy each visitor counts alone.
        assert_eq!(visitor.send(forwarded(to_api(), "198.51.100.1")).await.status, StatusCode::TOO_MANY_REQUESTS);
        for number in 0..11 {
            let request = forwarded(form(&page, &HOURS), &format!("198.51.100.{number}"));
            assert_eq!(from("10.0.0.1").send(request).await.status, StatusCode::SEE_OTHER);
        }
        // Where no client is limited, this one is not either.
        let free = world.visitor("203.0.113.5", &["--rate-limit", "0"]);
        for _ in 0..11 {
            assert_eq!(free.send(form(&page, &HOURS)).await.status, StatusCode::SEE_OTHER);
        }
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
            (with("facility_id", Value::Null), 422, "either_or"),
            (with("resource", json!({ "kind": "salon", "name": "サロン" })), 422, "either_or"),
            (json!({ "resource": { "kind": "salon", "name": "サロン", "website": "<script>" }, "relation": "staff" }), 422, "not_a_website"),
            (json!({ "words": 1 }), 422, "invalid_body"),
        ] {
            let answer = world.post_json(path, &body).await;
            assert_eq!(answer.status, status, "{body}");
            assert_eq!(answer.json()["errors"][0]["code"], code, "{body}");
        }
        let sent = world.post_json(path, &good).await;
        assert_eq!(sent.status, StatusCode::CREATED);
        let private = sent.json()["correction"]["path"].as_str().unwrap().to_owned();
        assert_eq!(world.json(&format!("/api/v1{private}")).await["correction"]["words"], "木曜は休み");
        for _ in 1..300 {
            world.post_json(path, &good).await;
        }
        let answer = world.post_json(path, &good).await;
        assert_eq!((answer.status, answer.json()["errors"][0]["code"].as_str()), (StatusCode::TOO_MANY_REQUESTS, Some("too_many")));
        // Until midnight in Japan: it is ten in the morning.
        assert_eq!(answer.headers[header::RETRY_AFTER], "50400");
        // The form says so too, and keeps what was typed.
        let page = world.post_form(&format!("/facilities/{id}/report"), &HOURS).await;
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
        let nowhere = world.post_form("/find", &[]).await;
        assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
    }
}

story! {
    /// A megabyte is not read to its end; what is too long for its field is told as any mistake.
    async fn what_is_too_large_is_refused_in_words(world) {
        let id = a_facility(&world).await;
        let large = "あ".repeat(350_000);
        for path in [format!("/facilities/{id}/report"), "/report".to_owned(), "/en/report".to_owned()] {
            let page = world.post_form(&path, &[("words", large.as_str())]).await;
            assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
            let words = if path.starts_with("/en") { "This is too long to be sent" } else { "長すぎて、受け取れませんでした" };
            assert!(page.text.contains(words) && page.text.len() < 50_000, "{path}");
        }
        let body = |words: &str| json!({ "facility_id": id, "wrong": ["hours"], "words": words, "relation": "staff" });
        let answer = world.post_json("/api/v1/corrections", &body(&large)).await;
        assert_eq!((answer.status, &answer.json()["errors"][0]["code"]), (StatusCode::PAYLOAD_TOO_LARGE, &json!("too_large")));
        let answer = world.post_json("/api/v1/corrections", &body(&"あ".repeat(1_001))).await;
        assert_eq!((answer.status, &answer.json()["errors"][0]["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("too_long")));
        assert!(review::list(world.kept(), true).await.unwrap().is_empty());
    }
}
