//! The API: right answers, paging, and errors that name what is wrong.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::world::{World, story};

/// The ids of all pages of a query.
async fn walk(world: &World, query: &str) -> Vec<Value> {
    let mut found = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = world.json(&format!("/api/v1/facilities?{query}{cursor}")).await;
        found.extend(page["facilities"].as_array().unwrap().clone());
        match page["meta"]["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return found,
        }
        assert!(found.len() <= 1000, "the pages never end");
    }
}

/// All facilities of a result: what was found, and what the same institution runs beside it.
fn members(facility: &Value) -> impl Iterator<Item = &Value> {
    std::iter::once(facility).chain(facility["together"].as_array().into_iter().flatten())
}

/// One id for each institution, whichever of its facilities is shown.
fn ids(facilities: &[Value]) -> BTreeSet<&str> {
    facilities
        .iter()
        .filter_map(|facility| members(facility).filter_map(|member| member["id"].as_str()).min())
        .collect()
}

story! {
    async fn pages_hold_everything_once_and_in_order(world) {
        world.demo().await;
        for query in ["limit=7", "limit=100&sort=name", "kind=clinic,pharmacy&limit=13", "near=34.3,137.8&limit=17"] {
            let first = world.json(&format!("/api/v1/facilities?{query}")).await;
            let found = walk(&world, query).await;
            assert_eq!(found.len() as i64, first["meta"]["total"].as_i64().unwrap(), "{query}");
            assert_eq!(ids(&found).len(), found.len(), "{query}");
        }
        let everything = walk(&world, "limit=100").await;
        assert_eq!(everything.iter().flat_map(members).count(), 630);
        let near = walk(&world, "near=34.3,137.8&limit=50").await;
        let distances: Vec<_> = near.iter().map(|f| f["distance"].as_u64().unwrap()).collect();
        assert!(distances.is_sorted(), "{distances:?}");
        assert!(near.len() < everything.len() && near.len() > 500, "{}", near.len());
    }
}

story! {
    /// Every filter against a plain look at all facilities.
    async fn filters_equal_brute_force(world) {
        world.demo().await;
        let all = walk(&world, "limit=100&near=34.3,137.8").await;
        let has_code = |facility: &Value, list: &str, code: &str| {
            members(facility).any(|one| one[list].as_array().is_some_and(|all| all.iter().any(|item| item["code"] == code)))
        };
        let is = |facility: &Value, kind: &str| members(facility).any(|one| one["kind"] == kind);
        type Rule<'a> = Box<dyn Fn(&Value) -> bool + 'a>;
        let rules: [(&str, Rule<'_>); 8] = [
            ("kind=pharmacy", Box::new(|f| is(f, "pharmacy"))),
            ("kind=dental,hospital", Box::new(|f| is(f, "dental") || is(f, "hospital"))),
            ("department=01001", Box::new(|f| has_code(f, "departments", "01001"))),
            ("service=130,430", Box::new(|f| has_code(f, "services", "130") || has_code(f, "services", "430"))),
            ("service=150&kind=clinic", Box::new(|f| has_code(f, "services", "150") && is(f, "clinic"))),
            ("radius=1500", Box::new(|f| f["distance"].as_u64().unwrap() <= 1500)),
            ("bbox=137.79,34.29,137.82,34.31", Box::new(|f| {
                let (lat, lng) = (f["location"]["lat"].as_f64().unwrap(), f["location"]["lng"].as_f64().unwrap());
                (137.79..=137.82).contains(&lng) && (34.29..=34.31).contains(&lat)
            })),
            ("q=%E3%81%82%E3%81%98%E3%81%95%E3%81%84", Box::new(|f| members(f).any(|one| ["name", "address"].iter().any(|part| one[part].as_str().is_some_and(|words| words.contains("あじさい")))))),
        ];
        for (query, rule) in rules {
            let expected: Vec<_> = all.iter().filter(|facility| rule(facility)).cloned().collect();
            let found = walk(&world, &format!("near=34.3,137.8&limit=100&{query}")).await;
            assert_eq!(ids(&found), ids(&expected), "{query}");
            assert!(query.contains("kind=clinic") || !found.is_empty(), "{query} finds nothing to compare");
        }
    }
}

story! {
    async fn what_is_wrong_is_named(world) {
        let long = format!("/api/v1/facilities?q={}", "a".repeat(10_000));
        for (path, status, field, code) in [
            ("/api/v1/facilities?limit=0", 400, Some("limit"), "invalid_value"),
            ("/api/v1/facilities?near=999,999", 400, Some("near"), "invalid_value"),
            ("/api/v1/facilities?colour=red", 400, Some("colour"), "unknown_parameter"),
            ("/api/v1/facilities?kind=hotel", 400, Some("kind"), "invalid_value"),
            ("/api/v1/facilities?q=%ff%fe", 400, Some("q"), "invalid_encoding"),
            ("/api/v1/facilities?cursor=abc", 400, Some("cursor"), "invalid_value"),
            ("/api/v1/facilities?q=%00", 400, Some("q"), "invalid_value"),
            (&long, 400, None, "too_long"),
            ("/api/v1/facilities/no-such-id", 404, None, "not_found"),
            ("/api/v1/facilities/no-such-id?x=1", 400, Some("x"), "unknown_parameter"),
            ("/api/v1/facilities/%ff", 400, None, "invalid_encoding"),
            ("/api/v1/nothing", 404, None, "not_found"),
        ] {
            let answer = world.get(path).await;
            let shown: String = path.chars().take(60).collect();
            assert_eq!(answer.status.as_u16(), status, "{shown}: {}", answer.text);
            let body = answer.json();
            assert_eq!(body["errors"][0]["code"], code, "{shown}");
            assert_eq!(body["errors"][0]["field"].as_str(), field, "{shown}");
            assert!(!body["errors"][0]["detail"].as_str().unwrap().is_empty());
        }
        let post = Request::builder().method(Method::POST).uri("/api/v1/facilities").body(Body::empty()).unwrap();
        let answer = world.router.clone().oneshot(post).await.unwrap();
        assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED);
    }
}

