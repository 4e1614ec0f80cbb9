//! Care services in easy Japanese and English.

use std::borrow::Cow;

use super::Text;
use crate::lang::Lang;

/// Code, easy Japanese, English; the codes of [`api::services::SERVICES`], in its order.
pub const SERVICES: &[(&str, &str, &str)] = &[
    ("110", "ホームヘルパー（家《いえ》に 来《き》て 助《たす》けて くれます）", "Home helper (visiting care)"),
    (
        "120",
        "訪問入浴《ほうもんにゅうよく》（家《いえ》で おふろに 入《はい》る 手伝《てつだ》い）",
        "Help with bathing at home",
    ),
    ("130", "訪問看護《ほうもんかんご》（看護師《かんごし》が 家《いえ》に 来《き》ます）", "Visiting nurse"),
    (
        "140",
        "訪問《ほうもん》リハビリ（家《いえ》で 体《からだ》を 動《うご》かす 練習《れんしゅう》）",
        "Rehabilitation at home",
    ),
    ("150", "デイサービス（昼《ひる》の あいだ 通《かよ》います）", "Day service"),
    (
        "155",
        "療養《りょうよう》デイサービス（重《おも》い 病気《びょうき》の 人《ひと》）",
        "Day service for people with a serious illness",
    ),
    ("160", "デイケア（通《かよ》って リハビリを します）", "Day care with rehabilitation"),
    ("170", "福祉用具《ふくしようぐ》を 借《か》りる（車《くるま》いす など）", "Rental of care equipment"),
    ("210", "ショートステイ（短《みじか》い 間《あいだ》 泊《と》まります）", "Short stay"),
    ("220", "医療《いりょう》ショートステイ（老健《ろうけん》に 泊《と》まります）", "Medical short stay (roken)"),
    ("230", "医療《いりょう》ショートステイ（病院《びょういん》に 泊《と》まります）", "Medical short stay (hospital)"),
    (
        "320",
        "グループホーム（認知症《にんちしょう》の 人《ひと》の 家《いえ》）",
        "Group home for people with dementia",
    ),
    ("331", "有料《ゆうりょう》老人《ろうじん》ホーム（介護《かいご》つき）", "Private senior home (care included)"),
    (
        "332",
        "ケアハウス（安《やす》い 老人《ろうじん》ホーム、介護《かいご》つき）",
        "Care house (low-cost senior home, care included)",
    ),
    (
        "334",
        "高齢者住宅《こうれいしゃじゅうたく》（お年寄《としよ》りの アパート、介護《かいご》つき）",
        "Senior housing (care included)",
    ),
    (
        "335",
        "有料《ゆうりょう》老人《ろうじん》ホーム（外《そと》の 人《ひと》が 介護《かいご》します）",
        "Private senior home (care from outside)",
    ),
    (
        "336",
        "ケアハウス（外《そと》の 人《ひと》が 介護《かいご》します）",
        "Care house (low-cost senior home, care from outside)",
    ),
    (
        "337",
        "高齢者住宅《こうれいしゃじゅうたく》（外《そと》の 人《ひと》が 介護《かいご》します）",
        "Senior housing (care from outside)",
    ),
    (
        "361",
        "小《ちい》さな 有料《ゆうりょう》老人《ろうじん》ホーム（介護《かいご》つき）",
        "Small private senior home (care included)",
    ),
    (
        "362",
        "小《ちい》さな ケアハウス（安《やす》い 老人《ろうじん》ホーム、介護《かいご》つき）",
        "Small care house (low-cost senior home, care included)",
    ),
    (
        "364",
        "小《ちい》さな 高齢者住宅《こうれいしゃじゅうたく》（介護《かいご》つき）",
        "Small senior housing (care included)",
    ),
    ("410", "福祉用具《ふくしようぐ》を 買《か》う（おふろの いす など）", "Sale of care equipment"),
    ("430", "ケアマネジャー（介護《かいご》の 計画《けいかく》を 作《つく》ります）", "Care manager"),
    ("510", "特養《とくよう》（介護《かいご》を うけて 住《す》む ホーム）", "Special nursing home (tokuyo)"),
    (
        "520",
        "老健《ろうけん》（リハビリを して 家《いえ》に 帰《かえ》る 施設《しせつ》）",
        "Geriatric health facility (roken)",
    ),
    (
        "530",
        "介護《かいご》療養型《りょうようがた》医療施設《いりょうしせつ》（長《なが》く いる 病院《びょういん》）",
        "Long-term care hospital",
    ),
    (
        "540",
        "小《ちい》さな 特養《とくよう》（介護《かいご》を うけて 住《す》む ホーム）",
        "Small special nursing home (tokuyo)",
    ),
    (
        "550",
        "介護医療院《かいごいりょういん》（医療《いりょう》も うけて 住《す》む ところ）",
        "Medical and long-term care facility (kaigo iryoin)",
    ),
    (
        "551",
        "医療《いりょう》ショートステイ（介護医療院《かいごいりょういん》に 泊《と》まります）",
        "Medical short stay (kaigo iryoin)",
    ),
    ("710", "夜《よる》に 来《く》る ホームヘルパー", "Nighttime home helper"),
    ("720", "認知症《にんちしょう》の 人《ひと》の デイサービス", "Day service for people with dementia"),
    (
        "730",
        "小規模《しょうきぼ》多機能《たきのう》（通《かよ》う、来《き》て もらう、泊《と》まる）",
        "Small multi-service care (day, visits, overnight)",
    ),
    (
        "760",
        "定期巡回《ていきじゅんかい》（昼《ひる》も 夜《よる》も 家《いえ》に 来《き》ます）",
        "Regular and on-call visits, day and night",
    ),
    (
        "770",
        "看護《かんご》小規模《しょうきぼ》多機能《たきのう》（通《かよ》う、来《き》て もらう、泊《と》まる）",
        "Small multi-service care with nursing (day, visits, overnight)",
    ),
    ("780", "小《ちい》さな デイサービス（昼《ひる》の あいだ 通《かよ》います）", "Small day service"),
];

