//! 届出受理医療機関名簿 of the 地方厚生局: who has notified which 施設基準.
//!
//! The spreadsheet as it is published has one row per 届出, repeated for every 備考; the facility stands in each. The
//! derived files say the same in three tables that belong together: facilities, their 届出, and the symbols of these.
//! Only symbols that mean a function are kept.

use api::functions;
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::super::datasets::FUNCTIONS;
use super::super::problems::Problem;
use super::super::rows::Row;
use super::fields::telephone;
use super::{Columns, Format, Output, Record, RowReader, names};
use crate::facilities::document::{Content, FunctionRecord, Notified};
use crate::facilities::joins::Division;
use crate::written::dates;

/// The spreadsheet of a prefecture.
pub const LIST: Format = Format {
    title: "地方厚生局 届出受理医療機関名簿 (Excel as published)",
    required: || {
        names(&[
            "都道府県コード",
            "区分",
            "医療機関番号",
            "医療機関名称",
            "医療機関所在地（住所）",
            "電話番号",
            "受理記号",
            "算定開始年月日",
        ])
    },
    optional: || {
        names(&[
            "項番",
            "都道府県名",
            "併設医療機関番号",
            "医療機関記号番号",
            "医療機関所在地（郵便番号）",
            "FAX番号",
            "病床数",
            "受理届出名称",
            "受理番号",
            "個別有効開始年月日",
            "備考（見出し）",
            "備考（データ）",
            "市町村コード",
            "市町村名",
            "種別コード",
            "種別",
        ])
    },
    reader: |columns| Box::new(ListReader::new(columns)),
};

/// `facilities_202510.csv`: one row per facility.
pub const FACILITIES: Format = Format {
    title: "地方厚生局 届出, facilities (facilities_YYYYMM.csv)",
    required: || names(&["code10", "kubun", "name", "address", "tel", "as_of_raw"]),
    optional: || {
        names(&["pref_code", "pref", "iryokikan_no7", "heisetsu_no7", "postal", "fax", "beds_raw", "shubetsu"])
    },
    reader: |columns| Box::new(FacilityReader::new(columns)),
};

/// `todokede_202510.csv`: one row per facility and 届出.
pub const NOTICES: Format = Format {
    title: "地方厚生局 届出, notices (todokede_YYYYMM.csv)",
    required: || names(&["code10", "todokede_id", "start_date"]),
    optional: || names(&["juri_no"]),
    reader: |columns| Box::new(NoticeReader::new(columns)),
};

/// `todokede_names_202510.csv`: what the numbers of the other file stand for.
pub const SYMBOLS: Format = Format {
    title: "地方厚生局 届出, symbols (todokede_names_YYYYMM.csv)",
    required: || names(&["todokede_id", "symbol"]),
    optional: || names(&["name", "facilities"]),
    reader: |columns| Box::new(SymbolReader { id: columns.find("todokede_id"), symbol: columns.find("symbol") }),
};

/// Tables that are only right together.
pub const TOGETHER: [&Format; 3] = [&FACILITIES, &NOTICES, &SYMBOLS];

/// `kouseikyoku:0110111887`
fn source_key(code: &str) -> String {
    format!("kouseikyoku:{code}")
}

/// Ten digits: prefecture, 1 医科 / 3 歯科 / 4 薬局, number.
fn code_of(text: &str) -> Option<String> {
    let code: String = text.nfkc().collect();
    let is_code = code.len() == 10 && code.bytes().all(|b| b.is_ascii_digit());
    (is_code && Division::of_key(&code).is_some()).then_some(code)
}

/// The functions of a symbol as published: full width, perhaps with blanks.
fn functions_of(symbol: &str, since: Option<&str>) -> impl Iterator<Item = Notified> {
    let symbol: String = symbol.nfkc().filter(|c| !c.is_whitespace()).collect();
    let codes: Vec<&'static str> = functions::of_symbol(&symbol).map(|function| function.code).collect();
    codes.into_iter().map(move |code| Notified { code: code.to_owned(), since: since.map(str::to_owned) })
}

