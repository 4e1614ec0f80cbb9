//! Import of the official open data.
//!
//! 1. [`plan`]: which files are there, of which format, dataset and date.
//! 2. [`stage`]: their rows stream into a temporary table that only this connection sees.
//! 3. [`merge`]: staged rows and what is known are walked side by side in the order of their keys;
//!    what differs is written as rows of the *next* data version, which nobody is shown yet.
//! 4. [`join`]: records without an id of their own are joined to facilities, and a second walk makes them parts of these,
//!    as rows of the version after.
//! 5. [`publish`]: one short transaction makes the last version the current one.
//!
//! A crash before the last step leaves rows of a version that never came; the next import
//! removes them.

mod confirm;
pub mod datasets;
mod duplicates;
mod files;
mod formats;
mod ical;
pub mod join;
mod merge;
mod plan;
pub mod problems;
pub mod progress;
mod publish;
pub mod report;
mod resolve;
mod rows;
mod sides;
mod stage;
mod utf16;
pub mod versions;
mod workbook;

use std::path::PathBuf;
use std::time::Instant;

use api::municipality::Municipality;
use jiff::civil::Date;

use crate::audit::{Audit, Change};
use crate::clock::Clock;
use crate::data_version;
use crate::db::{Db, Held, Session, SqliteDb};
use crate::facilities::areas::Areas;
use crate::municipality;
use crate::{on_held, on_session};
pub use formats::community::template as community_template;
pub use formats::confirmation::{column as confirmation_column, template as confirmations_template};
pub(crate) use formats::fingerprint;
pub use formats::home_care::template as home_care_template;
pub use formats::service_areas::template as service_areas_template;
use plan::Plan;
use progress::Progress;
use report::{FileReport, Report};

/// What is asked of an import.
pub struct ImportOptions {
    /// Files, folders, `.csv`, `.csv.gz`, `.zip`.
    pub paths: Vec<PathBuf>,
    /// The date of the snapshot; else the date in each file's name; else [`Self::ask_as_of`].
    pub as_of: Option<Date>,
    /// Asks for the date of files that do not tell it, given their names.
    pub ask_as_of: fn(&[String]) -> Option<Date>,
    /// Replace a fictional municipality by real data.
    pub replace_demo: bool,
    /// Accept a snapshot that lacks more than a fifth of what is known; else [`Self::ask_shrink`].
    pub allow_shrink: bool,
    /// Asks whether a snapshot that lacks so much is right, given what it lacks.
    pub ask_shrink: fn(&str) -> bool,
    /// This is the fictional municipality: set it up together with its data.
    pub demo: Option<Municipality>,
}

impl ImportOptions {
    pub fn of(paths: Vec<PathBuf>) -> Self {
        Self {
            paths,
            as_of: None,
            ask_as_of: |_| None,
            replace_demo: false,
            allow_shrink: false,
            ask_shrink: |_| false,
            demo: None,
        }
    }
}

