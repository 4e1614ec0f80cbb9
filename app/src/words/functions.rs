//! Functions for home care that facilities have notified: what they are called, and what each means to a resident.
//!
//! A 届出 says that a standard is met. No sentence here promises that somebody comes, or that new patients are taken.

use std::borrow::Cow;

use super::Text;
use crate::lang::Lang;

/// The words for a function of [`api::functions::FUNCTIONS`].
pub struct Words {
    pub code: &'static str,
    /// Its name in easy Japanese and English; the plain name is in the contract.
    pub easy: &'static str,
    pub en: &'static str,
    /// One or two sentences in the three languages.
    pub explained: [&'static str; 3],
}

/// In the order of [`api::functions::FUNCTIONS`].
pub const FUNCTIONS: &[Words] = &[
    Words {
        code: "home_visits",
        easy: "訪問診療《ほうもんしんりょう》（医者《いしゃ》が 家《いえ》に 来《き》ます）",
        en: "Regular home visits by a doctor",
        explained: [
            "通院がむずかしい人の自宅や施設を、医師が計画を立てて定期的に訪ねる診療の届出です。急なときに来てもらう往診とはちがいます。",
            "病院《びょういん》に 行《い》けない 人《ひと》の 家《いえ》に、医者《いしゃ》が 決《き》まった 日《ひ》に 来《き》ます。急《きゅう》に 呼《よ》ぶ ことは できない 時《とき》が あります。",
            "Notified for planned, regular visits to people who cannot easily come in. Not the same as an urgent house call.",
        ],
    },
    Words {
        code: "home_care_clinic",
        easy: "在宅療養《ざいたくりょうよう》を 助《たす》ける 診療所《しんりょうじょ》",
        en: "Clinic that supports care at home",
        explained: [
            "在宅で療養している人からの連絡を24時間受け、必要なときに往診や訪問看護ができるよう、ほかの医療機関と協力することも含めて備えている診療所の届出です。",
            "家《いえ》で 病気《びょうき》の 手当《てあ》てを する 人《ひと》を 助《たす》けます。いつも 来《き》て いる 人《ひと》の 電話《でんわ》を、夜《よる》も 受《う》けます。",
            "Notified as prepared, alone or together with others, to take calls at any hour from people it already treats at home.",
        ],
    },
    Words {
        code: "home_care_hospital",
        easy: "在宅療養《ざいたくりょうよう》を 助《たす》ける 病院《びょういん》",
        en: "Hospital that supports care at home",
        explained: [
            "在宅で療養している人からの連絡を24時間受け、往診や訪問看護、入院ができるように備えている病院の届出です。",
            "家《いえ》で 病気《びょうき》の 手当《てあ》てを する 人《ひと》を 助《たす》ける 病院《びょういん》です。いつも 来《き》て いる 人《ひと》の 電話《でんわ》を、夜《よる》も 受《う》けます。",
            "Notified as prepared to take calls at any hour from people it already treats at home, and to admit them.",
        ],
    },
    Words {
        code: "home_care_enhanced",
        easy: "在宅療養《ざいたくりょうよう》を 強《つよ》く 助《たす》ける ところ",
        en: "Stronger support for care at home",
        explained: [
            "在宅療養支援診療所・病院のうち、在宅医療を受けもつ常勤の医師が3人以上いて（協力する医療機関と合わせて3人以上のこともあります）、緊急の往診と看取りの実績がある、という届出です。",
            "医者《いしゃ》が 3人《にん》より 多《おお》い、または 近《ちか》くの 医者《いしゃ》と 助《たす》け合《あ》う ところです。家《いえ》で 最後《さいご》まで みた ことが あります。",
            "Notified with three or more doctors for home care, alone or with partners, and with a record of urgent visits and care at the end of life.",
        ],
    },
    Words {
        code: "home_care_backup_hospital",
        easy: "家《いえ》に いる 人《ひと》の 入院《にゅういん》に 備《そな》える 病院《びょういん》",
        en: "Backup hospital for people treated at home",
        explained: [
            "在宅で療養している人が、かかりつけの医師を通してあらかじめ届けておくと、急に具合が悪くなったときの入院に備える病院の届出です。",
            "先《さき》に 医者《いしゃ》から 知《し》らせて おく 人《ひと》の ための 病院《びょういん》です。急《きゅう》に 悪《わる》く なった 時《とき》の 入院《にゅういん》に 備《そな》えます。",
            "Notified as prepared to admit people treated at home in an emergency, if their doctor has registered them beforehand.",
        ],
    },
    Words {
        code: "home_cancer_care",
        easy: "重《おも》い がんの 人《ひと》を 家《いえ》で みる",
        en: "Home care for advanced cancer",
        explained: [
            "末期のがんで通院がむずかしい人に、訪問診療と訪問看護を組み合わせた在宅医療を計画的に行うことの届出です。",
            "がんが 重《おも》くて 病院《びょういん》に 行《い》けない 人《ひと》を みます。医者《いしゃ》と 看護師《かんごし》が 家《いえ》に 来《く》る 計画《けいかく》を 作《つく》ります。",
            "Notified for planned home care by doctors and nurses for people with advanced cancer.",
        ],
    },
    Words {
        code: "home_palliative_care",
        easy: "家《いえ》で 痛《いた》みを 軽《かる》く する（経験《けいけん》が 多《おお》い）",
        en: "Experienced in palliative care at home",
        explained: [
            "在宅療養支援診療所・病院のうち、緊急の往診、自宅での看取り、痛みをやわらげる治療の実績が多い、という届出です。",
            "家《いえ》で 痛《いた》みや つらさを 軽《かる》く する 手当《てあ》ての 経験《けいけん》が 多《おお》い ところです。",
            "Notified with a large record of urgent visits, pain relief and care at the end of life at home.",
        ],
    },
    Words {
        code: "palliative_ward",
        easy: "痛《いた》みを 軽《かる》く する 入院《にゅういん》（ホスピス）",
        en: "Palliative care ward (hospice)",
        explained: [
            "主にがんの人の、痛みやつらさをやわらげるための専門の病棟の届出です。",
            "がんの 人《ひと》などが 入院《にゅういん》して、痛《いた》みや つらさを 軽《かる》く する ところです。",
            "Notified for a ward that relieves pain and distress, mainly of people with cancer.",
        ],
    },
    Words {
        code: "after_hours",
        easy: "閉《し》まって いる 時《とき》の 電話《でんわ》",
        en: "Answers calls after hours",
        explained: [
            "続けてかかっている人からの電話などに、診療時間の外でも答える体制の届出です。何時まで答えるか、だれが答えるかは診療所によってちがいます。",
            "いつも 来《き》て いる 人《ひと》の 電話《でんわ》を、閉《し》まって いる 時《とき》も 受《う》けます。何時《なんじ》までかは 聞《き》いて ください。",
            "Notified to answer calls of its regular patients outside opening hours. Until when, and who answers, differs.",
        ],
    },
    Words {
        code: "after_hours_always",
        easy: "夜《よる》も 休《やす》みの 日《ひ》も 電話《でんわ》",
        en: "Answers calls at night and on holidays",
        explained: [
            "続けてかかっている人からの電話などに、夜も休みの日も答える体制の届出です。医師でなく看護師や事務の人が電話を受けることもあります。",
            "いつも 来《き》て いる 人《ひと》の 電話《でんわ》を、夜《よる》も 休《やす》みの 日《ひ》も 受《う》けます。医者《いしゃ》では ない 人《ひと》が 出《で》る ことも あります。",
            "Notified to answer calls of its regular patients at night and on holidays too. It need not be a doctor who answers.",
        ],
    },
    Words {
        code: "first_contact",
        easy: "かかりつけの 医者《いしゃ》の 仕事《しごと》",
        en: "Acts as a family doctor",
        explained: [
            "専門の医療機関の紹介、健康の相談、介護や福祉の相談など、かかりつけ医の働きについての届出です。初めての診察の費用に加算があります。",
            "体《からだ》の こと、介護《かいご》の ことを 相談《そうだん》できます。初《はじ》めての 診察《しんさつ》の お金《かね》が 少《すこ》し 高《たか》く なります。",
            "Notified for the work of a family doctor: referrals, advice on health and care. It adds a little to the first fee.",
        ],
    },
    Words {
        code: "comprehensive_care",
        easy: "いくつもの 病気《びょうき》を いっしょに みる",
        en: "Treats several long-term illnesses together",
        explained: [
            "高血圧症、糖尿病、脂質異常症、慢性心不全、慢性腎臓病、認知症のうち2つ以上がある人を、薬の管理や介護の相談も含めて続けて診ることの届出です。認知症の人の地域包括診療もこの届出で行われます。",
            "長《なが》く 続《つづ》く 病気《びょうき》が 2つより 多《おお》い 人《ひと》を みます。薬《くすり》や 介護《かいご》の ことも 相談《そうだん》できます。",
            "Notified to treat people with two or more long-term illnesses such as high blood pressure, diabetes or dementia as a whole, with their medicines.",
        ],
    },
    Words {
        code: "dementia_ward_care",
        easy: "入院中《にゅういんちゅう》の 認知症《にんちしょう》の ケア",
        en: "Dementia care during a hospital stay",
        explained: [
            "病気やけがで入院した認知症の人を、多くの職種で支えることの届出です。もの忘れ外来の届出ではありません。",
            "認知症《にんちしょう》の 人《ひと》が 入院《にゅういん》した 時《とき》に、いろいろな 人《ひと》が 助《たす》けます。",
            "Notified to support people with dementia who are in hospital for another illness. Not a memory clinic.",
        ],
    },
    Words {
        code: "dementia_day_care",
        easy: "重《おも》い 認知症《にんちしょう》の デイケア",
        en: "Medical day care for severe dementia",
        explained: [
            "心の症状や行動の変化がはげしい認知症の人が、日中に通う医療のデイケアの届出です。介護保険のデイサービスとはちがいます。",
            "重《おも》い 認知症《にんちしょう》の 人《ひと》が 昼《ひる》に 通《かよ》う 病院《びょういん》の デイケアです。介護《かいご》の デイサービスとは 違《ちが》います。",
            "Notified for medical day care of people whose dementia brings severe symptoms. Not a day service of care insurance.",
        ],
    },
    Words {
        code: "dental_visits",
        easy: "歯医者《はいしゃ》が 家《いえ》に 来《く》る",
        en: "Home visits by a dentist",
        explained: [
            "通院がむずかしい人の自宅や施設を歯科医師が訪ねる診療について、基準に合うという届出です。",
            "病院《びょういん》に 行《い》けない 人《ひと》の 家《いえ》に 歯医者《はいしゃ》が 来《く》る ための 届《とど》けです。",
            "Notified as meeting the standard for dental visits to people who cannot easily come in.",
        ],
    },
    Words {
        code: "dental_home_care",
        easy: "在宅療養《ざいたくりょうよう》を 助《たす》ける 歯医者《はいしゃ》",
        en: "Dentist that supports care at home",
        explained: [
            "歯科訪問診療の実績があり、ほかの医療機関や介護の人と協力している歯科の届出です。",
            "家《いえ》に 行《い》く ことが 多《おお》い 歯医者《はいしゃ》です。ほかの 医者《いしゃ》や 介護《かいご》の 人《ひと》と 助《たす》け合《あ》います。",
            "Notified with a record of dental visits and cooperation with doctors and care staff.",
        ],
    },
    Words {
        code: "pharmacist_visits",
        easy: "薬剤師《やくざいし》が 家《いえ》に 来《く》る",
        en: "Home visits by a pharmacist",
        explained: [
            "通院がむずかしい人を薬剤師が訪ね、薬の飲み方や管理を手伝うことの届出です。ほとんどの薬局が届け出ています。訪ねるには医師の指示などが要ります。",
            "薬剤師《やくざいし》が 家《いえ》に 来《き》て、薬《くすり》の 飲《の》み方《かた》を 手伝《てつだ》います。医者《いしゃ》に 頼《たの》んで ください。",
            "Notified for visits that help with medicines at home; nearly every pharmacy is. A doctor has to ask for it.",
        ],
    },
    Words {
        code: "pharmacy_home_care",
        easy: "家《いえ》に いる 人《ひと》を よく 助《たす》ける 薬局《やっきょく》",
        en: "Pharmacy prepared for care at home",
        explained: [
            "自宅への訪問の実績があり、開いている時間の外でも在宅の人に応じられるように備えている薬局の届出です。",
            "家《いえ》に 行《い》く ことが 多《おお》い 薬局《やっきょく》です。閉《し》まって いる 時《とき》の 相談《そうだん》にも 備《そな》えて います。",
            "Notified with a record of visits, and as prepared to help people at home outside opening hours.",
        ],
    },
    Words {
        code: "pharmacy_central_nutrition",
        easy: "点滴《てんてき》の 栄養《えいよう》を 扱《あつか》う 薬局《やっきょく》",
        en: "Pharmacy for intravenous nutrition",
        explained: [
            "点滴で栄養をとる人（中心静脈栄養）を薬剤師が訪ね、薬や器具の管理を手伝うことの届出です。",
            "点滴《てんてき》で 栄養《えいよう》を とる 人《ひと》を 助《たす》ける 薬局《やっきょく》です。",
            "Notified to help people at home with intravenous (central venous) nutrition.",
        ],
    },
    Words {
        code: "pharmacy_narcotic_infusion",
        easy: "痛《いた》みを 止《と》める 強《つよ》い 薬《くすり》の 薬局《やっきょく》",
        en: "Pharmacy for continuous pain medication",
        explained: [
            "痛みをやわらげる医療用の麻薬を注射で続けて使う人を、薬剤師が訪ねて支えることの届出です。",
            "痛《いた》みを 止《と》める 強《つよ》い 薬《くすり》を 注射《ちゅうしゃ》で 使《つか》う 人《ひと》を 助《たす》ける 薬局《やっきょく》です。",
            "Notified to help people at home who receive strong pain medication by continuous injection.",
        ],
    },
];

fn words(code: &str) -> Option<&'static Words> {
    FUNCTIONS.iter().find(|words| words.code == code)
}

