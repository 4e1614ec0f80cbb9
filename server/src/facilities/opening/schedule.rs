//! A schedule in numbers: what a search looks at, without a text or an allocation.
//!
//! Sixteen heads (eight days, Monday to Sunday and 祝日; then their 受付), how many closed days there are,
//! then the spans of all heads in their order, then the closed days. A head is the state in its lowest two
//! bits, the weeks of the month in the next five, the number of spans in its upper byte. A span is two
//! numbers; its end lies beyond 24:00 where it reaches into the next day. An empty schedule knows nothing.

use api::hours::{DateHours, Day, DayHours, Interval, UnknownBecause};
use jiff::civil::Date;

use super::calendar::{Calendar, Facts, weekday};
use super::closed_days;
use super::week::clock_face;

const DAYS: usize = 8;
const HEADS: usize = 2 * DAYS;
const MIDNIGHT: u16 = 24 * 60;
const EVERY_WEEK: u16 = 0b11111;

const UNKNOWN: u16 = 0;
const CLOSED: u16 = 1;
const OPEN: u16 = 2;

/// The numbers of a schedule.
#[derive(Clone, Copy, Debug)]
pub struct Schedule<'n>(&'n [u16]);

/// The three answers; what is better known to be open comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Openness {
    Open,
    Unknown,
    Closed,
}

/// Spans, each two numbers: minutes after midnight.
pub(super) type Spans<'n> = &'n [u16];

/// What holds on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plan<'n> {
    Open { spans: Spans<'n>, reception: Spans<'n> },
    Closed,
    Unknown(UnknownBecause),
}

/// The spans as pairs.
pub(super) fn pairs(spans: Spans<'_>) -> impl Iterator<Item = (u16, u16)> {
    spans.chunks_exact(2).map(|pair| (pair[0], pair[1]))
}

/// Reads what [`text::write`](super::text::write) has written. What is not understood is not known.
pub fn numbers(text: &str) -> Vec<u16> {
    if text.is_empty() {
        return Vec::new();
    }
    let mut parts = text.split('|');
    let mut next = || parts.next().unwrap_or_default();
    let (week, reception, closed) = (next(), next(), next());
    let mut heads = vec![UNKNOWN | EVERY_WEEK << 2; HEADS];
    let mut spans = Vec::new();
    for (head, row) in heads.iter_mut().zip(week.split(';').take(DAYS)) {
        let (hours, weeks) = row.split_once('@').unwrap_or((row, ""));
        let weeks = weeks.bytes().filter(|week| (b'1'..=b'5').contains(week));
        let weeks = weeks.fold(0, |all, week| all | 1 << (week - b'1'));
        let (state, count) = match hours {
            "?" | "" => (UNKNOWN, 0),
            "x" => (CLOSED, 0),
            hours => (OPEN, read_spans(hours, &mut spans)),
        };
        *head = state | (if weeks == 0 { EVERY_WEEK } else { weeks }) << 2 | count << 8;
    }
    for (head, row) in heads[DAYS..].iter_mut().zip(reception.split(';').take(DAYS)) {
        *head = read_spans(row, &mut spans) << 8;
    }
    let closed = closed_days::numbers(closed);
    heads.push((closed.len() / closed_days::WIDTH) as u16);
    heads.extend(spans);
    heads.extend(closed);
    heads
}

fn read_spans(text: &str, into: &mut Vec<u16>) -> u16 {
    let before = into.len();
    for span in text.split(',').take(usize::from(u8::MAX)) {
        let read = span.split_once('-').and_then(|(opens, closes)| Some((opens.parse().ok()?, closes.parse().ok()?)));
        if let Some((opens, closes)) =
            read.filter(|&(opens, closes): &(u16, u16)| opens < MIDNIGHT && closes <= MIDNIGHT)
        {
            into.extend([opens, if closes < opens { closes + MIDNIGHT } else { closes }]);
        }
    }
    ((into.len() - before) / 2) as u16
}

