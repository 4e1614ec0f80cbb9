use std::collections::BTreeSet;

use ::note::questions::{FieldKind, Kind};

use maud::Render as _;

use super::super::tests::{tags, values};
use super::*;
use crate::page::visit_for_tests;

fn shown(lang: Lang) -> String {
    screens(&visit_for_tests(lang, "")).into_string()
}

/// The screens one by one, each with its question.
fn each(markup: &str) -> Vec<(&'static Question, &str)> {
    ::note::questions::all().zip(markup.split("<section ").skip(1)).collect()
}

#[test]
fn every_question_has_a_screen_of_its_own() {
    for lang in Lang::ALL {
        let markup = shown(lang);
        assert_eq!(markup.matches("<section ").count(), ::note::questions::all().count());
        for (question, screen) in each(&markup) {
            let id = question.id;
            assert_eq!(values(screen, "data-screen"), [format!("q:{id}")]);
            assert_eq!(values(screen, "data-question"), [id]);
            assert!(screen.split('>').next().is_some_and(|tag| tag.ends_with(" hidden")), "{id} is in sight");
            let heading =
                format!("<h1 id=\"{}\" tabindex=\"-1\">{}</h1>", html_id(id), of(lang, id, "").render().into_string());
            assert!(screen.contains(&heading), "{id}: {heading}");
            assert!(screen.contains(&of(lang, id, ":example").render().into_string()), "{id} has no example");
            for act in ["back", "next", "choose"] {
                assert_eq!(values(screen, "data-act").iter().filter(|name| **name == act).count(), 1, "{id} {act}");
            }
        }
    }
}

#[test]
fn a_form_has_the_fields_of_its_question() {
    let markup = shown(Lang::Ja);
    for (question, screen) in each(&markup) {
        let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
        let fields = |fields: &[::note::questions::Field]| {
            fields.iter().map(|field| field.name.to_owned()).chain(named(&["undecided"])).collect()
        };
        let expected: BTreeSet<String> = match question.kind {
            Kind::Choice(_) | Kind::Choices(_) | Kind::Scale => named(&["chosen", "words", "reason"]),
            Kind::Words => named(&["words", "undecided"]),
            Kind::Fields(of) | Kind::Entries(of) => fields(of),
        };
        let found: BTreeSet<String> = values(screen, "name").into_iter().map(str::to_owned).collect();
        assert_eq!(found, expected, "{}", question.id);
    }
}

#[test]
fn everything_can_be_chosen_and_left_open() {
    let markup = shown(Lang::En);
    for (question, screen) in each(&markup) {
        let offered: Vec<&str> = tags(screen, "input")
            .into_iter()
            .filter(|tag| tag.contains("name=\"chosen\"") || tag.contains("name=\"undecided\""))
            .map(|tag| tag.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default())
            .collect();
        let expected: Vec<&str> = match question.kind {
            Kind::Choice(of) | Kind::Choices(of) => of.iter().copied().chain(["undecided"]).collect(),
            Kind::Scale => vec!["1", "2", "3", "4", "5", "undecided"],
            _ => vec!["yes"],
        };
        assert_eq!(offered, expected, "{}", question.id);
    }
    let role =
        each(&markup).into_iter().find(|(question, _)| question.id == "proxies.people").map(|(_, screen)| screen);
    for value in ["first", "alternate", "must_not", "prognosis", "not_yet"] {
        assert!(role.is_some_and(|screen| screen.contains(&format!("value=\"{value}\""))), "{value}");
    }
}

