use api::ClientError;
use api::facilities::{CareService, Department, DepartmentDay, Facility, FacilityKind};
use api::hours::DayHours;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use leptos_router::{LazyRoute, lazy_route};
use maud::{Markup, html};

use crate::components::{Icon, hours_cell, icon, phone_button, print_button, today_state, week_table};
use crate::facility_words::{NOT_PUBLISHED, beds_words, closed_words, service_days_words, source_words};
use crate::finder::service_words;
use crate::hours::{date_and_day, hours_noun, interval_words};
use crate::navigation::use_navigation;
use crate::page::{Asked, Page, page};
use crate::positions::map_address;

/// `/facilities/{id}`: everything that is published of one facility, today and the telephone first.
pub struct FacilityPage;

#[lazy_route]
impl LazyRoute for FacilityPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let params = use_params_map();
        let id = move || params.with(|params| params.get("id").unwrap_or_default());
        let back = back_link(use_navigation().last_search());
        view! {
            <p class="back-link" inner_html=back.into_string()></p>
            {page(id, |asked| Box::pin(facility(asked)))}
        }
        .into_any()
    }
}

fn back_link(last_search: Option<String>) -> Markup {
    let (words, href) = match last_search {
        Some(href) => ("検索結果へもどる", href),
        None => ("さがすページへ", "/find".to_owned()),
    };
    html! { a href=(href) data-action="back" { (words) } }
}

async fn facility(asked: Asked) -> Result<Page, ClientError> {
    let facility = asked.client.get_facility(&asked.address).await?.facility;
    let Facility { name, kind, address, .. } = &facility;
    let description = format!("{name}（{}、{address}）の電話番号、{}、場所。", kind.ja(), hours_noun(*kind));
    Ok(Page { description, ..Page::new(name, article(&facility)) })
}

fn article(facility: &Facility) -> Markup {
    let Facility { kind, name, name_kana, telephone, website, today, closed_on, sources, .. } = facility;
    html! {
        article.facility {
            h1 tabindex="-1" { (name) }
            p.facts {
                span.tag { (kind.ja()) }
                @if let Some(kana) = name_kana { span { (kana) } }
            }
            @if let Some(date) = closed_on { p.closed-notice { (closed_words(date)) } }
            section.panel data-first {
                h2 { "今日（" (date_and_day(today)) "）" }
                (today_state(today, *kind))
                @if telephone.is_some() {
                    @if today.hours == DayHours::Unknown { p { "電話でお確かめください。" } }
                    (phone_button(telephone.as_deref(), "main"))
                } @else {
                    @if let Some(address) = website {
                        a.button data-weight="main" href=(address) rel="noopener" { "ホームページを見る" }
                    }
                    (phone_button(None, "main"))
                }
            }
            (week(facility))
            (departments(&facility.departments))
            (services(&facility.services))
            (contact(facility))
            p.source-line {
                (source_words(sources)) "。変わっていることがあります。行く前にお確かめください。 "
                a href="/sources" { "データについて" }
            }
            (print_button())
        }
    }
}

fn week(facility: &Facility) -> Markup {
    let noun = hours_noun(facility.kind);
    let Facility { kind, week, today, other_closed, .. } = facility;
    html! {
        // Care offices publish the days of each service instead.
        @if *kind != FacilityKind::Care || !week.is_empty() {
            section.panel {
                h2 { (noun) }
                @if week.is_empty() {
                    p { (noun) "は公表されていません。" }
                } @else {
                    (week_table(noun, week, today.day))
                }
                @if let Some(words) = other_closed { p.other-closed { "そのほかの休み：" (words) } }
            }
        }
    }
}

fn departments(departments: &[Department]) -> Markup {
    html! {
        @if !departments.is_empty() {
            section.panel {
                h2 { "診療科目" }
                @if departments.iter().any(|department| !department.days.is_empty()) {
                    p.department-hint { "科目の名前を押すと、その科の時間が見られます。" }
                }
                ul.department-list {
                    @for Department { name, days, .. } in departments {
                        li {
                            @if days.is_empty() {
                                (name)
                            } @else {
                                details { summary { (name) } (department_days(days)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn department_days(days: &[DepartmentDay]) -> Markup {
    let has_reception = days.iter().any(|day| !day.reception.is_empty());
    html! {
        table.week-table {
            thead {
                tr {
                    th scope="col" { "曜日" }
                    th scope="col" { "診療時間" }
                    @if has_reception { th scope="col" { "外来の受付" } }
                }
            }
            tbody {
                @for day in days {
                    tr {
                        th scope="row" { (day.day.ja()) }
                        td { (hours_cell(&day.hours)) }
                        @if has_reception {
                            td { @for interval in &day.reception { span.span { (interval_words(interval)) } } }
                        }
                    }
                }
            }
        }
    }
}

fn services(services: &[CareService]) -> Markup {
    html! {
        @if !services.is_empty() {
            section.panel {
                h2 { "介護サービス" }
                @for service in services {
                    h3 { (service_words(&service.code)) }
                    dl {
                        dt { "利用できる日" }
                        dd { (service_days_words(service)) }
                        @if let Some(people) = service.capacity.filter(|&people| people > 0) {
                            dt { "定員" }
                            dd { (people) "人" }
                        }
                    }
                    @if service.telephone.is_some() { (phone_button(service.telephone.as_deref(), "quiet")) }
                }
            }
        }
    }
}

fn contact(facility: &Facility) -> Markup {
    let published = |value: &Option<String>| value.clone().unwrap_or_else(|| NOT_PUBLISHED.to_owned());
    html! {
        section.panel {
            h2 { "場所と連絡先" }
            dl {
                dt { "住所" }
                dd {
                    (facility.address)
                    @if let Some(at) = facility.location {
                        a.map-link href=(map_address(at)) rel="noopener" {
                            (icon(Icon::PLACE)) span { "地図で見る（地理院地図）" }
                        }
                    }
                }
                dt { "電話" }
                dd { (published(&facility.telephone)) }
                dt { "FAX" }
                dd { (published(&facility.fax)) }
                dt { "ホームページ" }
                dd {
                    @match &facility.website {
                        Some(address) => a href=(address) rel="noopener" { (address) },
                        None => (NOT_PUBLISHED),
                    }
                }
                dt { "運営法人" }
                dd { (published(&facility.corporation)) }
                @if let Some(words) = beds_words(facility.kind, facility.beds) {
                    dt { "病床" }
                    dd { (words) }
                }
            }
        }
    }
}
