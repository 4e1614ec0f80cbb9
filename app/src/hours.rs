//! Opening hours in words. What is not reported is never called closed.

use api::facilities::FacilityKind;
use api::hours::{DateHours, Day, DayHours, Interval};

use crate::dates::month_day_words;
use crate::lang::Lang;
use crate::words::{Text, dates, facility as words};

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
pub fn hours_noun(lang: Lang, kind: FacilityKind) -> Text {
    match kind {
        FacilityKind::Hospital | FacilityKind::Clinic | FacilityKind::Dental => words::consulting_hours(lang),
        FacilityKind::Maternity | FacilityKind::Pharmacy | FacilityKind::Care => words::business_hours(lang),
    }
}

/// `9:00–12:30`; `20:00–翌8:00` into the next day; `24時間` around the clock.
pub fn interval_words(lang: Lang, interval: &Interval) -> Text {
    let (opens, closes) = (clock(&interval.opens), clock(&interval.closes));
    if opens == "0:00" && (closes == "24:00" || closes == "0:00") {
        return words::all_day(lang);
    }
    match interval.closes < interval.opens {
        true => words::span_overnight(lang, opens, closes),
        false => words::span(lang, opens, closes),
    }
}

/// `09:00` → `9:00`
pub fn clock(time: &str) -> &str {
    time.strip_prefix('0').unwrap_or(time)
}

/// `今日 9:00–12:30、15:00–18:00`, `今日は休み`, `診療時間は未確認です`
pub fn today_words(lang: Lang, today: &DateHours, kind: FacilityKind) -> Text {
    match &today.hours {
        DayHours::Open { intervals } => {
            let spans: Vec<_> = intervals.iter().map(|interval| interval_words(lang, interval)).collect();
            words::today(lang, Text::join(lang, &spans, if lang == Lang::En { ", " } else { "、" }))
        }
        DayHours::Closed => words::today_closed(lang),
        DayHours::Unknown => words::hours_not_known(lang, hours_noun(lang, kind)),
    }
}

/// `11月20日（金）`, `11月23日（祝）`
pub fn date_and_day(lang: Lang, today: &DateHours) -> Text {
    dates::with_day(lang, month_day_words(lang, &today.date), day_words(lang, today.day))
}

/// `月`
pub fn day_words(lang: Lang, day: Day) -> Text {
    match day {
        Day::Monday => words::monday(lang),
        Day::Tuesday => words::tuesday(lang),
        Day::Wednesday => words::wednesday(lang),
        Day::Thursday => words::thursday(lang),
        Day::Friday => words::friday(lang),
        Day::Saturday => words::saturday(lang),
        Day::Sunday => words::sunday(lang),
        Day::Holiday => words::holiday(lang),
    }
}

/// `（第1・第3・第5のみ）`; `None` when it is the same every week.
pub fn weeks_words(lang: Lang, weeks: &[u8]) -> Option<Text> {
    if weeks.is_empty() {
        return None;
    }
    let weeks: Vec<_> = weeks.iter().map(|week| words::week_number(lang, *week)).collect();
    Some(words::weeks_only(lang, Text::join(lang, &weeks, if lang == Lang::En { ", " } else { "・" })))
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
        let words = |opens, closes| interval_words(Lang::Ja, &interval(opens, closes)).plain();
        assert_eq!(words("09:00", "12:30"), "9:00–12:30");
        assert_eq!(words("20:00", "08:00"), "20:00–翌8:00");
        assert_eq!(words("00:00", "24:00"), "24時間");
        assert_eq!(words("00:30", "24:00"), "0:30–24:00");
        assert_eq!(interval_words(Lang::En, &interval("20:00", "08:00")).plain(), "20:00–8:00 next day");
    }

    #[test]
    fn today_is_open_closed_or_not_known() {
        let words = |hours, kind| today_words(Lang::Ja, &today(hours), kind).plain();
        let open = DayHours::Open { intervals: vec![interval("09:00", "12:30"), interval("15:00", "18:00")] };
        assert_eq!(words(open.clone(), FacilityKind::Clinic), "今日 9:00–12:30、15:00–18:00");
        assert_eq!(words(DayHours::Closed, FacilityKind::Clinic), "今日は休み");
        assert_eq!(words(DayHours::Unknown, FacilityKind::Clinic), "診療時間は未確認です");
        assert_eq!(words(DayHours::Unknown, FacilityKind::Care), "営業時間は未確認です");
        let english = today_words(Lang::En, &today(open), FacilityKind::Clinic).plain();
        assert_eq!(english, "Today 9:00–12:30, 15:00–18:00");
    }

    #[test]
    fn the_day_is_named() {
        assert_eq!(date_and_day(Lang::Ja, &today(DayHours::Closed)).plain(), "11月20日（金）");
        assert_eq!(date_and_day(Lang::En, &today(DayHours::Closed)).plain(), "Fri, November 20");
        let holiday = DateHours { date: "2026-11-23".to_owned(), day: Day::Holiday, hours: DayHours::Closed };
        assert_eq!(date_and_day(Lang::Ja, &holiday).plain(), "11月23日（祝）");
        let weeks = |weeks: &[u8]| weeks_words(Lang::Ja, weeks).map(|words| words.plain());
        assert_eq!(weeks(&[1, 3, 5]).as_deref(), Some("（第1・第3・第5のみ）"));
        assert_eq!(weeks(&[]), None);
    }
}
