//! What a map shows where no other background can be reached: municipalities with their outlines, and names.

use fast_mvt::{MvtCoord, MvtError, MvtGeomType, MvtTileBuilder, MvtValueRef};

use super::mercator::{EXTENT, Tile, World};
use crate::places::{Label, Places};

/// Layers of a tile.
pub const MUNICIPALITIES: &str = "municipalities";
pub const LABELS: &str = "labels";

/// Steps around a tile that belong to its drawing, so that a line along its edge is whole.
const MARGIN: i64 = 128;
/// Points nearer to each other than this many steps are one on a screen.
const STEP: i64 = 6;

/// The tile as bytes (Mapbox Vector Tile 2.1).
pub fn tile(places: &Places, tile: Tile) -> Result<Vec<u8>, MvtError> {
    let bbox = tile.bbox(MARGIN as u32);
    let mut layer = MvtTileBuilder::new().layer(MUNICIPALITIES)?;
    for outline in places.outlines_in(bbox) {
        let rings = outline.rings.iter().filter_map(|(ring, outer)| {
            let steps = ring.iter().map(|&at| tile.steps_beyond(World::from(at)));
            let clipped = clip(&thinned(steps));
            (clipped.len() >= 3).then_some((clipped, *outer))
        });
        let rings: Vec<(Vec<MvtCoord>, bool)> = rings.collect();
        // A hole without its polygon has nothing to be cut out of.
        if !rings.first().is_some_and(|(_, outer)| *outer) {
            continue;
        }
        let mut feature = layer.feature_of(MvtGeomType::Polygon);
        for (ring, outer) in rings {
            feature.ring(ring, outer)?;
        }
        feature.tag_ref("code", MvtValueRef::String(outline.code))?;
        layer = feature.end();
    }
    let mut layer = layer.end().layer(LABELS)?;
    for Label { name, location, level } in places.labels_in(bbox, tile.z) {
        let at = World::from(location);
        if tile.holds(at) {
            let (x, y) = tile.steps(at);
            let mut feature = layer.feature_of(MvtGeomType::Point);
            feature.points([MvtCoord { x: x as i32, y: y as i32 }])?;
            feature.tag_ref("name", MvtValueRef::String(&name))?;
            feature.tag_ref("level", MvtValueRef::String(level.as_str()))?;
            layer = feature.end();
        }
    }
    Ok(layer.encode())
}

/// Leaves out points that lie on the one before.
fn thinned(points: impl Iterator<Item = (i64, i64)>) -> Vec<(i64, i64)> {
    let mut kept: Vec<(i64, i64)> = Vec::new();
    for (x, y) in points {
        if kept.last().is_none_or(|&(a, b)| (x - a).abs() >= STEP || (y - b).abs() >= STEP) {
            kept.push((x, y));
        }
    }
    kept
}

/// The part of a ring within the tile and its margin (Sutherland and Hodgman: edge by edge).
fn clip(ring: &[(i64, i64)]) -> Vec<MvtCoord> {
    const LOW: i64 = -MARGIN;
    const HIGH: i64 = EXTENT as i64 + MARGIN;
    let mut ring: Vec<(i64, i64)> = ring.to_vec();
    // How far a point is inside of each edge.
    let edges: [fn((i64, i64)) -> i64; 4] = [|(x, _)| x - LOW, |(x, _)| HIGH - x, |(_, y)| y - LOW, |(_, y)| HIGH - y];
    for inside in edges {
        let Some(&last) = ring.last() else { break };
        let mut kept = Vec::with_capacity(ring.len() + 4);
        let mut from = last;
        for to in ring {
            let (a, b) = (inside(from), inside(to));
            if (a < 0) != (b < 0) {
                let cut = |from: i64, to: i64| from + ((to - from) as f64 * a as f64 / (a - b) as f64).round() as i64;
                kept.push((cut(from.0, to.0), cut(from.1, to.1)));
            }
            if b >= 0 {
                kept.push(to);
            }
            from = to;
        }
        ring = kept;
    }
    ring.into_iter().map(|(x, y)| MvtCoord { x: x as i32, y: y as i32 }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn area(ring: &[(f64, f64)]) -> f64 {
        let next = ring.iter().cycle().skip(1);
        ring.iter().zip(next).map(|(a, b)| a.0 * b.1 - a.1 * b.0).sum::<f64>().abs() / 2.0
    }

    proptest! {
        #[test]
        fn what_is_clipped_covers_what_lay_inside(
            west in -9_000i64..9_000, north in -9_000i64..9_000, width in 1i64..9_000, height in 1i64..9_000,
        ) {
            let (east, south) = (west + width, north + height);
            let clipped = clip(&[(west, north), (east, north), (east, south), (west, south)]);
            let overlap = |low: i64, high: i64| (high.min(EXTENT as i64 + MARGIN) - low.max(-MARGIN)).max(0) as f64;
            let points: Vec<(f64, f64)> = clipped.iter().map(|at| (at.x.into(), at.y.into())).collect();
            let found = if points.len() < 3 { 0.0 } else { area(&points) };
            prop_assert!((found - overlap(west, east) * overlap(north, south)).abs() < 1.0);
        }

        #[test]
        fn nothing_lies_beyond_the_margin(ring in proptest::collection::vec((-20_000i64..20_000, -20_000i64..20_000), 0..40)) {
            let most = EXTENT as i32 + MARGIN as i32;
            for MvtCoord { x, y } in clip(&ring) {
                prop_assert!((-(MARGIN as i32)..=most).contains(&x) && (-(MARGIN as i32)..=most).contains(&y));
            }
        }
    }
}
