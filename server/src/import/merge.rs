//! What is staged against what is known, facility by facility in the order of their keys.
//!
//! Writes the facilities that differ as rows of the next data version. Memory holds a page of
//! either side, whatever the size of the files.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::duplicates::{self, Together};
use super::plan::{Plan, Snapshot};
use super::problems::{Problem, Problems};
use super::progress::Progress;
use super::sides::{FOREVER, KnownRow, Pages, StagedRow};
use super::versions::{self, NewVersion};
use super::{ImportError, datasets, execute};
use crate::db::{Dialect, Held, Session};
use crate::facilities::areas::Areas;
use crate::facilities::document::{Content, Document, Part, is_one_series, series_by_date};
use crate::facilities::statements;
use crate::facilities::statements::store::{self, StatementRow};
use crate::on_session;

/// Facilities written in one transaction.
const TRANSACTION: usize = 4_000;
/// So few records may go without a question: in a small place that is soon a fifth of all.
const FEW: u64 = 10;
/// A snapshot that lacks more than one in so many known records is asked about.
const ONE_IN: u64 = 5;

/// New, changed, unchanged and gone records of a file or dataset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub gone: u64,
}

/// What the walk found.
#[derive(Default)]
pub struct Merged {
    /// By place in the plan.
    pub files: BTreeMap<usize, Counts>,
    pub gone: BTreeMap<String, u64>,
    /// Records in use after this import.
    pub records: BTreeMap<String, u64>,
    pub problems: BTreeMap<usize, Problems>,
    /// Rows written for the next version.
    pub written: u64,
}

pub struct Merge<'a> {
    session: &'a mut Session,
    dialect: Dialect,
    plan: &'a Plan,
    areas: &'a Areas,
    next: i64,
    /// Dates of the snapshots before and after this import, by dataset.
    dates_before: BTreeMap<String, String>,
    dates: BTreeMap<String, String>,
    datasets: BTreeSet<String>,
    areas_grew: bool,
    /// The walk that brings what was joined: a part that is not joined any more is taken away, not kept as gone.
    joins: bool,
    /// What facilities state of themselves, by their keys.
    statements: BTreeMap<String, Vec<StatementRow>>,
    pending: Vec<NewVersion>,
    merged: Merged,
}

/// What `facilities.parts` holds of one dataset.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct PartState {
    dataset: String,
    hash: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    gone_on: Option<String>,
}

impl<'a> Merge<'a> {
    pub fn new(
        session: &'a mut Session,
        dialect: Dialect,
        plan: &'a Plan,
        known: &[Snapshot],
        areas: &'a Areas,
        next: i64,
    ) -> Self {
        let datasets = plan.datasets().filter(|dataset| !datasets::is_joined(dataset)).map(str::to_owned).collect();
        let dates_before: BTreeMap<_, _> = known.iter().map(|s| (s.dataset.clone(), s.as_of.clone())).collect();
        let dates = plan.dates(known);
        Self {
            session,
            dialect,
            plan,
            areas,
            next,
            dates_before,
            dates,
            datasets,
            areas_grew: false,
            joins: false,
            statements: BTreeMap::new(),
            pending: Vec::new(),
            merged: Merged::default(),
        }
    }

    /// The walk that brings what was joined.
    pub fn of_joins(self) -> Self {
        let datasets = datasets::JOINED.map(|(dataset, _)| dataset.to_owned()).into();
        Self { datasets, joins: true, ..self }
    }

