//! Every trap of the official formats, each with a real row.

use serde_json::json;

use crate::files::{Sheet, band, flags, pairs};
use crate::world::story;

const SAPPORO: &str = "0111010000010";

/// 札幌医科大学附属病院 as published on 2025-06-01, with hours Monday to Friday.
fn sapporo() -> (Sheet, Sheet) {
    let mut fields = flags("毎週決まった曜日に休診", "1111100");
    for week in 1..=5 {
        fields.extend(flags(&format!("決まった週に休診（定期週）第{week}週"), "1111111"));
    }
    fields.push(("祝日に休診".into(), "0".into()));
    let mut more = pairs(&fields);
    more.extend([
        ("正式名称（フリガナ）", "サッポロイカダイガクフゾクビョウイン"),
        ("市区町村コード", "101"),
        ("所在地", "北海道札幌市中央区南１条西１６丁目２９１番地"),
        ("所在地座標（緯度）", "43.055405"),
        ("所在地座標（経度）", "141.333497"),
        ("案内用ホームページアドレス", "https://web.sapmed.ac.jp/hospital/"),
        ("その他の休診日（gw、お盆等）", "01月01日，01月02日，01月03日，12月29日，12月30日，12月31日"),
        ("合計病床数", "848"),
    ]);
    let hospital = Sheet::institutions('1').institution(SAPPORO, "札幌医科大学附属病院", &more);
    let spans = ["09:00-17:00"; 5];
    let mut hours = band("診療", ("開始時間", "終了時間"), &spans);
    hours.extend(band("外来受付", ("開始時間", "終了時間"), &["08:45-11:00"; 5]));
    let mut more = pairs(&hours);
    more.extend([("ID", SAPPORO), ("診療科目コード", "01001"), ("診療科目名", "内科"), ("診療時間帯", "1")]);
    (hospital, Sheet::hours().row(&more))
}

story! {
    /// `1` in 毎週決まった曜日に休診 means open; 祝日に休診 = `0` means closed.
    async fn day_flags_mean_the_reverse_of_their_names(world) {
        let (hospital, hours) = sapporo();
        assert_eq!((hospital.column_count(), hours.column_count()), (65, 36));
        let facilities = world.write("01-1_hospital_facility_info_20250601.csv", hospital.bytes());
        let hours = world.write("01-2_hospital_speciality_hours_20250601.csv", hours.bytes());
        world.import(&[&facilities, &hours]).await.unwrap();

        let hospital = world.facility("札幌医科大学").await;
        assert_eq!(hospital["kind"], "hospital");
        assert_eq!(hospital["area_code"], "01101");
        assert_eq!(hospital["beds"], 848);
        assert_eq!(hospital["website"], "https://web.sapmed.ac.jp/hospital/");
        assert_eq!(hospital["telephone"], json!(null));
        assert_eq!(hospital["location"], json!({"lat": 43.055405, "lng": 141.333497}));
        let states: Vec<_> = hospital["week"].as_array().unwrap().iter().map(|day| &day["hours"]["state"]).collect();
        assert_eq!(states, ["open", "open", "open", "open", "open", "closed", "closed", "closed"]);
        assert_eq!(hospital["today"]["hours"]["intervals"], json!([{"opens": "09:00", "closes": "17:00"}]));
        assert_eq!(hospital["departments"][0]["days"][0]["reception"][0]["closes"], "11:00");
        assert_eq!(hospital["sources"][0]["title"], "医療情報ネット 病院");
        assert_eq!(hospital["sources"][0]["as_of"], "2025-06-01");
    }
}

story! {
    /// 0.0,0.0 is no coordinate; IDs are text of 5 to 13 characters that may hold letters.
    async fn short_ids_and_missing_coordinates(world) {
        let none = [("所在地座標（緯度）", "0.0"), ("所在地座標（経度）", "0.0"), ("市区町村コード", "")];
        let pharmacies = Sheet::pharmacies()
            .row(&[("ID", "015232232"), ("名称", "愛別調剤薬局"), ("機関区分", "5"), ("都道府県コード", "01"),
                ("所在地", "北海道上川郡愛別町本町１５７－１"), none[0], none[1]])
            .row(&[("ID", "095E1457"), ("名称", "ささき薬局"), ("機関区分", "5"), ("都道府県コード", "09"),
                ("所在地", "栃木県宇都宮市本町１"), ("所在地座標（緯度）", "36.55"), ("所在地座標（経度）", "139.88")]);
        assert_eq!(pharmacies.column_count(), 128);
        let file = world.write("05_pharmacy_20250601.csv", pharmacies.bytes());
        let report = world.import(&[&file]).await.unwrap();
        let json = serde_json::to_value(&report).unwrap();
        let problem = &json["files"][0]["problems"]["coordinate_missing"];
        assert_eq!(problem, &json!({"count": 1, "examples": [{"line": 2, "field": "緯度,経度", "value": "0.0,0.0"}]}));
        assert_eq!(world.facility("愛別調剤").await["source_key"], "015232232");
        assert_eq!(world.facility("愛別調剤").await["location"], json!(null));
        assert_eq!(world.facility("ささき薬局").await["source_key"], "095E1457");
        // Without coordinates it is in no distance search, and is not at 0,0.
        assert_eq!(world.total("?near=36.55,139.88").await, 1);
        assert_eq!(world.total("?near=0,0&radius=1000").await, 0);
    }
}

