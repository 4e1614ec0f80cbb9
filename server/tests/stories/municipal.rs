//! Lists of municipalities in both generations, in every encoding they are found in, with their traps.

use serde_json::{Value, json};

use crate::files::Sheet;
use crate::world::{World, story};

const OLD_MEDICAL: &str = "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,医療機関の種類,住所,方書,緯度,経度,電話番号,内線番号,FAX番号,法人番号,法人の名称,医療機関コード,診療曜日,診療開始時間,診療終了時間,診療日時特記事項,時間外における対応,診療科目,病床数,URL,備考";
const NEW_MEDICAL: &str = "全国地方公共団体コード,ID,地方公共団体名,名称,名称_カナ,所在地_全国地方公共団体コード,町字ID,所在地_連結表記,所在地_都道府県,所在地_市区町村,所在地_町字,緯度,経度,電話番号,連絡先メールアドレス,郵便番号,法人番号,URL,医療機関の種類,医療機関コード,診療科目,病床数,備考";
const OLD_CARE: &str = "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,介護サービス事業所名称,介護サービス事業所名称_カナ,実施サービス,住所,方書,緯度,経度,電話番号,内線番号,FAX番号,法人番号,法人の名称,事業所番号,利用可能曜日,利用可能曜日特記事項,定員,URL,備考";
const NEW_CARE: &str = "全国地方公共団体コード,ID,地方公共団体名,介護サービス事業所名称,実施サービス,所在地_連結表記,電話番号,郵便番号,URL";

/// A row of the older medical list: what differs from an empty row.
fn row(header: &str, fields: &[(&str, &str)]) -> String {
    let columns: Vec<&str> = header.split(',').collect();
    for (name, _) in fields {
        assert!(columns.contains(name), "{name}");
    }
    let cells =
        columns.iter().map(|column| fields.iter().find(|(name, _)| name == column).map_or("", |(_, text)| text));
    cells.map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",")
}

fn table(header: &str, rows: &[&[(&str, &str)]]) -> String {
    let rows = rows.iter().map(|fields| row(header, fields));
    std::iter::once(header.to_owned()).chain(rows).map(|line| line + "\r\n").collect()
}

const SAKURA: [(&str, &str); 16] = [
    ("都道府県コード又は市区町村コード", "272108"),
    ("NO", "1"),
    ("都道府県名", "大阪府"),
    ("市区町村名", "枚方市"),
    ("名称", "さくらまち医院"),
    ("名称_カナ", "サクラマチイイン"),
    ("医療機関の種類", "無床診療所"),
    ("住所", "桜町1-2"),
    ("緯度", "34.8144"),
    ("経度", "135.6508"),
    ("電話番号", "(072)855-0101"),
    ("診療曜日", "月火水木金土"),
    ("診療開始時間", "0.375"),
    ("診療終了時間", "0.5"),
    ("診療日時特記事項", "木曜は予約のみ"),
    ("診療科目", "内科；小児科:耳鼻咽喉科;もの忘れ外来"),
];

/// Writes a list, imports it as of a date, and gives the problems of its file.
async fn import(world: &World, name: &str, bytes: impl AsRef<[u8]>, as_of: &str) -> Value {
    let file = world.write(name, bytes);
    let report = world.import_with(&[&file], |options| options.as_of = as_of.parse().ok()).await.unwrap();
    serde_json::to_value(&report.files[0].problems).unwrap()
}

fn first_example(problems: &Value, kind: &str) -> Value {
    assert!(problems[kind].is_object(), "{kind}: {problems}");
    problems[kind]["examples"][0].clone()
}

