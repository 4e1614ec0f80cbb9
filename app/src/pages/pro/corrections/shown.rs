use api::ClientError;
use api::correction_reports::CorrectionReport;
use api::facilities::Facility;
use api::query::encode;
use api::sources::{Source, SourceDate};
use maud::{Markup, html};

use crate::components::{source_line, week_table};
use crate::correction_words::wrong_words;
use crate::dates::date_words;
use crate::facility_words::{closed_words, service_days_words};
use crate::hours::hours_noun;
use crate::lang::Lang;
use crate::page::Visit;
use crate::words::{self, Text, facility as f, pro_corrections as w, site};

/// What is shown now of what was reported, with its source, and the ways to check it.
pub async fn panel(visit: &Visit, report: &CorrectionReport) -> Result<Markup, ClientError> {
    let lang = visit.lang;
    let body = match (&report.facility_id, &report.resource) {
        (Some(id), _) => match visit.client.get_facility(id).await {
            Ok(answer) => of_facility(visit, &report.wrong, &answer.facility).await?,
            Err(error) if error.status() == 404 => html! { p { (w::not_shown(lang)) } },
            Err(error) => return Err(error),
        },
        (None, Some(resource)) => html! {
            p { (w::missing_how(lang)) }
            p {
                a href={ (visit.address("/find")) "?q=" (encode(&resource.name)) } {
                    (w::find_same(lang, &resource.name))
                }
            }
        },
        (None, None) => html! { p { (w::not_shown(lang)) } },
    };
    Ok(html! { section.panel { h2 { (w::shown(lang)) } (body) } })
}

async fn of_facility(visit: &Visit, wrong: &[String], facility: &Facility) -> Result<Markup, ClientError> {
    let lang = visit.lang;
    let sources = visit.client.list_sources().await?.sources;
    let used: Vec<&SourceDate> = facility.sources.iter().chain(&facility.telephone_source).collect();
    let of = |dataset: &str| sources.iter().find(|source| source.dataset == dataset);
    let mut publishers: Vec<&Source> = used.iter().filter_map(|source| of(&source.dataset)).collect();
    publishers.retain(|source| source.page.starts_with("https://") || source.page.starts_with("http://"));
    publishers.sort_by(|one, other| one.page.cmp(&other.page));
    publishers.dedup_by(|one, other| one.page == other.page);
    Ok(html! {
        dl {
            @for code in wrong {
                dt { (wrong_words(lang, code)) }
                dd { (field(lang, code, facility)) (source_line(lang, &source_of(lang, code, facility), true)) }
            }
        }
        ul.check-links {
            li { a href={ (visit.address("/facilities/")) (encode(&facility.id)) } { (w::public_page(lang)) } }
            @if let Some(website) = &facility.website { li { a href=(website) rel="noopener" { (f::open_website(lang)) } } }
            @for Source { page, publisher, .. } in publishers {
                li { a href=(page) rel="noopener" { (w::publisher(lang, publisher)) } }
            }
        }
    })
}

/// What residents read.
fn field(lang: Lang, code: &str, facility: &Facility) -> Markup {
    let published = |words: &str| html! { p lang=[lang.of_published()] { (words) } };
    match code {
        "telephone" => match &facility.telephone {
            Some(number) => published(number),
            None => html! { p { (site::no_telephone(lang)) } },
        },
        "hours" => hours(lang, facility),
        "address" => published(&facility.address),
        "services" => offers(lang, facility),
        "closed" => html! {
            p {
                @match &facility.closed_on {
                    Some(date) => (closed_words(lang, date)),
                    None => (w::not_told_closed(lang)),
                }
            }
        },
        _ => html! {
            (published(&facility.name))
            p { (words::kind(lang, facility.kind)) }
            (published(facility.website.as_deref().unwrap_or_default()))
        },
    }
}

fn hours(lang: Lang, facility: &Facility) -> Markup {
    let Facility { week, today, other_closed, hours_note, services, kind, .. } = facility;
    let noun = hours_noun(lang, *kind);
    html! {
        @if !week.is_empty() {
            (week_table(lang, &noun, week, today.day))
        } @else if services.is_empty() {
            p { (f::hours_not_published(lang, noun)) }
        }
        @for service in services {
            p { (words::service(lang, &service.code)) " " (service_days_words(lang, service)) }
        }
        @if let Some(words) = other_closed { p { (f::other_closed(lang, words)) } }
        @if let Some(words) = hours_note { p { (f::hours_note(lang, words)) } }
    }
}

/// Departments, services and notified functions.
fn offers(lang: Lang, facility: &Facility) -> Markup {
    let Facility { departments, services, functions, .. } = facility;
    let mut names: Vec<Text> = departments.iter().map(|one| words::department(lang, &one.code, &one.name)).collect();
    names.extend(services.iter().map(|one| words::service(lang, &one.code)));
    names.extend(functions.iter().map(|one| words::function(lang, &one.code)));
    html! {
        @if names.is_empty() { p { (site::not_published(lang)) } } @else { ul { @for name in names { li { (name) } } } }
    }
}

/// Where it is from: the source of the item where several tell of the facility, else all of them.
fn source_of(lang: Lang, code: &str, facility: &Facility) -> Vec<(Text, Text)> {
    let item = match code {
        "hours" => "week",
        "services" => "departments",
        "other" => "name",
        other => other,
    };
    let titled = |source: &SourceDate| (words::source_title(lang, source), date_words(lang, &source.as_of));
    let own = facility.telephone_source.as_ref().filter(|_| item == "telephone");
    let named = facility.field_sources.iter().find(|source| source.field == item);
    let named = named.and_then(|named| facility.sources.iter().find(|source| source.dataset == named.dataset));
    match own.or(named) {
        Some(source) => vec![titled(source)],
        None => facility.sources.iter().map(titled).collect(),
    }
}
