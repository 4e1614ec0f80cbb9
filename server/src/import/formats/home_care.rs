//! What clinics can do at home and かかりつけ医機能: a form of ours, one row a facility, one column an item.
//!
//! A clerk of a medical association fills it in Excel: ○ △ × or nothing in a cell, words behind the sign where they
//! matter. [`template`] is what they download; rows that begin with ※ explain and are not read.

use api::home_care::{Answer, ITEMS};

use super::super::problems::Problem;
use super::super::rows::Row;
use super::{Columns, Format, Output, Record, RowReader, fingerprint, names};
use crate::facilities::document::{AnswerPart, AnswerSheet, Content};
use crate::facilities::folding::fold;
use crate::written::dates;

pub const FORMAT: Format = Format {
    title: "在宅医療でできること・かかりつけ医機能の確認票 (template: /templates/home_care.csv)",
    required: || names(&["名称", "訪問診療", "確認日", "確認者"]),
    optional,
    reader: |columns| Box::new(Reader::new(columns)),
};

/// Who is meant: the first of these that is filled in counts.
const KEYS: [&str; 3] = ["施設ID", "医療機関ID", "事業所番号"];

fn optional() -> Vec<String> {
    let mut columns = names(&KEYS);
    columns.extend(names(&["住所", "電話番号", "備考"]));
    for item in ITEMS {
        columns.push(item.official.to_owned());
        columns.extend(["確認日", "確認者"].map(|what| format!("{}_{what}", item.official)));
    }
    columns
}

/// The form as it is handed out: a header, and a line that says what each column is for. UTF-8 with a mark and CRLF, as
/// Excel reads it.
pub fn template() -> String {
    let about = [
        ("施設ID", "※この行は読みとばします。施設のページのアドレスの最後にある番号"),
        ("医療機関ID", "医療情報ネットのID（施設IDがわからないとき）"),
        ("事業所番号", "介護の事業所番号（施設IDがわからないとき）"),
        ("名称", "医療機関の名前（かならず）"),
        ("住所", "番号がどれもわからないとき、都道府県から"),
        ("電話番号", "番号がどれもわからないとき、市外局番から"),
        ("確認日", "医療機関に確かめた日（例：2026-06-01、令和8年6月1日）"),
        ("確認者", "確かめた団体・部署の名前（公開されます。個人の名前は書かない）"),
    ];
    let mut header: Vec<&str> = about.iter().map(|(column, _)| *column).collect();
    let mut words: Vec<String> = about.iter().map(|(_, words)| (*words).to_owned()).collect();
    for item in ITEMS {
        header.push(item.official);
        words.push(format!("{}（○できる　△相談　×できない　空欄は未回答。後ろに短い説明を書けます）", item.plain));
    }
    format!("\u{feff}{}\r\n{}\r\n", header.join(","), words.join(","))
}

struct Reader {
    keys: [Option<usize>; 3],
    name: Option<usize>,
    address: Option<usize>,
    telephone: Option<usize>,
    confirmed_on: Option<usize>,
    confirmed_by: Option<usize>,
    items: Vec<ItemColumns>,
}

struct ItemColumns {
    answer: Option<usize>,
    confirmed_on: Option<usize>,
    confirmed_by: Option<usize>,
}

impl Reader {
    fn new(columns: &Columns<'_>) -> Self {
        let of_item = |name: &str| ItemColumns {
            answer: columns.find(name),
            confirmed_on: columns.find(&format!("{name}_確認日")),
            confirmed_by: columns.find(&format!("{name}_確認者")),
        };
        Self {
            keys: KEYS.map(|name| columns.find(name)),
            name: columns.find("名称"),
            address: columns.find("住所"),
            telephone: columns.find("電話番号"),
            confirmed_on: columns.find("確認日"),
            confirmed_by: columns.find("確認者"),
            items: ITEMS.iter().map(|item| of_item(item.official)).collect(),
        }
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

    fn answers(&self, row: &Row<'_>, out: &mut Output) -> Vec<AnswerPart> {
        let by = row.get(self.confirmed_by);
        let on = confirmed(row, row.get(self.confirmed_on), "確認日", out);
        let mut answers = Vec::new();
        for (item, columns) in ITEMS.iter().zip(&self.items) {
            let cell = row.get(columns.answer);
            if cell.is_empty() {
                continue;
            }
            let Some((answer, note)) = answer(cell) else {
                out.problem(Problem::AnswerUnreadable, row.line, item.official, cell);
                continue;
            };
            let own = row.get(columns.confirmed_on);
            let own =
                if own.is_empty() { None } else { confirmed(row, own, &format!("{}_確認日", item.official), out) };
            let own_by = row.get(columns.confirmed_by);
            let by = if own_by.is_empty() { by } else { own_by };
            answers.push(AnswerPart {
                code: item.code.to_owned(),
                answer,
                note,
                confirmed_on: own.or_else(|| on.clone()),
                confirmed_by: (!by.is_empty()).then(|| by.to_owned()),
            });
        }
        if !answers.is_empty() && answers.iter().all(|answer| answer.confirmed_on.is_none()) {
            out.problem(Problem::ConfirmationMissing, row.line, "確認日", row.get(self.confirmed_on));
        }
        answers
    }
}

impl RowReader for Reader {
    fn dataset(&self, row: &Row<'_>) -> Option<String> {
        (!is_remark(row)).then(|| "home_care".to_owned())
    }

