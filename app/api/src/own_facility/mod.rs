//! Our facility: what the people of a facility state of it, part by part, and confirm.
//!
//! The rules of each part are here, for a form and for JSON alike. Codes of errors beside those of [`crate::forms`]:
//! `not_a_time`, `ends_before_it_begins`, `overlaps`, `too_many_rows`, `repeated`.

mod form;
mod rules;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::confirmations::ConfirmedField;
use crate::facilities::Facility;
use crate::home_care::Answer;
use crate::hours::{Closure, Day, DayHours, Interval};

pub use form::{DAY_FIELDS, MOST_BANDS, MOST_TIMES, from_form, to_form};

/// The longest statement that is read, in bytes, as a form and as JSON.
pub const MOST_BYTES: usize = 64 * 1024;

/// What is stated on its own, and shown, undone and asked about on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StatementPart {
    /// 電話番号・FAX
    Telephone,
    /// 診療時間・営業時間
    Hours,
    /// 臨時休診・臨時休業
    Closures,
    /// 在宅医療でできること・かかりつけ医機能
    HomeCare,
    /// ケアマネタイム
    CareManagerTime,
}

impl StatementPart {
    /// In the order in which they are told.
    pub const ALL: [Self; 5] = [Self::Telephone, Self::Hours, Self::Closures, Self::HomeCare, Self::CareManagerTime];

    /// The word used in the API and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Telephone => "telephone",
            Self::Hours => "hours",
            Self::Closures => "closures",
            Self::HomeCare => "home_care",
            Self::CareManagerTime => "care_manager_time",
        }
    }

    /// The word on a page.
    pub fn ja(self) -> &'static str {
        match self {
            Self::Telephone => "電話番号・FAX",
            Self::Hours => "診療時間・営業時間",
            Self::Closures => "臨時の休み",
            Self::HomeCare => "在宅医療でできること",
            Self::CareManagerTime => "ケアマネタイム",
        }
    }

    /// The part with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.as_str() == word)
    }

    /// The field of which a statement is a confirmation too. 臨時休診 and ケアマネタイム have their own day only.
    pub fn confirms(self) -> Option<ConfirmedField> {
        match self {
            Self::Telephone => Some(ConfirmedField::Telephone),
            Self::Hours => Some(ConfirmedField::Hours),
            Self::HomeCare => Some(ConfirmedField::HomeVisits),
            Self::Closures | Self::CareManagerTime => None,
        }
    }
}

/// What is stated of one part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Statement {
    Telephone(TelephoneStatement),
    Hours(HoursStatement),
    Closures(ClosuresStatement),
    HomeCare(HomeCareStatement),
    CareManagerTime(CareManagerTime),
}

impl Statement {
    pub fn part(&self) -> StatementPart {
        match self {
            Self::Telephone(_) => StatementPart::Telephone,
            Self::Hours(_) => StatementPart::Hours,
            Self::Closures(_) => StatementPart::Closures,
            Self::HomeCare(_) => StatementPart::HomeCare,
            Self::CareManagerTime(_) => StatementPart::CareManagerTime,
        }
    }
}

/// 電話番号・FAX
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TelephoneStatement {
    pub telephone: String,
    /// Empty: as published.
    #[serde(default)]
    pub fax: String,
}

/// The hours of a usual week.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HoursStatement {
    /// Monday to Sunday, then 祝日: eight.
    pub week: Vec<DayHours>,
    /// その他の休診日 in words, `第2・第4土曜、年末年始`.
    #[serde(default)]
    pub other_closed: String,
    /// What else there is to say of the hours.
    #[serde(default)]
    pub note: String,
}

/// 臨時休診: all that are known; those that are over may stay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ClosuresStatement {
    pub closures: Vec<Closure>,
}

/// ○△× of [`crate::home_care::ITEMS`]; what is not answered is left out, and is not a no.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HomeCareStatement {
    pub answers: Vec<StatedAnswer>,
}

/// One answer with the words behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StatedAnswer {
    /// `ventilator`
    pub code: String,
    pub answer: Answer,
    #[serde(default)]
    pub note: String,
}

/// ケアマネタイム: when and by which way a care manager reaches the doctor. Shown to professionals who are signed in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CareManagerTime {
    #[serde(default)]
    pub times: Vec<CareManagerHours>,
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// Whom to ask for, when in words.
    #[serde(default)]
    pub note: String,
}

/// The same hours on some days of the week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CareManagerHours {
    /// At least one.
    pub days: Vec<Day>,
    pub hours: Interval,
}

/// By which way a doctor is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Telephone,
    Fax,
    Mail,
    /// 来所
    Visit,
}

impl Channel {
    pub const ALL: [Self; 4] = [Self::Telephone, Self::Fax, Self::Mail, Self::Visit];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Telephone => "telephone",
            Self::Fax => "fax",
            Self::Mail => "mail",
            Self::Visit => "visit",
        }
    }
}

/// Body of `PUT /api/v1/own-facility/{part}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewStatement {
    /// The `revision` of the part when it was read; absent when nothing had been stated.
    #[serde(default)]
    pub seen: Option<String>,
    /// Of the part in the path.
    pub statement: Statement,
}

/// Body of `POST /api/v1/own-facility/confirmations`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewConfirmations {
    /// What is right as it was shown; at least one.
    pub fields: Vec<ShownField>,
}

/// A field, and the mark of what is shown of it: another one as soon as something else is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ShownField {
    pub field: ConfirmedField,
    pub shown: String,
}

/// `GET /api/v1/own-facility`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnFacilityResponse {
    /// `null` where the organization is linked to no facility.
    pub own_facility: Option<OwnFacility>,
}

/// The facility of the organization of who asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnFacility {
    /// As everybody is shown it now.
    pub facility: Facility,
    /// The last of each part, in their order; none of a part of which nothing has ever been stated.
    pub statements: Vec<KeptStatement>,
    /// The mark of each field as it is shown now: to be given back where it is confirmed.
    pub shown: Vec<ShownField>,
}

impl OwnFacility {
    /// What was last said of a part, or that it was taken back.
    pub fn kept(&self, part: StatementPart) -> Option<&KeptStatement> {
        self.statements.iter().find(|kept| kept.part == part)
    }
}

/// A statement as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeptStatement {
    pub part: StatementPart,
    /// Names this writing: to be given as `seen` with the next.
    pub revision: String,
    /// RFC 3339 UTC
    pub stated_at: String,
    /// The organization that stated it.
    pub stated_by: String,
    /// Whether it is what is shown. It is not where a publisher has told something else on a later day.
    pub is_shown: bool,
    /// `null`: it was taken back, and what is published is shown.
    pub statement: Option<Statement>,
}
