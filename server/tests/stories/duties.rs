//! The calendar of duty doctors: imported, replaced, asked at four moments, ended, missing.

use axum::http::StatusCode;
use serde_json::{Value, json};
use server::import::ImportError;

use crate::files::Sheet;
use crate::world::{World, story};

const HEADER: &str = "日付,開始,終了,診療科,医療機関名,住所,電話番号,備考,施設ID";

async fn at(world: &World, moment: &str) -> Value {
    world.json(&format!("/api/v1/duties?at={moment}")).await
}

/// State, name, opens and closes of each.
fn short(answer: &Value) -> Vec<(String, String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let duties = answer["duties"].as_array().unwrap().iter();
    let hours = |duty: &Value| match &duty["hours"] {
        Value::Null => String::new(),
        hours => format!("{}-{}", text(&hours["opens"]), text(&hours["closes"])),
    };
    duties.map(|duty| (text(&duty["state"]), text(&duty["name"]), hours(duty))).collect()
}

fn of(list: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    list.iter().map(|(a, b, c)| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned())).collect()
}

story! {
    async fn four_moments_of_the_demo(world) {
        world.demo().await;
        let centre = "ささえ市休日夜間急患センター";
        let dentist = "ささえ休日歯科センター";
        // A weekday morning: the night is over, the next one to come.
        let morning = at(&world, "2026-11-20T01:00:00Z").await;
        assert_eq!(short(&morning), of(&[("later", centre, "20:00-06:00")]));
        assert_eq!(morning["meta"]["usual_hours"], "open");
        assert_eq!(morning["meta"]["next_date"], "2026-11-22");
        assert_eq!((&morning["meta"]["date"], &morning["meta"]["time"]), (&json!("2026-11-20"), &json!("10:00")));
        assert_eq!(morning["meta"]["gaps"], json!([]));
        // Nothing is asked: the clock of the server, which stands at this moment.
        assert_eq!(world.json("/api/v1/duties").await, morning);
        let lunch = at(&world, "2026-11-20T03:45:00Z").await;
        assert_eq!(lunch["meta"]["usual_hours"], "midday");

        // Sunday, 22:40: the centre; what was open over the day is over.
        let night = at(&world, "2026-11-22T13:40:00Z").await;
        assert_eq!(short(&night)[0], of(&[("on", centre, "20:00-06:00")])[0]);
        assert!(short(&night)[1..].iter().all(|(state, ..)| state == "over"), "{night}");
        assert_eq!(night["meta"]["usual_hours"], "closed");
        assert_eq!(night["meta"]["next_date"], "2026-11-23");
        // After midnight it is the duty of the day before.
        let late = at(&world, "2026-11-22T17:00:00Z").await;
        assert_eq!((&short(&late)[0].0, &late["duties"][0]["date"]), (&"on".to_owned(), &json!("2026-11-22")));

        // New Year's Day, 10:00.
        let new_year = at(&world, "2027-01-01T01:00:00Z").await;
        assert_eq!(new_year["meta"]["usual_hours"], "closed");
        let on: Vec<_> = short(&new_year).into_iter().filter(|(state, ..)| state == "on").collect();
        assert_eq!(on.len(), 3, "{new_year}");
        assert!(on.contains(&("on".to_owned(), dentist.to_owned(), "09:30-15:00".to_owned())), "{new_year}");
        // Each is linked to its facility: by its ID, or by name and telephone.
        for duty in new_year["duties"].as_array().unwrap() {
            let id = duty["facility"]["id"].as_str().unwrap_or_else(|| panic!("{duty}"));
            let facility = world.json(&format!("/api/v1/facilities/{id}")).await;
            assert_eq!(facility["facility"]["telephone"], duty["telephone"]);
        }
        assert_eq!(new_year["meta"]["source"]["title"], "架空のデータ（休日・夜間の当番医の形式）");
    }
}

story! {
    async fn a_day_can_be_asked_for_and_faults_are_named(world) {
        world.demo().await;
        let day = world.json("/api/v1/duties?date=2026-11-22").await;
        assert_eq!(day["duties"].as_array().unwrap().len(), 5);
        assert!(short(&day).iter().all(|(state, ..)| state == "later"), "{day}");
        assert_eq!(day["meta"]["day"], "sunday");
        for (query, code, field) in [
            ("date=tomorrow", "invalid_value", "date"),
            ("date=2026-02-30", "invalid_value", "date"),
            ("at=2026-11-22", "invalid_value", "at"),
            ("at=2026-11-22T00:00:00Z&date=2026-11-22", "invalid_value", "at"),
            ("day=2026-11-22", "unknown_parameter", "day"),
        ] {
            let answer = world.get(&format!("/api/v1/duties?{query}")).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
            assert_eq!((&answer.json()["errors"][0]["code"], &answer.json()["errors"][0]["field"]), (&json!(code), &json!(field)));
        }
        for extreme in ["date=9999-12-31", "date=-009999-01-01", "at=9999-12-30T00:00:00Z", "at=2026-11-22T09:00:00%2B09:00", "at=2026-11-22T09:00:00+09:00"] {
            world.json(&format!("/api/v1/duties?{extreme}")).await;
        }
    }
}