    fn key(&self, row: &Row<'_>) -> Option<String> {
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
        let (name, address, telephone) = (row.get(self.name), row.get(self.address), row.get(self.telephone));
        let told = format!("{}|{}|{}", fold(name), fold(address), fold(telephone));
        let tells = !name.is_empty() && (!address.is_empty() || !telephone.is_empty());
        tells.then(|| format!("named:{}", fingerprint(&told)))
    }

    fn read(&mut self, row: &Row<'_>, out: &mut Output) {
        if is_remark(row) {
            return;
        }
        if let Some((column, told)) = self.wrong_key(row) {
            return out.problem(Problem::FacilityIdUnreadable, row.line, column, &told);
        }
        let Some(source_key) = self.key(row) else {
            return out.problem(Problem::KeyMissing, row.line, "施設ID", row.get(self.name));
        };
        let answers = self.answers(row, out);
        if answers.is_empty() {
            return out.problem(Problem::NothingAnswered, row.line, "名称", row.get(self.name));
        }
        let sheet = AnswerSheet {
            name: row.get(self.name).to_owned(),
            address: row.get(self.address).to_owned(),
            telephone: row.get(self.telephone).to_owned(),
            answers,
        };
        out.records.push(Record { source_key, line: row.line, content: Some(Content::Answers(sheet)) });
    }
}

/// A row that explains the form.
fn is_remark(row: &Row<'_>) -> bool {
    row.get(Some(0)).starts_with('※')
}

/// The day of a confirmation. One that is none leaves the answers unconfirmed.
fn confirmed(row: &Row<'_>, text: &str, field: &str, out: &mut Output) -> Option<String> {
    if text.is_empty() {
        return None;
    }
    let date = dates::date(text);
    if date.is_none() {
        out.problem(Problem::ConfirmationUnreadable, row.line, field, text);
    }
    date.map(|date| date.to_string())
}

/// A sign and what stands behind it: `△（日中のみ）`. `None` where no single sign begins the cell.
fn answer(cell: &str) -> Option<(Answer, Option<String>)> {
    let mut chars = cell.trim().chars();
    let sign = chars.next()?;
    let answer = Answer::of_sign(sign)?;
    let rest = chars.as_str().trim();
    // A letter is a sign only when it stands alone: onsite is no ○.
    let is_letter =
        unicode_normalization::UnicodeNormalization::nfkc(std::iter::once(sign)).all(|c| c.is_ascii_alphabetic());
    if (is_letter && !rest.is_empty()) || rest.chars().next().is_some_and(|next| Answer::of_sign(next).is_some()) {
        return None;
    }
    let unwrapped = rest.strip_prefix(['（', '(']).and_then(|inner| inner.strip_suffix(['）', ')']));
    let note = unwrapped.unwrap_or(rest).trim_start_matches(['：', ':', '、', ',']).trim();
    Some((answer, (!note.is_empty()).then(|| note.to_owned())))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cells_as_clerks_fill_them() {
        let note = |text: &str| Some(text.to_owned());
        for (cell, expected) in [
            ("○", Some((Answer::Can, None))),
            ("〇", Some((Answer::Can, None))),
            (" ◯ ", Some((Answer::Can, None))),
            ("▲", Some((Answer::Ask, None))),
            ("×", Some((Answer::Cannot, None))),
            ("x", Some((Answer::Cannot, None))),
            ("△（日中のみ）", Some((Answer::Ask, note("日中のみ")))),
            ("○ 平日のみ", Some((Answer::Can, note("平日のみ")))),
            ("△：要相談", Some((Answer::Ask, note("要相談")))),
            ("○×", None),
            ("onsite", None),
            ("可", None),
            ("1", None),
            ("", None),
        ] {
            assert_eq!(answer(cell), expected, "{cell}");
        }
    }

    #[test]
    fn the_template_is_read_by_its_own_reader() {
        let template = template();
        let mut table =
            super::super::super::rows::Table::open(Box::new(std::io::Cursor::new(template.into_bytes()))).unwrap();
        let format = Format::recognise(&table.header).unwrap();
        assert_eq!(format.title, FORMAT.title);
        assert_eq!(format.extra(&table.header), Vec::<String>::new());
        let mut record = csv::ByteRecord::new();
        assert!(table.read(&mut record).unwrap());
        let row = table.row(&record).ok().unwrap();
        let mut out = Output::default();
        let mut reader = format.reader(&table.header);
        assert_eq!(reader.dataset(&row), None);
        reader.read(&row, &mut out);
        assert!(out.records.is_empty() && out.problems.0.is_empty());
        assert!(!table.read(&mut record).unwrap());
    }

    proptest! {
        #[test]
        fn any_cell_is_answered(cell in "\\PC{0,20}") {
            let _ = answer(&cell);
        }

        #[test]
        fn a_note_behind_a_sign_is_kept(sign in proptest::sample::select(Answer::ALL.to_vec()), note in "[ぁ-ん一-龠0-9]{1,10}") {
            prop_assert_eq!(answer(&format!("{}{note}", sign.sign())), Some((sign, Some(note.clone()))));
        }
    }
}
