//! Rows into a temporary table: parsed on one thread, written on another, in batches.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use csv::ByteRecord;
use sqlx::AssertSqlSafe;
use tokio::sync::mpsc;

use super::formats::{Output, Record, fingerprint, service_areas};
use super::plan::{FileContent, Plan, PlannedFile};
use super::problems::{Problem, Problems};
use super::progress::Progress;
use super::rows::{RowFault, line_of};
use super::{ImportError, StagedFile, datasets, execute, ical};
use crate::db::{Dialect, Session};
use crate::on_session;
use crate::places::{self, PlaceSource};

/// Records per message from the parser.
const BATCH: usize = 400;

/// A record on its way into the staging table.
struct StagedRecord {
    source_key: String,
    dataset: Arc<str>,
    line: i64,
    file: i64,
    /// Empty for a row that could not be read.
    hash: String,
    content: String,
}

/// Reads every file of the plan into `staged_records`.
pub async fn run(
    session: &mut Session,
    dialect: Dialect,
    plan: &Plan,
    progress: &Progress,
) -> Result<Vec<StagedFile>, ImportError> {
    create_table(session, dialect).await?;
    let (sender, mut batches) = mpsc::channel::<Vec<StagedRecord>>(8);
    let total: u64 = plan.files.iter().map(|file| file.input.size).sum();
    progress.begin_reading(total);
    let done = Arc::new(AtomicU64::new(0));
    std::thread::scope(|scope| {
        let parser = scope.spawn(|| {
            let mut reports = Vec::new();
            // What other files refer to is read first.
            let mut order: Vec<usize> = (0..plan.files.len()).collect();
            order.sort_by_key(|&index| !plan.files[index].is_referred_to());
            let mut symbols = BTreeMap::new();
            for index in order {
                let report = read_file(index, &plan.files[index], &mut symbols, &sender, &done, progress)?;
                reports.push((index, report));
            }
            drop(sender);
            reports.sort_by_key(|(index, _)| *index);
            Ok(reports.into_iter().map(|(_, report)| report).collect())
        });
        let written = tokio::task::block_in_place(|| {
            tokio::runtime::Handle::current().block_on(async {
                // Writes only to the temporary table: nobody else is kept from writing.
                execute(session, "begin").await?;
                while let Some(batch) = batches.recv().await {
                    insert(session, dialect, &batch).await?;
                }
                execute(session, "commit").await
            })
        });
        // An insert that failed closes the channel, which ends the parser.
        drop(batches);
        let parsed = parser.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        written?;
        parsed
    })
}

/// The table of staged rows; only this connection sees it, and it goes with the connection.
pub async fn create_table(session: &mut Session, dialect: Dialect) -> Result<(), sqlx::Error> {
    drop_table(session).await?;
    let bytewise = dialect.bytewise();
    let sql = format!(
        "create temp table staged_records (
            source_key text {bytewise} not null,
            dataset text {bytewise} not null,
            line bigint not null,
            file bigint not null,
            hash text not null,
            content text not null,
            primary key (source_key, dataset, file, line)
        )"
    );
    if dialect == Dialect::Sqlite {
        execute(session, "pragma temp.cache_size = -65536").await?;
    }
    on_session!(session, |connection| sqlx::raw_sql(AssertSqlSafe(sql)).execute(connection).await.map(|_| ()))
}

pub async fn drop_table(session: &mut Session) -> Result<(), sqlx::Error> {
    execute(session, "drop table if exists staged_records").await
}

async fn insert(session: &mut Session, dialect: Dialect, batch: &[StagedRecord]) -> Result<(), sqlx::Error> {
    if batch.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "insert into staged_records (source_key, dataset, line, file, hash, content) values {}",
        dialect.value_rows(batch.len(), 6)
    );
    on_session!(session, |connection| {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for record in batch {
            query = query
                .bind(&record.source_key)
                .bind(&*record.dataset)
                .bind(record.line)
                .bind(record.file)
                .bind(&record.hash)
                .bind(&record.content);
        }
        query.execute(connection).await.map(|_| ())
    })
}

