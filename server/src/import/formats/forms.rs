//! What our own forms share: whose row it is, rows that explain, confirmations, and how a form is handed out.

use super::super::problems::Problem;
use super::super::rows::Row;
use super::{Columns, Output, fingerprint};
use crate::facilities::folding::fold;
use crate::written::dates;

/// Who is meant: the first of these that is filled in counts.
pub const KEYS: [&str; 3] = ["施設ID", "医療機関ID", "事業所番号"];

/// What the columns that say who is meant are for, as a form explains them.
pub const KEYS_EXPLAINED: [(&str, &str); 6] = [
    ("施設ID", "※この行は読みとばします。施設のページのアドレスの最後にある番号"),
    ("医療機関ID", "医療情報ネットのID（施設IDがわからないとき）"),
    ("事業所番号", "介護の事業所番号（施設IDがわからないとき）"),
    ("名称", "医療機関や事業所の名前（かならず）"),
    ("住所", "番号がどれもわからないとき、都道府県から"),
    ("電話番号", "番号がどれもわからないとき、市外局番から"),
];

/// A form as it is handed out: a header, and a line that says what each column is for. UTF-8 with a mark and CRLF, as
/// Excel reads it. No text holds a comma or a quote.
pub fn template<H: AsRef<str>, W: AsRef<str>>(columns: &[(H, W)]) -> String {
    let header: Vec<&str> = columns.iter().map(|(column, _)| column.as_ref()).collect();
    let words: Vec<&str> = columns.iter().map(|(_, words)| words.as_ref()).collect();
    format!("\u{feff}{}\r\n{}\r\n", header.join(","), words.join(","))
}

/// A row that explains the form.
pub fn is_remark(row: &Row<'_>) -> bool {
    row.get(Some(0)).starts_with('※')
}

/// The day of a confirmation. One that is none leaves what was told unconfirmed.
pub fn confirmed(row: &Row<'_>, text: &str, field: &str, out: &mut Output) -> Option<String> {
    if text.is_empty() {
        return None;
    }
    let date = dates::date(text);
    if date.is_none() {
        out.problem(Problem::ConfirmationUnreadable, row.line, field, text);
    }
    date.map(|date| date.to_string())
}

/// The columns by which a row names its facility.
pub struct FacilityColumns {
    keys: [Option<usize>; 3],
    name: Option<usize>,
    address: Option<usize>,
    telephone: Option<usize>,
}

impl FacilityColumns {
    pub fn find(columns: &Columns<'_>) -> Self {
        Self {
            keys: KEYS.map(|name| columns.find(name)),
            name: columns.find("名称"),
            address: columns.find("住所"),
            telephone: columns.find("電話番号"),
        }
    }

    pub fn name<'r>(&self, row: &'r Row<'_>) -> &'r str {
        row.get(self.name)
    }

    pub fn address<'r>(&self, row: &'r Row<'_>) -> &'r str {
        row.get(self.address)
    }

    pub fn telephone<'r>(&self, row: &'r Row<'_>) -> &'r str {
        row.get(self.telephone)
    }

    /// The key of the facility, as far as the row tells one: `id:`, `iryo:`, `kaigo:`, or `named:` and a hash of name,
    /// address and telephone.
    pub fn key(&self, row: &Row<'_>) -> Option<String> {
        let [id, iryo, office] = self.keys.map(|key| row.get(key));
        if self.wrong_key(row).is_some() {
            return None;
        }
        if !id.is_empty() {
            return Some(format!("id:{}", id.to_ascii_lowercase()));
        }
        if !iryo.is_empty() {
            return Some(format!("iryo:{iryo}"));
        }
        if !office.is_empty() {
            return Some(format!("kaigo:{office}"));
        }
        let (name, address, telephone) = (self.name(row), self.address(row), self.telephone(row));
        let told = format!("{}|{}|{}", fold(name), fold(address), fold(telephone));
        let tells = !name.is_empty() && (!address.is_empty() || !telephone.is_empty());
        tells.then(|| format!("named:{}", fingerprint(&told)))
    }

    /// The same; what is wrong with it is told.
    pub fn read(&self, row: &Row<'_>, out: &mut Output) -> Option<String> {
        if let Some((column, told)) = self.wrong_key(row) {
            out.problem(Problem::FacilityIdUnreadable, row.line, column, &told);
            return None;
        }
        let key = self.key(row);
        if key.is_none() {
            out.problem(Problem::KeyMissing, row.line, "施設ID", self.name(row));
        }
        key
    }

    /// What a row says of a key that cannot be right, by the name of its column.
    fn wrong_key(&self, row: &Row<'_>) -> Option<(&'static str, String)> {
        let told = |at: usize| row.get(self.keys[at]);
        let is_id = uuid::Uuid::parse_str(told(0)).is_ok();
        // 2.71012E+12 is what a spreadsheet makes of an ID of 13 digits.
        let is_iryo = (5..=13).contains(&told(1).len()) && told(1).bytes().all(|b| b.is_ascii_alphanumeric());
        let is_office = told(2).len() == 10 && told(2).bytes().all(|b| b.is_ascii_alphanumeric());
        let right = [is_id, is_iryo, is_office];
        let wrong = (0..3).find(|&at| !told(at).is_empty() && !right[at])?;
        Some((KEYS[wrong], told(wrong).to_owned()))
    }
}

#[cfg(test)]
pub mod tests {
    use super::super::super::rows::Table;
    use super::*;
    use crate::import::formats::Format;

    /// Reads a sheet as the importer does: rows that are of a dataset, and problems.
    pub fn read(text: &str, expected: &Format) -> Output {
        let mut table = Table::open(Box::new(std::io::Cursor::new(text.to_owned().into_bytes()))).unwrap();
        let format = Format::recognise(&table.header).unwrap();
        assert_eq!(format.title, expected.title);
        assert_eq!(format.extra(&table.header), Vec::<String>::new());
        let mut reader = format.reader(&table.header);
        let mut record = csv::ByteRecord::new();
        let mut out = Output::default();
        while table.read(&mut record).unwrap() {
            let row = table.row(&record).ok().unwrap();
            if reader.dataset(&row).is_some() {
                reader.read(&row, &mut out);
            }
        }
        out
    }

    /// A template is of its own format, and its line of explanations tells nothing.
    pub fn is_read_by_its_reader(template: &str, format: &Format) {
        assert!(template.starts_with('\u{feff}') && template.lines().count() == 2);
        assert!(!template.contains('"'));
        let lines: Vec<usize> = template.lines().map(|line| line.split(',').count()).collect();
        assert_eq!(lines[0], lines[1], "as many explanations as columns");
        let out = read(template, format);
        assert!(out.records.is_empty() && out.problems.0.is_empty());
        let columns: Vec<String> = (format.required)().into_iter().chain((format.optional)()).collect();
        let header: Vec<&str> = template.lines().next().unwrap().trim_start_matches('\u{feff}').split(',').collect();
        assert!(header.iter().all(|column| columns.iter().any(|known| known == column)));
    }

    /// Problems as kind, line, field and value.
    pub fn problems(out: &Output) -> Vec<(Problem, u64, String, String)> {
        let all = out.problems.0.iter().flat_map(|(problem, found)| {
            found.examples.iter().map(|e| (*problem, e.line, e.field.clone(), e.value.clone()))
        });
        all.collect()
    }
}
