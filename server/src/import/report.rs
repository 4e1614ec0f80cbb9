//! What an import did, for a person at its end and as JSON.

use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::time::Duration;

use api::facilities::FacilityKind;
use jiff::civil::Date;
use serde::Serialize;

use super::datasets;
use super::formats::{ReadConfirmation, ReadDuty};
use super::join::{JoinReport, Joined};
use super::merge::{Counts, Merged};
use super::plan::{Plan, PlannedFile};
use super::problems::Problems;
use super::resolve::Resolved;
use crate::db::Session;
use crate::facilities::areas::Areas;
use crate::on_session;
use crate::places::SourceContent;
use crate::population::PopulationRow;

/// `--report FILE` writes this.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    pub files: Vec<FileReport>,
    /// Files in a folder that were left out, each with the reason.
    pub skipped: Vec<String>,
    /// Records that a newer snapshot no longer holds, by dataset.
    pub gone: BTreeMap<String, u64>,
    /// Facilities that are shown after the import, by kind; closed ones not counted.
    pub facilities: BTreeMap<String, i64>,
    /// Facilities kept as closed.
    pub closed: i64,
    /// 病院, 診療所, 歯科, 助産所, 薬局
    pub medical_facilities: i64,
    /// Distinct 事業所番号
    pub care_offices: i64,
    /// 地域の活動・支え合い
    pub activities: i64,
    /// What became of records without an id of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub joins: Option<JoinReport>,
    /// Lists of municipalities that were held against the national edition before this one: to be imported again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub again: Vec<String>,
    pub data_version: i64,
    pub seconds: f64,
    pub rows: u64,
    pub rows_per_second: u64,
    /// Largest resident size of the process, where the system tells it.
    pub peak_memory_bytes: Option<u64>,
    /// How long the step took that made the import visible.
    pub swap_milliseconds: u64,
}

/// What became of one file.
#[derive(Debug, Default, Serialize)]
pub struct FileReport {
    pub file: String,
    pub dataset: String,
    pub title: String,
    pub as_of: String,
    pub rows: u64,
    #[serde(flatten)]
    pub counts: Counts,
    /// Rows without an id that the rule is certain of: they became parts of facilities that another list tells of.
    #[serde(skip_serializing_if = "is_zero")]
    pub joined: u64,
    pub extra_columns: Vec<String>,
    pub problems: Problems,
    #[serde(skip)]
    pub areas: Areas,
    #[serde(skip)]
    pub holidays: BTreeMap<Date, String>,
    #[serde(skip)]
    pub population: Vec<PopulationRow>,
    #[serde(skip)]
    pub duties: Vec<ReadDuty>,
    #[serde(skip)]
    pub confirmations: Vec<ReadConfirmation>,
    #[serde(skip)]
    pub places: Option<SourceContent>,
    /// Why a file that was met in a folder is not used after all.
    #[serde(skip)]
    pub left_out: Option<String>,
}

fn is_zero(count: &u64) -> bool {
    *count == 0
}

impl FileReport {
    pub fn planned(file: &PlannedFile) -> Self {
        Self {
            file: file.input.name.clone(),
            dataset: file.dataset.clone(),
            title: datasets::title(&file.dataset),
            as_of: file.as_of.to_string(),
            extra_columns: file.extra_columns.clone(),
            ..Self::default()
        }
    }
}

impl Report {
    pub fn new(plan: &Plan, staged: Vec<FileReport>, merged: &Merged, joined: &Joined, resolved: &Resolved) -> Self {
        let mut report = Self {
            skipped: plan.skipped.clone(),
            gone: merged.gone.clone(),
            joins: joined.report.clone(),
            ..Self::default()
        };
        for (index, mut file) in staged.into_iter().enumerate() {
            if let Some(reason) = file.left_out {
                report.skipped.push(reason);
                continue;
            }
            file.counts = merged.files.get(&index).copied().unwrap_or_default();
            // Gone records belong to the dataset: they are told with its first file.
            let first = !report.files.iter().any(|earlier| earlier.dataset == file.dataset);
            file.counts.gone = if first { merged.gone.get(&file.dataset).copied().unwrap_or_default() } else { 0 };
            if first && datasets::is_joined(&file.dataset) {
                file.counts = joined.counts;
            }
            file.joined = resolved.joined.get(&index).copied().unwrap_or_default();
            let found = [&merged.problems, &joined.problems, &resolved.problems];
            for found in found.into_iter().filter_map(|problems| problems.get(&index)) {
                file.problems.join(found);
            }
            report.rows += file.rows;
            report.files.push(file);
        }
        report
    }

    /// Adds what is known only at the very end.
    pub async fn finish(&mut self, session: &mut Session, took: Duration) -> Result<(), sqlx::Error> {
        const COUNTS: &str = "select kind, closed_on is not null as closed, count(*) from facilities
            where from_version <= (select current from data_versions)
            and until_version > (select current from data_versions)
            group by kind, closed_on is not null";
        let counts: Vec<(String, bool, i64)> =
            on_session!(session, |connection| sqlx::query_as(COUNTS).fetch_all(connection).await)?;
        for (kind, closed, count) in counts {
            if closed {
                self.closed += count;
            } else if kind == "care" {
                self.care_offices = count;
                self.facilities.insert(kind, count);
            } else if FacilityKind::parse(&kind).is_some_and(FacilityKind::is_community) {
                self.activities += count;
                self.facilities.insert(kind, count);
            } else {
                self.medical_facilities += count;
                self.facilities.insert(kind, count);
            }
        }
        self.seconds = took.as_secs_f64();
        self.rows_per_second = (self.rows as f64 / self.seconds.max(0.001)) as u64;
        self.peak_memory_bytes = peak_memory();
        Ok(())
    }
}

/// `VmHWM` of `/proc/self/status`.
pub fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kib: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib * 1024)
}

impl Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for file in &self.files {
            let Counts { new, changed, unchanged, gone } = file.counts;
            writeln!(f, "{} ({}, {})", file.file, file.title, file.as_of)?;
            writeln!(
                f,
                "  {} rows; records: {new} new, {changed} changed, {unchanged} unchanged, {gone} gone",
                file.rows
            )?;
            if file.joined > 0 {
                writeln!(f, "  {} joined to facilities of another list by name, address and telephone", file.joined)?;
            }
            if !file.extra_columns.is_empty() {
                writeln!(f, "  columns that are not read: {}", file.extra_columns.join(", "))?;
            }
            for (problem, found) in &file.problems.0 {
                writeln!(f, "  {} × {}", found.count, problem.explanation())?;
                for example in &found.examples {
                    writeln!(f, "      line {}: {} {:?}", example.line, example.field, example.value)?;
                }
            }
        }
        for reason in &self.skipped {
            writeln!(f, "left out: {reason}")?;
        }
        if let Some(joins) = &self.joins {
            writeln!(f, "{joins}")?;
        }
        if !self.again.is_empty() {
            let lists = self.again.join(", ");
            writeln!(f, "import again, so that their institutions join the facilities of this edition: {lists}")?;
        }
        let memory = self.peak_memory_bytes.map_or_else(String::new, |b| format!(", peak memory {} MB", b / 1_000_000));
        writeln!(
            f,
            "{} medical facilities, {} care offices, {} activities are shown; {} are kept as closed",
            self.medical_facilities, self.care_offices, self.activities, self.closed
        )?;
        write!(
            f,
            "{} rows in {:.1} s ({} rows/s){memory}; made visible in {} ms as data version {}",
            self.rows, self.seconds, self.rows_per_second, self.swap_milliseconds, self.data_version
        )
    }
}
