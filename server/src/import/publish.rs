//! The short step that shows what an import has written, and the cleaning after it.

use std::collections::{BTreeMap, BTreeSet};

use super::formats::ReadDuty;
use super::join::Joined;
use super::merge::Merged;
use super::plan::{Plan, Snapshot};
use super::problems::{Example, Problem};
use super::report::{FileReport, Report};
use super::{ImportError, confirm, datasets, execute};
use crate::clock::Clock;
use crate::data_version;
use crate::db::{Dialect, Held, Session};
use crate::duties::{self, Duty};
use crate::facilities::areas::Areas;
use crate::{municipality, on_held, on_session, places, population};
use api::municipality::Municipality;

/// Everything that becomes visible together.
pub struct Publication<'a> {
    /// The version that is shown from now on.
    pub next: i64,
    /// The version that is shown until now.
    pub before: i64,
    pub plan: &'a Plan,
    pub areas: &'a Areas,
    pub merged: &'a Merged,
    pub joined: &'a Joined,
    pub report: &'a mut Report,
    pub started_at: String,
    pub demo: Option<&'a Municipality>,
    pub replaced_demo: bool,
}

impl Publication<'_> {
    pub async fn publish(mut self, session: &mut Session, dialect: Dialect, clock: &Clock) -> Result<(), ImportError> {
        let begun = std::time::Instant::now();
        execute(session, dialect.begin()).await?;
        let published = self.write(session, clock).await;
        execute(session, if published.is_ok() { "commit" } else { "rollback" }).await?;
        self.report.swap_milliseconds = begun.elapsed().as_millis() as u64;
        published
    }

    async fn write(&mut self, session: &mut Session, clock: &Clock) -> Result<(), ImportError> {
        if self.replaced_demo {
            for sql in [
                "delete from areas",
                "delete from snapshots",
                "delete from holidays",
                "delete from duties",
                "delete from place_sources",
                "delete from population",
                "delete from confirmations",
                "delete from facility_statements",
                "delete from municipality",
            ] {
                execute(session, sql).await?;
            }
        }
        if let Some(demo) = self.demo {
            municipality::store(session, demo).await?;
        }
        let known: BTreeMap<String, String> =
            snapshots(session).await?.into_iter().map(|snapshot| (snapshot.dataset, snapshot.as_of)).collect();
        let dates_moved = self.plan.files.iter().any(|file| known.get(&file.dataset) != Some(&file.as_of.to_string()));
        let holidays_changed = self.write_holidays(session).await?;
        let places_changed = self.write_places(session).await?;
        let duties_changed = self.write_duties(session).await?;
        let population_changed = self.write_population(session).await?;
        confirm::write(session, &mut self.report.files).await?;
        let changed = holidays_changed || places_changed || duties_changed || population_changed;
        let visible = self.merged.written > 0 || self.joined.changed || dates_moved || changed || self.replaced_demo;
        let version = if visible { self.next } else { self.before };
        if visible {
            data_version::set(&mut *session, version).await?;
        }
        self.report.data_version = version;
        self.write_areas(session).await?;
        self.write_import(session, clock, version, &known).await?;
        Ok(write_joined(session, self.joined).await?)
    }

    /// Replaces the holidays when the file is in the import; says whether they differ.
    async fn write_holidays(&mut self, session: &mut Session) -> Result<bool, ImportError> {
        let mut fresh: BTreeMap<String, String> = BTreeMap::new();
        let mut index = None;
        for (place, file) in self.report.files.iter().enumerate().filter(|(_, file)| file.dataset == "holidays") {
            index = Some(place);
            fresh.extend(file.holidays.iter().map(|(date, name)| (date.to_string(), name.clone())));
        }
        let Some(index) = index else { return Ok(false) };
        const ALL: &str = "select date, name from holidays";
        let known: Vec<(String, String)> = on_session!(session, |c| sqlx::query_as(ALL).fetch_all(c).await)?;
        let known: BTreeMap<String, String> = known.into_iter().collect();
        let counts = &mut self.report.files[index].counts;
        for (date, name) in &fresh {
            match known.get(date) {
                None => counts.new += 1,
                Some(old) if old == name => counts.unchanged += 1,
                Some(_) => counts.changed += 1,
            }
        }
        counts.gone = known.keys().filter(|date| !fresh.contains_key(*date)).count() as u64;
        if known == fresh {
            return Ok(false);
        }
        execute(session, "delete from holidays").await?;
        const INSERT: &str = "insert into holidays (date, name) values ($1, $2)";
        for (date, name) in &fresh {
            on_session!(session, |c| sqlx::query(INSERT).bind(date).bind(name).execute(c).await.map(|_| ()))?;
        }
        Ok(true)
    }

    /// Replaces the calendar of duties by those of all its files in the import; says whether it differs.
    async fn write_duties(&mut self, session: &mut Session) -> Result<bool, ImportError> {
        let is_calendar = |file: &FileReport| file.dataset == duties::DATASET;
        if !self.report.files.iter().any(is_calendar) {
            return Ok(false);
        }
        let known = duties::known(session).await?;
        let known_once: BTreeSet<&Duty> = known.iter().collect();
        let lines = self.report.files.iter().filter(|file| is_calendar(file)).flat_map(|file| &file.duties);
        let named = lines.filter_map(|read| read.duty.facility.as_deref()).collect();
        let unknown = duties::unknown_facilities(session, named, self.next).await?;
        let mut seen: BTreeSet<Duty> = BTreeSet::new();
        let mut fresh = Vec::new();
        for file in self.report.files.iter_mut().filter(|file| is_calendar(file)) {
            for ReadDuty { line, duty } in std::mem::take(&mut file.duties) {
                if let Some(facility) = duty.facility.as_ref().filter(|facility| unknown.contains(*facility)) {
                    file.problems.add(Problem::DutyFacilityUnknown, line, "施設ID", facility);
                }
                if !seen.insert(duty.clone()) {
                    file.problems.add(Problem::DutyTwice, line, "", &duty.name);
                    continue;
                }
                let count = if known_once.contains(&duty) { &mut file.counts.unchanged } else { &mut file.counts.new };
                *count += 1;
                fresh.push(duty);
            }
        }
        if fresh.is_empty() {
            return Err(self.no_duties());
        }
        if let Some(first) = self.report.files.iter_mut().find(|file| is_calendar(file)) {
            first.counts.gone = known.iter().filter(|duty| !seen.contains(duty)).count() as u64;
        }
        if known == fresh {
            return Ok(false);
        }
        duties::replace(session, &fresh.iter().collect::<Vec<_>>()).await?;
        Ok(true)
    }

    /// Files of a calendar without a line that can be used.
    fn no_duties(&self) -> ImportError {
        let files = || self.report.files.iter().filter(|file| file.dataset == duties::DATASET);
        let names: Vec<&str> = files().map(|file| file.file.as_str()).collect();
        let mut problems = files().flat_map(|file| &file.problems.0);
        let first = problems.find_map(|(problem, found)| Some((*problem, found.examples.first()?)));
        match first {
            Some((problem, Example { line, field, value })) => ImportError::NoDuties {
                files: names.join(", "),
                line: *line,
                field: field.clone(),
                value: value.clone(),
                problem: problem.explanation(),
            },
            None => ImportError::NoRows(names.join(", ")),
        }
    }

    /// Replaces the places of every dataset in the import; says whether any differ. Of several files of
    /// one dataset the fullest counts: outlines are published coarse and fine.
    async fn write_places(&mut self, session: &mut Session) -> Result<bool, ImportError> {
        let mut fullest: BTreeMap<&'static str, usize> = BTreeMap::new();
        for (index, file) in self.report.files.iter().enumerate() {
            let Some(content) = &file.places else { continue };
            let rank = |at: usize| self.report.files[at].places.as_ref().map(|c| (c.records, c.text.len()));
            let best = fullest.entry(content.dataset).or_insert(index);
            if rank(index) > rank(*best) {
                *best = index;
            }
        }
        let mut any_changed = false;
        for (index, file) in self.report.files.iter_mut().enumerate() {
            let Some(content) = &file.places else { continue };
            if fullest.get(content.dataset) != Some(&index) {
                self.report.skipped.push(format!("{} tells less of the same than another file", file.file));
                continue;
            }
            let changed = places::store(session, content).await?;
            file.counts.new = if changed { content.records } else { 0 };
            file.counts.unchanged = content.records - file.counts.new;
            any_changed |= changed;
        }
        Ok(any_changed)
    }

    /// Replaces the population of every municipality in the import; says whether any differs.
    async fn write_population(&mut self, session: &mut Session) -> Result<bool, ImportError> {
        let mut fresh: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, file) in self.report.files.iter().enumerate().filter(|(_, file)| !file.population.is_empty()) {
            fresh.entry(file.dataset.clone()).or_default().push(index);
        }
        let mut any_changed = false;
        for (dataset, files) in fresh {
            let rows: Vec<_> = files.iter().flat_map(|&at| self.report.files[at].population.iter().cloned()).collect();
            let changed = population::store(session, &dataset, &rows).await?;
            for at in files {
                let file = &mut self.report.files[at];
                file.counts.new = if changed { file.population.len() as u64 } else { 0 };
                file.counts.unchanged = file.population.len() as u64 - file.counts.new;
            }
            any_changed |= changed;
        }
        Ok(any_changed)
    }

    async fn write_areas(&self, session: &mut Session) -> Result<(), ImportError> {
        const INSERT: &str =
            "insert into areas (code, prefecture, name) values ($1, $2, $3) on conflict (code) do nothing";
        let known = areas(&mut *session).await?;
        if known == *self.areas {
            return Ok(());
        }
        for (code, prefecture, name) in self.areas.iter() {
            on_session!(session, |c| {
                sqlx::query(INSERT).bind(code).bind(prefecture).bind(name).execute(c).await.map(|_| ())
            })?;
        }
        Ok(())
    }

    async fn write_import(
        &self,
        session: &mut Session,
        clock: &Clock,
        version: i64,
        known: &BTreeMap<String, String>,
    ) -> Result<(), ImportError> {
        const IMPORT: &str =
            "insert into imports (id, data_version, started_at, finished_at, report) values ($1, $2, $3, $4, $5)";
        const SNAPSHOT: &str = "insert into snapshots (dataset, as_of, import_id, imported_at, files, records)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (dataset) do update set as_of = excluded.as_of, import_id = excluded.import_id,
            imported_at = excluded.imported_at, files = excluded.files, records = excluded.records";
        let id = uuid::Uuid::now_v7().to_string();
        let now = clock.now_text();
        let report = serde_json::to_string(&self.report).unwrap_or_default();
        on_session!(session, |c| {
            sqlx::query(IMPORT)
                .bind(&id)
                .bind(version)
                .bind(&self.started_at)
                .bind(&now)
                .bind(report)
                .execute(c)
                .await
                .map(|_| ())
        })?;
        let mut by_dataset: BTreeMap<&str, Vec<&FileReport>> = BTreeMap::new();
        for file in &self.report.files {
            by_dataset.entry(&file.dataset).or_default().push(file);
        }
        for (dataset, files) in by_dataset {
            let records = match self.merged.records.get(dataset) {
                Some(&records) => records,
                // What is kept as a whole: holidays, places, population.
                None => {
                    let told = |f: &&FileReport| f.counts.new + f.counts.changed + f.counts.unchanged;
                    files.iter().map(|f| (f.holidays.len() as u64).max(told(f))).sum()
                }
            };
            // Joined lists are of one prefecture each, and of different dates; confirmations come as they are made.
            let known = known.get(dataset).filter(|_| datasets::adds_up(dataset)).map(String::as_str);
            let as_of = files.iter().map(|file| file.as_of.as_str()).chain(known).max().unwrap_or_default();
            let names: Vec<&str> = files.iter().map(|file| file.file.as_str()).collect();
            on_session!(session, |c| {
                sqlx::query(SNAPSHOT)
                    .bind(dataset)
                    .bind(as_of)
                    .bind(&id)
                    .bind(&now)
                    .bind(names.join(", "))
                    .bind(records.cast_signed())
                    .execute(c)
                    .await
                    .map(|_| ())
            })?;
        }
        Ok(())
    }
}

