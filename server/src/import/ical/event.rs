//! An event of a calendar as a duty.

use std::ops::Range;

use jiff::civil::{Date, DateTime, Time};
use jiff::{Span, ToSpan};

use super::super::formats::Output;
use super::super::formats::duty::telephone;
use super::super::problems::Problem;
use super::lines::Property;
use super::recurrence::Rule;
use crate::duties::{Days, Duty};
use crate::facilities::normalize;

/// Minutes of a day.
const DAY: i64 = 24 * 60;
/// What programs call the time of Japan.
const JAPAN: [&str; 4] = ["tokyo", "japan", "jst", "gmt+9"];
/// Words in brackets before a name that say that it is a duty, and no department.
const HEADINGS: [&str; 6] = ["当番", "休日", "夜間", "急病", "急患", "救急"];

/// What stands between BEGIN:VEVENT and END:VEVENT.
pub struct Event<'c> {
    pub line: u64,
    properties: Vec<&'c Property>,
}

/// A moment of a calendar, in Japan.
#[derive(Clone, Copy)]
struct Moment {
    at: DateTime,
    /// A whole day.
    whole_day: bool,
    /// By how many days later it is than it is written, in UTC.
    shift: i8,
}

/// Why a moment was not understood.
enum MomentFault {
    Unreadable,
    Zone,
}

impl<'c> Event<'c> {
    /// Every event; what stands in them as a part of its own, such as an alarm, is left out.
    pub fn all(properties: &'c [Property]) -> Vec<Self> {
        let mut events = Vec::new();
        let mut open: Option<Self> = None;
        let mut inner = 0usize;
        for property in properties {
            let part = property.value.trim().to_ascii_uppercase();
            match (property.name.as_str(), part.as_str()) {
                ("BEGIN", "VEVENT") => {
                    inner = 0;
                    open = Some(Self { line: property.line, properties: Vec::new() });
                }
                ("END", "VEVENT") => events.extend(open.take()),
                ("BEGIN", _) => inner += 1,
                ("END", _) => inner = inner.saturating_sub(1),
                _ if inner == 0 => {
                    if let Some(event) = &mut open {
                        event.properties.push(property);
                    }
                }
                _ => {}
            }
        }
        // A file that breaks off within an event: it is told, since it has no end of its own.
        events.extend(open);
        events
    }

