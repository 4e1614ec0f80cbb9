//! How doctors are reached, for those who are signed in.

use api::accounts::Role;
use api::query::encode;
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::consult_desk::fault;
use crate::files::Sheet;
use crate::staff::At;
use crate::world::story;

const CITY: [(&str, &str); 2] = [("都道府県コード", "27"), ("市区町村コード", "210")];

story! {
    async fn who_has_told_a_time_comes_first(world) {
        let clinic = |sheet: Sheet, key: &str, name: &str| {
            sheet.institution(key, name, &[CITY[0], CITY[1], ("所在地", "大阪府枚方市桜町１－２")])
        };
        let sheet = clinic(Sheet::institutions('2'), "2722210100001", "あさひ医院");
        let sheet = clinic(sheet, "2722210100002", "みどり医院");
        let file = world.write("02-1_20260601.csv", clinic(sheet, "2722210100003", "わかば診療所").bytes());
        world.import(&[&file]).await.unwrap();
        let staff = world.staff().await;
        let nurse = world.somebody(staff.person(At::Nurses, Role::Reader)).await;
        let path = |query: &str| format!("/doctor-contacts?q={}", encode(query));
        let names = |found: &Value| -> Vec<String> {
            let all = found["doctor_contacts"].as_array().unwrap();
            all.iter().map(|one| one["facility"]["name"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(world.get("/api/v1/doctor-contacts").await.status, StatusCode::UNAUTHORIZED);
        assert!(names(&nurse.sees("/doctor-contacts").await).is_empty());
        assert_eq!(names(&nurse.sees(&path("医院")).await), ["あさひ医院", "みどり医院"]);

        // Those of みどり医院 tell it.
        let [first, second, third] = ["あさひ", "みどり", "わかば"].map(|name| world.facility(name));
        let id = |facility: &Value| facility["id"].as_str().unwrap().to_owned();
        let [first, second, third] = [id(&first.await), id(&second.await), id(&third.await)];
        let doctor = world.somebody(staff.person(At::Managers, Role::Staff)).await;
        const LINK: &str = "update organizations set facility_id = $1 where id = $2";
        let organization = &doctor.person.organization_id;
        server::on_writer!(&world.db, |pool| {
            sqlx::query(LINK).bind(&second).bind(organization).execute(pool).await.map(|_| ())
        })
        .unwrap();
        let time = json!({"times": [{"days": ["monday"], "hours": {"opens": "13:00", "closes": "14:00"}}],
            "channels": ["fax"], "note": "看護師まで"});
        doctor.does("PUT", "/own-facility/care_manager_time", &json!({"statement": {"care_manager_time": time}})).await;
        let telephone = json!({"telephone": "072-800-0001", "fax": "072-800-0002"});
        doctor.does("PUT", "/own-facility/telephone", &json!({"statement": {"telephone": telephone}})).await;

        let told = nurse.sees("/doctor-contacts").await;
        assert_eq!((names(&told), &told["meta"]["total"]), (vec!["みどり医院".to_owned()], &json!(1)));
        let contact = &told["doctor_contacts"][0];
        assert_eq!((&contact["facility"]["telephone"], &contact["fax"]), (&json!("072-800-0001"), &json!("072-800-0002")));
        assert_eq!(contact["care_manager_time"]["note"], "看護師まで");
        assert_eq!(contact["care_manager_time"]["stated_by"], "ケアプラン みどり");
        let found = nurse.sees(&path("医院")).await;
        assert_eq!((names(&found), &found["meta"]["total"]), (vec!["みどり医院".to_owned(), "あさひ医院".to_owned()], &json!(2)));
        assert_eq!(found["doctor_contacts"][1]["care_manager_time"], Value::Null);
        // Those that are named, in their order; what there is not is left out.
        let ids = format!("/doctor-contacts?facility_ids={third},x,{second},{first}");
        assert_eq!(names(&nurse.sees(&ids).await), ["わかば診療所", "みどり医院", "あさひ医院"]);
        for query in ["cursor=x", "words=x", "q=a&q=b"] {
            let answer = nurse.ask("GET", &format!("/doctor-contacts?{query}"), &Value::Null).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}: {:?}", fault(&answer));
        }
        // Taken back, it is told no more.
        let kept = doctor.sees("/own-facility").await;
        let seen = kept["own_facility"]["statements"].as_array().unwrap().iter()
            .find(|one| one["part"] == "care_manager_time").unwrap()["revision"].as_str().unwrap().to_owned();
        doctor.does("DELETE", &format!("/own-facility/care_manager_time?seen={seen}"), &Value::Null).await;
        assert!(names(&nurse.sees("/doctor-contacts").await).is_empty());
    }
}
