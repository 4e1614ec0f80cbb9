//! iCalendar (RFC 5545) as calendars of duties need it: an event is who is on duty.
//!
//! SUMMARY names who (【内科】さくら医院, 内科：さくら医院), LOCATION the address, DESCRIPTION telephone and note. Read here and
//! not by a library: the ones there are bring a database of time zones, and none says in which line what was wrong.

mod event;
mod lines;
mod recurrence;

use std::collections::HashMap;
use std::io::{self, Read};

use jiff::civil::Date;

use super::formats::{Output, ReadDuty};
use event::Event;

/// More is no calendar of duties: a line for every hour of a year has two megabytes.
const MOST_BYTES: u64 = 16 << 20;

/// Whether a file that begins like this is a calendar.
pub fn recognise(beginning: &[u8]) -> bool {
    let text = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning).trim_ascii_start();
    text.get(..15).is_some_and(|start| start.eq_ignore_ascii_case(b"BEGIN:VCALENDAR"))
}

/// Reads the events of a calendar into `out`; how many there are. What is not read is a problem in its line.
pub fn read(bytes: Box<dyn Read + Send>, out: &mut Output) -> io::Result<u64> {
    let mut content = Vec::new();
    bytes.take(MOST_BYTES + 1).read_to_end(&mut content)?;
    if content.len() as u64 > MOST_BYTES {
        return Err(io::Error::other(format!("it has more than {} MB", MOST_BYTES >> 20)));
    }
    let properties = lines::unfold(&content);
    let events = Event::all(&properties);
    // A single day that was changed stands for itself and is none of its series.
    let mut changed: HashMap<&str, Vec<Date>> = HashMap::new();
    for event in &events {
        if let (Some(uid), Some(date)) = (event.uid(), event.replaced_date()) {
            changed.entry(uid).or_default().push(date);
        }
    }
    for event in &events {
        let except = match (event.uid(), event.replaced_date()) {
            (Some(uid), None) => changed.get(uid).map_or(&[][..], Vec::as_slice),
            _ => &[],
        };
        if let Some(duty) = event.duty(except, out) {
            out.duties.push(ReadDuty { line: event.line, duty });
        }
    }
    Ok(events.len() as u64)
}

#[cfg(test)]
mod tests;
