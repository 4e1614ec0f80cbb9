//! Opening hours as published: minutes of the day, weekdays and week numbers of the month.

use serde::{Deserialize, Serialize};

/// A span of opening, `HH:MM` in Japanese time. `closes` before `opens` reaches into the next day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Interval {
    /// `09:00`
    pub opens: String,
    /// `12:30`
    pub closes: String,
}

/// What is known of one day. Not reported is `unknown`, never `closed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum DayHours {
    /// Open in these spans, in order.
    Open {
        /// At least one.
        intervals: Vec<Interval>,
    },
    /// Reported as closed.
    Closed,
    /// Not reported, or reported in a way that contradicts itself.
    Unknown,
}

/// 臨時休診・臨時休業, as the facility states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Closure {
    /// The first day, `2026-12-28`.
    pub from: String,
    /// The last day; the first again for one day.
    #[serde(default)]
    pub until: String,
    /// Only a part of the day: the words say which.
    #[serde(default)]
    pub is_partly: bool,
    /// Why, or which part.
    #[serde(default)]
    pub words: String,
}

/// Day of the week, or a national holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Day {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
    /// 祝日
    Holiday,
}

impl Day {
    /// Monday to Sunday, then 祝日: the order of the official columns.
    pub const ALL: [Self; 8] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
        Self::Holiday,
    ];

    /// 月 火 水 木 金 土 日 祝
    pub fn ja(self) -> &'static str {
        ["月", "火", "水", "木", "金", "土", "日", "祝"][self as usize]
    }
}

/// One row of a weekly table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WeekdayHours {
    pub day: Day,
    pub hours: DayHours,
    /// Weeks of the month (1–5) in which the day is open; empty when it is the same every week.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open_weeks: Vec<u8>,
}

/// What is known of one date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DateHours {
    /// `2026-11-20`, in Japan.
    pub date: String,
    /// The row of the weekly table that counts on this date: 祝 on a national holiday.
    pub day: Day,
    pub hours: DayHours,
}

/// Whether something is open at a moment. Times are RFC 3339 in Japanese time, to the minute:
/// `2026-11-20T18:00:00+09:00`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum OpenState {
    Open {
        /// When it closes; absent around the clock (24時間): not within the next seven days.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<String>,
        /// 受付; absent where no reception hours are published for the day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reception: Option<Reception>,
    },
    Closed {
        /// When it opens next, within 14 days; absent when that is not known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        opens: Option<String>,
    },
    Unknown {
        because: UnknownBecause,
    },
}

/// 外来受付 while something is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Reception {
    Open {
        until: String,
    },
    Closed {
        /// When it begins again in these hours; absent when it is over.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        opens: Option<String>,
    },
}

/// Why it is not known whether something is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum UnknownBecause {
    /// The hours of the day are not reported, or contradict themselves.
    Hours,
    /// その他の休診日 names these days without saying which or how: 年末年始, お盆, 12月30日午後.
    ClosedDays,
    /// No imported file of national holidays covers the date, and holidays have other hours.
    Holidays,
}