/// Why nothing was imported. The database is as it was before.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("{} cannot be read: {source}", file.display())]
    Read { file: PathBuf, source: std::io::Error },
    #[error("{} is no usable zip file: {reason}", file.display())]
    Archive { file: PathBuf, reason: String },
    #[error(
        "{0} is an old Excel file (.xls) or has a password; open it in Excel and save it as .xlsx without a password"
    )]
    OldWorkbook(String),
    #[error("{file} cannot be read as an Excel file: {source}")]
    Workbook { file: String, source: std::io::Error },
    #[error("the folder {} holds no .csv, .xlsx, .json, .geojson, .ics or .zip file", .0.display())]
    EmptyFolder(PathBuf),
    #[error("{0} is empty (0 bytes); download it again")]
    EmptyFile(String),
    #[error("{0} has a header but no row that could be read")]
    NoRows(String),
    #[error(
        "no duty of {files} can be used; the first problem, in line {line}, {field} {value:?}: {problem}. The calendar stays as it was"
    )]
    NoDuties { files: String, line: u64, field: String, value: String, problem: &'static str },
    #[error("{0} is a web page, not a CSV file: the download answered with an error page; download it again")]
    WebPage(String),
    #[error(
        "{file} is not a known format. Nearest: {nearest}. Columns it lacks: {missing}. Columns that format does not have: {unexpected}"
    )]
    UnknownHeader { file: String, nearest: &'static str, missing: String, unexpected: String },
    #[error("{file}: {source}")]
    Places { file: String, source: crate::places::sources::SourceError },
    #[error("none of the files is of a known format:\n{0}")]
    NothingKnown(String),
    #[error("{files} carry no date in their name; say for which date they were published: --as-of YYYY-MM-DD")]
    NoDate { files: String },
    #[error("{file} is only right together with {missing}; give both")]
    Incomplete { file: String, missing: &'static str },
    #[error(
        "{file} is of {found}, but {title} of {known} is already there; an older snapshot would undo what is known"
    )]
    Older { file: String, title: String, found: Date, known: String },
    #[error("{file} breaks off or is damaged after line {line}: {source}; download it again")]
    Damaged { file: String, line: u64, source: std::io::Error },
    #[error(
        "{}; nothing was changed. If they are really gone, add --allow-shrink",
        .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
    )]
    Shrink(Vec<merge::Shrink>),
    #[error("this database holds the fictional demo municipality; add --replace-demo to replace it by real data")]
    Demo,
    #[error("this database holds real data; the demo municipality goes into an empty database only")]
    NotDemo,
    #[error("another import is running on this database; wait for it to end")]
    Running,
    #[error("the database refused the import: {0}; it is as it was before")]
    Database(#[from] sqlx::Error),
    #[error("the import lock {} cannot be used: {source}", path.display())]
    Lock { path: PathBuf, source: std::io::Error },
}

/// Imports everything or nothing.
pub async fn import(
    db: &Db,
    clock: &Clock,
    options: &ImportOptions,
    progress: &Progress,
) -> Result<Report, ImportError> {
    let mut session = db.session().await?;
    let lock = lock(db, &mut session).await?;
    let result = import_locked(db, &mut session, clock, options, progress).await;
    if result.is_err() {
        // Outside a transaction this is refused, and that is as good.
        let _ = execute(&mut session, "rollback").await;
    }
    let cleaned = stage::drop_table(&mut session).await;
    let released = lock.release(&mut session).await;
    // The first fault is the one that says what went wrong.
    let report = result?;
    cleaned?;
    released?;
    Ok(report)
}

async fn import_locked(
    db: &Db,
    session: &mut Session,
    clock: &Clock,
    options: &ImportOptions,
    progress: &Progress,
) -> Result<Report, ImportError> {
    let begun = Instant::now();
    let started_at = clock.now_text();
    let replaced_demo = check_demo(db, options).await?;
    let known = if replaced_demo { Vec::new() } else { publish::snapshots(session).await? };
    let plan = Plan::make(options, &known)?;

    let mut areas = if replaced_demo { Areas::default() } else { publish::areas(&mut *session).await? };
    merge::discard_unpublished(session, db.dialect()).await?;
    let next = data_version::current(&mut *session).await? + 1;
    let mut staged = stage::run(session, db.dialect(), &plan, progress).await?;
    let mut areas_grew = false;
    for (code, prefecture, name) in staged.iter().flat_map(|file| file.areas.iter()) {
        areas_grew |= areas.learn(code, prefecture, name);
    }
    if replaced_demo {
        merge::retire_everything(session, next).await?;
    }
    let resolved = resolve::run(session, &plan, &areas).await?;
    confirm::take(session, &mut staged).await?;
    let merged =
        merge::Merge::new(session, db.dialect(), &plan, &known, &areas, next).run(areas_grew, progress).await?;
    let joined = join::run(session, db.dialect(), &plan, &areas, next + 1).await?;
    let shrinks: Vec<_> = merged.shrinks(&plan).into_iter().chain(joined.shrinks.iter().cloned()).collect();
    let accepted = || options.allow_shrink || shrinks.iter().all(|shrink| (options.ask_shrink)(&shrink.to_string()));
    if !accepted() {
        return Err(ImportError::Shrink(shrinks));
    }
    if joined.changed {
        let walk = merge::Merge::new(session, db.dialect(), &plan, &known, &areas, next + 1).of_joins();
        walk.run(false, progress).await?;
    }

    let last = next + i64::from(joined.changed);
    confirm::judge(session, &mut staged, last, &plan.dates(&known), clock.today_in_japan()).await?;
    let mut report = Report::new(&plan, staged, &merged, &joined, &resolved);
    if plan.datasets().any(|dataset| dataset.starts_with("iryo.")) {
        let lists = known.iter().map(|snapshot| snapshot.dataset.as_str());
        let lists = lists.filter(|dataset| datasets::municipal_part(dataset) == Some("medical"));
        report.again =
            lists.filter(|list| !plan.datasets().any(|dataset| dataset == *list)).map(str::to_owned).collect();
    }
    let publication = publish::Publication {
        next: last,
        before: next - 1,
        joined: &joined,
        plan: &plan,
        areas: &areas,
        merged: &merged,
        report: &mut report,
        started_at,
        demo: options.demo.as_ref(),
        replaced_demo,
    };
    publication.publish(session, db.dialect(), clock).await?;
    publish::remove_retired(session, db.dialect()).await?;
    report.finish(session, begun.elapsed()).await?;
    Ok(report)
}

