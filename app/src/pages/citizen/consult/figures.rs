//! `/consult/figures?year=`: what everybody may read of what the desks did.

use api::ClientError;
use api::consults::figures::{Published, PublishedCount, PublishedFigures};
use api::consults::lists::{ConsultLists, ListName};
use api::query::pairs;
use maud::{Markup, html};

use crate::components::{FigureChart, Series, figure_chart};
use crate::consult_words::listed_words;
use crate::dates::{date_words, month_words};
use crate::lang::Lang;
use crate::numbers::grouped;
use crate::page::{Page, Visit};
use crate::question_words::channel_words;
use crate::words::{Text, consult, consult_figures as w};

pub async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let fields = pairs(&visit.query).unwrap_or_default();
    let year = fields.iter().find(|(name, _)| name == "year").and_then(|(_, value)| value.parse().ok());
    let figures = visit.client.get_published_figures(year).await?.figures;
    let lists = visit.client.get_consult_lists().await?;
    let title = match figures.until {
        Some(_) => w::title(lang, i64::from(figures.year)),
        None => w::title_none(lang),
    };
    let markup = html! {
        (visit.forms_style())
        (visit.consult_style())
        h1 tabindex="-1" { (title) }
        (article(lang, &figures, &lists))
        p.consult-more { a href=(visit.address("/consult")) { (consult::title(lang)) } }
    };
    Ok(Page { description: w::description(lang).plain(), ..Page::new(lang, &title, markup) })
}

pub(super) fn article(lang: Lang, figures: &PublishedFigures, lists: &ConsultLists) -> Markup {
    let Some(until) = &figures.until else {
        return html! { p.consult-lead { (w::nothing(lang)) } };
    };
    let listed = |list| move |code: &str| listed_words(lang, lists, list, code);
    // A region that began within the year tells from its first month on.
    let first = figures.months.first().map_or_else(|| format!("{}-04", figures.year), |month| month.code.clone());
    let from = format!("{first}-01");
    html! {
        p.consult-lead { (w::lede(lang, date_words(lang, &from), date_words(lang, until))) }
        (other_years(lang, figures))
        section.panel {
            p.consult-number { (w::total(lang)) " " b { (total(lang, figures.received)) } }
            p { (w::hidden_why(lang)) }
            p { (w::what_year(lang)) }
            p { (w::settled(lang)) }
            // While a year is not over its parts would give away what a month has added.
            @if figures.askers.is_empty() { p { (w::at_the_end(lang)) } }
        }
        section.panel { (months(lang, &figures.months)) }
        (counted(lang, &w::askers(lang), &figures.askers, false, &listed(ListName::Askers)))
        (counted(lang, &w::channels(lang), &figures.channels, false, &|code| channel_words(lang, code)))
        (counted(lang, &w::topics(lang), &figures.topics, true, &listed(ListName::Topics)))
        (counted(lang, &w::provided(lang), &figures.provided, true, &listed(ListName::Provided)))
    }
}

fn other_years(lang: Lang, figures: &PublishedFigures) -> Markup {
    html! {
        @if figures.years.len() > 1 {
            nav.consult-years aria-label=(w::other_years(lang).plain()) {
                ul {
                    @for year in &figures.years {
                        @let words = w::year(lang, i64::from(*year));
                        li {
                            a href={ (lang.address("/consult/figures")) "?year=" (year) } aria-current=[(*year == figures.year).then_some("page")] { (words) }
                        }
                    }
                }
            }
        }
    }
}

fn total(lang: Lang, number: Published) -> Text {
    number.map_or_else(|| w::hidden(lang), |number| w::cases(lang, grouped(number)))
}

fn months(lang: Lang, months: &[PublishedCount]) -> Markup {
    let number = |code: &str| code.rsplit('-').next()?.parse().ok().filter(|month| (1..=12).contains(month));
    let label = |code: &str| {
        number(code).map_or_else(|| Text::published(lang, code), |month| w::month(lang, month_words(lang, month)))
    };
    let labels: Vec<_> = months.iter().map(|count| label(&count.code)).collect();
    let values: Vec<_> = months.iter().map(|count| count.total).collect();
    let (title, unit, name) = (w::months(lang), w::unit(lang), w::total(lang));
    let series = [Series { name: &name, values: &values }];
    figure_chart(lang, &FigureChart { title: &title, unit: &unit, labels: &labels, series: &series })
}

/// A table whose rows have bars: the most first, what is hidden after all that is told.
fn counted(
    lang: Lang,
    heading: &Text,
    counts: &[PublishedCount],
    counts_twice: bool,
    words: &dyn Fn(&str) -> Text,
) -> Markup {
    let most = counts.iter().filter_map(|count| count.total).max().unwrap_or_default().max(1);
    let mut counts: Vec<_> = counts.iter().collect();
    counts.sort_by_key(|count| std::cmp::Reverse(count.total));
    html! {
        @if !counts.is_empty() {
            section.panel {
                h2 { (heading) }
                @if counts_twice { p { (w::counts_twice(lang)) } }
                table.consult-counts {
                    thead.visually-hidden { tr { th scope="col" { (heading) } th scope="col" { (w::total(lang)) } } }
                    tbody {
                        @for count in counts {
                            @let label = words(&count.code);
                            tr {
                                th scope="row" lang=[label.other_lang()] { (label) }
                                td {
                                    @if let Some(number) = count.total {
                                        svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
                                            rect width=(number * 100 / most) height="10" {}
                                        }
                                    }
                                    span { (total(lang, count.total)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
