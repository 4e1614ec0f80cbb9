//! The same lists as Excel files: a sheet among others, merged cells, days of Excel's calendar, fractions of a day.

use std::fmt::Write as _;
use std::io::Write as _;

use serde_json::json;

use crate::world::story;

/// A cell: text, a number as Excel keeps dates and times, or nothing.
enum Cell {
    Text(&'static str),
    Number(&'static str),
    Error,
    Empty,
}
use Cell::{Empty, Error, Number, Text};

/// The name of a column: 0 is A.
fn column(mut at: usize) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(b'A' + (at % 26) as u8));
        if at < 26 {
            return name;
        }
        at = at / 26 - 1;
    }
}

/// A workbook with a cover and a list below a title.
fn workbook(rows: &[Vec<Cell>], merges: &str) -> Vec<u8> {
    let mut data = String::from(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>枚方市の一覧</t></is></c></row>"#);
    for (line, cells) in rows.iter().enumerate() {
        let line = line + 3;
        write!(data, r#"<row r="{line}">"#).unwrap();
        for (at, cell) in cells.iter().enumerate() {
            let place = format!("{}{line}", column(at));
            match cell {
                Text(text) => write!(data, r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#).unwrap(),
                Number(number) => write!(data, r#"<c r="{place}"><v>{number}</v></c>"#).unwrap(),
                Error => write!(data, r##"<c r="{place}" t="e"><f>A1+"x"</f><v>#VALUE!</v></c>"##).unwrap(),
                Empty => {}
            }
        }
        data += "</row>";
    }
    let sheet = format!("<worksheet><sheetData>{data}</sheetData><mergeCells>{merges}</mergeCells></worksheet>");
    let cover = r#"<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>はじめに</t></is></c></row></sheetData></worksheet>"#;
    let parts = [
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="x"><sheets><sheet name="表紙" sheetId="1" r:id="rId1"/><sheet name="医療機関" sheetId="2" r:id="rId2"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", cover),
        ("xl/worksheets/sheet2.xml", &sheet),
    ];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

story! {
    async fn a_medical_list(world) {
        let rows = [
            vec![Text("都道府県コード又は市区町村コード"), Text("NO"), Text("都道府県名"), Text("市区町村名"), Text("名称"),
                Text("医療機関の種類"), Text("住所"), Text("電話番号"), Text("診療曜日"), Text("診療開始時間"),
                Text("診療終了時間"), Text("診療科目")],
            vec![Number("272108"), Number("1"), Text("大阪府"), Text("枚方市"), Text("さくらまち医院"), Text("無床診療所"),
                Text("桜町1-2"), Text("072-855-0101"), Text("月火水木金"), Number("0.375"), Number("0.72916666666666663"), Text("内科")],
            // The prefecture and the city stand in merged cells.
            vec![Number("272108"), Number("2"), Empty, Empty, Text("みずほ医院"), Text("無床診療所"),
                Text("水穂町3"), Error, Text("月火水木金"), Number("0.375"), Number("0.5"), Text("外科")],
        ];
        let file = world.write("272108_hospital_20260401.xlsx", workbook(&rows, r#"<mergeCell ref="C4:C5"/><mergeCell ref="D4:D5"/>"#));
        let report = world.import(&[&file]).await.unwrap();
        assert!(report.files[0].file.contains("医療機関"), "{}", report.files[0].file);
        let clinic = world.facility("さくらまち").await;
        assert_eq!(clinic["week"][0]["hours"]["intervals"], json!([{"opens": "09:00", "closes": "17:30"}]));
        assert_eq!(clinic["area_code"], "27210");
        let mizuho = world.facility("みずほ").await;
        assert_eq!(mizuho["address"], "大阪府枚方市水穂町3");
        let problems = serde_json::to_value(&report.files[0].problems).unwrap();
        let told = &problems["cell_unusable"]["examples"][0];
        assert_eq!((&told["line"], &told["field"]), (&json!(5), &json!("電話番号")), "{problems}");
    }
}

story! {
    /// Dates are numbers of days in Excel; a sheet that is no list is named.
    async fn a_form_for_home_care_and_a_wrong_sheet(world) {
        let clinic = crate::files::Sheet::institutions('2').institution("2722210100001", "さくらまち医院", &[]);
        let national = world.write("02-1_20260601.csv", clinic.bytes());
        world.import(&[&national]).await.unwrap();
        let rows = [
            vec![Text("医療機関ID"), Text("名称"), Text("確認日"), Text("確認者"), Text("訪問診療"), Text("在宅酸素")],
            vec![Text("※説明"), Text("名前"), Empty, Empty, Text("○"), Empty],
            vec![Text("2722210100001"), Text("さくらまち医院"), Number("46174"), Text("枚方市医師会"), Text("○"), Text("△ 要相談")],
        ];
        let form = world.write("確認票_20260610.xlsx", workbook(&rows, ""));
        world.import(&[&form]).await.unwrap();
        let items = world.facility("さくらまち").await["home_care"]["items"].clone();
        assert_eq!(items[0]["confirmed_on"], "2026-06-01");
        assert_eq!((&items[1]["answer"], &items[1]["note"]), (&json!("ask"), &json!("要相談")));

        let other = world.write("other_20260610.xlsx", workbook(&[vec![Text("色"), Text("名称")], vec![Text("赤"), Text("x")]], ""));
        let message = world.import(&[&other]).await.unwrap_err().to_string();
        assert!(message.contains("other_20260610.xlsx") && message.contains("色"), "{message}");
    }
}
