//! Every kind of official file, who publishes it, under which licence, and what it does not tell.

use crate::duties;
use crate::places::PlaceSource;

/// Facts about a publisher's series of files.
#[derive(Debug)]
pub struct Series {
    /// Prefix of its datasets and of the keys of its facilities.
    pub prefix: &'static str,
    pub title: &'static str,
    pub publisher: &'static str,
    pub licence: &'static str,
    pub page: &'static str,
    /// How often it is published.
    pub frequency: &'static str,
    /// What it does not tell: code and Japanese sentence of `api::sources::Gap`.
    pub gaps: &'static [(&'static str, &'static str)],
}

/// 医療情報ネット（ナビイ）
pub const IRYO: Series = Series {
    prefix: "iryo",
    title: "医療情報ネット",
    publisher: "厚生労働省",
    licence: "公共データ利用規約（第1.0版）",
    page: "https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/kenkou_iryou/iryou/newpage_43373.html",
    frequency: "年2回（6月1日・12月1日時点）",
    gaps: &[
        ("no_telephone", "電話番号は公表されていません。"),
        ("no_home_visits", "訪問診療をしているかどうかは公表されていません。"),
    ],
};

/// 介護サービス情報公表システム
pub const KAIGO: Series = Series {
    prefix: "kaigo",
    title: "介護サービス情報公表システム",
    publisher: "厚生労働省",
    licence: "クリエイティブ・コモンズ 表示 4.0 国際（CC BY 4.0）",
    page: "https://www.mhlw.go.jp/stf/kaigo-kouhyou_opendata.html",
    frequency: "年2回（6月末・12月末時点）",
    gaps: &[
        ("no_hours", "営業時間は公表されていません。"),
        ("no_visiting_area", "訪問できる範囲は公表されていません。"),
    ],
};

/// 施設基準の届出
pub const KOUSEIKYOKU: Series = Series {
    prefix: "kouseikyoku",
    title: "届出受理医療機関名簿",
    publisher: "地方厚生（支）局（厚生労働省）",
    licence: "公共データ利用規約（第1.0版）",
    page: "https://kouseikyoku.mhlw.go.jp/",
    frequency: "毎月",
    gaps: &[
        ("no_house_calls", "往診をしているかどうかの届出はありません。"),
        ("no_capacity", "新しい患者を受け入れているかどうかは公表されていません。"),
    ],
};

/// The dataset of what facilities have notified.
pub const FUNCTIONS: &str = "kouseikyoku.functions";

/// Datasets whose records have no id of their own in common with facilities: they are joined to facilities by name,
/// address and telephone, and become parts of these. With the prefix of the series whose facilities they describe.
pub const JOINED: [(&str, &str); 1] = [(FUNCTIONS, "iryo")];

/// Whether a dataset is joined to the facilities of another.
pub fn is_joined(dataset: &str) -> bool {
    JOINED.iter().any(|(joined, _)| *joined == dataset)
}

/// Whether files of a dataset add to what is known, so that an older one may come after a newer one.
pub fn adds_up(dataset: &str) -> bool {
    is_joined(dataset) || dataset == CONFIRMATIONS.prefix
}

/// 国民の祝日
pub const HOLIDAYS: Series = Series {
    prefix: "holidays",
    title: "国民の祝日",
    publisher: "内閣府",
    licence: "公共データ利用規約（第1.0版）",
    page: "https://www8.cao.go.jp/chosei/shukujitsu/gaiyou.html",
    frequency: "年1回（2月ごろ）",
    gaps: &[],
};

/// 休日当番医・夜間急病の予定
pub const DUTIES: Series = Series {
    prefix: "duties",
    title: "休日・夜間の当番医",
    publisher: "市区町村・医師会",
    licence: "公表した市区町村・医師会の定めによる",
    page: "",
    frequency: "年1〜4回",
    gaps: &[],
};

/// 町丁目の位置
pub const TOWNS: Series = Series {
    prefix: "places.towns",
    title: "町丁目の位置（Geolonia 住所データ）",
    publisher: "Geolonia（国土交通省 位置参照情報、日本郵便 郵便番号データを加工）",
    licence: "クリエイティブ・コモンズ 表示 4.0 国際（CC BY 4.0）",
    page: "https://geolonia.github.io/japanese-addresses/",
    frequency: "随時",
    gaps: &[],
};

/// 郵便番号データ
pub const POSTAL_CODES: Series = Series {
    prefix: "places.postal_codes",
    title: "郵便番号データ",
    publisher: "日本郵便",
    licence: "自由に配布できる（日本郵便は著作権を主張しない）",
    page: "https://www.post.japanpost.jp/zipcode/download.html",
    frequency: "毎月",
    gaps: &[],
};

