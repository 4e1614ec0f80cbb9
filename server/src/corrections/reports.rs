//! Reports as they are kept, and the one way in which they are decided: for pages, the API and the command line alike. No
//! decision changes what is shown: that is done where the data comes from.

use api::correction_reports::{CorrectionDecision, CorrectionReport, Sender};
use api::corrections::{CorrectionStatus, NewResource};

use crate::audit::{Audit, Entry};
use crate::clock::Clock;
use crate::db::Db;
use crate::facilities::read_json;
use crate::notices::{Notice, Notices};
use crate::{in_transaction, on_reader};

/// Length of an id: a UUID with its hyphens.
const ID: usize = 36;

#[derive(sqlx::FromRow)]
pub(super) struct ReportRow {
    pub id: String,
    created_at: String,
    facility_id: Option<String>,
    facility: Option<String>,
    wrong: String,
    resource: Option<String>,
    words: String,
    relation: String,
    noticed_on: Option<String>,
    name: Option<String>,
    telephone: Option<String>,
    email: Option<String>,
    decision: Option<String>,
    pub decided_at: Option<String>,
    decided_by: Option<String>,
    answer: Option<String>,
}

/// Reports whose id begins so, in the order in which they came.
pub(super) async fn beginning_with(db: &Db, beginning: &str) -> Result<Vec<ReportRow>, sqlx::Error> {
    const SQL: &str = "select c.id, c.created_at, c.facility_id, f.name as facility, c.wrong, c.resource, c.words,
            c.relation, c.noticed_on, c.name, c.telephone, c.email, c.decision, c.decided_at, p.name as decided_by,
            c.answer
        from corrections c
        left join facilities f on f.id = c.facility_id and f.until_version = 9223372036854775807
        left join memberships m on m.id = c.decided_by
        left join people p on p.id = m.person_id
        where c.id like $1 order by c.created_at, c.id";
    // No sign that `like` knows.
    if !beginning.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-') {
        return Ok(Vec::new());
    }
    let like = format!("{}%", beginning.to_ascii_lowercase());
    on_reader!(db, |pool| sqlx::query_as(SQL).bind(&like).fetch_all(pool).await)
}

/// One report with its sender; `None` when there is none with this id.
pub(super) async fn find(db: &Db, id: &str) -> Result<Option<CorrectionReport>, sqlx::Error> {
    if id.len() != ID {
        return Ok(None);
    }
    beginning_with(db, id).await?.into_iter().next().map(CorrectionReport::try_from).transpose()
}

/// Keeps a decision and forgets who sent the report, with the entry that tells it; `false`, and nothing is done, when
/// somebody has decided before. `decided_by`: a membership; `None`, and no notices, for the command line.
pub(super) async fn decide(
    (audit, db, clock): (&Audit, &Db, &Clock),
    id: &str,
    decision: &CorrectionDecision,
    decided_by: Option<&str>,
    entry: Entry,
    notices: Option<&Notices>,
) -> Result<bool, sqlx::Error> {
    const DECIDE: &str =
        "update corrections set decision = $1, decided_at = $2, answer = $3, decided_by = $4, name = null,
        telephone = null, email = null where id = $5 and decided_at is null";
    let mut change = audit.change(db, clock).await?;
    let now = clock.now_text();
    let changed = in_transaction!(change.transaction(), |c| {
        let query = sqlx::query(DECIDE).bind(decision.status.as_str()).bind(&now).bind(&decision.answer);
        query.bind(decided_by).bind(id).execute(c).await.map(|result| result.rows_affected())
    })?;
    if changed == 0 {
        return Ok(false);
    }
    change.tell(entry.because(decision.status.as_str()));
    if let Some(notices) = notices {
        notices.tell(change.transaction(), Notice::to_region("corrections")).await?;
    }
    change.commit().await?;
    Ok(true)
}

impl TryFrom<ReportRow> for CorrectionReport {
    type Error = sqlx::Error;

    fn try_from(row: ReportRow) -> Result<Self, sqlx::Error> {
        let resource: Option<NewResource> = row.resource.as_deref().map(read_json).transpose()?;
        let sender = Sender { name: row.name, telephone: row.telephone, email: row.email };
        Ok(Self {
            id: row.id,
            status: row.decision.as_deref().and_then(CorrectionStatus::parse).unwrap_or(CorrectionStatus::Received),
            received_at: row.created_at,
            facility_id: row.facility_id,
            facility: row.facility,
            wrong: read_json(&row.wrong)?,
            resource,
            words: row.words,
            relation: row.relation,
            noticed_on: row.noticed_on,
            sender: (sender != Sender::default()).then_some(sender),
            decided_at: row.decided_at,
            decided_by: row.decided_by,
            answer: row.answer,
        })
    }
}
