//! Areas on the ground: rings of points, as text, as GeoJSON, and asked what holds a point.

use serde_json::{Value, json};

use super::point::Point;

/// The polygons of one area. A polygon is its outer ring and the rings of its holes; the last
/// point of a ring is joined to the first.
pub type Polygons = Vec<Vec<Vec<Point>>>;

/// Areas by their code.
#[derive(Debug, Default)]
pub struct Shapes {
    shapes: Vec<Shape>,
    rings: Vec<Ring>,
    points: Vec<Point>,
}

#[derive(Debug)]
struct Shape {
    code: String,
    low: Point,
    high: Point,
    rings: std::ops::Range<u32>,
}

#[derive(Debug)]
struct Ring {
    /// One past its last point.
    end: u32,
    outer: bool,
}

impl Shapes {
    pub fn len(&self) -> usize {
        self.shapes.len()
    }

    /// Adds an area; a later one of the same code goes before an earlier one.
    pub fn push(&mut self, code: &str, polygons: &Polygons) {
        let first = self.rings.len() as u32;
        let (mut low, mut high) = (Point { lat: i32::MAX, lng: i32::MAX }, Point { lat: i32::MIN, lng: i32::MIN });
        for polygon in polygons {
            for (position, ring) in polygon.iter().enumerate() {
                for point in ring {
                    low = Point { lat: low.lat.min(point.lat), lng: low.lng.min(point.lng) };
                    high = Point { lat: high.lat.max(point.lat), lng: high.lng.max(point.lng) };
                }
                self.points.extend(ring);
                self.rings.push(Ring { end: self.points.len() as u32, outer: position == 0 });
            }
        }
        self.shapes.retain(|shape| shape.code != code);
        self.shapes.push(Shape { code: code.to_owned(), low, high, rings: first..self.rings.len() as u32 });
    }

    /// The codes of the areas that hold a point.
    pub fn at(&self, point: Point) -> impl Iterator<Item = &str> {
        let boxed = move |shape: &&Shape| {
            (shape.low.lat..=shape.high.lat).contains(&point.lat)
                && (shape.low.lng..=shape.high.lng).contains(&point.lng)
        };
        self.shapes.iter().filter(boxed).filter(move |shape| self.holds(shape, point)).map(|shape| shape.code.as_str())
    }

    /// Areas that reach into a box: code, and each ring with whether it is an outer one.
    pub fn in_box(
        &self,
        low: Point,
        high: Point,
    ) -> impl Iterator<Item = (&str, impl Iterator<Item = (&[Point], bool)>)> {
        let reaches = move |shape: &&Shape| {
            shape.low.lat <= high.lat
                && shape.high.lat >= low.lat
                && shape.low.lng <= high.lng
                && shape.high.lng >= low.lng
        };
        let rings = |shape: &Shape| shape.rings.clone().map(|ring| (self.ring(ring), self.rings[ring as usize].outer));
        self.shapes.iter().filter(reaches).map(move |shape| (shape.code.as_str(), rings(shape)))
    }

    /// The areas whose code fits, as one GeoJSON `MultiPolygon`. `None` when there is none.
    pub fn geometry(&self, fits: impl Fn(&str) -> bool) -> Option<Value> {
        let mut polygons: Vec<Vec<Value>> = Vec::new();
        for shape in self.shapes.iter().filter(|shape| fits(&shape.code)) {
            for ring in shape.rings.clone() {
                let points = self.ring(ring);
                let position = |point: &Point| json!([point.location().lng, point.location().lat]);
                let closed: Value = points.iter().chain(points.first()).map(position).collect();
                match polygons.last_mut() {
                    Some(polygon) if !self.rings[ring as usize].outer => polygon.push(closed),
                    _ => polygons.push(vec![closed]),
                }
            }
        }
        (!polygons.is_empty()).then(|| json!({ "type": "MultiPolygon", "coordinates": polygons }))
    }

    pub fn shrink(&mut self) {
        self.shapes.shrink_to_fit();
        self.rings.shrink_to_fit();
        self.points.shrink_to_fit();
    }

    /// Bytes on the heap.
    pub fn memory(&self) -> usize {
        self.shapes.capacity() * 64 + self.rings.capacity() * 8 + self.points.capacity() * 8
    }

    /// Inside when a ray meets the rings an odd number of times: holes and islands need no care.
    fn holds(&self, shape: &Shape, point: Point) -> bool {
        shape.rings.clone().fold(false, |inside, ring| inside ^ crosses_oddly(self.ring(ring), point))
    }

    fn ring(&self, ring: u32) -> &[Point] {
        let start = ring.checked_sub(1).map_or(0, |before| self.rings[before as usize].end);
        &self.points[start as usize..self.rings[ring as usize].end as usize]
    }
}

/// Whether polygons hold a point.
pub fn hold(polygons: &Polygons, point: Point) -> bool {
    polygons.iter().flatten().fold(false, |inside, ring| inside ^ crosses_oddly(ring, point))
}

