//! The state at a moment once more, slowly: straight from the published flags and spans, minute by minute.

use std::cell::RefCell;
use std::collections::HashMap;

use api::hours::{Day, UnknownBecause};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::super::document::{Content, DaySpans, DepartmentPart, Document, Institution, Part, WeekSpans};
use super::calendar::{Calendar, Moment, weekday};
use super::state::Registers;
use super::{Schedule, State, schedule, state_at, text};

const DAY: i32 = 1440;

/// Days on which the text says that it is closed: month and day, each year; with 午後 behind it, it is not clear.
type ClosedText = ((i8, i8), (i8, i8), bool);

/// What is published of a facility, and what is known of holidays.
#[derive(Debug)]
struct Published {
    document: Document,
    closed: Vec<ClosedText>,
    holidays: Vec<Date>,
    /// The one year that the file of holidays covers.
    covered: i16,
}

/// What one day brings: its minutes may lie behind midnight.
#[derive(Clone, PartialEq)]
enum Truth {
    Open { hours: Vec<bool>, reception: Vec<bool> },
    Closed,
    Unknown(UnknownBecause),
}

/// The facility, or one of its departments.
struct Slow<'p> {
    published: &'p Published,
    department: Option<usize>,
    known: RefCell<HashMap<i32, Truth>>,
    today: Date,
}

fn marked(all: &[&DaySpans]) -> Result<Vec<bool>, ()> {
    let mut minutes = vec![false; 2 * DAY as usize];
    for &(opens, closes) in all.iter().copied().flatten() {
        let mut minute = opens as usize;
        // A clock runs on from the beginning until it shows the end; 23:59 stands for midnight.
        let end = if closes == 1439 { 0 } else { closes as usize % DAY as usize };
        loop {
            minutes[minute] = true;
            minute += 1;
            if minute % DAY as usize == end {
                break;
            }
        }
        if minute > DAY as usize && minute - opens as usize >= 18 * 60 {
            return Err(());
        }
    }
    Ok(minutes)
}