/// Joins again, after a person has decided about a record: `note` writes the decision, in a transaction of its own, while
/// no import and no other decision is under way.
///
/// Errors: nothing is noted. Within: it is noted, and the next decision or import joins.
pub async fn join_again<E: From<ImportError>>(
    db: &Db,
    note: impl AsyncFnOnce() -> Result<(), E>,
) -> Result<Result<(), ImportError>, E> {
    let (held, lock) = lock_patiently(db).await?;
    note().await?;
    Ok(join_behind(db, held, lock).await)
}

async fn join_behind(db: &Db, held: Option<Session>, lock: ImportLock) -> Result<(), ImportError> {
    let mut session = match held {
        Some(session) => session,
        None => passing_session(db).await?,
    };
    let joined = join_locked(db, &mut session).await;
    if joined.is_err() {
        let _ = execute(&mut session, "rollback").await;
    }
    let released = lock.release(&mut session).await;
    joined.and(released.map_err(ImportError::from))
}

/// A connection that is closed behind the work, with its tables and locks: however it ends, nobody finds it half-way.
async fn passing_session(db: &Db) -> Result<Session, ImportError> {
    let mut session = db.session().await?;
    session.close_on_drop();
    Ok(session)
}

async fn join_locked(db: &Db, session: &mut Session) -> Result<(), ImportError> {
    let (plan, dialect) = (Plan::default(), db.dialect());
    merge::discard_unpublished(session, dialect).await?;
    let areas = publish::areas(&mut *session).await?;
    let next = data_version::current(&mut *session).await? + 1;
    stage::create_table(session, dialect).await?;
    let joined = join::run(session, dialect, &plan, &areas, next).await?;
    if !joined.changed {
        return Ok(());
    }
    let known = publish::snapshots(session).await?;
    let walk = merge::Merge::new(session, dialect, &plan, &known, &areas, next).of_joins();
    walk.run(false, &Progress::silent()).await?;
    execute(session, dialect.begin()).await?;
    data_version::set(&mut *session, next).await?;
    publish::write_joined(session, &joined).await?;
    execute(session, "commit").await?;
    publish::remove_retired(session, dialect).await
}

/// A demo and real data never mix.
async fn check_demo(db: &Db, options: &ImportOptions) -> Result<bool, ImportError> {
    let holds_demo = municipality::load(db).await?.demo;
    let empty = crate::sources::is_empty(db).await?;
    match (options.demo.is_some(), holds_demo) {
        (true, false) if !empty => Err(ImportError::NotDemo),
        // A demo is always made anew.
        (true, true) => Ok(true),
        (false, true) if !options.replace_demo => Err(ImportError::Demo),
        (false, true) => Ok(true),
        _ => Ok(false),
    }
}

/// Held while an import runs; gone with the process, however it ends.
enum ImportLock {
    File(#[expect(dead_code, reason = "dropping it releases the lock")] std::fs::File),
    Session,
}

impl ImportLock {
    /// Names the lock among PostgreSQL's advisory locks.
    const NUMBER: i64 = 5_205_116_513;