/// 市区町村役場の位置
pub const TOWN_HALLS: Series = Series {
    prefix: "places.town_halls",
    title: "市区町村役場の位置（全国市町村役場データ）",
    publisher: "アマノ技研",
    licence: "転載・配布可",
    page: "https://amano-tec.com/data/localgovernments.html",
    frequency: "随時",
    gaps: &[],
};

/// 市区町村の境界
pub const OUTLINES: Series = Series {
    prefix: "places.outlines",
    title: "国土数値情報（行政区域データ）",
    publisher: "国土交通省",
    licence: "出典を示せば自由に使える（「国土数値情報（行政区域データ）」（国土交通省）を加工して作成）",
    page: "https://nlftp.mlit.go.jp/ksj/",
    frequency: "年1回",
    gaps: &[],
};

/// 地域包括支援センター
pub const SUPPORT_CENTERS: Series = Series {
    prefix: "places.support_centers",
    title: "地域包括支援センター",
    publisher: "市区町村",
    licence: "公表した市区町村の定めによる",
    page: "",
    frequency: "随時",
    gaps: &[],
};

/// 地域包括支援センターの担当区域
pub const SUPPORT_AREAS: Series = Series {
    prefix: "places.support_areas",
    title: "地域包括支援センターの担当区域",
    publisher: "市区町村",
    licence: "公表した市区町村の定めによる",
    page: "",
    frequency: "随時",
    gaps: &[],
};

/// 推奨データセット, 自治体標準オープンデータセット: every municipality has datasets of its own, `municipal.medical.27210`.
pub const MUNICIPAL: Series = Series {
    prefix: "municipal",
    title: "自治体標準オープンデータセット",
    publisher: "市区町村・都道府県",
    licence: "公表した自治体の定めによる",
    page: "",
    frequency: "随時",
    gaps: &[],
};

/// 在宅医療でできること・かかりつけ医機能の確認票
pub const HOME_CARE: Series = Series {
    prefix: "home_care",
    title: "在宅医療でできること・かかりつけ医機能の確認票",
    publisher: "この地域の医師会・市区町村",
    licence: "公表した団体の定めによる",
    page: "",
    frequency: "随時",
    gaps: &[],
};

/// 項目ごとの確認日
pub const CONFIRMATIONS: Series = Series {
    prefix: "confirmations",
    title: "項目ごとの確認日",
    publisher: "この地域の医師会・市区町村",
    licence: "公表した団体の定めによる",
    page: "",
    frequency: "随時",
    gaps: &[],
};

/// 地域の活動・支え合い（社会資源）: サロン, 認知症カフェ, 通いの場, 見守り, 移動支援, 配食
pub const COMMUNITY: Series = Series {
    prefix: "community",
    title: "地域の活動・支え合い（社会資源）",
    publisher: "市区町村・社会福祉協議会",
    licence: "公表した団体の定めによる",
    page: "",
    frequency: "随時（180日ごとに確認）",
    gaps: &[],
};

/// 訪問エリア: where a facility comes to.
pub const SERVICE_AREAS: Series = Series {
    prefix: "service_areas",
    title: "訪問エリア（訪問できる範囲）",
    publisher: "この地域の医師会・市区町村・事業所",
    licence: "公表した団体の定めによる",
    page: "",
    frequency: "随時（180日ごとに確認）",
    gaps: &[],
};

/// Whether a dataset is a form of ours whose rows are parts of facilities that other files tell of.
pub fn is_form(dataset: &str) -> bool {
    [HOME_CARE.prefix, CONFIRMATIONS.prefix, SERVICE_AREAS.prefix].contains(&dataset)
}

/// Every series.
pub const SERIES: [&Series; 16] = [
    &IRYO,
    &KAIGO,
    &KOUSEIKYOKU,
    &MUNICIPAL,
    &HOME_CARE,
    &CONFIRMATIONS,
    &SERVICE_AREAS,
    &COMMUNITY,
    &HOLIDAYS,
    &DUTIES,
    &TOWNS,
    &POSTAL_CODES,
    &TOWN_HALLS,
    &OUTLINES,
    &SUPPORT_CENTERS,
    &SUPPORT_AREAS,
];

/// What the lists of a municipality hold.
const MUNICIPAL_PARTS: [(&str, &str); 3] =
    [("medical", "医療機関一覧"), ("care", "介護サービス事業所一覧"), ("population", "地域・年齢別人口")];

/// Beginnings of the keys of facilities, in the order in which an import walks them.
pub const KEYS: [&str; 4] = ["community", "iryo", "kaigo", "municipal"];