    pub async fn run(mut self, areas_grew: bool, progress: &Progress) -> Result<Merged, ImportError> {
        self.areas_grew = areas_grew;
        self.statements = store::all(&mut *self.session).await?;
        if self.dialect == Dialect::Postgres {
            execute(self.session, "analyze staged_records").await?;
        } else {
            // Pages that many transactions touch are written back once, not each time.
            execute(self.session, "pragma cache_size = -65536; pragma wal_autocheckpoint = 32768").await?;
        }
        const COUNT: &str = "select count(*) from staged_records";
        let staged: i64 = on_session!(&mut *self.session, |c| sqlx::query_scalar(COUNT).fetch_one(c).await)?;
        progress.begin_merging(staged.cast_unsigned());
        for key in datasets::KEYS {
            let concerned = self.datasets.iter().any(|dataset| datasets::concerns(dataset, key));
            if concerned || areas_grew {
                self.walk(key, progress).await?;
            }
        }
        progress.finish();
        Ok(self.merged)
    }

    async fn walk(&mut self, prefix: &str, progress: &Progress) -> Result<(), ImportError> {
        let mut staged = Pages::<StagedRow>::new(prefix);
        let mut known = Pages::<KnownRow>::new(prefix);
        loop {
            let left = staged.peek(self.session).await?.map(|row| row.source_key.clone());
            let right = known.peek(self.session).await?.map(|row| row.source_key.clone());
            let Some(key) = [&left, &right].into_iter().flatten().min().cloned() else { break };
            let mut rows = Vec::new();
            while staged.peek(self.session).await?.is_some_and(|row| row.source_key == key) {
                rows.extend(staged.page.pop_front());
            }
            progress.merged(rows.len() as u64);
            let current = if right.as_ref() == Some(&key) { known.page.pop_front() } else { None };
            self.facility(key, rows, current).await?;
            if self.pending.len() >= TRANSACTION {
                self.write().await?;
            }
        }
        self.write().await
    }

    /// Decides what becomes of one facility.
    async fn facility(
        &mut self,
        source_key: String,
        rows: Vec<StagedRow>,
        known: Option<KnownRow>,
    ) -> Result<(), ImportError> {
        let states: Vec<PartState> =
            known.as_ref().and_then(|row| serde_json::from_str(&row.parts).ok()).unwrap_or_default();
        let mut staged = self.without_duplicates(rows);
        if known.is_none() && staged.keys().all(|dataset| !datasets::tells_facilities(dataset)) {
            for row in staged.values() {
                let problem = match row.dataset.as_str() {
                    "home_care" => Problem::AnswersWithoutFacility,
                    "service_areas" => Problem::AreaWithoutFacility,
                    _ => Problem::HoursWithoutFacility,
                };
                self.problem(row.file, problem, row.line, "ID", key_part(&source_key));
            }
            return Ok(());
        }

        let mut next_states = Vec::new();
        let mut fresh: BTreeMap<String, Content> = BTreeMap::new();
        // What is known of it may be shown from another series now, although each tells the same as before.
        let datasets = || states.iter().map(|state| state.dataset.as_str());
        let turned = !is_one_series(datasets())
            && series_by_date(datasets(), &self.dates_before) != series_by_date(datasets(), &self.dates);
        // The date alone may make an edition newer than what the facility states.
        let dated = |dates: &BTreeMap<String, String>| {
            datasets().map(|dataset| dates.get(dataset).cloned()).collect::<Vec<_>>()
        };
        let is_dated_anew =
            self.statements.contains_key(&source_key) && dated(&self.dates_before) != dated(&self.dates);
        let mut changed = known.is_none() || turned || is_dated_anew;
        for state in states {
            let dataset = state.dataset.clone();
            match staged.remove(&dataset) {
                // Unreadable rows change nothing.
                Some(row) if row.hash.is_empty() || (row.hash == state.hash && state.gone_on.is_none()) => {
                    self.count(row.file, |counts| counts.unchanged += 1);
                    self.in_use(&dataset, state.gone_on.is_none());
                    next_states.push(state);
                }
                Some(row) => {
                    self.count(row.file, |counts| counts.changed += 1);
                    self.in_use(&dataset, true);
                    changed = true;
                    next_states.push(PartState { dataset: dataset.clone(), hash: row.hash.clone(), gone_on: None });
                    fresh.insert(dataset, content_of(&row)?);
                }
                None if self.joins && self.datasets.contains(&dataset) => changed = true,
                None if self.datasets.contains(&dataset) && state.gone_on.is_none() => {
                    *self.merged.gone.entry(dataset.clone()).or_default() += 1;
                    changed = true;
                    let gone_on = self.plan.as_of(&dataset).map(|date| date.to_string());
                    next_states.push(PartState { gone_on, ..state });
                }
                None => {
                    self.in_use(&dataset, state.gone_on.is_none() && self.datasets.contains(&dataset));
                    next_states.push(state);
                }
            }
        }
        for (dataset, row) in staged {
            if row.hash.is_empty() {
                continue;
            }
            self.count(row.file, |counts| counts.new += 1);
            self.in_use(&dataset, true);
            changed = true;
            next_states.push(PartState { dataset: dataset.clone(), hash: row.hash.clone(), gone_on: None });
            fresh.insert(dataset, content_of(&row)?);
        }
        if next_states.is_empty() {
            return Ok(());
        }
        let area_may_be_known = self.areas_grew && known.as_ref().is_some_and(|row| row.area_code.is_none());
        if !changed && !area_may_be_known {
            return Ok(());
        }

        next_states.sort_by(|a, b| a.dataset.cmp(&b.dataset));
        let mut old: BTreeMap<String, Part> = match &known {
            Some(row) if fresh.len() < next_states.len() => self.document(row).await?,
            _ => BTreeMap::new(),
        };
        let parts = next_states
            .iter()
            .filter_map(|state| {
                let content =
                    fresh.remove(&state.dataset).or_else(|| old.remove(&state.dataset).map(|part| part.content))?;
                Some(Part { dataset: state.dataset.clone(), gone_on: state.gone_on.clone(), stated: None, content })
            })
            .collect();
        let mut document = Document { parts };
        let kept = self.statements.get(&source_key).map_or(&[][..], Vec::as_slice);
        statements::exchange(&mut document, kept)?;
        document.newest_first(&self.dates);
        if !changed && document.area_code(self.areas).is_none() {
            return Ok(());
        }
        let (id, replaces) =
            known.map_or_else(|| (uuid::Uuid::now_v7().to_string(), None), |row| (row.id, Some(row.from_version)));
        let parts = serde_json::to_string(&next_states).map_err(unreadable)?;
        self.pending.push(NewVersion { id, replaces, source_key, document, parts });
        Ok(())
    }

