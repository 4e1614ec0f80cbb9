//! 国民の祝日 (syukujitsu.csv of 内閣府): CP932, dates such as `2026/1/1`.

use jiff::civil::Date;

use super::super::problems::Problem;
use super::super::rows::Row;
use super::{Columns, Format, Output, RowReader, names};

const DATE: &str = "国民の祝日・休日月日";
const NAME: &str = "国民の祝日・休日名称";

pub const FORMAT: Format = Format {
    title: "国民の祝日 (syukujitsu.csv)",
    required: || names(&[DATE, NAME]),
    optional: Vec::new,
    reader: |columns: &Columns<'_>| Box::new(Reader { date: columns.find(DATE), name: columns.find(NAME) }),
};

struct Reader {
    date: Option<usize>,
    name: Option<usize>,
}

impl RowReader for Reader {
    fn dataset(&self, _row: &Row<'_>) -> Option<String> {
        Some("holidays".to_owned())
    }

    fn key(&self, _row: &Row<'_>) -> Option<String> {
        None
    }

    fn read(&mut self, row: &Row<'_>, out: &mut Output) {
        match date(row.get(self.date)) {
            Some(date) => {
                if out.holidays.insert(date, row.get(self.name).to_owned()).is_some() {
                    out.problem(Problem::DuplicateKey, row.line, DATE, row.get(self.date));
                }
            }
            None => out.problem(Problem::DateUnreadable, row.line, DATE, row.get(self.date)),
        }
    }
}

fn date(text: &str) -> Option<Date> {
    let mut parts = text.split(['/', '-']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn dates_without_leading_zeros() {
        assert_eq!(super::date("2026/1/1").map(|d| d.to_string()).as_deref(), Some("2026-01-01"));
        assert_eq!(super::date("2026/13/1"), None);
        assert_eq!(super::date("元日"), None);
    }
}
