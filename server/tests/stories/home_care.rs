//! What clinics can do at home: a form of ours, filled in by a clerk, and what becomes of it.

use api::accounts::Role;
use serde_json::{Value, json};
use server::import::ImportError;

use crate::files::Sheet;
use crate::staff::At;
use crate::world::{World, story};

const SAKURA: &str = "2722210100001";
const MIZUHO: &str = "2722210100002";

/// Two clinics of the national file.
async fn clinics(world: &World) {
    let sheet = Sheet::institutions('2')
        .institution(
            SAKURA,
            "さくらまち医院",
            &[("都道府県コード", "27"), ("市区町村コード", "210"), ("所在地", "大阪府枚方市桜町１－２")],
        )
        .institution(
            MIZUHO,
            "みずほ内科",
            &[("都道府県コード", "27"), ("市区町村コード", "210"), ("所在地", "大阪府枚方市水穂町３－４")],
        );
    let file = world.write("02-1_clinic_facility_info_20260601.csv", sheet.bytes());
    world.import(&[&file]).await.unwrap();
}

/// The downloaded form with rows under it.
async fn filled_in(world: &World, rows: &[&[(&str, &str)]]) -> Vec<u8> {
    world.filled_in("/templates/home_care.csv", rows).await
}

async fn import(world: &World, bytes: &[u8], as_of: &str) -> Value {
    let file = world.write("確認票.csv", bytes);
    let report = world.import_with(&[&file], |options| options.as_of = as_of.parse().ok()).await.unwrap();
    serde_json::to_value(&report.files[0].problems).unwrap()
}

fn answer_of(facility: &Value, code: &str) -> Value {
    let items = facility["home_care"]["items"].as_array().unwrap();
    items.iter().find(|item| item["code"] == code).cloned().unwrap_or(Value::Null)
}

story! {
    async fn a_form_is_filled_in_and_searched(world) {
        clinics(&world).await;
        let id = world.facility("みずほ内科").await["id"].as_str().unwrap().to_owned();
        let form = filled_in(&world, &[
            &[("医療機関ID", SAKURA), ("名称", "さくらまち医院"), ("確認日", "令和 8年 6月 1日"), ("確認者", "枚方市医師会"),
                ("訪問診療", "○"), ("人工呼吸器", "△（日中のみ）"), ("看取り", "×"), ("紹介と逆紹介", "〇")],
            // Confirmed 181 days before the story's day, 2026-11-20.
            &[("施設ID", &id), ("名称", "みずほ内科"), ("確認日", "2026/5/23"), ("確認者", "枚方市医師会"),
                ("訪問診療", "◯"), ("在宅酸素", "▲"), ("看取り", "")],
        ]).await;
        let problems = import(&world, &form, "2026-06-10").await;
        assert_eq!(problems, json!({}));

        let sakura = world.facility("さくらまち").await;
        assert_eq!(answer_of(&sakura, "ventilator"), json!({"code": "ventilator", "group": "procedure",
            "name": "人工呼吸器", "answer": "ask", "note": "日中のみ", "confirmed_on": "2026-06-01",
            "confirmed_by": "枚方市医師会", "needs_confirmation": false}));
        assert_eq!(answer_of(&sakura, "end_of_life")["answer"], "cannot");
        assert_eq!(answer_of(&sakura, "referral")["group"], "family_doctor");
        // Professionals read the no where they look for a doctor.
        let staff = world.staff().await;
        let nurse = staff.browser(&world, staff.person(At::Nurses, Role::Reader)).await;
        let told = nurse.get(&format!("/api/v1/doctor-contacts?facility_ids={},{id}", sakura["id"].as_str().unwrap())).await.json();
        assert_eq!(told["doctor_contacts"][0]["cannot_at_home"], json!(["end_of_life"]));
        assert_eq!(told["doctor_contacts"][1]["cannot_at_home"], json!([]));
        // Not answered is not a no.
        assert_eq!(answer_of(&sakura, "home_oxygen"), Value::Null);
        assert!(sakura["sources"].as_array().unwrap().iter().any(|source| source["dataset"] == "home_care"));
        let mizuho = world.facility("みずほ内科").await;
        assert_eq!(mizuho["id"], id);
        assert_eq!(answer_of(&mizuho, "home_oxygen")["needs_confirmation"], true);

        assert_eq!(world.total("?home_care=home_visits").await, 2);
        assert_eq!(world.total("?home_care=ventilator").await, 1);
        assert_eq!(world.total("?home_care=ventilator,home_oxygen").await, 2);
        // Who has answered that it cannot is not found.
        assert_eq!(world.total("?home_care=end_of_life").await, 0);
        let found = world.json("/api/v1/facilities?home_care=ventilator&facets=true").await;
        assert_eq!(found["facilities"][0]["home_care"], json!([
            {"code": "home_visits", "answer": "can", "needs_confirmation": false},
            {"code": "ventilator", "answer": "ask", "needs_confirmation": false},
            {"code": "referral", "answer": "can", "needs_confirmation": false}]));
        assert_eq!(found["meta"]["facets"]["home_care"][1], json!({"code": "ventilator", "name": "人工呼吸器", "count": 1}));
        // Each says whether it can or is to be asked, and that others may be able to as well.
        assert_eq!(found["facilities"][0]["why"][0], json!({"reason": "home_care", "code": "ventilator", "answer": "ask", "needs_confirmation": false}));
        assert_eq!(found["meta"]["gaps"][0]["code"], "only_answered");
        let strict = world.json("/api/v1/facilities?home_care=end_of_life&area=27210").await;
        let less = strict["meta"]["less_strict"].as_array().unwrap();
        assert!(less.iter().any(|offer| offer["parameter"] == "home_care" && offer["total"] == 2), "{less:?}");
        // The word finds it too, and says why.
        let spoken = world.json(&format!("/api/v1/facilities?q={}", api::query::encode("人工呼吸器"))).await;
        assert_eq!(spoken["meta"]["total"], 1, "{spoken}");
        assert_eq!(spoken["facilities"][0]["why"][0], json!({"reason": "home_care", "code": "ventilator", "answer": "ask", "needs_confirmation": false}));
        let items = world.json("/api/v1/home-care").await;
        assert_eq!(items["categories"][0]["total"], 2);
        assert_eq!(world.get("/api/v1/facilities?home_care=singing").await.status.as_u16(), 400);

        // The national file again: what was answered stays.
        clinics(&world).await;
        assert_eq!(answer_of(&world.facility("さくらまち").await, "home_visits")["answer"], "can");
        // The next form no longer names one of them: its answers go.
        let next = filled_in(&world, &[&[("医療機関ID", SAKURA), ("名称", "さくらまち医院"), ("確認日", "R8.11.1"), ("確認者", "枚方市医師会"), ("看取り", "○")]]).await;
        import(&world, &next, "2026-11-10").await;
        assert_eq!(world.facility("みずほ内科").await["home_care"], Value::Null);
        assert_eq!(world.total("?home_care=end_of_life").await, 1);
        assert_eq!(world.facilities().await, 2);
    }
}

