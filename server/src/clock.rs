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

    /// Seconds until the next day begins in Japan.
    pub fn seconds_until_tomorrow(&self) -> u64 {
        let now = self.now_in_japan();
        let gone = 3600 * i32::from(now.hour()) + 60 * i32::from(now.minute()) + i32::from(now.second());
        u64::from((86_400 - gone).unsigned_abs())
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
        assert_eq!(clock.seconds_until_tomorrow(), 86_400);
    }
}
