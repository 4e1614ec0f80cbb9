//! What a clinic can do at home, and the functions of a family doctor (かかりつけ医機能), as it has answered itself.
//!
//! Procedures: those that the law lets clinics report of home care (医療法施行規則 別表第一, 在宅医療: 往診, 在宅患者訪問診療,
//! 酸素療法, 中心静脈栄養, 経管栄養, レスピレーター, 気管切開部の処置, 在宅ターミナルケア …), with those that families ask for
//! most. Headings: what かかりつけ医機能報告制度 (医療法第30条の18の4, in force since April 2025) asks for, 1号機能 and 2号機能
//! イ to ニ, in 13 headings. The ministry publishes no file of either; these answers come from forms that an association
//! of doctors or a municipality collects.

use serde::{Deserialize, Serialize};

/// What a clinic answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// ○: it can.
    Can,
    /// △: it depends; to be asked first.
    Ask,
    /// ×: it cannot.
    Cannot,
}

impl Answer {
    pub const ALL: [Self; 3] = [Self::Can, Self::Ask, Self::Cannot];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Can => "can",
            Self::Ask => "ask",
            Self::Cannot => "cannot",
        }
    }

    /// The sign on a form.
    pub fn sign(self) -> char {
        match self {
            Self::Can => '○',
            Self::Ask => '△',
            Self::Cannot => '×',
        }
    }

    /// The answer that a sign means, in every way in which it is typed; anything else is none.
    pub fn of_sign(sign: char) -> Option<Self> {
        Some(match sign {
            '○' | '〇' | '◯' | '◎' | '●' | 'o' | 'O' | 'ｏ' | 'Ｏ' | '⭕' => Self::Can,
            '△' | '▲' | '▵' | '⊿' => Self::Ask,
            '×' | '✕' | '✖' | '╳' | '☓' | '✗' | 'x' | 'X' | 'ｘ' | 'Ｘ' | '❌' => Self::Cannot,
            _ => return None,
        })
    }
}

/// Which of the two lists an item is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// 在宅医療でできること
    Procedure,
    /// かかりつけ医機能
    FamilyDoctor,
}

/// Something that is asked of a clinic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    pub code: &'static str,
    pub group: Group,
    /// The word of the field: the name of the column in the form.
    pub official: &'static str,
    /// What it means to a resident.
    pub plain: &'static str,
}

/// The item with this code.
pub fn by_code(code: &str) -> Option<&'static Item> {
    ITEMS.iter().find(|item| item.code == code)
}

/// Its place in [`ITEMS`].
pub fn place(code: &str) -> Option<usize> {
    ITEMS.iter().position(|item| item.code == code)
}

const fn procedure(code: &'static str, official: &'static str, plain: &'static str) -> Item {
    Item { code, group: Group::Procedure, official, plain }
}

const fn doctor(code: &'static str, official: &'static str, plain: &'static str) -> Item {
    Item { code, group: Group::FamilyDoctor, official, plain }
}

