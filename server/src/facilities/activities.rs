//! What 地域の活動・支え合い tell of themselves, for their pages and for lists.

use api::activities::{Activity, ActivitySummary};
use jiff::civil::Date;

use super::document::ActivityPart;
use super::home_care::needs_confirmation;

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
