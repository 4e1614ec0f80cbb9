//! 訪問エリア: where some of the offices of ささえ市 that visit homes come to; most have not published it.

use std::io;
use std::path::PathBuf;

use jiff::ToSpan;
use serde::Serialize;

use super::geojson::{Collection, Feature};
use super::words::TOWNS;
use super::world::{Shared, World, chance};
use super::{MEDICAL_ASSOCIATION, NAME, outlines};

/// Of a hundred, how many have published where they come to.
const PUBLISHED: u8 = 40;
/// Of a hundred, how many were last confirmed long ago.
const OLD: u8 = 15;
/// Towns of which one office visits some.
const SOME_TOWNS: usize = 6;

const COLUMNS: [&str; 7] = ["事業所番号", "名称", "市区町村", "町名", "半径km", "確認日", "確認者"];

/// An office that visits homes: 事業所番号 and name.
pub(super) type Visitor = (String, String);

/// An area that is drawn.
#[derive(Serialize)]
struct Properties<'v> {
    #[serde(rename = "事業所番号")]
    number: &'v str,
    #[serde(rename = "名称")]
    name: &'v str,
    #[serde(rename = "確認日")]
    confirmed_on: String,
    #[serde(rename = "確認者")]
    confirmed_by: &'static str,
}

/// Writes the form and the areas that are drawn, as far as there are any.
pub(super) fn write(world: &World<'_>, visitors: &[Visitor]) -> io::Result<Vec<PathBuf>> {
    let Some(demo) = world.municipalities.first() else { return Ok(Vec::new()) };
    let (mut rows, mut drawn) = (Vec::new(), Vec::new());
    for (index, (number, name)) in visitors.iter().enumerate() {
        let choices = &mut world.shared_choices(Shared::ServiceAreas, demo, index);
        if !chance(choices, PUBLISHED) {
            continue;
        }
        let days = if chance(choices, OLD) { choices.i64(200..400) } else { choices.i64(3..150) };
        let confirmed_on = world.today().saturating_sub(days.days()).to_string();
        let row = |area: [String; 3]| (number, name, area, confirmed_on.clone());
        match choices.usize(..4) {
            0 => rows.push(row([NAME.to_owned(), String::new(), String::new()])),
            1 => {
                let first = choices.usize(..TOWNS.len());
                let towns = (0..SOME_TOWNS).map(|at| TOWNS[(first + at) % TOWNS.len()].name.text);
                rows.push(row([NAME.to_owned(), towns.collect::<Vec<_>>().join("、"), String::new()]));
            }
            2 => rows.push(row([String::new(), String::new(), choices.usize(2..9).to_string()])),
            _ => {
                let areas = outlines::areas();
                let corners = &areas[choices.usize(..areas.len())];
                let ring: Vec<(f64, f64)> = corners.iter().map(|&corner| demo.point(corner)).collect();
                let properties = Properties { number, name, confirmed_on, confirmed_by: MEDICAL_ASSOCIATION };
                drawn.push(Feature::polygon(properties, &ring));
            }
        }
    }
    let mut paths = Vec::new();
    if !rows.is_empty() {
        let mut sheet = world.places_sheet("service_areas", &COLUMNS)?;
        for (number, name, area, confirmed_on) in rows {
            let [municipality, towns, radius] = &area;
            for field in [number, name, municipality, towns, radius, &confirmed_on, MEDICAL_ASSOCIATION] {
                sheet.text(field);
            }
            sheet.end_row()?;
        }
        paths.push(sheet.finish()?);
    }
    if !drawn.is_empty() {
        paths.push(world.write_json("service_area_outlines", "geojson", &Collection::new(drawn))?);
    }
    Ok(paths)
}
