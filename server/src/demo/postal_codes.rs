//! 郵便番号: one for each town. None of 日本郵便 begins with 000; the lowest are those of 札幌市北区, 001.

use std::io;
use std::path::PathBuf;

use super::PREFECTURE;
use super::places::Municipality;
use super::sheet::Sheet;
use super::words::{TOWNS, Word, katakana, word};
use super::world::World;

const PREFECTURE_KANA: &str = "ササエケン";
/// Whatever has no postal code of its own.
const THE_REST: Word = word("以下に掲載がない場合", "イカニケイサイガナイバアイ", "");

/// Writes the postal codes of all municipalities.
pub(super) fn write(world: &World<'_>) -> io::Result<Vec<PathBuf>> {
    let mut sheet = world.places_sheet("utf_ken_all", &[])?;
    for municipality in &world.municipalities {
        write_row(&mut sheet, municipality, 0, THE_REST, false)?;
        for (number, town) in (1..).zip(&TOWNS) {
            write_row(&mut sheet, municipality, number, town.name, town.chome > 0)?;
        }
    }
    Ok(vec![sheet.finish()?])
}

fn write_row(
    sheet: &mut Sheet,
    municipality: &Municipality,
    number: usize,
    town: Word,
    has_chome: bool,
) -> io::Result<()> {
    sheet.text(&municipality.area_code());
    sheet.text("000  ");
    sheet.text(&format!("000{:02}{number:02}", municipality.index + 1));
    sheet.text(PREFECTURE_KANA);
    sheet.text(&format!("{}シ", katakana(&municipality.base)));
    sheet.text(town.kana);
    sheet.text(PREFECTURE);
    sheet.text(&municipality.name);
    sheet.text(town.text);
    // Of six flags only the third ever tells anything here: the town has 丁目.
    for flag in [false, false, has_chome, false, false, false] {
        sheet.bare(if flag { "1" } else { "0" });
    }
    sheet.end_row()
}