    fn get(&self, name: &str) -> Option<&'c Property> {
        self.properties.iter().find(|property| property.name == name).copied()
    }

    fn text(&self, name: &str) -> String {
        self.get(name).map(|property| plain(&property.text())).unwrap_or_default()
    }

    pub fn uid(&self) -> Option<&str> {
        self.get("UID").map(|property| property.value.trim()).filter(|uid| !uid.is_empty())
    }

    /// The day of a series for which this event stands.
    pub fn replaced_date(&self) -> Option<Date> {
        self.get("RECURRENCE-ID")
            .and_then(|property| moment(property, &property.value).ok())
            .map(|moment| moment.at.date())
    }

    /// The duty of an event. `except`: days for which other events of the file stand.
    pub fn duty(&self, except: &[Date], out: &mut Output) -> Option<Duty> {
        if self.text("STATUS").eq_ignore_ascii_case("CANCELLED") {
            return None;
        }
        let (days, hours) = self.times(except, out)?;
        let (department, name) = parts_of_summary(&self.text("SUMMARY"));
        if name.is_empty() {
            out.problem(Problem::DutyNameMissing, self.line, "SUMMARY", &self.text("SUMMARY"));
            return None;
        }
        let description = self.text("DESCRIPTION");
        let (number, note) = number_and_note(&description);
        let some = |text: String| (!text.is_empty()).then_some(text);
        Some(Duty {
            days,
            hours,
            name,
            department: department.or_else(|| some(self.text("CATEGORIES").replace(',', "・"))),
            address: some(self.text("LOCATION")),
            telephone: number.and_then(|number| telephone(self.line, "DESCRIPTION", &number, out)),
            note: some(note),
            facility: None,
        })
    }

    /// On which days, and from when to when.
    fn times(&self, except: &[Date], out: &mut Output) -> Option<(Days, Option<(u16, u16)>)> {
        let Some(property) = self.get("DTSTART") else {
            out.problem(Problem::DutyDateUnreadable, self.line, "DTSTART", "");
            return None;
        };
        let start = told(property, &property.value, out)?;
        let end = match self.get("DTEND") {
            Some(property) => Some(told(property, &property.value, out)?),
            None => self.end_of_duration(start, out)?,
        };
        let (last, hours) = self.length(start, end, out)?;
        let days = self.days(start, last, except, out)?;
        Some((days, hours))
    }

    /// DTSTART and DURATION; the inner `None` when there is no DURATION.
    fn end_of_duration(&self, start: Moment, out: &mut Output) -> Option<Option<Moment>> {
        let Some(property) = self.get("DURATION") else { return Some(None) };
        let end = property.value.trim().parse::<Span>().ok().and_then(|span| start.at.checked_add(span).ok());
        if end.is_none() {
            out.problem(Problem::DutyTimeUnreadable, property.line, "DURATION", &property.value);
        }
        end.map(|at| Some(Moment { at, ..start }))
    }

    /// The last of several whole days, and the hours.
    fn length(&self, start: Moment, end: Option<Moment>, out: &mut Output) -> Option<(Date, Option<(u16, u16)>)> {
        let first = start.at.date();
        if start.whole_day {
            // The end of whole days is the day after the last.
            let last = end.and_then(|end| end.at.date().yesterday().ok()).map_or(first, |last| last.max(first));
            out.problem(Problem::DutyTimeMissing, self.line, "DTSTART", &first.to_string());
            return Some((last, None));
        }
        let Some(end) = end else {
            out.problem(Problem::DutyTimeMissing, self.line, "DTEND", "");
            return Some((first, None));
        };
        let minutes = minutes_between(start.at, end.at);
        if !(1..=DAY).contains(&minutes) {
            let shown = format!("{}～{}", start.at, end.at);
            out.problem(Problem::DutyTimeUnreadable, self.line, "DTSTART,DTEND", &shown);
            return None;
        }
        let opens = start.at.hour() as u16 * 60 + start.at.minute() as u16;
        Some((first, Some((opens, opens + minutes as u16))))
    }

    fn days(&self, start: Moment, last: Date, except: &[Date], out: &mut Output) -> Option<Days> {
        let first = start.at.date();
        let refused =
            self.get("RDATE").or_else(|| self.properties.iter().filter(|p| p.name == "RRULE").nth(1).copied());
        if let Some(property) = refused {
            out.problem(Problem::RepetitionNotRead, property.line, &property.name, &property.value);
            return None;
        }
        let Some(property) = self.get("RRULE") else { return Some(Days::every_day(first, Some(last))) };
        let not_read = |out: &mut Output| {
            out.problem(Problem::RepetitionNotRead, property.line, "RRULE", &property.value);
            None
        };
        let written = first.checked_sub(i64::from(start.shift).days()).unwrap_or(first);
        // Several whole days that are repeated together are rows of their own.
        let Some(rule) = Rule::read(&property.value, written).filter(|_| last == first) else { return not_read(out) };
        let until = match &rule.until {
            None => None,
            Some(text) => match until(text, start) {
                Some(until) => Some(until),
                None => return not_read(out),
            },
        };
        let mut except = except.to_vec();
        for property in self.properties.iter().filter(|property| property.name == "EXDATE") {
            for value in property.value.split(',') {
                except.push(told(property, value, out)?.at.date());
            }
        }
        except.sort_unstable();
        except.dedup();
        Some(rule.days(first, start.shift, until, except))
    }
}

/// The last day on which a duty may begin.
fn until(text: &str, start: Moment) -> Option<Date> {
    let moment = read_moment(text).ok()?;
    if moment.whole_day {
        return Some(moment.at.date());
    }
    match moment.at.time() < start.at.time() && !start.whole_day {
        true => moment.at.date().yesterday().ok(),
        false => Some(moment.at.date()),
    }
}

fn minutes_between(start: DateTime, end: DateTime) -> i64 {
    let days = i64::from((end.date() - start.date()).get_days());
    let of_day = |at: DateTime| i64::from(at.hour()) * 60 + i64::from(at.minute());
    days * DAY + of_day(end) - of_day(start)
}

/// The moment of a value, or the problem with it.
fn told(property: &Property, value: &str, out: &mut Output) -> Option<Moment> {
    let problem = match moment(property, value) {
        Ok(moment) => return Some(moment),
        Err(MomentFault::Unreadable) => (Problem::DutyDateUnreadable, value),
        Err(MomentFault::Zone) => (Problem::ZoneNotRead, property.parameter("TZID").unwrap_or_default()),
    };
    out.problem(problem.0, property.line, &property.name, problem.1);
    None
}

/// The moment of a value of a property. Without a zone it is Japan's time: where else would the duty be.
fn moment(property: &Property, value: &str) -> Result<Moment, MomentFault> {
    let zone = property.parameter("TZID").map(str::to_ascii_lowercase);
    let universal = zone.as_deref().is_some_and(|zone| matches!(zone, "utc" | "etc/utc" | "gmt"));
    if zone.is_some_and(|zone| !universal && !JAPAN.iter().any(|japan| zone.contains(japan))) {
        return Err(MomentFault::Zone);
    }
    let value = value.trim();
    let marked =
        if universal && value.contains('T') { format!("{}Z", value.trim_end_matches('Z')) } else { value.to_owned() };
    read_moment(&marked)
}

