//! Population by area and age (地域・年齢別人口), as municipalities publish it.

use serde::{Deserialize, Serialize};

use crate::sources::SourceDate;

/// `GET /api/v1/population?area=27210`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PopulationResponse {
    /// The areas of the municipality in the order in which it publishes them; empty when nothing is imported.
    pub population: Vec<RegionPopulation>,
    pub meta: PopulationMeta,
}

/// What holds for all areas.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PopulationMeta {
    /// Absent when nothing is imported for this municipality.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceDate>,
}

/// The people of one area. `null` is not told, never zero.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegionPopulation {
    /// 全国地方公共団体コード, 5 digits, no check digit.
    pub area_code: String,
    /// 大阪府
    pub prefecture: String,
    /// 枚方市
    pub municipality: String,
    /// 地域コード, as published.
    pub region_code: Option<String>,
    /// 地域名: a town, a school district, or the whole municipality.
    pub region: String,
    /// 調査年月日, `2026-04-01`
    pub surveyed_on: String,
    /// 総人口
    pub total: Option<u32>,
    pub male: Option<u32>,
    pub female: Option<u32>,
    /// Bands of five years up to 84, then 85 and over.
    pub ages: Vec<AgeBand>,
    /// 世帯数
    pub households: Option<u32>,
    pub note: Option<String>,
    /// Whether every total that is told is the sum of its parts; as published where it is not.
    pub adds_up: bool,
}

/// People of an age.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgeBand {
    pub from: u32,
    /// Absent: and older.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<u32>,
    pub male: Option<u32>,
    pub female: Option<u32>,
}
