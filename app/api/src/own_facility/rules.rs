//! What a statement must be, however it comes.

use super::{
    CareManagerHours, CareManagerTime, ClosuresStatement, DAY_FIELDS, HomeCareStatement, HoursStatement, MOST_BANDS,
    MOST_TIMES, StatedAnswer, Statement, TelephoneStatement,
};
use crate::error::ErrorItem;
use crate::forms::{date, half_width, keep, required, telephone, text};
use crate::home_care;
use crate::hours::{Closure, Day, DayHours, Interval};

const MOST_NOTE: usize = 300;
const MOST_WORDS: usize = 100;
/// Closures that are kept at once.
const MOST_CLOSURES: usize = 30;
/// 臨時休診 is for days and weeks; who closes for longer has closed.
const MOST_CLOSED_DAYS: i64 = 366;

const MIDNIGHT: u16 = 24 * 60;

impl Statement {
    /// The same with every value in its one form, or everything that is wrong with it.
    pub fn checked(self) -> Result<Self, Vec<ErrorItem>> {
        let mut errors = Vec::new();
        let checked = match self {
            Self::Telephone(stated) => Self::Telephone(stated.checked(&mut errors)),
            Self::Hours(stated) => Self::Hours(stated.checked(&mut errors)),
            Self::Closures(stated) => Self::Closures(stated.checked(&mut errors)),
            Self::HomeCare(stated) => Self::HomeCare(stated.checked(&mut errors)),
            Self::CareManagerTime(stated) => Self::CareManagerTime(stated.checked(&mut errors)),
        };
        if errors.is_empty() { Ok(checked) } else { Err(errors) }
    }
}

impl TelephoneStatement {
    fn checked(self, errors: &mut Vec<ErrorItem>) -> Self {
        let number = telephone("telephone", &self.telephone).and_then(|number| required("telephone", number));
        let fax = telephone("fax", &self.fax).map(Option::unwrap_or_default);
        Self { telephone: keep(errors, number), fax: keep(errors, fax) }
    }
}

impl HoursStatement {
    fn checked(self, errors: &mut Vec<ErrorItem>) -> Self {
        if self.week.len() != DAY_FIELDS.len() {
            let found = self.week.len();
            errors.push(ErrorItem::field(
                "invalid_value",
                "week",
                format!("{found} days; expected 8, Monday to Sunday and 祝日"),
            ));
        }
        if self.week.iter().all(|day| *day == DayHours::Unknown) {
            errors.push(ErrorItem::field(
                "required",
                DAY_FIELDS[0],
                "expected at least one day that is open or closed",
            ));
        }
        let day = |(day, field): (DayHours, &&str)| match day {
            DayHours::Open { intervals } => open_day(field, &intervals),
            other => Ok(other),
        };
        let week: Vec<_> = self.week.into_iter().zip(&DAY_FIELDS).map(day).collect();
        Self {
            week: week
                .into_iter()
                .map(|day| {
                    day.unwrap_or_else(|error| {
                        errors.push(error);
                        DayHours::Unknown
                    })
                })
                .collect(),
            other_closed: words(errors, "other_closed", &self.other_closed, MOST_NOTE),
            note: words(errors, "note", &self.note, MOST_NOTE),
        }
    }
}

/// The spans of a day in their order, apart from each other.
fn open_day(field: &str, intervals: &[Interval]) -> Result<DayHours, ErrorItem> {
    if intervals.is_empty() {
        return Err(ErrorItem::field(
            "required",
            field,
            "expected the hours of a day that is open, such as 09:00 to 12:00",
        ));
    }
    if intervals.len() > MOST_BANDS {
        return Err(ErrorItem::field("too_many_rows", field, format!("at most {MOST_BANDS} spans a day are taken")));
    }
    let mut spans = intervals.iter().map(|interval| span(field, interval)).collect::<Result<Vec<_>, _>>()?;
    spans.sort_unstable();
    if spans.windows(2).any(|pair| pair[1].0 < pair[0].1) {
        return Err(ErrorItem::field("overlaps", field, "the spans of a day must not overlap"));
    }
    Ok(DayHours::Open { intervals: spans.into_iter().map(interval).collect() })
}

fn span(field: &str, interval: &Interval) -> Result<(u16, u16), ErrorItem> {
    let wrong = || ErrorItem::field("not_a_time", field, "expected times such as 9:00 and 12:30");
    let opens = minutes(&interval.opens).ok_or_else(wrong)?;
    let closes = minutes(&interval.closes).ok_or_else(wrong)?;
    if closes <= opens {
        return Err(ErrorItem::field(
            "ends_before_it_begins",
            field,
            "expected an end after the beginning, up to 24:00",
        ));
    }
    Ok((opens, closes))
}

fn interval((opens, closes): (u16, u16)) -> Interval {
    let face = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    Interval { opens: face(opens), closes: face(closes) }
}

