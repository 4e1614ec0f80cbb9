//! Searches as people type them, and what they mean.

use proptest::prelude::*;

use super::*;
use crate::facilities::folding::fold;

/// A few places, in kanji and kana.
struct Few;

const PLACES: &[&str] = &[
    "枚方市",
    "枚方",
    "ひらかたし",
    "ひらかた",
    "東",
    "ひがし",
    "ひがしおおさか",
    "高槻市",
    "高槻",
    "たかつきし",
    "たかつき",
    "香里ケ丘",
    "こうりがおか",
    "大阪府",
    "大阪",
    "大阪市",
    "北区",
    "大阪府枚方市",
    "おおさか",
    "京都",
    "きょうと",
    "東大阪市",
    "東大阪",
    "新町",
    "関ヶ原",
    "枚方市新町",
    "せいけ",
    "ところ",
];

impl PlaceNames for Few {
    fn is_place(&self, folded: &str) -> bool {
        PLACES.iter().any(|place| fold(place) == folded)
    }

    fn longest_prefix(&self, folded: &str) -> Option<usize> {
        PLACES.iter().map(|place| fold(place)).filter(|place| folded.starts_with(place.as_str())).map(|p| p.len()).max()
    }
}

/// The parts in short: `内科` a term by the first of its names, `@` a place, `駅` and `~` its station and nearness,
/// `〒` `☎` numbers, `"` a name, `?` a word that was mistyped; fillers are left out.
fn short(q: &str) -> String {
    let parts = understand(q, &Few).parts;
    let short = parts.iter().filter_map(|part| {
        let meant = part.meant.as_ref().map(|meant| format!("?{meant}")).unwrap_or_default();
        Some(match &part.meaning {
            Meaning::Term(term) => format!("{}{meant}", term.name),
            Meaning::Place(place) => {
                let station = if place.station { "駅" } else { "" };
                let near = if place.near { "~" } else { "" };
                format!("@{}{station}{near}", place.name)
            }
            Meaning::Postal(digits) => format!("〒{digits}"),
            Meaning::Telephone(digits) => format!("☎{digits}"),
            Meaning::Near { station } => (if *station { "駅~" } else { "~" }).to_owned(),
            Meaning::Filler => return None,
            Meaning::Name(name) => {
                let kana = name.kana.as_ref().map(|kana| format!("/{kana}")).unwrap_or_default();
                format!("\"{}{kana}", name.folded)
            }
        })
    });
    short.collect::<Vec<_>>().join(" ")
}

const CARE_MANAGER: &str = "ケアマネジャー（居宅介護支援）";
const HELPER: &str = "ホームヘルパー（訪問介護）";
const TOKUYO: &str = "特別養護老人ホーム（特養）";
const ROKEN: &str = "介護老人保健施設（老健）";

