//! 02 clinics (診療所) and 03 dental clinics (歯科診療所).

use std::io;
use std::path::PathBuf;

use super::buildings;
use super::departments::{
    DENTISTRY, Department, INTERNAL, ORAL_SURGERY, ORTHODONTICS, PAEDIATRIC_DENTISTRY, PAEDIATRICS,
};
use super::headers;
use super::hours::{Diligence, Flags, Timetable, Week, timetable, variation};
use super::medical::{Institution, department_hours, departments, other_closed_days};
use super::names::{self, Name};
use super::places::Municipality;
use super::sheet::Sheet;
use super::specialties::{self, SPECIALTIES};
use super::timetables;
use super::world::{Kind, Slot, World, chance, weighted};

const EMERGENCY_CLINIC: Timetable = timetable(1, &timetables::EMERGENCY_CLINIC);
const HOLIDAY_DENTAL_CLINIC: Timetable = timetable(1, &timetables::HOLIDAY_DENTAL_CLINIC);

/// How many departments a clinic has besides its own.
const EXTRA_DEPARTMENTS: [(usize, usize); 5] = [(18, 0), (23, 1), (26, 2), (22, 3), (11, 4)];
/// What a dental clinic does besides 歯科.
const DENTAL_EXTRA: [Department; 3] = [PAEDIATRIC_DENTISTRY, ORAL_SURGERY, ORTHODONTICS];
const DENTAL_EXTRA_COUNT: [(usize, usize); 4] = [(28, 0), (30, 1), (29, 2), (13, 3)];

/// A clinic registers patients from the minute it opens, or a little before.
const REGISTERS_BEFORE: [u16; 3] = [0, 0, 15];

/// What one clinic is, before it is written down.
struct Clinic {
    departments: Vec<Department>,
    main: Department,
    timetable: &'static Timetable,
    week: Week,
    diligence: Diligence,
}

/// The clinic of a family doctor at `index` among those of a municipality, and what its name begins with: care offices
/// beside it bear that name. `None` when there are not so many.
pub(super) fn family_doctor<'w>(
    world: &World<'_>,
    municipality: &'w Municipality,
    index: usize,
) -> Option<(Institution<'w>, Name)> {
    let mut doctors = world.slots_in(Kind::Clinic, municipality).skip(1).filter_map(|slot| {
        let choices = &mut world.choices(Kind::Clinic, slot.overall);
        let (name, clinic) = clinic(world, &slot, choices);
        let alone = buildings::floor(Kind::Clinic, slot.local).is_none();
        let doctor = clinic.main == INTERNAL && alone;
        doctor.then(|| Institution::new(world, Kind::Clinic, slot, choices, name))
    });
    let doctor = doctors.nth(index)?;
    let family = specialties::family(world.seed, doctor.slot.local);
    Some((doctor, family))
}

/// The clinic of a municipality that sees patients at night and on holidays.
pub(super) fn emergency_clinic<'w>(world: &World<'_>, municipality: &'w Municipality) -> Option<Institution<'w>> {
    let slot = world.slots_in(Kind::Clinic, municipality).next()?;
    let choices = &mut world.choices(Kind::Clinic, slot.overall);
    let (name, _) = clinic(world, &slot, choices);
    Some(Institution::new(world, Kind::Clinic, slot, choices, name))
}

/// The dental clinic of a municipality that opens on Sundays and holidays.
pub(super) fn holiday_dental_clinic<'w>(world: &World<'_>, municipality: &'w Municipality) -> Option<Institution<'w>> {
    let slot = world.slots_in(Kind::Dental, municipality).next()?;
    let choices = &mut world.choices(Kind::Dental, slot.overall);
    let (name, _) = dental_clinic(world, &slot, choices);
    Some(Institution::new(world, Kind::Dental, slot, choices, name))
}

/// Writes 02-1 and 02-2.
pub(super) fn write(world: &World<'_>) -> io::Result<Vec<PathBuf>> {
    let mut info = world.medical_sheet("02-1_clinic_facility_info", &headers::clinics())?;
    let mut hours = world.medical_sheet("02-2_clinic_speciality_hours", &headers::department_hours())?;
    for slot in world.slots(Kind::Clinic) {
        let choices = &mut world.choices(Kind::Clinic, slot.overall);
        let (name, clinic) = clinic(world, &slot, choices);
        let institution = Institution::new(world, Kind::Clinic, slot, choices, name);
        write_clinic(&institution, &clinic, choices, &mut info, &mut hours, write_beds)?;
    }
    Ok(vec![info.finish()?, hours.finish()?])
}

/// Writes 03-1 and 03-2.
pub(super) fn write_dental(world: &World<'_>) -> io::Result<Vec<PathBuf>> {
    let mut info = world.medical_sheet("03-1_dental_facility_info", &headers::dental_clinics())?;
    let mut hours = world.medical_sheet("03-2_dental_speciality_hours", &headers::department_hours())?;
    for slot in world.slots(Kind::Dental) {
        let choices = &mut world.choices(Kind::Dental, slot.overall);
        let (name, clinic) = dental_clinic(world, &slot, choices);
        let institution = Institution::new(world, Kind::Dental, slot, choices, name);
        write_clinic(&institution, &clinic, choices, &mut info, &mut hours, |_, _| ())?;
    }
    Ok(vec![info.finish()?, hours.finish()?])
}

