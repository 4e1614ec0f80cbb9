//! What people come for, and the search that answers it.

use crate::care_groups::{CARE_MANAGERS, CareGroup, DAYS_AND_STAYS, EQUIPMENT, HOMES, VISITS};
use crate::components::Icon;
use crate::finder::Search;

/// One row of the home page.
pub struct Need {
    pub icon: Icon,
    pub words: &'static str,
    pub explanation: &'static str,
    answer: Answer,
}

enum Answer {
    Kinds(&'static str),
    Care(&'static CareGroup),
}

impl Need {
    /// The search that answers the need.
    pub fn href(&self) -> String {
        match self.answer {
            Answer::Kinds(kinds) => format!("/find?kind={kinds}"),
            Answer::Care(group) => Search::default().with_services(group.services).href(),
        }
    }
}

/// Places to go to with an illness.
pub const MEDICAL_NEEDS: [Need; 3] = [
    Need {
        icon: Icon::Doctor,
        words: "かかりつけ医をさがす",
        explanation: "近くで、なんでも相談できる先生",
        answer: Answer::Kinds("clinic,hospital"),
    },
    Need {
        icon: Icon::Tooth,
        words: "歯医者をさがす",
        explanation: "むし歯、入れ歯、お口のこと",
        answer: Answer::Kinds("dental"),
    },
    Need {
        icon: Icon::Pill,
        words: "薬局をさがす",
        explanation: "処方せんのお薬、薬の相談",
        answer: Answer::Kinds("pharmacy"),
    },
];

/// Help with daily life.
pub const CARE_NEEDS: [Need; 5] = [
    Need {
        icon: Icon::Visit,
        words: "家に来てもらう",
        explanation: "ホームヘルパー、訪問看護、リハビリ、入浴",
        answer: Answer::Care(&VISITS),
    },
    Need {
        icon: Icon::Talk,
        words: "ケアマネジャーに相談する",
        explanation: "介護の計画をいっしょに考える人",
        answer: Answer::Care(&CARE_MANAGERS),
    },
    Need {
        icon: Icon::Day,
        words: "デイサービス・ショートステイ",
        explanation: "昼のあいだ通う、短いあいだ泊まる",
        answer: Answer::Care(&DAYS_AND_STAYS),
    },
    Need {
        icon: Icon::Building,
        words: "施設にはいる",
        explanation: "特別養護老人ホーム、グループホームなど",
        answer: Answer::Care(&HOMES),
    },
    Need {
        icon: Icon::Wheelchair,
        words: "福祉用具を借りる・買う",
        explanation: "車いす、介護ベッド、手すり、つえ",
        answer: Answer::Care(&EQUIPMENT),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_need_leads_to_a_search_that_is_understood() {
        for need in MEDICAL_NEEDS.iter().chain(&CARE_NEEDS) {
            let href = need.href();
            let raw = href.strip_prefix("/find?").unwrap_or_default();
            let search = Search::parse(raw).expect("understood");
            assert_eq!(search.href(), href);
            assert!(search.subject().is_some(), "{href}");
        }
    }
}
