//! What is chosen from where the region has edited nothing: askers and topics as 在宅医療・介護連携推進事業 counts them
//! (厚生労働省「在宅医療・介護連携推進事業の手引き」, (オ) 相談支援), in words that a resident reads.

use api::consults::lists::{ConsultLists, ListItem};

/// Code, the words in three languages, and whether residents are offered it.
type Line = (&'static str, [&'static str; 3], bool);

const RESIDENTS: bool = true;
const DESKS: bool = false;

#[rustfmt::skip]
const ASKERS: [Line; 14] = [
    ("self", ["本人", "自分《じぶん》", "The person themselves"], RESIDENTS),
    ("family", ["家族・親せき", "家族《かぞく》", "Family"], RESIDENTS),
    ("neighbour", ["友人・近所の人", "友《とも》だち・近所《きんじょ》の 人《ひと》", "Friends and neighbours"], RESIDENTS),
    ("care_manager", ["ケアマネジャー", "ケアマネジャー", "Care manager"], DESKS),
    ("home_nursing", ["訪問看護", "訪問看護《ほうもんかんご》", "Home nursing"], DESKS),
    ("hospital", ["病院", "病院《びょういん》", "Hospital"], DESKS),
    ("clinic", ["診療所", "お医者《いしゃ》さん", "Clinic"], DESKS),
    ("dental", ["歯科", "歯医者《はいしゃ》さん", "Dentist"], DESKS),
    ("pharmacy", ["薬局", "薬局《やっきょく》", "Pharmacy"], DESKS),
    ("care_service", ["介護サービス事業所", "介護《かいご》サービスの 人《ひと》", "Care service"], DESKS),
    ("support_center", ["地域包括支援センター", "地域包括支援《ちいきほうかつしえん》センター", "Community support centre"], DESKS),
    ("government", ["行政", "役所《やくしょ》", "Public office"], DESKS),
    ("welfare_volunteer", ["民生委員", "民生委員《みんせいいいん》", "Welfare volunteer"], RESIDENTS),
    ("other", ["その他", "ほか", "Others"], RESIDENTS),
];

#[rustfmt::skip]
const TOPICS: [Line; 16] = [
    ("home_care", ["家での療養", "病気《びょうき》の とき、家《いえ》で くらす こと", "Living at home with an illness"], RESIDENTS),
    ("home_visits", ["往診・訪問診療（医師が家に来る）", "お医者《いしゃ》さんに 家《いえ》へ 来《き》て ほしい", "A doctor who comes home"], RESIDENTS),
    ("home_nursing", ["訪問看護（看護師が家に来る）", "看護師《かんごし》さんに 家《いえ》へ 来《き》て ほしい", "A nurse who comes home"], RESIDENTS),
    ("discharge", ["退院と、その後の暮らし", "病院《びょういん》を 出《で》た あとの こと", "Leaving hospital"], RESIDENTS),
    ("end_of_life", ["最期の過ごし方・看取り", "人生《じんせい》の 最後《さいご》を どう すごすか", "The last part of life"], RESIDENTS),
    ("dementia", ["もの忘れ・認知症", "よく わすれる・認知症《にんちしょう》", "Forgetfulness, dementia"], RESIDENTS),
    ("care_services", ["介護サービス", "介護《かいご》サービス", "Care services"], RESIDENTS),
    ("facilities", ["施設・ショートステイ", "とまる ところ・施設《しせつ》", "Care homes, short stays"], RESIDENTS),
    ("medicines", ["薬", "薬《くすり》", "Medicines"], RESIDENTS),
    ("oral", ["口・歯・飲みこみ", "口《くち》・歯《は》・飲《の》みこむ こと", "Mouth, teeth, swallowing"], RESIDENTS),
    ("rehabilitation", ["リハビリ", "リハビリ", "Rehabilitation"], RESIDENTS),
    ("meals", ["食事・栄養", "食《た》べる こと", "Meals, nutrition"], RESIDENTS),
    ("family_burden", ["家族の負担・介護の疲れ", "家族《かぞく》が つかれて いる", "Strain on the family"], RESIDENTS),
    ("money_systems", ["お金・制度", "お金《かね》・国《くに》や 市《し》の しくみ", "Money, public support"], RESIDENTS),
    ("emergency", ["災害・急なときの備え", "地震《じしん》などの ときの じゅんび", "Disasters, emergencies"], RESIDENTS),
    ("other", ["その他", "ほか", "Others"], RESIDENTS),
];