story! {
    /// Excel's fraction of a day, `；` and `:` between departments, an address without prefecture and city.
    async fn a_medical_list_with_its_traps(world) {
        let list = table(OLD_MEDICAL, &[&SAKURA]);
        let problems = import(&world, "272108_hospital.csv", &list, "2026-04-01").await;
        assert_eq!(first_example(&problems, "unknown_department"),
            json!({"line": 2, "field": "診療科目", "value": "もの忘れ外来"}));
        assert_eq!(problems.as_object().unwrap().len(), 1, "{problems}");

        let clinic = world.facility("さくらまち").await;
        assert_eq!(clinic["kind"], "clinic");
        assert_eq!(clinic["address"], "大阪府枚方市桜町1-2");
        assert_eq!(clinic["area_code"], "27210");
        assert_eq!(clinic["telephone"], "072-855-0101");
        assert_eq!(clinic["hours_note"], "木曜は予約のみ");
        let names: Vec<_> = clinic["departments"].as_array().unwrap().iter().map(|d| (&d["code"], &d["name"])).collect();
        assert_eq!(names, [(&json!("01001"), &json!("内科")), (&json!("03001"), &json!("小児科")),
            (&json!("05002"), &json!("耳鼻いんこう科"))]);
        assert_eq!(clinic["week"][0]["hours"]["intervals"], json!([{"opens": "09:00", "closes": "12:00"}]));
        assert_eq!(clinic["week"][6]["hours"]["state"], "closed");
        // That 祝 is not named does not say that it is closed.
        assert_eq!(clinic["week"][7]["hours"]["state"], "unknown");
        assert_eq!(clinic["sources"], json!([{"dataset": "municipal.medical.27210",
            "title": "自治体標準オープンデータセット 医療機関一覧（大阪府枚方市）", "as_of": "2026-04-01"}]));
        assert_eq!(world.total("?department=03001&area=27210").await, 1);
        let sources = world.json("/api/v1/sources").await;
        assert_eq!(sources["sources"][0]["title"], "自治体標準オープンデータセット 医療機関一覧（大阪府枚方市）");

        // The same list again changes nothing.
        let version = world.data_version().await;
        import(&world, "272108_hospital.csv", &list, "2026-04-01").await;
        assert_eq!(world.data_version().await, version);
    }
}

story! {
    async fn every_encoding_tells_the_same(world) {
        let list = table(OLD_MEDICAL, &[&SAKURA]);
        let utf16 = |order: fn(u16) -> [u8; 2]| list.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let encodings = [
            list.clone().into_bytes(),
            ["\u{feff}", &list].concat().into_bytes(),
            encoding_rs::SHIFT_JIS.encode(&list).0.into_owned(),
            utf16(u16::to_le_bytes),
            utf16(u16::to_be_bytes),
            [b"\xff\xfe".to_vec(), utf16(u16::to_le_bytes)].concat(),
            [b"\xfe\xff".to_vec(), utf16(u16::to_be_bytes)].concat(),
        ];
        let mut version = None;
        for bytes in encodings {
            import(&world, "272108_hospital.csv", bytes, "2026-04-01").await;
            let now = world.data_version().await;
            assert_eq!(*version.get_or_insert(now), now);
        }
        // A cell that is cut in the middle of a character is told, and the clinic stays.
        let mut second = SAKURA;
        second[1].1 = "2";
        second[4].1 = "やまなみ医院";
        let two = table(OLD_MEDICAL, &[&SAKURA, &second]);
        import(&world, "272108_hospital.csv", &two, "2026-04-01").await;
        let mut cut: Vec<u8> = two.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let at = cut.len() - 6;
        cut[at..at + 2].copy_from_slice(b"\x00\xd8");
        let problems = import(&world, "272108_hospital.csv", cut, "2026-04-01").await;
        assert_eq!(first_example(&problems, "wrong_encoding")["field"], "column 26");
        assert_eq!(world.facilities().await, 2);
    }
}