/// Says how many records of a joined dataset are in use.
pub async fn write_joined(session: &mut Session, joined: &Joined) -> Result<(), sqlx::Error> {
    const SQL: &str = "update snapshots set records = $1 where dataset = $2";
    let Some(report) = &joined.report else { return Ok(()) };
    let records = (report.certain + report.chosen).cast_signed();
    on_session!(session, |c| sqlx::query(SQL).bind(records).bind(datasets::FUNCTIONS).execute(c).await.map(|_| ()))
}

/// The newest snapshot of every dataset.
pub async fn snapshots(session: &mut Session) -> Result<Vec<Snapshot>, sqlx::Error> {
    const SQL: &str = "select dataset, as_of from snapshots order by dataset";
    let rows: Vec<(String, String)> = on_session!(session, |c| sqlx::query_as(SQL).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(dataset, as_of)| Snapshot { dataset, as_of }).collect())
}

/// The municipalities whose names are known.
pub async fn areas<'c>(held: impl Into<Held<'c>>) -> Result<Areas, sqlx::Error> {
    const SQL: &str = "select code, prefecture, name from areas";
    let rows: Vec<(String, String, String)> = on_held!(held.into(), |c| sqlx::query_as(SQL).fetch_all(c).await)?;
    let mut areas = Areas::default();
    for (code, prefecture, name) in rows {
        areas.learn(&code, &prefecture, &name);
    }
    Ok(areas)
}

