//! The two sides that a merge walks: staged rows and known facilities, in the order of their keys.
//!
//! Both are fetched a page at a time, so that memory does not grow with them.

use std::collections::VecDeque;

use crate::db::Session;
use crate::on_session;

/// Rows fetched at a time.
const PAGE: i64 = 4_000;
/// `until_version` of a row that nothing has replaced.
pub const FOREVER: i64 = i64::MAX;

#[derive(sqlx::FromRow)]
pub struct StagedRow {
    pub source_key: String,
    pub dataset: String,
    pub line: i64,
    pub file: i64,
    pub hash: String,
    pub content: String,
}

#[derive(sqlx::FromRow)]
pub struct KnownRow {
    pub id: String,
    pub source_key: String,
    pub from_version: i64,
    pub parts: String,
    pub area_code: Option<String>,
}

/// A row of either side: where it stands in the order, and how the rows behind it are fetched.
pub trait Row: Sized {
    type Place;

    /// The place before every row whose key begins with the prefix.
    fn start(prefix: &str) -> Self::Place;
    fn place(&self) -> Self::Place;
    /// At most [`PAGE`] rows behind `after` whose keys are below `end`.
    async fn fetch(session: &mut Session, after: &Self::Place, end: &str) -> Result<Vec<Self>, sqlx::Error>;
}

impl Row for StagedRow {
    /// Key, dataset, file, line.
    type Place = (String, String, i64, i64);

    fn start(prefix: &str) -> Self::Place {
        (format!("{prefix}:"), String::new(), 0, 0)
    }

    fn place(&self) -> Self::Place {
        (self.source_key.clone(), self.dataset.clone(), self.file, self.line)
    }

    async fn fetch(session: &mut Session, after: &Self::Place, end: &str) -> Result<Vec<Self>, sqlx::Error> {
        const SQL: &str = "select source_key, dataset, line, file, hash, content from staged_records
            where (source_key, dataset, file, line) > ($1, $2, $3, $4) and source_key < $5
            order by source_key, dataset, file, line limit $6";
        let (key, dataset, file, line) = after;
        on_session!(session, |connection| {
            sqlx::query_as(SQL)
                .bind(key)
                .bind(dataset)
                .bind(file)
                .bind(line)
                .bind(end)
                .bind(PAGE)
                .fetch_all(connection)
                .await
        })
    }
}

impl Row for KnownRow {
    type Place = String;

    fn start(prefix: &str) -> Self::Place {
        format!("{prefix}:")
    }

    fn place(&self) -> Self::Place {
        self.source_key.clone()
    }

    async fn fetch(session: &mut Session, after: &Self::Place, end: &str) -> Result<Vec<Self>, sqlx::Error> {
        // Rows of the next version, already written by this walk, lie behind the walk's place.
        const SQL: &str = "select id, source_key, from_version, parts, area_code from facilities
            where source_key > $1 and source_key < $2 and until_version = $3
            order by source_key limit $4";
        on_session!(session, |connection| {
            sqlx::query_as(SQL).bind(after).bind(end).bind(FOREVER).bind(PAGE).fetch_all(connection).await
        })
    }
}

/// Rows in the order of their keys, page by page.
pub struct Pages<R: Row> {
    pub page: VecDeque<R>,
    after: R::Place,
    end: String,
    finished: bool,
}

impl<R: Row> Pages<R> {
    pub fn new(prefix: &str) -> Self {
        Self { page: VecDeque::new(), after: R::start(prefix), end: format!("{prefix};"), finished: false }
    }

    pub async fn peek(&mut self, session: &mut Session) -> Result<Option<&R>, sqlx::Error> {
        if self.page.is_empty() && !self.finished {
            let rows = R::fetch(session, &self.after, &self.end).await?;
            self.finished = (rows.len() as i64) < PAGE;
            if let Some(last) = rows.last() {
                self.after = last.place();
            }
            self.page = rows.into();
        }
        Ok(self.page.front())
    }
}
