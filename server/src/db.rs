//! The database: SQLite embedded, PostgreSQL to grow.
//!
//! SQL is written once, with `$1` placeholders, and runs on both; what really differs between
//! them is a method of [`Dialect`]. [`on_reader!`], [`on_writer!`] and [`on_session!`] expand one
//! expression per driver.

use std::net::IpAddr;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions, PgSslMode};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool};

static SQLITE_MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES_MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("migrations/postgres");

/// An open database.
#[derive(Clone, Debug)]
pub enum Db {
    Sqlite(SqliteDb),
    Postgres(PgPool),
}

/// SQLite allows one writer at a time: it has a connection of its own, so that readers never wait.
#[derive(Clone, Debug)]
pub struct SqliteDb {
    pub reader: SqlitePool,
    pub writer: SqlitePool,
    pub path: PathBuf,
}

/// One connection held for a long piece of work, such as an import.
pub enum Session {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

/// Statements that count all or not at all: dropped without [`commit`](Transaction::commit), none of them does.
pub struct Transaction {
    pub open: OpenTransaction,
    after_commit: Vec<Box<dyn FnOnce() + Send>>,
}

pub enum OpenTransaction {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

/// The connection of a session or of a transaction: for statements that run in either.
pub enum Held<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

impl Held<'_> {
    /// The same for one statement.
    pub fn again(&mut self) -> Held<'_> {
        match self {
            Self::Sqlite(connection) => Held::Sqlite(connection),
            Self::Postgres(connection) => Held::Postgres(connection),
        }
    }

    pub fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }
}

impl<'c> From<&'c mut Session> for Held<'c> {
    fn from(session: &'c mut Session) -> Self {
        match session {
            Session::Sqlite(held) => Self::Sqlite(held),
            Session::Postgres(held) => Self::Postgres(held),
        }
    }
}

impl<'c> From<&'c mut Transaction> for Held<'c> {
    fn from(transaction: &'c mut Transaction) -> Self {
        match &mut transaction.open {
            OpenTransaction::Sqlite(open) => Self::Sqlite(open),
            OpenTransaction::Postgres(open) => Self::Postgres(open),
        }
    }
}

impl Transaction {
    fn of(open: OpenTransaction) -> Self {
        Self { open, after_commit: Vec::new() }
    }

    /// Keeps what was written, then does what was to come after it.
    pub async fn commit(self) -> Result<(), sqlx::Error> {
        match self.open {
            OpenTransaction::Sqlite(open) => open.commit().await,
            OpenTransaction::Postgres(open) => open.commit().await,
        }?;
        self.after_commit.into_iter().for_each(|act| act());
        Ok(())
    }

    /// What is to be done, quickly, as soon as what was written is kept: waking whoever waits for it.
    pub fn after_commit(&mut self, act: impl FnOnce() + Send + 'static) {
        self.after_commit.push(Box::new(act));
    }

    pub fn dialect(&self) -> Dialect {
        match self.open {
            OpenTransaction::Sqlite(_) => Dialect::Sqlite,
            OpenTransaction::Postgres(_) => Dialect::Postgres,
        }
    }
}

impl Session {
    /// Lets nobody have the connection after this: for work that begins and ends transactions by statements, which would
    /// be found half-way by the next one if it is broken off.
    pub fn close_on_drop(&mut self) {
        match self {
            Self::Sqlite(held) => held.close_on_drop(),
            Self::Postgres(held) => held.close_on_drop(),
        }
    }

    /// Empties the log of SQLite, where what was deleted or replaced stands until then. A reader that goes on for longer
    /// than ten seconds, such as a backup, prevents it: what is left is overwritten as the log goes round.
    pub async fn empty_log(&mut self) -> Result<(), sqlx::Error> {
        let Self::Sqlite(held) = self else { return Ok(()) };
        let truncate = sqlx::query_scalar("pragma wal_checkpoint(truncate)");
        let is_busy: i64 = truncate.fetch_one(&mut **held).await?;
        if is_busy != 0 {
            tracing::warn!("what was deleted stands in the log of the database until the next deletion or restart");
        }
        Ok(())
    }
}

/// What is written differently in the two databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    Sqlite,
    Postgres,
}

