//! 訪問エリア: a form of ours, one row an area of a facility, and the same as areas drawn on a map.
//!
//! A clerk of a medical association or a municipality fills it in, or a provider does. [`template`] is what they
//! download; rows that begin with ※ explain and are not read. As GeoJSON ([`read_features`]) the properties have the
//! names of the columns.

use std::io::{BufReader, Read};

use super::super::problems::Problem;
use super::super::rows::Row;
use super::fields::free_text;
use super::forms::{self, FacilityColumns, confirmed, is_remark};
use super::times::SEPARATORS;
use super::{Columns, Format, Output, Record, RowReader, names};
use crate::facilities::document::Content;
use crate::facilities::service_areas::{AreaPart, ServiceAreaSheet};
use crate::import::datasets;
use crate::places::shapes::to_text;
use crate::places::sources::{Geometry, SourceError, features, property, simplified};

pub const FORMAT: Format = Format {
    title: "訪問エリア (template: /templates/service_areas.csv)",
    required: || names(&["名称", MUNICIPALITIES, TOWNS, RADIUS]),
    optional: || header().into_iter().map(str::to_owned).collect(),
    reader: |columns| Box::new(Reader::new(columns)),
};

const MUNICIPALITIES: &str = "市区町村";
const TOWNS: &str = "町名";
const RADIUS: &str = "半径km";

/// The columns behind those that say who is meant, each with what it is for.
const COLUMNS: [(&str, &str); 6] = [
    (MUNICIPALITIES, "訪問する市区町村の名前かコード。いくつもあるときは 、で区切る"),
    (TOWNS, "市区町村の一部だけのとき、町の名前。いくつもあるときは 、で区切る（市区町村は1つだけ）"),
    (RADIUS, "事業所からの直線距離で決めているとき、その距離（例：5）"),
    ("備考", "条件など（公開されます）"),
    ("確認日", "事業所に確かめた日（例：2026-06-01、令和8年6月1日）"),
    ("確認者", "確かめた団体・部署の名前（公開されます。個人の名前は書かない）"),
];

/// The farthest radius that is believed, kilometres.
const MOST_KILOMETRES: f64 = 100.0;
/// A drawn area is made coarser until it fits, in characters: enough for the outline of a city.
const MOST_OUTLINE: usize = 20_000;
/// Millionths of a degree, half a metre: points on a straight line go, nothing else.
const FINEST: f64 = 5.0;

fn header() -> Vec<&'static str> {
    forms::KEYS_EXPLAINED.iter().chain(&COLUMNS).map(|(column, _)| *column).collect()
}

/// The form as it is handed out.
pub fn template() -> String {
    forms::template(&[&forms::KEYS_EXPLAINED[..], &COLUMNS].concat())
}

struct Reader {
    facility: FacilityColumns,
    municipalities: Option<usize>,
    towns: Option<usize>,
    radius: Option<usize>,
    note: Option<usize>,
    confirmed_on: Option<usize>,
    confirmed_by: Option<usize>,
}

impl Reader {
    fn new(columns: &Columns<'_>) -> Self {
        Self {
            facility: FacilityColumns::find(columns),
            municipalities: columns.find(MUNICIPALITIES),
            towns: columns.find(TOWNS),
            radius: columns.find(RADIUS),
            note: columns.find("備考"),
            confirmed_on: columns.find("確認日"),
            confirmed_by: columns.find("確認者"),
        }
    }

    /// The record of a row, with what is drawn beside it.
    fn record(&self, row: &Row<'_>, outline: String, out: &mut Output) -> Option<Record> {
        let source_key = self.facility.read(row, out)?;
        let municipalities = listed(row.get(self.municipalities));
        let towns = listed(row.get(self.towns));
        if !towns.is_empty() && municipalities.len() > 1 {
            out.problem(Problem::TownsOfSeveral, row.line, MUNICIPALITIES, row.get(self.municipalities));
            return None;
        }
        let radius = metres(row.get(self.radius));
        if radius.is_none() && !row.get(self.radius).is_empty() {
            out.problem(Problem::RadiusUnreadable, row.line, RADIUS, row.get(self.radius));
        }
        let part = AreaPart { municipalities, towns, radius, outline, note: free_text(row.get(self.note)) };
        if part.is_empty() {
            out.problem(Problem::AreaMissing, row.line, MUNICIPALITIES, self.facility.name(row));
            return None;
        }
        let confirmed_on = confirmed(row, row.get(self.confirmed_on), "確認日", out);
        if confirmed_on.is_none() {
            out.problem(Problem::ConfirmationMissing, row.line, "確認日", row.get(self.confirmed_on));
        }
        let sheet = ServiceAreaSheet {
            name: self.facility.name(row).to_owned(),
            address: self.facility.address(row).to_owned(),
            telephone: self.facility.telephone(row).to_owned(),
            parts: vec![part],
            confirmed_on,
            confirmed_by: free_text(row.get(self.confirmed_by)),
        };
        Some(Record { source_key, line: row.line, content: Some(Content::ServiceArea(sheet)) })
    }
}

