//! 町丁目: the towns and their 丁目, with the points that their facilities stand around.

use std::io;
use std::path::PathBuf;

use super::PREFECTURE;
use super::places;
use super::words::TOWNS;
use super::world::World;

/// 丁目 are counted in kanji here, unlike in addresses.
const KANJI: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// Writes the towns of all municipalities.
pub(super) fn write(world: &World<'_>) -> io::Result<Vec<PathBuf>> {
    let mut sheet = world.places_sheet("towns", &["pref", "city", "town", "koaza", "lat", "lng"])?;
    for municipality in &world.municipalities {
        for town in &TOWNS {
            // A town with 丁目 has no row of its own.
            let chomes = if town.chome == 0 { 0..=0 } else { 1..=town.chome };
            for chome in chomes {
                let (latitude, longitude) = municipality.point(places::middle(town, chome));
                sheet.text(PREFECTURE);
                sheet.text(&municipality.name);
                sheet.text(&name(town.name.text, chome));
                sheet.text("");
                sheet.bare(&latitude.to_string());
                sheet.bare(&longitude.to_string());
                sheet.end_row()?;
            }
        }
    }
    Ok(vec![sheet.finish()?])
}

/// 駅前三丁目; 北山 with 0.
fn name(town: &str, chome: u16) -> String {
    let kanji = usize::from(chome).checked_sub(1).and_then(|at| KANJI.get(at));
    kanji.map_or_else(|| town.to_owned(), |kanji| format!("{town}{kanji}丁目"))
}

#[cfg(test)]
mod tests {
    use super::{KANJI, TOWNS, name};

    #[test]
    fn chome_are_counted_in_kanji() {
        assert_eq!([name("駅前", 3), name("北山", 0)], ["駅前三丁目", "北山"]);
        assert!(TOWNS.iter().all(|town| usize::from(town.chome) <= KANJI.len()));
    }
}
