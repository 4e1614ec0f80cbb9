//! Open now, open then, and not known: nothing is dropped silently and nothing unclear is called closed.

use std::collections::BTreeSet;

use api::query::encode;
use serde_json::{Value, json};

use crate::files::{Sheet, band, flags, pairs};
use crate::world::{World, story};

const HOLIDAYS: &str =
    "国民の祝日・休日月日,国民の祝日・休日名称\r\n2026/1/1,元日\r\n2026/11/3,文化の日\r\n2026/11/23,勤労感謝の日\r\n";

/// Hours of a department: the spans of Monday to 祝日, and those of 受付.
fn department(id: &str, code: &str, number: &str, spans: &[&str], reception: &[&str]) -> Vec<(String, String)> {
    let mut fields = band("診療", ("開始時間", "終了時間"), spans);
    fields.extend(band("外来受付", ("開始時間", "終了時間"), reception));
    for (column, value) in [("ID", id), ("診療科目コード", code), ("診療科目名", code), ("診療時間帯", number)]
    {
        fields.push((column.to_owned(), value.to_owned()));
    }
    fields
}

fn weekdays(span: &str) -> Vec<&str> {
    vec![span; 5]
}

/// Three clinics of one town, all made up: one with a lunch break, one at night, one that says nothing.
async fn town(world: &World) {
    let (day, night, silent) = ("3922393100010", "3922393100020", "3922393100030");
    let open = |days: &str| {
        let mut fields = flags("毎週決まった曜日に休診", &days[..7]);
        fields.push(("祝日に休診".to_owned(), days[7..].to_owned()));
        fields
    };
    let with = |days: &str, other: &'static str, address: &'static str| {
        let mut fields = open(days);
        fields.push(("その他の休診日（gw、お盆等）".to_owned(), other.to_owned()));
        fields.push(("所在地".to_owned(), address.to_owned()));
        fields
    };
    let clinics = Sheet::institutions('2')
        .institution(
            day,
            "ひるま内科",
            &pairs(&with("11111000", "年末年始（12/29～1/3）、お盆", "高知県高知市桟橋通１丁目１番１号")),
        )
        .institution(night, "ほしぞら内科", &pairs(&with("11111111", "", "高知県高知市桟橋通２丁目２番２号")))
        .institution(silent, "だんまり内科", &[("所在地", "高知県高知市桟橋通３丁目３番３号")]);
    let rows = [
        department(day, "01001", "1", &weekdays("09:00-12:00"), &weekdays("08:45-11:30")),
        department(day, "01001", "2", &weekdays("15:00-18:00"), &weekdays("14:45-17:30")),
        department(day, "06001", "1", &["", "", "", "09:00-12:00"], &[]),
        department(night, "01001", "1", &["20:00-06:00"; 8], &[]),
        department(silent, "01001", "1", &[], &[]),
    ];
    let hours = rows.iter().fold(Sheet::hours(), |sheet, row| sheet.row(&pairs(row)));
    let (holidays, _, _) = encoding_rs::SHIFT_JIS.encode(HOLIDAYS);
    let files = [
        world.write("02-1_20260601.csv", clinics.bytes()),
        world.write("02-2_20260601.csv", hours.bytes()),
        world.write("syukujitsu_20260201.csv", &holidays),
    ];
    world.import(&[&files[0], &files[1], &files[2]]).await.unwrap();
}

async fn find(world: &World, query: &str) -> Value {
    world.json(&format!("/api/v1/facilities?{query}")).await
}

fn names(found: &Value) -> BTreeSet<&str> {
    found["facilities"].as_array().unwrap().iter().map(|facility| facility["name"].as_str().unwrap()).collect()
}

/// Who is open at a moment in Japan, and who is not known.
async fn at(world: &World, moment: &str) -> (Value, Value) {
    let moment = encode(&format!("{moment}:00+09:00"));
    let open = find(world, &format!("open_at={moment}")).await;
    let unknown = find(world, &format!("open_at={moment}&hours=unknown")).await;
    assert_eq!(open["meta"]["hours_unknown"], unknown["meta"]["total"], "{open}");
    assert_eq!(unknown["meta"]["hours_unknown"], unknown["meta"]["total"]);
    (open, unknown)
}

