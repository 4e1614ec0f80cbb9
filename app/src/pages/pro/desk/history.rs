//! 経過 as a line in time.

use api::consults::lists::{ConsultLists, ListName};
use api::consults::step::{Done, NamedFacility, Step};
use maud::{Markup, html};

use super::sheet_fields::field_words;
use crate::components::phone_button;
use crate::consult_words::listed_words;
use crate::dates::{date_words, short_moment_of};
use crate::desk_words::{answer_by_words, listed, received_words};
use crate::lang::Lang;
use crate::words::{Text, pro_desk_steps as w};
use api::query::encode;

/// All steps, the first at the top.
pub fn timeline(lang: Lang, lists: &ConsultLists, steps: &[Step]) -> Markup {
    html! {
        ol.desk-history {
            @for step in steps {
                li data-step=(kind(&step.done)) {
                    p.desk-step {
                        span.desk-step-at { (short_moment_of(lang, &step.at)) }
                        b { (heading(lang, &step.done)) }
                        @if let Some(by) = &step.by { span.desk-step-by { (by_words(lang, by, step.by_organization.as_deref())) } }
                    }
                    (body(lang, lists, &step.done))
                }
            }
        }
    }
}

fn by_words(lang: Lang, by: &str, organization: Option<&str>) -> Text {
    match organization {
        Some(organization) => w::by_of(lang, by, organization),
        None => Text::published(lang, by),
    }
}

/// What draws a step apart from others: what was said to and by who asked, and by others.
fn kind(done: &Done) -> &'static str {
    match done {
        Done::Answered { .. } => "answered",
        Done::Added { .. } | Done::ErasureAsked => "added",
        Done::OpinionGiven { .. } => "opinion",
        _ => "done",
    }
}

fn heading(lang: Lang, done: &Done) -> Text {
    let names =
        |names: &[String]| listed(lang, &names.iter().map(|name| Text::published(lang, name)).collect::<Vec<_>>());
    match done {
        Done::Received { .. } => w::received(lang),
        Done::SheetChanged { .. } => w::sheet_changed(lang),
        Done::Assigned { to: Some(to) } => w::assigned_to(lang, to),
        Done::Assigned { to: None } => w::assigned_nobody(lang),
        Done::Noted { .. } => w::noted(lang),
        Done::Answered { by, .. } => w::answered(lang, answer_by_words(lang, *by)),
        Done::Added { .. } => w::added(lang),
        Done::FacilitiesFound { .. } => w::facilities_found(lang),
        Done::Circulated { to, .. } => w::circulated(lang, names(to)),
        Done::TakenBack { from } => w::taken_back(lang, from),
        Done::OpinionGiven { .. } => w::opinion_given(lang),
        Done::FollowUpSet { on: Some(on) } => w::follow_up_set(lang, date_words(lang, on)),
        Done::FollowUpSet { on: None } => w::follow_up_none(lang),
        Done::HandedOver { from, to, .. } => w::handed_over(lang, from, to),
        Done::Attached { name } => w::attached(lang, name),
        Done::AttachmentRemoved { name } => w::attachment_removed(lang, name),
        Done::Closed { .. } => w::closed(lang),
        Done::Reopened { .. } => w::reopened(lang),
        Done::ErasureAsked => w::erasure_asked(lang),
    }
}

fn body(lang: Lang, lists: &ConsultLists, done: &Done) -> Markup {
    match done {
        Done::Received { channel } => html! { p { (received_words(lang, *channel)) } },
        Done::SheetChanged { fields } => {
            let fields: Vec<Text> = fields.iter().map(|field| field_words(lang, field)).collect();
            html! { p { (listed(lang, &fields)) } }
        }
        Done::Noted { words }
        | Done::Added { words }
        | Done::OpinionGiven { words }
        | Done::Circulated { words, .. }
        | Done::HandedOver { words, .. } => said(lang, Some(words)),
        Done::Answered { words, facilities, .. } => html! { (said(lang, Some(words))) (named(lang, facilities)) },
        Done::FacilitiesFound { words, facilities } => {
            html! { (said(lang, words.as_deref())) (named(lang, facilities)) }
        }
        Done::Closed { provided, words } => {
            let provided: Vec<Text> =
                provided.iter().map(|code| listed_words(lang, lists, ListName::Provided, code)).collect();
            html! { p { (listed(lang, &provided)) } (said(lang, words.as_deref())) }
        }
        Done::Reopened { words } => said(lang, words.as_deref()),
        Done::Assigned { .. }
        | Done::TakenBack { .. }
        | Done::FollowUpSet { .. }
        | Done::Attached { .. }
        | Done::AttachmentRemoved { .. }
        | Done::ErasureAsked => html! {},
    }
}

fn said(lang: Lang, words: Option<&str>) -> Markup {
    html! { @if let Some(words) = words { p.desk-words lang=[lang.of_published()] { (words) } } }
}

/// Facilities with their number to call and their page.
pub fn named(lang: Lang, facilities: &[NamedFacility]) -> Markup {
    html! {
        @if !facilities.is_empty() {
            ul.desk-facilities {
                @for facility in facilities {
                    li {
                        a href={ (lang.address("/facilities/")) (encode(&facility.id)) } lang=[lang.of_published()] { (facility.name) }
                        @if facility.telephone.is_some() { (phone_button(lang, facility.telephone.as_deref(), "quiet")) }
                    }
                }
            }
        }
    }
}
