//! Backup while serving, and restore.

use std::ffi::OsString;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::str::FromStr;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection};

use crate::clock::Clock;
use crate::db::{self, Db, OpenError, without_password};
use crate::on_writer;

/// Why a backup was not written or not restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("{} exists already; give a file that does not", .0.display())]
    Exists(PathBuf),
    #[error("{} cannot be used: {source}", path.display())]
    File { path: PathBuf, source: std::io::Error },
    #[error("{} is no backup of sasae ({reason}); nothing was changed", path.display())]
    NoBackup { path: PathBuf, reason: String },
    #[error("a server is using {}; stop it first", .0.display())]
    Serving(PathBuf),
    #[error("{program} failed: {reason}")]
    Program { program: &'static str, reason: String },
    #[error("the database refused: {0}")]
    Database(#[from] sqlx::Error),
    #[error(transparent)]
    Open(#[from] OpenError),
}

/// Writes the whole database as of this moment into a new file.
pub async fn backup(url: &str, file: &Path) -> Result<(), BackupError> {
    if file.exists() {
        return Err(BackupError::Exists(file.to_path_buf()));
    }
    let part = with_suffix(file, ".part");
    let failed = |source| BackupError::File { path: file.to_path_buf(), source };
    remove_if_there(&part).map_err(failed)?;
    match Db::open(url).await? {
        Db::Sqlite(sqlite) => {
            let mut connection = sqlite.reader.acquire().await?.detach();
            sqlx::query("pragma query_only = 0").execute(&mut connection).await?;
            let written = sqlx::query("vacuum into $1").bind(part.to_string_lossy()).execute(&mut connection).await;
            if let Err(error) = written {
                let _ = remove_if_there(&part);
                return Err(error.into());
            }
        }
        Db::Postgres(_) => {
            let mut command = postgres_tool("pg_dump", url);
            // What a restore has put aside is no part of the database.
            command
                .args(["--format=custom", "--no-owner", "--exclude-schema=before_restore_*"])
                .arg("--file")
                .arg(&part);
            run("pg_dump", command)?;
        }
    }
    File::open(&part).and_then(|written| written.sync_all()).map_err(failed)?;
    std::fs::rename(&part, file).map_err(failed)
}

/// What was there before a restore, and is kept.
#[derive(Debug, Default)]
pub struct Kept {
    /// The database (SQLite).
    pub database: Option<PathBuf>,
    /// The schema in which its tables are now (PostgreSQL).
    pub schema: Option<String>,
    /// The file of heads, which tells of a log that is not there any more.
    pub heads: Option<PathBuf>,
}

/// Puts a backup in place. Nobody is signed in afterwards, and no invitation counts that was open: who has left since, and
/// what was revoked since, is not known to the copy.
pub async fn restore(url: &str, file: &Path, heads: &Path, clock: &Clock) -> Result<Kept, BackupError> {
    let failed = |source| BackupError::File { path: file.to_path_buf(), source };
    File::open(file).map_err(failed)?;
    let suffix = format!(".before-restore-{}", clock.now_text().replace([':', '.'], "-"));
    let (database, schema) = match url.starts_with("sqlite:") {
        true => (restore_sqlite(url, file, &suffix, clock).await?, None),
        false => (None, restore_postgres(url, file, clock).await?),
    };
    let aside = with_suffix(heads, &suffix);
    let heads = match std::fs::rename(heads, &aside) {
        Ok(()) => Some(aside),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(source) => return Err(BackupError::File { path: heads.to_path_buf(), source }),
    };
    Ok(Kept { database, schema, heads })
}

/// Says where the database that was there before is kept.
async fn restore_sqlite(url: &str, file: &Path, suffix: &str, clock: &Clock) -> Result<Option<PathBuf>, BackupError> {
    const PART: &str = ".restore-part";
    check_sqlite(file).await?;
    let target = SqliteConnectOptions::from_str(url)
        .map_err(|_| OpenError::Url { found: url.to_owned() })?
        .get_filename()
        .to_path_buf();
    let _lock = lock_for_restore(&target)?;
    let part = with_suffix(&target, PART);
    let io = |source| BackupError::File { path: target.clone(), source };
    if let Some(folder) = target.parent() {
        std::fs::create_dir_all(folder).map_err(io)?;
    }
    remove_logs(&part).map_err(io)?;
    std::fs::copy(file, &part).map_err(io)?;
    // Before it is in place: no server ever sees it otherwise.
    let address = url.split_once('?').map_or(url, |(address, _)| address);
    let_nobody_in(&format!("{address}{PART}"), clock).await?;
    File::open(&part).and_then(|copy| copy.sync_all()).map_err(io)?;
    let kept = if target.exists() {
        // Closing writes the log of the old database back into it, so that it is whole by itself.
        Db::open(url).await?.close().await;
        let kept = with_suffix(&target, suffix);
        std::fs::rename(&target, &kept).map_err(io)?;
        Some(kept)
    } else {
        None
    };
    remove_logs(&target).map_err(io)?;
    std::fs::rename(&part, &target).map_err(io)?;
    Ok(kept)
}

/// Moves all tables and functions of the schema `FROM` into another; what belongs to an extension stays.
const MOVE: &str = "do $$ declare moved record; begin
    for moved in select format('table %I.%I', 'FROM', c.relname) as what from pg_class c
            where c.relnamespace = 'FROM'::regnamespace and c.relkind in ('r', 'p')
            and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
        union all select format('function %s', p.oid::regprocedure) from pg_proc p
            where p.pronamespace = 'FROM'::regnamespace
            and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    loop execute 'alter ' || moved.what || ' set schema TO_SCHEMA'; end loop; end $$";

/// Says in which schema the tables are kept that were there before: those of any version of sasae, which a copy of another
/// one could not be put over.
async fn restore_postgres(url: &str, file: &Path, clock: &Clock) -> Result<Option<String>, BackupError> {
    const IS_EMPTY: &str = "select not exists (select from pg_tables where schemaname = 'public')";
    let mut connection: PgConnection = db::connect_postgres(url).await?;
    let is_empty: bool = sqlx::query_scalar(IS_EMPTY).fetch_one(&mut connection).await?;
    let digits: String = clock.now_text().chars().filter(char::is_ascii_digit).collect();
    let kept = format!("before_restore_{digits}");
    let moved = |from: &str, to: &str| MOVE.replace("FROM", from).replace("TO_SCHEMA", to);
    if !is_empty {
        let aside = format!("create schema {kept}; {}", moved("public", &kept));
        sqlx::raw_sql(AssertSqlSafe(aside)).execute(&mut connection).await?;
    }
    let mut command = postgres_tool("pg_restore", url);
    command.args(["--no-owner", "--single-transaction", "--exit-on-error"]).arg(file);
    if let Err(error) = run("pg_restore", command) {
        // Nothing of it is there: it was one transaction.
        if !is_empty {
            let back = format!("{}; drop schema {kept}", moved(&kept, "public"));
            sqlx::raw_sql(AssertSqlSafe(back)).execute(&mut connection).await?;
        }
        return Err(error);
    }
    connection.close().await?;
    let_nobody_in(url, clock).await?;
    Ok((!is_empty).then_some(kept))
}

/// Brings its tables up to date, ends all sessions and revokes open invitations.
async fn let_nobody_in(url: &str, clock: &Clock) -> Result<(), BackupError> {
    const END: &str = "update sessions set ended_at = $1 where ended_at is null";
    const REVOKE: &str = "update invitations set revoked_at = $1 where used_at is null and revoked_at is null";
    let db = Db::open(url).await?;
    for sql in [END, REVOKE] {
        on_writer!(&db, |pool| sqlx::query(sql).bind(clock.now_text()).execute(pool).await.map(|_| ()))?;
    }
    db.close().await;
    Ok(())
}

fn remove_logs(database: &Path) -> std::io::Result<()> {
    ["-wal", "-shm"].iter().try_for_each(|suffix| remove_if_there(&with_suffix(database, suffix)))
}

/// Held by a running server, so that nobody takes its file away.
pub fn lock_for_serving(db: &Db) -> Option<File> {
    let Db::Sqlite(sqlite) = db else { return None };
    let file = File::create(with_suffix(&sqlite.path, ".serve-lock")).ok()?;
    file.lock_shared().ok()?;
    Some(file)
}

fn lock_for_restore(target: &Path) -> Result<File, BackupError> {
    let path = with_suffix(target, ".serve-lock");
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|source| BackupError::File { path: path.clone(), source })?;
    }
    let file = File::create(&path).map_err(|source| BackupError::File { path: path.clone(), source })?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(BackupError::Serving(target.to_path_buf())),
        Err(std::fs::TryLockError::Error(source)) => Err(BackupError::File { path, source }),
    }
}