/// Evaluates an expression with the pool for reading.
#[macro_export]
macro_rules! on_reader {
    ($db:expr, |$pool:ident| $body:expr) => {
        match $db {
            $crate::db::Db::Sqlite(sqlite) => {
                let $pool = &sqlite.reader;
                $body
            }
            $crate::db::Db::Postgres($pool) => $body,
        }
    };
}

/// Evaluates an expression with the pool for writing.
#[macro_export]
macro_rules! on_writer {
    ($db:expr, |$pool:ident| $body:expr) => {
        match $db {
            $crate::db::Db::Sqlite(sqlite) => {
                let $pool = &sqlite.writer;
                $body
            }
            $crate::db::Db::Postgres($pool) => $body,
        }
    };
}

/// Evaluates an expression with a held connection.
#[macro_export]
macro_rules! on_session {
    ($session:expr, |$connection:ident| $body:expr) => {
        match $session {
            $crate::db::Session::Sqlite(held) => {
                let $connection = &mut **held;
                $body
            }
            $crate::db::Session::Postgres(held) => {
                let $connection = &mut **held;
                $body
            }
        }
    };
}

/// Evaluates an expression with the connection of a transaction.
#[macro_export]
macro_rules! in_transaction {
    ($transaction:expr, |$connection:ident| $body:expr) => {
        match &mut $transaction.open {
            $crate::db::OpenTransaction::Sqlite(open) => {
                let $connection = &mut **open;
                $body
            }
            $crate::db::OpenTransaction::Postgres(open) => {
                let $connection = &mut **open;
                $body
            }
        }
    };
}

/// Evaluates an expression with the connection of a session or of a transaction.
#[macro_export]
macro_rules! on_held {
    ($held:expr, |$connection:ident| $body:expr) => {
        match $held {
            $crate::db::Held::Sqlite($connection) => $body,
            $crate::db::Held::Postgres($connection) => $body,
        }
    };
}

impl Dialect {
    /// Starts a transaction that will write, waiting for another writer here and not half-way.
    pub fn begin(self) -> &'static str {
        match self {
            Self::Sqlite => "begin immediate",
            Self::Postgres => "begin",
        }
    }

    /// Keeps a row that was read from changing before the end of the transaction; SQLite has one writer anyway.
    pub fn for_update(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => " for update",
        }
    }

    /// `($1,$2),($3,$4)`: placeholders for an insert of many rows.
    ///
    /// SQLite gets `?`: it looks every numbered one up in a list, which takes longer than the
    /// insert itself when there are thousands.
    pub fn value_rows(self, rows: usize, columns: usize) -> String {
        let placeholder = |number: usize| match self {
            Self::Sqlite => "?".to_owned(),
            Self::Postgres => format!("${number}"),
        };
        let row = |row: usize| {
            let places: Vec<_> = (1..=columns).map(|column| placeholder(row * columns + column)).collect();
            format!("({})", places.join(","))
        };
        (0..rows).map(row).collect::<Vec<_>>().join(",")
    }

    /// Ends a `select` of rows to be taken by one of several servers: those that another is taking are passed over.
    /// SQLite has one writer at a time.
    pub fn taking(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => "for update skip locked",
        }
    }

    /// Orders text by its bytes, as Rust does.
    pub fn bytewise(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => "collate \"C\"",
        }
    }
}

/// Why the database could not be opened, in words that say what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(
        "SASAE_DATABASE_URL is {found:?}; expected sqlite://PATH, such as sqlite://data/sasae.db, or postgres://USER:PASSWORD@HOST/DATABASE"
    )]
    Url { found: String },
    #[error("the folder {} cannot be made ({source}); give another path in SASAE_DATABASE_URL or make the folder writable", path.display())]
    Folder { path: PathBuf, source: std::io::Error },
    #[error("the database file {} cannot be opened for writing ({source}); check that the file and its folder are writable for this user", path.display())]
    Sqlite { path: PathBuf, source: sqlx::Error },
    #[error("PostgreSQL at {place} {problem}")]
    Postgres { place: String, problem: String },
    #[error(
        "the tables could not be brought up to date ({0}); restore a backup or use the version of sasae that made this database"
    )]
    Migrate(#[from] sqlx::migrate::MigrateError),
}