story! {
    async fn a_calendar_is_replaced_as_a_whole(world) {
        let none = world.json("/api/v1/duties").await;
        assert_eq!(none["meta"]["gaps"][0]["code"], "not_imported");
        assert_eq!(none["meta"]["gaps"][0]["detail"], "当番医の予定は取り込まれていません。");

        let sheet = format!("{HEADER}\n2026/11/20,9:00,17:00,内科,甲医院,,,,\n2026/11/22,9:00,17:00,内科,乙医院,,,,\n");
        let sheet = world.write("duties_20261101.csv", sheet);
        let night = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:夜間急病センター\nDTSTART:20261101T200000\nDURATION:PT3H\nRRULE:FREQ=DAILY\nEND:VEVENT\nEND:VCALENDAR\n";
        let night = world.write("night_20261101.ics", night);
        let report = world.import(&[&sheet, &night]).await.unwrap();
        assert_eq!((report.files[0].counts.new, report.files[1].counts.new), (2, 1));
        let version = world.data_version().await;
        let found = world.json("/api/v1/duties").await;
        assert_eq!(short(&found), of(&[("on", "甲医院", "09:00-17:00"), ("later", "夜間急病センター", "20:00-23:00")]));
        assert_eq!((&found["meta"]["until"], &found["meta"]["next_date"]), (&json!("2026-11-22"), &json!("2026-11-22")));

        // The same again changes nothing; without the night it is away, and the version tells of it.
        let report = world.import(&[&sheet, &night]).await.unwrap();
        assert_eq!((report.files[0].counts.unchanged, world.data_version().await), (2, version));
        let report = world.import(&[&sheet]).await.unwrap();
        assert_eq!((report.files[0].counts.unchanged, report.files[0].counts.gone), (2, 1));
        assert_eq!(world.data_version().await, version + 1);
        assert_eq!(short(&world.json("/api/v1/duties").await), of(&[("on", "甲医院", "09:00-17:00")]));
        assert_eq!(world.json("/api/v1/sources").await["sources"][0]["records"], 2);

        // Another import leaves the calendar as it is.
        let clinic = world.write("02-1_20250601.csv", Sheet::institutions('2').institution("3921", "甲医院", &[]).bytes());
        world.import(&[&clinic]).await.unwrap();
        assert_eq!(world.json("/api/v1/duties").await["duties"].as_array().unwrap().len(), 1);
    }
}

story! {
    async fn a_calendar_that_has_ended_says_so(world) {
        let sheet = format!("{HEADER}\n2026/11/15,9:00,17:00,内科,甲医院,,,,\n");
        world.import(&[&world.write("duties_20261101.csv", sheet)]).await.unwrap();
        let found = world.json("/api/v1/duties").await;
        assert_eq!(found["duties"], json!([]));
        let gap = json!([{"code": "calendar_ended", "dataset": "duties",
            "detail": "取り込まれた当番医の予定は、2026年11月15日で終わっています。"}]);
        assert_eq!(found["meta"]["gaps"], gap);
        assert_eq!(at(&world, "2026-11-15T01:00:00Z").await["meta"]["gaps"], json!([]));
    }
}

story! {
    async fn bad_rows_are_told_and_a_calendar_of_nothing_changes_nothing(world) {
        let good = format!("{HEADER}\n2026/11/20,9:00,17:00,内科,甲医院,,,,\n2026/11/20,9:00,17:00,内科,甲医院,,,,\nいつか,9:00,17:00,,乙医院,,,,\n2026/11/22（土）,9:00,17:00,,丙医院,,,,9999\n2026/11/22,9:00,17:00,,丁医院,,22-1234,,9999\n");
        let report = world.import(&[&world.write("duties_20261101.csv", good)]).await.unwrap();
        let problems = serde_json::to_value(&report.files[0].problems).unwrap();
        for (problem, line, field, value) in [
            ("duty_twice", 3, "", "甲医院"),
            ("duty_date_unreadable", 4, "日付", "いつか"),
            ("duty_weekday_differs", 5, "日付", "2026/11/22（土）"),
            ("duty_telephone_without_area_code", 6, "電話番号", "22-1234"),
            ("duty_facility_unknown", 6, "施設ID", "9999"),
        ] {
            assert_eq!(problems[problem]["examples"][0], json!({"line": line, "field": field, "value": value}), "{problem}");
        }
        assert!(report.to_string().contains("2026/11/22"), "{report}");
        let before = world.json("/api/v1/duties").await;

        let bad = world.write("duties_20261102.csv", format!("{HEADER}\nいつか,9:00,17:00,,乙医院,,,,\n"));
        let Err(error @ ImportError::NoDuties { .. }) = world.import(&[&bad]).await else { panic!("imported") };
        let message = error.to_string();
        for part in ["duties_20261102.csv", "line 2", "日付", "いつか", "expected one such as 2026/11/22"] {
            assert!(message.contains(part), "{part}: {message}");
        }
        let empty = world.write("duties_20261103.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n");
        assert!(matches!(world.import(&[&empty]).await, Err(ImportError::NoRows(_))));
        // An older one would undo what is known.
        let older = world.write("duties_20261001.csv", format!("{HEADER}\n2026/11/20,9:00,17:00,,乙医院,,,,\n"));
        assert!(matches!(world.import(&[&older]).await, Err(ImportError::Older { .. })));
        assert_eq!(world.json("/api/v1/duties").await, before);
    }
}

