//! The rows of a sheet as text.

use std::collections::BTreeMap;
use std::io::{self, BufRead};

use jiff::civil::Date;
use quick_xml::events::Event;

use super::parts::{Merge, Number, Strings, Styles, Xml, attribute, cell, push_text, unescaped};

/// Columns that are looked at; the widest official list has 200.
const MOST_COLUMNS: usize = 1_000;

/// A row that holds anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetRow {
    /// Its number in the sheet; 1 is the first.
    pub line: u64,
    pub cells: Vec<String>,
    /// Columns whose cell holds an error or a formula without a value, and what stands there.
    pub faults: Vec<(usize, String)>,
}

/// Reads rows one by one.
pub struct Rows<'a, R: BufRead> {
    xml: Xml<R>,
    strings: &'a Strings,
    styles: &'a Styles,
    /// In the order of their first rows, the last first.
    waiting: Vec<Merge>,
    /// Merged cells that reach into the row that is read, with their text.
    open: Vec<(Merge, String)>,
    line: u64,
}

/// A cell while it is read.
#[derive(Default)]
struct Read {
    column: usize,
    kind: String,
    style: usize,
    value: String,
    has_formula: bool,
}

impl<'a, R: BufRead> Rows<'a, R> {
    pub fn new(part: R, strings: &'a Strings, styles: &'a Styles, mut merges: Vec<Merge>) -> Self {
        merges.reverse();
        Self { xml: Xml::new(part), strings, styles, waiting: merges, open: Vec::new(), line: 0 }
    }

