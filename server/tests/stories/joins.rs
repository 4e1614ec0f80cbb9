//! What facilities have notified: records without an id of their own, joined by name and address.

use std::path::PathBuf;

use serde_json::{Value, json};
use server::facilities::joins::review;
use server::import::ImportError;
use server::import::report::Report;

use crate::files::Sheet;
use crate::world::{World, story};

/// The three derived tables, with made-up rows.
#[derive(Clone, Default)]
pub struct Lists {
    facilities: String,
    notices: String,
    as_of: &'static str,
}

const SYMBOLS: &str = "todokede_id,name,symbol,facilities\n1,在宅時医学総合管理料,在医総管１,1\n2,在宅療養支援診療所,支援診２,1\n3,歯科訪問診療料の注15,歯訪診,1\n9,医療ＤＸ,医療ＤＸ,1\n";

impl Lists {
    pub fn of_october() -> Self {
        Self { as_of: "令和７年１０月１日", ..Self::default() }
    }

    pub fn record(mut self, code: &str, name: &str, address: &str, telephone: &str, notices: &[&str]) -> Self {
        let division = match &code[2..3] {
            "1" => "医科",
            "3" => "歯科",
            _ => "薬局",
        };
        let as_of = self.as_of;
        self.facilities += &format!("{code},高知県,{division},{name},{address},{telephone},[{as_of} 現在 ]作成\n");
        for notice in notices {
            self.notices += &format!("{code},{notice},第1号,2024-06-01\n");
        }
        self
    }

    fn write(&self, world: &World) -> [PathBuf; 3] {
        [
            world.write("facilities.csv", format!("code10,pref,kubun,name,address,tel,as_of_raw\n{}", self.facilities)),
            world.write("todokede.csv", format!("code10,todokede_id,juri_no,start_date\n{}", self.notices)),
            world.write("todokede_names.csv", SYMBOLS),
        ]
    }

    pub async fn import(&self, world: &World) -> Result<Report, ImportError> {
        let files = self.write(world);
        world.import(&files.each_ref().map(PathBuf::as_path)).await
    }
}

pub const LAKE: (&str, &str) = ("高知県高知市桟橋通２丁目７ー７", "高知市桟橋通２－７－７");

/// みずうみ医院 and 山根歯科 as the ministry publishes them, with an office that tells the code of 高知市.
pub fn facilities(world: &World) -> [PathBuf; 3] {
    let clinics = Sheet::institutions('2').institution("3921", "医療法人　みずうみ医院", &[("所在地", LAKE.0)]);
    let dentists =
        Sheet::institutions('3').institution("3931", "山根歯科", &[("所在地", "高知県高知市はりまや町１丁目１－１")]);
    let offices = Sheet::offices().office("3900000001", "訪問介護", "ヘルパーひなた", &[]);
    [
        world.write("02-1_20250601.csv", clinics.bytes()),
        world.write("03-1_20250601.csv", dentists.bytes()),
        world.write("jigyosho_110_20250601.csv", offices.bytes()),
    ]
}

fn october() -> Lists {
    Lists::of_october()
        .record("3910000001", "みずうみ医院", LAKE.1, "088(800)0001", &["1", "2", "9"])
        .record("3930000002", "山根歯科", "高知市はりまや町１－１－１", "800-0002", &["3"])
        .record("3910000003", "どこにもない医院", "高知市一宮１－１", "088-800-0003", &["1"])
}

pub fn codes(facility: &Value) -> Vec<&str> {
    facility["functions"]
        .as_array()
        .map_or_else(Vec::new, |all| all.iter().map(|f| f["code"].as_str().unwrap()).collect())
}

