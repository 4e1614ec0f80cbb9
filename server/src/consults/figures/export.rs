//! The figures as files for the report to the city: tables of cells, written as CSV or as an Excel file.

use api::consults::Channel;
use api::consults::figures::{Counted, Figures};
use api::consults::lists::{ConsultLists, ListItem};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use crate::spreadsheet::harmless;

/// One table, a sheet of the workbook.
struct Table {
    name: &'static str,
    rows: Vec<Vec<Cell>>,
}

enum Cell {
    Text(String),
    Number(i64),
    /// To come, or not known.
    Empty,
}

fn text(words: impl Into<String>) -> Cell {
    Cell::Text(words.into())
}

/// CSV as Excel in Japan opens it: UTF-8 with BOM, CRLF, nothing that computes. The tables stand one under the other, each
/// with its name in a line of its own.
pub fn csv(figures: &Figures, lists: &ConsultLists, heading: &str) -> Vec<u8> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    // Memory takes what comes, and rows may have any length.
    let _ = writer.write_record([harmless(heading).as_ref()]);
    for table in tables(figures, lists) {
        let _ = writer.write_record([""]);
        let _ = writer.write_record([table.name]);
        for row in &table.rows {
            let _ = writer.write_record(row.iter().map(|cell| match cell {
                Cell::Text(text) => harmless(text).into_owned(),
                Cell::Number(number) => number.to_string(),
                Cell::Empty => String::new(),
            }));
        }
    }
    drop(writer);
    bytes
}

/// An Excel file with a sheet for each table.
pub fn xlsx(figures: &Figures, lists: &ConsultLists, heading: &str) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    for table in tables(figures, lists) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(table.name)?.write_string_with_format(0, 0, heading, &bold)?;
        for (row, cells) in (2..).zip(&table.rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Cell::Text(text) if row == 2 => sheet.write_string_with_format(row, column, text, &bold)?,
                    Cell::Text(text) => sheet.write_string(row, column, text)?,
                    // Numbers of a spreadsheet are exact up to 2^53.
                    Cell::Number(number) => sheet.write_number(row, column, *number as f64)?,
                    Cell::Empty => sheet,
                };
            }
        }
        sheet.set_column_width(0, 28)?.set_freeze_panes(3, 1)?;
    }
    workbook.save_to_buffer()
}

fn tables(figures: &Figures, lists: &ConsultLists) -> Vec<Table> {
    let named = |items: &[ListItem], code: &str| {
        let item = items.iter().find(|item| item.code == code);
        item.map_or_else(|| code.to_owned(), |item| item.ja.clone())
    };
    let channel = |code: &str| Channel::parse(code).map_or("", channel_name).to_owned();
    vec![
        months(figures),
        by_code("相談した人", figures, &figures.askers, |code| named(&lists.askers, code)),
        by_code("相談の方法", figures, &figures.channels, channel),
        by_code("相談の内容", figures, &figures.topics, |code| named(&lists.topics, code)),
        by_code("提供したもの", figures, &figures.provided, |code| named(&lists.provided, code)),
    ]
}

fn channel_name(channel: Channel) -> &'static str {
    match channel {
        Channel::Web => "ウェブ",
        Channel::Telephone => "電話",
        Channel::Fax => "FAX",
        Channel::Visit => "来所",
        Channel::Email => "メール",
        Channel::Inside => "専門職（ログイン）",
    }
}

