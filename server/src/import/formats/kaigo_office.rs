//! 介護サービス情報公表 (jigyosho_NNN): one row per office and service.

use unicode_normalization::UnicodeNormalization;

use super::super::problems::Problem;
use super::super::rows::Row;
use super::fields::{free_text, location, number, telephone, website};
use super::{Columns, Format, Output, Record, RowReader, names};
use crate::facilities::document::{CareOffice, Content};

pub const FORMAT: Format = Format {
    title: "介護サービス情報公表 事業所 (jigyosho_NNN)",
    required: || {
        names(&[
            "都道府県コード又は市町村コード",
            "都道府県名",
            "市区町村名",
            "事業所名",
            "サービスの種類",
            "住所",
            "緯度",
            "経度",
            "電話番号",
            "事業所番号",
        ])
    },
    optional: || {
        names(&[
            "No",
            "事業所名カナ",
            "方書（ビル名等）",
            "FAX番号",
            "法人番号",
            "法人の名称",
            "利用可能曜日",
            "利用可能曜日特記事項",
            "定員",
            "URL",
            "高齢者の方と障害者の方が同時一体的に利用できるサービス",
            "介護保険の通常の指定基準を満たしている",
            "障害福祉の通常の指定基準を満たしている",
            "備考",
        ])
    },
    reader: |columns| Box::new(Reader::new(columns)),
};

struct Reader {
    area_code: Option<usize>,
    prefecture: Option<usize>,
    municipality: Option<usize>,
    name: Option<usize>,
    kana: Option<usize>,
    service: Option<usize>,
    address: Option<usize>,
    building: Option<usize>,
    lat: Option<usize>,
    lng: Option<usize>,
    telephone: Option<usize>,
    fax: Option<usize>,
    corporation: Option<usize>,
    number: Option<usize>,
    no: Option<usize>,
    days: Option<usize>,
    days_note: Option<usize>,
    capacity: Option<usize>,
    website: Option<usize>,
}

impl Reader {
    fn new(columns: &Columns<'_>) -> Self {
        Self {
            area_code: columns.find("都道府県コード又は市町村コード"),
            prefecture: columns.find("都道府県名"),
            municipality: columns.find("市区町村名"),
            name: columns.find("事業所名"),
            kana: columns.find("事業所名カナ"),
            service: columns.find("サービスの種類"),
            address: columns.find("住所"),
            building: columns.find("方書（ビル名等）"),
            lat: columns.find("緯度"),
            lng: columns.find("経度"),
            telephone: columns.find("電話番号"),
            fax: columns.find("FAX番号"),
            corporation: columns.find("法人の名称"),
            number: columns.find("事業所番号"),
            no: columns.find("No"),
            days: columns.find("利用可能曜日"),
            days_note: columns.find("利用可能曜日特記事項"),
            capacity: columns.find("定員"),
            website: columns.find("URL"),
        }
    }
}

impl RowReader for Reader {
    fn dataset(&self, row: &Row<'_>) -> Option<String> {
        service_code(row.get(self.service)).map(|code| format!("kaigo.{code}"))
    }

    fn key(&self, row: &Row<'_>) -> Option<String> {
        // Ten characters, not always digits. No holds the same, and stands before what may be shifted.
        let plausible = |number: &&str| number.len() == 10 && number.bytes().all(|b| b.is_ascii_alphanumeric());
        let number = [row.get(self.number), row.get(self.no)].into_iter().find(plausible)?;
        Some(format!("kaigo:{number}"))
    }

