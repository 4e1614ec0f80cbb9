//! Which files will be imported: recognised, dated, and checked against what is known.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use csv::ByteRecord;
use jiff::civil::Date;

use super::files::{Input, date_in_name, inputs};
use super::formats::{Format, kouseikyoku, service_areas};
use super::rows::Table;
use super::{ImportError, ImportOptions, datasets, ical};
use crate::duties;
use crate::places::{self, PlaceSource};
use crate::written::dates;

/// Bytes by which a file of places is known.
const BEGINNING: u64 = 4096;
/// Bytes in which the properties of a first area are looked for: they may stand behind its shape.
const FIRST_AREA: u64 = 1 << 20;

/// The files of an import.
#[derive(Default)]
pub struct Plan {
    pub files: Vec<PlannedFile>,
    /// Files that were met in a folder and are not imported, each with the reason.
    pub skipped: Vec<String>,
}

/// A file of a known format.
pub struct PlannedFile {
    pub input: Input,
    pub content: FileContent,
    /// All its rows belong to this dataset.
    pub dataset: String,
    pub as_of: Date,
    /// Columns that the format does not know.
    pub extra_columns: Vec<String>,
}

impl PlannedFile {
    /// Whether other files of the import name things by its rows.
    pub fn is_referred_to(&self) -> bool {
        self.content.is(&kouseikyoku::SYMBOLS)
    }

    pub fn is_one_of(&self, formats: &[&Format]) -> bool {
        formats.iter().any(|format| self.content.is(format))
    }
}

/// How a file is read.
#[derive(Clone, Copy)]
pub enum FileContent {
    /// Rows of facilities or holidays.
    Rows(&'static Format),
    /// Places, kept as a whole.
    Places(PlaceSource),
    /// A calendar of duties (iCalendar).
    Calendar,
    /// Areas to which facilities come (GeoJSON).
    ServiceAreas,
}

impl FileContent {
    fn is(&self, format: &Format) -> bool {
        matches!(self, Self::Rows(own) if own.title == format.title)
    }
}

/// The newest snapshot of a dataset.
pub struct Snapshot {
    pub dataset: String,
    pub as_of: String,
}

impl Plan {
    pub fn make(options: &ImportOptions, known: &[Snapshot]) -> Result<Self, ImportError> {
        let mut recognised = Vec::new();
        let mut skipped = Vec::new();
        for input in inputs(&options.paths)? {
            match recognise(&input) {
                Ok(found) => recognised.push((input, found)),
                Err(error) if input.named => return Err(error),
                Err(error) => skipped.push(error.to_string()),
            }
        }
        if recognised.is_empty() {
            return Err(ImportError::NothingKnown(skipped.join("\n")));
        }
        check_together(&recognised)?;
        let mut plan = Self { files: date(options, recognised)?, skipped };
        plan.keep_newest();
        plan.refuse_older(known)?;
        Ok(plan)
    }

    /// The date of a dataset's snapshot in this import.
    pub fn as_of(&self, dataset: &str) -> Option<Date> {
        self.files.iter().find(|file| file.dataset == dataset).map(|file| file.as_of)
    }

    /// Dates of the snapshots by dataset, as they are after this import.
    pub fn dates(&self, known: &[Snapshot]) -> BTreeMap<String, String> {
        let known = known.iter().map(|snapshot| (snapshot.dataset.clone(), snapshot.as_of.clone()));
        known.chain(self.files.iter().map(|file| (file.dataset.clone(), file.as_of.to_string()))).collect()
    }

    /// Where the files of a dataset stand in [`Self::files`].
    pub fn places_of(&self, dataset: &str) -> impl Iterator<Item = usize> {
        self.files.iter().enumerate().filter(move |(_, file)| file.dataset == dataset).map(|(at, _)| at)
    }

    pub fn datasets(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.dataset.as_str())
    }

