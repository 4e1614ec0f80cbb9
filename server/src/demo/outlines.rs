//! 行政区域: the outline of every municipality, an island of its own, and how it is parted into five.
//!
//! Places are in kilometres north and east of the centre, as those of the towns. All municipalities have one shape,
//! so its eastern shore follows the western one: neighbours do not overlap however large they are.

use std::io;
use std::path::PathBuf;

use serde::Serialize;

use super::PREFECTURE;
use super::geojson::{Collection, Feature};
use super::world::World;

type Corner = (f64, f64);

/// The corners of the shore, counter-clockwise from the north-east. Those with a name are where two areas meet.
const NORTH_EAST: Corner = (3.3, 4.25);
const SHORE_NORTH: [Corner; 4] = [(4.4, 3.3), (5.15, 2.2), (5.15, -1.0), NORTH_WEST];
const NORTH_WEST: Corner = (2.9, -4.85);
const SHORE_WEST: [Corner; 4] = [(0.4, -4.85), (-0.4, -4.3), (-3.2, -4.3), SOUTH_WEST];
const SOUTH_WEST: Corner = (-4.55, -3.4);
const SHORE_SOUTH: [Corner; 2] = [(-4.5, 2.0), SOUTH_EAST];
const SOUTH_EAST: Corner = (-2.8, 4.8);
const SHORE_EAST: [Corner; 3] = [(-0.4, 4.8), (0.4, 4.25), NORTH_EAST];

/// The corners of the area in the middle.
const MIDDLE_NORTH_EAST: Corner = (2.2, 0.9);
const MIDDLE_NORTH_WEST: Corner = (2.2, -1.5);
const MIDDLE_SOUTH_WEST: Corner = (-0.9, -1.3);
const MIDDLE_SOUTH_EAST: Corner = (-0.6, 1.2);

/// 国土数値情報 行政区域データ; 郡 and 支庁 there are none.
#[derive(Serialize)]
struct Properties<'m> {
    #[serde(rename = "N03_001")]
    prefecture: &'static str,
    #[serde(rename = "N03_002")]
    branch: Option<&'static str>,
    #[serde(rename = "N03_003")]
    county: Option<&'static str>,
    #[serde(rename = "N03_004")]
    name: &'m str,
    #[serde(rename = "N03_007")]
    code: String,
}

/// Writes the outlines of all municipalities.
pub(super) fn write(world: &World<'_>) -> io::Result<Vec<PathBuf>> {
    let shore = shore();
    let outlines = world.municipalities.iter().map(|municipality| {
        let properties = Properties {
            prefecture: PREFECTURE,
            branch: None,
            county: None,
            name: &municipality.name,
            code: municipality.area_code(),
        };
        let ring: Vec<Corner> = shore.iter().map(|&corner| municipality.point(corner)).collect();
        Feature::polygon(properties, &ring)
    });
    Ok(vec![world.write_json("N03", "geojson", &Collection::new(outlines.collect()))?])
}

fn shore() -> Vec<Corner> {
    [&SHORE_NORTH[..], &SHORE_WEST, &SHORE_SOUTH, &SHORE_EAST].concat()
}

/// Five areas that cover the whole outline and have nothing but corners and borders in common: the middle, north, east,
/// south and west. All corners on a border belong to both of its areas, so that rounding opens no gap.
pub(super) fn areas() -> [Vec<Corner>; 5] {
    [
        vec![MIDDLE_NORTH_EAST, MIDDLE_NORTH_WEST, MIDDLE_SOUTH_WEST, MIDDLE_SOUTH_EAST],
        [&[MIDDLE_NORTH_WEST, MIDDLE_NORTH_EAST, NORTH_EAST], &SHORE_NORTH[..]].concat(),
        [&[MIDDLE_NORTH_EAST, MIDDLE_SOUTH_EAST, SOUTH_EAST], &SHORE_EAST[..]].concat(),
        [&[MIDDLE_SOUTH_EAST, MIDDLE_SOUTH_WEST, SOUTH_WEST], &SHORE_SOUTH[..]].concat(),
        [&[MIDDLE_SOUTH_WEST, MIDDLE_NORTH_WEST, NORTH_WEST], &SHORE_WEST[..]].concat(),
    ]
}