/// A clinic as other files tell of it.
pub(super) fn site<'w>(world: &World<'_>, slot: Slot<'w>) -> Institution<'w> {
    let choices = &mut world.choices(Kind::Clinic, slot.overall);
    let (name, _) = clinic(world, &slot, choices);
    Institution::new(world, Kind::Clinic, slot, choices, name)
}

/// A dental clinic as other files tell of it.
pub(super) fn dental_site<'w>(world: &World<'_>, slot: Slot<'w>) -> Institution<'w> {
    let choices = &mut world.choices(Kind::Dental, slot.overall);
    let (name, _) = dental_clinic(world, &slot, choices);
    Institution::new(world, Kind::Dental, slot, choices, name)
}

fn write_clinic(
    institution: &Institution<'_>,
    clinic: &Clinic,
    choices: &mut fastrand::Rng,
    info: &mut Sheet,
    hours: &mut Sheet,
    write_beds: impl Fn(&mut Sheet, &mut fastrand::Rng),
) -> io::Result<()> {
    let departments = clinic.departments.clone();
    let of_departments = department_hours(choices, departments, clinic.main, &clinic.week, 10);
    let flags = Flags::draw(choices, clinic.week.open_days(), clinic.timetable.saturdays_off, clinic.diligence);
    let other_closed_days = if institution.slot.local == 0 {
        // These two are there for the days on which the others are closed.
        ""
    } else {
        other_closed_days(choices)
    };
    institution.write_facility(info, choices, &flags, other_closed_days);
    write_beds(info, choices);
    info.text(&institution.telephone);
    info.end_row()?;
    let before = REGISTERS_BEFORE[choices.usize(..REGISTERS_BEFORE.len())];
    institution.write_departments(hours, &of_departments, clinic.diligence, before)
}

fn clinic(world: &World<'_>, slot: &Slot<'_>, choices: &mut fastrand::Rng) -> (Name, Clinic) {
    if slot.local == 0 {
        let clinic = Clinic {
            departments: vec![INTERNAL, PAEDIATRICS],
            main: INTERNAL,
            timetable: &EMERGENCY_CLINIC,
            week: Week::of(EMERGENCY_CLINIC.shifts),
            diligence: Diligence::Complete,
        };
        return (names::emergency_clinic(slot.municipality), clinic);
    }
    let specialty = weighted(choices, &SPECIALTIES, |specialty| specialty.weight);
    let count = weighted(choices, &EXTRA_DEPARTMENTS, |(weight, _)| *weight).1;
    let timetable = weighted(choices, &timetables::CLINICS, |timetable| timetable.weight);
    let name = specialties::clinic(choices, world.seed, slot.local, specialty);
    let clinic = Clinic {
        departments: departments(choices, specialty.core, specialty.extra, count),
        main: specialty.core[0],
        timetable,
        week: ordinary_week(choices, timetable),
        diligence: Diligence::draw(choices),
    };
    (name, clinic)
}

fn dental_clinic(world: &World<'_>, slot: &Slot<'_>, choices: &mut fastrand::Rng) -> (Name, Clinic) {
    if slot.local == 0 {
        let clinic = Clinic {
            departments: vec![DENTISTRY],
            main: DENTISTRY,
            timetable: &HOLIDAY_DENTAL_CLINIC,
            week: Week::of(HOLIDAY_DENTAL_CLINIC.shifts),
            diligence: Diligence::Complete,
        };
        return (names::holiday_dental_clinic(slot.municipality), clinic);
    }
    let count = weighted(choices, &DENTAL_EXTRA_COUNT, |(weight, _)| *weight).1;
    let timetable = weighted(choices, &timetables::DENTAL_CLINICS, |timetable| timetable.weight);
    let name = names::dental_clinic(choices, world.seed, slot.local);
    let clinic = Clinic {
        departments: departments(choices, &[DENTISTRY], &DENTAL_EXTRA, count),
        main: DENTISTRY,
        timetable,
        week: ordinary_week(choices, timetable),
        diligence: Diligence::draw(choices),
    };
    (name, clinic)
}

fn ordinary_week(choices: &mut fastrand::Rng, timetable: &Timetable) -> Week {
    let (open, close) = variation(choices);
    Week::varied(timetable.shifts, open, close)
}

/// Few clinics have beds, up to 19; blank is not zero.
fn write_beds(sheet: &mut Sheet, choices: &mut fastrand::Rng) {
    if chance(choices, 5) {
        let beds = choices.u8(4..=19).to_string();
        sheet.text(&beds);
        sheet.blanks(3);
        sheet.text(&beds);
    } else if chance(choices, 50) {
        for _ in 0..5 {
            sheet.text("0");
        }
    } else {
        sheet.blanks(5);
    }
}
