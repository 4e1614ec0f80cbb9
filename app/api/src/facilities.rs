//! Facilities: hospitals, clinics, pharmacies and care offices that a resident can find.

use serde::{Deserialize, Serialize};

use crate::activities::{Activity, ActivitySummary};
use crate::confirmations::Confirmation;
pub use crate::facility_query::{Bbox, FACILITY_PARAMETERS, FacilityQuery, MAX_Q_CHARS, MAX_Q_WORDS};
pub use crate::findings::{Facet, Facets, LessStrict, Meaning, Understood, Why};
use crate::home_care::{HomeCare, HomeCareMark};
use crate::hours::{Closure, DateHours, DayHours, Interval, OpenState, WeekdayHours};
use crate::places::{Place, SupportCenter};
use crate::sources::{Gap, SourceDate};
use crate::visits::{ServiceArea, Visiting};

/// What a facility is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FacilityKind {
    /// 病院
    Hospital,
    /// 診療所
    Clinic,
    /// 歯科診療所
    Dental,
    /// 助産所
    Maternity,
    /// 薬局
    Pharmacy,
    /// 介護サービス事業所
    Care,
    /// ふれあいサロン
    Salon,
    /// 認知症カフェ
    DementiaCafe,
    /// 通いの場
    Gathering,
    /// 見守り
    WatchOver,
    /// 移動支援
    Transport,
    /// 配食
    MealDelivery,
}

impl FacilityKind {
    /// In the order of pages; the index keeps them as bits of a number, so that new ones go last.
    pub const ALL: [Self; 12] = [
        Self::Hospital,
        Self::Clinic,
        Self::Dental,
        Self::Maternity,
        Self::Pharmacy,
        Self::Care,
        Self::Salon,
        Self::DementiaCafe,
        Self::Gathering,
        Self::WatchOver,
        Self::Transport,
        Self::MealDelivery,
    ];

    /// 地域の活動・支え合い: what neighbours and volunteers do, not institutions.
    pub const COMMUNITY: [Self; 6] =
        [Self::Salon, Self::DementiaCafe, Self::Gathering, Self::WatchOver, Self::Transport, Self::MealDelivery];

    /// Whether it is one of [`Self::COMMUNITY`].
    pub fn is_community(self) -> bool {
        Self::COMMUNITY.contains(&self)
    }

    /// The word used in the API and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hospital => "hospital",
            Self::Clinic => "clinic",
            Self::Dental => "dental",
            Self::Maternity => "maternity",
            Self::Pharmacy => "pharmacy",
            Self::Care => "care",
            Self::Salon => "salon",
            Self::DementiaCafe => "dementia_cafe",
            Self::Gathering => "gathering",
            Self::WatchOver => "watch_over",
            Self::Transport => "transport",
            Self::MealDelivery => "meal_delivery",
        }
    }

    /// The word used on a page.
    pub fn ja(self) -> &'static str {
        match self {
            Self::Hospital => "病院",
            Self::Clinic => "診療所",
            Self::Dental => "歯科",
            Self::Maternity => "助産所",
            Self::Pharmacy => "薬局",
            Self::Care => "介護",
            Self::Salon => "ふれあいサロン",
            Self::DementiaCafe => "認知症カフェ",
            Self::Gathering => "通いの場",
            Self::WatchOver => "見守り",
            Self::Transport => "移動支援",
            Self::MealDelivery => "配食",
        }
    }

    /// The kind with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A point on the globe, WGS 84 degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Location {
    pub lat: f64,
    pub lng: f64,
}

/// A code of an official list with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NamedCode {
    pub code: String,
    pub name: String,
}