story! {
    async fn the_newer_generation_is_read_by_its_names(world) {
        let list = table(NEW_MEDICAL, &[&[
            ("全国地方公共団体コード", "272108"), ("ID", "0000000001"), ("地方公共団体名", "大阪府枚方市"),
            ("名称", "みずほ病院"), ("所在地_全国地方公共団体コード", "272108"),
            ("所在地_連結表記", "大阪府枚方市水穂町３－４"), ("緯度", "34.81"), ("経度", "135.65"),
            ("電話番号", "72-855-0102"), ("URL", "mizuho.example.jp"), ("医療機関の種類", "病院"),
            ("診療科目", "内科、外科"), ("病床数", "１２０"),
        ], &[
            ("全国地方公共団体コード", "272108"), ("ID", "0000000002"), ("地方公共団体名", "大阪府枚方市"),
            ("名称", "みずほ歯科"), ("所在地_都道府県", "大阪府"), ("所在地_市区町村", "枚方市"),
            ("所在地_町字", "水穂町"), ("電話番号", "855-0103"), ("医療機関の種類", "診療所"), ("診療科目", "歯科"),
        ]]);
        let problems = import(&world, "272108_hospital.csv", list, "2026-04-01").await;
        let hospital = world.facility("みずほ病院").await;
        assert_eq!(hospital["beds"], 120);
        assert_eq!(hospital["website"], "http://mizuho.example.jp");
        // What a spreadsheet took away is given back, and said.
        assert_eq!(hospital["telephone"], "072-855-0102");
        assert_eq!(first_example(&problems, "telephone_lost_zero")["value"], "72-855-0102");
        let dentist = world.facility("みずほ歯科").await;
        assert_eq!(dentist["kind"], "dental");
        assert_eq!(dentist["address"], "大阪府枚方市水穂町");
        assert_eq!(dentist["telephone"], json!(null));
        assert_eq!(first_example(&problems, "telephone_without_area_code"),
            json!({"line": 3, "field": "電話番号", "value": "855-0103"}));
    }
}

story! {
    /// Two cities do not replace each other; a newer list of one closes what it no longer holds.
    async fn every_municipality_has_its_own_list(world) {
        let mut other = SAKURA;
        other[0].1 = "27208";
        other[3].1 = "貝塚市";
        other[4].1 = "うみかぜ医院";
        other[5].1 = "ウミカゼイイン";
        import(&world, "a.csv", table(OLD_MEDICAL, &[&SAKURA]), "2026-04-01").await;
        import(&world, "b.csv", table(OLD_MEDICAL, &[&other]), "2026-05-01").await;
        assert_eq!(world.facilities().await, 2);
        let mut moved = SAKURA;
        moved[1].1 = "2";
        moved[4].1 = "やまなみ医院";
        moved[5].1 = "ヤマナミイイン";
        import(&world, "a.csv", table(OLD_MEDICAL, &[&moved]), "2026-06-01").await;
        assert_eq!(world.facilities().await, 2);
        assert_eq!(world.total("?q=さくらまち").await, 0);
        assert_eq!(world.facility("うみかぜ").await["area_code"], "27208");
        // Rows of another municipality than the file's first are told, not mixed in.
        let problems = import(&world, "c.csv", table(OLD_MEDICAL, &[&moved, &other]), "2026-06-01").await;
        assert_eq!(first_example(&problems, "other_kind_of_facility")["line"], 3);
    }
}