fn months(figures: &Figures) -> Table {
    let headings = [
        "月",
        "受けた相談",
        "受けた相談（前年度の同じ月）",
        "ほかの窓口から引き継いだ相談",
        "終わった相談",
        "もう一度はじめた相談",
        "ほかの窓口へ引き継いだ相談",
        "月末に続いている相談",
        "最初の返答までの時間（中央値、分）",
        "期限までに返答した相談",
    ];
    let mut rows = vec![headings.map(text).into_iter().collect::<Vec<_>>()];
    for (at, month) in figures.months.iter().enumerate() {
        rows.push(vec![
            text(&month.month),
            Cell::Number(month.received),
            figures.last_year.get(at).map_or(Cell::Empty, |last| Cell::Number(last.received)),
            Cell::Number(month.taken_over),
            Cell::Number(month.closed),
            Cell::Number(month.reopened),
            Cell::Number(month.handed_over),
            Cell::Number(month.open),
            month.median_minutes.map_or(Cell::Empty, Cell::Number),
            Cell::Number(month.in_time),
        ]);
    }
    let sum = |of: fn(&api::consults::figures::MonthFigures) -> i64| Cell::Number(figures.months.iter().map(of).sum());
    let last = figures.last_year.iter().take(figures.months.len()).map(|month| month.received).sum();
    let totals = [
        sum(|m| m.received),
        Cell::Number(last),
        sum(|m| m.taken_over),
        sum(|m| m.closed),
        sum(|m| m.reopened),
        sum(|m| m.handed_over),
        Cell::Empty,
        Cell::Empty,
        sum(|m| m.in_time),
    ];
    rows.push([text("合計")].into_iter().chain(totals).collect());
    Table { name: "月ごと", rows }
}

fn by_code(name: &'static str, figures: &Figures, counted: &[Counted], named: impl Fn(&str) -> String) -> Table {
    let months = figures.months.iter().map(|month| text(&month.month));
    let mut rows = vec![[text(name)].into_iter().chain(months).chain([text("合計"), text("前年度の合計")]).collect()];
    for Counted { code, total, last_year, by_month } in counted {
        let numbers = by_month.iter().chain([total, last_year]).map(|number| Cell::Number(*number));
        rows.push([text(named(code))].into_iter().chain(numbers).collect());
    }
    Table { name, rows }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use api::consults::figures::MonthFigures;

    use super::*;

    fn sample() -> (Figures, ConsultLists) {
        let month =
            |month: &str, received| MonthFigures { month: month.to_owned(), received, ..MonthFigures::default() };
        let figures = Figures {
            year: 2026,
            months: vec![MonthFigures { median_minutes: Some(95), ..month("2026-04", 12) }, month("2026-05", 3)],
            last_year: vec![month("2025-04", 7), month("2025-05", 0), month("2025-06", 9)],
            askers: vec![Counted { code: "family".to_owned(), total: 15, last_year: 16, by_month: vec![12, 3] }],
            ..Figures::default()
        };
        let item = ListItem { code: "family".to_owned(), ja: "=家族".to_owned(), ..ListItem::default() };
        (figures, ConsultLists { askers: vec![item], ..ConsultLists::default() })
    }

    #[test]
    fn a_csv_file_has_every_table_and_nothing_that_computes() {
        let (figures, lists) = sample();
        let csv = String::from_utf8(csv(&figures, &lists, "2026年度")).unwrap();
        assert!(csv.starts_with("\u{feff}2026年度\r\n"), "{csv}");
        assert!(
            csv.contains("\r\n2026-04,12,7,0,0,0,0,0,95,0\r\n2026-05,3,0,0,0,0,0,0,,0\r\n合計,15,7,0,0,0,0,,,0\r\n"),
            "{csv}"
        );
        assert!(csv.contains("\r\n相談した人,2026-04,2026-05,合計,前年度の合計\r\n'=家族,12,3,15,16\r\n"), "{csv}");
    }

    #[test]
    fn an_excel_file_has_the_same_as_text_and_numbers() {
        let (figures, lists) = sample();
        let bytes = xlsx(&figures, &lists, "=2026年度").unwrap();
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut part = |name: &str| {
            let mut text = String::new();
            zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        let (book, sheet) = (part("xl/workbook.xml"), part("xl/worksheets/sheet2.xml"));
        assert_eq!(book.matches("<sheet ").count(), 5, "{book}");
        assert!(part("xl/sharedStrings.xml").contains("=家族"), "a formula stays text");
        assert!(!sheet.contains("<f>") && sheet.contains("<v>16</v>"), "{sheet}");
    }
}