story! {
    async fn what_was_notified_is_told_with_its_source(world) {
        let [clinics, dentists, offices] = facilities(&world);
        world.import(&[&clinics, &dentists, &offices]).await.unwrap();
        assert_eq!(world.facility("みずうみ").await["telephone"], Value::Null);
        let report = october().import(&world).await.unwrap();
        let joins = report.joins.as_ref().unwrap();
        assert_eq!((joins.records, joins.certain, joins.doubtful, joins.nothing), (3, 2, 0, 1));
        assert_eq!(joins.prefectures["高知県"], (3, 2));

        let clinic = world.facility("みずうみ").await;
        assert_eq!(clinic["functions"][0], json!({
            "code": "home_visits", "name": "在宅時医学総合管理料・施設入居時等医学総合管理料", "since": "2024-06-01"
        }));
        assert_eq!(codes(&clinic), ["home_visits", "home_care_clinic", "home_care_enhanced"]);
        // The number comes with them, and says where it is from.
        assert_eq!(clinic["telephone"], "088-800-0001");
        assert_eq!(clinic["telephone_source"]["dataset"], "kouseikyoku.functions");
        assert_eq!(clinic["telephone_source"]["as_of"], "2025-10-01");
        let sources = clinic["sources"].as_array().unwrap();
        assert!(sources.iter().any(|source| source["dataset"] == "kouseikyoku.functions"), "{sources:?}");
        // Without an area code it is no number: told, not guessed.
        assert_eq!(world.facility("山根").await["telephone"], Value::Null);
        let problems = serde_json::to_value(&report.files[0].problems).unwrap();
        assert_eq!(problems["telephone_unreadable"]["examples"][0], json!({"line": 3, "field": "tel", "value": "800-0002"}));

        assert_eq!(world.total("?function=home_visits").await, 1);
        assert_eq!(world.total("?function=home_visits,dental_visits").await, 2);
        assert_eq!(world.total("?function=palliative_ward").await, 0);
        let found = world.json("/api/v1/facilities?function=home_care_clinic&facets=true").await;
        assert_eq!(found["facilities"][0]["functions"][0]["code"], "home_visits");
        assert_eq!(found["meta"]["facets"]["functions"][1]["code"], "home_care_clinic");
        let none = world.json("/api/v1/facilities?function=dental_visits&kind=clinic").await;
        let offers: Vec<_> = none["meta"]["less_strict"].as_array().unwrap().iter().map(|o| o["parameter"].clone()).collect();
        assert_eq!(offers, ["kind", "function"]);
        let functions = world.json("/api/v1/functions").await;
        assert_eq!(functions["categories"][0]["total"], 1);
        let source = world.json("/api/v1/sources").await;
        let list = source["sources"].as_array().unwrap().iter().find(|s| s["dataset"] == "kouseikyoku.functions").unwrap();
        assert_eq!((&list["records"], &list["as_of"]), (&json!(2), &json!("2025-10-01")));
    }
}

story! {
    async fn words_lead_to_what_was_notified(world) {
        let [clinics, dentists, offices] = facilities(&world);
        let other = Sheet::institutions('2').institution("3922", "山田医院", &[("所在地", "高知県高知市一宮９－９")]);
        let other = world.write("02-1b_20250601.csv", other.bytes());
        world.import(&[&clinics, &other, &dentists, &offices]).await.unwrap();
        // Nobody knows: the word asks for nothing that can be told.
        let query = format!("?q={}", api::query::encode("訪問診療"));
        assert_eq!(world.total(&query).await, 4);
        october().import(&world).await.unwrap();
        let found = world.json(&format!("/api/v1/facilities{query}")).await;
        assert_eq!(found["meta"]["total"], 1);
        assert_eq!(found["facilities"][0]["why"][0], json!({
            "reason": "notified", "code": "home_visits", "name": "在宅時医学総合管理料・施設入居時等医学総合管理料"
        }));
        // Not every dentist.
        assert_eq!(world.total(&format!("?q={}", api::query::encode("訪問歯科"))).await, 1);
        let page = world.get(&format!("/facilities/{}", found["facilities"][0]["id"].as_str().unwrap())).await;
        for words in ["訪問診療（計画を立てて定期的に訪ねる）", "往診とはちがいます", "電話番号は、届出受理医療機関名簿"] {
            assert!(page.text.contains(words), "{words}");
        }
    }
}

