//! What people come for, and the search that answers it.

use crate::care_groups::{CARE_MANAGERS, CareGroup, DAYS, EQUIPMENT, HOMES, STAYS, VISITS};
use crate::components::Icon;
use crate::lang::Lang;
use crate::words::{Text, consult, home};

/// One row of the home page.
pub struct Need {
    pub icon: Icon,
    pub words: fn(Lang) -> Text,
    pub explanation: fn(Lang) -> Text,
    answer: Answer,
}

enum Answer {
    Kinds(&'static str),
    Care(&'static CareGroup),
    Function(&'static str),
    /// A page that is no search.
    Page(&'static str),
}

impl Need {
    /// The search or the page that answers the need.
    pub fn href(&self, lang: Lang) -> String {
        let find = lang.address("/find");
        match self.answer {
            Answer::Kinds(kinds) => format!("{find}?kind={kinds}"),
            Answer::Page(path) => lang.address(path),
            Answer::Function(code) => format!("{find}?function={code}"),
            Answer::Care(group) => format!("{find}?service={}", group.services.join(",")),
        }
    }
}

/// Somebody to talk to, for whoever does not know what to look for.
pub const ADVICE_NEEDS: [Need; 1] = [Need {
    icon: Icon::TALK,
    words: consult::way_in,
    explanation: consult::way_in_more,
    answer: Answer::Page("/consult"),
}];

/// Whom to ask with an illness.
pub const MEDICAL_NEEDS: [Need; 4] = [
    Need {
        icon: Icon::DOCTOR,
        words: home::doctor,
        explanation: home::doctor_more,
        answer: Answer::Kinds("clinic,hospital"),
    },
    Need {
        icon: Icon::VISIT,
        words: home::home_doctor,
        explanation: home::home_doctor_more,
        answer: Answer::Function("home_visits"),
    },
    Need { icon: Icon::TOOTH, words: home::dentist, explanation: home::dentist_more, answer: Answer::Kinds("dental") },
    Need {
        icon: Icon::PILL,
        words: home::pharmacy,
        explanation: home::pharmacy_more,
        answer: Answer::Kinds("pharmacy"),
    },
];

/// Help with daily life.
pub const CARE_NEEDS: [Need; 6] = [
    Need { icon: Icon::VISIT, words: home::visit, explanation: home::visit_more, answer: Answer::Care(&VISITS) },
    Need {
        icon: Icon::TALK,
        words: home::care_manager,
        explanation: home::care_manager_more,
        answer: Answer::Care(&CARE_MANAGERS),
    },
    Need { icon: Icon::DAY, words: home::day, explanation: home::day_more, answer: Answer::Care(&DAYS) },
    Need { icon: Icon::NIGHT, words: home::stay, explanation: home::stay_more, answer: Answer::Care(&STAYS) },
    Need { icon: Icon::BUILDING, words: home::homes, explanation: home::homes_more, answer: Answer::Care(&HOMES) },
    Need {
        icon: Icon::WHEELCHAIR,
        words: home::equipment,
        explanation: home::equipment_more,
        answer: Answer::Care(&EQUIPMENT),
    },
];

#[cfg(test)]
mod tests {
    use api::facilities::FacilityQuery;

    use super::*;
    use crate::finder::Search;

    #[test]
    fn every_need_leads_to_a_search_that_is_understood() {
        for need in MEDICAL_NEEDS.iter().chain(&CARE_NEEDS) {
            let href = need.href(Lang::Ja);
            let raw = href.strip_prefix("/find?").unwrap_or_default();
            FacilityQuery::parse(raw).expect("understood");
            let search = Search::read(Lang::Ja, raw);
            assert_eq!(search.href(), href);
            assert!(search.subject().is_some(), "{href}");
        }
    }
}
