//! Which facility a record without an id belongs to: the rule by which lists of others are joined to facilities.
//!
//! Some lists have no id in common with the facilities: a 地方厚生局 knows a clinic by a number of its own. What both
//! have is a name, an address and, with some, a telephone number. The rule looks at the facilities that share one of
//! these, takes the one that agrees best, and says why. Where two agree as well, or too little agrees, it says so: such
//! a record waits for a person (`sasae joins`) and is shown to nobody until then.
//!
//! How often it is right is judged, pair by pair, in `server/tests/joins.tsv`.

mod candidates;
mod decisions;
mod queue;
mod records;
pub mod review;
pub mod routes;
mod rule;
pub mod store;
#[cfg(test)]
mod tests;

use api::facilities::FacilityKind;
use serde::{Deserialize, Serialize};

use super::document::FunctionRecord;
use super::institutions::Traits;
use super::institutions::address::{Block, block, town};

pub use candidates::Candidates;
pub use rule::{Outcome, decide};

/// What agrees between a record and a facility.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// They answer one telephone.
    SameTelephone,
    /// Their towns and all numbers of their addresses are one.
    SameBlock,
    /// One address stops at a number where the other goes on: 1丁目2番 and 1丁目2番3号.
    BlockContained,
    /// They are in one town, and the numbers differ.
    SameTown,
    /// They are in one municipality.
    SameMunicipality,
    /// One name, but for who runs it.
    SameName,
    /// The whole name of one stands in the other's.
    NameContained,
    /// One name, but for who runs it and for words such as 内科 or クリニック.
    SimilarName,
    /// Who runs it is the same.
    SameOperator,
}

impl Reason {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SameTelephone => "same_telephone",
            Self::SameBlock => "same_block",
            Self::BlockContained => "block_contained",
            Self::SameTown => "same_town",
            Self::SameMunicipality => "same_municipality",
            Self::SameName => "same_name",
            Self::NameContained => "name_contained",
            Self::SimilarName => "similar_name",
            Self::SameOperator => "same_operator",
        }
    }
}

/// Why a record that agrees with a facility is not simply joined to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// Too little agrees.
    Weak,
    /// Several facilities agree as well.
    SeveralFacilities,
    /// Another record of the same division agrees with the facility, as well or better.
    SeveralRecords,
    /// The facility that a person chose is not there any more.
    ChosenIsGone,
}

impl Doubt {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::SeveralFacilities => "several_facilities",
            Self::SeveralRecords => "several_records",
            Self::ChosenIsGone => "chosen_is_gone",
        }
    }
}

/// Which part of the fee schedule a record is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Division {
    /// 医科
    Medical,
    /// 歯科
    Dental,
    /// 薬局
    Pharmacy,
}

impl Division {
    /// By the third digit of a record's key.
    pub fn of_key(key: &str) -> Option<Self> {
        match key.as_bytes().get(2)? {
            b'1' => Some(Self::Medical),
            b'3' => Some(Self::Dental),
            b'4' => Some(Self::Pharmacy),
            _ => None,
        }
    }

    /// The word used in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Medical => "medical",
            Self::Dental => "dental",
            Self::Pharmacy => "pharmacy",
        }
    }

    pub fn ja(self) -> &'static str {
        match self {
            Self::Medical => "医科",
            Self::Dental => "歯科",
            Self::Pharmacy => "薬局",
        }
    }

    /// The kind of facility that is expected, as [`Traits::of`] takes it.
    fn kind(self) -> &'static str {
        match self {
            Self::Medical => "clinic",
            Self::Dental => "dental",
            Self::Pharmacy => "pharmacy",
        }
    }

    /// Whether a facility of this kind may be meant. 歯科 of a hospital is in the hospital.
    fn allows(self, kind: FacilityKind) -> bool {
        match self {
            Self::Medical => matches!(kind, FacilityKind::Hospital | FacilityKind::Clinic),
            Self::Dental => matches!(kind, FacilityKind::Dental | FacilityKind::Hospital | FacilityKind::Clinic),
            Self::Pharmacy => kind == FacilityKind::Pharmacy,
        }
    }
}

/// One side of a comparison: a record or a facility.
#[derive(Debug)]
pub struct Side {
    /// The record's key, or the facility's `source_key`.
    pub key: String,
    traits: Traits,
    /// Folded, without 大字; empty when the address tells the municipality only.
    town: String,
    /// `3-7-5`; empty where the address has none.
    numbers: String,
    /// The code of the prefecture, 0 when unknown.
    prefecture: u32,
    /// The code of the municipality, 0 when unknown.
    area: u32,
}

/// A record without an id of its own, ready to be compared.
#[derive(Debug)]
pub struct RecordSide {
    pub side: Side,
    pub division: Division,
}

/// A facility, ready to be compared.
#[derive(Debug)]
pub struct FacilitySide {
    pub side: Side,
    pub kind: FacilityKind,
}

impl Side {
    fn new(key: String, traits: Traits, address: &str, area_code: Option<&str>) -> Self {
        let area: u32 = area_code.and_then(|code| code.parse().ok()).unwrap_or(0);
        let Block { town, numbers } =
            block(address).unwrap_or_else(|| Block { town: town(address), numbers: String::new() });
        Self { key, traits, town, numbers, prefecture: area / 1000, area }
    }

    /// Whether both are known to be in different municipalities.
    fn is_elsewhere(&self, other: &Self) -> bool {
        self.area != 0 && other.area != 0 && self.area != other.area
    }

    /// Folded, with who runs it.
    fn whole_name(&self) -> String {
        format!("{}{}", self.traits.operator(), self.traits.title())
    }
}

impl RecordSide {
    /// `prefecture`: its name, which most addresses leave out; `area_code`: the municipality, where the address tells.
    /// `None` for a key that tells no division.
    pub fn of(record: &FunctionRecord, prefecture: &str, area_code: Option<&str>) -> Option<Self> {
        let division = Division::of_key(&record.key)?;
        let address = full_address(record, prefecture);
        let telephones: Vec<&str> = record.telephone.as_deref().into_iter().collect();
        let traits = Traits::of(division.kind(), &[&record.name], &address, area_code, &telephones, None);
        let mut side = Side::new(record.key.clone(), traits, &address, area_code);
        side.prefecture = record.key.get(..2).and_then(|code| code.parse().ok()).unwrap_or(0);
        Some(Self { side, division })
    }
}

impl FacilitySide {
    pub fn new(source_key: String, kind: FacilityKind, traits: Traits, address: &str, area_code: Option<&str>) -> Self {
        Self { side: Side::new(source_key, traits, address, area_code), kind }
    }
}

/// The address with its prefecture.
pub fn full_address(record: &FunctionRecord, prefecture: &str) -> String {
    let begins = record.address.starts_with(prefecture);
    if begins { record.address.clone() } else { format!("{prefecture}{}", record.address) }
}
