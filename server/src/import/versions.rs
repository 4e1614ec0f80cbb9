//! Rows of facilities for a data version that is yet to be shown.

use sqlx::AssertSqlSafe;

use super::merge::unreadable;
use super::{ImportError, publish};
use crate::data_version;
use crate::db::{Held, Transaction};
use crate::facilities::areas::Areas;
use crate::facilities::document::Document;
use crate::facilities::entry::Entry;
use crate::facilities::statements::{self, store};
use crate::{on_held, sources};

/// Facilities written by one statement, well below the databases' limits of bound values.
const STATEMENT: usize = 250;

/// A facility as it will be shown.
pub struct NewVersion {
    pub id: String,
    /// The version from which the row is that it replaces.
    pub replaces: Option<i64>,
    pub source_key: String,
    pub document: Document,
    /// `facilities.parts`
    pub parts: String,
}

/// Writes rows of the version `next`, within the caller's transaction.
pub async fn write(mut held: Held<'_>, next: i64, areas: &Areas, versions: &[NewVersion]) -> Result<(), ImportError> {
    for versions in versions.chunks(STATEMENT) {
        write_rows(held.again(), next, areas, versions).await?;
        write_documents(held.again(), next, versions).await?;
    }
    const RETIRE: &str = "update facilities set until_version = $1 where id = $2 and from_version = $3";
    for version in versions {
        let Some(old) = version.replaces else { continue };
        on_held!(held.again(), |c| {
            sqlx::query(RETIRE).bind(next).bind(&version.id).bind(old).execute(c).await.map(|_| ())
        })?;
    }
    Ok(())
}

async fn write_rows(held: Held<'_>, next: i64, areas: &Areas, versions: &[NewVersion]) -> Result<(), ImportError> {
    let sql = format!(
        "insert into facilities (id, from_version, source_key, kind, name, area_code, entry, parts, closed_on)
         values {}",
        held.dialect().value_rows(versions.len(), 9)
    );
    on_held!(held, |connection| {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for NewVersion { id, source_key, document, parts, .. } in versions {
            let area_code = document.area_code(areas);
            let entry = Entry::of(document, area_code.as_deref());
            query = query
                .bind(id)
                .bind(next)
                .bind(source_key)
                .bind(document.kind().map_or("", |kind| kind.as_str()))
                .bind(document.name().to_owned())
                .bind(area_code)
                .bind(entry.and_then(|entry| serde_json::to_string(&entry).ok()))
                .bind(parts)
                .bind(document.closed_on().map(str::to_owned));
        }
        query.execute(connection).await.map(|_| ())
    })?;
    Ok(())
}

async fn write_documents(held: Held<'_>, next: i64, versions: &[NewVersion]) -> Result<(), ImportError> {
    let sql = format!(
        "insert into facility_documents (facility_id, from_version, document) values {}",
        held.dialect().value_rows(versions.len(), 3)
    );
    let documents: Vec<String> =
        versions.iter().map(|v| serde_json::to_string(&v.document)).collect::<Result<_, _>>().map_err(unreadable)?;
    on_held!(held, |connection| {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (version, document) in versions.iter().zip(documents) {
            query = query.bind(&version.id).bind(next).bind(document);
        }
        query.execute(connection).await.map(|_| ())
    })?;
    Ok(())
}

/// Removes what an import that broke off has left behind, within the caller's transaction.
pub async fn discard_unpublished(mut held: Held<'_>) -> Result<(), sqlx::Error> {
    for sql in [
        "delete from facility_documents where from_version > (select current from data_versions)",
        "delete from facilities where from_version > (select current from data_versions)",
        "update facilities set until_version = 9223372036854775807
         where until_version > (select current from data_versions) and until_version < 9223372036854775807",
        "delete from joins where from_version > (select current from data_versions)",
        "update joins set until_version = 9223372036854775807
         where until_version > (select current from data_versions) and until_version < 9223372036854775807",
    ] {
        on_held!(held.again(), |c| sqlx::query(sql).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct ShownRow {
    id: String,
    from_version: i64,
    parts: String,
    document: String,
}

/// Shows a facility with the statements that are kept of it, at the caller's commit, and gives what is shown then.
/// `None` when there is no such facility. The caller holds the [lock of imports](super::change_shown).
pub async fn show_statements(transaction: &mut Transaction, source_key: &str) -> Result<Option<Document>, ImportError> {
    const SHOWN: &str = "select f.id, f.from_version, f.parts, d.document from facilities f
        join facility_documents d on d.facility_id = f.id and d.from_version = f.from_version
        where f.source_key = $1 and f.from_version <= $2 and f.until_version > $2";
    const LEFT: &str = "select count(*) from
        (select 1 as one from facilities where from_version > $1 limit 1) as unpublished";
    let current = data_version::current(&mut *transaction).await?;
    let left: i64 =
        on_held!(Held::from(&mut *transaction), |c| sqlx::query_scalar(LEFT).bind(current).fetch_one(c).await)?;
    if left > 0 {
        discard_unpublished(Held::from(&mut *transaction)).await?;
    }
    let row: Option<ShownRow> = on_held!(Held::from(&mut *transaction), |c| {
        sqlx::query_as(SHOWN).bind(source_key).bind(current).fetch_optional(c).await
    })?;
    let Some(row) = row else { return Ok(None) };
    let mut document: Document = serde_json::from_str(&row.document).map_err(unreadable)?;
    statements::exchange(&mut document, &store::newest(&mut *transaction, source_key).await?)?;
    document.newest_first(&sources::dates_within(&mut *transaction).await?);
    let areas = publish::areas(&mut *transaction).await?;
    let version = NewVersion {
        id: row.id,
        replaces: Some(row.from_version),
        source_key: source_key.to_owned(),
        document: document.clone(),
        parts: row.parts,
    };
    write(Held::from(&mut *transaction), current + 1, &areas, &[version]).await?;
    data_version::set(&mut *transaction, current + 1).await?;
    Ok(Some(document))
}
