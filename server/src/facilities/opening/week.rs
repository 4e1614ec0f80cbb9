//! The weekly table, of a facility and of each of its departments, from what is published.
//!
//! The day flags of 医療情報ネット mean the reverse of their column names (毎週決まった曜日に休診
//! = `1` is *open*); [`document`](super::super::document) stores them as open flags. Where flag and hours
//! contradict each other the answer is unknown.

use api::hours::{Day, DayHours, Interval, WeekdayHours};

use super::super::document::{DaySpans, DepartmentPart, Document, Institution, Part, WeekSpans, is_empty_week};

/// 救急科 is staffed around the clock and says nothing about when one can be seen.
pub const EMERGENCY_DEPARTMENT: &str = "09010";

const MIDNIGHT: u16 = 24 * 60;
/// A span over midnight of this length or more is a slip: 15:30–15:00.
const SLIP: u16 = 18 * 60;

/// The table of a week, Monday to Sunday and 祝日; empty when nothing at all is reported.
pub fn week(document: &Document) -> Vec<WeekdayHours> {
    let spans = all_spans(document);
    let flags = document.hours_parts().find_map(Part::institution).map(Flags::of).unwrap_or_default();
    if is_empty_week(&spans) && flags.is_empty() {
        return Vec::new();
    }
    Day::ALL
        .iter()
        .map(|&day| {
            let spans = &spans[day as usize];
            let (is_closed, open_weeks) = flags.on(day);
            let hours = match (is_closed, spans.is_empty()) {
                (false, false) if !spans.iter().any(is_slip) => DayHours::Open { intervals: intervals(spans) },
                (true, true) => DayHours::Closed,
                _ => DayHours::Unknown,
            };
            WeekdayHours { day, hours, open_weeks }
        })
        .collect()
}

/// The table of a department, within that of its facility: closed where the facility is, not known where
/// that is not known. `None` when no hours of its own are published.
pub fn department_week(facility: &[WeekdayHours], department: &DepartmentPart) -> Option<Vec<WeekdayHours>> {
    if is_empty_week(&department.hours) {
        return None;
    }
    let is_emergency = department.code == EMERGENCY_DEPARTMENT;
    let row = |day: Day| {
        let spans = plain(&department.hours[day as usize]);
        let own = match spans.is_empty() {
            // Other days are reported and this one is not: the department is not held.
            true => DayHours::Closed,
            false if spans.iter().any(is_slip) => DayHours::Unknown,
            false => DayHours::Open { intervals: intervals(&union(spans)) },
        };
        match facility.iter().find(|row| row.day == day).filter(|_| !is_emergency) {
            Some(WeekdayHours { hours: DayHours::Open { .. }, open_weeks, .. }) => {
                let open_weeks = if own == DayHours::Closed { Vec::new() } else { open_weeks.clone() };
                WeekdayHours { day, hours: own, open_weeks }
            }
            Some(row) => row.clone(),
            None => WeekdayHours { day, hours: own, open_weeks: Vec::new() },
        }
    };
    Some(Day::ALL.map(row).to_vec())
}

/// 受付 of the facility: of the row itself, and of every department but the emergency one.
pub fn reception(document: &Document) -> WeekSpans {
    gather(document, |institution| &institution.reception, |department| &department.reception)
}

/// 受付 of a department.
pub fn department_reception(department: &DepartmentPart) -> WeekSpans {
    std::array::from_fn(|day| union(plain(&department.reception[day])))
}

/// Spans as they are sent: `HH:MM`.
pub fn intervals(spans: &DaySpans) -> Vec<Interval> {
    spans.iter().map(|&(opens, closes)| Interval { opens: clock_face(opens), closes: clock_face(closes) }).collect()
}

/// The hours of one department on one day as published: it has no flag of its own.
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

/// Minutes after midnight of `HH:MM`.
pub fn minutes(face: &str) -> u16 {
    let (hours, minutes) = face.split_once(':').unwrap_or((face, "0"));
    hours.parse::<u16>().unwrap_or(0) * 60 + minutes.parse::<u16>().unwrap_or(0)
}

/// Hours of the facility: of the row itself, and of every department but the emergency one.
fn all_spans(document: &Document) -> WeekSpans {
    gather(document, |institution| &institution.hours, |department| &department.hours)
}

fn gather(
    document: &Document,
    own: fn(&Institution) -> &WeekSpans,
    of_department: fn(&DepartmentPart) -> &WeekSpans,
) -> WeekSpans {
    let mut week = WeekSpans::default();
    for part in document.hours_parts() {
        let departments = part.departments().iter().filter(|d| d.code != EMERGENCY_DEPARTMENT).map(of_department);
        for spans in part.institution().map(own).into_iter().chain(departments) {
            for (day, spans) in week.iter_mut().zip(spans) {
                day.extend(plain(spans));
            }
        }
    }
    week.map(union)
}

/// The last minute that the form takes stands for midnight: 00:00–23:59 is 24 hours. So does 00:00 as an end.
fn plain(spans: &DaySpans) -> DaySpans {
    let end = |closes: u16| if closes == MIDNIGHT - 1 || closes == 0 { MIDNIGHT } else { closes };
    spans.iter().map(|&(opens, closes)| (opens, end(closes))).collect()
}