fn record(source_key: String, line: u64, record: FunctionRecord) -> Record {
    Record { source_key, line, content: Some(Content::Functions { records: vec![record] }) }
}

/// When it took effect; what is no date is told and left out.
fn since(row: &Row<'_>, column: Option<usize>, field: &str, out: &mut Output) -> Option<String> {
    let text = row.get(column);
    if text.is_empty() {
        return None;
    }
    let date = dates::date(text);
    if date.is_none() {
        out.problem(Problem::StartUnreadable, row.line, field, text);
    }
    date.map(|date| date.to_string())
}

struct ListReader {
    prefecture: Option<usize>,
    division: Option<usize>,
    number: Option<usize>,
    name: Option<usize>,
    address: Option<usize>,
    telephone: Option<usize>,
    symbol: Option<usize>,
    since: Option<usize>,
    /// The facility whose rows are being read, and the line of its first.
    held: Option<(u64, FunctionRecord)>,
}

impl ListReader {
    fn new(columns: &Columns<'_>) -> Self {
        Self {
            prefecture: columns.find("都道府県コード"),
            division: columns.find("区分"),
            number: columns.find("医療機関番号"),
            name: columns.find("医療機関名称"),
            address: columns.find("医療機関所在地（住所）"),
            telephone: columns.find("電話番号"),
            symbol: columns.find("受理記号"),
            since: columns.find("算定開始年月日"),
            held: None,
        }
    }

    /// Prefecture, division and number as one code; the sheet writes numbers with and without leading zeros.
    fn code(&self, row: &Row<'_>) -> Option<String> {
        let division: String = row.get(self.division).nfkc().collect();
        let digit = match division.as_str() {
            "医科" | "1" => '1',
            "歯科" | "3" => '3',
            "薬局" | "4" => '4',
            _ => return None,
        };
        let digits = |column| row.get(column).nfkc().filter(|c| !matches!(c, ',' | '.' | '-')).collect::<String>();
        let (prefecture, number) = (digits(self.prefecture), digits(self.number));
        if prefecture.is_empty() || number.is_empty() {
            return None;
        }
        code_of(&format!("{prefecture:0>2}{digit}{number:0>7}"))
    }

    fn hand_over(&mut self, out: &mut Output) {
        if let Some((line, held)) = self.held.take() {
            out.records.push(record(source_key(&held.key), line, held));
        }
    }
}

impl RowReader for ListReader {
    fn dataset(&self, row: &Row<'_>) -> Option<String> {
        self.code(row).map(|_| FUNCTIONS.to_owned())
    }

    fn key(&self, row: &Row<'_>) -> Option<String> {
        self.code(row).map(|code| source_key(&code))
    }

    fn read(&mut self, row: &Row<'_>, out: &mut Output) {
        let Some(code) = self.code(row) else {
            let number = [self.prefecture, self.division, self.number].map(|column| row.get(column)).join(" ");
            return out.problem(Problem::KeyMissing, row.line, "医療機関番号", &number);
        };
        if self.held.as_ref().is_none_or(|(_, held)| held.key != code) {
            self.hand_over(out);
            if row.get(self.name).is_empty() {
                out.problem(Problem::NameMissing, row.line, "医療機関名称", &code);
                return out.records.push(Record { source_key: source_key(&code), line: row.line, content: None });
            }
            let held = FunctionRecord {
                key: code,
                name: row.get(self.name).to_owned(),
                address: row.get(self.address).to_owned(),
                telephone: telephone(row, row.get(self.telephone), "電話番号", out),
                ..FunctionRecord::default()
            };
            self.held = Some((row.line, held));
        }
        if functions_of(row.get(self.symbol), None).next().is_some() {
            let since = since(row, self.since, "算定開始年月日", out);
            if let Some((_, held)) = &mut self.held {
                held.functions.extend(functions_of(row.get(self.symbol), since.as_deref()));
            }
        }
    }

    fn finish(&mut self, out: &mut Output) {
        self.hand_over(out);
    }
}

struct FacilityReader {
    code: Option<usize>,
    name: Option<usize>,
    address: Option<usize>,
    telephone: Option<usize>,
    as_of: Option<usize>,
}

