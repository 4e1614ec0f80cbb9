//! How doctors are reached, for professionals: what the finder knows of them, and the ケアマネタイム that they have told.

pub mod routes;

use std::collections::HashMap;

use api::doctors::{DoctorContact, DoctorContactsMeta, DoctorContactsResponse, DoctorQuery, KeptCareManagerTime};
use api::facilities::{FacilityKind, FacilityQuery, FacilitySummary};
use api::home_care::{Answer, Group, ITEMS, Item};
use api::own_facility::{Statement, StatementPart};
use api::permissions::Action;
use roaring::RoaringBitmap;

use crate::db::Db;
use crate::error::{ApiError, ApiResult};
use crate::facilities::document::Document;
use crate::facilities::plan::Plan;
use crate::facilities::{self, Moment, read_json, search};
use crate::permissions::{Actor, Object};
use crate::{AppState, on_reader};

/// Where doctors are.
const KINDS: [FacilityKind; 3] = [FacilityKind::Hospital, FacilityKind::Clinic, FacilityKind::Dental];

/// Statements by the id of the facility.
type Times = HashMap<String, KeptCareManagerTime>;

/// Those who told a ケアマネタイム; what words find, these first; or the facilities that are named.
///
/// # Errors
/// 400 for a cursor of another query; 403 as [`Actor::may`] says.
pub async fn list(state: &AppState, actor: &Actor, query: &DoctorQuery) -> ApiResult<DoctorContactsResponse> {
    actor.may(state, Action::ReadDoctorContacts, &Object::of_region("doctor_contacts", "")).await?;
    let times = times(&state.db).await?;
    let snapshot = state.finder.snapshot();
    let now = Moment::from(state.clock.now_in_japan());
    let of_finder = FacilityQuery {
        q: query.q.clone(),
        kind: KINDS.to_vec(),
        home: snapshot.municipality.area_codes.clone(),
        cursor: query.cursor.clone(),
        ..FacilityQuery::default()
    };
    let (found, total, next_cursor) = if !query.facility_ids.is_empty() {
        let found = search::named(&snapshot, &query.facility_ids, now);
        let total = found.len() as i64;
        (found, total, None)
    } else {
        let index = &snapshot.index;
        let stated: RoaringBitmap =
            times.keys().filter_map(|id| index.member(id)).map(|member| index.row_of(member)).collect();
        let amend = |plan: &mut Plan| match query.q.is_empty() {
            true => plan.filter.only = Some(stated),
            false => plan.first |= stated & plan.matching(index),
        };
        let found = search::find_as(&snapshot, &of_finder, now, amend);
        let found = found.map_err(|item| ApiError::bad_request(vec![item]))?;
        (found.facilities, found.meta.total, found.meta.next_cursor)
    };
    let mut doctor_contacts = Vec::with_capacity(found.len());
    for facility in found {
        doctor_contacts.push(contact(&state.db, facility, &times).await?);
    }
    Ok(DoctorContactsResponse { doctor_contacts, meta: DoctorContactsMeta { total, next_cursor } })
}

async fn contact(db: &Db, facility: FacilitySummary, times: &Times) -> Result<DoctorContact, sqlx::Error> {
    let document = facilities::document(db, &facility.id).await?;
    // What tells it may be another facility of the same institution.
    let ids = [&facility.id].into_iter().chain(facility.together.iter().map(|sibling| &sibling.id));
    let care_manager_time = ids.into_iter().find_map(|id| times.get(id)).cloned();
    let document = document.map(|(_, document)| document);
    Ok(DoctorContact {
        fax: document.as_ref().and_then(Document::fax),
        cannot_at_home: document.as_ref().map(cannot_at_home).unwrap_or_default(),
        care_manager_time,
        facility,
    })
}

/// The codes of a no, in the order of forms.
fn cannot_at_home(document: &Document) -> Vec<String> {
    let is_no = |item: &Item| document.answers().iter().any(|a| a.code == item.code && a.answer == Answer::Cannot);
    let of_home = ITEMS.iter().filter(|item| item.group == Group::Procedure);
    of_home.filter(|item| is_no(item)).map(|item| item.code.to_owned()).collect()
}

async fn times(db: &Db) -> Result<Times, sqlx::Error> {
    type Row = (String, String, String, String);
    const SQL: &str = "select f.id, s.statement, s.stated_at, s.stated_by from facility_statements s
        join facilities f on f.source_key = s.source_key and f.from_version <= (select current from data_versions)
            and f.until_version > (select current from data_versions)
        where s.part = $1 and s.replaced_at is null and s.statement is not null";
    let part = StatementPart::CareManagerTime.as_str();
    let rows: Vec<Row> = on_reader!(db, |pool| sqlx::query_as(SQL).bind(part).fetch_all(pool).await)?;
    let mut times = Times::new();
    for (id, statement, stated_at, stated_by) in rows {
        if let Statement::CareManagerTime(time) = read_json(&statement)? {
            times.insert(id, KeptCareManagerTime { time, stated_at, stated_by });
        }
    }
    Ok(times)
}