#[rustfmt::skip]
const PROVIDED: [Line; 9] = [
    ("home_visits", ["往診・訪問診療の情報", "家《いえ》へ 来《く》る お医者《いしゃ》さんの こと", "About doctors who come home"], DESKS),
    ("medical", ["医療機関の情報", "病院《びょういん》・お医者《いしゃ》さんの こと", "About hospitals and clinics"], DESKS),
    ("home_nursing", ["訪問看護の情報", "訪問看護《ほうもんかんご》の こと", "About home nursing"], DESKS),
    ("facilities", ["施設・ショートステイの情報", "施設《しせつ》の こと", "About care homes and short stays"], DESKS),
    ("care_services", ["介護サービスの情報", "介護《かいご》サービスの こと", "About care services"], DESKS),
    ("systems", ["制度の説明", "国《くに》や 市《し》の しくみの 説明《せつめい》", "Public support explained"], DESKS),
    ("referred", ["ほかの機関につないだ", "ほかの ところに つないだ", "Connected with others"], DESKS),
    ("advice", ["助言・傾聴", "話《はなし》を 聞《き》いた・いっしょに 考《かんが》えた", "Listening, advice"], DESKS),
    ("other", ["その他", "ほか", "Others"], DESKS),
];

pub fn standard() -> ConsultLists {
    let items = |lines: &[Line]| lines.iter().map(item).collect();
    ConsultLists { revision: 0, askers: items(&ASKERS), topics: items(&TOPICS), provided: items(&PROVIDED) }
}

fn item((code, [ja, easy, en], for_residents): &Line) -> ListItem {
    let [code, ja, easy, en] = [code, ja, easy, en].map(|text| (*text).to_owned());
    ListItem { code, ja, easy, en, for_residents: *for_residents, retired: false }
}

#[cfg(test)]
mod tests {
    use api::consults::lists::ListName;

    use super::*;
    use crate::facilities::folding::is_kanji;

    #[test]
    fn the_standard_is_what_the_region_could_have_written() {
        assert_eq!(standard().checked(), Ok(standard()));
    }

    #[test]
    fn every_item_has_its_words_and_every_kanji_of_easy_words_a_reading() {
        let lists = standard();
        for list in ListName::ALL {
            for item in lists.of(*list) {
                assert!(!item.easy.is_empty() && item.en.is_ascii() && !item.en.is_empty(), "{item:?}");
                let mut rest = item.easy.as_str();
                while let Some(kanji) = rest.find(is_kanji) {
                    let word = rest[kanji..].find(|c| !is_kanji(c)).map(|end| &rest[kanji + end..]);
                    let reading = word.and_then(|word| word.strip_prefix('《')?.split_once('》'));
                    let (reading, after) = reading.unwrap_or_else(|| panic!("{item:?}"));
                    assert!(reading.chars().all(|c| matches!(c, 'ぁ'..='ゖ' | 'ー')), "{item:?}");
                    rest = after;
                }
            }
        }
    }

    #[test]
    fn residents_have_choices_of_who_and_what_and_none_of_what_was_provided() {
        let lists = standard();
        let offered = |list| lists.of(list).iter().filter(|item| item.for_residents).count();
        assert_eq!(ListName::ALL.iter().copied().map(offered).collect::<Vec<_>>(), [5, 16, 0]);
    }
}
