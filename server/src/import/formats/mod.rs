//! The official formats: one file each. A format is recognised by its columns, never by a name.

pub mod community;
pub mod confirmation;
pub mod duty;
pub mod fields;
mod forms;
mod held_days;
mod holiday;
pub mod home_care;
mod iryo;
mod iryo_facility;
mod iryo_hours;
mod iryo_maternity;
mod iryo_pharmacy;
mod kaigo_office;
pub mod kouseikyoku;
mod municipal;
mod municipal_care;
mod municipal_medical;
mod municipal_population;
pub mod service_areas;
mod times;

use std::collections::BTreeMap;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::digest::hex;
use unicode_normalization::UnicodeNormalization;

use super::problems::{Problem, Problems};
use super::rows::Row;
use crate::duties::Duty;
use crate::facilities::areas::Areas;
use crate::facilities::document::Content;
use crate::population::PopulationRow;
pub use confirmation::ReadConfirmation;

/// A format of an official file.
#[derive(Debug)]
pub struct Format {
    /// For messages: 医療情報ネット 施設票 (01-1, 02-1, 03-1)
    pub title: &'static str,
    /// Columns without which a file is not of this format.
    pub required: fn() -> Vec<String>,
    /// Columns that are read when they are there.
    pub optional: fn() -> Vec<String>,
    reader: fn(&Columns<'_>) -> Box<dyn RowReader>,
}

/// Every format that can be read.
pub const FORMATS: [&Format; 21] = [
    &iryo_facility::FORMAT,
    &iryo_hours::FORMAT,
    &iryo_maternity::FORMAT,
    &iryo_pharmacy::FORMAT,
    &kaigo_office::FORMAT,
    &holiday::FORMAT,
    &home_care::FORMAT,
    &confirmation::FORMAT,
    &community::FORMAT,
    &service_areas::FORMAT,
    &municipal_medical::OLD,
    &municipal_medical::NEW,
    &municipal_care::OLD,
    &municipal_care::NEW,
    &municipal_population::OLD,
    &municipal_population::NEW,
    &kouseikyoku::LIST,
    &kouseikyoku::FACILITIES,
    &kouseikyoku::NOTICES,
    &kouseikyoku::SYMBOLS,
    &duty::FORMAT,
];

/// Reads the rows of one file.
pub trait RowReader: Send {
    /// The dataset a row belongs to, `None` when the row does not tell.
    fn dataset(&self, row: &Row<'_>) -> Option<String>;

    /// The date for which the publisher made the file, where a row tells it.
    fn as_of(&self, _row: &Row<'_>) -> Option<Date> {
        None
    }

    /// The key of a row that could not be read, so that what is known of it is kept.
    fn key(&self, row: &Row<'_>) -> Option<String>;

    /// Reads a row of the file's dataset.
    fn read(&mut self, row: &Row<'_>, out: &mut Output);

    /// Hands over what is still held at the end of the file.
    fn finish(&mut self, _out: &mut Output) {}
}

/// What the rows of a file become.
#[derive(Default)]
pub struct Output {
    pub records: Vec<Record>,
    pub problems: Problems,
    pub areas: Areas,
    pub holidays: BTreeMap<Date, String>,
    pub population: Vec<PopulationRow>,
    /// Symbols of 届出 by the number that stands for them in another file of the same import.
    pub symbols: BTreeMap<String, String>,
    pub duties: Vec<ReadDuty>,
    pub confirmations: Vec<ReadConfirmation>,
}

/// A line of a calendar, and where it stands.
#[derive(Debug, PartialEq)]
pub struct ReadDuty {
    pub line: u64,
    pub duty: Duty,
}

/// A row, or a run of rows, of one facility.
#[derive(Debug, PartialEq)]
pub struct Record {
    /// `iryo:0111010000010`
    pub source_key: String,
    pub line: u64,
    /// `None`: the row could not be read, so what is known of it stays.
    pub content: Option<Content>,
}

impl Output {
    pub fn problem(&mut self, problem: Problem, line: u64, field: &str, value: &str) {
        self.problems.add(problem, line, field, value);
    }
}

/// Where the columns of a file are.
pub struct Columns<'a>(pub &'a [String]);

/// A column's name as it is compared: width, blanks and kinds of hyphens are not what tells columns apart.
fn fold_name(name: &str) -> String {
    let hyphen = |c| if matches!(c, '~' | '〜' | '‐' | '‑' | '–' | '—' | '―' | '−') { '-' } else { c };
    name.nfkc().filter(|c| !c.is_whitespace()).map(hyphen).collect()
}

impl Columns<'_> {
    /// The column with a name, however it is written.
    pub fn find(&self, name: &str) -> Option<usize> {
        let exact = self.0.iter().position(|column| column == name);
        exact.or_else(|| {
            let name = fold_name(name);
            self.0.iter().position(|column| fold_name(column) == name)
        })
    }

    /// The columns with these names, in their order.
    pub fn all(&self, names: &[String]) -> Vec<Option<usize>> {
        names.iter().map(|name| self.find(name)).collect()
    }
}

/// A header that no format knows.
#[derive(Debug)]
pub struct UnknownHeader {
    pub nearest: &'static str,
    pub missing: Vec<String>,
    pub unexpected: Vec<String>,
}

impl Format {
    /// The format whose required columns are all there; of several, the one that asks for most.
    pub fn recognise(header: &[String]) -> Result<&'static Self, UnknownHeader> {
        let columns = Columns(header);
        let has = |name: &String| columns.find(name).is_some();
        let fitting = FORMATS.into_iter().filter(|format| (format.required)().iter().all(has));
        if let Some(format) = fitting.max_by_key(|format| (format.required)().len()) {
            return Ok(format);
        }
        let share = |format: &Self| {
            let required = (format.required)();
            (required.iter().filter(|name| has(name)).count() * 1000) / required.len()
        };
        let nearest = FORMATS.into_iter().max_by_key(|format| share(format)).unwrap_or(&kaigo_office::FORMAT);
        let known: Vec<_> = (nearest.required)().into_iter().chain((nearest.optional)()).collect();
        Err(UnknownHeader {
            nearest: nearest.title,
            missing: (nearest.required)().into_iter().filter(|name| !has(name)).collect(),
            unexpected: without(header, &known),
        })
    }

    pub fn reader(&self, header: &[String]) -> Box<dyn RowReader> {
        (self.reader)(&Columns(header))
    }

    /// Columns that this format does not know.
    pub fn extra(&self, header: &[String]) -> Vec<String> {
        let known: Vec<_> = (self.required)().into_iter().chain((self.optional)()).collect();
        without(header, &known)
    }
}

/// The columns that are not among those known.
fn without(header: &[String], known: &[String]) -> Vec<String> {
    let known = Columns(known);
    header.iter().filter(|name| known.find(name).is_none()).cloned().collect()
}

/// Names as owned text.
fn names(list: &[&str]) -> Vec<String> {
    list.iter().map(|name| (*name).to_owned()).collect()
}

/// 月 to 日 and 祝, as columns name them.
const DAYS: [&str; 8] = ["月", "火", "水", "木", "金", "土", "日", "祝"];

/// First 16 bytes of the SHA-256 of what a record says, in hexadecimal.
pub fn fingerprint(json: &str) -> String {
    hex(&Sha256::digest(json.as_bytes())[..16])
}