story! {
    /// The number is the same key: nothing is guessed, and of what both tell the newer is shown.
    async fn a_care_office_joins_the_national_one_by_its_number(world) {
        let national = Sheet::offices().office("2773800001", "訪問看護", "さくら訪問看護ステーション", &[
            ("都道府県コード又は市町村コード", "272108"), ("都道府県名", "大阪府"), ("市区町村名", "枚方市"),
            ("住所", "大阪府枚方市桜町9"), ("電話番号", "072-855-0001"), ("FAX番号", "072-855-0002"), ("定員", "0"),
        ]);
        let national_file = world.write("jigyosho_130_20251231.csv", national.bytes());
        world.import(&[&national_file]).await.unwrap();
        let id = world.facility("さくら訪問看護").await["id"].clone();

        let city: &[(&str, &str)] = &[
            ("都道府県コード又は市区町村コード", "272108"), ("NO", "1"), ("都道府県名", "大阪府"), ("市区町村名", "枚方市"),
            ("介護サービス事業所名称", "さくら訪問看護ステーション"), ("実施サービス", "訪問看護；居宅介護支援;見守り"),
            ("住所", "桜町10"), ("電話番号", "072-855-0009"), ("事業所番号", "2773800001"), ("利用可能曜日", "月火水木金"),
        ];
        let without_number: &[(&str, &str)] = &[
            ("都道府県コード又は市区町村コード", "272108"), ("NO", "2"), ("都道府県名", "大阪府"), ("市区町村名", "枚方市"),
            ("介護サービス事業所名称", "つばきデイサービス"), ("実施サービス", "通所介護"), ("住所", "椿町1"), ("事業所番号", "未定"),
        ];
        let list = table(OLD_CARE, &[city, without_number]);
        let problems = import(&world, "272108_care_service.csv", &list, "2026-04-01").await;
        assert_eq!(first_example(&problems, "unknown_service_name")["value"], "見守り");
        assert_eq!(first_example(&problems, "office_number_unreadable")["value"], "未定");

        let office = world.facility("さくら訪問看護").await;
        assert_eq!(office["id"], id);
        assert_eq!(office["address"], "大阪府枚方市桜町10");
        assert_eq!(office["telephone"], "072-855-0009");
        // Only the national file tells it.
        assert_eq!(office["fax"], "072-855-0002");
        let services: Vec<_> = office["services"].as_array().unwrap().iter().map(|s| (&s["code"], &s["days"])).collect();
        assert_eq!(services, [(&json!("130"), &json!(["平日"])), (&json!("430"), &json!(["平日"]))]);
        let datasets: Vec<_> = office["sources"].as_array().unwrap().iter().map(|s| &s["dataset"]).collect();
        assert_eq!(datasets, ["municipal.care.27210", "kaigo.130"]);
        let told = |facility: &Value, field: &str| {
            let of = facility["field_sources"].as_array().unwrap().iter().find(|of| of["field"] == field).cloned();
            of.map(|of| (of["dataset"].clone(), of["as_of"].clone()))
        };
        assert_eq!(told(&office, "telephone"), Some((json!("municipal.care.27210"), json!("2026-04-01"))));
        assert_eq!(told(&office, "fax"), Some((json!("kaigo.130"), json!("2025-12-31"))));
        assert_eq!(world.facility("つばき").await["services"][0]["code"], "150");
        assert_eq!(world.total("?service=430").await, 1);

        // The same national file, published for a later date: nothing in it differs, but it is the newer one now.
        let later = world.write("jigyosho_130_20260630.csv", national.bytes());
        world.import(&[&later]).await.unwrap();
        let office = world.facility("さくら訪問看護").await;
        assert_eq!(office["telephone"], "072-855-0001");
        assert_eq!(told(&office, "telephone"), Some((json!("kaigo.130"), json!("2026-06-30"))));
        let listed = world.json("/api/v1/facilities?q=072-855-0001").await;
        assert_eq!(listed["meta"]["total"], 1, "{listed}");
    }
}

story! {
    async fn two_offices_claim_one_number(world) {
        let office = |name, address, telephone, service| vec![
            ("全国地方公共団体コード", "272108"), ("地方公共団体名", "枚方市"), ("介護サービス事業所名称", name),
            ("実施サービス", service), ("所在地_連結表記", address), ("電話番号", telephone), ("事業所番号", "2773800001"),
        ];
        let header = format!("{NEW_CARE},事業所番号");
        let rows = [
            office("あおい訪問介護", "大阪府枚方市葵町1", "072-855-0001", "訪問介護"),
            office("あおいケアプラン", "大阪府枚方市葵町1", "072-855-0002", "居宅介護支援"),
            office("ゆうひの家", "大阪府枚方市夕日町5", "072-855-0003", "通所介護"),
        ];
        let rows: Vec<&[(&str, &str)]> = rows.iter().map(Vec::as_slice).collect();
        let problems = import(&world, "272108_care_service.csv", table(&header, &rows), "2026-04-01").await;
        assert_eq!(problems["number_claimed_twice"]["count"], 1);
        assert_eq!(first_example(&problems, "number_claimed_twice"),
            json!({"line": 4, "field": "事業所番号", "value": "2773800001 ゆうひの家"}));
        let office = world.facility("あおい訪問介護").await;
        let codes: Vec<_> = office["services"].as_array().unwrap().iter().map(|s| &s["code"]).collect();
        assert_eq!(codes, ["110", "430"]);
    }
}

