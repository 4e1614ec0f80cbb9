//! 訪問エリア: who comes to an address, by what is published and not by pins.

use std::path::Path;

use api::query::encode;
use serde_json::{Value, json};

use crate::world::{World, story};

type Row<'r> = &'r [(&'r str, &'r str)];

/// An office of 訪問看護 as the story names it.
struct Office {
    id: String,
    number: String,
    name: String,
    lat: f64,
    lng: f64,
}

/// Nursing offices of the demo that stand alone, in the order of their names.
async fn offices(world: &World) -> Vec<Office> {
    let found = world.json("/api/v1/facilities?service=130&sort=name&limit=100").await;
    let mut offices = Vec::new();
    for card in found["facilities"].as_array().unwrap() {
        let alone = card["together"].as_array().is_none_or(Vec::is_empty);
        let Some(lat) = card["location"]["lat"].as_f64().filter(|_| alone) else { continue };
        let id = card["id"].as_str().unwrap().to_owned();
        let facility = world.json(&format!("/api/v1/facilities/{id}")).await["facility"].take();
        let text = |field: &str| facility[field].as_str().unwrap().to_owned();
        let lng = card["location"]["lng"].as_f64().unwrap();
        offices.push(Office { id, number: text("source_key"), name: text("name"), lat, lng });
    }
    offices
}

/// ささえ市 as a municipality that imports by itself.
async fn sasae(world: &World) {
    world.demo().await;
    let settings = api::municipality::Municipality { demo: false, ..server::demo::municipality() };
    server::municipality::save(&world.db, &settings).await.unwrap();
}

async fn import(world: &World, files: &[&Path], as_of: &str) -> Value {
    let options = |options: &mut server::import::ImportOptions| {
        options.as_of = as_of.parse().ok();
        options.allow_shrink = true;
    };
    serde_json::to_value(world.import_with(files, options).await.unwrap().files).unwrap()
}

async fn sheet(world: &World, rows: &[Row<'_>]) -> std::path::PathBuf {
    let bytes = world.filled_in("/templates/service_areas.csv", rows).await;
    world.write("訪問エリア.csv", bytes)
}

/// A square around a place as GeoJSON, with the properties of the form.
fn drawn(number: &str, (lat, lng): (f64, f64)) -> String {
    let d = 0.002;
    let ring =
        json!([[lng - d, lat - d], [lng + d, lat - d], [lng + d, lat + d], [lng - d, lat + d], [lng - d, lat - d]]);
    json!({"type": "FeatureCollection", "features": [{"type": "Feature",
        "properties": {"事業所番号": number, "名称": "地図の人", "確認日": "2026-11-01", "確認者": "ささえ市医師会"},
        "geometry": {"type": "Polygon", "coordinates": [ring]}}]})
    .to_string()
}

fn state<'a>(found: &'a Value, id: &str) -> Option<&'a str> {
    let cards = found["facilities"].as_array().unwrap();
    cards.iter().find(|card| card["id"] == id).and_then(|card| card["visiting"]["state"].as_str())
}