    /// One row per dataset. Rows of hours of one facility that stand apart are put together, and so are the services of
    /// an office in a municipality's list; of other rows with the same key the first is used.
    fn without_duplicates(&mut self, rows: Vec<StagedRow>) -> BTreeMap<String, StagedRow> {
        let mut unique: BTreeMap<String, StagedRow> = BTreeMap::new();
        for row in rows {
            let Some(first) = unique.get_mut(&row.dataset) else {
                unique.insert(row.dataset.clone(), row);
                continue;
            };
            if first.hash.is_empty() {
                *first = row;
                continue;
            }
            match duplicates::together(first, &row) {
                Together::Joined(joined) => {
                    first.hash = super::formats::fingerprint(&joined);
                    first.content = joined;
                }
                Together::Strangers(name) => {
                    let claimed = format!("{} {name}", key_part(&row.source_key));
                    self.problem(row.file, Problem::NumberClaimedTwice, row.line, "事業所番号", &claimed);
                }
                Together::Twice if row.hash.is_empty() => {}
                Together::Twice => {
                    self.problem(row.file, Problem::DuplicateKey, row.line, "ID", key_part(&row.source_key));
                }
            }
        }
        unique
    }

    fn problem(&mut self, file: i64, problem: Problem, line: i64, field: &str, value: &str) {
        let problems = self.merged.problems.entry(file as usize).or_default();
        problems.add(problem, line.cast_unsigned(), field, value);
    }

    fn count(&mut self, file: i64, add: impl Fn(&mut Counts)) {
        add(self.merged.files.entry(file as usize).or_default());
    }

