//! 休日当番医・夜間急病: who is on duty when the others are closed.

use serde::{Deserialize, Serialize};

use crate::error::ErrorItem;
use crate::facilities::Location;
use crate::hours::{Day, Interval};
use crate::query::{QueryWriter, pairs};
use crate::sources::{Gap, SourceDate};

/// The parameters of `GET /api/v1/duties`: a date, a moment, or neither for now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DutyQuery {
    /// `2026-11-22`: everybody whose duty begins on this day.
    pub date: String,
    /// `2026-11-22T03:00:00Z`: this day, and who is still on duty since the day before.
    pub at: String,
}

impl DutyQuery {
    /// Reads a query string; whether the values are dates, the server judges.
    pub fn parse(query: &str) -> Result<Self, Vec<ErrorItem>> {
        let mut parsed = Self::default();
        let mut errors = Vec::new();
        for (name, value) in pairs(query).map_err(|error| vec![error])? {
            let field = match name.as_str() {
                "date" => &mut parsed.date,
                "at" => &mut parsed.at,
                _ => {
                    errors.push(ErrorItem::field("unknown_parameter", &name, "known parameters: date, at"));
                    continue;
                }
            };
            if !field.is_empty() {
                errors.push(ErrorItem::field("repeated_parameter", &name, "give it once"));
            }
            value.trim().clone_into(field);
        }
        if !parsed.date.is_empty() && !parsed.at.is_empty() {
            errors.push(ErrorItem::field("invalid_value", "at", "give either date or at"));
        }
        if errors.is_empty() { Ok(parsed) } else { Err(errors) }
    }

    pub fn to_query_string(&self) -> String {
        let mut writer = QueryWriter::default();
        writer.push("date", &self.date);
        writer.push("at", &self.at);
        writer.finish()
    }
}

/// `GET /api/v1/duties`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DutiesResponse {
    /// Those on duty at the moment first, then those to come, those with unknown hours, those that are over.
    pub duties: Vec<Duty>,
    pub meta: DutiesMeta,
}

/// A duty at the moment that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DutyState {
    /// On duty.
    On,
    /// Begins later.
    Later,
    /// On duty this day; the calendar does not tell the hours.
    Unknown,
    /// Has ended.
    Over,
}

/// One duty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Duty {
    /// The day it begins, in Japan: `2026-11-22`.
    pub date: String,
    /// `None`: the calendar tells the day only. `closes` not after `opens` is on the next day.
    pub hours: Option<Interval>,
    pub state: DutyState,
    /// As the calendar calls it.
    pub name: String,
    /// 診療科, as the calendar calls it.
    pub department: Option<String>,
    pub address: Option<String>,
    pub telephone: Option<String>,
    pub note: Option<String>,
    /// The facility that is meant, where the calendar says so or exactly one fits.
    pub facility: Option<DutyFacility>,
}

/// The facility that is on duty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DutyFacility {
    pub id: String,
    pub location: Option<Location>,
}

/// What most clinics do at a moment. Not a law but what is usual: hours of single clinics differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum UsualHours {
    /// Most see patients: Monday to Friday 8:30–12:30 and 15:00–18:00, Saturday 8:30–12:30.
    Open,
    /// Many rest over midday: Monday to Friday 12:30–15:00.
    Midday,
    /// Most are closed: nights, Saturday afternoons, Sundays, holidays, 29 December to 3 January.
    Closed,
}

/// What holds for the whole answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DutiesMeta {
    /// The moment to which every `state` belongs, RFC 3339 UTC, to the minute.
    pub at: String,
    /// The day of the list, in Japan.
    pub date: String,
    /// The time of the moment, in Japan: `21:40`.
    pub time: String,
    /// The weekday of `date`, or that it is a national holiday.
    pub day: Day,
    pub usual_hours: UsualHours,
    /// The next day after `date` with duties that are not there every week, within two months.
    pub next_date: Option<String>,
    /// The last day of the calendar; `None` without one, or when it holds only what has no end.
    pub until: Option<String>,
    /// The calendar and its date.
    pub source: Option<SourceDate>,
    /// `not_imported`: there is no calendar. `calendar_ended`: its last day lies before `date`.
    pub gaps: Vec<Gap>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_and_written() {
        assert_eq!(DutyQuery::parse(""), Ok(DutyQuery::default()));
        let query = DutyQuery::parse("date=2026-11-22").unwrap_or_default();
        assert_eq!((query.date.as_str(), query.to_query_string().as_str()), ("2026-11-22", "date=2026-11-22"));
        for (wrong, code) in [
            ("colour=red", "unknown_parameter"),
            ("date=2026-11-22&date=2026-11-23", "repeated_parameter"),
            ("date=2026-11-22&at=2026-11-22T00:00:00Z", "invalid_value"),
            ("date=%ff", "invalid_encoding"),
        ] {
            let errors = DutyQuery::parse(wrong).err().unwrap_or_default();
            assert_eq!(errors.first().map(|error| error.code.as_str()), Some(code), "{wrong}");
        }
    }
}
