//! Places: prefectures, municipalities, towns (町丁目), postal codes, outlines, and the areas of
//! 地域包括支援センター. All of them are in memory and do not change; `sources` says where they come from.

mod area_names;
mod build;
mod describe;
mod drawn;
mod find;
mod grid;
mod keys;
mod municipalities;
mod names;
pub(crate) mod point;
mod postal;
mod rank;
pub mod routes;
pub(crate) mod shapes;
pub mod sources;
mod store;
mod strings;
#[cfg(test)]
mod tests;
mod towns;
mod words;

pub use api::places::PlaceKind;
pub use build::BuildError;
pub use drawn::{Label, Outline};
pub use municipalities::{Municipality, Prefecture};
pub use sources::{PlaceSource, SourceContent};
pub use store::{load, store};

use api::facilities::Location;

use grid::Grid;
use municipalities::Municipalities;
use names::Names;
use point::Point;
use postal::{Matches, PostalCodes};
use shapes::Shapes;
use towns::{NONE, Towns};

/// A town is "near" up to here.
const NEAR_METRES: f64 = 1_000.0;
/// From a point in a municipality that is no more, the nearest town tells which it is now.
const FAR_METRES: f64 = 5_000.0;

/// Everything that is known of places. Immutable; building it takes a fraction of a second.
#[derive(Debug, Default)]
pub struct Places {
    municipalities: Municipalities,
    areas: Names,
    towns: Towns,
    postal: PostalCodes,
    matches: Matches,
    grid: Grid,
    outlines: Shapes,
    support_areas: Shapes,
    support_centers: Vec<SupportCenter>,
}

/// A place that words name.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundPlace {
    pub kind: PlaceKind,
    /// Stable: `27`, `27210`, `5730084`, `27210:香里が丘3丁目`.
    pub id: String,
    /// With everything around it: 大阪府枚方市香里ケ丘三丁目.
    pub name: String,
    /// Alone: 香里ケ丘三丁目.
    pub label: String,
    /// Hiragana: of a municipality without its county, of a town alone.
    pub kana: Option<String>,
    pub location: Option<Location>,
    /// Codes of five digits, or of two digits for a whole prefecture. A designated city has its
    /// own and those of all its wards; a town that of its municipality.
    pub area_codes: Vec<String>,
    /// All that was typed is understood, house numbers aside; otherwise it is only a beginning.
    pub exact: bool,
    /// Of a postal code: metres from its location to the farthest of its towns.
    pub spread: Option<u32>,
}

/// 地域包括支援センター
#[derive(Clone, Debug, PartialEq)]
pub struct SupportCenter {
    pub id: String,
    pub name: String,
    pub address: String,
    pub telephone: Option<String>,
    /// The part of the municipality it is there for, as published: 小学校区.
    pub districts: Option<String>,
    pub location: Location,
}

/// What a point lies in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whereabouts {
    /// Codes of the municipality, and of the designated city of a ward, as numbers; none where it is not known.
    pub areas: Vec<u32>,
    /// The nearest town and what it is a part of, as [`town_key`] writes them; none where no town is near.
    pub towns: Vec<String>,
}

/// The form in which names of towns are compared: 大字桜町 is 桜町, 桜町二丁目 is 桜町2丁目.
pub fn town_key(name: &str) -> String {
    let name = name.trim();
    keys::split_chome(name).map_or_else(|| keys::key(name), |(town, chome)| format!("{}{chome}丁目", keys::key(town)))
}

/// How many of what there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub municipalities: usize,
    /// Towns with their 丁目 and 小字.
    pub towns: usize,
    /// Towns as a whole, without 丁目 and 小字.
    pub whole_towns: usize,
    pub whole_towns_with_kana: usize,
    /// Rows whose municipality no source knows; they are left out.
    pub homeless_towns: usize,
    pub postal_codes: usize,
    /// Those with the location of towns, not only of their municipality.
    pub postal_codes_with_towns: usize,
    /// Rows of postal codes that name a town, and those whose town was found.
    pub postal_rows_with_town: (usize, usize),
    pub outlines: usize,
    pub support_areas: usize,
    /// Bytes on the heap.
    pub memory: usize,
}

impl Places {
    /// Builds from texts that [`sources::read`] has made, each with the code of its dataset.
    pub fn build(texts: &[(&str, &str)]) -> Result<Self, BuildError> {
        build::build(texts)
    }

    /// By its code of five digits.
    pub fn municipality(&self, code: &str) -> Option<&Municipality> {
        self.municipalities.position(code).map(|at| self.municipalities.get(at))
    }

    /// In the order of their codes.
    pub fn municipalities(&self) -> &[Municipality] {
        &self.municipalities.list
    }

    /// In the order of their codes.
    pub fn prefectures(&self) -> &[Prefecture] {
        &self.municipalities.prefectures
    }

