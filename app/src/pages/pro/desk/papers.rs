//! Papers of a case: 相談受付票, the answer by fax, 主治医連絡票. A4, black on white; the QR on each holds the address of
//! the case and nothing of anybody.

use api::ClientError;
use api::consults::case::Consult;
use api::consults::desks::Desk;
use api::consults::sheet::Sheet;
use api::consults::step::Done;
use api::query::form_value;
use maud::{Markup, PreEscaped, html};

use super::super::frame::{self, ProPage};
use super::case::Case;
use super::{case_path, history, sheet};
use crate::components::{Field, InputKind, checkboxes, print_button, text_area, text_input};
use crate::dates::japanese_date_of;
use crate::desk_words::{about_words, listed};
use crate::form::FormState;
use crate::lang::Lang;
use crate::page::{Page, Visit};
use crate::qr;
use crate::words::{Text, pro_desk_papers as w, pro_desk_sheet};

/// Which paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    Sheet,
    Fax,
    Doctor,
}

impl Paper {
    /// The one with this address.
    pub fn parse(page: &str) -> Option<Self> {
        Some(match page {
            "paper" => Self::Sheet,
            "fax" => Self::Fax,
            "doctor" => Self::Doctor,
            _ => return None,
        })
    }

    fn title(self, lang: Lang) -> Text {
        match self {
            Self::Sheet => w::sheet_title(lang),
            Self::Fax => w::fax_title(lang),
            Self::Doctor => w::doctor_title(lang),
        }
    }
}

/// A paper on the screen as it will be printed. `typed`: what a 主治医連絡票 shall say; it is kept nowhere.
pub async fn page(
    visit: &Visit,
    id: &str,
    paper: Paper,
    typed: Option<&[(String, String)]>,
) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let case = Case::load(visit, id).await?;
    let consult = &case.consult;
    let Some(sheet) = consult.sheet.as_ref().filter(|_| consult.may_change) else {
        return Err(ClientError::Refused { status: 404, errors: Vec::new() });
    };
    let title = paper.title(lang);
    let letter = Letter::read(sheet, typed);
    let body = match paper {
        Paper::Sheet => sheet_body(visit, &case, sheet),
        Paper::Fax => fax_body(visit, consult, sheet),
        Paper::Doctor => doctor_body(visit, consult, sheet, &letter),
    };
    let markup = html! {
        div.desk-paper-screen {
            p.back-link { a href=(visit.address(&case_path(id, ""))) { span { (pro_desk_sheet::back_case(lang)) } } }
            h1 tabindex="-1" { (title) }
            @if paper == Paper::Doctor { (letter_form(visit, id, &letter)) }
            p { (w::on_screen(lang)) }
            (print_button(lang))
        }
        article.desk-paper aria-label=(title.plain()) {
            header.desk-paper-head {
                p.desk-paper-title { (title) }
                dl {
                    dt { (w::number(lang)) } dd { b { (consult.number) } }
                    dt { (pro_desk_sheet::received(lang)) } dd { (japanese_date_of(lang, &consult.received_at)) }
                }
                div.desk-paper-qr { (code(visit, id)) p { (w::qr(lang)) } }
            }
            (body)
        }
    };
    Ok(frame::framed(visit, &case.account, ProPage::new(title, "", markup)))
}

/// Leads whoever is signed in back to the case.
fn code(visit: &Visit, id: &str) -> PreEscaped<String> {
    PreEscaped(qr::svg(&format!("{}{}", visit.public_url, case_path(id, ""))))
}

/// Name and numbers of the desk.
fn desk_lines(lang: Lang, desk: &Desk) -> Markup {
    html! {
        b lang=[lang.of_published()] { (desk.name) }
        @if let Some(number) = &desk.settings.telephone { " " span { (w::telephone(lang, number)) } }
        @if let Some(number) = &desk.settings.fax { " " span { (w::fax(lang, number)) } }
        @if let Some(hours) = &desk.settings.hours { " " span lang=[lang.of_published()] { (hours) } }
    }
}

fn sheet_body(visit: &Visit, case: &Case, sheet: &Sheet) -> Markup {
    let lang = visit.lang;
    html! {
        p { (desk_lines(lang, &case.consult.desk)) }
        p.desk-paper-subject lang=[lang.of_published()] { (sheet.subject) }
        (sheet::shown(lang, &case.lists, &case.consult, sheet))
        h2 { (w::history(lang)) }
        (history::timeline(lang, &case.lists, &case.consult.steps))
    }
}

