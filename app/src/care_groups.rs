//! Care services by what they do for a person, in everyday words.

use crate::lang::Lang;
use crate::words::{Text, find};

/// Services that answer the same need.
pub struct CareGroup {
    pub words: fn(Lang) -> Text,
    /// Service codes.
    pub services: &'static [&'static str],
}

pub const VISITS: CareGroup = CareGroup { words: find::visits, services: &["110", "120", "130", "140", "710", "760"] };
pub const DAYS: CareGroup = CareGroup { words: find::days, services: &["150", "155", "160", "720", "780"] };
pub const STAYS: CareGroup = CareGroup { words: find::stays, services: &["210", "220", "230", "551"] };
pub const COMBINED: CareGroup = CareGroup { words: find::combined, services: &["730", "770"] };
pub const HOMES: CareGroup = CareGroup {
    words: find::homes,
    services: &[
        "510", "520", "540", "550", "530", "320", "331", "332", "334", "335", "336", "337", "361", "362", "364",
    ],
};
pub const CARE_MANAGERS: CareGroup = CareGroup { words: find::care_managers, services: &["430"] };
pub const EQUIPMENT: CareGroup = CareGroup { words: find::equipment, services: &["170", "410"] };

/// Every service stands in exactly one group.
pub const CARE_GROUPS: [&CareGroup; 7] = [&CARE_MANAGERS, &VISITS, &DAYS, &STAYS, &COMBINED, &HOMES, &EQUIPMENT];

/// The group of which these codes are the whole, in any order.
pub fn whole_group(codes: &[&str]) -> Option<&'static CareGroup> {
    CARE_GROUPS
        .into_iter()
        .find(|group| group.services.len() == codes.len() && group.services.iter().all(|code| codes.contains(code)))
}

#[cfg(test)]
mod tests {
    use api::services::SERVICES;

    use super::*;

    #[test]
    fn every_service_is_in_exactly_one_group() {
        let mut grouped: Vec<_> = CARE_GROUPS.iter().flat_map(|group| group.services).copied().collect();
        grouped.sort_unstable();
        let all: Vec<_> = SERVICES.iter().map(|service| service.code).collect();
        assert_eq!(grouped, all);
    }

    #[test]
    fn a_group_is_recognised_in_any_order() {
        let group = |codes: &[&str]| whole_group(codes).map(|group| group.services);
        assert_eq!(group(&["410", "170"]), Some(EQUIPMENT.services));
        assert_eq!(group(&["170"]), None);
        assert_eq!(group(&[]), None);
    }
}
