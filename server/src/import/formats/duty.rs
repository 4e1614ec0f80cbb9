//! 休日当番医・夜間急病 in a sheet of our own: the template that `/templates/duties.csv` hands out.

use super::super::problems::Problem;
use super::super::rows::Row;
use super::fields::free_text;
use super::{Columns, Format, Output, ReadDuty, RowReader, names};
use crate::duties::written::{self, DateFault};
use crate::duties::{DATASET, Days, Duty};
use crate::facilities::normalize;

const DATE: &str = "日付";
const START: &str = "開始";
const END: &str = "終了";
const NAME: &str = "医療機関名";
const DEPARTMENT: &str = "診療科";
const ADDRESS: &str = "住所";
const TELEPHONE: &str = "電話番号";
const NOTE: &str = "備考";
const FACILITY: &str = "施設ID";

/// A row that begins with one of these explains the sheet.
const EXPLAINS: [char; 4] = ['例', '※', '#', '＃'];

pub const FORMAT: Format = Format {
    title: "休日・夜間の当番医 (/templates/duties.csv)",
    required: || names(&[DATE, START, END, NAME]),
    optional: || names(&[DEPARTMENT, ADDRESS, TELEPHONE, NOTE, FACILITY]),
    reader: |columns: &Columns<'_>| {
        Box::new(Reader {
            date: columns.find(DATE),
            start: columns.find(START),
            end: columns.find(END),
            name: columns.find(NAME),
            department: columns.find(DEPARTMENT),
            address: columns.find(ADDRESS),
            telephone: columns.find(TELEPHONE),
            note: columns.find(NOTE),
            facility: columns.find(FACILITY),
        })
    },
};

struct Reader {
    date: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
    name: Option<usize>,
    department: Option<usize>,
    address: Option<usize>,
    telephone: Option<usize>,
    note: Option<usize>,
    facility: Option<usize>,
}

impl RowReader for Reader {
    fn dataset(&self, _row: &Row<'_>) -> Option<String> {
        Some(DATASET.to_owned())
    }

    fn key(&self, _row: &Row<'_>) -> Option<String> {
        None
    }

    fn read(&mut self, row: &Row<'_>, out: &mut Output) {
        if row.get(self.date).starts_with(EXPLAINS) {
            return;
        }
        // All that is wrong with a row is told at once.
        let date = match written::date(row.get(self.date)) {
            Ok(date) => Some(date),
            Err(fault) => {
                let problem = match fault {
                    DateFault::Unreadable => Problem::DutyDateUnreadable,
                    DateFault::OtherWeekday => Problem::DutyWeekdayDiffers,
                };
                out.problem(problem, row.line, DATE, row.get(self.date));
                None
            }
        };
        let hours = hours(row.line, row.get(self.start), row.get(self.end), out);
        let name = free_text(row.get(self.name));
        if name.is_none() {
            out.problem(Problem::DutyNameMissing, row.line, NAME, row.get(self.name));
        }
        let telephone = telephone(row.line, TELEPHONE, row.get(self.telephone), out);
        let (Some(date), Some(hours), Some(name)) = (date, hours, name) else { return };
        let duty = Duty {
            days: Days::one(date),
            hours,
            name,
            department: free_text(row.get(self.department)),
            address: free_text(row.get(self.address)),
            telephone,
            note: free_text(row.get(self.note)),
            facility: free_text(row.get(self.facility)),
        };
        out.duties.push(ReadDuty { line: row.line, duty });
    }
}

/// `None`: not to be used. Without start and end only the day is known.
fn hours(line: u64, start: &str, end: &str, out: &mut Output) -> Option<Option<(u16, u16)>> {
    let shown = format!("{start}～{end}");
    if start.is_empty() || end.is_empty() {
        out.problem(Problem::DutyTimeMissing, line, "開始,終了", &shown);
        return Some(None);
    }
    let hours = written::hours(start, end);
    if hours.is_none() {
        out.problem(Problem::DutyTimeUnreadable, line, "開始,終了", &shown);
    }
    hours.map(Some)
}

/// A number as it is dialled. One without area code is kept as it was written: neighbours know how to dial it.
pub fn telephone(line: u64, field: &str, text: &str, out: &mut Output) -> Option<String> {
    let text = free_text(text)?;
    let number = normalize::telephone(&text).or_else(|| short_number(&text));
    match &number {
        Some(number) if number.starts_with(['0', '+']) && number.len() >= 9 => {}
        Some(number) => out.problem(Problem::DutyTelephoneWithoutAreaCode, line, field, number),
        None => out.problem(Problem::TelephoneUnreadable, line, field, &text),
    }
    number
}

