//! The duty calendar of ささえ市: Sundays and holidays as a sheet, the centre for the night as iCalendar.

use std::fmt::Write;
use std::io;
use std::path::PathBuf;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::clinics;
use super::medical::Institution;
use super::world::World;

const COLUMNS: [&str; 9] = ["日付", "開始", "終了", "診療科", "医療機関名", "住所", "電話番号", "備考", "施設ID"];

/// The calendar of a year.
const DAYS: i32 = 365;

/// So many doctors take turns.
const DOCTORS: usize = 12;

/// Holidays that are on one date every year, and the days around New Year.
const HOLIDAYS: [(i8, i8); 14] = [
    (1, 1),
    (1, 2),
    (1, 3),
    (2, 11),
    (2, 23),
    (4, 29),
    (5, 3),
    (5, 4),
    (5, 5),
    (8, 11),
    (11, 3),
    (11, 23),
    (12, 30),
    (12, 31),
];

/// Writes both files. Only the first municipality, the demo itself, has published any.
pub(super) fn write(world: &World<'_>) -> io::Result<Vec<PathBuf>> {
    let Some(demo) = world.municipalities.first() else { return Ok(Vec::new()) };
    let doctors: Vec<_> = (0..DOCTORS).map_while(|index| clinics::family_doctor(world, demo, index)).collect();
    let centre = clinics::emergency_clinic(world, demo);
    let dentist = clinics::holiday_dental_clinic(world, demo);
    let first = world.as_of();
    let mut sheet = world.places_sheet("duties", &COLUMNS)?;
    let days = (0..DAYS).filter_map(|ahead| first.checked_add(ahead.days()).ok()).filter(|date| is_holiday(*date));
    for (turn, date) in days.enumerate() {
        let doctor = doctors.get(turn % doctors.len().max(1)).map(|(doctor, _)| doctor);
        let rows = [
            (doctor, "9:00", "17:00", "内科", ""),
            (centre.as_ref(), "9:00", "12:00", "小児科・内科", "受付は11時30分まで"),
            (centre.as_ref(), "13:00", "17:00", "小児科・内科", "受付は16時30分まで"),
            (dentist.as_ref(), "9:30", "15:00", "歯科", "受付は14時30分まで"),
        ];
        for (institution, start, end, department, note) in rows {
            let Some(institution) = institution else { continue };
            // Who stands on the roster of the doctors is named by ID; the others are found by their name.
            let id = if department == "内科" { institution.id.as_str() } else { "" };
            let day = format!("{}/{}/{}", date.year(), date.month(), date.day());
            let (name, address, telephone) = (&institution.name.text, address(institution), &institution.telephone);
            for field in [&day, start, end, department, name, &address, telephone, note, id] {
                sheet.text(field);
            }
            sheet.end_row()?;
        }
    }
    let night = centre.as_ref().map(|centre| world.write_text("night", "ics", &night(first, centre)));
    [Some(sheet.finish()), night].into_iter().flatten().collect()
}

fn address(institution: &Institution<'_>) -> String {
    format!("{}{}", institution.place.address, institution.place.building)
}

fn is_holiday(date: Date) -> bool {
    date.weekday() == Weekday::Sunday || HOLIDAYS.contains(&(date.month(), date.day()))
}

/// The centre that is there every night.
fn night(first: Date, centre: &Institution<'_>) -> String {
    let day = format!("{:04}{:02}{:02}", first.year(), first.month(), first.day());
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Sasae//demo//JA".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        "UID:night@example.jp".to_owned(),
        format!("DTSTAMP:{day}T000000Z"),
        format!("DTSTART;TZID=Asia/Tokyo:{day}T200000"),
        "DURATION:PT10H".to_owned(),
        "RRULE:FREQ=DAILY".to_owned(),
        format!("SUMMARY:【内科・小児科】{}", centre.name.text),
        format!("LOCATION:{}", address(centre)),
        format!("DESCRIPTION:電話：{}\\n受付は5時30分まで", centre.telephone),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().fold(String::new(), |mut text, line| {
        // Writing to a string does not fail.
        let _ = write!(text, "{line}\r\n");
        text
    })
}
