//! What is drawn on maps: marks of facilities, and what lies behind them.

use serde::{Deserialize, Serialize};

use crate::facilities::{FacilityKind, Location};

/// How a kind is marked: a character and a colour, so that neither is needed alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub letter: &'static str,
    /// `#rrggbb`; white on it has a contrast of at least 4.5:1.
    pub colour: &'static str,
}

/// The mark of a kind.
pub fn mark(kind: FacilityKind) -> Mark {
    let (letter, colour) = match kind {
        FacilityKind::Hospital => ("病", "#a8071a"),
        FacilityKind::Clinic => ("診", "#115a36"),
        FacilityKind::Dental => ("歯", "#00559c"),
        FacilityKind::Maternity => ("助", "#8a2a6b"),
        FacilityKind::Pharmacy => ("薬", "#604b00"),
        FacilityKind::Care => ("介", "#5b3a9e"),
        FacilityKind::Salon => ("集", "#a33c00"),
        FacilityKind::DementiaCafe => ("茶", "#a33c00"),
        FacilityKind::Gathering => ("通", "#a33c00"),
        FacilityKind::WatchOver => ("見", "#9c2b6b"),
        FacilityKind::Transport => ("送", "#00606b"),
        FacilityKind::MealDelivery => ("食", "#8a4b00"),
    };
    Mark { letter, colour }
}

/// Where a place is on the square of web maps (Web Mercator, EPSG:3857): 0 is west and north, 1 is east and south. What
/// lies beyond the square (85.05° and more) is put near its edge.
pub fn world(at: Location) -> (f64, f64) {
    let sin = at.lat.to_radians().sin().clamp(-0.9999, 0.9999);
    (at.lng / 360.0 + 0.5, 0.5 - ((1.0 + sin) / (1.0 - sin)).ln() / (4.0 * std::f64::consts::PI))
}

/// `GET /api/v1/map-background`: what a still map of a box is drawn on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MapBackgroundResponse {
    /// Municipalities that reach into the box, where outlines are imported.
    pub outlines: Vec<MapOutline>,
    /// Names that have room in a box of this size.
    pub labels: Vec<MapLabel>,
    /// Pictures to lay under it; none where the installation has no map of its own and asks nobody for one.
    pub tiles: Option<MapTiles>,
}

/// The outline of a municipality.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MapOutline {
    /// 全国地方公共団体コード, 5 digits
    pub code: String,
    /// Rings of `[longitude, latitude]`.
    pub rings: Vec<Vec<[f64; 2]>>,
}

/// A name on a map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MapLabel {
    pub name: String,
    pub location: Location,
}

/// Pictures of a map in tiles of 256 pixels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MapTiles {
    /// With `{z}`, `{x}` and `{y}` in it.
    pub address: String,
    pub max_zoom: u8,
    /// Whom it comes from (出典); always shown beside it.
    pub attribution: String,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Relative luminance (WCAG 2.2) of `#rrggbb`.
    fn luminance(colour: &str) -> f64 {
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    #[test]
    fn every_kind_has_a_letter_of_its_own_that_can_be_read_on_its_colour() {
        let letters: BTreeSet<_> = FacilityKind::ALL.into_iter().map(|kind| mark(kind).letter).collect();
        assert_eq!(letters.len(), FacilityKind::ALL.len());
        for kind in FacilityKind::ALL {
            let contrast = 1.05 / (luminance(mark(kind).colour) + 0.05);
            assert!(contrast >= 4.5, "{kind:?} {contrast}");
        }
    }
}
