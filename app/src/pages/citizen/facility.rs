use api::ClientError;
use api::confirmations::{Confirmation, ConfirmedField};
use api::facilities::{Department, DepartmentDay, Facility, FacilityKind, NotifiedFunction};
use api::home_care::{Group, HomeCare, HomeCareItem};
use api::hours::{DayHours, OpenState};
use maud::{Markup, html};

use crate::components::{
    Icon, activity, confirmed, disclosure, home_care, hours_cell, icon, is_confirmed, open_state, phone_button,
    print_button, save_button, service_area, source_line, support_center, together, week_table,
};
use crate::dates::date_words;
use crate::facility_words::{beds_words, closed_words, closure_words, service_days_words};
use crate::hours::{date_and_day, day_words, hours_noun, interval_words, open_words, today_words, unknown_words};
use crate::lang::Lang;
use crate::page::{Page, Visit};
use crate::positions::map_address;
use crate::words::{self, Text, facility as w, results, site, support};

/// `/facilities/{id}`: everything that is published of one facility, today and the telephone first.
pub async fn page(visit: &Visit, id: &str) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let facility = visit.client.get_facility(id).await?.facility;
    let Facility { name, kind, address, .. } = &facility;
    let description = w::description(lang, name, words::kind(lang, *kind), address, hours_noun(lang, *kind)).plain();
    let markup = html! {
        p.back-link {
            // With a program and results behind it, `navigation` makes it lead back to them.
            a href=(visit.address("/find")) data-action="back" data-words=(w::back_to_results(lang).plain()) {
                span { (w::back_to_find(lang)) }
            }
        }
        (article(visit, &facility))
    };
    Ok(Page { description, ..Page::new(lang, &Text::published(lang, name), markup) })
}

fn article(visit: &Visit, facility: &Facility) -> Markup {
    let lang = visit.lang;
    let Facility { id, kind, name, name_kana, telephone, website, today, open, closed_on, sources, .. } = facility;
    let sources: Vec<_> =
        sources.iter().map(|source| (words::source_title(lang, source), date_words(lang, &source.as_of))).collect();
    // 随時 cannot be computed, and is not unknown.
    let in_words = facility.activity.as_ref().and_then(|activity| activity.when.as_deref());
    html! {
        article.facility {
            h1 tabindex="-1" lang=[lang.of_published()] { (name) }
            p.facts {
                span.tag { (words::kind(lang, *kind)) }
                @if let Some(kana) = name_kana { span lang=[lang.of_published()] { (kana) } }
            }
            @if let Some(date) = closed_on { p.closed-notice { (closed_words(lang, date)) } }
            section.panel data-first {
                h2 { (w::today_heading(lang, date_and_day(lang, today))) }
                @match (in_words, open) {
                    (Some(when), OpenState::Unknown { .. }) => p lang=[lang.of_published()] { (when) },
                    _ => (open_state(lang, open, &today.date, *kind)),
                }
                @if let Some(words) = unknown_words(lang, open) { p { (words) } }
                @if let DayHours::Open { .. } = today.hours { p { (today_words(lang, today, *kind)) } }
                @if telephone.is_some() {
                    @if let OpenState::Unknown { .. } = open { p { (w::ask_by_telephone(lang)) } }
                    (phone_button(lang, telephone.as_deref(), "main"))
                    @if let Some(source) = &facility.telephone_source {
                        p { (w::telephone_from(lang, words::source_title(lang, source), date_words(lang, &source.as_of))) }
                    }
                } @else {
                    @if let Some(address) = website {
                        a.button data-weight="main" href=(address) rel="noopener" { span { (w::open_website(lang)) } }
                    }
                    (phone_button(lang, None, "main"))
                }
                (save_button(lang, id, name))
            }
            @if let Some(told) = &facility.activity { (activity(lang, told, facility.corporation.as_deref())) }
            (week(lang, facility))
            (departments(lang, facility))
            (services(lang, facility))
            (service_area(lang, facility))
            (functions(lang, facility))
            @if let Some(answers) = &facility.home_care {
                (home_care(lang, answers, &visits_confirmed(lang, facility, answers)))
            }
            @if !facility.together.is_empty() {
                section.panel {
                    h2 { (results::together(lang)) }
                    (together(lang, &facility.together, telephone.as_deref(), usize::MAX))
                }
            }
            (contact(lang, facility))
            @if let Some(center) = &facility.support_center {
                (support_center(lang, &support::of_this_place(lang), center))
            }
            (source_line(lang, &sources, is_anything_confirmed(facility)))
            @if !facility.field_sources.is_empty() {
                (disclosure(&w::field_sources(lang), field_sources(lang, facility)))
            }
            p.source-more {
                (w::changes(lang)) " "
                a href=(visit.address("/sources")) { (site::about_data(lang)) }
            }
            div.page-actions {
                a.button data-weight="quiet" href={ (visit.address("/facilities/")) (api::query::encode(id)) "/report" } {
                    span { (w::report(lang)) }
                }
                (print_button(lang))
            }
        }
    }
}

