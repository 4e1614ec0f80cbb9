use api::ClientError;
use api::municipality::Municipality;
use api::sources::{Source, SourcesResponse};
use maud::{Markup, html};

use crate::dates::{date_words, japanese_date_of};
use crate::lang::Lang;
use crate::numbers::grouped;
use crate::page::{Page, Visit};
use crate::words::{self, activities, confirmation, consult, report, sources as w, visits};

/// `/sources`: where the data comes from, how old it is, and what it does not tell.
pub async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let answer = visit.client.list_sources().await?;
    let page = Page::new(lang, &w::title(lang), article(lang, &answer, &visit.municipality));
    Ok(Page { description: w::description(lang).plain(), ..page })
}

fn article(lang: Lang, answer: &SourcesResponse, municipality: &Municipality) -> Markup {
    html! {
        h1 tabindex="-1" { (w::title(lang)) }
        p { @if municipality.demo { (w::demo(lang)) } @else { (w::real(lang)) } }
        @if answer.sources.is_empty() { p { (w::nothing(lang)) } }
        @for files in answer.sources.chunk_by(|one, next| one.series == next.series) { (series(lang, files)) }
        @if !answer.meta.missing.is_empty() {
            section.panel {
                h2 { (w::missing(lang)) }
                p { (w::missing_why(lang)) }
                ul { @for source in &answer.meta.missing { li { (words::dataset(lang, &source.dataset, &source.title)) } } }
            }
        }
        p { a href=(lang.address("/report")) { (report::missing_link(lang)) } }
        p { a href=(lang.address("/consult/figures")) { (consult::figures_link(lang)) } }
        (templates(lang))
        (meanings(lang))
        (operator(lang, municipality))
    }
}

/// The files of one publisher's series: what they share once, then a line for each.
fn series(lang: Lang, files: &[Source]) -> Markup {
    let Some(first) = files.first() else { return html! {} };
    let has_page = first.page.starts_with("https://") || first.page.starts_with("http://");
    let gaps = files.iter().map(|file| &file.gaps).find(|gaps| !gaps.is_empty());
    html! {
        section.panel {
            h2 lang=[lang.of_published()] { (first.series) }
            p { (w::licence(lang, &first.publisher, &first.licence)) }
            @if has_page { p { a href=(first.page) rel="noopener" { (w::page(lang)) } } }
            @if let Some(gaps) = gaps { p { (w::gaps(lang)) @for gap in gaps { (words::gap(lang, gap)) } } }
            ul.source-list {
                @for file in files {
                    li {
                        b { (words::dataset(lang, &file.dataset, file_name(file))) }
                        span {
                            (w::file(lang, date_words(lang, &file.as_of), grouped(file.records), japanese_date_of(lang, &file.imported_at)))
                        }
                    }
                }
            }
        }
    }
}

/// 診療所: the title without the name of the series.
fn file_name(file: &Source) -> &str {
    let name = file.title.strip_prefix(&file.series).unwrap_or(&file.title).trim();
    if name.is_empty() { &file.title } else { name }
}

/// For clerks: the calendar of duties, what clinics answer, what was confirmed, who comes where, and activities.
fn templates(lang: Lang) -> Markup {
    html! {
        section.panel {
            h2 { (w::duties(lang)) }
            p { (w::duties_how(lang)) }
            // A file, and no page that the program could put in place.
            p { a href="/templates/duties.csv" download rel="external" { (w::duties_template(lang)) } }
        }
        section.panel {
            h2 { (w::home_care(lang)) }
            p { (w::home_care_how(lang)) }
            p { a href="/templates/home_care.csv" download rel="external" { (w::home_care_template(lang)) } }
        }
        section.panel {
            h2 { (w::confirmations(lang)) }
            p { (w::confirmations_how(lang)) }
            p { a href="/templates/confirmations.csv" download rel="external" { (w::confirmations_template(lang)) } }
        }
        section.panel {
            h2 { (visits::area(lang)) }
            p { (visits::template_how(lang)) }
            p { a href="/templates/service_areas.csv" download rel="external" { (visits::template(lang)) } }
        }
        section.panel {
            h2 { (activities::community(lang)) }
            p { (activities::template_how(lang)) }
            p { a href="/templates/community.csv" download rel="external" { (activities::template(lang)) } }
        }
    }
}

fn meanings(lang: Lang) -> Markup {
    html! {
        section.panel {
            h2 { (w::meanings(lang)) }
            dl {
                dt { (w::not_confirmed(lang)) }
                dd { (w::not_confirmed_means(lang)) }
                dt { (w::as_of(lang)) }
                dd { (w::as_of_means(lang)) }
                dt { (confirmation::meaning(lang)) }
                dd { (confirmation::means(lang)) }
                dt { (w::walking(lang)) }
                dd { (w::walking_means(lang)) }
            }
        }
    }
}

fn operator(lang: Lang, municipality: &Municipality) -> Markup {
    html! {
        @if !municipality.name.is_empty() {
            section.panel {
                h2 { (w::operator(lang)) }
                dl lang=[lang.of_published()] {
                    dt lang=(lang.html()) { (w::municipality(lang)) }
                    dd { (municipality.prefecture) (municipality.name) }
                    @if let Some(words) = &municipality.medical_association {
                        dt lang=(lang.html()) { (w::medical_association(lang)) }
                        dd { (words) }
                    }
                    @if let Some(desk) = &municipality.desk {
                        dt lang=(lang.html()) { (w::desk(lang)) }
                        dd { (desk.name) "　" (desk.telephone) }
                    }
                }
            }
        }
    }
}
