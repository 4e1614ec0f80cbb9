use std::collections::BTreeSet;

use super::*;
use crate::lang::Lang;
use crate::page::visit_for_tests;
use crate::words::{note_questions, note_said};

/// Every screen that the program shows, but for the questions, which come after them.
const SCREENS: [&str; 12] = [
    "explain",
    "unlock",
    "home",
    "passphrase",
    "seal",
    "versions",
    "compare",
    "version",
    "keep",
    "open",
    "settings",
    "card",
];

fn shown(lang: Lang) -> String {
    page(&visit_for_tests(lang, "")).markup.into_string()
}

/// The screens that are no questions.
fn frame(markup: &str) -> &str {
    markup.split("data-screen=\"q:").next().unwrap_or_default()
}

/// The values of an attribute.
pub(super) fn values<'m>(markup: &'m str, attribute: &str) -> Vec<&'m str> {
    let mark = format!(" {attribute}=\"");
    markup.split(&mark).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The tags of this name, with their attributes.
pub(super) fn tags<'m>(markup: &'m str, name: &str) -> Vec<&'m str> {
    let mark = format!("<{name} ");
    markup.split(&mark).skip(1).filter_map(|rest| rest.split('>').next()).collect()
}

#[test]
fn every_screen_is_there_once_and_only_what_explains_is_in_sight() {
    let markup = shown(Lang::Ja);
    let markup = frame(&markup);
    let screens = values(markup, "data-screen");
    assert_eq!(screens.iter().collect::<BTreeSet<_>>(), SCREENS.iter().collect());
    assert_eq!(screens.len(), SCREENS.len());
    for section in markup.split("<section class=\"note-screen\"").skip(1) {
        let name = values(section, "data-screen")[0];
        let tag = section.split('>').next().unwrap();
        assert_eq!(tag.ends_with(" hidden"), name != "explain", "{name}: {tag}");
        assert_eq!(section.matches("<h1 tabindex=\"-1\">").count(), 1, "{name}");
    }
}

#[test]
fn every_way_leads_to_a_screen_or_a_question() {
    let markup = shown(Lang::Ja);
    for name in values(&markup, "data-show") {
        let is_there = match name.strip_prefix("q:") {
            Some(question) => ::note::questions::find(question).is_some(),
            None => SCREENS.contains(&name),
        };
        assert!(is_there, "{name}");
    }
    for chapter in ::note::questions::CHAPTERS {
        assert!(markup.contains(&format!("data-out=\"chapter:{}\"", chapter.id)), "{}", chapter.id);
        assert!(!markup.contains(&format!("<b>{}</b>", chapter.id)), "{} has no title", chapter.id);
    }
}

#[test]
fn ids_are_unique_and_every_control_has_a_name_and_a_label() {
    for lang in Lang::ALL {
        let markup = shown(lang);
        let ids = values(&markup, "id");
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{ids:?}");
        for attribute in ["for", "aria-describedby", "aria-controls", "aria-labelledby", "popovertarget"] {
            for named in values(&markup, attribute) {
                assert!(ids.contains(&named), "{attribute}={named}");
            }
        }
        let labels = values(&markup, "for");
        for control in ["input", "textarea", "select"].iter().flat_map(|name| tags(frame(&markup), name)) {
            let control = format!(" {control}");
            let id = values(&control, "id").first().copied();
            let is_in_label = control.contains("type=\"checkbox\"");
            assert!(is_in_label || id.is_some_and(|id| labels.contains(&id)), "{control}");
            assert!(control.contains("name=\""), "{control}");
        }
    }
}

#[test]
fn nothing_that_is_typed_can_become_an_address() {
    let markup = shown(Lang::Ja);
    let forms = tags(&markup, "form");
    assert!(forms.len() >= 3, "{forms:?}");
    for form in forms {
        assert!(form.contains("method=\"dialog\"") && form.contains("autocomplete=\"off\""), "{form}");
        assert!(!form.contains("action=") && !form.contains("data-keep"), "{form}");
    }
    // A field for passwords takes no kana.
    assert!(!markup.contains("type=\"password\""));
}

/// Names of words in the sources of the program: `word("NAME")`, `word_with("NAME", …)`.
fn asked_words() -> Vec<String> {
    let sources = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/note")).unwrap();
    let sources = sources.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap()).collect::<String>();
    let named = |mark| sources.split(mark).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned);
    let words: Vec<String> = named("word(\"").chain(named("word_with(\"")).collect();
    assert!(words.len() > 40);
    words
}

#[test]
fn what_the_program_says_comes_with_the_page() {
    for lang in Lang::ALL {
        let markup = shown(lang);
        let json = values(&markup, "data-words")[0].replace("&quot;", "\"").replace("&amp;", "&");
        let said: serde_json::Value = serde_json::from_str(&json).unwrap();
        let said = said.as_object().unwrap();
        assert_eq!(said.keys().filter(|name| !name.starts_with("device_")).count(), note_said::ALL.len());
        assert_eq!(said["device_pacemaker"], note_questions::of(lang, "body.devices", "=pacemaker").plain());
        for name in asked_words() {
            assert!(said.contains_key(&name), "the program says \"{name}\", and the page does not bring it");
        }
        assert!(said.values().all(|words| !words.as_str().unwrap().contains(['《', '<'])), "{said:?}");
        for (name, holds) in
            [("chapter_count", "{n}"), ("talks_count", "{date}"), ("word_unknown", "{word}"), ("opened", "{date}")]
        {
            assert!(said[name].as_str().unwrap().contains(holds), "{name}");
        }
    }
}

#[test]
fn a_name_of_the_municipality_is_escaped() {
    let mut visit = visit_for_tests(Lang::Ja, "");
    let name = "<b>窓口".to_owned();
    visit.municipality.desk = Some(api::municipality::Desk { name, telephone: "00-0000-0000".to_owned(), hours: None });
    let markup = page(&visit).markup.into_string();
    assert!(markup.contains("&lt;b&gt;窓口") && !markup.contains("<b>窓口"));
}
