//! What 地域の活動・支え合い tell of themselves: as published, for their pages and for lists.

use api::activities::{Activity, ActivitySummary};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::home_care::needs_confirmation;

/// What an activity tells of itself beside name, address and hours, as published; what is empty was not told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ActivityPart {
    /// Days and times in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub for_whom: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub joining: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// `2026-06-01`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed_by: Option<String>,
}

/// All of it. What was confirmed holds for as long as an answer about home care.
pub fn shown(part: &ActivityPart, today: Date) -> Activity {
    let ActivityPart { when, place, for_whom, cost, joining, contact, note, confirmed_on, confirmed_by } = part.clone();
    let date = confirmed_on.as_deref().and_then(|date| date.parse().ok());
    Activity {
        when,
        place,
        for_whom,
        cost,
        joining,
        contact,
        note,
        confirmed_on,
        confirmed_by,
        needs_confirmation: needs_confirmation(date, today),
    }
}

/// What a list shows of it.
pub fn summary(part: &ActivityPart) -> ActivitySummary {
    ActivitySummary { when: part.when.clone(), cost: part.cost.clone() }
}
