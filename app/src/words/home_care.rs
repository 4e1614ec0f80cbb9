//! What a clinic can do at home, and what it does as a family doctor: names of the items, answers, and how old they are.

use std::borrow::Cow;

use api::home_care::Answer;

use super::Text;
use crate::lang::Lang;

words! {
    procedures: "在宅医療でできること", "家《いえ》で できる 医療《いりょう》", "What they can do at home";
    family_doctor: "かかりつけ医の働き", "かかりつけの 医者《いしゃ》の 仕事《しごと》", "What they do as a family doctor";
    at_home(name): "{name}（回答による）", "{name}（答《こた》え）", "{name} (by their answer)";
    answered_themselves: "この医療機関の回答です。", "ここの 人《ひと》の 答《こた》えです。", "As answered by the institution.";
    cannot_these(number): "× できないと回答している項目（{number}）", "× できない もの（{number}）", "× What they say they cannot do ({number})";
    can: "できます", "できます", "Yes";
    ask: "相談してください", "先《さき》に 聞《き》いて ください", "Please ask first";
    cannot: "できません", "できません", "No";
    not_answered_means: "回答がない項目は、「できない」という意味ではありません。",
        "答《こた》えが ない ものは、「できない」という 意味《いみ》では ありません。",
        "No answer does not mean “no”.";
    needs_confirmation: "要確認", "もう一度《いちど》 聞《き》いて ください", "To be confirmed";
    needs_confirmation_means: "確かめてから180日をすぎた回答、または、いつ確かめたかわからない回答です。電話でお確かめください。",
        "聞《き》いてから 180日《にち》が すぎました。または、いつ 聞《き》いたか わかりません。電話《でんわ》で 聞《き》いて ください。",
        "Confirmed more than 180 days ago, or nobody knows when. Please call to check.";
    confirmed(date): "{date}に確認", "{date}に 聞《き》きました", "Confirmed {date}";
    confirmed_by(date, who): "{date}に確認（{who}）", "{date}に 聞《き》きました（{who}）", "Confirmed {date} ({who})";
    answered(name): "「{name}」ができると回答しています", "「{name}」が できると 答《こた》えて います", "Says it can: {name}";
    answered_ask(name): "「{name}」は相談に応じると回答しています", "「{name}」は 先《さき》に 聞《き》いて ください", "Says to ask first: {name}";
}

