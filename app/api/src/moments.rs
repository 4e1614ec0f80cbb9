//! Moments to the minute in Japan, which knows no summer time.

use std::fmt;

/// For what moment hours are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenAt {
    Now,
    At(JapanMinute),
}

/// Minutes since 1970-01-01T00:00+09:00, as a clock in Japan shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JapanMinute(pub i64);

/// Minutes of a day.
const DAY: i64 = 24 * 60;
/// Japan is ahead by so many minutes.
const AHEAD: i64 = 9 * 60;
/// Years that are asked for.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2199;

impl OpenAt {
    /// `now`, or RFC 3339 with an offset; seconds are cut off.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text == "now" {
            return Ok(Self::Now);
        }
        let moment = JapanMinute::parse(text).map(Self::At);
        moment.ok_or_else(|| {
            format!("{text:?} is neither now nor RFC 3339 with an offset, such as 2026-11-20T18:30:00+09:00")
        })
    }
}

impl JapanMinute {
    /// RFC 3339 with an offset. A blank stands for the `+` that it is in a query string where nobody encoded it.
    pub fn parse(text: &str) -> Option<Self> {
        let (date, rest) = text.split_at_checked(10)?;
        let rest = rest.strip_prefix(['T', 't', ' '])?;
        let at = rest.find(['Z', 'z', '+', '-', ' '])?;
        let (time, offset) = rest.split_at(at);
        let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
        let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
        let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
        let ahead = match offset.split_at_checked(1)? {
            ("Z" | "z", "") => 0,
            (sign, behind) => {
                let [hours, minutes] = numbers(behind, ':', [2, 2])?;
                let ahead = hours * 60 + minutes;
                (hours < 24 && minutes < 60).then_some(if sign == "-" { -ahead } else { ahead })?
            }
        };
        let is_time = hour < 24 && minute < 60 && second <= 60 && is_digits(fraction);
        let is_date = YEARS.contains(&year) && (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
        (is_date && is_time).then(|| Self(days_since_1970(year, month, day) * DAY + hour * 60 + minute - ahead + AHEAD))
    }

    /// Days since 1970-01-01.
    pub fn day(self) -> i64 {
        self.0.div_euclid(DAY)
    }

    /// Minutes after midnight.
    pub fn minute(self) -> u16 {
        self.0.rem_euclid(DAY) as u16
    }
}

impl fmt::Display for OpenAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Now => f.write_str("now"),
            Self::At(moment) => moment.fmt(f),
        }
    }
}

impl fmt::Display for JapanMinute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = date_of(self.day());
        let minute = self.minute();
        write!(f, "{year:04}-{month:02}-{day:02}T{:02}:{:02}:00+09:00", minute / 60, minute % 60)
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Numbers of so many digits each.
fn numbers<const N: usize>(text: &str, separator: char, digits: [usize; N]) -> Option<[i64; N]> {
    let parts: Vec<&str> = text.split(separator).collect();
    let fits =
        parts.len() == N && parts.iter().zip(digits).all(|(part, digits)| part.len() == digits && is_digits(part));
    let parsed: Option<Vec<i64>> = parts.iter().map(|part| part.parse().ok()).collect();
    parsed.filter(|_| fits)?.try_into().ok()
}

fn days_of(year: i64, month: i64) -> i64 {
    let (next_year, next) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    days_since_1970(next_year, next, 1) - days_since_1970(year, month, 1)
}

/// Howard Hinnant, chrono-Compatible Low-Level Date Algorithms: years begin in March, so that the leap day is their last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The same backwards: year, month, day.
fn date_of(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (era * 400 + year + i64::from(month <= 2), month, of_year - (153 * shifted + 2) / 5 + 1)
}

#[cfg(test)]
pub mod tests {
    use proptest::prelude::*;

    use super::*;

    pub fn open_at() -> impl Strategy<Value = OpenAt> {
        prop_oneof![Just(OpenAt::Now), (0i64..80_000_000).prop_map(|minute| OpenAt::At(JapanMinute(minute)))]
    }

    fn in_japan(text: &str) -> Option<String> {
        JapanMinute::parse(text).map(|moment| moment.to_string())
    }

    #[test]
    fn moments_of_all_offsets_are_moments_in_japan() {
        for (text, expected) in [
            ("2026-11-20T01:00:00Z", "2026-11-20T10:00:00+09:00"),
            ("2026-11-20T01:00:59.999z", "2026-11-20T10:00:00+09:00"),
            ("2026-12-31T23:30:00+09:00", "2026-12-31T23:30:00+09:00"),
            ("2026-12-31T23:30:00 09:00", "2026-12-31T23:30:00+09:00"),
            ("2026-12-31T20:30:00-05:00", "2027-01-01T10:30:00+09:00"),
            ("2028-02-29T00:00:00+09:00", "2028-02-29T00:00:00+09:00"),
            ("1969-12-31T14:59:00Z", "1969-12-31T23:59:00+09:00"),
        ] {
            assert_eq!(in_japan(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "tomorrow",
            "2026-11-20",
            "2026-11-20T10:00:00",
            "2026-11-20T10:00+09:00",
            "2026-13-01T00:00:00Z",
            "2026-02-29T00:00:00Z",
            "2026-11-20T24:00:00Z",
            "2026-11-20T10:00:00+24:00",
            "2026-11-20T10:00:00.Z",
            "20261120T100000Z",
            "+026-11-20T10:00:00Z",
            "0000-01-01T00:00:00Z",
            "二〇二六年",
        ] {
            assert_eq!(JapanMinute::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered_without_panic(text in "\\PC{0,40}") {
            let _ = OpenAt::parse(&text);
        }

        #[test]
        fn a_moment_comes_back(minute in -36_000_000i64..120_000_000) {
            let moment = JapanMinute(minute);
            prop_assert_eq!(JapanMinute::parse(&moment.to_string()), Some(moment));
        }
    }
}
