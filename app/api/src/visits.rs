//! 訪問エリア: who comes to an address.

use serde::{Deserialize, Serialize};

use crate::facilities::NamedCode;
use crate::sources::SourceDate;

/// Care services that come to people's homes: 訪問介護, 訪問入浴, 訪問看護, 訪問リハビリ, 夜間対応, 小規模多機能, 定期巡回,
/// 看護小規模多機能.
pub const SERVICES: [&str; 8] = ["110", "120", "130", "140", "710", "730", "760", "770"];

/// Of [`crate::functions::FUNCTIONS`] those that are done at people's homes.
pub const FUNCTIONS: [&str; 9] = [
    "home_visits",
    "home_care_clinic",
    "home_care_hospital",
    "home_care_enhanced",
    "home_cancer_care",
    "home_palliative_care",
    "dental_visits",
    "dental_home_care",
    "pharmacist_visits",
];

/// Of [`crate::home_care::ITEMS`] those that say that somebody comes.
pub const HOME_CARE: [&str; 3] = ["home_visits", "house_call", "night_calls"];

/// Whoever publishes no area may come from so far, metres in a straight line: 往診料 and 在宅患者訪問診療料 are paid beyond
/// 16 km only for a compelling reason (診療報酬の算定方法 別表第一 C000, C001 and the notices to them; what 保険医 may claim
/// follows 保険医療機関及び保険医療養担当規則). Care services have no such limit; the same is asked of them.
pub const WITHIN: u32 = 16_000;

/// What is known of whether a facility comes to the place that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Visiting {
    /// The area that it publishes holds the place.
    Covers {
        /// `service_areas`
        dataset: String,
        /// The day on which it was confirmed; `null` when nobody knows.
        confirmed_on: Option<String>,
        confirmed_by: Option<String>,
        /// 要確認: confirmed more than 180 days ago, or nobody knows when.
        needs_confirmation: bool,
    },
    /// It visits homes and is near enough; nobody has published whether it comes here.
    Unknown,
}

/// The area in which a facility visits homes, as published. Any of what is told counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceArea {
    /// Whole municipalities.
    pub municipalities: Vec<NamedCode>,
    /// Some towns of municipalities.
    pub towns: Vec<ServiceTowns>,
    /// Metres around its own place, in a straight line.
    pub radius: Option<u32>,
    /// Whether an area on the map is published.
    pub has_outline: bool,
    pub note: Option<String>,
    /// The day on which it was confirmed, `2026-06-01`; `null` when nobody knows.
    pub confirmed_on: Option<String>,
    pub confirmed_by: Option<String>,
    /// 要確認: confirmed more than 180 days ago, or nobody knows when.
    pub needs_confirmation: bool,
    pub source: SourceDate,
}

/// Towns of one municipality.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceTowns {
    /// `null`: that of the facility, which is not known.
    pub municipality: Option<NamedCode>,
    /// As published: 桜町, 緑町一丁目.
    pub names: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_known() {
        assert!(SERVICES.iter().all(|code| crate::services::by_code(code).is_some()));
        assert!(FUNCTIONS.iter().all(|code| crate::functions::by_code(code).is_some()));
        assert!(HOME_CARE.iter().all(|code| crate::home_care::by_code(code).is_some()));
    }
}
