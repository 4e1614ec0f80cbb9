//! Opening hours in words. What is not reported is never called closed.

use api::facilities::FacilityKind;
use api::hours::{DateHours, Day, DayHours, Interval, OpenState, Reception, UnknownBecause, WeekdayHours};
use api::moments::JapanMinute;

use crate::dates::month_day_words;
use crate::lang::Lang;
use crate::words::{Text, activities, dates, facility as words, map};

/// What is known of a moment, for a sign, a word and a weight beside the colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenSign {
    Open,
    Closed,
    Unknown,
}

impl OpenSign {
    pub fn of(open: &OpenState) -> Self {
        match open {
            OpenState::Open { .. } => Self::Open,
            OpenState::Closed { .. } => Self::Closed,
            OpenState::Unknown { .. } => Self::Unknown,
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
        FacilityKind::Salon | FacilityKind::DementiaCafe | FacilityKind::Gathering => activities::held_on(lang),
        FacilityKind::WatchOver | FacilityKind::Transport | FacilityKind::MealDelivery => activities::served_on(lang),
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

/// `診療中 12:30まで（受付は12:00まで）`, `時間外 今日は15:00から`, `時間外 次は11月24日（火） 9:00から`,
/// `診療時間は未確認です`. `today`: the day of which the times need no date.
pub fn open_words(lang: Lang, open: &OpenState, today: &str, kind: FacilityKind) -> Text {
    match open {
        OpenState::Open { until: None, .. } => words::open_all_day(lang),
        OpenState::Open { until: Some(until), reception } => {
            let time = time_words(lang, until, today);
            let state = match kind {
                FacilityKind::Hospital | FacilityKind::Clinic | FacilityKind::Dental => {
                    words::consulting_until(lang, time)
                }
                _ => words::open_until(lang, time),
            };
            match reception {
                Some(Reception::Open { until: ends }) if ends == until => state,
                Some(reception) => words::with_reception(lang, state, reception_words(lang, reception, today)),
                None => state,
            }
        }
        OpenState::Closed { opens: Some(opens) } => match (days_between(today, opens), clock_of(opens)) {
            (Some(0), time) => words::opens_today(lang, time),
            (Some(1), time) => words::opens_tomorrow(lang, time),
            (_, time) => words::opens_on(lang, day_of_moment(lang, opens), time),
        },
        OpenState::Closed { opens: None } => words::outside(lang),
        OpenState::Unknown { .. } => words::hours_not_known(lang, hours_noun(lang, kind)),
    }
}

/// Why it is not known, where that helps more than the state itself.
pub fn unknown_words(lang: Lang, open: &OpenState) -> Option<Text> {
    match open {
        OpenState::Unknown { because: UnknownBecause::ClosedDays } => Some(words::closed_days_not_known(lang)),
        OpenState::Unknown { because: UnknownBecause::Holidays } => Some(words::holidays_not_known(lang)),
        OpenState::Closed { opens: None } => Some(words::next_not_known(lang)),
        _ => None,
    }
}

fn reception_words(lang: Lang, reception: &Reception, today: &str) -> Text {
    match reception {
        Reception::Open { until } => words::reception_until(lang, time_words(lang, until, today)),
        Reception::Closed { opens: Some(opens) } => words::reception_from(lang, time_words(lang, opens, today)),
        Reception::Closed { opens: None } => words::reception_over(lang),
    }
}

/// `18:00`, `翌8:00`, `11月22日（日） 8:00`
fn time_words(lang: Lang, moment: &str, today: &str) -> Text {
    match days_between(today, moment) {
        Some(0) => Text::published(lang, clock_of(moment)),
        // The end of a day is not the next one to anybody.
        Some(1) if clock_of(moment) == "0:00" => Text::published(lang, "24:00"),
        Some(1) => words::the_next_day(lang, clock_of(moment)),
        _ => words::on_day(lang, day_of_moment(lang, moment), clock_of(moment)),
    }
}

/// `2026-11-20T09:00:00+09:00` → `9:00`
fn clock_of(moment: &str) -> &str {
    clock(moment.get(11..16).unwrap_or_default())
}

fn days_between(today: &str, moment: &str) -> Option<i64> {
    Some(JapanMinute::parse(moment)?.day() - day_number(today)?)
}

fn day_number(date: &str) -> Option<i64> {
    Some(JapanMinute::parse(&format!("{date}T00:00:00+09:00"))?.day())
}

/// `11月22日（日） 10:00`
pub fn moment_words(lang: Lang, moment: &str) -> Text {
    let moment = JapanMinute::parse(moment).map_or_else(|| moment.to_owned(), |moment| moment.to_string());
    words::on_day(lang, day_of_moment(lang, &moment), clock_of(&moment).to_owned())
}

/// `11月24日（火）`
fn day_of_moment(lang: Lang, moment: &str) -> Text {
    let date = moment.get(..10).unwrap_or(moment);
    let month_day = month_day_words(lang, date);
    // 1970-01-01 was a Thursday.
    let weekday = day_number(date).map(|days| Day::ALL[(days + 3).rem_euclid(7) as usize]);
    weekday.map_or(month_day.clone(), |day| dates::with_day(lang, month_day, day_words(lang, day)))
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

/// The week in as few lines as it has different days: `月・火・金 9:00–12:30、16:00–19:00`, `日・祝 休み`. None when
/// nothing is known.
pub fn week_lines(lang: Lang, week: &[WeekdayHours]) -> Vec<Text> {
    let mut groups: Vec<(&WeekdayHours, Vec<Text>)> = Vec::new();
    for row in week.iter().filter(|row| row.hours != DayHours::Unknown) {
        let day = day_words(lang, row.day);
        match groups.iter_mut().find(|(first, _)| (&first.hours, &first.open_weeks) == (&row.hours, &row.open_weeks)) {
            Some((_, days)) => days.push(day),
            None => groups.push((row, vec![day])),
        }
    }
    let line = |(row, days): (&WeekdayHours, Vec<Text>)| {
        let hours = match &row.hours {
            DayHours::Open { intervals } => {
                let spans: Vec<Text> = intervals.iter().map(|interval| interval_words(lang, interval)).collect();
                Text::join(lang, &spans, if lang == Lang::En { ", " } else { "、" })
            }
            DayHours::Closed | DayHours::Unknown => words::off(lang),
        };
        let days = Text::join(lang, &days, if lang == Lang::En { ", " } else { "・" });
        match weeks_words(lang, &row.open_weeks) {
            Some(weeks) => map::hours_of(lang, map::days_in_weeks(lang, days, weeks), hours),
            None => map::hours_of(lang, days, hours),
        }
    };
    groups.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_takes_as_many_lines_as_it_has_different_days() {
        let open = |day, spans: &[(&str, &str)]| WeekdayHours {
            day,
            hours: DayHours::Open { intervals: spans.iter().map(|(opens, closes)| interval(opens, closes)).collect() },
            open_weeks: Vec::new(),
        };
        let whole = [("09:00", "12:30"), ("16:00", "19:00")];
        let week = [
            open(Day::Monday, &whole),
            open(Day::Tuesday, &whole),
            WeekdayHours { open_weeks: vec![1, 3], ..open(Day::Saturday, &whole[..1]) },
            WeekdayHours { day: Day::Sunday, hours: DayHours::Closed, open_weeks: Vec::new() },
            WeekdayHours { day: Day::Holiday, hours: DayHours::Unknown, open_weeks: Vec::new() },
        ];
        let lines: Vec<String> = week_lines(Lang::Ja, &week).iter().map(Text::plain).collect();
        assert_eq!(lines, ["月・火 9:00–12:30、16:00–19:00", "土（第1・第3のみ） 9:00–12:30", "日 休み"]);
        assert_eq!(week_lines(Lang::Ja, &[]), []);
    }

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
    fn a_moment_is_open_closed_or_not_known() {
        let said = |open: &OpenState, kind| open_words(Lang::Ja, open, "2026-11-20", kind).plain();
        let at = |moment: &str| Some(format!("{moment}:00+09:00"));
        let open = |until: &str, reception| OpenState::Open { until: at(until), reception };
        let clinic = |open: OpenState| said(&open, FacilityKind::Clinic);
        assert_eq!(clinic(open("2026-11-20T12:30", None)), "診療中 12:30まで");
        assert_eq!(said(&open("2026-11-20T09:30", None), FacilityKind::Pharmacy), "開いています 9:30まで");
        assert_eq!(clinic(open("2026-11-21T00:00", None)), "診療中 24:00まで");
        assert_eq!(clinic(open("2026-11-21T08:00", None)), "診療中 翌8:00まで");
        assert_eq!(clinic(open("2026-11-22T08:00", None)), "診療中 11月22日（日） 8:00まで");
        assert_eq!(clinic(OpenState::Open { until: None, reception: None }), "24時間開いています");
        let until = |time: &str| Some(Reception::Open { until: format!("2026-11-20T{time}:00+09:00") });
        assert_eq!(clinic(open("2026-11-20T12:30", until("12:30"))), "診療中 12:30まで");
        assert_eq!(clinic(open("2026-11-20T12:30", until("11:30"))), "診療中 12:30まで（受付は11:30まで）");
        let over = Some(Reception::Closed { opens: None });
        assert_eq!(clinic(open("2026-11-20T12:30", over)), "診療中 12:30まで（受付は終わりました）");
        let closed = |opens: &str| clinic(OpenState::Closed { opens: at(opens) });
        assert_eq!(closed("2026-11-20T15:00"), "時間外 今日は15:00から");
        assert_eq!(closed("2026-11-21T09:00"), "時間外 次は明日 9:00から");
        assert_eq!(closed("2026-11-24T09:00"), "時間外 次は11月24日（火） 9:00から");
        assert_eq!(clinic(OpenState::Closed { opens: None }), "時間外");
        let because = UnknownBecause::ClosedDays;
        assert_eq!(clinic(OpenState::Unknown { because }), "診療時間は未確認です");
        assert_eq!(
            unknown_words(Lang::Ja, &OpenState::Unknown { because }).map(|words| words.plain()).as_deref(),
            Some("この時期に休むかどうか、はっきり公表されていません。")
        );
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
