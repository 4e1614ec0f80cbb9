//! The questions of each page.

use api::consults::CARE_LEVELS;
use api::consults::GOOD_TIMES;
use api::consults::lists::{ConsultLists, ListItem, ListName};
use api::consults::question::AgeBand;
use maud::{Markup, html};

use super::Asking;
use super::flow::Screen;
use crate::components::{
    Field, InputKind, LargeChoice, checkboxes, large_checkboxes, large_radios, large_text_area, radios, select,
    text_input,
};
use crate::consult_words::item_words;
use crate::lang::Lang;
use crate::question_words::{age_words, answer_by_explained, answer_by_words, care_words, good_time_words};
use crate::words::{Text, consult as w};

/// The ways to answer that residents can choose, as codes.
const WAYS: [&str; 3] = ["telephone", "email", "web"];

/// What a field is called.
pub fn label(lang: Lang, field: &str) -> Text {
    match field {
        "asker" => w::asker(lang),
        "topics" => w::topics(lang),
        "words" => w::words(lang),
        "age_band" => w::age_band(lang),
        "town" => w::town(lang),
        "care_level" => w::care_level(lang),
        "answer_by" => w::answer_by(lang),
        "telephone" => w::telephone(lang),
        "good_times" => w::good_times(lang),
        "email" => w::email(lang),
        "name" => w::name(lang),
        "desk_id" => w::desk(lang),
        _ => w::consent(lang),
    }
}

/// What a page is called beside the others.
pub fn step_words(lang: Lang, screen: Screen) -> Text {
    match screen {
        Screen::Asker => w::step_asker(lang),
        Screen::Topics => w::step_topics(lang),
        Screen::Words => w::step_words(lang),
        Screen::Person => w::step_person(lang),
        Screen::Answer => w::step_answer(lang),
        Screen::Desk => w::step_desk(lang),
        Screen::Check => w::step_check(lang),
    }
}

impl Asking<'_> {
    pub(super) fn field(&self, name: &'static str, hint: Option<Text>, required: bool) -> Field<'_> {
        let lang = self.lang();
        Field { lang, form: self.form, name, label: label(lang, name), hint, required }
    }

    pub(super) fn questions(&self, screen: Screen) -> Markup {
        let lang = self.lang();
        match screen {
            Screen::Asker => large_radios(
                &self.field("asker", Some(w::asker_hint(lang)), true),
                &offered(lang, self.lists, ListName::Askers),
            ),
            Screen::Topics => {
                let mut choices = offered(lang, self.lists, ListName::Topics);
                choices.push(("unsure".to_owned(), w::unsure(lang), None));
                large_checkboxes(&self.field("topics", Some(w::topics_hint(lang)), true), &choices)
            }
            Screen::Words => self.words(),
            Screen::Person => self.person(),
            Screen::Answer => self.answer(),
            Screen::Desk => {
                let choice = |desk: &api::consults::desks::Desk| {
                    let area = desk.settings.area.as_deref().map(|area| w::desk_area(lang, area));
                    (desk.id.clone(), Text::published(lang, &desk.name), area)
                };
                let choices: Vec<LargeChoice> = self.desks.iter().map(choice).collect();
                large_radios(&self.field("desk_id", Some(w::desk_hint(lang)), true), &choices)
            }
            Screen::Check => self.check(),
        }
    }

    fn words(&self) -> Markup {
        let lang = self.lang();
        // Whoever chose nothing says a word instead.
        let only_unsure =
            self.form.typed.iter().filter(|(name, _)| name == "topics").all(|(_, value)| value == "unsure");
        let hint = if only_unsure { w::words_hint_unsure(lang) } else { w::words_hint(lang) };
        html! {
            (large_text_area(&self.field("words", Some(hint), only_unsure), 7))
            p.consult-example { (w::words_example(lang)) }
        }
    }

    fn person(&self) -> Markup {
        let lang = self.lang();
        let ages: Vec<_> =
            AgeBand::ALL.iter().map(|band| (band.code().to_owned(), age_words(lang, band.code()))).collect();
        let levels = CARE_LEVELS.map(|code| (code.to_owned(), care_words(lang, code)));
        html! {
            h1 tabindex="-1" { (w::person(lang)) }
            p.consult-lead { (w::person_hint(lang)) }
            (radios(&self.field("age_band", None, false), &ages))
            (text_input(&self.field("town", Some(w::town_hint(lang)), false), InputKind::Text))
            (select(&self.field("care_level", None, false), &levels))
        }
    }

    fn answer(&self) -> Markup {
        let lang = self.lang();
        let ways: Vec<_> = WAYS
            .iter()
            .map(|code| {
                let words = [answer_by_words(lang, code), answer_by_explained(lang, code)];
                ((*code).to_owned(), Text::join(lang, &words, if lang == Lang::En { ": " } else { "：" }))
            })
            .collect();
        let times = GOOD_TIMES.map(|code| (code.to_owned(), good_time_words(lang, code)));
        let is_by = |way: &str| self.value("answer_by") == way;
        html! {
            h1 tabindex="-1" { (w::answer(lang)) }
            (radios(&self.field("answer_by", None, true), &ways))
            // Where a style sheet can tell what is chosen, the others are out of sight.
            div data-way="telephone" {
                (text_input(&self.field("telephone", Some(w::telephone_hint(lang)), is_by("telephone")), InputKind::Telephone))
                (checkboxes(&self.field("good_times", None, false), &times))
            }
            div data-way="email" {
                (text_input(&self.field("email", None, is_by("email")), InputKind::Email))
            }
            (text_input(&self.field("name", Some(w::name_hint(lang)), false), InputKind::Text))
        }
    }
}

/// What residents choose from in a list.
fn offered(lang: Lang, lists: &ConsultLists, list: ListName) -> Vec<LargeChoice> {
    let is_offered = |item: &&ListItem| item.for_residents && !item.retired;
    lists.of(list).iter().filter(is_offered).map(|item| (item.code.clone(), item_words(lang, item), None)).collect()
}
