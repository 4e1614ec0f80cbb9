//! The records to be joined: what this import brings, put together by key, and what is known.

use std::collections::{BTreeMap, BTreeSet};

use super::super::formats::kouseikyoku;
use super::super::merge::Shrink;
use super::super::plan::Plan;
use super::super::problems::{Problem, Problems};
use super::super::sides::{Pages, StagedRow};
use super::super::{ImportError, datasets, merge};
use super::Joined;
use crate::db::Session;
use crate::facilities::document::{Content, FunctionRecord};
use crate::facilities::joins::store::JoinRow;

/// A record and where it was read.
struct Read {
    record: FunctionRecord,
    file: usize,
    line: u64,
}

/// What the files of this import say.
#[derive(Default)]
pub struct Fresh {
    pub records: BTreeMap<String, FunctionRecord>,
    /// Records whose rows could not be read: what is known of them stays.
    unreadable: BTreeSet<String>,
    pub problems: BTreeMap<usize, Problems>,
}

/// A list is complete for a prefecture and a division: the first three digits of its keys.
fn scope(key: &str) -> &str {
    key.get(..3).unwrap_or(key)
}

/// What was staged of joined datasets, put together by key.
pub async fn read_staged(session: &mut Session, plan: &Plan) -> Result<Fresh, ImportError> {
    let mut fresh = Fresh::default();
    if !plan.datasets().any(datasets::is_joined) {
        return Ok(fresh);
    }
    let mut read: BTreeMap<String, Read> = BTreeMap::new();
    let mut newest: BTreeMap<String, String> = BTreeMap::new();
    let mut staged = Pages::<StagedRow>::new("kouseikyoku");
    let mut same_key: Vec<StagedRow> = Vec::new();
    loop {
        let next = staged.peek(session).await?.map(|row| row.source_key.clone());
        if same_key.first().is_some_and(|row| Some(&row.source_key) != next.as_ref()) {
            fresh.put_together(plan, std::mem::take(&mut same_key), &mut read)?;
        }
        if next.is_none() {
            break;
        }
        same_key.extend(staged.page.pop_front());
    }
    for Read { record, .. } in read.values() {
        let newest = newest.entry(scope(&record.key).to_owned()).or_default();
        if record.as_of > *newest {
            newest.clone_from(&record.as_of);
        }
    }
    for (key, Read { record, file, line }) in read {
        if newest.get(scope(&key)) == Some(&record.as_of) {
            fresh.records.insert(key, record);
        } else {
            fresh.problem(file, Problem::OlderList, line, "as_of", &record.as_of);
        }
    }
    Ok(fresh)
}

impl Fresh {
    /// One record of all rows with its key: of the newest list, and of the derived tables together.
    fn put_together(
        &mut self,
        plan: &Plan,
        rows: Vec<StagedRow>,
        read: &mut BTreeMap<String, Read>,
    ) -> Result<(), ImportError> {
        let mut of_files: BTreeMap<usize, Read> = BTreeMap::new();
        let is_table = |file: usize| plan.files.get(file).is_some_and(|file| file.is_one_of(&kouseikyoku::TOGETHER));
        let (mut first_line, mut code) = ((0, 0), String::new());
        for row in rows {
            let (file, line) = (row.file as usize, row.line.cast_unsigned());
            (first_line, code) = ((file, line), key_of(&row.source_key).to_owned());
            if row.hash.is_empty() {
                self.unreadable.insert(code.clone());
                continue;
            }
            let Content::Functions { records } = serde_json::from_str(&row.content).map_err(merge::unreadable)? else {
                continue;
            };
            let Some(record) = records.into_iter().next() else { continue };
            // The derived tables count as one list.
            let list = if is_table(file) { usize::MAX } else { file };
            match of_files.get_mut(&list) {
                Some(whole) => whole.take(record),
                None => drop(of_files.insert(list, Read { record, file, line })),
            }
        }
        let mut best: Option<Read> = None;
        for (_, mut one) in of_files.into_iter().filter(|(_, one)| !one.record.name.is_empty()) {
            if one.record.as_of.is_empty() {
                one.record.as_of = plan.files.get(one.file).map(|file| file.as_of.to_string()).unwrap_or_default();
            }
            one.record.functions.sort();
            one.record.functions.dedup_by(|later, first| later.code == first.code);
            if best.as_ref().is_none_or(|best| best.record.as_of < one.record.as_of) {
                best = Some(one);
            }
        }
        match best {
            Some(best) => drop(read.insert(best.record.key.clone(), best)),
            None if !self.unreadable.contains(&code) => {
                let (file, line) = first_line;
                self.problem(file, Problem::FunctionsWithoutFacility, line, "code10", &code);
            }
            None => {}
        }
        Ok(())
    }

