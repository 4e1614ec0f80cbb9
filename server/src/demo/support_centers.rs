//! The 地域包括支援センター of ささえ市 and the areas they are there for.

use std::io;
use std::path::PathBuf;

use serde::Serialize;

use super::geojson::{Collection, Feature};
use super::outlines;
use super::places::{self, full_width};
use super::words::TOWNS;
use super::world::World;
use super::{NAME, PREFECTURE};

/// A centre; in the order of [`outlines::areas`].
struct Center {
    /// ささえ市…地域包括支援センター
    called: &'static str,
    /// Its town, in its own area, and what stands behind it in the address: 丁目, 番, 号.
    town: &'static str,
    number: [u16; 3],
    /// The fictional primary schools (小学校) of the area.
    schools: &'static str,
}

const CENTERS: [Center; 5] = [
    Center { called: "中央", town: "本町", number: [1, 6, 3], schools: "中央、駅前、花園" },
    Center { called: "北", town: "泉", number: [2, 11, 8], schools: "泉、若葉台、北山" },
    Center { called: "東", town: "旭町", number: [3, 4, 15], schools: "旭、緑、月見が丘、南が丘" },
    Center { called: "南", town: "千歳", number: [2, 9, 1], schools: "千歳、桜、港、西浜" },
    Center { called: "西", town: "梅園", number: [3, 2, 20], schools: "梅園、大池、石橋、竹の台" },
];

/// After that of the consulting desk, 9100; facilities end before 9000.
const FIRST_TELEPHONE: usize = 9_101;

#[derive(Serialize)]
struct CenterProperties {
    area_id: usize,
    center_name: String,
    address_full: String,
    tel: String,
    school_districts: &'static str,
}

#[derive(Serialize)]
struct AreaProperties {
    area_id: usize,
}

/// Writes the centres and their areas. Only the first municipality, the demo itself, has published any.
pub(super) fn write(world: &World<'_>) -> io::Result<Vec<PathBuf>> {
    let Some(demo) = world.municipalities.first() else { return Ok(Vec::new()) };
    let mut centers = Vec::with_capacity(CENTERS.len());
    for (at, center) in CENTERS.iter().enumerate() {
        let Some(town) = TOWNS.iter().find(|town| town.name.text == center.town) else { continue };
        let [chome, block, house] = center.number;
        let number = full_width(&format!("{chome}丁目{block}番{house}号"));
        let properties = CenterProperties {
            area_id: at + 1,
            center_name: format!("{NAME}{}地域包括支援センター", center.called),
            address_full: format!("{PREFECTURE}{NAME}{}{number}", center.town),
            tel: format!("00-0000-{}", FIRST_TELEPHONE + at),
            school_districts: center.schools,
        };
        centers.push(Feature::point(properties, demo.point(places::middle(town, chome))));
    }
    let areas = (1..).zip(outlines::areas()).map(|(area_id, corners)| {
        let ring: Vec<(f64, f64)> = corners.into_iter().map(|corner| demo.point(corner)).collect();
        Feature::polygon(AreaProperties { area_id }, &ring)
    });
    Ok(vec![
        world.write_json("houkatsu_centers", "geojson", &Collection::new(centers))?,
        world.write_json("chiiki_houkatsu", "geojson", &Collection::new(areas.collect()))?,
    ])
}