story! {
    /// Morning, lunch break, the last minute, the night, a holiday, the first of January, Bon, and after the file's end.
    async fn a_day_from_morning_to_night(world) {
        town(&world).await;
        let (day, night, silent) = ("ひるま内科", "ほしぞら内科", "だんまり内科");
        let expected: [(&str, &[&str], &[&str]); 13] = [
            ("2026-11-20T09:00", &[day], &[silent]),
            ("2026-11-20T08:59", &[], &[silent]),
            ("2026-11-20T12:30", &[], &[silent]),
            ("2026-11-20T17:59", &[day], &[silent]),
            ("2026-11-20T18:00", &[], &[silent]),
            ("2026-11-20T23:59", &[night], &[silent]),
            // From the day before.
            ("2026-11-21T05:59", &[night], &[silent]),
            ("2026-11-21T06:00", &[], &[silent]),
            // 勤労感謝の日, a Monday.
            ("2026-11-23T10:00", &[], &[silent]),
            ("2026-01-01T10:00", &[], &[silent]),
            // お盆 without dates.
            ("2026-08-13T10:00", &[], &[day, silent]),
            // The file ends with 2026: a weekday may be a holiday, on which the one is closed and the other as ever.
            ("2027-02-01T10:00", &[], &[day, silent]),
            ("2027-02-01T21:00", &[night], &[day, silent]),
        ];
        for (moment, open, unknown) in expected {
            let (found, apart) = at(&world, moment).await;
            assert_eq!(names(&found), open.iter().copied().collect(), "{moment}: {found}");
            assert_eq!(found["meta"]["total"], open.len(), "{moment}");
            assert_eq!(names(&apart), unknown.iter().copied().collect(), "{moment}: {apart}");
            assert_eq!(found["meta"]["open_at"], format!("{moment}:00+09:00"));
        }
        let (ended, _) = at(&world, "2027-02-01T10:00").await;
        assert_eq!(ended["meta"]["gaps"][0]["dataset"], "holidays", "{ended}");
        // The clock says Friday, ten o'clock.
        assert_eq!(names(&find(&world, "open_at=now").await), [day].into());
    }
}

story! {
    /// A card and a page tell until when, when next, and when 受付 ends; each department for itself.
    async fn a_state_tells_until_when(world) {
        town(&world).await;
        let all = find(&world, &format!("q={}", encode("ひるま内科"))).await;
        let card = &all["facilities"][0];
        let open = json!({"state": "open", "until": "2026-11-20T12:00:00+09:00",
            "reception": {"state": "open", "until": "2026-11-20T11:30:00+09:00"}});
        assert_eq!(card["open"], open, "{card}");
        assert!(card["why"].as_array().unwrap().contains(&json!({"reason": "open_now", "until": "12:00"})), "{card}");
        assert_eq!(all["meta"].get("hours_unknown"), None);
        let page = world.facility("ひるま内科").await;
        assert_eq!(page["open"], open);
        assert_eq!(page["departments"][0]["open"], open);
        assert_eq!(page["departments"][1]["open"], json!({"state": "closed", "opens": "2026-11-26T09:00:00+09:00"}));
        let night = world.facility("ほしぞら内科").await;
        assert_eq!(night["open"], json!({"state": "closed", "opens": "2026-11-20T20:00:00+09:00"}));
        let silent = world.facility("だんまり内科").await;
        assert_eq!(silent["open"], json!({"state": "unknown", "because": "hours"}));
        // Asked for another moment, a card tells of that one.
        let later = find(&world, "open_at=2026-11-20T14:30:00Z").await;
        assert_eq!(later["facilities"][0]["open"], json!({"state": "open", "until": "2026-11-21T06:00:00+09:00"}));
    }
}

story! {
    /// Whoever asks for a department asks for its hours.
    async fn a_department_counts_by_its_own_hours(world) {
        town(&world).await;
        let on = |day: &str| format!("open_at={}", encode(&format!("{day}T10:00:00+09:00")));
        for (query, open) in [
            (format!("department=06001&{}", on("2026-11-19")), 1),
            (format!("department=06001&{}", on("2026-11-20")), 0),
            (format!("department=01001&{}", on("2026-11-20")), 1),
            (format!("department=01001,06001&{}", on("2026-11-20")), 1),
            (format!("kind=clinic&department=06001&{}", on("2026-11-20")), 0),
            (format!("q={}&{}", encode("皮膚科"), on("2026-11-19")), 1),
            (format!("q={}&{}", encode("皮膚科"), on("2026-11-20")), 0),
        ] {
            let found = find(&world, &query).await;
            assert_eq!(found["meta"]["total"], open, "{query}: {found}");
        }
        let nothing = find(&world, &format!("department=06001&{}", on("2026-11-20"))).await;
        let offers = nothing["meta"]["less_strict"].as_array().unwrap();
        assert!(offers.iter().any(|offer| offer["parameter"] == "open_at" && offer["total"] == 1), "{nothing}");
    }
}

