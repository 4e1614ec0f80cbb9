//! 訪問エリア: where a facility comes to, from its document to the question whether that holds a place.

use api::facilities::{Location, NamedCode};
use api::visits::{FUNCTIONS, HOME_CARE, SERVICES, ServiceArea, ServiceTowns};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::home_care::{bits_of, needs_confirmation};
use super::index::filter::{Choice, function_bit, service_bit};
use super::index::space::metres_between;
use crate::places::Whereabouts;
use crate::places::point::Point;
use crate::places::shapes::{self, Polygons};
use crate::places::town_key;
use crate::sources;

/// Rows of the form for 訪問エリア, or areas on a map: where one facility comes to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServiceAreaSheet {
    /// As the form names the facility.
    pub name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub telephone: String,
    /// One a row.
    pub parts: Vec<AreaPart>,
    /// `2026-06-01`; of several rows the oldest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed_by: Option<String>,
}

/// A part of a service area: whole municipalities, towns of one, what lies around the facility, or what is drawn.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AreaPart {
    /// Codes of five digits; names until they are known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub municipalities: Vec<String>,
    /// Names of towns of the one municipality, or of the facility's own; without any the whole is meant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub towns: Vec<String>,
    /// Metres.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub radius: Option<u32>,
    /// Polygons as [`to_text`](crate::places::shapes::to_text) writes them.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub outline: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl AreaPart {
    /// Whether it tells no area.
    pub fn is_empty(&self) -> bool {
        self.municipalities.is_empty() && self.towns.is_empty() && self.radius.is_none() && self.outline.is_empty()
    }
}

/// A service area as the index keeps it beside a facility. Any of what is told counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reach {
    /// 全国地方公共団体コード as numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub municipalities: Vec<u32>,
    /// The municipality, 0 where it is not known, and the name of the town as [`town_key`] compares it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub towns: Vec<(u32, String)>,
    /// Metres around the facility's own place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub radius: Option<u32>,
    /// As [`shapes::to_text`] writes it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub outline: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed_by: Option<String>,
}

/// Whether an area holds a place, the clearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Coverage {
    Covers,
    /// The place's municipality or town, or where the facility stands, is not known.
    NotKnown,
    Outside,
}

/// A service area ready to be asked.
#[derive(Clone, Debug)]
pub struct KnownArea {
    pub reach: Reach,
    outline: Polygons,
}

/// A place to be visited, with what lies there.
#[derive(Clone, Debug)]
pub struct Asked {
    pub at: Location,
    pub whereabouts: Whereabouts,
}

/// What a document tells, for the index. Towns without a municipality are of the facility's own.
pub fn reach(sheet: &ServiceAreaSheet, own_area: Option<&str>) -> Reach {
    let number = |code: &str| code.parse().ok();
    let own = own_area.and_then(number).unwrap_or(0);
    let mut reach = Reach {
        confirmed_on: sheet.confirmed_on.clone(),
        confirmed_by: sheet.confirmed_by.clone(),
        ..Reach::default()
    };
    let mut outlines: Vec<&str> = Vec::new();
    for part in &sheet.parts {
        if part.towns.is_empty() {
            reach.municipalities.extend(part.municipalities.iter().filter_map(|code| number(code)));
        } else {
            let of = part.municipalities.first().map_or(own, |code| number(code).unwrap_or(0));
            reach.towns.extend(part.towns.iter().map(|town| (of, town_key(town))));
        }
        reach.radius = reach.radius.max(part.radius);
        outlines.extend(Some(part.outline.as_str()).filter(|outline| !outline.is_empty()));
    }
    // Each begins where nothing was before it, so that they are put together as polygons.
    let polygons: Polygons = outlines.into_iter().filter_map(shapes::from_text).flatten().collect();
    reach.outline = if polygons.is_empty() { String::new() } else { shapes::to_text(&polygons) };
    reach
}

impl KnownArea {
    pub fn new(reach: Reach) -> Self {
        let outline = Some(reach.outline.as_str()).filter(|text| !text.is_empty()).and_then(shapes::from_text);
        Self { reach, outline: outline.unwrap_or_default() }
    }

    /// Towns that no list of places knows are not taken for others: nobody knows what they hold.
    pub fn doubt_towns(&mut self, is_known: impl Fn(u32, &str) -> bool) {
        let unknown = self.reach.towns.iter_mut().filter(|(area, town)| !is_known(*area, town));
        unknown.for_each(|(area, _)| *area = 0);
    }

    /// Whether it holds a place; `own` is where the facility stands.
    pub fn coverage(&self, own: Option<Location>, asked: &Asked) -> Coverage {
        let Reach { municipalities, towns, radius, .. } = &self.reach;
        let Whereabouts { areas, towns: here } = &asked.whereabouts;
        let mut told = Vec::with_capacity(4);
        let known = |is_known: bool, covers: bool| match (is_known, covers) {
            (false, _) => Coverage::NotKnown,
            (true, true) => Coverage::Covers,
            (true, false) => Coverage::Outside,
        };
        if !municipalities.is_empty() {
            told.push(known(!areas.is_empty(), municipalities.iter().any(|code| areas.contains(code))));
        }
        for (municipality, town) in towns {
            told.push(match areas.contains(municipality) {
                true => known(!here.is_empty(), here.contains(town)),
                false => known(*municipality != 0 && !areas.is_empty(), false),
            });
        }
        if let Some(radius) = radius {
            let metres = own.map(|own| metres_between(own, asked.at));
            told.push(known(metres.is_some(), metres.is_some_and(|metres| metres <= f64::from(*radius))));
        }
        if !self.outline.is_empty() {
            told.push(known(true, shapes::hold(&self.outline, Point::of(asked.at))));
        }
        told.into_iter().min().unwrap_or(Coverage::NotKnown)
    }
}

