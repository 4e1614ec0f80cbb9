//! Sources of places in the database: one compressed text each.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use super::{Places, SourceContent};
use crate::db::{Db, Session};
use crate::{on_reader, on_session};

/// Replaces a source within the caller's transaction; says whether it differs from what was there.
pub async fn store(session: &mut Session, content: &SourceContent) -> Result<bool, sqlx::Error> {
    const KNOWN: &str = "select content from place_sources where dataset = $1";
    const STORE: &str = "insert into place_sources (dataset, content) values ($1, $2)
        on conflict (dataset) do update set content = excluded.content";
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(content.text.as_bytes())?;
    let packed = packed.finish()?;
    let known: Option<Vec<u8>> =
        on_session!(&mut *session, |c| sqlx::query_scalar(KNOWN).bind(content.dataset).fetch_optional(c).await)?;
    if known.as_ref() == Some(&packed) {
        return Ok(false);
    }
    on_session!(session, |c| sqlx::query(STORE).bind(content.dataset).bind(&packed).execute(c).await.map(|_| ()))?;
    Ok(true)
}

/// All places, ready to be asked.
pub async fn load(db: &Db) -> Result<Places, sqlx::Error> {
    const SQL: &str = "select dataset, content from place_sources order by dataset";
    let rows: Vec<(String, Vec<u8>)> = on_reader!(db, |pool| sqlx::query_as(SQL).fetch_all(pool).await)?;
    let mut texts = Vec::with_capacity(rows.len());
    for (dataset, packed) in rows {
        let mut text = String::new();
        GzDecoder::new(packed.as_slice()).read_to_string(&mut text)?;
        texts.push((dataset, text));
    }
    let texts: Vec<(&str, &str)> = texts.iter().map(|(dataset, text)| (dataset.as_str(), text.as_str())).collect();
    Places::build(&texts).map_err(|error| sqlx::Error::Decode(Box::new(error)))
}
