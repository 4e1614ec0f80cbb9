use std::collections::BTreeMap;

use api::home_care::{Answer, Group, HomeCare, HomeCareItem};
use maud::{Markup, html};

use super::disclosure;
use crate::dates::date_words;
use crate::lang::Lang;
use crate::words::{Text, home_care as w};

/// When an answer was confirmed, by whom, and whether that is too long ago.
pub type Confirmed<'i> = (Option<&'i str>, Option<&'i str>, bool);

/// What a facility has answered about home care and as a family doctor: what it can do first, what it cannot folded away.
/// What most answers have in common, the day and who confirmed it, is said once.
pub fn home_care(lang: Lang, answers: &HomeCare) -> Markup {
    let groups = [(Group::Procedure, w::procedures(lang)), (Group::FamilyDoctor, w::family_doctor(lang))];
    let usual = usual(&answers.items);
    html! {
        @for (at, (group, heading)) in groups.into_iter().enumerate() {
            @let items: Vec<_> = answers.items.iter().filter(|item| item.group == group).collect();
            @if !items.is_empty() {
                section.panel.home-care {
                    h2 { (heading) }
                    p { (w::answered_themselves(lang)) " " (confirmed_words(lang, usual)) }
                    @for answer in Answer::ALL { (answered(lang, answer, &items, usual)) }
                    p { (w::not_answered_means(lang)) }
                    @if at == 0 && items.iter().any(|item| item.needs_confirmation) { p { (w::needs_confirmation_means(lang)) } }
                }
            }
        }
    }
}

/// The items with one answer.
fn answered(lang: Lang, answer: Answer, items: &[&HomeCareItem], usual: Confirmed<'_>) -> Markup {
    let items: Vec<_> = items.iter().filter(|item| item.answer == answer).collect();
    let list = html! { ul.answers { @for item in &items { li { (line(lang, item, usual)) } } } };
    html! {
        @if items.is_empty() {
        } @else if answer == Answer::Cannot {
            (disclosure(&w::cannot_these(lang, items.len()), list))
        } @else {
            // The sign is never alone.
            h3 { span aria-hidden="true" { (answer.sign()) } " " (w::answer(lang, answer)) }
            (list)
        }
    }
}

fn line(lang: Lang, item: &HomeCareItem, usual: Confirmed<'_>) -> Markup {
    html! {
        b { (w::item(lang, &item.code)) }
        @if let Some(note) = &item.note { span lang=[lang.of_published()] { "（" (note) "）" } }
        @if let Some(plain) = w::meaning(lang, &item.code) { span.meaning { (plain) } }
        @if confirmed(item) != usual { span.meaning { (confirmed_words(lang, confirmed(item))) } }
    }
}

fn confirmed(item: &HomeCareItem) -> Confirmed<'_> {
    (item.confirmed_on.as_deref(), item.confirmed_by.as_deref(), item.needs_confirmation)
}

/// What is said most often; of equally frequent the newest.
fn usual(items: &[HomeCareItem]) -> Confirmed<'_> {
    let mut counts: BTreeMap<Confirmed<'_>, usize> = BTreeMap::new();
    items.iter().for_each(|item| *counts.entry(confirmed(item)).or_default() += 1);
    counts.into_iter().max_by_key(|(_, count)| *count).map_or((None, None, true), |(confirmed, _)| confirmed)
}

/// `2026年6月1日に確認（枚方市医師会）`, and 要確認 where that is too long ago.
pub fn confirmed_words(lang: Lang, (on, by, needs_confirmation): Confirmed<'_>) -> Markup {
    let words = on.map(|date| match by {
        Some(who) => w::confirmed_by(lang, date_words(lang, date), Text::published(lang, who)),
        None => w::confirmed(lang, date_words(lang, date)),
    });
    html! {
        @if let Some(words) = words { (words) " " }
        @if needs_confirmation { span.tag { (w::needs_confirmation(lang)) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(code: &str, answer: Answer, confirmed_on: Option<&str>) -> HomeCareItem {
        let known = api::home_care::by_code(code).expect("an item");
        HomeCareItem {
            code: code.to_owned(),
            group: known.group,
            name: known.official.to_owned(),
            answer,
            note: Some("<日中>".to_owned()),
            confirmed_on: confirmed_on.map(str::to_owned),
            confirmed_by: Some("枚方市医師会".to_owned()),
            needs_confirmation: confirmed_on.is_none(),
        }
    }

    fn shown(items: Vec<HomeCareItem>) -> String {
        home_care(Lang::Ja, &HomeCare { items }).into_string()
    }

    #[test]
    fn an_answer_has_words_its_age_and_no_markup_of_others() {
        let fresh = shown(vec![item("ventilator", Answer::Ask, Some("2026-06-01"))]);
        assert!(fresh.contains("△</span> 相談してください") && fresh.contains("枚方市医師会"), "{fresh}");
        assert!(fresh.contains("&lt;日中&gt;") && !fresh.contains("要確認"), "{fresh}");
        // Only the group that was answered has a heading.
        assert_eq!(fresh.matches("<h2>").count(), 1);
        let old = shown(vec![item("ventilator", Answer::Can, None)]);
        assert!(old.contains("要確認") && old.contains("180日"), "{old}");
    }

    #[test]
    fn what_it_can_comes_first_and_the_day_is_said_once() {
        let date = Some("2026-06-01");
        let page = shown(vec![
            item("house_call", Answer::Cannot, date),
            item("ventilator", Answer::Ask, date),
            item("home_oxygen", Answer::Can, date),
            item("opioids", Answer::Can, None),
        ]);
        let order = [
            "2026年6月1日",
            "○</span> できます",
            "在宅酸素",
            "麻薬",
            "要確認",
            "△</span>",
            "人工呼吸器",
            "<details",
            "往診",
        ];
        let places: Vec<_> = order.iter().map(|part| page.find(part).expect(part)).collect();
        assert!(places.is_sorted(), "{page}");
        assert_eq!(page.matches("2026年6月1日").count(), 1, "{page}");
    }
}
