//! The finder: what is typed is understood, every result says why it is there, and nothing ends in a
//! page without a way on.

use axum::http::StatusCode;
use serde_json::Value;

use crate::world::{World, story};

async fn find(world: &World, query: &str) -> Value {
    world.json(&format!("/api/v1/facilities?{query}")).await
}

fn q(words: &str) -> String {
    format!("q={}", api::query::encode(words))
}

fn total(found: &Value) -> i64 {
    found["meta"]["total"].as_i64().unwrap()
}

fn reasons(facility: &Value) -> Vec<&str> {
    facility["why"].as_array().into_iter().flatten().filter_map(|why| why["reason"].as_str()).collect()
}

story! {
    /// The same clinic is found by every spelling that people use.
    async fn a_department_in_any_spelling(world) {
        world.demo().await;
        let official = find(&world, &q("内科")).await;
        assert!(total(&official) > 20, "{official}");
        for words in ["ないか", "ﾅｲｶ", "naika", "内　科", "ナイカ"] {
            let found = find(&world, &q(words)).await;
            assert_eq!(total(&found), total(&official), "{words}");
            assert_eq!(found["facilities"], official["facilities"], "{words}");
        }
        let first = &official["facilities"][0];
        assert_eq!(first["why"][0]["reason"], "department", "{first}");
        assert_eq!(first["why"][0]["code"], "01001");
    }
}

story! {
    /// What was understood is told, a slip is corrected, and what no source tells is said.
    async fn words_are_explained(world) {
        world.demo().await;
        let found = find(&world, &q("目医者")).await;
        assert_eq!(found["meta"]["understood"][0]["meaning"], "category");
        assert!(found["meta"]["understood"][0]["name"].as_str().unwrap().contains("眼科"), "{found}");
        let slip = find(&world, &q("整形外課")).await;
        assert_eq!(slip["meta"]["understood"][0]["corrected"], true, "{slip}");
        assert_eq!(total(&slip), total(&find(&world, &q("整形外科")).await));
        let other = find(&world, &q("整型外科")).await;
        assert_eq!(total(&other), total(&slip), "{other}");
        let night = find(&world, &q("訪問看護 24時間")).await;
        assert_eq!(night["meta"]["understood"][1]["meaning"], "function");
        assert_eq!(total(&night), total(&find(&world, "service=130").await));
    }
}

story! {
    /// A name with one wrong letter is found, and the result says that it is similar only.
    async fn a_misspelt_name(world) {
        world.demo().await;
        let any = find(&world, "kind=hospital&limit=1").await;
        let name = any["facilities"][0]["name"].as_str().unwrap().to_owned();
        let core: String = name.split(|c: char| c.is_whitespace() || c == '　').next_back().unwrap().to_owned();
        let wrong: String = core.chars().enumerate().map(|(at, c)| if at == 1 { '驫' } else { c }).collect();
        let found = find(&world, &q(&wrong)).await;
        assert!(found["facilities"].as_array().unwrap().iter().any(|f| f["name"] == name.as_str()), "{wrong}: {found}");
        assert!(reasons(&found["facilities"][0]).contains(&"similar_name"), "{found}");
        assert!(!found["meta"]["did_you_mean"].as_array().unwrap().is_empty());
    }
}

story! {
    /// Counts lead somewhere: each facet gives exactly as many results as it says.
    async fn facets_keep_their_word(world) {
        world.demo().await;
        for base in ["kind=clinic", "kind=care"] {
            let all = find(&world, &format!("facets=true&{base}")).await;
            for (parameter, list) in [("department", "departments"), ("service", "services"), ("area", "areas")] {
                for facet in all["meta"]["facets"][list].as_array().unwrap().iter().take(6) {
                    let query = format!("{base}&{parameter}={}", facet["code"].as_str().unwrap());
                    assert_eq!(total(&find(&world, &query).await), facet["count"].as_i64().unwrap(), "{query}");
                }
            }
        }
        let all = find(&world, "facets=true&kind=clinic").await;
        let facets = &all["meta"]["facets"];
        for facet in facets["kinds"].as_array().unwrap() {
            let query = format!("kind={}", facet["code"].as_str().unwrap());
            assert_eq!(total(&find(&world, &query).await), facet["count"].as_i64().unwrap(), "{query}");
        }
    }
}

story! {
    /// An empty list says which condition to drop, and keeps its word.
    async fn nothing_found_is_no_dead_end(world) {
        world.demo().await;
        let nothing = find(&world, &format!("{}&service=130&kind=pharmacy", q("内科"))).await;
        assert_eq!(total(&nothing), 0, "{nothing}");
        let offers = nothing["meta"]["less_strict"].as_array().unwrap();
        assert!(!offers.is_empty() || nothing["meta"]["total"] == 0);
        let two = find(&world, "service=130&kind=dental").await;
        for offer in two["meta"]["less_strict"].as_array().unwrap() {
            let query = if offer["parameter"] == "kind" { "service=130" } else { "kind=dental" };
            assert_eq!(total(&find(&world, query).await), offer["total"].as_i64().unwrap());
        }
        assert_eq!(two["meta"]["less_strict"].as_array().unwrap().len(), 2, "{two}");
    }
}

