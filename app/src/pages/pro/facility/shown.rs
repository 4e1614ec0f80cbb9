//! What is shown of a part now, where it is from and whether it was confirmed.

use api::confirmations::{Confirmation, ConfirmedField};
use api::facilities::Facility;
use api::home_care::Answer;
use api::own_facility::{CareManagerTime, Channel, OwnFacility, Statement, StatementPart};
use maud::{Markup, html};

use crate::components::week_table;
use crate::dates::{date_words, japanese_date_of};
use crate::facility_words::closure_words;
use crate::hours::{day_words, hours_noun, interval_words};
use crate::lang::Lang;
use crate::words::{self, Text, facility, pro_facility as w};

/// What everybody sees; of ケアマネタイム what professionals see.
pub fn of(lang: Lang, own: &OwnFacility, part: StatementPart) -> Markup {
    let shown = &own.facility;
    let published = |value: Option<&str>| match value {
        Some(words) => html! { span lang=[lang.of_published()] { (words) } },
        None => html! { (w::nothing_shown(lang)) },
    };
    match part {
        StatementPart::Telephone => html! {
            dl {
                dt { (w::number(lang)) }
                dd { (published(shown.telephone.as_deref())) }
                dt { (w::fax(lang)) }
                dd { (published(shown.fax.as_deref())) }
            }
        },
        StatementPart::Hours => html! {
            @if shown.week.is_empty() {
                p { (w::nothing_shown(lang)) }
            } @else {
                (week_table(lang, &hours_noun(lang, shown.kind), &shown.week, shown.today.day))
            }
            @if let Some(words) = &shown.other_closed { p { (facility::other_closed(lang, words)) } }
            @if let Some(words) = &shown.hours_note { p { (facility::hours_note(lang, words)) } }
        },
        StatementPart::Closures => html! {
            @if shown.closures.is_empty() { p { (w::no_closures(lang)) } }
            @for closure in &shown.closures { p { (closure_words(lang, closure)) } }
        },
        StatementPart::HomeCare => answers(lang, shown),
        StatementPart::CareManagerTime => html! {
            p.own-quiet { (w::care_manager_time_who(lang)) }
            @match own.kept(part).and_then(|kept| kept.statement.as_ref()) {
                Some(Statement::CareManagerTime(time)) => (care_manager_time(lang, time)),
                _ => p { (w::no_time(lang)) },
            }
        },
    }
}

fn answers(lang: Lang, shown: &Facility) -> Markup {
    let items = shown.home_care.iter().flat_map(|answers| &answers.items);
    let count = |answer: Answer| items.clone().filter(|item| item.answer == answer).count();
    let [can, ask, cannot] = Answer::ALL.map(count);
    html! {
        @if can + ask + cannot == 0 {
            p { (w::nothing_shown(lang)) }
        } @else {
            p { (w::answers(lang, can, ask, cannot)) }
        }
    }
}

/// 月・水 13:00〜14:00, by which way, and what else is to be known.
pub fn care_manager_time(lang: Lang, time: &CareManagerTime) -> Markup {
    let between = if lang == Lang::En { ", " } else { "・" };
    let channels: Vec<Text> = time.channels.iter().map(|channel| channel_words(lang, *channel)).collect();
    html! {
        @for told in &time.times {
            @let days: Vec<Text> = told.days.iter().map(|day| day_words(lang, *day)).collect();
            p { (Text::join(lang, &days, between)) " " (interval_words(lang, &told.hours)) }
        }
        @if !channels.is_empty() { p { (Text::join(lang, &channels, between)) } }
        @if !time.note.is_empty() { p lang=[lang.of_published()] { (time.note) } }
    }
}

pub fn channel_words(lang: Lang, channel: Channel) -> Text {
    match channel {
        Channel::Telephone => w::by_telephone(lang),
        Channel::Fax => w::by_fax(lang),
        Channel::Mail => w::by_mail(lang),
        Channel::Visit => w::by_visit(lang),
    }
}

/// Where it is from, when it was confirmed, and whether what was written here is passed over.
pub fn standing(lang: Lang, own: &OwnFacility, part: StatementPart) -> Markup {
    let kept = own.kept(part).filter(|kept| kept.statement.is_some());
    html! {
        @match kept {
            Some(kept) if kept.is_shown => {
                p.own-quiet { (w::stated(lang, japanese_date_of(lang, &kept.stated_at), kept.stated_by.as_str())) }
            }
            _ => {
                @if let Some((title, date)) = source(lang, &own.facility, part) { p.own-quiet { (w::source(lang, title, date)) } }
            }
        }
        @if let Some(kept) = kept.filter(|kept| !kept.is_shown) {
            p { (w::stated_passed_over(lang, japanese_date_of(lang, &kept.stated_at))) }
        }
        @if let Some(field) = part.confirms() { (confirmation(lang, &own.facility, field)) }
    }
}

/// Title and date of what tells a part.
fn source(lang: Lang, shown: &Facility, part: StatementPart) -> Option<(Text, Text)> {
    let field = match part {
        StatementPart::Telephone if shown.telephone.is_some() => "telephone",
        StatementPart::Hours if !shown.week.is_empty() => "week",
        StatementPart::HomeCare if shown.home_care.is_some() => "home_care",
        _ => return None,
    };
    let of_field = shown.field_sources.iter().find(|source| source.field == field).map(|source| &source.dataset);
    let source = match (field, of_field) {
        ("home_care", _) => shown.sources.iter().find(|source| source.dataset == "home_care"),
        (_, Some(dataset)) => shown.sources.iter().find(|source| source.dataset == *dataset),
        ("telephone", None) if shown.telephone_source.is_some() => shown.telephone_source.as_ref(),
        _ => shown.sources.first(),
    }?;
    Some((words::source_title(lang, source), date_words(lang, &source.as_of)))
}

/// Who has confirmed a field and when, and whether somebody should again. Sign and words tell it, not the colour alone.
pub fn confirmation(lang: Lang, shown: &Facility, field: ConfirmedField) -> Markup {
    let Some(confirmation) = shown.confirmations.iter().find(|one| one.field == field) else { return html! {} };
    let Confirmation { confirmed_on, confirmed_by, changed_since, needs_confirmation, .. } = confirmation;
    let state = if *needs_confirmation { "needed" } else { "held" };
    html! {
        p.own-confirmation data-state=(state) {
            span.own-sign aria-hidden="true" { @if *needs_confirmation { "!" } @else { "✓" } }
            span {
                @match (confirmed_on, confirmed_by) {
                    (Some(on), Some(by)) => (w::confirmed_by(lang, date_words(lang, on), by.as_str())),
                    (Some(on), None) => (w::confirmed(lang, date_words(lang, on))),
                    (None, _) => (w::never_confirmed(lang)),
                }
                @if confirmed_on.is_some() && *needs_confirmation {
                    " "
                    @if *changed_since { (w::changed_since(lang)) } @else { (w::too_old(lang)) }
                }
            }
        }
    }
}
