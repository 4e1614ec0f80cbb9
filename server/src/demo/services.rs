//! The care services (介護サービス) that the demo offers, with their official codes and names.

use super::corporations::Owner;
use super::words::{NOTHING, Word, plain, word};

/// A service, and what an office that mainly offers it is like.
pub(super) struct Service {
    pub(super) code: &'static str,
    /// サービスの種類, letter for letter.
    pub(super) label: &'static str,
    /// The character after the prefecture in 事業所番号.
    pub(super) series: char,
    pub(super) owners: &'static [Owner],
    pub(super) days: OpenDays,
    /// 定員; empty where a service has none.
    pub(super) capacities: &'static [u16],
    /// Whether users with and without disabilities may be served together (共生型).
    pub(super) shared: bool,
    /// What stands before and after the office's own word.
    pub(super) names: &'static [(Word, Word)],
}

/// 利用可能曜日 as far as the service has any.
#[derive(Clone, Copy)]
pub(super) enum OpenDays {
    /// Lived in, or always available: the column stays empty.
    None,
    Visits,
    DayCare,
    Office,
    Always,
}

impl OpenDays {
    /// With how many offices of a hundred have them.
    pub(super) fn lists(self) -> &'static [(usize, &'static str)] {
        match self {
            Self::None => &[(1, "")],
            Self::Visits => {
                &[(45, "平日,土曜日,日曜日,祝日"), (30, "平日,土曜日,祝日"), (15, "平日,祝日"), (10, "平日")]
            }
            Self::DayCare => {
                &[(55, "平日,土曜日,祝日"), (20, "平日,土曜日"), (15, "平日,祝日"), (10, "平日,土曜日,日曜日,祝日")]
            }
            Self::Office => &[(55, "平日"), (30, "平日,土曜日"), (10, "平日,祝日"), (5, "平日,土曜日,日曜日,祝日")],
            Self::Always => &[(1, "平日,土曜日,日曜日,祝日")],
        }
    }
}

const COMMUNITY: [Owner; 4] = [Owner::Company, Owner::Company, Owner::Welfare, Owner::Npo];
const PRIVATE: [Owner; 2] = [Owner::Company, Owner::LimitedLiability];
const WELFARE: [Owner; 1] = [Owner::Welfare];
const MEDICAL: [Owner; 1] = [Owner::Medical];
const NURSING: [Owner; 3] = [Owner::Company, Owner::Medical, Owner::LimitedLiability];
const HELP: [Owner; 4] = [Owner::Company, Owner::Council, Owner::Welfare, Owner::Company];

