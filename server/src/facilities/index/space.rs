//! Where institutions stand: a packed R-tree over points, asked in real distances.

use api::facilities::{Bbox, Location};
use geo_index::rtree::sort::HilbertSort;
use geo_index::rtree::{NeighborsOptions, RTree, RTreeBuilder, RTreeIndex};

use crate::tiles::mercator::World;

/// Mean radius of the earth, metres.
const EARTH_RADIUS: f64 = 6_371_008.8;
const NODE_SIZE: u16 = 16;

/// Points by number. Numbers follow the tree's own order, so that neighbours are neighbours in memory.
pub struct Space {
    tree: RTree<f64>,
    points: Vec<Point>,
    /// The same on the square of web maps.
    world: Vec<World>,
}

/// Degrees, and the cosine of the latitude that every distance needs.
#[derive(Clone, Copy)]
struct Point {
    lat: f64,
    lng: f64,
    cos_lat: f64,
}

/// A place from which is measured.
#[derive(Clone, Copy)]
pub struct Origin(Point);

/// Distance as the search orders by it: the haversine of the angle, which grows with the metres.
pub type Haversine = f64;

impl Point {
    fn new(at: Location) -> Self {
        Self { lat: at.lat, lng: at.lng, cos_lat: at.lat.to_radians().cos() }
    }
}

impl Origin {
    pub fn new(at: Location) -> Self {
        Self(Point::new(at))
    }

    fn to(self, point: &Point) -> Haversine {
        let half = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
        let Self(from) = self;
        half(point.lat - from.lat) + from.cos_lat * point.cos_lat * half(point.lng - from.lng)
    }

    /// At most the distance to any point of a box: the gaps of latitude and longitude taken apart, and
    /// the narrowest circle of latitude in the box.
    fn to_box(self, [west, south, east, north]: [f64; 4]) -> Haversine {
        let Self(from) = self;
        let gap = |at: f64, least: f64, most: f64| (least - at).max(at - most).max(0.0);
        // Around the globe the other way may be shorter.
        let lng =
            gap(from.lng, west, east).min(gap(from.lng + 360.0, west, east)).min(gap(from.lng - 360.0, west, east));
        let lat = gap(from.lat, south, north);
        let half = |degrees: f64| (degrees.min(180.0).to_radians() / 2.0).sin().powi(2);
        let highest = south.abs().max(north.abs()).to_radians();
        (half(lat) + from.cos_lat * highest.cos() * half(lng)) * (1.0 - 1e-12)
    }
}

/// Metres of a [`Haversine`].
pub fn metres(h: Haversine) -> f64 {
    2.0 * EARTH_RADIUS * h.clamp(0.0, 1.0).sqrt().asin()
}

/// The [`Haversine`] of metres.
pub fn haversine(metres: f64) -> Haversine {
    (metres / (2.0 * EARTH_RADIUS)).clamp(0.0, std::f64::consts::FRAC_PI_2).sin().powi(2)
}

/// Metres between two points on a sphere.
pub fn metres_between(from: Location, to: Location) -> f64 {
    metres(Origin::new(from).to(&Point::new(to)))
}

/// The order in which points lie along a curve through all of them: neighbours mostly follow each other.
pub fn order(points: &[Location]) -> Vec<u32> {
    let tree = build(points.iter().map(|at| (at.lng, at.lat)), points.len());
    let indices = tree.indices();
    (0..points.len()).map(|at| indices.get(at) as u32).collect()
}

fn build(points: impl Iterator<Item = (f64, f64)>, count: usize) -> RTree<f64> {
    let mut builder = RTreeBuilder::new_with_node_size(count as u32, NODE_SIZE);
    for (x, y) in points {
        builder.add(x, y, x, y);
    }
    builder.finish::<HilbertSort>()
}

impl Space {
    pub fn new(points: &[Location]) -> Self {
        Self {
            tree: build(points.iter().map(|at| (at.lng, at.lat)), points.len()),
            points: points.iter().map(|&at| Point::new(at)).collect(),
            world: points.iter().map(|&at| World::from(at)).collect(),
        }
    }

    /// How many points there are; their numbers are below.
    pub fn count(&self) -> usize {
        self.points.len()
    }

    pub fn location(&self, number: u32) -> Option<Location> {
        self.points.get(number as usize).map(|point| Location { lat: point.lat, lng: point.lng })
    }

