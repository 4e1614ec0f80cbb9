//! 地域の活動・支え合い: informal resources such as サロン, 認知症カフェ, 配食, as those who run them tell them.

use serde::{Deserialize, Serialize};

/// What only an activity tells of itself. What was left empty is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Activity {
    /// 毎週火曜 10:00〜11:30, as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// The name of the place: 桜町集会所.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// 対象
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_whom: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<String>,
    /// 参加方法
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joining: Option<String>,
    /// Whom to ask: a body, never a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The day on which it was confirmed, `2026-06-01`; `null` when nobody knows.
    pub confirmed_on: Option<String>,
    /// Who confirmed it.
    pub confirmed_by: Option<String>,
    /// 要確認: confirmed more than 180 days ago, or nobody knows when.
    pub needs_confirmation: bool,
}

/// What a list shows of an activity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActivitySummary {
    /// 毎週火曜 10:00〜11:30, as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<String>,
}