story! {
    /// Every page of a list together is the whole list, whatever its order, and nothing comes twice.
    async fn pages_are_whole(world) {
        world.demo().await;
        for query in ["home=99201", "near=34.3,137.8", "sort=name&kind=care", "q=%E5%8C%BB%E9%99%A2&home=99201"] {
            let (mut ids, mut cursor, mut expected) = (Vec::new(), String::new(), 0);
            loop {
                let found = find(&world, &format!("{query}&limit=77&cursor={cursor}")).await;
                expected = expected.max(total(&found));
                let list = found["facilities"].as_array().unwrap();
                ids.extend(list.iter().map(|f| f["id"].as_str().unwrap().to_owned()));
                match found["meta"]["next_cursor"].as_str() {
                    Some(next) => cursor = next.to_owned(),
                    None => break,
                }
            }
            assert_eq!(ids.len() as i64, expected, "{query}");
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len() as i64, expected, "{query}: twice");
        }
    }
}

story! {
    /// What nobody means well is refused in words, or answered, and never costs much.
    async fn bad_input(world) {
        world.demo().await;
        for (query, status) in [
            ("bbox=139,36,138,35".to_owned(), StatusCode::BAD_REQUEST),
            ("near=34.3,137.8&radius=3000000".to_owned(), StatusCode::OK),
            ("near=34.3,137.8&radius=3000001".to_owned(), StatusCode::BAD_REQUEST),
            (q(&"内科 ".repeat(200)), StatusCode::BAD_REQUEST),
            (q("🏥🚑👵🏽"), StatusCode::OK),
            ("q=%ED%A0%80".to_owned(), StatusCode::BAD_REQUEST),
            (q("'; drop table facilities; --"), StatusCode::OK),
            (q("%_\\"), StatusCode::OK),
            ("kind=clinic&kind=dental".to_owned(), StatusCode::BAD_REQUEST),
            ("sort=distance".to_owned(), StatusCode::BAD_REQUEST),
            ("area=27210&home=1".to_owned(), StatusCode::BAD_REQUEST),
            ("cursor=AAAA".to_owned(), StatusCode::BAD_REQUEST),
            ("format=pdf".to_owned(), StatusCode::BAD_REQUEST),
            ("facets=perhaps".to_owned(), StatusCode::BAD_REQUEST),
        ] {
            let answer = world.get(&format!("/api/v1/facilities?{query}")).await;
            assert_eq!(answer.status, status, "{query}: {}", answer.text);
            if status != StatusCode::OK {
                assert!(answer.json()["errors"][0]["code"].is_string(), "{}", answer.text);
            }
        }
        let first = find(&world, "kind=clinic&limit=1").await;
        let cursor = first["meta"]["next_cursor"].as_str().unwrap();
        let other = world.get(&format!("/api/v1/facilities?kind=dental&cursor={cursor}")).await;
        assert_eq!(other.status, StatusCode::BAD_REQUEST);
    }
}

story! {
    /// A result can be taken along: for a spreadsheet and for a map.
    async fn files(world) {
        world.demo().await;
        let csv = world.get("/api/v1/facilities?kind=pharmacy&format=csv").await;
        assert_eq!(csv.status, StatusCode::OK);
        assert!(csv.headers["content-type"].to_str().unwrap().starts_with("text/csv"));
        assert!(csv.text.starts_with('\u{feff}'));
        let rows = total(&find(&world, "kind=pharmacy").await);
        assert_eq!(csv.text.lines().count() as i64, rows + 1);
        let map = world.json("/api/v1/facilities?kind=pharmacy&format=geojson").await;
        assert_eq!(map["features"].as_array().unwrap().len() as i64, rows);
    }
}

story! {
    /// The tag of an answer belongs to the data: after an import it is another one.
    async fn tags_follow_the_data(world) {
        world.demo().await;
        let first = world.get("/api/v1/facilities?kind=clinic").await;
        let tag = first.headers["etag"].clone();
        let asked = |tag: axum::http::HeaderValue| {
            axum::http::Request::get("/api/v1/facilities?kind=clinic")
                .header("if-none-match", tag)
                .body(axum::body::Body::empty())
                .unwrap()
        };
        assert_eq!(world.send(asked(tag.clone())).await.status, StatusCode::NOT_MODIFIED);
        let settings = server::municipality::load(&world.db).await.unwrap();
        server::municipality::save(&world.db, &settings).await.unwrap();
        assert_eq!(world.send(asked(tag)).await.status, StatusCode::OK);
    }
}