impl Db {
    /// Opens the database, makes it when it is a SQLite file that does not exist yet, and brings
    /// its tables up to date.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        let scheme = url.split(':').next().unwrap_or_default();
        match scheme {
            "sqlite" => Self::open_sqlite(url).await,
            "postgres" | "postgresql" => Self::open_postgres(url).await,
            _ => Err(OpenError::Url { found: without_password(url) }),
        }
    }

    async fn open_sqlite(url: &str) -> Result<Self, OpenError> {
        let bad_url = || OpenError::Url { found: url.to_owned() };
        let options = SqliteConnectOptions::from_str(url)
            .map_err(|_| bad_url())?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10));
        let path = options.get_filename().to_path_buf();
        if path.as_os_str().is_empty() || path.to_string_lossy().contains(":memory:") {
            return Err(bad_url());
        }
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)
                .map_err(|source| OpenError::Folder { path: folder.to_path_buf(), source })?;
        }
        let failed = |source| OpenError::Sqlite { path: path.clone(), source };
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(30))
            .connect_with(options.clone())
            .await
            .map_err(failed)?;
        // A file that can be read but not written opens without complaint.
        sqlx::query("begin immediate").execute(&writer).await.map_err(failed)?;
        sqlx::query("rollback").execute(&writer).await.map_err(failed)?;
        SQLITE_MIGRATIONS.run(&writer).await?;
        let readers = std::thread::available_parallelism().map_or(4, |n| n.get() * 2) as u32;
        let reader = SqlitePoolOptions::new()
            .max_connections(readers)
            .acquire_timeout(Duration::from_secs(5))
            .connect_with(options.pragma("query_only", "1"))
            .await
            .map_err(failed)?;
        Ok(Self::Sqlite(SqliteDb { reader, writer, path }))
    }

    async fn open_postgres(url: &str) -> Result<Self, OpenError> {
        let options = postgres_options(url)?;
        if may_be_unencrypted(&options) {
            tracing::warn!(
                host = options.get_host(),
                "the connection to PostgreSQL is encrypted only where it offers it, and whoever stands in between may \
                 say that it does not; add sslmode=verify-full to SASAE_DATABASE_URL (or disable, where the network is safe)"
            );
        }
        let failed = |error| OpenError::Postgres { place: without_password(url), problem: postgres_problem(&error) };
        // A pool goes on trying until it gives up without a reason; one connection says it at once.
        connect_postgres(url).await?.close().await.map_err(failed)?;
        let pool = PgPoolOptions::new()
            .max_connections(16)
            .acquire_timeout(Duration::from_secs(10))
            .connect_with(options)
            .await
            .map_err(failed)?;
        POSTGRES_MIGRATIONS.run(&pool).await?;
        Ok(Self::Postgres(pool))
    }

    pub fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    /// A connection that nobody else uses until it is dropped.
    pub async fn session(&self) -> Result<Session, sqlx::Error> {
        Ok(match self {
            Self::Sqlite(sqlite) => Session::Sqlite(sqlite.writer.acquire().await?),
            Self::Postgres(pool) => Session::Postgres(pool.acquire().await?),
        })
    }

    /// A transaction that will write, waiting for another writer here and not half-way.
    pub async fn begin(&self) -> Result<Transaction, sqlx::Error> {
        Ok(Transaction::of(match self {
            Self::Sqlite(sqlite) => OpenTransaction::Sqlite(sqlite.writer.begin_with(Dialect::Sqlite.begin()).await?),
            Self::Postgres(pool) => OpenTransaction::Postgres(pool.begin().await?),
        }))
    }

    /// A transaction that reads, and sees the database as it is at its first statement, however long it takes.
    pub async fn snapshot(&self) -> Result<Transaction, sqlx::Error> {
        Ok(match self {
            Self::Sqlite(sqlite) => Transaction::of(OpenTransaction::Sqlite(sqlite.reader.begin().await?)),
            Self::Postgres(pool) => Transaction::of(OpenTransaction::Postgres(
                pool.begin_with("begin isolation level repeatable read read only").await?,
            )),
        })
    }

    /// A connection for writing what must be gone once it is deleted: SQLite overwrites it in its file. To be asked for
    /// each time, since pools exchange their connections; imports do without, whose data is public.
    pub async fn erasing_session(&self) -> Result<Session, sqlx::Error> {
        let mut session = self.session().await?;
        if let Session::Sqlite(held) = &mut session {
            sqlx::query("pragma secure_delete = on").execute(&mut **held).await?;
        }
        Ok(session)
    }

    /// Closes every connection; SQLite writes its log back into the file.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(sqlite) => {
                sqlite.reader.close().await;
                sqlite.writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// Whether it is left open if what goes over a network is encrypted.