story! {
    /// Each with its line, its field and what was found; nothing of it is guessed.
    async fn what_cannot_be_read_is_told(world) {
        let with = |changes: &[(&'static str, &'static str)]| {
            let mut fields = SAKURA.to_vec();
            for (name, text) in changes {
                match fields.iter_mut().find(|(known, _)| known == name) {
                    Some(field) => field.1 = text,
                    None => fields.push((name, text)),
                }
            }
            fields
        };
        let rows = [
            with(&[("NO", "1")]),
            with(&[("NO", "2"), ("診療曜日", "木曜午後休診")]),
            with(&[("NO", "3"), ("診療終了時間", "")]),
            with(&[("NO", "4"), ("診療開始時間", "朝から")]),
            with(&[("NO", "5"), ("医療機関の種類", "整骨院")]),
            with(&[("NO", "6"), ("住所", "寝屋川市本町1")]),
            with(&[("NO", "7"), ("都道府県コード又は市区町村コード", "272109")]),
            with(&[("NO", "8"), ("名称", "")]),
            with(&[("NO", "1"), ("名称", "ふたつめ医院")]),
            with(&[("NO", "10"), ("病床数", "約20")]),
        ];
        let rows: Vec<&[(&str, &str)]> = rows.iter().map(Vec::as_slice).collect();
        let problems = import(&world, "272108_hospital.csv", table(OLD_MEDICAL, &rows), "2026-04-01").await;
        for (kind, line, field, value) in [
            ("days_unreadable", 3, "診療曜日", "木曜午後休診"),
            ("time_half_given", 4, "診療開始時間", "0.375-"),
            ("time_unreadable", 5, "診療開始時間", "朝から-0.5"),
            ("unknown_kind", 6, "医療機関の種類", "整骨院"),
            ("address_incomplete", 7, "住所", "寝屋川市本町1"),
            ("authority_unreadable", 8, "都道府県コード又は市区町村コード", "272109"),
            ("name_missing", 9, "名称", ""),
            ("duplicate_key", 10, "ID", "27210-m-1"),
            ("number_unreadable", 11, "病床数", "約20"),
        ] {
            assert_eq!(first_example(&problems, kind), json!({"line": line, "field": field, "value": value}));
        }
        assert_eq!(world.facilities().await, 7);
        assert_eq!(world.total("?q=ふたつめ").await, 0);
    }
}

/// A row of 地域・年齢別人口 whose bands hold the same number each.
fn people(region: &str, total: &str, each: &str, date: &str) -> (String, String) {
    let bands = (0..17).map(|band| format!("{}-{}歳", band * 5, band * 5 + 4)).chain(["85歳以上".to_owned()]);
    let names: Vec<String> = bands.flat_map(|band| ["男性", "女性"].map(|sex| format!("{band}の{sex}"))).collect();
    let header = format!(
        "都道府県コード又は市区町村コード,地域コード,都道府県名,市区町村名,調査年月日,地域名,総人口,男性,女性,{},世帯数,備考",
        names.join(",")
    );
    let cells = vec![each; 36].join(",");
    (header, format!("272108,1,大阪府,枚方市,{date},{region},{total},180,180,{cells},150,"))
}

