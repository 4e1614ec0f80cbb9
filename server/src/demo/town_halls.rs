//! 市区町村役場 with their points, and that of the prefecture in its first municipality.

use std::io;
use std::path::PathBuf;

use serde::Serialize;

use super::places::{self, Municipality};
use super::words::TOWNS;
use super::world::World;
use super::{AREA_CODE, PREFECTURE};

/// Where in [`TOWNS`] the halls stand: 中央 and 本町, in the first 丁目.
const CITY_HALL: usize = 1;
const PREFECTURAL_OFFICE: usize = 2;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Hall {
    id: String,
    municipality_code: String,
    office_type: &'static str,
    name: String,
    coordinates: Coordinates,
}

#[derive(Serialize)]
struct Coordinates {
    latitude: f64,
    longitude: f64,
}

/// Writes the halls of all municipalities.
pub(super) fn write(world: &World<'_>) -> io::Result<Vec<PathBuf>> {
    let prefecture = world.municipalities.first().map(|first| {
        hall(AREA_CODE[..2].to_owned(), "prefectural", format!("{PREFECTURE}庁"), first, PREFECTURAL_OFFICE)
    });
    let cities = world.municipalities.iter().map(|municipality| {
        hall(municipality.area_code(), "city", format!("{}役所", municipality.name), municipality, CITY_HALL)
    });
    let halls: Vec<Hall> = prefecture.into_iter().chain(cities).collect();
    Ok(vec![world.write_json("local_government_offices", "json", &halls)?])
}

fn hall(code: String, office_type: &'static str, name: String, municipality: &Municipality, town: usize) -> Hall {
    let (latitude, longitude) = municipality.point(places::middle(&TOWNS[town], 1));
    let id = format!("{code}-{office_type}");
    Hall { id, municipality_code: code, office_type, name, coordinates: Coordinates { latitude, longitude } }
}