    fn read(&mut self, row: &Row<'_>, out: &mut Output) {
        let Some(source_key) = self.key(row) else {
            return out.problem(Problem::KeyMissing, row.line, "事業所番号", row.get(self.number));
        };
        let Some(service) = service_code(row.get(self.service)) else {
            out.problem(Problem::UnknownService, row.line, "サービスの種類", row.get(self.service));
            return out.records.push(Record { source_key, line: row.line, content: None });
        };
        let name = row.get(self.name);
        if name.is_empty() {
            out.problem(Problem::NameMissing, row.line, "事業所名", "");
            return out.records.push(Record { source_key, line: row.line, content: None });
        }
        let area_code = self.area_code(row, out);
        let (prefecture, municipality) = (row.get(self.prefecture), row.get(self.municipality));
        if let Some(code) = &area_code {
            out.areas.learn(code, prefecture, municipality);
        }
        let office = CareOffice {
            service: service.to_owned(),
            name: name.to_owned(),
            kana: row.get(self.kana).to_owned(),
            address: with_building(row.get(self.address), row.get(self.building)),
            prefecture: prefecture.to_owned(),
            municipality: municipality.to_owned(),
            area_code,
            location: location(row, self.lat, self.lng, out),
            telephone: telephone(row, row.get(self.telephone), "電話番号", out),
            fax: telephone(row, row.get(self.fax), "FAX番号", out),
            website: website(row, row.get(self.website), "URL", out),
            corporation: free_text(row.get(self.corporation)),
            // The derived public files part the days by semicolons.
            days: row.get(self.days).split([',', ';']).filter_map(free_text).collect(),
            days_note: free_text(row.get(self.days_note)),
            // 0 stands for "not stated".
            capacity: number(row, row.get(self.capacity), "定員", out).filter(|&capacity| capacity > 0),
            also: Vec::new(),
        };
        out.records.push(Record { source_key, line: row.line, content: Some(Content::CareOffice(office)) });
    }
}

impl Reader {
    /// Six digits with a check digit, of which the first five are the code.
    fn area_code(&self, row: &Row<'_>, out: &mut Output) -> Option<String> {
        let code = row.get(self.area_code);
        if code.is_empty() {
            return None;
        }
        let padded = format!("{code:0>6}");
        if padded.len() == 6 && padded.bytes().all(|b| b.is_ascii_digit()) && !padded[2..5].eq("000") {
            return Some(padded[..5].to_owned());
        }
        out.problem(Problem::AreaCodeUnreadable, row.line, "都道府県コード又は市町村コード", code);
        None
    }
}

/// The code of a service by the name in the file, whatever its brackets and width.
pub fn service_code(name: &str) -> Option<&'static str> {
    let letters = |text: &str| -> String { text.nfkc().filter(|c| c.is_alphanumeric()).collect() };
    let exact = api::services::SERVICES.iter().find(|service| service.official == name);
    let service = exact.or_else(|| {
        let name = letters(name);
        // グループホーム is written with and without its nickname.
        let name = name.strip_suffix("グループホーム").unwrap_or(&name);
        api::services::SERVICES.iter().find(|service| letters(service.official) == name)
    })?;
    Some(service.code)
}

/// The building once: many rows repeat it at the end of the address.
pub fn with_building(address: &str, building: &str) -> String {
    let once = match address.rsplit_once([' ', '　']) {
        Some((rest, last)) if !last.is_empty() && rest.ends_with(last) => rest.trim_end(),
        _ => address,
    };
    if building.is_empty() || once.ends_with(building) { once.to_owned() } else { format!("{once}　{building}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_by_the_names_that_files_use() {
        assert_eq!(service_code("訪問介護"), Some("110"));
        assert_eq!(service_code("短期入所療養介護(療養病床を有する病院等）"), Some("230"));
        assert_eq!(
            service_code("特定施設入居者生活介護（有料老人ホーム（サービス付き高齢者向け住宅（外部サービス利用型））)"),
            Some("337")
        );
        assert_eq!(service_code("認知症対応型共同生活介護（グループホーム）"), Some("320"));
        assert_eq!(service_code("温泉"), None);
    }

    #[test]
    fn a_building_is_named_once() {
        assert_eq!(
            with_building("麻生町６番９号あざぶマリオン１階", "あざぶマリオン１階"),
            "麻生町６番９号あざぶマリオン１階"
        );
        assert_eq!(with_building("中央町３丁目皆川センター 皆川センター", ""), "中央町３丁目皆川センター");
        assert_eq!(with_building("本町１", "ささえビル"), "本町１　ささえビル");
        assert_eq!(with_building("本町１　２階", ""), "本町１　２階");
    }
}