/// Every item in the order in which forms and pages list them. New ones go behind the last of their group; the index
/// keeps them as bits of a number.
pub const ITEMS: &[Item] = &[
    procedure("home_visits", "訪問診療", "計画を立てて、定期的に家で診る"),
    procedure("house_call", "往診", "具合が悪いときに、呼ばれて家へ行く"),
    procedure("night_calls", "夜間・休日の往診", "夜や休みの日にも、呼ばれて家へ行く"),
    procedure("end_of_life", "看取り", "家で最期まで過ごすのを支える"),
    procedure("cancer", "がんの緩和ケア", "がんの痛みやつらさを和らげる"),
    procedure("opioids", "麻薬", "医療用の麻薬で痛みを抑える"),
    procedure("home_oxygen", "在宅酸素", "家で酸素を吸う"),
    procedure("ventilator", "人工呼吸器", "息を助ける機械を家で使う"),
    procedure("tracheostomy", "気管切開", "のどに開けた息の通り道の手当て"),
    procedure("suction", "たんの吸引", "たんを機械で吸い取る"),
    procedure("central_nutrition", "中心静脈栄養", "太い血管から栄養を入れる"),
    procedure("tube_feeding", "胃ろう・経管栄養", "おなかや鼻の管から栄養を入れる"),
    procedure("infusion", "点滴", "家で点滴をする"),
    procedure("transfusion", "輸血", "家で輸血をする"),
    procedure("insulin", "インスリン・自己注射", "自分でする注射を教え、見守る"),
    procedure("peritoneal_dialysis", "腹膜透析", "おなかを使う透析を家でする"),
    procedure("catheter", "尿の管", "尿の管を入れかえ、手入れをする"),
    procedure("stoma", "人工肛門・人工膀胱", "便や尿の袋の手当て"),
    procedure("pressure_ulcers", "床ずれ", "床ずれの手当て"),
    procedure("swallowing", "飲み込み", "食べる力、飲み込む力をみる"),
    procedure("dementia", "認知症", "認知症の人を家で診る"),
    procedure("neurological", "神経難病", "パーキンソン病やALSなどを家で診る"),
    procedure("mental", "精神疾患", "こころの病気を家で診る"),
    procedure("medical_care_child", "小児", "子ども（医療的ケア児）を家で診る"),
    doctor(
        "trained_doctor",
        "研修を修了した医師・総合診療専門医",
        "かかりつけ医の研修を受けた医師や、総合診療の専門医がいる",
    ),
    doctor("primary_care", "一次診療", "ふだんの病気をまとめて診る"),
    doctor("advice", "患者からの相談", "体の心配ごとの相談にのる"),
    doctor("explanation", "院内掲示と説明", "できることを掲示し、治療の計画を書いて説明する"),
    doctor("after_hours", "時間外の診療", "診療時間のほかにも、連絡がとれ、診てもらえる"),
    doctor("hospital_stays", "入退院の支援", "入院と退院のときに、病院とやりとりする"),
    doctor("referral", "紹介と逆紹介", "専門の医療機関へ紹介し、戻ってきたあとも診る"),
    doctor("home_medicine", "在宅医療の提供", "家で医療を受けられるようにする"),
    doctor("care_services", "介護サービスとの連携", "ケアマネジャーや介護の人と一緒に支える"),
    doctor("care_planning", "人生会議（ACP）", "これからの医療と暮らしの希望を、話し合って書き留める"),
    doctor("prevention", "健診・予防接種", "健康診断や予防接種をする"),
    doctor("community", "地域の活動", "学校医や産業医など、地域のために働く"),
    doctor("digital", "オンライン診療・電子処方箋", "画面ごしの診療や、電子の処方箋を使う"),
];

/// What a facility has answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HomeCare {
    /// In the order of the form; what was not answered is not here: it is not a no.
    pub items: Vec<HomeCareItem>,
}

impl HomeCare {
    /// What a list shows of it: what it can do, or may when asked.
    pub fn marks(&self) -> Vec<HomeCareMark> {
        let positive = self.items.iter().filter(|item| item.answer != Answer::Cannot);
        let mark = |item: &HomeCareItem| HomeCareMark {
            code: item.code.clone(),
            answer: item.answer,
            needs_confirmation: item.needs_confirmation,
        };
        positive.map(mark).collect()
    }
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HomeCareItem {
    /// `ventilator`
    pub code: String,
    pub group: Group,
    /// 人工呼吸器
    pub name: String,
    pub answer: Answer,
    /// What was written behind the sign, as it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The day on which the facility confirmed it, `2026-06-01`; `null` when the form does not say.
    pub confirmed_on: Option<String>,
    /// Who asked or was told, as the form says.
    pub confirmed_by: Option<String>,
    /// 要確認: confirmed more than 180 days ago, or nobody knows when.
    pub needs_confirmation: bool,
}

/// An answer in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HomeCareMark {
    /// `ventilator`
    pub code: String,
    /// `can` or `ask`
    pub answer: Answer,
    pub needs_confirmation: bool,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_and_words_are_unique_and_fit_into_a_number() {
        let count = |of: fn(&Item) -> &'static str| ITEMS.iter().map(of).collect::<BTreeSet<_>>().len();
        assert_eq!(count(|item| item.code), ITEMS.len());
        assert_eq!(count(|item| item.official), ITEMS.len());
        assert_eq!(count(|item| item.plain), ITEMS.len());
        assert!(ITEMS.len() <= 64);
        assert_eq!(ITEMS.iter().filter(|item| item.group == Group::FamilyDoctor).count(), 13);
        // Procedures first, so that a form has two blocks.
        assert!(ITEMS.is_sorted_by_key(|item| item.group == Group::FamilyDoctor));
    }

    #[test]
    fn every_sign_is_read_back() {
        for answer in Answer::ALL {
            assert_eq!(Answer::of_sign(answer.sign()), Some(answer));
        }
        assert_eq!(Answer::of_sign('〇'), Some(Answer::Can));
        assert_eq!(Answer::of_sign('▲'), Some(Answer::Ask));
        assert_eq!(Answer::of_sign('x'), Some(Answer::Cannot));
        assert_eq!(Answer::of_sign('?'), None);
        assert_eq!(Answer::of_sign('0'), None);
    }
}
