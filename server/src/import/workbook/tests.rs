use std::io::Write;

use proptest::prelude::*;

use super::*;
use crate::import::workbook::parts::cell;

/// A workbook made of parts, as Excel packs them.
fn workbook(parts: &[(&str, &str)]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    let mut zip = zip::ZipWriter::new(&mut file);
    let options = zip::write::SimpleFileOptions::default();
    for (name, content) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    file
}

const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<workbook xmlns:r="x"><sheets><sheet name="表紙" sheetId="1" r:id="rId1"/><sheet name="一覧" sheetId="2" r:id="rId2"/></sheets></workbook>"#;
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="176" formatCode="ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
const STRINGS: &str = r#"<sst><si><t>名称</t></si><si><r><t>電</t></r><r><t>話</t></r><rPh sb="0" eb="2"><t>デンワ</t></rPh></si><si><t>湖&amp;山_x000D_医院</t></si></sst>"#;

fn sheet(rows: &str, merges: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells></worksheet>")
}

fn list(rows: &str, merges: &str) -> tempfile::NamedTempFile {
    workbook(&[
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", STRINGS),
        ("xl/worksheets/sheet1.xml", &sheet(r#"<row><c t="inlineStr"><is><t>はじめに</t></is></c></row>"#, "")),
        ("xl/worksheets/sheet2.xml", &sheet(rows, merges)),
    ])
}

fn is_list(header: &[String]) -> bool {
    header.iter().any(|name| name == "名称")
}

fn all(file: &tempfile::NamedTempFile) -> (SheetTable, Vec<SheetRow>) {
    let mut table = open(file.path(), is_list).unwrap();
    let mut rows = Vec::new();
    while let Some(row) = table.next_row().unwrap() {
        rows.push(row);
    }
    (table, rows)
}

const HEADER: &str = r#"<row r="2"><c r="A2" t="inlineStr"><is><t>令和７年１０月１日 現在</t></is></c></row><row r="4"><c r="A4" t="s"><v>0</v></c><c r="B4" t="s"><v>1</v></c><c r="C4" t="inlineStr"><is><t>開始
年月日</t></is></c></row>"#;

#[test]
fn the_sheet_with_the_known_header() {
    let rows = r#"<row r="6"><c r="A6" t="s"><v>2</v></c><c r="B6" t="n"><v>39201</v></c><c r="C6" s="1"><v>45748</v></c></row>
        <row r="7"/><row r="8"><c r="A8" t="str"><f>A6</f><v>山</v></c><c r="C8" s="2"><v>45748.5</v></c></row>"#;
    let (table, rows) = all(&list(&format!("{HEADER}{rows}"), ""));
    assert_eq!((table.sheet.as_str(), table.header), ("一覧", vec!["名称".into(), "電話".into(), "開始年月日".into()]));
    assert!(table.above.contains("令和７年１０月１日"));
    let cells: Vec<_> = rows.iter().map(|row| (row.line, row.cells.join("|"))).collect();
    assert_eq!(cells, [(6, "湖&山\n医院|39201|2025-04-01".to_owned()), (8, "山||2025-04-01 12:00".to_owned())]);
}

#[test]
fn merged_cells_formulas_and_errors() {
    let rows = r##"<row r="5"><c r="A5" t="inlineStr"><is><t>湖医院</t></is></c><c r="B5"><f>1/0</f></c></row>
        <row r="6"><c r="B6" t="e"><v>#N/A</v></c><c r="C6" t="inlineStr"><is><t>x</t></is></c></row>
        <row r="7"><c r="A7" t="s"><v>99</v></c></row>"##;
    let (_, rows) = all(&list(&format!("{HEADER}{rows}"), r#"<mergeCell ref="A5:A6"/><mergeCell ref="B90:C91"/>"#));
    assert_eq!(rows[0].faults, [(1, "a formula without a value".to_owned())]);
    assert_eq!((rows[1].cells.join("|"), &rows[1].faults), ("湖医院||x".to_owned(), &vec![(1, "#N/A".to_owned())]));
    assert_eq!(rows[2].faults, [(0, "string 99, which is not there".to_owned())]);
}

#[test]
fn no_known_header_tells_the_fullest_row() {
    let file =
        list(r#"<row r="1"><c t="inlineStr"><is><t>甲</t></is></c><c t="inlineStr"><is><t>乙</t></is></c></row>"#, "");
    let table = open(file.path(), is_list).unwrap();
    assert_eq!((table.sheet.as_str(), table.header), ("一覧", vec!["甲".to_owned(), "乙".to_owned()]));
}

#[test]
fn a_hundred_megabytes_of_styles_flow_through_or_are_refused() {
    let list = |styles: &str| {
        workbook(&[
            ("xl/workbook.xml", WORKBOOK),
            ("xl/_rels/workbook.xml.rels", RELATIONS),
            ("xl/styles.xml", styles),
            ("xl/sharedStrings.xml", STRINGS),
            ("xl/worksheets/sheet1.xml", &sheet(HEADER, "")),
            ("xl/worksheets/sheet2.xml", &sheet("", "")),
        ])
    };
    // Of which no more are kept than Excel allows.
    let mut many = String::from("<styleSheet><cellXfs>");
    (0..1_600_000)
        .for_each(|at| many += &format!(r#"<xf numFmtId="14" fontId="{at}" fillId="{}" borderId="9"/>"#, at % 97));
    many += "</cellXfs></styleSheet>";
    assert!(many.len() > 80_000_000);
    assert_eq!(open(list(&many).path(), is_list).unwrap().sheet, "表紙");
    // What packs like nothing that anybody has made.
    let bomb = " ".repeat(70_000_000);
    let error = open(list(&bomb).path(), is_list).err().unwrap().to_string();
    assert!(error.contains("more than 200 times its size"), "{error}");
}

#[test]
fn broken_workbooks_say_what_is_wrong() {
    let failure = |parts: &[(&str, &str)]| open(workbook(parts).path(), is_list).err().unwrap().to_string();
    let part =
        |name, content| [("xl/workbook.xml", WORKBOOK), ("xl/_rels/workbook.xml.rels", RELATIONS), (name, content)];
    assert!(failure(&[("xl/workbook.xml", WORKBOOK)]).contains("xl/_rels/workbook.xml.rels"));
    assert!(failure(&part("x", "")).contains("xl/worksheets/sheet1.xml"));
    assert!(failure(&part("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c>")).contains("breaks off"));
    assert!(failure(&part("xl/sharedStrings.xml", "<sst><si></sst>")).contains("si"));
}

proptest! {
    #[test]
    fn arbitrary_sheets_never_panic(rows in "[<>/=\" a-z0-9&;]{0,200}", name in "[A-Z]{0,30}[0-9]{0,30}") {
        let file = list(&rows, &rows);
        if let Ok(mut table) = open(file.path(), |_| true) {
            while let Ok(Some(_)) = table.next_row() {}
        }
        let _ = cell(&name);
    }
}
