//! What is chosen from: who asks, what about, what was provided. The region edits these lists; what is left out of them
//! stays known, for the cases that have it.

use serde::{Deserialize, Serialize};

use super::codes;
use crate::error::ErrorItem;
use crate::forms::{required, text};

codes! {
    ListName {
        /// Who asks: 本人, 家族, ケアマネジャー …
        Askers "askers",
        /// What about.
        Topics "topics",
        /// What was provided when a case was closed.
        Provided "provided",
    }
}

/// `GET /api/v1/consult-lists`, `PUT /api/v1/consult-lists`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConsultLists {
    /// Counts how often they were edited; what is put must have been made from the newest.
    #[serde(default)]
    pub revision: i64,
    pub askers: Vec<ListItem>,
    pub topics: Vec<ListItem>,
    pub provided: Vec<ListItem>,
}

/// One thing that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ListItem {
    /// Lower-case letters, digits and `_`; stays what it is once it was used.
    pub code: String,
    /// ケアマネジャー
    pub ja: String,
    /// やさしい日本語, with readings as 漢字《かんじ》; empty: as `ja`.
    #[serde(default)]
    pub easy: String,
    /// Empty: as `ja`.
    #[serde(default)]
    pub en: String,
    /// Whether residents are offered it: of `askers` those who ask without an account, of `topics` those they choose from.
    #[serde(default)]
    pub for_residents: bool,
    /// Not offered any more; still known.
    #[serde(default)]
    pub retired: bool,
}

/// Items of one list, at most.
pub const MOST_ITEMS: usize = 60;
/// Characters of an item, at most.
pub const MOST_ITEM: usize = 60;

impl ConsultLists {
    pub fn of(&self, list: ListName) -> &[ListItem] {
        match list {
            ListName::Askers => &self.askers,
            ListName::Topics => &self.topics,
            ListName::Provided => &self.provided,
        }
    }

    /// What has this code, retired or not.
    pub fn find(&self, list: ListName, code: &str) -> Option<&ListItem> {
        self.of(list).iter().find(|item| item.code == code)
    }

    /// Whether it can be chosen today.
    pub fn offers(&self, list: ListName, code: &str) -> bool {
        self.find(list, code).is_some_and(|item| !item.retired)
    }

    /// Every wrong item is told with its list as field.
    pub fn checked(self) -> Result<Self, Vec<ErrorItem>> {
        let mut errors = Vec::new();
        for list in ListName::ALL {
            let items = self.of(*list);
            if items.len() > MOST_ITEMS {
                errors.push(ErrorItem::field("too_long", list.code(), format!("at most {MOST_ITEMS} are taken")));
            }
            if items.iter().all(|item| item.retired) {
                errors.push(ErrorItem::field("required", list.code(), "at least one must be offered"));
            }
            for (at, item) in items.iter().enumerate() {
                if items[..at].iter().any(|other| other.code == item.code) {
                    errors.push(ErrorItem::field(
                        "repeated_code",
                        list.code(),
                        format!("{:?} is there twice", item.code),
                    ));
                }
                errors.extend(item.fault(list.code()));
            }
        }
        if errors.is_empty() { Ok(self) } else { Err(errors) }
    }
}

impl ListItem {
    fn fault(&self, list: &str) -> Option<ErrorItem> {
        let is_code = (1..=40).contains(&self.code.len())
            && self.code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
        if !is_code {
            let detail = format!("{:?}: expected lower-case letters, digits and _", self.code);
            return Some(ErrorItem::field("invalid_value", list, detail));
        }
        let words = [&self.ja, &self.easy, &self.en].into_iter().find_map(|words| text(list, words, MOST_ITEM).err());
        words.or_else(|| text(list, &self.ja, MOST_ITEM).and_then(|ja| required(list, ja)).err())
    }
}
