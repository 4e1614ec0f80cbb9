//! Distances in words a pedestrian understands.

use crate::lang::Lang;
use crate::words::{Text, facility as words};

/// Metres walked in a minute: 不動産の表示に関する公正競争規約施行規則 counts 80 m as one minute.
const METRES_PER_MINUTE: u64 = 80;
/// How much longer the way is than the straight line, in tenths.
const DETOUR_TENTHS: u64 = 13;
/// Beyond this straight line nobody is told to walk.
const WALKABLE_METRES: u32 = 2_000;

/// Minutes on foot for a straight line of `metres`, rounded up; `None` beyond 2 km.
pub fn walking_minutes(metres: u32) -> Option<u32> {
    if metres > WALKABLE_METRES {
        return None;
    }
    let minutes = (u64::from(metres) * DETOUR_TENTHS).div_ceil(METRES_PER_MINUTE * 10);
    u32::try_from(minutes.max(1)).ok()
}

/// `420m`, `1.2km`
pub fn length(metres: u32) -> String {
    if metres < 1_000 {
        return format!("{metres}m");
    }
    let tenths = (u64::from(metres) + 50) / 100;
    format!("{}.{}km", tenths / 10, tenths % 10)
}

/// `歩いて約7分（420m・直線）`, or `直線で2.1km` when it is too far to walk.
pub fn distance_words(lang: Lang, metres: u32) -> Text {
    let length = length(metres);
    match walking_minutes(metres) {
        Some(minutes) => words::walk(lang, minutes, length),
        None => words::straight(lang, length),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walking_is_rounded_up_and_ends_at_two_kilometres() {
        assert_eq!(walking_minutes(0), Some(1));
        assert_eq!(walking_minutes(61), Some(1));
        assert_eq!(walking_minutes(62), Some(2));
        assert_eq!(walking_minutes(420), Some(7));
        assert_eq!(walking_minutes(2_000), Some(33));
        assert_eq!(walking_minutes(2_001), None);
        assert_eq!(walking_minutes(u32::MAX), None);
    }

    #[test]
    fn words() {
        let distance_words = |metres| distance_words(Lang::Ja, metres).plain();
        assert_eq!(distance_words(420), "歩いて約7分（420m・直線）");
        assert_eq!(distance_words(999), "歩いて約17分（999m・直線）");
        assert_eq!(distance_words(1_000), "歩いて約17分（1.0km・直線）");
        assert_eq!(distance_words(2_149), "直線で2.1km");
        assert_eq!(distance_words(9_999), "直線で10.0km");
    }
}
