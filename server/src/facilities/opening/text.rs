//! A schedule as one short text, as the index keeps it: equal schedules are equal texts.
//!
//! Three parts behind each other, parted by `|`: the week, 受付, and other closed days. The week has eight
//! days parted by `;`, Monday to Sunday and 祝日: `?` unknown, `x` closed, else the spans in minutes after
//! midnight, `540-750,840-1080`; `@13` behind it: in the 1st and 3rd week only. 受付 has the same days with
//! spans only. Closed days are what [`closed_days::write`] puts. Nothing at all is an empty text.

use std::borrow::Cow;
use std::fmt::Write;

use api::facilities::FacilityKind;
use api::hours::{DayHours, WeekdayHours};

use super::super::document::{DaySpans, DepartmentPart, Document, WeekSpans, is_empty_week};
use super::closed_days::{self, ClosedDay};
use super::week::{self, EMERGENCY_DEPARTMENT, minutes};

/// The texts of a facility and of its departments.
pub struct Texts {
    pub facility: String,
    /// In the order of the departments; empty where the department has no other hours than the facility.
    pub departments: Vec<String>,
}

/// What a document says.
pub fn of(document: &Document) -> Texts {
    let table = week::week(document);
    let mut closed = document.other_closed().map(closed_days::read).unwrap_or_default();
    closed.extend(document.closures().iter().filter_map(closed_days::of_closure));
    closed.sort_unstable();
    let facility = write(&table, &week::reception(document), &closed);
    let of_department = |department: &DepartmentPart| {
        let text = of_department(&table, department, &closed)?;
        (text != facility).then_some(text)
    };
    let departments = document.departments().iter().map(|part| of_department(part).unwrap_or_default()).collect();
    Texts { facility, departments }
}

fn of_department(facility: &[WeekdayHours], department: &DepartmentPart, closed: &[ClosedDay]) -> Option<String> {
    let table = week::department_week(facility, department)?;
    // 救急科 sees people on the days on which the others are closed.
    let closed = if department.code == EMERGENCY_DEPARTMENT { &[] } else { closed };
    Some(write(&table, &week::department_reception(department), closed))
}

/// Writes a schedule.
pub fn write(week: &[WeekdayHours], reception: &WeekSpans, closed: &[ClosedDay]) -> String {
    let mut text = String::new();
    for (index, row) in week.iter().enumerate() {
        if index > 0 {
            text.push(';');
        }
        match &row.hours {
            DayHours::Unknown => text.push('?'),
            DayHours::Closed => text.push('x'),
            DayHours::Open { intervals } => {
                let spans = intervals.iter().map(|span| (minutes(&span.opens), minutes(&span.closes)));
                write_spans(&spans.collect(), &mut text);
            }
        }
        if !row.open_weeks.is_empty() {
            text.push('@');
            row.open_weeks.iter().for_each(|week| text.push(char::from(b'0' + week.min(&9))));
        }
    }
    if text.is_empty() && closed.is_empty() {
        return text;
    }
    text.push('|');
    if !week.is_empty() && !is_empty_week(reception) {
        for (index, spans) in reception.iter().enumerate() {
            if index > 0 {
                text.push(';');
            }
            write_spans(spans, &mut text);
        }
    }
    text.push('|');
    closed_days::write(closed, &mut text);
    text
}

fn write_spans(spans: &DaySpans, text: &mut String) {
    for (index, (opens, closes)) in spans.iter().enumerate() {
        let comma = if index > 0 { "," } else { "" };
        let _ = write!(text, "{comma}{opens}-{closes}");
    }
}

/// The text of an entry that was written before closed days were read: they are among its remarks.
pub fn complete<'t>(text: &'t str, kind: FacilityKind, remarks: &str) -> Cow<'t, str> {
    if text.is_empty() || text.contains('|') || kind == FacilityKind::Care {
        return Cow::Borrowed(text);
    }
    let mut whole = format!("{text}||");
    closed_days::write(&closed_days::read(remarks), &mut whole);
    Cow::Owned(whole)
}