story! {
    /// Two bands and a placeholder 00:00-00:00; three rows per department, empty ones included.
    async fn bands_and_placeholders(world) {
        let id = "3922393101010";
        let clinic = Sheet::institutions('2').institution(id, "あおぞら診療所", &[]);
        assert_eq!(clinic.column_count(), 62);
        let mut hours = Sheet::hours();
        let rows = [
            ("1", vec!["09:00-12:00"; 6]),
            ("2", vec!["16:00-18:00", "16:00-18:00", "16:00-18:00", "16:00-18:00", "16:00-18:00", "00:00-00:00"]),
            ("3", vec!["00:00-00:00"; 6]),
        ];
        for (number, spans) in &rows {
            let times = band("診療", ("開始時間", "終了時間"), spans);
            let mut fields = pairs(&times);
            fields.extend([("ID", id), ("診療科目コード", "01001"), ("診療科目名", "内科"), ("診療時間帯", number)]);
            hours = hours.row(&fields);
        }
        let files = [world.write("02-1_20260601.csv", clinic.bytes()), world.write("02-2_20260601.csv", hours.bytes())];
        world.import(&[&files[0], &files[1]]).await.unwrap();
        let clinic = world.facility("あおぞら").await;
        let days = clinic["departments"][0]["days"].as_array().unwrap();
        let monday = json!([{"opens": "09:00", "closes": "12:00"}, {"opens": "16:00", "closes": "18:00"}]);
        assert_eq!(days[0]["hours"]["intervals"], monday);
        assert_eq!(days[5]["hours"]["intervals"], json!([{"opens": "09:00", "closes": "12:00"}]));
        assert_eq!(clinic["departments"].as_array().unwrap().len(), 1);
        // Flags are not entered: a day without hours is unknown, not closed.
        assert_eq!(clinic["week"][6]["hours"]["state"], "unknown");
    }
}

story! {
    /// Free text for xx991 codes, hours over midnight, a typo of 18 hours and more.
    async fn odd_hours_are_kept_and_named(world) {
        let id = "3922393101140";
        let clinic = Sheet::institutions('2').institution(id, "よさこい夜間診療所", &[]);
        let spans = band("診療", ("開始時間", "終了時間"), &["20:00-06:00", "15:30-15:00", "9:0-12:00", "09:00-"]);
        let mut fields = pairs(&spans);
        fields.extend([("ID", id), ("診療科目コード", "01991"), ("診療科目名", "血圧外来"), ("診療時間帯", "1")]);
        let hours = Sheet::hours().row(&fields);
        let files = [world.write("a_20260601.csv", clinic.bytes()), world.write("b_20260601.csv", hours.bytes())];
        let report = world.import(&[&files[0], &files[1]]).await.unwrap();
        let problems = serde_json::to_value(&report.files[1].problems).unwrap();
        assert_eq!(problems["span_over_eighteen_hours"]["examples"][0]["value"], "15:30-15:00");
        assert_eq!(problems["time_unreadable"]["examples"][0]["value"], "9:0-12:00");
        assert_eq!(problems["time_half_given"]["count"], 1);
        let clinic = world.facility("よさこい").await;
        assert_eq!(clinic["week"][0]["hours"]["intervals"], json!([{"opens": "20:00", "closes": "06:00"}]));
        assert_eq!(clinic["departments"][0]["name"], "血圧外来");
        assert_eq!(world.total("?department=01991").await, 1);
    }
}

