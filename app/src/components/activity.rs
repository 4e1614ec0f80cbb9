use api::activities::Activity;
use maud::{Markup, html};

use super::confirmed_words;
use crate::lang::Lang;
use crate::words::activities as w;

/// What an activity tells of itself, in the order in which people ask: when, where, for whom, at which price, how to
/// join, whom to ask; and since when that is known.
pub fn activity(lang: Lang, activity: &Activity, organiser: Option<&str>) -> Markup {
    let Activity { when, place, for_whom, cost, joining, contact, note, .. } = activity;
    let rows = [
        (w::when(lang), when.as_deref()),
        (w::place(lang), place.as_deref()),
        (w::for_whom(lang), for_whom.as_deref()),
        (w::cost(lang), cost.as_deref()),
        (w::joining(lang), joining.as_deref()),
        (w::contact(lang), contact.as_deref()),
        (w::organiser(lang), organiser),
        (w::note(lang), note.as_deref()),
    ];
    let confirmed = (activity.confirmed_on.as_deref(), activity.confirmed_by.as_deref(), activity.needs_confirmation);
    html! {
        section.panel {
            h2 { (w::about(lang)) }
            dl {
                @for (name, told) in rows {
                    @if let Some(told) = told {
                        dt { (name) }
                        dd lang=[lang.of_published()] { (told) }
                    }
                }
                dt { (w::confirmed(lang)) }
                dd {
                    @if activity.confirmed_on.is_none() { (w::not_confirmed(lang)) " " }
                    (confirmed_words(lang, confirmed))
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_the_order_of_the_questions_and_what_is_not_told_has_none() {
        let told = |text: &str| Some(text.to_owned());
        let full = Activity {
            when: told("毎週火曜"),
            place: told("<集会所>"),
            for_whom: told("65歳以上"),
            cost: told("200円"),
            joining: told("申し込み不要"),
            contact: told("社会福祉協議会"),
            note: None,
            confirmed_on: told("2026-06-01"),
            confirmed_by: told("ささえ市"),
            needs_confirmation: true,
        };
        let page = activity(Lang::Ja, &full, Some("桜町自治会")).into_string();
        let order = [
            "いつ",
            "毎週火曜",
            "どこで",
            "&lt;集会所&gt;",
            "だれが",
            "65歳以上",
            "費用",
            "200円",
            "参加のしかた",
            "連絡先",
            "社会福祉協議会",
            "桜町自治会",
            "確認日",
            "2026年6月1日に確認（ささえ市）",
            "要確認",
        ];
        let places: Vec<_> = order.iter().map(|part| page.find(part).expect(part)).collect();
        assert!(places.is_sorted(), "{page}");
        assert!(!page.contains("備考"), "{page}");
        let bare =
            activity(Lang::Ja, &Activity { needs_confirmation: true, ..Activity::default() }, None).into_string();
        assert!(bare.contains("確認日は不明") && bare.contains("要確認") && !bare.contains("いつ"), "{bare}");
    }
}