    async fn release(self, session: &mut Session) -> Result<(), sqlx::Error> {
        match (self, session) {
            (Self::Session, Session::Postgres(held)) => {
                const UNLOCK: &str = "select pg_advisory_unlock($1)";
                sqlx::query(UNLOCK).bind(Self::NUMBER).execute(&mut **held).await.map(|_| ())
            }
            _ => Ok(()),
        }
    }
}

const LOCK_ATTEMPTS: u32 = 20;
const LOCK_PAUSE: std::time::Duration = std::time::Duration::from_millis(100);

async fn lock(db: &Db, session: &mut Session) -> Result<ImportLock, ImportError> {
    if let Db::Sqlite(sqlite) = db {
        return Ok(ImportLock::File(lock_file(sqlite)?));
    }
    // Per connection, whatever its transactions: also released when the connection breaks.
    const LOCK: &str = "select pg_try_advisory_lock($1)";
    let Session::Postgres(held) = session else { return Err(ImportError::Running) };
    // The server needs a moment to notice that the program that held it was killed.
    for _ in 0..LOCK_ATTEMPTS {
        let free: bool = sqlx::query_scalar(LOCK).bind(ImportLock::NUMBER).fetch_one(&mut **held).await?;
        if free {
            return Ok(ImportLock::Session);
        }
        tokio::time::sleep(LOCK_PAUSE).await;
    }
    Err(ImportError::Running)
}

fn lock_file(sqlite: &SqliteDb) -> Result<std::fs::File, ImportError> {
    let mut path = sqlite.path.clone().into_os_string();
    path.push(".import-lock");
    let path = PathBuf::from(path);
    let failed = |source| ImportError::Lock { path: path.clone(), source };
    let file = std::fs::File::create(&path).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(ImportError::Running),
        Err(std::fs::TryLockError::Error(source)) => Err(failed(source)),
    }
}

/// A change of what is shown: imports are kept away until it has ended. Waits two seconds at most for another one, and
/// holds nothing meanwhile that others write with.
pub async fn change_shown(audit: &Audit, db: &Db, clock: &Clock) -> Result<Change, ImportError> {
    const LOCK: &str = "select pg_try_advisory_xact_lock($1)";
    if let Db::Sqlite(sqlite) = db {
        let lock = lock_file_patiently(sqlite).await?;
        let mut change = audit.change(db, clock).await?;
        change.transaction().after_commit(move || drop(lock));
        return Ok(change);
    }
    let mut change = audit.change(db, clock).await?;
    for _ in 0..LOCK_ATTEMPTS {
        let free: bool = on_held!(Held::from(change.transaction()), |c| {
            sqlx::query_scalar(LOCK).bind(ImportLock::NUMBER).fetch_one(c).await
        })?;
        if free {
            return Ok(change);
        }
        tokio::time::sleep(LOCK_PAUSE).await;
    }
    Err(ImportError::Running)
}

/// The lock, also where another decision is under way, which takes a moment. SQLite has one connection that writes, which
/// is left to others, and its lock is a file; PostgreSQL's lock is held by a session.
async fn lock_patiently(db: &Db) -> Result<(Option<Session>, ImportLock), ImportError> {
    if let Db::Sqlite(sqlite) = db {
        return Ok((None, ImportLock::File(lock_file_patiently(sqlite).await?)));
    }
    let mut session = passing_session(db).await?;
    let lock = lock(db, &mut session).await?;
    Ok((Some(session), lock))
}

async fn lock_file_patiently(sqlite: &SqliteDb) -> Result<std::fs::File, ImportError> {
    for _ in 0..LOCK_ATTEMPTS {
        match lock_file(sqlite) {
            Err(ImportError::Running) => tokio::time::sleep(LOCK_PAUSE).await,
            locked => return locked,
        }
    }
    Err(ImportError::Running)
}

/// Runs statements that bring nothing back.
async fn execute(session: &mut Session, sql: &'static str) -> Result<(), sqlx::Error> {
    on_session!(session, |connection| sqlx::raw_sql(sql).execute(connection).await.map(|_| ()))
}

/// Report of one file, as far as reading it goes.
type StagedFile = FileReport;