impl FacilityReader {
    fn new(columns: &Columns<'_>) -> Self {
        Self {
            code: columns.find("code10"),
            name: columns.find("name"),
            address: columns.find("address"),
            telephone: columns.find("tel"),
            as_of: columns.find("as_of_raw"),
        }
    }
}

impl RowReader for FacilityReader {
    fn dataset(&self, _row: &Row<'_>) -> Option<String> {
        Some(FUNCTIONS.to_owned())
    }

    fn key(&self, row: &Row<'_>) -> Option<String> {
        code_of(row.get(self.code)).map(|code| source_key(&code))
    }

    fn as_of(&self, row: &Row<'_>) -> Option<Date> {
        dates::date_within(row.get(self.as_of))
    }

    fn read(&mut self, row: &Row<'_>, out: &mut Output) {
        let Some(key) = code_of(row.get(self.code)) else {
            return out.problem(Problem::KeyMissing, row.line, "code10", row.get(self.code));
        };
        let name = row.get(self.name);
        if name.is_empty() {
            out.problem(Problem::NameMissing, row.line, "name", &key);
            return out.records.push(Record { source_key: source_key(&key), line: row.line, content: None });
        }
        let read = FunctionRecord {
            name: name.to_owned(),
            address: row.get(self.address).to_owned(),
            telephone: telephone(row, row.get(self.telephone), "tel", out),
            as_of: self.as_of(row).map(|date| date.to_string()).unwrap_or_default(),
            functions: Vec::new(),
            key,
        };
        out.records.push(record(source_key(&read.key), row.line, read));
    }
}

struct NoticeReader {
    code: Option<usize>,
    id: Option<usize>,
    since: Option<usize>,
    held: Option<(u64, FunctionRecord)>,
}

impl NoticeReader {
    fn new(columns: &Columns<'_>) -> Self {
        Self {
            code: columns.find("code10"),
            id: columns.find("todokede_id"),
            since: columns.find("start_date"),
            held: None,
        }
    }

    fn hand_over(&mut self, out: &mut Output) {
        if let Some((line, held)) = self.held.take().filter(|(_, held)| !held.functions.is_empty()) {
            out.records.push(record(source_key(&held.key), line, held));
        }
    }
}

impl RowReader for NoticeReader {
    fn dataset(&self, _row: &Row<'_>) -> Option<String> {
        Some(FUNCTIONS.to_owned())
    }

    fn key(&self, _row: &Row<'_>) -> Option<String> {
        // A notice that cannot be read says nothing of its facility.
        None
    }

    fn read(&mut self, row: &Row<'_>, out: &mut Output) {
        let Some(code) = code_of(row.get(self.code)) else {
            return out.problem(Problem::KeyMissing, row.line, "code10", row.get(self.code));
        };
        if self.held.as_ref().is_none_or(|(_, held)| held.key != code) {
            self.hand_over(out);
            self.held = Some((row.line, FunctionRecord { key: code, ..FunctionRecord::default() }));
        }
        let Some(symbol) = out.symbols.get(row.get(self.id)).cloned() else {
            return out.problem(Problem::SymbolUnknown, row.line, "todokede_id", row.get(self.id));
        };
        if functions_of(&symbol, None).next().is_some() {
            let since = since(row, self.since, "start_date", out);
            if let Some((_, held)) = &mut self.held {
                held.functions.extend(functions_of(&symbol, since.as_deref()));
            }
        }
    }

    fn finish(&mut self, out: &mut Output) {
        self.hand_over(out);
    }
}

struct SymbolReader {
    id: Option<usize>,
    symbol: Option<usize>,
}

impl RowReader for SymbolReader {
    fn dataset(&self, _row: &Row<'_>) -> Option<String> {
        Some(FUNCTIONS.to_owned())
    }

    fn key(&self, _row: &Row<'_>) -> Option<String> {
        None
    }

    fn read(&mut self, row: &Row<'_>, out: &mut Output) {
        out.symbols.insert(row.get(self.id).to_owned(), row.get(self.symbol).to_owned());
    }
}
