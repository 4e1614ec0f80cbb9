//! Official files in small: real headers, real rows.
//!
//! The rows are single rows of the public files (出典: 厚生労働省「医療情報ネット」「介護サービス情報公表
//! システム」オープンデータ; shortened where a row is long), since each shows a trap of the format.

use std::collections::BTreeMap;
use std::fmt::Write as _;

pub const DAYS: [&str; 8] = ["月", "火", "水", "木", "金", "土", "日", "祝"];

/// A file put together from columns by name: what a row does not name is empty.
pub struct Sheet {
    columns: Vec<String>,
    rows: Vec<BTreeMap<String, String>>,
    quoted: bool,
}

impl Sheet {
    fn new(columns: Vec<String>, quoted: bool) -> Self {
        Self { columns, rows: Vec::new(), quoted }
    }

    /// 01-1 (病院), 02-1 (診療所), 03-1 (歯科): 65, 62 or 57 columns.
    pub fn institutions(kind: char) -> Self {
        let mut columns: Vec<String> = "ID,正式名称,正式名称（フリガナ）,略称,略称（フリガナ）,英語表記（ローマ字表記）,機関区分,都道府県コード,市区町村コード,所在地,所在地座標（緯度）,所在地座標（経度）,案内用ホームページアドレス"
            .split(',')
            .map(str::to_owned)
            .collect();
        columns.extend(DAYS[..7].iter().map(|day| format!("毎週決まった曜日に休診（{day}）")));
        for week in 1..=5 {
            columns.extend(DAYS[..7].iter().map(|day| format!("決まった週に休診（定期週）第{week}週（{day}）")));
        }
        columns.extend(["祝日に休診".to_owned(), "その他の休診日（gw、お盆等）".to_owned()]);
        let beds = match kind {
            '1' => {
                "一般病床,療養病床,療養病床のうち医療保険適用,療養病床のうち介護保険適用,精神病床,結核病床,感染症病床,合計病床数"
            }
            '2' => "一般病床,療養病床,療養病床のうち医療保険適用,療養病床のうち介護保険適用,合計病床数",
            _ => "",
        };
        columns.extend(beds.split(',').filter(|c| !c.is_empty()).map(str::to_owned));
        Self::new(columns, true)
    }

    /// 01-2, 02-2, 03-2: 36 columns.
    pub fn hours() -> Self {
        let mut columns: Vec<String> = ["ID", "診療科目コード", "診療科目名", "診療時間帯"].map(str::to_owned).to_vec();
        for kind in ["診療", "外来受付"] {
            for day in DAYS {
                columns.push(format!("{day}_{kind}開始時間"));
                columns.push(format!("{day}_{kind}終了時間"));
            }
        }
        Self::new(columns, true)
    }

    /// 05: 128 columns.
    pub fn pharmacies() -> Self {
        let mut columns: Vec<String> = "ID,名称,フリガナ,ローマ字,機関区分,都道府県コード,市区町村コード,所在地,所在地座標（緯度）,所在地座標（経度）,薬局のホームページアドレス"
            .split(',')
            .map(str::to_owned)
            .collect();
        for block in ["営業日", "定期閉店毎週"] {
            columns.extend(DAYS.iter().map(|day| format!("{block}（{day}）")));
        }
        for week in ["１", "２", "３", "４", "５"] {
            columns.extend(DAYS[..7].iter().map(|day| format!("定期閉店第{week}週（{day}）")));
        }
        columns.extend(["祝日".to_owned(), "その他の閉店日（gw、お盆等）".to_owned()]);
        for band in 1..=4 {
            for day in DAYS {
                columns.push(format!("{day}_開店時間帯{band}_開始時間"));
                columns.push(format!("{day}_開店時間帯{band}_終了時間"));
            }
        }
        Self::new(columns, true)
    }

    /// jigyosho_NNN: 24 columns.
    pub fn offices() -> Self {
        let columns = "都道府県コード又は市町村コード,No,都道府県名,市区町村名,事業所名,事業所名カナ,サービスの種類,住所,方書（ビル名等）,緯度,経度,電話番号,FAX番号,法人番号,法人の名称,事業所番号,利用可能曜日,利用可能曜日特記事項,定員,URL,高齢者の方と障害者の方が同時一体的に利用できるサービス,介護保険の通常の指定基準を満たしている,障害福祉の通常の指定基準を満たしている,備考";
        Self::new(columns.split(',').map(str::to_owned).collect(), false)
    }

