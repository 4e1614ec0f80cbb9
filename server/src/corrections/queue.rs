//! Reports for professionals: the queue, one of them, the decision.

use api::ErrorItem;
use api::correction_reports::{
    CorrectionReport, CorrectionReportMeta, CorrectionReportQuery, CorrectionReportResponse, CorrectionReportSummary,
    CorrectionReportsMeta, CorrectionReportsResponse, MISSING, NewCorrectionDecision, WrongCount,
};
use api::corrections::{CorrectionStatus, NewResource, WRONG};
use api::permissions::Action;
use axum::http::StatusCode;
use sqlx::AssertSqlSafe;

use super::reports;
use crate::AppState;
use crate::db::Db;
use crate::error::ApiError;
use crate::facilities::read_json;
use crate::on_reader;
use crate::permissions::{Actor, Object};

/// Reports of one page.
const PAGE: usize = 20;

#[derive(sqlx::FromRow)]
struct SummaryRow {
    id: String,
    created_at: String,
    facility_id: Option<String>,
    facility: Option<String>,
    wrong: String,
    resource: Option<String>,
    relation: String,
    decision: Option<String>,
    decided_at: Option<String>,
}

/// The queue: those that wait, the oldest first, or those that are decided, the last first. Nothing that was typed about
/// a person is in it.
pub async fn list(
    state: &AppState,
    actor: &Actor,
    query: &CorrectionReportQuery,
) -> Result<CorrectionReportsResponse, ApiError> {
    actor.may(state, Action::ReadCorrections, &Object::of_region("correction", "")).await?;
    let db = &state.db;
    let counted = [counts(db, false).await?, counts(db, true).await?];
    let [waiting, decided] = counted.each_ref().map(|groups| groups.iter().map(|group| group.2).sum::<i64>());
    let wrong = by_wrong(&counted[usize::from(query.decided)])?;
    let mut rows = page(db, query).await?;
    let next_cursor = (rows.len() > PAGE).then(|| rows[PAGE - 1].id.clone());
    rows.truncate(PAGE);
    let total = match query.wrong.as_str() {
        "" if query.decided => decided,
        "" => waiting,
        code => wrong.iter().find(|count| count.code == code).map_or(0, |count| count.total),
    };
    let correction_reports = rows.into_iter().map(CorrectionReportSummary::try_from).collect::<Result<_, _>>()?;
    Ok(CorrectionReportsResponse {
        correction_reports,
        meta: CorrectionReportsMeta { total, waiting, decided, wrong, next_cursor },
    })
}

/// A page, and one report more where there is a next one. 400 for a cursor that is none.
async fn page(db: &Db, query: &CorrectionReportQuery) -> Result<Vec<SummaryRow>, ApiError> {
    let (state, key, comparison, order) = match query.decided {
        false => ("c.decided_at is null", "c.created_at", ">", "asc"),
        true => ("c.decided_at is not null", "c.decided_at", "<", "desc"),
    };
    let wrong = match query.wrong.as_str() {
        "" => "%",
        MISSING => "",
        // Codes in a list of JSON.
        code => &format!("%\"{code}\"%"),
    };
    let after = match query.cursor.as_str() {
        "" => String::new(),
        cursor => after(db, cursor, query.decided).await?,
    };
    let sql = format!(
        "select c.id, c.created_at, c.facility_id, f.name as facility, c.wrong, c.resource, c.relation, c.decision,
            c.decided_at
        from corrections c
        left join facilities f on f.id = c.facility_id and f.until_version = 9223372036854775807
        where {state} and (c.wrong like $1 or ($1 = '' and c.facility_id is null))
        and ($2 = '' or ({key}, c.id) {comparison} ($2, $3))
        order by {key} {order}, c.id {order} limit {}",
        PAGE + 1
    );
    let rows = on_reader!(db, |pool| {
        sqlx::query_as(AssertSqlSafe(sql)).bind(wrong).bind(&after).bind(&query.cursor).fetch_all(pool).await
    })?;
    Ok(rows)
}

/// The moment by which the report of a cursor has its place.
async fn after(db: &Db, cursor: &str, decided: bool) -> Result<String, ApiError> {
    const SQL: &str = "select created_at, decided_at from corrections where id = $1";
    let row: Option<(String, Option<String>)> =
        on_reader!(db, |pool| sqlx::query_as(SQL).bind(cursor).fetch_optional(pool).await)?;
    let moment = row.and_then(|(created_at, decided_at)| if decided { decided_at } else { Some(created_at) });
    moment.ok_or_else(|| {
        let detail = "take next_cursor of the page before, unchanged";
        ApiError::bad_request(vec![ErrorItem::field("invalid_value", "cursor", detail)])
    })
}

/// What is wrong (JSON), whether the place is missing, and how many reports say so.
type Group = (String, bool, i64);

