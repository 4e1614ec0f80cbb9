//! The square world of web maps: Web Mercator (EPSG:3857), whole numbers, so that a point is in one tile only.

use api::facilities::{Bbox, Location};
use api::maps::world;

/// A point of the square: 0 is the west and the north edge, 2³² the east and the south one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct World {
    pub x: u32,
    pub y: u32,
}

/// The edge of a tile in steps: what coordinates in a tile are counted in (MVT `extent`).
pub const EXTENT: u32 = 4096;

impl From<Location> for World {
    /// What lies beyond the square is put on its edge.
    fn from(at: Location) -> Self {
        let (x, y) = world(at);
        let whole = |share: f64| (share * 4_294_967_296.0).clamp(0.0, f64::from(u32::MAX)) as u32;
        Self { x: whole(x), y: whole(y) }
    }
}

impl World {
    pub fn location(self) -> Location {
        let share = |whole: u32| f64::from(whole) / 4_294_967_296.0;
        let lat = (std::f64::consts::PI * (1.0 - 2.0 * share(self.y))).sinh().atan().to_degrees();
        Location { lat, lng: share(self.x) * 360.0 - 180.0 }
    }
}

/// A tile of the pyramid: at zoom `z` the world is 2ᶻ × 2ᶻ of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tile {
    pub z: u8,
    pub x: u32,
    pub y: u32,
}

impl Tile {
    /// The deepest that is made; a browser enlarges these.
    pub const MAX_ZOOM: u8 = 16;

    /// `None`: there is no such tile.
    pub fn new(z: u64, x: u64, y: u64) -> Option<Self> {
        let z = u8::try_from(z).ok().filter(|&z| z <= Self::MAX_ZOOM)?;
        let is_in = |at: u64| at < 1 << z;
        (is_in(x) && is_in(y)).then_some(Self { z, x: x as u32, y: y as u32 })
    }

    /// The tile that holds a point.
    pub fn of(at: World, z: u8) -> Self {
        Self { z, x: shifted(at.x, z), y: shifted(at.y, z) }
    }

    pub fn holds(self, at: World) -> bool {
        Self::of(at, self.z) == self
    }

    /// Where a point of this tile lies in it, in [`EXTENT`] steps.
    pub fn steps(self, at: World) -> (u32, u32) {
        let within = |whole: u32| (u64::from(whole) << self.z & 0xffff_ffff) >> (32 - EXTENT.trailing_zeros());
        (within(at.x) as u32, within(at.y) as u32)
    }

    /// The same for any point of the world, also outside of the tile.
    pub fn steps_beyond(self, at: World) -> (i64, i64) {
        let scaled = |whole: u32, tile: u32| {
            ((i64::from(whole) << self.z) >> (32 - EXTENT.trailing_zeros())) - i64::from(tile) * i64::from(EXTENT)
        };
        (scaled(at.x, self.x), scaled(at.y, self.y))
    }

    /// A box that holds every point of the tile, and `margin` steps around it.
    pub fn bbox(self, margin: u32) -> Bbox {
        let size = 1_u64 << (32 - self.z);
        let margin = size * u64::from(margin) / u64::from(EXTENT);
        let low = |at: u32| (u64::from(at) * size).saturating_sub(margin) as u32;
        let high = |at: u32| (u64::from(at) * size + size - 1 + margin).min(u64::from(u32::MAX)) as u32;
        let (north_west, south_east) = (
            World { x: low(self.x), y: low(self.y) }.location(),
            World { x: high(self.x), y: high(self.y) }.location(),
        );
        // Whole numbers are rounded down: half a metre makes up for it.
        const SLACK: f64 = 5e-6;
        Bbox {
            west: north_west.lng - SLACK,
            south: south_east.lat - SLACK,
            east: south_east.lng + SLACK,
            north: north_west.lat + SLACK,
        }
    }
}

fn shifted(whole: u32, z: u8) -> u32 {
    whole.checked_shr(32 - u32::from(z)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn osaka_is_where_other_maps_have_it() {
        // y = (1 - asinh(tan φ) / π) / 2 · 2ᶻ = 6506.26
        let at = World::from(Location { lat: 34.702_485, lng: 135.495_951 });
        assert_eq!(Tile::of(at, 14), Tile { z: 14, x: 14358, y: 6506 });
        assert_eq!(Tile::of(at, 0), Tile { z: 0, x: 0, y: 0 });
    }

    proptest! {
        #[test]
        fn a_point_is_in_its_tile_and_in_no_other(lat in -84.0..84.0f64, lng in -180.0..179.9f64, z in 0u8..=16) {
            let at = World::from(Location { lat, lng });
            let tile = Tile::of(at, z);
            prop_assert!(tile.holds(at) && Tile::new(z.into(), tile.x.into(), tile.y.into()) == Some(tile));
            let neighbour = Tile { x: tile.x ^ 1, ..tile };
            prop_assert!(z == 0 || !neighbour.holds(at));
            let bbox = tile.bbox(0);
            prop_assert!((bbox.west..=bbox.east).contains(&lng) && (bbox.south..=bbox.north).contains(&lat), "{bbox:?}");
            let (x, y) = tile.steps(at);
            prop_assert!(x < EXTENT && y < EXTENT);
            prop_assert_eq!(tile.steps_beyond(at), (i64::from(x), i64::from(y)));
        }

        #[test]
        fn a_point_comes_back(lat in -84.0..84.0f64, lng in -180.0..179.9f64) {
            let back = World::from(Location { lat, lng }).location();
            prop_assert!((back.lat - lat).abs() < 1e-6 && (back.lng - lng).abs() < 1e-6, "{back:?}");
        }
    }
}
