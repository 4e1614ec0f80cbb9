//! Statements as the fields of a form, there and back. A form works without script: a day says "as the day above", and
//! rows that were left empty are none.

use super::rules::day_field;
use super::{
    CareManagerHours, CareManagerTime, Channel, ClosuresStatement, HomeCareStatement, HoursStatement, StatedAnswer,
    Statement, StatementPart, TelephoneStatement,
};
use crate::error::ErrorItem;
use crate::home_care::{Answer, ITEMS};
use crate::hours::{Closure, Day, DayHours, Interval};

/// Names of the days in a form: Monday to Sunday, then 祝日.
pub const DAY_FIELDS: [&str; 8] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "holiday"];
/// Spans of a day, at most. A form shows two, and the third where there is one.
pub const MOST_BANDS: usize = 3;
/// Rows of ケアマネタイム.
pub const MOST_TIMES: usize = 3;
/// Rows of closures that are looked at.
const MOST_ROWS: usize = 40;

type Typed = [(String, String)];

/// What was typed into the form of a part, checked.
pub fn from_form(part: StatementPart, typed: &Typed) -> Result<Statement, Vec<ErrorItem>> {
    let value = |name: &str| typed.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.trim());
    let owned = |name: &str| value(name).to_owned();
    let has = |name: &str, word: &str| typed.iter().any(|(field, value)| field == name && value == word);
    let statement = match part {
        StatementPart::Telephone => {
            Statement::Telephone(TelephoneStatement { telephone: owned("telephone"), fax: owned("fax") })
        }
        StatementPart::Hours => {
            let mut week: Vec<DayHours> = Vec::with_capacity(DAY_FIELDS.len());
            for field in DAY_FIELDS {
                let intervals = bands(&value, field);
                week.push(match value(field) {
                    "closed" => DayHours::Closed,
                    "same" => week.last().cloned().unwrap_or(DayHours::Unknown),
                    "open" => DayHours::Open { intervals },
                    _ if intervals.is_empty() => DayHours::Unknown,
                    _ => DayHours::Open { intervals },
                });
            }
            Statement::Hours(HoursStatement { week, other_closed: owned("other_closed"), note: owned("note") })
        }
        StatementPart::Closures => {
            let row = |at: usize| {
                let of = |name: &str| owned(&format!("closure{at}_{name}"));
                let is_partly = has(&format!("closure{at}_partly"), "yes");
                Closure { from: of("from"), until: of("until"), is_partly, words: of("words") }
            };
            let is_filled = |row: &Closure| !(row.from.is_empty() && row.until.is_empty() && row.words.is_empty());
            Statement::Closures(ClosuresStatement { closures: (1..=MOST_ROWS).map(row).filter(is_filled).collect() })
        }
        StatementPart::HomeCare => {
            let answer = |code: &str| {
                let word = value(&format!("answer_{code}"));
                let answer = Answer::ALL.into_iter().find(|answer| answer.as_str() == word)?;
                Some(StatedAnswer { code: code.to_owned(), answer, note: owned(&format!("note_{code}")) })
            };
            Statement::HomeCare(HomeCareStatement {
                answers: ITEMS.iter().filter_map(|item| answer(item.code)).collect(),
            })
        }
        StatementPart::CareManagerTime => {
            let row = |at: usize| {
                let name = format!("time{at}");
                let days = Day::ALL.into_iter().filter(|day| has(&name, day_field(*day))).collect();
                let hours =
                    Interval { opens: owned(&format!("{name}_opens")), closes: owned(&format!("{name}_closes")) };
                CareManagerHours { days, hours }
            };
            let is_filled = |row: &CareManagerHours| {
                !(row.days.is_empty() && row.hours.opens.is_empty() && row.hours.closes.is_empty())
            };
            Statement::CareManagerTime(CareManagerTime {
                times: (1..=MOST_TIMES).map(row).filter(is_filled).collect(),
                channels: Channel::ALL.into_iter().filter(|channel| has("channels", channel.as_str())).collect(),
                note: owned("note"),
            })
        }
    };
    statement.checked()
}

/// The spans of a day of which at least one end was typed.
fn bands<'t>(value: &impl Fn(&str) -> &'t str, field: &str) -> Vec<Interval> {
    let band = |at: usize| Interval {
        opens: value(&format!("{field}_opens{at}")).to_owned(),
        closes: value(&format!("{field}_closes{at}")).to_owned(),
    };
    let bands = (1..=MOST_BANDS).map(band);
    bands.filter(|band| !(band.opens.is_empty() && band.closes.is_empty())).collect()
}

/// The fields of a form that holds a statement.
pub fn to_form(statement: &Statement) -> Vec<(String, String)> {
    let mut typed: Vec<(String, String)> = Vec::new();
    let mut put = |name: String, value: &str| typed.push((name, value.to_owned()));
    match statement {
        Statement::Telephone(TelephoneStatement { telephone, fax }) => {
            put("telephone".to_owned(), telephone);
            put("fax".to_owned(), fax);
        }
        Statement::Hours(HoursStatement { week, other_closed, note }) => {
            for (field, day) in DAY_FIELDS.iter().zip(week) {
                match day {
                    DayHours::Unknown => {}
                    DayHours::Closed => put((*field).to_owned(), "closed"),
                    DayHours::Open { intervals } => {
                        put((*field).to_owned(), "open");
                        for (at, Interval { opens, closes }) in intervals.iter().enumerate() {
                            put(format!("{field}_opens{}", at + 1), opens);
                            put(format!("{field}_closes{}", at + 1), closes);
                        }
                    }
                }
            }
            put("other_closed".to_owned(), other_closed);
            put("note".to_owned(), note);
        }
        Statement::Closures(ClosuresStatement { closures }) => {
            for (at, Closure { from, until, is_partly, words }) in closures.iter().enumerate() {
                let at = at + 1;
                put(format!("closure{at}_from"), from);
                put(format!("closure{at}_until"), until);
                put(format!("closure{at}_words"), words);
                if *is_partly {
                    put(format!("closure{at}_partly"), "yes");
                }
            }
        }
        Statement::HomeCare(HomeCareStatement { answers }) => {
            for StatedAnswer { code, answer, note } in answers {
                put(format!("answer_{code}"), answer.as_str());
                put(format!("note_{code}"), note);
            }
        }
        Statement::CareManagerTime(CareManagerTime { times, channels, note }) => {
            for (at, CareManagerHours { days, hours }) in times.iter().enumerate() {
                let name = format!("time{}", at + 1);
                days.iter().for_each(|day| put(name.clone(), day_field(*day)));
                put(format!("{name}_opens"), &hours.opens);
                put(format!("{name}_closes"), &hours.closes);
            }
            channels.iter().for_each(|channel| put("channels".to_owned(), channel.as_str()));
            put("note".to_owned(), note);
        }
    }
    typed
}
