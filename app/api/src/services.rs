//! 介護サービスの種類: the official codes of 介護サービス情報公表システム.

/// A kind of care service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Service {
    /// Three digits, `110`.
    pub code: &'static str,
    /// The words of the law, as the official files write them.
    pub official: &'static str,
    /// What people call it, for pages.
    pub plain: &'static str,
}

/// The service with this code.
pub fn by_code(code: &str) -> Option<&'static Service> {
    SERVICES.iter().find(|s| s.code == code)
}

const fn service(code: &'static str, official: &'static str, plain: &'static str) -> Service {
    Service { code, official, plain }
}

/// Every service that has a file of its own, in the order of the codes.
pub const SERVICES: &[Service] = &[
    service("110", "訪問介護", "ホームヘルパー（訪問介護）"),
    service("120", "訪問入浴介護", "訪問入浴"),
    service("130", "訪問看護", "訪問看護"),
    service("140", "訪問リハビリテーション", "訪問リハビリ"),
    service("150", "通所介護", "デイサービス（通所介護）"),
    service("155", "指定療養通所介護", "療養デイサービス"),
    service("160", "通所リハビリテーション", "デイケア（通所リハビリ）"),
    service("170", "福祉用具貸与", "福祉用具のレンタル"),
    service("210", "短期入所生活介護", "ショートステイ"),
    service("220", "短期入所療養介護（介護老人保健施設）", "医療ショートステイ（老健）"),
    service("230", "短期入所療養介護（療養病床を有する病院等）", "医療ショートステイ（病院）"),
    service("320", "認知症対応型共同生活介護", "グループホーム"),
    service("331", "特定施設入居者生活介護（有料老人ホーム）", "介護つき有料老人ホーム"),
    service("332", "特定施設入居者生活介護（軽費老人ホーム）", "介護つきケアハウス"),
    service("334", "特定施設入居者生活介護（有料老人ホーム（サービス付き高齢者向け住宅））", "介護つき高齢者住宅"),
    service("335", "特定施設入居者生活介護（有料老人ホーム（外部サービス利用型））", "有料老人ホーム（外部サービス）"),
    service("336", "特定施設入居者生活介護（軽費老人ホーム（外部サービス利用型））", "ケアハウス（外部サービス）"),
    service(
        "337",
        "特定施設入居者生活介護（有料老人ホーム（サービス付き高齢者向け住宅（外部サービス利用型）））",
        "高齢者住宅（外部サービス）",
    ),
    service("361", "地域密着型特定施設入居者生活介護（有料老人ホーム）", "小さな介護つき有料老人ホーム"),
    service("362", "地域密着型特定施設入居者生活介護（軽費老人ホーム）", "小さな介護つきケアハウス"),
    service(
        "364",
        "地域密着型特定施設入居者生活介護（有料老人ホーム（サービス付き高齢者向け住宅））",
        "小さな介護つき高齢者住宅",
    ),
    service("410", "特定福祉用具販売", "福祉用具の販売"),
    service("430", "居宅介護支援", "ケアマネジャー（居宅介護支援）"),
    service("510", "介護老人福祉施設", "特別養護老人ホーム（特養）"),
    service("520", "介護老人保健施設", "介護老人保健施設（老健）"),
    service("530", "介護療養型医療施設", "介護療養型医療施設"),
    service("540", "地域密着型介護老人福祉施設入所者生活介護", "小さな特別養護老人ホーム"),
    service("550", "介護医療院", "介護医療院"),
    service("551", "短期入所療養介護（介護医療院）", "医療ショートステイ（介護医療院）"),
    service("710", "夜間対応型訪問介護", "夜間のホームヘルパー"),
    service("720", "認知症対応型通所介護", "認知症の人のデイサービス"),
    service("730", "小規模多機能型居宅介護", "小規模多機能（通い・訪問・泊まり）"),
    service("760", "定期巡回・随時対応型訪問介護看護", "定期巡回・随時の訪問"),
    service("770", "看護小規模多機能型居宅介護（複合型サービス）", "看護小規模多機能（通い・訪問・泊まり・看護）"),
    service("780", "地域密着型通所介護", "小さなデイサービス"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order_and_unique() {
        assert!(SERVICES.windows(2).all(|pair| pair[0].code < pair[1].code));
        assert_eq!(by_code("130").map(|s| s.official), Some("訪問看護"));
        assert_eq!(by_code("999"), None);
    }
}