impl<'p> Slow<'p> {
    fn institution(&self) -> &'p Institution {
        self.published.document.parts.iter().find_map(Part::institution).unwrap()
    }

    fn departments(&self) -> Vec<&'p DepartmentPart> {
        self.published.document.parts.iter().flat_map(Part::departments).collect()
    }

    /// The flag of a day in a week of the month.
    fn flag(&self, day: Day, week: usize) -> Option<bool> {
        let at = |text: &str| match text.as_bytes().get(day as usize) {
            Some(b'1') => Some(true),
            Some(b'0') => Some(false),
            _ => None,
        };
        let weekly = at(&self.institution().open_days);
        let weeks: Vec<Option<bool>> = self.institution().open_days_by_week.iter().map(|week| at(week)).collect();
        if weekly == Some(false) && weeks.iter().all(|flag| *flag != Some(false)) {
            return Some(false);
        }
        weeks.get(week).copied().flatten().or(weekly)
    }

    fn row(&self, day: Day, date: Date) -> Truth {
        let index = day as usize;
        let week = (date.day() as usize - 1) / 7;
        let departments = self.departments();
        let counted: Vec<&&DepartmentPart> = departments.iter().filter(|part| part.code != "09010").collect();
        let own = self.institution();
        let hours: Vec<&DaySpans> =
            std::iter::once(&own.hours[index]).chain(counted.iter().map(|part| &part.hours[index])).collect();
        let receptions: Vec<&DaySpans> =
            std::iter::once(&own.reception[index]).chain(counted.iter().map(|part| &part.reception[index])).collect();
        let nothing = hours.iter().all(|spans| spans.is_empty());
        let always_closed = (0..5).all(|week| self.flag(day, week) == Some(false));
        let minutes = marked(&hours);
        let asked = self.department.map(|at| departments[at]);
        if let Some(part) = asked.filter(|part| part.code == "09010") {
            return match marked(&[&part.hours[index]]) {
                Err(()) => Truth::Unknown(UnknownBecause::Hours),
                Ok(_) if part.hours[index].is_empty() => Truth::Closed,
                Ok(hours) => Truth::Open { hours, reception: marked(&[&part.reception[index]]).unwrap() },
            };
        }
        if always_closed {
            return if nothing { Truth::Closed } else { Truth::Unknown(UnknownBecause::Hours) };
        }
        if self.flag(day, week) == Some(false) {
            return Truth::Closed;
        }
        let Ok(minutes) = minutes else { return Truth::Unknown(UnknownBecause::Hours) };
        if nothing {
            return Truth::Unknown(UnknownBecause::Hours);
        }
        match asked {
            None => Truth::Open { hours: minutes, reception: marked(&receptions).unwrap() },
            Some(part) if part.hours[index].is_empty() => Truth::Closed,
            Some(part) => Truth::Open {
                hours: marked(&[&part.hours[index]]).unwrap(),
                reception: marked(&[&part.reception[index]]).unwrap(),
            },
        }
    }

    /// Whether a text's days hold on a date; walked day by day.
    fn closed_on(&self, date: Date) -> Option<bool> {
        let emergency = self.department.is_some_and(|at| self.departments()[at].code == "09010");
        let mut found = None;
        for &(from, to, is_half) in self.published.closed.iter().filter(|_| !emergency) {
            for year in [date.year() - 1, date.year()] {
                let mut day = Date::new(year, from.0, from.1).unwrap();
                loop {
                    if day == date {
                        found = found.max(Some(!is_half));
                    }
                    if (day.month(), day.day()) == to {
                        break;
                    }
                    day = day.tomorrow().unwrap();
                }
            }
        }
        found
    }

    fn day(&self, after: i32) -> Truth {
        if let Some(known) = self.known.borrow().get(&after) {
            return known.clone();
        }
        let date = self.today.checked_add(i64::from(after).days()).unwrap();
        let truth = self.day_of(date);
        self.known.borrow_mut().insert(after, truth.clone());
        truth
    }

    fn day_of(&self, date: Date) -> Truth {
        let closed = self.closed_on(date);
        if closed == Some(true) {
            return Truth::Closed;
        }
        let usual = self.row(weekday(date), date);
        let truth = if date.year() == self.published.covered {
            if self.published.holidays.contains(&date) { self.row(Day::Holiday, date) } else { usual }
        } else {
            match (usual, self.row(Day::Holiday, date)) {
                (Truth::Open { hours, reception }, Truth::Open { hours: other, reception: register })
                    if hours == other =>
                {
                    let reception = if reception == register { reception } else { vec![false; 2 * DAY as usize] };
                    Truth::Open { hours, reception }
                }
                (Truth::Closed, Truth::Closed) => Truth::Closed,
                (Truth::Unknown(because), _) => Truth::Unknown(because),
                _ => Truth::Unknown(UnknownBecause::Holidays),
            }
        };
        match truth {
            Truth::Open { .. } if closed.is_some() => Truth::Unknown(UnknownBecause::ClosedDays),
            truth => truth,
        }
    }

    fn is_open(&self, minute: i32) -> bool {
        self.open_by(minute).is_some()
    }

    /// The day by whose hours it is open.
    fn open_by(&self, minute: i32) -> Option<i32> {
        let today = minute.div_euclid(DAY);
        [today, today - 1].into_iter().find(|&day| match self.day(day) {
            Truth::Open { hours, .. } => hours[(minute - day * DAY) as usize],
            _ => false,
        })
    }

    /// Whether any published day reaches over midnight beyond this minute.
    fn may_be_open_since_yesterday(&self, minute: i32) -> bool {
        Day::ALL.into_iter().any(|day| {
            // Whatever the week: a day open in one week of the month is published.
            (1..=29).step_by(7).any(|of_month| match self.row(day, date(2026, 12, of_month)) {
                Truth::Open { hours, .. } => hours[(minute + DAY) as usize..].contains(&true),
                _ => false,
            })
        })
    }

    fn state(&self, minute: i32) -> State {
        let Some(by) = self.open_by(minute) else {
            if let Truth::Unknown(because) = self.day(0) {
                return State::Unknown(because);
            }
            if let Truth::Unknown(because) = self.day(-1)
                && self.may_be_open_since_yesterday(minute)
            {
                return State::Unknown(because);
            }
            let mut at = minute;
            while at < 15 * DAY {
                if matches!(self.day(at.div_euclid(DAY)), Truth::Unknown(_)) {
                    break;
                }
                if self.is_open(at) {
                    return State::Closed { opens: Some(at) };
                }
                at += 1;
            }
            return State::Closed { opens: None };
        };
        let mut end = minute;
        while end < minute + 7 * DAY && self.is_open(end) {
            end += 1;
        }
        let Truth::Open { reception, .. } = self.day(by) else { unreachable!() };
        let at = (minute - by * DAY) as usize;
        let next = |wanted: bool| (at..2 * DAY as usize).find(|&at| reception[at] == wanted);
        let back = |at: usize| at as i32 + by * DAY;
        let reception = match (reception.contains(&true), reception[at]) {
            (false, _) => None,
            (true, true) => Some(Registers::Until(next(false).map_or((by + 2) * DAY, back))),
            (true, false) => Some(Registers::Not(next(true).map(back))),
        };
        State::Open { until: (end < minute + 7 * DAY).then_some(end), reception }
    }
}