story! {
    /// 病院通薬局みさと店 and ニュータウンなるおか薬局: 営業日, four bands, （改行）, full-width digits.
    async fn pharmacies_have_flags_and_bands_of_their_own(world) {
        let mut misato = flags("営業日", "11111100");
        misato.extend(flags("定期閉店毎週", "11111100"));
        misato.extend(band("開店時間帯1_", ("開始時間", "終了時間"), &["09:00-18:00", "09:00-18:00", "09:00-18:00", "09:00-18:00", "09:00-18:00", "09:00-13:30"]));
        // On Thursdays closed every week, while every week of the month says 1.
        let mut naruoka = flags("営業日", "11101100");
        for week in ["１", "２", "３", "４", "５"] {
            naruoka.extend(flags(&format!("定期閉店第{week}週"), "1111111-"));
        }
        let spans = |span: &'static str| [span, span, span, "-", span, span].map(|s| if s == "-" { "" } else { s });
        naruoka.extend(band("開店時間帯1_", ("開始時間", "終了時間"), &spans("09:00-12:00")));
        naruoka.extend(band("開店時間帯2_", ("開始時間", "終了時間"), &spans("12:00-19:00")));
        let common = [("機関区分", "5"), ("都道府県コード", "39"), ("市区町村コード", "201"), ("所在地座標（緯度）", "33.51372"), ("所在地座標（経度）", "133.573413")];
        let mut first = pairs(&misato);
        first.extend(common);
        first.extend([("ID", "3955395001070"), ("名称", "病院通薬局みさと店"), ("フリガナ", "ビョウインドオリヤッキョクミサトテン"),
            ("所在地", "高知県高知市仁井田１６１７－１８"), ("祝日", "0"),
            ("その他の閉店日（gw、お盆等）", "１２月３０日午後（改行）１２月３１日（改行）０１月０１日")]);
        let mut second = pairs(&naruoka);
        second.extend(common);
        second.extend([("ID", "3955395001320"), ("名称", "ニュータウンなるおか薬局"), ("所在地", "高知県高知市朝倉己８３４－１５"), ("祝日", "0")]);
        let file = world.write("05_20260601.csv", Sheet::pharmacies().row(&first).row(&second).bytes());
        world.import(&[&file]).await.unwrap();

        let misato = world.facility("みさと店").await;
        assert_eq!(misato["other_closed"], "１２月３０日午後\n１２月３１日\n０１月０１日");
        assert_eq!(misato["week"][5]["hours"]["intervals"][0]["closes"], "13:30");
        assert_eq!(misato["week"][7]["hours"]["state"], "closed");
        let naruoka = world.facility("なるおか").await;
        assert_eq!(naruoka["week"][3]["hours"]["state"], "closed");
        // Two bands that touch are one span.
        assert_eq!(naruoka["week"][0]["hours"]["intervals"], json!([{"opens": "09:00", "closes": "19:00"}]));
    }
}

story! {
    /// An office in several files is one facility; numbers with letters; coordinates in Ireland.
    async fn a_care_office_in_several_files_is_one_facility(world) {
        let nursing = Sheet::offices().office("01B1400014", "訪問看護", "医療法人社団訪問看護あいぜん", &[
            ("都道府県コード又は市町村コード", ""), ("都道府県名", "北海道"), ("市区町村名", "札幌市南区"),
            ("住所", "北海道札幌市南区川沿13条2丁目1番38号"), ("緯度", "53.41291"), ("経度", "-8.24389"),
        ]);
        assert_eq!(nursing.column_count(), 24);
        let bathing = Sheet::offices().office("01B1400014", "訪問入浴介護", "医療法人社団訪問看護あいぜん", &[
            ("都道府県コード又は市町村コード", "011061"), ("都道府県名", "北海道"), ("市区町村名", "札幌市南区"),
            ("事業所名カナ", "ホウモンカンゴアイゼン"), ("住所", "札幌市南区川沿13条あいぜんビル１階"), ("方書（ビル名等）", "あいぜんビル１階"),
            ("緯度", "42.979600000000000"), ("経度", "141.333790000000000"), ("電話番号", "０１１－５７１－５６７０"),
            ("FAX番号", "011‐571‐5671"), ("利用可能曜日", "平日,土曜日,祝日"), ("利用可能曜日特記事項", "12/31は休業（改行）要相談"),
            ("定員", "0"), ("URL", "http//www.aizen.or.jp"), ("法人の名称", "医療法人社団愛全会"),
        ]);
        let files = [world.write("jigyosho_130.csv", nursing.bytes()), world.write("jigyosho_120.csv", bathing.bytes())];
        let report = world
            .import_with(&[&files[0], &files[1]], |options| options.as_of = "2025-12-31".parse().ok())
            .await
            .unwrap();
        assert_eq!(report.care_offices, 1);
        let problems = serde_json::to_value(&report.files[0].problems).unwrap();
        assert_eq!(problems["coordinate_outside_japan"]["examples"][0]["value"], "53.41291,-8.24389");

        let office = world.facility("あいぜん").await;
        assert_eq!(office["source_key"], "01B1400014");
        let codes: Vec<_> = office["services"].as_array().unwrap().iter().map(|s| &s["code"]).collect();
        assert_eq!(codes, ["120", "130"]);
        assert_eq!(office["location"]["lat"], 42.9796);
        assert_eq!(office["telephone"], "011-571-5670");
        assert_eq!(office["fax"], "011-571-5671");
        assert_eq!(office["website"], "http://www.aizen.or.jp");
        assert_eq!(office["address"], "札幌市南区川沿13条あいぜんビル１階");
        assert_eq!(office["services"][0]["days"], json!(["平日", "土曜日", "祝日"]));
        assert_eq!(office["services"][0]["days_note"], "12/31は休業\n要相談");
        assert_eq!(office["services"][0]["capacity"], json!(null));
        // Hours are not published: unknown, not closed.
        assert_eq!(office["today"]["hours"]["state"], "unknown");
        assert_eq!(world.total("?service=130").await, 1);
        assert_eq!(world.total("?service=130,120").await, 1);
        // One file has no code; the name of the municipality tells it.
        assert_eq!(office["area_code"], "01106");
    }
}

