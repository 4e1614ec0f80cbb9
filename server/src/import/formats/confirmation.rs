//! Who has confirmed what is shown of a facility: a form of ours, one row a facility, one column a field.

use api::confirmations::ConfirmedField;
use jiff::civil::Date;

use super::super::problems::Problem;
use super::super::rows::Row;
use super::forms::{self, FacilityColumns, is_remark};
use super::{Format, Output, Record, RowReader, names};
use crate::facilities::confirmations::Confirmed;
use crate::facilities::document::{AnswerSheet, Content};
use crate::import::datasets::CONFIRMATIONS;
use crate::written::dates;

const BY: &str = "確認者";

pub const FORMAT: Format = Format {
    title: "項目ごとの確認日 (template: /templates/confirmations.csv)",
    required: || ConfirmedField::ALL.into_iter().map(column).chain(names(&["名称", BY])).collect(),
    optional: || names(&[&forms::KEYS[..], &["住所", "電話番号", "備考"]].concat()),
    reader: |columns| {
        Box::new(Reader {
            facility: FacilityColumns::find(columns),
            dates: ConfirmedField::ALL.map(|field| columns.find(&column(field))),
            by: columns.find(BY),
        })
    },
};

/// A field that somebody has confirmed, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadConfirmation {
    pub line: u64,
    /// As the row tells it, until it is known whose row it is.
    pub source_key: String,
    /// Without a fingerprint, until it is known what is shown.
    pub confirmed: Confirmed,
}

/// 電話番号_確認日
pub fn column(field: ConfirmedField) -> String {
    format!("{}_確認日", field.ja())
}

/// The form as it is handed out.
pub fn template() -> String {
    let mut columns: Vec<(String, String)> =
        forms::KEYS_EXPLAINED.iter().map(|(name, words)| ((*name).to_owned(), (*words).to_owned())).collect();
    for field in ConfirmedField::ALL {
        let words = match field {
            ConfirmedField::Hours => {
                "表示している診療時間・営業時間が正しいと確かめた日（例：2026-06-01、令和8年6月1日）。確かめていなければ空欄"
            }
            ConfirmedField::Telephone => "表示している電話番号が正しいと確かめた日",
            ConfirmedField::HomeVisits => "往診・訪問診療など、家に行くかどうかを確かめた日",
            ConfirmedField::Functions => "届出・機能を確かめた日",
        };
        columns.push((column(field), words.to_owned()));
    }
    columns.push((BY.to_owned(), "確かめた団体・部署の名前（公開されます。個人の名前は書かない）".to_owned()));
    forms::template(&columns)
}

struct Reader {
    facility: FacilityColumns,
    dates: [Option<usize>; 4],
    by: Option<usize>,
}

impl Reader {
    fn dates<'r>(&self, row: &'r Row<'_>) -> impl Iterator<Item = (ConfirmedField, &'r str)> {
        let told = ConfirmedField::ALL.into_iter().zip(self.dates).map(|(field, at)| (field, row.get(at)));
        told.filter(|(_, text)| !text.is_empty())
    }
}

impl RowReader for Reader {
    fn dataset(&self, row: &Row<'_>) -> Option<String> {
        (!is_remark(row)).then(|| CONFIRMATIONS.prefix.to_owned())
    }

    /// The newest day of the row, until all are read: the form has no date of its own.
    fn as_of(&self, row: &Row<'_>) -> Option<Date> {
        self.dates(row).filter_map(|(_, text)| dates::date(text)).max()
    }

    fn key(&self, row: &Row<'_>) -> Option<String> {
        self.facility.key(row)
    }

    fn read(&mut self, row: &Row<'_>, out: &mut Output) {
        if is_remark(row) {
            return;
        }
        let Some(source_key) = self.facility.read(row, out) else { return };
        let by = row.get(self.by);
        if by.is_empty() {
            return out.problem(Problem::ConfirmerMissing, row.line, BY, self.facility.name(row));
        }
        for (field, text) in self.dates(row) {
            let Some(on) = dates::date(text) else {
                out.problem(Problem::ConfirmedOnUnreadable, row.line, &column(field), text);
                continue;
            };
            let confirmed = Confirmed { field, on: on.to_string(), by: by.to_owned(), fingerprint: String::new() };
            out.confirmations.push(ReadConfirmation { line: row.line, source_key: source_key.clone(), confirmed });
        }
        // What tells whose row it is.
        let sheet = AnswerSheet {
            name: self.facility.name(row).to_owned(),
            address: self.facility.address(row).to_owned(),
            telephone: self.facility.telephone(row).to_owned(),
            answers: Vec::new(),
        };
        out.records.push(Record { source_key, line: row.line, content: Some(Content::Answers(sheet)) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_is_read_by_its_own_reader() {
        forms::tests::is_read_by_its_reader(&template(), &FORMAT);
    }

    #[test]
    fn rows_as_clerks_write_them() {
        let text = "施設ID,医療機関ID,事業所番号,名称,住所,電話番号,診療時間_確認日,電話番号_確認日,訪問_確認日,機能_確認日,確認者\n\
            ,2722210100001,,甲医院,,,令和8年6月1日,2026/6/2,,,ささえ市医師会\n\
            ,,2790000001,乙事業所,,,,春ごろ,R8.6.3,,ささえ市\n\
            ,2722210100003,,丙医院,,,2026-06-01,,,,\n\
            ,2722210100004,,丁医院,,,,,,,ささえ市\n";
        let out = forms::tests::read(text, &FORMAT);
        let told: Vec<_> = out
            .confirmations
            .iter()
            .map(|read| {
                (read.line, read.source_key.as_str(), read.confirmed.field.as_str(), read.confirmed.on.as_str())
            })
            .collect();
        assert_eq!(
            told,
            [
                (2, "iryo:2722210100001", "hours", "2026-06-01"),
                (2, "iryo:2722210100001", "telephone", "2026-06-02"),
                (3, "kaigo:2790000001", "home_visits", "2026-06-03"),
            ]
        );
        assert_eq!(out.confirmations[2].confirmed.by, "ささえ市");
        let problem = |problem, line, field: &str, value: &str| (problem, line, field.to_owned(), value.to_owned());
        assert_eq!(
            forms::tests::problems(&out),
            [
                problem(Problem::ConfirmedOnUnreadable, 3, "電話番号_確認日", "春ごろ"),
                problem(Problem::ConfirmerMissing, 4, "確認者", "丙医院"),
            ]
        );
    }
}
