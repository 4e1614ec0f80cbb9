//! Which fields of facilities of ささえ市 the medical association has confirmed, and when.

use std::io;
use std::path::PathBuf;

use api::confirmations::ConfirmedField;
use jiff::ToSpan;

use super::medical::Institution;
use super::world::{Kind, Shared, World, chance};
use super::{MEDICAL_ASSOCIATION, clinics, hospitals, pharmacies};
use crate::import::confirmation_column;

/// Of a hundred, how many have been asked.
const ASKED: [(Kind, u8); 3] = [(Kind::Hospital, 80), (Kind::Clinic, 45), (Kind::Pharmacy, 30)];
/// Of a hundred that were asked, how many long ago.
const OLD: u8 = 20;

/// Of a hundred that were asked, how many were asked about it.
fn about(kind: Kind, field: ConfirmedField) -> u8 {
    match (field, kind) {
        (ConfirmedField::Hours, _) => 90,
        (ConfirmedField::Telephone, _) => 95,
        (ConfirmedField::HomeVisits, Kind::Pharmacy) => 20,
        (ConfirmedField::HomeVisits, _) => 60,
        (ConfirmedField::Functions, _) => 40,
    }
}

/// Writes the form. Only the first municipality, the demo itself, has collected any.
pub(super) fn write(world: &World<'_>) -> io::Result<Vec<PathBuf>> {
    let dates = ConfirmedField::ALL.map(confirmation_column);
    let mut columns = vec!["医療機関ID", "名称"];
    columns.extend(dates.iter().map(String::as_str));
    columns.push("確認者");
    let mut sheet = world.places_sheet("confirmations", &columns)?;
    let Some(demo) = world.municipalities.first() else { return Ok(vec![sheet.finish()?]) };
    for (kind, percent) in ASKED {
        for slot in world.slots_in(kind, demo) {
            let choices = &mut world.shared_choices(Shared::Confirmations, demo, world.serial(kind, slot.overall));
            if !chance(choices, percent) {
                continue;
            }
            let site: Institution<'_> = match kind {
                Kind::Hospital => hospitals::site(world, slot),
                Kind::Pharmacy => pharmacies::site(world, slot),
                _ => clinics::site(world, slot),
            };
            let days = if chance(choices, OLD) { choices.i64(200..400) } else { choices.i64(3..150) };
            let confirmed = world.today().saturating_sub(days.days()).to_string();
            sheet.text(&site.id);
            sheet.text(&site.name.text);
            for field in ConfirmedField::ALL {
                sheet.text(if chance(choices, about(kind, field)) { &confirmed } else { "" });
            }
            sheet.text(MEDICAL_ASSOCIATION);
            sheet.end_row()?;
        }
    }
    Ok(vec![sheet.finish()?])
}