impl RowReader for Reader {
    fn dataset(&self, row: &Row<'_>) -> Option<String> {
        (!is_remark(row)).then(|| datasets::SERVICE_AREAS.prefix.to_owned())
    }

    fn key(&self, row: &Row<'_>) -> Option<String> {
        self.facility.key(row)
    }

    fn read(&mut self, row: &Row<'_>, out: &mut Output) {
        if !is_remark(row) {
            let record = self.record(row, String::new(), out);
            out.records.extend(record);
        }
    }
}

/// The parts of a cell.
fn listed(cell: &str) -> Vec<String> {
    let parts = cell.split(|c: char| SEPARATORS.contains(&c) || matches!(c, '・' | '　' | ' '));
    parts.map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// Whole metres of kilometres.
fn metres(cell: &str) -> Option<u32> {
    let plain: String = unicode_normalization::UnicodeNormalization::nfkc(cell).collect();
    let number = plain.trim().to_ascii_lowercase();
    let kilometres: f64 = number.strip_suffix("km").unwrap_or(&number).trim().parse().ok()?;
    (kilometres > 0.0 && kilometres <= MOST_KILOMETRES).then(|| (kilometres * 1000.0).round() as u32)
}

/// Whether the beginning of a file of GeoJSON is one of these: it names a column of the form, which some programs write
/// with escapes. Any one of them does, for none is in another file of areas that is read.
pub fn recognise(beginning: &str) -> bool {
    let is_named = |column: &str| {
        let escaped: String = column.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
        let lower = beginning.to_ascii_lowercase();
        beginning.contains(&format!("\"{column}\"")) || lower.contains(&format!("\"{escaped}\""))
    };
    beginning.trim_start_matches('\u{feff}').trim_start().starts_with('{')
        && ["施設ID", "医療機関ID", "事業所番号", MUNICIPALITIES, "確認日"].into_iter().any(is_named)
}

/// Reads a file of GeoJSON: an area each, which may be drawn or told by its properties; says how many there are.
pub fn read_features(file: impl Read + 'static, out: &mut Output) -> Result<u64, SourceError> {
    let header: Vec<String> = header().into_iter().map(str::to_owned).collect();
    let reader = Reader::new(&Columns(&header));
    let features = features(Box::new(BufReader::new(file)))?;
    let count = features.len() as u64;
    for (line, feature) in (1..).zip(features) {
        let row = Row::of(line, header.iter().map(|column| property(&feature.properties, column)).collect());
        let outline = match feature.shape {
            Ok(Geometry::Area(polygons)) => outline(&polygons),
            // The point of the facility, as many maps have it.
            Ok(Geometry::Point(_)) => String::new(),
            Err(reason) => {
                out.problem(Problem::AreaShapeUnusable, line, "geometry", &reason);
                String::new()
            }
        };
        let record = reader.record(&row, outline, out);
        out.records.extend(record);
    }
    Ok(count)
}

/// As text, coarser where it would be too long.
fn outline(polygons: &crate::places::shapes::Polygons) -> String {
    let mut tolerance = FINEST;
    loop {
        let text = to_text(&simplified(polygons, tolerance));
        if text.len() <= MOST_OUTLINE {
            return text;
        }
        tolerance *= 2.0;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(rows: &str) -> Output {
        forms::tests::read(&format!("{}\n{rows}", header().join(",")), &FORMAT)
    }

    fn sheet(out: &Output, at: usize) -> &ServiceAreaSheet {
        match &out.records[at].content {
            Some(Content::ServiceArea(sheet)) => sheet,
            other => panic!("{other:?}"),
        }
    }

    fn texts(list: &[&str]) -> Vec<String> {
        list.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn the_template_is_read_by_its_own_reader() {
        forms::tests::is_read_by_its_reader(&template(), &FORMAT);
    }

    #[test]
    fn rows_as_clerks_write_them() {
        let out = read(
            ",,2760190001,さくら訪問看護,,,枚方市、交野市,,,,令和8年6月1日,枚方市医師会\n\
             ,,2760190001,さくら訪問看護,,,枚方市,桜町、緑町一丁目,,夜は要相談,2026-06-01,\n\
             ,2722210100001,,さくら医院,,,,,７．５km,,2026-06-01,\n",
        );
        assert_eq!(forms::tests::problems(&out), []);
        assert_eq!(out.records[0].source_key, "kaigo:2760190001");
        assert_eq!(sheet(&out, 0).parts[0].municipalities, texts(&["枚方市", "交野市"]));
        assert_eq!(sheet(&out, 0).confirmed_on.as_deref(), Some("2026-06-01"));
        assert_eq!(sheet(&out, 1).parts[0].towns, texts(&["桜町", "緑町一丁目"]));
        assert_eq!(sheet(&out, 1).parts[0].note.as_deref(), Some("夜は要相談"));
        assert_eq!(sheet(&out, 2).parts[0].radius, Some(7_500));
    }

    #[test]
    fn what_is_wrong_is_told_with_row_and_field() {
        let out = read(
            ",,2760190001,甲,,,,,,夜だけ,2026-06-01,\n\
             ,,2760190001,乙,,,枚方市、交野市,桜町,,,2026-06-01,\n\
             ,,2760190001,丙,,,枚方市,,広い,,,\n\
             ,,27601,丁,,,枚方市,,,,2026-06-01,\n\
             ,,,戊,,,枚方市,,,,2026-06-01,\n",
        );
        let at = |problem, line, field: &str, value: &str| (problem, line, field.to_owned(), value.to_owned());
        let mut problems = forms::tests::problems(&out);
        problems.sort_by_key(|(_, line, field, _)| (*line, field.clone()));
        assert_eq!(
            problems,
            [
                at(Problem::AreaMissing, 2, "市区町村", "甲"),
                at(Problem::TownsOfSeveral, 3, "市区町村", "枚方市、交野市"),
                at(Problem::RadiusUnreadable, 4, "半径km", "広い"),
                at(Problem::ConfirmationMissing, 4, "確認日", ""),
                at(Problem::FacilityIdUnreadable, 5, "事業所番号", "27601"),
                at(Problem::KeyMissing, 6, "施設ID", "戊"),
            ]
        );
        assert_eq!(out.records.len(), 1);
    }

    #[test]
    fn areas_that_are_drawn() {
        let file = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[135.6,34.8],[135.7,34.8],[135.7,34.9],[135.6,34.8]]]},
             "properties":{"事業所番号":"2760190001","名称":"さくら","確認日":"2026-06-01"}},
            {"type":"Feature","geometry":{"type":"Point","coordinates":[135.6,34.8]},
             "properties":{"事業所番号":"2760190002","名称":"ひばり","半径km":5,"確認日":"2026-06-01"}},
            {"type":"Feature","geometry":{"type":"LineString","coordinates":[]},
             "properties":{"事業所番号":"2760190003","名称":"つばめ","確認日":"2026-06-01"}}]}"#;
        assert!(recognise(file));
        assert!(recognise(r#"{"features":[{"properties":{"\u78ba\u8a8d\u65e5":"#));
        assert!(!recognise(r#"{"type":"FeatureCollection","features":[{"properties":{"N03_007":"27210"}"#));
        assert!(!recognise("施設ID,\"確認日\""));
        let mut out = Output::default();
        assert_eq!(read_features(std::io::Cursor::new(file), &mut out).unwrap(), 3);
        assert_eq!(out.records.len(), 2);
        assert!(!sheet(&out, 0).parts[0].outline.is_empty());
        assert_eq!(sheet(&out, 1).parts[0].radius, Some(5_000));
        let kinds: Vec<Problem> = out.problems.0.keys().copied().collect();
        assert_eq!(kinds, [Problem::AreaMissing, Problem::AreaShapeUnusable]);
    }

    proptest! {
        #[test]
        fn any_cell_is_answered(cell in "\\PC{0,20}") {
            prop_assert!(metres(&cell).is_none_or(|metres| metres <= 100_000));
            prop_assert!(listed(&cell).iter().all(|part| !part.is_empty()));
        }
    }
}