/// What a facility does at people's homes, any of it.
pub fn visits_homes() -> Choice {
    Choice {
        services: SERVICES.iter().filter_map(|code| service_bit(code)).fold(0, |all, bit| all | 1 << bit),
        functions: FUNCTIONS.iter().filter_map(|code| function_bit(code)).fold(0, |all, bit| all | 1 << bit),
        home_care: bits_of(&HOME_CARE),
        ..Choice::default()
    }
}

/// The area of a facility for its page. `area_name` tells a municipality by its code.
pub fn shown(
    sheet: &ServiceAreaSheet,
    own_area: Option<&str>,
    as_of: &str,
    today: Date,
    area_name: impl Fn(&str) -> String,
) -> ServiceArea {
    let named = |code: &str| NamedCode { code: code.to_owned(), name: area_name(code) };
    let mut municipalities: Vec<NamedCode> = Vec::new();
    let mut towns: Vec<ServiceTowns> = Vec::new();
    for part in &sheet.parts {
        if part.towns.is_empty() {
            municipalities.extend(part.municipalities.iter().map(|code| named(code)));
        } else {
            let of = part.municipalities.first().map(String::as_str).or(own_area);
            towns.push(ServiceTowns { municipality: of.map(named), names: part.towns.clone() });
        }
    }
    let notes: Vec<&str> = sheet.parts.iter().filter_map(|part| part.note.as_deref()).collect();
    let date = sheet.confirmed_on.as_deref().and_then(|date| date.parse().ok());
    ServiceArea {
        municipalities,
        towns,
        radius: sheet.parts.iter().filter_map(|part| part.radius).max(),
        has_outline: sheet.parts.iter().any(|part| !part.outline.is_empty()),
        note: (!notes.is_empty()).then(|| notes.join("\n")),
        confirmed_on: sheet.confirmed_on.clone(),
        confirmed_by: sheet.confirmed_by.clone(),
        needs_confirmation: needs_confirmation(date, today),
        source: sources::source_date(crate::import::datasets::SERVICE_AREAS.prefix, as_of),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(lat: f64, areas: &[u32], towns: &[&str]) -> Asked {
        let towns = towns.iter().map(|town| town_key(town)).collect();
        Asked { at: Location { lat, lng: 135.0 }, whereabouts: Whereabouts { areas: areas.to_vec(), towns } }
    }

    fn area(reach: Reach) -> KnownArea {
        KnownArea::new(reach)
    }

    #[test]
    fn names_hold_a_place_whose_names_are_known() {
        let city = area(Reach { municipalities: vec![1100], ..Reach::default() });
        // A ward is in its city.
        assert_eq!(city.coverage(None, &asked(34.0, &[1101, 1100], &[])), Coverage::Covers);
        assert_eq!(city.coverage(None, &asked(34.0, &[27210], &[])), Coverage::Outside);
        assert_eq!(city.coverage(None, &asked(34.0, &[], &[])), Coverage::NotKnown);
        let town = area(Reach { towns: vec![(27210, town_key("大字桜町"))], ..Reach::default() });
        assert_eq!(town.coverage(None, &asked(34.0, &[27210], &["桜町", "桜町2丁目"])), Coverage::Covers);
        assert_eq!(town.coverage(None, &asked(34.0, &[27210], &["緑町"])), Coverage::Outside);
        assert_eq!(town.coverage(None, &asked(34.0, &[27210], &[])), Coverage::NotKnown);
        assert_eq!(town.coverage(None, &asked(34.0, &[27211], &["桜町"])), Coverage::Outside);
        let chome = area(Reach { towns: vec![(27210, town_key("桜町二丁目"))], ..Reach::default() });
        assert_eq!(chome.coverage(None, &asked(34.0, &[27210], &["桜町", "桜町2丁目"])), Coverage::Covers);
        assert_eq!(chome.coverage(None, &asked(34.0, &[27210], &["桜町", "桜町3丁目"])), Coverage::Outside);
        let nowhere = area(Reach { towns: vec![(0, town_key("桜町"))], ..Reach::default() });
        assert_eq!(nowhere.coverage(None, &asked(34.0, &[27210], &["桜町"])), Coverage::NotKnown);
    }

    #[test]
    fn distance_and_outline_hold_a_place_and_any_of_several_counts() {
        let own = Some(Location { lat: 34.0, lng: 135.0 });
        let near = area(Reach { radius: Some(5_000), ..Reach::default() });
        assert_eq!(near.coverage(own, &asked(34.04, &[], &[])), Coverage::Covers);
        assert_eq!(near.coverage(own, &asked(34.05, &[], &[])), Coverage::Outside);
        assert_eq!(near.coverage(None, &asked(34.04, &[], &[])), Coverage::NotKnown);
        let point = |lat: f64, lng: f64| Point::of(Location { lat, lng });
        let ring = vec![point(33.9, 134.9), point(33.9, 135.1), point(34.1, 135.1), point(34.1, 134.9)];
        let outline = shapes::to_text(&vec![vec![ring]]);
        let drawn = area(Reach { outline: outline.clone(), ..Reach::default() });
        assert_eq!(drawn.coverage(None, &asked(34.0, &[], &[])), Coverage::Covers);
        assert_eq!(drawn.coverage(None, &asked(34.2, &[], &[])), Coverage::Outside);
        let both = area(Reach { outline, municipalities: vec![27210], ..Reach::default() });
        assert_eq!(both.coverage(None, &asked(34.2, &[27210], &[])), Coverage::Covers);
        assert_eq!(both.coverage(None, &asked(34.2, &[27211], &[])), Coverage::Outside);
        assert_eq!(both.coverage(None, &asked(34.2, &[], &[])), Coverage::NotKnown);
    }
}