#[test]
fn what_people_type() {
    let table: &[(&str, &str)] = &[
        // as the issue has them
        ("内科 枚方市", "内科 @枚方市"),
        ("訪問看護 24時間", "訪問看護 24時間対応"),
        ("ないか", "内科"),
        ("ﾅｲｶ", "内科"),
        ("naika", "内科"),
        ("〒573-0032", "〒5730032"),
        ("高槻駅の近く 歯医者", "@高槻駅~ 歯科"),
        ("耳鼻科", "耳鼻いんこう科"),
        ("目医者", "眼科"),
        ("歯医者", "歯科"),
        ("ケアマネ", CARE_MANAGER),
        ("訪看", "訪問看護"),
        ("老健", ROKEN),
        ("特養", TOKUYO),
        ("デイサービス", "デイサービス"),
        ("ショートステイ", "ショートステイ"),
        ("ヘルパー", HELPER),
        ("お薬", "薬局"),
        // 地域の活動・支え合い, and what lies close to them
        ("サロン 枚方市", "ふれあいサロン @枚方市"),
        ("認カフェ", "認知症カフェ"),
        ("おれんじかふぇ", "認知症カフェ"),
        ("百歳体操", "通いの場"),
        ("かよいのば", "通いの場"),
        ("見守り", "見守り"),
        ("みまもり 枚方", "見守り @枚方"),
        ("買い物支援", "移動支援"),
        ("移送サービス", "移動支援"),
        ("お弁当", "配食"),
        ("配食サービス 枚方市", "配食 @枚方市"),
        ("買い物代行", HELPER),
        ("送迎", "送迎"),
        ("通い", "デイサービス"),
        ("認知症", "認知症・もの忘れ"),
        ("見守りつき住宅", "サービス付き高齢者向け住宅（サ高住）"),
        // width, kana, old kanji, blanks
        ("　内科　　枚方市　", "内科 @枚方市"),
        ("内科、小児科", "内科 小児科"),
        ("内科・小児科", "内科 小児科"),
        ("内科/小児科 枚方", "内科 小児科 @枚方"),
        ("ﾃﾞｲｻｰﾋﾞｽ", "デイサービス"),
        ("デーサービス", "デイサービス"),
        ("訪問 看護", "訪問看護"),
        ("枚方 市", "@枚方市"),
        ("東 大阪", "@東大阪"),
        ("大阪 北区", "@大阪 @北区"),
        ("香里ヶ丘 薬局", "@香里が丘 薬局"),
        ("關ケ原 醫院", "@関が原 クリニック"),
        ("皮フ科", "皮膚科"),
        ("リュウマチ", "リウマチ科"),
        // numbers
        ("５７３－００３２", "〒5730032"),
        ("5730032 内科", "〒5730032 内科"),
        ("〒573", "〒573"),
        ("〒 573 0032", "〒5730032"),
        ("〒573-0032枚方市", "〒5730032 @枚方市"),
        ("072-840-2641", "☎0728402641"),
        ("０７２（８４０）２６４１", "☎0728402641"),
        ("072 840 2641", "☎0728402641"),
        ("573", "\"573"),
        ("5730032歯医者", "〒5730032 歯科"),
        ("〒573-0032歯医者", "〒5730032 歯科"),
        ("内科5730032", "内科 〒5730032"),
        ("5730032の近くの内科", "〒5730032 ~ 内科"),
        ("573-0032の内科", "〒5730032 内科"),
        ("枚方市の内科573ー0032", "@枚方市 内科 〒5730032"),
        // half in kana
        ("ほうもん看護 枚方市", "訪問看護 @枚方市"),
        ("特別ようご老人ホーム", TOKUYO),
        ("枚方市のくすり屋さん", "@枚方市 薬局"),
        ("枚方整けい外科", "@枚方 整形外科"),
        ("きょたく介護支援", CARE_MANAGER),
        // glued together
        ("枚方市内科", "@枚方市 内科"),
        ("高槻駅の近くの歯医者", "@高槻駅~ 歯科"),
        ("内科クリニック枚方", "内科 クリニック @枚方"),
        ("ひらかたしのないか", "@ひらかたし 内科"),
        ("枚方市の訪問看護ステーション", "@枚方市 訪問看護"),
        ("枚方市内の皮膚科", "@枚方市 皮膚科"),
        ("高槻駅前のいい歯医者さん", "@高槻駅~ 歯科"),
        ("JR高槻駅 内科", "@高槻駅 内科"),
        ("京阪 枚方市駅 眼科", "@枚方市駅 眼科"),
        ("大阪府枚方市新町1-2-35", "@大阪府枚方市 @新町"),
        ("枚方市新町１丁目 内科", "@枚方市新町 内科"),
        ("枚方整形外科医院", "@枚方 整形外科 クリニック"),
        ("訪問看護24時間対応", "訪問看護 24時間対応"),
        ("近くの歯医者", "~ 歯科"),
        ("家の近くの内科", "~ 内科"),
        ("駅前 歯医者", "駅~ 歯科"),
        ("高槻 駅 近く 歯医者", "@高槻駅~ 歯科"),
        ("高槻 付近 内科", "@高槻~ 内科"),
        ("近くの枚方市の内科", "@枚方市~ 内科"),
        ("認知症に強い病院", "認知症・もの忘れ 病院"),
        // romaji and English
        ("higashi osaka naika", "@ひがしおおさか 内科"),
        ("shika", "歯科"),
        ("sika", "歯科"),
        ("jibika hirakata", "耳鼻いんこう科 @ひらかた"),
        ("zibika", "耳鼻いんこう科"),
        ("takatsuki eki naika", "@たかつき駅 内科"),
        ("takatuki shounika", "@たかつき 小児科"),
        ("shonika", "小児科"),
        ("Ōsaka seikeigeka", "@おおさか 整形外科"),
        ("osaka hifuka", "@おおさか 皮膚科"),
        ("kyoto ganka", "@きよおと 眼科"),
        ("hirakatashinaika", "@ひらかたし 内科"),
        ("keamane", CARE_MANAGER),
        ("houmon kango", "訪問看護"),
        ("houmonkango", "訪問看護"),
        ("otona no shika", "\"otona/おとな 歯科"),
        ("deisabisu", "デイサービス"),
        ("dentist near hirakata station", "歯科 @ひらかた駅~"),
        ("pharmacy near me", "薬局 ~"),
        ("home nursing", "訪問看護"),
        ("internal medicine in takatsuki", "内科 @たかつき"),
        ("care manager", CARE_MANAGER),
        ("I am looking for a pediatrician", "小児科"),
        // one slip
        ("せいけいげか", "整形外科"),
        ("せいけげか", "整形外科?せいけいげか"),
        ("せいけ歯科", "@せえけ 歯科"),
        ("整形下科", "整形外科?整形外科"),
        ("jibka", "耳鼻いんこう科?じびか"),
        ("けあまね", CARE_MANAGER),
        ("けあまめ", "ケアマネジャー（居宅介護支援）?ケアマネ"),
        ("循環気内科", "循環器内科?循環器内科"),
        ("訪問看後", "訪問看護?訪問看護"),
        ("デイサービズ", "デイサービス?デイサービス"),
        ("dentsit", "歯科?dentist"),
        ("pharmasy", "薬局?pharmacy"),
        // old people's and everyday wording
        ("みみはな", "耳鼻いんこう科"),
        ("めいしゃ", "眼科"),
        ("はいしゃさん 近所", "歯科 ~"),
        ("くすりや", "薬局"),
        ("骨の病院", "整形外科"),
        ("子どものお医者さん", "小児科"),
        ("こどもの歯医者", "小児歯科"),
        ("心のクリニック 枚方", "心療内科 @枚方"),
        ("物忘れ", "認知症・もの忘れ"),
        ("透析", "人工透析"),
        ("お産", "お産・産院"),
        ("おすすめの内科を教えてください", "内科"),
        ("枚方で往診してくれる内科", "@枚方 往診 内科"),
        ("家に来てくれる歯医者", "訪問歯科"),
        ("家に来てくれるお医者さん", "往診"),
        ("うちに来てほしい ヘルパーさん", "往診 ホームヘルパー（訪問介護）"),
        ("ヘルパーさんに来てほしい", HELPER),
        ("薬がもらえるところ", "薬局"),
        ("車いすを借りたい", "福祉用具"),
        ("物忘れを診てもらえるところ", "認知症・もの忘れ"),
        ("認知症の父が入れる施設", "認知症・もの忘れ 老人ホーム"),
        ("歯医者に行きたい", "歯科"),
        ("目を診てもらうところ", "眼科"),
        ("泊まれるデイ", "小規模多機能"),
        ("お泊りデイ 枚方", "小規模多機能 @枚方"),
        ("介護ベッドを借りられる店", "福祉用具"),
        ("夜やっている小児科", "夜間 小児科"),
        ("今開いてる薬局", "今あいている 薬局"),
        // care
        ("介護ベッド", "福祉用具"),
        ("車いすレンタル 高槻", "福祉用具 @高槻"),
        ("お泊まり", "ショートステイ"),
        ("サ高住", "サービス付き高齢者向け住宅（サ高住）"),
        ("グループホーム", "グループホーム"),
        ("特別養護老人ホーム 枚方市", "特別養護老人ホーム（特養） @枚方市"),
        ("ホームヘルプ", HELPER),
        ("デイケア", "デイケア"),
        ("リハビリ", "リハビリ"),
        ("包括", "地域包括支援センター"),
        ("看取り 在宅医療", "看取り 訪問診療・在宅医療"),
        ("訪問歯科 枚方", "訪問歯科 @枚方"),
        // names
        ("枚方公済病院", "\"枚方公済病院"),
        ("田中内科", "\"田中内科"),
        ("あんずクリニック", "\"あんずくりにつく"),
        ("いちょう会", "\"いちよお会"),
        ("医療法人 さくら会", "\"さくら会"),
        ("小林眼科", "\"小林眼科"),
        ("森内科", "\"森内科"),
        ("山形外科", "\"山形外科"),
        ("枚方市民病院", "\"枚方市民病院"),
        ("枚方市田中医院", "@枚方市 \"田中 クリニック"),
        ("枚方市森内科", "@枚方市 \"森内科"),
        ("枚方市篠ノ井ケアマネ", "@枚方市 \"篠の井 ケアマネジャー（居宅介護支援）"),
        ("枚方市浅間温泉歯医者", "@枚方市 \"浅間温泉 歯科"),
        ("枚方市の浅間温泉の近くの歯医者を探して", "@枚方市 \"浅間温泉 ~ 歯科"),
        ("近くの田中医院", "~ \"田中医院"),
        ("関西医科大学附属病院の電話番号", "\"関西医科大学付属病院"),
        ("Tanaka", "\"tanaka/たなか"),
        ("ひまわり", "\"ひまわり"),
        ("浅間温泉デイサービス", "\"浅間温泉でえさあびす"),
        ("枚方市浅間温泉デイサービス", "@枚方市 \"浅間温泉 デイサービス"),
        ("髙﨑 歯科", "\"高崎 歯科"),
        ("'; drop table facilities; --", "\"drop \"table \"--"),
        ("🦷", "\"🦷"),
        ("", ""),
        ("　、", ""),
    ];
    let wrong: Vec<String> = table
        .iter()
        .filter(|(q, expected)| short(q) != *expected)
        .map(|(q, expected)| format!("{q}: {} instead of {expected}", short(q)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_may_also_be_a_name() {
    let understanding = understand("枚方病院", &Few);
    assert_eq!(understanding.parts.len(), 2);
    assert!(understanding.parts.iter().all(|part| part.within.as_deref() == Some("枚方病院")));

    let name = |q: &str| match understand(q, &Few).parts.pop().map(|part| part.meaning) {
        Some(Meaning::Name(name)) => name,
        other => panic!("{q}: {other:?}"),
    };
    let tanaka = name("田中内科クリニック");
    assert_eq!(tanaka.hints.iter().map(|term| term.name).collect::<Vec<_>>(), ["内科", "クリニック"]);
    assert_eq!(tanaka.core.as_deref(), Some("田中"));
    let himawari = name("訪問看護ステーションひまわり");
    assert_eq!(himawari.core.as_deref(), Some("ひまわり"));
    let romaji = name("tanakanaika");
    assert_eq!((romaji.kana.as_deref(), romaji.core.as_deref()), (Some("たなかないか"), Some("たなか")));
    assert_eq!(name("ひまわり").core, None);

    let within = |q: &str| understand(q, &Few).parts.pop().and_then(|part| part.within);
    assert_eq!(within("せいけげか"), None);
    assert_eq!(within("循環気内科"), None);
    assert_eq!(within("けあまめ"), Some("けあまめ".to_owned()));
}

#[test]
fn parts_show_what_was_typed() {
    let texts = |q: &str| understand(q, &Few).parts.into_iter().map(|part| part.text).collect::<Vec<_>>();
    assert_eq!(texts("高槻駅の近くのﾊｲｼｬ"), ["高槻駅の近くの", "ﾊｲｼｬ"]);
    assert_eq!(texts("香里ヶ丘二丁目の　内科"), ["香里ヶ丘二丁目", "の", "内科"]);
    assert_eq!(texts("hirakatashinaika"), ["hirakatashi", "naika"]);
    assert_eq!(texts("Dentist near Hirakata Station"), ["Dentist", "near Hirakata Station"]);
}

#[test]
fn a_long_search_is_cut() {
    assert_eq!(understand(&"ぬ ".repeat(1000), &Few).parts.len(), 10);
    assert!(
        understand(&"枚方".repeat(1000), &Few).parts.iter().map(|part| part.text.chars().count()).sum::<usize>() <= 200
    );
}

fn in_order(q: &str) -> Result<(), TestCaseError> {
    let mut rest = q;
    for part in understand(q, &Few).parts {
        let at = rest.find(&part.text);
        prop_assert!(at.is_some() && !part.text.is_empty(), "{:?} in {:?}", part.text, rest);
        rest = &rest[at.unwrap_or_default() + part.text.len()..];
        if let Meaning::Name(name) = part.meaning {
            prop_assert!(!name.folded.is_empty());
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn anything_may_be_typed(q in "\\PC{0,200}") {
        in_order(&q)?;
    }

    #[test]
    fn anything_japanese_may_be_typed(
        q in "(枚方|市|高槻|駅|の近く|内科|の|歯医者|ないか|たかつき|ヶ|丁目|二十|ｶﾞ|゛|ー| |naika|hirakata|1-2|〒573|を探して|、|外|さん){0,14}",
    ) {
        in_order(&q)?;
    }

    #[test]
    fn any_beginning_is_suggested_for(prefix in "\\PC{0,40}") {
        prop_assert!(suggest(&prefix, 8).len() <= 8);
    }
}