/// The words for a function; the code itself where it is unknown.
pub fn function(lang: Lang, code: &str) -> Text {
    match (lang, words(code)) {
        (Lang::Easy, Some(words)) => Text::new(lang, Cow::Borrowed(words.easy)),
        (Lang::En, Some(words)) => Text::new(lang, Cow::Borrowed(words.en)),
        (Lang::Ja, _) | (_, None) => {
            Text::published(lang, api::functions::by_code(code).map_or(code, |function| function.plain))
        }
    }
}

/// What a function means to a resident, in a sentence or two; nothing where it is unknown.
pub fn function_explained(lang: Lang, code: &str) -> Option<Text> {
    let [ja, easy, en] = words(code)?.explained;
    Some(Text::new(
        lang,
        Cow::Borrowed(match lang {
            Lang::Ja => ja,
            Lang::Easy => easy,
            Lang::En => en,
        }),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::departments::is_read;

    #[test]
    fn every_function_has_words() {
        let codes: Vec<_> = FUNCTIONS.iter().map(|words| words.code).collect();
        let all: Vec<_> = api::functions::FUNCTIONS.iter().map(|function| function.code).collect();
        assert_eq!(codes, all);
    }

    #[test]
    fn every_kanji_has_its_reading_and_names_are_short() {
        for words in FUNCTIONS {
            assert!(is_read(words.easy) && is_read(words.explained[1]), "{} {}", words.code, words.explained[1]);
            assert!(function(Lang::Easy, words.code).plain().chars().count() <= 28, "{}", words.easy);
        }
    }

    #[test]
    fn english_is_ascii() {
        for words in FUNCTIONS {
            assert!(words.en.is_ascii() && words.explained[2].is_ascii(), "{}", words.code);
        }
    }

    #[test]
    fn an_unknown_function_is_its_code() {
        assert_eq!(function(Lang::Ja, "home_care_clinic").plain(), "在宅療養を支える診療所");
        for lang in Lang::ALL {
            assert_eq!(function(lang, "x").plain(), "x");
            assert!(function_explained(lang, "x").is_none());
        }
    }
}
