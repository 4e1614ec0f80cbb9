//! Points as whole millionths of a degree: half the memory of floating point, and comparable.

use api::facilities::Location;

/// Metres per millionth of a degree of latitude (mean radius of the earth).
const METRES: f64 = 0.111_195;

/// A point on the globe, WGS 84, in millionths of a degree (11 cm).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    pub lat: i32,
    pub lng: i32,
}

impl Point {
    /// Stands for "not known" where an `Option` would cost memory.
    pub const UNKNOWN: Self = Self { lat: i32::MIN, lng: i32::MIN };

    /// `None` outside 20–46° N, 122–154° E: no part of Japan lies there.
    pub fn in_japan(lat: f64, lng: f64) -> Option<Self> {
        let plausible = (20.0..=46.0).contains(&lat) && (122.0..=154.0).contains(&lng);
        plausible.then(|| Self::of(Location { lat, lng }))
    }

    pub fn of(location: Location) -> Self {
        let whole = |degrees: f64| (degrees * 1e6).round() as i32;
        Self { lat: whole(location.lat), lng: whole(location.lng) }
    }

    pub fn known(self) -> Option<Self> {
        (self != Self::UNKNOWN).then_some(self)
    }

    pub fn location(self) -> Location {
        Location { lat: f64::from(self.lat) / 1e6, lng: f64::from(self.lng) / 1e6 }
    }

    /// Metres, on a plane that touches the globe here: good to 0.1 % within a prefecture.
    pub fn metres_to(self, other: Self) -> f64 {
        let north = f64::from(other.lat) - f64::from(self.lat);
        let east = f64::from(other.lng) - f64::from(self.lng);
        let narrowing = (f64::from(self.lat) / 1e6).to_radians().cos();
        north.hypot(east * narrowing) * METRES
    }

    /// Millionths of a degree of latitude and longitude that `metres` span here.
    pub fn span(self, metres: f64) -> (i32, i32) {
        let narrowing = (f64::from(self.lat) / 1e6).to_radians().cos().max(0.01);
        ((metres / METRES).ceil() as i32, (metres / METRES / narrowing).ceil() as i32)
    }
}

/// The mean of points; nothing when there are none.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mean {
    lat: i64,
    lng: i64,
    count: i64,
}

impl Mean {
    pub fn add(&mut self, point: Point) {
        if point != Point::UNKNOWN {
            self.lat += i64::from(point.lat);
            self.lng += i64::from(point.lng);
            self.count += 1;
        }
    }

    /// [`Point::UNKNOWN`] when there is none.
    pub fn point(self) -> Point {
        if self.count == 0 {
            return Point::UNKNOWN;
        }
        Point { lat: (self.lat / self.count) as i32, lng: (self.lng / self.count) as i32 }
    }
}

impl Extend<Point> for Mean {
    fn extend<I: IntoIterator<Item = Point>>(&mut self, points: I) {
        points.into_iter().for_each(|point| self.add(point));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metres_between_two_town_halls() {
        let hirakata = Point::of(Location { lat: 34.814_4, lng: 135.650_8 });
        let takatsuki = Point::of(Location { lat: 34.846_2, lng: 135.617_4 });
        let metres = hirakata.metres_to(takatsuki);
        assert!((4_650.0..4_710.0).contains(&metres), "{metres}");
        assert_eq!(Point::in_japan(0.0, 0.0), None);
        assert_eq!(Mean::default().point(), Point::UNKNOWN);
    }
}