story! {
    /// An institution is open where the one of its facilities is that was asked for.
    async fn an_institution_is_open_where_one_of_its_facilities_is(world) {
        town(&world).await;
        let office = Sheet::offices().office("3960190001", "訪問看護", "ひるま内科訪問看護ステーション", &[("住所", "高知市桟橋通１丁目１番１号"),
            ("緯度", "33.548311"), ("経度", "133.548238"), ("法人の名称", "ひるま内科")]);
        let office = world.write("jigyosho_130_20251231.csv", office.bytes());
        world.import(&[&office]).await.unwrap();
        let all = find(&world, &format!("q={}", encode("ひるま内科"))).await;
        assert_eq!(all["facilities"][0]["together"].as_array().map(Vec::len), Some(1), "{all}");
        let at = |time: &str| format!("open_at={}", encode(&format!("2026-11-20T{time}:00+09:00")));
        let open = find(&world, &at("10:00")).await;
        assert_eq!(names(&open), ["ひるま内科"].into(), "{open}");
        // Of the office nobody knows; asked for by itself it is not open because the clinic is.
        for (query, open, unknown) in [
            (at("10:00"), 1, 1),
            (at("12:30"), 0, 2),
            (format!("{}&kind=clinic", at("12:30")), 0, 1),
            (format!("{}&service=130", at("10:00")), 0, 1),
        ] {
            let found = find(&world, &query).await;
            assert_eq!((&found["meta"]["total"], &found["meta"]["hours_unknown"]), (&json!(open), &json!(unknown)), "{query}");
        }
        let unknown = find(&world, &format!("{}&hours=unknown", at("12:30"))).await;
        assert_eq!(names(&unknown), ["ひるま内科訪問看護ステーション", "だんまり内科"].into(), "{unknown}");
    }
}

story! {
    /// 今やってる is understood as open now, and what is understood is told.
    async fn open_now_in_words(world) {
        town(&world).await;
        for words in ["今やってる", "いま やってる", "今開いている 内科", "今開いてるクリニック", "いま営業中 内科", "open now"] {
            let found = find(&world, &format!("q={}", encode(words))).await;
            assert_eq!(names(&found), ["ひるま内科"].into(), "{words}: {found}");
            assert_eq!(found["meta"]["hours_unknown"], 1, "{words}");
            let understood = found["meta"]["understood"].as_array().unwrap();
            assert!(understood.iter().any(|read| read["meaning"] == "open_now"), "{words}: {found}");
            let apart = find(&world, &format!("q={}&hours=unknown", encode(words))).await;
            assert_eq!(names(&apart), ["だんまり内科"].into(), "{words}: {apart}");
        }
        let today = find(&world, &format!("q={}", encode("今日やってる 内科"))).await;
        assert_eq!(today["meta"]["total"], 3, "{today}");
    }
}

story! {
    /// Open, not known and closed together are all there is; each page comes once, in every order.
    async fn nothing_is_dropped(world) {
        world.demo().await;
        let moments = ["2026-11-20T10:00:00+09:00", "2026-11-20T13:30:00+09:00", "2026-11-22T03:00:00+09:00", "2027-01-01T10:00:00+09:00"];
        for query in ["kind=clinic", "sort=name&kind=pharmacy", "near=34.3,137.8&department=01001", "near=34.3,137.8&radius=3000"] {
            let all = walk(&world, query).await;
            for moment in moments {
                let query = format!("{query}&open_at={}", encode(moment));
                let open = walk(&world, &query).await;
                let unknown = walk(&world, &format!("{query}&hours=unknown")).await;
                let counts = find(&world, &format!("{query}&limit=1")).await;
                assert_eq!(counts["meta"]["total"], open.len(), "{query}");
                assert_eq!(counts["meta"]["hours_unknown"], unknown.len(), "{query}");
                assert!(open.iter().all(|facility| facility["open"]["state"] == "open"), "{query}");
                assert!(unknown.iter().all(|facility| facility["open"]["state"] == "unknown"), "{query}");
                let ids = |list: &[Value]| -> BTreeSet<String> { list.iter().map(institution).collect() };
                assert!(ids(&open).is_disjoint(&ids(&unknown)), "{query}");
                assert!(ids(&open).union(&ids(&unknown)).all(|id| ids(&all).contains(id)), "{query}");
            }
            // What each says of itself now, the list says too.
            let open = walk(&world, &format!("{query}&open_at=now")).await;
            let alone = |facility: &&Value| facility["together"].as_array().is_none_or(Vec::is_empty);
            let says = all.iter().filter(alone).filter(|facility| facility["open"]["state"] == "open").map(institution);
            assert_eq!(says.collect::<BTreeSet<_>>(), open.iter().filter(alone).map(institution).collect(), "{query}");
        }
    }
}