story! {
    async fn a_list_may_come_first_and_facilities_later(world) {
        let report = october().import(&world).await.unwrap();
        assert_eq!(report.joins.unwrap().nothing, 3);
        assert_eq!(world.facilities().await, 0);
        // New facilities are what the records waited for.
        let [clinics, dentists, offices] = facilities(&world);
        let report = world.import(&[&clinics, &dentists, &offices]).await.unwrap();
        assert_eq!(report.joins.unwrap().certain, 2);
        assert_eq!(codes(&world.facility("みずうみ").await), ["home_visits", "home_care_clinic", "home_care_enhanced"]);
        // The same again changes nothing.
        let version = world.data_version().await;
        world.import(&[&clinics, &dentists, &offices]).await.unwrap();
        october().import(&world).await.unwrap();
        assert_eq!(world.data_version().await, version);
    }
}

story! {
    async fn what_a_newer_list_lacks_is_gone_and_other_prefectures_stay(world) {
        let [clinics, dentists, offices] = facilities(&world);
        world.import(&[&clinics, &dentists, &offices]).await.unwrap();
        october().import(&world).await.unwrap();
        let id = world.facility("みずうみ").await["id"].clone();
        // 医科 of the next month: 歯科 is in no file, and stays.
        let november = Lists { as_of: "令和７年１１月１日", ..Lists::default() }
            .record("3910000003", "どこにもない医院", "高知市一宮１－１", "", &[])
            .record("0110000001", "北の医院", "札幌市中央区北１条西１丁目", "", &["1"]);
        let report = november.import(&world).await.unwrap();
        assert_eq!((report.files[0].counts.new, report.files[0].counts.changed, report.files[0].counts.gone), (1, 1, 1));
        let clinic = world.facility("みずうみ").await;
        assert_eq!((&clinic["id"], codes(&clinic), &clinic["telephone"]), (&id, Vec::new(), &Value::Null));
        assert!(!clinic["sources"].to_string().contains("kouseikyoku"));
        assert_eq!(codes(&world.facility("山根").await), ["dental_visits"]);
        // An older list would undo what is known.
        let error = october().import(&world).await.unwrap_err();
        assert!(matches!(&error, ImportError::Older { known, .. } if known == "2025-11-01"), "{error}");
        assert_eq!(codes(&world.facility("みずうみ").await), [""; 0]);
    }
}

story! {
    async fn a_doubtful_pair_waits_for_a_person(world) {
        let [clinics, dentists, offices] = facilities(&world);
        world.import(&[&clinics, &dentists, &offices]).await.unwrap();
        // At the same address under another name, and a name at another address.
        let lists = Lists::of_october()
            .record("3910000001", "湖の丘クリニック", LAKE.1, "088-800-0001", &["1"])
            .record("3930000002", "山根歯科", "高知市一宮３－３", "088-800-0002", &["3"]);
        let report = lists.import(&world).await.unwrap();
        assert_eq!(report.joins.as_ref().unwrap().doubtful, 2);
        assert!(report.to_string().contains("2 wait for a person (sasae joins list)"), "{report}");
        let clinic = world.facility("みずうみ").await;
        assert_eq!((codes(&clinic), &clinic["telephone"]), (Vec::new(), &Value::Null));

        let waiting = review::list(&world.db, false).await.unwrap();
        assert_eq!(waiting.len(), 2);
        assert_eq!((waiting[0].key.as_str(), waiting[0].doubt, waiting[0].reasons.as_str()),
            ("3910000001", "weak", "same_municipality same_block"));
        assert_eq!(waiting[0].facility_id, clinic["id"].as_str().unwrap());
        assert_eq!(waiting[1].reasons, "same_municipality same_name");

        // It is this one: shown at once.
        review::accept(world.kept(), "3910000001", &waiting[0].facility_id).await.unwrap();
        let clinic = world.facility("みずうみ").await;
        assert_eq!((codes(&clinic), &clinic["telephone"]), (vec!["home_visits"], &json!("088-800-0001")));
        // It is not: it does not wait any more.
        review::reject(world.kept(), "3930000002", None).await.unwrap();
        assert!(review::list(&world.db, false).await.unwrap().is_empty());
        assert_eq!(codes(&world.facility("山根").await), [""; 0]);

        // Decisions outlive the next lists, whatever the rule says of them.
        let november = Lists { as_of: "令和７年１１月１日", ..Lists::default() }
            .record("3910000001", "湖の丘クリニック", LAKE.1, "088-800-0009", &["1", "2"])
            .record("3930000002", "山根歯科", "高知市はりまや町１－１－１", "088-800-0002", &["3"]);
        let report = november.import(&world).await.unwrap();
        assert_eq!((report.joins.as_ref().unwrap().chosen, report.joins.unwrap().nothing), (1, 1));
        assert_eq!(world.facility("みずうみ").await["telephone"], "088-800-0009");
        assert_eq!(codes(&world.facility("山根").await), [""; 0]);

        // Another mind: rejecting takes it away, and nothing of it is left.
        review::reject(world.kept(), "3910000001", None).await.unwrap();
        let clinic = world.facility("みずうみ").await;
        assert_eq!((codes(&clinic), &clinic["telephone"]), (Vec::new(), &Value::Null));
        let all = review::list(&world.db, true).await.unwrap();
        assert_eq!(all.iter().map(|line| line.verdict.as_str()).collect::<Vec<_>>(), ["nothing", "nothing"]);
    }
}

