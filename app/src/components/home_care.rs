use api::home_care::{Group, HomeCare, HomeCareItem};
use maud::{Markup, html};

use crate::dates::date_words;
use crate::lang::Lang;
use crate::words::{Text, home_care as w};

/// What a facility has answered about home care and as a family doctor, each answer with its age.
pub fn home_care(lang: Lang, answers: &HomeCare) -> Markup {
    let groups = [(Group::Procedure, w::procedures(lang)), (Group::FamilyDoctor, w::family_doctor(lang))];
    html! {
        @for (group, heading) in groups {
            @let items: Vec<_> = answers.items.iter().filter(|item| item.group == group).collect();
            @if !items.is_empty() {
                section.panel {
                    h2 { (heading) }
                    dl {
                        @for item in &items {
                            dt { (w::item(lang, &item.code)) }
                            dd { (answer(lang, item)) }
                        }
                    }
                    p { (w::not_answered_means(lang)) }
                    @if items.iter().any(|item| item.needs_confirmation) { p { (w::needs_confirmation_means(lang)) } }
                }
            }
        }
    }
}

/// The sign, which is never alone, and the words behind it.
fn answer(lang: Lang, item: &HomeCareItem) -> Markup {
    let confirmed = item.confirmed_on.as_deref().map(|date| match &item.confirmed_by {
        Some(who) => w::confirmed_by(lang, date_words(lang, date), Text::published(lang, who)),
        None => w::confirmed(lang, date_words(lang, date)),
    });
    html! {
        span aria-hidden="true" { (item.answer.sign()) " " }
        (w::answer(lang, item.answer))
        @if let Some(note) = &item.note { span lang=[lang.of_published()] { "（" (note) "）" } }
        @if let Some(plain) = w::meaning(lang, &item.code) { br; (plain) }
        br;
        @if let Some(words) = confirmed { (words) " " }
        @if item.needs_confirmation { span.tag { (w::needs_confirmation(lang)) } }
    }
}

#[cfg(test)]
mod tests {
    use api::home_care::Answer;

    use super::*;

    fn item(answer: Answer, confirmed_on: Option<&str>) -> HomeCareItem {
        HomeCareItem {
            code: "ventilator".to_owned(),
            group: Group::Procedure,
            name: "人工呼吸器".to_owned(),
            answer,
            note: Some("<日中>".to_owned()),
            confirmed_on: confirmed_on.map(str::to_owned),
            confirmed_by: Some("枚方市医師会".to_owned()),
            needs_confirmation: confirmed_on.is_none(),
        }
    }

    #[test]
    fn an_answer_has_words_its_age_and_no_markup_of_others() {
        let shown = |item| home_care(Lang::Ja, &HomeCare { items: vec![item] }).into_string();
        let fresh = shown(item(Answer::Ask, Some("2026-06-01")));
        assert!(fresh.contains("△ </span>相談してください") && fresh.contains("枚方市医師会"), "{fresh}");
        assert!(fresh.contains("&lt;日中&gt;") && !fresh.contains("要確認"), "{fresh}");
        // Only the group that was answered has a heading.
        assert_eq!(fresh.matches("<h2>").count(), 1);
        let old = shown(item(Answer::Can, None));
        assert!(old.contains("要確認") && old.contains("180日"), "{old}");
    }
}