fn week(lang: Lang, facility: &Facility) -> Markup {
    let noun = hours_noun(lang, facility.kind);
    let Facility { week, today, other_closed, hours_note, closures, .. } = facility;
    html! {
        @if has_week(facility) || !closures.is_empty() {
            section.panel {
                h2 { (noun) }
                @if week.is_empty() {
                    p { (w::hours_not_published(lang, &noun)) }
                } @else {
                    (week_table(lang, &noun, week, today.day))
                }
                @for closure in closures { p.closed-notice { (closure_words(lang, closure)) } }
                @if let Some(words) = other_closed { p.other-closed { (w::other_closed(lang, words)) } }
                @if let Some(words) = hours_note { p.other-closed { (w::hours_note(lang, words)) } }
                (confirmed(lang, &facility.confirmations, ConfirmedField::Hours))
            }
        }
    }
}

/// The source of each item, where several publishers tell of the facility.
fn field_sources(lang: Lang, facility: &Facility) -> Markup {
    let title = |dataset: &str| facility.sources.iter().find(|source| source.dataset == dataset);
    html! {
        p { (w::field_sources_how(lang)) }
        dl {
            @for field in &facility.field_sources {
                @if let (Some(name), Some(source)) = (field_name(lang, &field.field), title(&field.dataset)) {
                    dt { (name) }
                    dd { (words::source_line::source(lang, words::source_title(lang, source), date_words(lang, &field.as_of))) }
                }
            }
        }
    }
}

fn field_name(lang: Lang, field: &str) -> Option<Text> {
    Some(match field {
        "name" => w::name(lang),
        "name_kana" => w::name_kana(lang),
        "address" => w::address(lang),
        "location" => w::location(lang),
        "telephone" => site::telephone(lang),
        "fax" => w::fax(lang),
        "website" => w::website(lang),
        "corporation" => w::corporation(lang),
        "beds" => w::beds(lang),
        "week" => w::hours(lang),
        "departments" => w::departments(lang),
        _ => return None,
    })
}