impl<'n> Schedule<'n> {
    pub fn of(numbers: &'n [u16]) -> Self {
        Self(numbers)
    }

    /// What is known of a date, as a table shows it. Where no file of holidays covers the date, the row of
    /// the weekday is shown.
    pub fn on(self, date: Date, calendar: &Calendar) -> DateHours {
        let facts = calendar.facts(date);
        let is_holiday = facts.is_holiday == Some(true);
        let day = if is_holiday { Day::Holiday } else { weekday(date) };
        let hours = match self.plan(&Facts { is_holiday: Some(is_holiday), ..facts }) {
            Plan::Open { spans, .. } => DayHours::Open { intervals: pairs(spans).map(interval).collect() },
            Plan::Closed => DayHours::Closed,
            Plan::Unknown(_) => DayHours::Unknown,
        };
        DateHours { date: date.to_string(), day, hours }
    }

    /// Whether it is open at a minute of a day. `yesterday`: the day before.
    pub(super) fn openness(self, today: &Facts, yesterday: &Facts, minute: u16) -> Openness {
        match self.standing(self.plan(today), self.plan(yesterday), minute) {
            Standing::Open { .. } => Openness::Open,
            Standing::Closed => Openness::Closed,
            Standing::Unknown(_) => Openness::Unknown,
        }
    }

    /// The same, by what holds on the two days.
    pub(super) fn standing(self, today: Plan<'n>, yesterday: Plan<'n>, minute: u16) -> Standing {
        let covers = |plan: &Plan<'_>, minute: u16| match plan {
            Plan::Open { spans, .. } => pairs(spans).any(|(opens, closes)| opens <= minute && minute < closes),
            Plan::Closed | Plan::Unknown(_) => false,
        };
        if covers(&today, minute) {
            return Standing::Open { since_yesterday: false };
        }
        if covers(&yesterday, minute + MIDNIGHT) {
            return Standing::Open { since_yesterday: true };
        }
        match (today, yesterday) {
            (Plan::Unknown(because), _) => Standing::Unknown(because),
            // What is open over midnight on other days may have been so yesterday.
            (_, Plan::Unknown(because)) if minute + MIDNIGHT < self.latest() => Standing::Unknown(because),
            _ => Standing::Closed,
        }
    }

    /// What holds on a date: a closed day, else the row of the table.
    pub(super) fn plan(self, facts: &Facts) -> Plan<'n> {
        if self.0.is_empty() {
            return Plan::Unknown(UnknownBecause::Hours);
        }
        let mut unclear = false;
        for rule in self.closed_days().chunks_exact(closed_days::WIDTH) {
            match closed_days::effect(rule, facts) {
                Some(true) => return Plan::Closed,
                Some(false) => unclear = true,
                None => {}
            }
        }
        let plan = match facts.is_holiday {
            Some(true) => self.row(Day::Holiday, facts),
            Some(false) => self.row(facts.weekday, facts),
            None => match (self.row(facts.weekday, facts), self.row(Day::Holiday, facts)) {
                (Plan::Open { spans, reception }, Plan::Open { spans: other, reception: register })
                    if same_minutes(spans, other) =>
                {
                    Plan::Open { spans, reception: if same_minutes(reception, register) { reception } else { &[] } }
                }
                (Plan::Closed, Plan::Closed) => Plan::Closed,
                // What is not known of the weekday itself no calendar would tell.
                (Plan::Unknown(because), _) => Plan::Unknown(because),
                _ => Plan::Unknown(UnknownBecause::Holidays),
            },
        };
        match plan {
            Plan::Open { .. } if unclear => Plan::Unknown(UnknownBecause::ClosedDays),
            plan => plan,
        }
    }

    fn row(self, day: Day, facts: &Facts) -> Plan<'n> {
        let head = self.head(day as usize);
        if head >> 2 & 1 << facts.week == 0 {
            return Plan::Closed;
        }
        match head & 0b11 {
            OPEN => Plan::Open { spans: self.spans(day as usize), reception: self.spans(DAYS + day as usize) },
            CLOSED => Plan::Closed,
            _ => Plan::Unknown(UnknownBecause::Hours),
        }
    }

    /// The latest end of any day, minutes after its midnight.
    fn latest(self) -> u16 {
        let ends = (0..DAYS).flat_map(|day| pairs(self.spans(day)).map(|(_, closes)| closes));
        ends.max().unwrap_or(0)
    }

    fn head(self, at: usize) -> u16 {
        self.0.get(at).copied().unwrap_or(UNKNOWN)
    }

    fn spans(self, at: usize) -> Spans<'n> {
        let before: usize = self.0.iter().take(at).map(|head| usize::from(head >> 8)).sum();
        let first = HEADS + 1 + 2 * before;
        self.0.get(first..first + 2 * usize::from(self.head(at) >> 8)).unwrap_or_default()
    }

    fn closed_days(self) -> &'n [u16] {
        let count = usize::from(self.head(HEADS)) * closed_days::WIDTH;
        self.0.get(self.0.len().saturating_sub(count)..).unwrap_or_default()
    }
}

