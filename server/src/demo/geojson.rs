//! Points and areas as GeoJSON (RFC 7946). Its type stands first, as a file is known by its beginning.

use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Collection<P> {
    #[serde(rename = "type")]
    kind: &'static str,
    features: Vec<Feature<P>>,
}

/// Something with its place on the ground.
#[derive(Serialize)]
pub(super) struct Feature<P> {
    #[serde(rename = "type")]
    kind: &'static str,
    properties: P,
    geometry: Geometry,
}

#[derive(Serialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Point(Position),
    Polygon([Vec<Position>; 1]),
}

/// Longitude and latitude.
type Position = (f64, f64);

impl<P> Collection<P> {
    pub(super) fn new(features: Vec<Feature<P>>) -> Self {
        Self { kind: "FeatureCollection", features }
    }
}

impl<P> Feature<P> {
    /// At a latitude and longitude.
    pub(super) fn point(properties: P, (latitude, longitude): (f64, f64)) -> Self {
        Self::new(properties, Geometry::Point((longitude, latitude)))
    }

    /// Within a ring of latitudes and longitudes, counter-clockwise, its last point being joined to the first.
    pub(super) fn polygon(properties: P, ring: &[(f64, f64)]) -> Self {
        let closed = ring.iter().chain(ring.first()).map(|&(latitude, longitude)| (longitude, latitude));
        Self::new(properties, Geometry::Polygon([closed.collect()]))
    }

    fn new(properties: P, geometry: Geometry) -> Self {
        Self { kind: "Feature", properties, geometry }
    }
}
