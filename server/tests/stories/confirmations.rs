//! Who has confirmed what is shown, field by field: published is not confirmed, and only a confirmation moves a date.

use api::confirmations::ConfirmedField;
use serde_json::{Value, json};
use server::facilities::confirmations::{ConfirmError, confirm};

use crate::files::Sheet;
use crate::world::{World, story};

const SAKURA: &str = "2722210100001";
const OFFICE: &str = "2790000001";
const CITY: [(&str, &str); 2] = [("都道府県コード", "27"), ("市区町村コード", "210")];

/// A clinic and an office, as published on a day.
async fn published(world: &World, day: &str, wednesday: &str, telephone: &str) {
    let clinic = Sheet::institutions('2').institution(
        SAKURA,
        "さくらまち医院",
        &[CITY[0], CITY[1], ("所在地", "大阪府枚方市桜町１－２"), ("毎週決まった曜日に休診（水）", wednesday)],
    );
    let office = Sheet::offices().office(
        OFFICE,
        "訪問介護",
        "ヘルパーみずほ",
        &[
            ("都道府県コード又は市町村コード", "272108"),
            ("都道府県名", "大阪府"),
            ("市区町村名", "枚方市"),
            ("住所", "水穂町３－４"),
            ("電話番号", telephone),
        ],
    );
    let clinic = world.write(&format!("02-1_{day}.csv"), clinic.bytes());
    let office = world.write(&format!("jigyosho_110_{day}.csv"), office.bytes());
    world.import(&[&clinic, &office]).await.unwrap();
}

/// Rows of the form: key, its column, days of the four fields, and who confirmed them.
type Told<'t> = (&'t str, &'t str, [&'t str; 4], &'t str);

