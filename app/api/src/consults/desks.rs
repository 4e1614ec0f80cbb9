//! Desks: organizations that take questions.

use serde::{Deserialize, Serialize};

use crate::error::ErrorItem;
use crate::forms::{keep, telephone, text};

/// `GET /api/v1/desks`: those that take questions of residents; for whoever is signed in those for professionals too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DesksResponse {
    pub desks: Vec<Desk>,
}

/// `PUT /api/v1/desks/{organization_id}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskResponse {
    pub desk: Desk,
}

/// An organization that takes questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Desk {
    /// Of its organization.
    pub id: String,
    pub name: String,
    #[serde(flatten)]
    pub settings: DeskSettings,
}

/// What the region sets of a desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskSettings {
    /// The number that residents call.
    #[serde(default)]
    pub telephone: Option<String>,
    #[serde(default)]
    pub fax: Option<String>,
    /// 平日 9時〜17時
    #[serde(default)]
    pub hours: Option<String>,
    /// The towns it is for, as residents read them; `null` for all.
    #[serde(default)]
    pub area: Option<String>,
    /// Whether residents are offered it.
    pub for_residents: bool,
    /// A first answer is due after so many days of work (1 to 30).
    pub answer_within: u8,
    /// A closed case is emptied after so many years (1 to 10); what is counted stays.
    pub keep_years: u8,
}

impl Default for DeskSettings {
    fn default() -> Self {
        Self {
            telephone: None,
            fax: None,
            hours: None,
            area: None,
            for_residents: true,
            answer_within: 2,
            keep_years: 5,
        }
    }
}

impl DeskSettings {
    /// Every wrong field is told.
    pub fn checked(self) -> Result<Self, Vec<ErrorItem>> {
        let mut errors = Vec::new();
        let number = |name: &str, typed: &Option<String>| telephone(name, typed.as_deref().unwrap_or_default());
        let words = |name: &str, typed: &Option<String>| text(name, typed.as_deref().unwrap_or_default(), 100);
        let range = |name: &str, value: u8, most: u8| match value {
            value if (1..=most).contains(&value) => Ok(value),
            _ => Err(ErrorItem::field("out_of_range", name, format!("expected 1 to {most}"))),
        };
        let checked = Self {
            telephone: keep(&mut errors, number("telephone", &self.telephone)),
            fax: keep(&mut errors, number("fax", &self.fax)),
            hours: keep(&mut errors, words("hours", &self.hours)),
            area: keep(&mut errors, words("area", &self.area)),
            for_residents: self.for_residents,
            answer_within: keep(&mut errors, range("answer_within", self.answer_within, 30)),
            keep_years: keep(&mut errors, range("keep_years", self.keep_years, 10)),
        };
        if errors.is_empty() { Ok(checked) } else { Err(errors) }
    }
}