    /// The next row that holds anything.
    pub fn next_row(&mut self) -> io::Result<Option<SheetRow>> {
        loop {
            match self.xml.next()? {
                Event::Start(start) if start.local_name().as_ref() == "row" => {
                    let number = attribute(&start, "r").and_then(|number| number.parse().ok());
                    self.line = number.filter(|&number| number > self.line).unwrap_or(self.line + 1);
                    let row = self.read_row()?;
                    if row.cells.iter().any(|cell| !cell.is_empty()) || !row.faults.is_empty() {
                        return Ok(Some(row));
                    }
                }
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    fn read_row(&mut self) -> io::Result<SheetRow> {
        let mut cells: BTreeMap<usize, String> = BTreeMap::new();
        let mut row = SheetRow { line: self.line, ..SheetRow::default() };
        let mut next_column = 0;
        loop {
            let (start, is_empty) = match self.xml.next()? {
                Event::Start(start) if start.local_name().as_ref() == "c" => (start, false),
                Event::Empty(start) if start.local_name().as_ref() == "c" => (start, true),
                Event::End(end) if end.local_name().as_ref() == "row" => break,
                Event::Eof => return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the sheet breaks off")),
                _ => continue,
            };
            let named = attribute(&start, "r").as_deref().and_then(cell).map(|(_, column)| column);
            let read = Read {
                column: named.unwrap_or(next_column),
                kind: attribute(&start, "t").unwrap_or_default(),
                style: attribute(&start, "s").and_then(|style| style.parse().ok()).unwrap_or(0),
                ..Read::default()
            };
            next_column = read.column + 1;
            if is_empty {
                continue;
            }
            let read = self.read_cell(read)?;
            if read.column >= MOST_COLUMNS {
                continue;
            }
            match self.text_of(&read) {
                Ok(text) if text.is_empty() => {}
                Ok(text) => drop(cells.insert(read.column, text)),
                Err(found) => row.faults.push((read.column, found)),
            }
        }
        self.fill_merged(&mut cells);
        let width = cells.keys().next_back().map_or(0, |last| last + 1);
        row.cells = (0..width).map(|column| cells.remove(&column).unwrap_or_default()).collect();
        Ok(row)
    }

    fn read_cell(&mut self, mut read: Read) -> io::Result<Read> {
        let (mut in_value, mut in_reading) = (false, false);
        loop {
            let event = self.xml.next()?;
            match &event {
                Event::Start(start) => match start.local_name().as_ref() {
                    "v" | "t" => in_value = !in_reading,
                    "f" => read.has_formula = true,
                    "rPh" => in_reading = true,
                    _ => {}
                },
                Event::Empty(start) if start.local_name().as_ref() == "f" => read.has_formula = true,
                Event::End(end) => match end.local_name().as_ref() {
                    "v" | "t" => in_value = false,
                    "rPh" => in_reading = false,
                    "c" => return Ok(read),
                    _ => {}
                },
                Event::Eof => return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the sheet breaks off")),
                _ if in_value => push_text(&event, &mut read.value),
                _ => {}
            }
        }
    }

    /// What a cell shows; what is wrong with it when it shows nothing that can be used.
    fn text_of(&self, read: &Read) -> Result<String, String> {
        let value = read.value.trim();
        if value.is_empty() && read.has_formula {
            return Err("a formula without a value".to_owned());
        }
        match read.kind.as_str() {
            "s" => {
                let text = value.parse().ok().and_then(|at: usize| self.strings.get(at));
                text.map(|text| text.trim().to_owned()).ok_or_else(|| format!("string {value}, which is not there"))
            }
            "e" => Err(value.to_owned()),
            "b" => Ok(if value == "1" { "TRUE" } else { "FALSE" }.to_owned()),
            "str" | "inlineStr" => Ok(unescaped(value).trim().to_owned()),
            "d" => Ok(value.to_owned()),
            _ if value.is_empty() => Ok(String::new()),
            _ => {
                let number: f64 = value.parse().map_err(|_| value.to_owned())?;
                let style = self.styles.by_cell.get(read.style).copied().unwrap_or_default();
                number_text(number, style, self.styles.is_1904).ok_or_else(|| value.to_owned())
            }
        }
    }

    /// Gives every cell of a merged range the text of its first: it is one cell to a reader.
    fn fill_merged(&mut self, cells: &mut BTreeMap<usize, String>) {
        let row = self.line - 1;
        self.open.retain(|(merge, _)| merge.rows.1 >= row);
        while let Some(merge) = self.waiting.pop_if(|merge| merge.rows.0 <= row) {
            if merge.rows.1 >= row {
                let text = if merge.rows.0 == row { cells.get(&merge.columns.0).cloned() } else { None };
                self.open.push((merge, text.unwrap_or_default()));
            }
        }
        for (merge, text) in self.open.iter().filter(|(_, text)| !text.is_empty()) {
            for column in merge.columns.0..=merge.columns.1.min(MOST_COLUMNS - 1) {
                cells.entry(column).or_insert_with(|| text.clone());
            }
        }
    }
}

/// A number as it is meant: `39201`, `0.5`, `2025-04-01`, `2025-04-01 09:00`, `09:00`.
fn number_text(number: f64, meant: Number, is_1904: bool) -> Option<String> {
    const MINUTES: f64 = 24.0 * 60.0;
    if !number.is_finite() {
        return None;
    }
    if meant == Number::Plain || number < 0.0 {
        // Up to here every whole number is exact.
        let is_whole = number.fract() == 0.0 && number.abs() < 1e15;
        return Some(if is_whole { format!("{number:.0}") } else { number.to_string() });
    }
    let minutes = (number * MINUTES).round();
    if minutes > 4_000_000.0 * MINUTES {
        return None;
    }
    let (days, minutes) = ((minutes / MINUTES).floor() as i64, (minutes % MINUTES) as i64);
    if meant == Number::Time {
        return Some(format!("{:02}:{:02}", days * 24 + minutes / 60, minutes % 60));
    }
    // Excel takes 1900 for a leap year: days from 1 March 1900 on are counted from 30 December 1899.
    let first = if is_1904 { Date::constant(1904, 1, 1) } else { Date::constant(1899, 12, 30) };
    let date = first.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
    Some(if minutes == 0 { date.to_string() } else { format!("{date} {:02}:{:02}", minutes / 60, minutes % 60) })
}

#[cfg(test)]
mod number_tests {
    use super::*;

    #[test]
    fn numbers_as_they_are_meant() {
        for (number, meant, expected) in [
            (39201.0, Number::Plain, Some("39201")),
            (0.1, Number::Plain, Some("0.1")),
            (-3.0, Number::Plain, Some("-3")),
            (45748.0, Number::Date, Some("2025-04-01")),
            (45748.375, Number::Date, Some("2025-04-01 09:00")),
            (0.375, Number::Time, Some("09:00")),
            (1.0, Number::Time, Some("24:00")),
            (1e300, Number::Date, None),
            (f64::INFINITY, Number::Plain, None),
        ] {
            assert_eq!(number_text(number, meant, false).as_deref(), expected, "{number}");
        }
        assert_eq!(number_text(44286.0, Number::Date, true).as_deref(), Some("2025-04-01"));
    }
}
