use api::ErrorItem;
use api::consults::desks::{Desk, DeskSettings};
use api::consults::lists::{ConsultLists, ListItem};
use api::consults::question::{AgeBand, Exchanged, QUESTION_FIELDS, Question};
use api::consults::step::NamedFacility;
use api::consults::{AnswerBy, Channel, ConsultStatus};
use proptest::prelude::*;

use super::flow::{self, Next, Screen};
use super::*;
use crate::page::visit_for_tests;

fn item(code: &str, for_residents: bool) -> ListItem {
    ListItem { code: code.to_owned(), ja: format!("〈{code}〉"), for_residents, ..ListItem::default() }
}

fn lists() -> ConsultLists {
    ConsultLists {
        revision: 0,
        askers: vec![item("self", true), item("family", true), item("hospital", false)],
        topics: vec![item("care", true), item("memory", true)],
        provided: vec![item("advice", false)],
    }
}

fn desk(id: &str) -> Desk {
    let settings = DeskSettings {
        telephone: Some("00-0000-1234".to_owned()),
        hours: Some("平日 9時〜17時".to_owned()),
        area: Some("桜町".to_owned()),
        ..DeskSettings::default()
    };
    Desk { id: id.to_owned(), name: format!("<{id}>相談窓口"), settings }
}

