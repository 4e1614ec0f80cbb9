//! 04 maternity homes (助産所): facility and hours in one file.

use std::io;
use std::path::PathBuf;

use super::headers;
use super::hours::{Diligence, Flags, Week, variation};
use super::medical::{BANDS, Institution, other_closed_days};
use super::names;
use super::timetables;
use super::world::{Kind, World, weighted};

/// Visitors are received until an hour before the end.
const LAST_RECEPTION: u16 = 60;

/// Writes 04.
pub(super) fn write(world: &World<'_>) -> io::Result<Vec<PathBuf>> {
    let mut sheet = world.medical_sheet("04_maternity_home", &headers::maternity_homes())?;
    for slot in world.slots(Kind::Maternity) {
        let choices = &mut world.choices(Kind::Maternity, slot.overall);
        let name = names::maternity_home(world.seed, slot.local);
        let institution = Institution::new(world, Kind::Maternity, slot, choices, name);
        let timetable = weighted(choices, &timetables::MATERNITY_HOMES, |timetable| timetable.weight);
        let (open, close) = variation(choices);
        let week = Week::varied(timetable.shifts, open, close);
        let diligence = Diligence::draw(choices);
        let flags = Flags::draw(choices, week.open_days(), &[], diligence);
        let other_closed_days = other_closed_days(choices);
        institution.write_facility(&mut sheet, choices, &flags, other_closed_days);
        let week = diligence.stated(week);
        for hours in [&week, &week.reception(0, LAST_RECEPTION)] {
            for band in 0..BANDS {
                hours.write_band(&mut sheet, band, diligence.missing());
            }
        }
        sheet.text(&institution.telephone);
        sheet.end_row()?;
    }
    Ok(vec![sheet.finish()?])
}
