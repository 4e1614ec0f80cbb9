//! What a search tells beside its results: how it read the words, why each result is there, what narrows.

use serde::{Deserialize, Serialize};

use crate::facilities::{FacilityKind, NamedCode};
use crate::home_care::HomeCareMark;

/// A stretch of what was typed, and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Understood {
    /// As typed.
    pub text: String,
    pub meaning: Meaning,
    /// What it stands for: 耳鼻いんこう科, 大阪府枚方市.
    pub name: String,
    /// Typed with a slip: `name` was taken instead.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub corrected: bool,
}

/// What words can be taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// 診療科目, 介護サービスの種類 or a kind of facility.
    Category,
    /// 24時間, 往診: something that the imported data does not tell of everyone.
    Function,
    /// 今やっている: open now, as `open_at=now` asks.
    OpenNow,
    Place,
    PostalCode,
    Telephone,
    /// Part of a name or an address.
    Name,
}

/// A reason for being in a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Why {
    /// The words stand in its name.
    Name {
        words: String,
    },
    /// The words stand in the published reading of its name.
    Reading {
        words: String,
    },
    /// Its name differs from the words by one letter.
    SimilarName {
        words: String,
    },
    /// The words stand in its address.
    Address {
        words: String,
    },
    Telephone,
    /// 診療科目
    Department(NamedCode),
    /// 介護サービスの種類
    Service(NamedCode),
    Kind {
        kind: FacilityKind,
    },
    /// Its published notes or its name mention what was asked for.
    Function {
        words: String,
    },
    /// It has notified a function that was asked for (施設基準の届出).
    Notified(NamedCode),
    /// It has answered that it can do what was asked for at home, or may when asked.
    HomeCare(HomeCareMark),
    /// Straight line from the place, metres.
    Distance {
        metres: u32,
    },
    /// Open at this minute, until `HH:MM`; without an end around the clock.
    OpenNow {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<String>,
    },
    /// In the municipality whose people ask.
    Home,
}

/// Counts of what is left when one more condition is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Facets {
    /// Within all other conditions, without the kinds chosen now.
    pub kinds: Vec<Facet>,
    /// Most frequent first, at most 20.
    pub departments: Vec<Facet>,
    /// Most frequent first, at most 35.
    pub services: Vec<Facet>,
    /// What was notified for home care, in the order of [`crate::functions::FUNCTIONS`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub functions: Vec<Facet>,
    /// What they can do at home, or may when asked, in the order of [`crate::home_care::ITEMS`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub home_care: Vec<Facet>,
    /// Municipalities, most frequent first, at most 20.
    pub areas: Vec<Facet>,
}

/// A value of a condition and how many results have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Facet {
    pub code: String,
    pub name: String,
    pub count: i64,
}

/// A condition that leaves nothing, and what there is without it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LessStrict {
    /// The parameter to leave out; for `q` possibly only one of its words.
    pub parameter: String,
    /// The value that is left then; absent when the whole parameter goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    pub total: i64,
}
