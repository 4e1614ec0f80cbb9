//! The weekly table and the hours of one date, from what is published.
//!
//! The day flags of 医療情報ネット mean the reverse of their column names (毎週決まった曜日に休診
//! = `1` is *open*); [`super::document`] stores them as open flags. Where flag and hours contradict
//! each other the answer is unknown.

use api::hours::{DateHours, Day, DayHours, Interval, WeekdayHours};
use jiff::civil::{Date, Weekday};

use super::document::{DaySpans, Document, Institution, WeekSpans, is_empty_week};

/// 救急科 is staffed around the clock and says nothing about when one can be seen.
const EMERGENCY_DEPARTMENT: &str = "09010";

/// The table of a week, Monday to Sunday and 祝日; empty when nothing at all is reported.
pub fn week(document: &Document) -> Vec<WeekdayHours> {
    let spans = all_spans(document);
    let flags = document.hours_parts().find_map(|part| part.institution()).map(Flags::of).unwrap_or_default();
    if is_empty_week(&spans) && flags.is_empty() {
        return Vec::new();
    }
    Day::ALL
        .iter()
        .map(|&day| {
            let (flag, open_weeks) = flags.on(day);
            WeekdayHours { day, hours: judge(flag, &spans[day as usize]), open_weeks }
        })
        .collect()
}

/// What is known of one date. `holiday`: the date is a national holiday.
pub fn on(week: &[WeekdayHours], date: Date, holiday: bool) -> DateHours {
    let day = day_of(date, holiday);
    let hours = week.iter().find(|row| row.day == day).map_or(DayHours::Unknown, |row| {
        if row.open_weeks.is_empty() || row.open_weeks.contains(&week_of_month(date)) {
            row.hours.clone()
        } else {
            DayHours::Closed
        }
    });
    DateHours { date: date.to_string(), day, hours }
}

/// The row of the table that holds on a date.
pub fn day_of(date: Date, holiday: bool) -> Day {
    if holiday { Day::Holiday } else { weekday(date) }
}

/// Spans as they are sent: `HH:MM`.
pub fn intervals(spans: &DaySpans) -> Vec<Interval> {
    spans.iter().map(|&(opens, closes)| Interval { opens: clock_face(opens), closes: clock_face(closes) }).collect()
}

/// The hours of one department on one day, which has no flag of its own.
pub fn department_day(spans: &DaySpans, any_day_reported: bool) -> DayHours {
    match (spans.is_empty(), any_day_reported) {
        (false, _) => DayHours::Open { intervals: intervals(spans) },
        // Other days are reported and this one is not: the department is not held.
        (true, true) => DayHours::Closed,
        (true, false) => DayHours::Unknown,
    }
}