/// Deletes rows that no version shows any more, in steps short enough for others to write between.
pub async fn remove_retired(session: &mut Session, dialect: Dialect) -> Result<(), ImportError> {
    const RETIRED: &str = "select count(*) from (select 1 as one from facilities
        where until_version < 9223372036854775807
        and until_version <= (select current from data_versions) limit 1) as retired";
    const RETIRED_JOINS: &str = "delete from joins where until_version < 9223372036854775807
        and until_version <= (select current from data_versions)";
    execute(session, RETIRED_JOINS).await?;
    loop {
        let left: i64 = on_session!(session, |c| sqlx::query_scalar(RETIRED).fetch_one(c).await)?;
        if left == 0 {
            return Ok(());
        }
        execute(session, dialect.begin()).await?;
        for sql in [
            "delete from facility_documents where (facility_id, from_version) in
                (select id, from_version from facilities where until_version < 9223372036854775807
                 and until_version <= (select current from data_versions) order by id, from_version limit 5000)",
            "delete from facilities where (id, from_version) in
                (select id, from_version from facilities where until_version < 9223372036854775807
                 and until_version <= (select current from data_versions) order by id, from_version limit 5000)",
        ] {
            execute(session, sql).await?;
        }
        execute(session, "commit").await?;
    }
}