/// `20261122`, `20261122T090000`, `20261122T000000Z`
fn read_moment(text: &str) -> Result<Moment, MomentFault> {
    let text = text.trim();
    match text.split_once('T') {
        None => date_of(text).map(|day| Moment { at: day.at(0, 0, 0, 0), whole_day: true, shift: 0 }),
        Some((date, time)) => date_of(date).and_then(|day| with_time(day, time)),
    }
    .ok_or(MomentFault::Unreadable)
}

fn date_of(text: &str) -> Option<Date> {
    let (year, month, day) = (number(text, 0..4)?, number(text, 4..6)?, number(text, 6..8)?);
    let date = Date::new(year, month as i8, day as i8).ok()?;
    (text.len() == 8 && (2000..2200).contains(&year)).then_some(date)
}

/// `time`: `090000` in Japan, `000000Z` in UTC.
fn with_time(day: Date, time: &str) -> Option<Moment> {
    let universal = time.strip_suffix('Z');
    let digits = universal.unwrap_or(time);
    let (hour, minute) = (number(digits, 0..2)?, number(digits, 2..4)?);
    let seconds = match digits.len() {
        4 => 0,
        6 => number(digits, 4..6)?,
        _ => return None,
    };
    let at = day.to_datetime(Time::new(hour as i8, minute as i8, 0, 0).ok().filter(|_| seconds <= 60)?);
    if universal.is_none() {
        return Some(Moment { at, whole_day: false, shift: 0 });
    }
    let in_japan = at.checked_add(9.hours()).ok()?;
    Some(Moment { at: in_japan, whole_day: false, shift: (in_japan.date() != at.date()).into() })
}

fn number(text: &str, range: Range<usize>) -> Option<i16> {
    let digits = text.get(range).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    digits.parse().ok()
}

/// Text without the tags that some programs write into a description.
fn plain(text: &str) -> String {
    let text = ["<br>", "<br/>", "<br />", "</p>"].iter().fold(text.to_owned(), |text, tag| text.replace(tag, "\n"));
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let tag =
            after.split_once('>').filter(|(tag, _)| tag.starts_with(|c: char| c == '/' || c.is_ascii_alphabetic()));
        match tag {
            Some((_, behind)) => rest = behind,
            None => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out.replace("&nbsp;", " ").replace("&amp;", "&").trim().to_owned()
}

/// Department and name of `【内科】さくら医院`, `内科：さくら医院`, `当番医（内科）：さくら医院`, `さくら医院`.
fn parts_of_summary(summary: &str) -> (Option<String>, String) {
    let summary = summary.trim();
    let bracketed = [('【', '】'), ('［', '］'), ('[', ']')].iter().find_map(|(opens, closes)| {
        let (words, name) = summary.strip_prefix(*opens)?.split_once(*closes)?;
        Some((words, name))
    });
    let parts = bracketed.or_else(|| summary.split_once(['：', ':'])).filter(|(_, name)| !name.trim().is_empty());
    let Some((words, name)) = parts else { return (None, summary.to_owned()) };
    let (words, name) = (words.trim(), name.trim());
    match HEADINGS.iter().any(|heading| words.contains(heading)) {
        // 休日当番医 says what the calendar is; 休日当番医（内科） also who.
        true => (within_brackets(words), name.to_owned()),
        false if words.contains('科') => (Some(words.to_owned()), name.to_owned()),
        false => (None, summary.to_owned()),
    }
}

fn within_brackets(words: &str) -> Option<String> {
    let (_, inner) = words.split_once(['（', '('])?;
    let inner = inner.trim_end_matches(['）', ')']).trim();
    (!inner.is_empty()).then(|| inner.to_owned())
}

/// The first telephone number of a description, and the lines that say something else.
fn number_and_note(description: &str) -> (Option<String>, String) {
    let mut number = None;
    let mut note = Vec::new();
    for line in description.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let label =
            ["電話番号", "電話", "TEL", "Tel", "tel", "℡", "☎"].iter().find_map(|label| line.strip_prefix(label));
        let candidate = label.unwrap_or(line).trim_start_matches([':', '：', ' ', '　', '.']);
        let is_number = candidate.starts_with(|c: char| c.is_numeric() || matches!(c, '(' | '（' | '+'));
        let usable = label.is_some() || normalize::telephone(candidate).is_some_and(|number| number.starts_with('0'));
        match number {
            None if is_number && usable => number = Some(candidate.to_owned()),
            _ => note.push(line),
        }
    }
    (number, note.join("\n"))
}