    /// Of two snapshots of one dataset only the newer counts; files of the same date add up. Joined lists are of one
    /// prefecture each, and judged one by one when they are joined; confirmations are judged one by one.
    fn keep_newest(&mut self) {
        let newest = |files: &[PlannedFile], dataset: &str| {
            files.iter().filter(|file| file.dataset == dataset).map(|file| file.as_of).max()
        };
        let files = std::mem::take(&mut self.files);
        let dates: Vec<_> = files.iter().map(|file| newest(&files, &file.dataset)).collect();
        for (file, date) in files.into_iter().zip(dates) {
            match date.filter(|_| !datasets::adds_up(&file.dataset)) {
                Some(date) if file.as_of < date => {
                    self.skipped.push(format!("{} is older than the file of {date} beside it", file.input.name));
                }
                _ => self.files.push(file),
            }
        }
    }

    fn refuse_older(&self, known: &[Snapshot]) -> Result<(), ImportError> {
        for file in self.files.iter().filter(|file| !datasets::adds_up(&file.dataset)) {
            let newer = known.iter().find(|s| s.dataset == file.dataset && s.as_of > file.as_of.to_string());
            if let Some(snapshot) = newer {
                return Err(ImportError::Older {
                    file: file.input.name.clone(),
                    title: datasets::title(&file.dataset),
                    found: file.as_of,
                    known: snapshot.as_of.clone(),
                });
            }
        }
        Ok(())
    }
}

struct Recognised {
    content: FileContent,
    dataset: String,
    /// The date that the file itself tells.
    as_of: Option<Date>,
    sheet: Option<String>,
    extra_columns: Vec<String>,
}

/// Looks at the header and at the first row that tells its dataset.
fn recognise(input: &Input) -> Result<Recognised, ImportError> {
    if input.size == 0 {
        return Err(ImportError::EmptyFile(input.name.clone()));
    }
    let damaged = |line| {
        let file = input.name.clone();
        move |source| ImportError::Damaged { file, line, source }
    };
    if input.is_workbook {
        return recognise_table(input, input.table(&Arc::new(AtomicU64::new(0)))?);
    }
    let mut bytes = input.open(&Arc::new(AtomicU64::new(0)))?;
    let mut beginning = Vec::new();
    bytes.by_ref().take(BEGINNING).read_to_end(&mut beginning).map_err(damaged(0))?;
    if beginning.trim_ascii_start().first() == Some(&b'{') || beginning.starts_with(b"\xef\xbb\xbf{") {
        bytes.by_ref().take(FIRST_AREA).read_to_end(&mut beginning).map_err(damaged(0))?;
        if service_areas::recognise(&String::from_utf8_lossy(&beginning)) {
            let dataset = datasets::SERVICE_AREAS.prefix.to_owned();
            let content = FileContent::ServiceAreas;
            return Ok(Recognised { content, dataset, as_of: None, sheet: None, extra_columns: Vec::new() });
        }
        beginning.truncate(BEGINNING as usize);
    }
    if let Some(source) = places::sources::recognise(&String::from_utf8_lossy(&beginning)) {
        let content = FileContent::Places(source);
        let dataset = source.dataset().to_owned();
        return Ok(Recognised { content, dataset, as_of: None, sheet: None, extra_columns: Vec::new() });
    }
    if ical::recognise(&beginning) {
        let content = FileContent::Calendar;
        let dataset = duties::DATASET.to_owned();
        return Ok(Recognised { content, dataset, as_of: None, sheet: None, extra_columns: Vec::new() });
    }
    let table = Table::open(Box::new(Cursor::new(beginning).chain(bytes))).map_err(damaged(0))?;
    recognise_table(input, table)
}

