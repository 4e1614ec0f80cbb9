//! The nearest of many points: points sorted by squares of a hundredth of a degree.

use super::point::Point;

/// Millionths of a degree: about a kilometre.
const SQUARE: i32 = 10_000;

/// Numbered points.
#[derive(Debug, Default)]
pub struct Grid {
    /// Row and column of the square, and the number.
    entries: Vec<(i16, i16, u32)>,
}

impl Grid {
    pub fn build(points: impl Iterator<Item = (u32, Point)>) -> Self {
        let entry = |(number, point): (u32, Point)| (square(point.lat), square(point.lng), number);
        let mut entries: Vec<_> = points.filter(|(_, point)| point.known().is_some()).map(entry).collect();
        entries.sort_unstable();
        entries.shrink_to_fit();
        Self { entries }
    }

    /// The number of the point nearest to another, within some metres.
    pub fn nearest(&self, point: Point, metres: f64, of: impl Fn(u32) -> Point) -> Option<u32> {
        let (north, east) = point.span(metres);
        let columns = square(point.lng.saturating_sub(east))..=square(point.lng.saturating_add(east));
        let rows = square(point.lat.saturating_sub(north))..=square(point.lat.saturating_add(north));
        let candidates = rows.flat_map(|row| {
            let start = self.entries.partition_point(|&(r, c, _)| (r, c) < (row, *columns.start()));
            let last = *columns.end();
            self.entries[start..].iter().take_while(move |&&(r, c, _)| r == row && c <= last)
        });
        candidates
            .map(|&(_, _, number)| (point.metres_to(of(number)), number))
            .filter(|&(distance, _)| distance <= metres)
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
            .map(|(_, number)| number)
    }

    /// Numbers of the points in the squares that a box touches: all in the box, and some around it.
    pub fn in_box(&self, low: Point, high: Point) -> impl Iterator<Item = u32> {
        let columns = square(low.lng)..=square(high.lng);
        (square(low.lat)..=square(high.lat)).flat_map(move |row| {
            let start = self.entries.partition_point(|&(r, c, _)| (r, c) < (row, *columns.start()));
            let last = *columns.end();
            let square = self.entries[start..].iter().take_while(move |&&(r, c, _)| r == row && c <= last);
            square.map(|&(_, _, number)| number)
        })
    }

    /// Bytes on the heap.
    pub fn memory(&self) -> usize {
        self.entries.capacity() * 8
    }
}

fn square(millionths: i32) -> i16 {
    (millionths.div_euclid(SQUARE)).clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_nearest_of_the_grid_is_the_nearest_of_all(
            points in proptest::collection::vec((34_000_000..34_100_000, 135_000_000..135_100_000), 0..60),
            at in (34_000_000..34_100_000, 135_000_000..135_100_000),
            metres in 100.0..5_000.0_f64,
        ) {
            let point = |(lat, lng): (i32, i32)| Point { lat, lng };
            let grid = Grid::build(points.iter().enumerate().map(|(n, &p)| (n as u32, point(p))));
            let at = point(at);
            let near = |n: &usize| at.metres_to(point(points[*n])) <= metres;
            let slow = (0..points.len()).filter(near).map(|n| at.metres_to(point(points[n]))).min_by(f64::total_cmp);
            let fast = grid.nearest(at, metres, |n| point(points[n as usize]));
            prop_assert_eq!(fast.map(|n| at.metres_to(point(points[n as usize]))), slow);
        }
    }
}
