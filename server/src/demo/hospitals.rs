//! 01 hospitals (病院).

use std::io;
use std::ops::Range;
use std::path::PathBuf;

use super::departments::{self as d, Department};
use super::headers;
use super::hours::{Diligence, EVERY_DAY, Flags, Week};
use super::medical::{Institution, department_hours, departments, other_closed_days};
use super::names::{Name, deal, from_town};
use super::places::Municipality;
use super::sheet::Sheet;
use super::timetables;
use super::words::{FAMILIES, NATURE, TOWNS, Word, plain, word};
use super::world::{Kind, Slot, World, weighted};

/// Hospitals register patients before the doctors begin.
const REGISTERS_BEFORE: u16 = 30;

/// 桜町病院: not the one after 中央, lest it be taken for the central hospital.
const FIRST_TOWN: usize = 2;

/// What stands before 病院 in the name.
enum Before {
    City,
    Family,
    Nature,
    Town,
}

/// A kind of hospital.
struct Form {
    before: Before,
    after: Word,
    core: &'static [Department],
    extra: &'static [Department],
    extra_count: Range<usize>,
    beds: Beds,
    /// The departments that see patients day and night.
    always: &'static [Department],
}

/// Beds (病床) in tens: 一般, 療養, 精神; and 感染症 one by one.
struct Beds {
    general: Range<u16>,
    long_term: Range<u16>,
    psychiatric: Range<u16>,
    infectious: u16,
}

const NO_BEDS: Beds = Beds { general: 0..0, long_term: 0..0, psychiatric: 0..0, infectious: 0 };

const ACUTE: [Department; 8] = [
    d::INTERNAL,
    d::GASTROENTEROLOGY,
    d::CARDIOLOGY,
    d::SURGERY,
    d::ORTHOPAEDICS,
    d::ANAESTHESIOLOGY,
    d::REHABILITATION,
    d::RADIOLOGY,
];
const FURTHER: [Department; 23] = [
    d::RESPIRATORY,
    d::NEUROLOGY,
    d::NEPHROLOGY,
    d::DIABETES,
    d::NEUROSURGERY,
    d::THORACIC,
    d::CARDIOVASCULAR,
    d::DIGESTIVE_SURGERY,
    d::BREAST,
    d::PLASTIC,
    d::PAEDIATRICS,
    d::OBSTETRICS_GYNAECOLOGY,
    d::OPHTHALMOLOGY,
    d::ENT,
    d::DERMATOLOGY,
    d::UROLOGY,
    d::PSYCHIATRY,
    d::ORAL_SURGERY,
    d::RHEUMATOLOGY,
    d::PALLIATIVE,
    d::PATHOLOGY,
    d::PROCTOLOGY,
    d::DIALYSIS,
];
const WITH_EMERGENCY: [Department; 9] = [
    d::INTERNAL,
    d::GASTROENTEROLOGY,
    d::CARDIOLOGY,
    d::SURGERY,
    d::ORTHOPAEDICS,
    d::ANAESTHESIOLOGY,
    d::REHABILITATION,
    d::RADIOLOGY,
    d::EMERGENCY,
];

/// One of each in every municipality.
const CITY_FORMS: [Form; 3] = [
    Form {
        before: Before::City,
        after: word("中央病院", "チュウオウビョウイン", "Central Hospital"),
        core: &WITH_EMERGENCY,
        extra: &FURTHER,
        extra_count: 15..19,
        beds: Beds { general: 32..44, infectious: 4, ..NO_BEDS },
        always: &[],
    },
    Form {
        before: Before::City,
        after: word("救急病院", "キュウキュウビョウイン", "Emergency Hospital"),
        core: &WITH_EMERGENCY,
        extra: &FURTHER,
        extra_count: 5..9,
        beds: Beds { general: 14..22, ..NO_BEDS },
        always: &[d::INTERNAL, d::SURGERY],
    },
    Form {
        before: Before::City,
        after: word("市民病院", "シミンビョウイン", "City Hospital"),
        core: &WITH_EMERGENCY,
        extra: &FURTHER,
        extra_count: 8..13,
        beds: Beds { general: 18..30, infectious: 2, ..NO_BEDS },
        always: &[],
    },
];

