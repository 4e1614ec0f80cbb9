//! Records without an id of their own become parts of facilities: between the first and the second walk of the merge.
//!
//! What was staged of joined datasets, together with what is known of them, is held against all facilities as the first
//! walk has left them. What the rule or a person is certain of is staged again, under the facility's key, for the second
//! walk. Runs at every import: new facilities may be what an old record waited for.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display};

use serde::Serialize;
use sqlx::AssertSqlSafe;

use super::formats::{fingerprint, kouseikyoku};
use super::merge::{Counts, Shrink};
use super::plan::Plan;
use super::problems::{Problem, Problems};
use super::sides::{FOREVER, Pages, StagedRow};
use super::{ImportError, datasets, execute, merge};
use crate::db::{Dialect, Session};
use crate::facilities::areas::{Areas, prefecture};
use crate::facilities::document::{Content, Document, FunctionRecord};
use crate::facilities::entry::Entry;
use crate::facilities::joins::store::{self, JoinRow, Likeness, Verdict, Why};
use crate::facilities::joins::{Candidates, Doubt, FacilitySide, Outcome, RecordSide, full_address};
use crate::on_session;

/// Parts staged by one statement.
const STATEMENT: usize = 250;

/// What a join found, for the report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct JoinReport {
    pub records: u64,
    /// Joined by the rule.
    pub certain: u64,
    /// Joined by a person.
    pub chosen: u64,
    /// Waiting for a person.
    pub doubtful: u64,
    /// Like no facility.
    pub nothing: u64,
    /// What agreed in those joined by the rule: `same_block same_municipality same_name`.
    pub reasons: BTreeMap<String, u64>,
    /// Why the others wait.
    pub doubts: BTreeMap<String, u64>,
    /// Prefecture → records and, of these, joined ones.
    pub prefectures: BTreeMap<String, (u64, u64)>,
}

/// What a join did.
#[derive(Default)]
pub struct Joined {
    /// `None`: there is nothing to join.
    pub report: Option<JoinReport>,
    /// Whether parts of facilities may have changed, so that the second walk is needed.
    pub changed: bool,
    /// New, changed, unchanged and gone records.
    pub counts: Counts,
    /// Lists that lack much of what is known.
    pub shrinks: Vec<Shrink>,
    /// By place in the plan.
    pub problems: BTreeMap<usize, Problems>,
}

/// A record and where it was read.
struct Read {
    record: FunctionRecord,
    file: usize,
    line: u64,
}

/// What the files of this import say.
#[derive(Default)]
struct Fresh {
    records: BTreeMap<String, FunctionRecord>,
    /// Records whose rows could not be read: what is known of them stays.
    unreadable: BTreeSet<String>,
    problems: BTreeMap<usize, Problems>,
}

/// A list is complete for a prefecture and a division: the first three digits of its keys.
fn scope(key: &str) -> &str {
    key.get(..3).unwrap_or(key)
}

/// Joins, writes what was found as rows of the next version, and stages the parts.
pub async fn run(
    session: &mut Session,
    dialect: Dialect,
    plan: &Plan,
    areas: &Areas,
    next: i64,
) -> Result<Joined, ImportError> {
    let fresh = read_staged(session, plan).await?;
    let known = store::known(session).await?;
    if fresh.records.is_empty() && known.is_empty() {
        return Ok(Joined { problems: fresh.problems, ..Joined::default() });
    }
    let mut joined = Joined::default();
    let records = together(plan, &known, fresh, &mut joined)?;
    let sides: Vec<RecordSide> = records.values().filter_map(|record| side_of(record, areas)).collect();
    let decisions = store::decisions(session, datasets::FUNCTIONS).await?;
    let candidates = Candidates::new(facilities(session).await?);
    let rejected = |key: &str, source_key: &str| {
        !decisions.rejected.is_empty() && decisions.rejected.contains(&(key.to_owned(), source_key.to_owned()))
    };
    let outcomes = crate::facilities::joins::decide(&sides, &candidates, rejected, &decisions.chosen);

    let mut report = JoinReport::default();
    let mut parts: BTreeMap<String, Vec<FunctionRecord>> = BTreeMap::new();
    let mut rows = Vec::with_capacity(records.len());
    for (side, outcome) in sides.iter().zip(outcomes) {
        let Some(record) = records.get(&side.side.key) else { continue };
        let (verdict, why) = verdict_of(outcome, &candidates, decisions.chosen.contains_key(&record.key));
        report.add(record, verdict, &why);
        let row = row_of(record, verdict, &why)?;
        if let Some(facility) = &row.source_key {
            parts.entry(facility.clone()).or_default().push(record.clone());
        }
        rows.push(row);
    }
    joined.report = Some(report);
    joined.changed = write_rows(session, dialect, next, known, rows).await?;
    if joined.changed {
        stage_parts(session, dialect, parts).await?;
    }
    Ok(joined)
}

