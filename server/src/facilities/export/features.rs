//! Facilities as features of a map.

use api::facilities::{FacilitySummary, Location};
use serde::Serialize;

/// GeoJSON (RFC 7946): a feature each, `properties` as in the API. Without a place the geometry is null.
pub fn geojson(facilities: &[FacilitySummary]) -> Vec<u8> {
    let features = facilities.iter().map(Feature::from).collect();
    let collection = FeatureCollection { kind: "FeatureCollection", features };
    // Text and numbers alone: nothing in it can fail to be written.
    serde_json::to_vec(&collection).unwrap_or_default()
}

#[derive(Serialize)]
struct FeatureCollection<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    features: Vec<Feature<'a>>,
}

#[derive(Serialize)]
struct Feature<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: &'a str,
    geometry: Option<Point>,
    properties: &'a FacilitySummary,
}

#[derive(Serialize)]
struct Point {
    #[serde(rename = "type")]
    kind: &'static str,
    /// Longitude first.
    coordinates: [f64; 2],
}

impl<'a> From<&'a FacilitySummary> for Feature<'a> {
    fn from(facility: &'a FacilitySummary) -> Self {
        let point = |location: Location| Point { kind: "Point", coordinates: [location.lng, location.lat] };
        Self { kind: "Feature", id: &facility.id, geometry: facility.location.map(point), properties: facility }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::facilities::export::samples::{bare, clinic};

    #[test]
    fn a_collection_of_features() {
        let collection: Value = serde_json::from_slice(&geojson(&[clinic(), bare()])).unwrap();
        assert_eq!(collection["type"], "FeatureCollection");
        let features = collection["features"].as_array().unwrap();
        assert_eq!(features[0]["type"], "Feature");
        assert_eq!(features[0]["id"], "0192-a");
        assert_eq!(features[0]["geometry"], json!({ "type": "Point", "coordinates": [135.6506, 34.8144] }));
        assert_eq!(features[0]["properties"], serde_json::to_value(clinic()).unwrap());
        assert_eq!(features[0]["properties"]["closed_on"], Value::Null);
        assert_eq!(features[1].as_object().unwrap().get("geometry"), Some(&Value::Null));
    }

    #[test]
    fn nothing_found_is_an_empty_collection() {
        let collection: Value = serde_json::from_slice(&geojson(&[])).unwrap();
        assert_eq!(collection, json!({ "type": "FeatureCollection", "features": [] }));
    }
}
