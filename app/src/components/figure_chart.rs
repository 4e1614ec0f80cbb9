//! Numbers by month as bars, the year before beside them, and a table that says the same. Drawn on the server; read
//! without colour too: this year's bars are filled, those of the year before are outlines and thinner.

use maud::{Markup, html};

use crate::lang::Lang;
use crate::words::{Text, figure_chart as words};

/// What is drawn: a row for each label.
pub struct FigureChart<'c> {
    pub title: &'c Text,
    /// Of every number: 件, 分.
    pub unit: &'c Text,
    /// Short: 4月 … 3月.
    pub labels: &'c [Text],
    /// This year, then what it is compared with, if anything.
    pub series: &'c [Series<'c>],
}

/// Numbers of one year.
pub struct Series<'c> {
    /// 2026年度
    pub name: &'c Text,
    /// For each label; fewer where the rest is still to come. `None`: not published.
    pub values: &'c [Option<i64>],
}

/// Units of the drawing, about pixels on a phone 320 px wide.
const WIDTH: f64 = 320.0;
const ROW: f64 = 42.0;
/// Heights of the bars of a row: this year, the year before.
const BARS: [f64; 2] = [22.0, 9.0];
/// Of a letter of the drawing: 全角; others are taken as 0.6 of it.
const LETTER: f64 = 17.0;
/// What a label may take.
const WIDEST_LABEL: f64 = 140.0;

/// Drawing and table.
pub fn figure_chart(lang: Lang, chart: &FigureChart<'_>) -> Markup {
    let title = words::in_unit(lang, chart.title.clone(), chart.unit.clone());
    html! {
        figure.figure-chart {
            figcaption { (title) }
            @if chart.series.len() > 1 {
                ul.figure-legend {
                    @for (class, series) in CLASSES.into_iter().zip(chart.series) {
                        li { svg class=(class) viewBox="0 0 24 24" aria-hidden="true" { (swatch(class)) } (series.name) }
                    }
                }
            }
            div.figure-sides {
                (drawing(lang, chart, &title))
                (table(lang, chart, &title))
            }
        }
    }
}

const CLASSES: [&str; 2] = ["this-year", "last-year"];

fn swatch(class: &str) -> Markup {
    let bar = BARS[usize::from(class == CLASSES[1])];
    html! { rect x="1" y=((24.0 - bar) / 2.0) width="22" height=(bar) {} }
}

fn drawing(lang: Lang, chart: &FigureChart<'_>, title: &Text) -> Markup {
    let labels: Vec<String> = chart.labels.iter().map(Text::plain).collect();
    let left = labels.iter().map(|label| wide(label)).fold(0.0, f64::max).min(WIDEST_LABEL) + 8.0;
    let most = chart.series.iter().flat_map(|series| series.values).flatten().copied().max().unwrap_or(0);
    // Beside the longest bar its number has room.
    let room = WIDTH - left - wide(&most.to_string()) - 8.0;
    let length = |value: i64| (value.max(0) as f64 / most.max(1) as f64 * room * 10.0).round() / 10.0;
    html! {
        svg.figure-bars viewBox={ "0 0 " (WIDTH) " " (ROW * labels.len() as f64) } role="img" {
            title { (title.plain()) }
            desc { (words::same_in_table(lang).plain()) }
            @for (row, label) in labels.iter().enumerate() {
                @let top = ROW * row as f64 + 4.0;
                text.label x=(left - 8.0) y=(top + 17.0) { (label) }
                @for (at, series) in chart.series.iter().take(BARS.len()).enumerate() {
                    @let top = if at == 0 { top } else { top + BARS[0] + 1.0 };
                    @if let Some(value) = series.values.get(row).copied().flatten() {
                        rect class=(CLASSES[at]) x=(left) y=(top) width=(length(value)) height=(BARS[at]) {}
                        @if at == 0 { text.value x=(left + length(value) + 5.0) y=(top + 17.0) { (value) } }
                    } @else if at == 0 && row < series.values.len() {
                        text.value x=(left + 5.0) y=(top + 17.0) { (words::hidden(lang).plain()) }
                    }
                }
            }
            line x1=(left) y1="0" x2=(left) y2=(ROW * labels.len() as f64) {}
        }
    }
}

fn wide(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { LETTER * 0.6 } else { LETTER }).sum()
}

fn table(lang: Lang, chart: &FigureChart<'_>, title: &Text) -> Markup {
    html! {
        table.figure-table {
            caption.visually-hidden { (title) }
            thead { tr {
                th scope="col" { (words::month(lang)) }
                @for series in chart.series { th scope="col" { (series.name) } }
            } }
            tbody {
                @for (row, label) in chart.labels.iter().enumerate() {
                    tr {
                        th scope="row" { (label) }
                        @for series in chart.series { td { (cell(lang, series.values.get(row).copied())) } }
                    }
                }
            }
        }
    }
}

/// `None`: still to come.
fn cell(lang: Lang, value: Option<Option<i64>>) -> Markup {
    html! {
        @match value {
            Some(Some(value)) => (value),
            Some(None) => (words::hidden(lang)),
            None => span.visually-hidden { (words::to_come(lang)) },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn drawn(lang: Lang, this: &[Option<i64>], last: &[Option<i64>]) -> String {
        let text = |words: &str| Text::published(lang, words);
        let labels: Vec<Text> = ["4月", "5月", "6月"].map(text).to_vec();
        let (title, unit, now, before) = (text("受けた<相談>"), text("件"), text("2026年度"), text("2025年度"));
        let series = [Series { name: &now, values: this }, Series { name: &before, values: last }];
        figure_chart(lang, &FigureChart { title: &title, unit: &unit, labels: &labels, series: &series }).into_string()
    }

    fn widths(markup: &str, class: &str) -> Vec<f64> {
        let bars = markup.split("<rect class=\"").skip(1).filter(|bar| bar.starts_with(class));
        bars.map(|bar| bar.split("width=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap()).collect()
    }

    #[test]
    fn the_table_says_what_is_drawn_and_what_is_not() {
        let markup = drawn(Lang::Ja, &[Some(12), None], &[Some(6), Some(0), Some(3)]);
        assert!(markup.contains("<title>受けた&lt;相談&gt;（件）</title>"), "{markup}");
        assert!(markup.contains("<th scope=\"row\">4月</th><td>12</td><td>6</td>"), "{markup}");
        assert!(markup.contains("<td>非公表</td><td>0</td>"), "{markup}");
        assert!(markup.contains("まだです</span></td><td>3</td>"), "{markup}");
        let (this, last) = (widths(&markup, "this-year"), widths(&markup, "last-year"));
        assert_eq!((this.len(), last.len()), (1, 3), "{markup}");
        assert!((this[0] - last[0] * 2.0).abs() < 0.2 && last[1] == 0.0, "{this:?} {last:?}");
    }

    #[test]
    fn without_a_year_before_nothing_explains_the_bars() {
        let title = Text::published(Lang::En, "Received");
        let series = [Series { name: &title, values: &[Some(3)] }];
        let labels = [Text::published(Lang::En, "April")];
        let chart = FigureChart { title: &title, unit: &title, labels: &labels, series: &series };
        assert!(!figure_chart(Lang::En, &chart).into_string().contains("figure-legend"));
    }

    proptest! {
        #[test]
        fn no_bar_leaves_the_drawing(this in prop::collection::vec(prop::option::of(any::<i64>()), 0..5)) {
            let markup = drawn(Lang::Easy, &this, &[]);
            for width in widths(&markup, "this-year") {
                prop_assert!((0.0..=WIDTH).contains(&width), "{}", width);
            }
        }
    }
}
