//! `/pro/desk/figures`: what was counted in a 年度, with the year before beside it, for those who report it.

use api::ClientError;
use api::consults::Channel;
use api::consults::desks::Desk;
use api::consults::figures::{Counted, Figures, FiguresQuery, MonthFigures};
use api::consults::lists::{ConsultLists, ListName};
use maud::{Markup, html};

use super::super::frame::{self, ProPage};
use super::PATH;
use crate::components::{FigureChart, Series, empty_state, figure_chart, tabs};
use crate::consult_words::listed_words;
use crate::dates::month_words;
use crate::desk_words::channel_words;
use crate::lang::Lang;
use crate::numbers::grouped;
use crate::page::{Page, Visit};
use crate::words::{Text, pro_desk_figures as w};

pub async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let query = FiguresQuery::parse(&visit.query).map_err(|errors| ClientError::Refused { status: 400, errors })?;
    let account = frame::account(visit).await?;
    let figures = visit.client.get_consult_figures(&query).await?.figures;
    let lists = visit.client.get_consult_lists().await?;
    // Who sees to the region may look at any desk.
    let desks = match account.membership.administers_region() {
        true => visit.client.list_desks().await?.desks,
        false => Vec::new(),
    };
    let chosen = FiguresQuery { year: Some(figures.year), ..query };
    let years: Vec<(String, Text, bool)> = figures
        .years
        .iter()
        .map(|year| {
            let at = FiguresQuery { year: Some(*year), ..chosen.clone() };
            (address(visit, &at), w::year(lang, i64::from(*year)), *year == figures.year)
        })
        .collect();
    let markup = html! {
        h1 tabindex="-1" { (w::title(lang)) " " (w::year(lang, i64::from(figures.year))) }
        @if desks.len() > 1 { (desk_form(visit, &chosen, &desks)) }
        @if years.len() > 1 { (tabs(&w::years(lang), &years)) }
        p {
            @match &figures.desk_name {
                Some(name) => (w::of_desk(lang, name)),
                None => (w::of_region(lang)),
            }
        }
        div.page-actions {
            a.button rel="external" download href=(file(&chosen, "csv")) { span { (w::csv(lang)) } }
            a.button rel="external" download href=(file(&chosen, "xlsx")) { span { (w::excel(lang)) } }
        }
        p { (w::private(lang)) " " a href=(visit.address("/consult/figures")) { (w::published(lang)) } }
        div.desk-figures #desk-figures data-live-part {
            @if figures.months.iter().chain(&figures.last_year).all(is_empty) {
                (empty_state(&w::nothing(lang), html! {}))
            } @else {
                (months(lang, &figures))
                (counted(lang, &figures, &lists))
            }
        }
    };
    Ok(frame::framed(visit, &account, ProPage::new(w::title(lang), "consults", markup)))
}

/// Nothing came, and nothing was done about what had come before.
fn is_empty(month: &MonthFigures) -> bool {
    let MonthFigures { received, closed, reopened, taken_over, handed_over, open, .. } = month;
    [received, closed, reopened, taken_over, handed_over, open].into_iter().all(|count| *count == 0)
}

fn address(visit: &Visit, query: &FiguresQuery) -> String {
    format!("{}/figures?{}", visit.address(PATH), query.to_query_string())
}

fn file(query: &FiguresQuery, kind: &str) -> String {
    format!("/api/v1/consult-figures.{kind}?{}", query.to_query_string())
}

fn desk_form(visit: &Visit, query: &FiguresQuery, desks: &[Desk]) -> Markup {
    let lang = visit.lang;
    html! {
        form.pro-search method="get" action={ (visit.address(PATH)) "/figures" } {
            label for="desk_id" { (w::desk(lang)) }
            div {
                select.text-input #desk_id name="desk_id" {
                    option value="" { (w::all_desks(lang).plain()) }
                    @for desk in desks { option value=(desk.id) selected[desk.id == query.desk_id] { (desk.name) } }
                }
                input type="hidden" name="year" value=[query.year];
                button.button type="submit" { span { (w::show(lang)) } }
            }
        }
    }
}

/// 4月 … 3月 of a year that may not have ended.
fn month_labels(lang: Lang) -> Vec<Text> {
    (4..=12).chain(1..=3).map(|month| w::month(lang, month_words(lang, month))).collect()
}

/// A number of a month.
type Count = fn(&MonthFigures) -> i64;