/// A facility in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FacilitySummary {
    pub id: String,
    pub kind: FacilityKind,
    /// As published.
    pub name: String,
    /// As published.
    pub address: String,
    /// Without one the facility is in no distance search.
    pub location: Option<Location>,
    /// `None`: the source does not publish it.
    pub telephone: Option<String>,
    /// 診療科目
    pub departments: Vec<NamedCode>,
    /// 介護サービスの種類
    pub services: Vec<NamedCode>,
    /// What it has notified for home care (施設基準の届出), in the order of [`crate::functions::FUNCTIONS`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub functions: Vec<NamedCode>,
    /// What it has answered that it can do at home, or may do when asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub home_care: Vec<HomeCareMark>,
    /// Of 地域の活動・支え合い.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<ActivitySummary>,
    /// Hours of the current day in Japan.
    pub today: DateHours,
    /// At the moment of `open_at`, now when that is absent; of the department that was asked for, where one was.
    pub open: OpenState,
    /// Straight line from `near`, metres.
    pub distance: Option<u32>,
    /// Whether it comes to the place of `visits`, where that was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visiting: Option<Visiting>,
    /// Not in its source any more since this date.
    pub closed_on: Option<String>,
    /// Why it is in this result, the strongest reason first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Why>,
    /// What else the same institution runs at the same place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub together: Vec<Sibling>,
}

/// Another facility of the same institution: the nursing office of a hospital, the day care of a home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sibling {
    pub id: String,
    pub kind: FacilityKind,
    /// As published.
    pub name: String,
    pub telephone: Option<String>,
    /// 介護サービスの種類
    pub services: Vec<NamedCode>,
}

/// `GET /api/v1/facilities`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FacilitiesResponse {
    pub facilities: Vec<FacilitySummary>,
    pub meta: FacilitiesMeta,
}

impl FacilitiesResponse {
    /// Institutions of a result that is saved as a file, at most: more than a city has.
    pub const MOST_IN_FILE: u32 = 20_000;
}

/// What holds for the whole result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FacilitiesMeta {
    /// All matches, not only this page.
    pub total: i64,
    /// The order in use.
    pub sort: Sort,
    /// The moment at which the results are open, RFC 3339 in Japanese time; absent when that was not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_at: Option<String>,
    /// Matches of which it is not known whether they are open then; `hours=unknown` lists them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_unknown: Option<i64>,
    /// Give it as `cursor` for the next page; absent on the last one.
    pub next_cursor: Option<String>,
    /// What the answer may lack because a source is missing or silent.
    pub gaps: Vec<Gap>,
    /// Matches inside `home`, which come first; absent where the order is by distance or name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home_total: Option<i64>,
    /// How the words were read, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub understood: Vec<Understood>,
    /// The place that the words name: distances are from here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// もしかして: other words that would find something.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub did_you_mean: Vec<String>,
    /// Counts for narrowing; present when `facets=true`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facets: Option<Facets>,
    /// West, south, east, north of the matches that have a place, but for one in two hundred on each side; present when
    /// `facets=true`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bounds: Option<[f64; 4]>,
    /// When nothing matches: what would, with one condition less.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub less_strict: Vec<LessStrict>,
    /// 地域包括支援センター for the place that was asked for, where areas are imported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support_center: Option<SupportCenter>,
}

/// `GET /api/v1/facilities/{id}`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FacilityResponse {
    pub facility: Facility,
}