/// The others, again and again.
const FORMS: [Form; 8] = [
    Form {
        before: Before::Nature,
        after: word("総合病院", "ソウゴウビョウイン", "General Hospital"),
        core: &ACUTE,
        extra: &FURTHER,
        extra_count: 10..16,
        beds: Beds { general: 15..28, ..NO_BEDS },
        always: &[],
    },
    Form {
        before: Before::Family,
        after: word("病院", "ビョウイン", "Hospital"),
        core: &ACUTE,
        extra: &FURTHER,
        extra_count: 2..7,
        beds: Beds { general: 5..12, long_term: 3..7, ..NO_BEDS },
        always: &[],
    },
    Form {
        before: Before::Nature,
        after: word("リハビリテーション病院", "リハビリテーションビョウイン", "Rehabilitation Hospital"),
        core: &[d::INTERNAL, d::NEUROLOGY, d::ORTHOPAEDICS, d::REHABILITATION],
        extra: &[d::NEUROSURGERY, d::RHEUMATOLOGY, d::CARDIOLOGY, d::UROLOGY],
        extra_count: 1..4,
        beds: Beds { long_term: 8..16, ..NO_BEDS },
        always: &[],
    },
    Form {
        before: Before::Nature,
        after: word("こころの病院", "ココロノビョウイン", "Mental Health Hospital"),
        core: &[d::PSYCHIATRY, d::PSYCHOSOMATIC],
        extra: &[d::INTERNAL, d::OLD_AGE_PSYCHIATRY, d::DENTISTRY],
        extra_count: 1..3,
        beds: Beds { psychiatric: 12..26, ..NO_BEDS },
        always: &[],
    },
    Form {
        before: Before::Family,
        after: word("記念病院", "キネンビョウイン", "Memorial Hospital"),
        core: &ACUTE,
        extra: &FURTHER,
        extra_count: 8..12,
        beds: Beds { general: 10..20, ..NO_BEDS },
        always: &[],
    },
    Form {
        before: Before::Nature,
        after: word("の丘病院", "ノオカビョウイン", "Hill Hospital"),
        core: &[d::INTERNAL, d::REHABILITATION],
        extra: &[d::GERIATRICS, d::DERMATOLOGY, d::NEUROLOGY, d::PALLIATIVE],
        extra_count: 1..4,
        beds: Beds { long_term: 6..18, ..NO_BEDS },
        always: &[],
    },
    Form {
        before: Before::Town,
        after: word("病院", "ビョウイン", "Hospital"),
        core: &ACUTE,
        extra: &FURTHER,
        extra_count: 3..8,
        beds: Beds { general: 6..12, ..NO_BEDS },
        always: &[],
    },
    Form {
        before: Before::Family,
        after: word("整形外科病院", "セイケイゲカビョウイン", "Orthopaedic Hospital"),
        core: &[d::ORTHOPAEDICS, d::REHABILITATION, d::ANAESTHESIOLOGY],
        extra: &[d::RHEUMATOLOGY, d::INTERNAL, d::PLASTIC],
        extra_count: 1..4,
        beds: Beds { general: 4..9, ..NO_BEDS },
        always: &[],
    },
];

/// Writes 01-1 and 01-2.
pub(super) fn write(world: &World<'_>) -> io::Result<Vec<PathBuf>> {
    let mut info = world.medical_sheet("01-1_hospital_facility_info", &headers::hospitals())?;
    let mut hours = world.medical_sheet("01-2_hospital_speciality_hours", &headers::department_hours())?;
    for slot in world.slots(Kind::Hospital) {
        let choices = &mut world.choices(Kind::Hospital, slot.overall);
        let hospital = hospital(world, slot, choices);
        write_hospital(&hospital, choices, &mut info, &mut hours)?;
    }
    Ok(vec![info.finish()?, hours.finish()?])
}