/// Whether rows of a dataset may belong to facilities whose keys begin so.
pub fn concerns(dataset: &str, key: &str) -> bool {
    match dataset.split('.').next() {
        // Of the national series the institutions and offices that its rows have joined, or join now.
        Some("municipal") => {
            key == "municipal"
                || (key == "kaigo" && municipal_part(dataset) == Some("care"))
                || (key == "iryo" && municipal_part(dataset) == Some("medical"))
        }
        Some(form) if is_form(form) => true,
        _ if is_joined(dataset) => JOINED.contains(&(dataset, key)),
        series => series == Some(key),
    }
}

/// Codes of the datasets of 医療情報ネット with their titles.
const IRYO_DATASETS: [(&str, &str); 8] = [
    ("iryo.clinic", "診療所"),
    ("iryo.clinic_hours", "診療所の診療科目と時間"),
    ("iryo.dental", "歯科診療所"),
    ("iryo.dental_hours", "歯科診療所の診療科目と時間"),
    ("iryo.hospital", "病院"),
    ("iryo.hospital_hours", "病院の診療科目と時間"),
    ("iryo.maternity", "助産所"),
    ("iryo.pharmacy", "薬局"),
];

/// The series to which a dataset belongs.
pub fn series(dataset: &str) -> &'static Series {
    let of = |series: &&&Series| dataset == series.prefix || dataset.split('.').next() == Some(series.prefix);
    SERIES.iter().find(of).copied().unwrap_or(&HOLIDAYS)
}

/// 診療所, 訪問看護: what a dataset holds of its series.
pub fn part(dataset: &str) -> String {
    match dataset.split_once('.') {
        Some(("kouseikyoku", _)) => "施設基準の届出".to_owned(),
        Some(("kaigo", code)) => api::services::by_code(code).map_or(code, |service| service.official).to_owned(),
        Some(("municipal", rest)) => {
            let (kind, code) = rest.split_once('.').unwrap_or((rest, ""));
            let title = MUNICIPAL_PARTS.iter().find(|(known, _)| *known == kind).map_or(kind, |(_, title)| title);
            format!("{title}（{code}）")
        }
        _ => IRYO_DATASETS
            .iter()
            .find(|(code, _)| *code == dataset)
            .map_or_else(String::new, |(_, title)| (*title).to_owned()),
    }
}

/// 医療情報ネット 診療所
pub fn title(dataset: &str) -> String {
    format!("{} {}", series(dataset).title, part(dataset)).trim_end().to_owned()
}

/// What a list of a municipality holds, `medical`, `care` or `population`, and the municipality's code.
fn municipal(dataset: &str) -> Option<(&str, &str)> {
    dataset.strip_prefix("municipal.")?.split_once('.')
}

/// What a list of a municipality holds: `medical`, `care` or `population`.
pub fn municipal_part(dataset: &str) -> Option<&str> {
    municipal(dataset).map(|(part, _)| part)
}

/// The municipality whose dataset it is, by its code.
pub fn area(dataset: &str) -> Option<&str> {
    municipal(dataset).map(|(_, code)| code)
}

/// Every dataset that has one name everywhere, in the order in which pages list them.
pub fn all() -> impl Iterator<Item = String> {
    IRYO_DATASETS
        .iter()
        .map(|(code, _)| (*code).to_owned())
        .chain(api::services::SERVICES.iter().map(|service| format!("kaigo.{}", service.code)))
        .chain(
            [
                FUNCTIONS,
                "home_care",
                CONFIRMATIONS.prefix,
                SERVICE_AREAS.prefix,
                COMMUNITY.prefix,
                "holidays",
                duties::DATASET,
            ]
            .map(str::to_owned),
        )
        .chain(PlaceSource::ALL.iter().map(|source| source.dataset().to_owned()))
}

/// The datasets whose rows are facilities, not hours of facilities.
pub fn tells_facilities(dataset: &str) -> bool {
    let nothing_of_them = ["holidays", duties::DATASET].contains(&dataset)
        || is_form(dataset)
        || is_joined(dataset)
        || dataset.starts_with("places.")
        || municipal_part(dataset) == Some("population");
    !nothing_of_them && !dataset.ends_with("_hours")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dataset_has_a_title_of_its_own() {
        let titles: std::collections::BTreeSet<_> = all().map(|dataset| title(&dataset)).collect();
        assert_eq!(titles.len(), all().count());
        assert_eq!(title("kaigo.130"), "介護サービス情報公表システム 訪問看護");
        assert_eq!(title("holidays"), "国民の祝日");
        assert_eq!(title("municipal.care.27210"), "自治体標準オープンデータセット 介護サービス事業所一覧（27210）");
        assert_eq!(area("municipal.care.27210"), Some("27210"));
        assert!(concerns("municipal.care.27210", "kaigo") && !concerns("municipal.medical.27210", "kaigo"));
        assert!(concerns("home_care", "iryo") && concerns("kaigo.130", "kaigo") && !concerns("holidays", "iryo"));
    }
}
