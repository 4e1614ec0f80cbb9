//! What the codes of sheets and cases mean in words, as a desk reads them.

use api::consults::lists::{ConsultLists, ListItem, ListName};
use api::consults::question::AgeBand;
use api::consults::sheet::Sheet;
use api::consults::{AnswerBy, Channel, ConsultStatus, Sex};

use crate::consult_words::item_words;
use crate::dates::date_words;
use crate::lang::Lang;
use crate::words::{Text, pro_desk_codes as w, pro_desk_steps as steps};

/// What can be chosen from a list, and what was chosen already.
pub fn offered(lang: Lang, lists: &ConsultLists, list: ListName, chosen: &[&str]) -> Vec<(String, Text)> {
    let is_offered = |item: &&ListItem| !item.retired || chosen.contains(&item.code.as_str());
    lists.of(list).iter().filter(is_offered).map(|item| (item.code.clone(), item_words(lang, item))).collect()
}

pub fn channel_words(lang: Lang, channel: Channel) -> Text {
    match channel {
        Channel::Web => w::web(lang),
        Channel::Telephone => w::telephone(lang),
        Channel::Fax => w::fax(lang),
        Channel::Visit => w::visit(lang),
        Channel::Email => w::email(lang),
        Channel::Inside => w::inside(lang),
    }
}

/// How a question came, as the first step of its case says it.
pub fn received_words(lang: Lang, channel: Channel) -> Text {
    match channel {
        Channel::Web => steps::received_web(lang),
        Channel::Telephone => steps::received_telephone(lang),
        Channel::Fax => steps::received_fax(lang),
        Channel::Visit => steps::received_visit(lang),
        Channel::Email => steps::received_email(lang),
        Channel::Inside => steps::received_inside(lang),
    }
}

pub fn answer_by_words(lang: Lang, way: AnswerBy) -> Text {
    match way {
        AnswerBy::Telephone => w::telephone(lang),
        AnswerBy::Email => w::email(lang),
        AnswerBy::Web => w::by_web(lang),
        AnswerBy::Fax => w::fax(lang),
    }
}

pub fn status_words(lang: Lang, status: ConsultStatus) -> Text {
    match status {
        ConsultStatus::New => w::new(lang),
        ConsultStatus::Open => w::open(lang),
        ConsultStatus::Closed => w::closed(lang),
    }
}

pub fn sex_words(lang: Lang, sex: Sex) -> Text {
    match sex {
        Sex::Female => w::female(lang),
        Sex::Male => w::male(lang),
        Sex::Other => w::other_sex(lang),
    }
}

/// One of [`api::consults::CARE_LEVELS`].
pub fn care_level_words(lang: Lang, code: &str) -> Text {
    match code.rsplit_once('_') {
        Some(("support", level)) => w::support_level(lang, level),
        Some(("care", level)) => w::care_level(lang, level),
        _ if code == "applied" => w::care_applied(lang),
        _ => w::care_none(lang),
    }
}

/// One of [`api::consults::GOOD_TIMES`].
pub fn good_time_words(lang: Lang, code: &str) -> Text {
    match code {
        "morning" => w::morning(lang),
        "afternoon" => w::afternoon(lang),
        "evening" => w::evening(lang),
        _ => w::any_time(lang),
    }
}

fn age_band_words(lang: Lang, band: AgeBand) -> Text {
    match band {
        AgeBand::Under40 => w::under_40(lang),
        AgeBand::From40 => w::from_40(lang),
        AgeBand::From65 => w::from_65(lang),
        AgeBand::From75 => w::from_75(lang),
        AgeBand::From85 => w::from_85(lang),
        AgeBand::Unknown => w::age_unknown(lang),
    }
}

/// All of them, with what stands between in a language.
pub fn listed(lang: Lang, words: &[Text]) -> Text {
    Text::join(lang, words, if lang == Lang::En { ", " } else { "、" })
}

/// Of whom it is about, what is known but the name: `88歳、女性、桜町、要介護4`.
pub fn about_words(lang: Lang, sheet: &Sheet) -> Vec<Text> {
    let published = |words: &Option<String>| words.as_deref().map(|words| Text::published(lang, words));
    let age = sheet.about_age.map(|years| w::age(lang, years));
    let parts = [
        age.or_else(|| sheet.about_age_band.map(|band| age_band_words(lang, band))),
        sheet.about_born.as_deref().map(|date| w::born(lang, date_words(lang, date))),
        sheet.about_sex.map(|sex| sex_words(lang, sex)),
        published(&sheet.about_town),
        sheet.about_care_level.as_deref().map(|level| care_level_words(lang, level)),
    ];
    parts.into_iter().flatten().collect()
}

/// Whom it is about, in one line; without a name that it is withheld.
pub fn about_line(lang: Lang, sheet: &Sheet) -> Text {
    let parts = about_words(lang, sheet);
    let known = listed(lang, &parts);
    match (&sheet.about_name, parts.is_empty()) {
        (Some(name), true) => Text::published(lang, name),
        (Some(name), false) => Text::join(lang, &[Text::published(lang, name), w::aside(lang, known)], ""),
        (None, true) => w::nothing_told(lang),
        (None, false) => Text::join(lang, &[known, w::aside(lang, w::name_withheld(lang))], ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_it_is_about_is_one_line_and_says_when_the_name_is_withheld() {
        let line = |sheet: &Sheet| about_line(Lang::Ja, sheet).plain();
        assert_eq!(line(&Sheet::default()), "聞いていません");
        let sheet = Sheet {
            about_age: Some(88),
            about_sex: Some(Sex::Female),
            about_town: Some("桜町".to_owned()),
            about_care_level: Some("care_4".to_owned()),
            ..Sheet::default()
        };
        assert_eq!(line(&sheet), "88歳、女性、桜町、要介護4（お名前は伏せています）");
        let named = Sheet { about_name: Some("山田 花子".to_owned()), ..sheet };
        assert_eq!(line(&named), "山田 花子（88歳、女性、桜町、要介護4）");
    }
}
