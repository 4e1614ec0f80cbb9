use std::collections::BTreeSet;

use ::note::questions::{FieldKind, Kind};

use super::*;
use crate::page::visit_for_tests;

fn shown(lang: Lang) -> String {
    page(&visit_for_tests(lang, "")).markup.into_string()
}

/// The values of an attribute.
fn values<'m>(markup: &'m str, attribute: &str) -> BTreeSet<&'m str> {
    super::super::tests::values(markup, attribute).into_iter().collect()
}

#[test]
fn every_question_can_be_answered_on_paper() {
    for lang in Lang::ALL {
        let markup = shown(lang);
        let (marks, fills, rows) =
            (values(&markup, "data-mark"), values(&markup, "data-fill"), values(&markup, "data-rows"));
        let names = values(&markup, "data-field");
        for question in ::note::questions::all() {
            let id = question.id;
            assert!(markup.contains(&format!("<h3 id=\"{}\">", html_id(id))), "{id}");
            let has_mark = |name: String| assert!(marks.contains(name.as_str()), "{lang:?} {name}");
            let has_fill = |name: String| assert!(fills.contains(name.as_str()), "{lang:?} {name}");
            match question.kind {
                Kind::Choice(of) | Kind::Choices(of) => {
                    of.iter().chain(&["undecided"]).for_each(|value| has_mark(format!("{id}.chosen={value}")));
                }
                Kind::Scale => (1..=5).for_each(|step| has_mark(format!("{id}.chosen={step}"))),
                Kind::Words => has_fill(format!("{id}.words")),
                Kind::Fields(of) => of.iter().for_each(|field| has_fill(format!("{id}.{}", field.name))),
                Kind::Entries(of) => {
                    assert!(rows.contains(id), "{id}");
                    for field in of {
                        match field.kind {
                            FieldKind::Facility => {}
                            FieldKind::Choice(values) | FieldKind::Choices(values) => {
                                values.iter().for_each(|value| has_mark(format!("{}={value}", field.name)));
                            }
                            _ => assert!(names.contains(field.name), "{id} {}", field.name),
                        }
                    }
                }
            }
            match question.kind {
                Kind::Choice(_) | Kind::Choices(_) | Kind::Scale => {
                    has_fill(format!("{id}.words"));
                    has_fill(format!("{id}.reason"));
                    has_mark(format!("{id}.chosen=undecided"));
                }
                _ => has_mark(format!("{id}.undecided=yes")),
            }
        }
    }
}

#[test]
fn every_sheet_says_which_version_it_is_and_that_there_is_a_newer_one() {
    let markup = shown(Lang::Ja);
    let sheets: Vec<_> = markup.split("<table class=\"booklet-sheets\"").skip(1).collect();
    assert_eq!(sheets.len(), CHAPTERS.len());
    for (at, sheet) in sheets.iter().enumerate() {
        let head = sheet.split("</thead>").next().unwrap_or_default();
        for part in [
            "data-out=\"version\"",
            "data-out=\"sealed-on\"",
            "data-out=\"check-code\"",
            "data-when=\"old-version\" hidden",
        ] {
            assert!(head.contains(part), "{part} in {head}");
        }
        assert!(head.contains(&format!("{}／9", at + 1)), "{head}");
    }
}

#[test]
fn without_the_program_it_is_the_empty_booklet_and_says_so() {
    let markup = shown(Lang::Ja);
    assert!(markup.contains("<div data-when=\"empty\"><p>これは、手で書きこむための、空のノートです。"), "{markup}");
    assert!(markup.contains("data-action=\"print\"") && markup.contains("href=\"/note\""));
    assert!(!markup.contains("<form") && !markup.contains("<input"));
    assert!(!markup.contains("data-marked"));
    assert_eq!(page(&visit_for_tests(Lang::En, "")).title, "The note as a booklet | Sasae");
}

#[test]
fn it_is_no_order() {
    let cover = shown(Lang::Ja);
    let cover = cover.split("</section>").next().unwrap_or_default();
    assert!(cover.contains("このノートは、医師への指示書ではありません。"), "{cover}");
    assert!(cover.contains("しないでほしい、という指示書でもありません。"), "{cover}");
}

#[test]
fn rows_wait_to_be_written_by_hand_and_a_copy_has_none_of_their_mark() {
    let markup = shown(Lang::Ja);
    let templates: Vec<_> = markup.split("<template data-row>").skip(1).collect();
    let of_entries = ::note::questions::all().filter(|question| matches!(question.kind, Kind::Entries(_))).count();
    assert_eq!(templates.len(), of_entries);
    for template in templates {
        let (copied, rest) = template.split_once("</template>").unwrap_or_default();
        assert!(!copied.contains("data-empty") && copied.contains("data-field="), "{copied}");
        let own = rest.split("data-rows=").next().unwrap_or_default();
        assert!(own.contains("data-empty"), "{own}");
    }
}

#[test]
fn ids_are_there_once_and_readings_are_marked_up() {
    for lang in Lang::ALL {
        let markup = shown(lang);
        let all = markup.matches(" id=\"").count();
        assert_eq!(values(&markup, "id").len(), all);
        assert!(!markup.contains(['《', '｜']), "{lang:?}");
    }
}