/// A hospital as its neighbours see it: care offices in the same house share its site.
pub(super) fn site<'w>(world: &World<'_>, slot: Slot<'w>) -> Institution<'w> {
    hospital(world, slot, &mut world.choices(Kind::Hospital, slot.overall))
}

fn hospital<'w>(world: &World<'_>, slot: Slot<'w>, choices: &mut fastrand::Rng) -> Institution<'w> {
    let name = name(world.seed, slot.municipality, slot.local);
    Institution::new(world, Kind::Hospital, slot, choices, name)
}

fn write_hospital(
    hospital: &Institution<'_>,
    choices: &mut fastrand::Rng,
    info: &mut Sheet,
    hours: &mut Sheet,
) -> io::Result<()> {
    let local = hospital.slot.local;
    let form = form(local);
    let timetable = weighted(choices, &timetables::HOSPITALS, |timetable| timetable.weight);
    let week = Week::of(timetable.shifts);
    let extra = choices.usize(form.extra_count.clone());
    let of_house = departments(choices, form.core, form.extra, extra);
    let mut of_departments = department_hours(choices, of_house, form.core[0], &week, 45);
    for (department, hours) in &mut of_departments {
        if form.always.contains(department) {
            *hours = Week::of(&timetables::ALWAYS);
        }
    }
    let diligence = if local < CITY_FORMS.len() { Diligence::Complete } else { Diligence::draw(choices) };
    let (flags, other_closed_days) = if form.always.is_empty() {
        let (open, off) = (week.open_days(), timetable.saturdays_off);
        let flags = Flags::draw(choices, open, off, diligence);
        (flags, other_closed_days(choices))
    } else {
        (Flags::draw(choices, EVERY_DAY, &[], diligence), "")
    };
    hospital.write_facility(info, choices, &flags, other_closed_days);
    write_beds(info, choices, &form.beds);
    info.text(&hospital.telephone);
    info.end_row()?;
    hospital.write_departments(hours, &of_departments, diligence, REGISTERS_BEFORE)
}

fn form(local: usize) -> &'static Form {
    match local.checked_sub(CITY_FORMS.len()) {
        None => &CITY_FORMS[local],
        Some(further) => &FORMS[further % FORMS.len()],
    }
}

fn name(seed: u64, municipality: &Municipality, local: usize) -> Name {
    let form = form(local);
    let seed = seed.rotate_left(31);
    let before = match form.before {
        Before::City => Name::default().city(municipality),
        Before::Family => {
            let (index, round) = deal(FAMILIES.len(), seed, local);
            from_town(index, round).and(FAMILIES[index])
        }
        Before::Nature => {
            let (index, round) = deal(NATURE.len(), seed, local);
            from_town(index, round).and(plain(NATURE[index]))
        }
        Before::Town => Name::default().and_town(&TOWNS[(FIRST_TOWN + local / FORMS.len()) % TOWNS.len()]),
    };
    before.and(form.after)
}

/// 一般 to 合計; a kind of beds that a hospital lacks is blank.
fn write_beds(sheet: &mut Sheet, choices: &mut fastrand::Rng, beds: &Beds) {
    let mut tens = |range: &Range<u16>| {
        if range.is_empty() { 0 } else { choices.u16(range.clone()) * 10 }
    };
    let general = tens(&beds.general);
    let long_term = tens(&beds.long_term);
    let psychiatric = tens(&beds.psychiatric);
    let total = general + long_term + psychiatric + beds.infectious;
    for count in [general, long_term, long_term, 0, psychiatric, 0, beds.infectious, total] {
        if count == 0 {
            sheet.text("");
        } else {
            sheet.text(&count.to_string());
        }
    }
}
