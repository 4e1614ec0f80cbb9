//! What is counted. It holds nothing of anybody; what everybody may read hides small numbers besides ([`Published`]).

use serde::{Deserialize, Serialize};

use crate::error::ErrorItem;
use crate::query::{self, QueryWriter, invalid};

/// The parameters of `GET /api/v1/consult-figures`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FiguresQuery {
    /// 年度 (April to March): 2026; `None` for the present one.
    pub year: Option<i16>,
    /// One desk; empty: that of who is signed in, or the region's for its administrators.
    pub desk_id: String,
}

impl FiguresQuery {
    /// Reads a query string.
    pub fn parse(query: &str) -> Result<Self, Vec<ErrorItem>> {
        query::read(query, &["year", "desk_id"], Self::set)
    }

    fn set(&mut self, name: &str, value: String) -> Result<(), ErrorItem> {
        match (name, value.parse()) {
            ("year", Ok(year @ 2000..=2200)) => self.year = Some(year),
            ("year", _) => return invalid("expected a year such as 2026"),
            _ => self.desk_id = value,
        }
        Ok(())
    }

    pub fn to_query_string(&self) -> String {
        let mut writer = QueryWriter::default();
        writer.push("year", &self.year.map(|year| year.to_string()).unwrap_or_default());
        writer.push("desk_id", &self.desk_id);
        writer.finish()
    }
}

/// `GET /api/v1/consult-figures`: every number, for those who work here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FiguresResponse {
    pub figures: Figures,
}

/// One 年度 of one desk, or of the region.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Figures {
    /// 2026: April 2026 to March 2027.
    pub year: i16,
    /// `null`: all desks of the region.
    pub desk: Option<String>,
    /// How it is called, also one that takes no questions any more.
    pub desk_name: Option<String>,
    /// 年度 in which anything came or was done, the newest first.
    pub years: Vec<i16>,
    /// April to March; those to come are not there.
    pub months: Vec<MonthFigures>,
    /// Of the year before, month by month.
    pub last_year: Vec<MonthFigures>,
    /// Who asked: each case once.
    pub askers: Vec<Counted>,
    /// Each case once.
    pub channels: Vec<Counted>,
    /// A case may count for several.
    pub topics: Vec<Counted>,
    /// Of closed cases; one may count for several.
    pub provided: Vec<Counted>,
}

/// One month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MonthFigures {
    /// 2026-11
    pub month: String,
    /// Cases that came, by the desk that they came to first.
    pub received: i64,
    /// Cases that were closed, whenever they came. What is closed and opened again within a month was never closed.
    pub closed: i64,
    /// Cases that were closed in a month before, and opened again.
    pub reopened: i64,
    /// Cases that another desk handed over to this one.
    pub taken_over: i64,
    /// Cases that this desk handed over to another.
    pub handed_over: i64,
    /// Cases that were open when it ended, or are now.
    pub open: i64,
    /// Of those that came: the median time to the first answer in minutes; `null` when none was answered.
    pub median_minutes: Option<i64>,
    /// Of those that came: answered in the time that the desk had set itself.
    pub in_time: i64,
}

/// How often something was so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Counted {
    /// Of one of the lists, or of a channel.
    pub code: String,
    /// This year.
    pub total: i64,
    pub last_year: i64,
    /// For each of `months`.
    pub by_month: Vec<i64>,
}

/// `GET /api/v1/published-consult-figures?year=`: for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublishedFiguresResponse {
    pub figures: PublishedFigures,
}

/// One 年度 of the region that has ended, or the present one as it stands at the end of the last month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublishedFigures {
    pub year: i16,
    /// 2026-10-31: nothing after this day is counted; `null` when nothing is published yet.
    pub until: Option<String>,
    /// 年度 that can be read, the newest first.
    pub years: Vec<i16>,
    pub received: Published,
    /// 2026-04 …
    pub months: Vec<PublishedCount>,
    pub askers: Vec<PublishedCount>,
    pub channels: Vec<PublishedCount>,
    pub topics: Vec<PublishedCount>,
    pub provided: Vec<PublishedCount>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublishedCount {
    pub code: String,
    pub total: Published,
}

/// A number that everybody may read; `null` where it is hidden: 1 to 4, and what would give away such a number.
pub type Published = Option<i64>;