story! {
    /// Counts for narrowing lead to as many as they say, whoever's hours count then.
    async fn facets_of_what_is_open_keep_their_word(world) {
        world.demo().await;
        for base in ["kind=hospital", "q=", "service=130"] {
            for moment in ["2026-11-20T10:00:00+09:00", "2026-11-20T18:10:00+09:00", "2026-11-22T03:00:00+09:00"] {
                let base = format!("{base}&open_at={}", encode(moment));
                let all = find(&world, &format!("facets=true&{base}")).await;
                for (parameter, list) in [("department", "departments"), ("service", "services"), ("area", "areas"), ("kind", "kinds")] {
                    for facet in all["meta"]["facets"][list].as_array().unwrap() {
                        // Another kind or service instead of the one that is chosen.
                        let others: Vec<&str> = base.split('&').filter(|part| !(parameter == "kind" && part.starts_with("kind="))).collect();
                        if others.iter().any(|part| part.starts_with(&format!("{parameter}="))) {
                            continue;
                        }
                        let query = format!("{}&{parameter}={}&limit=1", others.join("&"), facet["code"].as_str().unwrap());
                        assert_eq!(find(&world, &query).await["meta"]["total"], facet["count"], "{query}");
                    }
                }
            }
        }
    }
}

story! {
    /// What is no moment is named; the page of a search takes the same parameters.
    async fn wrong_moments_are_refused(world) {
        town(&world).await;
        for (query, field) in [
            ("open_at=tomorrow", "open_at"),
            ("open_at=2026-11-20T10:00:00", "open_at"),
            ("open_at=2026-02-30T10:00:00Z", "open_at"),
            ("open_at=now&open_at=now", "open_at"),
            ("hours=open", "hours"),
        ] {
            let answer = world.get(&format!("/api/v1/facilities?{query}")).await;
            assert_eq!(answer.status, 400, "{query}: {}", answer.text);
            assert_eq!(answer.json()["errors"][0]["field"], field, "{query}");
        }
        // Empty, as a form sends it, and with the + that nobody encoded.
        assert_eq!(world.total("?open_at=&hours=").await, 3);
        assert_eq!(world.total("?open_at=2026-11-20T10:00:00+09:00").await, 1);
        assert_eq!(world.get("/find?open_at=tomorrow").await.status, 400);
        let page = world.get("/find?open_at=now").await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains("ひるま内科") && !page.text.contains("ほしぞら内科"));
    }
}

story! {
    /// Without a file of holidays every day may be one: only what is the same on both is told.
    async fn without_holidays_nothing_is_claimed(world) {
        town(&world).await;
        let (none, _, _) = encoding_rs::SHIFT_JIS.encode("国民の祝日・休日月日,国民の祝日・休日名称\r\n2020/1/1,元日\r\n");
        let ended = world.write("syukujitsu_20260301.csv", &none);
        world.import(&[&ended]).await.unwrap();
        let (open, unknown) = at(&world, "2026-11-20T10:00").await;
        assert_eq!(names(&open), BTreeSet::new(), "{open}");
        assert_eq!(names(&unknown), ["ひるま内科", "だんまり内科"].into());
        let day = world.facility("ひるま内科").await;
        assert_eq!(day["open"], json!({"state": "unknown", "because": "holidays"}));
        // The table of the day is still that of the weekday.
        assert_eq!(day["today"]["hours"]["state"], "open");
        let (night, _) = at(&world, "2026-11-20T22:00").await;
        assert_eq!(names(&night), ["ほしぞら内科"].into());
    }
}

/// All pages of a list.
async fn walk(world: &World, query: &str) -> Vec<Value> {
    let (mut list, mut cursor) = (Vec::new(), String::new());
    loop {
        let mut found = find(world, &format!("{query}&limit=100&cursor={cursor}")).await;
        list.append(found["facilities"].as_array_mut().unwrap());
        match found["meta"]["next_cursor"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => return list,
        }
    }
}

/// One id for an institution, whichever of its facilities is shown.
fn institution(facility: &Value) -> String {
    let others = facility["together"].as_array().into_iter().flatten();
    let ids = std::iter::once(facility).chain(others).map(|one| one["id"].as_str().unwrap().to_owned());
    ids.min().unwrap()
}
