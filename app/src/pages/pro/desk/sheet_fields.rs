//! The fields of a sheet: names, and the controls of its form in the order of a telephone call.

use api::consults::lists::{ConsultLists, ListName};
use api::consults::sheet::Sheet;
use api::consults::{AnswerBy, CARE_LEVELS, GOOD_TIMES, MOST_SUBJECT, Sex};
use api::query::{form_value, form_values};
use maud::{Markup, html};

use crate::components::{Field, InputKind, checkboxes, date_input, radios, select, text_area, text_input};
use crate::desk_words::{answer_by_words, care_level_words, good_time_words, offered, sex_words};
use crate::form::FormState;
use crate::lang::Lang;
use crate::words::{Text, pro_desk_sheet as w};

/// Keys that choose among many: digits, then letters.
const KEYS: &str = "123456789abcdefghijklmnopqrstuvwxyz";

/// The label of a field, as [`api::consults::sheet::SHEET_FIELDS`] names it.
pub fn field_words(lang: Lang, field: &str) -> Text {
    match field {
        "channel" => w::channel(lang),
        "received" => w::received(lang),
        "asker" => w::asker(lang),
        "asker_name" => w::asker_name(lang),
        "asker_organization" => w::asker_organization(lang),
        "asker_telephone" => w::asker_telephone(lang),
        "asker_fax" => w::asker_fax(lang),
        "asker_email" => w::asker_email(lang),
        "about_name" => w::about_name(lang),
        "about_born" => w::about_born(lang),
        "about_age" | "about_age_band" => w::about_age(lang),
        "about_sex" => w::about_sex(lang),
        "about_town" => w::about_town(lang),
        "about_care_level" => w::about_care_level(lang),
        "about_doctor" => w::about_doctor(lang),
        "about_home" => w::about_home(lang),
        "topics" => w::topics(lang),
        "subject" => w::subject(lang),
        "words" => w::words(lang),
        "answer_by" => w::answer_by(lang),
        "good_times" => w::good_times(lang),
        "answer_due_on" => w::answer_due(lang),
        "desk_id" => w::desk(lang),
        other => Text::published(lang, other),
    }
}

/// The labels of all fields, for the summary of errors.
pub fn labels(lang: Lang) -> Vec<(&'static str, Text)> {
    api::consults::sheet::SHEET_FIELDS.iter().map(|field| (*field, field_words(lang, field))).collect()
}

/// The fields that hold words of their own.
pub fn written(lang: Lang) -> Vec<(&'static str, Text)> {
    const WRITTEN: [&str; 12] = [
        "asker_organization",
        "asker_name",
        "asker_telephone",
        "asker_fax",
        "asker_email",
        "about_name",
        "about_age",
        "about_town",
        "about_doctor",
        "about_home",
        "subject",
        "words",
    ];
    WRITTEN.map(|field| (field, field_words(lang, field))).to_vec()
}

/// What was typed, as a sheet can be read of it: topics by their numbers, a subject of the first words.
pub fn completed(lists: &ConsultLists, typed: &[(String, String)]) -> Vec<(String, String)> {
    let mut typed = typed.to_vec();
    let offered: Vec<&str> = lists.topics.iter().filter(|item| !item.retired).map(|item| item.code.as_str()).collect();
    let keys = api::forms::half_width(form_value(&typed, "topic_keys")).to_lowercase();
    let chosen = form_values(&typed, "topics");
    // A number of two digits or one key: 12 is the twelfth.
    for key in keys.split(|c: char| !c.is_ascii_alphanumeric()).filter(|key| !key.is_empty()) {
        let Some(code) = place_of(key).and_then(|at| offered.get(at)) else { continue };
        if !chosen.iter().any(|topic| topic == code) {
            typed.push(("topics".to_owned(), (*code).to_owned()));
        }
    }
    if form_value(&typed, "subject").trim().is_empty() {
        let subject = first_words(form_value(&typed, "words"));
        typed.retain(|(name, _)| name != "subject");
        typed.push(("subject".to_owned(), subject));
    }
    typed
}

fn place_of(key: &str) -> Option<usize> {
    key.parse::<usize>().ok().and_then(|number| number.checked_sub(1))
}

/// The first sentence, cut where a list would cut it.
fn first_words(words: &str) -> String {
    let first = words.trim().split(['。', '\n']).next().unwrap_or_default().trim();
    if first.chars().count() <= MOST_SUBJECT / 2 {
        return first.to_owned();
    }
    let cut: String = first.chars().take(MOST_SUBJECT / 2 - 1).collect();
    format!("{cut}…")
}

/// Choices with the key that chooses them before their words.
fn keyed(lang: Lang, options: Vec<(String, Text)>) -> Vec<(String, Text)> {
    let keys = KEYS.chars().map(String::from);
    options.into_iter().zip(keys).map(|((code, words), key)| (code, w::key_of(lang, key, words))).collect()
}

/// Choices with their numbers.
fn numbered(lang: Lang, options: Vec<(String, Text)>) -> Vec<(String, Text)> {
    let with = |(at, (code, words)): (usize, (String, Text))| (code, w::key_of(lang, at + 1, words));
    options.into_iter().enumerate().map(with).collect()
}

/// The keys of care levels are their own: k3 要介護3, s1 要支援1, n, t.
fn care_levels(lang: Lang) -> Vec<(String, Text)> {
    let key = |code: &str| match code.rsplit_once('_') {
        Some(("support", level)) => format!("s{level}"),
        Some(("care", level)) => format!("k{level}"),
        _ if code == "applied" => "t".to_owned(),
        _ => "n".to_owned(),
    };
    CARE_LEVELS
        .iter()
        .map(|code| ((*code).to_owned(), w::key_of(lang, key(code), care_level_words(lang, code))))
        .collect()
}

