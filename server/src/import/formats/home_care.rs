//! What clinics can do at home and かかりつけ医機能: a form of ours, one row a facility, one column an item.
//!
//! A clerk of a medical association fills it in Excel: ○ △ × or nothing in a cell, words behind the sign where they
//! matter. [`template`] is what they download; rows that begin with ※ explain and are not read.

use api::home_care::{Answer, ITEMS};

use super::super::problems::Problem;
use super::super::rows::Row;
use super::forms::{self, FacilityColumns, confirmed, is_remark};
use super::{Columns, Format, Output, Record, RowReader, names};
use crate::facilities::document::{AnswerPart, AnswerSheet, Content};

pub const FORMAT: Format = Format {
    title: "在宅医療でできること・かかりつけ医機能の確認票 (template: /templates/home_care.csv)",
    required: || names(&["名称", "訪問診療", "確認日", "確認者"]),
    optional,
    reader: |columns| Box::new(Reader::new(columns)),
};

fn optional() -> Vec<String> {
    let mut columns = names(&forms::KEYS);
    columns.extend(names(&["住所", "電話番号", "備考"]));
    for item in ITEMS {
        columns.push(item.official.to_owned());
        columns.extend(["確認日", "確認者"].map(|what| format!("{}_{what}", item.official)));
    }
    columns
}

/// The form as it is handed out.
pub fn template() -> String {
    let confirmation = [
        ("確認日", "医療機関に確かめた日（例：2026-06-01、令和8年6月1日）"),
        ("確認者", "確かめた団体・部署の名前（公開されます。個人の名前は書かない）"),
    ];
    let about = forms::KEYS_EXPLAINED.into_iter().chain(confirmation);
    let mut columns: Vec<(&str, String)> = about.map(|(column, words)| (column, words.to_owned())).collect();
    for item in ITEMS {
        let words = format!("{}（○できる　△相談　×できない　空欄は未回答。後ろに短い説明を書けます）", item.plain);
        columns.push((item.official, words));
    }
    forms::template(&columns)
}

struct Reader {
    facility: FacilityColumns,
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
            facility: FacilityColumns::find(columns),
            confirmed_on: columns.find("確認日"),
            confirmed_by: columns.find("確認者"),
            items: ITEMS.iter().map(|item| of_item(item.official)).collect(),
        }
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
        self.facility.key(row)
    }

    fn read(&mut self, row: &Row<'_>, out: &mut Output) {
        if is_remark(row) {
            return;
        }
        let Some(source_key) = self.facility.read(row, out) else { return };
        let answers = self.answers(row, out);
        if answers.is_empty() {
            return out.problem(Problem::NothingAnswered, row.line, "名称", self.facility.name(row));
        }
        let sheet = AnswerSheet {
            name: self.facility.name(row).to_owned(),
            address: self.facility.address(row).to_owned(),
            telephone: self.facility.telephone(row).to_owned(),
            answers,
        };
        out.records.push(Record { source_key, line: row.line, content: Some(Content::Answers(sheet)) });
    }
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
        forms::tests::is_read_by_its_reader(&template(), &FORMAT);
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