/// The words for a care service; the code itself where it is unknown.
pub fn service(lang: Lang, code: &str) -> Text {
    let row = SERVICES.binary_search_by_key(&code, |&(code, ..)| code).ok().and_then(|at| SERVICES.get(at));
    match (lang, row) {
        (Lang::Easy, Some(&(_, easy, _))) => Text::new(lang, Cow::Borrowed(easy)),
        (Lang::En, Some(&(_, _, en))) => Text::new(lang, Cow::Borrowed(en)),
        (Lang::Ja, _) | (_, None) => {
            Text::published(lang, api::services::by_code(code).map_or(code, |service| service.plain))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::departments::is_read;

    #[test]
    fn every_service_has_words() {
        let codes: Vec<_> = SERVICES.iter().map(|(code, ..)| *code).collect();
        let all: Vec<_> = api::services::SERVICES.iter().map(|service| service.code).collect();
        assert_eq!(codes, all);
        assert!(codes.is_sorted());
    }

    #[test]
    fn every_kanji_has_its_reading_and_words_are_short() {
        for (code, easy, _) in SERVICES {
            assert!(is_read(easy), "{code} {easy}");
            assert!(service(Lang::Easy, code).plain().chars().count() <= 25, "{code} {easy}");
        }
    }

    #[test]
    fn english_is_ascii() {
        for (code, _, en) in SERVICES {
            assert!(!en.is_empty() && en.is_ascii(), "{code} {en}");
        }
    }

    #[test]
    fn an_unknown_service_is_its_code() {
        assert_eq!(service(Lang::Ja, "130").plain(), "訪問看護");
        assert_eq!(service(Lang::En, "130").plain(), "Visiting nurse");
        for lang in Lang::ALL {
            assert_eq!(service(lang, "999").plain(), "999");
        }
    }
}