fn recognise_table(input: &Input, mut table: Table) -> Result<Recognised, ImportError> {
    let damaged = |line| {
        let file = input.name.clone();
        move |source| ImportError::Damaged { file, line, source }
    };
    if table.header.is_empty() {
        return Err(ImportError::EmptyFile(input.name.clone()));
    }
    let format = Format::recognise(&table.header).map_err(|unknown| {
        let beginning = table.beginning.trim_start().to_lowercase();
        if beginning.starts_with("<!doctype") || beginning.starts_with("<html") || beginning.starts_with("<?xml") {
            return ImportError::WebPage(input.name.clone());
        }
        ImportError::UnknownHeader {
            file: with_sheet(&input.name, table.sheet.as_deref()),
            nearest: unknown.nearest,
            missing: some_of(&unknown.missing),
            unexpected: some_of(&unknown.unexpected),
        }
    })?;
    let extra_columns = format.extra(&table.header);
    let reader = format.reader(&table.header);
    let mut record = ByteRecord::new();
    while table.read(&mut record).map_err(damaged(super::rows::line_of(&record)))? {
        let Ok(row) = table.row(&record) else { continue };
        if let Some(dataset) = reader.dataset(&row) {
            let as_of = reader.as_of(&row).or_else(|| dates::date_within(&table.above));
            let sheet = table.sheet;
            return Ok(Recognised { content: FileContent::Rows(format), dataset, as_of, sheet, extra_columns });
        }
    }
    Err(ImportError::NoRows(with_sheet(&input.name, table.sheet.as_deref())))
}

/// `list.xlsx!Sheet1`
fn with_sheet(name: &str, sheet: Option<&str>) -> String {
    sheet.map_or_else(|| name.to_owned(), |sheet| format!("{name}!{sheet}"))
}

/// At most eight names, so that a message stays readable.
fn some_of(names: &[String]) -> String {
    match names {
        [] => "none".to_owned(),
        [..] if names.len() <= 8 => names.join(", "),
        _ => format!("{} and {} more", names[..8].join(", "), names.len() - 8),
    }
}

/// Tables that are only right together are imported together: without its notices, every facility of a list would seem to
/// have none.
fn check_together(recognised: &[(Input, Recognised)]) -> Result<(), ImportError> {
    let of = |format: &Format| recognised.iter().find(|(_, found)| found.content.is(format));
    let present = kouseikyoku::TOGETHER.iter().find_map(|format| of(format));
    let missing = kouseikyoku::TOGETHER.iter().find(|format| of(format).is_none());
    match (present, missing) {
        (Some((input, _)), Some(missing)) => {
            Err(ImportError::Incomplete { file: input.name.clone(), missing: missing.title })
        }
        _ => Ok(()),
    }
}

fn date(options: &ImportOptions, recognised: Vec<(Input, Recognised)>) -> Result<Vec<PlannedFile>, ImportError> {
    // What the publisher says in the file goes first; a table beside such a file is of its date.
    let told: Vec<(String, Date)> =
        recognised.iter().filter_map(|(_, found)| Some((found.dataset.clone(), found.as_of?))).collect();
    let of = |input: &Input, found: &Recognised| {
        let beside = || told.iter().filter(|(dataset, _)| *dataset == found.dataset).map(|(_, date)| *date).max();
        found.as_of.or_else(beside).or(options.as_of).or_else(|| date_in_name(&input.name))
    };
    let undated: Vec<String> = recognised
        .iter()
        .filter(|(input, found)| of(input, found).is_none())
        .map(|(input, _)| input.name.clone())
        .collect();
    let asked = if undated.is_empty() { None } else { (options.ask_as_of)(&undated) };
    recognised
        .into_iter()
        .map(|(input, found)| {
            let as_of = of(&input, &found).or(asked).ok_or_else(|| ImportError::NoDate { files: some_of(&undated) })?;
            let Recognised { content, dataset, sheet, extra_columns, .. } = found;
            let mut input = input;
            input.name = with_sheet(&input.name, sheet.as_deref());
            Ok(PlannedFile { input, content, dataset, as_of, extra_columns })
        })
        .collect()
}
