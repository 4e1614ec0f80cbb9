//! Numbers on a map that must not hide one another.

/// How many half radii a mark is moved away at most.
const FARTHEST: i32 = 28;

/// Where marks of a radius are drawn so that none covers another, as near to their places as there is room: in the
/// order of the places, the first ones where they belong. Within `0..width` and `0..height`, all in the same unit.
///
/// Where no room is left a mark stays on its place.
pub fn spread(places: &[(f64, f64)], radius: f64, width: f64, height: f64) -> Vec<(f64, f64)> {
    let mut drawn: Vec<(f64, f64)> = Vec::with_capacity(places.len());
    for &place in places {
        let is_free = |&(x, y): &(f64, f64)| {
            let is_in = (radius..=width - radius).contains(&x) && (radius..=height - radius).contains(&y);
            is_in && drawn.iter().all(|&other| !meet((x, y), other, radius))
        };
        let spot = around(place, radius).find(is_free).unwrap_or(place);
        drawn.push(spot);
    }
    drawn
}

/// The place itself, then squares around it, each half a radius farther than the one before.
// No angles: sines and cosines would be half of what a phone loads for the map.
fn around((x, y): (f64, f64), radius: f64) -> impl Iterator<Item = (f64, f64)> {
    let step = radius / 2.0;
    (0..=FARTHEST).flat_map(move |ring| {
        let whole = -ring..=ring;
        whole.clone().flat_map(move |column| {
            let rows = whole.clone().step_by(if column.abs() == ring { 1 } else { 2 * ring.max(1) as usize });
            rows.map(move |row| (x + step * f64::from(column), y + step * f64::from(row)))
        })
    })
}

/// Whether two marks of a radius meet.
fn meet(one: (f64, f64), other: (f64, f64), radius: f64) -> bool {
    let (x, y) = (one.0 - other.0, one.1 - other.1);
    x * x + y * y < 4.0 * radius * radius
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_has_room_stays_and_what_shares_a_spot_is_told_apart() {
        let far = [(100.0, 100.0), (200.0, 100.0)];
        assert_eq!(spread(&far, 12.0, 400.0, 400.0), far);
        let same = vec![(200.0, 200.0); 20];
        let drawn = spread(&same, 12.0, 400.0, 400.0);
        assert_eq!(drawn[0], same[0]);
        for (at, a) in drawn.iter().enumerate() {
            assert!(drawn[..at].iter().all(|b| (a.0 - b.0).hypot(a.1 - b.1) >= 24.0));
        }
    }

    proptest! {
        #[test]
        fn as_long_as_there_is_room_nothing_is_covered(
            places in proptest::collection::vec((20.0..980.0f64, 20.0..680.0f64), 0..60),
        ) {
            let drawn = spread(&places, 12.0, 1_000.0, 700.0);
            for (at, a) in drawn.iter().enumerate() {
                prop_assert!(drawn[..at].iter().all(|b| (a.0 - b.0).hypot(a.1 - b.1) >= 23.99));
                prop_assert!((12.0..=988.0).contains(&a.0) && (12.0..=688.0).contains(&a.1));
            }
        }
    }
}