/// The parts of the form but for how it came.
pub struct SheetFields<'a> {
    pub lang: Lang,
    pub lists: &'a ConsultLists,
    pub form: &'a FormState,
    /// The sheet that is changed: what it has is offered, retired or not.
    pub known: Option<&'a Sheet>,
}

impl SheetFields<'_> {
    fn field(&self, name: &'static str, hint: Option<Text>, required: bool) -> Field<'_> {
        Field { lang: self.lang, form: self.form, name, label: field_words(self.lang, name), hint, required }
    }

    fn input(&self, name: &'static str, kind: InputKind) -> Markup {
        text_input(&self.field(name, None, false), kind)
    }

    /// Who asks, and how they are answered.
    pub fn asker(&self) -> Markup {
        let lang = self.lang;
        let chosen: Vec<&str> = self.known.iter().map(|sheet| sheet.asker.as_str()).collect();
        let ways: Vec<(String, Text)> =
            AnswerBy::ALL.iter().map(|way| (way.code().to_owned(), answer_by_words(lang, *way))).collect();
        let askers = keyed(lang, offered(lang, self.lists, ListName::Askers, &chosen));
        html! {
            fieldset.desk-part {
                legend { (w::part_asker(lang)) }
                div.desk-fields {
                    (select(&self.field("asker", None, true), &askers))
                    (self.input("asker_organization", InputKind::Text))
                    (self.input("asker_name", InputKind::Text))
                    (self.input("asker_telephone", InputKind::PlaceTelephone))
                    (self.input("asker_fax", InputKind::PlaceTelephone))
                    // Not that of who types: the browser shall offer nothing.
                    (self.input("asker_email", InputKind::Text))
                    (radios(&self.field("answer_by", None, false), &ways))
                }
            }
        }
    }

    /// Of whom it is about.
    pub fn about(&self) -> Markup {
        let lang = self.lang;
        let sexes: Vec<(String, Text)> =
            Sex::ALL.iter().map(|sex| (sex.code().to_owned(), sex_words(lang, *sex))).collect();
        html! {
            fieldset.desk-part {
                legend { (w::part_about(lang)) }
                div.desk-fields {
                    (text_input(&self.field("about_name", Some(w::about_name_hint(lang)), false), InputKind::Text))
                    (self.input("about_age", InputKind::Number))
                    (radios(&self.field("about_sex", None, false), &sexes))
                    (date_input(&self.field("about_born", None, false)))
                    (self.input("about_town", InputKind::Text))
                    (select(&self.field("about_care_level", None, false), &care_levels(lang)))
                    (self.input("about_doctor", InputKind::Text))
                    (text_input(&self.field("about_home", Some(w::about_home_hint(lang)), false), InputKind::Text))
                }
            }
        }
    }

    /// What is asked. In a new sheet topics can be chosen by their numbers.
    pub fn matter(&self) -> Markup {
        let lang = self.lang;
        let chosen: Vec<&str> = self.known.iter().flat_map(|sheet| sheet.topics.iter().map(String::as_str)).collect();
        let topics = numbered(lang, offered(lang, self.lists, ListName::Topics, &chosen));
        let keys =
            Field { label: w::topic_keys(lang), ..self.field("topic_keys", Some(w::topic_keys_hint(lang)), false) };
        html! {
            fieldset.desk-part.desk-matter {
                legend { (w::part_matter(lang)) }
                (text_area(&self.field("words", None, false), 5))
                (text_input(&self.field("subject", Some(w::subject_hint(lang)), false), InputKind::Text))
                @if self.known.is_none() { (text_input(&keys, InputKind::Text)) }
                (checkboxes(&self.field("topics", None, false), &topics))
            }
        }
    }

    /// What few calls need.
    pub fn answer(&self) -> Markup {
        let lang = self.lang;
        let times: Vec<(String, Text)> =
            GOOD_TIMES.iter().map(|time| ((*time).to_owned(), good_time_words(lang, time))).collect();
        html! {
            fieldset.desk-part {
                legend { (w::part_answer(lang)) }
                div.desk-fields {
                    (checkboxes(&self.field("good_times", None, false), &times))
                    (date_input(&self.field("answer_due_on", Some(w::answer_due_hint(lang)), false)))
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use api::consults::lists::ListItem;

    use super::*;

    fn lists() -> ConsultLists {
        let item = |code: &str, retired| ListItem {
            code: code.to_owned(),
            ja: code.to_owned(),
            retired,
            ..ListItem::default()
        };
        ConsultLists { topics: vec![item("a", false), item("b", true), item("c", false)], ..ConsultLists::default() }
    }

    fn typed(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn numbers_choose_the_topics_that_stand_beside_them() {
        let chosen =
            |keys: &str| form_values(&completed(&lists(), &typed(&[("topic_keys", keys), ("topics", "a")])), "topics");
        assert_eq!(chosen("２"), ["a", "c"]);
        assert_eq!(chosen("1、2"), ["a", "c"]);
        assert_eq!(chosen("0 3 x"), ["a"]);
        let offered = numbered(Lang::Ja, offered(Lang::Ja, &lists(), ListName::Topics, &[]));
        assert_eq!(offered[1].1.plain(), "2　c");
    }

    #[test]
    fn an_empty_subject_is_the_first_words() {
        let subject = |words: &str, subject: &str| {
            form_value(&completed(&lists(), &typed(&[("words", words), ("subject", subject)])), "subject").to_owned()
        };
        assert_eq!(subject("往診をさがしている。急ぎ。", ""), "往診をさがしている");
        assert_eq!(subject("往診をさがしている。", "往診"), "往診");
        assert_eq!(subject(&"長".repeat(90), " ").chars().count(), 40);
        assert_eq!(subject("", ""), "");
    }
}
