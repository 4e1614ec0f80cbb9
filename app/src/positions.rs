//! Where somebody or something is.

#[cfg(feature = "ssr")]
use api::facilities::Location;

/// `34.812,135.654`: rounded to about 100 m, so that a shared address does not tell where somebody lives.
pub fn rounded(lat: f64, lng: f64) -> String {
    format!("{},{}", decimal(lat, 1_000, 3), decimal(lng, 1_000, 3))
}

/// `135.6543`: to about 10 m, for the edge of a map.
pub fn precise(degrees: f64) -> String {
    decimal(degrees, 10_000, 4)
}

/// The place on the map of 国土地理院.
#[cfg(feature = "ssr")]
pub fn map_address(at: Location) -> String {
    format!("https://maps.gsi.go.jp/#17/{}/{}", decimal(at.lat, 1_000_000, 6), decimal(at.lng, 1_000_000, 6))
}

/// `34.812346,135.600000`: a place that everybody may know, as it stands in an address.
#[cfg(feature = "ssr")]
pub fn exact(at: Location) -> String {
    format!("{},{}", decimal(at.lat, 1_000_000, 6), decimal(at.lng, 1_000_000, 6))
}

/// Degrees with a fixed number of decimals. What the standard library has for this weighs more than
/// a page.
fn decimal(degrees: f64, unit: i32, decimals: usize) -> String {
    // At most 180 million: the cast loses nothing.
    let rounded = (degrees * f64::from(unit)).round() as i32;
    let sign = if rounded < 0 { "-" } else { "" };
    format!("{sign}{}.{:0decimals$}", rounded.abs() / unit, rounded.abs() % unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_has_three_decimals() {
        assert_eq!(rounded(34.812_345_6, 135.654_321), "34.812,135.654");
        assert_eq!(rounded(-0.000_6, 0.000_4), "-0.001,0.000");
        assert_eq!(rounded(35.0, -179.999_9), "35.000,-180.000");
    }

    #[test]
    fn a_facility_is_found_on_the_map() {
        let at = Location { lat: 34.812_345_6, lng: 135.6 };
        assert_eq!(map_address(at), "https://maps.gsi.go.jp/#17/34.812346/135.600000");
    }
}
