//! 地域の活動・支え合い: a form of ours, and what a resident finds of it.

use api::query::encode;
use serde_json::{Value, json};

use crate::world::{World, story};

type Row<'r> = &'r [(&'r str, &'r str)];

const SALON: Row<'_> = &[
    ("種類", "いきいきサロン"),
    ("名称", "桜町ふれあいサロン"),
    ("ふりがな", "さくらまちふれあいさろん"),
    ("曜日", "毎週金曜"),
    ("開始時刻", "9:30"),
    ("終了時刻", "11:00"),
    ("場所", "桜町集会所"),
    ("住所", "大阪府枚方市桜町1-2"),
    ("緯度", "34.81"),
    ("経度", "135.65"),
    ("連絡先", "枚方市社会福祉協議会"),
    ("電話番号", "072-000-0101"),
    ("費用", "1回100円"),
    ("参加方法", "直接お越しください"),
    ("対象", "65歳以上の人"),
    ("主催", "桜町自治会"),
    ("確認日", "令和8年6月1日"),
    ("確認者", "枚方市"),
];
/// Confirmed 181 days before the story's day, 2026-11-20. At the address of the salon and with its telephone.
const MEALS: Row<'_> = &[
    ("種類", "お弁当"),
    ("名称", "ことぶき配食"),
    ("曜日", "随時"),
    ("住所", "大阪府枚方市桜町1-2"),
    ("電話番号", "072-000-0101"),
    ("確認日", "2026/5/23"),
    ("確認者", "枚方市"),
];
const CAFE: Row<'_> = &[
    ("種類", "オレンジカフェ"),
    ("名称", "カフェひまわり"),
    ("曜日", "第1・3火曜"),
    ("開始時刻", "13時30分"),
    ("終了時刻", "15時30分"),
    ("住所", "大阪府枚方市緑町3"),
    ("確認日", "2026-10-01"),
];