story! {
    async fn a_decision_that_cannot_be_taken(world) {
        let [clinics, dentists, offices] = facilities(&world);
        world.import(&[&clinics, &dentists, &offices]).await.unwrap();
        october().import(&world).await.unwrap();
        let dentist = world.facility("山根").await["id"].as_str().unwrap().to_owned();
        let accept = async |key: &str, id: &str| review::accept(world.kept(), key, id).await.unwrap_err().to_string();
        assert!(accept("9999999999", &dentist).await.contains("no record has the key"));
        assert!(accept("3910000003", "none").await.contains("no open facility has the id"));
        assert!(accept("3910000003", &dentist).await.contains("a record of 医科 cannot be joined to it"));
        let refused = review::reject(world.kept(), "3910000003", None).await.unwrap_err();
        assert!(refused.to_string().contains("no facility"), "{refused}");
        assert!(review::show(&world.db, "9999999999").await.unwrap().is_empty());
        assert_eq!(review::show(&world.db, "3910000001").await.unwrap()[0].verdict, "certain");
    }
}

story! {
    async fn a_facility_that_closes_frees_its_record(world) {
        let [clinics, dentists, offices] = facilities(&world);
        world.import(&[&clinics, &dentists, &offices]).await.unwrap();
        october().import(&world).await.unwrap();
        let id = world.facility("みずうみ").await["id"].as_str().unwrap().to_owned();
        // It comes back under another id, as after a change of who runs it.
        let next = Sheet::institutions('2').institution("3929", "みずうみ医院", &[("所在地", LAKE.0)]);
        let next = world.write("02-1_20251201.csv", next.bytes());
        world.import(&[&next]).await.unwrap();
        let clinic = world.facility("みずうみ").await;
        assert_ne!(clinic["id"], id.as_str());
        assert_eq!(clinic["telephone"], "088-800-0001");
        let closed = world.json(&format!("/api/v1/facilities/{id}")).await["facility"].take();
        assert_eq!((&closed["closed_on"], codes(&closed)), (&json!("2025-12-01"), Vec::new()));
    }
}

