//! The municipality that runs this installation.

use serde::{Deserialize, Serialize};

/// `GET /api/v1/municipality`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MunicipalityResponse {
    pub municipality: Municipality,
}

/// Who runs this site and whom a resident can call. Edited by `sasae municipality set`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Municipality {
    /// 枚方市. Empty until it has been set.
    pub name: String,
    /// 大阪府
    pub prefecture: String,
    /// 全国地方公共団体コード without check digit (5 digits) of every area it serves.
    pub area_codes: Vec<String>,
    /// 郡市区医師会
    pub medical_association: Option<String>,
    /// 在宅医療・介護の相談窓口
    pub desk: Option<Desk>,
    /// Whether 救急安心センター #7119 answers here.
    pub has_7119: bool,
    /// Another telephone that advises in an emergency, such as that of the prefecture where #7119 does not answer.
    pub emergency_line: Option<Desk>,
    /// Shown in the footer beside the sources.
    pub attribution: Option<String>,
    /// The data of this installation is fictional.
    pub demo: bool,
}

/// A telephone that is answered: 相談窓口.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Desk {
    pub name: String,
    pub telephone: String,
    /// 平日 9時〜17時
    pub hours: Option<String>,
}
