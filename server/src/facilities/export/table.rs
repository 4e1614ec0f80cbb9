//! Facilities as a table.

use api::activities::ActivitySummary;
use api::facilities::{FacilitySummary, Location, NamedCode, Sibling};
use api::hours::{DateHours, DayHours, Interval};

use crate::spreadsheet::{harmless, telephone};

const HEADER: [&str; 15] = [
    "名称",
    "種別",
    "住所",
    "電話番号",
    "診療科目",
    "介護サービス",
    "施設基準の届出",
    "本日の時間",
    "開催日時",
    "費用",
    "緯度",
    "経度",
    "距離（m）",
    "いっしょに運営",
    "ID",
];

/// CSV as Excel in Japan opens it: UTF-8 with BOM, CRLF, a header in Japanese, nothing that computes.
///
/// Several values of a cell stand with 、 between; what is not known is empty, hours then say 未確認.
pub fn csv(facilities: &[FacilitySummary]) -> Vec<u8> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    // Neither can fail: memory takes what comes, and every row is as long as the header.
    let _ = writer.write_record(HEADER);
    for facility in facilities {
        let _ = writer.write_record(cells(facility));
    }
    drop(writer);
    bytes
}

fn cells(facility: &FacilitySummary) -> [String; HEADER.len()] {
    let text = |text: &str| harmless(text).into_owned();
    let names = |codes: &[NamedCode]| text(&joined(codes.iter().map(|code| code.name.as_str())));
    let degrees = |of: fn(&Location) -> f64| {
        facility.location.as_ref().map_or_else(String::new, |location| of(location).to_string())
    };
    let of_activity = |told: fn(&ActivitySummary) -> Option<&str>| {
        text(facility.activity.as_ref().and_then(told).unwrap_or_default())
    };
    [
        text(&facility.name),
        facility.kind.ja().to_owned(),
        text(&facility.address),
        facility.telephone.as_deref().map_or_else(String::new, |number| telephone(number).into_owned()),
        names(&facility.departments),
        names(&facility.services),
        names(&facility.functions),
        today(&facility.today),
        of_activity(|activity| activity.when.as_deref()),
        of_activity(|activity| activity.cost.as_deref()),
        degrees(|location| location.lat),
        degrees(|location| location.lng),
        facility.distance.map_or_else(String::new, |metres| metres.to_string()),
        text(&joined(facility.together.iter().map(sibling))),
        text(&facility.id),
    ]
}

fn joined<T: AsRef<str>>(values: impl Iterator<Item = T>) -> String {
    let mut all = String::new();
    for value in values {
        if !all.is_empty() {
            all.push('、');
        }
        all.push_str(value.as_ref());
    }
    all
}

/// `ささえ訪問看護ステーション（訪問看護）`
fn sibling(sibling: &Sibling) -> String {
    let services = joined(sibling.services.iter().map(|service| service.name.as_str()));
    let what = if services.is_empty() { sibling.kind.ja() } else { &services };
    format!("{}（{what}）", sibling.name)
}

fn today(today: &DateHours) -> String {
    match &today.hours {
        DayHours::Open { intervals } => joined(intervals.iter().map(interval)),
        DayHours::Closed => "休み".to_owned(),
        DayHours::Unknown => "未確認".to_owned(),
    }
}

/// As on the pages: `9:00–12:30`, `20:00–翌8:00`, `24時間`.
fn interval(interval: &Interval) -> String {
    let clock = |time: &'_ str| time.strip_prefix('0').unwrap_or(time).to_owned();
    let (opens, closes) = (clock(&interval.opens), clock(&interval.closes));
    if opens == "0:00" && matches!(closes.as_str(), "24:00" | "0:00") {
        return "24時間".to_owned();
    }
    let next_day = if interval.closes < interval.opens { "翌" } else { "" };
    format!("{opens}–{next_day}{closes}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facilities::export::samples::{bare, clinic};

    /// What a reader of CSV finds, after BOM and line ends are checked.
    fn read(facilities: &[FacilitySummary]) -> Vec<Vec<String>> {
        let bytes = csv(facilities);
        let text = String::from_utf8(bytes).unwrap();
        let text = text.strip_prefix('\u{feff}').unwrap();
        assert!(text.ends_with("\r\n"));
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader.deserialize().map(Result::unwrap).collect()
    }

    #[test]
    fn the_header_stands_alone_when_nothing_is_found() {
        let expected = "\u{feff}名称,種別,住所,電話番号,診療科目,介護サービス,施設基準の届出,本日の時間,開催日時,費用,緯度,経度,距離（m）,いっしょに運営,ID\r\n";
        assert_eq!(String::from_utf8(csv(&[])).unwrap(), expected);
    }

    #[test]
    fn every_column_has_its_value() {
        let rows = read(&[clinic(), bare()]);
        assert_eq!(rows.len(), 3);
        assert_eq!(
            rows[1],
            [
                "ささえ内科",
                "診療所",
                "大阪府枚方市大垣内町2-1-20",
                "072123-4567",
                "内科、小児科",
                "訪問看護",
                "在宅療養支援診療所",
                "9:00–12:30、20:00–翌8:00",
                "",
                "",
                "34.8144",
                "135.6506",
                "350",
                "ささえ訪問看護ステーション（訪問看護）、ささえ薬局（薬局）",
                "0192-a",
            ]
        );
        assert_eq!(rows[2], ["名前だけ", "介護", "", "", "", "", "", "未確認", "", "", "", "", "", "", "0192-b"]);
    }

    #[test]
    fn hours_in_words() {
        let of = |hours| today(&DateHours { hours, ..bare().today });
        let open = |opens: &str, closes: &str| DayHours::Open {
            intervals: vec![Interval { opens: opens.to_owned(), closes: closes.to_owned() }],
        };
        assert_eq!(of(DayHours::Closed), "休み");
        assert_eq!(of(DayHours::Unknown), "未確認");
        assert_eq!(of(open("00:00", "24:00")), "24時間");
        assert_eq!(of(open("00:00", "09:30")), "0:00–9:30");
    }

    #[test]
    fn nothing_computes_and_nothing_breaks_the_table() {
        let mut facility = bare();
        facility.name = "＝HYPERLINK(\"http://x\")".to_owned();
        facility.address = "1,2\r\n=3 \"丁目\"".to_owned();
        facility.telephone = Some("+81721234567".to_owned());
        facility.departments = vec![NamedCode { code: "01001".to_owned(), name: " @内科".to_owned() }];
        facility.location = Some(Location { lat: -1.5, lng: 0.25 });
        facility.activity =
            Some(ActivitySummary { when: Some("第1・3火曜".to_owned()), cost: Some("=1".to_owned()) });
        let row = read(&[facility]).remove(1);
        assert_eq!(row[0], "'＝HYPERLINK(\"http://x\")");
        assert_eq!(row[2], "1,2\r\n=3 \"丁目\"");
        assert_eq!(row[3], "'+81721234567");
        assert_eq!(row[4], "' @内科");
        assert_eq!((row[8].as_str(), row[9].as_str()), ("第1・3火曜", "'=1"));
        assert_eq!((row[10].as_str(), row[11].as_str()), ("-1.5", "0.25"));
    }
}