story! {
    /// Without an ID the rule that joins lists looks at name, address and telephone; in doubt it joins nothing.
    async fn a_clinic_is_found_by_name_and_address(world) {
        clinics(&world).await;
        let form = filled_in(&world, &[
            &[("名称", "さくらまち医院"), ("住所", "大阪府枚方市桜町1-2"), ("電話番号", "072-855-0101"), ("確認日", "2026-06-01"), ("確認者", "枚方市医師会"), ("往診", "○")],
            &[("名称", "どこにもない医院"), ("住所", "大阪府枚方市無町9"), ("確認日", "2026-06-01"), ("確認者", "枚方市医師会"), ("往診", "○")],
        ]).await;
        let problems = import(&world, &form, "2026-06-10").await;
        assert_eq!(answer_of(&world.facility("さくらまち").await, "house_call")["answer"], "can");
        let told = &problems["answers_without_facility"]["examples"][0];
        assert_eq!((&told["line"], &told["value"]), (&json!(4), &json!("どこにもない医院")));
        assert_eq!(world.total("?home_care=house_call").await, 1);
    }
}

story! {
    /// Each with its line, its field and what was found.
    async fn what_a_clerk_may_get_wrong(world) {
        clinics(&world).await;
        let row = |more: &[(&'static str, &'static str)]| {
            let mut fields = vec![("医療機関ID", SAKURA), ("名称", "さくらまち医院"), ("確認日", "2026-06-01"), ("確認者", "枚方市医師会")];
            for (name, text) in more {
                match fields.iter_mut().find(|(known, _)| known == name) {
                    Some(field) => field.1 = text,
                    None => fields.push((name, text)),
                }
            }
            fields
        };
        let rows = [
            row(&[("往診", "○"), ("訪問診療", "できる"), ("看取り", "○×")]),
            row(&[("医療機関ID", "2.72221E+12"), ("往診", "○")]),
            row(&[("医療機関ID", "722210100001"), ("往診", "○")]),
            row(&[("医療機関ID", MIZUHO), ("確認日", "春ごろ"), ("往診", "○")]),
            row(&[("医療機関ID", ""), ("往診", "○")]),
            row(&[]),
            row(&[("往診", "×")]),
        ];
        let rows: Vec<&[(&str, &str)]> = rows.iter().map(Vec::as_slice).collect();
        let problems = import(&world, &filled_in(&world, &rows).await, "2026-06-10").await;
        for (kind, line, field, value) in [
            ("answer_unreadable", 3, "訪問診療", "できる"),
            ("facility_id_unreadable", 4, "医療機関ID", "2.72221E+12"),
            ("answers_without_facility", 5, "ID", "722210100001"),
            ("confirmation_unreadable", 6, "確認日", "春ごろ"),
            ("confirmation_missing", 6, "確認日", "春ごろ"),
            ("key_missing", 7, "施設ID", "さくらまち医院"),
            ("nothing_answered", 8, "名称", "さくらまち医院"),
            ("duplicate_key", 9, "ID", SAKURA),
        ] {
            assert_eq!(problems[kind]["examples"][0], json!({"line": line, "field": field, "value": value}), "{kind}: {problems}");
        }
        // The first row counts, and nobody knows when the other was confirmed.
        assert_eq!(answer_of(&world.facility("さくらまち").await, "house_call")["answer"], "can");
        let unconfirmed = answer_of(&world.facility("みずほ内科").await, "house_call");
        assert_eq!((&unconfirmed["confirmed_on"], &unconfirmed["needs_confirmation"]), (&Value::Null, &json!(true)));

        // An empty form is no form.
        let empty = filled_in(&world, &[]).await;
        let file = world.write("empty_20260701.csv", empty);
        let error = world.import(&[&file]).await.unwrap_err();
        assert!(matches!(error, ImportError::NoRows(_)), "{error}");
    }
}
