//! Fewer points for the same outline (Douglas and Peucker, 1973).

use crate::places::point::Point;
use crate::places::shapes::Polygons;

/// Polygons without the points that lie within `tolerance` millionths of a degree of the line
/// without them. Rings that shrink to a line are left out, with their holes.
pub fn simplified(polygons: &Polygons, tolerance: f64) -> Polygons {
    let polygon = |rings: &Vec<Vec<Point>>| -> Option<Vec<Vec<Point>>> {
        let mut rings = rings.iter().map(|ring| simplified_ring(ring, tolerance));
        let outer = rings.next().filter(|ring| ring.len() >= 3)?;
        Some(std::iter::once(outer).chain(rings.filter(|ring| ring.len() >= 3)).collect())
    };
    polygons.iter().filter_map(polygon).collect()
}

fn simplified_ring(ring: &[Point], tolerance: f64) -> Vec<Point> {
    let Some(&start) = ring.first() else { return Vec::new() };
    // A ring is cut at its first point and at the one farthest from it.
    let distance = |point: &Point| square(point.lat, start.lat) + square(point.lng, start.lng);
    let far = (0..ring.len()).max_by(|&a, &b| distance(&ring[a]).total_cmp(&distance(&ring[b]))).unwrap_or(0);
    let mut closed = ring.to_vec();
    closed.push(start);
    let mut kept = vec![false; closed.len()];
    (kept[0], kept[far]) = (true, true);
    let mut open = vec![(0, far), (far, ring.len())];
    while let Some((from, to)) = open.pop() {
        let off = |at: &usize| off_line(closed[*at], closed[from], closed[to]);
        let farthest = (from + 1..to).max_by(|a, b| off(a).total_cmp(&off(b)));
        if let Some(middle) = farthest.filter(|at| off(at) > tolerance) {
            kept[middle] = true;
            open.extend([(from, middle), (middle, to)]);
        }
    }
    ring.iter().zip(kept).filter(|(_, kept)| *kept).map(|(point, _)| *point).collect()
}

fn square(a: i32, b: i32) -> f64 {
    (f64::from(a) - f64::from(b)).powi(2)
}

/// How far a point is from the line between two others.
fn off_line(point: Point, from: Point, to: Point) -> f64 {
    let (dy, dx) = (f64::from(to.lat) - f64::from(from.lat), f64::from(to.lng) - f64::from(from.lng));
    let (py, px) = (f64::from(point.lat) - f64::from(from.lat), f64::from(point.lng) - f64::from(from.lng));
    let length = dx * dx + dy * dy;
    let along = if length == 0.0 { 0.0 } else { ((px * dx + py * dy) / length).clamp(0.0, 1.0) };
    (px - along * dx).hypot(py - along * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_stay_and_small_steps_go() {
        let ring: Vec<Point> = [(0, 0), (0, 500), (3, 700), (0, 1_000), (1_000, 1_000), (1_000, 0), (500, 2)]
            .map(|(lat, lng)| Point { lat, lng })
            .into();
        let square = simplified(&vec![vec![ring.clone()]], 10.0);
        assert_eq!(square[0][0], [(0, 0), (0, 1_000), (1_000, 1_000), (1_000, 0)].map(|(lat, lng)| Point { lat, lng }));
        assert_eq!(simplified(&vec![vec![ring.clone()]], 0.5)[0][0], [&ring[..1], &ring[1..]].concat());
        assert!(simplified(&vec![vec![ring]], 1e6).is_empty());
        assert!(simplified(&vec![vec![Vec::new()]], 1.0).is_empty());
    }
}
