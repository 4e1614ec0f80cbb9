//! 介護サービス事業所一覧 of a municipality, in both generations.
//!
//! A row with a 事業所番号 belongs to the office that the national files list under it; one without is an office of
//! its own. A row may name several services, and several rows the same office.

use super::super::problems::Problem;
use super::super::rows::Row;
use super::fields::{free_text, number};
use super::kaigo_office::service_code;
use super::municipal::{self, AuthorityColumns, NEW_CODE, OLD_CODE, PlaceColumns};
use super::times;
use super::{Columns, Format, Output, Record, RowReader, fingerprint, names};
use crate::facilities::document::{CareOffice, Content};
use crate::facilities::folding::fold;

pub const OLD: Format = Format {
    title: "推奨データセット 介護サービス事業所一覧",
    required: || names(&[OLD_CODE, "介護サービス事業所名称", "実施サービス"]),
    optional,
    reader: |columns| Box::new(Reader::new(columns)),
};

pub const NEW: Format = Format {
    title: "自治体標準オープンデータセット 介護サービス事業所一覧",
    required: || names(&[NEW_CODE, "介護サービス事業所名称"]),
    optional,
    reader: |columns| Box::new(Reader::new(columns)),
};

fn optional() -> Vec<String> {
    let mut columns = municipal::optional_columns();
    columns.extend(names(&[
        "介護サービス事業所名称_カナ",
        "名称_カナ",
        "実施サービス",
        "事業所番号",
        "利用可能曜日",
        "利用可能曜日特記事項",
        "定員",
    ]));
    columns
}

struct Reader {
    authority: AuthorityColumns,
    place: PlaceColumns,
    name: Option<usize>,
    kana: Option<usize>,
    services: Option<usize>,
    number: Option<usize>,
    days: Option<usize>,
    days_note: Option<usize>,
    capacity: Option<usize>,
}

impl Reader {
    fn new(columns: &Columns<'_>) -> Self {
        Self {
            authority: AuthorityColumns::find(columns),
            place: PlaceColumns::find(columns),
            name: columns.find("介護サービス事業所名称"),
            kana: columns.find("介護サービス事業所名称_カナ").or_else(|| columns.find("名称_カナ")),
            services: columns.find("実施サービス"),
            number: columns.find("事業所番号"),
            days: columns.find("利用可能曜日"),
            days_note: columns.find("利用可能曜日特記事項"),
            capacity: columns.find("定員"),
        }
    }

    /// `kaigo:` and the 事業所番号, as the national files have it; else a key of the municipality.
    fn key_in(&self, row: &Row<'_>, municipality: &str) -> Option<String> {
        let number = row.get(self.number);
        if is_office_number(number) {
            return Some(format!("kaigo:{number}"));
        }
        let own = self.authority.number(row);
        if !own.is_empty() {
            return Some(format!("municipal:{municipality}-c-{own}"));
        }
        let name = row.get(self.name);
        let told = format!("{}|{}", fold(name), fold(&self.place.published_address(row)));
        (!name.is_empty()).then(|| format!("municipal:{municipality}-c-{}", fingerprint(&told)))
    }

    /// The codes of the services of a row.
    fn service_codes(&self, row: &Row<'_>, out: &mut Output) -> Vec<&'static str> {
        let whole = row.get(self.services);
        if let Some(code) = service_code(whole) {
            return vec![code];
        }
        let mut codes = Vec::new();
        for name in whole.split(times::SEPARATORS).map(str::trim).filter(|name| !name.is_empty()) {
            match service(name) {
                Some(code) if !codes.contains(&code) => codes.push(code),
                Some(_) => {}
                None => out.problem(Problem::UnknownServiceName, row.line, "実施サービス", name),
            }
        }
        codes
    }
}

impl RowReader for Reader {
    fn dataset(&self, row: &Row<'_>) -> Option<String> {
        self.authority.code(row).map(|code| format!("municipal.care.{code}"))
    }

    fn key(&self, row: &Row<'_>) -> Option<String> {
        self.key_in(row, &self.authority.code(row)?)
    }