    /// Where a number with a place stands on the square of web maps.
    pub fn world(&self, number: u32) -> World {
        self.world.get(number as usize).copied().unwrap_or_default()
    }

    /// `None` for a number without a place.
    pub fn distance(&self, from: Origin, number: u32) -> Option<Haversine> {
        self.points.get(number as usize).map(|point| from.to(point))
    }

    pub fn is_in(&self, bbox: Bbox, number: u32) -> bool {
        self.points
            .get(number as usize)
            .is_some_and(|at| (bbox.west..=bbox.east).contains(&at.lng) && (bbox.south..=bbox.north).contains(&at.lat))
    }

    /// Numbers in a box, in no order.
    pub fn within(&self, bbox: Bbox) -> Vec<u32> {
        self.tree.search(bbox.west, bbox.south, bbox.east, bbox.north)
    }

    /// A box that holds every point at most this far away, unless it would reach around a pole or the
    /// date line.
    pub fn around(from: Location, metres: f64) -> Option<Bbox> {
        let lat = (metres / EARTH_RADIUS).to_degrees() * (1.0 + 1e-9) + 1e-9;
        let (south, north) = (from.lat - lat, from.lat + lat);
        let narrowest = south.abs().max(north.abs());
        if narrowest >= 89.0 {
            return None;
        }
        // The widest reach in longitude lies a little towards the pole; its circle is wide enough for it.
        let lng = lat / narrowest.to_radians().cos();
        let (west, east) = (from.lng - lng, from.lng + lng);
        (west >= -180.0 && east <= 180.0).then_some(Bbox { west, south, east, north })
    }

    /// The nearest `count` of those that fit, with all that are exactly as far as the last one.
    pub fn nearest(
        &self,
        from: Origin,
        count: usize,
        most: Option<Haversine>,
        fits: impl Fn(u32) -> bool,
    ) -> Vec<(u32, Haversine)> {
        let options = NeighborsOptions { k: Some(count), max_distance: most, include_tie_breakers: true };
        self.tree.neighbors_with_callbacks(
            options,
            |bounds| from.to_box(bounds),
            |number, _| fits(number).then(|| self.points.get(number as usize).map_or(f64::MAX, |point| from.to(point))),
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn distances() {
        let osaka = Location { lat: 34.7025, lng: 135.4959 };
        let tokyo = Location { lat: 35.6812, lng: 139.7671 };
        assert!((metres_between(osaka, tokyo) - 403_500.0).abs() < 1_500.0);
        assert!(metres_between(osaka, osaka) < 0.001);
        assert!((metres(haversine(1234.5)) - 1234.5).abs() < 0.001);
    }

    fn place() -> impl Strategy<Value = Location> {
        prop_oneof![
            (34.0..36.0f64, 134.0..137.0f64),
            (-89.0..89.0f64, -180.0..180.0f64),
            // The same few points, so that there are ties.
            (0..3i32, 0..3i32).prop_map(|(lat, lng)| (f64::from(lat) / 10.0 + 35.0, f64::from(lng) / 10.0 + 135.0)),
        ]
        .prop_map(|(lat, lng)| Location { lat, lng })
    }

    proptest! {
        #[test]
        fn the_nearest_are_those_of_a_slow_search(
            points in proptest::collection::vec(place(), 1..120),
            from in place(),
            count in 1usize..30,
            every in 1u32..4,
        ) {
            let space = Space::new(&points);
            let origin = Origin::new(from);
            let mut slow: Vec<(Haversine, u32)> = (0..points.len() as u32)
                .filter(|number| number % every == 0)
                .map(|number| (space.distance(origin, number).unwrap(), number))
                .collect();
            slow.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            let mut fast: Vec<(Haversine, u32)> = space
                .nearest(origin, count, None, |number| number % every == 0)
                .into_iter()
                .map(|(number, h)| (h, number))
                .collect();
            fast.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            fast.truncate(count);
            slow.truncate(count);
            prop_assert_eq!(fast, slow);
        }

        #[test]
        fn a_box_around_a_place_holds_what_is_near(from in place(), to in place(), metres in 1.0..500_000.0f64) {
            if let Some(bbox) = Space::around(from, metres) && metres_between(from, to) <= metres {
                prop_assert!(Space::new(&[to]).is_in(bbox, 0), "{bbox:?}");
            }
        }
    }
}