async fn counts(db: &Db, decided: bool) -> Result<Vec<Group>, sqlx::Error> {
    const WAITING: &str = "select wrong, facility_id is null, count(*) from corrections
        where decided_at is null group by wrong, facility_id is null";
    const DECIDED: &str = "select wrong, facility_id is null, count(*) from corrections
        where decided_at is not null group by wrong, facility_id is null";
    let sql = if decided { DECIDED } else { WAITING };
    on_reader!(db, |pool| sqlx::query_as(sql).fetch_all(pool).await)
}

/// In the order of the form, what is missing last.
fn by_wrong(groups: &[Group]) -> Result<Vec<WrongCount>, sqlx::Error> {
    let mut counts: Vec<WrongCount> =
        WRONG.iter().chain([&MISSING]).map(|code| WrongCount { code: (*code).to_owned(), total: 0 }).collect();
    for (wrong, is_missing, total) in groups {
        let codes: Vec<String> = read_json(wrong)?;
        for count in &mut counts {
            if codes.contains(&count.code) || (count.code == MISSING && *is_missing) {
                count.total += total;
            }
        }
    }
    counts.retain(|count| count.total > 0);
    Ok(counts)
}

/// One report with its sender, told to the audit log. 404 when there is none with this id.
pub async fn get(state: &AppState, actor: &Actor, id: &str) -> Result<CorrectionReportResponse, ApiError> {
    actor.may(state, Action::ReadCorrections, &Object::of_region("correction", id)).await?;
    let answer = read(&state.db, id).await?;
    let object = Object::of_region("correction", &answer.correction_report.id);
    state.audit.tell(&state.db, &state.clock, actor.entry(Action::ReadCorrections, &object)).await?;
    Ok(answer)
}

/// Says that a report is right, or that nothing follows from it, and forgets who sent it.
///
/// 404 when there is no report with this id, 409 `already_decided` when somebody was first: by whom and when is told, and
/// nothing is overwritten; 422 names every wrong field.
pub async fn decide(
    state: &AppState,
    actor: &Actor,
    id: &str,
    new: NewCorrectionDecision,
) -> Result<CorrectionReportResponse, ApiError> {
    actor.may(state, Action::DecideCorrection, &Object::of_region("correction", id)).await?;
    let decision = new.checked().map_err(|errors| ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, errors))?;
    let AppState { audit, db, clock, notices, .. } = state;
    // However it was written in the address.
    let id = &read(db, id).await?.correction_report.id;
    let entry = actor.entry(Action::DecideCorrection, &Object::of_region("correction", id));
    let by = Some(actor.membership_id.as_str());
    let is_kept = reports::decide((audit, db, clock), id, &decision, by, entry, Some(notices)).await?;
    let now = read(db, id).await?;
    if is_kept {
        return Ok(now);
    }
    let report = now.correction_report;
    Err(ApiError::already_decided(report.decided_by.as_deref(), report.decided_at.as_deref().unwrap_or_default()))
}

async fn read(db: &Db, id: &str) -> Result<CorrectionReportResponse, ApiError> {
    // From the last one on to the first.
    const NEXT: &str = "select c.id from corrections c where c.decided_at is null and c.id <> $1
        order by case when (c.created_at, c.id) > ($2, $1) then 0 else 1 end, c.created_at, c.id limit 1";
    let found = reports::find(db, id).await?;
    let correction_report = found.ok_or_else(|| ApiError::not_found("there is no report with this id"))?;
    let CorrectionReport { id, received_at, .. } = &correction_report;
    let next_id =
        on_reader!(db, |pool| sqlx::query_scalar(NEXT).bind(id).bind(received_at).fetch_optional(pool).await)?;
    Ok(CorrectionReportResponse { correction_report, meta: CorrectionReportMeta { next_id } })
}

impl TryFrom<SummaryRow> for CorrectionReportSummary {
    type Error = sqlx::Error;

    fn try_from(row: SummaryRow) -> Result<Self, sqlx::Error> {
        let resource: Option<NewResource> = row.resource.as_deref().map(read_json).transpose()?;
        let (resource_kind, resource_name) = resource.map(|resource| (resource.kind, resource.name)).unzip();
        Ok(Self {
            id: row.id,
            status: row.decision.as_deref().and_then(CorrectionStatus::parse).unwrap_or(CorrectionStatus::Received),
            received_at: row.created_at,
            decided_at: row.decided_at,
            facility_id: row.facility_id,
            name: resource_name.or(row.facility),
            wrong: read_json(&row.wrong)?,
            resource_kind,
            relation: row.relation,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_counts_for_each_thing_that_is_wrong() {
        let group = |wrong: &str, is_missing, total| (wrong.to_owned(), is_missing, total);
        let groups = [
            group(r#"["telephone","hours"]"#, false, 2),
            group(r#"["hours"]"#, false, 3),
            group("[]", true, 4),
            group(r#"["other"]"#, true, 1),
        ];
        let counts: Vec<_> = by_wrong(&groups).unwrap().into_iter().map(|count| (count.code, count.total)).collect();
        let expected = [("telephone", 2), ("hours", 5), ("other", 1), ("missing", 5)];
        assert_eq!(counts, expected.map(|(code, total)| (code.to_owned(), total)));
    }
}