story! {
    /// A code for rows without one, from files that carry name and code; also when they come later.
    async fn rows_without_a_municipality_code_get_one(world) {
        let pharmacy = Sheet::pharmacies().row(&[("ID", "0157010"), ("名称", "江差の薬局"), ("都道府県コード", "01"),
            ("所在地", "北海道檜山郡江差町字中歌町１"), ("所在地座標（緯度）", "41.86"), ("所在地座標（経度）", "140.12")]);
        let pharmacy = world.write("05_20260601.csv", pharmacy.bytes());
        world.import(&[&pharmacy]).await.unwrap();
        assert_eq!(world.facility("江差の薬局").await["area_code"], json!(null));

        let office = Sheet::offices().office("0111610846", "訪問入浴介護", "ヘルパーステーションゆいっこ", &[
            ("都道府県コード又は市町村コード", "013617"), ("都道府県名", "北海道"), ("市区町村名", "江差町")]);
        let office = world.write("jigyosho_120_20251231.csv", office.bytes());
        world.import(&[&office]).await.unwrap();
        assert_eq!(world.facility("江差の薬局").await["area_code"], "01361");
        assert_eq!(world.total("?area=01361").await, 2);
    }
}

story! {
    /// 髙 﨑 𠮷 survive everywhere, and are found by whoever types 高 崎 吉.
    async fn names_are_kept_as_published(world) {
        let clinic = Sheet::institutions('2').institution("3922393109999", "髙﨑𠮷田ＣＬＩＮＩＣ", &[("正式名称（フリガナ）", "タカサキヨシダクリニック")]);
        let file = world.write("02-1_20260601.csv", clinic.bytes());
        world.import(&[&file]).await.unwrap();
        for word in ["髙﨑𠮷田", "高崎吉田", "clinic", "ｸﾘﾆｯｸ", "たかさき", "桟橋通２丁目"] {
            assert_eq!(world.facility(word).await["name"], "髙﨑𠮷田ＣＬＩＮＩＣ", "{word}");
        }
        let id = world.facility("髙﨑").await["id"].as_str().unwrap().to_owned();
        assert!(world.get(&format!("/facilities/{id}")).await.text.contains("髙﨑𠮷田ＣＬＩＮＩＣ"));
    }
}

story! {
    /// syukujitsu.csv: CP932, dates without leading zeros. On a holiday the row of 祝 counts.
    async fn holidays(world) {
        let text = "国民の祝日・休日月日,国民の祝日・休日名称\r\n2026/11/3,文化の日\r\n2026/11/20,休日\r\n2026/13/1,誤り\r\n";
        let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(text);
        let holidays = world.write("syukujitsu.csv", &bytes);
        let (hospital, hours) = sapporo();
        let files = [world.write("01-1.csv", hospital.bytes()), world.write("01-2.csv", hours.bytes())];
        let report = world
            .import_with(&[&holidays, &files[0], &files[1]], |o| o.as_of = "2026-02-01".parse().ok())
            .await
            .unwrap();
        assert_eq!(report.files[0].counts.new, 2);
        assert!(serde_json::to_value(&report).unwrap()["files"][0]["problems"]["date_unreadable"]["count"] == 1);
        let today = world.facility("札幌医科").await["today"].take();
        assert_eq!(today, json!({"date": "2026-11-20", "day": "holiday", "hours": {"state": "closed"}}));
    }
}
