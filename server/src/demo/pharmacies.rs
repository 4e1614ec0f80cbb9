//! 05 pharmacies (薬局): facility and hours in one file.

use std::io;
use std::path::PathBuf;

use super::headers;
use super::hours::{Diligence, Flags, MOST_BANDS, Timetable, Week, timetable, variation};
use super::medical::Institution;
use super::names::{self, Name};
use super::sheet::Sheet;
use super::timetables;
use super::world::{Kind, Slot, World, weighted};

const HOLIDAY_PHARMACY: Timetable = timetable(1, &timetables::HOLIDAY_PHARMACY);

/// Pharmacies write their other closed days with full-width digits, one per line.
const OTHER_CLOSED_DAYS: [(usize, &str); 6] = [
    (30, ""),
    (28, "１２月３１日（改行）０１月０１日（改行）０１月０２日（改行）０１月０３日"),
    (14, "１２月３０日（改行）１２月３１日（改行）０１月０１日（改行）０１月０２日（改行）０１月０３日"),
    (12, "年末年始"),
    (10, "８月１３日～１５日（改行）１２月３０日～１月３日"),
    (6, "１２月３０日午後（改行）１２月３１日（改行）０１月０１日（改行）０１月０２日（改行）０１月０３日"),
];

/// Writes 05.
pub(super) fn write(world: &World<'_>) -> io::Result<Vec<PathBuf>> {
    let mut sheet = world.medical_sheet("05_pharmacy", &headers::pharmacies())?;
    for slot in world.slots(Kind::Pharmacy) {
        let choices = &mut world.choices(Kind::Pharmacy, slot.overall);
        let (name, timetable, week) = pharmacy(world, &slot, choices);
        let institution = Institution::new(world, Kind::Pharmacy, slot, choices, name);
        let diligence = match slot.local {
            0 => Diligence::Complete,
            _ => Diligence::draw(choices),
        };
        let flags = Flags::draw(choices, week.open_days(), timetable.saturdays_off, diligence);
        institution.write_pharmacy(&mut sheet, choices);
        flags.write_pharmacy(&mut sheet);
        sheet.text(match slot.local {
            0 => "",
            _ => weighted(choices, &OTHER_CLOSED_DAYS, |(weight, _)| *weight).1,
        });
        let week = diligence.stated(week);
        for band in 0..MOST_BANDS {
            week.write_band(&mut sheet, band, diligence.missing());
        }
        sheet.text(&institution.telephone);
        sheet.end_row()?;
    }
    Ok(vec![sheet.finish()?])
}

/// A pharmacy as other files tell of it.
pub(super) fn site<'w>(world: &World<'_>, slot: Slot<'w>) -> Institution<'w> {
    let choices = &mut world.choices(Kind::Pharmacy, slot.overall);
    let (name, ..) = pharmacy(world, &slot, choices);
    Institution::new(world, Kind::Pharmacy, slot, choices, name)
}

fn pharmacy(world: &World<'_>, slot: &Slot<'_>, choices: &mut fastrand::Rng) -> (Name, &'static Timetable, Week) {
    if slot.local == 0 {
        let name = names::holiday_pharmacy(slot.municipality);
        let week = Week::of(HOLIDAY_PHARMACY.shifts);
        return (name, &HOLIDAY_PHARMACY, week);
    }
    let timetable = weighted(choices, &timetables::PHARMACIES, |timetable| timetable.weight);
    let (open, close) = variation(choices);
    (names::pharmacy(choices, world.seed, slot.local), timetable, Week::varied(timetable.shifts, open, close))
}

impl Institution<'_> {
    /// The eleven columns that 05 begins with: it has no short name.
    fn write_pharmacy(&self, sheet: &mut Sheet, choices: &mut fastrand::Rng) {
        let name = &self.name;
        sheet.text(&self.id);
        sheet.text(&name.text);
        sheet.text(&name.kana);
        sheet.text(&name.english);
        self.write_place(sheet, choices);
        self.write_website(sheet, choices);
    }
}

impl Flags {
    /// 営業日 and 定期閉店毎週 with a column for holidays each, the block, and 祝日.
    fn write_pharmacy(&self, sheet: &mut Sheet) {
        for _ in 0..2 {
            self.write_weekly(sheet);
            self.write_holiday(sheet);
        }
        self.write_block(sheet);
        self.write_holiday(sheet);
    }
}