fn spans() -> impl Strategy<Value = DaySpans> {
    let span = proptest::sample::select(vec![
        (540u16, 750u16),
        (900, 1080),
        (720, 1140),
        (840, 1020),
        (510, 1050),
        (1020, 540),
        (1200, 360),
        (1080, 0),
        (0, 1439),
        (0, 720),
        (720, 1440),
        (930, 900),
        (1320, 120),
        (1140, 1439),
        (0, 300),
    ]);
    prop_oneof![3 => Just(Vec::new()), 5 => proptest::collection::vec(span, 1..3)]
}

fn week() -> impl Strategy<Value = WeekSpans> {
    let any = proptest::collection::vec(spans(), 8).prop_map(|days| WeekSpans::try_from(days).unwrap());
    let same = spans().prop_map(|day| std::array::from_fn(|_| day.clone()));
    prop_oneof![2 => any, 1 => same, 1 => Just(WeekSpans::default())]
}

/// 受付 is short and never over midnight, as it is published.
fn reception() -> impl Strategy<Value = WeekSpans> {
    let span = proptest::sample::select(vec![(525u16, 660u16), (840, 990), (480, 1050), (1200, 1320)]);
    let day = proptest::collection::vec(span, 0..3);
    proptest::collection::vec(day, 8).prop_map(|days| WeekSpans::try_from(days).unwrap())
}

fn published() -> impl Strategy<Value = Published> {
    let flags = prop_oneof![Just(String::new()), "[1110-]{8}"];
    let weeks =
        prop_oneof![Just(Vec::new()), Just(vec!["1111111-".to_owned(); 5]), proptest::collection::vec("[110-]{7}-", 5)];
    let department = (proptest::sample::select(vec!["01001", "05001", "09010"]), week(), reception());
    let near =
        (proptest::sample::select(vec![(11i8, 20i8), (12, 28), (12, 31), (1, 1), (1, 3)]), 0..6i64, any::<bool>());
    let closed = near.prop_map(|(from, length, is_half)| {
        let to = Date::new(2026, from.0, from.1).unwrap().checked_add(length.days()).unwrap();
        (from, (to.month(), to.day()), is_half)
    });
    (
        flags,
        weeks,
        (week(), reception()),
        proptest::collection::vec(department, 0..3),
        proptest::collection::vec(closed, 0..2),
        proptest::sample::select(vec![2026i16, 2027, 2024]),
    )
        .prop_map(|(open_days, open_days_by_week, (hours, reception), departments, closed, covered)| {
            let written = closed.iter().map(|&((month, day), to, is_half)| {
                let half = if is_half { "午後" } else { "" };
                format!("{month}月{day}日～{}月{}日{half}", to.0, to.1)
            });
            let institution = Institution {
                open_days,
                open_days_by_week,
                hours,
                reception,
                other_closed: Some(written.collect::<Vec<_>>().join("\n")),
                ..Institution::default()
            };
            let departments = departments.into_iter().map(|(code, hours, reception)| DepartmentPart {
                code: code.into(),
                hours,
                reception,
                ..DepartmentPart::default()
            });
            let part = |content| Part { dataset: "iryo.clinic".into(), gone_on: None, stated: None, content };
            let parts = vec![
                part(Content::Institution(institution)),
                part(Content::Departments { departments: departments.collect() }),
            ];
            let holidays = vec![date(2026, 11, 3), date(2026, 11, 23), date(2027, 1, 1), date(2027, 1, 11)];
            Published { document: Document { parts }, closed, holidays, covered }
        })
}

proptest! {
    #[test]
    fn a_state_is_that_of_the_published_minutes(
        published in published(),
        of_day in proptest::collection::vec((0..75i64, 0u16..1440), 4),
    ) {
        let of_year = |date: &&Date| date.year() == published.covered;
        let mut calendar: Vec<Date> = published.holidays.iter().filter(of_year).copied().collect();
        // So that the year is covered.
        calendar.push(Date::new(published.covered, 5, 5).unwrap());
        let calendar: Calendar = calendar.into_iter().collect();
        let texts = text::of(&published.document);
        for (after, minute) in of_day {
            let today = date(2026, 11, 1).checked_add(after.days()).unwrap();
            let moment = Moment { today, minute };
            let slow = |department| Slow { published: &published, department, known: RefCell::default(), today };
            let numbers = schedule::numbers(&texts.facility);
            let state = state_at(Schedule::of(&numbers), moment, &calendar);
            prop_assert_eq!(state, slow(None).state(minute.into()), "{:?} {}", moment, texts.facility);
            for (at, part) in published.document.departments().iter().enumerate() {
                let own = if texts.departments[at].is_empty() { &texts.facility } else { &texts.departments[at] };
                let is_published = part.hours.iter().any(|spans| !spans.is_empty());
                let expected = slow(is_published.then_some(at)).state(minute.into());
                let numbers = schedule::numbers(own);
                prop_assert_eq!(state_at(Schedule::of(&numbers), moment, &calendar), expected, "{:?} {}", moment, own);
            }
        }
    }
}