story! {
    async fn population_by_area_and_age(world) {
        let (header, first) = people("桜町", "360", "10", "令和 8年 4月 1日");
        let (_, wrong) = people("水穂町", "361", "10", "2026/4/1");
        let (_, hidden) = people("椿町", "360", "*", "2026-04-01");
        let (_, undated) = people("夕日町", "360", "10", "春");
        let list = [header, first, wrong, hidden, undated].join("\r\n");
        let problems = import(&world, "272108_population.csv", &list, "2026-04-01").await;
        assert_eq!(first_example(&problems, "population_does_not_add_up"),
            json!({"line": 3, "field": "総人口", "value": "水穂町: 361, parts 360"}));
        assert_eq!(first_example(&problems, "number_hidden"), json!({"line": 4, "field": "0-4歳の男性", "value": "*"}));
        assert_eq!(first_example(&problems, "date_unreadable"), json!({"line": 5, "field": "調査年月日", "value": "春"}));

        let found = world.json("/api/v1/population?area=27210").await;
        let regions = found["population"].as_array().unwrap();
        assert_eq!(regions.len(), 3);
        assert_eq!(regions[0]["region"], "桜町");
        assert_eq!(regions[0]["surveyed_on"], "2026-04-01");
        assert_eq!(regions[0]["adds_up"], true);
        assert_eq!(regions[0]["ages"][17], json!({"from": 85, "male": 10, "female": 10}));
        assert_eq!(regions[1]["total"], 361);
        assert_eq!(regions[1]["adds_up"], false);
        assert_eq!(regions[2]["ages"][0], json!({"from": 0, "to": 4, "male": null, "female": null}));
        assert_eq!(found["meta"]["source"]["title"], "自治体標準オープンデータセット 地域・年齢別人口（大阪府枚方市）");
        assert_eq!(world.json("/api/v1/sources").await["sources"][0]["records"], 3);

        assert_eq!(world.json("/api/v1/population?area=27203").await["population"], json!([]));
        for (query, code) in [("", "invalid_value"), ("?area=272108", "invalid_value"), ("?area=27210&x=1", "unknown_parameter"), ("?area=27210&area=27203", "repeated_parameter")] {
            let answer = world.get(&format!("/api/v1/population{query}")).await;
            assert_eq!((answer.status.as_u16(), &answer.json()["errors"][0]["code"]), (400, &json!(code)), "{query}");
        }

        // The next survey replaces it.
        let (header, next) = people("桜町", "360", "10", "R8.10.1");
        import(&world, "272108_population.csv", [header, next].join("\n"), "2026-10-01").await;
        let found = world.json("/api/v1/population?area=27210").await;
        assert_eq!(found["population"].as_array().unwrap().len(), 1);
        assert_eq!(found["population"][0]["surveyed_on"], "2026-10-01");
    }
}

story! {
    /// By the rule that joins lists: certain ones are one facility with the newer of each field, others stand alone.
    async fn a_medical_list_joins_the_national_one(world) {
        let sheet = Sheet::institutions('2')
            .institution("2722210100001", "さくらまち医院", &[("都道府県コード", "27"), ("市区町村コード", "210"),
                ("所在地", "大阪府枚方市桜町１－２"), ("案内用ホームページアドレス", "https://sakura.example.jp/")])
            .institution("2722210100002", "みずほ内科", &[("都道府県コード", "27"), ("市区町村コード", "210"), ("所在地", "大阪府枚方市水穂町３－４")]);
        let national = world.write("02-1_clinic_facility_info_20251201.csv", sheet.bytes());
        let mut alone = SAKURA;
        alone[1].1 = "2";
        alone[4].1 = "ことり小児科";
        alone[5].1 = "コトリショウニカ";
        alone[7].1 = "小鳥町7";
        alone[10].1 = "072-855-0107";
        let list = world.write("272108_hospital_20260401.csv", table(OLD_MEDICAL, &[&SAKURA, &alone]));
        // In one import or in two, the list first or last: the same.
        let report = world.import(&[&national, &list]).await.unwrap();
        let joined: Vec<u64> = report.files.iter().map(|file| file.joined).collect();
        assert_eq!(joined, [0, 1]);
        let clinic = world.facility("さくらまち").await;
        assert_eq!(clinic["source_key"], "2722210100001");
        assert_eq!(clinic["telephone"], "072-855-0101");
        assert_eq!(clinic["website"], "https://sakura.example.jp/");
        assert_eq!(clinic["week"][0]["hours"]["state"], "open");
        let source = |field: &str| {
            let of = clinic["field_sources"].as_array().unwrap().iter().find(|of| of["field"] == field);
            of.map(|of| of["dataset"].as_str().unwrap().to_owned())
        };
        assert_eq!(source("address").as_deref(), Some("municipal.medical.27210"));
        assert_eq!(source("website").as_deref(), Some("iryo.clinic"));
        assert_eq!(world.facilities().await, 3);
        assert_eq!(world.facility("ことり").await["source_key"], "27210-m-2");

        let version = world.data_version().await;
        world.import(&[&list]).await.unwrap();
        assert_eq!(world.data_version().await, version);
        // A row that cannot be read any more takes nothing away from the facility that it has joined.
        let mut wrong = SAKURA;
        wrong[6].1 = "整骨院";
        let next = world.write("272108_hospital_20260501.csv", table(OLD_MEDICAL, &[&wrong, &alone]));
        world.import(&[&next]).await.unwrap();
        assert_eq!(world.facility("さくらまち").await["telephone"], "072-855-0101");
        assert_eq!(world.facilities().await, 3);
    }
}

