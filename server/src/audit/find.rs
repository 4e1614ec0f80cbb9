//! What administrators read of the log.

use api::ErrorItem;
use api::audit::{AUDIT_PAGE, AuditEntriesResponse, AuditEntry, AuditMeta, AuditQuery};
use api::permissions::{Action, Reach};
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use sqlx::AssertSqlSafe;

use crate::AppState;
use crate::error::ApiError;
use crate::on_reader;
use crate::permissions::{Actor, Object, reach};

#[derive(sqlx::FromRow)]
struct EntryRow {
    number: i64,
    at: String,
    who: String,
    person_id: Option<String>,
    person: Option<String>,
    organization_id: Option<String>,
    organization: Option<String>,
    action: String,
    object_kind: String,
    object_id: String,
    outcome: String,
    why: Option<String>,
}

impl From<EntryRow> for AuditEntry {
    fn from(row: EntryRow) -> Self {
        let EntryRow { number, at, who, person_id, person, organization_id, organization, .. } = row;
        let EntryRow { action, object_kind, object_id, outcome, why, .. } = row;
        Self {
            number,
            at,
            who,
            person_id,
            person,
            organization_id,
            organization,
            action,
            object_kind,
            object_id,
            outcome,
            why,
        }
    }
}

/// A page of the entries that are meant, the newest first: all of the region for its administrators, else those of what
/// was done for the actor's organization. That they were read is an entry itself.
///
/// 400 for days that no calendar has; refusals as [`Actor::may`].
pub async fn find(state: &AppState, actor: &Actor, query: &AuditQuery) -> Result<AuditEntriesResponse, ApiError> {
    let reaches_all = reach(Action::ReadAudit, actor.standing()) == Reach::Region;
    // Whoever asks for another organization is refused, as is whoever asks for more than there is to see.
    let organization = match (query.organization.as_str(), reaches_all) {
        ("", true) => None,
        ("", false) => Some(actor.organization_id.as_str()),
        (asked, _) => Some(asked),
    };
    let object = match organization {
        Some(id) => Object::of_organization("audit_log", id, id),
        None => Object::of_region("audit_log", ""),
    };
    actor.may(state, Action::ReadAudit, &object).await?;
    let from = day("from", &query.from, 0)?;
    let until = day("to", &query.to, 1)?;
    let before = query.before.map(|number| number.to_string());
    let filters = [
        ("e.organization_id = ", organization.map(str::to_owned)),
        ("e.person_id = ", given(&query.person)),
        ("e.action = ", given(&query.action)),
        ("e.object_kind = ", given(&query.kind)),
        ("e.object_id = ", given(&query.object)),
        ("e.outcome = ", given(&query.outcome)),
        ("e.at >= ", from),
        ("e.at < ", until),
        ("e.number < ", before),
    ];
    let rows = rows(state, filters.into_iter().filter_map(|(filter, value)| Some((filter, value?)))).await?;
    state.audit.tell(&state.db, &state.clock, actor.entry(Action::ReadAudit, &object)).await?;
    // One more was asked for than is shown.
    let next_before = (rows.len() > AUDIT_PAGE).then(|| rows[AUDIT_PAGE - 1].number);
    let audit_entries = rows.into_iter().take(AUDIT_PAGE).map(AuditEntry::from).collect();
    Ok(AuditEntriesResponse { audit_entries, meta: AuditMeta { next_before } })
}

/// Of filters and values; a number goes as text.
async fn rows(
    state: &AppState,
    filters: impl Iterator<Item = (&'static str, String)>,
) -> Result<Vec<EntryRow>, sqlx::Error> {
    let (mut conditions, mut values) = (Vec::new(), Vec::new());
    for (filter, value) in filters {
        values.push(value);
        let place = format!("${}", values.len());
        let bytewise = state.db.dialect().bytewise();
        conditions.push(match filter {
            "e.number < " => format!("{filter}cast({place} as bigint)"),
            "e.at >= " | "e.at < " => format!("{filter}{place} {bytewise}"),
            _ => format!("{filter}{place}"),
        });
    }
    let conditions = if conditions.is_empty() { "1 = 1".to_owned() } else { conditions.join(" and ") };
    let sql = format!(
        "select e.number, e.at, e.who, e.person_id, p.name as person, e.organization_id, o.name as organization,
            e.action, e.object_kind, e.object_id, e.outcome, e.why
        from audit_entries e
        left join people p on p.id = e.person_id
        left join organizations o on o.id = e.organization_id
        where {conditions} order by e.number desc limit {}",
        AUDIT_PAGE + 1
    );
    on_reader!(&state.db, |pool| {
        values.iter().fold(sqlx::query_as(AssertSqlSafe(sql)), sqlx::query::QueryAs::bind).fetch_all(pool).await
    })
}

fn given(text: &str) -> Option<String> {
    Some(text).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// When a day of Japan, or the one so many days after it, begins, as the log writes moments.
fn day(field: &str, text: &str, after: i64) -> Result<Option<String>, ApiError> {
    if text.is_empty() {
        return Ok(None);
    }
    let begins = text.parse().ok().and_then(|day: Date| {
        let day = day.checked_add(jiff::Span::new().days(after)).ok()?;
        let zoned = DateTime::from(day).to_zoned(TimeZone::fixed(Offset::constant(9))).ok()?;
        Some(format!("{:.3}", zoned.timestamp()))
    });
    begins.map(Some).ok_or_else(|| {
        ApiError::bad_request(vec![ErrorItem::field("invalid_value", field, "expected a day such as 2026-11-20")])
    })
}
