//! The state at a moment: open until when, closed until when, or not known.

use api::hours::{OpenState, Reception, UnknownBecause};

use super::calendar::{Calendar, Moment};
use super::schedule::{Openness, Plan, Schedule, Spans, Standing, pairs};

const DAY: i32 = 24 * 60;
/// What stays open so long is open around the clock, minutes.
const ALWAYS: i32 = 7 * DAY;
/// How many days ahead the next opening is looked for.
const AHEAD: i32 = 14;

/// [`OpenState`] before it is put into words; times in minutes after midnight of the day that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Open { until: Option<i32>, reception: Option<Registers> },
    Closed { opens: Option<i32> },
    Unknown(UnknownBecause),
}

/// 受付 while it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registers {
    Until(i32),
    /// Not now, and from when on again.
    Not(Option<i32>),
}

impl State {
    pub fn openness(self) -> Openness {
        match self {
            Self::Open { .. } => Openness::Open,
            Self::Closed { .. } => Openness::Closed,
            Self::Unknown(_) => Openness::Unknown,
        }
    }

    /// As it is sent. `moment`: what was asked for.
    pub fn told(self, moment: Moment) -> OpenState {
        let at = |minutes: i32| moment.at(minutes).rfc3339();
        match self {
            Self::Open { until, reception } => OpenState::Open {
                until: until.map(at),
                reception: reception.map(|reception| match reception {
                    Registers::Until(until) => Reception::Open { until: at(until) },
                    Registers::Not(opens) => Reception::Closed { opens: opens.map(at) },
                }),
            },
            Self::Closed { opens } => OpenState::Closed { opens: opens.map(at) },
            Self::Unknown(because) => OpenState::Unknown { because },
        }
    }
}

/// What is known of a schedule at a moment.
pub fn state_at(schedule: Schedule<'_>, moment: Moment, calendar: &Calendar) -> State {
    let plan = |day: i32| schedule.plan(&calendar.facts(moment.at(day * DAY).today));
    let minute = i32::from(moment.minute);
    let (today, yesterday) = (plan(0), plan(-1));
    match schedule.standing(today, yesterday, moment.minute) {
        Standing::Unknown(because) => State::Unknown(because),
        Standing::Open { since_yesterday } => {
            let (shift, of) = if since_yesterday { (-DAY, yesterday) } else { (0, today) };
            let Plan::Open { reception, .. } = of else { return State::Unknown(UnknownBecause::Hours) };
            State::Open { until: until(plan, minute), reception: registers(reception, shift, minute) }
        }
        Standing::Closed => State::Closed { opens: opens(plan, minute) },
    }
}

/// Whether each of many schedules is open at a moment.
pub fn openness_at<'n>(
    schedules: impl Iterator<Item = Schedule<'n>>,
    moment: Moment,
    calendar: &Calendar,
) -> Vec<Openness> {
    let (today, yesterday) = (calendar.facts(moment.today), calendar.facts(moment.at(-DAY).today));
    schedules.map(|schedule| schedule.openness(&today, &yesterday, moment.minute)).collect()
}

/// When what is open at a minute closes, over all that adjoins; `None` when it does not.
fn until<'n>(plan: impl Fn(i32) -> Plan<'n>, minute: i32) -> Option<i32> {
    let mut end = minute;
    while let Some(later) = closes_after(&plan, end) {
        end = later;
        if end >= minute + ALWAYS {
            return None;
        }
    }
    Some(end)
}

/// The end of the longest span that is running at a minute.
fn closes_after<'n>(plan: &impl Fn(i32) -> Plan<'n>, minute: i32) -> Option<i32> {
    let day = minute.div_euclid(DAY);
    let running = |day: i32| match plan(day) {
        Plan::Open { spans, .. } => {
            shifted(spans, day * DAY).filter(|span| covers(*span, minute)).map(|(_, end)| end).max()
        }
        Plan::Closed | Plan::Unknown(_) => None,
    };
    running(day).max(running(day - 1))
}

/// The next opening, not beyond a day of which nothing is known.
fn opens<'n>(plan: impl Fn(i32) -> Plan<'n>, minute: i32) -> Option<i32> {
    for day in 0..=AHEAD {
        match plan(day) {
            Plan::Unknown(_) => return None,
            Plan::Closed => {}
            Plan::Open { spans, .. } => {
                let next = shifted(spans, day * DAY).map(|(opens, _)| opens).filter(|&opens| opens > minute).min();
                if next.is_some() {
                    return next;
                }
            }
        }
    }
    None
}

fn registers(spans: Spans<'_>, shift: i32, minute: i32) -> Option<Registers> {
    if spans.is_empty() {
        return None;
    }
    let running = |minute: i32| shifted(spans, shift).filter(|span| covers(*span, minute)).map(|(_, end)| end).max();
    let Some(mut end) = running(minute) else {
        let later = shifted(spans, shift).map(|(opens, _)| opens).filter(|&opens| opens > minute);
        return Some(Registers::Not(later.min()));
    };
    while let Some(later) = running(end) {
        end = later;
    }
    Some(Registers::Until(end))
}

fn shifted(spans: Spans<'_>, by: i32) -> impl Iterator<Item = (i32, i32)> {
    pairs(spans).map(move |(opens, closes)| (i32::from(opens) + by, i32::from(closes) + by))
}

fn covers((opens, closes): (i32, i32), minute: i32) -> bool {
    opens <= minute && minute < closes
}