/// Who asked, as a letter calls them; `None` where no name is known.
fn to_asker(lang: Lang, sheet: &Sheet) -> Option<Text> {
    let published = |words: &String| Text::published(lang, words);
    Some(match (sheet.asker_organization.as_ref().map(published), sheet.asker_name.as_ref().map(published)) {
        (Some(place), Some(name)) => w::to_name(lang, Text::join(lang, &[place, name], "　")),
        (None, Some(name)) => w::to_name(lang, name),
        (Some(place), None) => w::to_place(lang, place),
        (None, None) => return None,
    })
}

/// A doctor as a letter calls them: a clinic is 御中, and what was typed with its honorific stays.
fn to_doctor(lang: Lang, name: &str) -> Text {
    const PLACES: [&str; 7] = ["医院", "病院", "診療所", "クリニック", "センター", "科", "薬局"];
    const HONORIFICS: [&str; 3] = ["先生", "様", "御中"];
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    match name {
        "" => w::doctor_open(lang),
        _ if ends(&HONORIFICS) => Text::published(lang, name),
        _ if ends(&PLACES) => w::to_place(lang, name),
        _ => w::doctor_dear(lang, name),
    }
}

/// The last answer, as it is faxed to who asked.
fn fax_body(visit: &Visit, consult: &Consult, sheet: &Sheet) -> Markup {
    let lang = visit.lang;
    let answer = consult.steps.iter().rev().find_map(|step| match &step.done {
        Done::Answered { words, facilities, .. } => Some((step, words, facilities)),
        _ => None,
    });
    let to = to_asker(lang, sheet);
    html! {
        dl.desk-paper-ways {
            @if to.is_some() || sheet.asker_fax.is_some() {
                dt { (w::to(lang)) }
                dd.desk-paper-to {
                    @if let Some(to) = to { (to) " " }
                    @if let Some(fax) = &sheet.asker_fax { span { (w::fax(lang, fax)) } }
                }
            }
            dt { (w::from(lang)) }
            dd { (desk_lines(lang, &consult.desk)) }
            @if let Some((step, ..)) = answer {
                dt { (w::date(lang)) }
                dd { (japanese_date_of(lang, &step.at)) "　" (w::pages(lang)) }
            }
        }
        h2 { (w::answer(lang)) }
        @match answer {
            None => p { (w::no_answer(lang)) },
            Some((step, words, facilities)) => {
                p.desk-words lang=[lang.of_published()] { (words) }
                @if !facilities.is_empty() {
                    h2 { (w::facilities(lang)) }
                    ul.desk-paper-facilities {
                        @for facility in facilities {
                            li lang=[lang.of_published()] { b { (facility.name) } " " (facility.telephone.as_deref().unwrap_or_default()) }
                        }
                    }
                }
                @if let Some(by) = &step.by { p { (w::written_by(lang, by)) } }
            }
        }
        p { (w::thanks(lang)) }
        p.desk-paper-wrong { (w::wrong_fax(lang)) }
    }
}

/// What a 主治医連絡票 says beside what stands in the sheet.
struct Letter(FormState);

impl Letter {
    fn read(sheet: &Sheet, typed: Option<&[(String, String)]>) -> Self {
        let first = |name: &str, value: &Option<String>| (name.to_owned(), value.clone().unwrap_or_default());
        let typed = typed.map_or_else(
            || vec![first("doctor", &sheet.about_doctor), first("question", &sheet.words)],
            <[(String, String)]>::to_vec,
        );
        Self(FormState { typed, errors: Vec::new() })
    }

    fn value(&self, name: &str) -> &str {
        form_value(&self.0.typed, name).trim()
    }
}

fn letter_form(visit: &Visit, id: &str, letter: &Letter) -> Markup {
    let lang = visit.lang;
    let field = |name, label| Field { lang, form: &letter.0, name, label, hint: None, required: false };
    html! {
        form.desk-form method="post" action=(visit.address(&case_path(id, "doctor"))) {
            fieldset.desk-part {
                legend { (w::doctor_fields(lang)) }
                div.desk-fields {
                    (text_input(&field("doctor", w::doctor_facility(lang)), InputKind::Text))
                    (text_input(&field("doctor_fax", w::doctor_fax(lang)), InputKind::PlaceTelephone))
                }
                (text_area(&field("question", w::doctor_question(lang)), 4))
                (checkboxes(&field("named", w::doctor_about(lang)), &[("yes".to_owned(), w::doctor_name(lang))]))
                button.button type="submit" { span { (w::doctor_prepare(lang)) } }
            }
        }
    }
}