fn months(lang: Lang, figures: &Figures) -> Markup {
    let labels = month_labels(lang);
    let names = [w::year(lang, i64::from(figures.year)), w::year(lang, i64::from(figures.year) - 1)];
    let chart = |title: Text, of: fn(&MonthFigures) -> i64| {
        let values = |months: &[MonthFigures]| months.iter().map(|month| Some(of(month))).collect::<Vec<_>>();
        let (this, last) = (values(&figures.months), values(&figures.last_year));
        let series = [Series { name: &names[0], values: &this }, Series { name: &names[1], values: &last }];
        figure_chart(lang, &FigureChart { title: &title, unit: &w::cases(lang), labels: &labels, series: &series })
    };
    // Between desks of the region nothing comes and nothing goes.
    let is_desk = figures.desk.is_some();
    let columns: Vec<(Text, Count)> = [
        (w::received(lang), (|month| month.received) as Count, true),
        (w::taken_over(lang), |month| month.taken_over, is_desk),
        (w::closed(lang), |month| month.closed, true),
        (w::reopened(lang), |month| month.reopened, true),
        (w::handed_over(lang), |month| month.handed_over, is_desk),
        (w::open(lang), |month| month.open, true),
        (w::in_time(lang), |month| month.in_time, true),
    ]
    .into_iter()
    .filter_map(|(heading, of, is_there)| is_there.then_some((heading, of)))
    .collect();
    html! {
        section.panel {
            h2 { (w::months(lang)) }
            (chart(w::received(lang), |month| month.received))
            (chart(w::open(lang), |month| month.open))
            section.desk-table data-months tabindex="0" aria-label=(w::year(lang, i64::from(figures.year)).plain()) {
                table {
                    thead { tr {
                        th scope="col" { (w::year(lang, i64::from(figures.year))) }
                        @for (heading, _) in &columns { th scope="col" { (heading) } }
                        th scope="col" { (w::median(lang)) }
                    } }
                    tbody {
                        @for (label, month) in labels.iter().zip(&figures.months) {
                            tr {
                                th scope="row" { (label) }
                                @for (_, of) in &columns { td { (grouped(of(month))) } }
                                td { @match month.median_minutes { Some(minutes) => (time_words(lang, minutes)), None => "–" } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A time as people say it: minutes below two hours, hours below two days.
fn time_words(lang: Lang, minutes: i64) -> Text {
    match minutes {
        ..120 => w::minutes(lang, minutes),
        120..2880 => w::hours(lang, (minutes + 30) / 60),
        _ => w::days(lang, (minutes + 720) / 1440),
    }
}

fn counted(lang: Lang, figures: &Figures, lists: &ConsultLists) -> Markup {
    let listed = |list: ListName| move |code: &str| listed_words(lang, lists, list, code);
    let channel = |code: &str| {
        Channel::parse(code).map_or_else(|| Text::published(lang, code), |channel| channel_words(lang, channel))
    };
    html! {
        (group(lang, figures, &w::askers(lang), None, &figures.askers, &listed(ListName::Askers)))
        (group(lang, figures, &w::channels(lang), None, &figures.channels, &channel))
        (group(lang, figures, &w::topics(lang), Some(w::topics_note(lang)), &figures.topics, &listed(ListName::Topics)))
        (group(lang, figures, &w::provided(lang), Some(w::provided_note(lang)), &figures.provided, &listed(ListName::Provided)))
    }
}

/// One table: each thing that was counted by month, with its total and that of the year before.
fn group(
    lang: Lang,
    figures: &Figures,
    heading: &Text,
    note: Option<Text>,
    counted: &[Counted],
    words: &dyn Fn(&str) -> Text,
) -> Markup {
    html! {
        section.panel {
            h2 { (heading) }
            @if let Some(note) = note { p { (note) } }
            @if counted.is_empty() { p { (w::none(lang)) } } @else {
                // Wider than a phone: scrolled by itself, with keys too.
                section.desk-table tabindex="0" aria-label=(heading.plain()) {
                    table {
                        thead { tr {
                            th scope="col" { (heading) }
                            th scope="col" { (w::total(lang)) }
                            th scope="col" { (w::last_year(lang)) }
                            @for label in month_labels(lang).iter().take(figures.months.len()) { th scope="col" { (label) } }
                        } }
                        tbody {
                            @for each in counted {
                                tr {
                                    th scope="row" { (words(&each.code)) }
                                    td { b { (grouped(each.total)) } }
                                    td { (grouped(each.last_year)) }
                                    @for number in &each.by_month { td { (grouped(*number)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_said_in_the_unit_that_fits() {
        let words = |minutes| time_words(Lang::Ja, minutes).plain();
        for (minutes, said) in [
            (0, "0分"),
            (119, "119分"),
            (120, "2時間"),
            (150, "3時間"),
            (2879, "48時間"),
            (2880, "2日"),
            (10_080, "7日"),
        ] {
            assert_eq!(words(minutes), said, "{minutes}");
        }
    }

    #[test]
    fn what_went_between_desks_stands_in_the_table_of_a_desk_alone() {
        let month = MonthFigures { received: 9, taken_over: 7, handed_over: 5, reopened: 3, ..MonthFigures::default() };
        let figures = Figures { months: vec![month], ..Figures::default() };
        let region = months(Lang::Ja, &figures).into_string();
        let desk = months(Lang::Ja, &Figures { desk: Some("d".to_owned()), ..figures }).into_string();
        let numbers =
            |page: &str| page.split("<td>").skip(1).map(|cell| cell.chars().next()).collect::<Option<String>>();
        let table = |page: &str| page.split_once("desk-table").unwrap().1.to_owned();
        assert_eq!(numbers(&table(&desk)).as_deref(), Some("9703500–"), "{desk}");
        assert_eq!(numbers(&table(&region)).as_deref(), Some("90300–"), "{region}");
        assert!(desk.contains("ほかの窓口から引き継いだ") && !region.contains("ほかの窓口から"), "{region}");
    }

    #[test]
    fn what_no_list_knows_is_counted_all_the_same() {
        let counted = [Counted { code: "old_topic".to_owned(), total: 1234, last_year: 2, by_month: vec![1200, 34] }];
        let month = |month: &str| MonthFigures { month: month.to_owned(), ..MonthFigures::default() };
        let figures = Figures {
            year: 2026,
            months: vec![month("2026-04"), month("2026-05")],
            topics: counted.to_vec(),
            ..Figures::default()
        };
        let table = self::counted(Lang::Ja, &figures, &ConsultLists::default()).into_string();
        assert!(
            table.contains("<th scope=\"row\">old_topic</th><td><b>1,234</b></td><td>2</td><td>1,200</td><td>34</td>"),
            "{table}"
        );
        assert!(table.contains("5月") && !table.contains("6月"), "{table}");
    }
}
