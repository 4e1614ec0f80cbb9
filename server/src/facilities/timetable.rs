//! A weekly table as one short text, as the index keeps it: equal weeks are equal texts.
//!
//! Eight days parted by `;`, Monday to Sunday and 祝日: `?` unknown, `x` closed, else the spans in
//! minutes after midnight, `540-750,840-1080`; `@13` behind it: in the 1st and 3rd week only.

use std::fmt::Write;

use api::hours::{Day, DayHours, Interval, WeekdayHours};

/// Writes the table; an empty one is an empty text.
pub fn write(week: &[WeekdayHours]) -> String {
    let mut text = String::new();
    for (index, row) in week.iter().enumerate() {
        if index > 0 {
            text.push(';');
        }
        match &row.hours {
            DayHours::Unknown => text.push('?'),
            DayHours::Closed => text.push('x'),
            DayHours::Open { intervals } => {
                for (index, span) in intervals.iter().enumerate() {
                    let comma = if index > 0 { "," } else { "" };
                    let _ = write!(text, "{comma}{}-{}", minutes(&span.opens), minutes(&span.closes));
                }
            }
        }
        if !row.open_weeks.is_empty() {
            text.push('@');
            row.open_weeks.iter().for_each(|week| text.push(char::from(b'0' + week.min(&9))));
        }
    }
    text
}

/// Reads the row of one day from what [`write`] has written; none where nothing is known.
pub fn read_row(text: &str, day: Day) -> Option<WeekdayHours> {
    let row = text.split(';').nth(day as usize).filter(|_| !text.is_empty())?;
    Some(read_day(row, day))
}

fn read_day(row: &str, day: Day) -> WeekdayHours {
    let (hours, weeks) = row.split_once('@').unwrap_or((row, ""));
    WeekdayHours {
        day,
        hours: match hours {
            "?" => DayHours::Unknown,
            "x" => DayHours::Closed,
            spans => DayHours::Open { intervals: spans.split(',').filter_map(read_span).collect() },
        },
        open_weeks: weeks.bytes().map(|digit| digit.saturating_sub(b'0')).collect(),
    }
}

fn read_span(span: &str) -> Option<Interval> {
    let (opens, closes) = span.split_once('-')?;
    let face = |minutes: &str| minutes.parse::<u16>().ok().map(super::hours::clock_face);
    Some(Interval { opens: face(opens)?, closes: face(closes)? })
}

/// Minutes after midnight of `HH:MM`.
pub fn minutes(face: &str) -> u16 {
    let (hours, minutes) = face.split_once(':').unwrap_or((face, "0"));
    hours.parse::<u16>().unwrap_or(0) * 60 + minutes.parse::<u16>().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn row() -> impl Strategy<Value = (DayHours, Vec<u8>)> {
        let span = (0u16..1440, 1u16..2000).prop_map(|(opens, closes)| Interval {
            opens: crate::facilities::hours::clock_face(opens),
            closes: crate::facilities::hours::clock_face(closes),
        });
        let hours = prop_oneof![
            Just(DayHours::Unknown),
            Just(DayHours::Closed),
            proptest::collection::vec(span, 1..4).prop_map(|intervals| DayHours::Open { intervals }),
        ];
        (hours, proptest::sample::subsequence(vec![1u8, 2, 3, 4, 5], 0..=4))
    }

    proptest! {
        #[test]
        fn a_week_comes_back(rows in proptest::collection::vec(row(), 8)) {
            let week: Vec<_> = rows
                .into_iter()
                .zip(Day::ALL)
                .map(|((hours, open_weeks), day)| WeekdayHours { day, hours, open_weeks })
                .collect();
            let text = write(&week);
            for row in &week {
                prop_assert_eq!(&read_row(&text, row.day).unwrap(), row);
            }
        }

        #[test]
        fn arbitrary_text_never_panics(text in "\\PC{0,60}") {
            let _ = read_row(&text, Day::Holiday);
        }
    }
}