    fn in_use(&mut self, dataset: &str, yes: bool) {
        *self.merged.records.entry(dataset.to_owned()).or_default() += u64::from(yes);
    }

    async fn document(&mut self, row: &KnownRow) -> Result<BTreeMap<String, Part>, ImportError> {
        const SQL: &str = "select document from facility_documents where facility_id = $1 and from_version = $2";
        let json: String = on_session!(&mut *self.session, |connection| {
            sqlx::query_scalar(SQL).bind(&row.id).bind(row.from_version).fetch_one(connection).await
        })?;
        let document: Document = serde_json::from_str(&json).map_err(unreadable)?;
        Ok(document.parts.into_iter().map(|part| (part.dataset.clone(), part)).collect())
    }

    /// Writes what has gathered, in one transaction.
    async fn write(&mut self) -> Result<(), ImportError> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let versions = std::mem::take(&mut self.pending);
        self.merged.written += versions.len() as u64;
        execute(self.session, self.dialect.begin()).await?;
        versions::write(Held::from(&mut *self.session), self.next, self.areas, &versions).await?;
        Ok(execute(self.session, "commit").await?)
    }
}

impl Merged {
    /// Snapshots that lack more than a fifth of what is known, as an excerpt or half a download would.
    pub fn shrinks(&self, plan: &Plan) -> Vec<Shrink> {
        let of = |(dataset, &gone): (&String, &u64)| {
            // New ones do not make up for those that are gone.
            let new: u64 = plan.places_of(dataset).filter_map(|at| self.files.get(&at)).map(|counts| counts.new).sum();
            let known = gone + self.records.get(dataset).copied().unwrap_or_default().saturating_sub(new);
            Shrink::of(datasets::title(dataset), plan.as_of(dataset).unwrap_or_default(), gone, known)
        };
        self.gone.iter().filter_map(of).collect()
    }
}

/// A snapshot that lacks much of what is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shrink {
    pub title: String,
    pub as_of: Date,
    pub gone: u64,
    pub known: u64,
}

impl Shrink {
    /// Of the known records of a source so many are gone: whether that is asked about.
    pub fn of(title: String, as_of: Date, gone: u64, known: u64) -> Option<Self> {
        (gone > FEW && gone * ONE_IN > known).then_some(Self { title, as_of, gone, known })
    }
}

impl std::fmt::Display for Shrink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { title, as_of, gone, known } = self;
        write!(f, "{title} of {as_of} lacks {gone} of the {known} records that are known; a snapshot must be complete")
    }
}

/// Removes what an import that broke off has left behind.
pub async fn discard_unpublished(session: &mut Session, dialect: Dialect) -> Result<(), sqlx::Error> {
    execute(session, dialect.begin()).await?;
    versions::discard_unpublished(Held::from(&mut *session)).await?;
    execute(session, "commit").await
}

/// Everything shown now ends with the next version.
pub async fn retire_everything(session: &mut Session, next: i64) -> Result<(), sqlx::Error> {
    const FACILITIES: &str = "update facilities set until_version = $1 where until_version = $2";
    const JOINS: &str = "update joins set until_version = $1 where until_version = $2";
    for sql in [FACILITIES, JOINS] {
        on_session!(&mut *session, |connection| {
            sqlx::query(sql).bind(next).bind(FOREVER).execute(connection).await.map(|_| ())
        })?;
    }
    Ok(())
}

fn key_part(source_key: &str) -> &str {
    source_key.split_once(':').map_or(source_key, |(_, key)| key)
}

fn content_of(row: &StagedRow) -> Result<Content, ImportError> {
    serde_json::from_str(&row.content).map_err(unreadable)
}

/// JSON that this program wrote and cannot read: the database was changed by something else.
pub fn unreadable(error: serde_json::Error) -> ImportError {
    ImportError::Database(sqlx::Error::Decode(Box::new(error)))
}
