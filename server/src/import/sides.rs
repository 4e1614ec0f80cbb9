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

/// Staged rows in the order of their keys, page by page.
pub struct StagedPages {
    pub page: VecDeque<StagedRow>,
    after: (String, String, i64, i64),
    end: String,
    finished: bool,
}

impl StagedPages {
    pub fn new(prefix: &str) -> Self {
        let after = (format!("{prefix}:"), String::new(), 0, 0);
        Self { page: VecDeque::new(), after, end: format!("{prefix};"), finished: false }
    }

    pub async fn peek(&mut self, session: &mut Session) -> Result<Option<&StagedRow>, sqlx::Error> {
        const SQL: &str = "select source_key, dataset, line, file, hash, content from staged_records
            where (source_key, dataset, file, line) > ($1, $2, $3, $4) and source_key < $5
            order by source_key, dataset, file, line limit $6";
        if self.page.is_empty() && !self.finished {
            let (key, dataset, file, line) = &self.after;
            let rows: Vec<StagedRow> = on_session!(session, |connection| {
                sqlx::query_as(SQL)
                    .bind(key)
                    .bind(dataset)
                    .bind(file)
                    .bind(line)
                    .bind(&self.end)
                    .bind(PAGE)
                    .fetch_all(connection)
                    .await
            })?;
            self.finished = (rows.len() as i64) < PAGE;
            if let Some(last) = rows.last() {
                self.after = (last.source_key.clone(), last.dataset.clone(), last.file, last.line);
            }
            self.page = rows.into();
        }
        Ok(self.page.front())
    }
}

/// Known facilities in the order of their keys, page by page.
pub struct KnownPages {
    pub page: VecDeque<KnownRow>,
    after: String,
    end: String,
    finished: bool,
}

impl KnownPages {
    pub fn new(prefix: &str) -> Self {
        Self { page: VecDeque::new(), after: format!("{prefix}:"), end: format!("{prefix};"), finished: false }
    }

    pub async fn peek(&mut self, session: &mut Session) -> Result<Option<&KnownRow>, sqlx::Error> {
        // Rows of the next version, already written by this walk, lie behind the walk's place.
        const SQL: &str = "select id, source_key, from_version, parts, area_code from facilities
            where source_key > $1 and source_key < $2 and until_version = $3
            order by source_key limit $4";
        if self.page.is_empty() && !self.finished {
            let rows: Vec<KnownRow> = on_session!(session, |connection| {
                sqlx::query_as(SQL)
                    .bind(&self.after)
                    .bind(&self.end)
                    .bind(FOREVER)
                    .bind(PAGE)
                    .fetch_all(connection)
                    .await
            })?;
            self.finished = (rows.len() as i64) < PAGE;
            if let Some(last) = rows.last() {
                self.after.clone_from(&last.source_key);
            }
            self.page = rows.into();
        }
        Ok(self.page.front())
    }
}
