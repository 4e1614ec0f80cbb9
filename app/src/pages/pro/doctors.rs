//! `/pro/doctors`: how each doctor is reached.

use api::ClientError;
use api::doctors::{DoctorContact, DoctorQuery, KeptCareManagerTime};
use api::facilities::FacilitySummary;
use api::home_care::{Answer, Group, HomeCareMark, by_code};
use api::query::{encode, with_query};
use maud::{Markup, html};

use super::facility::care_manager_time;
use super::frame::{ProPage, account, framed};
use crate::components::{empty_state, pagination, phone_button, print_button};
use crate::dates::japanese_date_of;
use crate::desk_words::listed;
use crate::lang::Lang;
use crate::page::{Page, Visit};
use crate::words::{Text, home_care, pro_desk_tools, pro_doctors as w};

const PATH: &str = "/pro/doctors";

pub async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let query = DoctorQuery::parse(&visit.query).map_err(|errors| ClientError::Refused { status: 400, errors })?;
    let account = account(visit).await?;
    let found = visit.client.list_doctor_contacts(&query).await?;
    let address = |cursor: Option<String>| {
        let query = DoctorQuery { cursor, ..query.clone() };
        with_query(&visit.address(PATH), &query.to_query_string())
    };
    let first = query.cursor.is_some().then(|| address(None));
    let next = found.meta.next_cursor.clone().map(|cursor| address(Some(cursor)));
    let markup = html! {
        h1 tabindex="-1" { (w::title(lang)) }
        p { (w::lead(lang)) }
        form.pro-search method="get" action=(visit.address(PATH)) role="search" {
            label for="q" { (w::label(lang)) }
            div {
                input.text-input #q type="search" name="q" value=(query.q) aria-describedby="q-hint";
                button.button type="submit" { span { (w::search(lang)) } }
            }
            p.field-hint #q-hint { (w::hint(lang)) }
        }
        @if found.doctor_contacts.is_empty() {
            (nothing(lang, &query))
        } @else {
            p.desk-found {
                @if query.q.is_empty() { (w::with_time(lang)) "　" }
                (w::count(lang, found.meta.total))
            }
            (print_button(lang))
            ul.desk-results { @for contact in &found.doctor_contacts { li.panel { (card(visit, contact)) } } }
            (pagination(lang, first.as_deref(), next.as_deref()))
        }
    };
    Ok(framed(visit, &account, ProPage::new(w::title(lang), "", markup)))
}

fn nothing(lang: Lang, query: &DoctorQuery) -> Markup {
    match query.q.is_empty() {
        true => empty_state(&w::none_told(lang), html! { p { (w::none_told_why(lang)) } }),
        false => empty_state(&w::nothing(lang), html! { p { (w::nothing_why(lang)) } }),
    }
}

fn card(visit: &Visit, contact: &DoctorContact) -> Markup {
    let lang = visit.lang;
    let facility = &contact.facility;
    html! {
        h2 lang=[lang.of_published()] {
            a href={ (visit.address("/facilities/")) (encode(&facility.id)) } { (facility.name) }
        }
        p.desk-line lang=[lang.of_published()] { (facility.address) }
        dl.desk-contact {
            dt { (w::telephone(lang)) }
            dd { (phone_button(lang, facility.telephone.as_deref(), "quiet")) }
            @if let Some(fax) = &contact.fax { dt { (w::fax(lang)) } dd { (fax) } }
            dt { (w::time(lang)) }
            dd { (time(lang, contact.care_manager_time.as_ref())) }
            @if let Some(words) = at_home(lang, facility) { dt { (w::at_home(lang)) } dd { (words) } }
            @if let Some(words) = cannot_at_home(lang, contact) { dt { (w::cannot_at_home(lang)) } dd { (words) } }
        }
    }
}

/// ケアマネタイム with who told it and when; that there is none.
pub fn time(lang: Lang, kept: Option<&KeptCareManagerTime>) -> Markup {
    html! {
        @match kept {
            None => p { (w::time_none(lang)) },
            Some(kept) => {
                (care_manager_time(lang, &kept.time))
                p.desk-line { (w::stated(lang, &kept.stated_by, japanese_date_of(lang, &kept.stated_at))) }
            }
        }
    }
}

/// What it can do at home, ○ and △; what it is as a family doctor stands on its page.
pub fn at_home(lang: Lang, facility: &FacilitySummary) -> Option<Text> {
    let is_procedure = |mark: &&HomeCareMark| by_code(&mark.code).is_some_and(|item| item.group == Group::Procedure);
    let marks = facility.home_care.iter().filter(is_procedure);
    signed(lang, marks.map(|mark| (mark.answer, mark.code.as_str())))
}

/// What it has said that it cannot do at home: ×.
pub fn cannot_at_home(lang: Lang, contact: &DoctorContact) -> Option<Text> {
    signed(lang, contact.cannot_at_home.iter().map(|code| (Answer::Cannot, code.as_str())))
}

/// Items, each with the sign of its answer.
fn signed<'a>(lang: Lang, items: impl Iterator<Item = (Answer, &'a str)>) -> Option<Text> {
    let signed = |(answer, code): (Answer, &str)| {
        pro_desk_tools::sign_item(lang, answer.sign().to_string(), home_care::item(lang, code))
    };
    let items: Vec<Text> = items.map(signed).collect();
    (!items.is_empty()).then(|| listed(lang, &items))
}

#[cfg(test)]
mod tests {
    use api::facilities::FacilityKind;
    use api::own_facility::{CareManagerTime, Channel};

    use super::*;
    use crate::offers::example;
    use crate::page::visit_for_tests;

    #[test]
    fn a_card_says_how_and_when_and_escapes_what_was_written() {
        let mark = |code: &str, answer| HomeCareMark { code: code.to_owned(), answer, needs_confirmation: false };
        let facility = FacilitySummary {
            name: "<b>さくら</b>内科".to_owned(),
            telephone: Some("072-123-4567".to_owned()),
            home_care: vec![
                mark("home_visits", Answer::Can),
                mark("end_of_life", Answer::Ask),
                mark("advice", Answer::Can),
            ],
            ..example(FacilityKind::Clinic, &[], &[])
        };
        let time = CareManagerTime {
            channels: vec![Channel::Fax],
            note: "<師長>あて".to_owned(),
            ..CareManagerTime::default()
        };
        let kept = KeptCareManagerTime {
            time,
            stated_at: "2026-11-01T00:00:00Z".to_owned(),
            stated_by: "さくら内科".to_owned(),
        };
        let contact = DoctorContact {
            facility,
            fax: Some("072-123-4568".to_owned()),
            cannot_at_home: vec!["house_call".to_owned()],
            care_manager_time: Some(kept),
        };
        let card = card(&visit_for_tests(Lang::Ja, ""), &contact).into_string();
        for part in [
            "&lt;b&gt;さくら",
            "href=\"tel:0721234567\"",
            "072-123-4568",
            "&lt;師長&gt;あて",
            "○\u{a0}訪問診療、△\u{a0}看取り</dd>",
            "家ではできないこと</dt><dd>×\u{a0}往診</dd>",
            "さくら内科、2026年11月1日",
        ] {
            assert!(card.contains(part), "{part} in {card}");
        }
        assert!(super::time(Lang::Ja, None).into_string().contains("届け出はありません"));
    }
}