/// `22-1234`, `12-3456`, `1234-5678`
fn short_number(text: &str) -> Option<String> {
    let plain: String = unicode_normalization::UnicodeNormalization::nfkc(text)
        .map(|c| if matches!(c, '‐' | '–' | '―' | '−' | 'ー') { '-' } else { c })
        .collect();
    let digits = plain.chars().filter(char::is_ascii_digit).count();
    let only = plain.chars().all(|c| c.is_ascii_digit() || c == '-');
    ((6..9).contains(&digits) && only).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::super::super::rows::Table;
    use super::*;
    use crate::duties::Duty;

    /// Reads a sheet as the importer does.
    fn read(text: &str) -> Output {
        let mut table = Table::open(Box::new(std::io::Cursor::new(text.to_owned()))).unwrap();
        let format = Format::recognise(&table.header).unwrap();
        assert_eq!(format.title, FORMAT.title);
        let mut reader = format.reader(&table.header);
        let mut record = csv::ByteRecord::new();
        let mut out = Output::default();
        while table.read(&mut record).unwrap() {
            if let Ok(row) = table.row(&record) {
                reader.read(&row, &mut out);
            }
        }
        out
    }

    fn problems(out: &Output) -> Vec<(Problem, u64, String, String)> {
        let all = out.problems.0.iter().flat_map(|(problem, found)| {
            found.examples.iter().map(|e| (*problem, e.line, e.field.clone(), e.value.clone()))
        });
        all.collect()
    }

    #[test]
    fn the_template_is_of_this_format_and_tells_no_duty() {
        let template = include_str!("../../../../public/templates/duties.csv");
        assert!(template.starts_with('\u{feff}'), "a spreadsheet takes it for another encoding");
        let out = read(template);
        assert_eq!((out.duties.len(), problems(&out)), (0, vec![]));
        // Without the sign that it explains, its example is read as it is meant.
        let out = read(&template.replace("例）", ""));
        assert_eq!((out.duties.len(), problems(&out)), (1, vec![]));
        let table = Table::open(Box::new(template.as_bytes())).unwrap();
        let columns: Vec<String> = (FORMAT.required)().into_iter().chain((FORMAT.optional)()).collect();
        assert!(columns.iter().all(|column| table.header.contains(column)) && table.header.len() == columns.len());
    }

    #[test]
    fn rows_as_clerks_write_them() {
        let out = read(
            "日付,開始,終了,診療科,医療機関名,住所,電話番号,備考,施設ID\n\
             令和8年11月22日（日）,９：００,１７時,内科,さくら医院,桜町２－３,００－００００－００１２,受付は16時まで,9920001\n\
             2026/11/22,20:00,翌8:00,,夜間急病センター,,22-1234,なし,\n",
        );
        let duty = Duty {
            days: Days::one(jiff::civil::date(2026, 11, 22)),
            hours: Some((540, 1020)),
            name: "さくら医院".to_owned(),
            department: Some("内科".to_owned()),
            address: Some("桜町２－３".to_owned()),
            telephone: Some("00-0000-0012".to_owned()),
            note: Some("受付は16時まで".to_owned()),
            facility: Some("9920001".to_owned()),
        };
        assert_eq!(out.duties[0], ReadDuty { line: 2, duty });
        let night = &out.duties[1].duty;
        assert_eq!((night.hours, night.telephone.as_deref()), (Some((1200, 1920)), Some("22-1234")));
        assert_eq!((&night.department, &night.note, &night.facility), (&None, &None, &None));
        let short = (Problem::DutyTelephoneWithoutAreaCode, 3, "電話番号".to_owned(), "22-1234".to_owned());
        assert_eq!(problems(&out), [short]);
    }

    #[test]
    fn what_is_wrong_is_told_with_row_and_field() {
        let out = read(
            "日付,開始,終了,医療機関名,電話番号\n\
             11/22,9:00,17:00,甲医院,\n\
             2026/11/22（土）,9:00,17:00,甲医院,\n\
             2026/11/22,朝,17:00,,電話なし\n\
             2026/11/22,,,乙医院,\n",
        );
        let at = |problem, line, field: &str, value: &str| (problem, line, field.to_owned(), value.to_owned());
        assert_eq!(
            problems(&out),
            [
                at(Problem::TelephoneUnreadable, 4, "電話番号", "電話なし"),
                at(Problem::DutyDateUnreadable, 2, "日付", "11/22"),
                at(Problem::DutyWeekdayDiffers, 3, "日付", "2026/11/22（土）"),
                at(Problem::DutyTimeUnreadable, 4, "開始,終了", "朝～17:00"),
                at(Problem::DutyTimeMissing, 5, "開始,終了", "～"),
                at(Problem::DutyNameMissing, 4, "医療機関名", ""),
            ]
        );
        let used: Vec<_> = out.duties.iter().map(|read| (read.line, read.duty.hours)).collect();
        assert_eq!(used, [(5, None)]);
    }
}
