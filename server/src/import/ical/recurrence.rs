//! RRULE as far as a standing duty needs it: every day or every week on some days, with or without an end.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::duties::Days;

/// More repetitions are no calendar of duties.
const MOST: u32 = 10_000;
/// MO to SU, in the order of [`Days::weekdays`].
const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// A rule with an end that is a moment or a day.
pub struct Rule {
    weekdays: [bool; 7],
    pub until: Option<String>,
    count: Option<u32>,
}

impl Rule {
    /// Reads the value of an RRULE; `None` for what is not read. `first`: the day of DTSTART as it is written.
    pub fn read(value: &str, first: Date) -> Option<Self> {
        let mut rule = Self { weekdays: [true; 7], until: None, count: None };
        let mut weekly = None;
        let mut named = None;
        for part in value.split(';').filter(|part| !part.trim().is_empty()) {
            let (name, value) = part.split_once('=')?;
            let value = value.trim().to_ascii_uppercase();
            match name.trim().to_ascii_uppercase().as_str() {
                "FREQ" => weekly = Some(frequency(&value)?),
                "BYDAY" => named = Some(weekdays(&value)?),
                "UNTIL" => rule.until = Some(value),
                "COUNT" => rule.count = Some(value.parse().ok().filter(|count| (1..=MOST).contains(count))?),
                "INTERVAL" if value == "1" => {}
                // Says when a week begins, which counts for longer intervals only.
                "WKST" => {}
                _ => return None,
            }
        }
        let of_first = || std::array::from_fn(|day| day == first.weekday().to_monday_zero_offset() as usize);
        match (weekly?, named) {
            (_, Some(named)) => rule.weekdays = named,
            (true, None) => rule.weekdays = of_first(),
            (false, None) => {}
        }
        Some(rule)
    }

    /// The days of the rule. `shift`: by how many days later they are in Japan than they are written, from a start in
    /// UTC. `until`: the last day, in Japan, that the rule's end allows.
    pub fn days(&self, first: Date, shift: i8, until: Option<Date>, except: Vec<Date>) -> Days {
        let mut weekdays = self.weekdays;
        weekdays.rotate_right(shift.rem_euclid(7) as usize);
        let days = Days { first, last: until, weekdays, except: Vec::new() };
        let last = match self.count {
            None => until,
            Some(count) => {
                // At least one day of seven is one, so this ends.
                let all = (0..7 * i64::from(MOST)).map_while(|ahead| first.checked_add(ahead.days()).ok());
                let nth = all.filter(|date| Days { last: None, ..days.clone() }.holds(*date)).nth(count as usize - 1);
                nth.into_iter().chain(until).min()
            }
        };
        Days { last, except, ..days }
    }
}

/// Whether it is weekly, and not daily.
fn frequency(value: &str) -> Option<bool> {
    match value {
        "DAILY" => Some(false),
        "WEEKLY" => Some(true),
        _ => None,
    }
}

fn weekdays(value: &str) -> Option<[bool; 7]> {
    let mut weekdays = [false; 7];
    for day in value.split(',') {
        // 1SU is the first Sunday of a month.
        weekdays[WEEKDAYS.iter().position(|known| *known == day.trim())?] = true;
    }
    Some(weekdays)
}