story! {
    /// Suggestions complete what is typed: a category, a place, a name.
    async fn suggestions(world) {
        world.demo().await;
        let list = world.json(&format!("/api/v1/suggestions?{}", q("ない"))).await;
        let texts: Vec<_> = list["suggestions"].as_array().unwrap().iter().map(|s| s["text"].clone()).collect();
        assert!(texts.contains(&"内科".into()), "{list}");
        let after = world.json(&format!("/api/v1/suggestions?{}", q("ささえ市 ない"))).await;
        assert_eq!(after["suggestions"][0]["text"], "ささえ市 内科");
        let any = find(&world, "kind=hospital&limit=1").await;
        let name = any["facilities"][0]["name"].as_str().unwrap();
        let word: String = name.chars().rev().take(5).collect::<Vec<_>>().into_iter().rev().collect();
        let named = world.json(&format!("/api/v1/suggestions?{}", q(&word))).await;
        let ids: Vec<_> = named["suggestions"].as_array().unwrap().iter().map(|s| s["facility_id"].clone()).collect();
        assert!(!ids.is_empty(), "{named}");
    }
}

story! {
    /// A town in the words is where distances begin; what people at home call so is meant before a city far away.
    async fn places_in_words(world) {
        world.demo().await;
        let near = find(&world, &format!("{}&home=99201", q("内科 月見が丘"))).await;
        assert_eq!(near["meta"]["place"]["kind"], "town", "{near}");
        assert_eq!(near["meta"]["sort"], "distance");
        let within = near["meta"]["place"]["within"].as_u64().unwrap();
        let distances: Vec<_> = near["facilities"].as_array().unwrap().iter().map(|f| f["distance"].as_u64().unwrap()).collect();
        assert!(distances.is_sorted() && distances.iter().all(|metres| *metres <= within), "{distances:?}");
        let postal = find(&world, &q("〒000-0101 薬局")).await;
        assert_eq!(postal["meta"]["place"]["kind"], "postal_code", "{postal}");
        let station = find(&world, &q("月見が丘駅の近く 歯医者")).await;
        assert_eq!(station["meta"]["place"]["instead_of_station"], true, "{station}");
        assert!(near["meta"]["support_center"]["telephone"].is_string(), "{near}");
        let places = world.json(&format!("/api/v1/places?{}", q("月見が丘"))).await;
        assert_eq!(places["places"][0]["support_center"]["name"], "ささえ市東地域包括支援センター", "{places}");
        assert_eq!(world.get("/api/v1/places/99201/outline").await.status, StatusCode::OK);
        assert_eq!(world.get("/api/v1/places/00000/outline").await.status, StatusCode::NOT_FOUND);
    }
}

story! {
    /// What one institution runs is one result, and each of its facilities names the others.
    async fn one_institution_is_one_result(world) {
        world.demo().await;
        let found = find(&world, &q("ほほえみ内科")).await;
        let clinic = &found["facilities"][0];
        assert_eq!(clinic["name"], "ほほえみ内科クリニック", "{found}");
        let together = clinic["together"].as_array().unwrap();
        assert!(together.iter().any(|one| one["name"] == "ほほえみ訪問看護ステーション"), "{clinic}");
        for one in together {
            let page = world.json(&format!("/api/v1/facilities/{}", one["id"].as_str().unwrap())).await;
            let others = page["facility"]["together"].as_array().unwrap().clone();
            assert!(others.iter().any(|other| other["id"] == clinic["id"]), "{page}");
        }
        // Asked for by its own service, the nursing office is what is shown.
        let nursing = find(&world, &format!("{}&service=130", q("ほほえみ"))).await;
        assert_eq!(nursing["facilities"][0]["name"], "ほほえみ訪問看護ステーション", "{nursing}");
    }
}

story! {
    /// A database from before there was an index is searched as well.
    async fn rows_without_an_entry_are_found(world) {
        world.demo().await;
        let before = find(&world, "kind=clinic&limit=100").await;
        const FORGET: &str = "update facilities set entry = null";
        server::on_writer!(&world.db, |pool| sqlx::query(FORGET).execute(pool).await.map(|_| ())).unwrap();
        let settings = server::municipality::load(&world.db).await.unwrap();
        server::municipality::save(&world.db, &settings).await.unwrap();
        let after = find(&world, "kind=clinic&limit=100").await;
        assert_eq!(before["facilities"], after["facilities"]);
    }
}

story! {
    /// When the newest data cannot be indexed the old index goes on, and `/readyz` says why.
    async fn an_index_that_cannot_be_built_changes_nothing(world) {
        world.demo().await;
        let before = find(&world, "kind=clinic").await;
        const BREAK: &str = "insert into place_sources (dataset, content) values ('places.towns', $1)
            on conflict (dataset) do update set content = excluded.content";
        let broken = b"no gzip".to_vec();
        server::on_writer!(&world.db, |pool| sqlx::query(BREAK).bind(broken).execute(pool).await.map(|_| ())).unwrap();
        let settings = server::municipality::load(&world.db).await.unwrap();
        server::municipality::save(&world.db, &settings).await.unwrap();
        assert_eq!(find(&world, "kind=clinic").await["facilities"], before["facilities"]);
        let ready = world.json("/readyz").await;
        assert_eq!(ready["index_trouble"], true, "{ready}");
        assert!(ready["data_version_in_use"].as_i64() < ready["data_version"].as_i64(), "{ready}");
    }
}
