//! Records without an id of their own become parts of facilities: between the first and the second walk of the merge.
//!
//! What was staged of joined datasets, together with what is known of them, is held against all facilities as the first
//! walk has left them. What the rule or a person is certain of is staged again, under the facility's key, for the second
//! walk. Runs at every import: new facilities may be what an old record waited for.

mod records;
mod report;

use std::collections::BTreeMap;

use sqlx::AssertSqlSafe;

use super::formats::fingerprint;
use super::merge::{Counts, Shrink};
use super::plan::Plan;
use super::problems::Problems;
use super::sides::FOREVER;
use super::{ImportError, datasets, execute, merge};
use crate::db::{Dialect, Session};
use crate::facilities::areas::{Areas, prefecture};
use crate::facilities::document::{Content, Document, FunctionRecord};
use crate::facilities::entry::Entry;
use crate::facilities::joins::store::{self, JoinRow, Likeness, Verdict, Why};
use crate::facilities::joins::{Candidates, FacilitySide, Outcome, RecordSide, full_address};
use crate::on_session;
use records::{read_staged, together};
pub use report::JoinReport;

/// Parts staged by one statement.
const STATEMENT: usize = 250;

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

fn side_of(record: &FunctionRecord, areas: &Areas) -> Option<RecordSide> {
    // That of the demo is in no list but its own.
    let known = || areas.prefecture(&record.key);
    let prefecture = prefecture(&record.key).or_else(known).unwrap_or_default();
    let area = areas.of_address(&full_address(record, prefecture));
    RecordSide::of(record, prefecture, area)
}

/// Every open facility that records may belong to.
pub async fn facilities(session: &mut Session) -> Result<Vec<FacilitySide>, ImportError> {
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