async fn import(world: &World, rows: &[Row<'_>], as_of: &str) -> Value {
    let bytes = world.filled_in("/templates/community.csv", rows).await;
    let file = world.write("社会資源.csv", bytes);
    let report = world.import_with(&[&file], |options| options.as_of = as_of.parse().ok()).await.unwrap();
    serde_json::to_value(&report.files[0]).unwrap()
}

fn names(answer: &Value) -> Vec<&str> {
    answer["facilities"].as_array().unwrap().iter().map(|facility| facility["name"].as_str().unwrap()).collect()
}

story! {
    async fn activities_are_imported_and_found(world) {
        let missing = world.json("/api/v1/sources").await;
        assert!(missing["meta"]["missing"].as_array().unwrap().iter().any(|source| source["dataset"] == "community"));
        let report = import(&world, &[SALON, MEALS, CAFE], "2026-10-10").await;
        assert_eq!((&report["problems"], &report["new"]), (&json!({}), &json!(3)));

        let holidays = world.write("syukujitsu_20260201.csv", encoding_rs::SHIFT_JIS.encode("国民の祝日・休日月日,国民の祝日・休日名称\r\n2026/1/1,元日\r\n2026/11/23,勤労感謝の日\r\n").0);
        world.import(&[&holidays]).await.unwrap();

        // One hall and one telephone make no institution of two activities.
        assert_eq!(world.total("").await, 3);
        assert_eq!(world.total("?kind=salon").await, 1);
        assert_eq!(world.total("?kind=salon,meal_delivery").await, 2);
        // 2026-11-20 is a Friday, and the story's time is ten o'clock.
        let open = world.json("/api/v1/facilities?open_at=now").await;
        assert_eq!((names(&open), &open["meta"]["hours_unknown"]), (vec!["桜町ふれあいサロン"], &json!(1)));
        let tuesday = |day: &str| format!("?open_at={}", encode(&format!("2026-11-{day}T14:00:00+09:00")));
        assert_eq!(world.total(&tuesday("17")).await, 1, "the third Tuesday");
        assert_eq!(world.total(&tuesday("24")).await, 0, "the fourth");

        let salon = world.facility("桜町ふれあいサロン").await;
        assert_eq!((&salon["kind"], &salon["corporation"]), (&json!("salon"), &json!("桜町自治会")));
        assert_eq!(salon["activity"], json!({"when": "毎週金曜 9:30〜11:00", "place": "桜町集会所", "for_whom": "65歳以上の人",
            "cost": "1回100円", "joining": "直接お越しください", "contact": "枚方市社会福祉協議会",
            "confirmed_on": "2026-06-01", "confirmed_by": "枚方市", "needs_confirmation": false}));
        assert_eq!(world.facility("ことぶき配食").await["activity"]["needs_confirmation"], true);
        assert_eq!(salon["together"].as_array().map_or(0, Vec::len), 0);

        // By the words that people use.
        for (words, name) in [("サロン", "桜町ふれあいサロン"), ("弁当", "ことぶき配食"), ("オレンジカフェ", "カフェひまわり"), ("おれんじかふぇ", "カフェひまわり")] {
            let found = world.json(&format!("/api/v1/facilities?q={}", encode(words))).await;
            assert_eq!(names(&found), [name], "{words}");
            assert_eq!(found["meta"]["gaps"], json!([]), "{words}");
        }
        let found = world.json("/api/v1/facilities?kind=salon&facets=true").await;
        assert_eq!(found["facilities"][0]["activity"], json!({"when": "毎週金曜 9:30〜11:00", "cost": "1回100円"}));
        assert_eq!(found["meta"]["facets"]["kinds"].as_array().unwrap().len(), 3);
        let csv = world.get("/api/v1/facilities?format=csv").await.text;
        assert!(csv.contains("桜町ふれあいサロン,ふれあいサロン,") && csv.contains("毎週金曜 9:30〜11:00,1回100円"), "{csv}");

        let page = world.get(&format!("/facilities/{}", salon["id"].as_str().unwrap())).await.text;
        for words in ["いつ", "毎週金曜", "どこで", "桜町集会所", "だれが", "費用", "参加のしかた", "連絡先", "2026年6月1日に確認（枚方市）", "開催日"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!page.contains("診療時間"), "{page}");
        let list = world.get("/find?kind=salon,dementia_cafe,gathering,watch_over,transport,meal_delivery").await.text;
        for words in ["地域の活動・支え合い 3", "毎週金曜 9:30〜11:00　費用：1回100円", "第1・3火曜"] {
            assert!(list.contains(words), "{words}: {list}");
        }
    }
}

story! {
    async fn the_next_list_replaces_the_one_before(world) {
        import(&world, &[SALON, MEALS], "2026-10-10").await;
        let id = world.facility("桜町ふれあいサロン").await["id"].clone();
        // The day has changed: the same salon. The meals are not in it any more.
        let mut moved = SALON.to_vec();
        moved[0].1 = "サロン";
        moved[3].1 = "毎週月曜";
        let report = import(&world, &[&moved], "2026-11-10").await;
        assert_eq!((&report["changed"], &report["gone"]), (&json!(1), &json!(1)));
        let salon = world.facility("桜町ふれあいサロン").await;
        assert_eq!((&salon["id"], &salon["activity"]["when"]), (&id, &json!("毎週月曜 9:30〜11:00")));
        assert_eq!(world.total("").await, 1);
    }
}

story! {
    /// Each with its line, its field and what was found; what cannot be said of a row leaves it out.
    async fn what_a_clerk_may_get_wrong(world) {
        let row = |kind: &'static str, name: &'static str, days: &'static str| {
            vec![("種類", kind), ("名称", name), ("曜日", days), ("住所", "大阪府枚方市桜町1-2"), ("確認日", "2026-10-01")]
        };
        let rows = [row("カフェ", "なぞの会", "毎週火曜"), row("サロン", "", "毎週火曜"), row("サロン", "月いちの会", "月1回"), row("サロン", "月いちの会", "月2回")];
        let rows: Vec<Row<'_>> = rows.iter().map(Vec::as_slice).collect();
        let problems = import(&world, &rows, "2026-10-10").await["problems"].clone();
        for (kind, line, field, value) in [
            ("unknown_activity", 3, "種類", "カフェ"),
            ("name_missing", 4, "名称", "サロン"),
            ("days_unreadable", 5, "曜日", "月1回"),
        ] {
            assert_eq!(problems[kind]["examples"][0], json!({"line": line, "field": field, "value": value}), "{kind}: {problems}");
        }
        assert_eq!(problems["duplicate_key"]["count"], 1);
        assert_eq!(world.facility("月いちの会").await["activity"]["when"], "月1回");
        // What nobody has imported is told, not taken for "there are none".
        let none = World::sqlite().await;
        let gaps = none.json("/api/v1/facilities?kind=salon").await["meta"]["gaps"].clone();
        assert_eq!(gaps[0]["code"], "nothing_imported");
    }
}
