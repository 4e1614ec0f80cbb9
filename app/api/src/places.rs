//! Places: prefectures, municipalities, towns (町丁目) and postal codes.

use serde::{Deserialize, Serialize};

use crate::facilities::Location;

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// 都道府県
    Prefecture,
    /// 市区町村
    Municipality,
    /// 町丁目・大字
    Town,
    /// 郵便番号
    PostalCode,
}

impl PlaceKind {
    /// The word used in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Prefecture => "prefecture",
            Self::Municipality => "municipality",
            Self::Town => "town",
            Self::PostalCode => "postal_code",
        }
    }
}

/// A place that words can name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Place {
    /// `27`, `27210`, `5730086` or `27210:` and the town.
    pub id: String,
    pub kind: PlaceKind,
    /// With everything around it: 大阪府枚方市香里ケ丘三丁目.
    pub name: String,
    /// Alone: 香里ケ丘三丁目.
    pub label: String,
    /// Its middle: the town hall of a municipality, the representative point of a town.
    pub location: Option<Location>,
    /// 全国地方公共団体コード, 5 digits; 2 digits for a whole prefecture.
    pub area_codes: Vec<String>,
    /// All that was typed is understood, house numbers aside; otherwise it is only a beginning.
    #[serde(default)]
    pub exact: bool,
    /// A station was named; stations are not among the imported data, so the town or city of that
    /// name is meant.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub instead_of_station: bool,
    /// Of a search: results are within so many metres of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<u32>,
    /// 地域包括支援センター for its middle, where areas are imported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support_center: Option<SupportCenter>,
}

/// 地域包括支援センター
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupportCenter {
    pub name: String,
    pub address: String,
    pub telephone: Option<String>,
    /// The part of the municipality it is there for, as published.
    pub districts: Option<String>,
    pub location: Option<Location>,
}

/// `GET /api/v1/places?q=`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlacesResponse {
    pub places: Vec<Place>,
    pub meta: PlacesMeta,
}

/// What holds for the whole answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlacesMeta {
    /// Every 地域包括支援センター that is imported, when areas are.
    pub support_centers: Vec<SupportCenter>,
    /// Sources of places that have not been imported.
    pub gaps: Vec<crate::sources::Gap>,
}

/// What a suggestion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SuggestionKind {
    /// A department, a service, a kind or a function.
    Category,
    Place,
    Facility,
}

/// Words to complete what is being typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Suggestion {
    /// What goes into the box: the words before the last one stay.
    pub text: String,
    pub kind: SuggestionKind,
    /// Where it is, what it is: 大阪府枚方市.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The facility itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facility_id: Option<String>,
}

/// `GET /api/v1/suggestions?q=`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SuggestionsResponse {
    pub suggestions: Vec<Suggestion>,
}

/// `GET /api/v1/departments`, `GET /api/v1/services` and `GET /api/v1/functions`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CategoriesResponse {
    pub categories: Vec<Category>,
}

/// A department, a service or a function with how many institutions have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Category {
    pub code: String,
    /// As published.
    pub name: String,
    /// What people call it.
    pub plain: String,
    pub total: i64,
}