/// What was staged of joined datasets, put together by key.
async fn read_staged(session: &mut Session, plan: &Plan) -> Result<Fresh, ImportError> {
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
fn together(
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

fn side_of(record: &FunctionRecord, areas: &Areas) -> Option<RecordSide> {
    let prefecture = prefecture(&record.key).unwrap_or_default();
    let area = areas.of_address(&full_address(record, prefecture));
    RecordSide::of(record, prefecture, area)
}

/// Every open facility that records may belong to.
async fn facilities(session: &mut Session) -> Result<Vec<FacilitySide>, ImportError> {
    // Rows from before there were entries have none: it is derived from their document.
    const SQL: &str = "select f.source_key, f.area_code, f.entry, d.document from facilities f
        left join facility_documents d on f.entry is null and d.facility_id = f.id and d.from_version = f.from_version
        where f.source_key > $1 and f.source_key < $2 and f.until_version = $3 and f.closed_on is null
        order by f.source_key limit 5000";
    type Row = (String, Option<String>, Option<String>, Option<String>);
    let mut sides = Vec::new();
    for prefix in datasets::JOINED.map(|(_, prefix)| prefix) {
        let (mut after, end) = (format!("{prefix}:"), format!("{prefix};"));
        loop {
            let rows: Vec<Row> = on_session!(&mut *session, |c| {
                sqlx::query_as(SQL).bind(&after).bind(&end).bind(FOREVER).fetch_all(c).await
            })?;
            let Some(last) = rows.last() else { break };
            after.clone_from(&last.0);
            for (source_key, area_code, entry, document) in rows {
                let derived: Entry<'static>;
                let entry: Entry<'_> = match (&entry, &document) {
                    (Some(entry), _) => serde_json::from_str(entry).map_err(merge::unreadable)?,
                    (None, Some(document)) => {
                        let document: Document = serde_json::from_str(document).map_err(merge::unreadable)?;
                        let Some(made) = Entry::of(&document, area_code.as_deref()) else { continue };
                        derived = made;
                        derived
                    }
                    (None, None) => continue,
                };
                let Entry { kind, address, traits, .. } = entry;
                sides.push(FacilitySide::new(source_key, kind, traits, &address, area_code.as_deref()));
            }
        }
    }
    Ok(sides)
}

/// An outcome in words that are kept.
fn verdict_of(outcome: Outcome, candidates: &Candidates, chosen: bool) -> (Verdict, Why) {
    let likeness = |(at, reasons)| Likeness { source_key: candidates.get(at).side.key.clone(), reasons };
    match outcome {
        Outcome::Certain { facility, reasons } => {
            let verdict = if chosen { Verdict::Chosen } else { Verdict::Certain };
            (verdict, Why { doubt: None, facilities: vec![likeness((facility, reasons))] })
        }
        Outcome::Doubtful { doubt, candidates } => {
            let facilities = candidates.into_iter().map(likeness).collect();
            (Verdict::Doubtful, Why { doubt: Some(doubt), facilities })
        }
        Outcome::Nothing => (Verdict::Nothing, Why::default()),
    }
}

fn row_of(record: &FunctionRecord, verdict: Verdict, why: &Why) -> Result<JoinRow, ImportError> {
    let joined_to = why.facilities.first().filter(|_| verdict.is_joined());
    Ok(JoinRow {
        dataset: datasets::FUNCTIONS.to_owned(),
        key: record.key.clone(),
        content: serde_json::to_string(record).map_err(merge::unreadable)?,
        verdict: verdict.as_str().to_owned(),
        source_key: joined_to.map(|facility| facility.source_key.clone()),
        reasons: serde_json::to_string(why).map_err(merge::unreadable)?,
    })
}

/// Writes what differs from what is known; says whether anything does.
async fn write_rows(
    session: &mut Session,
    dialect: Dialect,
    next: i64,
    known: Vec<(i64, JoinRow)>,
    rows: Vec<JoinRow>,
) -> Result<bool, ImportError> {
    let mut known: BTreeMap<String, (i64, JoinRow)> =
        known.into_iter().map(|(version, row)| (row.key.clone(), (version, row))).collect();
    let mut fresh = Vec::new();
    let mut retired = Vec::new();
    for row in rows {
        match known.remove(&row.key) {
            Some((_, old)) if old == row => {}
            Some((version, old)) => {
                retired.push((version, old));
                fresh.push(row);
            }
            None => fresh.push(row),
        }
    }
    retired.extend(known.into_values());
    if fresh.is_empty() && retired.is_empty() {
        return Ok(false);
    }
    execute(session, dialect.begin()).await?;
    for (version, old) in &retired {
        store::retire(session, next, &old.dataset, &old.key, *version).await?;
    }
    store::insert(session, dialect, next, &fresh).await?;
    execute(session, "commit").await?;
    Ok(true)
}

/// Puts the parts in the place of what was staged.
async fn stage_parts(
    session: &mut Session,
    dialect: Dialect,
    parts: BTreeMap<String, Vec<FunctionRecord>>,
) -> Result<(), ImportError> {
    execute(session, "begin").await?;
    execute(session, "delete from staged_records").await?;
    let parts: Vec<(String, String)> = parts
        .into_iter()
        .map(|(key, records)| Ok((key, serde_json::to_string(&Content::Functions { records })?)))
        .collect::<Result<_, serde_json::Error>>()
        .map_err(merge::unreadable)?;
    for parts in parts.chunks(STATEMENT) {
        let sql = format!(
            "insert into staged_records (source_key, dataset, line, file, hash, content) values {}",
            dialect.value_rows(parts.len(), 6)
        );
        on_session!(&mut *session, |c| {
            let mut query = sqlx::query(AssertSqlSafe(sql));
            for (key, content) in parts {
                query = query
                    .bind(key)
                    .bind(datasets::FUNCTIONS)
                    .bind(0i64)
                    .bind(0i64)
                    .bind(fingerprint(content))
                    .bind(content);
            }
            query.execute(c).await.map(|_| ())
        })?;
    }
    Ok(execute(session, "commit").await?)
}

fn key_of(source_key: &str) -> &str {
    source_key.split_once(':').map_or(source_key, |(_, key)| key)
}

impl JoinReport {
    fn add(&mut self, record: &FunctionRecord, verdict: Verdict, why: &Why) {
        let named = prefecture(&record.key).unwrap_or_default();
        let (all, joined) = self.prefectures.entry(named.to_owned()).or_default();
        *all += 1;
        *joined += u64::from(verdict.is_joined());
        self.records += 1;
        match verdict {
            Verdict::Certain => {
                self.certain += 1;
                let reasons = why.facilities.first().map(|likeness| likeness.reasons.as_slice()).unwrap_or_default();
                let reasons: Vec<&str> = reasons.iter().map(|reason| reason.as_str()).collect();
                *self.reasons.entry(reasons.join(" ")).or_default() += 1;
            }
            Verdict::Chosen => self.chosen += 1,
            Verdict::Doubtful => {
                self.doubtful += 1;
                let doubt = why.doubt.map_or("", Doubt::as_str);
                *self.doubts.entry(doubt.to_owned()).or_default() += 1;
            }
            Verdict::Nothing => self.nothing += 1,
        }
    }
}

impl Display for JoinReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = self.certain + self.chosen;
        let share = joined as f64 * 100.0 / self.records.max(1) as f64;
        write!(
            f,
            "{}: {joined} of {} records are joined to facilities ({share:.1} %, {} by a person); {} wait for a person (sasae joins list), {} are like no facility",
            datasets::title(datasets::FUNCTIONS),
            self.records,
            self.chosen,
            self.doubtful,
            self.nothing
        )
    }
}
