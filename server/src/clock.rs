//! Time, passed in: the one place that asks the machine what time it is.

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

/// Where the time comes from.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// A moment that a test has chosen.
    Fixed(Timestamp),
}

impl Clock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => Timestamp::now(),
            Self::Fixed(moment) => *moment,
        }
    }

    /// RFC 3339 UTC to the millisecond, as every table stores it.
    pub fn now_text(&self) -> String {
        format!("{:.3}", self.now())
    }

    /// What is dated later comes from a clock that was wrong: as text, five minutes from now, since those of several
    /// servers differ.
    pub fn latest_text(&self) -> String {
        format!("{:.3}", self.now() + SignedDuration::from_mins(5))
    }

    /// The date in Japan, which knows no summer time.
    pub fn today_in_japan(&self) -> Date {
        self.now_in_japan().date()
    }

    /// Date and time of day in Japan.
    pub fn now_in_japan(&self) -> DateTime {
        in_japan(self.now())
    }
}

/// A moment in Japan, which knows no summer time.
pub fn in_japan(moment: Timestamp) -> DateTime {
    moment.to_zoned(TimeZone::fixed(Offset::constant(9))).datetime()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_japan_begins_at_15_utc() {
        let clock = Clock::Fixed("2026-11-19T15:00:00Z".parse().unwrap());
        assert_eq!(clock.today_in_japan().to_string(), "2026-11-20");
        assert_eq!(clock.now_text(), "2026-11-19T15:00:00.000Z");
    }
}