    fn problem(&mut self, file: usize, problem: Problem, line: u64, field: &str, value: &str) {
        self.problems.entry(file).or_default().add(problem, line, field, value);
    }
}

impl Read {
    /// Adds what other rows say of the same facility.
    fn take(&mut self, more: FunctionRecord) {
        let FunctionRecord { key: _, name, address, telephone, as_of, functions } = more;
        let own = &mut self.record;
        for (known, told) in [(&mut own.name, name), (&mut own.address, address), (&mut own.as_of, as_of)] {
            if known.is_empty() {
                *known = told;
            }
        }
        own.telephone = own.telephone.take().or(telephone);
        own.functions.extend(functions);
    }
}

/// Known and fresh records: a fresh list replaces what is known of its prefecture and division.
pub fn together(
    plan: &Plan,
    known: &[(i64, JoinRow)],
    fresh: Fresh,
    joined: &mut Joined,
) -> Result<BTreeMap<String, FunctionRecord>, ImportError> {
    let Fresh { mut records, unreadable, problems } = fresh;
    joined.problems = problems;
    let dates: BTreeMap<String, String> =
        records.iter().map(|(key, record)| (scope(key).to_owned(), record.as_of.clone())).collect();
    let mut gone: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    joined.counts.new = records.len() as u64;
    for (_, row) in known {
        let old: FunctionRecord = serde_json::from_str(&row.content).map_err(merge::unreadable)?;
        let Some(date) = dates.get(scope(&old.key)) else {
            records.insert(old.key.clone(), old);
            continue;
        };
        if old.as_of > *date {
            return Err(older(plan, &old, date));
        }
        let (lost, all) = gone.entry(scope(&old.key).to_owned()).or_default();
        *all += 1;
        match records.get(&old.key) {
            Some(new) => {
                joined.counts.new -= 1;
                let same = FunctionRecord { as_of: old.as_of.clone(), ..new.clone() } == old;
                *(if same { &mut joined.counts.unchanged } else { &mut joined.counts.changed }) += 1;
            }
            None if unreadable.contains(&old.key) => drop(records.insert(old.key.clone(), old)),
            None => {
                *lost += 1;
                joined.counts.gone += 1;
            }
        }
    }
    let shrink = |(scope, &(lost, all)): (&String, &(u64, u64))| {
        let title = format!("{} ({scope})", datasets::title(datasets::FUNCTIONS));
        Shrink::of(title, dates.get(scope).and_then(|date| date.parse().ok()).unwrap_or_default(), lost, all)
    };
    joined.shrinks = gone.iter().filter_map(shrink).collect();
    Ok(records)
}

fn older(plan: &Plan, known: &FunctionRecord, date: &str) -> ImportError {
    let file = plan.files.iter().find(|file| file.dataset == datasets::FUNCTIONS);
    ImportError::Older {
        file: file.map(|file| file.input.name.clone()).unwrap_or_default(),
        title: format!("{} ({})", datasets::title(datasets::FUNCTIONS), scope(&known.key)),
        found: date.parse().unwrap_or_default(),
        known: known.as_of.clone(),
    }
}

fn key_of(source_key: &str) -> &str {
    source_key.split_once(':').map_or(source_key, |(_, key)| key)
}