story! {
    /// Hostile words find nothing and break nothing.
    async fn words_are_only_ever_words(world) {
        world.demo().await;
        for word in ["'; drop table facilities; --", "%", "_", "\\", "\u{1f3e5}", "\"", "%内_科%無い"] {
            let query = format!("?q={}", api::query::encode(word));
            assert_eq!(world.total(&query).await, 0, "{word}");
        }
        assert_eq!(world.facilities().await, 630);
        // A cursor of another query.
        let page = world.json("/api/v1/facilities?limit=1").await;
        let cursor = page["meta"]["next_cursor"].as_str().unwrap().to_owned();
        let answer = world.get(&format!("/api/v1/facilities?limit=1&kind=clinic&cursor={cursor}")).await;
        assert!(answer.text.contains("another query"), "{}", answer.text);
    }
}

story! {
    /// What is missing is said, so that "none" is not mistaken for "there are none".
    async fn gaps_are_told(world) {
        let gaps = |body: &Value| body["meta"]["gaps"].as_array().unwrap().len();
        assert_eq!(gaps(&world.json("/api/v1/facilities").await), 1);
        let clinic = crate::files::Sheet::institutions('2').institution("3921", "甲医院", &[]);
        let clinic = world.write("02-1_20250601.csv", clinic.bytes());
        world.import(&[&clinic]).await.unwrap();
        let body = world.json("/api/v1/facilities?service=210").await;
        let gap = json!({
            "code": "not_imported",
            "dataset": "kaigo.210",
            "detail": "「短期入所生活介護」のデータは取り込まれていません。"
        });
        assert_eq!(body["meta"]["gaps"], json!([gap]));
        // The clinics of a prefecture that the file leaves out altogether.
        let body = world.json("/api/v1/facilities?kind=clinic&area=13101").await;
        assert!(body["meta"]["gaps"][0]["detail"].as_str().unwrap().contains("1件も含まれていません"), "{body}");
        assert_eq!(gaps(&world.json("/api/v1/facilities?kind=clinic&area=39201").await), 0);
        let missing = world.json("/api/v1/sources").await["meta"]["missing"].as_array().unwrap().len();
        assert_eq!(missing, 8 + 35 + 7 + 6 - 1);
    }
}

story! {
    async fn the_municipality_and_its_changes(world) {
        assert_eq!(world.json("/api/v1/municipality").await["municipality"]["name"], "");
        let mut settings = server::municipality::load(&world.db).await.unwrap();
        settings.name = "高知市".to_owned();
        settings.area_codes = vec!["39201".to_owned()];
        let version = world.data_version().await;
        server::municipality::save(&world.db, &settings).await.unwrap();
        assert_eq!(world.json("/api/v1/municipality").await["municipality"]["name"], "高知市");
        assert_eq!(world.data_version().await, version + 1);
    }
}

story! {
    /// A running server notices what another process imports.
    async fn a_change_elsewhere_is_noticed(world) {
        let mut watched = server::data_version::follow(world.db.clone(), 0);
        let other = server::db::Db::open(&world.url).await.unwrap();
        let mut settings = server::municipality::load(&other).await.unwrap();
        settings.name = "高知市".to_owned();
        // The listener of PostgreSQL needs a moment to listen.
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        server::municipality::save(&other, &settings).await.unwrap();
        let changed = tokio::time::timeout(std::time::Duration::from_secs(10), watched.changed()).await;
        changed.expect("not noticed within 10 seconds").unwrap();
        assert_eq!(*watched.borrow(), 1);
    }
}

story! {
    async fn a_facility_as_json(world) {
        world.demo().await;
        let mut list = world.json("/api/v1/facilities?limit=2&kind=hospital").await;
        let id = list["facilities"][0]["id"].as_str().unwrap().to_owned();
        let mut one = world.json(&format!("/api/v1/facilities/{id}")).await;
        fn hide_ids(facility: &mut Value) {
            facility["id"] = "…".into();
            facility["together"].as_array_mut().into_iter().flatten().for_each(hide_ids);
        }
        hide_ids(&mut one["facility"]);
        list["meta"]["next_cursor"] = "…".into();
        list["facilities"].as_array_mut().unwrap().iter_mut().for_each(hide_ids);
        insta::assert_json_snapshot!("facility", one);
        insta::assert_json_snapshot!("facilities", list);
    }
}

#[test]
fn the_description_of_the_api() {
    insta::assert_json_snapshot!("openapi", server::openapi::document());
}

story! {
    /// PostgreSQL keeps no such text: it is what was sent that is wrong, not the database.
    async fn a_text_with_a_nul_is_no_fault_of_the_database(world) {
        let expected = if world.url.starts_with("postgres") { (422, "invalid_value") } else { (404, "not_found") };
        let answer = world.get("/api/v1/facilities/a%00b").await;
        assert_eq!((answer.status.as_u16(), answer.json()["errors"][0]["code"].as_str().unwrap()), expected, "{}", answer.text);
    }
}
