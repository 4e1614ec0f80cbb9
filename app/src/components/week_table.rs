use api::hours::{Day, DayHours, WeekdayHours};
use maud::{Markup, html};

use crate::hours::{interval_words, weeks_words};

/// The hours of the week, today's row marked.
pub fn week_table(caption: &str, week: &[WeekdayHours], today: Day) -> Markup {
    html! {
        table.week-table {
            caption.visually-hidden { (caption) }
            tbody {
                @for row in week {
                    @let is_today = row.day == today;
                    tr data-today=[is_today.then_some("")] {
                        th scope="row" { (row.day.ja()) @if is_today { span.today { "今日" } } }
                        td {
                            (hours_cell(&row.hours))
                            @if let Some(words) = weeks_words(&row.open_weeks) { span.weeks { "（" (words) "）" } }
                        }
                    }
                }
            }
        }
    }
}

/// The hours of one day: intervals that align, `休み`, or `未確認`.
pub fn hours_cell(hours: &DayHours) -> Markup {
    html! {
        @match hours {
            DayHours::Open { intervals } => {
                @for interval in intervals { span.span { (interval_words(interval)) } }
            }
            DayHours::Closed => "休み",
            DayHours::Unknown => span.not-known { "未確認" },
        }
    }
}