    /// The code of the municipality in which a point lies, by its outline.
    ///
    /// Where there is no outline, or that of a ward that is no more, the nearest town tells.
    pub fn municipality_at(&self, location: Location) -> Option<&str> {
        let point = Point::of(location);
        let (mut now, mut reach) = (None, NEAR_METRES);
        for code in self.outlines.at(point) {
            reach = FAR_METRES;
            now = now.or_else(|| self.municipality(code));
        }
        let nearest = || self.town_within(point, reach).map(|town| self.municipalities.get(town.municipality));
        now.or_else(nearest).map(|municipality| municipality.code.as_str())
    }

    /// The municipality and the town of a point, as areas that are told by names are held against them.
    pub fn whereabouts(&self, location: Location) -> Whereabouts {
        let Some(at) = self.municipality_at(location).and_then(|code| self.municipalities.position(code)) else {
            return Whereabouts::default();
        };
        let municipality = self.municipalities.get(at);
        let city = municipality.city.map(|city| self.municipalities.get(city));
        let areas = std::iter::once(municipality).chain(city).filter_map(|of| of.code.parse().ok()).collect();
        let town = self.town_within(Point::of(location), NEAR_METRES).filter(|town| town.municipality == at);
        let mut towns = Vec::new();
        let mut next = town;
        while let Some(town) = next {
            let parent = (town.parent != NONE).then(|| self.towns.get(town.parent));
            // 桜町2丁目; the rows of 丁目 hold their whole name, those of 小字 their own.
            let key = match parent {
                Some(of) if town.is_koaza => {
                    format!("{}{}", town_key(self.towns.name(of)), town_key(self.towns.name(town)))
                }
                _ => town_key(self.towns.name(town)),
            };
            towns.push(key);
            next = parent;
        }
        Whereabouts { areas, towns }
    }

    /// Whether a municipality, or one of its wards, has a town of this name, as [`town_key`] writes it.
    pub fn has_town(&self, area: u32, town: &str) -> bool {
        let of = |at: u16| self.municipalities.get(at);
        let is_area = |code: &str| code.parse() == Ok(area);
        let is_here = |at: &u32| {
            let municipality = of(self.towns.get(*at).municipality);
            is_area(&municipality.code) || municipality.city.is_some_and(|city| is_area(&of(city).code))
        };
        let (whole, _) = keys::split_chome(town).unwrap_or((town, 0));
        self.towns.names.exact(whole).iter().any(is_here)
    }

    /// The outline of a municipality, a designated city or a prefecture (two digits) as a GeoJSON geometry.
    pub fn outline(&self, code: &str) -> Option<serde_json::Value> {
        if code.len() == 2 {
            return self.outlines.geometry(|other| other.starts_with(code));
        }
        self.outlines.geometry(|other| other == code).or_else(|| {
            let city = self.municipalities.position(code)?;
            let wards: Vec<&str> =
                self.municipalities.with_wards(city).map(|at| self.municipalities.get(at).code.as_str()).collect();
            self.outlines.geometry(|other| wards.contains(&other))
        })
    }

    /// The nearest town within a kilometre, for people to read: 枚方市香里ケ丘三丁目付近.
    pub fn town_near(&self, location: Location) -> Option<String> {
        let town = self.town_within(Point::of(location), NEAR_METRES)?;
        let municipality = self.municipalities.get(town.municipality);
        Some(format!("{}{}付近", municipality.short_name(), self.towns.name(town)))
    }

    /// The 地域包括支援センター in whose area a point lies. Never the nearest: areas are decided, not measured.
    pub fn support_center_at(&self, location: Location) -> Option<&SupportCenter> {
        let mut areas = self.support_areas.at(Point::of(location));
        areas.find_map(|id| self.support_centers.iter().find(|center| center.id == id))
    }

    pub fn support_centers(&self) -> &[SupportCenter] {
        &self.support_centers
    }

    pub fn counts(&self) -> Counts {
        let whole = || self.towns.list.iter().filter(|town| town.parent == NONE);
        Counts {
            municipalities: self.municipalities.list.len(),
            towns: self.towns.list.len(),
            whole_towns: whole().count(),
            whole_towns_with_kana: whole().filter(|town| town.kana != NONE).count(),
            homeless_towns: self.towns.homeless as usize,
            postal_codes: self.postal.list.len(),
            postal_codes_with_towns: self.postal.list.iter().filter(|postal| postal.spread != NONE).count(),
            postal_rows_with_town: (self.matches.named as usize, self.matches.found as usize),
            outlines: self.outlines.len(),
            support_areas: self.support_areas.len(),
            memory: self.memory(),
        }
    }

    fn town_within(&self, point: Point, metres: f64) -> Option<&towns::Town> {
        let at = self.grid.nearest(point, metres, |at| self.towns.get(at).point)?;
        Some(self.towns.get(at))
    }

    fn memory(&self) -> usize {
        let municipalities = self.municipalities.list.len() * (size_of::<Municipality>() + 100);
        let shapes = self.outlines.memory() + self.support_areas.memory();
        municipalities + self.areas.memory() + self.towns.memory() + self.postal.memory() + self.grid.memory() + shapes
    }
}