story! {
    async fn lists_that_are_not_whole(world) {
        let files = october().write(&world);
        let error = world.import(&[&files[0]]).await.unwrap_err().to_string();
        assert!(error.contains("facilities.csv is only right together with 地方厚生局 届出, notices"), "{error}");
        let error = world.import(&[&files[1], &files[2]]).await.unwrap_err().to_string();
        assert!(error.contains("only right together with 地方厚生局 届出, facilities"), "{error}");
        // A notice of nobody, an unknown symbol, a date that is none, a number that is none.
        let mut lists = october();
        lists.notices += "3910000008,1,第1号,2024-06-01\n3910000001,77,第1号,2024-06-01\n3930000002,1,第1号,平成24年\n39100,1,,\n";
        let report = lists.import(&world).await.unwrap();
        let problems = serde_json::to_value(&report.files[1].problems).unwrap();
        for (problem, value) in [
            ("functions_without_facility", "3910000008"),
            ("symbol_unknown", "77"),
            ("start_unreadable", "平成24年"),
            ("key_missing", "39100"),
        ] {
            assert_eq!(problems[problem]["examples"][0]["value"], value, "{problems}");
        }
        assert_eq!(report.joins.unwrap().records, 3);
    }
}

story! {
    async fn most_of_a_list_does_not_go_unnoticed(world) {
        let many = |count: usize| {
            (0..count).fold(Lists::of_october(), |lists, at| lists.record(&format!("391{at:07}"), "医院", "高知市一宮", "", &["9"]))
        };
        many(300).import(&world).await.unwrap();
        let error = many(100).import(&world).await.unwrap_err();
        assert!(error.to_string().contains("lacks 200 of the 300"), "{error}");
        assert_eq!(review::list(&world.db, true).await.unwrap().len(), 300);
    }
}