/// In the order of their codes.
pub(super) const SERVICES: [Service; 25] = [
    Service {
        code: "110",
        label: "訪問介護",
        series: '7',
        owners: &HELP,
        days: OpenDays::Visits,
        capacities: &[],
        shared: false,
        names: &[
            (plain("ヘルパーステーション"), NOTHING),
            (word("訪問介護", "ホウモンカイゴ", ""), NOTHING),
            (word("訪問介護事業所", "ホウモンカイゴジギョウショ", ""), NOTHING),
            (plain("ケアステーション"), NOTHING),
        ],
    },
    Service {
        code: "120",
        label: "訪問入浴介護",
        series: '7',
        owners: &PRIVATE,
        days: OpenDays::Office,
        capacities: &[],
        shared: false,
        names: &[(word("訪問入浴", "ホウモンニュウヨク", ""), NOTHING)],
    },
    Service {
        code: "130",
        label: "訪問看護",
        series: '6',
        owners: &NURSING,
        days: OpenDays::Visits,
        capacities: &[],
        shared: false,
        names: &[
            (word("訪問看護ステーション", "ホウモンカンゴステーション", ""), NOTHING),
            (word("訪問看護ステーション", "ホウモンカンゴステーション", ""), NOTHING),
            (word("訪問看護リハビリステーション", "ホウモンカンゴリハビリステーション", ""), NOTHING),
        ],
    },
    Service {
        code: "140",
        label: "訪問リハビリテーション",
        series: '1',
        owners: &MEDICAL,
        days: OpenDays::Office,
        capacities: &[],
        shared: false,
        names: &[(word("訪問リハビリ", "ホウモンリハビリ", ""), NOTHING)],
    },
    Service {
        code: "150",
        label: "通所介護",
        series: '7',
        owners: &COMMUNITY,
        days: OpenDays::DayCare,
        capacities: &[25, 30, 30, 35, 40],
        shared: false,
        names: &[
            (plain("デイサービスセンター"), NOTHING),
            (NOTHING, plain("デイサービスセンター")),
            (word("通所介護", "ツウショカイゴ", ""), NOTHING),
        ],
    },
    Service {
        code: "160",
        label: "通所リハビリテーション",
        series: '1',
        owners: &MEDICAL,
        days: OpenDays::DayCare,
        capacities: &[20, 30, 40, 60],
        shared: false,
        names: &[(plain("デイケア"), NOTHING), (plain("デイケアセンター"), NOTHING)],
    },
    Service {
        code: "170",
        label: "福祉用具貸与",
        series: '7',
        owners: &PRIVATE,
        days: OpenDays::Office,
        capacities: &[],
        shared: false,
        names: &[(word("福祉用具", "フクシヨウグ", ""), NOTHING), (plain("ケアショップ"), NOTHING)],
    },
    Service {
        code: "210",
        label: "短期入所生活介護",
        series: '7',
        owners: &WELFARE,
        days: OpenDays::None,
        capacities: &[10, 10, 20],
        shared: false,
        names: &[(plain("ショートステイ"), NOTHING), (plain("ショートステイホーム"), NOTHING)],
    },
    Service {
        code: "220",
        label: "短期入所療養介護（介護老人保健施設）",
        series: '5',
        owners: &MEDICAL,
        days: OpenDays::None,
        capacities: &[],
        shared: false,
        names: &[(word("老健ショート", "ロウケンショート", ""), NOTHING)],
    },
    Service {
        code: "320",
        label: "認知症対応型共同生活介護",
        series: '9',
        owners: &COMMUNITY,
        days: OpenDays::None,
        capacities: &[9, 18, 18],
        shared: false,
        names: &[
            (plain("グループホーム"), NOTHING),
            (plain("グループホーム"), NOTHING),
            (plain("グループホーム"), word("の家", "ノイエ", "")),
        ],
    },
    Service {
        code: "331",
        label: "特定施設入居者生活介護（有料老人ホーム）",
        series: '7',
        owners: &PRIVATE,
        days: OpenDays::None,
        capacities: &[30, 40, 50, 60],
        shared: false,
        names: &[
            (word("介護付有料老人ホーム", "カイゴツキユウリョウロウジンホーム", ""), NOTHING),
            (word("有料老人ホーム", "ユウリョウロウジンホーム", ""), word("の里", "ノサト", "")),
        ],
    },
    Service {
        code: "410",
        label: "特定福祉用具販売",
        series: '7',
        owners: &PRIVATE,
        days: OpenDays::Office,
        capacities: &[],
        shared: false,
        names: &[(word("介護用品", "カイゴヨウヒン", ""), NOTHING)],
    },
    Service {
        code: "430",
        label: "居宅介護支援",
        series: '7',
        owners: &COMMUNITY,
        days: OpenDays::Office,
        capacities: &[],
        shared: false,
        names: &[
            (plain("ケアプランセンター"), NOTHING),
            (word("居宅介護支援事業所", "キョタクカイゴシエンジギョウショ", ""), NOTHING),
            (NOTHING, word("居宅介護支援事業所", "キョタクカイゴシエンジギョウショ", "")),
            (plain("ケアプラン"), NOTHING),
        ],
    },
    Service {
        code: "510",
        label: "介護老人福祉施設",
        series: '7',
        owners: &WELFARE,
        days: OpenDays::None,
        capacities: &[50, 60, 70, 80, 100],
        shared: false,
        names: &[
            (word("特別養護老人ホーム", "トクベツヨウゴロウジンホーム", ""), word("苑", "エン", "")),
            (word("特別養護老人ホーム", "トクベツヨウゴロウジンホーム", ""), word("荘", "ソウ", "")),
            (word("特別養護老人ホーム", "トクベツヨウゴロウジンホーム", ""), word("の里", "ノサト", "")),
        ],
    },
    Service {
        code: "520",
        label: "介護老人保健施設",
        series: '5',
        owners: &MEDICAL,
        days: OpenDays::None,
        capacities: &[80, 100, 100],
        shared: false,
        names: &[
            (word("介護老人保健施設", "カイゴロウジンホケンシセツ", ""), NOTHING),
            (word("介護老人保健施設", "カイゴロウジンホケンシセツ", ""), word("の丘", "ノオカ", "")),
        ],
    },
    Service {
        code: "530",
        label: "介護療養型医療施設",
        series: '1',
        owners: &MEDICAL,
        days: OpenDays::None,
        capacities: &[],
        shared: false,
        names: &[(word("介護療養病棟", "カイゴリョウヨウビョウトウ", ""), NOTHING)],
    },
    Service {
        code: "540",
        label: "地域密着型介護老人福祉施設入所者生活介護",
        series: '9',
        owners: &WELFARE,
        days: OpenDays::None,
        capacities: &[29, 29, 29, 20],
        shared: false,
        names: &[(
            word("地域密着型特別養護老人ホーム", "チイキミッチャクガタトクベツヨウゴロウジンホーム", ""),
            NOTHING,
        )],
    },
    Service {
        code: "550",
        label: "介護医療院",
        series: 'B',
        owners: &MEDICAL,
        days: OpenDays::None,
        capacities: &[40, 48, 60],
        shared: false,
        names: &[(word("介護医療院", "カイゴイリョウイン", ""), NOTHING)],
    },
    Service {
        code: "551",
        label: "短期入所療養介護（介護医療院）",
        series: 'B',
        owners: &MEDICAL,
        days: OpenDays::None,
        capacities: &[],
        shared: false,
        names: &[(word("介護医療院ショート", "カイゴイリョウインショート", ""), NOTHING)],
    },
    Service {
        code: "710",
        label: "夜間対応型訪問介護",
        series: '9',
        owners: &PRIVATE,
        days: OpenDays::Always,
        capacities: &[],
        shared: false,
        names: &[(word("夜間訪問介護", "ヤカンホウモンカイゴ", ""), NOTHING)],
    },
    Service {
        code: "720",
        label: "認知症対応型通所介護",
        series: '9',
        owners: &COMMUNITY,
        days: OpenDays::DayCare,
        capacities: &[12, 12, 10, 3],
        shared: false,
        names: &[
            (word("認知症デイサービス", "ニンチショウデイサービス", ""), NOTHING),
            (NOTHING, word("の認知症デイ", "ノニンチショウデイ", "")),
        ],
    },
    Service {
        code: "730",
        label: "小規模多機能型居宅介護",
        series: '9',
        owners: &COMMUNITY,
        days: OpenDays::None,
        capacities: &[29, 29, 25, 18],
        shared: true,
        names: &[
            (word("小規模多機能ホーム", "ショウキボタキノウホーム", ""), NOTHING),
            (word("小規模多機能型居宅介護", "ショウキボタキノウガタキョタクカイゴ", ""), NOTHING),
        ],
    },
    Service {
        code: "760",
        label: "定期巡回・随時対応型訪問介護看護",
        series: '9',
        owners: &PRIVATE,
        days: OpenDays::None,
        capacities: &[],
        shared: false,
        names: &[
            (word("定期巡回サービス", "テイキジュンカイサービス", ""), NOTHING),
            (word("定期巡回", "テイキジュンカイ", ""), word("２４", "ニジュウヨン", "")),
        ],
    },
    Service {
        code: "770",
        label: "看護小規模多機能型居宅介護（複合型サービス）",
        series: '9',
        owners: &NURSING,
        days: OpenDays::None,
        capacities: &[29, 29, 25],
        shared: true,
        names: &[
            (word("看護小規模多機能ホーム", "カンゴショウキボタキノウホーム", ""), NOTHING),
            (word("かんたき", "カンタキ", ""), NOTHING),
        ],
    },
    Service {
        code: "780",
        label: "地域密着型通所介護",
        series: '9',
        owners: &COMMUNITY,
        days: OpenDays::DayCare,
        capacities: &[10, 10, 15, 18, 18],
        shared: false,
        names: &[
            (plain("デイサービス"), NOTHING),
            (NOTHING, word("の家デイサービス", "ノイエデイサービス", "")),
            (plain("リハビリデイ"), NOTHING),
            (plain("デイホーム"), NOTHING),
        ],
    },
];