/// To a doctor: who, about whom, what is asked, and boxes for the answer.
fn doctor_body(visit: &Visit, consult: &Consult, sheet: &Sheet, letter: &Letter) -> Markup {
    let lang = visit.lang;
    let named = letter.0.has("named", "yes");
    let replies = [w::reply_telephone(lang), w::reply_visit(lang), w::reply_written(lang)];
    html! {
        dl.desk-paper-ways {
            dt { (w::to(lang)) }
            dd.desk-paper-to {
                (to_doctor(lang, letter.value("doctor")))
                @if !letter.value("doctor_fax").is_empty() { " " span { (w::fax(lang, letter.value("doctor_fax"))) } }
            }
            dt { (w::from(lang)) }
            dd { (desk_lines(lang, &consult.desk)) }
        }
        p { (w::doctor_greeting(lang)) }
        dl.desk-paper-ways {
            dt { (w::doctor_about(lang)) }
            dd {
                @match sheet.about_name.as_deref().filter(|_| named) {
                    Some(name) => p { b lang=[lang.of_published()] { (name) } },
                    None => p { (w::doctor_withheld(lang)) },
                }
                // A birthday and a town are a name to whoever knows the person.
                @if named { p { (listed(lang, &about_words(lang, sheet))) } }
                @else { p { (listed(lang, &about_words(lang, &unnamed(sheet)))) } }
            }
        }
        h2 { (w::doctor_question(lang)) }
        p.desk-words.desk-paper-box lang=[lang.of_published()] { (letter.value("question")) }
        h2 { (w::doctor_reply(lang)) }
        ul.desk-paper-ticks {
            @for reply in replies { li { "□ " (reply) } }
            li { (w::reply_meeting(lang)) }
        }
        div.desk-paper-lines {}
        p { (w::reply_signed(lang)) "　　　　　　　　　　　　　　" (w::reply_date(lang)) }
        p.desk-paper-return { b { (w::return_to(lang)) } " " (desk_lines(lang, &consult.desk)) }
        p.desk-paper-wrong { (w::wrong_fax(lang)) }
    }
}

/// What may be told of somebody who is not named.
fn unnamed(sheet: &Sheet) -> Sheet {
    Sheet { about_born: None, about_town: None, ..sheet.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_names_nobody_unless_it_was_chosen() {
        let visit = crate::page::visit_for_tests(Lang::Ja, "");
        let sheet = Sheet {
            about_name: Some("山田 花子".to_owned()),
            about_born: Some("1938-04-02".to_owned()),
            about_town: Some("桜町".to_owned()),
            about_age: Some(88),
            words: Some("看取りまで診られますか".to_owned()),
            ..Sheet::default()
        };
        let consult = super::super::tests::consult(sheet.clone());
        let letter = |typed: Option<&[(String, String)]>| {
            doctor_body(&visit, &consult, &sheet, &Letter::read(&sheet, typed)).into_string()
        };
        let first = letter(None);
        assert!(first.contains("88歳") && first.contains("看取りまで診られますか"), "{first}");
        assert!(!["山田", "1938", "桜町"].iter().any(|word| first.contains(word)), "{first}");
        let named = letter(Some(&[("named".to_owned(), "yes".to_owned())]));
        assert!(["山田 花子", "1938年4月2日", "桜町"].iter().all(|word| named.contains(word)), "{named}");
    }

    #[test]
    fn a_letter_calls_nobody_by_an_empty_name_and_a_place_with_its_own_honorific() {
        let some = |words: &str| Some(words.to_owned()).filter(|words| !words.is_empty());
        for (place, name, said) in [
            ("桜町居宅支援", "田中", Some("桜町居宅支援　田中　様")),
            ("", "田中", Some("田中　様")),
            ("桜町居宅支援", "", Some("桜町居宅支援　御中")),
            ("", "", None),
        ] {
            let sheet = Sheet { asker_organization: some(place), asker_name: some(name), ..Sheet::default() };
            assert_eq!(to_asker(Lang::Ja, &sheet).map(|to| to.plain()).as_deref(), said);
        }
        for (doctor, said) in [
            ("桜町クリニック 佐藤", "桜町クリニック 佐藤　先生"),
            ("桜町クリニック", "桜町クリニック　御中"),
            ("佐藤先生", "佐藤先生"),
            ("", "　　　　　　　　　　　　先生"),
        ] {
            assert_eq!(to_doctor(Lang::Ja, doctor).plain(), said);
        }
    }

    #[test]
    fn the_code_on_a_paper_holds_the_address_alone() {
        let visit = crate::page::visit_for_tests(Lang::Easy, "");
        assert_eq!(code(&visit, "a/b").0, qr::svg("https://sasae.example.jp/pro/desk/a%2Fb"));
    }
}
