//! A case in ささえ市, and what its page says of it.

use api::ErrorItem;
use api::accounts::{Account, Factors, Membership, Role};
use api::consults::case::{Consult, Person};
use api::consults::desks::Desk;
use api::consults::lists::{ConsultLists, ListItem};
use api::consults::sheet::Sheet;
use api::consults::step::{Done, NamedFacility, Step};
use api::consults::{AnswerBy, Channel, ConsultStatus};

use super::acts::{Acts, found_facilities, in_form};
use super::case::Case;
use crate::form::FormState;
use crate::lang::Lang;
use crate::page::visit_for_tests;

pub fn consult(sheet: Sheet) -> Consult {
    Consult {
        id: "c1".to_owned(),
        number: "2026-0412".to_owned(),
        revision: 7,
        status: ConsultStatus::New,
        channel: Channel::Telephone,
        received_at: "2026-11-20T00:12:00Z".to_owned(),
        desk: Desk { id: "d1".to_owned(), name: "ささえ市 相談窓口".to_owned(), ..Desk::default() },
        sheet: Some(sheet),
        assigned_to: None,
        follow_up_on: None,
        first_answered_at: None,
        closed_at: None,
        provided: Vec::new(),
        steps: Vec::new(),
        circulated: Vec::new(),
        attachments: Vec::new(),
        same_person: Vec::new(),
        is_overdue: false,
        may_change: true,
        erasure_asked: false,
    }
}

pub fn account(role: Role) -> Account {
    let membership = Membership {
        id: "m1".to_owned(),
        organization_id: "d1".to_owned(),
        organization: "ささえ市 相談窓口".to_owned(),
        kind: "desk".to_owned(),
        facility_id: None,
        runs_region: false,
        is_desk: true,
        profession: "consultant".to_owned(),
        role,
    };
    Account {
        id: "p1".to_owned(),
        name: "相談員A".to_owned(),
        email: "a@example.jp".to_owned(),
        membership,
        memberships: Vec::new(),
        factors: Factors::default(),
        is_fresh: false,
        sessions: Vec::new(),
        new_consults: None,
    }
}

fn case(role: Role, consult: Consult) -> Case {
    let item = ListItem { code: "advice".to_owned(), ja: "助言・傾聴".to_owned(), ..ListItem::default() };
    let person = |id: &str, name: &str, is_of_desk| Person {
        membership_id: id.to_owned(),
        name: name.to_owned(),
        organization: "ささえ市".to_owned(),
        profession: "nurse".to_owned(),
        is_of_desk,
    };
    Case {
        account: account(role),
        consult,
        lists: ConsultLists { provided: vec![item], ..ConsultLists::default() },
        people: vec![person("m1", "相談員A", true), person("m2", "医師会 在宅担当", false)],
        desks: Vec::new(),
    }
}

fn facility(id: &str) -> NamedFacility {
    NamedFacility { id: id.to_owned(), name: format!("{id}内科"), telephone: None }
}

fn step(done: Done) -> Step {
    Step { id: String::new(), at: "2026-11-20T00:30:00Z".to_owned(), by: None, by_organization: None, done }
}

fn forms(case: &Case, form: &FormState, is_changed: bool) -> String {
    let visit = visit_for_tests(Lang::Ja, "");
    let acts = Acts { visit: &visit, case, form, is_changed };
    format!("{}{}{}", acts.errors().into_string(), acts.main().into_string(), acts.more().into_string())
}

#[test]
fn each_form_has_a_token_of_its_own_and_the_revision_that_was_seen() {
    let page = forms(&case(Role::Counselor, consult(Sheet::default())), &FormState::default(), false);
    for kind in ["answer", "circulate", "note", "assign", "set-follow-up", "close"] {
        assert!(page.contains(&format!("value=\"0123456789abcdef0123456789abcdef-{kind}\"")), "{kind} in {page}");
    }
    assert!(page.contains("name=\"seen\" value=\"7\"") && !page.contains(" open"), "{page}");
}

#[test]
fn what_was_typed_comes_back_open_with_the_newest_revision() {
    let typed = [("kind", "note"), ("seen", "3"), ("sending", "0123456789abcdef-sent"), ("note_words", "<折り返し>")];
    let typed = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    let form = FormState { typed, errors: Vec::new() };
    let page = forms(&case(Role::Counselor, consult(Sheet::default())), &form, true);
    assert!(page.contains("id=\"act-note-c1\" data-live-part=\"quiet\" open>"), "{page}");
    assert!(page.contains("value=\"0123456789abcdef-sent\"") && page.contains("&lt;折り返し&gt;"), "{page}");
    assert!(page.contains("もう一度</span>") && page.contains("ほかの人がこの相談を変えました"), "{page}");
    assert_eq!(page.matches(" open>").count(), 1);
    assert!(!page.contains("value=\"3\""), "{page}");
}

