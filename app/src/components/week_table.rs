use api::hours::{Day, DayHours, WeekdayHours};
use maud::{Markup, html};

use crate::hours::{day_words, interval_words, weeks_words};
use crate::lang::Lang;
use crate::words::{Text, facility as words};

/// The hours of the week, today's row marked.
pub fn week_table(lang: Lang, caption: &Text, week: &[WeekdayHours], today: Day) -> Markup {
    html! {
        table.week-table {
            caption.visually-hidden { (caption) }
            tbody {
                @for row in week {
                    @let is_today = row.day == today;
                    tr data-today=[is_today.then_some("")] {
                        th scope="row" { (day_words(lang, row.day)) @if is_today { span.today { (words::is_today(lang)) } } }
                        td {
                            (hours_cell(lang, &row.hours))
                            @if let Some(words) = weeks_words(lang, &row.open_weeks) { span.weeks { (words) } }
                        }
                    }
                }
            }
        }
    }
}

/// The hours of one day: intervals that align, `休み`, or `未確認`.
pub fn hours_cell(lang: Lang, hours: &DayHours) -> Markup {
    html! {
        @match hours {
            DayHours::Open { intervals } => {
                @for interval in intervals { span.span { (interval_words(lang, interval)) } }
            }
            DayHours::Closed => (words::off(lang)),
            DayHours::Unknown => span.not-known { (words::not_known(lang)) },
        }
    }
}
