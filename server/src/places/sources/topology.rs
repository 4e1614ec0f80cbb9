//! GeoJSON and TopoJSON as polygons with properties.
//!
//! In TopoJSON (specification 1.0) areas share their borders: an area is a list of numbers of
//! arcs, `~n` being arc `n` backwards, and with a `transform` the points of an arc are whole
//! numbers, each the way from the one before.

use std::collections::BTreeMap;
use std::io::BufRead;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::SourceError;
use crate::places::point::Point;
use crate::places::shapes::Polygons;

/// An area of a file.
#[derive(Debug, PartialEq)]
pub struct Feature {
    pub properties: Map<String, Value>,
    /// The reason when it has no usable shape.
    pub shape: Result<Geometry, String>,
}

#[derive(Debug, PartialEq)]
pub enum Geometry {
    Point(Point),
    Area(Polygons),
}

#[derive(Deserialize)]
#[serde(tag = "type")]
enum File {
    Topology { arcs: Vec<Vec<Vec<f64>>>, transform: Option<Transform>, objects: BTreeMap<String, Object> },
    FeatureCollection { features: Vec<RawFeature> },
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct Object {
    #[serde(default)]
    geometries: Vec<ArcGeometry>,
}

#[derive(Deserialize)]
struct ArcGeometry {
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    arcs: Value,
    #[serde(default)]
    properties: Option<Map<String, Value>>,
}

#[derive(Deserialize)]
struct RawFeature {
    #[serde(default)]
    properties: Option<Map<String, Value>>,
    #[serde(default)]
    geometry: Option<RawGeometry>,
}

#[derive(Deserialize)]
struct RawGeometry {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    coordinates: Value,
}

const NO_SHAPE: &str = "it has no shape";

/// The areas of a file, in its order.
pub fn features(reader: Box<dyn BufRead>) -> Result<Vec<Feature>, SourceError> {
    match serde_json::from_reader(reader)? {
        File::FeatureCollection { features } => Ok(features.into_iter().map(of_geojson).collect()),
        File::Topology { arcs, transform, objects } => {
            let arcs: Vec<Vec<Option<Point>>> = arcs.iter().map(|arc| points(arc, transform.as_ref())).collect();
            let geometries = objects.into_values().flat_map(|object| object.geometries);
            Ok(geometries.map(|geometry| of_topology(geometry, &arcs)).collect())
        }
    }
}

fn of_geojson(feature: RawFeature) -> Feature {
    let shape = feature.geometry.ok_or_else(|| NO_SHAPE.to_owned()).and_then(|geometry| {
        let coordinates = geometry.coordinates;
        let shape = match geometry.kind.as_str() {
            "Point" => position(&coordinates).map(Geometry::Point),
            "Polygon" => rings(&coordinates).map(|polygon| Geometry::Area(vec![polygon])),
            "MultiPolygon" => list(&coordinates, rings).map(Geometry::Area),
            other => return Err(format!("its shape is a {other}")),
        };
        shape.ok_or_else(|| "its coordinates are unreadable or not in Japan".to_owned())
    });
    Feature { properties: feature.properties.unwrap_or_default(), shape }
}

fn rings(value: &Value) -> Option<Vec<Vec<Point>>> {
    list(value, |ring| list(ring, position).map(open))
}

fn list<T>(value: &Value, each: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(each).collect()
}

fn position(value: &Value) -> Option<Point> {
    Point::in_japan(value.get(1)?.as_f64()?, value.get(0)?.as_f64()?)
}

/// Without the last point of a ring, which repeats the first.
fn open(mut ring: Vec<Point>) -> Vec<Point> {
    ring.dedup();
    if ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    ring
}

fn points(arc: &[Vec<f64>], transform: Option<&Transform>) -> Vec<Option<Point>> {
    let (mut x, mut y) = (0.0, 0.0);
    let each = |position: &Vec<f64>| {
        let &[first, second, ..] = position.as_slice() else { return None };
        let Some(Transform { scale, translate }) = transform else { return Point::in_japan(second, first) };
        x += first;
        y += second;
        Point::in_japan(y * scale[1] + translate[1], x * scale[0] + translate[0])
    };
    arc.iter().map(each).collect()
}

fn of_topology(geometry: ArcGeometry, arcs: &[Vec<Option<Point>>]) -> Feature {
    let ring = |value: &Value| -> Option<Vec<Point>> {
        let mut ring = Vec::new();
        for number in value.as_array()? {
            let number = number.as_i64()?;
            let backwards = number < 0;
            let arc = arcs.get(usize::try_from(if backwards { !number } else { number }).ok()?)?;
            let arc: Option<Vec<Point>> = arc.iter().copied().collect();
            let mut arc = arc?;
            if backwards {
                arc.reverse();
            }
            ring.extend(arc);
        }
        Some(open(ring))
    };
    let polygon = |value: &Value| list(value, ring);
    let shape = match geometry.kind.as_deref() {
        None => Err(NO_SHAPE.to_owned()),
        Some("Polygon") => polygon(&geometry.arcs).map(|polygon| vec![polygon]).ok_or_else(String::new),
        Some("MultiPolygon") => list(&geometry.arcs, polygon).ok_or_else(String::new),
        Some(other) => Err(format!("its shape is a {other}")),
    };
    let explained = |reason: String| {
        if reason.is_empty() { "its arcs are missing, unreadable or not in Japan".to_owned() } else { reason }
    };
    Feature { properties: geometry.properties.unwrap_or_default(), shape: shape.map(Geometry::Area).map_err(explained) }
}

/// A property as text, numbers too.
pub fn text(properties: &Map<String, Value>, name: &str) -> String {
    match properties.get(name) {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn areas(json: &str) -> Vec<Feature> {
        features(Box::new(std::io::Cursor::new(json.to_owned()))).unwrap()
    }

    #[test]
    fn neighbours_share_an_arc() {
        // Two squares of a degree beside each other: the border is arc 0, backwards for the second.
        let file = r#"{"type":"Topology","transform":{"scale":[0.5,0.5],"translate":[135,34]},
            "arcs":[[[2,0],[0,2]],[[2,2],[-2,0],[0,-2],[2,0]],[[2,0],[2,0],[0,2],[-2,0]]],
            "objects":{"x":{"type":"GeometryCollection","geometries":[
                {"type":"Polygon","arcs":[[0,1]],"properties":{"N03_007":"27210"}},
                {"type":"MultiPolygon","arcs":[[[2,-1]]],"properties":{"N03_007":"27211"}},
                {"type":null,"properties":{"N03_007":"13362"}},
                {"type":"Polygon","arcs":[[9]]}]}}}"#;
        let shapes: Vec<_> = areas(file).into_iter().map(|feature| feature.shape).collect();
        let ring = |points: &[(i32, i32)]| -> Vec<Point> {
            points.iter().map(|&(lat, lng)| Point { lat: lat * 1_000_000, lng: lng * 1_000_000 }).collect()
        };
        let left = ring(&[(34, 136), (35, 136), (35, 135), (34, 135)]);
        let right = ring(&[(34, 136), (34, 137), (35, 137), (35, 136)]);
        assert_eq!(shapes[0], Ok(Geometry::Area(vec![vec![left]])));
        assert_eq!(shapes[1], Ok(Geometry::Area(vec![vec![right]])));
        assert_eq!(shapes[2], Err(NO_SHAPE.to_owned()));
        assert!(shapes[3].is_err());
    }

    #[test]
    fn geojson_has_points_and_polygons() {
        let file = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","geometry":{"type":"Point","coordinates":[135.680105,34.866141]},"properties":{"area_id":1}},
            {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[135,34],[136,34],[136,35],[135,34]]]},"properties":null},
            {"type":"Feature","geometry":{"type":"LineString","coordinates":[]},"properties":{}},
            {"type":"Feature","geometry":null,"properties":{}}]}"#;
        let areas = areas(file);
        assert_eq!(areas[0].shape, Ok(Geometry::Point(Point { lat: 34_866_141, lng: 135_680_105 })));
        assert_eq!(text(&areas[0].properties, "area_id"), "1");
        assert!(matches!(&areas[1].shape, Ok(Geometry::Area(polygons)) if polygons[0][0].len() == 3));
        assert!(areas[2].shape.is_err() && areas[3].shape.is_err());
    }
}
