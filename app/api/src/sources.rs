//! Where the data comes from (出典).

use serde::{Deserialize, Serialize};

/// `GET /api/v1/sources`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SourcesResponse {
    pub sources: Vec<Source>,
    pub meta: SourcesMeta,
}

/// What holds for all sources together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SourcesMeta {
    /// Grows by one whenever an import or a setting changes what is shown.
    pub data_version: i64,
    /// Kinds of official files that this program reads and that have not been imported.
    pub missing: Vec<MissingSource>,
}

/// A kind of official file that has not been imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MissingSource {
    /// `kaigo.210`
    pub dataset: String,
    /// 介護サービス情報公表 短期入所生活介護
    pub title: String,
}

/// Something the data does not tell, so that "none found" is not mistaken for "there are none".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Gap {
    /// Stable, for programs: `nothing_imported`, `not_imported`, `no_records`, `no_telephone`,
    /// `no_home_visits`, `no_hours`, `no_visiting_area`, `no_house_calls`, `no_capacity`, `calendar_ended`, `only_answered`, `only_published`.
    pub code: String,
    /// The dataset that is meant where there is one: `kaigo.130`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dataset: Option<String>,
    /// A Japanese sentence.
    pub detail: String,
}

/// One imported kind of file, as of its newest snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Source {
    /// `iryo.clinic`, `kaigo.130`, `holidays`
    pub dataset: String,
    /// 医療情報ネット 診療所
    pub title: String,
    /// 医療情報ネット: what the titles of its files begin with.
    pub series: String,
    /// 厚生労働省
    pub publisher: String,
    /// 公共データ利用規約（第1.0版）
    pub licence: String,
    /// The page from which the publisher hands it out.
    pub page: String,
    /// The date for which the publisher made it, `2026-06-01`.
    pub as_of: String,
    /// When it was brought into this installation, RFC 3339 UTC.
    pub imported_at: String,
    /// Records in use.
    pub records: i64,
    /// What this source does not tell.
    pub gaps: Vec<Gap>,
}

/// The source line of one facility.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SourceDate {
    /// `iryo.clinic`
    pub dataset: String,
    /// 医療情報ネット 診療所
    pub title: String,
    /// `2026-06-01`
    pub as_of: String,
}