/// A cell of a made-up sheet.
enum Cell {
    Text(&'static str),
    Number(f64),
    /// A number that is shown as a date.
    Day(f64),
    /// A formula that was never computed.
    Formula,
}

const COLUMNS: &str = "項番,都道府県コード,都道府県名,区分,医療機関番号,併設医療機関番号,医療機関記号番号,医療機関名称,医療機関所在地（郵便番号）,医療機関所在地（住所）,電話番号,FAX番号,病床数,受理届出名称,受理記号,受理番号,算定開始年月日,個別有効開始年月日,備考（見出し）,備考（データ）,市町村コード,市町村名,種別コード,種別";

/// A list as a 地方厚生局 publishes it: a cover sheet, the date in row 2, the header in row 4.
fn workbook(rows: &[Vec<(&str, Cell)>], merges: &[&str]) -> Vec<u8> {
    let columns: Vec<&str> = COLUMNS.split(',').collect();
    let letter = |at: usize| char::from(b'A' + at as u8);
    let text =
        |reference: String, text: &str| format!(r#"<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let mut sheet = format!(
        "<row r=\"2\">{}</row><row r=\"4\">",
        text("A2".into(), "[令和７年１０月１日 現在 ]令和７年１０月３日作成")
    );
    for (at, column) in columns.iter().enumerate() {
        sheet += &text(format!("{}4", letter(at)), column);
    }
    sheet += "</row>";
    for (number, row) in rows.iter().enumerate() {
        sheet += &format!("<row r=\"{}\">", number + 5);
        let mut row: Vec<_> =
            row.iter().map(|(name, cell)| (columns.iter().position(|c| c == name).unwrap(), cell)).collect();
        row.sort_by_key(|(at, _)| *at);
        for (at, cell) in row {
            let reference = format!("{}{}", letter(at), number + 5);
            sheet += &match cell {
                Cell::Text(words) => text(reference, words),
                Cell::Number(number) => format!(r#"<c r="{reference}"><v>{number}</v></c>"#),
                Cell::Day(number) => format!(r#"<c r="{reference}" s="1"><v>{number}</v></c>"#),
                Cell::Formula => format!(r#"<c r="{reference}"><f>A1</f></c>"#),
            };
        }
        sheet += "</row>";
    }
    let merges: String = merges.iter().map(|range| format!(r#"<mergeCell ref="{range}"/>"#)).collect();
    let sheet = format!("<worksheet><sheetData>{sheet}</sheetData><mergeCells>{merges}</mergeCells></worksheet>");
    let cover = format!(
        "<worksheet><sheetData><row r=\"1\">{}</row></sheetData></worksheet>",
        text("A1".into(), "ご利用にあたって")
    );
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in [
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="r"><sheets><sheet name="表紙" r:id="a"/><sheet name="名簿" r:id="b"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/><Relationship Id="b" Target="worksheets/sheet2.xml"/></Relationships>"#,
        ),
        ("xl/styles.xml", r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#),
        ("xl/worksheets/sheet1.xml", &cover),
        ("xl/worksheets/sheet2.xml", &sheet),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A row of みずうみ医院 with one 届出.
fn lake(symbol: &'static str, since: Cell) -> Vec<(&'static str, Cell)> {
    vec![
        ("都道府県コード", Cell::Number(39.0)),
        ("区分", Cell::Text("医科")),
        ("医療機関番号", Cell::Number(1.0)),
        ("医療機関名称", Cell::Text("みずうみ医院")),
        ("医療機関所在地（住所）", Cell::Text(LAKE.1)),
        ("電話番号", Cell::Text("088(800)0001")),
        ("受理記号", Cell::Text(symbol)),
        ("算定開始年月日", since),
    ]
}

story! {
    async fn the_excel_file_as_it_is_published(world) {
        let [clinics, dentists, offices] = facilities(&world);
        world.import(&[&clinics, &dentists, &offices]).await.unwrap();
        let mut merged = lake("支援診３", Cell::Text("令和 7年 4月 1日"));
        // The name stands once for both rows.
        merged.retain(|(column, _)| *column != "医療機関名称");
        let mut unusable = lake("在総", Cell::Text("平成24年"));
        unusable.push(("FAX番号", Cell::Formula));
        let list = workbook(&[lake("在医総管１", Cell::Day(45748.0)), merged, unusable, vec![("区分", Cell::Text("医科"))]], &["H5:H6"]);
        let file = world.write("ika.xlsx", list);
        let report = world.import(&[&file]).await.unwrap();
        // The sheet is named, the date is the one in it, a fault is told with its row and field.
        assert_eq!((report.files[0].file.as_str(), report.files[0].as_of.as_str()), ("ika.xlsx!名簿", "2025-10-01"));
        let problems = serde_json::to_value(&report.files[0].problems).unwrap();
        assert_eq!(problems["start_unreadable"]["examples"][0], json!({"line": 7, "field": "算定開始年月日", "value": "平成24年"}));
        assert_eq!(problems["cell_unusable"]["examples"][0], json!({"line": 7, "field": "FAX番号", "value": "a formula without a value"}));
        assert_eq!(problems["key_missing"]["examples"][0]["line"], 8);
        let clinic = world.facility("みずうみ").await;
        let functions: Vec<_> = clinic["functions"].as_array().unwrap().iter().map(|f| (f["code"].as_str().unwrap(), f["since"].clone())).collect();
        assert_eq!(functions, [
            ("home_visits", json!("2025-04-01")),
            ("home_care_clinic", json!("2025-04-01")),
            ("home_cancer_care", Value::Null),
        ]);
        assert_eq!(clinic["telephone"], "088-800-0001");
    }
}

story! {
    async fn excel_files_that_are_none(world) {
        let file = world.write("no.xlsx", workbook(&[], &[]));
        let error = world.import(&[&file]).await.unwrap_err().to_string();
        assert!(error.contains("no.xlsx!名簿 has a header but no row"), "{error}");
        let old = world.write("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1and more");
        let error = world.import(&[&old]).await.unwrap_err().to_string();
        assert!(error.contains("save it as .xlsx without a password"), "{error}");
        let cut = workbook(&[lake("在医総管１", Cell::Formula)], &[]);
        let cut = world.write("cut.xlsx", &cut[..cut.len() - 40]);
        let error = world.import(&[&cut]).await.unwrap_err().to_string();
        assert!(error.contains("cut.xlsx is no usable zip file"), "{error}");
        assert_eq!(world.data_version().await, 0);
    }
}