story! {
    /// A list that was there before the national edition is named, and joins it when it is imported again.
    async fn a_list_that_came_first_is_to_be_imported_again(world) {
        let mut others: Vec<Vec<(&str, &str)>> = Vec::new();
        for (number, name, address) in [("2", "ことり小児科", "小鳥町7"), ("3", "やまなみ医院", "山並町8"), ("4", "うみかぜ医院", "海風町9"), ("5", "つばき整形外科", "椿町1")] {
            let mut other = SAKURA.to_vec();
            (other[1].1, other[4].1, other[5].1, other[7].1, other[10].1) = (number, name, "", address, "");
            others.push(other);
        }
        let rows: Vec<&[(&str, &str)]> = std::iter::once(&SAKURA[..]).chain(others.iter().map(Vec::as_slice)).collect();
        let list = world.write("272108_hospital_20260401.csv", table(OLD_MEDICAL, &rows));
        world.import(&[&list]).await.unwrap();
        let sheet = Sheet::institutions('2').institution("2722210100001", "さくらまち医院", &[("都道府県コード", "27"),
            ("市区町村コード", "210"), ("所在地", "大阪府枚方市桜町１－２")]);
        let national = world.write("02-1_clinic_facility_info_20251201.csv", sheet.bytes());
        let report = world.import(&[&national]).await.unwrap();
        assert_eq!(report.again, ["municipal.medical.27210"]);
        assert!(report.to_string().contains("import again"), "{report}");
        let report = world.import(&[&list]).await.unwrap();
        assert!(report.again.is_empty());
        assert_eq!(world.total("?q=さくらまち医院").await, 1);
        assert_eq!(world.facility("さくらまち").await["telephone"], "072-855-0101");
    }
}

story! {
    /// One name at two places of the list's municipality: told, and nothing joined.
    async fn a_doubtful_one_stands_alone(world) {
        let sheet = Sheet::institutions('2').institution("2722210100001", "さくらまち医院", &[("都道府県コード", "27"),
            ("市区町村コード", "210"), ("所在地", "大阪府枚方市椿町９－９")]);
        let national = world.write("02-1_clinic_facility_info_20251201.csv", sheet.bytes());
        let list = world.write("272108_hospital_20260401.csv", table(OLD_MEDICAL, &[&SAKURA]));
        let report = world.import(&[&national, &list]).await.unwrap();
        let problems = serde_json::to_value(&report.files[1].problems).unwrap();
        assert_eq!(first_example(&problems, "join_doubtful"),
            json!({"line": 2, "field": "名称", "value": "さくらまち医院 ~ iryo:2722210100001"}));
        assert_eq!(world.facilities().await, 2);
    }
}
