//! 確認票: what clinics and hospitals of ささえ市 have answered about home care and as family doctors.

use std::io;
use std::path::PathBuf;

use api::home_care::{Answer, Group, ITEMS};
use jiff::ToSpan;

use super::medical::Institution;
use super::world::{Kind, Shared, World, chance};
use super::{MEDICAL_ASSOCIATION, clinics, hospitals};

/// Of a hundred, how many have sent the form back.
const ANSWERED: [(Kind, u8); 2] = [(Kind::Clinic, 38), (Kind::Hospital, 70)];

/// Clinics that hardly ever treat people at home.
const ELSEWHERE: [&str; 6] = ["眼科", "耳鼻", "皮膚", "産婦人科", "レディース", "美容"];

/// Of a hundred answers, how many are old.
const OLD: u8 = 12;

/// Of a hundred, how many can, and how many say to ask first, where it is neither rare nor common.
const USUAL: [u8; 2] = [48, 22];
/// What few can, and what nearly everybody who answers can.
const RARE: [(&str, [u8; 2]); 7] = [
    ("transfusion", [8, 14]),
    ("peritoneal_dialysis", [5, 8]),
    ("medical_care_child", [10, 16]),
    ("ventilator", [18, 22]),
    ("tracheostomy", [24, 22]),
    ("house_call", [62, 20]),
    ("home_visits", [70, 12]),
];

/// What is written behind a △.
const NOTES: [&str; 5] = ["", "", "まずお電話を", "訪問看護と組んで", "かかりつけの方のみ"];

/// Writes the form. Only the first municipality, the demo itself, has collected any.
pub(super) fn write(world: &World<'_>) -> io::Result<Vec<PathBuf>> {
    let keys = ["医療機関ID", "名称", "確認日", "確認者"];
    let columns: Vec<&str> = keys.into_iter().chain(ITEMS.iter().map(|item| item.official)).collect();
    let mut sheet = world.places_sheet("home_care", &columns)?;
    let Some(demo) = world.municipalities.first() else { return Ok(vec![sheet.finish()?]) };
    for (kind, percent) in ANSWERED {
        for slot in world.slots_in(kind, demo) {
            let choices = &mut world.shared_choices(Shared::Answers, demo, world.serial(kind, slot.overall));
            if !chance(choices, percent) {
                continue;
            }
            let site: Institution<'_> = match kind {
                Kind::Hospital => hospitals::site(world, slot),
                _ => clinics::site(world, slot),
            };
            if ELSEWHERE.iter().any(|department| site.name.text.contains(department)) {
                continue;
            }
            let days = if chance(choices, OLD) { choices.i64(200..400) } else { choices.i64(3..150) };
            let confirmed = world.today().saturating_sub(days.days());
            for field in [&site.id, &site.name.text, &confirmed.to_string(), MEDICAL_ASSOCIATION] {
                sheet.text(field);
            }
            for item in ITEMS {
                let chances = RARE.iter().find(|(code, _)| *code == item.code).map_or(USUAL, |(_, chances)| *chances);
                sheet.text(&answer(choices, item.group, chances));
            }
            sheet.end_row()?;
        }
    }
    Ok(vec![sheet.finish()?])
}

/// `○`, `△（まずお電話を）`, `×`, or nothing.
fn answer(choices: &mut fastrand::Rng, group: Group, [can, ask]: [u8; 2]) -> String {
    let answer = match choices.u8(..100) {
        drawn if drawn < can => Answer::Can,
        drawn if drawn < can + ask => Answer::Ask,
        drawn if drawn < 88 => Answer::Cannot,
        _ => return String::new(),
    };
    let note =
        if answer == Answer::Ask && group == Group::Procedure { NOTES[choices.usize(..NOTES.len())] } else { "" };
    if note.is_empty() { answer.sign().to_string() } else { format!("{}（{note}）", answer.sign()) }
}
