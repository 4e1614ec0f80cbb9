//! What a map draws of places: outlines and names in a box.

use api::facilities::{Bbox, Location};

use super::point::Point;
use super::towns::{NONE, Town};
use super::{PlaceKind, Places};

/// The outline of a municipality, or of a ward.
pub struct Outline<'p> {
    /// 全国地方公共団体コード, 5 digits.
    pub code: &'p str,
    /// Rings, and whether each is the outer one of a polygon; those of its holes follow it.
    pub rings: Vec<(Vec<Location>, bool)>,
}

/// A name on a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub name: String,
    pub location: Location,
    pub level: PlaceKind,
}

impl Places {
    /// Outlines that reach into a box.
    pub fn outlines_in(&self, bbox: Bbox) -> impl Iterator<Item = Outline<'_>> {
        let low = Point::of(Location { lat: bbox.south, lng: bbox.west });
        let high = Point::of(Location { lat: bbox.north, lng: bbox.east });
        self.outlines.in_box(low, high).map(|(code, rings)| Outline {
            code,
            rings: rings.map(|(ring, outer)| (ring.iter().map(|point| point.location()).collect(), outer)).collect(),
        })
    }

    /// Names in a box that have room at a zoom of web maps: prefectures, then municipalities, then towns.
    pub fn labels_in(&self, bbox: Bbox, zoom: u8) -> Vec<Label> {
        let is_in =
            |at: &Location| (bbox.south..=bbox.north).contains(&at.lat) && (bbox.west..=bbox.east).contains(&at.lng);
        let label = |name: &str, location: Option<Location>, level: PlaceKind| {
            location.filter(is_in).map(|location| Label { name: name.to_owned(), location, level })
        };
        match zoom {
            0..=7 => {
                let all = self.prefectures().iter();
                all.filter_map(|p| label(&p.name, p.location, PlaceKind::Prefecture)).collect()
            }
            8..=12 => {
                let all = self.municipalities().iter();
                all.filter_map(|m| label(m.short_name(), m.location, PlaceKind::Municipality)).collect()
            }
            _ => {
                let low = Point::of(Location { lat: bbox.south, lng: bbox.west });
                let high = Point::of(Location { lat: bbox.north, lng: bbox.east });
                // 丁目 have room when streets have.
                let has_room =
                    |town: &&Town| !town.is_koaza && if zoom < 15 { town.parent == NONE } else { town.children == 0 };
                let towns = self.grid.in_box(low, high).map(|at| self.towns.get(at));
                let name = |town: &Town| self.towns.name(town).to_owned();
                let towns = towns
                    .filter(has_room)
                    .filter_map(|town| label(&name(town), town.point.known().map(Point::location), PlaceKind::Town));
                towns.collect()
            }
        }
    }
}