/// A SQLite file with our tables and without damage.
async fn check_sqlite(file: &Path) -> Result<(), BackupError> {
    let no_backup = |reason: String| BackupError::NoBackup { path: file.to_path_buf(), reason };
    let options = SqliteConnectOptions::new().filename(file).read_only(true).immutable(true);
    let mut connection = options.connect().await.map_err(|e| no_backup(e.to_string()))?;
    let checked: Result<String, _> = sqlx::query_scalar("pragma quick_check(1)").fetch_one(&mut connection).await;
    match checked {
        Ok(answer) if answer == "ok" => {}
        Ok(answer) => return Err(no_backup(answer)),
        Err(error) => return Err(no_backup(error.to_string())),
    }
    let version: Result<i64, _> =
        sqlx::query_scalar("select current from data_versions").fetch_one(&mut connection).await;
    version.map_err(|_| no_backup("it has none of its tables".to_owned()))?;
    Ok(connection.close().await?)
}

/// `pg_dump` or `pg_restore` on a database, the password in its environment and not on its
/// command line, where every user of the machine could read it.
fn postgres_tool(program: &str, url: &str) -> Command {
    let mut command = Command::new(program);
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let mut shown = without_password(address);
    let others: Vec<_> = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("password=")).collect();
    if !others.is_empty() {
        shown = format!("{shown}?{}", others.join("&"));
    }
    command.arg("--dbname").arg(shown);
    let in_authority =
        address.split_once("://").and_then(|(_, rest)| rest.rsplit_once('@')).and_then(|(c, _)| c.split_once(':'));
    let in_query = query.split('&').find_map(|pair| pair.strip_prefix("password="));
    if let Some(password) = in_authority.map(|(_, password)| password).or(in_query) {
        let decoded = percent_encoding::percent_decode_str(password).decode_utf8_lossy().into_owned();
        command.env("PGPASSWORD", decoded);
    }
    command
}

fn run(program: &'static str, mut command: Command) -> Result<(), BackupError> {
    let output = command.output().map_err(|error| {
        let reason = format!("it cannot be started ({error}); install the PostgreSQL client programs");
        BackupError::Program { program, reason }
    })?;
    if output.status.success() {
        return Ok(());
    }
    let message = String::from_utf8_lossy(&output.stderr);
    let reason = message.lines().next().unwrap_or("no reason given").to_owned();
    Err(BackupError::Program { program, reason })
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn remove_if_there(path: &Path) -> std::io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
