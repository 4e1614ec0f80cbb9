//! `/api/v1/duties`

use api::duties::{DutiesMeta, DutiesResponse, Duty, DutyFacility, DutyQuery};
use api::hours::Interval;
use api::sources::Gap;
use api::{ErrorBody, ErrorItem};
use axum::Json;
use axum::extract::{RawQuery, State};
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};

use super::calendar::{DAY, OnDay};
use super::usual_hours::usual_hours;
use super::{Calendar, DATASET};
use crate::AppState;
use crate::error::{ApiError, ApiResult};
use crate::facilities::finder::Snapshot;
use crate::facilities::opening::week::clock_face;
use crate::sources;

/// 休日当番医・夜間急病: who is on duty on a day or at a moment, as the municipality's calendar tells; now when
/// neither is given.
///
/// `date` lists the duties that begin on that day; `at` and no parameter those of the day of that moment and those that
/// go on since the day before. `meta.gaps` says when there is no calendar or when it has ended: then an empty list does
/// not mean that nobody is on duty.
#[utoipa::path(get, path = "/api/v1/duties", tag = "duties",
    params(
        ("date" = Option<String>, Query, description = "A day in Japan, such as 2026-11-22"),
        ("at" = Option<String>, Query, description = "A moment, RFC 3339, such as 2026-11-22T03:00:00Z; not together with date"),
    ),
    responses((status = 200, body = DutiesResponse), (status = 400, body = ErrorBody)))]
pub async fn list_duties(State(state): State<AppState>, RawQuery(query): RawQuery) -> ApiResult<Json<DutiesResponse>> {
    let query = DutyQuery::parse(query.as_deref().unwrap_or_default()).map_err(ApiError::bad_request)?;
    let snapshot = state.finder.snapshot();
    let calendar = &snapshot.duties;
    let now = if query.at.is_empty() { state.clock.now_in_japan() } else { moment(&query.at)? };
    let now = now.with().second(0).subsec_nanosecond(0).build().unwrap_or(now);
    let (date, found) = match query.date.as_str() {
        "" => (now.date(), calendar.at(now)),
        text => {
            let date = text.parse().map_err(|_| wrong("date", "expected a day such as 2026-11-22"))?;
            (date, calendar.on(date, now))
        }
    };
    let day = snapshot.calendar.day_of(date);
    let duties = found.into_iter().map(|on_day| duty(&snapshot, on_day)).collect();
    let source = snapshot.dates.get(DATASET).map(|as_of| {
        let source = sources::source_date(DATASET, as_of);
        match snapshot.municipality.demo {
            true => api::sources::SourceDate { title: sources::fictional_title(DATASET), ..source },
            false => source,
        }
    });
    let meta = DutiesMeta {
        at: utc(now),
        date: date.to_string(),
        time: now.strftime("%H:%M").to_string(),
        day,
        usual_hours: usual_hours(date, day, now.time()),
        next_date: calendar.next_after(date).map(|date| date.to_string()),
        until: calendar.until().map(|date| date.to_string()),
        gaps: gaps(calendar, date),
        source,
    };
    Ok(Json(DutiesResponse { duties, meta }))
}

fn duty(snapshot: &Snapshot, OnDay { date, state, duty, facility }: OnDay<'_>) -> Duty {
    // 32:00 is 08:00 on the next day; 24:00 stays.
    let closing = |minutes: u16| clock_face(if minutes > DAY { minutes - DAY } else { minutes });
    let location_of = |id: &str| snapshot.index.member(id).and_then(|member| snapshot.index.member_location(member));
    Duty {
        date: date.to_string(),
        hours: duty.hours.map(|(opens, closes)| Interval { opens: clock_face(opens), closes: closing(closes) }),
        state,
        name: duty.name.clone(),
        department: duty.department.clone(),
        address: duty.address.clone(),
        telephone: duty.telephone.clone(),
        note: duty.note.clone(),
        facility: facility.map(|id| DutyFacility { id: id.to_owned(), location: location_of(id) }),
    }
}

fn gaps(calendar: &Calendar, date: Date) -> Vec<Gap> {
    let gap =
        |code: &str, detail: String| vec![Gap { code: code.to_owned(), dataset: Some(DATASET.to_owned()), detail }];
    match calendar.until() {
        _ if calendar.is_empty() => gap("not_imported", "当番医の予定は取り込まれていません。".to_owned()),
        Some(until) if until < date => {
            let (year, month, day) = (until.year(), until.month(), until.day());
            gap("calendar_ended", format!("取り込まれた当番医の予定は、{year}年{month}月{day}日で終わっています。"))
        }
        _ => Vec::new(),
    }
}

const JAPAN: Offset = Offset::constant(9);

/// A moment as the date and the time in Japan.
fn moment(text: &str) -> ApiResult<DateTime> {
    // A `+` that was not encoded has become a blank.
    let moment = text.replace(' ', "+").parse::<jiff::Timestamp>();
    let moment = moment.map_err(|_| wrong("at", "expected a moment such as 2026-11-22T03:00:00Z"))?;
    Ok(moment.to_zoned(TimeZone::fixed(JAPAN)).datetime())
}

fn utc(now: DateTime) -> String {
    now.to_zoned(TimeZone::fixed(JAPAN)).map_or_else(|_| String::new(), |now| format!("{:.3}", now.timestamp()))
}

fn wrong(field: &str, detail: &str) -> ApiError {
    ApiError::bad_request(vec![ErrorItem::field("invalid_value", field, detail)])
}
