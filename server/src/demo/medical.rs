//! What all files of 医療情報ネット share.

use std::io;

use super::AREA_CODE;
use super::buildings;
use super::departments::{Department, EMERGENCY};
use super::hours::{Diligence, FRI, Flags, MON, SAT, THU, TUE, WED, Week};
use super::names::Name;
use super::places::{self, House, Place};
use super::sheet::Sheet;
use super::timetables;
use super::world::{Kind, Slot, World, chance, weighted};

/// 診療時間帯 in the hours files: always three rows, empty ones too.
pub(super) const BANDS: usize = 3;

/// Closed days that are no weekday, as people write them.
const OTHER_CLOSED_DAYS: [(usize, &str); 9] = [
    (22, ""),
    (20, "01月01日，01月02日，01月03日，12月29日，12月30日，12月31日"),
    (16, "年末年始（12/29～1/3）"),
    (14, "年末年始、お盆（8/13～8/15）"),
    (10, "8月13日 8月14日 8月15日 12月30日 12月31日 1月1日 1月2日 1月3日"),
    (6, "GW、お盆、年末年始"),
    (5, "年末年始（12/29～1/3）、学会などで臨時休診あり"),
    (4, "12月29日～1月3日（改行）8月12日～8月16日"),
    (3, "祝日のある週の木曜日は診療します。"),
];

/// Of the institutions, how many of a hundred have a web site and how many no point.
const WITH_WEBSITE: u8 = 55;
const WITHOUT_POINT: u8 = 3;

/// One hospital, clinic, maternity home or pharmacy.
pub(super) struct Institution<'w> {
    pub(super) slot: Slot<'w>,
    pub(super) kind: Kind,
    pub(super) id: String,
    pub(super) name: Name,
    pub(super) place: Place,
    pub(super) telephone: String,
}

impl<'w> Institution<'w> {
    pub(super) fn new(world: &World<'_>, kind: Kind, slot: Slot<'w>, choices: &mut fastrand::Rng, name: Name) -> Self {
        let house = match kind {
            Kind::Hospital => House::Own,
            _ => House::AnyBuilding,
        };
        let alone = places::place(choices, slot.municipality, name.town, house);
        Self {
            slot,
            kind,
            id: id(kind, &slot),
            place: buildings::place(world, kind, &slot, &name).unwrap_or(alone),
            name,
            telephone: places::telephone(2 * world.serial(kind, slot.overall)),
        }
    }

    /// 機関区分 to 所在地座標: seven columns, the point alone without quotes.
    pub(super) fn write_place(&self, sheet: &mut Sheet, choices: &mut fastrand::Rng) {
        sheet.text(&self.kind.digit().to_string());
        sheet.text(&AREA_CODE[..2]);
        sheet.text(&self.slot.municipality.short_code());
        sheet.text(&format!("{}{}", self.place.address, self.place.building));
        // The first of a kind is the one that everybody looks for on the map.
        if chance(choices, WITHOUT_POINT) && self.slot.local > 0 {
            sheet.bare("0.0");
            sheet.bare("0.0");
        } else {
            sheet.bare(&self.place.latitude.to_string());
            sheet.bare(&self.place.longitude.to_string());
        }
    }

    pub(super) fn write_website(&self, sheet: &mut Sheet, choices: &mut fastrand::Rng) {
        if chance(choices, WITH_WEBSITE) {
            sheet.text(&format!("https://example.jp/{}/", self.id));
        } else {
            sheet.text("");
        }
    }

    /// The 57 columns that 01-1 to 04 begin with.
    pub(super) fn write_facility(
        &self,
        sheet: &mut Sheet,
        choices: &mut fastrand::Rng,
        flags: &Flags,
        other_closed_days: &str,
    ) {
        let name = &self.name;
        sheet.text(&self.id);
        sheet.text(&name.text);
        sheet.text(&name.kana);
        if chance(choices, 60) {
            sheet.text(&name.text);
            sheet.text(&name.kana);
        } else {
            sheet.blanks(2);
        }
        sheet.text(&name.english);
        self.write_place(sheet, choices);
        self.write_website(sheet, choices);
        flags.write_weekly(sheet);
        flags.write_block(sheet);
        flags.write_holiday(sheet);
        sheet.text(other_closed_days);
    }

    /// The rows of 01-2, 02-2 and 03-2: one per department and band.
    pub(super) fn write_departments(
        &self,
        sheet: &mut Sheet,
        hours: &[(Department, Week)],
        diligence: Diligence,
        registers_before: u16,
    ) -> io::Result<()> {
        for (department, week) in hours {
            let week = diligence.stated(week.clone());
            let reception = week.reception(registers_before, LAST_REGISTRATION);
            for band in 0..BANDS {
                sheet.text(&self.id);
                sheet.text(department.code);
                sheet.text(department.name);
                sheet.text(&(band + 1).to_string());
                week.write_band(sheet, band, diligence.missing());
                reception.write_band(sheet, band, diligence.missing());
                sheet.end_row()?;
            }
        }
        Ok(())
    }
}

/// Patients register until half an hour before the end.
const LAST_REGISTRATION: u16 = 30;

/// Prefecture, kind and institution code: mostly 13 characters, and as in reality some
/// shorter and a few with letters.
fn id(kind: Kind, slot: &Slot<'_>) -> String {
    let prefix = format!("{}{}", &AREA_CODE[..2], kind.digit());
    let Slot { municipality, local, overall } = slot;
    match overall % 37 {
        11 => format!("{prefix}CE{overall:06}"),
        5 | 22 => format!("{prefix}{overall:05}"),
        30 => format!("{prefix}{overall:02}"),
        _ => format!("{prefix}{}{:06}0", municipality.short_code(), local + 1),
    }
}

/// その他の休診日
pub(super) fn other_closed_days(choices: &mut fastrand::Rng) -> &'static str {
    weighted(choices, &OTHER_CLOSED_DAYS, |(weight, _)| *weight).1
}

/// The core departments and some of the extra ones, in the order of their codes.
pub(super) fn departments(
    choices: &mut fastrand::Rng,
    core: &[Department],
    extra: &[Department],
    count: usize,
) -> Vec<Department> {
    let mut chosen = core.to_vec();
    chosen.extend(choices.choose_multiple(extra.iter().copied(), count.min(extra.len())));
    chosen.sort_unstable_by_key(|department| department.code);
    chosen
}

/// The hours of each department: the first keeps the hours of the house, others often come
/// in on some days or mornings only, and an emergency department never closes.
pub(super) fn department_hours(
    choices: &mut fastrand::Rng,
    departments: Vec<Department>,
    main: Department,
    week: &Week,
    part_time_percent: u8,
) -> Vec<(Department, Week)> {
    departments
        .into_iter()
        .map(|department| {
            let hours = if department == EMERGENCY {
                Week::of(&timetables::ALWAYS)
            } else if department != main && chance(choices, part_time_percent) {
                part_time(choices, week)
            } else {
                week.clone()
            };
            (department, hours)
        })
        .collect()
}

fn part_time(choices: &mut fastrand::Rng, week: &Week) -> Week {
    match choices.u8(..4) {
        0 => week.mornings(),
        1 => week.on(MON | WED | FRI),
        2 => week.on(TUE | THU | SAT).mornings(),
        _ => week.on(MON | THU),
    }
}