story! {
    /// One that fits is linked; two that fit, and one with another telephone and address, are not.
    async fn a_link_needs_exactly_one_that_fits(world) {
        let clinics = Sheet::institutions('2')
            .institution("3921", "医療法人社団 さくら医院", &[("所在地", "高知県高知市桜町二丁目3番4号")])
            .institution("3922", "みなと医院", &[("所在地", "高知県高知市港町1-1")])
            .institution("3923", "みなと医院", &[("所在地", "高知県高知市港町一丁目１番")]);
        let clinics = world.write("02-1_20250601.csv", clinics.bytes());
        let sheet = format!("{HEADER}\n\
            2026/11/20,9:00,10:00,,医療法人社団　さくら医院,高知市桜町２－３－４,,,\n\
            2026/11/20,9:00,11:00,,医療法人社団さくら医院,高知市桜町9-9,,,\n\
            2026/11/20,9:00,12:00,,みなと医院,高知市港町1丁目1番,,,\n\
            2026/11/20,9:00,13:00,,みなと医院,,,,3923\n\
            2026/11/20,9:00,14:00,,さくら医院,高知市桜町2-3-4,,,\n");
        world.import(&[&clinics, &world.write("duties_20261101.csv", sheet)]).await.unwrap();
        let found = world.json("/api/v1/duties?date=2026-11-20").await;
        let mut linked = Vec::new();
        for duty in found["duties"].as_array().unwrap() {
            let name = match duty["facility"]["id"].as_str() {
                Some(id) => world.json(&format!("/api/v1/facilities/{id}")).await["facility"]["address"].take(),
                None => json!(null),
            };
            linked.push((duty["hours"]["closes"].as_str().unwrap().to_owned(), name));
        }
        linked.sort_by(|a, b| a.0.cmp(&b.0));
        let names: Vec<_> = linked.into_iter().map(|(_, name)| name).collect();
        let expected = [json!("高知県高知市桜町二丁目3番4号"), json!(null), json!(null), json!("高知県高知市港町一丁目１番"), json!(null)];
        assert_eq!(names, expected);
    }
}

/// The page at the moment of the clock, in three languages.
async fn pages(world: &World) -> [String; 3] {
    let mut pages = [String::new(), String::new(), String::new()];
    for (page, path) in pages.iter_mut().zip(["/now", "/easy/now", "/en/now"]) {
        let answer = world.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        *page = answer.text;
    }
    pages
}

story! {
    async fn the_page_follows_the_clock_and_the_calendar(world) {
        for page in pages(&world).await {
            assert!(page.contains("tel:119") && page.contains("tel:%237119") && page.contains("tel:%238000"), "{page}");
            assert!(!page.contains("duty-day"), "nothing is imported, so nothing is said of the day");
        }
        world.demo().await;
        let centre = "ささえ市休日夜間急患センター";
        let order = |page: &str, parts: &[&str]| {
            let at: Vec<_> = parts.iter().map(|part| page.find(part).unwrap_or_else(|| panic!("{part}: {page}"))).collect();
            assert!(at.is_sorted(), "{parts:?}");
        };
        // A weekday morning: what is open first, then tonight.
        let [morning, easy, english] = pages(&world).await;
        order(&morning, &["11月20日（金） 10:00 現在", "tel:119", "id=\"open\"", "20:00–翌6:00に診ます", centre, "11月22日（日）"]);
        assert!(easy.contains("/easy/facilities/") && english.contains("/en/facilities/"));
        let tag = world.get("/now").await.headers["etag"].clone();
        let lunch = world.at("2026-11-20T03:45:00Z").get("/now").await;
        order(&lunch.text, &["12:45 現在", "昼休み", "id=\"open\"", centre]);
        assert_ne!(lunch.headers["etag"], tag);
        // Sunday night: who is on duty comes before the search.
        let night = world.at("2026-11-22T13:40:00Z").get("/now").await.text;
        order(&night, &["11月22日（日） 22:40 現在", "1か所あります", "tel:119", "いま診ています", "翌朝6:00まで", centre, "11月23日", "id=\"open\""]);
        let new_year = world.at("2027-01-01T01:00:00Z").get("/now").await.text;
        order(&new_year, &["1月1日（祝） 10:00 現在", "3か所あります", "tel:119", "12:00まで", "15:00まで", "13:00–17:00に診ます", "id=\"open\""]);
        // The calendar of the demo ends with May.
        let ended = world.at("2027-08-01T01:00:00Z").get("/en/now").await.text;
        order(&ended, &["The imported calendar of duty doctors ended on May 30, 2027.", "nearest fire station", centre]);
    }
}