/// Whether spans in their order cover the same minutes.
fn same_minutes(one: Spans<'_>, other: Spans<'_>) -> bool {
    fn joined(spans: Spans<'_>) -> impl Iterator<Item = (u16, u16)> {
        let mut spans = pairs(spans).peekable();
        std::iter::from_fn(move || {
            let (opens, mut closes) = spans.next()?;
            while let Some((_, later)) = spans.next_if(|&(next, _)| next <= closes) {
                closes = closes.max(later);
            }
            Some((opens, closes))
        })
    }
    one == other || joined(one).eq(joined(other))
}

/// Whether it is open, and by the hours of which day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Open { since_yesterday: bool },
    Closed,
    Unknown(UnknownBecause),
}

fn interval((opens, closes): (u16, u16)) -> Interval {
    let closes = if closes > MIDNIGHT { closes - MIDNIGHT } else { closes };
    Interval { opens: clock_face(opens), closes: clock_face(closes) }
}

#[cfg(test)]
mod tests {
    use api::hours::WeekdayHours;
    use proptest::prelude::*;

    use super::super::super::document::WeekSpans;
    use super::super::text;
    use super::*;

    fn row() -> impl Strategy<Value = (DayHours, Vec<u8>)> {
        let span = (0u16..1440, 1u16..=1440)
            .prop_map(|(opens, closes)| Interval { opens: clock_face(opens), closes: clock_face(closes) });
        let hours = prop_oneof![
            Just(DayHours::Unknown),
            Just(DayHours::Closed),
            proptest::collection::vec(span, 1..4).prop_map(|intervals| DayHours::Open { intervals }),
        ];
        (hours, proptest::sample::subsequence(vec![1u8, 2, 3, 4, 5], 0..=4))
    }

    proptest! {
        #[test]
        fn a_week_comes_back(rows in proptest::collection::vec(row(), 8), day in 1i8..=28) {
            let week: Vec<_> = rows
                .into_iter()
                .zip(Day::ALL)
                .map(|((hours, open_weeks), day)| WeekdayHours { day, hours, open_weeks })
                .collect();
            let numbers = numbers(&text::write(&week, &WeekSpans::default(), &[]));
            let date = jiff::civil::date(2026, 6, day);
            let row = &week[weekday(date) as usize];
            let is_open = row.open_weeks.is_empty() || row.open_weeks.contains(&((day as u8 - 1) / 7 + 1));
            let expected = if is_open { row.hours.clone() } else { DayHours::Closed };
            prop_assert_eq!(Schedule::of(&numbers).on(date, &Calendar::default()).hours, expected);
        }

        #[test]
        fn arbitrary_text_never_panics(text in "[-0-9;,|@?xn.a-z]{0,60}|\\PC{0,60}") {
            let numbers = numbers(&text);
            let _ = Schedule::of(&numbers).on(jiff::civil::date(2026, 1, 1), &Calendar::default());
        }
    }
}