    pub fn column_count(&self) -> usize {
        self.columns.len()
    }

    /// Adds a row from `column=value` lines; a misspelt column is a fault of the test.
    pub fn row(mut self, fields: &[(&str, &str)]) -> Self {
        let mut row = BTreeMap::new();
        for (column, value) in fields {
            assert!(self.columns.iter().any(|known| known == column), "no column {column}");
            row.insert((*column).to_owned(), (*value).to_owned());
        }
        self.rows.push(row);
        self
    }

    /// A clinic, hospital or dental clinic with what every row has.
    pub fn institution(self, id: &str, name: &str, more: &[(&str, &str)]) -> Self {
        let kind = id[2..3].to_owned();
        let mut fields = vec![
            ("ID", id),
            ("正式名称", name),
            ("機関区分", kind.as_str()),
            ("都道府県コード", &id[..2]),
            ("市区町村コード", "201"),
            ("所在地", "高知県高知市桟橋通２丁目７ー７"),
            ("所在地座標（緯度）", "33.548311"),
            ("所在地座標（経度）", "133.548238"),
        ];
        fields.retain(|(column, _)| !more.iter().any(|(own, _)| own == column));
        fields.extend(more);
        self.row(&fields)
    }

    /// A care office with what every row has.
    pub fn office(self, number: &str, service: &str, name: &str, more: &[(&str, &str)]) -> Self {
        let mut fields = vec![
            ("都道府県コード又は市町村コード", "392014"),
            ("No", number),
            ("事業所番号", number),
            ("都道府県名", "高知県"),
            ("市区町村名", "高知市"),
            ("事業所名", name),
            ("サービスの種類", service),
            ("住所", "高知市塚ノ原１２３"),
            ("緯度", "33.560000000000000"),
            ("経度", "133.510000000000000"),
            ("電話番号", "088-800-0000"),
        ];
        fields.retain(|(column, _)| !more.iter().any(|(own, _)| own == column));
        fields.extend(more);
        self.row(&fields)
    }

    /// The CSV without BOM, with CRLF.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let field = |value: &str| {
            if self.quoted || value.contains([',', '"']) {
                format!("\"{}\"", value.replace('"', "\"\""))
            } else {
                value.to_owned()
            }
        };
        let line = |values: Vec<String>| values.join(",") + "\r\n";
        text += &line(self.columns.iter().map(|c| field(c)).collect());
        for row in &self.rows {
            let values = self.columns.iter().map(|column| {
                let value = row.get(column).map_or("", String::as_str);
                // The two coordinates are the only unquoted columns.
                if column.starts_with("所在地座標") { value.to_owned() } else { field(value) }
            });
            text += &line(values.collect());
        }
        text
    }

    /// As published: UTF-8 with BOM.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = b"\xef\xbb\xbf".to_vec();
        bytes.extend(self.text().bytes());
        bytes
    }
}

/// `mon-fri 09:00-12:00` as columns of a band: the given days from Monday on.
pub fn band(prefix: &str, suffixes: (&str, &str), spans: &[&str]) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for (day, span) in DAYS.iter().zip(spans) {
        if let Some((start, end)) = span.split_once('-') {
            let mut start_column = String::new();
            let mut end_column = String::new();
            write!(start_column, "{day}_{prefix}{}", suffixes.0).unwrap();
            write!(end_column, "{day}_{prefix}{}", suffixes.1).unwrap();
            fields.push((start_column, start.to_owned()));
            fields.push((end_column, end.to_owned()));
        }
    }
    fields
}

/// Borrowed pairs of owned ones.
pub fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(column, value)| (column.as_str(), value.as_str())).collect()
}

/// Day flags, one character a day: `1`, `0` or `-` for empty.
pub fn flags(prefix: &str, days: &str) -> Vec<(String, String)> {
    DAYS.iter()
        .zip(days.chars())
        .filter(|(_, flag)| *flag != '-')
        .map(|(day, flag)| (format!("{prefix}（{day}）"), flag.to_string()))
        .collect()
}
