//! What people come for, and the search that answers it.

use crate::care_groups::{CARE_MANAGERS, CareGroup, DAYS, EQUIPMENT, HOMES, STAYS, VISITS};
use crate::components::Icon;

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
            Answer::Care(group) => format!("/find?service={}", group.services.join(",")),
        }
    }
}

/// Places to go to with an illness.
pub const MEDICAL_NEEDS: [Need; 3] = [
    Need {
        icon: Icon::DOCTOR,
        words: "かかりつけ医をさがす",
        explanation: "近くで、なんでも相談できる先生",
        answer: Answer::Kinds("clinic,hospital"),
    },
    Need {
        icon: Icon::TOOTH,
        words: "歯医者をさがす",
        explanation: "むし歯、入れ歯、お口のこと",
        answer: Answer::Kinds("dental"),
    },
    Need {
        icon: Icon::PILL,
        words: "薬局をさがす",
        explanation: "処方せんのお薬、薬の相談",
        answer: Answer::Kinds("pharmacy"),
    },
];

/// Help with daily life.
pub const CARE_NEEDS: [Need; 6] = [
    Need {
        icon: Icon::VISIT,
        words: "家に来てもらう",
        explanation: "ホームヘルパー、訪問看護、リハビリ、入浴",
        answer: Answer::Care(&VISITS),
    },
    Need {
        icon: Icon::TALK,
        words: "ケアマネジャーに相談する",
        explanation: "介護の計画をいっしょに考える人",
        answer: Answer::Care(&CARE_MANAGERS),
    },
    Need {
        icon: Icon::DAY,
        words: "デイサービスに通う",
        explanation: "昼のあいだ、入浴や食事、体操",
        answer: Answer::Care(&DAYS),
    },
    Need {
        icon: Icon::NIGHT,
        words: "ショートステイに泊まる",
        explanation: "数日だけ泊まる、家族が休みたいとき",
        answer: Answer::Care(&STAYS),
    },
    Need {
        icon: Icon::BUILDING,
        words: "施設にはいる",
        explanation: "特別養護老人ホーム、グループホームなど",
        answer: Answer::Care(&HOMES),
    },
    Need {
        icon: Icon::WHEELCHAIR,
        words: "福祉用具を借りる・買う",
        explanation: "車いす、介護ベッド、手すり、つえ",
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
            let href = need.href();
            let raw = href.strip_prefix("/find?").unwrap_or_default();
            FacilityQuery::parse(raw).expect("understood");
            let search = Search::read(raw);
            assert_eq!(search.href(), href);
            assert!(search.subject().is_some(), "{href}");
        }
    }
}