/// Fills in the downloaded form and imports it; the numbers of confirmations, and the problems.
async fn form(world: &World, rows: &[Told<'_>]) -> Value {
    let template = world.get("/templates/confirmations.csv").await.text;
    let header: Vec<&str> = template.lines().next().unwrap().trim_start_matches('\u{feff}').split(',').collect();
    let mut text = template.clone();
    for (key, column, days, by) in rows {
        let cell = |name: &&str| match *name {
            name if name == *column => (*key).to_owned(),
            "名称" => "さくらまち医院".to_owned(),
            "確認者" => (*by).to_owned(),
            name => ConfirmedField::ALL
                .iter()
                .zip(days)
                .find(|(field, _)| name == format!("{}_確認日", field.ja()))
                .map_or_else(String::new, |(_, day)| (*day).to_owned()),
        };
        let cells: Vec<String> = header.iter().map(cell).collect();
        text += &format!("{}\r\n", cells.join(","));
    }
    let file = world.write("確認日.csv", text);
    let report = world.import(&[&file]).await.unwrap();
    let file = &report.files[0];
    let counts = [file.counts.new, file.counts.changed, file.counts.unchanged];
    json!({ "counts": counts, "problems": serde_json::to_value(&file.problems).unwrap() })
}

async fn told(world: &World, name: &str) -> Vec<Value> {
    let confirmations = world.facility(name).await["confirmations"].take();
    let fields: Vec<_> = confirmations.as_array().unwrap().iter().map(|one| one["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["hours", "telephone", "home_visits", "functions"]);
    confirmations.as_array().unwrap().clone()
}

fn is(field: &str, on: &str, by: &str, changed_since: bool, needs_confirmation: bool) -> Value {
    json!({"field": field, "confirmed_on": on, "confirmed_by": by, "changed_since": changed_since, "needs_confirmation": needs_confirmation})
}

story! {
    async fn newer_data_moves_no_date_and_is_told_apart(world) {
        published(&world, "20260601", "1", "072-800-0001").await;
        let nothing = told(&world, "ヘルパーみずほ").await;
        assert_eq!(nothing[1], json!({"field": "telephone", "confirmed_on": null, "confirmed_by": null, "changed_since": false, "needs_confirmation": true}));
        let id = world.facility("ヘルパーみずほ").await["id"].as_str().unwrap().to_owned();
        let page = world.get(&format!("/facilities/{id}")).await.text;
        assert!(page.contains("内容を確認した人は、まだいません") && !page.contains("要確認"), "{page}");

        // Confirmed 180 and 181 days before the story's day, 2026-11-20.
        let rows: [Told<'_>; 2] = [
            (SAKURA, "医療機関ID", ["令和8年5月24日", "", "", "2026-05-23"], "枚方市医師会"),
            (OFFICE, "事業所番号", ["", "2026/11/01", "", ""], "枚方市"),
        ];
        assert_eq!(form(&world, &rows).await, json!({"counts": [3, 0, 0], "problems": {}}));
        let sakura = told(&world, "さくらまち").await;
        assert_eq!(sakura[0], is("hours", "2026-05-24", "枚方市医師会", false, false));
        assert_eq!(sakura[3], is("functions", "2026-05-23", "枚方市医師会", false, true));
        let page = world.get(&format!("/facilities/{id}")).await.text;
        assert!(page.contains("2026年11月1日に確認（枚方市）") && page.contains("確認した人はまだいません"), "{page}");
        assert!(!page.contains("要確認") && !page.contains("内容を確認した人は"), "{page}");

        // The next edition tells other hours and another number.
        published(&world, "20261101", "0", "072-800-0002").await;
        assert_eq!(told(&world, "さくらまち").await[0], is("hours", "2026-05-24", "枚方市医師会", true, true));
        assert_eq!(told(&world, "ヘルパーみずほ").await[1], is("telephone", "2026-11-01", "枚方市", true, true));
        let page = world.get(&format!("/facilities/{id}")).await.text;
        assert!(page.contains("要確認") && page.contains("確認のあとに、公表された内容がかわりました"), "{page}");
        // The same form again confirms nothing anew.
        assert_eq!(form(&world, &rows).await["counts"], json!([0, 0, 3]));
        assert_eq!(told(&world, "ヘルパーみずほ").await[1]["changed_since"], true);
        // The number as it was is what was confirmed.
        published(&world, "20261110", "0", "０７２（８００）０００１").await;
        assert_eq!(told(&world, "ヘルパーみずほ").await[1], is("telephone", "2026-11-01", "枚方市", false, false));
        // Somebody looks again.
        let newer: [Told<'_>; 1] = [(SAKURA, "医療機関ID", ["2026-11-15", "", "", ""], "枚方市医師会")];
        assert_eq!(form(&world, &newer).await["counts"], json!([0, 1, 0]));
        assert_eq!(told(&world, "さくらまち").await[0], is("hours", "2026-11-15", "枚方市医師会", false, false));
    }
}

story! {
    async fn an_older_form_adds_and_moves_nothing_back(world) {
        published(&world, "20260601", "1", "072-800-0001").await;
        let row = |hours: &'static str, telephone: &'static str, by: &'static str| -> [Told<'static>; 1] {
            [(SAKURA, "医療機関ID", [hours, telephone, "", ""], by)]
        };
        form(&world, &row("2026-10-01", "", "枚方市医師会")).await;
        assert_eq!(form(&world, &row("2026-07-01", "2026-07-01", "枚方市")).await["counts"], json!([1, 0, 1]));
        let sakura = told(&world, "さくらまち").await;
        assert_eq!(sakura[0], is("hours", "2026-10-01", "枚方市医師会", false, false));
        assert_eq!(sakura[1], is("telephone", "2026-07-01", "枚方市", false, false));
        // Of the same day the name may be put right; it is no new confirmation.
        published(&world, "20261105", "0", "072-800-0001").await;
        assert_eq!(form(&world, &row("2026-10-01", "", "枚方市の医師会")).await["counts"], json!([0, 1, 0]));
        assert_eq!(told(&world, "さくらまち").await[0], is("hours", "2026-10-01", "枚方市の医師会", true, true));
    }
}

story! {
    /// By our own id, and by name and address as the rule for joins is certain of; what is wrong is told with its line.
    async fn whose_row_it_is_and_what_may_be_wrong(world) {
        published(&world, "20260601", "1", "072-800-0001").await;
        let id = world.facility("ヘルパーみずほ").await["id"].as_str().unwrap().to_owned();
        let unknown = "01900000-0000-7000-8000-000000000000";
        let rows: [Told<'_>; 6] = [
            (&id, "施設ID", ["2026-06-01", "", "", ""], "枚方市"),
            ("大阪府枚方市桜町1-2", "住所", ["", "2026-06-02", "", ""], "枚方市"),
            (unknown, "施設ID", ["2026-06-01", "", "", ""], "枚方市"),
            ("2722210109999", "医療機関ID", ["2026-06-01", "2026-06-01", "", ""], "枚方市"),
            (SAKURA, "医療機関ID", ["2026-11-21", "春ごろ", "", ""], "枚方市"),
            (SAKURA, "医療機関ID", ["2026-06-01", "", "", ""], ""),
        ];
        let told_of = form(&world, &rows).await;
        assert_eq!(told_of["counts"], json!([2, 0, 0]), "{told_of}");
        for (kind, line, field, value) in [
            ("answers_without_facility", 5, "施設ID", unknown),
            ("answers_without_facility", 6, "ID", "2722210109999"),
            ("confirmed_in_future", 7, "診療時間_確認日", "2026-11-21"),
            ("confirmed_on_unreadable", 7, "電話番号_確認日", "春ごろ"),
            ("confirmer_missing", 8, "確認者", "さくらまち医院"),
        ] {
            let found = &told_of["problems"][kind]["examples"];
            let example = json!({"line": line, "field": field, "value": value});
            assert!(found.as_array().is_some_and(|all| all.contains(&example)), "{kind}: {told_of}");
        }
        assert_eq!(told(&world, "ヘルパーみずほ").await[0]["confirmed_on"], "2026-06-01");
        assert_eq!(told(&world, "さくらまち").await[1]["confirmed_on"], "2026-06-02");
        assert_eq!(told(&world, "さくらまち").await[0]["confirmed_on"], Value::Null);
        // No part of a facility: nothing is found by it, and nothing names it as a source of what is shown.
        let sources = world.facility("さくらまち").await["sources"].as_array().unwrap().len();
        assert_eq!(sources, 1);
        let listed = world.json("/api/v1/sources").await;
        let records: Vec<_> = listed["sources"].as_array().unwrap().iter().filter(|one| one["dataset"] == "confirmations").map(|one| (&one["records"], &one["as_of"])).collect();
        assert_eq!(records, [(&json!(2), &json!("2026-06-02"))]);
    }
}

story! {
    async fn one_facility_is_confirmed_by_hand(world) {
        published(&world, "20260601", "1", "072-800-0001").await;
        let id = world.facility("さくらまち").await["id"].as_str().unwrap().to_owned();
        let fields = [ConfirmedField::Hours, ConfirmedField::Telephone];
        let on = |day: &str| day.parse().ok();
        confirm(&world.db, &world.clock, &id, &fields, " 枚方市医師会 ", None).await.unwrap();
        let sakura = told(&world, "さくらまち").await;
        assert_eq!(sakura[1], is("telephone", "2026-11-20", "枚方市医師会", false, false));
        assert_eq!(sakura[2]["confirmed_on"], Value::Null);
        // A later edition on the same day, and somebody who looks once more.
        published(&world, "20261101", "0", "072-800-0001").await;
        assert_eq!(told(&world, "さくらまち").await[0]["changed_since"], true);
        confirm(&world.db, &world.clock, &id, &fields[..1], "枚方市医師会", on("2026-11-20")).await.unwrap();
        assert_eq!(told(&world, "さくらまち").await[0]["changed_since"], false);

        // All of it or nothing.
        let all = [ConfirmedField::Functions, ConfirmedField::Hours];
        let older = confirm(&world.db, &world.clock, &id, &all, "市", on("2026-11-19")).await.unwrap_err();
        assert!(older.to_string().contains("hours was confirmed on 2026-11-20"), "{older}");
        assert_eq!(told(&world, "さくらまち").await[3]["confirmed_on"], Value::Null);
        let refused = async |id: &str, by: &str, day: &str| confirm(&world.db, &world.clock, id, &fields, by, on(day)).await.unwrap_err();
        assert!(matches!(refused("nobody", "市", "2026-11-20").await, ConfirmError::NoFacility(_)));
        assert!(matches!(refused(&id, "市", "2026-11-21").await, ConfirmError::Future(_)));
        assert!(matches!(refused(&id, " ", "2026-11-20").await, ConfirmError::Name { .. }));
        assert!(matches!(refused(&id, &"市".repeat(101), "2026-11-20").await, ConfirmError::Name { .. }));
    }
}

story! {
    /// Answers on home care say themselves when they were given; a confirmation of visits is told beside them where it is
    /// of another day.
    async fn visits_are_confirmed_by_answers_or_on_their_own(world) {
        published(&world, "20260601", "1", "072-800-0001").await;
        let header = "医療機関ID,名称,確認日,確認者,訪問診療\n";
        let answer = |day: &str, sign: &str| format!("{header}{SAKURA},さくらまち医院,{day},枚方市医師会,{sign}\n");
        let import = async |day: &str, sign: &str| {
            let file = world.write(&format!("home_care_{}.csv", day.replace('-', "")), answer(day, sign));
            world.import(&[&file]).await.unwrap();
        };
        import("2026-07-01", "○").await;
        assert_eq!(told(&world, "さくらまち").await[2], is("home_visits", "2026-07-01", "枚方市医師会", false, false));
        let id = world.facility("さくらまち").await["id"].as_str().unwrap().to_owned();
        let page = async || world.get(&format!("/facilities/{id}")).await.text;
        assert_eq!(page().await.matches("2026年7月1日に確認").count(), 1);
        confirm(&world.db, &world.clock, &id, &[ConfirmedField::HomeVisits], "枚方市", "2026-10-01".parse().ok()).await.unwrap();
        assert_eq!(told(&world, "さくらまち").await[2], is("home_visits", "2026-10-01", "枚方市", false, false));
        assert!(page().await.contains("訪問について：2026年10月1日に確認（枚方市）"));
        // Another answer, given before: what was confirmed is not what is shown.
        import("2026-09-01", "×").await;
        assert_eq!(told(&world, "さくらまち").await[2], is("home_visits", "2026-10-01", "枚方市", true, true));
        import("2026-11-01", "△").await;
        assert_eq!(told(&world, "さくらまち").await[2], is("home_visits", "2026-11-01", "枚方市医師会", false, false));
    }
}

story! {
    /// ささえ市: some are confirmed, some long ago, most by nobody; as made up again.
    async fn the_demo_has_every_state(world) {
        for _ in 0..2 {
            let report = world.demo().await;
            let form = report.files.iter().find(|file| file.dataset == "confirmations").unwrap();
            assert_eq!((form.counts.changed, form.counts.unchanged, form.problems.0.len()), (0, 0, 0));
            assert!(form.counts.new > 50, "{:?}", form.counts);
        }
        let mut states = std::collections::BTreeSet::new();
        let clinics = world.json("/api/v1/facilities?kind=clinic&limit=60").await;
        for clinic in clinics["facilities"].as_array().unwrap() {
            let one = world.json(&format!("/api/v1/facilities/{}", clinic["id"].as_str().unwrap())).await;
            let hours = &one["facility"]["confirmations"][0];
            states.insert((hours["confirmed_on"].is_string(), hours["needs_confirmation"] == true));
        }
        assert_eq!(states, [(false, true), (true, false), (true, true)].into());
    }
}
