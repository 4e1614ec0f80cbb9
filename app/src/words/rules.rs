//! The rules of easy Japanese, held by every sentence of ours: 在留支援のためのやさしい日本語ガイドライン
//! (出入国在留管理庁, 文化庁, 2020).

use super::text::is_kanji;
use super::{
    activities, confirmation, consult, consult_answer, consult_codes, consult_figures, correction, dates, departments,
    emergency_card, facility, faults, figure_chart, find, forms, functions, gallery, home, home_care, map, note,
    note_booklet, note_card, note_guide, note_keep, note_keys, note_questions, note_said, note_sheet, note_versions,
    now, pro, pro_account, pro_ask, pro_audit, pro_corrections, pro_desk, pro_desk_codes, pro_desk_figures,
    pro_desk_papers, pro_desk_settings, pro_desk_sheet, pro_desk_steps, pro_desk_tools, pro_doctors, pro_entrance,
    pro_facility, pro_joins, pro_organizations, pro_people, pro_roles, report, results, saved, services, site,
    source_line, sources, support, troubles, visits,
};

/// Characters of a sentence, readings left out.
const LONGEST: usize = 40;

const ALL: [&[(&str, &str)]; 58] = [
    activities::EASY,
    confirmation::EASY,
    consult::EASY,
    consult_answer::EASY,
    consult_codes::EASY,
    consult_figures::EASY,
    correction::EASY,
    dates::EASY,
    emergency_card::EASY,
    facility::EASY,
    faults::EASY,
    figure_chart::EASY,
    find::EASY,
    forms::EASY,
    gallery::EASY,
    home::EASY,
    home_care::EASY,
    map::EASY,
    note::EASY,
    note_booklet::EASY,
    note_card::EASY,
    note_guide::EASY,
    note_keep::EASY,
    note_keys::EASY,
    note_questions::EASY,
    note_said::EASY,
    note_sheet::EASY,
    note_versions::EASY,
    now::EASY,
    pro::EASY,
    pro_account::EASY,
    pro_ask::EASY,
    pro_audit::EASY,
    pro_corrections::EASY,
    pro_desk::EASY,
    pro_desk_codes::EASY,
    pro_desk_figures::EASY,
    pro_desk_papers::EASY,
    pro_desk_settings::EASY,
    pro_desk_sheet::EASY,
    pro_desk_steps::EASY,
    pro_desk_tools::EASY,
    pro_doctors::EASY,
    pro_entrance::EASY,
    pro_facility::EASY,
    pro_joins::EASY,
    pro_organizations::EASY,
    pro_people::EASY,
    pro_roles::EASY,
    report::EASY,
    results::EASY,
    saved::EASY,
    site::EASY,
    source_line::EASY,
    sources::EASY,
    support::EASY,
    troubles::EASY,
    visits::EASY,
];

fn sentences() -> Vec<(String, String)> {
    let pages = ALL.iter().flat_map(|part| part.iter()).map(|(name, words)| ((*name).to_owned(), (*words).to_owned()));
    let departments =
        departments::DEPARTMENTS.iter().map(|(code, easy, _)| (format!("department {code}"), (*easy).to_owned()));
    let services = services::SERVICES.iter().map(|(code, easy, _)| (format!("service {code}"), (*easy).to_owned()));
    let functions = functions::FUNCTIONS.iter().flat_map(|words| {
        [words.easy, words.explained[1]].map(|easy| (format!("function {}", words.code), easy.to_owned()))
    });
    let home_care = home_care::ITEMS.iter().map(|(code, easy, _)| (format!("home care {code}"), (*easy).to_owned()));
    let note = note_questions::PARTS
        .into_iter()
        .flatten()
        .map(|(key, [_, easy, _])| (format!("note {key}"), (*easy).to_owned()));
    pages.chain(departments).chain(services).chain(functions).chain(home_care).chain(note).collect()
}

/// The words without readings, and whether a word in kanji stands without one.
fn read(words: &str) -> (String, bool) {
    let mut plain = String::new();
    let mut unread = false;
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('《') {
        let base = before.rsplit_once('｜').map_or_else(
            || before.chars().rev().take_while(|c| is_kanji(*c)).count(),
            |(_, base)| base.chars().count(),
        );
        let kept = before.chars().count() - base;
        unread |= before.chars().take(kept).any(is_kanji) || base == 0;
        plain.extend(before.chars().filter(|c| *c != '｜'));
        let (reading, behind) = after.split_once('》').unwrap_or((after, ""));
        unread |= reading.is_empty() || !reading.chars().all(|c| matches!(c, 'ぁ'..='ん' | 'ー'));
        rest = behind;
    }
    unread |= rest.chars().any(is_kanji);
    plain.push_str(rest);
    (plain, unread)
}

#[test]
fn every_word_in_kanji_has_its_reading() {
    // An example of what is typed into the search.
    let published = ["placeholder"];
    let unread: Vec<_> =
        sentences().into_iter().filter(|(name, words)| !published.contains(&name.as_str()) && read(words).1).collect();
    assert!(unread.is_empty(), "without a reading: {unread:#?}");
}

#[test]
fn sentences_are_short() {
    let long: Vec<_> = sentences()
        .into_iter()
        .filter(|(_, words)| {
            let plain = read(words).0;
            plain.split_inclusive(['。', '？']).any(|sentence| sentence.chars().filter(|c| *c != ' ').count() > LONGEST)
        })
        .collect();
    assert!(long.is_empty(), "longer than {LONGEST} characters: {long:#?}");
}

#[test]
fn nothing_is_denied_twice() {
    let twice = [
        "ないことはない",
        "ないわけではない",
        "ないことはありません",
        "なくはない",
        "ないとはいえません",
        "なければなりません",
    ];
    for (name, words) in sentences() {
        let plain: String = read(&words).0.chars().filter(|c| *c != ' ').collect();
        assert!(!twice.iter().any(|denial| plain.contains(denial)), "{name}: {words}");
    }
}

#[test]
fn the_rules_can_fail() {
    assert!(read("病院へ").1 && read("大病院《びょういん》大").1 && read("《よみ》").1 && read("病院《病》").1);
    assert_eq!(read("お医者《いしゃ》さん"), ("お医者さん".to_owned(), false));
    assert_eq!(read("｜話し合い《はなしあい》を"), ("話し合いを".to_owned(), false));
}