/// `HH:MM` of minutes after midnight.
pub fn clock_face(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn weekday(date: Date) -> Day {
    match date.weekday() {
        Weekday::Monday => Day::Monday,
        Weekday::Tuesday => Day::Tuesday,
        Weekday::Wednesday => Day::Wednesday,
        Weekday::Thursday => Day::Thursday,
        Weekday::Friday => Day::Friday,
        Weekday::Saturday => Day::Saturday,
        Weekday::Sunday => Day::Sunday,
    }
}

/// 第1〜第5: the how-manieth time this weekday comes in its month.
fn week_of_month(date: Date) -> u8 {
    (date.day().unsigned_abs() - 1) / 7 + 1
}

fn judge(flag: Option<bool>, spans: &DaySpans) -> DayHours {
    match (flag, spans.is_empty()) {
        (Some(true) | None, false) => DayHours::Open { intervals: intervals(spans) },
        (Some(false), true) => DayHours::Closed,
        _ => DayHours::Unknown,
    }
}

/// Hours of the facility: of the row itself, and of every department but the emergency one.
fn all_spans(document: &Document) -> WeekSpans {
    let mut week = WeekSpans::default();
    for part in document.hours_parts() {
        let own = part.institution().map(|institution| &institution.hours);
        let departments = part.departments().iter().filter(|d| d.code != EMERGENCY_DEPARTMENT).map(|d| &d.hours);
        for spans in own.into_iter().chain(departments) {
            for (day, spans) in week.iter_mut().zip(spans) {
                day.extend(spans);
            }
        }
    }
    week.map(union)
}

/// Spans in order, those that touch or overlap joined. A span past midnight stays as it is.
fn union(mut spans: DaySpans) -> DaySpans {
    spans.sort_unstable();
    spans.dedup();
    let mut joined: DaySpans = Vec::with_capacity(spans.len());
    for (opens, closes) in spans {
        match joined.last_mut() {
            Some(last) if last.0 < last.1 && opens <= last.1 && opens < closes => last.1 = last.1.max(closes),
            _ => joined.push((opens, closes)),
        }
    }
    joined
}

/// The open flags of a facility.
#[derive(Default)]
struct Flags {
    every_week: Vec<Option<bool>>,
    by_week: Vec<Vec<Option<bool>>>,
}

impl Flags {
    fn of(institution: &Institution) -> Self {
        let read = |text: &String| -> Vec<Option<bool>> {
            text.chars()
                .map(|c| match c {
                    '1' => Some(true),
                    '0' => Some(false),
                    _ => None,
                })
                .collect()
        };
        Self {
            every_week: read(&institution.open_days),
            by_week: institution.open_days_by_week.iter().map(read).collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.every_week.iter().chain(self.by_week.iter().flatten()).all(Option::is_none)
    }

    /// Whether the day is one of opening, and in which weeks when not in all.
    fn on(&self, day: Day) -> (Option<bool>, Vec<u8>) {
        let flag = |flags: &Vec<Option<bool>>| flags.get(day as usize).copied().flatten();
        let every_week = flag(&self.every_week);
        let weeks: Vec<Option<bool>> = self.by_week.iter().map(flag).collect();
        let open: Vec<u8> =
            (1..=5).zip(&weeks).filter(|(_, flag)| **flag == Some(true)).map(|(number, _)| number).collect();
        let closed = weeks.iter().filter(|flag| **flag == Some(false)).count();
        match (every_week, open.len(), closed) {
            // Week flags are often all `1` on a day that is closed every week: the weekly flag rules.
            (Some(false), _, 0) | (_, 0, 0) => (every_week, Vec::new()),
            // All five weeks closed is another way of saying closed.
            (_, 0, _) => (Some(false), Vec::new()),
            (_, _, 0) => (Some(true), Vec::new()),
            _ => (Some(true), open),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::{Content, DepartmentPart, Part};
    use super::*;

    fn document(open_days: &str, by_week: &[&str], spans: [&[(u16, u16)]; 8]) -> Document {
        let mut departments = vec![DepartmentPart {
            code: "01001".into(),
            name: "内科".into(),
            hours: spans.map(<[_]>::to_vec),
            ..DepartmentPart::default()
        }];
        departments.push(DepartmentPart {
            code: EMERGENCY_DEPARTMENT.into(),
            hours: std::array::from_fn(|_| vec![(0, 1439)]),
            ..DepartmentPart::default()
        });
        let institution = Institution {
            open_days: open_days.into(),
            open_days_by_week: by_week.iter().map(|s| (*s).to_owned()).collect(),
            ..Institution::default()
        };
        let part = |content| Part { dataset: "iryo.clinic".into(), gone_on: None, content };
        Document { parts: vec![part(Content::Institution(institution)), part(Content::Departments { departments })] }
    }

    const MORNING: &[(u16, u16)] = &[(540, 720)];
    const OFF: &[(u16, u16)] = &[];

    fn open(span: &str) -> DayHours {
        let (opens, closes) = span.split_once('-').unwrap();
        DayHours::Open { intervals: vec![Interval { opens: opens.into(), closes: closes.into() }] }
    }

    #[test]
    fn flag_and_hours_must_agree() {
        let table = week(&document("1101---0", &[], [MORNING, OFF, MORNING, MORNING, MORNING, OFF, OFF, OFF]));
        let states: Vec<_> = table.into_iter().map(|row| row.hours).collect();
        assert_eq!(
            states,
            [
                open("09:00-12:00"),
                DayHours::Unknown, // open, but no hours
                DayHours::Unknown, // closed, but hours
                open("09:00-12:00"),
                open("09:00-12:00"), // no flag, hours
                DayHours::Unknown,
                DayHours::Unknown,
                DayHours::Closed,
            ]
        );
    }

    #[test]
    fn the_second_and_fourth_saturday_off() {
        let weeks = ["-----1-", "-----0-", "-----1-", "-----0-", "-----1-"];
        let table =
            week(&document("1111110-", &weeks, [MORNING, MORNING, MORNING, MORNING, MORNING, MORNING, OFF, OFF]));
        assert_eq!(table[5].open_weeks, [1, 3, 5]);
        let on = |date: &str, holiday| on(&table, date.parse().unwrap(), holiday);
        assert_eq!(on("2026-11-07", false).hours, open("09:00-12:00"));
        assert_eq!(on("2026-11-14", false).hours, DayHours::Closed);
        assert_eq!(on("2026-11-28", false).hours, DayHours::Closed);
        assert_eq!(on("2026-11-29", false).hours, DayHours::Closed);
        // 2026-11-23 勤労感謝の日 is a Monday, but the row of 祝 counts, which is not reported.
        assert_eq!(on("2026-11-23", true).hours, DayHours::Unknown);
        assert_eq!(on("2026-11-23", true).day, Day::Holiday);
    }

    #[test]
    fn departments_are_joined_and_emergency_left_out() {
        let mut document = document("1------0", &[], [&[(540, 720)], OFF, OFF, OFF, OFF, OFF, OFF, OFF]);
        let Content::Departments { departments } = &mut document.parts[1].content else { unreachable!() };
        departments[0].hours[0] = vec![(900, 1080), (540, 720), (700, 750), (1320, 120)];
        let DayHours::Open { intervals } = &week(&document)[0].hours else { panic!("not open") };
        let spans: Vec<_> = intervals.iter().map(|i| format!("{}-{}", i.opens, i.closes)).collect();
        assert_eq!(spans, ["09:00-12:30", "15:00-18:00", "22:00-02:00"]);
    }

    #[test]
    fn nothing_reported_is_no_table() {
        assert_eq!(week(&document("", &[], [OFF; 8])), []);
        assert_eq!(on(&[], "2026-11-20".parse().unwrap(), false).hours, DayHours::Unknown);
    }
}