fn typed(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

const SENDING: (&str, &str) = ("sending", "0123456789abcdef");

/// All of a question that can be sent, from the page and with the button that are given.
fn whole(page: &str, go: &str) -> Vec<(String, String)> {
    typed(&[
        SENDING,
        ("page", page),
        ("go", go),
        ("asker", "family"),
        ("topics", "care"),
        ("answer_by", "telephone"),
        ("telephone", "090-0000-0000"),
        ("good_times", "morning"),
        ("consent", "yes"),
    ])
}

fn next(typed: &[(String, String)], desks: &[Desk]) -> Next {
    flow::next(typed, &lists(), desks)
}

#[test]
fn every_field_is_asked_on_one_page_in_the_order_of_the_contract() {
    let desks = [desk("a"), desk("b")];
    let asked: Vec<_> = Screen::of(&desks).iter().flat_map(|screen| screen.fields()).copied().collect();
    assert_eq!(asked, QUESTION_FIELDS);
    assert_eq!(Screen::of(&desks[..1]).len(), 6);
    for screen in Screen::of(&desks) {
        assert_eq!(Screen::parse(screen.code()), Some(screen));
    }
}

#[test]
fn one_page_leads_to_the_next_and_back() {
    for desks in [vec![desk("a")], vec![desk("a"), desk("b")]] {
        let screens = Screen::of(&desks);
        let mut answers = whole("", "");
        answers.push(("desk_id".to_owned(), "b".to_owned()));
        assert_eq!(next(&answers, &desks), Next::Show(Screen::Asker));
        for pair in screens.windows(2) {
            answers[1].1 = pair[0].code().to_owned();
            answers[2].1 = String::new();
            assert_eq!(next(&answers, &desks), Next::Show(pair[1]));
            answers[1].1 = pair[1].code().to_owned();
            answers[2].1 = "back".to_owned();
            assert_eq!(next(&answers, &desks), Next::Show(pair[0]));
        }
        answers[1].1 = "asker".to_owned();
        assert_eq!(next(&answers, &desks), Next::Start);
    }
}

#[test]
fn a_page_is_judged_by_its_own_fields_alone() {
    let one = [desk("a")];
    let Next::Refused(Screen::Asker, errors) = next(&typed(&[("page", "asker"), SENDING]), &one) else { panic!() };
    assert_eq!(errors.iter().map(|error| error.code.as_str()).collect::<Vec<_>>(), ["required"]);
    // A professional is no resident.
    let wrong = typed(&[("page", "asker"), ("asker", "hospital"), SENDING]);
    assert!(matches!(next(&wrong, &one), Next::Refused(Screen::Asker, _)));
    let unsure = typed(&[("page", "topics"), ("topics", "unsure"), SENDING]);
    assert_eq!(next(&unsure, &one), Next::Show(Screen::Words));
    let unsure = typed(&[("page", "words"), ("topics", "unsure"), SENDING]);
    assert!(matches!(next(&unsure, &one), Next::Refused(Screen::Words, _)));
    let no_number = typed(&[("page", "answer"), ("answer_by", "telephone"), SENDING]);
    let Next::Refused(Screen::Answer, errors) = next(&no_number, &one) else { panic!() };
    assert_eq!(errors[0].field.as_deref(), Some("telephone"));
    let several = [desk("a"), desk("b")];
    for (desk, code) in [("", "required"), ("<c>", "not_a_choice")] {
        let typed = typed(&[("page", "desk"), ("desk_id", desk), SENDING]);
        let Next::Refused(Screen::Desk, errors) = next(&typed, &several) else { panic!() };
        assert_eq!(errors[0].code, code);
    }
}

#[test]
fn what_is_wrong_in_hidden_fields_leads_back_to_its_page() {
    let one = [desk("a")];
    for (name, value, screen) in [
        ("asker", "king", Screen::Asker),
        ("topics", "<script>", Screen::Topics),
        ("age_band", "120", Screen::Person),
        ("answer_by", "pigeon", Screen::Answer),
        ("good_times", "midnight", Screen::Answer),
        ("consent", "no", Screen::Check),
    ] {
        let mut answers = whole("check", "send");
        answers.retain(|(field, _)| field != name);
        answers.push((name.to_owned(), value.to_owned()));
        assert!(matches!(next(&answers, &one), Next::Refused(found, _) if found == screen), "{name}");
        // Nor is it shown to be checked.
        if screen != Screen::Check && screen != Screen::Answer {
            answers[1].1 = "answer".to_owned();
            answers[2].1 = String::new();
            assert!(matches!(next(&answers, &one), Next::Refused(found, _) if found == screen), "{name}");
        }
    }
    assert!(matches!(next(&whole("check", "send"), &one), Next::Send(_)));
}

#[test]
fn whoever_changes_one_answer_comes_back_to_the_check() {
    let one = [desk("a")];
    assert_eq!(next(&whole("check", "person"), &one), Next::Show(Screen::Person));
    let mut answers = whole("person", "");
    answers.push(("checked".to_owned(), "yes".to_owned()));
    assert_eq!(next(&answers, &one), Next::Show(Screen::Check));
    // There is no page of desks to be changed.
    assert_eq!(next(&whole("check", "desk"), &one), Next::Show(Screen::Check));
}

#[test]
fn only_what_belongs_to_the_chosen_way_is_sent() {
    let mut answers = whole("check", "send");
    answers.push(("email".to_owned(), "not yet an address".to_owned()));
    answers.push(("desk_id".to_owned(), "gone".to_owned()));
    let Next::Send(question) = next(&answers, &[desk("a")]) else { panic!() };
    assert_eq!((question.email.as_deref(), question.desk_id.as_deref()), (None, None));
    assert_eq!(question.telephone.as_deref(), Some("090-0000-0000"));
    answers.retain(|(name, _)| name != "answer_by");
    answers.push(("answer_by".to_owned(), AnswerBy::Web.code().to_owned()));
    let Next::Send(question) = next(&answers, &[desk("a")]) else { panic!() };
    assert_eq!((question.telephone.as_deref(), question.good_times.len()), (None, 0));
}

#[test]
fn a_form_that_was_left_goes_on_where_it_was_or_afresh() {
    let kept = "page=words&sending=0123456789abcdef&asker=family&words=%E6%AF%8D%0A2&evil=1";
    let answers =
        |go: &str| flow::answers(typed(&[("sending", "f".repeat(32).as_str()), ("kept", kept), ("go", go)]), "new");
    let resumed = answers("");
    assert_eq!(form_value(&resumed, "words"), "母\n2");
    assert_eq!(form_value(&resumed, "sending"), "0123456789abcdef");
    assert_eq!(form_value(&resumed, "evil"), "");
    assert_eq!(next(&resumed, &[desk("a")]), Next::Show(Screen::Words));
    let afresh = answers("afresh");
    assert_eq!(afresh, typed(&[("sending", "new")]));
    assert_eq!(next(&afresh, &[desk("a")]), Next::Show(Screen::Asker));
    // A token that is none is replaced.
    assert_eq!(flow::answers(typed(&[("sending", "<x>")]), "new"), typed(&[("sending", "new")]));
}

fn screen(form: &FormState, desks: &[Desk], screen: Screen, lang: Lang) -> Page {
    let visit = visit_for_tests(lang, "");
    let lists = lists();
    Asking { visit: &visit, lists: &lists, desks, form }.page(screen)
}

proptest! {
    /// Whatever was answered is in the next form, on every page: as what is asked there, or hidden.
    #[test]
    fn nothing_that_was_answered_is_lost(words in "[^\u{0}-\u{9}\u{b}-\u{1f}]{1,30}", town in "[<\"'&ぁ-ん]{1,8}") {
        let desks = [desk("a"), desk("b")];
        let mut answers = whole("", "");
        answers.extend(typed(&[("words", &words), ("town", &town), ("desk_id", "b"), ("name", &town)]));
        let form = FormState { typed: answers, errors: Vec::new() };
        for shown in Screen::of(&desks) {
            let markup = screen(&form, &desks, shown, Lang::Ja).markup.into_string();
            for (name, value) in [("words", &words), ("town", &town), ("name", &town)] {
                let escaped = html! { (value) }.into_string();
                let at_its_place = shown.fields().contains(&name) && markup.contains(&escaped);
                let hidden = format!("<input type=\"hidden\" name=\"{name}\" value=\"{escaped}\">");
                prop_assert!(at_its_place || markup.contains(&hidden), "{name} on {shown:?}: {markup}");
            }
            prop_assert!(markup.contains("value=\"0123456789abcdef\""));
        }
    }
}

#[test]
fn every_page_has_one_heading_a_way_back_and_a_way_out() {
    let desks = [desk("a"), desk("b")];
    for lang in Lang::ALL {
        for shown in Screen::of(&desks) {
            let form = FormState { typed: whole("", ""), errors: Vec::new() };
            let page = screen(&form, &desks, shown, lang);
            let markup = page.markup.into_string();
            assert!(page.private && page.status == 200, "{shown:?}");
            assert_eq!(markup.matches("<h1 ").count(), 1, "{markup}");
            assert_eq!(markup.matches("data-action=\"leave\"").count(), 1);
            assert!(markup.contains("name=\"go\" value=\"back\"") && markup.contains("data-keep=\"document\""));
            // The Enter key goes on.
            let form = markup.split("<form class=\"form").nth(1).expect("form");
            let first = form.split("type=\"submit\"").nth(if shown == Screen::Check { 7 } else { 1 }).expect("button");
            assert!(!first.starts_with(" name=\"go\" value=\"back\""), "{shown:?}");
        }
    }
    let form = FormState { typed: whole("", ""), errors: vec![ErrorItem::field("required", "asker", "")] };
    let page = screen(&form, &desks, Screen::Asker, Lang::Ja);
    assert!(page.status == 422 && page.title.starts_with("エラー："), "{}", page.title);
    assert!(page.markup.into_string().contains("href=\"#asker\""));
}

#[test]
fn the_check_tells_every_answer_in_words() {
    let desks = [desk("a"), desk("b")];
    let mut answers = whole("", "");
    let more = [
        ("words", "<b>転ぶ</b>"),
        ("age_band", "from_85"),
        ("town", "桜町"),
        ("care_level", "care_2"),
        ("desk_id", "b"),
        ("topics", "unsure"),
        ("email", "hidden@example.jp"),
    ];
    answers.extend(typed(&more));
    let form = FormState { typed: answers, errors: Vec::new() };
    let markup = screen(&form, &desks, Screen::Check, Lang::Ja).markup.into_string();
    for part in [
        "〈family〉",
        "〈care〉",
        "わからない",
        "&lt;b&gt;転ぶ&lt;/b&gt;",
        "85歳以上",
        "要介護2",
        "090-0000-0000",
        "午前",
        "&lt;b&gt;相談窓口",
        "name=\"checked\" value=\"yes\"",
    ] {
        assert!(markup.contains(part), "{part}: {markup}");
    }
    assert!(!markup.contains(">hidden@example.jp<"), "{markup}");
    assert_eq!(markup.matches("form=\"mending\"").count(), 6);
}

#[test]
fn the_first_page_says_whom_to_call_with_or_without_a_form() {
    let visit = visit_for_tests(Lang::Ja, "");
    let empty = FormState::default();
    let with = start::page(&visit, &[desk("a"), desk("b")], &empty).markup.into_string();
    assert_eq!(with.matches("tel:0000001234").count(), 2);
    for part in ["tel:119", "2日のうちに", "担当する地域：桜町", "name=\"kept\"", "はじめる"] {
        assert!(with.contains(part), "{part}: {with}");
    }
    assert!(!start::page(&visit, &[desk("a")], &empty).private);
    let mut visit = visit;
    let telephone = "00-0000-5678".to_owned();
    visit.municipality.desk = Some(api::municipality::Desk { name: "市役所".to_owned(), telephone, hours: None });
    let without = start::page(&visit, &[], &empty).markup.into_string();
    assert!(
        without.contains("tel:0000005678") && without.contains("tel:119") && !without.contains("<form"),
        "{without}"
    );
    // What was answered before is still there.
    let form = FormState { typed: whole("asker", "back"), errors: Vec::new() };
    let back = start::page(&visit, &[desk("a")], &form);
    let markup = back.markup.into_string();
    assert!(back.private && markup.contains("name=\"telephone\" value=\"090-0000-0000\""), "{markup}");
    assert!(!markup.contains("value=\"back\"") && markup.contains(SENDING.1), "{markup}");
}

fn asked(status: ConsultStatus, exchange: Vec<Exchanged>) -> Question {
    Question {
        number: "2026-0412".to_owned(),
        status,
        channel: Channel::Web,
        received_at: "2026-11-20T01:05:00Z".to_owned(),
        desk: desk("a"),
        subject: String::new(),
        words: Some("母が\n<転ぶ>".to_owned()),
        topics: vec!["care".to_owned(), "retired".to_owned()],
        answer_by: Some(AnswerBy::Telephone),
        answer_due_on: Some("2026-11-24".to_owned()),
        exchange,
        erasure_asked: false,
    }
}

fn shown(question: &Question) -> String {
    let visit = visit_for_tests(Lang::Ja, "");
    question::article(&visit, "0123abcd", question, &lists(), &FormState::default()).into_string()
}

#[test]
fn the_private_page_tells_number_promise_and_exchange() {
    let page = shown(&asked(ConsultStatus::New, Vec::new()));
    for part in [
        "2026-0412",
        "2026年11月24日までに、窓口からお電話します。",
        "母が\n&lt;転ぶ&gt;",
        "<li>〈care〉</li><li>retired</li>",
        "お返事は、まだありません。",
        "https://sasae.example.jp/consult/0123abcd",
        "href=\"/consult/0123abcd/delete\"",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let place = NamedFacility { id: "a/b".to_owned(), name: "<桜>医院".to_owned(), telephone: None };
    let answer = Exchanged {
        at: "2026-11-20T02:00:00Z".to_owned(),
        from_desk: true,
        other_desk: None,
        words: "まず<電話>を".to_owned(),
        facilities: vec![place],
    };
    let page = shown(&asked(ConsultStatus::Open, vec![answer.clone()]));
    for part in ["お返事があります", "まず&lt;電話&gt;を", "href=\"/facilities/a%2Fb\"", "&lt;桜&gt;医院", "11時00分"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("までに、") && !page.contains("まだありません"), "{page}");
    let closed = Question { erasure_asked: true, ..asked(ConsultStatus::Closed, vec![answer]) };
    let page = shown(&closed);
    assert!(page.contains("この相談は終わりました") && page.contains("伝えました"), "{page}");
    assert!(!page.contains("/delete\""), "{page}");
}

#[test]
fn figures_say_what_is_hidden_and_nothing_more() {
    let count = |code: &str, total| api::consults::figures::PublishedCount { code: code.to_owned(), total };
    let figures = api::consults::figures::PublishedFigures {
        year: 2026,
        until: Some("2026-10-31".to_owned()),
        years: vec![2026, 2025],
        received: Some(1_234),
        months: vec![count("2026-04", Some(10)), count("2026-05", None)],
        askers: vec![count("self", None), count("family", Some(0)), count("hospital", Some(20))],
        channels: vec![count("web", Some(7))],
        ..Default::default()
    };
    let page = figures::article(Lang::Ja, &figures, &lists()).into_string();
    for part in ["1,234件", "非公表", "2026年4月1日から2026年10月31日まで", "?year=2025", "aria-current=\"page\""]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    let order: Vec<_> = ["〈hospital〉", "〈family〉", "〈self〉"].map(|name| page.find(name).expect(name)).to_vec();
    assert!(order.is_sorted(), "{page}");
    let nothing = figures::article(Lang::Ja, &Default::default(), &lists()).into_string();
    assert!(nothing.contains("まだありません") && !nothing.contains("<table"), "{nothing}");
}

#[test]
fn codes_of_residents_have_words_of_their_own() {
    use crate::question_words::{age_words, care_words};
    for lang in Lang::ALL {
        let ages: std::collections::BTreeSet<_> =
            AgeBand::ALL.iter().map(|band| age_words(lang, band.code()).plain()).collect();
        assert_eq!(ages.len(), AgeBand::ALL.len());
        let levels: std::collections::BTreeSet<_> =
            api::consults::CARE_LEVELS.iter().map(|code| care_words(lang, code).plain()).collect();
        assert_eq!(levels.len(), api::consults::CARE_LEVELS.len());
    }
}