fn departments(lang: Lang, facility: &Facility) -> Markup {
    let Facility { departments, open: of_facility, today, .. } = facility;
    html! {
        @if !departments.is_empty() {
            section.panel {
                h2 { (w::departments(lang)) }
                @if departments.iter().any(|department| !department.days.is_empty()) {
                    p.department-hint { (w::department_hint(lang)) }
                }
                ul.department-list {
                    @for Department { code, name, days, open } in departments {
                        @let words = words::department(lang, code, name);
                        li {
                            @if days.is_empty() {
                                (words)
                            } @else {
                                details {
                                    summary {
                                        (words)
                                        // What holds for the whole facility stands at the top.
                                        @if open != of_facility {
                                            span.department-state { (open_words(lang, open, &today.date, FacilityKind::Clinic)) }
                                        }
                                    }
                                    (department_days(lang, days))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn department_days(lang: Lang, days: &[DepartmentDay]) -> Markup {
    let has_reception = days.iter().any(|day| !day.reception.is_empty());
    html! {
        table.week-table {
            thead {
                tr {
                    th scope="col" { (w::day(lang)) }
                    th scope="col" { (w::consulting_hours(lang)) }
                    @if has_reception { th scope="col" { (w::reception(lang)) } }
                }
            }
            tbody {
                @for day in days {
                    tr {
                        th scope="row" { (day_words(lang, day.day)) }
                        td { (hours_cell(lang, &day.hours)) }
                        @if has_reception {
                            td { @for interval in &day.reception { span.span { (interval_words(lang, interval)) } } }
                        }
                    }
                }
            }
        }
    }
}

fn services(lang: Lang, facility: &Facility) -> Markup {
    let Facility { services, confirmations, .. } = facility;
    let hours = if has_week(facility) {
        html! {}
    } else {
        confirmed(lang, confirmations, ConfirmedField::Hours)
    };
    html! {
        @if !services.is_empty() {
            section.panel {
                h2 { (w::care_services(lang)) }
                @for service in services {
                    h3 { (words::service(lang, &service.code)) }
                    dl {
                        dt { (w::service_days(lang)) }
                        dd { (service_days_words(lang, service)) }
                        @if let Some(people) = service.capacity.filter(|&people| people > 0) {
                            dt { (w::capacity(lang)) }
                            dd { (w::people(lang, people)) }
                        }
                    }
                    @if service.telephone.is_some() { (phone_button(lang, service.telephone.as_deref(), "quiet")) }
                }
                (hours)
                @if !tells_visits(facility) && facility.functions.is_empty() {
                    (confirmed(lang, confirmations, ConfirmedField::HomeVisits))
                }
            }
        }
    }
}

fn functions(lang: Lang, facility: &Facility) -> Markup {
    let Facility { functions, confirmations, .. } = facility;
    html! {
        @if !functions.is_empty() {
            section.panel {
                h2 { (w::functions(lang)) }
                p { (w::functions_note(lang)) }
                ul.department-list {
                    @for NotifiedFunction { code, since, .. } in functions {
                        li {
                            details {
                                summary { (words::function(lang, code)) }
                                p {
                                    @if let Some(words) = words::function_explained(lang, code) { (words) }
                                    @if let Some(since) = since { " (" (w::since(lang, date_words(lang, since))) ")" }
                                }
                            }
                        }
                    }
                }
                (confirmed(lang, confirmations, ConfirmedField::Functions))
                @if !tells_visits(facility) { (confirmed(lang, confirmations, ConfirmedField::HomeVisits)) }
            }
        }
    }
}

/// Whether somebody has confirmed anything that stands on the page: a field, an answer, an area, an activity.
fn is_anything_confirmed(facility: &Facility) -> bool {
    let Facility { confirmations, home_care, service_area, activity, .. } = facility;
    let mut answers = home_care.iter().flat_map(|answers| &answers.items);
    is_confirmed(confirmations)
        || answers.any(|item| item.confirmed_on.is_some())
        || service_area.as_ref().is_some_and(|area| area.confirmed_on.is_some())
        || activity.as_ref().is_some_and(|activity| activity.confirmed_on.is_some())
}

/// When visits were confirmed, unless that is when the answers were: it stands there already.
fn visits_confirmed(lang: Lang, facility: &Facility, answers: &HomeCare) -> Markup {
    let field = ConfirmedField::HomeVisits;
    let answered = |one: &Confirmation| {
        let same =
            |item: &HomeCareItem| (&item.confirmed_on, &item.confirmed_by) == (&one.confirmed_on, &one.confirmed_by);
        !one.changed_since && answers.items.iter().any(same)
    };
    let is_answered = facility.confirmations.iter().any(|one| one.field == field && answered(one));
    html! { @if !is_answered { (confirmed(lang, &facility.confirmations, field)) } }
}

/// Whether the page has a table of hours; care offices publish the days of each service instead.
fn has_week(facility: &Facility) -> bool {
    // Care offices publish the days of each service instead, activities may tell theirs in words only.
    facility.kind != FacilityKind::Care && facility.activity.is_none() || !facility.week.is_empty()
}

/// Whether what it does at home stands on the page, and beside it when that was confirmed.
fn tells_visits(facility: &Facility) -> bool {
    let answers = facility.home_care.iter().flat_map(|answers| &answers.items);
    answers.into_iter().any(|item| item.group == Group::Procedure)
}

fn contact(lang: Lang, facility: &Facility) -> Markup {
    let published = |value: &Option<String>| match value {
        Some(words) => html! { span lang=[lang.of_published()] { (words) } },
        None => html! { (site::not_published(lang)) },
    };
    html! {
        section.panel {
            h2 { (w::where_and_how(lang)) }
            dl {
                dt { (w::address(lang)) }
                dd {
                    span lang=[lang.of_published()] { (facility.address) }
                    @if let Some(at) = facility.location {
                        a.map-link href=(map_address(at)) rel="noopener" {
                            (icon(Icon::PLACE)) span { (w::map(lang)) }
                        }
                    }
                }
                dt { (site::telephone(lang)) }
                dd {
                    (published(&facility.telephone))
                    (confirmed(lang, &facility.confirmations, ConfirmedField::Telephone))
                }
                @if facility.activity.is_none() {
                    dt { (w::fax(lang)) }
                    dd { (published(&facility.fax)) }
                }
                dt { (w::website(lang)) }
                dd {
                    @match &facility.website {
                        Some(address) => a href=(address) rel="noopener" { (address) },
                        None => (site::not_published(lang)),
                    }
                }
                @if facility.activity.is_none() {
                    dt { (w::corporation(lang)) }
                    dd { (published(&facility.corporation)) }
                }
                @if let Some(words) = beds_words(lang, facility.kind, facility.beds) {
                    dt { (w::beds(lang)) }
                    dd { (words) }
                }
            }
        }
    }
}