fn is_slip(&(opens, closes): &(u16, u16)) -> bool {
    closes < opens && closes + MIDNIGHT - opens >= SLIP
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

    /// Whether the day is closed in all weeks of the month, and else in which it is not, when it is in some.
    ///
    /// A week without a flag has that of every week. The flags of the weeks are often all `1` on a day that
    /// is closed every week: that rules.
    fn on(&self, day: Day) -> (bool, Vec<u8>) {
        let flag = |flags: &Vec<Option<bool>>| flags.get(day as usize).copied().flatten();
        let every_week = flag(&self.every_week);
        let of_week = |week: usize| self.by_week.get(week).and_then(flag).or(every_week);
        let says_nothing = every_week == Some(false) && !self.by_week.iter().any(|week| flag(week) == Some(false));
        if says_nothing {
            return (true, Vec::new());
        }
        let open: Vec<u8> = (1..=5).filter(|&week| of_week(usize::from(week) - 1) != Some(false)).collect();
        match open.len() {
            0 => (true, Vec::new()),
            5 => (false, Vec::new()),
            _ => (false, open),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::document::{Content, Part};
    use super::super::{Calendar, Schedule, schedule, text};
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
        let part = |content| Part { dataset: "iryo.clinic".into(), gone_on: None, stated: None, content };
        Document { parts: vec![part(Content::Institution(institution)), part(Content::Departments { departments })] }
    }

    fn on(table: &[WeekdayHours], date: &str) -> DayHours {
        let holidays = Calendar::from_iter(["2026-11-23".parse().unwrap()]);
        let numbers = schedule::numbers(&text::write(table, &WeekSpans::default(), &[]));
        Schedule::of(&numbers).on(date.parse().unwrap(), &holidays).hours
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
        assert_eq!(on(&table, "2026-11-07"), open("09:00-12:00"));
        assert_eq!(on(&table, "2026-11-14"), DayHours::Closed);
        assert_eq!(on(&table, "2026-11-28"), DayHours::Closed);
        assert_eq!(on(&table, "2026-11-29"), DayHours::Closed);
        // 勤労感謝の日 is a Monday, but the row of 祝 counts, which is not reported.
        assert_eq!(on(&table, "2026-11-23"), DayHours::Unknown);
    }

    #[test]
    fn weeks_without_a_flag_are_as_every_week() {
        let second_off = ["-----1-", "-----0-", "-------", "-------", "-------"];
        let table = week(&document("1111110-", &second_off, [MORNING; 8]));
        assert_eq!((table[5].open_weeks.as_slice(), &table[5].hours), (&[1, 3, 4, 5][..], &open("09:00-12:00")));
        let all_open = ["1111111"; 5];
        let table = week(&document("1110111-", &all_open, [MORNING, MORNING, MORNING, OFF, MORNING, OFF, OFF, OFF]));
        assert_eq!((table[3].open_weeks.as_slice(), &table[3].hours), (&[][..], &DayHours::Closed));
        // Open in some weeks, but nobody says when.
        assert_eq!((table[5].open_weeks.as_slice(), &table[5].hours), (&[][..], &DayHours::Unknown));
    }

    #[test]
    fn the_last_minute_is_midnight_and_eighteen_hours_over_midnight_are_a_slip() {
        let spans: [&[(u16, u16)]; 8] =
            [&[(0, 1439)], &[(1080, 0)], &[(990, 570)], &[(1080, 720)], &[(930, 900), (540, 720)], OFF, OFF, OFF];
        let states: Vec<_> = week(&document("", &[], spans)).into_iter().map(|row| row.hours).collect();
        assert_eq!(states[..3], [open("00:00-24:00"), open("18:00-24:00"), open("16:30-09:30")]);
        assert_eq!(states[3..5], [DayHours::Unknown, DayHours::Unknown]);
    }

    #[test]
    fn a_department_is_held_within_the_hours_of_its_facility() {
        let weeks = ["-----1-", "-----0-", "-----1-", "-----0-", "-----1-"];
        let document = document("1111010-", &weeks, [MORNING, OFF, MORNING, MORNING, MORNING, MORNING, OFF, OFF]);
        let table = week(&document);
        let mut part = document.departments()[0].clone().into_owned();
        part.hours[0] = Vec::new();
        let department = department_week(&table, &part).unwrap();
        let states: Vec<_> = department.iter().map(|row| row.hours.clone()).collect();
        assert_eq!(states[..2], [DayHours::Closed, DayHours::Unknown]); // not held; a flag without hours
        assert_eq!(states[4], DayHours::Unknown); // hours against the flag
        assert_eq!((department[5].open_weeks.as_slice(), &states[5]), (&[1, 3, 5][..], &open("09:00-12:00")));
        let emergency = &document.departments()[1];
        let around_the_clock = department_week(&table, emergency).unwrap();
        assert!(around_the_clock.iter().all(|row| row.hours == open("00:00-24:00")));
        assert_eq!(department_week(&table, &DepartmentPart::default()), None);
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
        assert_eq!(on(&[], "2026-11-20"), DayHours::Unknown);
    }
}
