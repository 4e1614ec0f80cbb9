//! Who has confirmed what is told of a facility, field by field: published is not confirmed.

use serde::{Deserialize, Serialize};

/// Days after which what was confirmed has to be confirmed again.
pub const CONFIRMED_FOR_DAYS: i64 = 180;

/// What is confirmed on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ConfirmedField {
    /// 診療時間・営業時間
    Hours,
    /// 電話番号
    Telephone,
    /// 訪問: whether and how it comes to people's homes
    HomeVisits,
    /// 届出・機能
    Functions,
}

impl ConfirmedField {
    /// In the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Hours, Self::Telephone, Self::HomeVisits, Self::Functions];

    /// The word used in the API and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hours => "hours",
            Self::Telephone => "telephone",
            Self::HomeVisits => "home_visits",
            Self::Functions => "functions",
        }
    }

    /// The word in the names of a form's columns.
    pub fn ja(self) -> &'static str {
        match self {
            Self::Hours => "診療時間",
            Self::Telephone => "電話番号",
            Self::HomeVisits => "訪問",
            Self::Functions => "機能",
        }
    }

    /// The field with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.as_str() == word)
    }
}

/// When a field was confirmed last. Only a confirmation moves the date, no import of published data does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Confirmation {
    pub field: ConfirmedField,
    /// `2026-06-01`; `null` when nobody has confirmed it.
    pub confirmed_on: Option<String>,
    /// The organisation that did.
    pub confirmed_by: Option<String>,
    /// What is shown now is not what was confirmed: newer data has been published.
    pub changed_since: bool,
    /// 要確認: confirmed more than 180 days ago, changed since, or never confirmed.
    pub needs_confirmation: bool,
}