    fn read(&mut self, row: &Row<'_>, out: &mut Output) {
        let Some(authority) = self.authority.read(row, out) else { return };
        let Some(source_key) = self.key_in(row, &authority.code) else {
            return out.problem(Problem::KeyMissing, row.line, "介護サービス事業所名称", "");
        };
        let published = row.get(self.number);
        if !published.is_empty() && !is_office_number(published) {
            out.problem(Problem::OfficeNumberUnreadable, row.line, "事業所番号", published);
        }
        let name = row.get(self.name);
        if name.is_empty() {
            out.problem(Problem::NameMissing, row.line, "介護サービス事業所名称", "");
            return out.records.push(Record { source_key, line: row.line, content: None });
        }
        let codes = self.service_codes(row, out);
        let place = self.place.read(row, &authority, out);
        let days = row.get(self.days);
        let listed = times::days(days);
        if listed.is_none() && !days.is_empty() {
            out.problem(Problem::DaysUnreadable, row.line, "利用可能曜日", days);
        }
        let unread = listed.is_none().then(|| free_text(days)).flatten();
        let notes: Vec<String> = unread.into_iter().chain(free_text(row.get(self.days_note))).collect();
        let first = CareOffice {
            service: codes.first().copied().unwrap_or_default().to_owned(),
            name: name.to_owned(),
            kana: row.get(self.kana).to_owned(),
            address: place.address,
            prefecture: authority.prefecture,
            // Of the office, where the address tells it; a list may name offices outside.
            municipality: if place.area_code.is_some() { authority.municipality } else { String::new() },
            area_code: place.area_code,
            location: place.location,
            telephone: place.telephone,
            fax: place.fax,
            website: place.website,
            corporation: place.corporation,
            days: listed.map(day_words).unwrap_or_default(),
            days_note: (!notes.is_empty()).then(|| notes.join("\n")),
            // 0 stands for "not stated".
            capacity: number(row, row.get(self.capacity), "定員", out).filter(|&capacity| capacity > 0),
            also: Vec::new(),
        };
        let more = codes.iter().skip(1).map(|code| CareOffice { service: (*code).to_owned(), ..first.clone() });
        let office = CareOffice { also: more.collect(), ..first.clone() };
        out.records.push(Record { source_key, line: row.line, content: Some(Content::CareOffice(office)) });
    }
}

/// Ten characters, not always digits.
fn is_office_number(text: &str) -> bool {
    text.len() == 10 && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Days in the words of 介護サービス情報公表: 平日, 土曜日, 日曜日, 祝日; single weekdays by their names.
fn day_words(days: [bool; 8]) -> Vec<String> {
    const NAMES: [&str; 8] = ["月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日", "祝日"];
    let weekdays = days[..5].iter().all(|open| *open);
    let single = NAMES.iter().zip(days).skip(if weekdays { 5 } else { 0 }).filter(|(_, open)| *open);
    weekdays.then_some("平日").into_iter().chain(single.map(|(name, _)| *name)).map(str::to_owned).collect()
}

/// Ways of writing a service that lists of municipalities use. Names that stand for several codes, such as
/// 短期入所療養介護 or 特定施設入居者生活介護, are left out: which one is meant is not guessed.
const OTHER_NAMES: [(&str, &str); 11] = [
    ("ホームヘルプ", "110"),
    ("訪問リハビリ", "140"),
    ("デイサービス", "150"),
    ("デイケア", "160"),
    ("療養通所介護", "155"),
    ("通所リハビリ", "160"),
    ("ショートステイ", "210"),
    ("特別養護老人ホーム", "510"),
    ("地域密着型介護老人福祉施設", "540"),
    ("看護小規模多機能型居宅介護", "770"),
    ("複合型サービス", "770"),
];

/// The code of a service; a nickname in brackets behind the name is looked past: 訪問介護（ホームヘルプ）.
fn service(name: &str) -> Option<&'static str> {
    let by_name = |name: &str| {
        let other = || OTHER_NAMES.iter().find(|(other, _)| fold(other) == fold(name)).map(|(_, code)| *code);
        service_code(name).or_else(other)
    };
    by_name(name).or_else(|| {
        let (before, behind) = name.split_once(['（', '('])?;
        let nickname =
            OTHER_NAMES.iter().find(|(other, _)| fold(other) == fold(behind.trim_end_matches(['）', ')'])))?;
        by_name(before).filter(|code| *code == nickname.1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_by_the_names_that_municipalities_use() {
        assert_eq!(service("訪問看護"), Some("130"));
        assert_eq!(service("訪問介護（ホームヘルプ）"), Some("110"));
        assert_eq!(service("看護小規模多機能型居宅介護"), Some("770"));
        for unknown in ["短期入所療養介護", "介護予防訪問看護", "温泉", "訪問介護（デイケア）", "訪問看護（休止中）"]
        {
            assert_eq!(service(unknown), None, "{unknown}");
        }
        for (name, code) in OTHER_NAMES {
            assert_eq!(service(name), Some(code), "{name}");
            assert!(api::services::by_code(code).is_some(), "{code}");
        }
    }

    #[test]
    fn days_in_the_words_of_the_national_files() {
        let words = |text| times::days(text).map(day_words).unwrap_or_default();
        assert_eq!(words("月火水木金土"), ["平日", "土曜日"]);
        assert_eq!(words("月水金"), ["月曜日", "水曜日", "金曜日"]);
        assert_eq!(words("毎日"), ["平日", "土曜日", "日曜日"]);
    }
}
