//! Statements in the database, by the key of the facility in its own list, with those before them.

use std::collections::BTreeMap;

use api::own_facility::{Statement, StatementPart};

use super::super::read_json;
use crate::db::{Db, Held};
use crate::{on_held, on_reader};

/// The newest statement of a part.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct StatementRow {
    pub id: String,
    pub source_key: String,
    part: String,
    statement: Option<String>,
    pub published: String,
    pub stated_at: String,
    pub stated_on: String,
    pub person_id: String,
    pub organization_id: String,
    pub stated_by: String,
}

/// Who states something, and when.
pub struct Author<'a> {
    pub person_id: &'a str,
    pub organization_id: &'a str,
    /// The name of the organization.
    pub organization: &'a str,
    /// RFC 3339 UTC
    pub at: String,
    /// The same day in Japan.
    pub on: String,
}

impl StatementRow {
    /// What `author` states of a part, or takes back. `published`: the fingerprint of what is published of it.
    pub fn new(
        source_key: &str,
        part: StatementPart,
        statement: Option<&Statement>,
        published: String,
        author: &Author<'_>,
    ) -> Result<Self, sqlx::Error> {
        let json = statement.map(serde_json::to_string).transpose();
        Ok(Self {
            id: uuid::Uuid::now_v7().to_string(),
            source_key: source_key.to_owned(),
            part: part.as_str().to_owned(),
            statement: json.map_err(|error| sqlx::Error::Encode(Box::new(error)))?,
            published,
            stated_at: author.at.clone(),
            stated_on: author.on.clone(),
            person_id: author.person_id.to_owned(),
            organization_id: author.organization_id.to_owned(),
            stated_by: author.organization.to_owned(),
        })
    }

    /// The part that it is about.
    pub fn part(&self) -> Result<StatementPart, sqlx::Error> {
        let unknown = || sqlx::Error::Decode(format!("{:?} is no part that is stated", self.part).into());
        StatementPart::parse(&self.part).ok_or_else(unknown)
    }

    /// `None`: it was taken back.
    pub fn statement(&self) -> Result<Option<Statement>, sqlx::Error> {
        self.statement.as_deref().map(read_json).transpose()
    }
}

const NEWEST: &str = "select id, source_key, part, statement, published, stated_at, stated_on, person_id,
    organization_id, stated_by from facility_statements where source_key = $1 and replaced_at is null order by part";

/// The newest statement of each part of a facility, also where it was taken back.
pub async fn of(db: &Db, source_key: &str) -> Result<Vec<StatementRow>, sqlx::Error> {
    on_reader!(db, |pool| sqlx::query_as(NEWEST).bind(source_key).fetch_all(pool).await)
}

/// The same as a held connection sees them.
pub async fn newest<'c>(held: impl Into<Held<'c>>, source_key: &str) -> Result<Vec<StatementRow>, sqlx::Error> {
    on_held!(held.into(), |c| sqlx::query_as(NEWEST).bind(source_key).fetch_all(c).await)
}

/// The newest statements of all facilities, by the key of each.
pub async fn all<'c>(held: impl Into<Held<'c>>) -> Result<BTreeMap<String, Vec<StatementRow>>, sqlx::Error> {
    const SQL: &str = "select id, source_key, part, statement, published, stated_at, stated_on, person_id,
        organization_id, stated_by from facility_statements where replaced_at is null and statement is not null
        order by source_key, part";
    let rows: Vec<StatementRow> = on_held!(held.into(), |c| sqlx::query_as(SQL).fetch_all(c).await)?;
    let mut all: BTreeMap<String, Vec<StatementRow>> = BTreeMap::new();
    for row in rows {
        all.entry(row.source_key.clone()).or_default().push(row);
    }
    Ok(all)
}

/// Keeps a statement in the place of the one before, which stays as what was said until then.
pub async fn put(mut held: Held<'_>, row: &StatementRow) -> Result<(), sqlx::Error> {
    const REPLACE: &str = "update facility_statements set replaced_at = $1
        where source_key = $2 and part = $3 and replaced_at is null";
    const PUT: &str = "insert into facility_statements (id, source_key, part, statement, published, stated_at,
        stated_on, person_id, organization_id, stated_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    on_held!(held.again(), |c| {
        let query = sqlx::query(REPLACE).bind(&row.stated_at).bind(&row.source_key).bind(&row.part);
        query.execute(c).await.map(|_| ())
    })?;
    on_held!(held, |c| {
        let query = sqlx::query(PUT).bind(&row.id).bind(&row.source_key).bind(&row.part).bind(&row.statement);
        let query = query.bind(&row.published).bind(&row.stated_at).bind(&row.stated_on).bind(&row.person_id);
        query.bind(&row.organization_id).bind(&row.stated_by).execute(c).await.map(|_| ())
    })
}
