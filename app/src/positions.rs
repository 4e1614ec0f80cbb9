//! Where somebody is, told no more exactly than it must be.

/// `34.812,135.654`: rounded to about 100 m, so that a shared address does not tell where somebody lives.
pub fn rounded(lat: f64, lng: f64) -> String {
    format!("{},{}", thousandths(lat), thousandths(lng))
}

fn thousandths(degrees: f64) -> String {
    // At most 180,000: the cast loses nothing.
    #[expect(clippy::cast_possible_truncation, reason = "degrees are small")]
    let rounded = (degrees * 1_000.0).round() as i32;
    let sign = if rounded < 0 { "-" } else { "" };
    format!("{sign}{}.{:03}", rounded.abs() / 1_000, rounded.abs() % 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_decimals() {
        assert_eq!(rounded(34.812_345_6, 135.654_321), "34.812,135.654");
        assert_eq!(rounded(-0.000_6, 0.000_4), "-0.001,0.000");
        assert_eq!(rounded(35.0, -179.999_9), "35.000,-180.000");
    }
}