story! {
    async fn who_comes_is_asked_of_areas_and_not_of_pins(world) {
        sasae(&world).await;
        let place = world.json(&format!("/api/v1/places?q={}", encode("桜町"))).await["places"][0].take();
        let (lat, lng) = (place["location"]["lat"].as_f64().unwrap(), place["location"]["lng"].as_f64().unwrap());
        let here = format!("visits={lat},{lng}");
        let all = offices(&world).await;
        let [whole, town, other, near, map, silent, slip] = [0, 1, 2, 3, 4, 5, 6].map(|at| &all[at]);
        let row = |office: &Office| vec![("事業所番号", office.number.clone()), ("名称", office.name.clone()), ("確認日", "令和8年11月1日".to_owned()), ("確認者", "ささえ市医師会".to_owned())];
        let with = |office: &Office, more: &[(&'static str, &str)]| {
            let mut row = row(office);
            row.extend(more.iter().map(|(column, text)| (*column, (*text).to_owned())));
            row
        };
        let rows = [
            with(whole, &[("市区町村", "ささえ市")]),
            with(town, &[("市区町村", "99201"), ("町名", "港町"), ("備考", "夜は要相談")]),
            // A second row of the same office: both count.
            with(town, &[("町名", "桜町")]),
            with(other, &[("市区町村", "ささえ市"), ("町名", "北山")]),
            with(near, &[("半径km", "0.05")]),
            // A town that no list of places knows: whether it is this one, nobody can tell.
            with(slip, &[("市区町村", "ささえ市"), ("町名", "さくら待")]),
        ];
        let borrowed: Vec<Vec<(&str, &str)>> = rows.iter().map(|row| row.iter().map(|(c, t)| (*c, t.as_str())).collect()).collect();
        let rows: Vec<Row<'_>> = borrowed.iter().map(Vec::as_slice).collect();
        let csv = sheet(&world, &rows).await;
        let geojson = world.write("エリア.geojson", drawn(&map.number, (lat, lng)));
        let files = import(&world, &[&csv, &geojson], "2026-11-10").await;
        assert_eq!((&files[0]["problems"], &files[1]["problems"]), (&json!({}), &json!({})), "{files}");
        assert_eq!(files[1]["dataset"], "service_areas");

        let found = world.json(&format!("/api/v1/facilities?service=130&{here}&limit=100&facets=true")).await;
        for (office, expected) in [(whole, Some("covers")), (town, Some("covers")), (map, Some("covers")), (other, None), (near, None), (silent, Some("unknown")), (slip, Some("unknown"))] {
            assert_eq!(state(&found, &office.id), expected, "{}", office.name);
        }
        assert_eq!(found["meta"]["sort"], "distance");
        // Who says that it comes is first, then who may; each by distance.
        let order: Vec<(bool, u64)> = found["facilities"].as_array().unwrap().iter()
            .map(|card| (card["visiting"]["state"] != "covers", card["distance"].as_u64().unwrap_or(u64::MAX))).collect();
        assert!(order.is_sorted() && order.iter().any(|(unknown, _)| *unknown), "{order:?}");
        assert!(order.iter().all(|(unknown, metres)| !unknown || *metres <= 16_000));
        let covers = found["facilities"].as_array().unwrap().iter().find(|card| card["id"] == whole.id.as_str()).unwrap();
        assert_eq!(covers["visiting"], json!({"state": "covers", "dataset": "service_areas", "confirmed_on": "2026-11-01", "confirmed_by": "ささえ市医師会", "needs_confirmation": false}));
        assert_eq!(found["meta"]["gaps"][0]["code"], "only_published");
        // Pages, totals and counts agree.
        let total = found["meta"]["total"].as_i64().unwrap();
        let service = found["meta"]["facets"]["services"].as_array().unwrap().iter().find(|facet| facet["code"] == "130").unwrap();
        assert_eq!((service["count"].as_i64().unwrap(), found["facilities"].as_array().unwrap().len() as i64), (total, total));
        let (mut walked, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = world.json(&format!("/api/v1/facilities?service=130&{here}&limit=4{cursor}")).await;
            walked.extend(page["facilities"].as_array().unwrap().iter().map(|card| card["id"].clone()));
            let Some(next) = page["meta"]["next_cursor"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        let whole_list: Vec<Value> = found["facilities"].as_array().unwrap().iter().map(|card| card["id"].clone()).collect();
        assert_eq!(walked, whole_list);
        // Only what visits homes.
        assert_eq!(world.total(&format!("?kind=salon&{here}")).await, 0);
        let nobody = world.json("/api/v1/facilities?service=130&visits=36.5,137.8").await;
        assert_eq!(nobody["meta"]["total"], 0);
        let offers = nobody["meta"]["less_strict"].as_array().unwrap();
        assert!(offers.iter().any(|offer| offer["parameter"] == "visits" && offer["total"].as_i64() > Some(0)), "{offers:?}");
        assert_eq!(world.get("/api/v1/facilities?visits=here").await.status.as_u16(), 400);
        // At any distance: the office that comes to all of ささえ市, from one metre and from far within it.
        assert_eq!(state(&world.json(&format!("/api/v1/facilities?service=130&visits={},{}&limit=100", near.lat, near.lng)).await, &near.id), Some("covers"));

        let facility = world.json(&format!("/api/v1/facilities/{}", town.id)).await["facility"].take();
        assert_eq!(facility["visits_homes"], true);
        let area = &facility["service_area"];
        let named = json!({"code": "99201", "name": "ささえ県ささえ市"});
        assert_eq!(area["towns"], json!([{"municipality": named, "names": ["港町"]}, {"municipality": named, "names": ["桜町"]}]));
        assert_eq!((&area["note"], &area["confirmed_on"], &area["has_outline"]), (&json!("夜は要相談"), &json!("2026-11-01"), &json!(false)));
        let page = world.get(&format!("/facilities/{}", town.id)).await.text;
        for words in ["訪問エリア", "ささえ県ささえ市の 港町", "夜は要相談", "2026年11月1日に確認（ささえ市医師会）"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let page = world.get(&format!("/facilities/{}", silent.id)).await.text;
        assert!(page.contains("訪問できる範囲は未確認。電話で確認"), "{page}");

        // The next list no longer has the office: nobody knows any more.
        let csv = sheet(&world, &rows[..1]).await;
        import(&world, &[&csv], "2026-11-15").await;
        let found = world.json(&format!("/api/v1/facilities?service=130&{here}&limit=100")).await;
        assert_eq!((state(&found, &whole.id), state(&found, &town.id), state(&found, &near.id)), (Some("covers"), Some("unknown"), Some("unknown")));
        assert_eq!(world.json(&format!("/api/v1/facilities/{}", town.id)).await["facility"]["service_area"], Value::Null);
    }
}

story! {
    /// An address is typed in words; the page finds the place, and keeps what it does not find.
    async fn an_address_is_typed(world) {
        world.demo().await;
        let page = world.get("/find?service=130").await.text;
        assert!(page.contains("住所や町名を入れると、来てくれるところがわかります") && page.contains("name=\"to\""), "{page}");
        assert!(!world.get("/find?service=150").await.text.contains("name=\"to\""));
        let page = world.get(&format!("/find?service=130&to={}", encode("ささえ市桜町2丁目3-4"))).await.text;
        for words in ["「ささえ市桜町2丁目3-4」に来てくれるところ", "この住所に来てくれます（ささえ市医師会の公表", "訪問できる範囲は未確認。電話で確認"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!page.contains("場所がわかりませんでした"), "{page}");
        for unknown in ["無い町", "ささえ市", "<b>"] {
            let page = world.get(&format!("/find?service=130&to={}", encode(unknown))).await.text;
            assert!(page.contains("場所がわかりませんでした") && !page.contains("この住所に来てくれます"), "{unknown}: {page}");
            assert!(page.contains(&format!("name=\"to\" value=\"{}\"", unknown.replace('<', "&lt;").replace('>', "&gt;"))), "{unknown}: {page}");
        }
    }
}

story! {
    /// Each with its line, its field and what was found.
    async fn what_a_clerk_may_get_wrong(world) {
        sasae(&world).await;
        let office = offices(&world).await.remove(0);
        let rows: [Row<'_>; 5] = [
            &[("事業所番号", &office.number), ("名称", &office.name), ("市区町村", "ささえ市、なぞの市"), ("確認日", "2026-11-01")],
            &[("事業所番号", "9999999999"), ("名称", "どこにもない"), ("市区町村", "ささえ市"), ("確認日", "2026-11-01")],
            &[("施設ID", "00000000-0000-0000-0000-000000000000"), ("名称", "だれでもない"), ("市区町村", "ささえ市"), ("確認日", "2026-11-01")],
            &[("事業所番号", &office.number), ("名称", &office.name), ("確認日", "2026-11-01")],
            &[("名称", "なぞの医院"), ("住所", "大阪府枚方市無町9"), ("市区町村", "ささえ市"), ("確認日", "2026-11-01")],
        ];
        let csv = sheet(&world, &rows).await;
        let problems = import(&world, &[&csv], "2026-11-10").await[0]["problems"].clone();
        for (kind, line, field, value) in [
            ("area_unknown", 3, "市区町村", "なぞの市"),
            ("area_missing", 6, "市区町村", office.name.as_str()),
        ] {
            assert_eq!(problems[kind]["examples"][0], json!({"line": line, "field": field, "value": value}), "{kind}: {problems}");
        }
        let lost: Vec<i64> = problems["area_without_facility"]["examples"].as_array().unwrap().iter().map(|example| example["line"].as_i64().unwrap()).collect();
        assert_eq!(lost.len(), 3, "{problems}");
        let area = world.json(&format!("/api/v1/facilities/{}", office.id)).await["facility"]["service_area"].take();
        assert_eq!(area["municipalities"], json!([{"code": "99201", "name": "ささえ県ささえ市"}]));
    }
}