fn may_be_unencrypted(options: &PgConnectOptions) -> bool {
    let host = options.get_host();
    let is_local = options.get_socket().is_some()
        || host.starts_with('/')
        || host == "localhost"
        || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    !is_local && matches!(options.get_ssl_mode(), PgSslMode::Allow | PgSslMode::Prefer)
}

fn postgres_problem(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(refusal) => match refusal.code().as_deref() {
            Some("28P01" | "28000") => {
                "refused the user name or password; correct them in SASAE_DATABASE_URL".to_owned()
            }
            Some("3D000") => {
                "has no database of this name; make it with createdb, or correct SASAE_DATABASE_URL".to_owned()
            }
            _ => format!("answered: {}", refusal.message()),
        },
        sqlx::Error::Io(source) => {
            format!("cannot be reached ({source}); check that it runs and that host and port are right")
        }
        sqlx::Error::PoolTimedOut => {
            "did not answer within 10 seconds; check that it runs and that host and port are right".to_owned()
        }
        other => format!("cannot be used ({other})"),
    }
}

fn postgres_options(url: &str) -> Result<PgConnectOptions, OpenError> {
    let options = PgConnectOptions::from_str(url).map_err(|_| OpenError::Url { found: without_password(url) })?;
    Ok(options.application_name("sasae"))
}

/// One connection to a database as it is: nothing is brought up to date.
pub async fn connect_postgres(url: &str) -> Result<PgConnection, OpenError> {
    let connected = PgConnection::connect_with(&postgres_options(url)?).await;
    connected.map_err(|error| OpenError::Postgres { place: without_password(url), problem: postgres_problem(&error) })
}

/// The address without the password, for messages and logs.
pub fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let rest = rest.split('?').next().unwrap_or_default();
    match rest.rsplit_once('@') {
        Some((credentials, place)) => {
            let user = credentials.split(':').next().unwrap_or_default();
            format!("{scheme}://{user}@{place}")
        }
        None => format!("{scheme}://{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        assert_eq!(without_password("postgres://u:s3cret@h:5432/d?sslmode=require"), "postgres://u@h:5432/d");
        assert_eq!(without_password("postgres:///d?host=/tmp&password=s3cret"), "postgres:///d");
        assert_eq!(without_password("mysql"), "mysql");
    }

    #[test]
    fn a_network_that_may_carry_everything_in_the_open_is_noticed() {
        for (url, expected) in [
            ("postgres://u@db.example.jp/d", true),
            ("postgres://u@192.0.2.1/d?sslmode=allow", true),
            ("postgres://u@db.example.jp/d?sslmode=require", false),
            ("postgres://u@db.example.jp/d?sslmode=disable", false),
            ("postgres://u@localhost/d", false),
            ("postgres://u@127.0.0.1/d", false),
            ("postgres://u@[::1]/d", false),
            ("postgres:///d?host=/run/postgresql", false),
        ] {
            assert_eq!(may_be_unencrypted(&PgConnectOptions::from_str(url).unwrap()), expected, "{url}");
        }
    }

    #[test]
    fn placeholders() {
        assert_eq!(Dialect::Postgres.value_rows(2, 3), "($1,$2,$3),($4,$5,$6)");
        assert_eq!(Dialect::Sqlite.value_rows(2, 2), "(?,?),(?,?)");
    }

    #[test]
    fn both_databases_have_the_same_migrations() {
        let names = |migrator: &sqlx::migrate::Migrator| {
            migrator.iter().map(|m| (m.version, m.description.to_string())).collect::<Vec<_>>()
        };
        assert_eq!(names(&SQLITE_MIGRATIONS), names(&POSTGRES_MIGRATIONS));
    }
}