#[test]
fn who_is_second_finds_what_was_typed_beside_what_holds_now() {
    let typed = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    let closed = Consult { status: ConsultStatus::Closed, ..consult(Sheet::default()) };
    let typed_close = typed(&[("kind", "close"), ("close_words", "転院のため")]);
    let form = FormState { typed: typed_close, errors: vec![ErrorItem::new("is_closed", "")] };
    let page = forms(&case(Role::Counselor, closed.clone()), &form, false);
    assert!(
        page.contains("id=\"act-close-c1\" data-live-part=\"quiet\" open>") && page.contains("転院のため"),
        "{page}"
    );
    assert!(page.contains("act-reopen-c1") && page.contains("もう終わっています"), "{page}");
    let form = FormState { typed: typed(&[("kind", "reopen"), ("reopen_words", "再入院")]), errors: Vec::new() };
    let page = forms(&case(Role::Counselor, consult(Sheet::default())), &form, true);
    assert!(page.contains("id=\"act-reopen-c1\" data-live-part=\"quiet\" open>") && page.contains("再入院"), "{page}");
    let page = forms(&case(Role::Counselor, closed), &FormState::default(), false);
    assert!(!page.contains("act-close-c1"), "{page}");
}

#[test]
fn an_error_leads_to_the_field_of_the_form_that_was_sent() {
    let typed = vec![("kind".to_owned(), "close".to_owned())];
    let error = |field: &str| ErrorItem::field("required", field, "");
    assert_eq!(in_form(&typed, error("provided")).field.as_deref(), Some("close_provided"));
    assert_eq!(in_form(&typed, error("sending")).field.as_deref(), Some("sending"));
    let form = FormState { errors: vec![in_form(&typed, error("provided"))], typed };
    let page = forms(&case(Role::Counselor, consult(Sheet::default())), &form, false);
    assert!(page.contains("href=\"#close_provided\"") && page.contains("id=\"close_provided\""), "{page}");
}

#[test]
fn who_only_gives_an_opinion_has_no_other_form() {
    let circulated = api::consults::case::Circulated {
        membership_id: "m1".to_owned(),
        name: "相談員A".to_owned(),
        organization: "ささえ市".to_owned(),
        asked_at: String::new(),
        read_at: None,
    };
    let consult = Consult { may_change: false, circulated: vec![circulated], ..consult(Sheet::default()) };
    let page = forms(&case(Role::Reader, consult), &FormState::default(), false);
    assert!(page.contains("act-opinion-c1"), "{page}");
    assert_eq!(page.matches("<form").count(), 1, "{page}");
}

#[test]
fn a_way_is_offered_where_there_is_one_and_found_facilities_are_offered_once() {
    let by_web = Sheet { answer_by: Some(AnswerBy::Web), ..Sheet::default() };
    let page = forms(&case(Role::Counselor, consult(by_web.clone())), &FormState::default(), false);
    assert!(!page.contains("value=\"web\"") && page.contains("value=\"telephone\" checked"), "{page}");
    let mut asked = Consult { channel: Channel::Web, ..consult(by_web) };
    asked.steps = vec![
        step(Done::FacilitiesFound { facilities: vec![facility("a"), facility("b")], words: None }),
        step(Done::Answered { by: AnswerBy::Web, words: String::new(), facilities: vec![facility("a")] }),
        step(Done::FacilitiesFound { facilities: vec![facility("c")], words: None }),
    ];
    let ids: Vec<String> = found_facilities(&asked.steps).into_iter().map(|found| found.id).collect();
    assert_eq!(ids, ["c", "a", "b"]);
    let page = forms(&case(Role::Counselor, asked), &FormState::default(), false);
    assert!(!page.contains("value=\"email\""), "{page}");
    assert!(page.contains("value=\"web\" checked"), "{page}");
    // What was found since the last answer is chosen already.
    assert!(page.contains("value=\"c\" checked") && !page.contains("value=\"a\" checked"), "{page}");
    let with_address = Sheet { asker_email: Some("a@example.jp".to_owned()), ..Sheet::default() };
    let page = forms(&case(Role::Counselor, consult(with_address)), &FormState::default(), false);
    assert!(page.contains("name=\"answer_by\" value=\"email\""), "{page}");
}