/// Everything the sources tell of one facility.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Facility {
    pub id: String,
    pub kind: FacilityKind,
    /// As published.
    pub name: String,
    /// As published.
    pub name_kana: Option<String>,
    /// As published.
    pub address: String,
    /// 全国地方公共団体コード, 5 digits, no check digit.
    pub area_code: Option<String>,
    pub location: Option<Location>,
    pub telephone: Option<String>,
    /// Where the number is from, when the facility's own sources tell none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telephone_source: Option<SourceDate>,
    pub fax: Option<String>,
    /// Always `http://` or `https://`.
    pub website: Option<String>,
    /// 法人の名称
    pub corporation: Option<String>,
    /// 許可病床数; not reported is not zero.
    pub beds: Option<u32>,
    /// 医療情報ネットのID or 事業所番号.
    pub source_key: String,
    pub today: DateHours,
    /// Now.
    pub open: OpenState,
    /// Monday to Sunday and 祝日, over all departments; empty when nothing is known.
    pub week: Vec<WeekdayHours>,
    /// その他の休診日, as published.
    pub other_closed: Option<String>,
    /// What is told of hours in words (診療日時特記事項, 時間外における対応), as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_note: Option<String>,
    /// 臨時休診 that is not over, as the facility has stated it, the next first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closures: Vec<Closure>,
    pub departments: Vec<Department>,
    pub services: Vec<CareService>,
    /// What it has notified for home care (施設基準の届出), in the order of [`crate::functions::FUNCTIONS`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub functions: Vec<NotifiedFunction>,
    /// What it has answered about home care and as a family doctor; absent when it was not asked or did not answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home_care: Option<HomeCare>,
    /// When `hours`, `telephone`, `home_visits` and `functions` were confirmed last, in this order.
    pub confirmations: Vec<Confirmation>,
    /// Of 地域の活動・支え合い: when, where, for whom and how to join.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<Activity>,
    /// Whether it does anything at people's homes, as far as services, notices and answers tell.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub visits_homes: bool,
    /// Where it comes to; absent when nobody has published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_area: Option<ServiceArea>,
    pub sources: Vec<SourceDate>,
    /// Which source each field is from, where several publishers tell of the facility: of the newest that tells it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub field_sources: Vec<FieldSource>,
    /// Not in its source any more since this date.
    pub closed_on: Option<String>,
    /// What else the same institution runs at the same place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub together: Vec<Sibling>,
    /// 地域包括支援センター of the place where it stands, where areas are imported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support_center: Option<SupportCenter>,
}

/// Where a field of a facility is from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldSource {
    /// `name`, `name_kana`, `address`, `location`, `telephone`, `fax`, `website`, `corporation`, `beds`, `week`,
    /// `departments`.
    pub field: String,
    /// `municipal.medical.27210`; `own.telephone`, `own.hours` … where the facility has stated it itself
    pub dataset: String,
    /// The date of the snapshot or of the statement, `2026-06-01`.
    pub as_of: String,
}

/// A 診療科目 of a facility.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Department {
    /// 診療科目コード, `01001`.
    pub code: String,
    pub name: String,
    /// Now; by the hours of the facility where the department has none of its own.
    pub open: OpenState,
    /// Monday to Sunday and 祝日; empty when not reported.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<DepartmentDay>,
}

/// The hours of a department on one day of the week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DepartmentDay {
    pub day: crate::hours::Day,
    /// 診療時間
    pub hours: DayHours,
    /// 外来受付時間
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reception: Vec<Interval>,
}

/// A function for home care that a facility has notified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NotifiedFunction {
    /// `home_visits`
    pub code: String,
    /// 在宅療養支援診療所, as the fee schedule says it.
    pub name: String,
    /// Since when (算定開始年月日); `None` when it is not published.
    pub since: Option<String>,
}

/// A care service that an office offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CareService {
    /// `130`
    pub code: String,
    /// 訪問看護
    pub name: String,
    /// Only where it differs from the facility's.
    pub telephone: Option<String>,
    /// 利用可能曜日: 平日, 土曜日, 日曜日, 祝日; empty when not reported.
    pub days: Vec<String>,
    /// 利用可能曜日特記事項, as published.
    pub days_note: Option<String>,
    /// 定員; `0` in the source means not stated.
    pub capacity: Option<u32>,
}

/// The order of a result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Nearest first; needs `near`.
    Distance,
    /// By kana, or by name where no kana is published.
    Name,
    /// What fits the words best first; of equals those in `home`, then those around it.
    #[default]
    Relevance,
}

impl Sort {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Distance => "distance",
            Self::Name => "name",
            Self::Relevance => "relevance",
        }
    }
}