/// Minutes after midnight, up to 24:00: `9:00`, `９：００`, `0900`, `9時30分`, `9時半`, `9`.
pub(super) fn minutes(typed: &str) -> Option<u16> {
    let typed = half_width(typed).replace('時', ":").replace('半', "30").replace(['分', ' '], "");
    let (hours, minutes) = match typed.split_once([':', '.']) {
        Some((hours, "")) => (hours, "0"),
        Some(parts) => parts,
        None if typed.len() > 2 && typed.is_ascii() => typed.split_at(typed.len() - 2),
        None => (typed.as_str(), "0"),
    };
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(hours) || !digits(minutes) {
        return None;
    }
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    let whole = hours * 60 + minutes;
    (minutes < 60 && whole <= MIDNIGHT).then_some(whole)
}

impl ClosuresStatement {
    fn checked(self, errors: &mut Vec<ErrorItem>) -> Self {
        if self.closures.len() > MOST_CLOSURES {
            let detail = format!("{} closures; at most {MOST_CLOSURES} are taken", self.closures.len());
            errors.push(ErrorItem::field("too_many_rows", "closure1", detail));
        }
        let closure = |(index, closure): (usize, Closure)| {
            let field = format!("closure{}", index + 1);
            let from = written_date(&field, &closure.from).and_then(|from| required(&field, from));
            let from = keep(errors, from);
            let until = keep(errors, written_date(&field, &closure.until)).unwrap_or_else(|| from.clone());
            let days = days_between(&from, &until);
            if days.is_some_and(|days| days < 0) {
                errors.push(ErrorItem::field(
                    "ends_before_it_begins",
                    &field,
                    "expected a last day on or after the first",
                ));
            }
            if days.is_some_and(|days| days >= MOST_CLOSED_DAYS) {
                errors.push(ErrorItem::field("too_long", &field, "at most a year is taken"));
            }
            let words = words(errors, &field, &closure.words, MOST_WORDS);
            Closure { from, until, is_partly: closure.is_partly, words }
        };
        let mut closures: Vec<Closure> = self.closures.into_iter().enumerate().map(closure).collect();
        closures.sort_by(|a, b| (&a.from, &a.until).cmp(&(&b.from, &b.until)));
        Self { closures }
    }
}

/// `2026-12-28`, `2026/12/28`, `2026年12月28日`.
fn written_date(field: &str, typed: &str) -> Result<Option<String>, ErrorItem> {
    let typed = half_width(typed);
    let mut parts = typed.split(['-', '/', '.', '年', '月', '日']).map(str::trim);
    let mut next = || parts.next().unwrap_or_default();
    let (year, month, day, rest) = (next(), next(), next(), next());
    if !rest.is_empty() {
        return date(field, "", &typed, "", "");
    }
    date(field, "", year, month, day)
}

/// Days from one date to another, each `2026-12-28`.
fn days_between(from: &str, until: &str) -> Option<i64> {
    Some(day_number(until)? - day_number(from)?)
}

/// Days since 0000-03-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
fn day_number(date: &str) -> Option<i64> {
    let mut parts = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    Some(365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1)
}

impl HomeCareStatement {
    fn checked(self, errors: &mut Vec<ErrorItem>) -> Self {
        let mut answers: Vec<StatedAnswer> = Vec::with_capacity(self.answers.len());
        for StatedAnswer { code, answer, note } in self.answers {
            let field = format!("answer_{code}");
            if home_care::by_code(&code).is_none() {
                let field: String = field.chars().take(60).collect();
                errors.push(ErrorItem::field("not_a_choice", &field, "expected a code of /api/v1/home-care"));
                continue;
            }
            if answers.iter().any(|known| known.code == code) {
                errors.push(ErrorItem::field("repeated", &field, "an item is answered once"));
                continue;
            }
            let note = words(errors, &field, &note, MOST_WORDS);
            answers.push(StatedAnswer { code, answer, note });
        }
        answers.sort_by_key(|answer| home_care::place(&answer.code));
        Self { answers }
    }
}

impl CareManagerTime {
    fn checked(self, errors: &mut Vec<ErrorItem>) -> Self {
        if self.times.len() > MOST_TIMES {
            errors.push(ErrorItem::field("too_many_rows", "time1", format!("at most {MOST_TIMES} rows are taken")));
        }
        let note = words(errors, "note", &self.note, MOST_NOTE);
        if self.times.is_empty() && note.is_empty() {
            errors.push(ErrorItem::field("required", "time1", "expected days and hours, or a note"));
        }
        let mut hours = |(index, told): (usize, CareManagerHours)| {
            let field = format!("time{}", index + 1);
            if told.days.is_empty() {
                errors.push(ErrorItem::field("required", &field, "expected at least one day"));
            }
            let mut days = told.days;
            days.sort_unstable();
            days.dedup();
            let span = span(&field, &told.hours).unwrap_or_else(|error| {
                errors.push(error);
                (0, 0)
            });
            CareManagerHours { days, hours: interval(span) }
        };
        let times = self.times.into_iter().enumerate().map(&mut hours).collect();
        let mut channels = self.channels;
        channels.sort_unstable();
        channels.dedup();
        Self { times, channels, note }
    }
}

fn words(errors: &mut Vec<ErrorItem>, field: &str, typed: &str, most: usize) -> String {
    keep(errors, text(field, typed, most)).unwrap_or_default()
}

/// The word of a day in the names of a form.
pub(super) fn day_field(day: Day) -> &'static str {
    DAY_FIELDS[day as usize]
}
