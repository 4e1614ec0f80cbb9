//! Opening hours in words. What is not reported is never called closed.

use api::facilities::FacilityKind;
use api::hours::{DateHours, Day, DayHours, Interval};

use crate::dates::month_day_words;

/// What is known of a day, for a sign, a word and a weight beside the colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayState {
    Open,
    Closed,
    Unknown,
}

impl DayState {
    pub fn of(hours: &DayHours) -> Self {
        match hours {
            DayHours::Open { .. } => Self::Open,
            DayHours::Closed => Self::Closed,
            DayHours::Unknown => Self::Unknown,
        }
    }

    pub fn sign(self) -> &'static str {
        match self {
            Self::Open => "●",
            Self::Closed => "○",
            Self::Unknown => "―",
        }
    }

    /// For the style sheet.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Unknown => "unknown",
        }
    }
}

/// What the hours of such a facility are called.
pub fn hours_noun(kind: FacilityKind) -> &'static str {
    match kind {
        FacilityKind::Hospital | FacilityKind::Clinic | FacilityKind::Dental => "診療時間",
        FacilityKind::Maternity | FacilityKind::Pharmacy | FacilityKind::Care => "営業時間",
    }
}

/// `9:00–12:30`; `20:00–翌8:00` into the next day; `24時間` around the clock.
pub fn interval_words(interval: &Interval) -> String {
    let (opens, closes) = (clock(&interval.opens), clock(&interval.closes));
    if opens == "0:00" && (closes == "24:00" || closes == "0:00") {
        return "24時間".to_owned();
    }
    let next_day = if interval.closes < interval.opens { "翌" } else { "" };
    format!("{opens}–{next_day}{closes}")
}

fn clock(time: &str) -> &str {
    time.strip_prefix('0').unwrap_or(time)
}

/// `今日 9:00–12:30、15:00–18:00`, `今日は休み`, `診療時間は未確認です`
pub fn today_words(today: &DateHours, kind: FacilityKind) -> String {
    match &today.hours {
        DayHours::Open { intervals } => {
            let spans: Vec<_> = intervals.iter().map(interval_words).collect();
            format!("今日 {}", spans.join("、"))
        }
        DayHours::Closed => "今日は休み".to_owned(),
        DayHours::Unknown => format!("{}は未確認です", hours_noun(kind)),
    }
}

/// `11月20日・金曜日`, `11月23日・祝日`
pub fn date_and_day(today: &DateHours) -> String {
    let date = month_day_words(&today.date);
    match today.day {
        Day::Holiday => format!("{date}・祝日"),
        day => format!("{date}・{}曜日", day.ja()),
    }
}

/// `第1・第3・第5のみ`; `None` when it is the same every week.
pub fn weeks_words(weeks: &[u8]) -> Option<String> {
    if weeks.is_empty() {
        return None;
    }
    let weeks: Vec<_> = weeks.iter().map(|week| format!("第{week}")).collect();
    Some(format!("{}のみ", weeks.join("・")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(opens: &str, closes: &str) -> Interval {
        Interval { opens: opens.to_owned(), closes: closes.to_owned() }
    }

    fn today(hours: DayHours) -> DateHours {
        DateHours { date: "2026-11-20".to_owned(), day: Day::Friday, hours }
    }

    #[test]
    fn intervals() {
        assert_eq!(interval_words(&interval("09:00", "12:30")), "9:00–12:30");
        assert_eq!(interval_words(&interval("20:00", "08:00")), "20:00–翌8:00");
        assert_eq!(interval_words(&interval("00:00", "24:00")), "24時間");
        assert_eq!(interval_words(&interval("00:30", "24:00")), "0:30–24:00");
    }

    #[test]
    fn today_is_open_closed_or_not_known() {
        let open = DayHours::Open { intervals: vec![interval("09:00", "12:30"), interval("15:00", "18:00")] };
        assert_eq!(today_words(&today(open), FacilityKind::Clinic), "今日 9:00–12:30、15:00–18:00");
        assert_eq!(today_words(&today(DayHours::Closed), FacilityKind::Clinic), "今日は休み");
        assert_eq!(today_words(&today(DayHours::Unknown), FacilityKind::Clinic), "診療時間は未確認です");
        assert_eq!(today_words(&today(DayHours::Unknown), FacilityKind::Care), "営業時間は未確認です");
    }

    #[test]
    fn the_day_is_named() {
        assert_eq!(date_and_day(&today(DayHours::Closed)), "11月20日・金曜日");
        let holiday = DateHours { date: "2026-11-23".to_owned(), day: Day::Holiday, hours: DayHours::Closed };
        assert_eq!(date_and_day(&holiday), "11月23日・祝日");
        assert_eq!(weeks_words(&[1, 3, 5]).as_deref(), Some("第1・第3・第5のみ"));
        assert_eq!(weeks_words(&[]), None);
    }
}