/// Reads one file to its end.
fn read_file(
    index: usize,
    file: &PlannedFile,
    symbols: &mut BTreeMap<String, String>,
    sender: &mpsc::Sender<Vec<StagedRecord>>,
    done: &Arc<AtomicU64>,
    progress: &Progress,
) -> Result<StagedFile, ImportError> {
    progress.reading(&file.input.name);
    let mut line = 0;
    let mut rows = 0u64;
    let mut out = Output { symbols: std::mem::take(symbols), ..Output::default() };
    let dataset: Arc<str> = file.dataset.as_str().into();
    let damaged = |line| {
        let file = file.input.name.clone();
        move |source| ImportError::Damaged { file, line, source }
    };
    let format = match file.content {
        FileContent::Rows(format) => format,
        FileContent::Places(source) => return read_places(source, file, done, progress),
        FileContent::Calendar => return read_calendar(file, done, progress),
        FileContent::ServiceAreas => return read_service_areas(index, file, sender, done, progress),
    };
    let mut table = file.input.table(done)?;
    let mut reader = format.reader(&table.header);
    let mut record = ByteRecord::new();
    let mut batch = Vec::with_capacity(BATCH);
    while table.read(&mut record).map_err(damaged(line))? {
        line = line_of(&record);
        rows += 1;
        for (field, found) in table.cell_faults() {
            out.problem(Problem::CellUnusable, line, field, &found);
        }
        match table.row(&record) {
            Ok(row) => match reader.dataset(&row) {
                Some(own) if own != file.dataset => {
                    out.problem(Problem::OtherKindOfFacility, row.line, "", row.get(Some(0)));
                }
                _ => reader.read(&row, &mut out),
            },
            Err(fault) => {
                note_fault(&fault, line, &record, &mut out);
                // What is known of its facility stays, as far as the row still tells whose it is.
                if let Some(source_key) = reader.key(&table.salvage(&record)) {
                    out.records.push(Record { source_key, line, content: None });
                }
            }
        }
        for record in out.records.drain(..) {
            batch.push(staged(record, &dataset, index));
        }
        if batch.len() >= BATCH {
            let full = std::mem::replace(&mut batch, Vec::with_capacity(BATCH));
            if sender.blocking_send(full).is_err() {
                // The writer has failed and says why.
                return Ok(StagedFile::default());
            }
            progress.read_so_far(done.load(Ordering::Relaxed));
        }
    }
    reader.finish(&mut out);
    batch.extend(out.records.drain(..).map(|record| staged(record, &dataset, index)));
    let _ = sender.blocking_send(batch);
    progress.read_file(&file.input.name, rows);
    *symbols = out.symbols;
    Ok(StagedFile {
        rows,
        problems: out.problems,
        areas: out.areas,
        holidays: out.holidays,
        population: out.population,
        duties: out.duties,
        confirmations: out.confirmations,
        ..StagedFile::planned(file)
    })
}

/// Reads a file of places as a whole.
fn read_places(
    source: PlaceSource,
    file: &PlannedFile,
    done: &Arc<AtomicU64>,
    progress: &Progress,
) -> Result<StagedFile, ImportError> {
    let name = file.input.name.clone();
    let content = match places::sources::read(source, file.input.open(done)?) {
        Ok(content) => content,
        Err(source) if file.input.named => return Err(ImportError::Places { file: name, source }),
        Err(reason) => {
            let left_out = Some(format!("{name}: {reason}"));
            return Ok(StagedFile { left_out, ..StagedFile::planned(file) });
        }
    };
    progress.read_so_far(done.load(Ordering::Relaxed));
    progress.read_file(&file.input.name, content.records);
    let mut problems = Problems::default();
    for (line, reason) in &content.problems {
        problems.add(Problem::PlaceUnusable, *line, "", reason);
    }
    Ok(StagedFile {
        rows: content.records,
        problems,
        // Of two kinds of polygons only the content tells which it is.
        dataset: content.dataset.to_owned(),
        title: datasets::title(content.dataset),
        places: Some(content),
        ..StagedFile::planned(file)
    })
}

/// Reads a calendar as a whole.
fn read_calendar(file: &PlannedFile, done: &Arc<AtomicU64>, progress: &Progress) -> Result<StagedFile, ImportError> {
    let mut out = Output::default();
    let damaged = |source| ImportError::Damaged { file: file.input.name.clone(), line: 0, source };
    let events = ical::read(file.input.open(done)?, &mut out).map_err(damaged)?;
    progress.read_so_far(done.load(Ordering::Relaxed));
    progress.read_file(&file.input.name, events);
    Ok(StagedFile { rows: events, problems: out.problems, duties: out.duties, ..StagedFile::planned(file) })
}

/// Reads areas that are drawn as a whole.
fn read_service_areas(
    index: usize,
    file: &PlannedFile,
    sender: &mpsc::Sender<Vec<StagedRecord>>,
    done: &Arc<AtomicU64>,
    progress: &Progress,
) -> Result<StagedFile, ImportError> {
    let mut out = Output::default();
    let rows = service_areas::read_features(file.input.open(done)?, &mut out)
        .map_err(|source| ImportError::Places { file: file.input.name.clone(), source })?;
    progress.read_so_far(done.load(Ordering::Relaxed));
    progress.read_file(&file.input.name, rows);
    let dataset: Arc<str> = file.dataset.as_str().into();
    // A writer that has failed says why.
    let _ = sender.blocking_send(out.records.drain(..).map(|record| staged(record, &dataset, index)).collect());
    Ok(StagedFile { rows, problems: out.problems, ..StagedFile::planned(file) })
}

fn note_fault(fault: &RowFault, line: u64, record: &ByteRecord, out: &mut Output) {
    let lossy = |field: Option<&[u8]>| String::from_utf8_lossy(field.unwrap_or_default()).into_owned();
    match fault {
        RowFault::Encoding { field } => {
            out.problem(Problem::WrongEncoding, line, &format!("column {}", field + 1), &lossy(record.get(*field)));
        }
        RowFault::Columns { found } => {
            out.problem(Problem::WrongColumnCount, line, &format!("{found} columns"), &lossy(record.get(0)));
        }
    }
}

fn staged(record: Record, dataset: &Arc<str>, file: usize) -> StagedRecord {
    let content = record.content.as_ref().and_then(|content| serde_json::to_string(content).ok()).unwrap_or_default();
    StagedRecord {
        source_key: record.source_key,
        dataset: Arc::clone(dataset),
        line: record.line.cast_signed(),
        file: file as i64,
        hash: if content.is_empty() { String::new() } else { fingerprint(&content) },
        content,
    }
}