#[test]
fn every_control_has_one_label_and_every_id_is_there_once() {
    for lang in Lang::ALL {
        let markup = shown(lang);
        let ids = values(&markup, "id");
        let known: BTreeSet<_> = ids.iter().collect();
        assert_eq!(known.len(), ids.len());
        let labels = values(&markup, "for");
        assert!(labels.iter().chain(&values(&markup, "aria-labelledby")).all(|id| known.contains(id)));
        for tag in ["input", "textarea", "select"].into_iter().flat_map(|name| tags(&markup, name)) {
            let id = format!(" {tag}");
            let id = values(&id, "id").first().copied().unwrap_or_default();
            let is_in_label = markup.contains(&format!("<label class=\"choice\"><input {tag}>"))
                || markup.contains(&format!("<label class=\"choice\" data-open><input {tag}>"));
            let named = labels.iter().filter(|of| **of == id).count();
            assert!(tag.contains("type=\"hidden\"") || is_in_label || named == 1, "{tag} has no label");
        }
    }
}

#[test]
fn an_id_is_the_question_and_the_field() {
    let markup = shown(Lang::Ja);
    for id in [
        "me-name-birthday",
        "care-place-chosen",
        "care-place-reason",
        "care-place-words",
        "family-words-words",
        "values-day-undecided",
        "supporters-doctor-night_telephone",
    ] {
        assert!(markup.contains(&format!(" id=\"{id}\"")), "{id}");
    }
}

#[test]
fn nothing_that_is_typed_gets_into_an_address() {
    let markup = shown(Lang::Ja);
    let forms = tags(&markup, "form");
    assert_eq!(forms.len(), ::note::questions::all().count());
    assert!(forms.iter().all(|tag| *tag == "method=\"dialog\" autocomplete=\"off\""), "{forms:?}");
    // The return key goes on, and does nothing else.
    let submitting: Vec<_> =
        tags(&markup, "button").into_iter().filter(|tag| !tag.contains("type=\"button\"")).collect();
    assert_eq!(submitting.len(), forms.len());
    assert!(submitting.iter().all(|tag| tag.contains("type=\"submit\"") && tag.contains("data-act=\"next\"")));
}

#[test]
fn entries_are_made_of_a_template() {
    let markup = shown(Lang::Ja);
    for (question, screen) in each(&markup) {
        let is_entries = matches!(question.kind, Kind::Entries(_));
        for part in [
            "data-entries></div><template data-entry><fieldset class=\"entry\" data-entry>",
            "data-act=\"remove-entry\"",
            "data-when=\"removed\"",
            "data-act=\"undo\"",
            "data-act=\"add-entry\"",
        ] {
            assert_eq!(screen.contains(part), is_entries, "{}: {part}", question.id);
        }
        let has_facility = match question.kind {
            Kind::Entries(fields) => fields.iter().any(|field| field.kind == FieldKind::Facility),
            _ => false,
        };
        assert_eq!(screen.contains("data-facility-search="), has_facility, "{}", question.id);
    }
}

#[test]
fn what_is_no_order_says_so() {
    let markup = shown(Lang::Ja);
    for (question, screen) in each(&markup) {
        let says = screen.contains("ここに書くことは医師への指示書ではありません。");
        assert_eq!(says, question.id.starts_with("care."), "{}", question.id);
        assert_eq!(screen.matches("<dt>").count(), if question.is_treatment() { 4 } else { 0 }, "{}", question.id);
    }
    assert!(markup.contains("救急隊や病院への指示にはなりません"));
}

#[test]
fn the_place_in_a_chapter_counts_from_one() {
    let markup = shown(Lang::Ja);
    let place = |id: &str| {
        let (_, screen) = each(&markup).into_iter().find(|(question, _)| question.id == id).unwrap();
        screen.split("question-place\">").nth(1).and_then(|rest| rest.split("</p>").next()).unwrap().to_owned()
    };
    assert_eq!(
        place("care.last_place"),
        "医療とケアの希望　3／12<progress value=\"3\" max=\"12\" aria-hidden=\"true\"></progress>"
    );
    assert!(place("family.words").starts_with("家族へ　1／1<"));
}

#[test]
fn readings_are_marked_up_and_never_shown_as_they_are_written() {
    for lang in Lang::ALL {
        assert!(!shown(lang).contains(['《', '｜']), "{lang:?}");
    }
    assert!(shown(Lang::Ja).contains("<ruby>透析<rt aria-hidden=\"true\">とうせき</rt></ruby>"));
}
