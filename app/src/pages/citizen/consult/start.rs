//! The first page: who reads it, how long it takes, when an answer comes, and the telephones.

use api::consults::desks::{Desk, DeskSettings};
use maud::{Markup, html};

use crate::components::{disclosure, emergency, leave_quickly, phone_button};
use crate::form::FormState;
use crate::page::{Page, Visit};
use crate::words::{Text, consult as w, site, support};

/// `/consult`. `form`: what was answered before somebody came back here.
pub fn page(visit: &Visit, desks: &[Desk], form: &FormState) -> Page {
    let lang = visit.lang;
    let markup = html! {
        (visit.forms_style())
        (visit.consult_style())
        (leave_quickly(lang))
        h1 tabindex="-1" { (w::title(lang)) }
        p.consult-lead { (w::lede(lang)) }
        p.consult-urgent { (w::urgent(lang)) }
        (emergency(lang, visit.municipality.has_7119))
        @if desks.is_empty() { (without_desk(visit)) } @else {
            div.consult-ways {
                (written(visit, desks, form))
                (called(visit, desks))
            }
        }
        (disclosure(&w::leave_heading(lang), html! { p { (w::leave_more(lang)) } }))
        p.consult-more { a href=(visit.address("/consult/figures")) { (w::figures_link(lang)) } }
    };
    let page = Page::new(lang, &w::title(lang), markup);
    // What was answered travels in it.
    Page { description: w::description(lang).plain(), private: !form.typed.is_empty(), ..page }
}

fn written(visit: &Visit, desks: &[Desk], form: &FormState) -> Markup {
    let lang = visit.lang;
    let days = desks.iter().map(|desk| desk.settings.answer_within).max().unwrap_or_default();
    let reader = match desks {
        [desk] => w::reads(lang, Text::published(lang, &desk.name)),
        _ => w::reads_any(lang),
    };
    // No token before the first answer: the page is the same for everybody, and is not sent again.
    let is_answer = |name: &str| !matches!(name, "page" | "go");
    html! {
        section.panel.consult-start {
            h2 { (w::write(lang)) }
            dl {
                dt { (w::takes(lang)) }
                dd { (w::takes_more(lang)) }
                dt { (w::no_name(lang)) }
                dd { (w::no_name_more(lang)) }
                dt { (w::answer_when(lang)) }
                dd { (w::answer_within(lang, days)) }
                dt { (w::reader(lang)) }
                dd { (reader) }
            }
            form method="post" action=(visit.address("/consult")) {
                @for (name, value) in form.typed.iter().filter(|(name, value)| is_answer(name) && !value.is_empty()) {
                    input type="hidden" name=(name) value=(value);
                }
                // A running program puts here what it keeps of a form that was left, and shows the words.
                input type="hidden" name="kept" value="";
                div data-kept hidden {
                    p { b { (w::kept(lang)) } }
                    p { (w::kept_more(lang)) }
                }
                div.consult-buttons {
                    button.button data-weight="main" type="submit" { span { (w::begin(lang)) } }
                    button.button data-kept hidden type="submit" name="go" value="afresh" { span { (w::afresh(lang)) } }
                }
            }
        }
    }
}

/// The telephones of the desks, for those who would rather talk.
fn called(visit: &Visit, desks: &[Desk]) -> Markup {
    let lang = visit.lang;
    html! {
        section.panel.consult-call {
            h2 { (w::call(lang)) }
            p { (w::call_more(lang)) }
            ul.consult-desks {
                @for desk in desks {
                    li {
                        p lang=[lang.of_published()] { b { (desk.name) } }
                        @if let Some(area) = &desk.settings.area { p { (w::desk_area(lang, area)) } }
                        (phone_button(lang, desk.settings.telephone.as_deref(), "main"))
                        @if let Some(hours) = &desk.settings.hours { p { (site::desk_hours(lang, hours)) } }
                    }
                }
            }
        }
    }
}

/// Where no desk takes questions somebody can be called all the same.
fn without_desk(visit: &Visit) -> Markup {
    let lang = visit.lang;
    let desk = visit.municipality.desk.as_ref().map(|desk| Desk {
        name: desk.name.clone(),
        settings: DeskSettings {
            telephone: Some(desk.telephone.clone()),
            hours: desk.hours.clone(),
            ..DeskSettings::default()
        },
        ..Desk::default()
    });
    html! {
        section.panel {
            h2 { (w::no_form(lang)) }
            @if desk.is_some() { p { (w::no_form_desk(lang)) } }
            p { (w::no_form_none(lang)) }
            p { a href=(visit.address("/support-centers")) { (support::title(lang)) } }
        }
        @if let Some(desk) = desk { (called(visit, &[desk])) }
    }
}