/// Code, easy Japanese, English; the codes of [`api::home_care::ITEMS`], in its order.
pub const ITEMS: &[(&str, &str, &str)] = &[
    ("home_visits", "決《き》まった 日《ひ》に 家《いえ》に 来《き》ます", "Regular home visits"),
    ("house_call", "呼《よ》ぶと 家《いえ》に 来《き》ます", "House calls when needed"),
    ("night_calls", "夜《よる》や 休《やす》みの 日《ひ》も 来《き》ます", "House calls at night and on holidays"),
    ("end_of_life", "家《いえ》で 最期《さいご》まで 助《たす》けます", "End-of-life care at home"),
    ("cancer", "がんの つらさを 軽《かる》く します", "Palliative care for cancer"),
    ("opioids", "医者《いしゃ》の 強《つよ》い 痛《いた》み止《ど》め", "Opioids for pain"),
    ("home_oxygen", "家《いえ》で 酸素《さんそ》を 吸《す》います", "Oxygen at home"),
    ("ventilator", "息《いき》を 助《たす》ける 機械《きかい》", "Ventilator"),
    ("tracheostomy", "のどの 穴《あな》の 手当《てあ》て", "Tracheostomy"),
    ("suction", "たんを 機械《きかい》で 取《と》ります", "Suction of phlegm"),
    (
        "central_nutrition",
        "太《ふと》い 血管《けっかん》から 栄養《えいよう》を 入《い》れます",
        "Nutrition through a central vein",
    ),
    ("tube_feeding", "管《くだ》で おなかに 栄養《えいよう》を 入《い》れます", "Tube feeding"),
    ("infusion", "家《いえ》で 点滴《てんてき》を します", "Drip infusion"),
    ("transfusion", "家《いえ》で 輸血《ゆけつ》を します", "Blood transfusion"),
    ("insulin", "自分《じぶん》で する 注射《ちゅうしゃ》（インスリン など）", "Insulin and other self-injections"),
    ("peritoneal_dialysis", "おなかの 透析《とうせき》を 家《いえ》で します", "Peritoneal dialysis"),
    ("catheter", "おしっこの 管《くだ》の 手当《てあ》て", "Urinary catheter"),
    ("stoma", "おなかの 便《べん》や おしっこの 袋《ふくろ》", "Stoma care"),
    ("pressure_ulcers", "床《とこ》ずれの 手当《てあ》て", "Pressure sores"),
    ("swallowing", "飲《の》みこむ 力《ちから》を 見《み》ます", "Swallowing"),
    ("dementia", "認知症《にんちしょう》の 人《ひと》を 家《いえ》で 診《み》ます", "Dementia"),
    ("neurological", "パーキンソン病《びょう》や ALSなど", "Neurological diseases such as ALS"),
    ("mental", "こころの 病気《びょうき》を 家《いえ》で 診《み》ます", "Mental illness"),
    ("medical_care_child", "子《こ》どもを 家《いえ》で 診《み》ます", "Children, also with medical devices"),
    (
        "trained_doctor",
        "かかりつけの 医者《いしゃ》の 勉強《べんきょう》を した 医者《いしゃ》",
        "Doctor trained in family medicine",
    ),
    ("primary_care", "いつもの 病気《びょうき》を まとめて 診《み》ます", "Everyday illnesses, seen as a whole"),
    ("advice", "体《からだ》の 心配《しんぱい》を 聞《き》きます", "Advice on health worries"),
    ("explanation", "できる ことを 書《か》いて 見《み》せます", "Explains in writing what it does"),
    ("after_hours", "閉《し》まって いる 時間《じかん》も 相談《そうだん》できます", "Care outside opening hours"),
    (
        "hospital_stays",
        "入院《にゅういん》と 退院《たいいん》の 手伝《てつだ》い",
        "Help with going into and leaving hospital",
    ),
    ("referral", "ほかの 病院《びょういん》に つなぎます", "Referral to specialists and back"),
    ("home_medicine", "家《いえ》で 医療《いりょう》を 受《う》けられます", "Medical care at home"),
    ("care_services", "介護《かいご》の 人《ひと》と 一緒《いっしょ》に 助《たす》けます", "Works with care services"),
    ("care_planning", "これからの 医療《いりょう》の 話《はな》し合《あ》い", "Advance care planning"),
    (
        "prevention",
        "健康《けんこう》診断《しんだん》や 予防《よぼう》の 注射《ちゅうしゃ》",
        "Check-ups and vaccinations",
    ),
    ("community", "学校《がっこう》や 会社《かいしゃ》の 医者《いしゃ》", "School and company doctor"),
    (
        "digital",
        "画面《がめん》で 診《み》ます。電子《でんし》の 薬《くすり》の 紙《かみ》",
        "Online consultations, electronic prescriptions",
    ),
];

/// The words for an item: in Japanese the field's own; the code itself where it is unknown.
pub fn item(lang: Lang, code: &str) -> Text {
    match (lang, ITEMS.iter().find(|(known, ..)| *known == code)) {
        (Lang::Easy, Some((_, easy, _))) => Text::new(lang, Cow::Borrowed(easy)),
        (Lang::En, Some((.., en))) => Text::new(lang, Cow::Borrowed(en)),
        _ => Text::published(lang, api::home_care::by_code(code).map_or(code, |item| item.official)),
    }
}

/// What an item of the field means, in Japanese; easy Japanese and English say it in its name.
pub fn meaning(lang: Lang, code: &str) -> Option<Text> {
    let plain = api::home_care::by_code(code).filter(|_| lang == Lang::Ja)?.plain;
    Some(Text::new(lang, Cow::Borrowed(plain)))
}

/// What an answer says.
pub fn answer(lang: Lang, answer: Answer) -> Text {
    match answer {
        Answer::Can => can(lang),
        Answer::Ask => ask(lang),
        Answer::Cannot => cannot(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::departments::is_read;

    #[test]
    fn every_item_has_words() {
        let codes: Vec<_> = ITEMS.iter().map(|(code, ..)| *code).collect();
        let all: Vec<_> = api::home_care::ITEMS.iter().map(|item| item.code).collect();
        assert_eq!(codes, all);
        for (code, easy, en) in ITEMS {
            assert!(is_read(easy), "{code} {easy}");
            assert!(!en.is_empty() && en.is_ascii(), "{code} {en}");
        }
    }

    #[test]
    fn words_of_an_item() {
        assert_eq!(item(Lang::Ja, "ventilator").plain(), "人工呼吸器");
        assert_eq!(item(Lang::Easy, "ventilator").plain(), "息を 助ける 機械");
        assert_eq!(item(Lang::En, "ventilator").plain(), "Ventilator");
        for lang in Lang::ALL {
            assert_eq!(item(lang, "x").plain(), "x");
            let signs: std::collections::BTreeSet<_> = Answer::ALL.map(|sign| answer(lang, sign).plain()).into();
            assert_eq!(signs.len(), 3);
        }
    }
}