/// Whether a ray to the east of a point crosses a ring an odd number of times.
fn crosses_oddly(ring: &[Point], point: Point) -> bool {
    let Some(mut from) = ring.last() else { return false };
    let mut odd = false;
    for to in ring {
        if (from.lat > point.lat) != (to.lat > point.lat) {
            let rise = i64::from(to.lat) - i64::from(from.lat);
            let run = i64::from(to.lng) - i64::from(from.lng);
            // The edge lies to the east of the point; multiplied out, so that nothing is rounded.
            let left = (i64::from(point.lng) - i64::from(from.lng)) * rise;
            let right = (i64::from(point.lat) - i64::from(from.lat)) * run;
            odd ^= if rise > 0 { left < right } else { left > right };
        }
        from = to;
    }
    odd
}

/// Polygons as text: parted by `/`, rings by `;`, points as the way from the one before.
pub fn to_text(polygons: &Polygons) -> String {
    use std::fmt::Write;
    let mut text = String::new();
    let mut before = Point { lat: 0, lng: 0 };
    for (number, polygon) in polygons.iter().enumerate() {
        text.push_str(if number == 0 { "" } else { "/" });
        for (number, ring) in polygon.iter().enumerate() {
            text.push_str(if number == 0 { "" } else { ";" });
            for (number, point) in ring.iter().enumerate() {
                let blank = if number == 0 { "" } else { " " };
                let _ = write!(text, "{blank}{} {}", point.lat - before.lat, point.lng - before.lng);
                before = *point;
            }
        }
    }
    text
}

/// Reads what [`to_text`] has written; `None` for anything else.
pub fn from_text(text: &str) -> Option<Polygons> {
    let mut before = Point { lat: 0, lng: 0 };
    let mut ring = |text: &str| -> Option<Vec<Point>> {
        let mut points = Vec::new();
        let mut numbers = text.split_ascii_whitespace();
        while let Some(lat) = numbers.next() {
            let (lat, lng) = (lat.parse::<i32>().ok()?, numbers.next()?.parse::<i32>().ok()?);
            before = Point { lat: before.lat.checked_add(lat)?, lng: before.lng.checked_add(lng)? };
            points.push(before);
        }
        Some(points)
    };
    text.split('/').map(|polygon| polygon.split(';').map(&mut ring).collect()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ring(points: &[(i32, i32)]) -> Vec<Point> {
        points.iter().map(|&(lat, lng)| Point { lat, lng }).collect()
    }

    /// The angle a ring turns around a point: ±360° inside. Slow, and another way altogether.
    fn turns_around(ring: &[Point], point: Point) -> bool {
        let angle = |p: &Point| f64::from(p.lat - point.lat).atan2(f64::from(p.lng - point.lng));
        let turn = |from: &Point, to: &Point| {
            let turn = angle(to) - angle(from);
            if turn > std::f64::consts::PI {
                turn - std::f64::consts::TAU
            } else if turn < -std::f64::consts::PI {
                turn + std::f64::consts::TAU
            } else {
                turn
            }
        };
        let total: f64 = (0..ring.len()).map(|n| turn(&ring[n], &ring[(n + 1) % ring.len()])).sum();
        total.abs() > 3.0
    }

    #[test]
    fn a_hole_is_outside_and_an_island_inside() {
        let square = |low: i32, high: i32| ring(&[(low, low), (low, high), (high, high), (high, low)]);
        let polygons = vec![vec![square(0, 100), square(20, 80)], vec![square(40, 60)]];
        assert_eq!(from_text(&to_text(&polygons)).as_ref(), Some(&polygons));
        let mut shapes = Shapes::default();
        shapes.push("27210", &vec![vec![square(500, 600)]]);
        shapes.push("27210", &polygons);
        let at = |both: i32| shapes.at(Point { lat: both, lng: both }).next();
        assert_eq!([at(10), at(30), at(50), at(110), at(550)], [Some("27210"), None, Some("27210"), None, None]);
        let geometry = shapes.geometry(|code| code == "27210").unwrap();
        assert_eq!(geometry["coordinates"].as_array().map(Vec::len), Some(2));
        assert_eq!(geometry["coordinates"][0].as_array().map(Vec::len), Some(2));
        assert_eq!(shapes.geometry(|code| code == "27211"), None);
    }

    proptest! {
        #[test]
        fn inside_is_where_the_ring_turns_around(
            // Points around a centre in the order of their angle make a ring that does not cross itself.
            radii in proptest::collection::vec(50.0..1_000.0_f64, 3..30),
            lat in -1_200..1_200_i32,
            lng in -1_200..1_200_i32,
        ) {
            let corner = |(n, radius): (usize, &f64)| {
                let angle = n as f64 / radii.len() as f64 * std::f64::consts::TAU;
                Point { lat: (radius * angle.sin()) as i32 * 7, lng: (radius * angle.cos()) as i32 * 7 }
            };
            let ring: Vec<Point> = radii.iter().enumerate().map(corner).collect();
            // Off the grid of corners, so that no point lies on an edge by accident of rounding.
            let point = Point { lat: lat * 7 + 3, lng: lng * 7 + 2 };
            let edge = (0..ring.len()).any(|n| {
                let (a, b) = (ring[n], ring[(n + 1) % ring.len()]);
                i64::from(b.lng - a.lng) * i64::from(point.lat - a.lat) == i64::from(b.lat - a.lat) * i64::from(point.lng - a.lng)
            });
            prop_assume!(!edge);
            prop_assert_eq!(crosses_oddly(&ring, point), turns_around(&ring, point));
        }

        #[test]
        fn text_of_any_kind_is_read_or_refused(text in "[0-9 ;/-]{0,40}") {
            let _ = from_text(&text);
        }
    }
}
